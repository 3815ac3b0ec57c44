"""Workbooks made to harm, broken, or larger than any list: read in bounded time and told, or refused with a code."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sheet_package import MAIN, inline, read_filled, tables, texts, write_list, write_raw

from extractors.layout import Paper
from extractors.readers.workbook.workbook import read_workbook
from extractors.reading import read_file
from records.errors import InputError

HEAD_ROW = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"


def codes(paper: Paper) -> list[str]:
    return [doubt.code for doubt in paper.doubts]


def test_sheet_formatted_to_its_last_row_is_read_at_once(tmp_path: Path) -> None:
    empty = "".join(f"<row r='{n}'><c r='A{n}' s='0'/><c r='B{n}' s='0'/></row>" for n in range(5, 200_000))
    rows = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"
    rows += f"<row r='2'>{inline('A2', '1')}{inline('B2', 'Trần Quốc Bảo')}</row>{empty}<row r='1048576' ht='15'/>"
    path = write_raw(tmp_path / "so.xlsx", rows)
    start = time.process_time()
    paper = read_workbook(path)
    assert time.process_time() - start < 5
    assert texts(tables(paper)[0])[1:] == [["1", "Trần Quốc Bảo"]]
    assert not paper.doubts


def test_rows_beyond_five_thousand_are_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet, [(n, "Trần Quốc Bảo", 1988, "Chuyên viên", "LĐTT") for n in range(1, 6001)])

    paper = read_filled(tmp_path, fill)
    assert codes(paper) == ["BANG_QUA_LON"]
    assert tables(paper)[0].rows == 5001


def test_columns_beyond_a_hundred_are_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write("GR2", "xa lắm")

    paper = read_filled(tmp_path, fill)
    assert codes(paper) == ["BANG_QUA_LON"]
    assert tables(paper)[0].columns == 5


def test_cell_written_twice_is_told(tmp_path: Path) -> None:
    rows = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"
    rows += f"<row r='2'>{inline('A2', '1')}{inline('B2', 'Trần Quốc Bảo')}{inline('B2', 'Lê Văn Tám')}</row>"
    assert codes(read_workbook(write_raw(tmp_path / "so.xlsx", rows))) == ["HAI_NGHIA"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_type_is_refused_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    path = write_raw(tmp_path / "so.xlsx", "")
    sheet = f"<?xml version='1.0' encoding='{encoding}'?><!DOCTYPE x [<!ENTITY e 'x'>]><worksheet xmlns='{MAIN}'/>"
    rewritten = write_raw(tmp_path / "dtd.xlsx", "")
    _replace(path, rewritten, "xl/worksheets/sheet1.xml", sheet.encode(encoding))
    with pytest.raises(InputError) as raised:
        read_workbook(rewritten)
    assert raised.value.code == "DTD"


def _replace(source: Path, target: Path, name: str, data: bytes) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, data if info.filename == name else old.read(info))


def test_broken_workbooks_are_explained(tmp_path: Path) -> None:
    whole = write_raw(tmp_path / "so.xlsx", f"<row r='1'>{inline('A1', 'STT')}</row>").read_bytes()
    for cut in (200, len(whole) // 2, len(whole) - 30):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:cut])
        reading = read_file(path)
        assert reading.status == "rejected", cut
        assert reading.reason_code == "TEP_HONG", cut
    bad = write_raw(tmp_path / "bad.xlsx", "<row><c></row>")
    assert read_file(bad).reason_code == "TEP_HONG"


def test_text_beyond_a_thousand_pages_is_told(tmp_path: Path) -> None:
    """A few bytes that name one long shared text over and over."""
    rows = "".join(
        f"<row r='{n}'><c r='A{n}'><v>{n}</v></c><c r='B{n}' t='s'><v>0</v></c></row>" for n in range(2, 200)
    )
    shared = f"<si><t>{'đã hoàn thành ' * 2000}</t></si>"
    paper = read_workbook(write_raw(tmp_path / "so.xlsx", HEAD_ROW + rows, shared=shared))
    assert codes(paper) == ["BANG_QUA_LON"]
    assert len(paper.text) < 2_100_000


def test_areas_merged_over_one_another_cost_little(tmp_path: Path) -> None:
    rows = "".join(f"<row r='{n}'><c r='A{n}'><v>{n}</v></c>{inline(f'B{n}', 'Bảo')}</row>" for n in range(2, 2000))
    merged = "".join(f"<mergeCell ref='B2:XFD{1_048_576 - n}'/>" for n in range(20_000))
    path = write_raw(tmp_path / "so.xlsx", HEAD_ROW + rows, after=f"<mergeCells>{merged}</mergeCells>")
    start = time.process_time()
    assert codes(read_workbook(path)) == ["BANG_QUA_LON"]
    assert time.process_time() - start < 5


def test_one_part_for_many_sheets_is_refused(tmp_path: Path) -> None:
    path = write_raw(tmp_path / "so.xlsx", HEAD_ROW)
    with zipfile.ZipFile(path) as package:
        book = package.read("xl/workbook.xml").decode()
    sheet = book[book.index("<sheet ") : book.index("</sheets>")]
    twice = book.replace(sheet, sheet + sheet.replace("'DS'", "'DS 2'"))
    _replace(path, tmp_path / "twice.xlsx", "xl/workbook.xml", twice.encode())
    assert read_file(tmp_path / "twice.xlsx").reason_code == "TEP_HONG"
