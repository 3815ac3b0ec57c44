"""Takes a line that runs through people behind a colon; gives its items, and who stands there beside a recognition.

Whether an item was outvoted, and what a list below a title asks, is left to `enumerated`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Line, piece_of
from extractors.fields.drafting import PERSON
from extractors.fields.pairs import Pair, name_at, pair_at
from extractors.fields.posts import starts_with_post
from extractors.fields.refusals import ENUMERATED, REFUSED, VOTE
from extractors.fields.values import NAME, clean_name, has_surname, is_name

DEGREES = re.compile(r"(?:(?:[A-ZĐ]{2,3}|ThS|BSCKI+)\.\s*)*")
_SEMICOLONS = re.compile(r";\s*|\s+và\s+")
_COMMAS = re.compile(r",\s*|\s+và\s+")
_UNIT_IN_LIST = re.compile(
    r"(?:Phòng|Trung tâm|Chi cục|Tổ(?! chức)|Khoa(?! học)|Đội|Trường|Xưởng|Trạm|Công ty|Bệnh viện)\b"
)
_OPENS_PAIRS = re.compile(  # "Kết quả bỏ phiếu:", "Hội nghị thống nhất đề nghị công nhận:"
    r"\W*(?:ket qua(?: (?:bo phieu|kiem phieu|bieu quyet|binh xet|xet))?|"
    r"[^:;.]{0,120}\b(?:cong nhan|de nghi|khen thuong)(?: (?:danh hieu|cac danh hieu|cac ca nhan))?)"
    r"(?: nam \d{4})?(?: nhu sau| gom)?\s*:\s+"
)
_NOT_ASKED = re.compile(
    r"\b(?:khong|chua)\b|\bda (?:cong nhan|duoc|dat|de nghi)\b|\b(?:doc|nghe|bao cao|trinh bay|pho bien|gioi thieu)\b"
)


def items(line: Line, start: int) -> list[tuple[int, int]]:
    """Items of a running list: between semicolons where there are any, else between commas and "và" before a name."""
    marks = _SEMICOLONS if ";" in line.text[start:].rstrip(" ;") else _COMMAS
    cuts = [(start, start)]
    for mark in marks.finditer(line.text, start):
        of_person = mark.group().startswith(",") and _names_person(line.text, cuts[-1][1])
        if mark.group().startswith(";") or _names_one(line.text, mark.end(), units=not of_person):
            cuts.append(mark.span())
    ends = [left for left, _ in cuts[1:]] + [len(line.text)]
    found = [(left, right) for (_, left), right in zip(cuts, ends, strict=True)]
    return [(left, right) for left, right in found if line.text[left:right].strip(" .;")]


@dataclass(slots=True, frozen=True)
class Item:
    """One of a running list: its piece of the line, where it begins, its name, and what stands beside that."""

    piece: Line
    start: int
    name: str
    pair: Pair | None


def find_running(line: Line) -> list[Item]:
    """Of "Kết quả: A 10/10 phiếu CSTĐCS; B 9/10 phiếu LĐTT" each item; none unless all are people of that kind.

    An item with ballots and no recognition is kept without a pair: what it asks is not guessed from its neighbours.
    """
    if not line.recognitions():
        return []
    lead = ENUMERATED.match(line.text).end()
    opened = _OPENS_PAIRS.match(line.bare, lead)
    if opened is None or _NOT_ASKED.search(opened.group()) or REFUSED.search(opened.group()):
        return []
    found: list[Item] = []
    for start, end in items(line, opened.end()):
        piece = piece_of(line, start, end)
        pair, named = pair_at(piece, 0), name_at(piece.text, 0)
        if named is None or (pair is None and (piece.recognitions() or VOTE.search(piece.text) is None)):
            return []
        name = clean_name(piece.text[named[0] : named[1]], titled=named[2] is not None)[0]
        found.append(Item(piece, start, name, pair))
    return found if any(item.pair for item in found) else []


def is_person(text: str) -> bool:
    name = clean_name(text)[0]
    return has_surname(name) and is_name(name) and not starts_with_post(text)


def _names_one(text: str, start: int, *, units: bool) -> bool:
    """A person, or a collective where `units` may follow, is named at this place of a running list."""
    return _names_person(text, start) or (units and _UNIT_IN_LIST.match(text, start) is not None)


def _names_person(text: str, start: int) -> bool:
    name = NAME.match(text, DEGREES.match(text, start).end())
    return PERSON.match(text, start) is not None or (name is not None and is_person(name.group()))
