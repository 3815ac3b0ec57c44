"""Paragraphs and rows of one list in the order of the paper come in; their numbers go on from one to the next.

Whoever moved, struck out or added a row never has to count again. This is no tracked change, and no edit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.drafting.blocks import Block
from reports.revisions.reading import Reading, Unit
from reports.revisions.tracking import isolate
from reports.revisions.words import TR, P, cells_of, paragraphs_in, seen

_LEADING = re.compile(r"^(\s*)(\d{1,4}|[IVXLC]{1,7})(?=[.)]\s)")
_ALONE = re.compile(r"^(\s*)(\d{1,4})(?=[.)]?\s*$)")
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Numbered:
    """A place where a number stands: `paragraph` has it from `low` to `high`."""

    paragraph: Any
    low: int
    high: int
    text: str

    @property
    def value(self) -> int:
        return int(self.text) if self.text.isdigit() else _arabic(self.text)


def number_of(element: Any, *, is_row: bool) -> Numbered | None:
    """The number of a row's first cell, or at the head of a paragraph."""
    if is_row:
        cells = cells_of(element)
        element = next((each for each in paragraphs_in(cells[0]) if seen(each).strip()), None) if cells else None
    if element is None:
        return None
    found = (_ALONE if is_row else _LEADING).match(seen(element)) or (_LEADING.match(seen(element)) if is_row else None)
    return None if found is None else Numbered(element, found.start(2), found.end(2), found[2])


class Numbers:
    """The numbered lines of the fresh paper, run by run, and where they stand in the reviewer's file."""

    def __init__(self, fresh: Reading, blocks: Sequence[Block], reviewed: Reading, standing: Mapping[str, Any]) -> None:
        self._fresh, self._blocks, self._reviewed, self._standing = fresh, blocks, reviewed, standing

    def renumber(self) -> bool:
        """Whether any number changed."""
        self._order = {each: at for at, each in enumerate(self._reviewed.body.iter(P, TR))}
        self._theirs = set(self._standing.values())
        is_changed = False
        for run in self._runs():
            places = self._places(run)
            is_changed |= _renumber(places, first=1)
        return is_changed

    def _runs(self) -> list[list[str]]:
        """Keys of the lines that count from 1 on: rows through all tables, paragraphs within their list."""
        runs: list[list[str]] = []
        last: dict[tuple[str, bool], int] = {}
        current: dict[tuple[str, bool], list[str]] = {}
        for block in self._blocks:
            found = self._number_in_fresh(block)
            if found is None:
                continue
            kind = ("" if block.kind == "row" else f"paragraph {block.group}", found.text.isdigit())
            if found.value == 1:
                current[kind] = []
                runs.append(current[kind])
            elif kind not in current or found.value != last[kind] + 1:
                current[kind] = []  # a run that does not begin at 1 is no count of lines
            current[kind].append(block.key)
            last[kind] = found.value
        return runs

    def _number_in_fresh(self, block: Block) -> Numbered | None:
        unit: Unit | None = self._fresh.by_key.get(block.key)
        if unit is not None and block.kind == "row":
            unit = self._fresh.row_of(unit)
        return None if unit is None or block.kind == "figure" else number_of(unit.element, is_row=unit.is_row)

    def _places(self, run: Sequence[str]) -> list[Numbered]:
        elements = [e for key in run if (e := self._standing.get(key)) is not None and e in self._order]
        elements.sort(key=self._order.__getitem__)
        places: list[Numbered] = []
        for at, element in enumerate(elements):
            if at:
                self._add_own(places, elements[at - 1], element)
            found = number_of(element, is_row=element.tag == TR)
            if found is not None:
                places.append(found)
        if elements:
            self._add_own(places, elements[-1], None)
        return places

    def _add_own(self, places: list[Numbered], before: Any, after: Any) -> None:
        """Her own numbered lines behind one of the list, up to the next that is the program's."""
        for each in before.itersiblings(before.tag):
            if each is after or each in self._theirs:
                return
            found = number_of(each, is_row=each.tag == TR)
            if found is not None and (each.tag == TR or _goes_on(found, places)):
                places.append(found)


def _goes_on(found: Numbered, places: Sequence[Numbered]) -> bool:
    """Whether a paragraph of hers counts on from the list, in its old numbers or its new ones."""
    return bool(places) and (found.value - places[-1].value in (0, 1) or found.value - len(places) in (0, 1))


def _renumber(places: Sequence[Numbered], *, first: int) -> bool:
    """Numbers the places from `first` on, in the manner of the list; whether any changed."""
    is_changed = False
    is_padded = any(place.text.startswith("0") for place in places)
    for number, place in enumerate(places, start=first):
        text = _written(number, is_roman=not place.text.isdigit(), is_padded=is_padded)
        if text != place.text:
            _put(place, text)
            is_changed = True
    return is_changed


def _put(place: Numbered, text: str) -> None:
    runs = isolate(place.paragraph, place.low, place.high)
    for run, part in zip(runs, (text, *[""] * len(runs)), strict=False):
        for at, child in enumerate(each for each in run if each.text is not None):
            child.text = part if at == 0 else ""


def _written(number: int, *, is_roman: bool, is_padded: bool) -> str:
    if is_roman:
        return _roman(number)
    return f"{number:02d}" if is_padded else str(number)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _arabic(text: str) -> int:
    values = [dict((letters, value) for value, letters in _ROMAN)[letter] for letter in text]
    return sum(-v if at + 1 < len(values) and v < values[at + 1] else v for at, v in enumerate(values))
