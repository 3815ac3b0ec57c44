from __future__ import annotations

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from invented_proposals import MADE_ON, QUARTER, checked, collective, person, quarter_of
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from records.stages import Outcome
from reports import compile_table
from reports.workbooks.results import HEAD_ROW, Ballot, results_workbook

HEADS = [
    *("STT", "Mã đề nghị", "Họ và tên / Tên tập thể", "Danh hiệu, hình thức"),
    *("Số phiếu đồng ý", "Tổng số phiếu", "Kết quả", "Ghi chú"),
]
TABLE = compile_table(quarter_of(40))
FIRST = HEAD_ROW + 2  # as people count


def made(ballot: Ballot) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(results_workbook(ballot, quarter=QUARTER, made_on=MADE_ON)))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return made(Ballot(TABLE.ready, TABLE.need_opinion))


def entries(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(min_row=FIRST, values_only=True))


def test_each_list_has_a_sheet_with_its_heads_in_row_four(book: Workbook) -> None:
    assert book.sheetnames == ["Đề nghị", "Xin ý kiến"]
    for sheet, rows in zip(book, (TABLE.ready, TABLE.need_opinion), strict=True):
        assert [cell.value for cell in sheet[4]] == HEADS
        told = [(number, row.proposal.id, row.name, row.recognition) for number, row in enumerate(rows, start=1)]
        assert [entry[:4] for entry in entries(sheet)] == told
        assert all(entry[4:] == (None, None, None, None) for entry in entries(sheet))


def test_only_what_is_filled_in_can_be_changed_and_without_a_password(book: Workbook) -> None:
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        open_columns = {cell.column_letter for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
        assert open_columns == set("EFGH")
        assert all(cell.protection.locked for cell in sheet[4])


def test_excel_asks_for_numbers_and_for_one_of_two_results(book: Workbook) -> None:
    sheet = book["Đề nghị"]
    last = FIRST + len(TABLE.ready) - 1
    rules = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    assert set(rules) == {f"{letter}{FIRST}:{letter}{last}" for letter in "EFG"}
    assert rules[f"G{FIRST}:G{last}"].formula1 == '"đồng ý,không đồng ý"'
    assert {rules[f"{letter}{FIRST}:{letter}{last}"].type for letter in "EF"} == {"whole"}


def test_what_is_decided_already_stands_there() -> None:
    one, other = TABLE.ready[0].proposal.id, TABLE.ready[1].proposal.id
    at = datetime(2026, 9, 25, tzinfo=UTC)
    outcomes = (
        Outcome(proposal=one, is_granted=True, votes_for=8, votes_cast=9, who="Lê Văn An", at=at),
        Outcome(proposal=other, is_granted=False, note="Để quý sau", who="Lê Văn An", at=at),
    )
    rows = entries(made(Ballot(TABLE.ready, outcomes=outcomes))["Đề nghị"])
    assert [row[4:] for row in rows[:3]] == [
        (8, 9, "đồng ý", None),
        (None, None, "không đồng ý", "Để quý sau"),
        (None, None, None, None),
    ]


def test_no_sheet_for_nobody_and_names_are_never_formulas() -> None:
    rows = compile_table([checked(1, person(0, name="=1+1")), checked(2, collective(0), code="TTLDTT")]).rows
    book = made(Ballot(rows))
    assert book.sheetnames == ["Đề nghị"]
    names = {cell.value: cell.data_type for cell in book["Đề nghị"]["C"][HEAD_ROW + 1 :]}
    assert names["=1+1"] == "s"


def test_same_list_is_the_same_bytes() -> None:
    ballot = Ballot(TABLE.ready, TABLE.need_opinion)
    assert results_workbook(ballot, quarter=QUARTER, made_on=MADE_ON) == results_workbook(
        ballot, quarter=QUARTER, made_on=date(2026, 9, 21)
    )
