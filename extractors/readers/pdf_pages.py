"""Takes a page of PDFium; gives its characters' boxes, sizes and weight in points from the top left, as shown.

The crop box and the page's rotation are reckoned in. What the characters say is left to pdf.py.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box
from extractors.readers.pdf_extras import Written, draw_in_what_was_written

_FOUR = tuple(ctypes.c_double() for _ in range(4))  # left, top, right, bottom: reused, one process reads one file
_FOUR_REFS = tuple(ctypes.byref(value) for value in _FOUR)
_CHAR_REFS = (_FOUR_REFS[0], _FOUR_REFS[2], _FOUR_REFS[3], _FOUR_REFS[1])  # left, right, bottom, top
_MATRIX = pdfium_c.FS_MATRIX()
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
    _asked: tuple[int, int] = (0, -1)
    _boxes: list[Box] = field(default_factory=list)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return _transformed(self.to_upright, left, bottom, right, top)

    def as_shown(self, box: Box) -> Box:
        """An upright box where it stands on the page as shown."""
        if self.to_upright == self.to_display:
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
        raw = self.text_page.raw
        boxes = []
        left, top, right, bottom = _FOUR
        for i in range(pdfium_c.FPDFText_CountRects(raw, start, count)):
            pdfium_c.FPDFText_GetRect(raw, i, *_FOUR_REFS)
            boxes.append(self.box(left.value, bottom.value, right.value, top.value))
        self._asked, self._boxes = (start, count), boxes
        return boxes

    def size(self, index: int) -> float:
        """Type size in points, as shown."""
        raw = self.text_page.raw
        pdfium_c.FPDFText_GetMatrix(raw, index, _MATRIX)
        scale = math.hypot(_MATRIX.c, _MATRIX.d) or 1.0
        size: float = scale * pdfium_c.FPDFText_GetFontSize(raw, index)
        return max(1.0, min(200.0, size))

    def char_box(self, index: int) -> Box:
        left, top, right, bottom = _FOUR
        pdfium_c.FPDFText_GetCharBox(self.text_page.raw, index, *_CHAR_REFS)
        return self.box(left.value, bottom.value, right.value, top.value)

    def baseline(self, index: int) -> float:
        x, y = _FOUR[0], _FOUR[1]
        pdfium_c.FPDFText_GetCharOrigin(self.text_page.raw, index, x, y)
        return self.box(x.value, y.value, x.value, y.value)[1]

    def is_bold(self, index: int) -> bool:
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
    turns = [-round(math.degrees(angle) / 90) * 90 % 360 for angle in angles if angle >= 0]
    return max(turns, key=turns.count) if turns else otherwise
