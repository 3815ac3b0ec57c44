"""Takes lines that no rules enclose; gives the grids of lists that are set in columns by white space alone.

Only lists that say so are taken: a head of STT or of years with the words that head such lists, and numbers or years
that go on below it. Cells may be wrapped, heads may stand over two columns, a section's name may run across.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from extractors.readers.pages.columns import group_rows
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid, Rule, find_grids
from records import fold, unaccented

_NUMBER_HEAD = re.compile(r"^(?:stt|tt|so tt|so thu tu)\W*$")
_YEAR_HEAD = re.compile(r"^(?:nam(?: hoc| khen| cong nhan)?|thoi gian|thoi)\W*$")
_HEAD = re.compile(
    r"\b(?:ho,? (?:va )?(?:chu dem )?ten|ten|tap the|ca nhan|danh sach|(?:nam|ngay).{0,14} sinh|chuc|don vi|danh hieu|"
    r"hinh thuc|quyet dinh|qd|ghi chu|xep loai|muc do|ket qua|noi dung|de nghi|thanh tich|khen|sang kien)\b"
)
_YEAR = re.compile(r"^(?:năm\s*(?:học\s*)?)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?[.:]?$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:\d{1,4}|[IVX]{1,4}|[A-D])[.)]?$")
_KEY = re.compile(f"{_NUMBER.pattern}|{_YEAR.pattern}", re.IGNORECASE)
_SECTION = re.compile(r"^(?:[IVX]{1,4}|[A-D]|\d{1,2})\s*[.)/-]\s*\D|^(?:Tập thể|Cá nhân|TẬP THỂ|CÁ NHÂN)\b")
_ENDS = re.compile(
    r"^(?:Nơi nhận|Danh sách (?:này )?(?:có|gồm)|Ấn định)|\bngày\b.*\btháng\b.*\bnăm\b|^(?:KT|TM|TL|TUQ|Q)\."
)
_PERSON = re.compile(r"(?:Ông|Bà|Đ/c|Đồng chí)\b")
_DECISION = re.compile(r"\d/QĐ\b")
_LEAST_ENTRIES = 2
_MOST_HEAD_ROWS = 12
_MOST_TORN_ROWS = 9  # lines of an entry that the page's end has cut
_WIDEST_STEP = 3.2  # line heights between two rows of one list
_WRAPPED_STEP = 1.75  # line heights between two lines of one entry
_HEAD_STEP = 1.6
_LOOSE = 1.12  # of the usual step inside a cell: a wider one parts two entries
_INSIDE = 0.3  # of the type size: pieces that reach so little over a border stand on one side of it

Row = list[Line]
Span = tuple[float, float]


@dataclass(slots=True)
class _List:
    """A list while it is read: rows of its head and of its body, and which of these begin an entry or run across."""

    head: list[Row]
    body: list[Row] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    across: list[int] = field(default_factory=list)
    columns: list[Span] = field(default_factory=list)


def find_unruled(lines: Sequence[Line]) -> list[Grid]:
    """Grids of unruled lists, from the top."""
    rows = group_rows(lines)
    grids: list[Grid] = []
    at = 0
    while at < len(rows):
        found = _read_list(rows, at)
        grid = _make_grid(found[0]) if found is not None else None
        if found is None or grid is None:
            at += 1
        else:
            at = found[1]
            grids.append(grid)
    return grids


def continue_unruled(lines: Sequence[Line], before: Grid) -> Grid | None:
    """The rest of a list that the page before ended with, where it goes on at the top; its head may stand there again.

    What stands above the grid is that head.
    """
    rows = group_rows(lines)
    spans = list(pairwise(before.xs))
    again = 0
    while again < len(rows) and all(fold(part.text) in before.head for part in rows[again]):
        again += 1
    rows = rows[again:]
    inside = 0
    while inside < len(rows) and (len(rows[inside]) == 1 or all(_is_inside(part, spans) for part in rows[inside])):
        inside += 1
    rows = rows[:inside]
    left = Line("", spans[0][0], 0, spans[0][1], 0, 0, 0.0, 0, ())
    first = next((i for i, row in enumerate(rows[:_MOST_TORN_ROWS]) if _is_key(row, left, _KEY)), None)
    if first is None or any(row[0].x0 < spans[0][1] and len(row) > 1 for row in rows[:first]):
        return None
    found = _List([], columns=spans)
    _read_body(found, rows, 0, _NUMBER if _NUMBER.match(rows[first][0].text) else _YEAR, stt=left)
    return _make_grid(found) if found.starts else None


def _is_inside(part: Line, spans: Sequence[Span]) -> bool:
    return sum(_overlaps(part, span) for span in spans) == 1


def _read_list(rows: Sequence[Row], at: int) -> tuple[_List, int] | None:
    """The list in whose head STT (or "Năm") stands in row `at`, and the row after it."""
    first = unaccented(rows[at][0].text) if len(rows[at][0].text) <= 20 else ""
    numbered = _NUMBER_HEAD.match(first) is not None
    if not numbered and _YEAR_HEAD.match(first) is None:
        return None
    key = _NUMBER if numbered else _YEAR
    begin, end = _head_above(rows, at), _head_end(rows, at, key)
    if end is None or not _names_columns(rows[begin:end], least=1):
        return None
    found = _List(list(rows[begin:end]))
    last = _read_body(found, rows, end, key, stt=rows[at][0])
    entries = sum(not found.body[i][0].text.isalpha() for i in found.starts)
    if entries < (_LEAST_ENTRIES if last + 1 < len(rows) and not _is_plain_head(found.head) else 1):
        return None  # a list may begin at the page's end, and have one entry under a head that is plain to see
    found.columns = _columns(found)
    if len(found.columns) < (3 if numbered else 2) or any(_runs_through(found, row) for row in _entry_rows(found)):
        return None
    return found, last + 1


def _is_plain_head(head: Sequence[Row]) -> bool:
    words = unaccented(" ".join(part.text for row in head for part in row))
    return len(head[0]) > 2 and all(part.bold for row in head for part in row) and len(set(_HEAD.findall(words))) > 1


def _head_above(rows: Sequence[Row], at: int) -> int:
    """The first row of the head: other heads may begin above STT, which stands in their middle."""
    begin = at
    right = max(part.x1 for part in rows[at])
    for index in range(at - 1, max(-1, at - 5), -1):
        row = rows[index]
        step = rows[begin][0].baseline - row[0].baseline
        beside = (row[0].x0 > rows[at][0].x1 and not row[0].text.isupper()) or row[0].text in ("Số", "S", "Thứ")
        alike = row[0].bold == rows[at][0].bold and (len(row) > 1 or row[0].x1 < right + row[0].size)
        if step > _HEAD_STEP * row[0].size or not (beside and alike):
            break
        begin = index
    return begin


def _head_end(rows: Sequence[Row], at: int, key: re.Pattern[str]) -> int | None:
    """The first row of the body: one that begins with a number or year under STT, or a section's name."""
    for index in range(at + 1, min(len(rows), at + _MOST_HEAD_ROWS)):
        row = rows[index]
        if row[0].baseline - rows[index - 1][0].baseline > _WIDEST_STEP * row[0].size:
            return None
        if _is_key(row, rows[at][0], key) or (len(row) == 1 and _is_section(rows, index, rows[at][0], key)):
            return index
    return None


