"""Takes an .xls of Excel 95 to 2003; gives its Workbook: values as saved, hidden parts, comments. Computes nothing."""

from __future__ import annotations

import math
import struct
from pathlib import Path

from olefile import OleFileIO

from extractors.layout import Paragraph
from extractors.readers.biff import (
    BIFF8,
    Bound,
    Globals,
    pieces_of,
    read_continued,
    read_globals,
    read_string,
    records,
)
from extractors.readers.cell_text import Piece, SharedText, read_text
from extractors.readers.sheet_cells import CellFiller
from extractors.readers.sheets import MOST_CELLS, MOST_ROWS, MOST_SHEETS, Sheet, Workbook
from records.errors import UnreadableFile

_STREAMS = ("Workbook", "Book")
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_BROKEN = (OSError, struct.error, IndexError, ValueError, TypeError, AttributeError, KeyError)
_CELLS_SHEET = 0
_HIDDEN_ROW = 0x20
_PICTURE, _NOTE = 0x08, 0x19  # kinds of objects


def read_xls(path: Path) -> Workbook:
    """The sheets of a workbook in their order; raises InputError where it is broken or has a password."""
    try:
        with OleFileIO(str(path)) as package:
            name = next((name for name in _STREAMS if package.exists(name)), "")
            stream = package.openstream(name).read()
            macros = package.exists("_VBA_PROJECT_CUR") or package.exists("_VBA_PROJECT")
        return read_stream(stream, macros=bool(macros))
    except _BROKEN as exc:
        raise UnreadableFile(
            "Tệp Excel cũ (.xls) bị hỏng, không mở được.", hint="Mở bằng Excel, lưu lại thành .xlsx.", code="TEP_HONG"
        ) from exc


def read_stream(stream: bytes, *, macros: bool = False) -> Workbook:
    """The sheets in the stream "Workbook" or "Book" of an .xls."""
    found = read_globals(stream)
    book = Workbook(macros=macros)
    starts = set()
    for bound in found.bounds[:MOST_SHEETS]:
        if bound.kind == _CELLS_SHEET and bound.start not in starts:
            starts.add(bound.start)
            book.sheets.append(_read_sheet(stream, bound, found, book))
    return book


def _read_sheet(stream: bytes, bound: Bound, found: Globals, book: Workbook) -> Sheet:
    sheet = Sheet(bound.name, hidden=bound.hidden)
    records_of = _Records(sheet, found, book)
    before = sum(len({row for row, _ in each.cells}) for each in book.sheets)
    for kind, parts in records(stream, bound.start):
        records_of.read(kind, parts)
        if len(sheet.cells) > MOST_CELLS:
            sheet.cut = True
            break
    records_of.finish(MOST_ROWS - before)
    return sheet


