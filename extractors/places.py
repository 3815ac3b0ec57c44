"""Takes where a value stands in a Word file or workbook; finds its boxes on the page pictures, None where in doubt.

Paragraphs and cells have no place on a page: their words are looked for in the PDF that LibreOffice makes of the file.
To be run in a reading child.
"""

from __future__ import annotations

import ctypes
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box, Cell, Paper, Paragraph, Table
from extractors.pictures import copy_of, pdf_of
from extractors.readers import read_paper
from extractors.readers.kinds import sniff
from extractors.readers.word.office import SUFFIXES
from records.readings import Evidence

MOST_PAGES = 300
_WINDOWS = (80, 30, 10)  # letters before and after a value that tell it from others like it
_MARKS = 0.15  # of a letter's height
_LINE = 0.5  # of a letter's height


@dataclass(slots=True, frozen=True)
class _Letters:
    """The letters of a PDF without spaces and hyphens, and the page and index of each."""

    text: str
    places: list[tuple[int, int]]


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
    value = _squeeze(text)
    with tempfile.TemporaryDirectory(prefix="trang-") as folder:
        copy = str(copy_of(path, kind, Path(cache or folder), target="docx")) if kind in SUFFIXES else None
        paper = read_paper(path, kind=kind, copy=copy)
        if not value:
            return None
        document = pdfium.PdfDocument(pdf_of(path, kind, Path(cache or folder)))
        try:
            letters = _letters_of(document)
            start = _find(letters.text, paper, place, value)
            return None if start is None else _boxes(document, letters.places[start : start + len(value)])
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
                letters = _squeeze(block.text)
                found.append(_Stretch(_name_of_text(block), at, at + len(letters), (at, at + len(letters))))
                words.append(letters)
                at += len(letters)
            continue
        for _, row in groupby(block.cells, key=lambda cell: cell.row):
            cells = [(cell, _squeeze(cell.text)) for cell in row]
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


def _find(pdf: str, paper: Paper, place: Evidence, value: str) -> int | None:
    """Where the value begins in the PDF: by the whole of its row or paragraph, else by less and less around it."""
    stretches, words = _stretches(paper)
    holding = [
        (stretch, at)
        for stretch in stretches
        if stretch.name == _name_of(place)
        for at in _all(words[: stretch.end], value, stretch.start)
    ]
    if len(holding) != 1:
        return None
    stretch, at = holding[0]
    first, last = stretch.row
    for reach in (last - first, *_WINDOWS, 0):
        start, end = max(first, at - reach), min(last, at + len(value) + reach)
        found, known = _all(pdf, words[start:end]), _all(words, words[start:end])
        if len(found) == 1 and (len(known) == 1 or reach):
            return found[0] + at - start
        if found:
            return found[known.index(start)] + at - start if len(known) == len(found) else None
    return None


def _all(text: str, part: str, start: int = 0) -> list[int]:
    found, at = [], text.find(part, start)
    while at >= 0 and len(found) < 1000:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def _squeeze(text: str) -> str:
    return "".join(filter(_counts, unicodedata.normalize("NFC", text).casefold()))


def _counts(char: str) -> bool:
    return not char.isspace() and char not in "-\u00ad\u0002\ufffe\u2010\u2011" and char.isprintable()


def _letters_of(document: pdfium.PdfDocument) -> _Letters:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        text = page.get_textpage()
        for index in range(text.count_chars()):
            for char in chr(pdfium_c.FPDFText_GetUnicode(text, index)).casefold():
                if _counts(char):
                    letters.append(char)
                    places.append((number, index))
        text.close()
        page.close()
    return _Letters("".join(letters), places)


def _boxes(document: pdfium.PdfDocument, places: Sequence[tuple[int, int]]) -> list[Evidence]:
    """The boxes of letters, those of a line together."""
    lines: list[tuple[int, Box]] = []
    for number in sorted({page for page, _ in places}):
        page = document[number]
        text, height = page.get_textpage(), page.get_height()
        for index in (index for at, index in places if at == number):
            box = _box_of(text, index, height)
            if lines and lines[-1][0] == number and _is_same_line(lines[-1][1], box):
                lines[-1] = (number, _together(lines[-1][1], box))
            else:
                lines.append((number, box))
        text.close()
        page.close()
    return [
        Evidence(page=number + 1, bbox=(round(a, 1), round(b, 1), round(c, 1), round(d, 1)))
        for number, (a, b, c, d) in lines
    ]


def _box_of(text: pdfium.PdfTextPage, index: int, height: float) -> Box:
    """A letter's place with the height of its line, so that letters of a word have one top, marks of capitals in it."""
    rect = pdfium_c.FS_RECTF()
    if pdfium_c.FPDFText_GetLooseCharBox(text, index, ctypes.byref(rect)):
        left, right, top, bottom = rect.left, rect.right, rect.top, rect.bottom
    else:
        left, bottom, right, top = text.get_charbox(index)
    return left, height - top - _MARKS * (top - bottom), right, height - bottom


def _is_same_line(line: Box, box: Box) -> bool:
    return abs((line[1] + line[3]) / 2 - (box[1] + box[3]) / 2) < _LINE * max(box[3] - box[1], 1.0)


def _together(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
