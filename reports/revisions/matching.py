"""What the program wrote last and the reviewer's file come in; which paragraph or row is which block goes out.

By the bookmark first; where she retyped or pasted over it, by its words. What is like nothing was deleted by her.
"""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from reports.drafting.blocks import Block
from reports.revisions.reading import Reading, Unit
from reports.revisions.words import folded, plain_cells, without_number

ALIKE = 62  # of 100: where a block is missed and one unknown line stands in its place
SURE = 86  # anywhere else in the paper
PAIRS = 40_000  # comparisons that may be made far from the place
KNOWN_SHARE = 0.3  # of the blocks: with fewer, and no bookmark at all, it is another paper
NAME = "full_name"


@dataclass
class Links:
    """`units` by key of the block; `by_words` are those whose bookmark was lost; `deleted` are hers for ever."""

    units: dict[str, Unit] = field(default_factory=dict)
    by_words: set[str] = field(default_factory=set)
    deleted: set[str] = field(default_factory=set)
    own: list[Unit] = field(default_factory=list)
    is_known: bool = True


def block_words(block: Block) -> tuple[str, ...]:
    """What the program says in each cell, as it is compared."""
    return _compared(block, [cell.text for cell in block.cells])


def standing_words(block: Block) -> tuple[str, ...]:
    """What of the program stands in each cell of the paper where nobody wrote over it."""
    return _compared(block, [cell.text if cell.standing is None else cell.standing for cell in block.cells])


def _compared(block: Block, texts: Iterable[str]) -> tuple[str, ...]:
    words = tuple(folded(without_number(text)) for text in texts)
    return plain_cells(words) if block.kind == "row" else words


def link(earlier: Sequence[Block], reading: Reading) -> Links:
    """Each block's paragraph or row in her file."""
    linking = _Linking(earlier, reading)
    linking.by_bookmarks()
    is_marked = any(block.key in reading.by_key for block in earlier)
    linking.by_equal_words()
    linking.by_place()
    linking.by_likeness()
    linking.figures()
    links = linking.links
    missed = [block for block in earlier if block.key not in links.units]
    links.deleted = {block.key for block in missed if block.kind == "figure" or any(block_words(block))}
    links.own = linking.own_units()
    links.is_known = is_marked or len(links.units) >= KNOWN_SHARE * max(len(earlier), 1)
    return links


def renamed(earlier: Sequence[Block], fresh: Sequence[Block]) -> dict[str, str]:
    """Fresh keys with the key that the same block had before the form around it was changed.

    Only between the same neighbours, about the same proposal, and alike.
    """
    old_keys, new_keys = {block.key for block in earlier}, {block.key for block in fresh}
    gone: dict[str, list[Block]] = defaultdict(list)
    before = ""
    for block in earlier:
        if block.key in new_keys:
            before = block.key
        else:
            gone[before].append(block)
    before, pairs = "", {}
    for block in fresh:
        if block.key in old_keys:
            before = block.key
            continue
        found = next((old for old in gone[before] if _is_same(old, block)), None)
        if found is not None:
            gone[before].remove(found)
            pairs[block.key] = found.key
    return pairs


def _is_same(old: Block, new: Block) -> bool:
    if (old.kind, old.proposal) != (new.kind, new.proposal) or (new.group and new.proposal is None):
        return False
    if old.kind == "figure":
        return True
    return fuzz.ratio("; ".join(block_words(old)), "; ".join(block_words(new))) >= ALIKE


