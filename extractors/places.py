"""Takes where a value stands in a Word file or workbook; finds its boxes on the page pictures, None where in doubt.

Paragraphs and cells have no place on a page: their words are looked for in the PDF that LibreOffice makes of the file.
To be run in a reading child.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium

from extractors.layout import Cell, Paper, Paragraph, Table
from extractors.letters import boxes_in_pdf, find_all, letters_of_pdf, squeeze
from extractors.pictures import copy_of, pdf_of
from extractors.readers import read_paper
from extractors.readers.kinds import sniff
from extractors.readers.word.office import SUFFIXES
from records.readings import Evidence

_WINDOWS = (80, 30, 10)  # letters before and after a value that tell it from others like it


def find_boxes(
    path: Path,
    *,
    text: str,
    paragraph: int | None = None,
    table: int | None = None,
    row: int | None = None,
    cell: int | None = None,
    sheet: str | None = None,
    cache: str | None = None,
) -> list[Evidence] | None:
    """A box a line for the text of a field, from where its evidence says that it stands; None where that is ambiguous.

    Pages count from 1; boxes are in points from the top left, as in a PDF's own evidence.
    """
    kind = sniff(path)
    place = Evidence(paragraph=paragraph, table=table, row=row, cell=cell, sheet=sheet)
    value = squeeze(text)
    with tempfile.TemporaryDirectory(prefix="trang-") as folder:
        copy = str(copy_of(path, kind, Path(cache or folder), target="docx")) if kind in SUFFIXES else None
        paper = read_paper(path, kind=kind, copy=copy)
        if not value:
            return None
        document = pdfium.PdfDocument(pdf_of(path, kind, Path(cache or folder)))
        try:
            letters = letters_of_pdf(document)
            start = find_value(letters.text, paper, place, value)
            return None if start is None else boxes_in_pdf(document, letters.places[start : start + len(value)])
        finally:
            document.close()


@dataclass(slots=True, frozen=True)
class _Stretch:
    """A paragraph or cell of the paper in letters: its names, and where it begins among all letters.

    `row` is where the row of its table begins and ends; a paragraph is its own row.
    """

    name: tuple[object, ...]
    start: int
    end: int
    row: tuple[int, int]


def _stretches(paper: Paper) -> tuple[list[_Stretch], str]:
    """The body in reading order, and its letters; rows of tables as PDFs of LibreOffice have them."""
    found: list[_Stretch] = []
    words: list[str] = []
    at = 0
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            if block.zone == "body":
                letters = squeeze(block.text)
                found.append(_Stretch(_name_of_text(block), at, at + len(letters), (at, at + len(letters))))
                words.append(letters)
                at += len(letters)
            continue
        for _, row in groupby(block.cells, key=lambda cell: cell.row):
            cells = [(cell, squeeze(cell.text)) for cell in row]
            end_of_row = at + sum(len(letters) for _, letters in cells)
            start_of_row = at
            for cell, letters in cells:
                found.append(_Stretch(_name_of_cell(block, cell), at, at + len(letters), (start_of_row, end_of_row)))
                words.append(letters)
                at += len(letters)
    return found, "".join(words)


def _name_of_text(paragraph: Paragraph) -> tuple[object, ...]:
    place = paragraph.place
    return ("sheet", place.sheet, place.row, place.column) if place else ("paragraph", paragraph.number)


def _name_of_cell(table: Table, cell: Cell) -> tuple[object, ...]:
    place = next((p.place for p in cell.paragraphs if p.place is not None), None)
    return ("sheet", place.sheet, place.row, place.column) if place else ("cell", table.number, cell.row, cell.index)


def _name_of(place: Evidence) -> tuple[object, ...]:
    if place.sheet is not None:
        return ("sheet", place.sheet, place.row, place.cell)
    if place.table is not None:
        return ("cell", place.table, place.row, place.cell)
    return ("paragraph", place.paragraph)


def find_value(pdf: str, paper: Paper, place: Evidence, value: str) -> int | None:
    """Where the value begins in the PDF: by the whole of its row or paragraph, else by less and less around it."""
    stretches, words = _stretches(paper)
    holding = [
        (stretch, at)
        for stretch in stretches
        if stretch.name == _name_of(place)
        for at in find_all(words[: stretch.end], value, stretch.start)
    ]
    if len(holding) != 1:
        return None
    stretch, at = holding[0]
    first, last = stretch.row
    for reach in (last - first, *_WINDOWS, 0):
        start, end = max(first, at - reach), min(last, at + len(value) + reach)
        found, known = find_all(pdf, words[start:end]), find_all(words, words[start:end])
        if len(found) == 1 and (len(known) == 1 or reach):
            return found[0] + at - start
        if found:
            return found[known.index(start)] + at - start if len(known) == len(found) else None
    return None
