"""Takes text and a column's width; gives how many lines the text needs there, set in Times New Roman."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Advance widths of Times New Roman in thousandths of its size; a digit, Excel's unit of width, is 500.
_WIDTHS = {
    char: width
    for chars, width in (
        ("ijlt/.,:;| \u00a0", 278),
        ("fr()[]-I!'", 333),
        ("s“”", 444),
        ("acez?", 444),
        ("EFLPSTZ", 611),
        ("ABCRVYXKNDGHOQU", 722),
        ("mw%", 833),
        ("MW@—…", 1000),
    )
    for char in chars
}
DIGIT = 500
CAPITAL = 722
SLACK = 0.95  # a cell's padding, bold letters, and the rounding of widths to pixels


@lru_cache(maxsize=5_000)  # asked once to shorten a text, once for the height of its row
def lines_needed(text: str, width: float) -> int:
    """Lines of wrapped text in a column `width` digits wide; at least one."""
    return sum(_wrapped(line, width * DIGIT * SLACK) for line in text.split("\n")) if text else 1


def _wrapped(line: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in line.split():
        size = _size(word)
        gap = _WIDTHS[" "] if used else 0
        if used and used + gap + size > room:
            lines, used, gap = lines + 1, 0.0, 0
        broken = int((size - 1) // room) if size > room else 0
        lines += broken
        used += gap + size - broken * room
    return lines


@lru_cache(maxsize=50_000)  # papers say the same words again and again
def _size(word: str) -> float:
    return sum(_advance(char) for char in unicodedata.normalize("NFC", word))


@lru_cache(maxsize=2_000)
def _advance(char: str) -> int:
    base = unicodedata.normalize("NFD", char)[0]
    return _WIDTHS.get(base, CAPITAL if base.isupper() else DIGIT)
