"""Takes lines and the stretches in them; gives them as groups: a row of a table, or a paragraph, with its zone.

What stands in one group belongs together: a person with post and unit, an award with year and decision.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.document import Line
from extractors.grammar.voting import Stretch
from extractors.layout import Table
from extractors.spans import AUTHORITY, RECOGNITION

_HEAD_WORDS = re.compile(
    r"^\W*(?:stt|tt|so tt|ho (?:va |, )?ten|ten\b|chuc (?:vu|danh)|don vi|nam\b|ngay|danh hieu|hinh thuc|"
    r"ghi chu|noi dung|"
    r"so,? |thanh tich|tom tat|de nghi|quyet dinh|cap |co quan|ca nhan|tap the|trinh do|ket qua|thoi gian|"
    r"gioi tinh|xep loai)"
)


_TICK = re.compile(r"[xX✓✔+vV]|0?1")


@dataclass(slots=True)
class Group:
    """A row or a paragraph: its lines, the values in it, and, of a row, the heads of its columns by place."""

    zone: str
    lines: list[Line]
    stretches: list[Stretch] = field(default_factory=list)
    table: Table | None = None
    row: int = -1
    is_head: bool = False
    heads: dict[int, str] = field(default_factory=dict)  # bare text of the head over a column
    awards: dict[int, list[Stretch]] = field(default_factory=dict)  # recognitions that head a column
    above: list[Line] = field(default_factory=list)  # lines of cells merged over this row from rows above

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def low(self) -> str:
        return " ".join(line.bare for line in self.lines)

    def of(self, *labels: str) -> list[Stretch]:
        return [each for each in self.stretches if each.label in labels]

    def head_over(self, stretch: Stretch) -> str:
        """The head of the column in which a value stands; "" outside tables."""
        cell = stretch.line.cell
        return self.heads.get(cell.column, "") if cell is not None else ""


def group(doc: Doc, names: dict[int, str], stretches: Iterable[Stretch]) -> list[Group]:
    """Groups of the whole paper in order; lines without a zone (legal grounds, running feet) are left out."""
    groups: list[Group] = []
    by_line: dict[int, list[Stretch]] = {}
    for stretch in stretches:
        by_line.setdefault(stretch.line.index, []).append(stretch)
    for line in doc._.lines:
        zone = names.get(line.index, "")
        if not zone:
            continue
        row = line.cell.row if line.cell is not None else -1
        last = groups[-1] if groups else None
        if last is None or line.table is None or last.table is not line.table or last.row != row:
            groups.append(Group(zone, [], table=line.table, row=row))
        groups[-1].lines.append(line)
        groups[-1].stretches += by_line.get(line.index, [])
    for stretch_list in by_line.values():
        _name_granters(stretch_list)
    _name_columns(groups)
    return groups


def _name_granters(stretches: list[Stretch]) -> None:
    """Tells each recognition of a line who grants it: named in it, or last before it in its clause."""
    awards = [each for each in stretches if each.label == RECOGNITION]
    if not awards:
        return
    granters = [each for each in stretches if each.label == AUTHORITY]
    floor = 0
    for award in awards:
        text = award.line.text
        clause = max(floor, text.rfind(";", 0, award.start), text.rfind(". ", 0, award.start))
        inner = [each for each in granters if award.start <= each.start < award.end]
        before = [each for each in granters if clause <= each.start and each.end <= award.start]
        told = inner or before[-1:]
        award.beside = told[0].text if told else None
        floor = award.end


def ticked(group: Group) -> list[Stretch]:
    """The recognitions whose columns are ticked in a row ("x")."""
    found: list[Stretch] = []
    for line in group.lines:
        if line.cell is not None and line.cell.column in group.awards and _TICK.fullmatch(line.text.strip()):
            found += group.awards[line.cell.column]
    return found


def _name_columns(groups: list[Group]) -> None:
    """Finds the rows that head columns, and gives every row the heads over it and what is merged down into it."""
    heads: dict[int, dict[int, str]] = {}
    awards: dict[int, dict[int, list[Stretch]]] = {}
    merged: dict[int, list[Line]] = {}
    for each in groups:
        if each.table is None:
            continue
        key = id(each.table)
        known = heads.setdefault(key, {})
        covering = merged.setdefault(key, [])
        each.above = [line for line in covering if line.cell and line.cell.row + line.cell.row_span > each.row]
        merged[key] = each.above + [line for line in each.lines if line.cell and line.cell.row_span > 1]
        if (_is_head(each) and (each.row <= 1 or not known)) or (known and each.row <= 2 and _is_second_head(each)):
            each.is_head = True
            for line in each.lines:
                own = [stretch for stretch in each.stretches if stretch.line is line and stretch.label == RECOGNITION]
                for column in _columns(line):
                    known[column] = f"{known.get(column, '')} {line.bare}".strip()
                    if own:
                        awards.setdefault(key, {})[column] = own
        each.heads, each.awards = known, awards.setdefault(key, {})


def _columns(line: Line) -> Iterator[int]:
    if line.cell is not None:
        yield from range(line.cell.column, min(line.cell.column + line.cell.column_span, line.cell.column + 64))


def _is_second_head(row: Group) -> bool:
    """The lower half of a head: recognitions of their own columns, nobody and no ordinal number."""
    filled = [line for line in row.lines if line.text.strip()]
    columns = {line.cell.column for line in filled if line.cell is not None}
    counted = any(line.text.strip().rstrip(".)").isdigit() for line in filled)
    people = any(each.label in ("PERSON", "BIRTH", "UNIT") for each in row.stretches)
    return len(columns) > 2 and bool(row.of(RECOGNITION)) and not counted and not people


def _is_head(row: Group) -> bool:
    cells = {line.cell.column for line in row.lines if line.cell is not None}
    telling = sum(_HEAD_WORDS.match(line.bare) is not None for line in row.lines)
    return (
        len(cells) > 1
        and telling > 1
        and 2 * telling >= len(cells)
        and not any(each.label in ("PERSON", "BIRTH") for each in row.stretches)
    )
