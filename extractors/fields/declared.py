"""Takes the nominees of a paper; gives them with what the paper declares of each beside its fields.

A declaration counts nobody and decides nothing: `criteria` says what follows from it.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.fields.completions import declared_of_completion
from extractors.fields.declarations import declared_of_people, owners_of
from extractors.fields.declared_tables import declared_in_counts, declared_in_rows
from extractors.fields.foundings import declared_of_standing
from extractors.fields.headcounts import declared_of_collective
from extractors.zones import Zones
from records.readings import Declared, DocumentKind, Nominee

_OF_COLLECTIVE: DocumentKind = "bao_cao_thanh_tich_tap_the"
_SAY_NOTHING: frozenset[DocumentKind] = frozenset(("quyet_dinh", "don_sang_kien", "xac_nhan_sang_kien", "cong_van"))


def with_declared(doc: Doc, zones: Zones, nominees: Sequence[Nominee]) -> tuple[Nominee, ...]:
    """The same nominees in the same order; a paper that grants, certifies or instructs declares nothing of them."""
    if zones.kind in _SAY_NOTHING or not nominees:
        return tuple(nominees)
    people = owners_of(nominees, kinds=frozenset(("ca_nhan",)))
    told = [*declared_of_people(doc, zones, nominees), *declared_in_rows(doc, people)]
    teams = owners_of(nominees, kinds=frozenset(("tap_the",)))
    if zones.kind == _OF_COLLECTIVE and len(teams) == 1:
        own = [*declared_of_collective(doc, zones, teams[0]), *declared_in_counts(doc, teams[0])]
        own += [*declared_of_completion(doc, zones, own, teams[0]), *declared_of_standing(doc, zones, teams[0])]
        told += [(teams[0].index, each) for each in own]
    if not told:
        return tuple(nominees)
    return tuple(
        nominee.model_copy(update={"declared": _once([each for place, each in told if place == index])})
        for index, nominee in enumerate(nominees)
    )


def _once(told: Sequence[Declared]) -> tuple[Declared, ...]:
    """Each declaration once, where it is said first."""
    first: dict[tuple[str | None, ...], Declared] = {}
    for each in told:
        first.setdefault((each.fact, each.value, each.year, each.start, each.end), each)
    return tuple(first.values())
