"""Takes a document; tells what offices like to have tidy: spaces, letters typed as one, marks of review (info only)."""

from __future__ import annotations

import re

from reports.decree.findings import Sheet
from reports.decree.pieces import Document, Line, Place

_DOUBLE = re.compile(r"(?<=\w)  (?=\w)")
_BEFORE_SIGN = re.compile(r"(?<=\w) +(?=[,;:.!?](?:\s|$))")


def check_texts(sheet: Sheet, document: Document, lines: list[Line]) -> None:
    for paragraph in document.paragraphs:
        if paragraph.text.isascii():
            continue
        sheet.look(36)
        if paragraph.is_decomposed:
            sheet.fault(36, "to_hop", paragraph.place, found="dấu rời", required="dựng sẵn")
    for line in lines:
        raw = "".join(piece.text for piece in line.pieces).strip()
        sheet.look(37)
        if _DOUBLE.search(raw) and not line.folded.startswith(("so", "ngay")) and "ngày  " not in raw:
            sheet.fault(37, "hai_dau_cach", line.place, found="hai dấu cách", required="một dấu cách")
        if _BEFORE_SIGN.search(raw):
            sheet.fault(37, "cach_truoc_dau", line.place, found="dấu cách trước dấu câu", required="viết liền")
    if document.has_changes:
        sheet.fault(38, "dau_sua", document.paragraphs[0].place if document.paragraphs else Place())
    if document.has_comments:
        sheet.fault(38, "nhan_xet", Place())
