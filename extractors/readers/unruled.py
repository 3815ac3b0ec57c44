"""Takes lines that no rules enclose; gives the grids of lists that are set in columns by white space alone.

Only lists that say so are taken: a first column STT or TT, a column of names, and numbers that count up below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.readers.columns import group_rows
from extractors.readers.lines import Line
from extractors.readers.pdf_tables import Grid
from records import unaccented

_NUMBER_HEAD = re.compile(r"^(?:stt|tt|so tt|so thu tu)$")
_NAME_HEAD = re.compile(
    r"\b(?:ho,? (?:va )?(?:chu dem )?ten|ten (?:ca nhan|tap the|don vi)|tap the|ca nhan|danh sach)\b"
)
_LEAST_COLUMNS = 3
_LEAST_ROWS = 2
_WIDEST_STEP = 3.2  # line heights between two rows of one list

Row = list[Line]


def find_unruled(lines: Sequence[Line]) -> list[Grid]:
    """Grids of unruled lists, from the top."""
    rows = group_rows(lines)
    grids: list[Grid] = []
    at = 0
    while at < len(rows):
        found = _read_list(rows, at) if _is_head(rows[at]) else None
        if found is None:
            at += 1
        else:
            grid, at = found
            grids.append(grid)
    return grids


def _is_head(row: Row) -> bool:
    if len(row) < _LEAST_COLUMNS or len(row[0].text) > 12:
        return False
    texts = [unaccented(part.text) for part in row]
    return _NUMBER_HEAD.match(texts[0]) is not None and any(_NAME_HEAD.search(text) for text in texts[1:])


def _read_list(rows: Sequence[Row], at: int) -> tuple[Grid, int] | None:
    """The list whose head is row `at`, and the row after it; None where the rows do not keep to columns."""
    columns = [[part] for part in rows[at]]
    starts: list[int] = []
    last = at
    for index in range(at + 1, len(rows)):
        places = [_column_of(columns, part) for part in rows[index]]
        step = rows[index][0].baseline - rows[last][0].baseline
        if None in places or len(set(places)) < len(places) or step > _WIDEST_STEP * rows[index][0].size:
            break
        number = rows[index][0].text.strip(" .") if places[0] == 0 else ""
        if places[0] == 0 and not _counts_up(number, len(starts)):
            break
        if number:
            starts.append(index)
        for place, part in zip(places, rows[index], strict=True):
            columns[place or 0].append(part)
        last = index
    if len(starts) < _LEAST_ROWS:
        return None
    return _make_grid(rows, columns, [at, *starts], last), last + 1


def _counts_up(number: str, done: int) -> bool:
    return number.isdigit() and len(number) <= 4 and (done == 0 or int(number) > 1)


def _column_of(columns: Sequence[Row], part: Line) -> int | None:
    """The one column that a piece stands under; a piece between two belongs to the one it begins after."""
    spans = [(min(p.x0 for p in column), max(p.x1 for p in column)) for column in columns]
    touched = [i for i, (low, high) in enumerate(spans) if part.x0 < high and part.x1 > low]
    if len(touched) > 1:
        return None
    if touched:
        return touched[0]
    before = [i for i, (low, _) in enumerate(spans) if low <= part.x0]
    return before[-1] if before else None


def _make_grid(rows: Sequence[Row], columns: Sequence[Row], starts: Sequence[int], last: int) -> Grid:
    lows = [min(part.x0 for part in column) for column in columns]
    highs = [max(part.x1 for part in column) for column in columns]
    between = [(high + low) / 2 for high, low in zip(highs, lows[1:], strict=False)]
    xs = [lows[0] - 4, *between, highs[-1] + 4]
    ys = [min(part.top for part in rows[starts[0]]) - 1]
    for index in starts[1:]:
        above, below = rows[index - 1][0].baseline, rows[index][0].baseline
        ys.append(max(above + 1, below - 0.75 * (below - above)))
    ys.append(max(part.bottom for part in rows[last]) + 1)
    cells = [(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    return Grid(xs, ys, cells)
