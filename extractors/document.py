"""Takes a Paper; gives one spaCy Doc: its text and `doc._.lines`, each with its phrases.

`lay_out(doc)` adds `doc.spans["phrases"]` and `doc.spans["layout"]`; `span._.layout` tells where any span stands, in
the convention of spacy-layout (page, x, y, width, height); Word has paragraph, table, row, cell.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from spacy.tokens import Doc, Span

from extractors.layout import Box, Cell, Paper, Paragraph, Table
from extractors.phrasebook import NO_PHRASES, Phrasebook
from extractors.text import bare_of_page, is_upper
from extractors.tokens import Place, phrases_of, pipeline, shipped_phrases
from records.readings import Evidence, Field

_BY_CELL, _BY_TABLE = "lines by cell", "lines by table"  # asked for by every row: `doc._` would cost ten times as much
_PARTS = "parts of cells"  # in `doc.user_data`: kept for as long as the Doc
# Tesseract's confidence and the share of words right, on 15,284 words of scans of eight papers, nine kinds of damage
WORDS_RIGHT = (
    (0.0, 0.06),
    (0.3, 0.16),
    (0.5, 0.5),
    (0.65, 0.6),
    (0.8, 0.73),
    (0.875, 0.82),
    (0.925, 0.962),
    (0.955, 0.996),
    (1.0, 0.998),
)
_ADDRESSING = re.compile(r"(?<=\S)[ \t](?=(?:K[íi]nh g[ửu]i|KÍNH GỬI) ?:)")
SOURCES = (  # what a value of the structure was found by
    "label",  # words before it name it: "Chức vụ:"
    "table",  # the head of its column or its row's first cell
    "list",  # its place in an item of a list
    "heading",  # letterhead, title, subject or a heading above
    "signature",  # the block of signatures
    "sentence",  # the words around it in running text
)
_ITEM = re.compile(r"\s*(?:[-–+•*]|\d{1,3}[.)]|[a-zđ]\))\s")
_DAY = re.compile(r"\d(?:.*\d)?", re.S)
_AROUND = " \t\n.,;:()“”\"'„«»–-"
UNKNOWN = "?"  # not yet asked whether a line is a heading

Doc.set_extension("lines", default=None, force=True)
Doc.set_extension("paper", default=None, force=True)
Doc.set_extension("tables", default=None, force=True)
Doc.set_extension("source", default="", force=True)
Doc.set_extension("bare", default="", force=True)


@dataclass(slots=True, frozen=True)
class Layout:
    """Where a span stands: page and box in points (PDF, scan), paragraph or table cell (Word), or a sheet's cell."""

    page_no: int | None = None
    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: str | None = None


@dataclass(slots=True)
class Mention:
    """A phrase of the gazetteer in a line: `kind` LABEL or RECOGNITION, `name` its id, offsets in the line."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Line:
    """One line of text: a paragraph, or a part of it between forced breaks. `offset` is its start in the paragraph."""

    index: int
    text: str
    bare: str
    start: int
    offset: int
    paragraph: Paragraph
    table: Table | None = None
    cell: Cell | None = None
    zone: str = ""
    mentions: list[Mention] = field(default_factory=list)
    heading: str | None = UNKNOWN
    asked: Any = None  # awards and year that it asks for, kept by `extractors.fields.requests` once found
    _upper: bool | None = None
    _place: tuple[Evidence, ...] | None = None

    @property
    def is_upper(self) -> bool:
        """Set in capitals but for few letters."""
        if self._upper is None:
            self._upper = is_upper(self.text)
        return self._upper

    @property
    def labelled(self) -> str:
        """The text with its automatic number before it."""
        return f"{self.paragraph.label} {self.text}" if self.paragraph.label and self.offset == 0 else self.text

    def recognitions(self) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "RECOGNITION"]

    def labels(self) -> list[Mention]:
        return [m for m in self.mentions if m.kind == "LABEL"]


def piece_of(line: Line, start: int, end: int) -> Line:
    """A part of a line, as a line of its own with the same evidence and the mentions that lie in it."""
    text = line.text[start:end]
    return Line(
        line.index,
        text,
        line.bare[start:end],
        line.start + start,
        line.offset + start,
        line.paragraph,
        line.table,
        line.cell,
        mentions=[
            Mention(each.kind, each.name, each.start - start, each.end - start)
            for each in line.mentions
            if start <= each.start and each.end <= end
        ],
    )


def make_doc(paper: Paper, book: Phrasebook = NO_PHRASES) -> Doc:
    """The Doc of a paper, its phrases, and those of the Office's own book, found and hung on its lines."""
    lines, source, low = _split_lines(paper)
    doc = pipeline().make_doc(source)
    phrases = shipped_phrases().places(doc)
    if book != NO_PHRASES:
        phrases += phrases_of(book).places(doc)
    own = doc._
    own.source, own.bare, own.lines, own.paper = source, low, lines, paper
    own.tables = [block for block in paper.blocks if isinstance(block, Table)]
    doc.user_data[_BY_CELL], doc.user_data[_BY_TABLE] = _group(lines, "cell"), _group(lines, "table")
    _hang_mentions(phrases, lines)
    return doc


