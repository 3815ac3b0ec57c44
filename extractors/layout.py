"""Positioned text: what every reader gives and every field is found in. Knows no file format and no award.

A Paper is a list of blocks in reading order: paragraphs, and tables whose cells hold paragraphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from records.readings import DigitalSignature, ReadAs

Box = tuple[float, float, float, float]  # x0, top, x1, bottom in PDF points, origin top left


@dataclass(slots=True)
class Segment:
    """Where a stretch of a paragraph's text stands: `text[start:end]` lies in `box` on `page` (from 1).

    `index` is the reader's own position of `start` (PDFium: character index on the page; -1 where there is none).
    `sure` is the OCR's confidence in these letters. Never changed once made; not frozen, since that takes three times
    as long to make, and a long paper has tens of thousands of them.
    """

    start: int
    end: int
    page: int
    box: Box
    index: int = -1
    sure: float = 1.0

    def moved(self, shift: int) -> Segment:
        """The same stretch, `shift` characters further on in the text."""
        return Segment(self.start + shift, self.end + shift, self.page, self.box, self.index, self.sure)


@dataclass(slots=True, frozen=True)
class Place:
    """A cell of a workbook: its sheet, row and column counted from 0 as Excel counts them from 1 (C7 is 6, 2).

    `table` counts the lists found in the workbook from 0; None for text above, below and beside them.
    """

    sheet: str
    row: int
    column: int
    table: int | None = None


@dataclass(slots=True)
class Paragraph:
    """One paragraph: NFC text with single spaces inside, "\\n" for forced line breaks, "\\t" kept as a tab.

    Word fills `number` (index of the paragraph outside tables, from 0, document order); PDF and scans fill
    `segments`, one a visual line (PDF) or a word (scan). `label` is the automatic number or bullet that Word
    would print before the text ("1.", "-", "a)"), not part of `text`. `sure` is the OCR's confidence (0-1).
    Workbooks fill `place`.
    """

    text: str
    number: int | None = None
    label: str = ""
    bold: bool = False
    centred: bool = False
    zone: str = "body"  # body, header, footer, footnote, textbox
    segments: tuple[Segment, ...] = ()
    sure: float = 1.0
    place: Place | None = None

    @property
    def in_list(self) -> bool:
        """It stands in a list of a workbook, whose heads and rows are no title and no letterhead."""
        return self.place is not None and self.place.table is not None


@dataclass(slots=True)
class Cell:
    """One cell; `row` and `column` are grid positions from 0, `index` is its place among the row's real cells."""

    row: int
    column: int
    index: int
    paragraphs: list[Paragraph]
    row_span: int = 1
    column_span: int = 1
    _text: str | None = None

    @property
    def text(self) -> str:
        """The cell's paragraphs as lines; a cell is not changed once it is read."""
        if self._text is None:
            self._text = "\n".join(p.text for p in self.paragraphs if p.text)
        return self._text

    def forget_text(self) -> None:
        """For a reader that repairs paragraphs after it has looked at the cell."""
        self._text = None


@dataclass(slots=True)
class Table:
    """A grid of cells, in document order; `number` counts tables from 0. A merged cell stands once, with its spans."""

    number: int
    rows: int
    columns: int
    cells: list[Cell]
    page: int | None = None
    sheet: str | None = None

    def grid(self) -> list[list[Cell | None]]:
        """Cell covering each grid position; a merged cell fills all that it covers."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    grid[row][column] = cell
        return grid


Block = Paragraph | Table


@dataclass(slots=True, frozen=True)
class PageSize:
    """Width and height in points; `scanned` where the text came from OCR."""

    width: float
    height: float
    scanned: bool = False


@dataclass(slots=True, frozen=True)
class Doubt:
    """Why a person has to look at a file that was read: a code of docs/MA.md and a sentence in Vietnamese."""

    code: str
    sentence: str


@dataclass(slots=True, frozen=True)
class Unseen:
    """Text that the file holds beside what a person sees of it.

    hidden: hidden by Word, white or tiny. deleted, inserted: by a tracked change that nobody has accepted yet.
    dropped: a row or paragraph deleted whole. before, after: a paragraph with such changes, always in this pair.
    """

    how: Literal["hidden", "deleted", "inserted", "dropped", "before", "after"]
    text: str


@dataclass(slots=True)
class Paper:
    """What a reader gives: blocks in reading order, pages (none for Word), and notes for the reviewer in Vietnamese.

    `doubts` send the file to a person whatever its fields say. `narrow(segment, start, end)` gives the exact box of
    `text[start:end]` inside a segment where the reader can.
    """

    blocks: list[Block]
    read_as: ReadAs
    pages: list[PageSize] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    unseen: list[Unseen] = field(default_factory=list)
    signatures: list[DigitalSignature] = field(default_factory=list)
    narrow: Callable[[Segment, int, int], Box] | None = None

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those of table cells included."""
        for block in self.blocks:
            if isinstance(block, Table):
                for cell in block.cells:
                    yield from cell.paragraphs
            else:
                yield block

    @property
    def text(self) -> str:
        return "\n".join(p.text for p in self.paragraphs())
