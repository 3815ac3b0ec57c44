"""Takes values that were compared; tells whether their confidence keeps its word, and what the three states are worth.

Of the values told with 0.9, nine in ten should be right: the mean distance from that, weighted by how many values stand
in each bin, is the expected calibration error (ECE). Compared are scalar fields and entries of lists of nominees.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from records.readings import Told
from records.trust import STATE_NAMES, State
from reports.accuracy.comparison import REQUESTS, Outcome
from reports.accuracy.statements import LIST_FIELDS
from reports.accuracy.tallies import Share, share

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.99, 1.0)  # finer where most values stand
LEVELS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.99)
STATES: tuple[State, ...] = tuple(STATE_NAMES)
StateOf = Callable[[str, Told], State]


@dataclass(frozen=True, slots=True)
class Judged:
    """A value that was read: how sure it was said to be, its state, and whether it is right."""

    field: str
    confidence: float
    state: State
    is_right: bool

    @property
    def is_item(self) -> bool:
        return self.field.rpartition(".")[2] in LIST_FIELDS


@dataclass(frozen=True, slots=True)
class Bin:
    """The values with a confidence from `low` up to `high`."""

    low: float
    high: float
    count: int
    right: int
    mean_confidence: float

    @property
    def share_right(self) -> float:
        return self.right / self.count

    @property
    def gap(self) -> float:
        return abs(self.share_right - self.mean_confidence)


@dataclass(frozen=True, slots=True)
class StateFigures:
    """The values in one state: how many of all read values they are, and how many of them are right."""

    values: Share
    read: int

    @property
    def precision(self) -> float | None:
        return self.values.value

    @property
    def coverage(self) -> float | None:
        return share(self.values.asked, self.read)


def judge(outcomes: Iterable[Outcome], state_of: StateOf) -> list[Judged]:
    """The values read, each with its state. What is asked for in the whole document repeats its nominees."""
    return [
        Judged(each.field, each.told.confidence, state_of(each.field.rpartition(".")[2], each.told), each.is_right)
        for each in outcomes
        if each.told is not None and each.field != REQUESTS
    ]


def bins_of(values: Sequence[Judged]) -> list[Bin]:
    """The bins in which values stand, from the least sure on."""
    found = []
    for low, high in pairwise(EDGES):
        inside = [v for v in values if low <= v.confidence < high or (high == EDGES[-1] == v.confidence)]
        if inside:
            mean = sum(v.confidence for v in inside) / len(inside)
            found.append(Bin(low, high, len(inside), sum(v.is_right for v in inside), mean))
    return found


def calibration_error(values: Sequence[Judged]) -> float | None:
    """ECE of the values, None where there are none."""
    return sum(each.count * each.gap for each in bins_of(values)) / len(values) if values else None


def by_field(values: Iterable[Judged]) -> dict[str, list[Judged]]:
    """The values of each field."""
    found: dict[str, list[Judged]] = {}
    for value in values:
        found.setdefault(value.field, []).append(value)
    return found


def states(values: Sequence[Judged]) -> Mapping[State, StateFigures]:
    """What each state is worth."""
    return {
        state: StateFigures(share_of(value.is_right for value in values if value.state == state), len(values))
        for state in STATES
    }


def levels(values: Sequence[Judged]) -> dict[float, StateFigures]:
    """The same for "at least this sure", whatever the Office's thresholds are."""
    return {
        level: StateFigures(share_of(value.is_right for value in values if value.confidence >= level), len(values))
        for level in LEVELS
    }


def share_of(is_right: Iterable[bool]) -> Share:
    listed = list(is_right)
    return Share(len(listed), sum(listed))
