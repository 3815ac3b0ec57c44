"""Takes facts and what carries a year; gives runs of years that are certain and runs that are still possible.

Titles and classifications are two timelines: "lần liên tục" counts titles, "năm liên tục" counts classifications.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from criteria.checks.past import LEVEL_ORDER, Past
from criteria.facts import Facts, Held, ListName
from records.catalogue import TITLES
from records.proposals import CountedYear, Did, Outcome

HORIZON_YEARS = 60  # longer than any working life: where looking back ends


@dataclass(frozen=True)
class RunSpec:
    """What carries a year of a run: a level, one of some titles, or either; `after`: the awards it must follow."""

    level: str | None = None
    titles: tuple[str, ...] = ()
    excluded_below: str | None = None
    after: tuple[str, ...] = ()


@lru_cache(maxsize=1_000)
def counted_year(year: int, did: Did) -> CountedYear:
    """What a year did, once for all nominees: thousands of dossiers count the same years."""
    return CountedYear(year=year, did=did)


@dataclass(frozen=True)
class Run:
    """`certain` and `possible` years carry the run, newest first; `broken` stopped it, `unknown` leave it open.

    `starts_after` is the year of the prior award that is listed; up to `certain_after` no year is certain to count.
    """

    year: int
    certain: tuple[int, ...]
    possible: tuple[int, ...]
    broken: int | None
    unknown: tuple[int, ...]
    skipped: tuple[int, ...]
    starts_after: int | None = None
    certain_after: int = 0

    @property
    def certain_span(self) -> range:
        return range(self.certain[-1], self.year + 1) if self.certain else range(0)

    @property
    def possible_span(self) -> range:
        return range(self.possible[-1], self.year + 1) if self.possible else range(0)

    @property
    def in_words(self) -> str:
        """The years in which a condition looks, as far as they are certain: "từ năm 2020 đến năm 2024"."""
        span = self.certain_span
        if len(span) < 2:
            return f"năm {span[0]}" if span else f"tính đến năm {self.year}"
        return f"từ năm {span[0]} đến năm {span[-1]}"

    def counted(self, count: int) -> tuple[CountedYear, ...]:
        """What each year did, the oldest first: all that are certain, as many as are asked for, what broke the run."""
        shown: list[CountedYear] = []
        certain, unknown, skipped = frozenset(self.certain), frozenset(self.unknown), frozenset(self.skipped)
        left = count
        for year in self.possible:
            if left <= 0 and year not in certain:
                break
            is_open = year in unknown or year <= self.certain_after
            did: Did = "skipped" if year in skipped else "open" if is_open else "carried"
            shown.append(counted_year(year, did))
            left -= year not in skipped
        if left > 0 and self.broken is not None:
            shown.append(counted_year(self.broken, "broke"))
        return tuple(reversed(shown))


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of conditions joined by "and"."""
    found = set(outcomes)
    return "KHONG_DAT" if "KHONG_DAT" in found else "CHUA_RO" if "CHUA_RO" in found else "DAT"


def best(outcomes: Iterable[Outcome]) -> Outcome:
    """The outcome of conditions joined by "or"."""
    found = set(outcomes)
    return "DAT" if "DAT" in found else "CHUA_RO" if "CHUA_RO" in found else "KHONG_DAT"


def level_in(past: Past, year: int, *, at_least: str) -> Outcome:
    """Whether the classification of a year reaches a level; two statements that disagree leave it unknown."""
    wanted = LEVEL_ORDER[at_least]
    ranks = past.ranks.get(year)
    if ranks is None:
        is_open = year in past.claimed_levels or past.has_undated_level
        is_whole = bool(past.facts.classifications) or "classifications" in past.facts.complete_years
        is_closed = is_whole and past.facts.is_closed("classifications", year)
        return "KHONG_DAT" if is_closed and not is_open else "CHUA_RO"
    return "DAT" if ranks.low >= wanted else "KHONG_DAT" if ranks.high < wanted else "CHUA_RO"


def discipline_in(facts: Facts, year: int) -> Outcome:
    """DAT where no discipline touches the year, KHONG_DAT where one began in it or lasted through it.

    One that began before, and ends in the year or nobody knows when, leaves it open.
    """
    if facts.discipline is None:
        return "DAT" if facts.is_closed("discipline", year) else "CHUA_RO"
    outcome: Outcome = "DAT"
    for measure in facts.discipline:
        began, end = measure.from_.year if measure.from_ else None, measure.to
        if began is None:
            outcome = "CHUA_RO" if end is None or end.year >= year else outcome
        elif began == year or (began < year and end is not None and _lasts_through(end, year)):
            return "KHONG_DAT"
        elif began < year and (end is None or end.year == year):
            outcome = "CHUA_RO"
    return outcome


