"""Takes a page of PDFium whose stream is out of order; gives its lines by the place of each letter alone.

Printer drivers draw letter by letter, by font, without spaces; form fillers draw number and date last. Words are told
by gaps, lines by baselines. Whether a page needs this is decided in pdf/lines.py.
"""

from __future__ import annotations

import ctypes
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium_c

from extractors.layout import Segment
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.lines import ASCENT, DESCENT, HYPHENS, INVISIBLE, Places
from extractors.readers.pdf.pages import OpenPage
from extractors.readers.pdf.tables import Grid

_SPACE = 0.15  # of the type size: a wider gap between two letters is a space
_DRAWN_SPACE = 0.05
_COLUMN_GAP = 0.6  # of the type size
_LEAST_SPREAD = 8  # letters of a row whose usual gap is taken
_INSIDE_WORDS = 0.35  # of the gaps of a row, at least, lie inside words
_WIDEST_SPREAD = 0.5  # of the type size
_EVEN = 1.35  # between the narrowest and the widest space of a justified line
_SAME_ROW = 0.12  # of the type size
_SAME_TYPE = 1.25  # between the smallest and the largest type of one row
_SIZES = 4  # types on one baseline that are kept apart
_TWICE = 0.2  # of the type size: the same letter again, so near, is weight put on by hand
_FILLERS = frozenset(".…_·‥")  # what a form leaves to write on
_BOX = pdfium_c.FS_RECTF()
_BOX_REF = ctypes.byref(_BOX)


@dataclass(slots=True)
class _Glyph:
    """A letter with the marks drawn on it; upright, in points from the top left."""

    text: str
    index: int
    x0: float
    x1: float
    baseline: float
    size: float


def lines_by_place(
    page: OpenPage, number: int, text: str, grids: Sequence[Grid], places: dict[tuple[int, int], Places]
) -> list[Line]:
    """Lines of a page, each cut where cells or columns end; `places` takes the position of each of its letters."""
    lines: list[Line] = []
    for row in _rows(list(_read_glyphs(page, text))):
        for run in _runs(row, grids):
            line, positions = _make_line(page, number, run)
            places[(number, run[0].index)] = positions
            lines.append(line)
    return lines


def _read_glyphs(page: OpenPage, text: str) -> Iterator[_Glyph]:
    raw = page.text_page.raw
    last: _Glyph | None = None
    for i, char in enumerate(text):
        if char in INVISIBLE or char == "\n" or pdfium_c.FPDFText_IsGenerated(raw, i) == 1:
            continue
        if last is not None and unicodedata.combining(char):
            last.text += char
            last.x1 = max(last.x1, _end_of_mark(page, i, last))
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, i, _BOX_REF):
            continue
        size = page.size(i)
        x0, _, x1, _ = page.box(_BOX.left, _BOX.bottom, _BOX.right, _BOX.top)
        if not 0 < x1 - x0 < 2.5 * size:
            x0, _, x1, _ = page.char_box(i)
        if char in HYPHENS:
            char = "-"
        glyph = _Glyph(" " if char.isspace() else char, i, x0, x1, page.baseline(i), size)
        if glyph.text != " ":
            last = glyph
        yield glyph


def _end_of_mark(page: OpenPage, index: int, letter: _Glyph) -> float:
    """Where a mark ends that stands behind its letter, as VNI's do in fonts that know nothing of them."""
    if not pdfium_c.FPDFText_GetLooseCharBox(page.text_page.raw, index, _BOX_REF):
        return letter.x1
    x0, _, x1, _ = page.box(_BOX.left, _BOX.bottom, _BOX.right, _BOX.top)
    return x1 if abs(x0 - letter.x1) < _TWICE * letter.size else letter.x1


