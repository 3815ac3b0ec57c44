"""Takes what the papers of a proposal declare of its nominee; gives facts, their places, and what a person has to see.

Only the year of the request counts, and papers that differ leave a fact unknown. A paper never settles that a matter is
pending. What a person states goes over all of it (`criteria.claims.told`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from criteria.facts import Collective, Discipline
from criteria.findings import make_finding
from records.merging import printed_day
from records.proposals import Finding, Proposal
from records.readings import Declared, Evidence
from records.statements import COUNTS, FORMS, statements_of

NONE_AT_ALL = "khong"  # of `discipline`: the paper says that there was none
STATED_AS = {"months_worked": "months", "maternity": "maternity", "discipline": "discipline", "pending": "pending"}
LABELS = COUNTS | {"months_worked": "số tháng làm việc", "discipline": "kỷ luật"}
OF_THE_YEAR = ("members", "women", "completed_tasks", "ldtt", "cstdcs", "disciplined_from_canh_cao")
ASKED_BY = {  # facts without a place of their own, by the check that asks for them
    "all_members_completed": ("members", "completed_tasks"),
    "discipline_stated": ("discipline",),
    "leads_cluster": ("leads_cluster",),
    "members_with_title": ("cstdcs",),
    "months_in_year": ("months_worked", "maternity"),
    "no_discipline_in_year": ("discipline",),
    "no_member_disciplined": ("disciplined_from_canh_cao",),
    "share_of_members": ("members", "ldtt"),
    "years_since_founding": ("founded_year",),
}
_FULL_DAY = len("2026-01-31")
_MOST_PLACES = 6  # of a contradiction that one sentence can name


@dataclass(frozen=True)
class DeclaredFacts:
    """`facts`: values for `Facts`; `places`: where each stands; `findings`: contradictions and what is left open."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass
class _Gathered:
    """What is being put together of one proposal."""

    facts: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def agreed(self, fact: str, told: list[Declared], *, year: int | None = None) -> str | None:
        """The one value that all of them say; where they differ, none and a finding."""
        values = {each.value for each in told}
        if len(values) == 1:
            self.places[fact] = places_of(told)
            return values.pop()
        if values:
            self.findings.append(_contradiction(fact, told, year=year))
        return None


def declared_facts(proposal: Proposal, *, year: int | None) -> DeclaredFacts:
    """The facts that papers declare of the nominee; `year` is the one that the request is about."""
    told = proposal.nominee.declared
    if not told:
        return DeclaredFacts()
    gathered = _Gathered()
    _add_discipline(gathered, _of(told, "discipline"), year)
    _add_months(gathered, _of(told, "months_worked"))
    leave = sorted({int(each.year[:4]) for each in _of(told, "maternity") if each.year and _is_year(each.year)})
    if leave:
        gathered.facts["maternity_years"] = tuple(leave)
        gathered.places["maternity"] = places_of(_of(told, "maternity"))
    if proposal.nominee.kind == "tap_the":
        _add_collective(gathered, told, year)
    gathered.findings += _pending(proposal)
    stated = _stated_by_person(proposal)
    findings = tuple(each for each in gathered.findings if each.condition not in stated)
    places = {name: where for name, where in gathered.places.items() if name not in stated}
    return DeclaredFacts(gathered.facts, places, findings)


def places_of(told: Iterable[Declared]) -> tuple[Evidence, ...]:
    """Every place where something is declared, once."""
    return tuple(dict.fromkeys(place for each in told for place in each.evidence))


def places_told(places: Mapping[str, tuple[Evidence, ...]], check: str | None) -> tuple[Evidence, ...]:
    """Where the papers state what a check asks for."""
    names = ASKED_BY.get(check, ()) if check else ()
    return tuple(dict.fromkeys(place for name in names for place in places.get(name, ())))


def _of(told: tuple[Declared, ...], fact: str) -> list[Declared]:
    return [each for each in told if each.fact == fact]


def _is_year(text: str) -> bool:
    return text[:4].isdigit()


def _stated_by_person(proposal: Proposal) -> frozenset[str]:
    """The facts that a person has settled: what papers say of them is of no account."""
    said = statements_of(proposal)
    counts = said.value("counts") or {}
    return frozenset([*counts, *(fact for fact, name in STATED_AS.items() if name in said.by_name)])


def _add_discipline(gathered: _Gathered, told: list[Declared], year: int | None) -> None:
    """Measures with their days, or that there was none; "none" of some years alone holds for those years."""
    measures = [each for each in told if each.value != NONE_AT_ALL]
    nones = [each for each in told if each.value == NONE_AT_ALL]
    undated = [each for each in measures if _day(each.start) is None]
    if any(_contradicts(none, measure) for none in nones for measure in measures):
        gathered.findings.append(_contradiction("discipline", told))
    elif undated:
        gathered.findings += [_undated(each) for each in undated]
    elif measures:
        gathered.facts["discipline"] = tuple(sorted(map(_measure, measures), key=lambda each: each.from_))
        gathered.places["discipline"] = places_of(measures)
    elif any(each.year is None and each.start is None for each in nones):
        gathered.facts["discipline"] = ()
        gathered.places["discipline"] = places_of(nones)
    elif nones and year is not None and (span := _years_without(nones, year)) is not None:
        gathered.facts["complete_years"] = {"discipline": span}
        gathered.places["discipline"] = places_of(nones)


