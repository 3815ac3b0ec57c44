"""Takes the words of a page and the page without its blue ink; gives the words, lines under a pen read once more.

A stroke of the pen through a line spoils its words. Print may be blue too: a line is only changed for a surer one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.readers.pdf.tables import Grid
from extractors.readers.scan.rules import Grey
from extractors.readers.scan.words import Word, read_line, read_lost_lines, without_tables, worth

_LEAST_PEN = 40  # pixels: less is a coloured speck
_PRINT = 0.5  # no word of a signature is so sure
_DARKER = 40  # grey values that blue ink is darker than what is left without it


def read_under_pens(words: Sequence[Word], grey: Grey, black: Grey, grids: Sequence[Grid]) -> list[Word]:
    """The words of `grey`, in each line that holds blue ink the better of two readings; and lines that it hid."""
    pen = grey < black.astype(np.int16) - _DARKER
    if np.count_nonzero(pen) < _LEAST_PEN:
        return list(words)
    by_line: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    found: list[Word] = []
    for line, group in by_line.items():
        box = _box_of(group)
        if np.count_nonzero(pen[box[1] : box[3], box[0] : box[2]]) >= _LEAST_PEN:
            group = _better(group, read_line(black, box, line))
        found.extend(group)
    return [*found, *read_lost_lines(without_tables(black, grids), found)]


def _better(words: list[Word], again: list[Word]) -> list[Word]:
    """The second reading where it is surer and more than a letter; none where both are a scrawl."""
    if not any(len(word.text) > 1 for word in again) or worth(again) <= 0:
        return words if any(word.sure >= _PRINT for word in words) else []
    return max(words, again, key=worth)


def _box_of(words: Sequence[Word]) -> tuple[int, int, int, int]:
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    return max(0, int(x0)), max(0, int(top)), int(max(w.x1 for w in words)) + 1, int(max(w.bottom for w in words)) + 1
