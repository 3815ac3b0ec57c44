"""Takes an open PDF; gives what stands beside its pages' own text: filled forms and notes on the page, attachments.

What was filled in or written over a page is drawn into it, so that it is read where it stands. Attachments are named,
not opened. Adobe's XFA forms are refused with the way out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Doubt
from records.errors import UnsupportedFile

_WRITTEN = (pdfium_c.FPDF_ANNOT_WIDGET, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP)
_MAX_ANNOTATIONS = 2000
_MAX_NAMED = 8
_LONGEST = 1 << 16  # bytes of one value
_PAPER = re.compile(r"\.(?:pdf|docx?|xlsx?|rtf|odt|zip|rar|7z|jpe?g|png|tiff?)$", re.IGNORECASE)

Written = tuple[str, tuple[float, float, float, float]]  # text; left, bottom, right, top


@dataclass(slots=True)
class Extras:
    """What a reviewer has to know of a file beside its pages."""

    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_extras(document: pdfium.PdfDocument, name: str) -> Extras:
    """Attachments, and a mended table of references; raises UnsupportedFile for a form that is XFA alone."""
    extras = Extras()
    if _is_xfa_alone(document):
        raise UnsupportedFile(
            f"Tệp “{name}” là biểu mẫu XFA của Adobe, không có trang để đọc.",
            hint="Mở bằng Adobe Reader, in ra PDF (Print to PDF) rồi gửi lại.",
        )
    if not pdfium_c.FPDF_DocumentHasValidCrossReferenceTable(document.raw):
        extras.notes.append("Bảng tham chiếu của tệp PDF bị hỏng, đã dựng lại khi đọc: nên đối chiếu với bản gốc.")
    names = _attachments(document)
    if names:
        listed = ", ".join(f"“{each}”" for each in names[:_MAX_NAMED]) + ("…" if len(names) > _MAX_NAMED else "")
        sentence = f"Tệp PDF có {len(names)} tệp đính kèm chưa đọc: {listed}."
        extras.notes.append(sentence)
        if any(_PAPER.search(each) for each in names):
            extras.doubts.append(Doubt("CHUA_DOC_HET", f"{sentence} Lấy các tệp đó ra rồi bỏ vào hộp thư."))
    return extras


def _is_xfa_alone(document: pdfium.PdfDocument) -> bool:
    """Whether the pages only say that another program is needed: "Please wait…"."""
    kind = document.get_formtype()
    if kind != pdfium_c.FORMTYPE_XFA_FOREGROUND:
        return kind == pdfium_c.FORMTYPE_XFA_FULL
    text: str = document[0].get_textpage().get_text_bounded() if len(document) == 1 else ""
    return text.lstrip().startswith("Please wait")


def _attachments(document: pdfium.PdfDocument) -> list[str]:
    names = []
    for number in range(min(max(0, pdfium_c.FPDFDoc_GetAttachmentCount(document.raw)), _MAX_ANNOTATIONS)):
        attachment = pdfium_c.FPDFDoc_GetAttachment(document.raw, number)
        length = pdfium_c.FPDFAttachment_GetName(attachment, None, 0)
        if not 0 < length <= 4096:
            continue
        buffer = (pdfium_c.FPDF_WCHAR * (length // 2 + 1))()
        pdfium_c.FPDFAttachment_GetName(attachment, buffer, length)
        names.append(bytes(buffer)[: length - 2].decode("utf-16-le", "replace").strip())
    return [name for name in names if name]


def draw_in_what_was_written(page: pdfium.PdfPage) -> list[Written] | None:
    """Makes form fields, written notes and stamps a part of the page; None where there are none.

    What has a value but no drawing is given back: PDFium would draw it without the letters that its font lacks.
    """
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MAX_ANNOTATIONS)
    undrawn: list[Written] = []
    found = False
    for number in range(count):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        if pdfium_c.FPDFAnnot_GetSubtype(annotation) in _WRITTEN:
            found = True
            if not pdfium_c.FPDFAnnot_HasKey(annotation, b"AP") and not _is_kept_off(annotation):
                undrawn.extend(_read_written(annotation))
        pdfium_c.FPDFPage_CloseAnnot(annotation)
    if not found:
        return None
    pdfium_c.FPDFPage_Flatten(page.raw, pdfium_c.FLAT_NORMALDISPLAY)
    return undrawn


def _is_kept_off(annotation: object) -> bool:
    flags: int = pdfium_c.FPDFAnnot_GetFlags(annotation)
    return bool(flags & (pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW))


def _read_written(annotation: object) -> Iterator[Written]:
    text = _string(annotation, b"V") or _string(annotation, b"Contents")
    box = pdfium_c.FS_RECTF()
    if text and pdfium_c.FPDFAnnot_GetRect(annotation, box):
        yield text, (box.left, box.bottom, box.right, box.top)


def _string(annotation: object, key: bytes) -> str:
    if pdfium_c.FPDFAnnot_GetValueType(annotation, key) != pdfium_c.FPDF_OBJECT_STRING:
        return ""  # a box that is ticked has a name
    length = pdfium_c.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = (pdfium_c.FPDF_WCHAR * (length // 2 + 1))()
    pdfium_c.FPDFAnnot_GetStringValue(annotation, key, buffer, length)
    text = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    return unicodedata.normalize("NFC", " ".join(text.split()))
