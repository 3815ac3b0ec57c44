"""Takes the values of cells with their looks; fills a Sheet with what the cells show, and notes what is in doubt."""

from __future__ import annotations

import datetime
import math

from extractors.readers.workbook.cell_text import SharedText, read_pieces
from extractors.readers.workbook.formats import date_of, hides_value, is_date_format, show_date, show_number
from extractors.readers.workbook.sheet import ERRORS, MOST_COLUMNS, Look, Sheet, SheetCell, Workbook

_YEARS = (1930, 2100)  # whole numbers that are years where a date is shown: 1985 as a date is 07/06/1905
_FIRST_DAY = datetime.datetime(1899, 12, 30)  # day 0 of Excel and LibreOffice
_NAMELESS_ERROR = "lỗi"


class CellFiller:
    """Fills one sheet; what stands more than MOST_COLUMNS to the right of the leftmost text is left out."""

    def __init__(self, sheet: Sheet, book: Workbook, *, from_1904: bool = False) -> None:
        self._sheet, self._book, self._from_1904 = sheet, book, from_1904
        self._left: int | None = None

    def add_text(self, place: tuple[int, int], pieces: SharedText, look: Look) -> None:
        text = read_pieces(pieces, look.font, self._book.repairs)
        if text in ERRORS:  # typed or pasted as text
            self.add_error(place, text)
            return
        if not text:
            return
        spoken = [piece for piece in pieces if piece.text.strip()]
        bold = all(piece.bold or (look.bold and piece.font is None) for piece in spoken)
        struck = look.struck or any(piece.struck for piece in spoken)
        self._add(place, SheetCell(text, bold, look.centred, look.framed), struck=struck)

    def add_number(self, place: tuple[int, int], number: float, look: Look) -> None:
        if not math.isfinite(number):
            self.add_error(place, "#NUM!")
            return
        if hides_value(look.pattern):
            self._sheet.invisible.append(place)
            return
        dated = is_date_format(look.pattern) and date_of(number, from_1904=self._from_1904) is not None
        if dated and number == int(number) and _YEARS[0] <= number < _YEARS[1]:
            self._sheet.odd_dates.append(place)
        text = show_number(number, look.pattern, from_1904=self._from_1904)
        self._add(place, SheetCell(text, look.bold, look.centred, look.framed, dated), struck=look.struck)

    def add_date(self, place: tuple[int, int], moment: datetime.datetime, look: Look) -> None:
        days = (moment - _FIRST_DAY).days
        if _YEARS[0] <= days < _YEARS[1]:
            self._sheet.odd_dates.append(place)
        text = show_date(moment, look.pattern if is_date_format(look.pattern) else "dd/mm/yyyy")
        self._add(place, SheetCell(text, look.bold, look.centred, look.framed, dated=True), struck=look.struck)

    def add_error(self, place: tuple[int, int], error: str) -> None:
        self._sheet.errors[place] = error if error in ERRORS else _NAMELESS_ERROR

    def _add(self, place: tuple[int, int], cell: SheetCell, *, struck: bool) -> None:
        if not cell.text:
            return
        self._left = place[1] if self._left is None else min(place[1], self._left)
        if place[1] >= self._left + MOST_COLUMNS or not self._book.has_room(cell.text):
            self._sheet.cut = True
            return
        known = self._sheet.cells.get(place)
        if known is not None and known.text != cell.text:
            self._sheet.twice.append(place)
        if struck:
            self._sheet.struck.append(place)
        self._sheet.cells[place] = cell
