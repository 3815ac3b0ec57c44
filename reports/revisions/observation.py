"""The reviewer's file and what the program had written come in; what she did goes out, and what contradicts the record.

Nothing is judged here. A correction is a proposal; where it is not sure which words stand for a value, there is none.
"""

from __future__ import annotations

import bisect
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.drafting.blocks import Block, Cell, Span
from reports.revisions.changes import WITHDRAWN, Correction, Edit, EditKind
from reports.revisions.matching import Links, names_in, standing_words
from reports.revisions.reading import Mark, Reading, Unit, dresses, is_struck_out
from reports.revisions.steps import Step, steps_between
from reports.revisions.wording import row_text
from reports.revisions.words import folded, without_number

# what is put in at the edge of a value goes on with it, unless a comma or bracket parts them, or it only addresses him
_BEGINS = re.compile(r"\s*[,;:.(]")
_ENDS = re.compile(r"([,;:.)]|\b(Ông|Bà|Anh|Chị|Đồng chí))\s*$", re.IGNORECASE)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


@dataclass(frozen=True)
class Seen:
    """What a look at an edited paper tells; nothing of it is changed."""

    edits: tuple[Edit, ...] = ()
    corrections: tuple[Correction, ...] = ()


def observe(earlier: Sequence[Block], reading: Reading, links: Links, *, plain: Mapping[str, frozenset[str]]) -> Seen:
    """`plain` says of each key how the program itself dresses its words: underlined, struck through, coloured."""
    looking = _Looking(earlier, reading, links, plain)
    for block in earlier:
        looking.look_at(block)
    looking.look_at_own()
    looking.look_at_order(earlier)
    return Seen(tuple(looking.edits), tuple(dict.fromkeys(looking.corrections)))


class _Looking:
    def __init__(
        self, earlier: Sequence[Block], reading: Reading, links: Links, plain: Mapping[str, frozenset[str]]
    ) -> None:
        self._reading, self._links, self._plain = reading, links, plain
        named = [block for block in earlier if block.group and block.proposal and names_in(block)]
        counts = Counter(block.group for block in named)
        gone = Counter(block.group for block in named if block.key in links.deleted)
        self._emptied = {group for group, times in gone.items() if times == counts[group] > 1}  # a list, not a nominee
        self._standing = {block.proposal for block in named if block.key not in links.deleted}
        self._saved = reading.saved()
        self.edits: list[Edit] = []
        self.corrections: list[Correction] = []

    def look_at(self, block: Block) -> None:
        unit = self._links.units.get(block.key)
        words = standing_words(block)
        if unit is None and block.key not in self._links.deleted:
            return
        if unit is None:
            mark = self._mark_of_deletion(block)
            self._edit("deleted", block, row_text(words), "", mark)
            self._withdraw(block, mark)
            return
        if block.kind == "figure":
            if self._reading.picture_hash(unit) != (block.cells[0].text if block.cells else None):
                self._edit("changed", block, "(hình)", "(hình khác)", self._saved)
            return
        self._look_at_cells(block, unit, words)
        if self._reading.foreign_remark(unit.element) is not None:
            self._edit("commented", block, row_text(words), unit.text, self._saved)
        more = dresses(unit.element) - self._plain.get(block.key, frozenset())
        if more:
            self._edit("formatted", block, row_text(words), ", ".join(sorted(more)), self._saved)
        if is_struck_out(unit.element):
            self._withdraw(block, self._saved)

    def look_at_own(self) -> None:
        for unit in self._links.own:
            mark = self._reading.foreign_mark(unit.element) or self._saved
            self.edits.append(Edit("", "added", "", unit.text, None, mark.author, mark.at))

    def look_at_order(self, earlier: Sequence[Block]) -> None:
        """Those that stand out of the program's order, as few as explain it; the rest of a unit's bookmarks is one."""
        blocks = [block for block in earlier if block.key in self._links.units]
        kept = longest_rising([self._links.units[block.key].place for block in blocks])
        for at, block in enumerate(blocks):
            if at not in kept:
                text = self._links.units[block.key].text
                self._edit("moved", block, text, text, self._saved)

    def _look_at_cells(self, block: Block, unit: Unit, words: Sequence[str]) -> None:
        if len(words) != len(unit.cells):
            if sorted(words) != sorted(unit.cells):
                self._edit("changed", block, row_text(words), unit.text, self._saved)
            return
        for before, hers, holder, cell in zip(words, unit.cells, unit.holders, block.cells, strict=True):
            if before == hers:
                continue
            mark = self._reading.foreign_mark(holder) or self._saved
            self._edit("changed", block, before, hers, mark)
            self.corrections += [
                Correction(span.proposal, span.field, span.text, new, mark.author, mark.at)
                for span, new in corrected(cell, hers)
                if not (new and new in (cell.standing or ""))  # older words of the program are no correction of hers
            ]

    def _edit(self, kind: EditKind, block: Block, before: str, after: str, mark: Mark) -> None:
        self.edits.append(Edit(block.key, kind, before, after, block.proposal, mark.author, mark.at))

    def _mark_of_deletion(self, block: Block) -> Mark:
        unit = self._reading.by_key.get(block.key)
        found = None if unit is None else self._reading.row_of(unit) if block.kind == "row" else unit
        return (None if found is None else self._reading.foreign_mark(found.element)) or self._saved

    def _withdraw(self, block: Block, mark: Mark) -> None:
        """Only a line of a list that names its nominee is a proposal to leave him out."""
        if block.proposal is None or not block.group or not names_in(block):
            return
        if block.group in self._emptied or (block.kind != "row" and block.proposal in self._standing):
            return
        name = names_in(block)[0]
        self.corrections.append(Correction(block.proposal, WITHDRAWN, name, None, mark.author, mark.at))


