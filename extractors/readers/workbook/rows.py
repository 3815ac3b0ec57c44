"""Takes the XML of one sheet; fills its Sheet row by row: texts as shown, hidden rows, merges, what is in doubt.

Rows that hold only formats are passed over by lxml itself, so a sheet formatted down to row 1,048,576 stays quick.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import IO

from lxml import etree

from extractors.readers.workbook.cell_text import Piece, SharedText, unescape
from extractors.readers.workbook.cells import CellFiller
from extractors.readers.workbook.sheet import (
    Look,
    Saved,
    SavedValue,
    Sheet,
    Workbook,
    area_of,
    place_of,
)
from extractors.readers.workbook.styles import is_on

_PARTS = ("{*}row", "{*}col", "{*}mergeCell", "{*}autoFilter")
_COLUMNS = 16_384
_ROWS = 1_048_576


def read_rows(stream: IO[bytes], reader: RowReader, *, read_before: int) -> int:
    """Fills the sheet; gives its number of rows with text, of which the whole workbook has room for so many."""
    sheet, room = reader.sheet, reader.room
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
            sheet.cut = sheet.cut or read_before + reader.count > room.rows or len(sheet.cells) > room.cells
        else:
            reader.pass_over(element)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return reader.count


class RowReader:
    """The rows of one sheet, counted where `r` does not name them; `saved` is what its formulas gave when saved."""

    def __init__(
        self,
        sheet: Sheet,
        shared: Sequence[SharedText],
        looks: Sequence[Look],
        book: Workbook,
        from_1904: bool,
        *,
        saved: Saved | None = None,
    ) -> None:
        self.sheet, self.shared, self.looks, self.saved = sheet, shared, looks, saved
        self.filler = CellFiller(sheet, book, from_1904=from_1904)
        self.room = book.room
        self.count = 0
        self._next = 0
        self._columns_left = 2 * _COLUMNS  # told as hidden: columns do not overlap

    def read_column(self, element: etree._Element) -> None:
        first, last = _whole(element.get("min")), min(_whole(element.get("max")), _COLUMNS)
        hidden = _is_true(element.get("hidden")) or element.get("width") == "0"
        if hidden and self._columns_left > 0:
            self._columns_left -= last - first + 1
            self.sheet.hidden_columns.update(range(max(first - 1, 0), last))

    def read_merge(self, element: etree._Element) -> None:
        area = area_of(element.get("ref") or "")
        if area is not None and len(self.sheet.merges) < self.room.cells:
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
        column, before = -1, len(self.sheet.cells)
        for element in row.iterchildren(space + "c"):
            named = place_of(element.get("r") or "")
            column = named[1] if named else column + 1
            if len(element):
                self._read_cell(element, (number, column), space)
        return len(self.sheet.cells) > before

    def _read_cell(self, element: etree._Element, place: tuple[int, int], space: str) -> None:
        style = _whole(element.get("s"))
        look = self.looks[style] if style < len(self.looks) else Look()
        parts = {child.tag: child for child in element}
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = parts.get(space + "is")
            self.filler.add_text(place, () if inline is None else pieces_of(inline), look)
            return
        value = parts.get(space + "v")
        text = "" if value is None else (value.text or "")
        if self.saved is not None and space + "f" in parts and (kind != "e" or place in self.saved):
            self._read_saved(kind, self.saved.get(place), text, place, look)
        elif text:
            self._read_value(kind, text, place, look)
        elif kind != "str" and space + "f" in parts:
            self.sheet.uncalculated.append(place)

    def _read_saved(
        self, kind: str, value: SavedValue | None, computed: str, place: tuple[int, int], look: Look
    ) -> None:
        """The value of a formula that another program has computed anew since."""
        match value:
            case None:
                if computed:
                    self.sheet.uncalculated.append(place)
            case int() | float() if kind == "b" or isinstance(value, bool):
                self.filler.add_text(place, (Piece("TRUE" if value else "FALSE"),), look)
            case int() | float():
                self.filler.add_number(place, value, look)
            case datetime.datetime():
                self.filler.add_date(place, value, look)
            case datetime.date():
                self.filler.add_date(place, datetime.datetime.combine(value, datetime.time()), look)
            case datetime.time():
                self.filler.add_number(place, (value.hour * 3600 + value.minute * 60 + value.second) / 86_400, look)
            case datetime.timedelta():
                self.filler.add_number(place, value / datetime.timedelta(days=1), look)
            case _:
                self.filler.add_text(place, (Piece(str(value)),), look)

    def _read_value(self, kind: str, text: str, place: tuple[int, int], look: Look) -> None:
        match kind:
            case "s":
                index = _whole(text)
                self.filler.add_text(place, self.shared[index] if index < len(self.shared) else (), look)
            case "e":
                self.filler.add_error(place, text)
            case "b":
                self.filler.add_text(place, (Piece("TRUE" if text == "1" else "FALSE"),), look)
            case "n" if (number := _number(text)) is not None:
                self.filler.add_number(place, number, look)
            case "d" if (moment := _moment(text)) is not None:
                self.filler.add_date(place, moment, look)
            case _:
                self.filler.add_text(place, (Piece(unescape(text)),), look)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _moment(text: str) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return None


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
