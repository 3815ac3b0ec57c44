"""Takes the corrections of the record; reads their originals again in children and gives where each value stands.

Nothing stored is trusted: what a text says comes from the archive's bytes. What is made of it is `flows.learn`.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from extractors.learning.examples import WANTED, Mark, Marked, Wanted, label_of, parse_marked, refusal
from extractors.learning.exporting import Labelled
from extractors.learning.marking import FUNCTION
from extractors.learning.suggestions import Case
from extractors.sandbox.pool import ReaderPool
from extractors.trust.calibration import Row
from flows.intake import ARCHIVE, READ_PAGES
from flows.originals import find_kept
from flows.reading import LIMITS
from records.corrections import REQUESTED, Correction, Witness
from records.errors import InputError, UnreadableFile
from records.settings import Settings

TAKEN_AWAY = "nguoi_xem_bo"
NOT_MARKED = "khong_danh_dau"
NO_TEXT = "khong_co_chu"


@dataclass(frozen=True)
class Original:
    """One file to be read again, and what is looked for in it: each value with the number of its correction."""

    witness: Witness
    wanted: tuple[tuple[int, Wanted], ...]


@dataclass(frozen=True)
class Study:
    """The corrections, and where each stands; `missing` says of those that stand nowhere why (a code)."""

    corrections: tuple[Correction, ...]
    originals: tuple[Original, ...] = ()
    marked: tuple[Marked | None, ...] = ()
    missing: dict[int, str] = field(default_factory=dict)

    @property
    def reasons(self) -> dict[str, int]:
        """How many values stand nowhere, by reason."""
        return dict(sorted(Counter(self.missing.values()).items()))

    def labelled(self) -> list[Labelled]:
        """Every paragraph and row with its values, file by file."""
        found = []
        for original, marked in zip(self.originals, self.marked, strict=True):
            if marked is not None:
                found += _labelled(original, marked, self.corrections)
        return found

    def cases(self) -> list[Case]:
        """Every correction with the mark nearest to where it was read, or with none."""
        marks: dict[int, Case] = {}
        for original, marked in zip(self.originals, self.marked, strict=True):
            by_id = {mark.id: mark for mark in marked.marks} if marked is not None else {}
            for number, wanted in original.wanted:
                mark = by_id.get(wanted.id)
                if marked is not None and mark is not None and mark.example is not None and number not in marks:
                    place = marked.examples[mark.example].place
                    marks[number] = Case(
                        self.corrections[number], mark, original.witness.file, original.witness.sha256, place
                    )
        return [marks.get(number) or _unmarked(each) for number, each in enumerate(self.corrections)]


def study(settings: Settings, corrections: Sequence[Correction], *, workers: int | None = None) -> Study:
    """Looks for every value in every file that speaks of its nominee."""
    missing: dict[int, str] = {}
    by_file: dict[tuple[str, str], Original] = {}
    texts = _texts_of_codes(corrections)
    for number, correction in enumerate(corrections):
        label, value = label_of(correction), _printed(correction, texts)
        if correction.value is None:
            missing[number] = TAKEN_AWAY
        elif label is None:
            missing[number] = NOT_MARKED
        elif not value:
            missing[number] = NO_TEXT
        else:
            for witness in correction.witnesses:
                _want(by_file, number, witness, label=label, value=value)
    originals = tuple(sorted(by_file.values(), key=lambda each: (each.witness.file, each.witness.sha256)))
    marked, refused = _read(settings, originals, workers=workers or os.cpu_count() or 1)
    found = Study(tuple(corrections), originals, marked, missing)
    _note_missing(found, refused)
    return found


def _want(by_file: dict[tuple[str, str], Original], number: int, witness: Witness, *, label: str, value: str) -> None:
    key = (witness.file, witness.sha256)
    known = by_file.get(key, Original(witness, ()))
    wanted = Wanted(id=len(known.wanted), label=label, value=value, evidence=witness.evidence, near=witness.near)
    by_file[key] = Original(known.witness, (*known.wanted, (number, wanted)))


def _texts_of_codes(corrections: Iterable[Correction]) -> dict[str, str]:
    """What a person says is printed of the recognition that a proposal asks for."""
    return {each.proposal: each.value for each in corrections if each.field == f"{REQUESTED}text" and each.value}


def _printed(correction: Correction, texts: dict[str, str]) -> str | None:
    """The letters to look for: of a code, those that were read as it, or that a person gave for it."""
    if correction.field != f"{REQUESTED}code":
        return correction.value
    return texts.get(correction.proposal) or (correction.text if correction.is_right else None)


def _read(
    settings: Settings, originals: Sequence[Original], *, workers: int
) -> tuple[tuple[Marked | None, ...], tuple[str, ...]]:
    """What a child found in each original, and why nothing, where it could not be read."""
    if not originals:
        return (), ()
    with (
        ReaderPool(FUNCTION, workers, **LIMITS, page_cache=settings.data / READ_PAGES) as pool,
        ThreadPoolExecutor(max_workers=workers) as threads,
    ):
        answers = list(threads.map(lambda each: _ask(pool, settings.data / ARCHIVE, each), originals))
    return tuple(marked for marked, _ in answers), tuple(why for _, why in answers)


def _ask(pool: ReaderPool, archive: Path, original: Original) -> tuple[Marked | None, str]:
    witness, wanted = original.witness, [each for _, each in original.wanted]
    kept = find_kept(archive, witness.kept)
    if kept is None:
        return None, "khong_con_tep"
    answer = pool.read(kept.path, sha256=witness.sha256, wanted=WANTED.dump_json(wanted).decode())
    if isinstance(answer, InputError):
        return None, refusal(answer)
    try:
        return parse_marked(answer, wanted, name=witness.file), ""
    except UnreadableFile as exc:
        return None, refusal(exc)


def _note_missing(found: Study, refused: Sequence[str]) -> None:
    """Why a value stands nowhere: what was said of the first file that speaks of it."""
    reasons: dict[int, list[str | None]] = {}
    for original, marked, why in zip(found.originals, found.marked, refused, strict=True):
        told = {mark.id: mark.missing for mark in marked.marks} if marked is not None else {}
        for number, wanted in original.wanted:
            reasons.setdefault(number, []).append(told.get(wanted.id) if marked is not None else why)
    for number in range(len(found.corrections)):
        said = reasons.get(number, ["khong_con_tep"])
        if number not in found.missing and None not in said:
            found.missing[number] = said[0] or ""


def _labelled(original: Original, marked: Marked, corrections: Sequence[Correction]) -> list[Labelled]:
    witness, by_id = original.witness, {wanted.id: (number, wanted) for number, wanted in original.wanted}
    found = []
    for at, example in enumerate(marked.examples):
        own = [(mark, *by_id[mark.id]) for mark in marked.marks if mark.example == at]
        spans = sorted({(mark.start, mark.end, wanted.label) for mark, _, wanted in own})
        place = example.place.model_dump(exclude_none=True, mode="json") if example.place else {}
        values = [_provenance(mark, corrections[number]) for mark, number, _ in own]
        about = {"file": witness.file, "sha256": witness.sha256, "place": place, "values": values}
        found.append(Labelled(example, tuple(spans), about))
    return found


def _provenance(mark: Mark, correction: Correction) -> dict[str, Any]:
    return {
        "start": mark.start,
        "end": mark.end,
        "field": correction.field,
        "proposal": correction.proposal,
        "confirmed": correction.is_right,
        "who": correction.who,
        "at": _moment(correction.at),
    }


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _unmarked(correction: Correction) -> Case:
    witness = correction.witnesses[0] if correction.witnesses else None
    place = witness.evidence[0] if witness is not None and witness.evidence else None
    return Case(correction, None, witness.file if witness else "", witness.sha256 if witness else "", place)


def judged_rows(corrections: Iterable[Correction]) -> list[Row]:
    """Values that the machine had and a person judged, with their signals; what is asked for counts as one value.

    Values read before signals were kept have none, and teach nothing.
    """
    rows = []
    asked: dict[str, list[Correction]] = {}
    for each in corrections:
        if each.machine is None or not each.signals:
            continue
        if each.field.startswith(REQUESTED):
            asked.setdefault(each.proposal, []).append(each)
        else:
            rows.append(Row(each.field, each.signals, each.is_right, group=each.proposal))
    for proposal, parts in asked.items():
        is_right = all(each.is_right for each in parts)
        if not is_right or any(each.field == f"{REQUESTED}code" for each in parts):
            rows.append(Row("requested", parts[0].signals, is_right, group=proposal))
    return rows
