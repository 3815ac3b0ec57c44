"""Takes a grey page image; gives its ruling lines. Leaves grids to pdf/tables.py and words to scan.py."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.readers.pdf.tables import Grid, Rule, join_rules

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

DOTS = 200  # per inch: the resolution that pages are read at
PAPER_TO_INK = 60  # grey values that the faintest ink is darker than the paper
_ACROSS_RUN = 0.27  # inch: a dark run this long across is a rule, no letter
_DOWN_RUN = 0.24  # higher than any letter of body text
_LONG = 1.5  # inch: no stroke of a letter or a seal is as straight for so long
_THICK = 0.04  # inch: thicker runs are bars or pictures


def ink_level(grey: Grey) -> int:
    """Grey value under which a pixel is ink, from the page's own white."""
    return int(np.clip(np.median(grey[::8, ::8]) - PAPER_TO_INK, 60, 190))


def find_rules(grey: Grey, dots: int) -> tuple[list[Rule], list[Rule], Mask]:
    """Rules across and down in pixels, and the mask of their ink. `dots` is the resolution per inch."""
    ink = grey < ink_level(grey)
    across_mask = long_runs(spread(ink, 0), int(_ACROSS_RUN * dots), 1)
    down_mask = long_runs(spread(ink, 1), int(_DOWN_RUN * dots), 0)
    thick = max(3, int(_THICK * dots))
    across = list(rules_of(across_mask, thick))
    down = list(rules_of(down_mask.T, thick))
    return across, down, across_mask | down_mask


def without_strokes(
    across: list[Rule], down: list[Rule], *, tolerance: float, dots: int
) -> tuple[list[Rule], list[Rule]]:
    """The rules without what only looks like one: arcs of a seal, strokes of large letters.

    A table's rules begin or end on one another; strokes hang free. Its rules across go over several columns.
    """
    across, down = join_rules(across, tolerance), join_rules(down, tolerance)
    long = [rule for rule in across if rule.high - rule.low >= _LONG * dots]
    down = [rule for rule in down if _ends_on(rule, long, tolerance)]
    short = [rule for rule in across if rule.high - rule.low < _LONG * dots and _ends_on(rule, down, tolerance)]
    return [*long, *short], down


def _ends_on(rule: Rule, others: list[Rule], tolerance: float) -> bool:
    return any(
        min(abs(rule.low - other.at), abs(rule.high - other.at)) <= tolerance
        and other.low - tolerance <= rule.at <= other.high + tolerance
        for other in others
    )


def without_rules(grey: Grey) -> Grey:
    """The page with every long dark run painted white."""
    _, _, mask = find_rules(grey, DOTS)
    clean = grey.copy()
    clean[spread(spread(mask, 0), 1)] = int(np.median(grey[::8, ::8]))
    return clean


def without_edges(grey: Grey, mask: Mask, grid: Grid, tolerance: int) -> Grey:
    """The page with the rules of a grid painted white; dark runs elsewhere are letters and stay."""
    near = np.zeros_like(mask)
    top, bottom, left, right = int(grid.ys[0]), int(grid.ys[-1]) + 1, int(grid.xs[0]), int(grid.xs[-1]) + 1
    for x in grid.xs:
        near[max(0, top - tolerance) : bottom + tolerance, max(0, int(x) - tolerance) : int(x) + tolerance + 1] = True
    for y in grid.ys:
        near[max(0, int(y) - tolerance) : int(y) + tolerance + 1, max(0, left - tolerance) : right + tolerance] = True
    clean = grey.copy()
    clean[spread(spread(mask & near, 0), 1)] = int(np.median(grey[::8, ::8]))
    return clean


def spread(mask: Mask, axis: int) -> Mask:
    spread = mask.copy()
    ahead: list[slice] = [slice(None), slice(None)]
    back: list[slice] = [slice(None), slice(None)]
    ahead[axis], back[axis] = slice(1, None), slice(None, -1)
    spread[tuple(ahead)] |= mask[tuple(back)]
    spread[tuple(back)] |= mask[tuple(ahead)]
    return spread


def long_runs(ink: Mask, length: int, axis: int) -> Mask:
    """Pixels that lie in a run of ink of at least `length` along `axis`; holes of two pixels are bridged."""
    lines = ink if axis == 1 else ink.T
    lines = lines | _bridged(lines)
    padded = np.zeros((lines.shape[0], lines.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = lines
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    keep = ends - starts >= length
    marks = np.zeros((lines.shape[0], lines.shape[1] + 1), dtype=np.int16)
    np.add.at(marks, (rows[keep], starts[keep]), 1)
    np.add.at(marks, (rows[keep], ends[keep]), -1)
    runs: Mask = np.cumsum(marks, axis=1)[:, :-1] > 0
    return runs if axis == 1 else runs.T


def _bridged(lines: Mask) -> Mask:
    bridged = np.zeros_like(lines)
    bridged[:, 1:-1] = lines[:, :-2] & lines[:, 2:]
    bridged[:, 1:-2] |= lines[:, :-3] & lines[:, 3:]
    bridged[:, 2:-1] |= lines[:, :-3] & lines[:, 3:]
    return bridged


def rules_of(mask: Mask, thick: int) -> Iterator[Rule]:
    """Runs on neighbouring rows as one rule; what is thicker than a rule is left out."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    open_runs: list[list[int]] = []  # first row, last row, low, high
    for row, low, high in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        for run in [run for run in open_runs if run[1] < row - 2]:
            open_runs.remove(run)
            yield from _as_rule(run, thick)
        for run in open_runs:
            if low <= run[3] and high >= run[2]:
                run[1], run[2], run[3] = row, min(run[2], low), max(run[3], high)
                break
        else:
            open_runs.append([row, row, low, high])
    for run in open_runs:
        yield from _as_rule(run, thick)


def _as_rule(run: list[int], thick: int) -> Iterator[Rule]:
    first, last, low, high = run
    if last - first < thick + (high - low) * 0.008:
        yield Rule((first + last) / 2, low, high)
