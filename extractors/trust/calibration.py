"""Takes values with their confidence and whether they were right; gives how far the two are apart: bins and ECE."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.trust.model import Model, Signals

BINS = 10
ALL = "all"


@dataclass(frozen=True, slots=True)
class Row:
    """A value that a person has judged, or gold has: its field, its signals, whether it was right.

    `group` is what belongs together: rows of one file or proposal are never in two folds.
    """

    field: str
    signals: Signals
    is_right: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """Values of like confidence: how many, how sure on average, and which share of them is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Report:
    """Expected calibration error of all values and by field, the bins behind it, and how many values there were."""

    ece: float
    by_field: Mapping[str, float] = field(default_factory=dict)
    bins: Mapping[str, tuple[Bin, ...]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)


Judged = tuple[str, float, bool]  # field, confidence, whether it was right


def report(rows: Sequence[Row], model: Model) -> Report:
    """How well a model's confidences hold on rows."""
    return report_of((row.field, model.confidence(row.field, row.signals), row.is_right) for row in rows)


def report_of(judged: Iterable[Judged]) -> Report:
    """The same of confidences that are known."""
    by_field: dict[str, list[tuple[float, bool]]] = {ALL: []}
    for name, confidence, is_right in judged:
        by_field[ALL].append((confidence, is_right))
        by_field.setdefault(name, []).append((confidence, is_right))
    bins = {name: bins_of(pairs) for name, pairs in by_field.items()}
    errors = {name: error_of(own) for name, own in bins.items()}
    return Report(
        ece=errors.pop(ALL),
        by_field=dict(sorted(errors.items())),
        bins=bins,
        counts={name: len(pairs) for name, pairs in by_field.items()},
    )


def bins_of(pairs: Sequence[tuple[float, bool]]) -> tuple[Bin, ...]:
    """Ten bins of equal width; empty ones are left out."""
    gathered: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, is_right in pairs:
        gathered[min(BINS - 1, int(confidence * BINS))].append((confidence, is_right))
    return tuple(
        Bin(len(own), sum(c for c, _ in own) / len(own), sum(right for _, right in own) / len(own))
        for own in gathered
        if own
    )


def error_of(bins: Sequence[Bin]) -> float:
    """Expected calibration error: how far confidence and share right are apart, weighted by count; 0 of no values."""
    count = sum(each.count for each in bins)
    return sum(each.count * abs(each.confidence - each.right) for each in bins) / count if count else 0.0
