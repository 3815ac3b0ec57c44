"""Takes a passage; marks hometowns, residences and other places: behind a word for them, or as a chain of areas."""

from __future__ import annotations

import re

from extractors.grammar.lexicon import place_names
from extractors.grammar.passages import CAPITALS, Passage
from extractors.spans import PERSON, PLACE, UNIT

_CUE = re.compile(
    r"(?>\bque(?: quan)?|nguyen quan|tru quan|(?:noi|cho) o(?: hien nay| hien tai)?|thuong tru|ho khau(?: thuong tru)?|"
    r"noi cu tru|dia chi(?: thuong tru| noi o| cu tru)?|tru tai|ngu tai|sinh song tai|cu tru tai)"
    r"(?:\s*\([^()]{0,30}\))?(?:\s*(?::|\.{2,}|…+|_+|tai|o)\s*|\s+)[.…_\s]*"
)
_AREA = (
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|"
    r"khu vực|tổ dân phố|tổ|tp\.?|tx\.?|tt\.?|p\.|q\.|h\.|x\.|đường|số|khu|kp\.?)"
)
_PIECE = rf"(?:{_AREA}\s?)?[{CAPITALS}\d][\w'’/.\-]*(?:\s[{CAPITALS}\d][\w'’/\-]*){{0,5}}"
_CHAIN = re.compile(
    rf"(?:{_PIECE})(?:\s?(?:,|\s[-–])\s?(?:{_PIECE}))*(?:\s\((?:nay là\s|nay thuộc\s|"
    rf"cũ\s)?(?:{_PIECE})(?:,\s?(?:{_PIECE}))*\)|\s\(cũ\))?",
    re.IGNORECASE,
)
_AREAS = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|tp\.?|dac khu)\s")
_HEAD = re.compile(rf"^(?P<place>[{CAPITALS}][^,\d]{{1,44}}),\s*(?:ngày|tháng)\b", re.IGNORECASE)
_CAPITAL_BEFORE = re.compile(rf"(?:^|[\s:])[{CAPITALS}]\w*\s$")
_LONGEST = 200
_ENDS = re.compile(
    r"[;:\t\n]|(?<!\b[tTxXpPqQhH])(?<!\b[tTxX][pPxXtT])\.\s|(?<!\.)\.$| - (?=[a-zđ])|\b(?:sinh|hiện|là|"
    r"làm|đang|công tác|có|được)\b"
)


def mark_places(passage: Passage) -> None:
    """Marks the places of the passage."""
    text, low = passage.text, passage.low
    if passage.zone == "header":
        head = _HEAD.match(text)
        if head:
            passage.mark(PLACE, head.start("place"), head.end("place"))
        return
    for cue in _CUE.finditer(low):
        if low.startswith("que", cue.start()) and text[cue.start() + 2] not in "êÊ" and not text.isascii():
            continue  # "huyện Quế Phong"
        if cue.start() and text[cue.start()].isupper() and _CAPITAL_BEFORE.search(text, 0, cue.start()):
            continue  # a name: "Trần Quê Hương"
        start = cue.end()
        end = _end_of_place(text, start)
        if end > start and (
            text[start].isupper()
            or text[start].isdigit()
            or _AREAS.match(low[start:end] + " ")
            or "," in text[start:end]
            or passage.line.text.isascii()
        ):
            passage.marks = [
                m for m in passage.marks if m.label not in (UNIT, PERSON, PLACE) or m.end <= start or end <= m.start
            ]
            passage.mark(PLACE, start, end)
    if (passage.line.cell is not None or passage.zone == "biography") and len(text) < _LONGEST and not passage.marks:
        _mark_cell(passage)


def _end_of_place(text: str, start: int) -> int:
    limit = min(len(text), start + _LONGEST)
    stop = _ENDS.search(text, start, limit)
    end = stop.start() if stop else limit
    opened = text.count("(", start, end)
    if opened > text.count(")", start, end):
        end = text.find("(", start, end)
    return end


def _mark_cell(passage: Passage) -> None:
    """A cell that holds nothing but areas, each known or told with its kind."""
    text = passage.text.strip()
    match = _CHAIN.fullmatch(text)
    if match is None or not any(char.isalpha() for char in text):
        return
    pieces = [piece.strip() for piece in passage.low.strip().split(",")]
    kinds = [bool(_AREAS.match(piece + " ")) for piece in pieces]
    known = [piece in place_names()[1] for piece in pieces]
    if (len(pieces) > 1 and (any(kinds) or all(known))) or (kinds[0] and len(text.split()) > 1):
        start = passage.text.index(text)
        passage.mark(PLACE, start, start + len(text), sure=0.9)
