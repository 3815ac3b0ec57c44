"""A block that the program wrote before and writes now, and its place in her file, come in; the place is brought up.

Untouched: tracked changes word by word. Touched: hers stays, the program's words are offered in a comment, once.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from reports.drafting.blocks import Block
from reports.revisions.changes import Change
from reports.revisions.copying import Copier
from reports.revisions.matching import block_words, names_in, standing_words
from reports.revisions.reading import Reading, Unit
from reports.revisions.remarks import ELSEWHERE, NO_MORE, NOT_LISTED, OFFER, Remarks
from reports.revisions.tracking import Stamp, insert_paragraph_mark, rewrite, strike_paragraph, strike_row
from reports.revisions.wording import Wording, row_text
from reports.revisions.words import ROW_PROPERTIES, TBL, TR, P, folded, paragraphs_in, seen, without_number, words_of


class Merging:
    """The three-way decision for each block, on one file."""

    def __init__(
        self,
        reviewed: Reading,
        fresh: Reading,
        *,
        stamp: Stamp,
        remarks: Remarks,
        said: Remarks,
        copier: Copier,
        wording: Wording,
        offer: str = OFFER,
    ) -> None:
        self._reviewed, self._fresh, self._stamp = reviewed, fresh, stamp
        self._remarks, self._said, self._copier, self._wording = remarks, said, copier, wording
        self._offer = offer
        self._thinned: list[Unit] = []  # rows that lost a paragraph
        self.standing: dict[str, dict[int, str]] = {}  # older words of the program that stay, by key and cell
        self.changes: list[Change] = []
        self.is_changed = False

    def bring_up(self, old: Block, new: Block, unit: Unit, source: Unit) -> None:
        """A block of both versions that stands in her file."""
        if new.kind == "figure" or old.kind == "figure":
            self._bring_up_picture(old, new, unit, source)
            return
        olds, news, stands = block_words(old), block_words(new), standing_words(old)
        holders, sources = unit.holders, source.holders
        pairs = _columns(stands, unit.cells)
        for at, (before, after) in enumerate(zip(olds, news, strict=False)):
            place = pairs.get(at)
            if place is None or before == after == stands[at]:
                continue
            hers, holder = unit.cells[place], holders[place]
            is_rewritten = hers != stands[at]
            if not self.is_touched(unit, holder, stands[at], hers):
                if stands[at] != after:
                    self._update(new, unit, holder, sources[at], stands[at], after)
                continue
            if before != after:
                self._offer_cell(new, holder, hers, after, new.cells[at].text, is_rewritten=is_rewritten)
            if not is_rewritten and hers != after:
                self.standing.setdefault(new.key, {})[at] = hers
        unit.forget()

    def is_touched(self, unit: Unit, holder: Any, before: str, hers: str) -> bool:
        """Whether somebody wrote there, or said something on it, or changed the row as a whole."""
        if hers != before or unit.tail or self._reviewed.foreign_remark(holder) is not None:
            return True
        if self._reviewed.foreign_mark(holder) is not None:
            return True
        properties = unit.element.find(ROW_PROPERTIES) if unit.is_row else None
        return properties is not None and self._reviewed.foreign_mark(properties) is not None

    def take_out(self, old: Block, unit: Unit, *, is_elsewhere: bool = False) -> None:
        """A block that the program writes no more, or writes of the same nominee in another place.

        Nobody stays in a list who is not of it: such a line is struck out as a tracked deletion, her words inside it.
        """
        words = standing_words(old)
        pairs = _columns(words, unit.cells)
        if old.kind == "figure":
            is_touched = self._reviewed.picture_hash(unit) != _text(old)
        else:
            is_touched = len(words) != len(unit.cells) or any(
                self.is_touched(unit, unit.holders[pairs[at]], words[at], unit.cells[pairs[at]]) for at in pairs
            )
        is_touched = is_touched or self._reviewed.foreign_remark(unit.element) is not None
        if is_touched and old.group and old.proposal and names_in(old):
            hers = unit.text
            self._remarks.add(unit.element, [NOT_LISTED])
            self._strike(unit)
            self.changes.append(self._wording.removed(old, hers))
        elif is_touched:
            self._remarks.add(unit.element, [ELSEWHERE if is_elsewhere else NO_MORE])
            self.changes.append(self._wording.kept(old, unit.text))
        else:
            for number in self._remarks.own_on(unit.element):
                self._remarks.remove(number)
            self._strike(unit)
            self.changes.append(self._wording.removed(old, row_text(words)))
        self.is_changed = True
        unit.forget()

    def is_kept_struck(self, element: Any) -> bool:
        """Whether a line that comes back was struck out with her words in it; the comment that said so is done with."""
        found = [n for n in self._remarks.own_on(element) if self._remarks.lines(n) == [NOT_LISTED]]
        for number in found:
            self._remarks.remove(number)
        return bool(found)

    def _strike(self, unit: Unit) -> None:
        row = None if unit.is_row else self._reviewed.row_of(unit)
        if row is not None and row not in self._thinned:
            self._thinned.append(row)
        strike = strike_row if unit.is_row else strike_paragraph
        strike(unit.element, self._stamp)

    def take_out_empty_rows(self) -> None:
        """The rows of a fixed table in which nothing is left, as the head of an appendix that is no more."""
        for row in self._thinned:
            table = next(row.element.iterancestors(TBL), None)
            if table is not None and not any(seen(each).strip() for each in paragraphs_in(row.element)):
                strike_row(row.element, self._stamp)
                if next(table.iter(TR), None) is None:
                    table.getparent().remove(table)
        self._thinned.clear()

    def compare(self, block: Block, unit: Unit) -> None:
        """A line that she wrote herself before the program did: hers stays, the program's is offered."""
        words = block_words(block)
        if unit.cells != words:
            self._remarks.add(unit.element, [self._offer + row_text(words)])
            self.changes.append(self._wording.offered(block, unit.text, row_text(words)))
            self.is_changed = True

    def say(self, old: Block, new: Block, unit: Unit, source: Unit) -> None:
        """Doubts that are settled lose their comment, new ones get one; what she deleted does not come back."""
        before, after = _lines(old), _lines(new)
        gone = []
        for number in self._remarks.own_on(unit.element):
            lines = self._remarks.lines(number)
            if not lines or not set(lines) <= before or set(lines) <= after:
                continue
            self._remarks.keep_lines(number, [line for line in lines if line in after])
            gone += [line for line in lines if line not in after]
        if gone:
            self.changes.append(self._wording.settled(new, gone))
        fresh = []
        for number in self._said.own_on(source.element):
            lines = [line for line in self._said.lines(number) if line in after and line not in before]
            if lines:
                words = self._said.anchored_words(source.element, number)
                self._remarks.add(unit.element, lines, words=words)
                fresh += lines
        if fresh:
            self.changes.append(self._wording.remarked(new, fresh))
        self.is_changed |= bool(gone or fresh)

    def _bring_up_picture(self, old: Block, new: Block, unit: Unit, source: Unit) -> None:
        if _text(old) == _text(new):
            return
        hers = self._reviewed.picture_hash(unit)
        if hers == _text(new):
            return
        if hers == _text(old) and self._copier.replace_picture(unit.element, source.element):
            self.changes.append(self._wording.picture(new))
        else:
            self._remarks.add(unit.element, [f"{self._offer}hình này do máy lập nay đã khác; xem bản máy lập mới."])
            self.changes.append(self._wording.picture_offered(new))
        self.is_changed = True

    def _offer_cell(self, block: Block, holder: Any, hers: str, after: str, text: str, *, is_rewritten: bool) -> None:
        is_offered = self._withdraw_offers(holder)
        if hers != after:
            words = folded(without_number(text)) or "(để trống)"
            self._remarks.add(holder, [self._offer + words])
            self.changes.append(self._wording.offered(block, hers, after, is_rewritten=is_rewritten))
            is_offered = True
        self.is_changed |= is_offered

    def _withdraw_offers(self, holder: Any) -> bool:
        """An older offer that nobody answered gives way to the new one."""
        found = [n for n in self._remarks.own_on(holder) if self._remarks.lines(n)[:1] and self._is_offer(n)]
        for number in found:
            self._remarks.remove(number)
        return bool(found)

    def _is_offer(self, number: str) -> bool:
        return self._remarks.lines(number)[0].startswith(self._offer.strip())

    def _update(self, block: Block, unit: Unit, holder: Any, source: Any, before: str, after: str) -> None:
        self._withdraw_offers(holder)
        if holder.tag == P:
            rewrite(holder, source, self._stamp)
        else:
            self._update_cell(holder, source)
        self.changes.append(self._wording.updated(block, before, after, row=self._row_name(unit, before)))
        self.is_changed = True

    def _row_name(self, unit: Unit, before: str) -> str:
        """The words that name the row of a table in which a value changed, other than the value itself."""
        row = unit if unit.is_row else self._reviewed.row_of(unit)
        return "" if row is None else next((cell for cell in row.cells if cell and cell != before), "")

    def _update_cell(self, cell: Any, source: Any) -> None:
        """Paragraph by paragraph; more or fewer of them than before come in or go out at their place."""
        olds = [each for each in paragraphs_in(cell) if seen(each).strip()] or list(paragraphs_in(cell))[:1]
        news = [each for each in paragraphs_in(source) if seen(each).strip()] or list(paragraphs_in(source))[:1]
        for old_part, new_part in _aligned(olds, news) if olds else ():
            for old, new in zip(old_part, new_part, strict=False):
                if words_of(old) != words_of(new):
                    rewrite(old, new, self._stamp)
            for old in old_part[len(new_part) :]:
                strike_paragraph(old, self._stamp)
            last = old_part[-1] if old_part else None
            for new in new_part[len(old_part) :]:
                made = self._copier.copied(new, like=last)
                if last is None:
                    olds[0].addprevious(made)
                else:
                    last.addnext(made)
                insert_paragraph_mark(made, self._stamp)
                last = made


