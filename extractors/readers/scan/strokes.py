"""Takes a grey page and the words read on it; says how thick each word's strokes are, from which bold type is told.

Where lines begin and end is left to scan.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from extractors.readers.scan.rules import Grey
from extractors.readers.scan.words import Word

_INK = 0.55  # of the paper's grey value: darker is ink
_LONGEST = 9  # pixels: longer dark runs are bars of letters, no stems
_FEWEST = 9  # runs of a word that can be measured
_BOLD_LINE = 1.2  # of the usual stroke: the strokes of bold type are 1.25 to 1.6 times those of the text
_BOLD_END = 1.1


def weigh_words(grey: Grey, words: Sequence[Word]) -> list[Word]:
    """The words with their weight: mean width of their strokes over the page's usual; 0 where too short to tell."""
    if not words:
        return []
    ink = grey < _INK * float(np.median(grey[::8, ::8]))
    widths = [_stroke_width(ink[int(w.top) : int(w.bottom) + 1, int(w.x0) : int(w.x1) + 1]) for w in words]
    letters = [width for width, word in zip(widths, words, strict=True) if width for _ in word.text]
    usual = median(letters) if letters else 1.0
    return [replace(word, weight=width / usual) for width, word in zip(widths, words, strict=True)]


def _stroke_width(ink: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> float:
    """Mean length of the short dark runs across, in pixels; 0.0 where there are too few."""
    padded = np.zeros((ink.shape[0], ink.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = ink
    steps = np.diff(padded, axis=1).ravel()
    lengths = np.flatnonzero(steps == -1) - np.flatnonzero(steps == 1)
    lengths = lengths[lengths <= _LONGEST]
    return float(lengths.mean()) if len(lengths) >= _FEWEST else 0.0


def is_bold(words: Sequence[Word]) -> bool:
    """Whether a line of these words is bold as a whole: from its first word to its last."""
    known = [word for word in words if word.weight]
    if not known or min(known[0].weight, known[-1].weight) < _BOLD_END:
        return False
    letters = sum(len(word.text) for word in known)
    return sum(word.weight * len(word.text) for word in known) / letters >= _BOLD_LINE
