"""Takes the lines of one page; gives flows in reading order: the body, and columns set side by side.

The head (unit left, Quốc hiệu right) and the signature block come out column by column, never line by line.
Label and value set apart by a tab stay one line, with a tab between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.readers.pages.lines import Line, glue

_HEAD = re.compile(r"CỘNG\s+H[ÒO][AÀ]|Độc\s+lập|ĐẢNG\s+CỘNG\s+SẢN", re.IGNORECASE)
_PLACE_DATE = re.compile(r"(?:ngày|tháng)\s+\S+.*\bnăm\s+\S{4}$")
_ADDRESSED = re.compile(r"Kính (?:gửi|trình)\b", re.IGNORECASE)
_TORN_MOTTO = re.compile(r"CHỦ NGHĨA VIỆT$")
_RECIPIENTS = re.compile(r"^N[ơo]i\s+nh[ậa]n", re.IGNORECASE)
_FORM_GAP = 5.0  # line heights that a form leaves for a day or a number to be written in
_GOES_ON = re.compile(
    r"(?:ngày|tháng)[\s.…_]*\d{0,2}[\s.…_]*$|(?:^|\s)năm[\s.…_]*$|^Số\s*[:.]?[\s.…_]*\d*$", re.IGNORECASE
)
_GONE_ON = re.compile(r"(?:tháng|năm)\b|\d{1,4}$|\d{1,4}[a-z]?\s*[/-]|/", re.IGNORECASE)
_LOOSE = re.compile(r"^\d{1,5}[A-Za-z]?$")
_LONGEST_LOOSE = 6  # letters
_LIFT = 0.6  # of the type size: how far off its line a stamped number may stand
_SIGNATURE_GAP = 11.0  # line heights left for a signature and a seal
_MIN_GUTTER = 0.6  # of the type size: narrower gaps are spaces
_TAB_GAP = 1.2


@dataclass(slots=True)
class Flow:
    """Lines that follow one another; `kind` is body, column or head; `share` is a column's part of the page's width."""

    lines: list[Line]
    kind: str = "body"
    share: float = 1.0


@dataclass(slots=True)
class _Region:
    """Rows that stand in the same columns; `columns` are the fragments of each column, top to bottom."""

    first: int
    last: int
    columns: list[list[Line]] = field(default_factory=list)

    def span(self, column: int) -> tuple[float, float]:
        parts = self.columns[column]
        return min(p.x0 for p in parts), max(p.x1 for p in parts)


def group_rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines on one baseline as a row, rows from the top, each from the left."""
    if len(lines) == 1:
        return [list(lines)]
    rows: list[list[Line]] = []
    for line in sorted(_settle(lines), key=lambda part: (part.baseline, part.x0)):
        if rows and line.baseline - rows[-1][0].baseline <= 0.35 * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        row.sort(key=lambda part: part.x0)
    return [_without_small_gaps(row) for row in rows]


def _settle(lines: Sequence[Line]) -> Sequence[Line]:
    """A number or day that was put into a form by hand or stamp comes down to the line in whose blank it stands."""
    loose = [line for line in lines if len(line.text) <= _LONGEST_LOOSE and _LOOSE.match(line.text)]
    blanks = [line for line in lines if _GOES_ON.search(line.text)] if loose else []
    if not blanks:
        return lines
    moved: dict[int, Line] = {}
    for line in loose:
        near = [b for b in blanks if b is not line and abs(b.baseline - line.baseline) < _LIFT * line.size]
        near = [b for b in near if -line.size < line.x0 - b.x1 < _FORM_GAP * line.size]
        if near:
            moved[id(line)] = replace(line, baseline=min(near, key=lambda b: abs(line.x0 - b.x1)).baseline)
    return [moved.get(id(line), line) for line in lines]


def split_flows(lines: Sequence[Line]) -> list[Flow]:
    """The page's lines as flows in reading order."""
    rows = group_rows(lines)
    flows: list[Flow] = []
    at = 0
    while at < len(rows):
        region = _find_region(rows, at) if len(rows[at]) > 1 else None
        if region is None or not _is_columns(region):
            _add_body(flows, _join_row(rows[at]))
            at += 1
            continue
        _take_back(flows, rows, region, at)
        kind = "head" if _is_head(region) else "column"
        if kind == "head":
            _mend_motto(region)
        share = 1 / len(region.columns)
        flows.extend(Flow(sorted(column, key=lambda part: part.baseline), kind, share) for column in region.columns)
        at = region.last + 1
    return flows


def _mend_motto(region: _Region) -> None:
    """Gives "NAM" back to the name of the country that a head typed with tabs lets run on under the unit."""
    torn = next(((c, part) for c in region.columns for part in c if _TORN_MOTTO.search(part.text)), None)
    rest = [(c, part) for c in region.columns for part in c if part.text == "NAM"]
    if torn is None or len(rest) != 1 or not 0 < rest[0][1].baseline - torn[1].baseline < 2 * torn[1].size:
        return
    own, part = torn
    rest[0][0].remove(rest[0][1])
    own[own.index(part)] = replace(glue(part, rest[0][1], between=" "), x1=part.x1)
    region.columns = [column for column in region.columns if column]


