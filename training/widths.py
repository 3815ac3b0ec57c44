"""A table comes in; goes out how wide its columns are drawn, as a typist drags them: no word broken, no column idle."""

from __future__ import annotations

from training.script import Grid, plain

PORTRAIT, LANDSCAPE = 16.5, 25.0  # cm between the margins of A4
LETTER = 0.235  # cm of a letter of 12 pt, on average, with the margins of a cell spread over it
MARGIN = 0.65  # cm that a cell keeps free
LONGEST = 28  # letters of a line of a column that need no more room
LEFT_OF_HEAD, RIGHT_OF_HEAD = 6.5, 10.0  # cm of the two sides of a letterhead


def widths_of(grid: Grid, room: float) -> tuple[float, ...]:
    """Centimetres of each column; those that the template gives, or by what the cells hold."""
    columns = grid.columns
    if grid.widths:
        return grid.widths
    if not grid.ruled:
        is_head = columns == 2 and any("CỘNG H" in cell.text for row in grid.rows for cell in row)
        return (LEFT_OF_HEAD, RIGHT_OF_HEAD) if is_head else (room / columns,) * columns
    least, wanted = _needs(grid, columns)
    spare = max(room - sum(least), 0.0)
    more = [max(want - floor, 0.0) for want, floor in zip(wanted, least, strict=True)]
    share = min(1.0, spare / sum(more)) if sum(more) else 0.0
    return tuple(floor + share * each for floor, each in zip(least, more, strict=True))


def is_wide(grid: Grid) -> bool:
    """The table needs a page on its side."""
    if not grid.ruled or grid.widths:
        return False
    columns = grid.columns
    least, wanted = _needs(grid, columns)
    return sum(least) > PORTRAIT or (columns > 6 and sum(wanted) > PORTRAIT * 1.4)


def _needs(grid: Grid, columns: int) -> tuple[list[float], list[float]]:
    """Of each column the room of its longest word, and of its longest line."""
    words, lines = [2] * columns, [2] * columns
    for _, column, _, cell in grid.placed():
        if cell.columns > 1:
            continue
        for line in plain(cell.text).split("\n"):
            lines[column] = max(lines[column], min(len(line), LONGEST))
            words[column] = max([words[column], *(len(word) for word in line.split())])
    return [MARGIN + LETTER * word for word in words], [MARGIN + LETTER * line for line in lines]
