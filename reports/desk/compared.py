"""Takes two manifests of one paper; says in words what the program writes otherwise than before."""

from __future__ import annotations

from collections.abc import Sequence

from reports.drafting.blocks import Block
from reports.revisions import Change
from reports.revisions.words import folded

LONGEST = 160  # letters of a block that a change list shows


def compared(earlier: Sequence[Block], fresh: Sequence[Block]) -> tuple[Change, ...]:
    """The blocks that changed, came or went, in the order of the new paper; where nobody edited, nothing is merged."""
    before = {block.key: text_of(block) for block in earlier}
    after = {block.key for block in fresh}
    changes = [change for block in fresh if (change := _change(block, before.get(block.key))) is not None]
    lost = [block for block in earlier if block.key not in after and text_of(block)]
    return (*changes, *(Change("removed", "Bỏ đi.", before=shown(text_of(b)), proposal=b.proposal) for b in lost))


def text_of(block: Block) -> str:
    return "; ".join(filter(None, (folded(cell.text) for cell in block.cells)))


def shown(text: str) -> str:
    """A text as a list shows it: its beginning where it is long."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def _change(block: Block, before: str | None) -> Change | None:
    text = text_of(block)
    if before is None:
        return Change("added", "Thêm mới.", after=shown(text), proposal=block.proposal) if text else None
    if before == text:
        return None
    if block.kind == "figure":
        return Change("updated", "Hình vẽ theo số liệu mới.", proposal=block.proposal)
    return Change("updated", "Cập nhật.", before=shown(before), after=shown(text), proposal=block.proposal)
