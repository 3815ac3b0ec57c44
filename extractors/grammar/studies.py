"""Takes a passage; marks statements of education and academic titles ("Thạc sĩ Quản lý khoa học và công nghệ")."""

from __future__ import annotations

import re

from extractors.grammar.gazetteer import Clue
from extractors.grammar.passages import Passage, extent, is_surname_of_name
from extractors.spans import EDUCATION, PERSON, POSITION, UNIT

_TOLD = re.compile(r"trinh do|chuyen mon|hoc vi|hoc ham|hoc van|bang cap|tot nghiep|danh hieu, giai thuong")
_COURSES = frozenset(
    (
        "kỹ sư",
        "bác sĩ",
        "bác sỹ",
        "dược sĩ",
        "điều dưỡng",
        "y sĩ",
        "y sĩ đa khoa",
        "kiến trúc sư",
        "tc",
        "cđ",
        "đh",
        "cao cấp",
        "sơ cấp",
    )
)
_JOINED = re.compile(r"\s*(?:[,;]|\s[-–]|và)\s*")
_NAMES_SCHOOL = re.compile(r"\s*(?:truong|hoc vien|dai hoc|vien)\b")
_FIELD_WORDS = 12
_MARK = re.compile(r"\s*\((?:[^()]{1,40})\)")


def mark_studies(passage: Passage) -> None:
    """Marks education, several courses of one person as one."""
    clues = passage.of("STUDY")
    if not clues:
        return
    told = _TOLD.search(passage.low)
    until = 0
    for number, clue in enumerate(clues):
        if clue.start < until or not _is_study(passage, clue, told=told is not None and told.start() < clue.start):
            continue
        end = _end_of_study(passage, clue)
        for following in clues[number + 1 :]:
            if following.start < end:
                continue
            if _JOINED.fullmatch(passage.text[end : following.start]) is None:
                break
            end = _end_of_study(passage, following)
        start = clue.start
        passage.marks = [m for m in passage.marks if m.label != POSITION or m.end <= start or end <= m.start]
        passage.mark(EDUCATION, start, end, sure=1.0 if told else 0.7)
        until = end


def _is_study(passage: Passage, clue: Clue, *, told: bool) -> bool:
    text = passage.text
    head = text[clue.start : clue.end].lower()
    if passage.marked(clue.start, clue.end, UNIT, PERSON) or passage.zone in (
        "header",
        "title",
        "subject",
        "signature",
    ):
        return False
    if clue.start and (text[clue.start - 1].isalnum() or text[clue.start - 1] in "&/"):
        return False
    if text[clue.end : clue.end + 1] == "." or is_surname_of_name(text, clue.end + 1):
        return False
    if told:
        return True
    before = passage.words_before(clue.start, 1)
    if head in _COURSES or (before and before[-1] in ("trường", "hiệu", "phòng", "khoa")):
        return False
    alone = not text[: clue.start].strip(" -–•+*\t(")
    return text[clue.start].isupper() and (alone or text[: clue.start].rstrip()[-1:] in ",;:(")


def _end_of_study(passage: Passage, clue: Clue) -> int:
    end = max(
        extent(passage, clue.end, most=_FIELD_WORDS, after_unit=_NAMES_SCHOOL.match(passage.low, clue.end) is None),
        clue.end,
    )
    bracket = _MARK.match(passage.text, end)
    return bracket.end() if bracket else end
