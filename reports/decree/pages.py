"""Takes the sections of a document; checks paper, margins and page numbers (rows 1, 2 and 4 of the decree)."""

from __future__ import annotations

from collections.abc import Mapping

from reports.decree.findings import Sheet, points, span
from reports.decree.pieces import Document, Line, PageNumber, Place, Section
from reports.decree.table import Size

SIDES = {"tren": ("trên", "Top"), "duoi": ("dưới", "Bottom"), "trai": ("trái", "Left"), "phai": ("phải", "Right")}
_TURNED = {"tren": "trai", "phai": "tren", "duoi": "phai", "trai": "duoi"}  # what Word makes of an upright page's edges
LINES_A_PAGE = 38
_ARABIC = ("", "decimal", "numberInDash")


def check_pages(sheet: Sheet, document: Document, lines: list[Line]) -> None:
    appendices = _sections_of_appendices(document, lines)
    for number, section in enumerate(document.sections):
        place = Place(section=number)
        _check_paper(sheet, document, section, place, is_appendix=number in appendices)
        if not sheet.leaves_out(2):
            _check_margins(sheet, section, place)
    if not sheet.leaves_out(4):
        _check_numbers(sheet, document, lines)


def _sections_of_appendices(document: Document, lines: list[Line]) -> set[int]:
    words = [line for line in lines if line.folded.startswith("phu luc") and len(line.text) < 20 and line.is_centred]
    first = min((line.paragraph.section for line in words), default=len(document.sections))
    return set(range(first, len(document.sections))) if first else set()


def _check_paper(sheet: Sheet, document: Document, section: Section, place: Place, *, is_appendix: bool) -> None:
    row = sheet.row(1)
    sheet.look(1)
    width, height = row.kho or (210, 297)
    short, long = sorted((section.width, section.height))
    if abs(short - width) > row.sai_so or abs(long - height) > row.sai_so:
        said = f"{section.width:.0f} x {section.height:.0f} mm"
        sheet.fault(1, "kho", place, found=said, required=f"{width:.0f} x {height:.0f} mm")
    elif section.width > section.height:
        if is_appendix:
            sheet.fault(1, "phu_luc_ngang", place, found="nằm ngang", required="chiều dọc")
        elif (
            sheet.kind.ma != "danh_sach"
            and not document.is_pdf
            and not document.tables_by_section.get(place.section or 0)
        ):
            sheet.fault(1, "ngang", place, found="nằm ngang", required="chiều dọc")


def _check_margins(sheet: Sheet, section: Section, place: Place) -> None:
    row = sheet.row(2)
    sheet.look(2)
    wrong = _wrong_sides(section.margins, row.le, row.sai_so)
    if wrong and section.width > section.height:
        turned = {_TURNED[side]: value for side, value in section.margins.items()}
        back = {side: section.margins[_TURNED[side]] for side in section.margins}
        if not _wrong_sides(turned, row.le, row.sai_so) or not _wrong_sides(back, row.le, row.sai_so):
            return
    for side in wrong:
        low, high = row.le[side]
        name, box = SIDES[side]
        found = f"{section.margins[side]:g} mm".replace(".", ",")
        sheet.fault(2, "le", place, found=found, required=f"{low:g} đến {high:g} mm", phia=name, o_word=box)


def _wrong_sides(margins: Mapping[str, float], wanted: Mapping[str, Size], tolerance: float) -> list[str]:
    return [
        side
        for side, value in margins.items()
        if not wanted[side][0] - tolerance <= value <= wanted[side][1] + tolerance
    ]


def _check_numbers(sheet: Sheet, document: Document, lines: list[Line]) -> None:
    numbers = [(at, number) for at, section in enumerate(document.sections) for number in section.numbers]
    if not numbers:
        if _has_many_pages(document, lines):
            sheet.missing(4)
        return
    sheet.look(4)
    for at, number in numbers:
        place = Place(section=at, part="lề trên" if number.where == "header" else "lề dưới")
        if number.where == "footer":
            sheet.fault(4, "chan_trang", place, found="lề dưới", required="giữa lề trên")
        elif not number.is_centred:
            sheet.fault(4, "giua", place, required="giữa")
        _check_number_look(sheet, number, place)
    first = document.sections[0]
    if first.numbers and (not first.hides_first or any(number.pages == "first" for number in first.numbers)):
        sheet.fault(4, "trang_dau", Place(section=0), required="không hiện ở trang đầu")
    for at, section in enumerate(document.sections):
        if section.numbers and section.format not in _ARABIC:
            sheet.fault(4, "kieu_so", Place(section=at), found=section.format, required="1, 2, 3")


def _check_number_look(sheet: Sheet, number: PageNumber, place: Place) -> None:
    wanted = sheet.row(4).co_chu or (13, 14)
    if not wanted[0] <= number.look.size <= wanted[1]:
        sheet.fault(4, "co_chu", place, found=points(number.look.size), required=span(wanted))
    if number.look.italic:
        sheet.fault(4, "dung", place, found="nghiêng", required="đứng")


def _has_many_pages(document: Document, lines: list[Line]) -> bool:
    """Word notes how many pages it has set; without that, long ones are told by their lines."""
    if document.pages is not None and document.pages > 1:
        return True
    shown = sum(1 + len(line.text) // 85 for line in lines if not line.half)
    return shown > 1.4 * LINES_A_PAGE
