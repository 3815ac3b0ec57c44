"""Takes facts; gives them sorted out once by year, with what only a paper claims kept apart from what may count.

Whether a year carries a run is `criteria.checks.timelines`; how well a claim must be supported comes from the rulebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from criteria.facts import Facts, Held, InitiativeFact, YearLevel
from records.catalogue import LEVELS, TITLES
from records.chronicle import Standing
from records.proposals import Outcome

LEVEL_ORDER = {level: rank for rank, level in enumerate(reversed(LEVELS))}
STANDING_ORDER: dict[Standing | None, int] = {"claimed": 0, "cited": 1, "verified": 2, None: 3}
ONLY_CLAIMED = "mới là lời khai trong báo cáo, chưa có số quyết định"
NOT_FOUND = "chưa đối chiếu được với quyết định đã lưu"

Item = TypeVar("Item", Held, YearLevel, InitiativeFact)


@dataclass(frozen=True)
class Suffices:
    """The least standing with which an item of each list counts; facts written by hand have none and always do."""

    classifications: Standing = "claimed"
    titles: Standing = "claimed"
    awards: Standing = "claimed"
    initiatives: Standing = "claimed"

    def lets_count(self, item: Held | YearLevel | InitiativeFact) -> bool:
        return STANDING_ORDER[item.standing] >= STANDING_ORDER[self._least(item)]

    def _least(self, item: Held | YearLevel | InitiativeFact) -> Standing:
        match item:
            case YearLevel():
                return self.classifications
            case InitiativeFact():
                return self.initiatives
        return self.titles if item.code in TITLES else self.awards


class Ranks(NamedTuple):
    """The lowest and the highest level that count for one year: papers may disagree."""

    low: int
    high: int


@dataclass(frozen=True)
class Past:
    """The facts in one order whatever order they came in, and what they tell of each year.

    `ranks` and `claimed_levels` split the classifications by what may count; `title_years` tells of each title the
    years it was received for (None: a year not stated); `basis` are the titles and awards that may be built on.
    Of the years before `first_year` nothing is told.
    """

    facts: Facts
    suffices: Suffices
    ranks: Mapping[int, Ranks]
    claimed_levels: frozenset[int]
    has_undated_level: bool
    title_years: Mapping[str, Mapping[int | None, Outcome]]
    basis: tuple[Held, ...]
    first_year: int

    def worth(self, item: Held) -> Outcome:
        """DAT where a title or award may count, CHUA_RO where its legal kind is unknown or it is only claimed."""
        is_known = item.code in TITLES or item.legal_kind is not None
        return "DAT" if is_known and self.suffices.lets_count(item) else "CHUA_RO"


def past_of(facts: Facts, *, not_a_basis: Iterable[str] = (), suffices: Suffices | None = None) -> Past:
    """What the facts tell of the past; awards of a legal kind in `not_a_basis` are left out of what may count."""
    facts, suffices, excluded = _in_order(facts), suffices or Suffices(), frozenset(not_a_basis)
    of_year: dict[int, list[int]] = {}
    claimed: set[int] = set()
    for level in facts.classifications or ():
        if level.year is None:
            continue
        if suffices.lets_count(level):
            of_year.setdefault(level.year, []).append(LEVEL_ORDER[level.level])
        else:
            claimed.add(level.year)
    titles: dict[str, dict[int | None, Outcome]] = {}
    for title in facts.titles or ():
        years = titles.setdefault(title.code, {})
        if years.get(title.year) != "DAT":
            years[title.year] = "DAT" if suffices.lets_count(title) else "CHUA_RO"
    return Past(
        facts=facts,
        suffices=suffices,
        ranks={year: Ranks(min(ranks), max(ranks)) for year, ranks in of_year.items()},
        claimed_levels=frozenset(claimed),
        has_undated_level=any(level.year is None for level in facts.classifications or ()),
        title_years=titles,
        basis=tuple(i for i in (*(facts.titles or ()), *(facts.awards or ())) if i.legal_kind not in excluded),
        first_year=min(_years_told(facts), default=facts.year or 0),
    )


def _years_told(facts: Facts) -> Iterable[int]:
    for items in (facts.classifications, facts.titles):
        yield from (item.year for item in items or () if item.year is not None)
    yield from facts.maternity_years or ()
    for measure in facts.discipline or ():
        yield from (day.year for day in (measure.from_, measure.to) if day is not None)


def _in_order(facts: Facts) -> Facts:
    """The same facts with every list in one order, so that the answer does not hang on how they were typed."""
    return facts.model_copy(
        update={
            "classifications": _sorted(facts.classifications, lambda i: (_year(i.year), i.level, *_paper(i))),
            "titles": _sorted(facts.titles, _held_key),
            "awards": _sorted(facts.awards, _held_key),
            "initiatives": _sorted(facts.initiatives, lambda i: (_year(i.year), i.title, i.scope or "", *_paper(i))),
            "discipline": _sorted(facts.discipline, lambda d: (str(d.from_), str(d.to), d.form or "")),
            "same_achievement_as": _sorted(facts.same_achievement_as, lambda u: (_year(u.year), u.code)),
        }
    )


def _year(year: int | None) -> int:
    return year if year is not None else 0


def _paper(item: Held | YearLevel | InitiativeFact) -> tuple[str, str]:
    return item.decision_number or "", item.standing or ""


def _held_key(item: Held) -> tuple[Any, ...]:
    return _year(item.year), item.code, item.legal_kind or "", str(item.decision_date or ""), *_paper(item)


Listed = TypeVar("Listed")


def _sorted(items: tuple[Listed, ...] | None, key: Callable[[Listed], tuple[Any, ...]]) -> tuple[Listed, ...] | None:
    if items is None or len(items) < 2:
        return items
    keyed = sorted(((key(item), item) for item in items), key=itemgetter(0))
    if any(one == other for (one, _), (other, _) in pairwise(keyed)):  # then all that they hold decides
        keyed.sort(key=lambda pair: (pair[0], repr(pair[1])))
    return tuple(item for _, item in keyed)
