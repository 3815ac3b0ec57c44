"""Invented papers come in; go out as sequences of attributes and tags, some of their words changed at random.

The attributes are those that `extractors.statistics` votes by, made by the same code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.document import make_doc
from extractors.layout import Block, Paper, Paragraph, Table
from extractors.spans import PERSON, UNIT
from extractors.statistics.columns import LAID_OUT, VIEWS, Columns
from extractors.statistics.component import OUTSIDE
from extractors.statistics.sequences import Sequences, sequences_of
from extractors.zones import find_zones
from training.composing import Composed, Spans
from training.script import Mark

Change = Callable[[str, str | None], str]  # a word (or colon) and the label it is in, to what is printed instead
_OVER_HEAD = re.compile(r"(?:UBND|ỦY BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|HUYỆN|XÃ|PHƯỜNG)[^:]{0,40}")
_WORD = re.compile(r"[^\W_]+|:")


@dataclass(slots=True, frozen=True)
class Example:
    """One sequence: the attributes and the tag of each token."""

    attributes: tuple[tuple[str, ...], ...]
    tags: tuple[str, ...]


def examples_of(composed: Composed, columns: Columns) -> list[Example]:
    """The sequences of one paper that the component would vote on."""
    doc = make_doc(composed.paper)
    if not doc._.lines:
        return []
    sequences = sequences_of(doc, find_zones(doc._.lines, doc._.tables))
    tags = tags_of(doc, composed, sequences)
    named = attributes_of(doc, sequences, columns)
    ends = sequences.length.cumsum().tolist()
    found, begin = [], 0
    for end in ends:
        found.append(Example(tuple(named[begin:end]), tuple(tags[begin:end])))
        begin = end
    return found


def attributes_of(doc: Doc, sequences: Sequences, columns: Columns) -> list[tuple[str, ...]]:
    """The attributes of each token of the sequences, in their order."""
    layout, found = columns.of(doc, sequences)
    rows: list[list[str]] = [[] for _ in layout.tokens]
    for column, offset, name in VIEWS:
        numbers = found[column]
        if column in LAID_OUT:
            numbers = numbers[layout.place + offset]
        said: dict[int, tuple[str, ...]] = {}
        for row, number in zip(rows, numbers.tolist(), strict=True):
            names = said.get(number)
            if names is None:
                names = said[number] = name(columns, number)
            row.extend(names)
    return [tuple(row) for row in rows]


def tags_of(doc: Doc, composed: Composed, sequences: Sequences) -> list[str]:
    """The tag of each token of the sequences: of spans that lie in one another, the outer one counts."""
    tags = [OUTSIDE] * len(doc)
    for begin, end, label in spans_of(doc, composed):
        span = doc.char_span(begin, end, alignment_mode="expand")
        if span is None or any(tags[at] != OUTSIDE for at in range(span.start, span.end)):
            continue
        tags[span.start] = f"B-{label}"
        tags[span.start + 1 : span.end] = [f"I-{label}"] * (span.end - span.start - 1)
    found: list[str] = []
    for first, length in zip(sequences.first.tolist(), sequences.length.tolist(), strict=True):
        found += tags[first : first + length]
    return found


def spans_of(doc: Doc, composed: Composed) -> list[tuple[int, int, str]]:
    """Begin, end and label of what is marked in a paper, in characters of the Doc, the outer before the inner."""
    found = []
    for line in doc._.lines:
        stop = line.offset + len(line.text)
        for begin, end, mark in composed.spans.get(id(line.paragraph), ()):
            if line.offset <= begin < end <= stop:
                shift = line.start - line.offset
                found.append((begin + shift, end + shift, mark.label))
    return sorted(found, key=lambda span: (span[0], -span[1]))


def with_every_name(composed: Composed) -> Composed:
    """The same paper with names of persons, and the provinces over a letterhead, marked wherever they stand.

    A template marks what enters the gold; to the statistics a name is a name whoever bears it.
    """
    paragraphs = list(composed.paper.paragraphs())
    names: dict[str, Mark] = {}
    for paragraph in paragraphs:
        for begin, end, mark in composed.spans.get(id(paragraph), ()):
            if mark.label == PERSON:
                names.setdefault(paragraph.text[begin:end].lower(), mark)
    spans: dict[int, Spans] = {}
    for paragraph in paragraphs:
        own = list(composed.spans.get(id(paragraph), ()))
        low = paragraph.text.lower()
        for name, mark in names.items():
            at = low.find(name)
            while at >= 0:
                stop = at + len(name)
                if all(stop <= begin or end <= at for begin, end, _ in own):
                    own.append((at, stop, mark))
                at = low.find(name, stop)
        if not own and _OVER_HEAD.fullmatch(paragraph.text):
            own.append((0, len(paragraph.text), Mark(UNIT, "other", "unit")))
        spans[id(paragraph)] = sorted(own, key=lambda span: span[:2])
    return replace(composed, spans=spans)


# --- changed copies


def changed(composed: Composed, change: Change) -> Composed:
    """A copy of a paper with its words changed one by one; its gold is left as it was and no longer counts."""
    spans: dict[int, Spans] = {}

    def rewritten(paragraph: Paragraph) -> Paragraph:
        text, moved = _rewritten(paragraph.text, composed.spans.get(id(paragraph), []), change)
        new = replace(paragraph, text=text)
        spans[id(new)] = moved
        return new

    blocks: list[Block] = []
    for block in composed.paper.blocks:
        if isinstance(block, Table):
            cells = [
                replace(cell, paragraphs=[rewritten(p) for p in cell.paragraphs], _text=None) for cell in block.cells
            ]
            blocks.append(replace(block, cells=cells))
        else:
            blocks.append(rewritten(block))
    return replace(composed, paper=Paper(blocks, composed.paper.read_as), spans=spans)


def _rewritten(text: str, spans: Spans, change: Change) -> tuple[str, Spans]:
    new, last = "", 0
    moved = {0: 0}
    for word in _WORD.finditer(text):
        new += text[last : word.start()]
        moved[word.start()] = len(new)
        label = next((mark.label for begin, end, mark in spans if begin <= word.start() < end), None)
        new += change(word.group(), label)
        last = word.end()
        moved[last] = len(new)
    new += text[last:]
    shift = sorted(moved)

    def place(old: int) -> int:
        if old in moved:
            return moved[old]
        before = max((at for at in shift if at <= old), default=0)
        return min(moved[before] + old - before, len(new))

    return new, [(place(begin), place(end), mark) for begin, end, mark in spans if place(begin) < place(end)]
