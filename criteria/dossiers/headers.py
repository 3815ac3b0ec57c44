"""Takes what the head of a paper prints and what the Office knows of units and places; gives names no longer in use.

A paper is seen on its own day: what was written before a merger is right under the old name whenever it comes in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from datetime import date

from criteria.book.paper_rules import DAY, Place
from criteria.book.rulebook import Rulebook
from criteria.dossiers.grounds import GROUNDED, written_on
from criteria.findings import make_finding
from records.folding import fold
from records.known_units import FormerName
from records.proposals import Finding
from records.readings import Evidence, Field, Reading

NAMES = {"place": "Địa danh", "parent_unit": "Tên cơ quan", "issuing_unit": "Tên đơn vị"}  # fields of the head


def former_names(paper: Reading, former: Iterable[FormerName], rulebook: Rulebook, received: date) -> Iterator[Finding]:
    """TO01 for the units in the head of a paper that asks for something, and for its place."""
    if paper.kind not in GROUNDED:
        return
    told = set()
    for each in former:
        field = getattr(paper.document, each.field)
        told.add(each.field)
        instead = f"đơn vị kế thừa: {' và '.join(each.now)}" if each.now else "danh mục không ghi đơn vị kế thừa"
        yield _finding("Tên đơn vị", field, paper, last=each.last, instead=instead, required="; ".join(each.now))
    old = next(_former_places(paper, rulebook, received, told), None)
    if old is not None:
        yield old


def _former_places(paper: Reading, rulebook: Rulebook, received: date, told: Set[str]) -> Iterator[Finding]:
    """A place alone in the head, or within the name of a unit there, that was no longer called so."""
    written = written_on(paper, received).first
    for place in rulebook.all_of(Place):
        if place.to is None or written <= place.to:
            continue
        instead = f"nay là {place.now}" if place.now else "không rõ tên thay thế"
        for name, what in NAMES.items():
            field: Field | None = getattr(paper.document, name)
            if field is not None and name not in told and _is_named(place, field, is_alone=name == "place"):
                yield _finding(what, field, paper, last=place.to, instead=instead, required=place.now)


def _is_named(place: Place, field: Field, *, is_alone: bool) -> bool:
    printed = fold(field.value)
    if is_alone:
        return printed in {fold(name) for name in place.names}
    return any(fold(name) in printed for name in place.within)


def _finding(what: str, field: Field, paper: Reading, *, last: date, instead: str, required: str | None) -> Finding:
    return make_finding(
        "TO01",
        condition="head",
        required=required or None,
        found=field.value,
        evidence=_placed(field.evidence, paper),
        words={"what": what, "day": f"{last + DAY:%d/%m/%Y}", "instead": instead},
    )


def _placed(places: Iterable[Evidence], paper: Reading) -> tuple[Evidence, ...]:
    return tuple(place.model_copy(update={"file": paper.file}) for place in places)
