"""Takes a PDF or a read Paper; gives its letters in order, each with the place where it stands on a page.

Letters are compared without spaces, hyphens and case. What they say is left to others.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box, Paper
from records.readings import Evidence

MOST_PAGES = 300
MOST_FOUND = 1000
_MARKS = 0.15  # of a letter's height
_LINE = 0.5  # of a letter's height


@dataclass(slots=True, frozen=True)
class Letters:
    """The letters of a PDF without spaces and hyphens, and the page and index of each."""

    text: str
    places: list[tuple[int, int]]


@dataclass(slots=True, frozen=True)
class BoxedLetters:
    """The letters of a Paper with pages, and the page (from 1) and box of the word or line that each stands in."""

    text: str
    boxes: list[tuple[int, Box]]


def squeeze(text: str) -> str:
    """The letters of a text that count."""
    return "".join(filter(_counts, unicodedata.normalize("NFC", text).casefold()))


def find_all(text: str, part: str, start: int = 0) -> list[int]:
    """Where a part begins in a text."""
    found, at = [], text.find(part, start)
    while at >= 0 and len(found) < MOST_FOUND:
        found.append(at)
        at = text.find(part, at + 1)
    return found


def letters_of_pdf(document: pdfium.PdfDocument) -> Letters:
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
    return Letters("".join(letters), places)


def letters_of_paper(paper: Paper) -> BoxedLetters:
    """Of a scan or PDF; papers without pages have none."""
    letters: list[str] = []
    boxes: list[tuple[int, Box]] = []
    for paragraph in paper.paragraphs():
        for segment in paragraph.segments:
            counted = squeeze(paragraph.text[segment.start : segment.end])
            letters.append(counted)
            boxes += [(segment.page, segment.box)] * len(counted)
    return BoxedLetters("".join(letters), boxes)


def boxes_in_pdf(document: pdfium.PdfDocument, places: Sequence[tuple[int, int]]) -> list[Evidence]:
    """The boxes of letters of a PDF, those of a line together."""
    boxes: list[tuple[int, Box]] = []
    for number in sorted({page for page, _ in places}):
        page = document[number]
        text, height = page.get_textpage(), page.get_height()
        boxes += [(number + 1, _box_of(text, index, height)) for index in (i for at, i in places if at == number)]
        text.close()
        page.close()
    return lines_of(boxes)


def lines_of(boxes: Iterable[tuple[int, Box]]) -> list[Evidence]:
    """Boxes in reading order, those of a line together."""
    lines: list[tuple[int, Box]] = []
    for page, box in boxes:
        if lines and lines[-1][0] == page and _is_same_line(lines[-1][1], box):
            lines[-1] = (page, _together(lines[-1][1], box))
        else:
            lines.append((page, box))
    return [
        Evidence(page=page, bbox=(round(a, 1), round(b, 1), round(c, 1), round(d, 1))) for page, (a, b, c, d) in lines
    ]


def _counts(char: str) -> bool:
    return not char.isspace() and char not in "-\u00ad\u0002\ufffe\u2010\u2011" and char.isprintable()


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
