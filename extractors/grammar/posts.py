"""Takes a passage; marks posts ("Phó Trưởng phòng", "Chuyên viên chính, Tổ phó Tổ nữ công").

"Trưởng phòng Quản lý Đo lường" names its own room and stays whole; "Giám đốc Bệnh viện X", "Chuyên viên Phòng Y" end
before the unit (contract).
"""

from __future__ import annotations

import re

from extractors.grammar.gazetteer import Clue
from extractors.grammar.passages import Passage, extent, is_surname_of_name
from extractors.spans import POSITION, RECOGNITION

_SET_BEFORE = re.compile(
    r"(?:^|[,;:(/\t.]|\s[-–]|^[-–•+*])\s*$|(?:\b(?:là|làm|chức vụ|giữ chức|giữ chức vụ|nguyên|hiện|kiêm|"
    r"và|nay là|chức danh)\s)$"
)
_AND_MORE = re.compile(r"(?:\s*(?:,|;|\s-|\s–)\s+|\s+kiêm(?: nhiệm)?\s+)")
_LEAD = re.compile(r"\W*(?:(?:KT|TM|TL|TUQ|Q)\s?\.|T/M\b\.?|K/T\b\.?)\s*\w", re.IGNORECASE)
_OWN_ROOM = re.compile(r"\s+(?:phòng|tổ|khoa|ban|đội|thôn|ấp|bản|nhóm|trạm|bộ môn|bộ phận|chi bộ|chi đoàn|chi hội)\s")
_SAME_ROOM = re.compile(r"(?:tổ (?:trưởng|phó) tổ|đội (?:trưởng|phó) đội)\s", re.IGNORECASE)
_WORK_WORDS = 6
_OWN_WORDS = 10


def mark_title_of_signer(passage: Passage) -> bool:
    """A line of a signature that begins with "KT.", "TM." is a title whole; whether this one is."""
    if _LEAD.match(passage.text) is None:
        return False
    passage.mark(POSITION, 0, len(passage.text))
    return True


def mark_posts(passage: Passage) -> None:
    """Marks the posts of the passage, several of one person as one."""
    clues = passage.of("POST")
    until = 0
    for number, clue in enumerate(clues):
        if clue.start < until or not _stands_as_post(passage, clue):
            continue
        end = _end_of_post(passage, clue)
        for following in clues[number + 1 :]:
            if following.start < end:
                continue
            if _AND_MORE.fullmatch(passage.text[end : following.start]) is None or _begins_next(passage, following):
                break
            end = _end_of_post(passage, following)
        passage.mark(POSITION, clue.start, end, sure=0.9 if passage.text[clue.start].isupper() else 0.7)
        until = end


def _begins_next(passage: Passage, clue: Clue) -> bool:
    """Behind a dash a post in capitals may be another line's; of a signature it is its own."""
    return passage.zone == "signature"


def _stands_as_post(passage: Passage, clue: Clue) -> bool:
    text = passage.text
    if clue.start and (text[clue.start - 1].isalnum() or text[clue.start - 1] in "&/"):
        return False
    if passage.marked(clue.start, clue.end, RECOGNITION) or passage.words_before(clue.start, 1) in (["ban"], ["hội"]):
        return False
    if any(each.kind == "UNIT" and each.note != "no" and _names_unit(each, clue) for each in passage.clues):
        return False
    if is_surname_of_name(text, clue.start) and " " not in text[clue.start : clue.end]:
        return False
    head = text[clue.start : clue.end]
    if head[0].isupper():
        return not (
            " " not in head
            and text[clue.end : clue.end + 2].strip()
            and text[clue.end + 1 : clue.end + 2].isupper()
            and clue.note == "none"
        )
    return _SET_BEFORE.search(text, max(0, clue.start - 16), clue.start) is not None


def _names_unit(unit: Clue, post: Clue) -> bool:
    """The post is part of a unit's name: "nhân dân và cán bộ xã", "Bộ môn Điều dưỡng"."""
    if unit.start <= post.start and post.end <= unit.end:
        return unit.end - unit.start > post.end - post.start
    return unit.end + 1 == post.start and post.note in ("work", "none")


def _end_of_post(passage: Passage, clue: Clue) -> int:
    text = passage.text
    if clue.note in ("none", "head"):
        return _with_unit_of_no_name(passage, _with_rank(text, clue.end), clue)
    most = _OWN_WORDS if clue.note == "own" else _WORK_WORDS
    start = clue.end
    if clue.note == "own" and _SAME_ROOM.match(text, clue.start):
        start = text.index(" ", clue.end) + 3  # "Tổ trưởng Tổ Vật lý" is a post whole
    elif clue.note == "own":
        room = _OWN_ROOM.match(text, start)
        if room is not None:
            start = room.end() - 1
    if is_surname_of_name(text, start + 1):
        return clue.end
    end = extent(passage, start, most=most, upper=text[clue.start : clue.end].isupper() and not passage.line.is_upper)
    return end if end > start else clue.end


def _with_unit_of_no_name(passage: Passage, end: int, clue: Clue) -> int:
    """ "Giám đốc Xí nghiệp", "Chánh Thanh tra Sở": a unit that is not named belongs to the post."""
    unit = passage.clue_at(end + 1, "UNIT") if clue.note == "head" else None
    if unit is None or unit.note == "no" or extent(passage, unit.end) > unit.end:
        return end
    following = passage.clue_at(unit.end + 1, "UNIT")
    if following is None or following.note == "no":
        return unit.end if passage.text[unit.end :].strip()[:1] in ("", ",", ";", ":", ")", "(", "-", "–") else end
    return (
        following.end
        if not passage.text[following.end :].strip(" .,;:)") and extent(passage, following.end) == following.end
        else end
    )


_RANK = re.compile(
    r"\s+(?:thường trực|phụ trách(?: chuyên môn)?|chuyên trách|danh dự|lâm thời|điều hành)(?!\w)", re.IGNORECASE
)


def _with_rank(text: str, end: int) -> int:
    match = _RANK.match(text, end)
    return match.end() if match else end
