"""What the program wrote into a Word paper, block by block: kept beside each version, compared at the next one.

A block is a paragraph, a row of a table or a figure; a hidden bookmark `_tdkt_<key>` in the paper stands on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from records.readings import Model

BlockKind = Literal["paragraph", "row", "figure"]


class Span(Model):
    """Words of a cell that print one value of the record: what a reviewer corrects there may be wrong in the record.

    `field` as `Record.decide` names it: full_name, unit, position, requested.code ...
    """

    proposal: str
    field: str
    text: str


class Cell(Model):
    """The words of a paragraph, or of one cell of a row, as the program wrote them; a figure has its sha256 as text.

    `standing` are older words of the program that stand in the paper still, where `text` was only offered.
    """

    text: str
    spans: tuple[Span, ...] = ()
    standing: str | None = None


class Block(Model):
    """One generated block. `key` stays the same over versions; blocks of one loop or list are of one `group`.

    `proposal` is whom a row or a paragraph of a list is about; `comments` are what the program said on it.
    """

    key: str
    kind: BlockKind = "paragraph"
    group: str = ""
    proposal: str | None = None
    cells: tuple[Cell, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """A filled Word paper: the bytes of the .docx, and its blocks in the order of the paper."""

    content: bytes
    blocks: tuple[Block, ...] = ()
