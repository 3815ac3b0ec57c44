"""A template and a seed come in; an invented paper goes out: as a Paper with its spans, and with its gold.

Writing it to a file is `training.files`.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from extractors.layout import Block, Cell, Paper, Paragraph, Table
from records.readings import SCALAR_FIELDS
from training.cast import LISTS
from training.script import BOLD, CellText, Gold, Mark, Script, Written
from training.slips import make_slips
from training.vocabulary import Vocabulary

Template = Callable[[Script], None]
HEAD = ("number", "date", "place", "issuing_unit", "parent_unit", "subject", "signer", "signer_title")
Spans = list[tuple[int, int, Mark]]


@dataclass(slots=True)
class Composed:
    """An invented paper: `spans` of each paragraph by its identity, `gold` in the shape of the labelled sets."""

    name: str
    script: Script
    paper: Paper
    spans: dict[int, Spans]
    gold: Gold


def compose(template: Template, seed: int, *, held_words: bool) -> Composed:
    """The paper that a template makes of a seed; the same two give the same paper."""
    name = f"{template.__module__.rsplit('.', 1)[-1]}-{template.__name__}-{seed}"
    script = Script(random.Random(zlib.crc32(name.encode())), Vocabulary(held=held_words))
    template(script)
    make_slips(script)
    paper, spans = _laid_out(script)
    return Composed(name, script, paper, spans, finished(script.gold))


def finished(gold: Gold) -> Gold:
    """The gold with every key: what a paper does not print is null or an empty list."""
    nominees = [
        {"kind": each["kind"]}
        | {name: each.get(name) for name in SCALAR_FIELDS}
        | {name: each.get(name, []) for name in LISTS}
        | ({"alt": each["alt"]} if "alt" in each else {})
        for each in gold["nominees"]
    ]
    requested: dict[tuple[str, str | None], dict[str, Any]] = {}
    for each in (entry for nominee in nominees for entry in nominee["requested"]):
        requested.setdefault((each["code"], each.get("year")), each)
    return {
        "kind": gold["kind"],
        "document": {name: gold["document"].get(name) for name in HEAD},
        "requested": list(requested.values()),
        "nominees": nominees,
    } | ({"alt": gold["alt"]} if "alt" in gold else {})


def _laid_out(script: Script) -> tuple[Paper, dict[int, Spans]]:
    blocks: list[Block] = []
    spans: dict[int, Spans] = {}
    tables = paragraphs = 0
    for block in script.blocks:
        if isinstance(block, Written):
            paragraph = _paragraph(script, block, spans, number=paragraphs)
            paragraphs += 1
            blocks.append(paragraph)
            continue
        cells = []
        for row, column, index, entry in block.placed():
            own = [_paragraph(script, part, spans) for part in parts_of(entry)]
            cells.append(Cell(row, column, index, own, entry.rows, entry.columns))
        blocks.append(Table(tables, len(block.rows), block.columns, cells))
        tables += 1
    return Paper(blocks, "word"), spans


def parts_of(cell: CellText) -> list[Written]:
    """The paragraphs of a cell; a mark that runs over a break of lines is not written by any template."""
    lines = cell.text.split("\n")
    return [
        Written(text.removeprefix(BOLD), cell.bold or text.startswith(BOLD), centred=cell.centred) for text in lines
    ]


def _paragraph(script: Script, written: Written, spans: dict[int, Spans], *, number: int | None = None) -> Paragraph:
    text, found = script.read(written.text)
    paragraph = Paragraph(text, number, written.label, written.bold, written.centred)
    spans[id(paragraph)] = found
    return paragraph
