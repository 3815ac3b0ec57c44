"""PDFium by plain addresses answers as pypdfium2 does by its pointers."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.readers.pdf import calls as pdf_calls

PAPERS = Path(__file__).resolve().parent.parent / "papers"


def _text_paper() -> Path:
    papers = sorted(PAPERS.glob("*.pdf"))
    return next(path for path in papers if pdfium.PdfDocument(path)[0].get_textpage().count_chars() > 200)


def test_plain_calls_answer_as_pointers_do() -> None:
    document = pdfium.PdfDocument(_text_paper())
    page = document[0]
    text = page.get_textpage()
    address = pdf_calls.address_of(text.raw)
    origins = set()
    for index in range(text.count_chars()):
        pdf_calls.get_char_box(address, index, *(pdf_calls.AT_FOUR[i] for i in (0, 2, 3, 1)))
        left, top, right, bottom = pdf_calls.FOUR[:]
        assert (left, bottom, right, top) == text.get_charbox(index)
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pdf_calls.get_char_origin(address, index, pdf_calls.AT_FOUR[0], pdf_calls.AT_FOUR[1])
        assert (pdf_calls.FOUR[0], pdf_calls.FOUR[1]) == (x.value, y.value)
        assert pdf_calls.get_type_size(address, index) == pdfium_c.FPDFText_GetFontSize(text.raw, index)
        origins.add((x.value, y.value))
    assert len(origins) > 50


def test_objects_are_found_at_the_same_addresses() -> None:
    document = pdfium.PdfDocument(_text_paper())
    page = document[0]
    address = pdf_calls.address_of(page.raw)
    count = pdf_calls.count_objects(address)
    assert count == pdfium_c.FPDFPage_CountObjects(page.raw) > 5
    for index in range(count):
        item = pdfium_c.FPDFPage_GetObject(page.raw, index)
        assert pdf_calls.get_object(address, index) == pdf_calls.address_of(item)
        assert pdf_calls.get_kind(pdf_calls.get_object(address, index)) == pdfium_c.FPDFPageObj_GetType(item)
