"""Takes the elements of a document; checks its kind, what it is about and to whom (rows 11 to 13 and 22)."""

from __future__ import annotations

import re

from reports.decree.elements import Elements
from reports.decree.findings import Sheet
from reports.decree.heads import has_rule
from reports.decree.pieces import Document

_ABOUT = re.compile(r"^V/v\s")
_DASHED = re.compile(r"^[-–]\s*\S")


def check_titles(sheet: Sheet, document: Document, found: Elements) -> None:
    sheet.check_look(11, found.title)
    if not found.title and sheet.asks_for(11):
        sheet.missing(11)
    _check_subject(sheet, document, found)
    _check_about(sheet, found)
    _check_addressees(sheet, found)


def _check_subject(sheet: Sheet, document: Document, found: Elements) -> None:
    if not found.title or sheet.leaves_out(12):
        return
    if not found.subject:
        if sheet.asks_for(12) and len(found.title[0].text.split()) < 4:
            sheet.missing(12)
        return
    sheet.check_look(12, found.subject)
    if sheet.asks_for(12) and not has_rule(document, found.subject[-1]):
        sheet.fault(12, "gach_chan", found.subject[-1].place, required="đường kẻ bằng 1/3 đến 1/2 dòng chữ")


def _check_about(sheet: Sheet, found: Elements) -> None:
    if sheet.kind.ma != "cong_van":
        return
    if not found.about:
        sheet.missing(13)
        return
    sheet.check_look(13, found.about)
    if not _ABOUT.match(found.about[0].text):
        sheet.fault(13, "noi_dung", found.about[0].place, found=found.about[0].text[:12], required="V/v …")


def _check_addressees(sheet: Sheet, found: Elements) -> None:
    if sheet.leaves_out(22):
        return
    if not found.to:
        if sheet.asks_for(22):
            sheet.missing(22)
        return
    line = found.to[0]
    sheet.check_look(22, [line, *found.addressees])
    name = line.text[len("Kính gửi") :].strip()
    if not name.startswith(":"):
        sheet.fault(22, "hai_cham", line.place, found=line.text, required="Kính gửi:")
    if not found.addressees:
        return
    if name.strip(": ") and not _DASHED.match(name.strip(": ")):
        first = found.addressees[0]
        sheet.fault(
            22, "gach_dau_dong", first.place, found=first.text, required="mỗi nơi một dòng, đầu dòng gạch ngang"
        )
    if len(found.addressees) < 2:
        return
    *others, last = found.addressees
    wrong = [each for each in others if not each.text.endswith(";")] + ([] if last.text.endswith(".") else [last])
    for each in wrong:
        sheet.fault(22, "cham_phay", each.place, found=each.text[-1], required="; ở các dòng trên, . ở dòng cuối")
