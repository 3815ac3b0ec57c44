"""Takes honours; gives the workbook of the history that can be entered again, and that of rows that were not entered.

Same input, same bytes; every text is written as text.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from records.catalogue import LEGAL_KINDS, LEVELS, RECOGNITIONS
from records.honours import Honour, HonourRow, KeptHonour
from reports.workbooks.cells import Styles, row_height, write_text

HISTORY, UNTAKEN, NOTES = "Lịch sử khen thưởng", "Dòng chưa nhập", "Ghi chú"
MADE = datetime(2000, 1, 1)  # in the properties of the file: the same content is the same bytes
KINDS = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
WEIGHTS = {"wrong": "sai", "doubtful": "chưa rõ"}
_COLUMNS = (
    ("STT", 6),
    ("Họ và tên, tên tập thể", 26),
    ("Đối tượng", 12),
    ("Ngày sinh", 12),
    ("Giới tính", 10),
    ("Đơn vị", 28),
    ("Danh hiệu, hình thức", 30),
    ("Xếp loại", 28),
    ("Năm", 7),
    ("Số quyết định", 18),
    ("Ngày quyết định", 17),
    ("Cơ quan quyết định", 24),
    ("Loại hình", 16),
    ("Tên sáng kiến", 30),
    ("Thành tích", 34),
    ("Thu hồi", 9),
    ("Mục", 11),
    ("Nguồn", 26),
)
_UNTAKEN = (("Trang", 20), ("Dòng", 7), ("Cột", 6), ("Họ tên, tên tập thể", 28), ("Mức", 10), ("Vì sao chưa nhập", 70))


def history_workbook(kept: Iterable[KeptHonour]) -> bytes:
    """One row an honour, under heads that `tdkt history import` reads; what it names last is only to be read."""
    rows = [_cells(number, each) for number, each in enumerate(kept, start=1)]
    return _workbook([(HISTORY, _COLUMNS, rows)])


def untaken_workbook(rows: Iterable[HonourRow], notes: Sequence[str] = ()) -> bytes:
    """Each problem of each row with its sheet, row and column, so that it can be mended in the workbook itself."""
    listed = [
        [row.sheet, str(row.row), problem.column or "", row.name, WEIGHTS[problem.weight], problem.text]
        for row in rows
        for problem in row.problems
    ]
    sheets: list[tuple[str, Sequence[tuple[str, int]], list[list[str]]]] = [(UNTAKEN, _UNTAKEN, listed)]
    if notes:
        sheets.append((NOTES, (("Ghi chú về tệp", 110),), [[note] for note in notes]))
    return _workbook(sheets)


def honour_name(honour: Honour) -> str:
    """What was granted, as the list of recognitions names it; another form by its own words."""
    if honour.level:
        return f"Xếp loại {LEVELS[honour.level]}"
    if honour.code in (None, "KHAC"):
        return honour.text or RECOGNITIONS["KHAC"]
    return RECOGNITIONS[honour.code]


def _cells(number: int, kept: KeptHonour) -> list[str]:
    honour = kept.honour
    birth = "/".join(reversed((honour.birth_date or "").split("-")))
    return [
        str(number),
        honour.name,
        KINDS[honour.kind],
        birth,
        {"nam": "Nam", "nu": "Nữ"}.get(honour.gender or "", ""),
        honour.unit or "",
        "" if honour.level else honour_name(honour),
        LEVELS[honour.level] if honour.level else "",
        str(honour.year or ""),
        honour.decision_number or "",
        f"{honour.decision_date:%d/%m/%Y}" if honour.decision_date else "",
        honour.authority or "",
        LEGAL_KINDS.get(honour.legal_kind or "", ""),
        honour.initiative or "",
        honour.achievement or "",
        "x" if honour.is_revoked else "",
        kept.key[:8],
        honour.source,
    ]


def _workbook(sheets: Sequence[tuple[str, Sequence[tuple[str, int]], Sequence[Sequence[str]]]]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"created": MADE})
        styles = Styles(book)
        for name, columns, rows in sheets:
            _fill(book.add_worksheet(name), styles, columns, rows)
    return stream.getvalue()


def _fill(sheet: Any, styles: Styles, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> None:
    widths = [width for _, width in columns]
    for column, (head, width) in enumerate(columns):
        sheet.set_column(column, column, width)
        write_text(sheet, 0, column, head, styles.head)
    style = styles.cell()
    for number, texts in enumerate(rows, start=1):
        sheet.set_row(number, row_height(texts, widths))
        for column, text in enumerate(texts):
            write_text(sheet, number, column, text, style)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
