"""Takes addresses of what PDFium opened; gives the calls that are made for each line, letter and object of a page.

They are PDFium's own, told that every handle is a plain address: half the price of ctypes' pointers, checked at every
call. They keep Python's lock, since each is shorter than to give the lock away. Whoever calls hands on only what
PDFium gave. Results lie in the buffers below: one process reads one file.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

Address = int | None
_HANDLE = ctypes.c_void_p
_NUMBER = ctypes.c_int


def address_of(handle: Any) -> int:
    """The address behind a handle of pypdfium2 (`page.raw`)."""
    return ctypes.addressof(handle.contents)


def _plain(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _HANDLE).value or 0)


def _places(buffer: Any) -> tuple[int, ...]:
    """The address of each number of a buffer."""
    step = ctypes.sizeof(buffer) // len(buffer)
    return tuple(ctypes.addressof(buffer) + step * i for i in range(len(buffer)))


FOUR = (ctypes.c_double * 4)()  # left, top, right, bottom; x and y of an origin
AT_FOUR = _places(FOUR)
BOUNDS = (ctypes.c_float * 4)()  # left, bottom, right, top
AT_BOUNDS = _places(BOUNDS)
COLOUR = (ctypes.c_uint * 4)()  # red, green, blue, alpha
AT_COLOUR = _places(COLOUR)
MATRIX = (ctypes.c_float * 6)()  # a to f
AT_MATRIX = ctypes.addressof(MATRIX)
MODE = (ctypes.c_int * 2)()  # filled, stroked
AT_MODE = _places(MODE)
POINT = (ctypes.c_float * 2)()
AT_POINT = _places(POINT)

count_rects = _plain(pdfium_c.FPDFText_CountRects, _NUMBER, _HANDLE, _NUMBER, _NUMBER)
get_rect = _plain(pdfium_c.FPDFText_GetRect, _NUMBER, _HANDLE, _NUMBER, *[_HANDLE] * 4)
get_char_box = _plain(pdfium_c.FPDFText_GetCharBox, _NUMBER, _HANDLE, _NUMBER, *[_HANDLE] * 4)
get_char_origin = _plain(pdfium_c.FPDFText_GetCharOrigin, _NUMBER, _HANDLE, _NUMBER, *[_HANDLE] * 2)
get_char_matrix = _plain(pdfium_c.FPDFText_GetMatrix, _NUMBER, _HANDLE, _NUMBER, _HANDLE)
get_type_size = _plain(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, _HANDLE, _NUMBER)
get_text_object = _plain(pdfium_c.FPDFText_GetTextObject, _HANDLE, _HANDLE, _NUMBER)
is_generated = _plain(pdfium_c.FPDFText_IsGenerated, _NUMBER, _HANDLE, _NUMBER)

count_objects = _plain(pdfium_c.FPDFPage_CountObjects, _NUMBER, _HANDLE)
get_object = _plain(pdfium_c.FPDFPage_GetObject, _HANDLE, _HANDLE, _NUMBER)
count_inner = _plain(pdfium_c.FPDFFormObj_CountObjects, _NUMBER, _HANDLE)
get_inner = _plain(pdfium_c.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
get_kind = _plain(pdfium_c.FPDFPageObj_GetType, _NUMBER, _HANDLE)
get_bounds = _plain(pdfium_c.FPDFPageObj_GetBounds, _NUMBER, _HANDLE, *[_HANDLE] * 4)
get_matrix = _plain(pdfium_c.FPDFPageObj_GetMatrix, _NUMBER, _HANDLE, _HANDLE)
get_fill_colour = _plain(pdfium_c.FPDFPageObj_GetFillColor, _NUMBER, _HANDLE, *[_HANDLE] * 4)
get_text_mode = _plain(pdfium_c.FPDFTextObj_GetTextRenderMode, _NUMBER, _HANDLE)
get_font = _plain(pdfium_c.FPDFTextObj_GetFont, _HANDLE, _HANDLE)
count_marks = _plain(pdfium_c.FPDFPageObj_CountMarks, _NUMBER, _HANDLE)
get_mark = _plain(pdfium_c.FPDFPageObj_GetMark, _HANDLE, _HANDLE, ctypes.c_ulong)
get_mark_name = _plain(pdfium_c.FPDFPageObjMark_GetName, _NUMBER, _HANDLE, _HANDLE, ctypes.c_ulong, _HANDLE)
count_segments = _plain(pdfium_c.FPDFPath_CountSegments, _NUMBER, _HANDLE)
get_draw_mode = _plain(pdfium_c.FPDFPath_GetDrawMode, _NUMBER, _HANDLE, *[_HANDLE] * 2)
get_segment = _plain(pdfium_c.FPDFPath_GetPathSegment, _HANDLE, _HANDLE, _NUMBER)
get_segment_kind = _plain(pdfium_c.FPDFPathSegment_GetType, _NUMBER, _HANDLE)
get_point = _plain(pdfium_c.FPDFPathSegment_GetPoint, _NUMBER, _HANDLE, *[_HANDLE] * 2)
get_close = _plain(pdfium_c.FPDFPathSegment_GetClose, _NUMBER, _HANDLE)
