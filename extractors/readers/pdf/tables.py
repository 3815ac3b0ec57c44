"""Takes ruling lines and the lines of text between them; gives tables, joined over pages.

Where the rules come from (path objects of a PDF, dark runs of a scan, pdfplumber) is left to the callers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from extractors.layout import Cell, Paragraph, Table
from extractors.readers.pages.columns import group_rows
from extractors.readers.pages.lines import Frame, Line, break_into_paragraphs, close_pitch, glue, make_paragraph
from records import fold

CELL_PADDING = 5.5  # points a side: Word's and LibreOffice's default
_SHEET_SHIFT = 18.0  # points
_MAX_CELLS = 20_000
_MAX_PIECES = 20_000  # more are a map or a hatching, no table
_MAX_CROSSINGS = 400_000


class Rule(NamedTuple):
    """A straight rule: `at` is y of a horizontal one and x of a vertical one, `low` to `high` the other way."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Grid:
    """Column edges, row edges and merged cells (row, column, row span, column span); text is put in later."""

    xs: list[float]
    ys: list[float]
    cells: list[tuple[int, int, int, int]]
    consistent: bool = True
    lines: dict[tuple[int, int], list[Line]] = field(default_factory=dict)
    extents: list[tuple[float, float]] | None = None  # of the columns' text, where no rule shows how wide cells are
    head: frozenset[str] = frozenset()  # folded texts of the head of a list without rules
    _owners: dict[tuple[int, int], tuple[int, int]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._owners = {
            (row + down, column + across): (row, column)
            for row, column, row_span, column_span in self.cells
            for down in range(row_span)
            for across in range(column_span)
        }

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def covers(self, x: float, y: float) -> bool:
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]

    def box(self, cell: tuple[int, int, int, int]) -> tuple[float, float, float, float]:
        row, column, row_span, column_span = cell
        return self.xs[column], self.ys[row], self.xs[column + column_span], self.ys[row + row_span]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Row and column of the cell that covers a point."""
        return self._owners.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


def find_grids(across: Sequence[Rule], down: Sequence[Rule], *, tolerance: float = 3.0) -> list[Grid]:
    """Grids of two cells or more, from the top; none for a drawing of very many rules.

    A grid whose merged cells are no rectangles is not `consistent`.
    """
    if len(across) + len(down) > _MAX_PIECES:
        return []
    across, down = join_rules(across, tolerance), join_rules(down, tolerance)
    if len(across) * len(down) > _MAX_CROSSINGS:
        return []
    grids = [_build_grid(hs, vs, tolerance) for hs, vs in _touching(across, down, tolerance)]
    return sorted((g for g in grids if g is not None and len(g.cells) > 1), key=lambda g: g.top)


def join_rules(rules: Iterable[Rule], tolerance: float) -> list[Rule]:
    """Pieces of one rule (a cell border each) as one."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (r.at, r.low)):
        place = _same_rule(joined, rule, tolerance)
        if place is None:
            joined.append(rule)
        else:
            other = joined[place]
            joined[place] = Rule(other.at, min(rule.low, other.low), max(rule.high, other.high))
    return joined


def _same_rule(rules: list[Rule], rule: Rule, tolerance: float) -> int | None:
    for place in range(len(rules) - 1, -1, -1):
        other = rules[place]
        if rule.at - other.at > tolerance:
            return None
        if rule.low <= other.high + tolerance and rule.high >= other.low - tolerance:
            return place
    return None


