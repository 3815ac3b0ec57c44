"""What the register holds and what a search in it gives: units with the time of their names, matches with candidates.

Frozen values; finding and following them is `register` and `matching`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import ConfigDict, field_validator
from pydantic import Field as Slot

from records.folding import nfc
from records.readings import Model

LONGEST_NAME = 300  # characters; what is longer is no name


class Unit(Model):
    """One unit under one name, from a day to a day. Keys are Vietnamese in the file: staff edit it.

    A unit that is only renamed keeps its `id` and has an entry a name; a merger makes a new unit with `predecessors`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    id: str = Slot(alias="ma", min_length=1, max_length=40)
    name: str = Slot(alias="ten", min_length=2, max_length=LONGEST_NAME)
    start: date | None = Slot(default=None, alias="tu_ngay")
    end: date | None = Slot(default=None, alias="den_ngay")
    other_names: tuple[str, ...] = Slot(default=(), alias="ten_khac")
    short_names: tuple[str, ...] = Slot(default=(), alias="viet_tat")
    parent: str | None = Slot(default=None, alias="truc_thuoc")
    predecessors: tuple[str, ...] = Slot(default=(), alias="tien_than")
    successors: tuple[str, ...] = Slot(default=(), alias="ke_thua")
    line: int = Slot(default=0, exclude=True)

    @field_validator("name", "other_names", "short_names")
    @classmethod
    def _in_one_form(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        return nfc(value) if isinstance(value, str) else tuple(map(nfc, value))

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names, *self.short_names)

    def is_in_force(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def overlaps(self, other: Unit) -> bool:
        """Whether there is a day on which both are in force."""
        return (self.start or date.min) <= (other.end or date.max) and (other.start or date.min) <= (
            self.end or date.max
        )


class Standing(NamedTuple):
    """Where a unit stands: the ids that mean the same unit over time, and the ids of all that is above it."""

    line: frozenset[str]
    above: frozenset[str]
    id: str


@dataclass(frozen=True)
class Candidate:
    """A unit that a text may mean; `score` (0-100) is the likeness of the spelling, without any prior."""

    unit: Unit
    score: float


@dataclass(frozen=True)
class Match:
    """What a text means in the register: one unit, or None where a person has to choose among the candidates.

    `now` is empty while the name is in force; else what that unit is called, or what took its place, on the day.
    """

    text: str
    unit: Unit | None = None
    candidates: tuple[Candidate, ...] = ()
    is_in_force: bool = True
    now: tuple[Unit, ...] = ()
