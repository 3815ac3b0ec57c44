"""Weights and thresholds fitted on invented papers: rows of a paper read back, thresholds, the Office's file."""

from __future__ import annotations

import random
from pathlib import Path

from extractors.trust.calibration import Row
from extractors.trust.model import SHARED, SHIPPED, Model, Weights, dump_model, parse_model
from records.trust import FIELD_OF_KEY, read_thresholds
from training.composing import compose
from training.files import write_word
from training.fit import ACCEPTED_RIGHT, STEPS, rows_of, thresholds_for, written_thresholds
from training.papers.examples import report_with_labels

OFFICE = Path(__file__).resolve().parents[2] / "templates" / "nguong.yaml"
MODEL = Model({SHARED: Weights(0.0, {"rule": 1.0})})  # confidence is the logistic of "rule"


def rows(field: str, count: int, *, right: float, rule: float) -> list[Row]:
    chance = random.Random(count)
    return [Row(field, (("rule", rule),), chance.random() < right) for _ in range(count)]


def test_values_of_a_paper_are_judged_by_its_gold(tmp_path: Path) -> None:
    composed = compose(report_with_labels, 1, held_words=True)
    found = rows_of(write_word(composed, tmp_path))
    assert {"full_name", "requested"} <= {row.field for row in found} <= set(FIELD_OF_KEY.values())
    assert {row.group for row in found} == {composed.name}
    assert all(dict(row.signals)["rule"] > 0 for row in found)
    assert sum(row.is_right for row in found) > len(found) / 2


def test_threshold_leaves_out_what_is_wrong_too_often() -> None:
    made = [*rows("unit", 1000, right=0.999, rule=3.0), *rows("unit", 300, right=0.7, rule=1.0)]
    found = thresholds_for(made, MODEL)
    accepted = [row.is_right for row in made if MODEL.confidence(row.field, row.signals) >= found[""]]
    assert len(accepted) == 1000
    assert sum(accepted) / len(accepted) >= ACCEPTED_RIGHT


def test_field_that_is_wrong_more_often_than_it_seems_has_a_threshold_of_its_own() -> None:
    made = [*rows("unit", 5000, right=0.999, rule=3.0), *rows("signer", 200, right=0.9, rule=3.0)]
    found = thresholds_for(made, MODEL)
    assert found["signer"] == STEPS[-1]
    assert "unit" not in found
    assert found["full_name"] == found["requested"] == found[""]


def test_numbers_go_into_the_file_of_the_office_and_its_words_stay(tmp_path: Path) -> None:
    path = tmp_path / "nguong.yaml"
    before = OFFICE.read_text(encoding="utf-8")
    path.write_text(written_thresholds({"": 0.875, "full_name": 0.92, "requested": 0.94}, OFFICE), encoding="utf-8")
    read = read_thresholds(path)
    assert (read.default, read.accept) == (0.875, {"full_name": 0.92, "requested": 0.94})
    assert read.look == read_thresholds(OFFICE).look
    remarks = [line for line in before.splitlines() if line.startswith("#")]
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")] == remarks
    assert written_thresholds({"": 0.875, "full_name": 0.92, "requested": 0.94}, path) == path.read_text("utf-8")


def test_shipped_weights_are_written_as_fitting_writes_them() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert dump_model(parse_model(text)) == text
