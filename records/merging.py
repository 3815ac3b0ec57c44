"""Takes the mentions that speak of one proposal; gives the proposal, its values chosen and its contradictions named.

Pure functions. Which mentions belong together is `records.linking`; what a person decided goes over all of it here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from records.folding import fold, unaccented
from records.likeness import PlacedUnit, is_same_day, placed_unit_likeness, unit_likeness
from records.proposals import Finding, Proposal, Source
from records.readings import (
    SCALAR_FIELDS,
    Classification,
    Declared,
    DocumentHead,
    DocumentKind,
    Field,
    Initiative,
    Model,
    Nominee,
    Recognition,
)
from records.statements import is_statement
from records.units import Standing

PRIORITY: dict[str | None, int] = {
    "bao_cao_thanh_tich_ca_nhan": 0,
    "bao_cao_thanh_tich_tap_the": 0,
    "to_trinh": 1,
    "danh_sach": 2,
    "bien_ban": 3,
    "xac_nhan_sang_kien": 4,
}
LAST = 5
COMPARED = {"full_name": "Họ tên", "birth_date": "Ngày sinh", "position": "Chức vụ", "unit": "Đơn vị"}
REQUESTED_FIELDS = ("code", "text", "year", "decision_number", "decision_date", "authority")
DECIDABLE = frozenset(
    {*SCALAR_FIELDS, *(f"requested.{f}" for f in REQUESTED_FIELDS), "legal_kind", "sender", "identity", "withdrawn"}
)
WITHDRAWN = "withdrawn"  # the field whose value, a reason, takes a proposal out of every list
ANOTHER_PERSON = "rieng"  # the decision that people of one name are not one; else it is the id of the other proposal
_ROOM = re.compile(r"(?:phong|to|doi|khoa|tram|ban(?! quan ly))\b")
BRANCH = re.compile(r"(?:chi cuc|trung tam|vien|truong|quy|ban quan ly)\b")  # of a department
BY_PERSON = ("nguoi_duyet",)
_LEGAL_KINDS = (("đột xuất", "dot_xuat"), ("chuyên đề", "phong_trao"), ("phong trào", "phong_trao"))

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Mention:
    """One nominee of one reading, with what its document says of itself. `requests` is empty where nothing is asked."""

    sha256: str
    file: str
    kind: DocumentKind | None
    index: int
    received: date
    nominee: Nominee
    head: DocumentHead
    requests: tuple[Recognition, ...]
    whole: str | None = None  # the unit whose parts a list without a head names
    standing: Standing | None = None  # of the nominee's unit in the register
    own_standing: Standing | None = None  # of the nominee itself, where it is a unit of the register
    linked_name: str = ""  # the name by which a unit of the register is linked, whatever the paper calls it
    block: str = ""  # under which the record keeps it; empty where it does not yet

    @property
    def name(self) -> str:
        """The name by which mentions are compared."""
        return self.linked_name or self.nominee.name


@dataclass(frozen=True)
class Ask:
    """One recognition that one mention asks for."""

    mention: Mention
    recognition: Recognition


def reading_order(mention: Mention) -> tuple[int, int, str, str, int]:
    """By kind of document, the later taken first, then by content: never by the order in which files came."""
    priority = PRIORITY.get(mention.kind, LAST)
    return priority, -mention.received.toordinal(), mention.sha256, mention.file, mention.index


def placed_unit(mention: Mention) -> PlacedUnit | None:
    """The nominee's unit within the unit that issued the document; None where the nominee has none."""
    if mention.nominee.unit is None:
        return None
    issuer = mention.head.issuing_unit
    return PlacedUnit(fold(mention.nominee.unit.value), fold(issuer.value) if issuer else "", mention.standing)