def _add_body(flows: list[Flow], line: Line) -> None:
    if flows and flows[-1].kind == "body":
        flows[-1].lines.append(line)
    else:
        flows.append(Flow([line]))


def _without_small_gaps(row: list[Line]) -> list[Line]:
    joined = [row[0]]
    for line in row[1:]:
        gap = line.x0 - joined[-1].x1
        if gap <= _MIN_GUTTER * line.size or _is_blank_of_form(joined[-1], line, gap):
            joined[-1] = glue(joined[-1], line, between=" " if gap > 0.12 * line.size else "")
        else:
            joined.append(line)
    return joined


def _is_blank_of_form(before: Line, line: Line, gap: float) -> bool:
    """Whether the gap is the place of a day, month, year or number: "ngày      tháng 6 năm 2024", "Số:      /TTr-X"."""
    if gap > _FORM_GAP * line.size:
        return False
    return _GOES_ON.search(before.text) is not None and _GONE_ON.match(line.text) is not None


def _join_row(row: list[Line]) -> Line:
    line = row[0]
    for following in row[1:]:
        gap = following.x0 - line.x1
        line = glue(line, following, between="\t" if gap > _TAB_GAP * following.size else " ")
    return line


def _find_region(rows: list[list[Line]], at: int) -> _Region | None:
    """The rows from `at` on that keep to the columns opened there."""
    region = _Region(at, at, [[part] for part in rows[at]])
    for index in range(at + 1, len(rows)):
        if len(rows[index]) == 1 and _ADDRESSED.match(rows[index][0].text):
            break
        places = [_column_of(region, part) for part in rows[index]]
        if None in places or len(set(places)) < len(places):
            break
        pairs = list(zip(places, rows[index], strict=True))
        if not all(_is_aligned(region, column, part, alone=len(pairs) == 1) for column, part in pairs):
            break
        for column, part in zip(places, rows[index], strict=True):
            region.columns[column or 0].append(part)
        region.last = index
    return region


def _column_of(region: _Region, part: Line) -> int | None:
    """The one column that a fragment stands in; None where it crosses two or touches none."""
    touched = [
        column
        for column in range(len(region.columns))
        if part.x0 < region.span(column)[1] and part.x1 > region.span(column)[0]
    ]
    return touched[0] if len(touched) == 1 else None


def _is_aligned(region: _Region, column: int | None, part: Line, *, alone: bool) -> bool:
    """Whether a further line belongs under a column: same edge or axis, and not too far below it."""
    parts = region.columns[column or 0]
    gap = part.baseline - max(p.baseline for p in parts)
    low, high = region.span(column or 0)
    signed = abs(part.centre - (low + high) / 2) < 6 and any(abs(part.x0 - p.x0) > 3 for p in parts)
    if gap > (_SIGNATURE_GAP if column or signed or not alone else 2.4) * part.size:
        return False
    same_axis = abs(part.centre - (low + high) / 2) < 14 or any(abs(part.centre - p.centre) < 6 for p in parts)
    return same_axis or any(abs(part.x0 - p.x0) < 4 for p in parts)


def _is_head(region: _Region) -> bool:
    if any(_HEAD.search(part.text) for column in region.columns for part in column):
        return True
    dated = any(_PLACE_DATE.search(part.text) for column in region.columns[1:] for part in column)
    first = region.columns[0][0]
    return dated and first.page == 1 and region.first < 3 and first.text.isupper()


def _is_columns(region: _Region) -> bool:
    """Columns are read one after the other; rows of label and value line by line."""
    if _is_head(region) or any(_RECIPIENTS.match(part.text) for part in region.columns[0]):
        return True
    if all(column[0].text.isupper() for column in region.columns):
        return True
    if any(part.text.rstrip().endswith(":") for part in region.columns[0]):
        return False
    right = [column for column in region.columns[1:] if len(column) > 1]
    return bool(right) and all(_is_centred_stack(column) for column in right)


def _is_centred_stack(column: Sequence[Line]) -> bool:
    centres = [part.centre for part in column]
    edges = [part.x0 for part in column]
    axis, edge = max(centres) - min(centres), max(edges) - min(edges)
    return axis <= 8 and axis + 1 < edge


def _take_back(flows: list[Flow], rows: list[list[Line]], region: _Region, at: int) -> None:
    """Moves lines that stand above one column only (its first lines) from the body into their column."""
    row = at - 1
    while row >= 0 and len(rows[row]) == 1 and flows and flows[-1].kind == "body" and flows[-1].lines:
        part = rows[row][0]
        column = _column_of(region, part)
        below = min(p.baseline for p in region.columns[column or 0])
        fits = column is not None and below - part.baseline < 2.2 * part.size
        inside = bool(column) or (row < 3 and _is_head(region))
        if not (fits and inside and _is_aligned(region, column, part, alone=True)):
            return
        flows[-1].lines.pop()
        region.columns[column or 0].append(part)
        if not flows[-1].lines:
            flows.pop()
        row -= 1