class _Linking:
    def __init__(self, earlier: Sequence[Block], reading: Reading) -> None:
        self._earlier, self._reading = earlier, reading
        self._words = {block.key: standing_words(block) for block in earlier}
        self._claimed: set[Unit] = set()
        self._known = {block.key for block in earlier}
        self.links = Links()

    def by_bookmarks(self) -> None:
        claims: dict[Unit, list[Block]] = defaultdict(list)
        for block in self._earlier:
            unit = self._reading.by_key.get(block.key)
            if unit is not None and block.kind == "row":
                unit = self._reading.row_of(unit)
            is_blank = block.kind != "figure" and not any(self._words[block.key])  # of the program, nobody deleted it
            if unit is not None and (is_blank or not unit.is_gone):
                claims[unit].append(block)
        for unit, blocks in claims.items():
            for block in self._standing(unit, blocks):
                self._claim(block, unit)

    def by_equal_words(self) -> None:
        """Cut and pasted elsewhere, or saved by a program that drops bookmarks."""
        free: dict[tuple[bool, tuple[str, ...]], list[Unit]] = defaultdict(list)
        for unit in self._free(is_row=False) + self._free(is_row=True):
            free[unit.is_row, unit.cells].append(unit)
        lost: dict[tuple[bool, tuple[str, ...]], list[Block]] = defaultdict(list)
        for block in self._lost():
            if block.kind != "figure" and any(self._words[block.key]):
                lost[block.kind == "row", self._words[block.key]].append(block)
        for words, blocks in lost.items():
            if len(blocks) == 1 or len(blocks) == len(free[words]):
                for block, unit in zip(blocks, free[words], strict=False):
                    self._claim(block, unit, by_words=True)

    def by_place(self) -> None:
        """Between the same neighbours, the line that is most like the missed one; a row that names its nominee."""
        for is_row in (False, True):
            free = sorted(self._free(is_row=is_row), key=lambda unit: unit.place)
            for lost, low, high in self._gaps(is_row=is_row):
                near = [unit for unit in _between(free, low, high) if unit not in self._claimed]
                self._pair(lost, near)

    def by_likeness(self) -> None:
        """Moved and rewritten: only where one line, and no other, is very much like it."""
        for is_row in (False, True):
            lost = [block for block in self._lost() if (block.kind == "row") == is_row and block.kind != "figure"]
            free = {unit: unit.text for unit in self._free(is_row=is_row)}
            if not lost or not free or len(lost) * len(free) > PAIRS:
                continue
            for block in lost:
                words = "; ".join(filter(None, self._words[block.key]))
                found = process.extract(words, free, scorer=fuzz.ratio, score_cutoff=SURE, limit=2)
                if len(found) == 1 or (found and found[0][1] > found[1][1] + 5):
                    unit = found[0][2]
                    if _is_about(block, unit):
                        self._claim(block, unit, by_words=True)
                        del free[unit]

    def figures(self) -> None:
        """A picture whose bookmark was lost is known by its bytes."""
        lost = [block for block in self._lost() if block.kind == "figure" and block.cells]
        if not lost:
            return
        free = [unit for unit in self._reading.paragraphs if unit not in self._claimed and unit.is_picture]
        hashes = {self._reading.picture_hash(unit): unit for unit in reversed(free)}
        for block in lost:
            unit = hashes.pop(block.cells[0].text, None)
            if unit is not None:
                self._claim(block, unit, by_words=True)

    def own_units(self) -> list[Unit]:
        """Her own rows and paragraphs, in the order of the paper; those of an own row are not told again."""
        rows = [unit for unit in self._free(is_row=True) if not unit.keys]
        inside = {each for row in rows for each in self._reading.paragraphs_of(row)}
        own = rows + [unit for unit in self._free(is_row=False) if unit not in inside and not unit.keys]
        return sorted(own, key=lambda unit: unit.place)

    def _standing(self, unit: Unit, blocks: list[Block]) -> list[Block]:
        """Of several bookmarks on one line those whose words are there: she joined lines, or a mark slipped."""
        if len(blocks) == 1:
            return blocks
        equal = [block for block in blocks if self._words[block.key] == unit.cells]
        if equal:
            return equal[:1]
        return [b for b in blocks if fuzz.partial_ratio("; ".join(self._words[b.key]), unit.text) >= ALIKE] or blocks[
            :1
        ]

    def _claim(self, block: Block, unit: Unit, *, by_words: bool = False) -> None:
        self.links.units[block.key] = unit
        self._claimed.add(unit)
        if unit.is_row:
            self._claimed.update(self._reading.paragraphs_of(unit))
        else:
            row = self._reading.row_of(unit)
            if row is not None:
                self._claimed.add(row)
        if by_words:
            self.links.by_words.add(block.key)

    def _lost(self) -> list[Block]:
        return [block for block in self._earlier if block.key not in self.links.units]

    def _free(self, *, is_row: bool) -> list[Unit]:
        """Units that are no block's: with words, and without the mark of another block of the program."""
        units = self._reading.rows if is_row else self._reading.paragraphs
        tails = {each for unit in self._reading.paragraphs for each in unit.tail}
        return [
            unit
            for unit in units
            if unit not in self._claimed
            and unit.text
            and not unit.is_struck_row
            and unit.element not in tails
            and (not unit.keys or any(key in self._known for key in unit.keys))
        ]

    def _gaps(self, *, is_row: bool) -> Iterable[tuple[list[Block], int, int]]:
        """Runs of missed blocks with the places of their neighbours in her file."""
        lost: list[Block] = []
        low = -1
        end = 1 << 60
        for block in self._earlier:
            unit = self.links.units.get(block.key)
            if unit is None:
                if (block.kind == "row") == is_row and block.kind != "figure":
                    lost.append(block)
                continue
            if lost:
                yield lost, low, unit.place
                lost = []
            low = unit.place
        if lost:
            yield lost, low, end

    def _pair(self, lost: list[Block], near: list[Unit]) -> None:
        if not near or len(lost) * len(near) > PAIRS:
            return
        scores = sorted(
            (
                (fuzz.ratio("; ".join(filter(None, self._words[block.key])), unit.text), -at, -number)
                for at, block in enumerate(lost)
                for number, unit in enumerate(near)
            ),
            reverse=True,
        )
        is_alone = len(lost) == len(near) == 1
        taken: set[Unit] = set()
        for score, at, number in scores:
            block, unit = lost[-at], near[-number]
            is_named = block.kind == "row" and bool(names_in(block)) and _is_about(block, unit)
            is_his = _is_about(block, unit) or (is_alone and score >= SURE)  # she may have corrected the name
            if unit in taken or block.key in self.links.units or not is_his or (score < ALIKE and not is_named):
                continue
            taken.add(unit)
            self._claim(block, unit, by_words=True)


def names_in(block: Block) -> list[str]:
    return [folded(span.text) for cell in block.cells for span in cell.spans if span.field == NAME]


def _is_about(block: Block, unit: Unit) -> bool:
    """A line of a nominee is never taken for another one's: his name must stand in it."""
    names = names_in(block)
    return not names or any(name.casefold() in unit.text.casefold() for name in names)


def _between(units: Sequence[Unit], low: int, high: int) -> Sequence[Unit]:
    """Of units in their order those that stand between two places."""
    start = bisect.bisect_right(units, low, key=lambda unit: unit.place)
    return units[start : bisect.bisect_left(units, high, lo=start, key=lambda unit: unit.place)]
