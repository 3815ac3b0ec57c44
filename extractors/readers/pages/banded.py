"""Takes lines and the rules across a page that meet no rule down; gives the grids of tables ruled across only.

Rows are what stands between two rules; columns are told by the white space that all rows share.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pages.columns import group_rows
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid, Rule, find_grids, join_rules

_SAME_EDGE = 6.0  # points: rules of one table begin and end together
_LEAST_RULES = 3
_LEAST_GUTTER = 0.7  # of the type size
_TALLEST = 400.0  # points of one row
_INSIDE = 0.3  # of the type size

Span = tuple[float, float]


def find_banded(lines: Sequence[Line], across: Sequence[Rule]) -> list[Grid]:
    """Grids of tables ruled across only, from the top."""
    rules = join_rules(across, 3.0)
    grids: list[Grid] = []
    while rules:
        first = rules[0]
        same = [rule for rule in rules if _is_alike(first, rule)]
        for block in _blocks(same):
            inner = [r for r in rules if r not in same and block[0].at < r.at < block[-1].at and _is_within(r, first)]
            grid = _make_grid(lines, block, inner)
            if grid is not None:
                grids.append(grid)
        rules = [rule for rule in rules if rule not in same]
    return sorted(grids, key=lambda grid: grid.top)


def _is_alike(first: Rule, other: Rule) -> bool:
    return abs(first.low - other.low) <= _SAME_EDGE and abs(first.high - other.high) <= _SAME_EDGE


def _is_within(rule: Rule, outer: Rule) -> bool:
    return outer.low - _SAME_EDGE <= rule.low and rule.high <= outer.high + _SAME_EDGE


def _blocks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that follow one another closely enough to be one table's."""
    blocks: list[list[Rule]] = []
    for rule in rules:
        if blocks and rule.at - blocks[-1][-1].at <= _TALLEST:
            blocks[-1].append(rule)
        else:
            blocks.append([rule])
    return [block for block in blocks if len(block) >= _LEAST_RULES]


def _make_grid(lines: Sequence[Line], rules: Sequence[Rule], inner: Sequence[Rule]) -> Grid | None:
    """The grid between the first and the last rule; None where the text there keeps to no columns."""
    left, right = min(rule.low for rule in rules), max(rule.high for rule in rules)
    inside = [line for line in lines if rules[0].at < (line.top + line.bottom) / 2 < rules[-1].at]
    if not inside or any(line.x0 < left - _SAME_EDGE or line.x1 > right + _SAME_EDGE for line in inside):
        return None
    bands = [
        group_rows([line for line in inside if a.at < (line.top + line.bottom) / 2 < b.at]) for a, b in pairwise(rules)
    ]
    parted = [band for band in bands if any(len(row) > 1 for row in band)]
    columns = _columns([part for band in parted[1:] or parted for row in band for part in row])
    if len(columns) < 2 or len(parted) < 2 or 2 * len(parted) < sum(bool(band) for band in bands):
        return None
    xs = [left, *((high + low) / 2 for (_, high), (low, _) in pairwise(columns)), right]
    ys = sorted({rule.at for rule in [*rules, *inner]})
    pieces = [part for band in bands for row in band for part in row]
    down = [
        Rule(x, top, bottom)
        for x in xs
        for top, bottom in pairwise(ys)
        if x in (left, right) or not any(_crosses(part, x, top, bottom) for part in pieces)
    ]
    grid = max(find_grids([*rules, *inner], down, tolerance=1.0), key=lambda g: len(g.cells), default=None)
    if grid is not None and len(grid.xs) == len(columns) + 1:
        grid.extents = columns
    return grid


def _columns(parts: Sequence[Line]) -> list[Span]:
    columns: list[Span] = []
    for part in sorted(parts, key=lambda p: p.x0):
        if columns and part.x0 < columns[-1][1] + _LEAST_GUTTER * part.size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], part.x1))
        else:
            columns.append((part.x0, part.x1))
    return columns


def _crosses(part: Line, x: float, top: float, bottom: float) -> bool:
    margin = _INSIDE * part.size
    return part.x0 < x - margin and part.x1 > x + margin and top < (part.top + part.bottom) / 2 < bottom
