"""Where a quarter stands on its way to the Council and what people decided of it. Values only; `sessions` keeps them.

open -> compiled -> in_review -> submitted -> decided -> closed; back only by reopening, with a reason.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from records.readings import Model

Stage = Literal["open", "compiled", "in_review", "submitted", "decided", "closed"]
STAGES: dict[Stage, str] = {
    "open": "đang nhận hồ sơ",
    "compiled": "đã tổng hợp",
    "in_review": "đang soát xét",
    "submitted": "đã trình Thường trực Hội đồng",
    "decided": "đã có kết quả họp",
    "closed": "đã khóa sổ",
}
FIXED: frozenset[Stage] = frozenset(("submitted", "decided", "closed"))  # of whom the quarter speaks is settled


class Move(Model):
    """One step of a quarter, by whom, when; reopening has a reason."""

    stage: Stage
    who: str
    at: datetime
    reason: str | None = None


class Outcome(Model):
    """What the Council decided of one proposal; votes where they were counted."""

    proposal: str
    is_granted: bool
    votes_for: int | None = None
    votes_cast: int | None = None
    note: str | None = None
    who: str
    at: datetime


class Admission(Model):
    """A person's word in which quarter a proposal is considered, against the rule that a late one waits."""

    proposal: str
    quarter: str
    who: str
    at: datetime
    reason: str | None = None


class FlagHonour(Model):
    """Whom a person chose for biểu dương dưới cờ."""

    proposal: str
    who: str
    at: datetime
    reason: str | None = None


class QuarterStanding(Model):
    """One quarter's stage, its steps so far (oldest first), outcomes and choice."""

    quarter: str
    stage: Stage = "open"
    moves: tuple[Move, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    admissions: tuple[Admission, ...] = ()
    honoured: FlagHonour | None = None

    def outcome_of(self, proposal: str) -> Outcome | None:
        return next((each for each in self.outcomes if each.proposal == proposal), None)


SuggestionState = Literal["open", "accepted", "refused"]


class Suggestion(Model):
    """What a reviewer wrote into a draft that the record does not say: a proposed correction, for a person to confirm.

    `field` as `Record.decide` names it, or "withdrawn" where the row was struck out. `who` and `written` as the paper
    tells them. `paper` is its key, `file` its name when it was read.
    """

    id: int | None = None
    quarter: str
    proposal: str
    field: str
    old: str | None
    new: str | None
    paper: str
    file: str
    who: str | None
    written: datetime | None
    state: SuggestionState = "open"
    decided_by: str | None = None
    decided_at: datetime | None = None
