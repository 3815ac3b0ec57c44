"""Reward money of a quarter as values: what each recognition costs, who pays, and what cannot be summed yet.

Computing it is `criteria.rewards.totals`; tables and commands print it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.readings import NomineeKind


@dataclass(frozen=True)
class Reward:
    """The reward of one proposal; `amount_vnd` None comes with `reason`. `doubt`: why it may not be paid after all.

    The sum is `coefficient` times `base_vnd`, the base salary of the day, rounded as `article` says.
    """

    proposal: str
    name: str
    code: str
    kind: NomineeKind
    year: str | None
    amount_vnd: int | None
    article: str | None = None
    payer: str | None = None
    reason: str | None = None
    doubt: str | None = None
    coefficient: float | None = None
    base_vnd: int | None = None


@dataclass(frozen=True)
class RewardLine:
    """Rewards of one recognition, kind and payer: how many, each, and all together."""

    code: str
    kind: NomineeKind
    payer: str | None
    number: int
    each_vnd: int
    article: str
    coefficient: float | None = None
    base_vnd: int | None = None

    @property
    def total_vnd(self) -> int:
        return self.number * self.each_vnd


@dataclass(frozen=True)
class QuarterRewards:
    """What the quarter costs if decided on `on`; `met` are the rewards of what is met one by one, sum known or not.

    `lines` are of proposals that are met; `waiting` of those still open, were they granted: counted apart, never in the
    total. `unsure` may fall away although the proposal is met; `unknown` have no sum yet. Refused ones are nowhere.
    """

    on: date
    lines: tuple[RewardLine, ...] = ()
    waiting: tuple[RewardLine, ...] = ()
    unsure: tuple[Reward, ...] = ()
    unknown: tuple[Reward, ...] = ()
    notes: tuple[str, ...] = ()
    met: tuple[Reward, ...] = ()

    @property
    def total_vnd(self) -> int:
        """What is sure: met, its sum known, and to be paid beside whatever else the nominee gets."""
        return sum(line.total_vnd for line in self.lines)

    @property
    def waiting_vnd(self) -> int:
        return sum(line.total_vnd for line in self.waiting)

    def total_of(self, payer: str | None) -> int:
        return sum(line.total_vnd for line in self.lines if line.payer == payer)

    @property
    def payers(self) -> tuple[str | None, ...]:
        """Who pays anything that is sure, in the order of the lines."""
        return tuple(dict.fromkeys(line.payer for line in self.lines))
