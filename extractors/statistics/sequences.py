"""Takes a Doc with its zones; gives the sequences that are worth a vote, each with what its line stands in.

A sequence is a line, or a part of a long line up to the end of a sentence. Legal grounds and rules are left out: what
they name is no field.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.document import Line, Mention
from extractors.layout import Cell, Paragraph, Table
from extractors.text import bare
from extractors.zones import Zones

Whole = npt.NDArray[np.intp]
LONGEST = 48  # tokens of a line that is not cut
_HARD = 64  # tokens after which a line is cut where no sentence ends
_LEAST = 8  # tokens of a part
_BULLETS = "-–+•*"
_HEAD_WORDS = 3
_WIDEST = 50  # columns that one head can cover
_LABEL_WITHIN = 4  # characters before the label of a cell or line
_NEVER = "z=legal"
_IDEA = re.compile(r"sang kien|giai phap|de tai")
_SHORT = 9  # letters of a line in which no such word stands
_FORM_COLUMNS = 3  # of a table whose left cells name what stands right of them
_COUNTER = 3  # characters of a cell that counts its row
_CELL = ("cell",)
_NOWHERE = "z=out"


@dataclass(slots=True)
class Sequences:
    """`first[i]` and `length[i]` are the tokens of sequence i, `about[i]` what its line stands in."""

    first: Whole
    length: Whole
    about: list[tuple[str, ...]]
    loud: list[bool]
    lines: list[Line]

    def part(self, begin: int, end: int) -> Sequences:
        """Some of them."""
        return Sequences(
            self.first[begin:end],
            self.length[begin:end],
            self.about[begin:end],
            self.loud[begin:end],
            self.lines[begin:end],
        )


@dataclass(slots=True)
class _Surroundings:
    """What the lines read so far say of those that follow."""

    section: dict[int, str]
    heads: dict[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    parted: set[tuple[int, int]] = field(default_factory=set)
    named: dict[int, tuple[str, ...]] = field(default_factory=dict)  # what the first line of a cell begins with
    beside: tuple[int, int, Cell] | None = None  # table, row and cell of the line before
    left: Cell | None = None  # the cell left of it
    awaited: str = ""  # the label that the line before ended with

    def about(self, line: Line) -> tuple[str, ...]:
        """What a line stands in; remembers what it says of the next."""
        found = (self.section.get(line.index, _NOWHERE),)
        if line.cell is not None and line.table is not None:
            found += self._of_cell(line, line.table, line.cell)
        elif line.paragraph.label or line.text[0] in _BULLETS:
            found += ("item",)
        if self.awaited:
            found += (f"l={self.awaited}",)
        if line.is_upper:
            found += ("loud",)
        if len(line.bare) > _SHORT and _IDEA.search(line.bare):
            found += ("idea",)
        self.pass_by(line)
        return found

    def pass_by(self, line: Line) -> None:
        """Remembers what a line outside tables says of the next."""
        self.awaited = _label_at_end(line) if line.mentions else ""

    def _of_cell(self, line: Line, table: Table, cell: Cell) -> tuple[str, ...]:
        number, narrow = id(table), table.columns <= _FORM_COLUMNS
        begun = id(cell) in self.named
        if not begun and (cell.row <= 1 or narrow or line.mentions):
            self.named[id(cell)] = words = _words_of(line)
            self._head(number, cell, words)
        found = ("top",) if cell.row == 0 else self.heads.get((number, cell.column), _CELL)
        if self.beside is None or self.beside[2] is not cell:
            self.left = self.beside[2] if self.beside and self.beside[:2] == (number, cell.row) else None
            self.beside = (number, cell.row, cell)
        if self.left is not None:
            words = self.named.get(id(self.left), ())
            if words and (narrow or words[0][0] == "="):
                found += tuple([f"c:{word}" for word in words])
        return found

    def _head(self, table: int, cell: Cell, words: tuple[str, ...]) -> None:
        """A cell of the first row heads its columns; below one that covers several, the second row tells them apart."""
        heads = (*_CELL, *(f"h:{word}" for word in words))
        if cell.row == 0:
            for column in range(cell.column, cell.column + min(cell.column_span, _WIDEST)):
                self.heads[table, column] = heads
                if cell.column_span > 1:
                    self.parted.add((table, column))
        elif cell.row == 1 and (table, cell.column) in self.parted:
            self.heads[table, cell.column] = heads


def _words_of(line: Line) -> tuple[str, ...]:
    """The label of a cell, or else its first words."""
    label = next((m.name for m in line.mentions if m.kind == "LABEL" and m.start <= _LABEL_WITHIN), None)
    words = line.bare[:40].split()[:_HEAD_WORDS]
    if label is not None:
        return (f"={label}", *words)
    return tuple([word for word in words if word[0].isalpha()])


def _is_counter(line: Line) -> bool:
    """The number of a row, or a mark in a cell."""
    return len(line.text) <= _COUNTER and line.cell is not None and line.cell.row > 0


def _label_at_end(line: Line) -> str:
    """The label that a line ends with, whose value stands on the next."""
    last = line.mentions[-1]
    ends = last.kind == "LABEL" and not line.text[last.end :].strip(" :.…")
    return last.name if ends else ""


def _sections(zones: Zones) -> dict[int, str]:
    section = {index: f"z={name}" for index, name in zones.section.items()}
    for name, own in (("header", zones.header), ("subject", zones.subject), ("signature", zones.signature)):
        for line in own:
            section[line.index] = f"z={name}"
    if zones.title is not None:
        section[zones.title] = "z=title"
    return section


def sequences_of(doc: Doc, zones: Zones | None, *, quiet: frozenset[int] = frozenset()) -> Sequences:
    """The sequences of a Doc; without zones, and without lines of a paper, each line of the text is one.

    Lines that are `quiet` are no sequences, yet what they say of the next counts.
    """
    lines: list[Line] = doc._.lines if doc._.lines is not None else list(_lines_of_text(doc))
    surroundings = _Surroundings(_sections(zones) if zones is not None else {})
    kept = []
    for line in lines:
        if line.cell is None and line.index in quiet:
            surroundings.pass_by(line)
        elif not _is_counter(line):
            about = surroundings.about(line)
            if about[0] != _NEVER and line.index not in quiet:
                kept.append((line, about))
    starts = doc.to_array("IDX")
    borders = [(line.start, line.start + len(line.text.rstrip())) for line, _ in kept] or np.zeros((0, 2), np.intp)
    first, last = starts.searchsorted(borders).T
    length = np.maximum(last - first, 1)
    numbers = np.arange(len(kept))
    if len(kept) and int(length.max()) > LONGEST:
        first, length, numbers = _cut(doc, first.tolist(), length.tolist())
    chosen = [kept[number] for number in numbers.tolist()]
    return Sequences(
        first,
        length,
        [about for _, about in chosen],
        ["loud" in about for _, about in chosen],
        [line for line, _ in chosen],
    )


def _cut(doc: Doc, first: list[int], length: list[int]) -> tuple[Whole, Whole, Whole]:
    """First token, length and line of sequences, long lines parted behind a full stop or semicolon."""
    orths = doc.to_array("ORTH")
    stops = np.flatnonzero(np.isin(orths, [doc.vocab.strings.add(mark) for mark in ".;"])).tolist()
    parts = []
    for number, (begin, size) in enumerate(zip(first, length, strict=True)):
        end = begin + size
        while end - begin > LONGEST:
            at = bisect_right(stops, begin + _HARD - 1)
            last = stops[at - 1] + 1 if at and stops[at - 1] >= begin + _LEAST else begin + _HARD
            if end - last < _LEAST:
                break
            parts.append((begin, last - begin, number))
            begin = last
        parts.append((begin, end - begin, number))
    return tuple(np.array(parts, np.intp).T)


def _lines_of_text(doc: Doc) -> Iterator[Line]:
    """The lines of a plain text that was no Paper, each with its phrases."""
    start = index = 0
    phrases = sorted((span.start_char, -span.end_char, span.label_, span.id_) for span in doc.spans.get("phrases", ()))
    phrases.reverse()  # the next one stands last
    for text in doc.text.split("\n"):
        line = Line(index, text, bare(text), start, 0, Paragraph(text))
        until: dict[str, int] = {}
        while phrases and phrases[-1][0] < start + len(text):
            begin, before_end, kind, name = phrases.pop()
            if -before_end <= start + len(text) and begin >= until.get(kind, -1):
                until[kind] = -before_end
                line.mentions.append(Mention(kind, name, begin - start, -before_end - start))
        if text.strip():
            yield line
            index += 1
        start += len(text) + 1
