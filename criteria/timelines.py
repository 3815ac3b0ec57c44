"""Takes facts and what carries a year; gives runs of years that are certain and runs that are still possible.

Titles and classifications are two timelines: "lần liên tục" counts titles, "năm liên tục" counts classifications.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from criteria.facts import Facts, Held, ListName
from records.catalogue import LEVELS, TITLES
from records.proposals import Outcome

LEVEL_ORDER = {level: rank for rank, level in enumerate(reversed(LEVELS))}
HORIZON_YEARS = 60  # longer than any working life: where looking back ends


@dataclass(frozen=True)
class RunSpec:
    """What carries a year of a run: a level, one of some titles, or either; `after`: the awards it must follow."""

    level: str | None = None
    titles: tuple[str, ...] = ()
    excluded_below: str | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Run:
    """`certain` and `possible` years carry the run, newest first; `broken` stopped it, `unknown` leave it open."""

    year: int
    certain: tuple[int, ...]
    possible: tuple[int, ...]
    broken: int | None
    unknown: tuple[int, ...]
    skipped: tuple[int, ...]
    starts_after: int | None = None

    @property
    def certain_span(self) -> range:
        return range(self.certain[-1], self.year + 1) if self.certain else range(0)

    @property
    def possible_span(self) -> range:
        return range(self.possible[-1], self.year + 1) if self.possible else range(0)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of conditions joined by "and"."""
    found = set(outcomes)
    return "KHONG_DAT" if "KHONG_DAT" in found else "CHUA_RO" if "CHUA_RO" in found else "DAT"


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of conditions joined by "or"."""
    found = set(outcomes)
    return "DAT" if "DAT" in found else "CHUA_RO" if "CHUA_RO" in found else "KHONG_DAT"


def level_in(facts: Facts, year: int, *, at_least: str) -> Outcome:
    """Whether the classification of a year reaches a level; two statements that disagree leave it unknown."""
    ranks = [LEVEL_ORDER[c.level] for c in facts.classifications or () if c.year == year]
    if not ranks:
        is_closed = bool(facts.classifications) and facts.is_closed("classifications")
        return "KHONG_DAT" if is_closed else "CHUA_RO"
    wanted = LEVEL_ORDER[at_least]
    return "DAT" if min(ranks) >= wanted else "KHONG_DAT" if max(ranks) < wanted else "CHUA_RO"


def discipline_in(facts: Facts, year: int) -> Outcome:
    """DAT where no discipline touches the year, KHONG_DAT where one began in it or lasted through it."""
    if facts.discipline is None:
        return "CHUA_RO"
    outcome: Outcome = "DAT"
    for measure in facts.discipline:
        end = measure.to or date.max
        if measure.from_.year == year or (measure.from_.year < year and end >= date(year, 12, 31)):
            return "KHONG_DAT"
        if measure.from_.year < year <= end.year:
            outcome = "CHUA_RO"
    return outcome


def counts_after_discipline(facts: Facts, year: int) -> Outcome:
    """Whether a year lies after the end of every discipline (NĐ 152/2025 Điều 4); the year of the end is unknown."""
    outcome: Outcome = "DAT"
    for measure in facts.discipline or ():
        end = measure.to or measure.from_
        if end >= date(year, 12, 31):
            return "KHONG_DAT"
        if end.year == year or measure.to is None:
            outcome = "CHUA_RO"
    return outcome


def held(facts: Facts, codes: Iterable[str], *, not_a_basis: Iterable[str]) -> tuple[tuple[Held, Outcome], ...]:
    """Titles and awards of these codes, those of no basis left out; CHUA_RO where an award's legal kind is unknown."""
    wanted, excluded = frozenset(codes), frozenset(not_a_basis)
    found: list[tuple[Held, Outcome]] = []
    for item in (*(facts.titles or ()), *(facts.awards or ())):
        if item.code not in wanted or item.legal_kind in excluded:
            continue
        is_known = item.code in TITLES or item.legal_kind is not None
        found.append((item, "DAT" if is_known else "CHUA_RO"))
    return tuple(found)


def is_list_closed(facts: Facts, codes: Iterable[str]) -> bool:
    """Whether a title or award of these codes that is not listed was certainly not received."""
    names: set[ListName] = {"titles" if code in TITLES else "awards" for code in codes}
    return all(facts.is_closed(name) for name in names)


def title_in(facts: Facts, year: int, spec: RunSpec) -> Outcome:
    """Whether one of the titles was received for a year; a stated lower level or a discipline excludes it."""
    if any(t.code in spec.titles and t.year == year for t in facts.titles or ()):
        return "DAT"
    if is_list_closed(facts, spec.titles):
        return "KHONG_DAT"
    if spec.excluded_below and facts.classifications:
        ranks = [LEVEL_ORDER[c.level] for c in facts.classifications if c.year == year]
        if ranks and max(ranks) < LEVEL_ORDER[spec.excluded_below]:
            return "KHONG_DAT"
    if any(d.from_.year <= year <= (d.to or d.from_).year for d in facts.discipline or ()):
        return "KHONG_DAT"
    return "CHUA_RO"


def run_of(facts: Facts, spec: RunSpec, *, not_a_basis: Iterable[str]) -> Run | None:
    """The run that ends with the year of the request; None where that year is unknown."""
    if facts.year is None:
        return None
    floor = facts.year - HORIZON_YEARS
    sure, maybe = _bounds(facts, spec, not_a_basis=not_a_basis)
    certain_after = max(sure, floor) if sure is not None else (facts.year if spec.after else floor)
    possible_after = max(maybe, floor) if maybe is not None else floor

    def carried(year: int) -> Outcome:
        kinds: list[Outcome] = []
        if spec.level:
            kinds.append(level_in(facts, year, at_least=spec.level))
        if spec.titles:
            kinds.append(title_in(facts, year, spec))
        return worst((best(kinds), counts_after_discipline(facts, year)))

    return _walk(facts, carried, certain_after=certain_after, possible_after=possible_after, starts_after=sure)


def _bounds(facts: Facts, spec: RunSpec, *, not_a_basis: Iterable[str]) -> tuple[int | None, int | None]:
    """The year after which the run certainly, and possibly, starts: that of the earliest listed prior award."""
    if not spec.after:
        return None, None
    priors = held(facts, spec.after, not_a_basis=not_a_basis)
    sure = [item.year for item, outcome in priors if outcome == "DAT" and item.year is not None]
    dated = [item.year for item, _ in priors if item.year is not None]
    is_open = not priors or any(item.year is None for item, _ in priors)
    return min(sure, default=None), None if is_open else min(dated, default=None)


def _walk(
    facts: Facts,
    carried: Callable[[int], Outcome],
    *,
    certain_after: int,
    possible_after: int,
    starts_after: int | None,
) -> Run:
    assert facts.year is not None
    maternity = frozenset(facts.maternity_years or ())
    certain: list[int] = []
    possible: list[int] = []
    unknown: list[int] = []
    skipped: list[int] = []
    broken: int | None = None
    is_certain = True
    for year in range(facts.year, possible_after, -1):
        outcome = carried(year)
        if year in maternity and outcome != "DAT":
            skipped.append(year)
            possible.append(year)
            continue
        if outcome == "KHONG_DAT":
            broken = year
            break
        possible.append(year)
        is_certain = is_certain and outcome == "DAT" and year > certain_after
        if is_certain:
            certain.append(year)
        elif outcome == "CHUA_RO":
            unknown.append(year)
    return Run(facts.year, tuple(certain), tuple(possible), broken, tuple(unknown), tuple(skipped), starts_after)