def _rows(glyphs: list[_Glyph]) -> list[list[_Glyph]]:
    """Letters on one baseline, from the left; what is drawn twice, and dots written over, are taken out."""
    rows: list[list[_Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.baseline):
        row = next((row for row in rows[-_SIZES:] if _is_same_row(row[-1], glyph)), None)
        if row is None:
            rows.append([glyph])
        else:
            row.append(glyph)
    return [_without_doubles(sorted(row, key=lambda g: (g.x0, g.index))) for row in rows]


def _is_same_row(last: _Glyph, glyph: _Glyph) -> bool:
    """Whether a letter stands on the row's baseline in a type of about its size: a stamp over text is a row apart."""
    if glyph.baseline - last.baseline > _SAME_ROW * min(glyph.size, last.size):
        return False
    return max(glyph.size, last.size) < _SAME_TYPE * min(glyph.size, last.size)


def _without_doubles(row: list[_Glyph]) -> list[_Glyph]:
    kept: list[_Glyph] = []
    for glyph in row:
        twin = next((g for g in kept[-3:] if g.text == glyph.text and abs(g.x0 - glyph.x0) < _TWICE * g.size), None)
        if twin is None or glyph.text == " ":
            kept.append(glyph)
    written = [g for g in kept if g.text not in _FILLERS and g.text != " "]
    starts = [g.x0 for g in written]
    return [g for g in kept if g.text not in _FILLERS or not _is_covered(g, written, starts)]


def _is_covered(dot: _Glyph, written: Sequence[_Glyph], starts: Sequence[float]) -> bool:
    """Whether a letter stands on a dot."""
    middle = (dot.x0 + dot.x1) / 2
    place = bisect_right(starts, middle) - 1
    return place >= 0 and middle < written[place].x1


def _runs(row: list[_Glyph], grids: Sequence[Grid]) -> Iterator[list[_Glyph]]:
    """Stretches of a row that stand together; drawn spaces count as gaps only where they lie between letters."""
    letters = [glyph for glyph in row if glyph.text != " "]
    if not letters:
        return
    spaces = [(glyph.x0 + glyph.x1) / 2 for glyph in row if glyph.text == " "]
    spread = _spread(letters)
    column_gap = _column_gap(letters, spread)
    run = [letters[0]]
    for before, glyph in pairwise(letters):
        gap = glyph.x0 - before.x1
        drawn = bisect_right(spaces, before.x0) < bisect_left(spaces, glyph.x1)
        is_space = gap > (spread + (_DRAWN_SPACE if drawn else _SPACE)) * glyph.size
        if gap > column_gap * glyph.size or (is_space and _is_cell_end(before, glyph, grids)):
            yield run
            run = [glyph]
            continue
        if is_space:
            run.append(_Glyph(" ", -1, before.x1, glyph.x0, glyph.baseline, glyph.size))
        run.append(glyph)
    yield run


def _spread(letters: Sequence[_Glyph]) -> float:
    """The gap inside words in parts of the type size: 0, more where a heading is spaced out."""
    if len(letters) < _LEAST_SPREAD:
        return 0.0
    gaps = sorted((b.x0 - a.x1) / b.size for a, b in pairwise(letters))
    return max(0.0, min(_WIDEST_SPREAD, gaps[int(_INSIDE_WORDS * len(gaps))]))


def _column_gap(letters: Sequence[_Glyph], spread: float) -> float:
    """The gap, in parts of the type size, at which a row falls into pieces: more where its spaces are stretched."""
    gaps = sorted((b.x0 - a.x1) / b.size for a, b in pairwise(letters) if b.x0 - a.x1 > (spread + _SPACE) * b.size)
    is_justified = len(gaps) > 3 and gaps[-2] < _EVEN * gaps[0]
    return max(_COLUMN_GAP + spread, _EVEN * gaps[-2]) if is_justified else _COLUMN_GAP + spread


def _is_cell_end(before: _Glyph, after: _Glyph, grids: Sequence[Grid]) -> bool:
    for grid in grids:
        first = grid.cell_at((before.x0 + before.x1) / 2, before.baseline - 0.3 * before.size)
        second = grid.cell_at((after.x0 + after.x1) / 2, after.baseline - 0.3 * after.size)
        if first != second and first is not None and second is not None:
            return True
    return False


def _make_line(page: OpenPage, number: int, run: list[_Glyph]) -> tuple[Line, Places]:
    letters: list[str] = []
    places: list[int] = []
    for glyph in run:
        whole = unicodedata.normalize("NFC", glyph.text)
        letters.append(whole)
        places.extend([glyph.index] * len(whole))
    first, last = run[0], run[-1]
    text = "".join(letters)
    top, bottom = first.baseline - ASCENT * first.size, first.baseline + DESCENT * first.size
    x0, x1 = first.x0, max(glyph.x1 for glyph in run)
    segment = Segment(0, len(text), number, page.as_shown((x0, top, x1, bottom)), first.index)
    line = Line(
        text=text,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        baseline=first.baseline,
        size=first.size,
        page=number,
        segments=(segment,),
        bold=page.is_bold(first.index) and page.is_bold(last.index),
    )
    return line, tuple(places)
