"""Takes counts of right, missed and invented values; gives precision, recall and F1. Knows no field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """Values right, expected but not read, and read but not expected; a wrong value is both of the latter."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.missed + other.missed, self.invented + other.invented)

    @property
    def precision(self) -> float | None:
        return share(self.right, self.right + self.invented)

    @property
    def recall(self) -> float | None:
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        return share(2 * self.right, 2 * self.right + self.missed + self.invented)


@dataclass(frozen=True, slots=True)
class Counts:
    """The same values counted strictly, and with near ones taken as right."""

    exact: Tally = Tally()
    relaxed: Tally = Tally()

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.exact + other.exact, self.relaxed + other.relaxed)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of those asked are right."""

    asked: int = 0
    right: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.asked + other.asked, self.right + other.right)

    @property
    def value(self) -> float | None:
        return share(self.right, self.asked)


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def merge(counted: Iterable[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Counts of several files, added field by field."""
    merged: dict[str, Counts] = {}
    for one in counted:
        for name, counts in one.items():
            merged[name] = merged.get(name, Counts()) + counts
    return merged


def micro(counted: Mapping[str, Counts]) -> Counts:
    """All fields together."""
    return sum(counted.values(), Counts())
