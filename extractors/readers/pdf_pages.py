"""Takes a page of PDFium; gives its characters' boxes, sizes and weight in points from the top left, as shown.

The crop box and the page's rotation are reckoned in. What the characters say is left to pdf.py.
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box

_FOUR = tuple(ctypes.c_double() for _ in range(4))  # left, top, right, bottom: reused, one process reads one file
_FOUR_REFS = tuple(ctypes.byref(value) for value in _FOUR)
_CHAR_REFS = (_FOUR_REFS[0], _FOUR_REFS[2], _FOUR_REFS[3], _FOUR_REFS[1])  # left, right, bottom, top
_MATRIX = pdfium_c.FS_MATRIX()
_NAME = ctypes.create_string_buffer(128)
_FLAGS = ctypes.c_int()


@dataclass(slots=True)
class OpenPage:
    """One page of PDFium with its text; `to_display` turns its coordinates to points from the top left as shown."""

    page: pdfium.PdfPage
    text_page: pdfium.PdfTextPage
    to_display: tuple[float, float, float, float, float, float]
    width: float
    height: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        a, b, c, d, e, f = self.to_display
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0, y1 = b * left + d * bottom + f, b * right + d * top + f
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def rect_boxes(self, start: int, count: int) -> list[Box]:
        """Boxes of the text objects that hold the characters, in the order of the text."""
        raw = self.text_page.raw
        boxes = []
        left, top, right, bottom = _FOUR
        for i in range(pdfium_c.FPDFText_CountRects(raw, start, count)):
            pdfium_c.FPDFText_GetRect(raw, i, *_FOUR_REFS)
            boxes.append(self.box(left.value, bottom.value, right.value, top.value))
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


def open_page(document: pdfium.PdfDocument, number: int) -> OpenPage:
    page = document[number - 1]
    left, bottom, right, top = page.get_cropbox()
    ml, mb, mr, mt = page.get_mediabox()
    left, bottom, right, top = max(left, ml), max(bottom, mb), min(right, mr), min(top, mt)
    match page.get_rotation():
        case 90:
            to_display = (0.0, 1.0, 1.0, 0.0, -bottom, -left)
        case 180:
            to_display = (-1.0, 0.0, 0.0, 1.0, right, -bottom)
        case 270:
            to_display = (0.0, -1.0, -1.0, 0.0, top, right)
        case _:
            to_display = (1.0, 0.0, 0.0, -1.0, -left, top)
    return OpenPage(page, page.get_textpage(), to_display, page.get_width(), page.get_height())
