"""Takes the elements of a document; checks its appendices and what stands at its edges (rows 25 to 27, 30 and 31)."""

from __future__ import annotations

import re

from reports.decree.elements import Elements
from reports.decree.findings import Sheet

_ROMAN = re.compile(r"^phụ lục\s+(?:số\s+)?[IVXLC]+[.:]?$", re.I)


def check_appendices(sheet: Sheet, found: Elements) -> None:
    words = found.appendix_word
    sheet.check_look(25, words)
    if sheet.kind.ma == "phu_luc" and not words:
        sheet.missing(25)
    for line in words:
        if len(words) > 1 and not _ROMAN.match(line.text):
            sheet.fault(25, "so_la_ma", line.place, found=line.text, required="Phụ lục I, Phụ lục II")
        titles = [each for each in found.appendix_title if line.order < each.order < line.order + 5]
        notes = [each for each in found.appendix_note if line.order < each.order < line.order + 6]
        if titles:
            sheet.check_look(26, titles)
        else:
            sheet.fault(26, "thieu", line.place, required="tiêu đề chữ in hoa")
        if notes:
            sheet.check_look(27, notes)
        else:
            sheet.fault(27, "thieu", line.place, required="(Kèm theo …)")
    sheet.check_look(30, found.drafter)
    sheet.check_look(31, found.address)
