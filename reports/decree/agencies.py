"""Takes the lines of a head; says which are the issuing body and which the body above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.decree.elements import DATE, Elements
from reports.decree.pieces import Line

_BODY = re.compile(
    r"(?:so|ubnd|uy ban|bo|cuc|chi cuc|van phong|phong|trung tam|truong|vien|hoi|hoi dong|ban|to|cong doan|lien doan"
    r"|dang bo|dang uy|chi bo|doan|cong ty|thanh tra|chi doan|khoa|kho bac|ngan hang|tong cuc|don vi|xa|phuong)\b"
)


def find_agency(before: Sequence[Line], found: Elements) -> None:
    """The names left of the nation's: the last is the issuer, in bold, what stands over it is the superior body."""
    anchors = [*found.nation, *found.motto]
    if not anchors:
        return
    nation, known = anchors[0], found.taken()
    stop = found.number[0].order if found.number else found.day[0].order if found.day else nation.order + 6
    if found.title and found.title[0].order < stop:
        stop = found.title[0].order
    candidates = [line for line in before if line.order not in known and _is_name_of_body(line)]
    if nation.table is not None:
        cell = nation.place.cell or 0
        left = [
            line
            for line in candidates
            if line.table == nation.table and (line.place.cell or 0) < cell and not _is_under_number(line, found)
        ]
    elif nation.half or nation.place.box:
        left = [line for line in candidates if line.order < stop and not line.half and line.order >= nation.order - 3]
    else:
        left = [
            line for line in candidates if line.order < stop and line.is_upper and abs(line.order - nation.order) < 5
        ]
    names = _joined(left[:5])
    if names:
        found.issuer += names[-1]
        found.superior += [line for name in names[:-1] for line in name]


def _is_under_number(line: Line, found: Elements) -> bool:
    """What a letter is about, where its "V/v" was left out, stands under the number and names nobody."""
    number = found.number[0] if found.number else None
    is_left = number is not None and number.table == line.table and number.place.cell == line.place.cell
    return is_left and number is not None and line.order > number.order


def _is_name_of_body(line: Line) -> bool:
    return len(line.text) < 80 and not line.text.startswith(("(", "V/v")) and not DATE.search(line.text)


def _joined(lines: Sequence[Line]) -> list[list[Line]]:
    """A name that takes two lines is one: what goes on, and the bold lines under a superior body that is not bold."""
    names: list[list[Line]] = []
    bold = [line.share("bold") > 0.5 for line in lines]
    is_told_by_weight = any(bold) and not all(bold)
    for at, line in enumerate(lines):
        weighs_alike = bold[at] == bold[at - 1] if is_told_by_weight else not _BODY.match(line.folded)
        if at and (weighs_alike or goes_on(lines[at - 1], line)):
            names[-1].append(line)
        else:
            names.append([line])
    return names


def goes_on(last: Line, line: Line) -> bool:
    if last.folded.endswith(("-", " va", " cua", ",")) or line.folded.startswith(("- ", "va ", "thuoc ")):
        return True
    is_place = line.folded.startswith(("tinh ", "thanh pho ", "huyen ", "quan ", "xa ", "phuong ", "dac khu "))
    return is_place and last.folded.startswith(("uy ban nhan dan", "ubnd", "hoi dong nhan dan"))
