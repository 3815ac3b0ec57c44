"""Figures over several files: groups, files without any error, what confidence and states are worth."""

from __future__ import annotations

import json

import pytest
from scored_readings import ask, duyen, finance, gold_of, reading_of, say

from records.readings import Nominee, Told
from records.trust import State
from reports.accuracy import (
    Evaluation,
    FileScore,
    Judged,
    Share,
    as_json,
    bins_of,
    calibration_error,
    evaluate,
    levels,
    score_file,
    states,
)


def state_of(field: str, told: Told) -> State:
    if told.conflict:
        return "conflict"
    return "accepted" if told.confidence >= 0.9 else "check"


def evaluation_of(*people: tuple[Nominee, ...]) -> Evaluation:
    """One submission for each list of nominees, all made from two papers, the last a scan."""
    files = []
    for at, nominees in enumerate(people):
        read_as = "pdf_scan" if at == len(people) - 1 else "word"
        gold = gold_of(file=f"{at}.docx", read_as=read_as)
        files.append(FileScore(gold.file, base=f"giay-{at % 2}", papers=score_file(gold, reading_of(*nominees))))
    return evaluate(files, state_of, notes=["1 tệp không có đáp án nên không chấm: x.docx."])


@pytest.fixture(scope="module")
def mixed() -> Evaluation:
    """Three files: one right, one with a wrong post told with little confidence, one without its collective."""
    doubtful = duyen(position=say("Phó phòng", 0.4), requested=(ask("LDTT", confidence=0.7), ask("CSTDCS")))
    return evaluation_of((duyen(), finance()), (doubtful, finance()), (duyen(),))


def test_whole_and_parts_add_up(mixed: Evaluation) -> None:
    exact = mixed.total.exact
    assert exact == sum((group.counts.exact for group in mixed.by_read_as.values()), type(exact)())
    assert exact == sum((group.counts.exact for group in mixed.by_kind.values()), type(exact)())
    assert (exact.missed, exact.invented) == (4, 1)  # a post; of the collective kind, name, request
    assert mixed.part("nominee_lists").exact.missed == 1
    assert mixed.bases == 2


def test_files_without_any_error(mixed: Evaluation) -> None:
    assert mixed.no_touch == Share(3, 1)
    assert mixed.no_touch_core == Share(3, 2)  # a wrong post leaves kind, names and requests right
    assert mixed.kinds == Share(3, 3)
    assert [(group.documents, group.clean) for group in mixed.by_read_as.values()] == [(1, 0), (2, 1)]


def test_states_are_counted_over_what_was_read(mixed: Evaluation) -> None:
    found = states(mixed.values)
    read = len(mixed.values)
    assert found["accepted"].values == Share(read - 2, read - 2)
    assert found["check"].values == Share(2, 1)
    assert found["check"].coverage == pytest.approx(2 / read)
    assert found["conflict"].precision is None


def test_value_in_conflict_is_in_its_own_state() -> None:
    conflict = duyen(unit=say("Phòng Quản lý Công nghệ", conflict="Phòng Quản lý Khoa học"))
    assert states(evaluation_of((conflict, finance())).values)["conflict"].values == Share(1, 1)


def test_document_requests_are_no_values_of_their_own(mixed: Evaluation) -> None:
    assert not [value for value in mixed.values if value.field == "requested(document)"]
    assert {value.is_item for value in mixed.values if value.field == "nominee.requested"} == {True}


def values(*told: tuple[float, bool]) -> list[Judged]:
    return [Judged("nominee.unit", confidence, "check", is_right) for confidence, is_right in told]


def test_calibration_error_is_the_mean_gap_of_bins() -> None:
    honest = values(*[(0.9, True)] * 9, (0.9, False))
    assert calibration_error(honest) == pytest.approx(0)
    boastful = values(*[(0.9, True)] * 5, *[(0.9, False)] * 5)
    assert calibration_error(boastful) == pytest.approx(0.4)
    assert calibration_error([*honest, *values(*[(0.2, True)] * 10)]) == pytest.approx(0.4)
    assert calibration_error([]) is None


def test_bins_hold_every_value_once() -> None:
    told = values(*((step / 20, step % 2 == 0) for step in range(21)))
    bins = bins_of(told)
    assert sum(each.count for each in bins) == 21
    assert bins[-1].high == 1.0 and bins[-1].count == 1  # 1.0 itself stands in the last
    assert all(each.low <= each.mean_confidence <= each.high for each in bins)


def test_levels_do_not_know_the_thresholds() -> None:
    told = levels(values((0.95, True), (0.8, False), (0.6, True)))
    assert (told[0.5].precision, told[0.9].precision, told[0.99].precision) == (pytest.approx(2 / 3), 1, None)
    assert told[0.8].coverage == pytest.approx(2 / 3)


def test_json_holds_every_figure(mixed: Evaluation) -> None:
    told = json.loads(json.dumps(as_json(mixed), allow_nan=False))
    assert told["micro"]["tp"] == mixed.total.exact.right
    assert told["no_touch_rate"] == 0.3333
    assert told["calibration"]["states"]["all"]["check"] == {"values": 2, "precision": 0.5, "coverage": 0.05}
    assert told["per_file"][1]["errors"] == [
        {"field": "nominee.position", "nominee": "Hoàng Mỹ Duyên", "expected": "Trưởng phòng", "read": "Phó phòng",
         "confidence": 0.4}
    ]  # fmt: skip
    assert told["notes"] == ["1 tệp không có đáp án nên không chấm: x.docx."]
    assert told["fields"]["nominee.hometown"]["f1"] is None
