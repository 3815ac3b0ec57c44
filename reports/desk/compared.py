"""Takes two manifests of one paper that nobody edited; says in words what the program writes otherwise than before."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.blocks import Block
from reports.revisions import Change
from reports.revisions.matching import block_words
from reports.revisions.wording import Wording, quoted, row_text


def compared(earlier: Sequence[Block], fresh: Sequence[Block]) -> tuple[Change, ...]:
    """The blocks that changed or came, in the order of the new paper, then those that went; numbers are no change."""
    wording = Wording(earlier, fresh)
    before = {block.key: block for block in earlier}
    after = {block.key for block in fresh}
    changes: list[Change] = []
    for block in fresh:
        was = before.get(block.key)
        if was is not None:
            changes += _changed(wording, was, block)
        elif text := row_text(block_words(block)):
            changes.append(wording.added(block, text))
    return (*changes, *(_gone(block) for block in earlier if block.key not in after and any(block_words(block))))


def _changed(wording: Wording, was: Block, block: Block) -> list[Change]:
    if block.kind == "figure":
        return [wording.picture(block)] if was.cells != block.cells else []
    old, new = block_words(was), block_words(block)
    if len(old) != len(new):
        return [wording.updated(block, row_text(old), row_text(new))]
    return [wording.updated(block, one, other) for one, other in zip(old, new, strict=True) if one != other]


def _gone(block: Block) -> Change:
    text = row_text(block_words(block))
    kind = {"row": "dòng", "figure": "hình"}.get(block.kind, "đoạn")
    return Change("removed", f"Bỏ {kind} {quoted(text)}.", text, "", block.proposal)
