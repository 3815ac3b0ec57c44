"""Takes an .ods; gives its Workbook: the texts that LibreOffice stored as shown, hidden parts, comments.

Rows are read one after the other; rows and columns that repeat are counted, and written out only where they hold text.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from lxml import etree

from extractors.layout import Paragraph
from extractors.readers.cell_text import Piece, read_pieces
from extractors.readers.ods_styles import OFFICE, STYLE, TABLE, TEXT, OdsStyles
from extractors.readers.package import Package, open_package
from extractors.readers.sheet_cells import CellFiller
from extractors.readers.sheets import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Look, Sheet, Workbook
from records.errors import EncryptedFile, UnreadableFile

_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_DATE_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}date-style"
_TAGS = (
    TABLE + "table",
    TABLE + "table-column",
    TABLE + "table-row",
    TABLE + "shapes",
    TABLE + "database-range",
    STYLE + "style",
    STYLE + "font-face",
    _DATE_STYLE,
)
_ERROR = re.compile(r"Err:\d{3}")
_DECIMAL = re.compile(r"-?\d+\.\d+\s?%?")  # a number of a workbook that was made in English
_HIDDEN = ("collapse", "filter")
_COLUMNS = 16_384
_CONTENT = "content.xml"


def read_ods(path: Path) -> Workbook:
    """The sheets of a workbook in their order; raises InputError for a broken, locked or dangerous package."""
    with open_package(path) as package:
        manifest = package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
        if b"encryption-data" in manifest:
            raise EncryptedFile("Bảng tính có mật khẩu nên không đọc được.", hint="Lưu một bản không đặt mật khẩu.")
        if _CONTENT not in package:
            raise _broken()
        styles = OdsStyles()
        if "styles.xml" in package:
            styles.read_all(package.parse("styles.xml"))
        try:
            return _read_content(package, styles)
        except etree.XMLSyntaxError as exc:
            raise _broken() from exc


def _broken() -> UnreadableFile:
    return UnreadableFile(
        "Bảng tính bị hỏng, không mở được.", hint="Mở bằng LibreOffice, lưu thành .xlsx rồi gửi lại.", code="TEP_HONG"
    )


def _read_content(package: Package, styles: OdsStyles) -> Workbook:
    book = Workbook(doubts=list(package.doubts))
    rows: _Rows | None = None
    before = 0
    with package.zip.open(package.entries[_CONTENT]) as stream:
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
        for event, element in etree.iterparse(stream, events=("start", "end"), tag=_TAGS, **options):
            if element.tag == TABLE + "table":
                if event == "start" and rows is None:
                    rows = _Rows(_new_sheet(element, styles), styles, book)
                elif event == "end" and rows is not None and rows.sheet.name == (element.get(TABLE + "name") or ""):
                    before += rows.count
                    book.sheets.append(rows.sheet)
                    rows = None
                    element.clear()
                if len(book.sheets) >= MOST_SHEETS:
                    break
            elif event == "start":
                continue
            elif rows is None:
                _read_apart(element, styles, book)
            elif element.tag == TABLE + "table-row":
                rows.read_row(element, most=MOST_ROWS - before)
                element.clear()
            elif element.tag == TABLE + "table-column":
                rows.read_column(element)
            elif element.tag == TABLE + "shapes":
                rows.read_shapes(element)
    return book


def _read_apart(element: etree._Element, styles: OdsStyles, book: Workbook) -> None:
    """What stands outside sheets: styles, and the areas that a filter is set on."""
    if element.tag != TABLE + "database-range":
        styles.read(element)
        return
    target = (element.get(TABLE + "target-range-address") or "").rpartition(":")[0].rpartition(".")[0].strip("$'")
    for sheet in book.sheets:
        sheet.filtered = sheet.filtered or (sheet.name == target and element.find(TABLE + "filter") is not None)


def _new_sheet(element: etree._Element, styles: OdsStyles) -> Sheet:
    return Sheet(element.get(TABLE + "name") or "", hidden=styles.hides_table(element.get(TABLE + "style-name")))


class _Rows:
    """The rows of one sheet."""

    def __init__(self, sheet: Sheet, styles: OdsStyles, book: Workbook) -> None:
        self.sheet, self.styles, self.book = sheet, styles, book
        self.filler = CellFiller(sheet, book)
        self.count = 0
        self._row = 0
        self._column = 0
        self._column_styles: list[tuple[int, str]] = []  # the column up to which a style is in force, and its name

    def read_column(self, element: etree._Element) -> None:
        last = self._column + _repeat(element, "columns")
        if element.get(TABLE + "visibility") in _HIDDEN:
            self.sheet.hidden_columns.update(range(self._column, min(last, _COLUMNS)))
        self._column = last
        self._column_styles.append((last, element.get(TABLE + "default-cell-style-name") or ""))

    def read_row(self, element: etree._Element, *, most: int) -> None:
        repeat = _repeat(element, "rows")
        first, self._row = self._row, self._row + repeat
        if self.sheet.cut or (next(element.iter(TEXT + "p"), None) is None and not _has_value(element)):
            return
        for row in range(first, first + min(repeat, MOST_ROWS + 1)):
            before = len(self.sheet.cells)
            self._read_cells(element, row)
            if len(self.sheet.cells) == before:
                break
            self.count += 1
            if element.get(TABLE + "visibility") in _HIDDEN:
                self.sheet.hidden_rows.add(row)
            if self.count > most or len(self.sheet.cells) > MOST_CELLS:
                self.sheet.cut = True
                break

    def read_shapes(self, element: etree._Element) -> None:
        """The text of shapes that lie over the sheet, and its pictures."""
        self.sheet.pictures += sum(1 for _ in element.iter(_DRAW + "image"))
        for paragraph in element.iter(TEXT + "p"):
            text = read_pieces(self.styles.pieces([paragraph]), None, self.book.repairs)
            if text and self.book.has_room(text):
                self.sheet.floating.append(((0, 0), Paragraph(text, zone="textbox")))

    def _read_cells(self, element: etree._Element, row: int) -> None:
        column = 0
        for cell in element:
            if cell.tag not in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                continue
            repeat = _repeat(cell, "columns")
            if len(cell) and cell.tag == TABLE + "table-cell":
                for place in range(column, column + min(repeat, MOST_COLUMNS + 1)):
                    self._read_cell(cell, (row, place), self._look(cell, element, place))
            elif cell.get(TABLE + "formula") and cell.get(OFFICE + "value-type") is None:
                self.sheet.uncalculated.append((row, column))
            column += repeat

    def _look(self, cell: etree._Element, row: etree._Element, column: int) -> Look:
        name = cell.get(TABLE + "style-name") or row.get(TABLE + "default-cell-style-name")
        if not name:
            name = next((style for last, style in self._column_styles if column < last), "")
        return self.styles.look(name)

    def _read_cell(self, cell: etree._Element, place: tuple[int, int], look: Look) -> None:
        down, right = _spans(cell)
        if down > 1 or right > 1:
            self.sheet.merges.append((*place, place[0] + down - 1, place[1] + right - 1))
        note = cell.find(OFFICE + "annotation")
        if note is not None:
            text = read_pieces(self.styles.pieces(note.findall(TEXT + "p")), None, self.book.repairs)
            if text:
                self.sheet.comments[place] = text
        self.sheet.pictures += sum(1 for _ in cell.iter(_DRAW + "image"))
        pieces = self.styles.pieces(cell.findall(TEXT + "p"))
        shown = "".join(piece.text for piece in pieces).strip()
        if not shown:
            if cell.get(OFFICE + "value") is not None:
                self.sheet.invisible.append(place)
            return
        moment = _moment(cell.get(OFFICE + "date-value"))
        if _ERROR.fullmatch(shown):
            self.filler.add_error(place, shown)
        elif moment is not None:
            self.filler.add_date(place, moment, look)
        elif cell.get(OFFICE + "value") and _DECIMAL.fullmatch(shown):
            self.filler.add_text(place, (Piece(shown.replace(".", ",")),), look)
        else:
            self.filler.add_text(place, tuple(pieces), look)


def _repeat(element: etree._Element, what: str) -> int:
    text = element.get(f"{TABLE}number-{what}-repeated") or ""
    return max(int(text), 1) if text.isdecimal() and len(text) < 8 else 1


def _spans(cell: etree._Element) -> tuple[int, int]:
    texts = (cell.get(f"{TABLE}number-{what}-spanned") or "" for what in ("rows", "columns"))
    down, right = (max(int(text), 1) if text.isdecimal() and len(text) < 8 else 1 for text in texts)
    return down, right


def _has_value(row: etree._Element) -> bool:
    return any(cell.get(TABLE + "formula") or cell.get(OFFICE + "value") for cell in row)


def _moment(text: str | None) -> datetime.datetime | None:
    try:
        return datetime.datetime.fromisoformat(text.split(".")[0].removesuffix("Z")) if text else None
    except ValueError:
        return None
