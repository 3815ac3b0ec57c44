"""Takes a workbook (.xlsx, .xlsm, .xlsb, .xls, .ods); gives a Paper: what is in sight, as it is seen, sheet by sheet.

Evidence names the sheet, and row and cell counted from 0 in it: {"sheet": "DS", "row": 6, "cell": 2} is C7 of "DS".
Hidden sheets, rows and columns are not read; each is told to a person, as is every cell whose text is wanting.
"""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from extractors.layout import Block, Doubt, Paper, Paragraph, Table
from extractors.readers.workbook.conversion import read_converted
from extractors.readers.workbook.excel_xml import read_excel_xml
from extractors.readers.workbook.sheet import Sheet, Workbook, address, name_columns, name_places, name_rows
from extractors.readers.workbook.tables import read_blocks
from extractors.readers.workbook.xlsx import is_binary, read_xlsx

_FULL_DATE = re.compile(r"(\d{1,2})[/.-]\d{1,2}[/.-](?:19|20)\d{2}")
_MONTHS = 12
_FEWEST_DATES = 2
_MOST_COMMENTS = 10
_LONGEST_COMMENT = 200


def read_workbook(path: Path) -> Paper:
    """The Paper of a workbook of Excel 2007 or later: .xlsx and its relatives, or binary (.xlsb)."""
    return make_paper(read_converted(path, ".xlsb") if is_binary(path) else read_xlsx(path))


def read_old_workbook(path: Path) -> Paper:
    """The Paper of an .xls."""
    return make_paper(read_converted(path, ".xls"))


def read_open_workbook(path: Path) -> Paper:
    """The Paper of an .ods."""
    return make_paper(read_converted(path, ".ods"))


def read_xml_workbook(path: Path) -> Paper:
    """The Paper of a workbook of Excel 2003 in XML."""
    return make_paper(read_excel_xml(path))


def make_paper(book: Workbook) -> Paper:
    """Blocks of the sheets in sight; notes and doubts about all sheets."""
    tables, lists = count(), count()
    paper = Paper(blocks=[], read_as="spreadsheet", doubts=list(book.doubts))
    repair_cells(book, paper)
    for sheet in book.sheets:
        blocks = read_blocks(sheet, lambda: next(tables), lambda: next(lists))
        if sheet.hidden:
            _tell_hidden(sheet, blocks, paper)
            continue
        paper.blocks += blocks
        paper.doubts += _doubts(sheet)
        paper.notes += _notes(sheet)
    if book.macros:
        paper.notes.append("Bảng tính có macro; chương trình chỉ đọc chữ, không chạy macro.")
    return paper


def repair_cells(book: Workbook, paper: Paper) -> None:
    """Decodes what only the spelling of all cells together shows to be in an old font; tells what was repaired."""
    cells = [cell for sheet in book.sheets for cell in sheet.cells.values()]
    typed = Paper(blocks=[Paragraph(cell.text) for cell in cells], read_as="spreadsheet")
    book.repairs.finish(typed)
    for cell, paragraph in zip(cells, typed.paragraphs(), strict=True):
        cell.text = paragraph.text
    paper.notes += typed.notes
    paper.doubts += typed.doubts


def _tell_hidden(sheet: Sheet, blocks: list[Block], paper: Paper) -> None:
    """A hidden sheet is a note; one that holds a list is a doubt."""
    if not sheet.cells:
        return
    sentence = f"Trang ẩn “{sheet.name}” không được đọc."
    if any(isinstance(block, Table) and block.rows > 1 for block in blocks):
        paper.doubts.append(Doubt("BANG_CO_AN", sentence + " Bỏ ẩn rồi gửi lại nếu trang đó thuộc hồ sơ."))
    else:
        paper.notes.append(sentence)