def _is_key(row: Row, head: Line, key: re.Pattern[str]) -> bool:
    under = row[0].x0 < head.x1 + head.size and row[0].x1 > head.x0 - head.size
    return len(row) > 1 and under and key.match(row[0].text) is not None


def _is_section(rows: Sequence[Row], index: int, head: Line, key: re.Pattern[str]) -> bool:
    """Whether a lone piece names a part of the list: entries go on below it."""
    piece = rows[index][0]
    if piece.x1 < head.x1 + 2 * head.size or piece.x0 > head.x1 + 2 * head.size:
        return False  # the end of a wrapped head
    named = _SECTION.match(piece.text) is not None or piece.bold or piece.x0 < head.x0 + head.size
    return named and index + 1 < len(rows) and _is_key(rows[index + 1], head, key)


def _names_columns(head: Sequence[Row], *, least: int) -> bool:
    """Whether enough of the head's words are those of such lists."""
    words = unaccented(" ".join(part.text for row in head for part in row))
    return len(set(_HEAD.findall(words))) >= least and all(len(part.text) < 60 for row in head for part in row)


def _read_body(found: _List, rows: Sequence[Row], begin: int, key: re.Pattern[str], *, stt: Line) -> int:
    """Takes the rows that belong to the list under `stt`; gives the last one's place."""
    last = begin - 1
    for index in range(begin, len(rows)):
        row = rows[index]
        step = row[0].baseline - rows[last][0].baseline if last >= 0 else 0.0
        if step > _WIDEST_STEP * row[0].size or any(_ENDS.search(part.text) for part in row):
            break
        if _is_key(row, stt, key):
            found.starts.append(len(found.body))
        elif len(row) == 1 and row[0].x0 < stt.x1 + stt.size and _is_section(rows, index, stt, key):
            found.across.append(len(found.body))
        elif row[0].x0 < stt.x1 or step > _WRAPPED_STEP * row[0].size:
            break
        found.body.append(row)
        last = index
    return last


