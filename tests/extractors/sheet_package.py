"""Workbooks as offices send them, written in a test; every person here is invented."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from extractors.layout import Paper, Table
from extractors.readers.workbook.workbook import read_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Danh hiệu đề nghị")
PEOPLE = (
    (1, "Trần Quốc Bảo", 1988, "Chuyên viên", "Lao động tiên tiến"),
    (2, "Hoàng Mỹ Duyên", 1990, "Văn thư", "Lao động tiên tiến"),
    (3, "Lưu Đức Hải", 1979, "Trưởng phòng", "Chiến sĩ thi đua cơ sở"),
)

Fill = Callable[[Any, Any], None]


def write_book(path: Path, *fills: tuple[str, Fill]) -> Path:
    """A workbook of named sheets, each filled by a function of the book and the sheet."""
    book = xlsxwriter.Workbook(str(path))
    for name, fill in fills:
        fill(book, book.add_worksheet(name))
    book.close()
    return path


def write_list(sheet: Any, rows: Sequence[Sequence[Any]] = PEOPLE, *, top: int = 0, left: int = 0) -> None:
    """The list of people with its heads, from a cell on."""
    for number, row in enumerate((HEAD, *rows), start=top):
        for column, value in enumerate(row, start=left):
            sheet.write(number, column, value)


def read_filled(path: Path, fill: Fill, name: str = "DS") -> Paper:
    return read_workbook(write_book(path / "so.xlsx", (name, fill)))


def tables(paper: Paper) -> list[Table]:
    return [block for block in paper.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    """The text of each grid position; a merged cell stands at every one that it covers."""
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def paragraphs(paper: Paper) -> list[str]:
    """The text outside lists, blocks set side by side included."""
    found = []
    for block in paper.blocks:
        if not isinstance(block, Table):
            found.append(block.text)
        elif block.rows == 1:
            found += [paragraph.text for cell in block.cells for paragraph in cell.paragraphs]
    return found


def write_raw(
    path: Path, rows: str, *, after: str = "", shared: str = "", styles: str = "", extra: dict[str, str] | None = None
) -> Path:
    """A workbook of one sheet, "DS", from the XML of its rows: what no writing library would write."""
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{RELATIONS}'>"
        "<sheets><sheet name='DS' sheetId='1' r:id='rId1'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{PACKAGE}'>"
        f"<Relationship Id='rId1' Type='{RELATIONS}/worksheet' Target='worksheets/sheet1.xml'/>"
        f"<Relationship Id='rId2' Type='{RELATIONS}/sharedStrings' Target='sharedStrings.xml'/>"
        f"<Relationship Id='rId3' Type='{RELATIONS}/styles' Target='styles.xml'/></Relationships>",
        "xl/worksheets/sheet1.xml": f"<worksheet xmlns='{MAIN}'><sheetData>{rows}</sheetData>{after}</worksheet>",
        **({"xl/sharedStrings.xml": f"<sst xmlns='{MAIN}'>{shared}</sst>"} if shared else {}),
        **({"xl/styles.xml": f"<styleSheet xmlns='{MAIN}'>{styles}</styleSheet>"} if styles else {}),
        **(extra or {}),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def inline(reference: str, text: str) -> str:
    return f"<c r='{reference}' t='inlineStr'><is><t>{text}</t></is></c>"
