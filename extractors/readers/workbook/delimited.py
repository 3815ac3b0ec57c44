"""Takes the text of a .csv; gives its Workbook: one sheet, a cell a field. Other text gives None.

Only text that a spreadsheet wrote counts: a row of heads, and as many fields in the rows beneath it. Columns set with
tabs are left to the reader of plain text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from extractors.readers.workbook.cell_text import Piece
from extractors.readers.workbook.cells import CellFiller
from extractors.readers.workbook.sheet import MOST_CHARACTERS, ORDINARY, Look, Room, Sheet, Workbook
from extractors.readers.workbook.tables import names_columns

_SIGNS = (",", ";")
_LOOKED_AT = 30  # rows from the top, among which the heads must stand
_FEWEST_HEADS = 3


def read_delimited(text: str, name: str, *, room: Room = ORDINARY) -> Workbook | None:
    """The Workbook of delimited text, its sheet called as Excel would call it; None where it is other text."""
    for sign in _SIGNS:
        if text.count(sign) < 2 * _FEWEST_HEADS:
            continue
        rows = _rows(text, sign, most=room.rows)
        if rows is not None and _has_heads(rows):
            return _make_book(rows, name, room)
    return None


def _rows(text: str, sign: str, *, most: int) -> list[list[str]] | None:
    """The rows, one more than are read; None where the text cannot be parted by this sign."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True):
            rows.append(row)
            if len(rows) > most + _LOOKED_AT or (len(rows) == _LOOKED_AT and not _has_heads(rows)):
                break
    except csv.Error:
        return None
    return rows


def _has_heads(rows: Sequence[Sequence[str]]) -> bool:
    """A row that names columns, and below it rows of as many fields."""
    for number, row in enumerate(rows[:_LOOKED_AT]):
        heads = [field.strip() for field in row if field.strip()]
        if len(heads) >= _FEWEST_HEADS and names_columns(heads):
            below = [each for each in rows[number + 1 : number + 6] if any(field.strip() for field in each)]
            return bool(below) and sum(len(each) == len(row) for each in below) * 2 > len(below)
    return False


def _make_book(rows: Sequence[Sequence[str]], name: str, room: Room) -> Workbook:
    book = Workbook(room=room)
    sheet = Sheet(name)
    filler = CellFiller(sheet, book)
    for number, row in enumerate(rows):
        for column, field in enumerate(row):
            if field.strip():
                filler.add_text((number, column), (Piece(field[:MOST_CHARACTERS]),), Look())
        if number >= room.rows or len(sheet.cells) > room.cells:
            sheet.cut = True
            break
    book.sheets.append(sheet)
    return book
