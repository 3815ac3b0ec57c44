"""Takes one sheet; gives its texts by place with merged cells filled, and which rows and columns are out of sight."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.readers.workbook.sheet import Sheet

MOST_FILLED = 50_000  # cells of one merged area that are filled: a hostile one spans the sheet


@dataclass(slots=True)
class Grid:
    """The texts of a sheet in sight by (row, column), rows in order; `origin` is where a merged text stands itself."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    origin: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    by_row: dict[int, list[int]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        return self.texts.get((row, column), "")

    def own(self, row: int) -> list[int]:
        """The columns whose text begins in this row: what is merged from above or from the left is none."""
        return [column for column in self.by_row.get(row, ()) if self.place(row, column) == (row, column)]

    def place(self, row: int, column: int) -> tuple[int, int]:
        return self.origin.get((row, column), (row, column))


def make_grid(sheet: Sheet) -> Grid:
    """The grid of a sheet; hidden columns are left out, hidden rows are kept and named."""
    grid = Grid(sheet.name, hidden_rows=set(sheet.hidden_rows), errors=dict(sheet.errors), struck=set(sheet.struck))
    for place, cell in sheet.cells.items():
        if place[1] not in sheet.hidden_columns and cell.text.strip():
            grid.texts[place] = " ".join(cell.text.split())
    for top, left, bottom, right in sheet.merges:
        text = grid.texts.get((top, left))
        if text is None or (bottom - top + 1) * (right - left + 1) > MOST_FILLED:
            continue
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                if (row, column) != (top, left) and column not in sheet.hidden_columns:
                    grid.texts[row, column] = text
                    grid.origin[row, column] = (top, left)
    for row, column in sorted(grid.texts):
        grid.by_row.setdefault(row, []).append(column)
    for row, _ in sheet.errors:
        grid.by_row.setdefault(row, [])
    return grid
