"""Takes a filled grid; gives the tables that it is made of, where a second table is set right under the first.

Word draws two tables without a paragraph between them as one grid; the second begins with a head of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extractors.readers.pdf.tables import Grid
from records import unaccented

_NUMBER_HEADS = ("stt", "tt", "so tt", "so thu tu")


def part_stacked(grid: Grid) -> list[Grid]:
    """The grid itself, or its parts from the top: cut above each head of STT that stands inside it."""
    begins = [row for row in _heads(grid) if row and _is_edge(grid, row)]
    if not begins:
        return [grid]
    return [_part(grid, first, end) for first, end in pairwise([0, *begins, len(grid.ys) - 1])]


def _heads(grid: Grid) -> Iterator[int]:
    """Rows below the first that begin with STT, and are not the grid's own head once more."""
    for (row, column), lines in grid.lines.items():
        if row and column == 0 and len(lines) <= 2:
            text = unaccented(" ".join(line.text for line in lines)).strip(" .")
            if text in _NUMBER_HEADS and not _repeats(grid, row):
                yield row


def _repeats(grid: Grid, row: int) -> bool:
    """Whether the head says again what the head on top of the grid says: one table, whose head comes once more."""

    def words(at: int) -> list[tuple[int, str]]:
        return sorted((c, " ".join(line.text for line in lines)) for (r, c), lines in grid.lines.items() if r == at)

    return words(row) == words(0)


def _is_edge(grid: Grid, row: int) -> bool:
    """Whether no cell reaches over the edge above a row, and the columns below it are not those above."""
    if any(top < row < top + down for top, _, down, _ in grid.cells):
        return False
    above = {column for top, column, down, _ in grid.cells if top + down == row}
    below = {column for top, column, _, _ in grid.cells if top == row}
    return above != below


def _part(grid: Grid, first: int, end: int) -> Grid:
    """The rows of a grid as a grid of its own, with the columns that stand in them."""
    cells = [cell for cell in grid.cells if first <= cell[0] < end]
    used = sorted({edge for _, column, _, across in cells for edge in (column, column + across)})
    place = {edge: at for at, edge in enumerate(used)}
    part = Grid(
        [grid.xs[edge] for edge in used],
        grid.ys[first : end + 1],
        [(top - first, place[c], down, place[c + across] - place[c]) for top, c, down, across in cells],
        grid.consistent,
    )
    part.lines = {(row - first, place[c]): lines for (row, c), lines in grid.lines.items() if first <= row < end}
    return part
