"""Takes the elements of a document; checks its bases, its paragraphs and its numbered parts (rows 14 to 18)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reports.decree.elements import Elements
from reports.decree.findings import Sheet, points
from reports.decree.pieces import Document, Line, Paragraph

ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the points of a clause; ă, â, ê, ô, ơ, ư are passed over in practice
LONG = 95  # letters: more than one line of print
_MM = 72 / 25.4
_PART = re.compile(r"^(?:Phần|Chương)\s+([\w]+)\b[.:]?\s*(.*)$", re.I)
_SECTION = re.compile(r"^(?:Mục|Tiểu mục)\s+([\w]+)\b[.:]?\s*(.*)$", re.I)
_ROMAN = re.compile(r"^[IVXLC]+$")
_ROMAN_HEAD = re.compile(r"^([IVX]{1,5})[.)]\s+\S")
_ARTICLE = re.compile(r"^Điều\s+(\d{1,3})(?=\s*[.:](?:\s|$))")
_CLAUSE = re.compile(r"^(\d{1,2})[.)]\s+\S")
_POINT = re.compile(r"^([a-zđ])\s*([).\-/])\s+\S")
_PLAIN_START = re.compile(r"^[^\w“\"(]*(?:\d{1,2}[.)/]|[a-zđ][.)])?\s*")
_LAW = re.compile(r"^\W*Căn cứ\s+(?:các\s+)?(?:Bộ luật|Luật|Hiến pháp|Pháp lệnh)", re.I)
_DECREED = re.compile(
    r"^\W*Căn cứ\s+(?:Nghị định|Thông tư|Quyết định|Nghị quyết|Kế hoạch|Công văn|Chỉ thị|Hướng dẫn)\b", re.I
)


def check_bodies(sheet: Sheet, document: Document, found: Elements) -> None:
    _check_bases(sheet, found)
    if not sheet.leaves_out(15):
        _check_paragraphs(sheet, document, _without_heads(found.body), found)
    _check_parts(sheet, found)
    _check_articles(sheet, found)
    _check_points(sheet, found)


def _check_bases(sheet: Sheet, found: Elements) -> None:
    if sheet.leaves_out(14):
        return
    if not found.bases:
        if sheet.asks_for(14):
            sheet.missing(14)
        return
    sheet.check_look(14, found.bases)
    *others, last = found.bases
    for line in others:
        if not line.text.endswith(";"):
            sheet.fault(14, "cham_phay", line.place, found=line.text[-1], required="dấu chấm phẩy (;)")
    if not last.text.endswith("."):
        sheet.fault(14, "cham", last.place, found=last.text[-1], required="dấu chấm (.)")
    for line in found.bases:
        if _DECREED.match(line.text) and not (re.search(r"\bsố\s*:?\s*\d", line.text) and "ngày" in line.text):
            sheet.fault(14, "thieu_so", line.place, found=line.text, required="số, ký hiệu, ngày, cơ quan ban hành")


def _without_heads(body: Sequence[Line]) -> list[Line]:
    return [
        line
        for line in body
        if not (line.paragraph.shape.align == "center" and len(line.text) < LONG)
        and not (_ROMAN_HEAD.match(line.text) and line.is_upper)
    ]


def _check_paragraphs(sheet: Sheet, document: Document, body: Sequence[Line], found: Elements) -> None:
    if document.is_pdf:
        _check_size_of_most(sheet, body)
        return
    for line in body:
        sheet.look(15)
        sheet.check_size(15, line)
        is_note = line.text.startswith(("(", "Ghi chú", "*"))
        if line.share("italic") > 0.95 and len(line.text) > LONG and not is_note:
            sheet.fault(15, "dung", line.place, found="nghiêng", required="đứng")
    _check_shapes(sheet, document, [*found.bases, *body])


def _check_size_of_most(sheet: Sheet, body: Sequence[Line]) -> None:
    """On a page cells of tables look like lines: only the size of most letters is that of the text."""
    letters: Counter[float] = Counter()
    for line in body:
        for piece in line.pieces:
            letters[piece.look.size] += len(piece.text)
    if letters:
        size = letters.most_common(1)[0][0]
        sheet.check_size(15, next(line for line in body if size in {piece.look.size for piece in line.pieces}))


def _check_shapes(sheet: Sheet, document: Document, lines: Sequence[Line]) -> None:
    paragraphs: dict[int, tuple[Paragraph, Line]] = {}
    for line in lines:
        paragraphs.setdefault(id(line.paragraph), (line.paragraph, line))
    order = {id(paragraph): at for at, paragraph in enumerate(document.paragraphs)}
    body = set(paragraphs)
    for paragraph, line in paragraphs.values():
        shape = paragraph.shape
        is_long = len(paragraph.text) > LONG
        if is_long and shape.align != "both":
            sheet.fault(15, "hai_ben", line.place, required="đều hai bên")
        if is_long:
            _check_indent(sheet, paragraph, line)
        _check_line(sheet, line)
        following = order[id(paragraph)] + 1
        after = document.paragraphs[following] if following < len(document.paragraphs) else None
        if after is not None and id(after) in body and is_long:
            _check_gap(sheet, line, paragraph, after)


def _check_indent(sheet: Sheet, paragraph: Paragraph, line: Line) -> None:
    shape = paragraph.shape
    raw = "".join(piece.text for piece in paragraph.pieces)
    if shape.first is None or raw.startswith("\t") or paragraph.label:
        return  # a tab goes to the default stop of 1,27 cm; a list has its own indent
    begins = (shape.first + max(shape.left, 0) if shape.first <= 0 else shape.first) / _MM
    spaces = len(raw) - len(raw.lstrip(" \u00a0"))
    wanted = sheet.row(15).thut_dau_dong
    if spaces > 2 or not any(abs(begins - each) <= 0.6 for each in wanted):
        found = f"{begins / 10:.2g} cm".replace(".", ",") + (" và các dấu cách" if spaces > 2 else "")
        sheet.fault(15, "thut", line.place, found=found, required="1 cm hoặc 1,27 cm")


def _check_line(sheet: Sheet, line: Line) -> None:
    shape, limits = line.paragraph.shape, sheet.row(15).cach_dong or (1, 1.5)
    if shape.line is None:
        return
    size = max(line.sizes(), default=14)
    single = size * 1.15  # the height of a line of Times New Roman
    lines = shape.line if shape.rule == "auto" else shape.line / single
    too_low = lines < limits[0] - 0.06 and shape.rule != "atLeast"
    if too_low or lines > limits[1] + 0.06:
        said = f"{lines:.2g} dòng" if shape.rule == "auto" else points(shape.line)
        sheet.fault(15, "cach_dong", line.place, found=said.replace(".", ","), required="từ 1 đến 1,5 dòng")


def _check_gap(sheet: Sheet, line: Line, paragraph: Paragraph, after: Paragraph) -> None:
    one, two = paragraph.shape, after.shape
    if one.after is None or two.before is None:
        return
    joined = one.contextual and two.contextual and one.style == two.style
    gap = 0.0 if joined else one.after + two.before
    least = sheet.row(15).cach_doan
    if gap < least - 0.5:
        sheet.fault(15, "cach_doan", line.place, found=points(round(gap, 1)), required=f"{least:g} pt")


def _check_parts(sheet: Sheet, found: Elements) -> None:
    has_articles = any(_ARTICLE.match(line.text) for line in found.body)
    for line in found.body:
        part, section = _PART.match(line.text), _SECTION.match(line.text)
        if (part or section) and len(line.text) < LONG and line.share("bold") > 0 and line.is_centred:
            sheet.check_look(16, [line])
            number = (part or section or [""])[1]
            is_right = bool(_ROMAN.match(number)) if part else number.isdigit()
            if not is_right and (number.isdigit() or _ROMAN.match(number)):
                sheet.fault(16, "so_la_ma", line.place, found=number, required="I, II" if part else "1, 2")
        elif _ROMAN_HEAD.match(line.text) and not has_articles and len(line.text) < 160 and not sheet.leaves_out(17):
            sheet.check_look(17, [line])


def _check_articles(sheet: Sheet, found: Elements) -> None:
    expected = 1
    for line in found.body:
        match = _ARTICLE.match(line.text)
        if match is None:
            continue
        sheet.look(18)
        sheet.check_size(18, line)
        if not _begins_bold(line, match.end()):
            sheet.fault(18, "dam", line.place, found=match[0], required="đậm")
        if int(match[1]) != expected:
            sheet.fault(18, "thu_tu_dieu", line.place, found=match[0], required=f"Điều {expected}")
        expected = int(match[1]) + 1
    if expected == 1 and sheet.asks_for(18):
        sheet.missing(18)


def _begins_bold(line: Line, end: int) -> bool:
    at = 0
    for piece in line.pieces:
        if at < end and any(map(str.isalnum, piece.text[: max(0, end - at)])) and not piece.look.bold:
            return False
        at += len(piece.text)
    return True


def _check_points(sheet: Sheet, found: Elements) -> None:
    """Letters go on from one point to the next; a new clause or article begins again with a."""
    last = ""
    for line in found.body:
        match = _POINT.match(line.text)
        if match is None:
            if _CLAUSE.match(line.text) or _ARTICLE.match(line.text):
                last = ""
            continue
        letter = match[1]
        if match[2] in ".-/" and not last and letter != "a":
            continue
        sheet.look(18)
        sheet.check_size(18, line)
        if match[2] != ")":
            sheet.fault(18, "dau_diem", line.place, found=f"{letter}{match[2]}", required=f"{letter})")
        expected = _next(last)
        if letter not in (expected, "a"):
            sheet.fault(18, "thu_tu_diem", line.place, found=f"{letter})", required=f"{expected})")
        last = letter if letter in ALPHABET else expected


def _next(letter: str) -> str:
    if not letter:
        return "a"
    at = ALPHABET.find(letter)
    return ALPHABET[at + 1] if 0 <= at < len(ALPHABET) - 1 else "a"
