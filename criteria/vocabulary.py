"""The words of judging: a condition of a rule, the facts it is asked of, and what is found.

Nothing here decides; the checks are in `criteria.conditions`, `criteria.collectives` and `criteria.initiatives`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from criteria.facts import Facts, Held, InitiativeFact, YearLevel
from criteria.timelines import Run, RunSpec, run_of
from records.proposals import CLASSIFICATION, INITIATIVE, Outcome
from records.readings import Evidence


@dataclass(frozen=True)
class Condition:
    """One leaf of a rule. `check` None: only a person can judge; `is_gate`: and nothing follows before that."""

    id: str
    article: str
    text: str
    check: str | None = None
    is_gate: bool = False
    run: RunSpec | None = None
    codes: tuple[str, ...] = ()
    level: str | None = None
    scope: str | None = None
    compared: str | None = None
    count: int = 1
    share: Fraction | None = None
    is_needed: bool = True

    @cached_property
    def about(self) -> tuple[str, ...]:
        """What carries a year of it: codes of recognitions, CLASSIFICATION, INITIATIVE; () where no year does."""
        if self.codes:
            return self.codes
        if self.scope:
            return (INITIATIVE,)
        if self.level:
            return (CLASSIFICATION,)
        if self.run is None:
            return ()
        return ((CLASSIFICATION,) if self.run.level else ()) + self.run.titles


@dataclass(frozen=True)
class Context:
    """The facts of one request, and the legal kinds of awards that are no basis for it."""

    facts: Facts
    not_a_basis: tuple[str, ...] = ()
    reuse_article: str | None = None

    def run(self, condition: Condition) -> Run | None:
        """The run a condition speaks of; None where the year of the request is unknown."""
        if condition.run is None:
            return None
        return run_of(self.facts, condition.run, not_a_basis=self.not_a_basis)


@dataclass(frozen=True)
class Result:
    """What one check says. `for_person`: never in the way of DAT; `code`, `article`: other than the usual ones.

    `after`: the year of the award after which the years of a run count.
    """

    outcome: Outcome
    found: str
    code: str | None = None
    years: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reused: str | None = None
    article: str | None = None
    for_person: bool = False
    after: int | None = None


Check = Callable[[Context, Condition], Result]


@dataclass(frozen=True)
class Registered:
    """A check with the keys its condition must state in YAML, and those it may."""

    check: Check
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()


YEAR_UNKNOWN = Result("CHUA_RO", "chưa rõ năm thành tích của đề nghị")


def listed_years(years: Iterable[int]) -> str:
    """Years as an official writes them: "2021, 2023"."""
    return ", ".join(str(year) for year in sorted(set(years)))


def evidence_of(items: Iterable[Held | InitiativeFact | YearLevel]) -> tuple[Evidence, ...]:
    """Every place where these facts stand."""
    return tuple(place for item in items for place in item.evidence)


def compared(certain: int, possible: int, count: int) -> Outcome:
    """Whether a count is reached by what is certain, could be reached by what is possible, or cannot."""
    return "DAT" if certain >= count else "CHUA_RO" if possible >= count else "KHONG_DAT"