def counts_after_discipline(facts: Facts, year: int) -> Outcome:
    """Whether a year lies after the end of every discipline (NĐ 152/2025 Điều 4); the year of the end is unknown."""
    outcome: Outcome = "DAT"
    for measure in facts.discipline or ():
        end = measure.last_told
        if end is not None and _lasts_through(end, year):
            return "KHONG_DAT"
        if end is None or end.year == year or measure.to is None:
            outcome = "CHUA_RO"
    return outcome


def _lasts_through(end: date, year: int) -> bool:
    return end.year > year or (end.year == year and (end.month, end.day) == (12, 31))


def held(past: Past, codes: Iterable[str]) -> tuple[tuple[Held, Outcome], ...]:
    """Titles and awards of these codes, those of no basis left out; CHUA_RO where one is not certain to count."""
    wanted = frozenset(codes)
    return tuple((item, past.worth(item)) for item in past.basis if item.code in wanted)


def is_list_closed(facts: Facts, codes: Iterable[str], year: int | None = None) -> bool:
    """Whether a title or award of these codes that is not listed was certainly not received, at all or for a year."""
    names: set[ListName] = {"titles" if code in TITLES else "awards" for code in codes}
    return all(facts.is_closed(name, year) for name in names)


def title_in(past: Past, year: int, spec: RunSpec) -> Outcome:
    """Whether one of the titles was received for a year; a stated lower level or a discipline excludes it."""
    stated = [past.title_years[code].get(year) for code in spec.titles if code in past.title_years]
    if "DAT" in stated:
        return "DAT"
    if "CHUA_RO" in stated:
        return "CHUA_RO"
    if _is_excluded(past, year, spec):
        return "KHONG_DAT"
    is_undated = any(None in past.title_years[code] for code in spec.titles if code in past.title_years)
    return "KHONG_DAT" if not is_undated and is_list_closed(past.facts, spec.titles, year) else "CHUA_RO"


def _is_excluded(past: Past, year: int, spec: RunSpec) -> bool:
    ranks = past.ranks.get(year)
    if spec.excluded_below and ranks is not None and ranks.high < LEVEL_ORDER[spec.excluded_below]:
        return True
    return any(d.from_ and d.from_.year <= year <= (d.to or d.from_).year for d in past.facts.discipline or ())


def run_of(past: Past, spec: RunSpec) -> Run | None:
    """The run that ends with the year of the request; None where that year is unknown."""
    facts = past.facts
    if facts.year is None:
        return None
    floor = facts.year - HORIZON_YEARS
    sure, maybe = _bounds(past, spec)
    certain_after = max(sure, floor) if sure is not None else (facts.year if spec.after else floor)
    possible_after = max(maybe, floor) if maybe is not None else floor

    def carried(year: int) -> Outcome:
        by_level = level_in(past, year, at_least=spec.level) if spec.level else "KHONG_DAT"
        by_title = title_in(past, year, spec) if spec.titles and by_level != "DAT" else "KHONG_DAT"
        return worst((best((by_level, by_title)), counts_after_discipline(facts, year)))

    return _walk(past, carried, certain_after=certain_after, possible_after=possible_after, starts_after=sure)


def _bounds(past: Past, spec: RunSpec) -> tuple[int | None, int | None]:
    """The year after which the run certainly, and possibly, starts: that of the earliest listed prior award."""
    if not spec.after:
        return None, None
    priors = held(past, spec.after)
    sure = [item.year for item, outcome in priors if outcome == "DAT" and item.year is not None]
    dated = [item.year for item, _ in priors if item.year is not None]
    is_open = not priors or any(item.year is None for item, _ in priors)
    return min(sure, default=None), None if is_open else min(dated, default=None)


def _walk(
    past: Past,
    carried: Callable[[int], Outcome],
    *,
    certain_after: int,
    possible_after: int,
    starts_after: int | None,
) -> Run:
    year = past.facts.year
    assert year is not None
    maternity = frozenset(past.facts.maternity_years or ())
    certain: list[int] = []
    possible: list[int] = []
    unknown: list[int] = []
    skipped: list[int] = []
    broken: int | None = None
    is_certain = True
    told_after = max(possible_after, min(past.first_year, year) - 1)
    for at in range(year, told_after, -1):
        outcome = carried(at)
        if at in maternity and outcome != "DAT":
            skipped.append(at)
            possible.append(at)
            continue
        if outcome == "KHONG_DAT":
            broken = at
            break
        possible.append(at)
        is_certain = is_certain and outcome == "DAT" and at > certain_after
        if is_certain:
            certain.append(at)
        elif outcome == "CHUA_RO":
            unknown.append(at)
    before = range(told_after, possible_after, -1)  # of these nothing is told: what holds for one holds for all
    if broken is None and before:
        if carried(told_after) == "KHONG_DAT":
            broken = told_after
        else:
            possible += before
            unknown += before
    found = (tuple(certain), tuple(possible), broken, tuple(unknown), tuple(skipped))
    return Run(year, *found, starts_after=starts_after, certain_after=certain_after)