def _contradicts(none: Declared, measure: Declared) -> bool:
    """Whether a paper says that there was none when another, or it elsewhere, tells of one."""
    first = (measure.start or measure.year or "")[:4]
    last = (measure.end or first)[:4]
    if none.year is not None:
        return not first or first <= none.year[:4] <= last
    return none.start is None or not last or last >= none.start[:4]


def _measure(each: Declared) -> Discipline:
    end = _day(each.end)
    start = _day(each.start)
    assert start is not None
    return Discipline.model_validate({"form": each.value, "from": start, "to": end if end and end >= start else None})


def _day(text: str | None) -> date | None:
    """The day of a full ISO date; a month or a year alone is none."""
    try:
        return date.fromisoformat(text) if text and len(text) == _FULL_DAY else None
    except ValueError:
        return None


def _years_without(nones: list[Declared], year: int) -> tuple[int, int] | None:
    """First and last of the years around `year`, without a gap, of which the papers say that there was none."""
    named = {int(each.year[:4]) for each in nones if each.year is not None and _is_year(each.year)}
    since = min((int(each.start[:4]) for each in nones if each.start and _is_year(each.start)), default=None)
    if since is not None:
        named |= set(range(since, year + 1))
    if year not in named:
        return None
    first = last = year
    while first - 1 in named:
        first -= 1
    while last + 1 in named:
        last += 1
    return first, last


def _undated(each: Declared) -> Finding:
    return make_finding(
        "KK02",
        condition="discipline",
        found=each.text,
        evidence=each.evidence,
        words={"form": FORMS.get(each.value, each.value)},
    )


def _add_months(gathered: _Gathered, told: list[Declared]) -> None:
    months: dict[int, float] = {}
    for year in sorted({int(each.year[:4]) for each in told if each.year and _is_year(each.year)}):
        own = [each for each in told if each.year and each.year[:4] == str(year)]
        value = gathered.agreed("months_worked", own, year=year)
        if value is not None:
            months[year] = float(value)
    if months:
        gathered.facts["months_worked"] = months


def _add_collective(gathered: _Gathered, told: tuple[Declared, ...], year: int | None) -> None:
    counts: dict[str, Any] = {}
    for fact in OF_THE_YEAR if year is not None else ():
        own = [each for each in _of(told, fact) if each.year and each.year[:4] == str(year)]
        value = gathered.agreed(fact, own, year=year)
        if value is not None:
            counts[fact] = int(value)
    founded = gathered.agreed("founded_year", _of(told, "founded_year"))
    if founded is not None:
        counts["founded_year"] = int(founded)
    leads = [each for each in _of(told, "leads_cluster") if each.year and each.year[:4] == str(year)]
    if leads:
        counts["leads_cluster"] = leads[0].value
        gathered.places["leads_cluster"] = places_of(leads)
    if counts:
        gathered.facts["collective"] = Collective(**counts)


def _pending(proposal: Proposal) -> Iterator[Finding]:
    for each in _of(proposal.nominee.declared, "pending"):
        person = proposal.nominee.name or "người, tập thể được đề nghị"
        yield make_finding(
            "KK01", condition="pending", found=each.text, evidence=each.evidence, words={"person": person}
        )


def _contradiction(fact: str, told: list[Declared], *, year: int | None = None) -> Finding:
    """The values that differ, each with the files that say it."""
    files: dict[str, list[str]] = {}
    for each in told:
        names = [place.file for place in each.evidence if place.file]
        files.setdefault(_shown(each), []).extend(names)
    said = ", ".join(f"“{value}”{_in_files(names)}" for value, names in list(files.items())[:_MOST_PLACES])
    label = LABELS[fact]
    when = f" năm {year}" if year is not None else ""
    first, *others = files
    return Finding(
        code="DOI_CHIEU",
        severity="CANH_BAO",
        condition=fact,
        required=first,
        found="; ".join(others),
        text=f"{label[:1].upper()}{label[1:]}{when} không thống nhất: {said}; đề nghị đơn vị ghi lại cho đúng.",
        file=next((place.file for each in told for place in each.evidence if place.file), None),
        evidence=places_of(told),
    )


def _shown(each: Declared) -> str:
    if each.fact != "discipline":
        return each.value
    if each.value == NONE_AT_ALL:
        return f"không bị kỷ luật{f' năm {each.year}' if each.year else ''}"
    start = each.start or each.year
    return FORMS.get(each.value, each.value) + (f" từ {printed_day(start)}" if start else "")


def _in_files(names: list[str]) -> str:
    unique = list(dict.fromkeys(names))
    return f" trong {', '.join(unique)}" if unique else ""