def _group(lines: list[Line], whole: Literal["cell", "table"]) -> dict[int, list[Line]]:
    """Lines of each cell or table, by its identity."""
    groups: dict[int, list[Line]] = {}
    for line in lines:
        part = line.cell if whole == "cell" else line.table
        if part is not None:
            groups.setdefault(id(part), []).append(line)
    return groups


def lines_of_table(doc: Doc, table: Table) -> list[Line]:
    """The lines of a table, in order; none where it is empty."""
    found: list[Line] = doc.user_data[_BY_TABLE].get(id(table), [])
    return found


def lines_of(doc: Doc, cells: Sequence[Cell]) -> list[Line]:
    """The lines of some cells, in order."""
    if not cells:
        return []
    by_cell: dict[int, list[Line]] = doc.user_data[_BY_CELL]
    return [line for cell in cells for line in by_cell.get(id(cell), ())]


def part_of(doc: Doc, cell: Cell, lines: list[Line]) -> Cell:
    """A cell that holds some lines of another, or pieces of them; their evidence stays that of the whole cell."""
    part = Cell(cell.row, cell.column, cell.index, [Paragraph(line.text) for line in lines])
    doc.user_data.setdefault(_PARTS, []).append(part)  # cells are told apart by their id: it must not be used again
    doc.user_data[_BY_CELL][id(part)] = lines
    return part


def _split_lines(paper: Paper) -> tuple[list[Line], str, str]:
    """The lines that hold text, the text of all of them, and its bare form."""
    lines: list[Line] = []
    position = 0
    for paragraph, table, cell in _paragraphs(paper):
        offset = 0
        for text in _parted(paragraph.text).split("\n"):
            if text and not text.isspace():
                lines.append(Line(len(lines), text, "", position, offset, paragraph, table, cell))
                position += len(text) + 1
            offset += len(text) + 1
    source = "\n".join([line.text for line in lines])
    low = bare_of_page(source)
    for line in lines:
        line.bare = low[line.start : line.start + len(line.text)]
    return lines, source, low


def _parted(text: str) -> str:
    """The addressee on a line of its own, one letter for one: PDFs set closely run it into the subject."""
    return _ADDRESSING.sub("\n", text) if "nh g" in text or "NH G" in text else text


def _paragraphs(paper: Paper) -> Iterator[tuple[Paragraph, Table | None, Cell | None]]:
    for block in paper.blocks:
        if isinstance(block, Table):
            for cell in block.cells:
                for paragraph in cell.paragraphs:
                    yield paragraph, block, cell
        else:
            yield block, None, None


def _hang_mentions(phrases: list[Place], lines: list[Line]) -> None:
    """The longest phrases, each on its line; a phrase inside a longer one is left out."""
    taken_until: dict[str, int] = {}
    starts = [line.start for line in lines]
    for start, before_end, kind, name in sorted(phrases):
        line, end = lines[bisect_right(starts, start) - 1], -before_end
        if start < taken_until.get(kind, -1) or end > line.start + len(line.text):
            continue
        taken_until[kind] = end
        line.mentions.append(Mention(kind, name, start - line.start, end - line.start))


def lay_out(doc: Doc) -> Doc:
    """Sets `doc.spans["phrases"]`, and `doc.spans["layout"]`: one span a line. No field is found by them, so that they
    are made only where asked for.

    Token borders fall on line borders because a line break is a token of its own.
    """
    lines: list[Line] = doc._.lines
    spans: list[Span] = []
    starts = doc.to_array("IDX")
    firsts = starts.searchsorted([line.start for line in lines])
    lasts = starts.searchsorted([line.start + len(line.text) for line in lines])
    for line, first, last in zip(lines, firsts.tolist(), lasts.tolist(), strict=True):
        if last > first:
            spans.append(Span(doc, first, last, label="cell" if line.cell else line.paragraph.zone))
    doc.spans["layout"] = spans
    return shipped_phrases()(doc)


def _layout_of(span: Span) -> Layout | None:
    """The layout of a span: that of the line in which it begins."""
    lines = span.doc._.lines
    position = bisect_right(lines, span.start_char, key=lambda line: line.start) - 1
    if position < 0:
        return None
    line = lines[position]
    if line.paragraph.segments:
        first = line.paragraph.segments[0]
        x0, top, x1, bottom = _union([s.box for s in line.paragraph.segments if s.page == first.page])
        return Layout(page_no=first.page, x=x0, y=top, width=x1 - x0, height=bottom - top)
    place = line.paragraph.place
    if place is not None:
        return Layout(table=place.table, row=place.row, cell=place.column, sheet=place.sheet)
    if line.table is not None and line.cell is not None:
        return Layout(table=line.table.number, row=line.cell.row, cell=line.cell.index)
    return Layout(paragraph=line.paragraph.number)


Span.set_extension("layout", getter=_layout_of, force=True)


