"""Takes the lines of a document; finds its head: title, nation, number, day, what it is about and to whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from reports.decree.agencies import find_agency, goes_on
from reports.decree.elements import ARTICLE, BASIS, DASHED, HEAD_LINES, MORE_BASIS, RECIPIENTS, TO, Elements
from reports.decree.pieces import Line, folded
from reports.decree.table import DecreeTable

NATION, MOTTO = "cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc"
ALIKE = 88
BLANK = r"[\s._…\u2026/-]"
_NUMBER = re.compile(r"^S[ốô]\s*(?=[:.\d…/]|$)", re.I)
_DASHED_NUMBER = re.compile(r"^S[ốô]\s*:?\s*\d+\s*[-–.]\s*[A-ZĐ]{2}", re.I)
_DATED = re.compile(
    r"^(?P<place>[^;:()]{2,60},|[A-ZĐÀ-Ỹ][^,;:()]{1,40})?\s*ngày\b.{0,14}tháng\b.{0,12}năm\b[\s\d._…]{0,12}$", re.I
)
_SLASHED = re.compile(r"^(?P<place>[^;:()]{2,60},)\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\.?$", re.I)
_ABOUT = re.compile(r"^V\s*/\s*v\b|^Về việc\b", re.I)
_URGENT_FOLDED = ("hoa toc", "thuong khan", "khan")
_SCOPE_FOLDED = ("xem xong tra lai", "luu hanh noi bo")
_SIGNED_APART = re.compile(r"^(?:Số(?: và|,)? ký hiệu\s*:|\d+/[\w-]+;).*\d{4}")


def find_title(lines: Sequence[Line], found: Elements, table: DecreeTable) -> None:
    marks = [folded(mark) for kind in table.loai for mark in kind.dau_hieu if mark != "PHỤ LỤC"]
    marks += [folded(name) for name in table.ten_loai_khac]
    for line in lines[:HEAD_LINES]:
        mark = next((each for each in marks if line.folded.startswith(each)), None)
        if mark is None or len(line.text) > 90 or line.paragraph.table_has_borders:
            continue
        stands_out = line.is_upper or (line.share("bold") > 0.9 and line.is_centred) or line.folded == mark
        if stands_out and not line.text.endswith((";", ",")):
            found.title.append(line)
            return
        if RECIPIENTS.match(line.text):
            return


def find_head(lines: Sequence[Line], found: Elements) -> None:
    head = [line for line in lines[:HEAD_LINES] if not line.paragraph.table_has_borders or _is_nation(line)]
    nation = next((line for line in head if _is_nation(line)), None)
    motto = next((line for line in head if _is_motto(line)), None)
    end = _end_of_head(lines, found)
    if nation is not None:
        found.nation.append(nation)
    if motto is not None:
        found.motto.append(motto)
    before = [
        line for line in head if line.order < end or (nation is not None and line.table == nation.table is not None)
    ]
    for line in before:
        if line in (nation, motto):
            continue
        if line.folded in _URGENT_FOLDED:
            found.urgency.append(line)
        elif line.folded in _SCOPE_FOLDED:
            found.scope.append(line)
        elif not found.number and _is_number(line.text):
            found.number.append(line)
        elif not found.day and _is_place_and_day(line.text):
            found.day.append(line)
        elif _ABOUT.match(line.text) and not found.title:
            found.about.append(line)
        elif _SIGNED_APART.match(line.text) and line.order < 3:
            found.signed_apart.append(line)
    _continue_about(lines, found)
    if not found.day:
        found.day += [line for line in lines if _is_place_and_day(line.text) and not line.paragraph.table_has_borders][
            :1
        ]
    find_agency(before, found)


def _is_number(text: str) -> bool:
    """ "Số: 05/TTr-VP", also with another sign than the stroke, or still blank; no street number."""
    if not _NUMBER.match(text) or len(text) > 60:
        return False
    return "/" in text or bool(re.fullmatch(rf"S[ốô]\s*:?{BLANK}*", text, re.I) or _DASHED_NUMBER.match(text))


def _is_place_and_day(text: str) -> bool:
    """ "Sông Biển, ngày 05 tháng 9 năm 2026", also without its comma or its place; no sentence that ends with a day."""
    match = _DATED.match(text) or _SLASHED.match(text)
    if match is None:
        return False
    words = (match["place"] or "").rstrip(",").replace("-", " ").split()
    return 2 * sum(word[0].isupper() or word.isdigit() for word in words) >= len(words) and len(words) < 10


def _is_nation(line: Line) -> bool:
    return abs(len(line.folded) - len(NATION)) < 8 and fuzz.ratio(line.folded, NATION) >= ALIKE


def _is_motto(line: Line) -> bool:
    plain = " ".join(re.sub(r"[^a-z ]+", " ", line.folded).split())
    return abs(len(plain) - len(MOTTO)) < 6 and fuzz.ratio(plain, MOTTO) >= ALIKE


def _end_of_head(lines: Sequence[Line], found: Elements) -> int:
    """The order of the first line that is no head any more."""
    if found.title:
        return found.title[0].order
    for line in lines[:HEAD_LINES]:
        if TO.match(line.text) or BASIS.match(line.text) or len(line.text) > 160:
            return line.order
    return min(len(lines), 12)


def _continue_about(lines: Sequence[Line], found: Elements) -> None:
    """What a letter is about goes on in the next lines of the same cell, or of the same look."""
    if not found.about:
        return
    first = found.about[0]
    for line in lines[first.order + 1 : first.order + 4]:
        same_cell = line.table is not None and (line.table, line.place.row, line.place.cell) == (
            first.table,
            first.place.row,
            first.place.cell,
        )
        same_paragraph = line.paragraph is first.paragraph and line.half == first.half
        if not (same_cell or same_paragraph) or TO.match(line.text) or line.folded in _URGENT_FOLDED:
            break
        found.about.append(line)


def find_subject(lines: Sequence[Line], found: Elements) -> None:
    if not found.title:
        return
    title = found.title[0]
    last = title
    for line in lines[title.order + 1 : title.order + 7]:
        gap = line.paragraph is not last.paragraph and last.order > title.order and _is_far(last, line)
        ends = (
            TO.match(line.text) or MORE_BASIS.match(line.text) or line.text.startswith("(") or ARTICLE.match(line.text)
        )
        if ends or line.paragraph.table_has_borders or line.paragraph.shape.align not in ("center", None):
            break
        if line.is_upper and last.order > title.order and not last.is_upper and not goes_on(last, line):
            found.authority_line.append(line)
            continue
        if gap or found.authority_line:
            break
        found.subject.append(line)
        last = line


def _is_far(first: Line, second: Line) -> bool:
    """Whether an empty paragraph or a rule stands between two lines."""
    one, two = first.paragraph.place.paragraph, second.paragraph.place.paragraph
    return one is not None and two is not None and two - one > 1


def find_addressees(lines: Sequence[Line], found: Elements) -> None:
    first = next((line for line in lines[: HEAD_LINES + 10] if TO.match(line.text)), None)
    if first is None:
        return
    found.to.append(first)
    for line in lines[first.order + 1 : first.order + 12]:
        if not DASHED.match(line.text) or len(line.text) > 200:
            break
        found.addressees.append(line)
