"""Takes a workbook of Excel 2003 in XML, as portals export it (.xls); gives its Workbook. Computes nothing.

LibreOffice reads this kind too, but drops error values and fonts: a cell in .VnTime could not be decoded any more.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from extractors.readers.packages.package import parse_part
from extractors.readers.packages.prologs import refuse_doctype
from extractors.readers.workbook.cell_text import Piece, SharedText, read_pieces
from extractors.readers.workbook.cells import CellFiller
from extractors.readers.workbook.sheet import MOST_SHEETS, ORDINARY, Look, Room, Sheet, Workbook

_S = "{urn:schemas-microsoft-com:office:spreadsheet}"
_X = "{urn:schemas-microsoft-com:office:excel}"
_HTML = "{http://www.w3.org/TR/REC-html40}"
_PATTERNS = {
    "General Date": "dd/mm/yyyy",
    "Long Date": "dd/mm/yyyy",
    "Medium Date": "dd/mm/yyyy",
    "Short Date": "dd/mm/yyyy",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
}
_CENTRED = ("Center", "CenterAcrossSelection")
_COLUMNS = 16_384
_ROWS = 1_048_576
_MOST_PARENTS = 10


def read_excel_xml(path: Path, *, room: Room = ORDINARY) -> Workbook:
    """The sheets of a workbook in their order; raises InputError where it is broken or declares a document type."""
    data = path.read_bytes()
    refuse_doctype(data, path.name, whole=True)
    root = parse_part(data, path.name)
    book = Workbook(room=room)
    looks = _read_looks(root)
    rows = 0
    for element in list(root.iterfind(_S + "Worksheet"))[:MOST_SHEETS]:
        visible = element.findtext(f"{_X}WorksheetOptions/{_X}Visible") or ""
        sheet = Sheet(element.get(_S + "Name") or "", hidden=visible in ("SheetHidden", "SheetVeryHidden"))
        sheet.filtered = element.find(_X + "AutoFilter") is not None
        rows += _read_table(element.find(_S + "Table"), sheet, looks, book, most=room.rows - rows)
        book.sheets.append(sheet)
    return book


def _read_looks(root: etree._Element) -> dict[str, Look]:
    """Looks by the names of their styles, parents counted in."""
    styles = {style.get(_S + "ID") or "": style for style in root.iterfind(f"{_S}Styles/{_S}Style")}
    return {name: _look(style, styles) for name, style in styles.items()}


def _look(style: etree._Element, styles: dict[str, etree._Element]) -> Look:
    chain = [style]
    while (parent := styles.get(chain[-1].get(_S + "Parent") or "")) is not None and len(chain) < _MOST_PARENTS:
        chain.append(parent)

    def of(part: str, name: str) -> str | None:
        values = (element.get(_S + name) for each in chain for element in each.iterfind(_S + part))
        return next((value for value in values if value is not None), None)

    pattern = of("NumberFormat", "Format") or "General"
    borders = (border.get(_S + "LineStyle") for border in style.iterfind(f"{_S}Borders/{_S}Border"))
    return Look(
        pattern=_PATTERNS.get(pattern, pattern),
        font=of("Font", "FontName"),
        bold=of("Font", "Bold") == "1",
        struck=of("Font", "StrikeThrough") == "1",
        framed=any(line not in (None, "None") for line in borders),
        centred=of("Alignment", "Horizontal") in _CENTRED,
    )


def _read_table(
    table: etree._Element | None, sheet: Sheet, looks: dict[str, Look], book: Workbook, *, most: int
) -> int:
    """Fills the sheet; gives its number of rows with text."""
    if table is None:
        return 0
    filler = CellFiller(sheet, book)
    for column, element in _counted(table, "Column", _COLUMNS):
        if element.get(_S + "Hidden") == "1" or element.get(_S + "Width") == "0":
            sheet.hidden_columns.update(range(column, min(column + _number(element, "Span") + 1, _COLUMNS)))
    count = 0
    for row, element in _counted(table, "Row", _ROWS):
        before = len(sheet.cells)
        own = looks.get(element.get(_S + "StyleID") or "")
        for column, cell in _counted(element, "Cell", _COLUMNS):
            look = looks.get(cell.get(_S + "StyleID") or "") or own or looks.get("Default") or Look()
            _read_cell(cell, (row, column), look, filler, sheet, book)
        if len(sheet.cells) == before:
            continue
        count += 1
        if element.get(_S + "Hidden") == "1" or element.get(_S + "Height") == "0":
            sheet.hidden_rows.add(row)
        if count > most or len(sheet.cells) > book.room.cells:
            sheet.cut = True
            break
    return count


def _counted(parent: etree._Element, name: str, most: int) -> Iterator[tuple[int, etree._Element]]:
    """Rows, columns or cells with their places from 0; one without an index follows the one before."""
    place = 0
    for element in parent.iterchildren(_S + name):
        index = _number(element, "Index")
        place = index - 1 if index else place
        if place >= most:
            return
        yield place, element
        place += 1 + _number(element, "MergeAcross" if name == "Cell" else "Span")


def _read_cell(
    cell: etree._Element, place: tuple[int, int], look: Look, filler: CellFiller, sheet: Sheet, book: Workbook
) -> None:
    right, down = _number(cell, "MergeAcross"), _number(cell, "MergeDown")
    if right or down:
        sheet.merges.append((*place, place[0] + down, place[1] + right))
    comment = cell.find(f"{_S}Comment/{_S}Data")
    if comment is not None:
        text = read_pieces(tuple(_pieces(comment)), None, book.repairs)
        if text:
            sheet.comments[place] = text
    data = cell.find(_S + "Data")
    text = "" if data is None else "".join(data.itertext())
    if data is None or not text:
        if data is None and cell.get(_S + "Formula"):
            sheet.uncalculated.append(place)
        return
    _read_value(data.get(_S + "Type") or "String", text, tuple(_pieces(data)), place, look, filler)


def _read_value(
    kind: str, text: str, pieces: SharedText, place: tuple[int, int], look: Look, filler: CellFiller
) -> None:
    try:
        match kind:
            case "Number":
                filler.add_number(place, float(text), look)
                return
            case "DateTime":
                filler.add_date(place, datetime.datetime.fromisoformat(text.split(".")[0].removesuffix("Z")), look)
                return
    except ValueError:  # not what its type says: read as text
        pass
    if kind == "Error":
        filler.add_error(place, text.strip())
    elif kind == "Boolean":
        filler.add_text(place, (Piece("TRUE" if text.strip() == "1" else "FALSE"),), look)
    else:
        filler.add_text(place, pieces, look)


def _pieces(element: etree._Element, font: str | None = None, bold: bool = False, struck: bool = False) -> list[Piece]:
    """The text of a cell, in pieces of one font: Excel writes parts of a cell as HTML."""
    pieces = [Piece(element.text, font, struck, bold)] if element.text else []
    for child in element:
        name = str(child.tag).removeprefix(_HTML)
        face = child.get(_HTML + "Face") or font
        pieces += _pieces(child, face, bold or name == "B", struck or name in ("S", "Strike"))
        if child.tail:
            pieces.append(Piece(child.tail, font, struck, bold))
    return pieces


def _number(element: etree._Element, name: str) -> int:
    text = element.get(_S + name) or ""
    return int(text) if text.isdecimal() and len(text) < 8 else 0
