"""Takes the XML of one sheet; fills its Sheet row by row: texts as shown, hidden rows, merges, what is in doubt.

Rows that hold only formats are passed over by lxml itself, so a sheet formatted down to row 1,048,576 stays quick.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence
from typing import IO

from lxml import etree

from extractors.readers.cell_formats import date_of, hides_value, is_date_format, show_date, show_number
from extractors.readers.cell_text import Piece, SharedText, read_pieces, unescape
from extractors.readers.sheets import (
    ERRORS,
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    SheetCell,
    Workbook,
    area_of,
    place_of,
)
from extractors.readers.xlsx_styles import Look, is_on

_PARTS = ("{*}row", "{*}col", "{*}mergeCell", "{*}autoFilter")
_COLUMNS = 16_384
_ROWS = 1_048_576
_YEARS = (1930, 2100)  # whole numbers that are years where a date is shown: 1985 as a date is 07/06/1905


def read_rows(
    stream: IO[bytes],
    sheet: Sheet,
    shared: Sequence[SharedText],
    looks: Sequence[Look],
    book: Workbook,
    *,
    from_1904: bool,
    read_before: int,
) -> int:
    """Fills the sheet; gives its number of rows with text, of which the whole workbook may have MOST_ROWS."""
    reader = _Rows(sheet, shared, looks, book, from_1904)
    events = etree.iterparse(stream, tag=_PARTS, resolve_entities=False, no_network=True, load_dtd=False)
    space = ""
    for _, element in events:
        if not space:
            space = element.tag[: element.tag.index("}") + 1] if "}" in element.tag else ""
        name = element.tag.removeprefix(space)
        if name == "col":
            reader.read_column(element)
            continue
        if name == "mergeCell":
            reader.read_merge(element)
        elif name == "autoFilter":
            sheet.filtered = True
        elif not sheet.cut and next(element.iter(space + "v", space + "is", space + "f"), None) is not None:
            reader.read_row(element, space)
            sheet.cut = sheet.cut or read_before + reader.count > MOST_ROWS or len(sheet.cells) > MOST_CELLS
        else:
            reader.pass_over(element)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return reader.count


class _Rows:
    """The rows of one sheet, counted where `r` does not name them."""

    def __init__(
        self, sheet: Sheet, shared: Sequence[SharedText], looks: Sequence[Look], book: Workbook, from_1904: bool
    ) -> None:
        self.sheet, self.shared, self.looks, self.book = sheet, shared, looks, book
        self.from_1904 = from_1904
        self.count = 0
        self._next = 0
        self._left: int | None = None

    def read_column(self, element: etree._Element) -> None:
        first, last = _whole(element.get("min")), min(_whole(element.get("max")), _COLUMNS)
        if _is_true(element.get("hidden")) or element.get("width") == "0":
            self.sheet.hidden_columns.update(range(max(first - 1, 0), last))

    def read_merge(self, element: etree._Element) -> None:
        area = area_of(element.get("ref") or "")
        if area is not None and len(self.sheet.merges) < MOST_CELLS:
            self.sheet.merges.append(area)

    def pass_over(self, row: etree._Element) -> int:
        """The number of a row, counted from 0, which the next row follows."""
        named = _whole(row.get("r"))
        number = named - 1 if named else self._next
        self._next = number + 1
        return number

    def read_row(self, row: etree._Element, space: str) -> None:
        number = self.pass_over(row)
        if number < _ROWS and self._read_cells(row, number, space):
            self.count += 1
            if _is_true(row.get("hidden")) or row.get("ht") in ("0", "0.0"):
                self.sheet.hidden_rows.add(number)

    def _read_cells(self, row: etree._Element, number: int, space: str) -> bool:
        """Whether any cell of the row shows text."""
        column, found = -1, False
        for element in row.iterchildren(space + "c"):
            named = place_of(element.get("r") or "")
            column = named[1] if named else column + 1
            place = (number, column)
            cell = self._read_cell(element, place, space) if len(element) else None
            if cell is None or not cell.text:
                continue
            self._left = column if self._left is None else min(column, self._left)
            if column >= self._left + MOST_COLUMNS:
                self.sheet.cut = True
                continue
            if place in self.sheet.cells and self.sheet.cells[place].text != cell.text:
                self.sheet.twice.append(place)
            self.sheet.cells[place] = cell
            found = True
        return found

    def _read_cell(self, element: etree._Element, place: tuple[int, int], space: str) -> SheetCell | None:
        style = _whole(element.get("s"))
        look = self.looks[style] if style < len(self.looks) else Look()
        parts = {child.tag: child for child in element}
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = parts.get(space + "is")
            return self._text_cell(() if inline is None else pieces_of(inline), look, place)
        value = parts.get(space + "v")
        text = "" if value is None else (value.text or "")
        if not text:
            if kind != "str" and space + "f" in parts:
                self.sheet.uncalculated.append(place)
            return None
        match kind:
            case "s":
                index = _whole(text)
                return self._text_cell(self.shared[index] if index < len(self.shared) else (), look, place)
            case "e":
                self.sheet.errors[place] = text if text in ERRORS else "lỗi"
                return None
            case "b":
                return self._cell("TRUE" if text == "1" else "FALSE", look)
            case "d":
                return self._dated(text, look)
            case "str":
                return self._text_cell((Piece(unescape(text)),), look, place)
        return self._number_cell(text, look, place)

    def _text_cell(self, pieces: SharedText, look: Look, place: tuple[int, int]) -> SheetCell | None:
        text = read_pieces(pieces, look.font, self.book.repairs)
        if text in ERRORS:  # typed or pasted as text
            self.sheet.errors[place] = text
            return None
        if text and (look.struck or any(piece.struck and piece.text.strip() for piece in pieces)):
            self.sheet.struck.append(place)
        cell = self._cell(text, look)
        cell.bold = cell.bold or (bool(text) and all(piece.bold or not piece.text.strip() for piece in pieces))
        return cell

    def _number_cell(self, text: str, look: Look, place: tuple[int, int]) -> SheetCell | None:
        try:
            number = float(text)
        except ValueError:
            return self._cell(text, look)
        if not math.isfinite(number):
            return None
        if hides_value(look.pattern):
            self.sheet.invisible.append(place)
            return None
        dated = is_date_format(look.pattern) and date_of(number, from_1904=self.from_1904) is not None
        if dated and number == int(number) and _YEARS[0] <= number < _YEARS[1]:
            self.sheet.odd_dates.append(place)
        if look.struck:
            self.sheet.struck.append(place)
        return self._cell(show_number(number, look.pattern, from_1904=self.from_1904), look, dated=dated)

    def _dated(self, text: str, look: Look) -> SheetCell:
        try:
            moment = datetime.datetime.fromisoformat(text.removesuffix("Z"))
        except ValueError:
            return self._cell(text, look)
        return self._cell(
            show_date(moment, look.pattern if is_date_format(look.pattern) else "dd/mm/yyyy"), look, dated=True
        )

    def _cell(self, text: str, look: Look, *, dated: bool = False) -> SheetCell:
        return SheetCell(text, look.bold, look.centred, look.framed, dated)


def pieces_of(item: etree._Element) -> SharedText:
    """The pieces of a shared text, an inline text or a comment."""
    pieces = []
    for child in item:
        tag = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if tag == "t":
            pieces.append(Piece(unescape(child.text or "")))
        elif tag == "r":
            text = "".join(t.text or "" for t in child.iterfind("{*}t"))
            properties = child.find("{*}rPr")
            if properties is None:
                pieces.append(Piece(unescape(text)))
                continue
            font = properties.find("{*}rFont")
            pieces.append(
                Piece(
                    unescape(text),
                    None if font is None else font.get("val"),
                    is_on(properties.find("{*}strike")),
                    is_on(properties.find("{*}b")),
                )
            )
    return tuple(pieces)


def _whole(text: str | None) -> int:
    text = (text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")