def _touching(across: list[Rule], down: list[Rule], tolerance: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that hang together by crossings, as groups."""
    group = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, h in enumerate(across):
        for j, v in enumerate(down):
            meets_x = h.low - tolerance <= v.at <= h.high + tolerance
            if meets_x and v.low - tolerance <= h.at <= v.high + tolerance:
                group[root(i)] = root(len(across) + j)
    parts: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        parts.setdefault(root(i), ([], []))[0 if i < len(across) else 1].append(rule)
    return [part for part in parts.values() if part[0] and part[1]]


def _build_grid(across: list[Rule], down: list[Rule], tolerance: float) -> Grid | None:
    xs = _edges([v.at for v in down], [end for h in across for end in (h.low, h.high)], tolerance)
    ys = _edges([h.at for h in across], [end for v in down for end in (v.low, v.high)], tolerance)
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MAX_CELLS:
        return None
    columns, rows = len(xs) - 1, len(ys) - 1
    owner = [[row * columns + column for column in range(columns)] for row in range(rows)]

    def merge(first: tuple[int, int], second: tuple[int, int]) -> None:
        old, new = owner[second[0]][second[1]], owner[first[0]][first[1]]
        if old != new:
            for line in owner:
                line[:] = [new if value == old else value for value in line]

    beside = [_at(down, x, tolerance) for x in xs]
    for row in range(rows):
        for column in range(columns - 1):
            if not _stand(beside[column + 1], ys[row], ys[row + 1]):
                merge((row, column), (row, column + 1))
    under = [_at(across, y, tolerance) for y in ys]
    for column in range(columns):
        for row in range(rows - 1):
            if not _stand(under[row + 1], xs[column], xs[column + 1]):
                merge((row, column), (row + 1, column))
    return _rectangles(xs, ys, owner)


def _edges(rules: list[float], ends: list[float], tolerance: float) -> list[float]:
    """Places of the rules, and the ends of the crossing rules where a side has no rule of its own."""
    edges: list[float] = []
    for value in sorted(rules):
        if not edges or value - edges[-1] > tolerance:
            edges.append(value)
    if edges and min(ends) < edges[0] - 3 * tolerance:
        edges.insert(0, min(ends))
    if edges and max(ends) > edges[-1] + 3 * tolerance:
        edges.append(max(ends))
    return edges


def _at(rules: list[Rule], edge: float, tolerance: float) -> list[Rule]:
    return [rule for rule in rules if abs(rule.at - edge) <= tolerance]


def _stand(rules: list[Rule], low: float, high: float) -> bool:
    """Whether the rules at an edge cover at least half of a cell's side."""
    covered = sum([max(0.0, min(rule.high, high) - max(rule.low, low)) for rule in rules])
    return covered >= 0.5 * (high - low)


def _rectangles(xs: list[float], ys: list[float], owner: list[list[int]]) -> Grid:
    places: dict[int, list[tuple[int, int]]] = {}
    for row, line in enumerate(owner):
        for column, key in enumerate(line):
            places.setdefault(key, []).append((row, column))
    cells: list[tuple[int, int, int, int]] = []
    consistent = True
    for squares in places.values():
        if len(squares) == 1:
            cells.append((*squares[0], 1, 1))
            continue
        top, left = min(r for r, _ in squares), min(c for _, c in squares)
        row_span, column_span = max(r for r, _ in squares) - top + 1, max(c for _, c in squares) - left + 1
        if row_span * column_span != len(squares):
            consistent = False
            cells.extend((row, column, 1, 1) for row, column in squares)
        else:
            cells.append((top, left, row_span, column_span))
    return Grid(xs, ys, sorted(cells), consistent)


def grid_of_boxes(boxes: Sequence[tuple[float, float, float, float]], *, tolerance: float = 3.0) -> Grid | None:
    """The grid of known cell boxes (x0, top, x1, bottom), as pdfplumber finds them."""
    xs = _edges([x for box in boxes for x in (box[0], box[2])], [boxes[0][0]], tolerance)
    ys = _edges([y for box in boxes for y in (box[1], box[3])], [boxes[0][1]], tolerance)
    cells: set[tuple[int, int, int, int]] = set()
    for x0, top, x1, bottom in boxes:
        column, row = _nearest(xs, x0), _nearest(ys, top)
        cells.add((row, column, max(1, _nearest(ys, bottom) - row), max(1, _nearest(xs, x1) - column)))
    if len(xs) < 2 or len(ys) < 2 or len(cells) < 2:
        return None
    return Grid(xs, ys, sorted(cells))


def _nearest(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def fill_grids(grids: Sequence[Grid], lines: Iterable[Line]) -> list[Line]:
    """Puts each line into the cell that its middle lies in; gives back the lines outside all tables."""
    if not grids:
        return list(lines)
    outside: list[Line] = []
    for line in lines:
        x, y = line.centre, (line.top + line.bottom) / 2
        grid = next((g for g in grids if g.covers(x, y)), None)
        cell = grid.cell_at(x, y) if grid else None
        if grid is None or cell is None:
            outside.append(line)
        else:
            grid.lines.setdefault(cell, []).append(line)
    return outside


def make_table(grid: Grid, *, number: int, page: int) -> Table:
    """The table of a filled grid; rows and columns that hold nothing but merged cells' remains are taken out."""
    cells: list[Cell] = []
    joined = {place: _joined_rows(lines) for place, lines in grid.lines.items()}
    pitch = close_pitch(joined.values(), lower=True)
    index = -1
    for place, (row, column, row_span, column_span) in enumerate(grid.cells):
        index = index + 1 if place and grid.cells[place - 1][0] == row else 0
        x0, _, x1, _ = grid.box((row, column, row_span, column_span))
        if grid.extents is not None:
            x0, x1 = grid.extents[column][0] - CELL_PADDING, grid.extents[column + column_span - 1][1] + CELL_PADDING
        paragraphs = _cell_paragraphs(joined.get((row, column), []), x0, x1, pitch)
        cells.append(Cell(row, column, index, paragraphs, row_span, column_span))
    return Table(number, len(grid.ys) - 1, len(grid.xs) - 1, cells, page=page)


def _joined_rows(lines: list[Line]) -> list[Line]:
    """The lines of a cell from the top, each whole."""
    joined: list[Line] = []
    for row in group_rows(lines):
        line = row[0]
        for following in row[1:]:
            line = glue(line, following, between=" ")
        joined.append(line)
    return joined


def _cell_paragraphs(lines: list[Line], left: float, right: float, pitch: float | None) -> list[Paragraph]:
    if not lines:
        return []
    frame = Frame(left + CELL_PADDING, max(right - CELL_PADDING, left + CELL_PADDING + 1), "cell", pitch)
    return [make_paragraph(group, frame) for group in break_into_paragraphs(lines, frame)]


def is_continued(first_grid: Grid, second_grid: Grid) -> bool:
    """Whether the grid on top of a page goes on with the one that ended the page before: the same column edges.

    The next sheet may lie a little to the side (a scan); the widths have to agree.
    """
    if len(first_grid.xs) != len(second_grid.xs):
        return False
    moves = [b - a for a, b in zip(first_grid.xs, second_grid.xs, strict=True)]
    shift = sum(moves) / len(moves)
    return abs(shift) <= _SHEET_SHIFT and all(abs(move - shift) <= 4 for move in moves)


def join_tables(tables: Sequence[Table]) -> Table:
    """A table and what continues it, page by page, as one.

    A repeated header is dropped, a row cut by a page's end is made whole.
    """
    first = tables[0]
    whole = Table(first.number, first.rows, first.columns, list(first.cells), page=first.page)
    for table in tables[1:]:
        _continue(whole, table)
    return whole


def _continue(whole: Table, table: Table) -> None:
    """Adds the rows of the next page to a table in the making, without going through all of it."""
    skip = _repeated_rows(whole, table)
    torn = skip < table.rows and _is_torn_row(whole, table, skip)
    last, offset = whole.rows - 1, whole.rows - skip - (1 if torn else 0)
    for cell in table.cells:
        if torn and cell.row == skip:
            _add_to_row_above(whole.cells, cell, last)
        elif cell.row >= skip:
            whole.cells.append(
                Cell(cell.row + offset, cell.column, cell.index, cell.paragraphs, cell.row_span, cell.column_span)
            )
    whole.rows = table.rows + offset


def _row(table: Table, row: int) -> list[Cell | None]:
    """The cell that covers each column of a row near the top."""
    cells: list[Cell | None] = [None] * table.columns
    for cell in takewhile(lambda each: each.row <= row, table.cells):  # cells stand in the order of rows
        if row < cell.row + cell.row_span:
            width = min(cell.column + cell.column_span, table.columns) - cell.column
            cells[cell.column : cell.column + width] = [cell] * width
    return cells


def _repeated_rows(first: Table, second: Table) -> int:
    """How many rows at the top of `second` repeat the header of `first`."""
    count = 0
    while count < min(first.rows, second.rows, 3):
        texts = [fold(cell.text) if cell else "" for cell in _row(second, count)]
        if not any(texts) or texts != [fold(cell.text) if cell else "" for cell in _row(first, count)]:
            break
        count += 1
    return count


def _is_torn_row(first: Table, second: Table, row: int) -> bool:
    """A row without its running number, under rows that all have one, is the rest of the row above."""
    numbers = (cell for cell in reversed(first.cells) if cell.column == 0)
    last = next(numbers, None)
    if last is None or last.row + last.row_span < first.rows or not _is_number(last):
        return False
    if last.row_span < 2 and not any(_is_number(cell) for cell in numbers):
        return False
    line = _row(second, row)
    if line[0] is None or line[0].text or line[0].column_span > 1:
        return False
    return any(cell is not None and cell.text and cell.row_span == 1 for cell in line[1:])


def _is_number(cell: Cell) -> bool:
    return cell.text.strip(" .").isdigit()


def _add_to_row_above(cells: list[Cell], rest: Cell, row: int) -> None:
    for place in range(len(cells) - 1, -1, -1):
        cell = cells[place]
        if cell.row <= row < cell.row + cell.row_span and cell.column == rest.column:
            cells[place] = Cell(
                cell.row,
                cell.column,
                cell.index,
                _joined_paragraphs(cell.paragraphs, rest.paragraphs),
                cell.row_span,
                cell.column_span,
            )
            return


def _joined_paragraphs(above: list[Paragraph], below: list[Paragraph]) -> list[Paragraph]:
    if not above or not below:
        return above + below
    first, second = above[-1], below[0]
    between = "" if first.text.endswith("-") else " "
    shift = len(first.text) + len(between)
    moved = tuple(segment.moved(shift) for segment in second.segments)
    whole = Paragraph(
        first.text + between + second.text,
        bold=first.bold and second.bold,
        segments=first.segments + moved,
        sure=min(first.sure, second.sure),
    )
    return [*above[:-1], whole, *below[1:]]
