"""Takes explained proposals; gives them with pictures of the pages on which their evidence stands.

The pages are drawn by children with limits, from the kept originals; a file that cannot be drawn costs only itself.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.framing import Mark
from extractors.sandbox.pool import ReaderPool
from flows.error_pages import FRAME_FUNCTION
from flows.intake import ARCHIVE
from flows.originals import find_kept
from flows.reading import LIMITS
from records.catalogue import LEVELS
from records.errors import InputError
from records.proposals import Finding, Proposal, Source
from records.readings import Evidence, Field, Nominee

if TYPE_CHECKING:
    from records.settings import Settings
    from reports.explanation import Explained, PagePicture

_QUOTE, _FIGURES = re.compile(r"“([^”]+)”"), re.compile(r"\d+/\d+|\d+(?:,\d+)?%")
MOST_FILES, MOST_PAGES = 6, 3  # of a proposal, of a file: a page stays small enough to be mailed
MOST_MARKS = 40  # of a file


def with_pages(found: Sequence[Explained], settings: Settings) -> list[Explained]:
    """Each with its pages; files are drawn one after the other."""
    with tempfile.TemporaryDirectory(prefix="giai-thich-") as folder:
        cache = Path(folder) / "trang"
        cache.mkdir()
        with ReaderPool(FRAME_FUNCTION, 1, page_cache=Path(folder) / "quet", writable=[cache], **LIMITS) as pool:
            return [_with_pages(each, pool, settings.data / ARCHIVE, cache=cache) for each in found]


def _with_pages(explained: Explained, pool: ReaderPool, archive: Path, *, cache: Path) -> Explained:
    from reports.explanation import places_of

    proposal = explained.checked.proposal
    places = places_of(explained)
    words = words_by_place(proposal.nominee, explained.checked.judgement.findings)
    pages: list[PagePicture] = []
    notes: list[str] = []
    for source in list(_sources_with(places, proposal))[:MOST_FILES]:
        own = [place for place in places if _is_in(place, source, proposal)][:MOST_MARKS]
        kept = find_kept(archive, source.sha256)
        if kept is None:
            notes.append(f"{source.file}: không có hình trang (tệp nằm trong gói, hoặc không còn bản gốc).")
            continue
        marks = [Mark((place,), words.get(_without_file(place), ())) for place in own]
        drawn = _draw(pool, kept.path, source.file, marks, cache=cache)
        pages += drawn
        if not drawn:
            notes.append(f"{source.file}: không khoanh được chỗ ghi trên hình trang.")
    return replace(explained, pages=tuple(pages), no_pictures=tuple(notes))


def words_by_place(nominee: Nominee, findings: Sequence[Finding]) -> dict[Evidence, tuple[str, ...]]:
    """What stands at each place of a nominee's values and of findings: a Word file has no boxes."""
    words: dict[Evidence, tuple[str, ...]] = {}
    for evidence, told in (*_told(nominee), *map(_quoted, findings)):
        for place in evidence:
            key = _without_file(place)
            words[key] = tuple(dict.fromkeys((*words.get(key, ()), *filter(None, told))))
    return words


def _told(nominee: Nominee) -> Iterator[tuple[tuple[Evidence, ...], tuple[str | None, ...]]]:
    for recognition in (*nominee.prior_titles, *nominee.prior_awards, *nominee.requested):
        yield recognition.evidence, (recognition.text, recognition.decision_number, recognition.year)
    for initiative in nominee.initiatives:
        yield initiative.evidence, (initiative.title, initiative.decision_number, initiative.year)
    for declared in nominee.declared:
        yield declared.evidence, (declared.text, declared.value)
    for level in nominee.classifications:
        yield level.evidence, (LEVELS[level.level], level.decision_number, level.year)
    for name in type(nominee).model_fields:
        value = getattr(nominee, name)
        if isinstance(value, Field):
            yield value.evidence, (value.text, value.value)


def _quoted(finding: Finding) -> tuple[tuple[Evidence, ...], tuple[str | None, ...]]:
    """What a finding says that the paper says: its words in quotes, what was found, or at least the figures."""
    return finding.evidence, (*_QUOTE.findall(finding.text), finding.found, *_FIGURES.findall(finding.text))


def _sources_with(places: Sequence[Evidence], proposal: Proposal) -> Iterator[Source]:
    seen: set[str] = set()
    for source in proposal.sources:
        if source.sha256 not in seen and any(_is_in(place, source, proposal) for place in places):
            seen.add(source.sha256)
            yield source


def _is_in(place: Evidence, source: Source, proposal: Proposal) -> bool:
    return place.file == source.file or (place.file is None and len(proposal.sources) == 1)


def _without_file(place: Evidence) -> Evidence:
    return place.model_copy(update={"file": None})


def _draw(pool: ReaderPool, path: Path, file: str, marks: Sequence[Mark], *, cache: Path) -> list[PagePicture]:
    """The pages with frames; none where the file cannot be drawn, or nothing was found on it."""
    options = [mark.as_option() for mark in marks]
    answer: Any = pool.read(path, marks=options, cache=str(cache), most_pages=MOST_PAGES)
    if isinstance(answer, InputError):
        return []
    try:
        pages = [_page(page, file, marks) for page in answer]
    except (KeyError, TypeError, ValueError, IndexError):  # nobody knows what a child that was taken over may send
        return []
    return [page for page in pages if page.frames]


def _page(told: Mapping[str, Any], file: str, marks: Sequence[Mark]) -> PagePicture:
    from reports.explanation import Framed, PagePicture

    frames = []
    for mark, box in told["frames"]:
        left, top, right, bottom = (float(share) for share in box)
        frames.append(Framed(tuple(marks[int(mark)].evidence), (left, top, right, bottom)))
    return PagePicture(file, int(told["page"]), bytes(told["picture"]), float(told["aspect"]), tuple(frames))