def merge(sources: Sequence[Mention], asks: Sequence[Ask], *, quarter: str, doubts: Iterable[Finding]) -> Proposal:
    """One proposal without its id; `sources` in reading order."""
    requested = _merge_requested(asks)
    values = {name: _choose(name, sources) for name in SCALAR_FIELDS}
    nominee = Nominee(
        kind=sources[0].nominee.kind,
        **{name: value for name, (value, _) in values.items()},
        requested=(requested,),
        prior_titles=_union((m.nominee.prior_titles for m in sources), _is_same_recognition),
        prior_awards=_union((m.nominee.prior_awards for m in sources), _is_same_recognition),
        initiatives=_union((m.nominee.initiatives for m in sources), _is_same_initiative),
        classifications=_union((m.nominee.classifications for m in sources), _is_same_classification),
        achievements=_union((m.nominee.achievements for m in sources), _is_same_text),
        declared=_union((m.nominee.declared for m in sources), _is_same_declared),
        granted=_union((m.nominee.granted for m in sources), _is_same_recognition),
    )
    missing = () if nominee.full_name else (_missing_name(sources[0]),)
    contradictions = (finding for _, finding in values.values() if finding)
    return Proposal(
        id="",
        quarter=quarter,
        received=min(m.received for m in sources),
        nominee=nominee,
        requested=requested,
        legal_kind=_legal_kind(sources, asks),
        sender=_sender(sources),
        sources=tuple(Source(sha256=m.sha256, file=m.file, kind=m.kind, nominee=m.index) for m in sources),
        findings=(*missing, *contradictions, *doubts),
    )


def with_decisions(
    proposal: Proposal, decisions: Mapping[str, str | None], *, told: tuple[tuple[str, str], ...] = ()
) -> Proposal:
    """The proposal as people decided it: their values over the machine's, the doubts they settled gone.

    `told` is what they stated beside its fields, which changes none of them.
    """
    decisions = {field: value for field, value in decisions.items() if not is_statement(field) and field != WITHDRAWN}
    nominee: dict[str, Any] = {}
    requested: dict[str, Any] = {}
    outer: dict[str, Any] = {}
    for field, value in decisions.items():
        if field in SCALAR_FIELDS:
            nominee[field] = _decided(getattr(proposal.nominee, field), value)
        elif field.startswith("requested."):
            requested[field.removeprefix("requested.")] = value
        elif field != "identity":
            outer[field] = value
    if requested:
        outer["requested"] = proposal.requested.model_copy(update={**requested, "confidence": 1.0})
        nominee["requested"] = (outer["requested"],)
    findings = tuple(f for f in proposal.findings if f.condition not in decisions)
    outer |= {"nominee": proposal.nominee.model_copy(update=nominee), "findings": findings}
    return proposal.model_copy(update={**outer, "confirmed": tuple(sorted(decisions)), "told": told})


def value_of(proposal: Proposal, field: str) -> str | None:
    """The value that stands in a decidable field now."""
    if field in SCALAR_FIELDS:
        kept: Field | None = getattr(proposal.nominee, field)
        return kept.value if kept else None
    if field in ("identity", WITHDRAWN):
        return None
    holder = proposal.requested if field.startswith("requested.") else proposal
    value: str | None = getattr(holder, field.removeprefix("requested."))
    return value


def printed_day(iso: str) -> str:
    """An ISO date as staff write it: 15/09/2026, or 09/2026 where the day is unknown."""
    return "/".join(reversed(iso.split("-")))


def _decided(machine: Field | None, value: str | None) -> Field | None:
    if value is None:
        return None
    text, evidence = (machine.text, machine.evidence) if machine else (value, ())
    return Field(value=value, text=text, confidence=1.0, evidence=evidence, sources=BY_PERSON)


def _choose(name: str, sources: Sequence[Mention]) -> tuple[Field | None, Finding | None]:
    stated = [(m, value) for m in sources if (value := getattr(m.nominee, name)) is not None]
    if not stated:
        return None, None
    chosen: Field = stated[0][1]
    if name == "birth_date":
        same = [value for _, value in stated if value.value.startswith(chosen.value)]
        chosen = max(same, key=lambda value: len(value.value))
    if name not in COMPARED:
        return chosen, None
    return chosen, _contradiction(name, chosen, stated)


def _contradiction(name: str, chosen: Field, stated: Sequence[tuple[Mention, Field]]) -> Finding | None:
    """DC02 of the handbook: every value that cannot be another way of writing the chosen one, with its files."""
    first = stated[0][0]
    other = [(m, value) for m, value in stated if not _is_compatible(name, chosen, value, first=first, other=m)]
    if not other:
        return None
    files: dict[str, list[str]] = {}
    for mention, value in stated:
        shown = printed_day(value.value) if name == "birth_date" else value.value
        files.setdefault(shown, []).append(mention.file)
    said = ", ".join(f"“{value}” trong {', '.join(sorted(set(names)))}" for value, names in files.items())
    mention, value = other[0]
    return Finding(
        code="DOI_CHIEU",
        severity="CANH_BAO",
        condition=name,
        required=chosen.value,
        found=value.value,
        text=f"{COMPARED[name]} không thống nhất: {said}.",
        file=mention.file,
        evidence=value.evidence,
    )


