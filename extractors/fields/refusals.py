"""Takes sentences and votes of minutes and submissions; gives who is not proposed: refused or short of votes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.document import Line
from extractors.fields.drafting import PERSON, Draft
from extractors.fields.recognitions import Award, find_awards
from extractors.fields.values import clean_name
from extractors.text import bare
from extractors.zones import Zones, heading_kind

REFUSED = re.compile(
    r"khong (?:de nghi|du|dat|xet|xem xet|thong qua|tham gia binh)|chua (?:xet|du|de nghi|dua vao|xem xet)|"
    r"rut (?:ten|ho so|khoi)|xin (?:rut|thoi)\b|de lai"
)
ENUMERATED = re.compile(  # "1.1." "II.1" "a.2)", then "1." "1-" "a1)", then marks
    r"^\s*(?:(?:[-–—•*+]\s+)?(?:"
    r"\(?(?:\d{1,3}|[IVX]{1,5}|[A-Ha-hđ])(?:\.(?:\d{1,2}|[a-hđ])){1,4}(?:[.)]+|\s?[-–:/](?=\s)|(?=\s))|"
    r"\(?(?:\d{1,3}[a-hđ]?|[a-hđ]\d{1,2})(?:[.)]+|/(?=\s)|\s?[-–](?=\s))|[a-hđ][.)])|[-–—•*+●○▪■◦➢➤✓✔·])?"
    r"\s*(?:(?:Tập thể|Cá nhân)\s*:\s*)?"
)
VOTE = re.compile(
    r"[\s,(–-]{0,8}\d{1,3}\s*/\s*\d{1,3}\s*(?:phiếu|ý kiến|đồng ý|thành viên|đại biểu|đ/c)\b|"
    r"\s*\(\d{1,3}/\d{1,3}(?=\s*[);,–-])"
)
_ROWS = re.compile(r"truong hop(?: so)?\s*((?:\d+\s*(?:,|va)?\s*)+)")
_FRACTION = re.compile(r"(\d{1,3})\s*/\s*(\d{1,3})")
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")
_LEAST = re.compile(r"(?:tu|tren|it nhat|toi thieu)\s*(\d{2,3}(?:[.,]\d+)?)\s*%")
_FAILED = re.compile(r"\W*(?:khong|chua) (?:dat|du)\b[^,;.]{0,20}\W*")


@dataclass(slots=True)
class Refusals:
    """Who is not proposed: names with the codes that each is refused (none given: all), numbers of rows, lines."""

    names: dict[str, set[str]] = field(default_factory=dict)
    rows: set[str] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)

    def keeps(self, draft: Draft) -> bool:
        """Whether the nominee is still proposed; what it is refused is taken from its requests."""
        codes = self.names.get(bare(draft.full_name.value))
        if codes:
            draft.requested = [each for each in draft.requested if each.code not in codes]
        return codes is None or bool(codes and draft.requested)


def refused(zones: Zones) -> Refusals:
    """Names and row numbers that a sentence says are not proposed, and the lines below a heading that says so."""
    found = Refusals()
    below = False
    award: set[str] = set()  # of the heading that a line stands below
    for line in zones.body:
        if line.table is not None:
            continue
        if _is_item(line) and not PERSON.search(line.text):
            award = _codes(find_awards(line)) or award
        below = below and not heading_kind(line) and _is_item(line)
        if below:
            found.lines.add(line.index)
            found.names |= {name: set() for name in _names(line, 0, len(line.text))}
        elif REFUSED.search(line.bare):
            below = line.text.rstrip().endswith(":") and not PERSON.search(line.text)
            for start, end in _clauses(line):
                _refuse(found, line, start, end, (_codes(find_awards(line)) or award) if _is_item(line) else set())
    return found


def is_refusing(line: Line) -> bool:
    """A heading of those who are not proposed."""
    return len(line.text) < 100 and REFUSED.search(line.bare) is not None and not PERSON.search(line.text)


def _is_item(line: Line) -> bool:
    return bool(line.paragraph.label) or ENUMERATED.match(line.text).end() > 0


def _names(line: Line, start: int, end: int) -> list[str]:
    return [bare(clean_name(match["n"])[0]) for match in PERSON.finditer(line.text, start, end)]


def _clauses(line: Line) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in re.finditer(r"[;.]\s|;|$", line.text):
        yield start, mark.start()
        start = mark.end()


def _codes(awards: list[Award]) -> set[str]:
    return {"CSTDCS" if award.code == "CSTD" else award.code for award in awards}


def _refuse(found: Refusals, line: Line, start: int, end: int, heading: set[str]) -> None:
    """Notes whom one clause refuses, and for which recognitions where it or the heading above names them."""
    told = REFUSED.search(line.bare[start:end])
    if told is None:
        return
    codes = _codes(find_awards(line, start=start + told.end(), end=end)) or heading
    for name in _names(line, start, end):
        all_of_them = not codes or codes & {"BK", "CO"} or found.names.get(name) == set()
        found.names[name] = set() if all_of_them else codes | found.names.get(name, set())
    rows = _ROWS.search(line.bare[start + told.start() : end])
    if rows:
        found.rows |= set(re.findall(r"\d+", rows[1]))


def least_share(text: str) -> float:
    """The share of votes, in percent, that a heading or sentence asks for; one half where it asks for none."""
    low = bare(text)
    told = _LEAST.search(low) if re.search(r"t[iy] le|phieu|tro len", low) else None
    return float(told[1].replace(",", ".")) if told else 50.0


def is_short(vote: str, least: float = 50.0) -> bool:
    """The vote is below the share needed, or the text says that it was not reached."""
    if _FAILED.fullmatch(bare(vote)):
        return True
    fraction = _FRACTION.search(vote)
    if fraction and int(fraction[2]):
        return int(fraction[1]) * 100 < least * int(fraction[2])
    percent = _PERCENT.search(vote)
    return percent is not None and float(percent[1].replace(",", ".")) < least
