"""Weights learned from judged values: what misleads is unlearned, few decisions are refused, the shipped ones hold."""

from __future__ import annotations

import random

import pytest

from extractors.trust.calibration import Row, report, report_of
from extractors.trust.model import AGAINST, FOR, SHARED, SIGNALS, Model, Weights
from extractors.trust.refit import LEAST_ROWS, TooFewDecisions, check_enough, fit, fit_anew, try_out

PRIOR = Model({SHARED: Weights(0.0, {"rule": 3.0})}, origin="đặt tay")


def rows(count: int, *, seed: int = 1, field: str = "unit", right: float = 0.9, odd: float = 0.3) -> list[Row]:
    """Values of which those with something odd are right seldom, the others often."""
    chance = random.Random(seed)
    made = []
    for number in range(count):
        is_odd = chance.random() < 0.3
        is_right = chance.random() < (odd if is_odd else right)
        signals = (("rule", 0.9), *((("odd", 1.0),) if is_odd else ()))
        made.append(Row(field, signals, is_right, group=f"tệp {number // 5}"))
    return made


def test_confidences_come_near_what_is_right() -> None:
    model = fit_anew(rows(2000), origin="thử")
    assert model.confidence("unit", (("rule", 0.9),)) == pytest.approx(0.9, abs=0.03)
    assert model.confidence("unit", (("rule", 0.9), ("odd", 1.0))) == pytest.approx(0.3, abs=0.05)
    assert report(rows(2000, seed=2), model).ece < 0.03


def test_few_rows_move_little_and_many_rows_much() -> None:
    told = (("rule", 0.9),)
    before = PRIOR.confidence("unit", told)
    few = fit(rows(40, right=0.5, odd=0.5), PRIOR).confidence("unit", told)
    many = fit(rows(4000, right=0.5, odd=0.5), PRIOR).confidence("unit", told)
    assert before > few > many
    assert many == pytest.approx(0.5, abs=0.05)


def test_field_with_a_handful_of_rows_keeps_its_weights() -> None:
    model = fit([*rows(500), *rows(10, field="hometown", right=0.0)], PRIOR)
    assert model.weights_of("hometown") == PRIOR.weights_of("hometown")
    assert model.weights_of("unit") != PRIOR.weights_of("unit")


def test_weights_stay_on_their_side_of_nought_even_where_chance_says_otherwise() -> None:
    """Values with the agreement of grammar happen to be wrong here: its weight becomes nought, not less."""
    made = [Row("unit", (("grammar_exact", 1.0), ("odd", 0.0)), number % 4 == 0) for number in range(400)]
    made += [Row("unit", (("odd", 1.0),), number % 4 != 0) for number in range(400)]
    weights = fit_anew(made, origin="thử").weights_of("unit")
    assert weights.by_signal.get("grammar_exact", 0.0) == 0.0
    assert weights.by_signal.get("odd", 0.0) == 0.0
    for name, weight in weights.by_signal.items():
        assert weight * SIGNALS[name][0] >= 0 or SIGNALS[name][0] not in (FOR, AGAINST)


def test_fitting_gives_the_same_weights_again() -> None:
    assert fit(rows(300), PRIOR) == fit(rows(300), PRIOR)


def test_trial_tells_whether_refitting_would_help() -> None:
    trial = try_out(rows(1000, right=0.6, odd=0.6), PRIOR)
    assert trial.before.ece > 0.2
    assert trial.after.ece < 0.06
    assert trial.is_better


def test_trial_on_what_is_calibrated_already_brings_nothing_to_speak_of() -> None:
    model = fit_anew(rows(4000), origin="thử")
    trial = try_out(rows(400, seed=5), model)
    assert abs(trial.after.ece - trial.before.ece) < 0.03


@pytest.mark.parametrize("made", [rows(50), rows(LEAST_ROWS, right=1.0, odd=1.0), rows(LEAST_ROWS, right=0, odd=0), []])
def test_too_few_decisions_are_refused(made: list[Row]) -> None:
    with pytest.raises(TooFewDecisions, match=f"Mới có {len(made)} giá trị"):
        check_enough(made)


def test_enough_decisions_pass() -> None:
    check_enough(rows(400))


def test_report_counts_how_far_confidence_is_off() -> None:
    judged = [("unit", 0.95, True)] * 8 + [("unit", 0.95, False)] * 2 + [("date", 0.55, True)] * 10
    found = report_of(judged)
    assert found.by_field == pytest.approx({"unit": 0.15, "date": 0.45})
    assert found.ece == pytest.approx(0.3)
    assert [each.count for each in found.bins["all"]] == [10, 10]
    assert report_of([]).ece == 0.0