def _doubts(sheet: Sheet) -> list[Doubt]:
    doubts = []
    at = f"Trang “{sheet.name}”"
    if sheet.cut:
        doubts.append(Doubt("BANG_QUA_LON", f"{at} quá dài hoặc quá rộng: chỉ đọc phần đầu. Tách tệp rồi gửi lại."))
    hidden = _hidden_parts(sheet)
    if hidden:
        doubts.append(Doubt("BANG_CO_AN", f"{at} có {hidden} không được đọc. Mở tệp xem phần ẩn có thuộc hồ sơ không."))
    if sheet.uncalculated:
        places = name_places(sheet.uncalculated)
        sentence = f"{at}, ô {places}: công thức chưa có kết quả lưu trong tệp. Mở bằng Excel, lưu lại rồi gửi lại."
        doubts.append(Doubt("CONG_THUC", sentence))
    if sheet.errors:
        kinds = ", ".join(sorted(set(sheet.errors.values())))
        doubts.append(Doubt("O_LOI", f"{at}, ô {name_places(sheet.errors)}: Excel báo lỗi {kinds}, không có giá trị."))
    if sheet.struck:
        doubts.append(Doubt("O_GACH_BO", f"{at}, ô {name_places(sheet.struck)}: chữ bị gạch ngang, có thể đã bỏ."))
    if sheet.odd_dates:
        sentence = f"{at}, ô {name_places(sheet.odd_dates)}: có thể là năm nhưng đang hiện thành ngày tháng."
        doubts.append(Doubt("O_NGAY_LA", sentence))
    if columns := _swapped_columns(sheet):
        sentence = f"{at}, cột {name_columns(columns)}: ngày và tháng có thể bị đảo khi nhập vào Excel."
        doubts.append(Doubt("O_NGAY_LA", sentence + " Đối chiếu với bản gốc."))
    if sheet.twice:
        doubts.append(Doubt("HAI_NGHIA", f"{at}, ô {name_places(sheet.twice)} được ghi hai lần khác nhau trong tệp."))
    if sheet.invisible:
        doubts.append(Doubt("BANG_CO_AN", f"{at}, ô {name_places(sheet.invisible)} có giá trị nhưng được đặt cho ẩn."))
    return doubts


def _swapped_columns(sheet: Sheet) -> set[int]:
    """Columns where Excel took 05/11 for 11 May: what it could not take so (25/11) stayed text, all it took fits so."""
    taken: dict[int, list[bool]] = {}
    typed: dict[int, list[bool]] = {}
    for (_, column), cell in sheet.cells.items():
        day = _FULL_DATE.fullmatch(cell.text)
        if day:
            (taken if cell.dated else typed).setdefault(column, []).append(int(day[1]) <= _MONTHS)
    return {
        column
        for column, small in taken.items()
        if len(small) >= _FEWEST_DATES and all(small) and column in typed and not any(typed[column])
    }


def _hidden_parts(sheet: Sheet) -> str:
    """ "dòng ẩn 7, 9-12 (do lọc) và cột ẩn D": those that hold text."""
    parts = []
    rows = sheet.hidden_rows & {row for row, column in sheet.cells if column not in sheet.hidden_columns}
    if rows:
        parts.append(f"dòng ẩn {name_rows(rows)}" + (" (do đang lọc)" if sheet.filtered else ""))
    columns = sheet.hidden_columns & {column for row, column in sheet.cells if row not in sheet.hidden_rows}
    if columns:
        parts.append(f"cột ẩn {name_columns(columns)}")
    return " và ".join(parts)


def _notes(sheet: Sheet) -> list[str]:
    notes = []
    for place, text in sorted(sheet.comments.items())[:_MOST_COMMENTS]:
        short = " ".join(text.split())[:_LONGEST_COMMENT]
        notes.append(f"Trang “{sheet.name}”, ghi chú của người soạn ở ô {address(place)}: {short}")
    if len(sheet.comments) > _MOST_COMMENTS:
        notes.append(f"Trang “{sheet.name}” còn {len(sheet.comments) - _MOST_COMMENTS} ghi chú khác của người soạn.")
    if sheet.pictures:
        notes.append(f"Trang “{sheet.name}” có {sheet.pictures} hình; chữ trong hình không được đọc.")
    return notes
