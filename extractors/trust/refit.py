"""Takes values that people have judged and the weights so far; gives weights fitted to them, near those so far.

Fitting is maximum a posteriori: what few rows say moves little. Where rows come from, and where the weights are kept,
is left to the caller.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.trust.calibration import Judged, Report, Row, report_of
from extractors.trust.model import AGAINST, FOR, SHARED, SIGNALS, Model, Weights
from records.errors import AppError

LEAST_ROWS = 200
LEAST_WRONG = 20  # and right: from all right nothing is learned
FOLDS = 5
_NAMES = tuple(SIGNALS)
_SIDE = np.array([0, *(side for side, _ in SIGNALS.values())])
_FIRMNESS = 4.0  # how much the weights so far count: about so many rows that say so
_LEAST_OF_FIELD = 40  # rows, for weights of its own
_MOST_OF_GROUP = 5.0  # rows of one field that one group counts for: values of one file are right or wrong together
_SWEEPS, _ENOUGH = 200, 1e-5
Matrix = NDArray[np.float64]


class TooFewDecisions(AppError):
    """Reviewers have not decided enough yet to learn how sure values are."""

    code = "CHUA_DU_QUYET_DINH"


def check_enough(rows: Sequence[Row]) -> None:
    """Raises TooFewDecisions where fitting would learn chance."""
    wrong = sum(not row.is_right for row in rows)
    if len(rows) < LEAST_ROWS or min(wrong, len(rows) - wrong) < LEAST_WRONG:
        raise TooFewDecisions(
            f"Mới có {len(rows)} giá trị đã được người xem, trong đó {wrong} giá trị phải sửa: chưa đủ để chỉnh độ tin "
            "cậy.",
            hint=f"Cần ít nhất {LEAST_ROWS} giá trị, trong đó ít nhất {LEAST_WRONG} giá trị phải sửa.",
        )


def fit(rows: Sequence[Row], prior: Model, *, firmness: float = _FIRMNESS, origin: str = "") -> Model:
    """Weights of every field with enough rows, near those of `prior`; the other fields keep theirs."""
    by_field: dict[str, list[Row]] = {}
    for row in rows:
        by_field.setdefault(row.field, []).append(row)
    fitted = dict(prior.by_field)
    for name, own in sorted(by_field.items()):
        if len(own) >= _LEAST_OF_FIELD:
            fitted[name] = fit_weights(own, prior.weights_of(name), firmness=firmness)
    return Model(fitted, origin=origin or prior.origin)


def fit_anew(rows: Sequence[Row], *, origin: str) -> Model:
    """A model from nothing: weights that all fields share, and from there those of each field."""
    shared = fit_weights(rows, Weights(), firmness=1.0)
    return fit(rows, Model({SHARED: shared}), origin=origin)


def fit_weights(rows: Sequence[Row], prior: Weights, *, firmness: float) -> Weights:
    """One logistic model, by coordinates: the bias is free, every weight stays on its side of nought."""
    signals = np.array([_vector(row) for row in rows])
    right = np.array([row.is_right for row in rows], dtype=float)
    counts = _counts(rows)
    so_far = np.array([prior.bias, *(prior.by_signal.get(name, 0.0) for name in _NAMES)])
    weights = so_far.copy()
    total = signals @ weights
    used = [at for at in range(signals.shape[1]) if np.any(signals[:, at])]
    for _ in range(_SWEEPS):
        moved = 0.0
        for at in used:
            away = weights[at] - so_far[at], firmness if at else firmness / 10
            step = _step(signals[:, at], counts, total, right, away)
            wanted = _on_its_side(weights[at] - step, at)
            total += (wanted - weights[at]) * signals[:, at]
            moved, weights[at] = max(moved, abs(wanted - weights[at])), wanted
        if moved < _ENOUGH:
            break
    return Weights(float(weights[0]), {name: float(w) for name, w in zip(_NAMES, weights[1:], strict=True) if w})


def _vector(row: Row) -> list[float]:
    told = dict(row.signals)
    return [1.0, *(told.get(name, 0.0) for name in _NAMES)]


def _counts(rows: Sequence[Row]) -> Matrix:
    """How much each row counts: those of one group and field together no more than a few."""
    sizes = Counter((row.group, row.field) for row in rows)
    return np.array([min(1.0, _MOST_OF_GROUP / sizes[row.group, row.field]) if row.group else 1.0 for row in rows])


def _step(column: Matrix, counts: Matrix, total: Matrix, right: Matrix, away: tuple[float, float]) -> float:
    """Newton's step along one weight, never longer than 2: far out the curve is flat, and a step flies off.

    `away` is how far the weight is from the one so far, and how firmly it is held there.
    """
    likely = 1 / (1 + np.exp(-np.clip(total, -30, 30)))
    slope = float((counts * column) @ (likely - right)) + away[0] * away[1]
    curve = float((counts * column * column) @ (likely * (1 - likely))) + away[1]
    return max(-2.0, min(2.0, slope / curve))


def _on_its_side(weight: float, at: int) -> float:
    side = _SIDE[at]
    return max(0.0, weight) if side == FOR else min(0.0, weight) if side == AGAINST else weight


@dataclass(frozen=True, slots=True)
class Trial:
    """Calibration before and after refitting, each value judged by weights that have not seen its group."""

    before: Report
    after: Report

    @property
    def is_better(self) -> bool:
        return self.after.ece < self.before.ece


def try_out(rows: Sequence[Row], prior: Model, *, firmness: float = _FIRMNESS) -> Trial:
    """Cross-validation: what refitting on these rows would bring on values like them."""
    folds: Mapping[int, list[Row]] = {fold: [] for fold in range(FOLDS)}
    for row in rows:
        folds[zlib.crc32(row.group.encode()) % FOLDS].append(row)
    before: list[Judged] = []
    after: list[Judged] = []
    for fold, held in folds.items():
        others = [row for other, own in folds.items() if other != fold for row in own]
        model = fit(others, prior, firmness=firmness)
        for row in held:
            before.append((row.field, prior.confidence(row.field, row.signals), row.is_right))
            after.append((row.field, model.confidence(row.field, row.signals), row.is_right))
    return Trial(report_of(before), report_of(after))
