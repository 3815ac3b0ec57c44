"""Takes the ink of a page; gives the rules of a table that is drawn in dashes or dots, and their ink.

A column of dashes is a rule where it is thin, its pieces are alike, and it ends on rows of dashes at both ends: leaders
of dots in a form, hyphens and the feet of letters do not. Grids are left to pdf/tables.py.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.readers.pdf.tables import Rule, join_rules
from extractors.readers.scan.rules import Mask, long_runs, rules_of, spread

_STEP = 2  # pixels of the page to one that is looked at
_THICKEST = 4  # a run across the rule of so many is a letter
_GAP = 6  # between two dashes
_LEAST_ACROSS, _LEAST_DOWN = 55, 32  # a narrow column, a row of one line
_MEETS = 9.0  # pixels of the page between a rule's end and the rule that it ends on
_LEAST_PIECES = 4
_LEAST_COLUMNS = 3  # rules down
_LEAST_INK = 0.42  # of the table's width: no line of text in cells has so much
_ALIKE = 0.6  # of the pieces are of one length
_SPREAD = 0.55  # or their spread over their mean
_FULLEST, _EMPTIEST = 0.94, 0.12  # share of ink along a row of dashes


def find_dashed(ink: Mask, *, tolerance: float) -> tuple[list[Rule], list[Rule], Mask]:
    """Rules across and down of a table that is drawn in dashes or dots as a whole, and the mask of their ink."""
    mask = np.zeros_like(ink)
    small = _reduced(ink)
    rows = join_rules(_candidates(small, _LEAST_ACROSS), tolerance)
    if not rows:
        return [], [], mask
    columns = join_rules(_candidates(small.T, _LEAST_DOWN), tolerance)
    columns = [rule for rule in columns if _ends_on(rule, rows) == 2]
    if len(columns) < _LEAST_COLUMNS:
        return [], [], mask
    rows = _rows_between(ink, columns)
    for rule in rows:
        mask[_band(rule, 2)] = ink[_band(rule, 2)]  # dots under letters stand close above
    for rule in columns:
        mask.T[_band(rule, 3)] = ink.T[_band(rule, 3)]
    return rows, columns, mask


def _rows_between(ink: Mask, columns: Sequence[Rule]) -> list[Rule]:
    """The rules across from the first column to the last: where more of the width is ink than in any line of text."""
    left, right = min(rule.at for rule in columns), max(rule.at for rule in columns)
    top, bottom = min(rule.low for rule in columns), max(rule.high for rule in columns)
    first = max(0, int(top - _MEETS))
    inside = ink[first : int(bottom + _MEETS), int(left) : int(right) + 1]
    share = (inside[:-1] | inside[1:]).mean(axis=1)
    marked = np.flatnonzero(share >= _LEAST_INK)
    groups = np.split(marked, np.flatnonzero(np.diff(marked) > _THICKEST) + 1)
    return [Rule(first + 0.5 + float(group.mean()), left, right) for group in groups if len(group)]


def _reduced(ink: Mask) -> Mask:
    """Half as wide and high; a dot of one pixel stays."""
    even = ink[: len(ink) // 2 * 2, : ink.shape[1] // 2 * 2]
    return even[::2, ::2] | even[1::2, ::2] | even[::2, 1::2] | even[1::2, 1::2]


def _band(rule: Rule, reach: int) -> tuple[slice, slice]:
    start = max(0, int(rule.at) - reach + 1)
    return slice(start, int(rule.at) + reach), slice(int(rule.low), int(rule.high) + 1)


def _candidates(ink: Mask, least: int) -> list[Rule]:
    """Thin rows of equal pieces; `ink` is turned so that rules lie across."""
    thin = ink & ~long_runs(ink, _THICKEST, 0)
    closed = _closed(spread(thin, 0), _GAP)
    rules = rules_of(long_runs(closed, least, 1), _THICKEST + 2)
    found = [rule for rule in rules if _is_dashed(thin, rule)]
    return [Rule(rule.at * _STEP, rule.low * _STEP, rule.high * _STEP) for rule in found]


def _closed(lines: Mask, gap: int) -> Mask:
    """Gaps of up to so many pixels along each row filled."""
    grown = _window(lines, gap) > 0
    filled: Mask = _window(~grown, gap) == 0
    return filled


def _window(lines: Mask, reach: int) -> NDArray[np.int32]:
    """How many of the pixels up to `reach` to both sides are set."""
    half = reach // 2 + 1
    sums = np.cumsum(np.pad(lines, ((0, 0), (half + 1, half))), axis=1, dtype=np.int32)
    counted: NDArray[np.int32] = sums[:, 2 * half + 1 :] - sums[:, : -2 * half - 1]
    return counted


def _is_dashed(thin: Mask, rule: Rule) -> bool:
    rows, columns = _band(rule, 2)
    line = thin[rows, columns].any(axis=0)
    share = float(line.mean())
    if not _EMPTIEST <= share <= _FULLEST:
        return False
    steps = np.diff(np.concatenate([[0], line.astype(np.int8), [0]]))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    if len(starts) < _LEAST_PIECES:
        return False
    lengths, gaps = (ends - starts)[1:-1], (starts[1:] - ends[:-1])
    return all(_are_alike(part) for part in (lengths, gaps))


def _are_alike(lengths: NDArray[np.intp]) -> bool:
    """Whether most are of one length, give or take a pixel: letters that touch the rule change a few."""
    if not len(lengths):
        return False
    usual = float(np.median(lengths))
    near = float((np.abs(lengths - usual) <= 0.3 * usual + 1).mean()) >= _ALIKE
    return near or float(lengths.std()) <= _SPREAD * float(lengths.mean()) + 0.8


def _ends_on(rule: Rule, others: Sequence[Rule]) -> int:
    """At how many of its two ends other rules cross it."""
    crossing = [other.at for other in others if other.low - _MEETS <= rule.at <= other.high + _MEETS]
    return sum(any(abs(at - end) <= _MEETS for at in crossing) for end in (rule.low, rule.high))
