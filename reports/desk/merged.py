"""Takes a paper as the program makes it now and the files that reviewers edited; gives what its next version holds.

How two Word files become one is `reports.revisions`; who has which file, and where, is `laying`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reports.desk.cells import edits_of_workbook
from reports.desk.compared import compared
from reports.desk.copies import Copy
from reports.desk.kept import Archive, FoundCorrection, Ledger, Look
from reports.desk.late import carried
from reports.desk.stamping import fingerprint
from reports.drafting.blocks import Block, Rendered
from reports.papers.paper import Paper
from reports.revisions import Change, Edit, Revised, revise
from reports.revisions.changes import WITHDRAWN

FORGOTTEN = (
    "Kho dự thảo thiếu bản trước của văn bản này nên không ghép được; bản mới để bên cạnh, chữ đã sửa nằm ở tệp cũ."
)
UNKNOWN_COPY = "“{name}” là bản mà kho dự thảo không có nên không ghép được; người soát chép chữ của mình sang."
CELLS_STAY = "“{name}” có {count} ô đã sửa; bảng mới lập theo sổ ghi, không chép các ô đó sang. Xem danh sách thay đổi."
PAGE_STAYS = "“{name}” đã được sửa; bản mới để bên cạnh, chữ đã sửa nằm ở tệp cũ."

CHOICES = frozenset({"bieu-duong"})  # who is struck out there is not chosen for the flag, and is proposed as before


@dataclass(frozen=True)
class Merged:
    """`content` of the next version, or None where nothing new is to be written; then `said` and `blocks` are kept.

    `edited` are the files whose edits went into it.
    """

    content: bytes | None
    blocks: tuple[Block, ...] = ()
    edited: tuple[Copy, ...] = ()
    edits: tuple[Edit, ...] = ()
    edit_count: int = 0
    changes: tuple[Change, ...] = ()
    corrections: tuple[FoundCorrection, ...] = ()
    notes: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()
    said: str = ""
    is_merged: bool = False
    reviewed: str = ""


def carry_on(paper: Paper, ledger: Ledger, edited: Sequence[Copy], *, archive: Archive, made_on: date) -> Merged:
    """The next version of a Word paper: the newest file with what reviewers wrote, and what is new of the program."""
    newest, said = ledger.newest, said_in(paper, ledger)
    is_same = said == newest.said
    known = [copy for copy in edited if copy.of is not None]
    notes = tuple(UNKNOWN_COPY.format(name=copy.lying.name) for copy in edited if copy.of is None)
    if is_same and not known:
        return Merged(None, edited=tuple(edited), edit_count=newest.edits, notes=notes)
    main = main_copy(known, ledger)
    late = [copy for copy in known if copy is not main]
    look = ledger.look_at(main.sha256) if main else None
    if is_same and main and look and not late:
        return _looked(main, look, notes)
    base = main.content if main else archive.content_of(paper.key, newest)
    blocks = archive.blocks_of(paper.key, newest.number)
    if base is None or blocks is None:
        return Merged(paper.content, paper.blocks, edited=tuple(edited), notes=(*notes, FORGOTTEN))
    if main is None and not late and not newest.is_merged:
        changes = compared(blocks, paper.blocks)
        return Merged(paper.content, paper.blocks, edited=tuple(edited), changes=changes, notes=notes)
    work, carry = carried(paper.key, base, late, ledger=ledger, archive=archive, made_on=made_on)
    fresh = Rendered(paper.content, paper.blocks)
    revised = revise(blocks, work, fresh, made_on=made_on)
    if main is not None and not revised.is_merged:
        others = [copy for copy in edited if copy is not main]
        merged = carry_on(paper, ledger, others, archive=archive, made_on=made_on)
        return _beside(paper, ledger, merged, archive, edited=edited, why_not=revised.why_not or "")
    seen = [revised, *(_seen(paper, copy, fresh, archive, made_on) for copy in late)]
    merged = _merged(paper, revised, blocks, is_same=is_same, said=said)
    if merged.content is None and work != base:
        merged = replace(merged, content=work, blocks=blocks, is_merged=True)
    elif merged.content == base:
        merged = replace(merged, content=None)
    told = _told(paper, seen, main=main, known=known)
    return replace(
        merged,
        edited=tuple(copy for copy in edited if merged.content is not None or copy is not main),
        changes=(*carry, *merged.changes),
        notes=(*notes, *merged.notes),
        edits=told.edits,
        edit_count=told.edit_count,
        corrections=told.corrections,
        looks=told.looks if main and not late else (),
        reviewed=told.reviewed,
    )


def _beside(
    paper: Paper, ledger: Ledger, merged: Merged, archive: Archive, *, edited: Sequence[Copy], why_not: str
) -> Merged:
    """The next version as if her unreadable file did not lie there: with what earlier rounds brought, and why."""
    newest = ledger.newest
    if merged.content is None:
        kept, blocks = archive.content_of(paper.key, newest), archive.blocks_of(paper.key, newest.number)
        if kept is None or blocks is None:
            merged = replace(merged, content=paper.content, blocks=paper.blocks)
        else:
            merged = replace(merged, content=kept, blocks=merged.blocks or blocks, is_merged=newest.is_merged)
    return replace(merged, edited=tuple(edited), notes=(why_not, *merged.notes))


def said_in(paper: Paper, ledger: Ledger) -> str:
    """The fingerprint of what the program says now; the same bytes say the same, and are not unpacked."""
    made = hashlib.sha256(paper.content).hexdigest()
    return ledger.newest.said if made == ledger.newest.made else fingerprint(paper.content, paper.suffix)


def edited_beside(paper: Paper, ledger: Ledger, edited: Sequence[Copy], *, archive: Archive) -> Merged:
    """The next version of a workbook or a web page: the program's own, with what was edited in the last one told."""
    said = said_in(paper, ledger)
    content = None if said == ledger.newest.said else paper.content
    edits: list[Edit] = []
    corrections: list[FoundCorrection] = []
    looks, notes = [], []
    for copy in edited:
        look = ledger.look_at(copy.sha256)
        if look is None or content is not None:
            cells, found = _cells(paper, ledger, copy, archive)
            look = Look(sha256=copy.sha256, of=copy.of, file=copy.lying.name, edits=len(cells), corrections=found)
            edits += cells
        looks.append(look)
        corrections += look.corrections
        if content is not None:
            note = CELLS_STAY if paper.suffix == ".xlsx" and look.edits else PAGE_STAYS
            notes.append(note.format(name=copy.lying.name, count=look.edits))
    return Merged(
        content,
        blocks=paper.blocks,
        edited=tuple(edited) if content is not None else (),
        edits=tuple(edits),
        edit_count=sum(look.edits for look in looks),
        corrections=tuple(corrections),
        notes=tuple(notes),
        looks=tuple(look for look in looks if ledger.look_at(look.sha256) is None),
        reviewed=edited[-1].lying.name if edited else "",
    )


