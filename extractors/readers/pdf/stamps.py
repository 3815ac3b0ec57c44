"""Takes the lines of a page; parts from them what a digital signature or a portal shows of itself: who signed, when.

That text names people and times and is no content. A line is taken by its words; its neighbours, by their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from extractors.readers.pages.lines import Line

_STRONG = re.compile(
    r"^\W*(?:được\s+)?ký\s+(?:số\s+)?bởi\s*:|^\W*người ký\s*:\s*\S|^\W*(?:giờ|ngày|thời gian|ký)\s+(?:ký|ngày)\s*:?\s*"
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}[ T]+\d{1,2}:\d{2}|digitally signed|signature (?:not verified|valid|is valid)|"
    r"^\W*(?:signed|ký) by\s*:|^\W*date\s*:\s*20\d\d[.-]\d\d|^\W*timestamp\s*:\s*20\d\d|^\W*DN\s*:\s*\w+\s*=|"
    r"\d{1,2}:\d{2}:\d{2}\s*[+-]\d\d['’:]?\d\d|^\W*(?:văn bản|tài liệu) (?:này )?(?:đã )?được ký số",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"^\W*(?:(?:cơ quan|tổ chức|đơn vị|e-?mail|chức vụ|chức danh|lý do|nơi ký|location|reason|ngày ký|giờ ký|"
    r"thời gian(?: ký)?|serial|số serial)\s*:|ký số$)",
    re.IGNORECASE,
)
_SIGNS = ("ký", "sign", "date", "stamp", "dn")  # one of these, or a time of day, stands in whatever is _STRONG
_TIME = re.compile(r":\d\d")
_NEXT = 1.7  # line heights between two lines of one stamp
_SMALL = 0.85  # of the page's usual type


def take_stamps(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines that are content, and those of stamps of signatures."""
    if not _may_be_stamp("\n".join([line.text for line in lines])):
        return list(lines), []
    taken = {place for place, line in enumerate(lines) if _may_be_stamp(line.text) and _STRONG.search(line.text)}
    if not taken:
        return list(lines), []
    usual = median(line.size for line in lines)
    grown = True
    while grown:
        grown = False
        for place, line in enumerate(lines):
            if place in taken or not (_WEAK.match(line.text) or line.size < _SMALL * usual):
                continue
            if any(_is_beside(line, lines[other]) for other in taken):
                taken.add(place)
                grown = True
    kept = [line for place, line in enumerate(lines) if place not in taken]
    return kept, [lines[place] for place in sorted(taken)]


def _may_be_stamp(text: str) -> bool:
    """A quick look before the thorough one."""
    low = text.casefold()
    return any([sign in low for sign in _SIGNS]) or _TIME.search(low) is not None


def _is_beside(line: Line, stamp: Line) -> bool:
    """Whether a line stands in the same stamp: of its type, under or over it at the same edge."""
    alike = abs(line.size - stamp.size) <= 0.15 * stamp.size
    near = 0 < abs(line.baseline - stamp.baseline) <= _NEXT * stamp.size
    level = abs(line.baseline - stamp.baseline) < 1 and -1 < line.x0 - stamp.x1 < 2 * stamp.size
    edge = abs(line.x0 - stamp.x0) <= 0.5 * stamp.size or abs(line.centre - stamp.centre) <= stamp.size
    return alike and ((near and edge) or level)