def _entry_rows(found: _List) -> Iterator[Row]:
    return (row for place, row in enumerate(found.body) if place not in found.across)


def _columns(found: _List) -> list[Span]:
    """Where the columns stand: what overlaps in the body is one; heads add those that have no entry."""
    columns: list[Span] = []
    for row in _entry_rows(found):
        for part in row:
            columns = _with_span(columns, part)
    for row in reversed(found.head):
        for part in row:
            touched = [i for i, span in enumerate(columns) if _overlaps(part, span)]
            if len(touched) < 2:
                columns = _with_span(columns, part)
            elif not any(_stand_beside(found, columns[a], columns[b]) for a, b in pairwise(touched)):
                columns = _with_span(columns, part)  # entries of one column that never met
    return columns


def _with_span(columns: Sequence[Span], part: Line) -> list[Span]:
    touched = [span for span in columns if _overlaps(part, span)]
    whole = (min([part.x0, *(low for low, _ in touched)]), max([part.x1, *(high for _, high in touched)]))
    return sorted([*(span for span in columns if span not in touched), whole])


def _overlaps(part: Line, span: Span) -> bool:
    margin = _INSIDE * part.size
    return part.x0 < span[1] - margin and part.x1 > span[0] + margin


def _stand_beside(found: _List, first: Span, second: Span) -> bool:
    """Whether some entry has a piece in both."""
    return any(
        any(_overlaps(part, first) for part in row) and any(_overlaps(part, second) for part in row)
        for row in [*found.head, *_entry_rows(found)]
    )


def _runs_through(found: _List, row: Row) -> bool:
    """Whether two pieces of a row fell into one column: then the columns are none."""
    places = [[i for i, span in enumerate(found.columns) if _overlaps(part, span)] for part in row]
    return any(a == b and a for a, b in pairwise(places))


def _make_grid(found: _List) -> Grid | None:
    margin = 4 if found.head else 0  # a list that goes on has the edges of its grid
    left, right = found.columns[0][0] - margin, found.columns[-1][1] + margin
    xs = [left, *((high + low) / 2 for (_, high), (low, _) in pairwise(found.columns)), right]
    ys = _row_edges(found)
    across = [*_row_rules(found, xs, ys), *_head_rules(found, xs)]
    lines = [part for row in [*found.head, *found.body] for part in row]
    sections = [
        found.body[i][0] for i in found.starts if found.body[i][0].text[0].isalpha() and len(found.body[i]) == 2
    ]

    def named(top: float, bottom: float) -> bool:
        return any(top < (part.top + part.bottom) / 2 < bottom for part in sections)

    down = [
        Rule(x, top, bottom)
        for x in xs
        for top, bottom in pairwise(sorted({rule.at for rule in across}))
        if not any(_crosses(part, x, top, bottom) for part in lines) and not (x in xs[2:-1] and named(top, bottom))
    ]
    grid = max(find_grids(across, down, tolerance=1.0), key=lambda grid: len(grid.cells), default=None)
    if grid is not None and len(grid.xs) == len(found.columns) + 1:
        grid.extents = _text_extents(found)
        grid.head = frozenset(fold(part.text) for row in found.head for part in row)
    return grid


