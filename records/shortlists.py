"""The order of candidates for a choice that people make, with the reasons of each place. Values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CriterionMark:
    """What one criterion of a scale was given, as it is written: “28,5” of “30”; `points` None: nobody gave any.

    `is_open`: not given, given without evidence, or faulty, so that it counts as nothing yet and never as nought.
    """

    text: str
    most: str
    points: str | None
    evidence: tuple[str, ...] = ()
    is_open: bool = True
    fault: str | None = None


@dataclass(frozen=True)
class ScaleScore:
    """One candidate by a scale: surely `low` points, at most `high`, of `most`; `is_scored`: any were given at all."""

    scale: str
    source: str
    is_confirmed: bool
    low: str
    high: str
    most: str
    is_scored: bool
    marks: tuple[CriterionMark, ...] = ()


@dataclass(frozen=True)
class Placed:
    """One candidate's place, from 1; equals share one. `reasons` are Vietnamese, in the order in which they counted.

    `score` is by the Office's scale in force; None where it has none.
    """

    place: int
    is_shared: bool
    proposal: str
    name: str
    reasons: tuple[str, ...]
    score: ScaleScore | None = None
