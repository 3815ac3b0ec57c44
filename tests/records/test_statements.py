from __future__ import annotations

import json
from datetime import date

import pytest
from invented_honours import AN, NOW, put
from invented_readings import asked, nominee, report

from records import RecordError
from records.statements import Measure, Statements, checked_json, in_words, statements_of
from records.store import Record


def stated(record: Record, field: str, value: object) -> Statements:
    ids = put(record, report("bc.docx", nominee(AN, asked("BK_TINH"))))
    record.decide(ids[0], field, None if value is None else json.dumps(value), who="Lê Thử", at=NOW)
    (proposal,) = record.proposals(ids=ids)
    return statements_of(proposal)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("pending", True, "đang trong thời gian xem xét kỷ luật, điều tra, thanh tra, khiếu nại, tố cáo"),
        ("discipline", [], "không bị kỷ luật"),
        ("maternity", [2023], "nghỉ thai sản năm 2023"),
        ("months", {"2024": 9.5}, "năm 2024 làm việc 9,5 tháng"),
        ("same_as", [{"code": "GIAY_KHEN", "year": 2024}], "thành tích này đã được khen: Giấy khen năm 2024"),
        ("class", "lanh_dao", "lãnh đạo, quản lý"),
        ("counts", {"members": 20}, "tổng số người: 20"),
        ("scores", {"sang_tao": {"points": 8, "evidence": ["tr. 2"]}}, "sang_tao: 8 điểm"),
        ("complete", ["titles"], "đã nêu đủ danh hiệu thi đua"),
    ],
)
def test_statement_is_kept_with_who_and_when(record: Record, name: str, value: object, words: str) -> None:
    said = stated(record, f"told.{name}", value).by_name[name]
    assert (said.who, said.on, said.source) == (
        "Lê Thử",
        date(2026, 11, 10),
        "theo xác nhận của Lê Thử, ngày 10/11/2026",
    )
    assert in_words(name, said.value) == words


def test_discipline_has_days(record: Record) -> None:
    told = [{"form": "khien_trach", "from": "2023-05-01", "to": "2024-05-01"}]
    (measure,) = stated(record, "told.discipline", told).value("discipline")
    assert measure == Measure(form="khien_trach", start=date(2023, 5, 1), end=date(2024, 5, 1))
    assert in_words("discipline", (measure,)) == "khiển trách từ ngày 01/05/2023 đến ngày 01/05/2024"


def test_statement_changes_no_field_and_confirms_none(record: Record) -> None:
    ids = put(record, report("bc.docx", nominee(AN, asked("BK_TINH"))))
    (before,) = record.proposals(ids=ids)
    record.decide(ids[0], "told.pending", "true", who="Lê Thử", at=NOW)
    (after,) = record.proposals(ids=ids)
    assert after.model_copy(update={"told": ()}) == before
    assert record.corrections() == []
    (change,) = record.history(ids[0])
    assert (change.field, change.old, change.new, change.who) == ("told.pending", None, "true", "Lê Thử")


def test_statement_taken_back_says_nothing(record: Record) -> None:
    ids = put(record, report("bc.docx", nominee(AN, asked("BK_TINH"))))
    record.decide(ids[0], "told.pending", "true", who="Lê Thử", at=NOW)
    record.decide(ids[0], "told.pending", None, who="Bùi Thử", at=NOW)
    assert not statements_of(record.proposals(ids=ids)[0])
    assert [(each.old, each.new) for each in record.history(ids[0])] == [(None, "true"), ("true", None)]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("told.luong", "true", "Không có trường “told.luong”"),
        ("told.pending", '"co"', "sai kiểu giá trị"),
        ("told.pending", "co", "sai kiểu giá trị"),
        ("told.discipline", '[{"form": "nhac_nho", "from": "2023-05-01"}]', "phải là một trong khien_trach"),
        ("told.discipline", '[{"form": "canh_cao", "from": "2023-02-31"}]', "không phải ngày có thật"),
        ("told.discipline", '[{"form": "canh_cao", "from": "2023-05-01", "to": "2022-05-01"}]', "trước ngày bắt đầu"),
        ("told.discipline", '[{"form": "canh_cao"}]', "thiếu mục “from”"),
        ("told.maternity", "[203]", "“203” ngoài giới hạn (nhỏ nhất là 1945)"),
        ("told.months", '{"2024": 13}', "“13” ngoài giới hạn (lớn nhất là 12)"),
        ("told.same_as", '[{"code": "BANG_KHEN"}]', "“BANG_KHEN” không phải mã"),
        ("told.class", '"giam_doc"', "phải là một trong truc_tiep, lanh_dao"),
        ("told.counts", '{"nguoi": 3}', "“nguoi” không phải một trong members"),
        ("told.counts", '{"members": 3.5}', "“3.5” sai kiểu giá trị"),
        ("told.scores", '{"a": {"points": -1}}', "“-1” ngoài giới hạn"),
        ("told.complete", '["wages"]', "phải là một trong classifications"),
    ],
)
def test_wrong_value_is_refused_in_vietnamese(field: str, value: str, said: str) -> None:
    with pytest.raises(RecordError) as refused:
        checked_json(field, value)
    assert said in refused.value.sentence()


def test_same_statement_is_kept_as_the_same_text() -> None:
    one = checked_json("told.months", '{"2024": 9, "2023": 12}')
    assert one == checked_json("told.months", '{"2023": 12.0, "2024": 9}')
