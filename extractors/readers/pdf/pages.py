"""Takes a page of PDFium; gives its characters' boxes, sizes and weight in points from the top left, as shown.

The crop box and the page's rotation are reckoned in. What the characters say is left to pdf.py.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from math import degrees, hypot

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box
from extractors.readers.pdf.calls import (
    AT_FOUR,
    AT_MATRIX,
    FOUR,
    MATRIX,
    address_of,
    count_rects,
    get_char_box,
    get_char_matrix,
    get_char_origin,
    get_font,
    get_rect,
    get_text_object,
    get_type_size,
)
from extractors.readers.pdf.extras import Written, draw_in_what_was_written

_LEFT, _TOP, _RIGHT, _BOTTOM = AT_FOUR
_NAME = ctypes.create_string_buffer(128)
_FLAGS = ctypes.c_int()
_PROBES = 9  # characters whose direction is looked at
Affine = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class OpenPage:
    """One page of PDFium with its text. Boxes are upright: in points from the top left, with the text horizontal.

    Where text runs up or down the page as it is shown, `as_shown` leads from the upright box to the page's own.
    """

    page: pdfium.PdfPage
    text_page: pdfium.PdfTextPage
    to_upright: Affine
    to_display: Affine
    width: float  # upright
    height: float
    own: int = 0  # characters of the page itself, before those of forms, notes and signatures drawn into it
    objects: int = 0  # of the page itself
    written: list[Written] = field(default_factory=list)  # values of form fields that are not drawn
    text_address: int = field(init=False)  # of the page's text, for pdf/calls.py
    _shift: tuple[float, float] | None = field(init=False)  # all that leads to upright; None on a page that is turned
    _is_turned: bool = field(init=False)
    _asked: tuple[int, int] = (0, -1)
    _boxes: list[Box] = field(default_factory=list)
    _is_bold_font: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text_address = address_of(self.text_page.raw)
        self._shift = self.to_upright[4:] if self.to_upright[:4] == (1.0, 0.0, 0.0, -1.0) else None
        self._is_turned = self.to_upright != self.to_display

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        if self._shift is not None and left <= right and bottom <= top:
            x, y = self._shift
            return left + x, y - top, right + x, y - bottom
        return _transformed(self.to_upright, left, bottom, right, top)

    def as_shown(self, box: Box) -> Box:
        """An upright box where it stands on the page as shown."""
        if not self._is_turned:
            return box
        a, b, c, d, e, f = self.to_upright
        turn = a * d - b * c  # 1 or -1
        back = (d / turn, -b / turn, -c / turn, a / turn, (c * f - d * e) / turn, (b * e - a * f) / turn)
        return _transformed(self.to_display, *_transformed(back, *box))

    def rect_boxes(self, start: int, count: int) -> list[Box]:
        """Boxes of the text objects that hold the characters, in the order of the text.

        The last answer is kept: a stretch is asked for where it may be cut, and once more where it was not.
        """
        if self._asked == (start, count):
            return self._boxes
        boxes = []
        address, shift = self.text_address, self._shift
        for i in range(count_rects(address, start, count)):
            get_rect(address, i, _LEFT, _TOP, _RIGHT, _BOTTOM)
            left, top, right, bottom = FOUR[:]
            if shift is not None:  # as in `box`, without a call: every line comes here
                boxes.append((left + shift[0], shift[1] - top, right + shift[0], shift[1] - bottom))
            else:
                boxes.append(_transformed(self.to_upright, left, bottom, right, top))
        self._asked, self._boxes = (start, count), boxes
        return boxes

    def size(self, index: int) -> float:
        """Type size in points, as shown."""
        get_char_matrix(self.text_address, index, AT_MATRIX)
        scale = hypot(MATRIX[2], MATRIX[3]) or 1.0
        size: float = scale * get_type_size(self.text_address, index)
        return size if 1.0 <= size <= 200.0 else max(1.0, min(200.0, size))

    def char_box(self, index: int) -> Box:
        get_char_box(self.text_address, index, _LEFT, _RIGHT, _BOTTOM, _TOP)
        left, top, right, bottom = FOUR[:]
        return self.box(left, bottom, right, top)

    def baseline(self, index: int) -> float:
        get_char_origin(self.text_address, index, _LEFT, _TOP)
        if self._shift is not None:
            return self._shift[1] - FOUR[1]
        return self.box(FOUR[0], FOUR[1], FOUR[0], FOUR[1])[1]

    def is_bold(self, index: int) -> bool:
        """By the character's font, which is asked once."""
        item = get_text_object(self.text_address, index)
        font = get_font(item) if item else None
        if font is None:
            return self._says_bold(index)
        known = self._is_bold_font.get(font)
        if known is None:
            known = self._is_bold_font[font] = self._says_bold(index)
        return known

    def _says_bold(self, index: int) -> bool:
        length = pdfium_c.FPDFText_GetFontInfo(self.text_page.raw, index, _NAME, len(_NAME), _FLAGS)
        if not 0 < length <= len(_NAME):
            return False
        name = _NAME.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name or bool(_FLAGS.value & 0x40000)


def _transformed(matrix: Affine, x0: float, y0: float, x1: float, y1: float) -> Box:
    a, b, c, d, e, f = matrix
    left, right = a * x0 + c * y0 + e, a * x1 + c * y1 + e
    top, bottom = b * x0 + d * y0 + f, b * x1 + d * y1 + f
    return (min(left, right), min(top, bottom), max(left, right), max(top, bottom))


def open_page(document: pdfium.PdfDocument, number: int) -> OpenPage:
    """A page (from 1) with its text; raises PdfiumError where it cannot be loaded."""
    page = document[number - 1]
    text_page = page.get_textpage()
    own, objects = text_page.count_chars(), pdfium_c.FPDFPage_CountObjects(page.raw)
    written = draw_in_what_was_written(page)
    if written is not None:
        text_page.close()
        page.close()
        page = document[number - 1]
        text_page = page.get_textpage()
    left, bottom, right, top = page.get_cropbox()
    ml, mb, mr, mt = page.get_mediabox()
    edges = (max(left, ml), max(bottom, mb), min(right, mr), min(top, mt))
    shown = page.get_rotation()
    upright = _text_direction(text_page, shown)
    width, height = page.get_size()
    if (upright - shown) % 180:
        width, height = height, width
    return OpenPage(
        page, text_page, _turned(upright, edges), _turned(shown, edges), width, height, own, objects, written or []
    )


def _turned(rotation: int, edges: Box) -> Affine:
    """From PDF coordinates (origin bottom left) to points from the top left of the page turned clockwise."""
    left, bottom, right, top = edges
    match rotation:
        case 90:
            return (0.0, 1.0, 1.0, 0.0, -bottom, -left)
        case 180:
            return (-1.0, 0.0, 0.0, 1.0, right, -bottom)
        case 270:
            return (0.0, -1.0, -1.0, 0.0, top, right)
        case _:
            return (1.0, 0.0, 0.0, -1.0, -left, top)


def _text_direction(text_page: pdfium.PdfTextPage, otherwise: int) -> int:
    """The rotation (0, 90, 180, 270) at which most of the text stands upright."""
    count = text_page.count_chars()
    angles = [
        pdfium_c.FPDFText_GetCharAngle(text_page.raw, count * probe // _PROBES) for probe in range(_PROBES) if count
    ]
    turns = [-round(degrees(angle) / 90) * 90 % 360 for angle in angles if angle >= 0]
    return max(turns, key=turns.count) if turns else otherwise
