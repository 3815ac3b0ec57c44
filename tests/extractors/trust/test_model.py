"""Confidence from signals: more agreement never lowers it, files of weights are checked, the Office's own count."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.trust.model import (
    AGAINST,
    FOR,
    LEARNED_FILE,
    LEAST,
    MOST,
    SHARED,
    SIGNALS,
    Model,
    Weights,
    dump_model,
    model_in_force,
    parse_model,
    shipped_model,
)
from records.errors import SettingsError
from records.trust import FIELD_NAMES

FIELDS = sorted(FIELD_NAMES)
strength = st.floats(0, 1)
signals = st.dictionaries(st.sampled_from(sorted(SIGNALS)), strength)


@given(field=st.sampled_from(FIELDS), told=signals, name=st.sampled_from(sorted(SIGNALS)), more=strength)
def test_what_speaks_for_a_value_never_lowers_it(field: str, told: dict[str, float], name: str, more: float) -> None:
    model, told = shipped_model(), {"rule": 0.0, **told}  # no value is without a rule's own confidence
    side = SIGNALS[name][0]
    before = model.confidence(field, told.items())
    after = model.confidence(field, (told | {name: told.get(name, 0.0) + more}).items())
    assert LEAST <= after <= MOST
    if side == FOR:
        assert after >= before
    if side == AGAINST:
        assert after <= before


def test_each_field_has_weights_of_its_own_or_those_of_all() -> None:
    model = Model({SHARED: Weights(0.0), "full_name": Weights(3.0)})
    assert model.confidence("full_name", ()) > 0.9
    assert model.confidence("hometown", ()) == 0.5


def test_unknown_signals_count_for_nothing() -> None:
    weights = Weights(0.5, {"rule": 2.0})
    assert weights.confidence([("rule", 1.0), ("moon", 5.0)]) == weights.confidence([("rule", 1.0)])


def test_what_the_rule_guesses_stays_a_guess_whoever_agrees() -> None:
    agreed = (("grammar_exact", 1.0), ("statistics_exact", 1.0), ("agreed", 1.0))
    model = Model({SHARED: Weights(3.0, {"rule": 1.0, "agreed": 3.0})})
    assert model.confidence("requested", (("rule", 0.45), *agreed)) == 0.45
    assert model.confidence("requested", (("rule", 0.0), *agreed)) == LEAST
    assert model.confidence("requested", (("rule", 0.8), *agreed)) > 0.95


def test_confidence_stays_finite_whatever_is_told() -> None:
    weights = Weights(0.0, {"rule": 90.0, "odd": -90.0})
    assert weights.confidence([("rule", 1e6)]) == MOST
    assert weights.confidence([("odd", 1e6)]) == LEAST


def test_model_goes_into_a_file_and_comes_back() -> None:
    model = Model({SHARED: Weights(-1.25, {"rule": 2.5, "odd": -0.125}), "unit": Weights(0.5)}, origin="thử")
    assert parse_model(dump_model(model)) == model
    assert dump_model(parse_model(dump_model(model))) == dump_model(model)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"fields": {}}',
        '{"fields": {"shared": []}}',
        '{"fields": {"shared": {"rule": "high"}}}',
        '{"fields": {"shared": {"rule": -1}}}',
        '{"fields": {"shared": {"odd": 1}}}',
        '{"fields": {"shared": {"moon": 1}}}',
        '{"fields": {"shared": {"bias": NaN}}}',
        '{"fields": {"shared": {"bias": 1e9}}}',
        '{"fields": {"unit": {"bias": 1}}}',
        " " * 300_000 + '{"fields": {"shared": {}}}',
    ],
)
def test_what_is_no_file_of_weights_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_model(text)


def test_weights_learned_from_reviewers_count_at_once(tmp_path: Path) -> None:
    environment = {"TDKT_DATA": str(tmp_path)}
    assert model_in_force(environment) == shipped_model()
    path = tmp_path / LEARNED_FILE
    path.write_text(dump_model(Model({SHARED: Weights(1.0)})), encoding="utf-8")
    assert model_in_force(environment).weights_of("unit") == Weights(1.0)
    path.write_text(dump_model(Model({SHARED: Weights(2.0)})), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert model_in_force(environment).weights_of("unit") == Weights(2.0)


@pytest.mark.parametrize("text", ["", "{", "[" * 5000, json.dumps({"fields": {"shared": {"rule": -3}}})])
def test_spoilt_file_of_the_office_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / LEARNED_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=LEARNED_FILE):
        model_in_force({"TDKT_DATA": str(tmp_path)})
