"""Takes a target, what was granted and what is asked for; gives how far a movement has come. Decides on no request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from criteria.book.rulebook import Target
from criteria.words.provisions import target_in_words
from records.honours import Honour
from records.proposals import Proposal


@dataclass(frozen=True)
class Progress:
    """How often the recognition was granted, and how often asked for, while a target holds.

    Times, not people: two of one name may be two, and one may be asked for twice.
    """

    target: Target
    granted: int
    asked: int

    @property
    def sentence(self) -> str:
        left = self.target.count - self.granted
        said = f"còn thiếu {left:02d}" if left > 0 else "đã đủ"
        counts = f"đã công nhận {self.granted:02d} lượt, trong sổ có {self.asked:02d} đề nghị"
        return f"{target_in_words(self.target)}; {counts}; {said}"


def progress_of(target: Target, honours: Iterable[Honour], proposals: Iterable[Proposal]) -> Progress:
    """Counts by the day of the decision where there is one, else by the year; proposals by the day of receipt."""
    granted = sum(_counts(target, honour) for honour in honours)
    asked = sum(each.requested.code == target.code and target.holds_on(each.received) for each in proposals)
    return Progress(target, granted, asked)


def _counts(target: Target, honour: Honour) -> bool:
    if honour.code != target.code or honour.is_revoked:
        return False
    if honour.decision_date is not None:
        return target.holds_on(honour.decision_date)
    return honour.year is not None and target.from_.year <= honour.year <= (target.to or date.max).year
