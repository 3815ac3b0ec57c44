"""Takes a document brought into our shapes; gives where it departs from NĐ 30/2020, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reports.decree.appendices import check_appendices
from reports.decree.bodies import check_bodies
from reports.decree.closings import check_closing
from reports.decree.findings import FormReport, Sheet
from reports.decree.fonts import check_fonts, is_mostly_legacy
from reports.decree.heads import check_head
from reports.decree.lines import lines_of
from reports.decree.pages import check_pages
from reports.decree.pieces import Document
from reports.decree.recognition import find_elements, kind_of
from reports.decree.scans import ScannedPage, check_scans, lint_scans
from reports.decree.table import decree
from reports.decree.texts import check_texts
from reports.decree.titles import check_titles
from reports.decree.word import Parts, read_word_parts

UNSEEN_IN_PDF = (15, 16, 21, 36, 37, 38)  # what a page does not say: alignment, spacing, how it was typed
SEEN_IN_LEGACY = (1, 2, 3, 4)  # of a document in TCVN3 or VNI: its pages and fonts, not its words


def lint_word(parts: Parts, *, kind: str | None = None) -> FormReport:
    """`parts` are those of a .docx by name; `kind` where the caller knows better than the text.

    ValueError where the package has no document, or one of its parts is no XML.
    """
    return lint(read_word_parts(parts), kind=kind)


def lint_pdf(path: Path, *, kind: str | None = None) -> FormReport:
    """What can be told of a PDF: its text, its fonts and its pages; of scanned pages resolution and colour."""
    from reports.decree.pdf import read_pdf_pages  # pdfplumber: who builds a form needs the table alone

    content = read_pdf_pages(path)
    if content.document is None:
        return lint_scans(content.scans, version=content.version, kind=kind)
    return lint(content.document, kind=kind, scans=content.scans, version=content.version)


def lint(
    document: Document, *, kind: str | None = None, scans: Sequence[ScannedPage] = (), version: str = ""
) -> FormReport:
    table = decree()
    lines = lines_of(document.paragraphs)
    found = find_elements(document, lines, table)
    sheet = Sheet(table, table.kind(kind) if kind else kind_of(found, table))
    check_pages(sheet, document, lines)
    check_fonts(sheet, document)
    if is_mostly_legacy(document):
        return sheet.report(not_checkable=[row.so for row in table.hang if row.so not in SEEN_IN_LEGACY])
    check_head(sheet, document, found)
    check_titles(sheet, document, found)
    check_bodies(sheet, document, found)
    check_closing(sheet, document, found)
    check_appendices(sheet, found)
    if scans:
        check_scans(sheet, scans, version=version)
    if not document.is_pdf:
        check_texts(sheet, document, lines)
    return sheet.report(not_checkable=UNSEEN_IN_PDF if document.is_pdf else ())
