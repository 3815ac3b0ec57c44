"""Takes a passage; marks titles of initiatives, projects and solutions: in quotes, or behind a colon."""

from __future__ import annotations

import re

from extractors.grammar.passages import Passage, has_capital
from extractors.spans import INITIATIVE

_QUOTED = re.compile(r"[“\"«'‘]\s*([^”\"»“]{8,300}?)\s*[”\"»’](?!\w)")
_BETWEEN = 90  # characters from the cue to its quotes
_COLON = re.compile(r"[^:“\"]{0,60}:\s*(?=\S)")
_ENDS = re.compile(
    r"\.\s|\.$|;|\s\((?=(?:QĐ|Quyết định|số|năm|được|cấp|theo|Giấy|\d))|,?\s(?:được|đã được|"
    r"theo Quyết định|do Hội đồng)\s"
)
_NO_TITLE = re.compile(r"\s*(?:\d|khong\b|co\b|nam\b|nhu\b|so\b|tai\b|tang\b|giam\b)")
_HEADS = (
    "ten ",
    "so,",
    "quyet dinh",
    "cap ",
    "noi dung",
    "pham vi",
    "nam ",
    "so quyet",
    "co quan",
    "ket qua",
    "loi ich",
    "hieu qua",
)
_LEAST_WORDS = 4
_AWARD = re.compile(r"(?:phong trao|danh hieu|cuoc thi|hoi thi|chuyen de|mo hinh|cau lac bo|chu de|vi su nghiep)\s*$")


def mark_initiatives(passage: Passage) -> None:
    """Marks the titles of the passage."""
    low = passage.low
    cues = [(clue.start, clue.end) for clue in passage.of("INVENTION")]
    if not cues:
        return
    quoted = [match for match in _QUOTED.finditer(passage.text) if len(match[1].split()) >= _LEAST_WORDS]
    taken = False
    for match in quoted:
        before = [end for start, end in cues if end <= match.start()]
        near = bool(before) and (match.start() - before[-1] < _BETWEEN or taken)
        if near and _AWARD.search(low, max(0, match.start() - 20), match.start()) is None:
            passage.mark(INITIATIVE, match.start(1), match.end(1))
            taken = True
    if not taken and len(low) > cues[0][1] and cues[0][0] < 40:
        _mark_behind_colon(passage, cues[0][1])


def mark_cell_of_initiatives(passage: Passage) -> None:
    """A cell that holds nothing else, in a section on initiatives: a title, where it is as long as one."""
    text = passage.text
    is_title = len(text.split()) > _LEAST_WORDS and has_capital(text, 0) and ":" not in text
    if is_title and not passage.low.startswith(_HEADS):
        passage.mark(INITIATIVE, 0, len(text), sure=0.6)


def _mark_behind_colon(passage: Passage, at: int) -> None:
    """The title behind "Tên sáng kiến:", up to what is told of it."""
    text = passage.text
    colon = _COLON.match(text, at)
    if colon is None or _NO_TITLE.match(passage.low, colon.end()):
        return
    start = colon.end()
    stop = _ENDS.search(text, start)
    end = stop.start() if stop else len(text)
    if _LEAST_WORDS <= len(text[start:end].split()) <= 45 and not passage.low[at:start].strip().startswith(
        ("so", "quyet dinh")
    ):
        passage.mark(INITIATIVE, start, end, sure=0.7)