def main_copy(known: Sequence[Copy], ledger: Ledger) -> Copy | None:
    """The copy of the newest version that goes on: the one under its own name, else the one saved last."""
    own = [copy for copy in known if copy.of == ledger.newest.number]
    return max(
        own,
        key=lambda copy: (copy.lying.name == ledger.newest.file, copy.lying.changed, copy.lying.name),
        default=None,
    )


def _merged(paper: Paper, revised: Revised, blocks: tuple[Block, ...], *, is_same: bool, said: str) -> Merged:
    if is_same:
        return Merged(None)
    if not revised.is_merged:
        notes = (revised.why_not,) if revised.why_not else ()
        return Merged(paper.content, paper.blocks, changes=compared(blocks, paper.blocks), notes=notes)
    return Merged(revised.content, revised.blocks, changes=revised.changes, said=said, is_merged=True)


def _seen(paper: Paper, copy: Copy, fresh: Rendered, archive: Archive, made_on: date) -> Revised:
    """What stands in a copy of an older version that the program did not write there."""
    blocks = archive.blocks_of(paper.key, copy.of or 0)
    if blocks is None or copy.content is None:
        return Revised(b"")
    return revise(blocks, copy.content, fresh, made_on=made_on)


def _told(paper: Paper, seen: Iterable[Revised], *, main: Copy | None, known: Sequence[Copy]) -> Merged:
    found = {(edit.key, edit.kind, edit.after): edit for each in seen for edit in each.edits}
    edits = tuple(found.values())
    told = dict.fromkeys(_found(each) for revised in seen for each in revised.corrections)
    corrections = tuple(each for each in told if paper.key not in CHOICES or each.field != WITHDRAWN)
    looks: tuple[Look, ...] = ()
    if main is not None:
        looks = (Look(sha256=main.sha256, of=main.of, file=main.lying.name, edits=len(edits), corrections=corrections),)
    names = ", ".join(copy.lying.name for copy in known)
    return Merged(None, edits=edits, edit_count=len(edits), corrections=corrections, looks=looks, reviewed=names)


def _found(correction: object) -> FoundCorrection:
    return FoundCorrection.model_validate(correction, from_attributes=True)


def _looked(main: Copy, look: Look, notes: tuple[str, ...]) -> Merged:
    return Merged(
        None,
        edit_count=look.edits,
        corrections=look.corrections,
        notes=notes,
        reviewed=main.lying.name,
    )


def _cells(
    paper: Paper, ledger: Ledger, copy: Copy, archive: Archive
) -> tuple[list[Edit], tuple[FoundCorrection, ...]]:
    version = ledger.version(copy.of)
    written = archive.content_of(paper.key, version) if version else None
    if written is None or copy.content is None or paper.suffix != ".xlsx":
        return [], ()
    return edits_of_workbook(written, copy.content)
