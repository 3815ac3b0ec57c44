"""Workbooks of earlier years as offices keep them, written with openpyxl; every person and unit is made up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from extractors.honours.reading import read_honours
from records.honours import HonourPaper

TODAY = "2026-11-10"
HEADS = (
    "STT",
    "Họ và tên",
    "Ngày sinh",
    "Đơn vị",
    "Danh hiệu",
    "Năm",
    "Số quyết định",
    "Ngày quyết định",
    "Cơ quan QĐ",
)
AN = "Nguyễn Văn Án Thử"

Rows = Sequence[Sequence[Any]]


def write(path: Path, *sheets: Rows, names: Sequence[str] = (), merges: Sequence[str] = ()) -> Path:
    """One sheet a list of rows; merges are of the first sheet."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if number < len(names) else f"Trang {number + 1}")
        for row in rows:
            sheet.append(list(row))
    for area in merges:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def read(path: Path, *sheets: Rows, **more: Any) -> HonourPaper:
    """What is read of a workbook with these sheets."""
    written = write(path / "lich-su.xlsx", *sheets, **more)
    return HonourPaper.model_validate_json(read_honours(written, name=written.name, today=TODAY))


def told(paper: HonourPaper) -> list[tuple[str, str | None, int | None]]:
    """Name, code or level, and year of every honour."""
    return [(h.name, h.code or h.level, h.year) for row in paper.rows for h in row.honours]


def problems(paper: HonourPaper) -> list[tuple[int, str | None, str, str]]:
    """Row, column, weight and sentence of everything that was not taken."""
    return [(row.row, p.column, p.weight, p.text) for row in paper.rows for p in row.problems]
