"""Takes a page of PDFium; gives the characters that are in the file but not to be seen on the page, and why.

White or transparent text, text in an invisible mode, in a layer that is off, too small to read, outside the page. The
page is drawn only where something is suspicious: white letters on a dark head are seen.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pypdfium2.raw as pdfium_c

from extractors.layout import Box
from extractors.readers.pdf import calls as pdf_calls
from extractors.readers.pdf.calls import AT_BOUNDS, AT_COLOUR, BOUNDS, COLOUR, Address
from extractors.readers.pdf.pages import OpenPage

SMALLEST = 2.5  # points: smaller type cannot be read on paper
_PALE = 235  # of 255, in all three colours
_FAINT = 20  # of 255: alpha below this is nothing
_CONTRAST = 28  # of 255, between ink and paper
_UNSEEN_MODES = (pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP)
_NAME = (ctypes.c_ushort * 16)()
_AT_NAME = ctypes.addressof(_NAME)
_LAYER = list(b"OC\0")
_LENGTH = ctypes.c_ulong()
_AT_LENGTH = ctypes.addressof(_LENGTH)


@dataclass(slots=True)
class _Suspects:
    """Pieces of text, by the address of their object: surely unseen, or to be looked at."""

    unseen: set[int] = field(default_factory=set)
    doubtful: dict[int, Box] = field(default_factory=dict)


def hidden_places(page: OpenPage, text: str, pieces: Iterable[tuple[Address, int]], *, has_scan: bool) -> set[int]:
    """Indices of the characters that nobody sees; the text layer of a scan is meant to be unseen.

    `pieces` are the page's text objects and how many forms deep each is.
    """
    suspects = _Suspects()
    for item, depth in pieces:
        _examine(item, suspects, depth, has_scan=has_scan)
    if suspects.doubtful:
        suspects.unseen.update(_without_contrast(page, suspects.doubtful))
    outside = _has_text_outside(page)
    if not suspects.unseen and not outside:
        return set()
    return {i for i, char in enumerate(text) if not char.isspace() and _is_hidden(page, i, suspects.unseen, outside)}


def _examine(item: Address, suspects: _Suspects, depth: int, *, has_scan: bool) -> None:
    if item is None:
        return
    if pdf_calls.get_text_mode(item) in _UNSEEN_MODES:
        if not has_scan:
            suspects.unseen.add(item)
        return
    pdf_calls.get_fill_colour(item, *AT_COLOUR)
    red, green, blue, alpha = COLOUR[:]
    pale = (red >= _PALE and green >= _PALE and blue >= _PALE) or alpha < _FAINT
    if depth == 0 and (pale or _is_in_layer(item)) and pdf_calls.get_bounds(item, *AT_BOUNDS):
        left, bottom, right, top = BOUNDS[:]
        suspects.doubtful[item] = (left, bottom, right, top)


def _is_in_layer(item: Address) -> bool:
    for number in range(pdf_calls.count_marks(item)):
        mark = pdf_calls.get_mark(item, number)
        if pdf_calls.get_mark_name(mark, _AT_NAME, ctypes.sizeof(_NAME), _AT_LENGTH) and _NAME[:3] == _LAYER:
            return True
    return False


def _without_contrast(page: OpenPage, boxes: dict[int, Box]) -> list[int]:
    """Which of the pieces leave no trace on the drawn page."""
    width, height = page.page.get_size()
    scale = 2.0 if width * height < 2_000_000 else 0.5
    picture = np.asarray(page.page.render(scale=scale, grayscale=True).to_numpy())
    if picture.ndim == 3:
        picture = picture[:, :, 0]
    rows, columns = picture.shape
    unseen = []
    for address, (left, bottom, right, top) in boxes.items():
        x0, y0, x1, y1 = page.as_shown(page.box(left, bottom, right, top))
        low, high = max(0, int(x0 * scale)), min(columns, int(x1 * scale) + 1)
        above, below = max(0, int(y0 * scale)), min(rows, int(y1 * scale) + 1)
        cut = picture[above:below, low:high]
        if cut.size == 0 or int(cut.max()) - int(cut.min()) < _CONTRAST:
            unseen.append(address)
    return unseen


def _has_text_outside(page: OpenPage) -> bool:
    boxes = page.rect_boxes(0, page.text_page.count_chars())
    return any([0 < box[3] - box[1] < SMALLEST or _is_outside(page, box) for box in boxes])


def _is_outside(page: OpenPage, box: Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return not (-1 <= x <= page.width + 1 and -1 <= y <= page.height + 1)


def _is_hidden(page: OpenPage, index: int, unseen: set[int], outside: bool) -> bool:
    if unseen and pdf_calls.get_text_object(page.text_address, index) in unseen:
        return True
    return outside and (page.size(index) < SMALLEST or _is_outside(page, page.char_box(index)))


def sample(text: str, places: Sequence[int]) -> str:
    """What the hidden characters say, for the reviewer."""
    letters: list[str] = []
    for before, place in zip([None, *places], places, strict=False):
        if before is not None and place > before + 1:
            letters.append(" ")
        letters.append(text[place])
    return "".join(letters)
