"""Weights and thresholds fitted on invented papers: rows of a paper read back, thresholds, the Office's file."""

from __future__ import annotations

from pathlib import Path

from extractors.trust.calibration import Judged, Row
from extractors.trust.model import SHIPPED, dump_model, parse_model
from records.trust import FIELD_OF_KEY, read_thresholds
from training.composing import compose
from training.files import write_word
from training.fit import ACCEPTED_RIGHT, judged_apart, rows_of, thresholds_for, written_thresholds
from training.papers.examples import report_with_labels

OFFICE = Path(__file__).resolve().parents[2] / "templates" / "nguong.yaml"


def test_values_of_a_paper_are_judged_by_its_gold(tmp_path: Path) -> None:
    composed = compose(report_with_labels, 1, held_words=True)
    found = rows_of(write_word(composed, tmp_path))
    assert {"full_name", "requested"} <= {row.field for row in found} <= set(FIELD_OF_KEY.values())
    assert {row.group for row in found} == {composed.name.rpartition("-")[0]}
    assert all(dict(row.signals)["rule"] > 0 for row in found)
    assert sum(row.is_right for row in found) > len(found) / 2


def judged(field: str, count: int, *, right: float, confidence: float) -> list[Judged]:
    wrong = round(count * (1 - right))
    return [(field, confidence, number >= wrong) for number in range(count)]


def test_threshold_leaves_out_what_is_wrong_too_often() -> None:
    made = [*judged("unit", 1000, right=0.999, confidence=0.97), *judged("unit", 300, right=0.9, confidence=0.92)]
    found = thresholds_for(made)["unit"]
    assert 0.92 < found <= 0.97
    accepted = [is_right for _, confidence, is_right in made if confidence >= found]
    assert sum(accepted) / len(accepted) >= ACCEPTED_RIGHT


def test_each_field_has_the_threshold_that_its_errors_ask_for() -> None:
    made = [*judged("unit", 5000, right=0.999, confidence=0.96), *judged("signer", 300, right=0.9, confidence=0.96)]
    found = thresholds_for(made)
    assert found["unit"] <= 0.96 < found["signer"]


def test_rare_fields_share_a_threshold() -> None:
    made = [
        *judged("unit", 1000, right=1.0, confidence=0.95),
        *judged("academic_title", 20, right=0.5, confidence=0.95),
    ]
    found = thresholds_for(made)
    assert found["unit"] <= 0.95 < found[""]
    assert "academic_title" not in found
    assert {"full_name", "requested"} <= set(found)


def test_confidence_is_told_by_weights_that_have_not_seen_the_template() -> None:
    """Half of the templates are always right, half always wrong by the same signals: nothing else tells them apart."""
    made = [
        Row("unit", (("label", 1.0),), template % 2 == 0, group=f"mau {template}")
        for template in range(20)
        for _ in range(10)
    ]
    assert all(0.2 < confidence < 0.8 for _, confidence, _ in judged_apart(made))


def test_numbers_go_into_the_file_of_the_office_and_its_words_stay(tmp_path: Path) -> None:
    path = tmp_path / "nguong.yaml"
    before = OFFICE.read_text(encoding="utf-8")
    path.write_text(written_thresholds({"": 0.875, "full_name": 0.92, "requested": 0.94}, OFFICE), encoding="utf-8")
    read = read_thresholds(path)
    own = {"full_name": 0.92, "requested": 0.94, "achievements": read_thresholds(OFFICE).accept["achievements"]}
    assert (read.default, read.accept) == (0.875, own)
    assert read.look == read_thresholds(OFFICE).look
    remarks = [line for line in before.splitlines() if line.startswith("#")]
    assert [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")] == remarks
    assert written_thresholds({"": 0.875, "full_name": 0.92, "requested": 0.94}, path) == path.read_text("utf-8")


def test_shipped_weights_are_written_as_fitting_writes_them() -> None:
    text = SHIPPED.read_text(encoding="utf-8")
    assert dump_model(parse_model(text)) == text
