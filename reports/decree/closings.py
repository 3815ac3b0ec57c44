"""Takes the elements of a document; checks its signature and its recipients (rows 19 to 21, 23 and 24)."""

from __future__ import annotations

import re

from reports.decree.elements import Elements
from reports.decree.findings import Sheet
from reports.decree.pieces import Document, Line

_POWER = re.compile(r"^(T/M|TM|T\.M|Q|K/T|KT|K\.T|T/L|TL|T\.L|TUQ|T/UQ|TUQ)(\.?)(\s*)(?=[A-ZĐÀ-Ỹ])", re.I)
_TITLED = re.compile(
    r"^((?:(?:GS|PGS|TS|ThS|Th\.S|Ths|BS|CN|KS|DS|CKI|CKII|NGƯT|NSƯT|NGND|Tiến sĩ|Thạc sĩ|Giáo sư|Phó giáo sư|Kỹ sư"
    r"|Ông|Bà|Đồng chí)(?:\.\s*|\s+))+)(?=[A-ZĐÀ-Ỹ])"
)
_DASH = re.compile(r"^[-–—+•]")
_AS_ABOVE = re.compile(r"^[-–—]?\s*(?:Như trên|Như (?:điều|kính gửi))", re.I)
_KEPT = re.compile(r"^[-–—]?\s*Lưu\s*:", re.I)


def check_closing(sheet: Sheet, document: Document, found: Elements) -> None:
    _check_posts(sheet, found)
    _check_names(sheet, found)
    _check_recipients(sheet, found)
    if found.posts and any(_has_picture_near(document, line) for line in found.posts):
        sheet.fault(21, "co_hinh", found.posts[0].place)


def _check_posts(sheet: Sheet, found: Elements) -> None:
    if sheet.leaves_out(19):
        return
    if not found.posts:
        if sheet.asks_for(19):
            sheet.missing(19)
        return
    sheet.check_look(19, found.posts)
    for line in found.posts:
        match = _POWER.match(line.text)
        if match is None:
            continue
        letters = re.sub(r"[./]", "", match[1]).upper()
        right = f"{letters}. "
        if match[0] != right:
            sheet.fault(19, "noi_dung", line.place, found=match[0].strip(), required=right.strip())
        if letters == "KT" and len(found.posts) == 1 and found.names:
            sheet.fault(19, "xuong_dong", line.place, required="PHÓ …")


def _check_names(sheet: Sheet, found: Elements) -> None:
    if not found.names or sheet.leaves_out(20):
        return
    sheet.check_look(20, found.names)
    for line in found.names:
        match = _TITLED.match(line.text)
        if match:
            sheet.fault(20, "hoc_ham", line.place, found=f"“{match[1].strip()}”", required=line.text[match.end() :])


def _check_recipients(sheet: Sheet, found: Elements) -> None:
    if sheet.leaves_out(23):
        return
    if not found.recipients_word:
        if sheet.asks_for(23):
            sheet.missing(23)
        return
    word = found.recipients_word[0]
    sheet.check_look(23, [word])
    if not re.match(r"^Nơi nhận\s*:", word.text, re.I):
        sheet.fault(23, "hai_cham", word.place, found=word.text, required="Nơi nhận:")
    post = found.posts[0] if found.posts else None
    if post is not None and word.table is not None and post.table == word.table and post.place.row != word.place.row:
        sheet.fault(23, "vi_tri", word.place, required="cùng hàng với chức vụ người ký")
    _check_list(sheet, found)


def _check_list(sheet: Sheet, found: Elements) -> None:
    lines = [line for line in found.recipients if not _continues(line, found.recipients)]
    if not lines:
        sheet.missing(24)
        return
    sheet.check_look(24, lines)
    for line in lines:
        if not _DASH.match(line.text) and not line.paragraph.label:
            sheet.fault(24, "gach_dau_dong", line.place, found=line.text, required=f"- {line.text}")
    *others, last = [_whole(line, found.recipients) for line in lines]
    for line, text in zip(lines, others, strict=False):
        if not text.endswith(";"):
            sheet.fault(24, "cham_phay", line.place, found=text[-1], required="dấu chấm phẩy (;)")
    if not last.endswith("."):
        sheet.fault(24, "cham", lines[-1].place, found=last[-1], required="dấu chấm (.)")
    if sheet.kind.nhu_tren and not _AS_ABOVE.match(lines[0].text):
        sheet.fault(24, "nhu_tren", lines[0].place, found=lines[0].text, required="- Như trên;")
    if not _KEPT.match(lines[-1].text):
        sheet.fault(24, "luu", lines[-1].place, found=lines[-1].text, required="- Lưu: VT, …")


def _continues(line: Line, lines: list[Line]) -> bool:
    """The second line of one recipient: no dash, after a line that has one and does not end."""
    at = next(index for index, each in enumerate(lines) if each is line)
    if at == 0 or _DASH.match(line.text) or line.paragraph.label:
        return False
    before = lines[at - 1]
    return line.paragraph is before.paragraph or (line.text[0].islower() and not before.text.endswith((";", ".")))


def _whole(line: Line, lines: list[Line]) -> str:
    at = next(index for index, each in enumerate(lines) if each is line)
    text = line.text
    for each in lines[at + 1 :]:
        if not _continues(each, lines):
            break
        text = each.text
    return text


def _has_picture_near(document: Document, line: Line) -> bool:
    at = next((index for index, each in enumerate(document.paragraphs) if each is line.paragraph), None)
    return at is not None and any(each.has_picture for each in document.paragraphs[at : at + 8])