def _is_compatible(name: str, chosen: Field, value: Field, *, first: Mention, other: Mention) -> bool:
    if name == "birth_date":
        return is_same_day(chosen.value, value.value)
    if name == "full_name":
        return fold(chosen.value) == fold(value.value) or bool(first.linked_name and first.name == other.name)
    one, another = placed_unit(first), placed_unit(other)
    if name == "unit" and one and another:
        return placed_unit_likeness(one, another) is not None
    return unit_likeness(fold(chosen.value), fold(value.value)) is not None


def _missing_name(mention: Mention) -> Finding:
    return Finding(
        code="THIEU_TRUONG",
        severity="LOI",
        condition="full_name",
        text=f"Không đọc được họ tên người được đề nghị (mục thứ {mention.index + 1}) trong {mention.file}.",
        file=mention.file,
    )


def _merge_requested(asks: Sequence[Ask]) -> Recognition:
    ordered = sorted(asks, key=lambda ask: reading_order(ask.mention))
    merged = ordered[0].recognition
    for ask in ordered[1:]:
        merged = _filled(merged, ask.recognition)
    return merged


def _filled(kept: M, other: M) -> M:
    """The kept model with its missing values taken from the other."""
    gaps = {f: getattr(other, f) for f in type(kept).model_fields if getattr(kept, f) is None}
    return kept.model_copy(update=gaps)


def _union(lists: Iterable[Sequence[M]], is_same: Callable[[M, M], bool]) -> tuple[M, ...]:
    """All items of several lists; what another list says again counts once, what one list says twice stays twice."""
    union: list[M] = []
    for items in lists:
        fresh: list[M] = []
        met: set[int] = set()
        for item in items:
            place = next((i for i, kept in enumerate(union) if i not in met and is_same(kept, item)), None)
            if place is None:
                fresh.append(item)
            else:
                met.add(place)
                union[place] = _filled(union[place], item)
        union += fresh
    return tuple(union)


def _is_same_recognition(one: Recognition, other: Recognition) -> bool:
    if one.code != other.code or (one.code == "KHAC" and fold(one.text) != fold(other.text)):
        return False
    return _is_same_decision(one.year, one.decision_number, other.year, other.decision_number)


def _is_same_initiative(one: Initiative, other: Initiative) -> bool:
    if fold(one.title) != fold(other.title):
        return False
    years_differ = one.year and other.year and one.year != other.year
    return not years_differ and not _numbers_differ(one.decision_number, other.decision_number)


def _is_same_decision(year: str | None, number: str | None, other_year: str | None, other_number: str | None) -> bool:
    if year == other_year:
        return not _numbers_differ(number, other_number)
    one_missing = year is None or other_year is None
    return one_missing and number is not None and other_number is not None and fold(number) == fold(other_number)


def _numbers_differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and fold(one) != fold(other)


def _is_same_classification(one: Classification, other: Classification) -> bool:
    return one.year == other.year and one.level == other.level


def _is_same_declared(one: Declared, other: Declared) -> bool:
    days = (one.start, one.end) == (other.start, other.end)
    return (one.fact, fold(one.value), one.year) == (other.fact, fold(other.value), other.year) and days


def _is_same_text(one: Field, other: Field) -> bool:
    return fold(one.value) == fold(other.value)


def _sender(sources: Sequence[Mention]) -> str | None:
    submissions = [m for m in sources if m.kind == "to_trinh"]
    issuers = [issuer for m in (*submissions, *sources) if (issuer := issuer_of(m.head))]
    wholes = [m.whole for m in sources if m.whole]
    return next(iter([*issuers, *wholes]), None)


def issuer_of(head: DocumentHead) -> str | None:
    """The unit that a paper comes from: a room of a Chi cục or a Trung tâm sends through it, one of the Sở does not."""
    if head.issuing_unit is None:
        return None
    unit, parent = head.issuing_unit.value, head.parent_unit.value if head.parent_unit else ""
    return parent if _ROOM.match(unaccented(unit)) and BRANCH.match(unaccented(parent)) else unit


def _legal_kind(sources: Sequence[Mention], asks: Sequence[Ask]) -> str | None:
    """From the words of the subject or request alone; None (unknown) where none says it."""
    said = [ask.recognition.text for ask in asks]
    said += [m.head.subject.value for m in sources if m.head.subject and m.requests]
    folded = [fold(text) for text in said]
    return next((kind for words, kind in _LEGAL_KINDS if any(fold(words) in text for text in folded)), None)
