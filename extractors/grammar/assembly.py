"""Takes a Doc, its zones and the spans of one or several sources; gives head and nominees as a Reading holds them.

Roles are no labels of spans: who is proposed and who signs, what is asked for and what was received, is decided here,
by zone and by the words beside a span. Knows nothing of how the structure of a paper is read (`extractors.fields`), so
that what both give can be held against each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractors.grammar.component import names_of_zones
from extractors.grammar.context import Asked, asked_in_title
from extractors.grammar.head import read_head_of_spans
from extractors.grammar.listing import read_list
from extractors.grammar.making import Draft
from extractors.grammar.passes import Group, group
from extractors.grammar.reporting import read_authors, read_report
from extractors.grammar.voting import settle
from extractors.spans import RECOGNITION
from extractors.zones import Zones
from records.folding import fold
from records.readings import DocumentHead, Nominee, Recognition

_REPORTS = frozenset(("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the", "dien_hinh"))
_AUTHORS = frozenset(("don_sang_kien", "xac_nhan_sang_kien"))
_GRANTS = frozenset(("quyet_dinh", "xac_nhan_sang_kien"))  # what they name is given, not asked for
_REMINDS = re.compile(r"don doc|nhac|huong dan|bo sung|thong bao|gui ho so|nop ho so|trien khai")


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the spans of some sources say together."""

    head: DocumentHead = field(default_factory=DocumentHead)
    nominees: tuple[Nominee, ...] = ()

    @property
    def requested(self) -> tuple[Recognition, ...]:
        """The distinct requests of all nominees."""
        seen = {
            (each.code, each.year): each for nominee in reversed(self.nominees) for each in reversed(nominee.requested)
        }
        return tuple(reversed(seen.values()))


def assemble(doc: Doc, zones: Zones, spans: Mapping[str, Iterable[Span]]) -> Assembled:
    """Head and nominees by document order; `spans` by the name of their source ("grammar", "statistics")."""
    stretches = settle(doc, spans)
    head = read_head_of_spans(doc, zones, stretches)
    groups = group(doc, names_of_zones(zones), stretches)
    title = asked_in_title(groups)
    if zones.kind == "cong_van":
        title = _asked_in_letter(groups)
    drafts = _merge(_read(doc, zones, groups, title, head))
    if zones.kind in _GRANTS:
        for draft in drafts:
            draft.requested = []
    return Assembled(head, tuple(draft.freeze() for draft in drafts))


def _read(doc: Doc, zones: Zones, groups: list[Group], title: Asked, head: DocumentHead) -> list[Draft]:
    if zones.kind in _REPORTS:
        collective = zones.kind == "bao_cao_thanh_tich_tap_the"
        return read_report(doc, groups, title, collective=collective, head=head)
    if zones.kind in _AUTHORS:
        return read_authors(doc, groups, title)
    if zones.kind == "khac":
        return []
    if zones.kind == "cong_van":
        subject = " ".join(each.low for each in groups if each.zone == "header")
        return [] if not title.awards or _REMINDS.search(subject) else read_list(doc, groups, title)
    return read_list(doc, groups, title)


def _asked_in_letter(groups: list[Group]) -> Asked:
    """What the subject of an official letter, in its letterhead, asks for."""
    told = [
        each
        for each in groups
        if each.zone == "header"
        for line in each.lines
        if line.bare.startswith(("v/v", "ve viec"))
    ]
    made = asked_in_title([Group("subject", each.lines, each.stretches) for each in told])
    return Asked([each for each in made.awards if each.label == RECOGNITION], made.year)


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One entry for each nominee: two of one name are one unless birth or unit tell them apart."""
    merged: list[Draft] = []
    by_name: dict[str, list[Draft]] = {}
    for draft in drafts:
        alike = by_name.setdefault(fold(draft.name.value), [])
        known = next((each for each in alike if not _differ(each, draft)), None)
        if known is None:
            merged.append(draft)
            alike.append(draft)
            continue
        for name, value in draft.values.items():
            known.values.setdefault(name, value)
        known.requested += draft.requested
        known.titles += draft.titles
        known.awards += draft.awards
        known.initiatives += draft.initiatives
        known.classifications += [
            c for c in draft.classifications if all(c.year != other.year for other in known.classifications)
        ]
        known.achievements += draft.achievements
    return merged


def _differ(one: Draft, other: Draft) -> bool:
    born, other_born = one.values.get("birth_date"), other.values.get("birth_date")
    if born and other_born:
        short = min(len(born.value), len(other_born.value))
        return born.value[:short] != other_born.value[:short]
    unit, other_unit = one.values.get("unit"), other.values.get("unit")
    if unit and other_unit and one.kind == "tap_the":
        return unit.value != other_unit.value
    return bool(unit and other_unit and not _overlaps(unit.value, other_unit.value))


def _overlaps(one: str, other: str) -> bool:
    return one.casefold() in other.casefold() or other.casefold() in one.casefold()
