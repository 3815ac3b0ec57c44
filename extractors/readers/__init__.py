"""A file comes in, a Paper of positioned text goes out; finding fields in it is left to `extractors`.

A reader is a function `Path -> Paper` in READERS, under the kinds of file that it reads. A new kind is one more line.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from extractors.layout import Doubt, Paper
from extractors.readers.disguises import note_on_name, second_kind
from extractors.readers.kinds import FileKind, explain, sniff

__all__ = ["READERS", "read_paper"]

READERS: tuple[tuple[FileKind, str], ...] = (
    (FileKind.DOCX, "extractors.readers.word.document:read_word"),
    (FileKind.DOC, "extractors.readers.word.office:read_office"),
    (FileKind.RTF, "extractors.readers.word.office:read_office"),
    (FileKind.ODT, "extractors.readers.word.office:read_office"),
    (FileKind.FODT, "extractors.readers.word.office:read_office"),
    (FileKind.WORD_XML, "extractors.readers.word.office:read_office"),
    (FileKind.FLAT_DOCX, "extractors.readers.word.flat_xml:read_flat_word"),
    (FileKind.XLSX, "extractors.readers.workbook.workbook:read_workbook"),
    (FileKind.XLS, "extractors.readers.workbook.workbook:read_old_workbook"),
    (FileKind.ODS, "extractors.readers.workbook.workbook:read_open_workbook"),
    (FileKind.EXCEL_XML, "extractors.readers.workbook.workbook:read_xml_workbook"),
    (FileKind.HTML, "extractors.readers.text.web:read_web"),
    (FileKind.MHTML, "extractors.readers.text.web:read_web"),
    (FileKind.TEXT, "extractors.readers.text.plain:read_plain"),
    (FileKind.PDF, "extractors.readers.pdf.document:read_pdf"),
    (FileKind.JPG, "extractors.readers.scan.document:read_image"),
    (FileKind.PNG, "extractors.readers.scan.document:read_image"),
    (FileKind.TIF, "extractors.readers.scan.document:read_image"),
    (FileKind.HEIC, "extractors.readers.scan.document:read_image"),
)

_PACKAGES = frozenset((FileKind.ODT,))  # read by LibreOffice; the readers of Word and workbooks look themselves


def read_paper(path: Path, *, kind: FileKind | None = None, copy: str | None = None) -> Paper:
    """The Paper of a file, whose kind is told from its bytes; raises InputError for what is not read.

    `copy` is the .docx that LibreOffice has already made of a legacy file. A reader's module is imported when its
    first file comes: a Word paper needs neither PDFium nor Tesseract.
    """
    kind = kind or sniff(path)
    for known, reader in READERS:
        if kind is known:
            module, _, function = reader.partition(":")
            read = getattr(import_module(module), function)
            doubts = _examine(path) if kind in _PACKAGES else []
            paper: Paper = read(path, copy=copy) if copy else read(path)
            paper.doubts = [*doubts, *second_kind(path, kind), *paper.doubts]
            paper.notes += note_on_name(path, kind)
            return paper
    raise explain(kind, path.name)


def _examine(path: Path) -> list[Doubt]:
    from extractors.readers.packages.package import refuse_unsafe_package

    return refuse_unsafe_package(path)