class _Records:
    """The records of one sheet."""

    def __init__(self, sheet: Sheet, found: Globals, book: Workbook) -> None:
        self.sheet, self.found, self.book = sheet, found, book
        self.filler = CellFiller(sheet, book, from_1904=found.from_1904)
        self.hidden_rows: set[int] = set()
        self._pending: tuple[int, int, int] | None = None  # the formula whose text follows
        self._object = (0, 0)  # kind and number of the last one
        self._bodies: dict[int, str] = {}
        self._notes: list[tuple[int, int, int]] = []

    def read(self, kind: int, parts: list[bytes]) -> None:
        data = parts[0]
        match kind:
            case 0x00FD:  # LABELSST
                row, column, style, index = struct.unpack_from("<HHHI", data)
                shared = self.found.shared
                self._text(row, column, style, shared[index] if index < len(shared) else ())
            case 0x0204 | 0x00D6:  # LABEL, RSTRING
                self._label(kind, data)
            case 0x0203:  # NUMBER
                row, column, style, number = struct.unpack_from("<HHHd", data)
                self._number(row, column, style, number)
            case 0x027E:  # RK
                row, column, style, packed = struct.unpack_from("<HHHI", data)
                self._number(row, column, style, _unpack_number(packed))
            case 0x00BD:  # MULRK
                row, first = struct.unpack_from("<HH", data)
                for place in range((len(data) - 6) // 6):
                    style, packed = struct.unpack_from("<HI", data, 4 + 6 * place)
                    self._number(row, first + place, style, _unpack_number(packed))
            case 0x0205:  # BOOLERR
                row, column, style, value, is_error = struct.unpack_from("<HHHBB", data)
                self._truth(row, column, style, value, is_error=bool(is_error))
            case 0x0006:  # FORMULA
                self._formula(data)
            case 0x0207:  # STRING, of the formula before it
                self._formula_text(parts)
            case _:
                self._read_shape(kind, data)
                self._read_beside(kind, parts)

    def _read_shape(self, kind: int, data: bytes) -> None:
        """Merged areas, hidden rows and columns, a filter."""
        match kind:
            case 0x00E5:  # MERGECELLS
                for place in range(min(struct.unpack_from("<H", data)[0], (len(data) - 2) // 8)):
                    top, bottom, left, right = struct.unpack_from("<HHHH", data, 2 + 8 * place)
                    if top <= bottom and left <= right:
                        self.sheet.merges.append((top, left, bottom, right))
            case 0x0208:  # ROW
                if struct.unpack_from("<H", data, 12)[0] & _HIDDEN_ROW:
                    self.hidden_rows.add(struct.unpack_from("<H", data)[0])
            case 0x007D:  # COLINFO
                first, last, width, _, flags = struct.unpack_from("<HHHHH", data)
                if flags & 1 or width == 0:
                    self.sheet.hidden_columns.update(range(first, min(last, 255) + 1))
            case 0x009B:  # FILTERMODE
                self.sheet.filtered = True

    def _read_beside(self, kind: int, parts: list[bytes]) -> None:
        """Comments, shapes and pictures: an object tells its number, the text that follows is its own."""
        data = parts[0]
        match kind:
            case 0x005D if len(data) >= 8:  # OBJ
                _, _, shape, number = struct.unpack_from("<HHHH", data)
                self._object = (shape, number)
                self.sheet.pictures += shape == _PICTURE
            case 0x01B6 if len(data) >= 12 and len(parts) > 1:  # TXO
                text = read_text(_text_of_object(parts, struct.unpack_from("<H", data, 10)[0]))
                if self._object[0] == _NOTE:
                    self._bodies[self._object[1]] = text
                elif text and self.book.has_room(text):
                    lines = [Paragraph(line, zone="textbox") for line in text.split("\n")]
                    self.sheet.floating += [((0, 0), line) for line in lines]
            case 0x001C if len(data) >= 8:  # NOTE
                row, column, _, number = struct.unpack_from("<HHHH", data)
                self._notes.append((row, column, number))

    def finish(self, most_rows: int) -> None:
        """What can be told only once all records are read."""
        rows = sorted({row for row, _ in self.sheet.cells})
        if len(rows) > most_rows:
            self.sheet.cut = True
            kept = set(rows[: max(most_rows, 0)])
            self.sheet.cells = {place: cell for place, cell in self.sheet.cells.items() if place[0] in kept}
        self.sheet.hidden_rows = self.hidden_rows & set(rows)
        for row, column, number in self._notes:
            if self._bodies.get(number):
                self.sheet.comments[row, column] = self._bodies[number]

    def _text(self, row: int, column: int, style: int, pieces: SharedText) -> None:
        self.filler.add_text((row, column), pieces, self.found.look(style))

    def _number(self, row: int, column: int, style: int, number: float) -> None:
        self.filler.add_number((row, column), number, self.found.look(style))

    def _truth(self, row: int, column: int, style: int, value: int, *, is_error: bool) -> None:
        if is_error:
            self.filler.add_error((row, column), _ERRORS.get(value, ""))
        else:
            self._text(row, column, style, (Piece("TRUE" if value else "FALSE"),))

    def _label(self, kind: int, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        text = read_string(data, 6, self.found, wide_count=True)
        marks: list[tuple[int, int]] = []
        if kind == 0x00D6 and self.found.version < BIFF8:
            at = 8 + len(text)
            count = data[at] if at < len(data) else 0
            marks = [tuple(data[at + 1 + 2 * n : at + 3 + 2 * n]) for n in range(count)]  # type: ignore[misc]
        self._text(row, column, style, pieces_of(text, marks, self.found))

    def _formula(self, data: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", data)
        self._pending = None
        if data[12:14] != b"\xff\xff":
            self._number(row, column, style, struct.unpack_from("<d", data, 6)[0])
        elif data[6] == 0:
            self._pending = (row, column, style)
        elif data[6] in (1, 2):
            self._truth(row, column, style, data[8], is_error=data[6] == 2)

    def _formula_text(self, parts: list[bytes]) -> None:
        if self._pending is None:
            return
        if self.found.version == BIFF8:
            text = read_continued(parts, 0)
        else:
            text = read_string(parts[0], 0, self.found, wide_count=True)
        self._text(*self._pending, (Piece(text),))
        self._pending = None


def _unpack_number(packed: int) -> float:
    """An RK number: 30 bits of a float or a whole number, perhaps times a hundred."""
    if packed & 2:
        number = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        number = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    number = number / 100 if packed & 1 else number
    return number if math.isfinite(number) else 0.0


def _text_of_object(parts: list[bytes], count: int) -> str:
    """The letters of an object: they begin in the record after it, each record with its own flags."""
    text = ""
    for data in parts[1:]:
        if len(text) >= count or not data:
            break
        wide = data[0] & 1
        text += data[1:].decode("utf-16-le" if wide else "latin-1", "replace")[: count - len(text)]
    return text
