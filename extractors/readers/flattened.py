"""Takes the Paper that LibreOffice made of a .doc; parts the cells of a last table that it ran together.

LibreOffice writes a table that ends a document without its end mark; read again, its cells are paragraphs, and the last
line of a cell stands in one paragraph with the first of the next: "Huỳnh Quốc ViệtNGƯỜI BÁO CÁO". Such a table holds
the signatures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.layout import Block, Paragraph, Table

_FAR = 40  # paragraphs from the end: longer than any block of signatures
_PLACE_AND_DATE = re.compile(r"[^\W\d_][^\d.;:]{1,40}, ngày\b")
_ENDS = frozenset(".;)…")
_POST = re.compile(r"(?:[^\W\d_]{3,}|KT\.|TM\.|TL\.|TUQ\.|Q\.) ")


def part_last_cells(blocks: list[Block]) -> list[Block]:
    """The same blocks, a paragraph behind the last table cut where two cells meet in it."""
    last_table = max((i for i, block in enumerate(blocks) if isinstance(block, Table)), default=-1)
    first = max(last_table + 1, len(blocks) - _FAR)
    parted = blocks[:first]
    for block in blocks[first:]:
        parted += _part(block) if isinstance(block, Paragraph) and block.zone == "body" else [block]
    return parted


def _part(paragraph: Paragraph) -> list[Paragraph]:
    text = paragraph.text
    for at in range(1, len(text)):
        if text[at].isupper() and _meet(text[at - 1], text[at:]):
            return [replace(paragraph, text=text[:at]), replace(paragraph, text=text[at:], label="")]
    return [paragraph]


def _meet(before: str, rest: str) -> bool:
    """Whether `rest` begins a cell: a post or a caption in capitals, or place and date, with no space before."""
    if before in _ENDS:
        return rest.isupper() and bool(_POST.match(rest))
    return before.islower() and ((rest.isupper() and len(rest) > 3) or bool(_PLACE_AND_DATE.match(rest)))
