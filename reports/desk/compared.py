"""Takes two manifests of one paper that nobody edited; says in words what the program writes otherwise than before."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.blocks import Block
from reports.revisions import Change
from reports.revisions.wording import Wording, row_text
from reports.revisions.words import folded


def compared(earlier: Sequence[Block], fresh: Sequence[Block]) -> tuple[Change, ...]:
    """The blocks that changed or came, in the order of the new paper, then those that went."""
    wording = Wording(earlier, fresh)
    before = {block.key: _text(block) for block in earlier}
    after = {block.key for block in fresh}
    changes = []
    for block in fresh:
        text, was = _text(block), before.get(block.key)
        if was is None and text:
            changes.append(wording.added(block, text))
        elif was is not None and was != text:
            is_figure = block.kind == "figure"
            changes.append(wording.picture(block) if is_figure else wording.updated(block, was, text))
    gone = [block for block in earlier if block.key not in after and _text(block)]
    return (*changes, *(Change("removed", _removed(block), _text(block), "", block.proposal) for block in gone))


def _removed(block: Block) -> str:
    text = _text(block)
    return f"Bỏ {'dòng' if block.kind == 'row' else 'đoạn'} “{text[:140]}{'…' if len(text) > 140 else ''}”."


def _text(block: Block) -> str:
    return row_text(folded(cell.text) for cell in block.cells)
