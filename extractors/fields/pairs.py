"""Takes a listed line; gives the name on it and the one recognition beside that name ("1. Nguyễn Văn An: LĐTT").

Whether the line proposes, and whether a vote carried it, is left to `enumerated`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Line
from extractors.fields.drafting import PERSON
from extractors.fields.posts import starts_with_post, starts_with_unit
from extractors.fields.recognitions import Award, find_awards
from extractors.fields.refusals import ENUMERATED
from extractors.fields.values import NAME, clean_name, has_surname, is_name

_LEADS_TO_AWARD = re.compile(
    r"\s*(?:de nghi (?:(?:xet )?(?:tang|cong nhan) )?|dat |duoc )*(?:cac )?(?:danh hieu |hinh thuc )?\s*"
)
_MARKS = re.compile(r"\s*(?:[,;:()]|\s[-–]\s)\s*")
_BESIDE = re.compile(  # birth, level of the year, or ballots between a name and what is asked
    r"(?:(?:sinh|sn)(?: nam| ngay)?\s*:?\s*[\d/.\-]{4,10}|"
    r"(?:xep loai |danh gia )?(?:ht(?:xs|t)nv|hoan thanh (?:tot|xuat sac) nhiem vu)|"
    r"(?:duoc |dat )?\d{1,3}/\d{1,3}(?: phieu| y kien)?)"
)
_LABEL = re.compile(r"ho (?:va )?ten\s*:\s*")  # a form on one line: "Họ tên: A; chức vụ: B; đề nghị: C"
_IN_FORM = re.compile(
    r"(?:chuc (?:vu|danh)|don vi(?: cong tac)?|(?:nam|ngay) sinh|sinh nam|de nghi(?: (?:xet )?(?:tang|khen thuong))?|"
    r"danh hieu(?: de nghi)?|hinh thuc(?: de nghi)?|[\d/.\-]{4,10})"
)
_UNIT_TO_AWARD = re.compile(
    r"\s*(?:[:(]|\s[-–]\s)\s*(?:de nghi (?:(?:xet )?(?:tang|cong nhan) )?)?(?:danh hieu |hinh thuc )?$"
)
_TO_NAME = re.compile(r"\s*(?:nam \d{4}\s*)?[-–]\s+")  # behind a colon stands a list
_ENDS_NAME = re.compile(r"\s*(?:$|[.:(]|[-–]\s)")
_BEFORE_AWARD = re.compile(r"\s*(?:danh hieu |hinh thuc )?")
_ENDS = re.compile(r"\s*(?:nam \d{4}\s*)?(?:$|[).:,;]|[-–]\s|\(\d)")


@dataclass(slots=True, frozen=True)
class Pair:
    """Where the name of a line stands, with its form of address if it has one, and what stands beside it.

    `labelled`: as in a form ("Họ tên: …").
    """

    start: int
    end: int
    person: re.Match[str] | None
    award: Award
    of_unit: bool = False
    labelled: bool = False


def find_pair(line: Line) -> Pair | None:
    """One name and one recognition side by side at the beginning of a listed line, in either order."""
    if not line.recognitions():
        return None
    lead = ENUMERATED.match(line.text).end()
    label = _LABEL.match(line.bare, lead)
    if label:
        return pair_at(line, label.end(), labelled=True)
    awards = find_awards(line)
    if len(awards) != 1 or not (line.text[:lead].strip() or line.paragraph.label):
        return None
    award = awards[0]
    if _BEFORE_AWARD.fullmatch(line.bare, lead, award.start):
        joint = _TO_NAME.match(line.bare, award.end)
        named = name_at(line.text, joint.end()) if joint else None
        return Pair(*named, award) if named and _ENDS_NAME.match(line.bare, named[1]) else None
    if starts_with_unit(line.text[lead:]):
        return _unit_beside(line, lead, award)
    named = name_at(line.text, lead)
    if named is None or named[2] is not None:
        return None
    beside = _is_beside(line, named[1], award.start) and _ENDS.match(line.bare, award.end)
    return Pair(*named, award) if beside else None


def pair_at(line: Line, start: int, *, labelled: bool = False) -> Pair | None:
    """A name at a place of a line and the one recognition behind it, with a form of address or without."""
    awards = find_awards(line)
    named = name_at(line.text, start)
    if named is None or len(awards) != 1 or not named[1] < awards[0].start:
        return None
    beside = _is_beside(line, named[1], awards[0].start, labelled=labelled) and _ENDS.match(line.bare, awards[0].end)
    return Pair(*named, awards[0], labelled=labelled) if beside else None


def _is_beside(line: Line, start: int, end: int, *, labelled: bool = False) -> bool:
    """Between a name and what is asked stand marks, and at most post, birth, level or ballots."""
    between = line.bare[start:end]
    *told, last = _MARKS.split(between)
    if not _LEADS_TO_AWARD.fullmatch(last):
        ballots = re.fullmatch(rf"\s*{_BESIDE.pattern}(?P<rest>.*)", last)
        if ballots is None or not _LEADS_TO_AWARD.fullmatch(ballots["rest"]):
            return False
    if not told:  # "Lê An đạt danh hiệu LĐTT", and no name that runs into the award
        return last.strip() != ""
    place = start
    for part in told:
        place = line.bare.find(part, place)
        text = line.text[place : place + len(part)].strip()
        is_told = _BESIDE.fullmatch(part.strip()) or starts_with_post(text[:1].upper() + text[1:])
        if text and not (is_told or (labelled and (_IN_FORM.fullmatch(part.strip()) or starts_with_unit(text)))):
            return False
    return told[0].strip() == ""


def _unit_beside(line: Line, lead: int, award: Award) -> Pair | None:
    """ "- Phòng Đo lường (Tập thể Lao động tiên tiến): 9/9 phiếu"."""
    joint = _UNIT_TO_AWARD.search(line.bare[: award.start], lead)
    if joint is None or not _ENDS.match(line.bare, award.end):
        return None
    return Pair(lead, joint.start(), None, award, of_unit=True)


def name_at(text: str, start: int) -> tuple[int, int, re.Match[str] | None] | None:
    """Where a person's name stands that begins here, and its form of address."""
    person = PERSON.match(text, start)
    match = NAME.match(text, start)
    if person and (match is None or has_surname(person["n"])):  # "Ông" is also a family name
        return *person.span("n"), person
    if match is None or starts_with_post(match.group()) or starts_with_unit(text[start:]):
        return None
    name = clean_name(match.group())[0]
    return (*match.span(), None) if has_surname(name) and is_name(name) else None
