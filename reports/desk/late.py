"""Takes edits that were saved late, into an older version or into a second copy; carries them into the newest file.

Three ways: what the copy said when it was last taken, what it says now, what the newest file says. Where the newest
still says the first, it gets the second as a tracked change; where it says a third, the words are offered beside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reports.desk.copies import Copy
from reports.desk.kept import Archive, Ledger
from reports.desk.places import place_of
from reports.drafting.blocks import Block, Cell, Rendered
from reports.revisions import Change, revise
from reports.revisions.package import UnreadablePackage
from reports.revisions.reading import Reading

FROM_COPY = "Từ “{name}” lưu muộn: {what}"
NOT_CARRIED = "“{name}” lưu muộn, chưa ghép được: {why}"


def carried(
    paper: str, newest: bytes, late: Sequence[Copy], *, ledger: Ledger, archive: Archive, made_on: date
) -> tuple[bytes, tuple[Change, ...]]:
    """The newest file with the edits of each late copy in turn, and what was done for them."""
    changes: list[Change] = []
    for copy in late:
        blocks = archive.blocks_of(paper, copy.of or 0)
        before = _taken_before(paper, copy, ledger, archive)
        if copy.content is None or blocks is None or before is None:
            continue
        name = copy.lying.name
        try:
            said, says = blocks_in(before, blocks), blocks_in(copy.content, blocks)
        except UnreadablePackage as exc:
            changes.append(Change("withheld", NOT_CARRIED.format(name=name, why=exc)))
            continue
        revised = revise(said, newest, Rendered(copy.content, says), made_on=made_on)
        if not revised.is_merged:
            changes.append(Change("withheld", NOT_CARRIED.format(name=name, why=revised.why_not or "")))
            continue
        newest = revised.content
        changes += [replace(change, what=FROM_COPY.format(name=name, what=change.what)) for change in revised.changes]
    return newest, tuple(changes)


def blocks_in(content: bytes, like: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a manifest with the words that stand in a file now; those that it has no more are left out."""
    reading = Reading(content)
    found = []
    for block in like:
        unit = reading.by_key.get(block.key)
        if unit is not None and block.kind == "row":
            unit = reading.row_of(unit)
        if unit is None:
            continue
        if block.kind != "figure":
            block = block.model_copy(update={"cells": tuple(Cell(text=text) for text in unit.cells), "comments": ()})
        found.append(block)
    return tuple(found)


def _taken_before(paper: str, copy: Copy, ledger: Ledger, archive: Archive) -> bytes | None:
    """What the copy said when its edits were last taken; where they never were, what the program wrote into it."""
    for taken in reversed(ledger.taken):
        if place_of(taken.file) == copy.lying.place and taken.of == copy.of:
            content = archive.taken_content(paper, taken)
            if content is not None:
                return content
    version = ledger.version(copy.of)
    return archive.content_of(paper, version) if version else None
