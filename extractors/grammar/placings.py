"""Takes a passage; marks hometowns, residences and other places: behind a word for them, or as a chain of areas."""

from __future__ import annotations

import re

from extractors.grammar.lexicon import place_names
from extractors.grammar.passages import CAPITALS, Passage
from extractors.spans import PERSON, PLACE, UNIT

_BEHIND = re.compile(r"(?:\s*\([^()]{0,30}\))?(?:\s*(?::|\.{2,}|…+|_+|tại\b|ở\b)\s*|\s+)[.…_\s]*")
_AREA = (
    r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu|thôn|ấp|bản|buôn|làng|xóm|khóm|khu phố|"
    r"khu vực|tổ dân phố|tổ|tp\.?|tx\.?|tt\.?|p\.|q\.|h\.|x\.|đường|số|khu|kp\.?)"
)
_PIECE = rf"(?:(?i:{_AREA})\s?)?[{CAPITALS}\d][\w'’/.\-]*(?:\s[{CAPITALS}\d][\w'’/\-]*){{0,5}}"
_CHAIN = re.compile(
    rf"(?:{_PIECE})(?:\s?(?:,|\s[-–])\s?(?:{_PIECE}))*"
    rf"(?:\s\((?:nay là\s|nay thuộc\s|cũ\s)?(?:{_PIECE})(?:,\s?(?:{_PIECE}))*\)|\s\(cũ\))?"
)
_BEGINS = re.compile(rf"\s*(?i:{_AREA})\s?[{CAPITALS}\d]")
_AREAS = re.compile(r"\b(?:xa|phuong|thi tran|huyen|quan|thi xa|thanh pho|tinh|tp\.?|dac khu)\s")
_HEAD = re.compile(rf"\s*(?P<place>[{CAPITALS}][^,\d]{{1,44}}),\s*(?i:ngày|tháng)\b")
_CAPITAL_BEFORE = re.compile(rf"(?:^|[\s:])[{CAPITALS}]\w*\s$")
_LONGEST = 200
_ENDS = re.compile(
    r"[;:\t\n]|(?<!\b[tTxXpPqQhH])(?<!\b[tTxX][pPxXtT])\.\s|(?<!\.)\.$| - (?=[a-zđ])|\b(?:sinh|hiện|là|"
    r"làm|đang|công tác|có|được)\b"
)


def mark_place_of_head(passage: Passage) -> None:
    """Marks the place before the day of a letterhead: "An Lạc, ngày 05 tháng 12 năm 2025"."""
    head = _HEAD.match(passage.text)
    if head:
        passage.mark(PLACE, head.start("place"), head.end("place"))


def mark_homes(passage: Passage) -> None:
    """Marks what stands behind a word for a hometown or residence."""
    text = passage.text
    for cue in passage.of("HOME"):
        behind = _BEHIND.match(text, cue.end)
        is_name = text[cue.start].isupper() and _CAPITAL_BEFORE.search(text, 0, cue.start)  # "Trần Quê Hương"
        if behind is None or is_name or text[cue.start - 1 : cue.start].isalnum():
            continue
        start = behind.end()
        end = _end_of_place(text, start)
        if end > start and _is_place(passage, start, end):
            passage.marks = [
                m for m in passage.marks if m.label not in (UNIT, PERSON, PLACE) or m.end <= start or end <= m.start
            ]
            passage.mark(PLACE, start, end)


def _is_place(passage: Passage, start: int, end: int) -> bool:
    told = passage.text[start:end]
    if told[0].isupper() or told[0].isdigit() or "," in told or passage.text.isascii():
        return True
    return _AREAS.match(passage.low[start:end] + " ") is not None


def _end_of_place(text: str, start: int) -> int:
    limit = min(len(text), start + _LONGEST)
    stop = _ENDS.search(text, start, limit)
    end = stop.start() if stop else limit
    opened = text.count("(", start, end)
    if opened > text.count(")", start, end):
        end = text.find("(", start, end)
    return end


def mark_cell_of_places(passage: Passage) -> None:
    """A cell that holds nothing but areas, each known or told with its kind."""
    if len(passage.text) > _LONGEST or not ("," in passage.text or _BEGINS.match(passage.text)):
        return
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
