"""What a revision tells: what the reviewer did, what the program did, and where she contradicts the record.

Values only; `revision` fills them, the desk stores and shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reports.drafting.blocks import Block

EditKind = Literal["changed", "deleted", "added", "moved", "commented", "formatted"]
ChangeKind = Literal["updated", "offered", "added", "removed", "kept", "withheld", "settled", "remarked"]
WITHDRAWN = "withdrawn"  # the field of a correction that struck out a whole row


@dataclass(frozen=True)
class Edit:
    """One thing that the reviewer did, and when she did it, as far as her file tells.

    `key` is the block's, or "" for what she added; `before` the program's last words there, `after` hers.
    """

    key: str
    kind: EditKind
    before: str
    after: str
    proposal: str | None = None
    author: str | None = None
    at: datetime | None = None


@dataclass(frozen=True)
class Change:
    """One thing that the program did to the paper, or did not do for the reviewer's sake; `what` is a sentence."""

    kind: ChangeKind
    what: str
    before: str = ""
    after: str = ""
    proposal: str | None = None


@dataclass(frozen=True)
class Correction:
    """A value of the record that she wrote otherwise: proposed, never applied by itself."""

    proposal: str
    field: str
    old: str | None
    new: str | None
    who: str | None = None
    written: datetime | None = None


@dataclass(frozen=True)
class Revised:
    """The next version of one paper.

    `content` are the very bytes of the reviewed file where nothing had to be done. `blocks` is the new manifest: the
    program's words of every block, applied or only offered, and the blocks that she deleted. Not merged: `content` is
    the fresh paper, to be laid beside hers, and `why_not` tells staff the reason.
    """

    content: bytes
    blocks: tuple[Block, ...] = ()
    edits: tuple[Edit, ...] = ()
    changes: tuple[Change, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_merged: bool = True
    why_not: str | None = None
