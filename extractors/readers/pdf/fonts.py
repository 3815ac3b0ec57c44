"""Takes a page of PDFium with its text; gives the text with old fonts decoded and odd characters mended in place.

Every character keeps its index, by which the lines find their boxes. PDFium is asked for fonts only where the text
holds a letter that Vietnamese has not.
"""

from __future__ import annotations

import ctypes
from itertools import groupby

import pypdfium2.raw as pdfium_c

from extractors.readers.pdf.pages import OpenPage
from extractors.repair.characters import mend_in_place
from extractors.repair.repairs import Piece, Repairs, may_be_old

_NAME = ctypes.create_string_buffer(256)
_FLAGS = ctypes.c_int()


def read_old_letters(page: OpenPage, text: str, repairs: Repairs) -> str:
    """The page's text in Unicode, of the same length."""
    if not may_be_old(text):
        return mend_in_place(text, repairs.report.oddities)
    fonts = [_font(page, index) for index in range(len(text))]
    pieces: list[Piece] = []
    start = 0
    for font, group in groupby(fonts):
        end = start + sum(1 for _ in group)
        pieces.append((text[start:end], font))
        start = end
    return repairs.in_place(pieces)


def _font(page: OpenPage, index: int) -> str | None:
    length = pdfium_c.FPDFText_GetFontInfo(page.text_page.raw, index, _NAME, len(_NAME), _FLAGS)
    return _NAME.value.decode("utf-8", "replace") if 0 < length <= len(_NAME) else None