def _row_rules(found: _List, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Rule]:
    """Rules between the rows; above a further entry of the same number only from its first piece on."""
    numbered = {*found.starts, *found.across}
    yield from (Rule(y, xs[0], xs[-1]) for y in (ys[0], ys[-1]))
    for y, end in pairwise(ys[1:]):
        block = [place for place, row in enumerate(found.body) if y < row[0].baseline < end]
        own = block and not numbered.intersection(block) and y > found.body[0][0].baseline
        first = min((part.x0 for place in block for part in found.body[place]), default=xs[0])
        yield Rule(y, max((x for x in xs if x <= first + 1), default=xs[0]) if own else xs[0], xs[-1])


def _text_extents(found: _List) -> list[Span]:
    """How far the text of each column reaches: where its cells end is not drawn."""
    extents = []
    for span in found.columns:
        parts = [part for row in [*found.head, *_entry_rows(found)] for part in row if _overlaps(part, span)]
        alone = [part for part in parts if sum(_overlaps(part, other) for other in found.columns) == 1]
        extents.append((min((p.x0 for p in alone), default=span[0]), max((p.x1 for p in alone), default=span[1])))
    return extents


def _crosses(part: Line, x: float, top: float, bottom: float) -> bool:
    margin = _INSIDE * part.size
    return part.x0 < x - margin and part.x1 > x + margin and top < (part.top + part.bottom) / 2 < bottom


def _head_rules(found: _List, xs: Sequence[float]) -> list[Rule]:
    """Rules under the heads that stand over two columns or more."""
    rules: list[Rule] = []
    for index, above in enumerate(found.head):
        for part in above:
            inner = [x for x in xs[1:-1] if part.x0 < x - 1 and part.x1 > x + 1]
            if not inner:
                continue
            low, high = max(x for x in xs if x < inner[0]), min(x for x in xs if x > inner[-1])
            for before, below in pairwise(found.head[index:]):
                if sum(low < p.centre < high for p in below) > 1:
                    rules.append(Rule(_between(before, below), low, high))
                    break
    return rules


def _row_edges(found: _List) -> list[float]:
    """Edges between the rows: above the lines that belong to a number, wherever in its entry the number stands."""
    begins = _entry_begins(found)
    top = (found.head or found.body)[0]
    edges = [min(part.top for part in top) - 1, *([_between(found.head[-1], found.body[0])] if found.head else [])]
    edges.extend(_between(found.body[index - 1], found.body[index]) for index in begins if index)
    edges.append(max(part.bottom for part in found.body[-1]) + 1)
    return edges


def _entry_begins(found: _List) -> list[int]:
    """First rows of the entries: where the lines part, if they part once an entry; else the rows of the numbers."""
    fixed = {*found.starts, *found.across, *(index + 1 for index in found.across)}
    pitch = _usual_step(found)
    parted = [0] + [
        index
        for index in range(1, len(found.body))
        if index in fixed - set(found.starts[not found.head :])
        or found.body[index][0].baseline - found.body[index - 1][0].baseline > _LOOSE * pitch
    ]
    begins = [max(place for place in parted if place <= start) for start in found.starts]
    if len(set(begins)) < len(begins):
        return sorted(fixed - {len(found.body)})
    stacked = (place for place in parted if place not in fixed and _is_entry_of_its_own(found.body[place]))
    return sorted({*begins, *fixed.difference(found.starts), *stacked} - {len(found.body)})


def _is_entry_of_its_own(row: Row) -> bool:
    """Whether lines without number or year are a further entry under the same one."""
    return len(row) > 1 and any(_PERSON.match(part.text) or _DECISION.search(part.text) for part in row)


def _usual_step(found: _List) -> float:
    """Points between two lines of one cell."""
    steps = []
    for column in found.columns:
        parts = [part for row in _entry_rows(found) for part in row if _overlaps(part, column)]
        steps.extend(b.baseline - a.baseline for a, b in pairwise(parts) if b.baseline - a.baseline < 1.5 * b.size)
    return median(steps) if steps else 1.2 * found.body[0][0].size


def _between(above: Row, below: Row) -> float:
    high, low = max(part.baseline for part in above), min(part.baseline for part in below)
    return max(high + 1, low - 0.75 * (low - high))
