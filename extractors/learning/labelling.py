"""Takes a place in a line; gives the words that stand before it as a label does: on the line, beside it, above it.

Whether such words become a label is a person's to say (`extractors.phrasebook`).
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line
from extractors.layout import Cell
from extractors.learning.examples import How, Words
from extractors.text import strip_value

LONGEST = 60  # letters of a label
_MOST_HEADS = 3  # rows
_LEAD = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,2}(?:\.\d{1,2})*[.)/-]|[IVX]{1,4}\s*[.)/]|[a-hđ][.)])\s*")
_CLOSED = re.compile(r"\s*(?:\([^()]*\))?\s*:\s*$")  # "Chức danh (ghi rõ): "
_BREAK = re.compile(r"[;\t]|\.\s|\s{2,}")
_WORD = re.compile(r"[^\W\d_]+")


def words_before(doc: Doc, line: Line, start: int) -> Words | None:
    """The label-like words before `line.text[start:]`; None in running text."""
    before = line.text[:start]
    closed = _CLOSED.search(before)
    if closed is not None:
        told = before[: closed.start()]
        begin = max((match.end() for match in _BREAK.finditer(told)), default=0)
        return _words(line, begin, closed.start(), "line")
    if _LEAD.sub("", before).strip():
        return None
    if line.cell is not None:
        return _beside(doc, line, line.cell)
    above: list[Line] = doc._.lines[line.index - 1 : line.index] if line.index else []
    if above and above[0].cell is None and _CLOSED.search(above[0].text):
        return _words(above[0], 0, len(above[0].text), "above")
    return None


def _beside(doc: Doc, line: Line, cell: Cell) -> Words | None:
    """The head of the column; in a form of two columns, or in its head, the cell on the left."""
    assert line.table is not None
    cells = [(other, other.cell) for other in doc._.lines if other.table is line.table and other.cell is not None]
    heads = {own.row for other, own in cells if own.row < _MOST_HEADS and _names_people(other)}
    head = max(heads, default=0)
    in_form = line.table.columns <= 2 or cell.row <= head
    row, column = (cell.row, cell.column - 1) if in_form else (head, cell.column)
    for other, own in cells:
        if own.row == row and 0 <= column - own.column < own.column_span:
            return _words(other, 0, len(other.text), "cell" if in_form else "head")
    return None


def _names_people(line: Line) -> bool:
    return any(mention.name == "full_name" for mention in line.labels())


def _words(line: Line, start: int, end: int, how: How) -> Words | None:
    """A stretch of a line as a label; None where it is too long for one, or has a number in it."""
    lead = _LEAD.match(line.text[start:end])
    start += lead.end() if lead else 0
    text = strip_value(line.text[start:end])
    if not 0 < len(text) <= LONGEST or any(map(str.isdigit, text)) or not _WORD.search(text):
        return None
    covering = [m for m in line.labels() if m.start < end and m.end > start]
    widest = max(covering, key=lambda m: min(m.end, end) - max(m.start, start), default=None)
    is_known = widest is not None and 2 * (min(widest.end, end) - max(widest.start, start)) >= len(text)
    return Words(text=text, how=how, known=widest.name if widest is not None and is_known else None)
