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

_TO_AWARD = re.compile(
    r"\s*(?:[:(,]|[-–]\s)\s*(?:de nghi (?:(?:xet )?(?:tang|cong nhan)(?: danh hieu)? )?)?(?:danh hieu |hinh thuc )?"
)
_UNIT_TO_AWARD = re.compile(
    r"\s*(?:[:(]|\s[-–]\s)\s*(?:de nghi (?:(?:xet )?(?:tang|cong nhan) )?)?(?:danh hieu |hinh thuc )?$"
)
_TO_NAME = re.compile(r"\s*(?:nam \d{4}\s*)?(?::|[-–]\s)\s*")
_BEFORE_AWARD = re.compile(r"\s*(?:danh hieu |hinh thuc )?")
_ENDS = re.compile(r"\s*(?:nam \d{4}\s*)?(?:$|[).:,;]|[-–]\s)")


@dataclass(slots=True, frozen=True)
class Pair:
    """Where the name of a line stands, with its form of address if it has one, and what stands beside it."""

    start: int
    end: int
    person: re.Match[str] | None
    award: Award
    of_unit: bool = False


def find_pair(line: Line) -> Pair | None:
    """One name and one recognition side by side at the beginning of a listed line, in either order."""
    if not line.recognitions():
        return None
    lead = ENUMERATED.match(line.text).end()
    awards = find_awards(line)
    if len(awards) != 1 or not (line.text[:lead].strip() or line.paragraph.label):
        return None
    award = awards[0]
    if _BEFORE_AWARD.fullmatch(line.bare, lead, award.start):
        joint = _TO_NAME.match(line.bare, award.end)
        named = _name_at(line.text, joint.end()) if joint else None
        return Pair(*named, award) if named and _ENDS.match(line.bare, named[1]) else None
    if starts_with_unit(line.text[lead:]):
        return _unit_beside(line, lead, award)
    named = _name_at(line.text, lead)
    if named is None or named[2] is not None:
        return None
    beside = _TO_AWARD.fullmatch(line.bare, named[1], award.start) and _ENDS.match(line.bare, award.end)
    return Pair(*named, award) if beside else None


def _unit_beside(line: Line, lead: int, award: Award) -> Pair | None:
    """ "- Phòng Đo lường (Tập thể Lao động tiên tiến): 9/9 phiếu"."""
    joint = _UNIT_TO_AWARD.search(line.bare[: award.start], lead)
    if joint is None or not _ENDS.match(line.bare, award.end):
        return None
    return Pair(lead, joint.start(), None, award, of_unit=True)


def _name_at(text: str, start: int) -> tuple[int, int, re.Match[str] | None] | None:
    person = PERSON.match(text, start)
    match = NAME.match(text, start)
    if person and (match is None or has_surname(person["n"])):  # "Ông" is also a family name
        return *person.span("n"), person
    if match is None or starts_with_post(match.group()) or starts_with_unit(text[start:]):
        return None
    name = clean_name(match.group())[0]
    return (*match.span(), None) if has_surname(name) and is_name(name) else None
