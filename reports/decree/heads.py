"""Takes the elements of a document; checks its head: nation, motto, agencies, number, place and day (rows 5 to 10)."""

from __future__ import annotations

import calendar
import re

from reports.decree.elements import Elements
from reports.decree.findings import Sheet
from reports.decree.pieces import Document, Line, Paragraph, folded

_NUMBER = re.compile(r"^(?P<word>S[ốô])\s*(?P<colon>:?)\s*(?P<digits>\d*)(?P<rest>.*)$", re.I | re.S)
_BLANKS = " .…_\u2026\u00a0"
_DAY = re.compile(
    r"^(?P<place>.*?)(?P<comma>,?)\s*ngày\s*(?P<day>\d*)[\s._…]*tháng\s*(?P<month>\d*)[\s._…]*năm\s*(?P<year>\d*)[\s._…]*$",
    re.I,
)
_MIXED = {"ttr": "TTr", "ctr": "CTr", "trs": "TrS", "qyđ": "QyĐ", "ttg": "TTg"}
_COUNCIL = ("hoi dong", "ban ", "to ", "ban chi dao")


def check_head(sheet: Sheet, document: Document, found: Elements) -> None:
    _check_nation(sheet, document, found)
    for number, lines in ((7, found.superior), (8, found.issuer)):
        if sheet.leaves_out(number):
            continue
        sheet.check_look(number, lines)
        if not lines and sheet.asks_for(number):
            sheet.missing(number)
    if found.issuer and not sheet.leaves_out(8) and not has_rule(document, found.issuer[-1]):
        sheet.fault(8, "gach_chan", found.issuer[-1].place, required="đường kẻ bằng 1/3 đến 1/2 dòng chữ")
    _check_number(sheet, found)
    _check_day(sheet, found)
    _check_council(sheet, found)
    for number, marks in ((28, found.urgency), (29, found.scope)):
        sheet.check_look(number, marks)
    for line in found.scope:
        if not line.paragraph.shape.is_boxed and not line.place.box and not line.paragraph.is_in_table:
            sheet.fault(29, "khung", line.place, required="đóng khung")
    for line in found.signed_apart:
        sheet.check_look(32, [line])
        if not re.search(r"\d{4}-\d\d-\d\dT\d\d:\d\d", line.text):
            sheet.fault(32, "thoi_gian", line.place, required="ISO 8601")


def _check_nation(sheet: Sheet, document: Document, found: Elements) -> None:
    for number, lines in ((5, found.nation), (6, found.motto)):
        if sheet.leaves_out(number):
            continue
        if not lines:
            if sheet.asks_for(number):
                sheet.missing(number)
            continue
        line, row = lines[0], sheet.row(number)
        said = re.sub(r"\s+", " ", line.text)
        if said not in row.mau and said.upper() not in {
            text.upper() for text in row.mau if row.chu == "hoa" or line.is_upper
        }:
            sheet.fault(number, "noi_dung", line.place, found=line.text, required=row.mau[0])
        sheet.check_look(number, lines)
    if not found.nation:
        return
    nation = found.nation[0]
    if (
        found.issuer
        and nation.table is not None
        and (nation.place.cell or 0) == 0
        and nation.paragraph.table_columns > 1
    ):
        sheet.fault(5, "vi_tri", nation.place, required="ô bên phải")
    if found.motto:
        _check_between(sheet, nation, found.motto[0])
        if not has_rule(document, found.motto[0]):
            sheet.fault(6, "gach_chan", found.motto[0].place, required="đường kẻ dài bằng dòng chữ")


def _check_between(sheet: Sheet, nation: Line, motto: Line) -> None:
    one, two = nation.paragraph.shape, motto.paragraph.shape
    if one.after is None or two.before is None or nation.paragraph is motto.paragraph:
        return
    if one.after + two.before > 3 or (two.rule == "auto" and (two.line or 1) > 1.2):
        sheet.fault(6, "dong_don", motto.place, required="dòng đơn")


def has_rule(document: Document, line: Line) -> bool:
    """A line drawn, a border under the words, or the words underlined; what a PDF draws is not looked for."""
    if document.is_pdf or line.share("underline") > 0.5 or line.paragraph.shape.has_bottom_border:
        return True
    at = next(index for index, each in enumerate(document.paragraphs) if each is line.paragraph)
    near = document.paragraphs[at : at + 3]
    if any(_draws_rule(each) for each in near):
        return True
    return any(each.has_line for each in document.paragraphs[: at + 12])


def _draws_rule(paragraph: Paragraph) -> bool:
    is_empty = not paragraph.text.strip()
    is_signs = bool(re.fullmatch(r"[\s_\-–—─*]{3,}", paragraph.text)) if paragraph.text else False
    return (
        paragraph.has_line
        or is_signs
        or (is_empty and (paragraph.shape.has_top_border or paragraph.shape.has_bottom_border))
    )


