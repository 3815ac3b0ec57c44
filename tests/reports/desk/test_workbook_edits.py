"""What a reviewer changed in a workbook: told cell by cell, rows known by their number or id, never carried over."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from desk_papers import PEOPLE, TABLE, Room, workbook_paper

from reports.desk.cells import MOST_EDITS, edits_of_workbook

SHEET, DATA = "Bảng tổng hợp", "Dữ liệu"


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.properties.lastModifiedBy = "Anh Nam"
    book.save(stream)
    return stream.getvalue()


def opened(content: bytes | None = None) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content or workbook_paper().content))


def told(book: openpyxl.Workbook) -> tuple[list[tuple[str, str, str, str]], list[tuple[str, str, str | None]]]:
    edits, corrections = edits_of_workbook(workbook_paper().content, saved(book))
    assert {edit.author for edit in edits} <= {"Anh Nam"}
    return (
        [(edit.key, edit.kind, edit.before, edit.after) for edit in edits],
        [(each.proposal, each.field, each.new) for each in corrections],
    )


def test_saved_again_without_a_change_has_no_edits() -> None:
    assert told(opened()) == ([], [])


def test_name_and_unit_become_corrections_of_the_row_with_that_number() -> None:
    book = opened()
    book[SHEET]["B4"], book[SHEET]["C3"] = "Trần Văn Bính", "Phòng Tổng hợp"
    edits, corrections = told(book)
    assert edits == [
        (f"{SHEET}!C3", "changed", "Phòng Kế hoạch", "Phòng Tổng hợp"),
        (f"{SHEET}!B4", "changed", "Trần Văn Bình", "Trần Văn Bính"),
    ]
    assert corrections == [
        ("2026-Q4-0001", "unit", "Phòng Tổng hợp"),
        ("2026-Q4-0002", "full_name", "Trần Văn Bính"),
    ]


def test_remark_is_an_edit_and_no_correction() -> None:
    book = opened()
    book[SHEET]["D3"] = "xem lại"
    assert told(book) == ([(f"{SHEET}!D3", "changed", "", "xem lại")], [])


def test_flat_sheet_is_known_by_the_id_though_sorted() -> None:
    book = opened()
    rows = [[cell.value for cell in row] for row in book[DATA].iter_rows(min_row=2)]
    for at, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            book[DATA].cell(at, column).value = value
    assert told(book) == ([], [])
    book[DATA]["C2"] = "Trần Văn Bính"
    assert told(book)[1] == [("2026-Q4-0002", "full_name", "Trần Văn Bính")]


def test_row_that_was_taken_out_is_a_withdrawal_and_a_new_one_is_told() -> None:
    book = opened()
    book[SHEET].delete_rows(3)
    book[SHEET].append(["", "Lê Thị Mới", "Phòng Kế hoạch", ""])
    edits, corrections = told(book)
    assert [(kind, before or after) for _, kind, before, after in edits] == [
        ("deleted", "1; Nguyễn Thị An; Phòng Kế hoạch"),
        ("added", "Lê Thị Mới; Phòng Kế hoạch"),
    ]
    assert corrections == [("2026-Q4-0001", "withdrawn", None)]


def test_formula_and_long_fraction_are_the_same_however_a_program_writes_them() -> None:
    first, second = opened(), opened()
    first[SHEET]["D3"], first[SHEET]["D4"] = "=SUM(A3:A4)", 0.2424242424242424
    second[SHEET]["D3"], second[SHEET]["D4"] = "=SUM(A3:A4) ", 0.242424242424242
    assert edits_of_workbook(saved(first), saved(second)) == ([], ())
    second[SHEET]["D3"] = 7
    edits, _ = edits_of_workbook(saved(first), saved(second))
    assert [(edit.before, edit.after) for edit in edits] == [("=SUM(A3:A4)", "7")]


def test_sheet_that_was_taken_out_is_told() -> None:
    book = opened()
    del book[DATA]
    assert told(book) == ([(DATA, "deleted", f"Trang “{DATA}”", "")], [])


def test_change_list_is_bounded() -> None:
    people = [(f"2026-Q4-{n:04d}", f"Người Thứ {n}", "Phòng") for n in range(1, 301)]
    book = opened(workbook_paper(people).content)
    for at in range(3, 303):
        book[SHEET].cell(at, 4).value = "đã xem"
    edits, _ = edits_of_workbook(workbook_paper(people).content, saved(book))
    assert len(edits) == MOST_EDITS


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no workbook"])
def test_broken_workbook_tells_nothing(content: bytes) -> None:
    assert edits_of_workbook(workbook_paper().content, content) == ([], ())


def test_workbook_that_declares_entities_is_not_opened() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_paper().content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part.replace(b"Ghi", b"Sua")
            new.writestr(name, part)
    assert edits_of_workbook(workbook_paper().content, stream.getvalue()) == ([], ())


def test_edited_workbook_stays_and_what_was_edited_is_told_beside_the_next(tmp_path: Path) -> None:
    room = Room(tmp_path)
    path = room.lay_one(workbook_paper()).path
    book = openpyxl.load_workbook(path)
    book[SHEET]["B3"] = "Nguyễn Thị Ân"
    path.write_bytes(saved(book))
    for _ in range(2):
        laid = room.lay_one(workbook_paper())
        assert (laid.state, laid.path, laid.edit_count) == ("same", path, 1)
        assert [each.new for each in laid.corrections] == ["Nguyễn Thị Ân"]
    fewer = workbook_paper([PEOPLE["an"]])
    laid = room.lay_one(fewer)
    assert (laid.state, laid.path.name) == ("next", f"{TABLE} (bản 2).xlsx")
    assert "có 1 ô đã sửa; bảng mới lập theo sổ ghi" in laid.notes[0]
    assert [edit.after for edit in laid.edits] == ["Nguyễn Thị Ân"]
    assert opened(laid.path.read_bytes())[SHEET]["B3"].value == "Nguyễn Thị An"
    assert room.lay_one(fewer).notes == ()
