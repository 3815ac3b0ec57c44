"""Takes the path of a workbook of any kind; gives its sheets, read by the house's readers with room for many years."""

from __future__ import annotations

from pathlib import Path

from extractors.layout import Paper
from extractors.readers.kinds import FileKind, explain, sniff
from extractors.readers.text.encodings import decode_bytes
from extractors.readers.workbook.conversion import read_converted
from extractors.readers.workbook.delimited import read_delimited
from extractors.readers.workbook.excel_xml import read_excel_xml
from extractors.readers.workbook.sheet import Room, Workbook
from extractors.readers.workbook.workbook import repair_cells
from extractors.readers.workbook.xlsx import is_binary, read_xlsx
from records.errors import UnsupportedFile

MANY_YEARS = Room(rows=60_000, cells=1_000_000, letters=30_000_000)


def open_book(path: Path) -> tuple[Workbook, list[str]]:
    """The sheets in order, old fonts decoded, and notes on that; raises InputError for anything but a workbook."""
    book = _read(path)
    paper = Paper(blocks=[], read_as="spreadsheet")
    repair_cells(book, paper)
    return book, [*paper.notes, *(doubt.sentence for doubt in (*paper.doubts, *book.doubts))]


def _read(path: Path) -> Workbook:
    kind = sniff(path)
    match kind:
        case FileKind.XLSX:
            return read_converted(path, ".xlsb", room=MANY_YEARS) if is_binary(path) else _read_xlsx(path)
        case FileKind.XLS:
            return read_converted(path, ".xls", room=MANY_YEARS)
        case FileKind.ODS:
            return read_converted(path, ".ods", room=MANY_YEARS)
        case FileKind.EXCEL_XML:
            return read_excel_xml(path, room=MANY_YEARS)
        case FileKind.TEXT:
            found = read_delimited(decode_bytes(path.read_bytes()).text, path.stem, room=MANY_YEARS)
            if found is not None:
                return found
            raise UnsupportedFile(f"{path.name} không phải bảng có hàng đầu ghi tên cột.", hint="Lưu thành .xlsx.")
        case FileKind.DOCX | FileKind.DOC | FileKind.PDF | FileKind.ODT | FileKind.RTF | FileKind.HTML:
            raise UnsupportedFile(
                f"{path.name} không phải bảng tính.", hint="Chép bảng sang Excel, lưu thành .xlsx rồi nhập lại."
            )
    raise explain(kind, path.name)


def _read_xlsx(path: Path) -> Workbook:
    return read_xlsx(path, room=MANY_YEARS)
