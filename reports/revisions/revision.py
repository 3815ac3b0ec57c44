"""Takes a paper that a reviewer edited and the same paper drawn anew; gives the next version with all her edits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reports.drafting.blocks import Block, Rendered
from reports.revisions.changes import Edit, Revised


def revise(earlier: Sequence[Block], reviewed: bytes, fresh: Rendered, *, made_on: date) -> Revised:
    """Her file, changed only where the program's own words changed and she had left them alone."""
    return Revised(fresh.content, blocks=fresh.blocks, is_merged=False, why_not="Chưa ghép được bản đã sửa.")


def edits_in(earlier: Sequence[Block], reviewed: bytes) -> tuple[Edit, ...]:
    """What she did since the program wrote `earlier`; raises nothing, a file that cannot be read has no edits."""
    return ()