def locate(doc: Doc, line: Line, start: int = 0, end: int | None = None) -> tuple[Evidence, ...]:
    """Evidence for `line.text[start:end]`: boxes on pages, the paragraph or cell in Word, or the cell of a sheet."""
    if line.paragraph.segments:
        end = len(line.text) if end is None else end
        return _locate_boxes(doc._.paper, line, line.offset + start, line.offset + end)
    if line._place is None:
        line._place = _place_without_pages(line)
    return line._place


def _place_without_pages(line: Line) -> tuple[Evidence, ...]:
    place = line.paragraph.place
    if place is not None:
        return (Evidence(table=place.table, row=place.row, cell=place.column, sheet=place.sheet),)
    if line.table is not None and line.cell is not None:
        return (Evidence(table=line.table.number, row=line.cell.row, cell=line.cell.index),)
    return (Evidence(paragraph=line.paragraph.number),) if line.paragraph.number is not None else ()


def field_of(
    doc: Doc,
    line: Line,
    value: str,
    *,
    start: int = 0,
    end: int | None = None,
    sure: float = 0.9,
    source: str | None = None,
) -> Field | None:
    """A Field for `line.text[start:end]`, found by `source`, one of SOURCES; None where the value is empty."""
    end = len(line.text) if end is None else end
    value = value.strip()
    if not value:
        return None
    text = line.text[start:end].strip() or value
    sure *= trust_in_letters(line, start, end)
    return Field(
        value=value,
        text=text,
        confidence=round(sure, 3),
        evidence=locate(doc, line, start, end),
        sources=(source or source_of(line),),
        span=span_of(line, start, end, value=value),
    )


def source_of(line: Line) -> str:
    """What a value of this line was found by, where nothing in it leads to the value but its place."""
    if line.table is not None:
        return "table"
    return "list" if line.paragraph.label or _ITEM.match(line.text) else "sentence"


def span_of(line: Line, start: int = 0, end: int | None = None, *, value: str = "") -> tuple[int, int]:
    """Where `line.text[start:end]` stands in the Doc's text, cut down to the value in it where its letters are there.

    A line put together from several stands where its first one does.
    """
    end = len(line.text) if end is None else min(end, len(line.text))
    start, end = (start, end) if start < end else (0, len(line.text))  # what a line above carries has no place in it
    text = line.text[start:end]
    if value and text.startswith(value):
        return line.start + start, line.start + start + len(value)
    low = text.lower()
    found = low.find(value.lower()) if value and len(low) == len(text) else -1
    if found >= 0:
        start += found
        return line.start + start, line.start + start + len(value)
    day = _DAY.search(text) if value[:4].isdigit() else None
    if day is not None:
        return line.start + start + day.start(), line.start + start + day.end()
    left, right = len(text) - len(text.lstrip(_AROUND)), len(text.rstrip(_AROUND))
    return (line.start + start + left, line.start + start + right) if left < right else (line.start, line.start + end)


def trust_in_letters(line: Line, start: int, end: int) -> float:
    """How likely OCR has read the worst word of `line.text[start:end]` right; 1.0 where the text was not read by OCR.

    The product over all words would say too little: errors come together, on bad spots of the paper.
    """
    left, right = line.offset + start, line.offset + end
    trust = 1.0
    for segment in line.paragraph.segments:
        if segment.sure < 1.0 and max(left, segment.start) < min(right, segment.end):
            letters = line.paragraph.text[max(left, segment.start) : min(right, segment.end)]
            if any(char.isalnum() for char in letters):
                trust = min(trust, _share_right(segment.sure))
    return trust


def _share_right(sure: float) -> float:
    """Of the words that Tesseract is so sure of, the share that is right."""
    place = bisect_right(WORDS_RIGHT, sure, key=lambda step: step[0])
    if place in (0, len(WORDS_RIGHT)):
        return WORDS_RIGHT[min(place, len(WORDS_RIGHT) - 1)][1]
    (low, worse), (high, better) = WORDS_RIGHT[place - 1], WORDS_RIGHT[place]
    return worse + (better - worse) * (sure - low) / (high - low)


def _locate_boxes(paper: Paper, line: Line, start: int, end: int) -> tuple[Evidence, ...]:
    boxes: dict[int, list[list[Box]]] = {}
    for segment in line.paragraph.segments:
        left, right = max(start, segment.start), min(end, segment.end)
        if left >= right:
            continue
        whole = left == segment.start and right == segment.end
        box = segment.box if whole or paper.narrow is None else paper.narrow(segment, left, right)
        rows = boxes.setdefault(segment.page, [])
        if rows and abs(rows[-1][-1][1] - box[1]) < 0.5 * (box[3] - box[1]):
            rows[-1].append(box)
        else:
            rows.append([box])
    return tuple(
        Evidence(page=page, bbox=tuple(round(v, 1) for v in _union(row)))
        for page, rows in boxes.items()
        for row in rows
    )


def _union(boxes: list[Box]) -> Box:
    return (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
