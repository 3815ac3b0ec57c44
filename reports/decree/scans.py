"""Takes what is known of scanned pages; checks them as digital copies (row 33): resolution, colour, kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.decree.findings import FormReport, Sheet
from reports.decree.pieces import Place
from reports.decree.table import decree

A4_INCHES = 8.27
_LEAST_VERSION = (1, 4)
_TOLERANCE = 4  # dots an inch that a rounding of the page's size makes


@dataclass(frozen=True, slots=True)
class ScannedPage:
    dpi: int
    is_coloured: bool


def lint_scans(pages: Sequence[ScannedPage], *, version: str | None, kind: str | None = None) -> FormReport:
    """The report on a file that holds pictures of pages only; `version` of a PDF, None for a file of pictures."""
    table = decree()
    sheet = Sheet(table, table.kind(kind or "khac"))
    check_scans(sheet, pages, version=version)
    return sheet.report(not_checkable=[row.so for row in table.hang if row.so != 33])


def check_scans(sheet: Sheet, pages: Sequence[ScannedPage], *, version: str | None) -> None:
    row = sheet.row(33)
    for number, page in enumerate(pages, start=1):
        sheet.look(33)
        if page.dpi < row.diem_anh - _TOLERANCE:
            sheet.fault(33, "diem_anh", Place(page=number), found=str(page.dpi), required=f"{row.diem_anh} dpi")
        if not page.is_coloured:
            sheet.fault(33, "mau", Place(page=number), found="đen trắng", required="màu")
    if version is None:
        sheet.fault(33, "loai_tep", Place(), required="PDF")
    elif pages and version and tuple(int(part) for part in version.split(".")) < _LEAST_VERSION:
        sheet.fault(33, "phien_ban", Place(), found=version, required="1.4")
