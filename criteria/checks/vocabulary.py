"""The words of judging: a condition of a rule, the facts it is asked of, and what is found.

Nothing here decides; the checks are in the modules that `conditions` lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Literal

from criteria.checks.past import NOT_FOUND, ONLY_CLAIMED, Past
from criteria.checks.scoring import Scale
from criteria.checks.timelines import Run, RunSpec, counted_year, run_of
from criteria.facts import Facts, Held, InitiativeFact, YearLevel
from records.catalogue import RECOGNITIONS, TITLES
from records.proposals import CLASSIFICATION, INITIATIVE, CountedYear, Did, Outcome
from records.readings import Evidence

QuotaRounding = Literal["exact", "down", "nearest", "up"]
VoteBase = Literal["members", "present"]


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
    base: VoteBase = "members"
    quorum: Fraction | None = None
    is_secret: bool = False
    scale: Scale | None = None
    criterion: str | None = None

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
    """What is told of one request, how its day reads it, and the runs found so far: conditions share them."""

    past: Past
    reuse_article: str | None = None
    rounding: QuotaRounding = "exact"
    runs: dict[RunSpec, Run | None] = field(default_factory=dict, repr=False, compare=False)

    @property
    def facts(self) -> Facts:
        return self.past.facts

    def run(self, condition: Condition) -> Run | None:
        """The run a condition speaks of; None where the year of the request is unknown."""
        spec = condition.run
        if spec is None:
            return None
        if spec not in self.runs:
            self.runs[spec] = run_of(self.past, spec)
        return self.runs[spec]


@dataclass(frozen=True)
class Result:
    """What one check says. `for_person`: never in the way of DAT; `code`, `article`: other than the usual ones.

    `years` fill the sentence of its code, `counted` say what each year did; `settled_by` is what would tell more.
    `after`: the year of the award after which the years of a run count.
    """

    outcome: Outcome
    found: str
    code: str | None = None
    years: tuple[int, ...] = ()
    counted: tuple[CountedYear, ...] = ()
    settled_by: str | None = None
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


DISPUTED = "mới là lời khai trong báo cáo, số quyết định đã nêu không khớp với lịch sử khen thưởng"
NO_RUN = "chưa có chuỗi năm nào"
NEEDS_RUN = "chỉ tính được khi có chuỗi năm đó"
NOT_SURELY_IN_RUN = "chưa chắc nằm trong chuỗi năm"
WAITS_FOR_RUN = "chỉ kết luận được khi đã rõ chuỗi năm đó"
YEAR_UNKNOWN = Result(
    "CHUA_RO",
    "chưa rõ năm thành tích của đề nghị",
    settled_by="đề nghị đơn vị ghi rõ năm thành tích trong tờ trình, báo cáo",
)


def listed_years(years: Iterable[int]) -> str:
    """Years as an official writes them: "2021, 2023"."""
    return ", ".join(str(year) for year in sorted(set(years)))


def percent(ratio: Fraction) -> str:
    """A share as an official writes it: "81,82%"."""
    return decimal(ratio * 100) + "%"


def decimal(number: Fraction) -> str:
    """A number with at most two decimals after a comma: "1,05"."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".").replace(".", ",")


def did(years: Iterable[int | None], what: Did) -> tuple[CountedYear, ...]:
    """The same for each of these years, the oldest first."""
    return tuple(counted_year(year, what) for year in sorted({year for year in years if year is not None}))


def evidence_of(items: Iterable[Held | InitiativeFact | YearLevel]) -> tuple[Evidence, ...]:
    """Every place where these facts stand."""
    return tuple(place for item in items for place in item.evidence)


def why_only_claimed(item: Held | InitiativeFact | YearLevel) -> str:
    """What keeps an item from counting that the paper claims."""
    if item.standing == "cited":
        return NOT_FOUND
    return DISPUTED if item.decision_number else ONLY_CLAIMED


def compared(certain: int, possible: int, count: int) -> Outcome:
    """Whether a count is reached by what is certain, could be reached by what is possible, or cannot."""
    return "DAT" if certain >= count else "CHUA_RO" if possible >= count else "KHONG_DAT"


def names_of(codes: Iterable[str]) -> str:
    """Recognitions of which any one will do."""
    return " hoặc ".join(RECOGNITIONS[code] for code in codes)


def decision_on(codes: Iterable[str]) -> str:
    """The paper that shows a title or award; flags are titles that are given, not conferred."""
    granted = any(code not in TITLES or code.startswith("CO_") for code in codes)
    return f"quyết định {'tặng' if granted else 'công nhận'} {names_of(codes)}"