def _aligned(olds: Sequence[Any], news: Sequence[Any]) -> list[tuple[list[Any], list[Any]]]:
    """Stretches that differ, old beside new; a stretch only of new ones stands behind the last equal paragraph."""
    before, after = [words_of(each) for each in olds], [words_of(each) for each in news]
    parts: list[tuple[list[Any], list[Any]]] = []
    if len(olds) == len(news):
        return [(list(olds), list(news))]
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "insert" and a:
            parts.append(([olds[a - 1]], [news[c - 1], *news[c:d]]))
        elif tag != "equal":
            parts.append((list(olds[a:b]), list(news[c:d])))
    return parts


def _columns(before: Sequence[str], hers: Sequence[str]) -> dict[int, int]:
    """Which of her cells is which of the program's, also where she put a column in or took one away."""
    if len(before) == len(hers):
        return {at: at for at in range(len(before))}
    pairs: dict[int, int] = {}
    for tag, a, b, c, d in difflib.SequenceMatcher(None, before, hers, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            pairs.update({a + step: c + step for step in range(b - a)})
    return pairs


def _lines(block: Block) -> set[str]:
    return {line for comment in block.comments for part in comment.split("\n") if (line := folded(part))}


def _text(block: Block) -> str:
    return block.cells[0].text if block.cells else ""
