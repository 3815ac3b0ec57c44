"""What is new in the fresh paper comes in; it is laid into the reviewer's file beside its neighbours, as insertions.

Where she took away the table or cell that it belongs in, it is not laid in at all: the caller tells her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from reports.drafting.blocks import Block
from reports.revisions.copying import Copier
from reports.revisions.reading import Reading
from reports.revisions.remarks import NEW, Remarks
from reports.revisions.tracking import Stamp, insert_paragraph_mark, insert_row_mark
from reports.revisions.wording import new_in_words
from reports.revisions.words import TBL, TR, P, seen

_SECTION = qn("w:sectPr")
_PROPERTIES = qn("w:pPr")
_BREAK = qn("w:br")


@dataclass(frozen=True)
class Placed:
    """A new block and the element that stands for it now; None where it found no place."""

    block: Block
    element: Any


class Insertion:
    """Lays new blocks into one file. `standing` is the element of every block there, new ones as they come."""

    def __init__(
        self,
        fresh: Reading,
        blocks: Sequence[Block],
        reviewed: Reading,
        standing: dict[str, Any],
        *,
        copier: Copier,
        remarks: Remarks,
        stamp: Stamp,
    ) -> None:
        self._fresh, self._reviewed, self._standing = fresh, reviewed, standing
        self._blocks, self._copier, self._remarks, self._stamp = blocks, copier, remarks, stamp
        self._sources = {block.key: source for block in blocks if (source := _source(fresh, block)) is not None}
        self._new: set[str] = set()
        self._brought: set[Any] = set()  # tables that are new as a whole
        self._at = {block.key: at for at, block in enumerate(blocks)}
        self._keys_by_top: dict[Any, list[str]] = {}
        for block in blocks:
            if block.key in self._sources:
                self._keys_by_top.setdefault(self._top(self._sources[block.key]), []).append(block.key)

    def lay(self, new: Sequence[Block]) -> list[list[Placed]]:
        """In the order of the fresh paper; neighbours that come together share one comment, and are one run."""
        self._new = {block.key for block in new}
        runs = self._runs([self._lay(block) for block in new])
        for run in runs:
            if run[0].element is not None:
                self._remarks.add(run[0].element, [NEW + new_in_words([each.block for each in run])])
        return runs

    def _lay(self, block: Block) -> Placed:
        source = self._sources.get(block.key)
        if source is None:
            return Placed(block, None)
        if block.key in self._standing:  # came with its table
            return Placed(block, self._standing[block.key])
        top = self._top(source)
        if top.tag == TBL:
            return Placed(block, self._lay_in_table(block, source, top))
        return Placed(block, self._lay_beside(block, source))

    def _lay_in_table(self, block: Block, source: Any, table: Any) -> Any:
        keys = self._keys_by_top[table]
        if all(key in self._new for key in keys) and not any(key in self._standing for key in keys):
            return self._lay_table(block, table)
        if source.tag == TR:
            peers, is_row = [key for key in keys if self._table_of(key) is source.getparent()], True
        else:
            peers, is_row = [key for key in keys if self._sources[key].getparent() is source.getparent()], False
        before, after = self._neighbours(block, peers)
        if before is None and after is None:
            return None
        made = self._copier.copied(source, like=before if before is not None else after)
        if before is not None:
            (_row_at(before, is_row=is_row)).addnext(made)
        else:
            (_row_at(after, is_row=is_row)).addprevious(made)
        self._mark(made)
        self._stand(made, block)
        return made

    def _lay_beside(self, block: Block, source: Any) -> Any:
        before, after = self._neighbours(block, [each.key for each in self._blocks])
        made = self._copier.copied(source, like=before)
        self._put(made, before, after)
        self._mark(made)
        self._stand(made, block)
        for filler in self._fillers(source):
            copied = self._copier.copied(filler)
            made.addprevious(copied)
            self._mark(copied)
        return made

    def _lay_table(self, block: Block, table: Any) -> Any:
        before, after = self._neighbours(block, [each.key for each in self._blocks])
        made = self._copier.copied(table)
        self._put(made, before, after)
        self._brought.add(made)
        for row in made.iter(TR):
            insert_row_mark(row, self._stamp)
        for key in self._keys_by_top[table]:
            self._stand(made, next(each for each in self._blocks if each.key == key))
        for filler in self._fillers(table):
            copied = self._copier.copied(filler)
            made.addprevious(copied)
            self._mark(copied)
        return self._standing.get(block.key)

    def _put(self, made: Any, before: Any, after: Any) -> None:
        """At the level of the body, behind the one before or in front of the one after."""
        body = self._reviewed.body
        if before is not None:
            last = _level(before, body)
            unit = self._reviewed.unit(before)
            if unit is not None and unit.tail:
                last = unit.tail[-1]
            last.addnext(made)
        elif after is not None:
            _level(after, body).addprevious(made)
        else:
            body.insert(0, made)

    def _neighbours(self, block: Block, peers: Sequence[str]) -> tuple[Any, Any]:
        """The nearest blocks around it that stand in her file: of its own list rather than any other."""
        at, members = self._at[block.key], set(peers)
        before = self._nearest(range(at - 1, -1, -1), members)
        after = self._nearest(range(at + 1, len(self._blocks)), members)
        if before is not None and after is not None and after.group == block.group != before.group:
            # where she took away what stood between, the list is the surer neighbour
            before = before if self._at[before.key] == at - 1 else None
        return (
            None if before is None else self._standing[before.key],
            None if after is None else self._standing[after.key],
        )

    def _nearest(self, places: range, members: set[str]) -> Block | None:
        return next((b for at in places if (b := self._blocks[at]).key in members and b.key in self._standing), None)

    def _fillers(self, source: Any) -> list[Any]:
        """The wordless paragraphs before it in the fresh paper that belong to it: breaks, the gap before a table."""
        fillers: list[Any] = []
        for each in source.itersiblings(preceding=True):
            if each.tag != P or seen(each).strip() or each in self._keys_by_top:
                break
            fillers.insert(0, each)
        is_inside = bool(fillers) and self._is_new(fillers[0].getprevious())
        return [f for f in fillers if is_inside or source.tag == TBL or _has_break(f)]

    def _is_new(self, top: Any) -> bool:
        return top is not None and any(key in self._new for key in self._keys_by_top.get(top, ()))

    def _mark(self, made: Any) -> None:
        if made.tag == TR:
            insert_row_mark(made, self._stamp)
        else:
            insert_paragraph_mark(made, self._stamp)

    def _stand(self, made: Any, block: Block) -> None:
        element = _marked(made, block)
        if element is not None:
            self._standing[block.key] = element

    def _runs(self, placed: Sequence[Placed]) -> list[list[Placed]]:
        runs: list[list[Placed]] = []
        for each in placed:
            last = runs[-1][-1] if runs else None
            if last is not None and self._is_next(last, each):
                runs[-1].append(each)
            else:
                runs.append([each])
        return runs

    def _is_next(self, last: Placed, each: Placed) -> bool:
        if last.element is None or each.element is None or self._at[each.block.key] != self._at[last.block.key] + 1:
            return False
        tables = [_table(last.element), _table(each.element)]
        return tables[0] is tables[1] or all(table is None or table in self._brought for table in tables)

    def _top(self, element: Any) -> Any:
        return _level(element, self._fresh.body)

    def _table_of(self, key: str) -> Any:
        source = self._sources[key]
        row = source if source.tag == TR else next(source.iterancestors(TR), None)
        return None if row is None else row.getparent()


def _source(reading: Reading, block: Block) -> Any:
    unit = reading.by_key.get(block.key)
    if unit is not None and block.kind == "row":
        unit = reading.row_of(unit)
    return None if unit is None else unit.element


def _marked(made: Any, block: Block) -> Any:
    """Where in a copied element the bookmark of the block stands."""
    name = f"_tdkt_{block.key}"
    for start in made.iter(qn("w:bookmarkStart")):
        if start.get(qn("w:name")) == name:
            kind = TR if block.kind == "row" else P
            return next(start.iterancestors(kind), None)
    return None


def _row_at(element: Any, *, is_row: bool) -> Any:
    """The row beside which a new row stands, for a neighbour that is a paragraph in one."""
    if not is_row or element.tag == TR:
        return element
    return next(element.iterancestors(TR), element)


def _level(element: Any, body: Any) -> Any:
    """What holds it directly under the body."""
    while element.getparent() is not body:
        element = element.getparent()
    return element


def _table(element: Any) -> Any:
    return next(element.iterancestors(TBL), None)


def _has_break(paragraph: Any) -> bool:
    return (
        any(each.get(qn("w:type")) == "page" for each in paragraph.iter(_BREAK))
        or paragraph.find(f"{_PROPERTIES}/{_SECTION}") is not None
    )
