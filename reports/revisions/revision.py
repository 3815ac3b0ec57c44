"""Takes a paper that a reviewer edited and the same paper drawn anew; gives the next version with all her edits.

The result is her file, changed only where the program's own words changed and she had left them alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

from reports.drafting.blocks import Block, Cell, Rendered
from reports.drafting.doubts import AUTHOR
from reports.revisions.changes import Change, Revised
from reports.revisions.copying import Copier
from reports.revisions.insertion import Insertion
from reports.revisions.matching import Links, block_words, link, names_in, renamed
from reports.revisions.merging import Merging
from reports.revisions.numbering import Numbers
from reports.revisions.observation import Seen, longest_rising, observe, plain_dresses
from reports.revisions.package import UnreadablePackage
from reports.revisions.reading import PREFIX, Reading, Unit, mark_of
from reports.revisions.remarks import OFFER, Remarks
from reports.revisions.tracking import Stamp, restore
from reports.revisions.wording import Wording, row_text
from reports.revisions.words import DEL, PPR, P, paragraphs_in

_START, _END, _NAME, _ID = qn("w:bookmarkStart"), qn("w:bookmarkEnd"), qn("w:name"), qn("w:id")
SECTION = 3  # more new lines than these that are about nobody are told as one part of the paper

OTHER_PAPER = (
    "Tệp đã sửa không còn dấu của chương trình và lời văn đã khác hẳn, không biết đoạn nào là đoạn nào: bản mới được "
    "lập riêng, xin đối chiếu và chép những chỗ đã sửa sang."
)
UNREADABLE = "Không đọc được tệp đã sửa ({}): bản mới được lập riêng, tệp đã sửa giữ nguyên."


def revise(earlier: Sequence[Block], reviewed: bytes, fresh: Rendered, *, made_on: date, offer: str = OFFER) -> Revised:
    """The next version; `offer` begins the comments that hold what the program would write.

    Where the file cannot be read, or nothing in it is the program's, nothing is merged and `why_not` says so.
    """
    try:
        reading = Reading(reviewed)
        links = link(earlier, reading)
        if not links.is_known:
            return Revised(fresh.content, fresh.blocks, is_merged=False, why_not=OTHER_PAPER)
        anew = Reading(fresh.content)
        told = observe(earlier, reading, links, plain=plain_dresses(anew, fresh.blocks))
        merged = _Revision(earlier, reading, links, fresh, anew, made_on=made_on, offer=offer)
        merged.run()
        content = reading.package.packed() if merged.is_changed else reviewed
    except UnreadablePackage as exc:
        return Revised(fresh.content, fresh.blocks, is_merged=False, why_not=UNREADABLE.format(exc))
    return Revised(
        content,
        blocks=merged.manifest(),
        edits=told.edits,
        changes=tuple(merged.changes),
        corrections=told.corrections,
    )


def edits_in(earlier: Sequence[Block], reviewed: bytes) -> Seen:
    """What she did since the program wrote `earlier`; nothing where the file cannot be read or is another paper."""
    try:
        reading = Reading(reviewed)
        links = link(earlier, reading)
        return observe(earlier, reading, links, plain={}) if links.is_known else Seen()
    except UnreadablePackage:
        return Seen()


class _Revision:
    """One file on its way to the next version."""

    def __init__(
        self,
        earlier: Sequence[Block],
        reading: Reading,
        links: Links,
        fresh: Rendered,
        anew: Reading,
        *,
        made_on: date,
        offer: str,
    ) -> None:
        self._reading, self._links, self._fresh, self._anew = reading, links, fresh, anew
        self._olds = {block.key: block for block in earlier}
        self._old_keys = renamed(earlier, fresh.blocks)
        self._stamp = Stamp(reading.package.tree(reading.package.document), made_on)
        self._remarks, said = Remarks(reading, self._stamp), Remarks(anew, Stamp(anew.body, made_on))
        self._copier = Copier(anew, reading, stamp=self._stamp, said=said, remarks=self._remarks)
        self._wording = Wording(earlier, fresh.blocks)
        self._merging = Merging(
            reading,
            anew,
            stamp=self._stamp,
            remarks=self._remarks,
            said=said,
            copier=self._copier,
            wording=self._wording,
            offer=offer,
        )
        self._standing: dict[str, Any] = {}
        self.is_changed = False

    @property
    def changes(self) -> list[Change]:
        return self._merging.changes

    def run(self) -> None:
        new = [block for block in self._fresh.blocks if not self._bring_up(block)]
        self._take_out()
        self._lay(new)
        self._tell_order()
        self._number()
        self.is_changed |= self._merging.is_changed
        if self.is_changed:
            self._reading.package.touch(self._reading.package.document)

    def manifest(self) -> tuple[Block, ...]:
        """What the program says of every block now, and the blocks that she took out for ever."""
        current = {block.key for block in self._fresh.blocks} | set(self._old_keys.values())
        gone = [block for key, block in self._olds.items() if key in self._links.deleted and key not in current]
        return (*(self._with_standing(block) for block in self._fresh.blocks), *gone)

    def _with_standing(self, block: Block) -> Block:
        kept = self._merging.standing.get(block.key)
        if kept is None:
            return block
        cells = (cell.model_copy(update={"standing": kept.get(at)}) for at, cell in enumerate(block.cells))
        return block.model_copy(update={"cells": tuple(cells)})

    def _bring_up(self, block: Block) -> bool:
        """Whether the block is known: brought up, or hers."""
        old = self._olds.get(self._old_keys.get(block.key, block.key))
        source = self._unit_in(self._anew, block)
        if old is None:
            return self._return(block, source)
        unit = self._links.units.get(old.key)
        if unit is None:
            before, after = block_words(old), block_words(block)
            if before != after and block.kind != "figure":
                self.changes.append(self._wording.withheld(block, before, after))
            return True
        self._standing[block.key] = unit.element
        self._bookmark(unit, old.key, block.key)
        if source is not None:
            self._merging.bring_up(old, block, unit, source)
            self._merging.say(old, block, unit, source)
        return True

    def _return(self, block: Block, source: Unit | None) -> bool:
        """A block that the program had taken out and writes again, or that she wrote herself meanwhile."""
        unit = self._unit_in(self._reading, block) or self._hers(block)
        if unit is None or source is None:
            return False
        element = unit.element
        if unit.is_gone:
            if not _is_struck_by_program(element):
                return True
            restore(element)
            unit.forget()
            self._merging.is_changed = True
            self.changes.append(self._wording.added(block, unit.text))
            if self._merging.is_kept_struck(element):
                self._merging.compare(block, unit)
                self._standing[block.key] = element
                self._bookmark(unit, block.key, block.key)
                return True
            was = block.model_copy(update={"cells": _cells_of(unit, block), "comments": ()})
            self._merging.bring_up(was, block, unit, source)
            self._merging.say(was, block, unit, source)
        else:
            self._merging.compare(block, unit)
        self._standing[block.key] = element
        self._bookmark(unit, block.key, block.key)
        return True

    def _hers(self, block: Block) -> Unit | None:
        """The line that she added herself for a nominee whom the program now brings."""
        words = block_words(block)
        names = {name.casefold() for name in names_in(block)}
        found = [
            unit
            for unit in self._own_by_row[block.kind == "row"]
            if unit.cells == words or (unit.is_row and any(cell.casefold() in names for cell in unit.cells))
        ]
        return found[0] if len(found) == 1 else None

    @cached_property
    def _own_by_row(self) -> dict[bool, list[Unit]]:
        own = self._links.own
        return {is_row: [unit for unit in own if unit.is_row == is_row] for is_row in (True, False)}

    def _take_out(self) -> None:
        current = {block.key for block in self._fresh.blocks} | set(self._old_keys.values())
        here = {block.proposal for block in self._fresh.blocks if block.proposal}
        for key, old in self._olds.items():
            unit = self._links.units.get(key)
            if unit is not None and key not in current:
                self._merging.take_out(old, unit, is_elsewhere=old.proposal in here)
        self._merging.take_out_empty_rows()

    def _lay(self, new: Sequence[Block]) -> None:
        if not new:
            return
        insertion = Insertion(
            self._anew,
            self._fresh.blocks,
            self._reading,
            self._standing,
            copier=self._copier,
            remarks=self._remarks,
            stamp=self._stamp,
        )
        for run in insertion.lay(new):
            self.is_changed |= run[0].element is not None
            blocks = [placed.block for placed in run]
            if run[0].element is None:
                self.changes.extend(self._wording.left_out(block, printed(block)) for block in blocks)
            elif len(run) > SECTION and not any(block.proposal for block in blocks):
                self.changes.append(self._wording.section(blocks))
            else:
                self.changes.extend(self._wording.added(block, printed(block)) for block in blocks)

    def _tell_order(self) -> None:
        """Lines that the program itself orders otherwise now stay where they are: whoever reads it may move them."""
        at = {key: place for place, key in enumerate(self._olds)}
        known = [block for block in self._fresh.blocks if block.group and block.key in at]
        known = [block for block in known if block.key in self._standing]
        kept = longest_rising([at[block.key] for block in known])
        moved = [block for place, block in enumerate(known) if place not in kept]
        if moved:
            self.changes.append(self._wording.ordered(moved))

    def _number(self) -> None:
        """Numbers follow the order that the paper has now; her own lines between those of a list are counted in."""
        if Numbers(self._anew, self._fresh.blocks, self._reading, self._standing).renumber():
            self.changes.append(self._wording.renumbered())
            self.is_changed = True

    def _bookmark(self, unit: Unit, old: str, new: str) -> None:
        """The mark of a block goes with it where she lost it, or where the form now calls it otherwise."""
        body = self._reading.body
        if old in unit.keys:
            if old != new:
                for start in unit.element.iter(_START):
                    if start.get(_NAME) == PREFIX + old:
                        start.set(_NAME, PREFIX + new)
            return
        stray = self._reading.by_key.get(old)
        if stray is not None:
            for start in [s for s in stray.element.iter(_START) if s.get(_NAME) == PREFIX + old]:
                number = start.get(_ID)
                for end in [e for e in body.iter(_END) if e.get(_ID) == number]:
                    end.getparent().remove(end)
                start.getparent().remove(start)
        paragraph = unit.element if unit.element.tag == P else next(paragraphs_in(unit.element), None)
        if paragraph is not None:
            _put_bookmark(paragraph, PREFIX + new, self._stamp.next_id())

    def _unit_in(self, reading: Reading, block: Block) -> Unit | None:
        unit = reading.by_key.get(block.key)
        return reading.row_of(unit) if unit is not None and block.kind == "row" else unit


def printed(block: Block) -> str:
    return row_text(block_words(block)) if block.kind != "figure" else "(hình)"


def _put_bookmark(paragraph: Any, name: str, number: str) -> None:
    start, end = paragraph.makeelement(_START), paragraph.makeelement(_END)
    start.set(_ID, number)
    start.set(_NAME, name)
    end.set(_ID, number)
    paragraph.insert(0 if paragraph.find(PPR) is None else 1, start)
    paragraph.append(end)


def _is_struck_by_program(element: Any) -> bool:
    marks = [mark_of(each).author for each in element.iter(DEL)]
    return bool(marks) and all(author == AUTHOR for author in marks)


def _cells_of(unit: Unit, block: Block) -> tuple[Cell, ...]:
    """The words that stand there, as what the program had written."""
    if block.kind == "figure":
        return block.cells
    return tuple(Cell(text=text) for text in unit.cells)
