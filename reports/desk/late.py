"""Takes edits that were saved late, into an older version or into a second copy; carries them into the newest file.

Three ways: what the copy said when it was last taken, what it says now, what the newest file says. Where the newest
still says the first, it gets the second as a tracked change; where it says a third, the words are offered beside.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.desk.copies import Copy
from reports.desk.kept import Archive, Ledger
from reports.desk.places import place_of
from reports.drafting.blocks import Block, Cell, Rendered
from reports.revisions import Change, Edit, edits_in, revise
from reports.revisions.package import UnreadablePackage
from reports.revisions.reading import PREFIX, Reading, Unit
from reports.revisions.words import PPR

FROM_COPY = "Từ “{name}” lưu muộn: {what}"
NOT_CARRIED = "“{name}” lưu muộn, chưa ghép được: {why}"
FORGOTTEN = "kho dự thảo thiếu bản mà tệp này là bản sao; người soát chép chữ của mình sang."
OFFER = "Trong “{name}” lưu muộn ghi: "
BESIDE = {
    "commented": "có ý kiến “{after}”",
    "formatted": "đổi cách trình bày “{after}”",
    "moved": "chuyển chỗ “{after}”",
}
OWN = "muon_"  # begins the key of a line that a reviewer added late


def carried(
    paper: str, newest: bytes, late: Sequence[Copy], *, ledger: Ledger, archive: Archive, made_on: date
) -> tuple[bytes, tuple[Change, ...]]:
    """The newest file with the edits of each late copy in turn, and what was done for them."""
    changes: list[Change] = []
    for copy in late:
        blocks = archive.blocks_of(paper, copy.of or 0)
        before = _taken_before(paper, copy, ledger, archive)
        name = copy.lying.name
        if copy.content is None or blocks is None or before is None:
            changes.append(Change("withheld", NOT_CARRIED.format(name=name, why=FORGOTTEN)))
            continue
        try:
            newest, done = _carry(newest, before, copy.content, blocks, name=name, made_on=made_on)
        except UnreadablePackage as exc:
            done = [Change("withheld", NOT_CARRIED.format(name=name, why=exc))]
        changes += done
    return newest, tuple(changes)


def _carry(
    newest: bytes, before: bytes, late: bytes, blocks: Sequence[Block], *, name: str, made_on: date
) -> tuple[bytes, list[Change]]:
    said, says = blocks_in(Reading(before), blocks), blocks_in(Reading(late), blocks)
    left_out = [
        Change("withheld", NOT_CARRIED.format(name=name, why=BESIDE[edit.kind].format(after=edit.after)))
        for edit in _only_now(edits_in(said, before).edits, edits_in(said, late).edits)
        if edit.kind in BESIDE
    ]
    late, says = _with_own_lines(late, says, known=(before, newest))
    offer = OFFER.format(name=name)
    revised = revise(said, newest, Rendered(late, says), made_on=made_on, offer=offer)
    if not revised.is_merged:
        return newest, [Change("withheld", NOT_CARRIED.format(name=name, why=revised.why_not or ""))]
    done = [replace(change, what=FROM_COPY.format(name=name, what=change.what)) for change in revised.changes]
    return revised.content, [*done, *left_out]


def blocks_in(reading: Reading, like: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a manifest with the words that stand in a file now; those that it has no more are left out."""
    found = []
    for block in like:
        unit = _unit_of(reading, block)
        if unit is None:
            continue
        if block.kind != "figure":
            block = block.model_copy(update={"cells": tuple(Cell(text=text) for text in unit.cells), "comments": ()})
        found.append(block)
    return tuple(found)


def _unit_of(reading: Reading, block: Block) -> Unit | None:
    unit = reading.by_key.get(block.key)
    return reading.row_of(unit) if unit is not None and block.kind == "row" else unit


def _only_now(before: Sequence[Edit], now: Sequence[Edit]) -> list[Edit]:
    known = {(edit.key, edit.kind, edit.after) for edit in before}
    return [edit for edit in now if (edit.key, edit.kind, edit.after) not in known]


def _with_own_lines(late: bytes, says: Sequence[Block], *, known: Sequence[bytes]) -> tuple[bytes, tuple[Block, ...]]:
    """The late copy with each line that she added marked as a block of its own, behind the block that it follows."""
    reading = Reading(late)
    told = {unit.text for content in known for unit in _lines(Reading(content))}
    by_unit = {id(unit): block for block in says if (unit := _unit_of(reading, block)) is not None}
    found: list[Block] = []
    last: Block | None = None
    added = False
    for unit in _lines(reading):
        block = by_unit.get(id(unit))
        if block is None and unit.text and unit.text not in told and not _keys(reading, unit):
            key = OWN + hashlib.sha256(unit.text.encode()).hexdigest()[:12]
            _mark(reading, unit, PREFIX + key)
            cells = tuple(Cell(text=text) for text in unit.cells)
            group = last.group if last is not None else ""
            block = Block(key=key, kind="row" if unit.is_row else "paragraph", group=group, cells=cells)
            added = True
        if block is not None:
            found.append(block)
            last = block
    if not added:
        return late, tuple(says)
    reading.package.touch(reading.package.document)
    return reading.package.packed(), tuple(found)


def _mark(reading: Reading, unit: Unit, name: str) -> None:
    """A bookmark around the words of a line; of a row, around those of its first paragraph."""
    starts = reading.body.iter(qn("w:bookmarkStart"))
    number = max((int(each.get(qn("w:id"), "0")) for each in starts), default=0) + 1
    paragraph = (reading.paragraphs_of(unit) if unit.is_row else [unit])[0].element
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph.insert(1 if len(paragraph) and paragraph[0].tag == PPR else 0, start)
    paragraph.append(end)


def _lines(reading: Reading) -> list[Unit]:
    """Rows, and the paragraphs that stand in none, in the order of the paper."""
    outside = [unit for unit in reading.paragraphs if reading.row_of(unit) is None]
    return sorted([*reading.rows, *outside], key=lambda unit: unit.place)


def _keys(reading: Reading, unit: Unit) -> list[str]:
    own = reading.paragraphs_of(unit) if unit.is_row else [unit]
    return [key for each in own for key in each.keys]


def _taken_before(paper: str, copy: Copy, ledger: Ledger, archive: Archive) -> bytes | None:
    """What the copy said when its edits were last taken; where they never were, what the program wrote into it."""
    for taken in reversed(ledger.taken):
        if place_of(taken.file) == copy.lying.place and taken.of == copy.of:
            content = archive.taken_content(paper, taken)
            if content is not None:
                return content
    version = ledger.version(copy.of)
    return archive.content_of(paper, version) if version else None
