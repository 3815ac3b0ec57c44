"""Takes the path of a workbook of earlier years; gives a HonourPaper as JSON. To be run in a reading child.

What is entered of it, and whose it is, is the record's; nothing here opens a database.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extractors.honours.books import open_book
from extractors.honours.grids import make_grid
from extractors.honours.rows import read_sheet
from extractors.honours.texts import CellTexts
from extractors.sandbox.pulse import beat
from records.honours import HonourPaper, HonourRow

FUNCTION = "extractors.honours.reading:read_honours"


def read_honours(path: Path, *, name: str, today: str) -> str:
    """A `HonourPaper` as JSON; `name` is the file's own, `today` an ISO day after which nothing was granted."""
    book, notes = open_book(path)
    beat()
    texts = CellTexts()
    rows: list[HonourRow] = []
    others = 0
    for sheet in book.sheets:
        if sheet.hidden and sheet.cells:
            notes.append(f"Trang ẩn “{sheet.name}” không được đọc.")
        if sheet.cut:
            notes.append(f"Trang “{sheet.name}” quá dài hoặc quá rộng: chỉ đọc phần đầu. Tách tệp rồi nhập lại.")
        if sheet.hidden or not sheet.cells:
            continue
        read = read_sheet(make_grid(sheet), texts, today=date.fromisoformat(today), source=name)
        rows += read.rows
        others += read.others
        notes += read.notes
        beat()
    return HonourPaper(rows=tuple(rows), others=others, notes=tuple(dict.fromkeys(notes))).model_dump_json()
