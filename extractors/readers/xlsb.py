"""Takes an .xlsb; gives its Workbook through calamine, which tells values, merged areas and hidden sheets.

What calamine cannot tell (error values, hidden rows and columns, fonts, comments) is always said to a person.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetTypeEnum, SheetVisibleEnum, load_workbook

from extractors.layout import Doubt
from extractors.readers.cell_text import Piece
from extractors.readers.sheet_cells import CellFiller
from extractors.readers.sheets import MOST_CELLS, MOST_ROWS, MOST_SHEETS, Look, Sheet, Workbook
from records.errors import EncryptedFile, UnreadableFile

_UNSEEN = (
    "Tệp .xlsb: ô báo lỗi, dòng và cột ẩn, phông chữ, ghi chú không xem được. "
    "Đối chiếu với bản gốc, hoặc lưu thành .xlsx rồi gửi lại."
)
_DAY = Look(pattern="dd/mm/yyyy")


def read_xlsb(path: Path) -> Workbook:
    """The sheets of a workbook in their order; raises InputError where it is broken or locked."""
    book = Workbook(doubts=[Doubt("CHUA_DOC_HET", _UNSEEN)])
    try:
        with load_workbook(str(path)) as source:
            rows = 0
            for known in source.sheets_metadata[:MOST_SHEETS]:
                if known.typ is SheetTypeEnum.WorkSheet:
                    sheet = Sheet(known.name, hidden=known.visible is not SheetVisibleEnum.Visible)
                    rows += _read_sheet(source.get_sheet_by_name(known.name), sheet, book, most=MOST_ROWS - rows)
                    book.sheets.append(sheet)
    except PasswordError as exc:
        raise EncryptedFile("Tệp Excel có mật khẩu nên không đọc được.", hint="Lưu một bản không mật khẩu.") from exc
    except (CalamineError, OSError, ValueError) as exc:
        raise UnreadableFile(
            "Tệp Excel (.xlsb) bị hỏng, không mở được.", hint="Mở bằng Excel, lưu thành .xlsx.", code="TEP_HONG"
        ) from exc
    return book


def _read_sheet(source: CalamineSheet, sheet: Sheet, book: Workbook, *, most: int) -> int:
    """Fills the sheet; gives its number of rows with text."""
    filler = CellFiller(sheet, book)
    top, left = source.start or (0, 0)
    sheet.merges = [(*first, *last) for first, last in source.merged_cell_ranges or ()]
    count = 0
    for row, values in enumerate(source.iter_rows(), start=top):
        before = len(sheet.cells)
        for column, value in enumerate(values, start=left):
            _add(filler, (row, column), value)
        count += len(sheet.cells) > before
        if count > most or len(sheet.cells) > MOST_CELLS:
            sheet.cut = True
            break
    return count


def _add(filler: CellFiller, place: tuple[int, int], value: object) -> None:
    match value:
        case bool():
            filler.add_text(place, (Piece("TRUE" if value else "FALSE"),), Look())
        case int() | float():
            filler.add_number(place, value, Look())
        case datetime.datetime():
            filler.add_date(place, value, _DAY)
        case datetime.date():
            filler.add_date(place, datetime.datetime.combine(value, datetime.time()), _DAY)
        case datetime.time() | datetime.timedelta():
            filler.add_text(place, (Piece(str(value)),), Look())
        case str():
            filler.add_text(place, (Piece(value),), Look())
