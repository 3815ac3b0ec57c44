"""Takes what a paper cites as its grounds; gives the laws among it that were not in force on the paper's day.

Only instruments of the rulebook are known; of any other nothing is said. A paper without a day is seen on its receipt.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from criteria.book.paper_rules import DAY, Instrument
from criteria.book.rulebook import Rulebook
from criteria.findings import make_finding
from records.folding import fold, unaccented
from records.proposals import Finding
from records.readings import Cited, Evidence, Reading

YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
GROUNDED = frozenset({"to_trinh", "danh_sach", "bien_ban", "bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the"})


@dataclass(frozen=True)
class Span:
    """The days on which a paper may have been written: one, those of its month or its year."""

    first: date
    last: date

    @property
    def words(self) -> str:
        return f"{self.first:%d/%m/%Y}" if self.first == self.last else f"{self.first:%m/%Y}"


def written_on(paper: Reading, received: date) -> Span:
    """When a paper was written, as exactly as it says; else the day it came in."""
    printed = paper.document.date.value if paper.document.date else ""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", printed)
    try:
        return _span(match) if match else Span(received, received)
    except ValueError:  # no day of the calendar
        return Span(received, received)


def doubtful_grounds(paper: Reading, rulebook: Rulebook, received: date) -> Iterator[Finding]:
    """VB01, VB02, VB03 on a paper of this quarter that asks for something, each instrument once."""
    cited = [each for each in paper.cited if each.is_basis]
    if paper.kind not in GROUNDED or not cited:
        return
    known = sorted(rulebook.all_of(Instrument), key=lambda each: -each.layer)  # the Office's own go first
    span = written_on(paper, received)
    meant: dict[str, tuple[Instrument, Cited]] = {}
    for each in cited:
        if (found := meant_by(each, known)) is not None:
            meant.setdefault(found.id, (found, each))
    for found, each in meant.values():
        place = tuple(place.model_copy(update={"file": paper.file}) for place in each.evidence)
        yield from _out_of_force(found, known, span, place)
        yield from _amended(found, known, span, place, meant)


def meant_by(cited: Cited, known: Sequence[Instrument]) -> Instrument | None:
    """The instrument that a citation means: by its number, or by a law's title with the year behind it."""
    if cited.number:
        number = fold(cited.number)
        return next((each for each in known if fold(each.number) == number), None)
    text = re.sub(r"[\s,\-–]+", " ", unaccented(cited.text))
    for each in known:
        if fold(each.number) in fold(cited.text):
            return each
    for title in {title for each in known for title in each.titles}:
        words = re.sub(r"[\s,\-–]+", " ", unaccented(title))
        if (place := text.find(words)) >= 0:
            years = {int(year) for year in YEAR.findall(text[place:])}
            titled = [each for each in known if title in each.titles and years & set(each.years)]
            return max(titled, key=lambda each: each.from_, default=None)
    return None


def _span(match: re.Match[str]) -> Span:
    year, month, day = match.groups()
    if day:
        return Span(date(int(year), int(month), int(day)), date(int(year), int(month), int(day)))
    if month:
        last = monthrange(int(year), int(month))[1]
        return Span(date(int(year), int(month), 1), date(int(year), int(month), last))
    return Span(date(int(year), 1, 1), date(int(year), 12, 31))


def _out_of_force(
    found: Instrument, known: Sequence[Instrument], span: Span, place: tuple[Evidence, ...]
) -> Iterator[Finding]:
    if found.to is not None and span.first > found.to:
        instead = _in_its_place(found, known, span.first)
        yield make_finding(
            "VB01",
            condition=f"can_cu.{found.id}",
            required="căn cứ văn bản còn hiệu lực",
            found=found.name,
            article=found.reference,
            evidence=place,
            words={
                "day": f"{found.to + DAY:%d/%m/%Y}",
                "instead": f"; nay là {instead.name}" if instead else "",
            },
        )
    if span.last < found.from_:
        yield make_finding(
            "VB02",
            condition=f"can_cu.{found.id}",
            required="căn cứ văn bản đang có hiệu lực",
            found=found.name,
            article=found.reference,
            evidence=place,
            words={"day": f"{found.from_:%d/%m/%Y}", "written": span.words},
        )


def _in_its_place(found: Instrument, known: Sequence[Instrument], day: date) -> Instrument | None:
    """What replaced an instrument, and what replaced that, until one that holds on the day."""
    by_id = {each.id: each for each in reversed(known)}
    met: set[str] = set()
    while found.replaced_by in by_id and found.id not in met and not found.holds_on(day):
        met.add(found.id)
        found = by_id[found.replaced_by or ""]
    return found if met else None


def _amended(
    found: Instrument,
    known: Sequence[Instrument],
    span: Span,
    place: tuple[Evidence, ...],
    meant: dict[str, tuple[Instrument, Cited]],
) -> Iterator[Finding]:
    for other in known:
        if other.amends == found.id and other.id not in meant and other.holds_on(span.first):
            yield make_finding(
                "VB03",
                condition=f"can_cu.{other.id}",
                found=found.name,
                article=other.reference,
                evidence=place,
                words={"instead": other.name, "day": f"{other.from_:%d/%m/%Y}"},
            )