def corrected(cell: Cell, hers: str) -> list[tuple[Span, str | None]]:
    """The values of a cell that her words say otherwise, and how; None where nothing stands for the value any more."""
    text = folded(without_number(cell.text))
    steps = steps_between(text, hers)
    found: list[tuple[Span, str | None]] = []
    after = 0
    for span in cell.spans:
        words = folded(span.text)
        at = text.find(words, after)
        at = at if at >= 0 else text.find(words)
        if at < 0 or not words:
            continue
        after = at + len(words)
        new = _standing_for(at, after, text, hers, steps)
        if new is not None and _typed(folded(new)) != _typed(words):
            found.append((span, folded(new) or None))
    return found


def _typed(words: str) -> str:
    """Word makes a long dash of a hyphen by itself: that is nobody's correction."""
    return _DASHES.sub("-", words)


def _standing_for(start: int, end: int, text: str, hers: str, steps: Sequence[Step]) -> str | None:
    """The part of her words that stands where `text[start:end]` stood; None where that is not sure."""
    low = high = None
    shift = 0
    for step in steps:
        if step.old_to < start or (step.old_to == start and step.old_from < start):
            shift = step.new_to - step.old_to
            continue
        if step.old_from > end or (step.old_from == end and step.old_to > end):
            break
        beyond = text[step.old_from : max(start, step.old_from)] + text[min(end, step.old_to) : step.old_to]
        if any(letter.isalnum() for letter in beyond) or (beyond and step.new_from != step.new_to):
            return None
        added = hers[step.new_from : step.new_to]
        if step.old_from == step.old_to == start and not _goes_before(added, text[:start]):
            shift = step.new_to - step.old_to
            continue
        if step.old_from == step.old_to == end and not _goes_behind(added, text[end:]):
            continue
        low = start + shift if low is None else low
        high = step.new_to + max(end - step.old_to, 0)
    return None if low is None or high is None else hers[low:high]


def _goes_before(added: str, before: str) -> bool:
    """Whether words put in right before a value are of it: nothing else stands there that they could belong to."""
    return not _ENDS.search(added) and not before.rstrip()[-1:].isalnum()


def _goes_behind(added: str, behind: str) -> bool:
    return not _BEGINS.match(added) and not behind.lstrip()[:1].isalnum()


def longest_rising(places: Sequence[int]) -> set[int]:
    """Indexes of a longest stretch of values that never fall."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = [-1] * len(places)
    for at, place in enumerate(places):
        rank = bisect.bisect_right(tails, place)
        before[at] = ends[rank - 1] if rank else -1
        tails[rank : rank + 1] = [place]
        ends[rank : rank + 1] = [at]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before[at]
    return kept


def plain_dresses(reading: Reading, blocks: Sequence[Block]) -> dict[str, frozenset[str]]:
    """How the program dresses the words of its blocks, where it does at all."""
    found: dict[str, frozenset[str]] = {}
    for block in blocks:
        unit: Any = reading.by_key.get(block.key)
        unit = reading.row_of(unit) if unit is not None and block.kind == "row" else unit
        if unit is not None and (worn := dresses(unit.element)):
            found[block.key] = worn
    return found