def _check_number(sheet: Sheet, found: Elements) -> None:
    if sheet.leaves_out(9):
        return
    if not found.number:
        if sheet.asks_for(9):
            sheet.missing(9)
        return
    line = found.number[0]
    sheet.check_look(9, [line])
    match = _NUMBER.match(line.text)
    if match is None:
        return
    if not match["colon"]:
        sheet.fault(9, "hai_cham", line.place, found=line.text, required="Số:")
    digits, rest = match["digits"], match["rest"]
    sign = rest.strip(_BLANKS).lstrip("/").strip(_BLANKS)
    if digits and len(digits) == 1 and digits != "0":
        sheet.fault(9, "so_khong", line.place, found=digits, required=f"Số: 0{digits}{rest}")
    if digits and re.search(r"\s", rest.strip()):
        sheet.fault(
            9, "dau_cach", line.place, found=line.text, required=f"Số: {digits}{re.sub(chr(92) + 's', '', rest)}"
        )
    elif "/" not in rest or not sign or re.search(r"[^\w/\-.\s]", sign) or sign.count("/") > 1:
        sheet.fault(9, "noi_dung", line.place, found=line.text, required="Số: 05/TTr-VP")
    _check_sign(sheet, found, line, sign)


def _check_sign(sheet: Sheet, found: Elements, line: Line, sign: str) -> None:
    groups = [group for group in re.split(r"[-/.\s]+", sign) if group and not group.isdigit()]
    for group in groups:
        if group.islower():
            sheet.fault(9, "hoa_ky_hieu", line.place, found=group, required=_MIXED.get(group, group.upper()))
    wanted = abbreviation_of(sheet, found)
    if wanted and groups:
        sheet.look(34)
        if groups[0] != wanted and not groups[0].islower():
            sheet.fault(34, "noi_dung", line.place, found=groups[0], required=wanted)


def abbreviation_of(sheet: Sheet, found: Elements) -> str:
    if sheet.kind.viet_tat:
        return sheet.kind.viet_tat
    title = found.title[0].folded if found.title else ""
    return next((short for name, short in sheet.table.ten_loai_khac.items() if title.startswith(folded(name))), "")


def _check_day(sheet: Sheet, found: Elements) -> None:
    if not found.day:
        if sheet.asks_for(10):
            sheet.missing(10)
        return
    line = found.day[0]
    sheet.check_look(10, [line])
    match = _DAY.match(line.text)
    if match is None:
        sheet.fault(10, "noi_dung", line.place, found=line.text, required="địa danh, ngày 05 tháng 9 năm 2026")
        return
    if not match["place"].strip(_BLANKS):
        sheet.fault(10, "dia_danh", line.place, found=line.text, required="địa danh, ngày …")
    elif not match["comma"]:
        sheet.fault(10, "dau_phay", line.place, found=line.text, required=f"{match['place'].strip()}, ngày …")
    _check_figures(sheet, line, match["day"], match["month"], match["year"])
    same_table = found.number and found.number[0].table is not None and found.number[0].table == line.table
    if same_table and found.number[0].place.row != line.place.row:
        sheet.fault(10, "vi_tri", line.place, required="cùng hàng với số, ký hiệu")


def _check_figures(sheet: Sheet, line: Line, day: str, month: str, year: str) -> None:
    if (month and not 1 <= int(month) <= 12) or (day and not 1 <= int(day) <= 31):
        sheet.fault(10, "ngay_sai", line.place, found=line.text, required="ngày có trong lịch")
        return
    if day and month and len(year) == 4 and int(day) > calendar.monthrange(int(year), int(month))[1]:
        sheet.fault(10, "ngay_sai", line.place, found=line.text, required="ngày có trong lịch")
    right = f"ngày {int(day):02d}" if day else "ngày …"
    if month:
        right += f" tháng {int(month):02d}" if int(month) < 3 else f" tháng {int(month)}"
    if (day and len(day) != 2) or (month and int(month) < 3 and len(month) != 2):
        sheet.fault(10, "ngay", line.place, found=f"ngày {day} tháng {month}".replace("  ", " … "), required=right)
    elif month and int(month) >= 3 and month.startswith("0"):
        sheet.fault(10, "thang", line.place, found=f"tháng {month}", required=right)


def _check_council(sheet: Sheet, found: Elements) -> None:
    if not found.issuer or not found.number or sheet.leaves_out(9):
        return
    name = " ".join(line.text for line in found.issuer)
    if folded(name).startswith(_COUNCIL) and not folded(name).startswith("hoi dong nhan dan"):
        sheet.fault(35, "he_so_rieng", found.issuer[0].place, found=name, required="hệ thống số riêng")
