"""Takes an .xls, .ods or .xlsb; gives the Workbook of the .xlsx that LibreOffice makes of it.

LibreOffice computes formulas anew as it loads an .xls or .ods, whatever its settings: TODAY() would be the day of
reading, a name of an add-in an error. What the formulas gave when the file was saved is taken from calamine, which also
refuses damaged files that LibreOffice would mend in silence.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from python_calamine import CalamineError, PasswordError, SheetTypeEnum, load_workbook

from extractors.layout import Doubt
from extractors.libreoffice import convert, made_of
from extractors.readers.packages.package import open_package, refuse_unsafe_package
from extractors.readers.word.office import failure_of
from extractors.readers.workbook.sheet import MOST_SHEETS, ORDINARY, Room, Saved, SavedValue, Workbook, area_of
from extractors.readers.workbook.xlsx import read_xlsx
from records.errors import EncryptedFile, UnreadableFile

_LOCKED = re.compile(  # the beginning of the globals ([MS-XLS] 2.1.7.20.3): BOF, WriteProtect, FilePass
    rb"\x09\x08(?:\x08\x00.{8}|\x10\x00.{16})(?:\x86\x00\x00\x00)?\x2f\x00[\x04-\xff]\x00", re.S
)
_DIMENSION = re.compile(rb'<dimension ref="([A-Z0-9:]+)"')
_MOST_AREA = 10_000_000  # calamine keeps empty cells too; what formulas of larger sheets gave is told as wanting
_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), b"xl/vbaProject.bin", b"Basic/script-lc.xml")  # named in the directory


def read_converted(path: Path, suffix: str, *, room: Room = ORDINARY) -> Workbook:
    """The sheets of a workbook in their order; `suffix` is ".xls", ".ods" or ".xlsb", whatever its name says.

    Raises InputError where it is broken, locked or dangerous, and MissingLibreOffice.
    """
    doubts = [] if suffix == ".xls" else refuse_unsafe_package(path)
    if suffix == ".xls" and _LOCKED.search(path.read_bytes()):
        raise _locked(path)
    with tempfile.TemporaryDirectory(prefix="chuyen-") as folder:
        source = Path(folder) / f"bang{suffix}"
        shutil.copyfile(path, source)
        failures = convert([source], Path(folder), target="xlsx")
        if source in failures:
            _read_saved(path, room)  # has a better reason where it can tell one
            raise failure_of(failures[source], path.name, program="Excel", wanted=".xlsx")
        made = made_of(source, Path(folder), "xlsx")
        saved = _read_saved(path, room) if _area(made) <= _MOST_AREA else {}
        book = read_xlsx(made, saved=saved, room=room)
    data = path.read_bytes()
    book.macros = any(mark in data for mark in _MACROS)
    book.doubts += [*doubts, *_lost_sheets(book, saved)]
    return book


def _area(made: Path) -> int:
    """Of the largest sheet, from its first cell to its last: one letter in the last row may make millions."""
    areas = [0]
    with open_package(made) as package:
        for name in package.entries:
            if name.startswith("xl/worksheets/sheet") and (said := _DIMENSION.search(package.read_start(name, 8192))):
                top, left, bottom, right = area_of(said[1].decode()) or (0, 0, 0, 0)
                areas.append((bottom - top + 1) * (right - left + 1))
    return max(areas)


def _read_saved(path: Path, room: Room) -> dict[str, Saved]:
    """What the cells of each sheet held when the file was saved; error values and empty texts are left out."""
    try:
        saved: dict[str, Saved] = {}
        with load_workbook(str(path)) as source:
            for known in source.sheets_metadata[:MOST_SHEETS]:
                if known.typ is SheetTypeEnum.WorkSheet:
                    sheet = source.get_sheet_by_name(known.name)
                    saved[known.name] = _cells(sheet.iter_rows(), room, left=(sheet.start or (0, 0))[1])
    except PasswordError as exc:
        raise _locked(path) from exc
    except (CalamineError, OSError, ValueError) as exc:
        raise UnreadableFile(
            f"Bảng tính “{path.name}” bị hỏng, không mở được.", hint="Mở bằng Excel, lưu thành .xlsx.", code="TEP_HONG"
        ) from exc
    return saved


def _locked(path: Path) -> EncryptedFile:
    return EncryptedFile(f"Tệp “{path.name}” có mật khẩu nên không đọc được.", hint="Lưu một bản không đặt mật khẩu.")


def _cells(rows: Iterable[list[SavedValue]], room: Room, *, left: int) -> Saved:
    """By place: rows come from the first of the sheet on, their cells from the leftmost with a value on."""
    cells: Saved = {}
    for row, values in enumerate(rows):
        for column, value in enumerate(values, start=left):
            if value != "":
                cells[row, column] = value
        if len(cells) > room.cells:
            break
    return cells


def _lost_sheets(book: Workbook, saved: dict[str, Saved]) -> list[Doubt]:
    """A doubt where LibreOffice has left out a sheet that holds something, or changed its name."""
    lost = [name for name in saved.keys() - {sheet.name for sheet in book.sheets} if saved[name]]
    if not lost:
        return []
    named = ", ".join(f"“{name}”" for name in sorted(lost))
    return [
        Doubt("CHUA_DOC_HET", f"Trang {named} có thể chưa đọc hết. Mở tệp bằng Excel, lưu thành .xlsx rồi gửi lại.")
    ]
