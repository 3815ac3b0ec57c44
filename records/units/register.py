"""Takes the units that the Office entered; knows what each was called on a day, what is above it and what came after.

What a printed name means is `matching`, which this asks; the file is `register_file`.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cached_property

from records.units.entries import LONGEST_NAME, Match, Standing, Unit
from records.units.matching import Matcher

DAY = timedelta(days=1)
MOST_KEPT = 20_000  # answers; a hostile file must not fill the memory with names
DEEPEST = 12  # units one above the other
MOST_ABOVE = 60  # units above one over all times


class Register:
    """All units at all times; a register without any entry knows nothing and says nothing."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self.units = tuple(units)
        self._by_id: dict[str, list[Unit]] = defaultdict(list)
        for unit in sorted(self.units, key=lambda u: u.start or date.min):
            self._by_id[unit.id].append(unit)
        self._matches: dict[tuple[str, int, str | None], Match] = {}
        self._turns = sorted({day for u in self.units for day in (u.start, u.end and u.end + DAY) if day})

    def __bool__(self) -> bool:
        return bool(self.units)

    @cached_property
    def fingerprint(self) -> str:
        """Tells one register from another, wherever its entries stand in the file; "" where there are none."""
        entries = sorted(unit.model_dump_json() for unit in self.units)
        return hashlib.sha256("\n".join(entries).encode()).hexdigest() if entries else ""

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.units, above=self.above, line=self._line)

    def match(self, text: str, on: date, within: str | None = None) -> Match:
        """What a printed name means on a day; `within` is the unit that issued the paper where it stands.

        Accepted only where the spelling is sure and no other unit is nearly as like; else the nearest are given.
        """
        text, within = text[:LONGEST_NAME], within[:LONGEST_NAME] if within else None
        key = (text, bisect_right(self._turns, on), within)  # between two turns every day gives the same
        if (known := self._matches.get(key)) is not None:
            return known
        issuer = self.match(within, on).unit if within else None
        found = self._matcher.match(text, on, issuer=issuer, has_issuer=bool(within))
        if found.unit is not None and not found.unit.is_in_force(on):
            found = Match(text, found.unit, found.candidates, is_in_force=False, now=self.now(found.unit, on))
        if len(self._matches) >= MOST_KEPT:
            self._matches.clear()
        self._matches[key] = found
        return found

    def entries(self, id_: str) -> tuple[Unit, ...]:
        """The entries of a unit, one a name, the oldest first."""
        return tuple(self._by_id.get(id_, ()))

    def on(self, id_: str, day: date) -> Unit | None:
        """The entry of a unit on a day; None where it did not exist."""
        return next((unit for unit in self._by_id.get(id_, ()) if unit.is_in_force(day)), None)

    def now(self, unit: Unit, on: date) -> tuple[Unit, ...]:
        """What a unit is called on a day, or what took its place then (before it: what it came from)."""
        if same := self.on(unit.id, on):
            return (same,)
        is_over = unit.end is not None and unit.end < on
        following = self._successors if is_over else self._predecessors
        found = {id_: entry for id_ in _reached(unit.id, following) if (entry := self.on(id_, on))}
        return tuple(found[id_] for id_ in sorted(found))

    def above(self, unit: Unit) -> tuple[str, ...]:
        """The ids of all that was above a unit in its time, the nearest first; its own in a circle."""
        found: list[str] = []
        waiting = [unit.parent] if unit.parent else []
        while waiting and len(found) < MOST_ABOVE:
            id_ = waiting.pop(0)
            if id_ not in found:
                found.append(id_)
                waiting += [entry.parent for entry in self.entries(id_) if entry.parent and entry.overlaps(unit)]
        return tuple(found)

    def full_name(self, unit: Unit) -> str:
        """A unit's name with those above it, without the one at the top: "Phòng Đo lường, Chi cục Sao Mai"."""
        names = [unit.name]
        above = self._latest_above(unit, unit)
        while above is not None and above.parent and len(names) < DEEPEST:
            names.append(above.name)
            above = self._latest_above(above, unit)
        return ", ".join(names)

    def _latest_above(self, unit: Unit, of: Unit) -> Unit | None:
        return next((entry for entry in reversed(self.entries(unit.parent or "")) if entry.overlaps(of)), None)

    def standing(self, unit: Unit) -> Standing:
        """The ids that mean this unit over time, and those of everything above it over time."""
        if (known := self._standings.get((unit.id, unit.start))) is None:
            above = frozenset(found for id_ in self.above(unit) for found in self._line(id_))
            known = self._standings[unit.id, unit.start] = Standing(self._line(unit.id), above, unit.id)
        return known

    def standing_of(self, id_: str) -> Standing | None:
        """The standing of a unit under its latest name; None where there is no such id."""
        return self.standing(self._by_id[id_][-1]) if id_ in self._by_id else None

    @cached_property
    def _standings(self) -> dict[tuple[str, date | None], Standing]:
        return {}

    def _line(self, id_: str) -> frozenset[str]:
        """A unit, what it came from and what came of it; not what was merged with it: they were two till then."""
        return frozenset({id_, *_reached(id_, self._successors), *_reached(id_, self._predecessors)})

    def after(self, id_: str) -> frozenset[str]:
        """The ids of what came of a unit; its own is among them where the register runs in a circle."""
        return _reached(id_, self._successors)

    def _successors(self, id_: str) -> frozenset[str]:
        return self._followers[0].get(id_, frozenset())

    def _predecessors(self, id_: str) -> frozenset[str]:
        return self._followers[1].get(id_, frozenset())

    @cached_property
    def _followers(self) -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
        """Successors and predecessors of each unit, whichever of the two said so in the file."""
        after: dict[str, set[str]] = defaultdict(set)
        before: dict[str, set[str]] = defaultdict(set)
        for unit in self.units:
            for old, new in [*((p, unit.id) for p in unit.predecessors), *((unit.id, s) for s in unit.successors)]:
                after[old].add(new)
                before[new].add(old)
        return {k: frozenset(v) for k, v in after.items()}, {k: frozenset(v) for k, v in before.items()}


def _reached(start: str, following: Callable[[str], frozenset[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = following(waiting.pop()) - found
        found |= fresh
        waiting += fresh
    return frozenset(found)
