"""Takes values of gold and of a reading, one after the other; gathers what agrees and what does not, by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from records.catalogue import LEVELS, RECOGNITIONS
from records.folding import fold
from records.readings import SCALAR_FIELDS, Nominee, Told
from reports.accuracy.agreement import (
    is_long_enough,
    is_near,
    is_near_item,
    is_same,
    is_same_item,
    is_same_part,
    tells_of,
)
from reports.accuracy.statements import LIST_FIELDS, Item, Person, Value, without_optional
from reports.accuracy.tallies import Counts, Share, Tally
from reports.accuracy.wording import JOINT, spellings

FOUND = "nominee_found"
REQUESTS = "requested(document)"
_RECOGNITIONS = ("requested", "prior_titles", "prior_awards")
_SHOWN_PARTS = ("code", "title", "level", "year", "decision_number")
_SAME_POST = 95  # likeness of post and unit written together, 0-100
_BESIDE: Mapping[str, tuple[str, ...]] = {  # parts that do not decide whether an entry is found
    "requested": ("decision_date", "authority"),
    "prior_titles": ("decision_date", "authority"),
    "prior_awards": ("decision_date", "authority"),
    "initiatives": ("year", "decision_number", "decision_date", "scope"),
    "classifications": ("decision_number",),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One value compared: what stands on the paper, what was read, and what the reader told about it."""

    field: str
    nominee: str
    expected: str | None
    read: str | None
    is_right: bool
    told: Told | None = None
    words: tuple[str, ...] = ()  # how the expected value may be written on the paper

    def __str__(self) -> str:
        place = f"{self.field} [{self.nominee}]" if self.nominee else self.field
        return f"{place}: expected {self.expected!r}, read {self.read!r}"


@dataclass(frozen=True, slots=True)
class Telling:
    """Achievements: how many of gold's were told, how many of those read stand in gold."""

    expected: Share = field(default_factory=Share)
    read: Share = field(default_factory=Share)

    def __add__(self, other: Telling) -> Telling:
        return Telling(self.expected + other.expected, self.read + other.read)


class Comparison:
    """The comparisons of one document, in the order in which they are added."""

    def __init__(self) -> None:
        self.fields: dict[str, Counts] = {}
        self.outcomes: list[Outcome] = []
        self.apart: dict[str, Share] = {}
        self.achievements = Telling()

    def add_scalar(
        self,
        name: str,
        expected: str | None,
        *,
        read: Value | None,
        nominee: str = "",
        also: Iterable[str | None] = (),
        is_forgiven: bool = False,
    ) -> None:
        """A field with one value. `also` is right too (None: silence); a forgiven one may be read where none stands."""
        short, also = name.rpartition(".")[2], tuple(also)
        if read is None:
            if expected is not None and None not in also:
                self._count(name, Counts(Tally(missed=1), Tally(missed=1)))
                words = spellings(name, expected)
                self.outcomes.append(Outcome(name, nominee, expected, None, is_right=False, words=words))
            return
        options = [option for option in (expected, *also) if option is not None]
        is_right = any(is_same(short, read.text, option) for option in options)
        if is_forgiven and expected is None and not is_right:
            return
        is_good = is_right or any(is_near(short, read.text, option) for option in options)
        right, wrong = Tally(right=1), Tally(invented=1, missed=int(expected is not None))
        self._count(name, Counts(right if is_right else wrong, right if is_good else wrong))
        words = spellings(name, expected) if expected is not None and not is_right else ()
        self.outcomes.append(Outcome(name, nominee, expected, read.text, is_right, read.told, words))

    def add_items(self, name: str, expected: Sequence[Item], *, read: Sequence[Item], nominee: str = "") -> None:
        """A list, compared by entry."""
        key = "requested" if name == REQUESTS else name.rpartition(".")[2]

        def is_near_enough(one: Item, other: Item) -> bool:
            return is_same_item(key, one.parts, other.parts) or is_near_item(key, one.parts, other.parts)

        exact = _match(expected, read, lambda one, other: is_same_item(key, one.parts, other.parts))
        near = _match(expected, read, is_near_enough)
        self._count(name, Counts(*(_tally(hits, expected, read) for hits in (exact, near))))
        self._tell_items(name, nominee, expected, read=read, exact=exact, near=near)
        if name != REQUESTS:
            self._add_parts(key, [(expected[left], read[right]) for left, right in near.items()])

    def add_people(self, pairs: Iterable[tuple[Person | None, Person | None]]) -> None:
        """Nominees with their partners; None where there is none."""
        self.fields[FOUND] = Counts()
        for expected, read in pairs:
            self._add_person(expected, read)

    def add_apart(self, name: str, *, is_right: bool) -> None:
        """What is told beside the fields and counts in no figure of theirs."""
        self.apart[name] = self.apart.get(name, Share()) + Share(1, int(is_right))

    def _tell_items(
        self,
        name: str,
        nominee: str,
        expected: Sequence[Item],
        *,
        read: Sequence[Item],
        exact: Mapping[int, int],
        near: Mapping[int, int],
    ) -> None:
        """An outcome for each entry; what is nearly one is told as one that was read wrong."""
        taken = set(exact.values())
        for at, item in enumerate(expected):
            hit = exact.get(at, near.get(at))
            is_right = at in exact
            if hit is not None and not is_right and hit in taken:
                hit = None
            if hit is not None:
                taken.add(hit)
            said, told = (shown(read[hit]), read[hit].told) if hit is not None else (None, None)
            words = () if is_right else _words_of(item)
            self.outcomes.append(Outcome(name, nominee, shown(item), said, is_right, told, words))
        for at in sorted(set(range(len(read))) - taken):
            self.outcomes.append(Outcome(name, nominee, None, shown(read[at]), is_right=False, told=read[at].told))

    def _add_person(self, expected: Person | None, read: Person | None) -> None:
        found = Tally(int(bool(expected and read)), int(read is None), int(expected is None))
        self._count(FOUND, Counts(found, found))
        gold, own = expected or Person(), read or Person()
        name = gold.name or own.name
        stated = gold.stated if expected else frozenset(Nominee.model_fields)
        if "kind" in stated:
            kind = Value(own.kind) if own.kind else None
            self.add_scalar("nominee.kind", gold.kind, read=kind, nominee=name)
        for each in (each for each in SCALAR_FIELDS if each in stated):
            self.add_scalar(
                f"nominee.{each}",
                gold.text(each),
                read=own.values.get(each),
                nominee=name,
                also=gold.also.get(each, ()),
                is_forgiven=each == "gender" and bool(gold.name),  # told from Ông or Bà where the paper is silent
            )
        for each in (each for each in LIST_FIELDS if each in stated):
            items = own.items.get(each, ())
            counted = without_optional(items, gold.also) if each in _RECOGNITIONS else items
            self.add_items(f"nominee.{each}", gold.items.get(each, ()), read=counted, nominee=name)
        if expected and read:
            self._add_post(expected, read)
        if "achievements" in stated:
            self.achievements += _telling(gold, own)

    def _add_parts(self, key: str, hits: Iterable[tuple[Item, Item]]) -> None:
        for gold, read in hits:
            for part in _BESIDE[key]:
                expected, said = gold.parts.get(part), read.parts.get(part)
                if expected:
                    name = f"{key}.{part}"
                    self.add_apart(name, is_right=bool(said) and is_same_part(part, expected, str(said)))

    def _add_post(self, gold: Person, read: Person) -> None:
        """Post and unit written together: where they are parted is a matter of taste."""
        expected = _post_and_unit(gold)
        if expected and {"position", "unit"} <= gold.stated:
            likeness = fuzz.token_set_ratio(expected, _post_and_unit(read))
            self.add_apart("position_unit", is_right=likeness >= _SAME_POST)

    def _count(self, name: str, counts: Counts) -> None:
        self.fields[name] = self.fields.get(name, Counts()) + counts


def shown(item: Item | None) -> str | None:
    """An entry as a person reads it."""
    if item is None:
        return None
    return JOINT.join(part for name in _SHOWN_PARTS if (part := item.parts.get(name)))


def _words_of(item: Item) -> tuple[str, ...]:
    """How an entry may be told from others on the paper: its own words, its decision, the name of what it is."""
    stated = [item.parts.get(name) for name in ("text", "title", "decision_number")]
    named = [RECOGNITIONS.get(item.parts.get("code") or ""), LEVELS.get(item.parts.get("level") or "")]
    return tuple(words for words in (*stated, *named) if words)


def _match(expected: Sequence[Item], read: Sequence[Item], is_one: Callable[[Item, Item], bool]) -> dict[int, int]:
    """Which entry of the reading is which of gold, each once, in their order."""
    hits: dict[int, int] = {}
    free = list(range(len(read)))
    for left, item in enumerate(expected):
        hit = next((right for right in free if is_one(item, read[right])), None)
        if hit is not None:
            hits[left] = hit
            free.remove(hit)
    return hits


def _tally(hits: Mapping[int, int], expected: Sequence[Item], read: Sequence[Item]) -> Tally:
    return Tally(len(hits), len(expected) - len(hits), len(read) - len(hits))


def _post_and_unit(person: Person) -> str:
    joined = fold(f"{person.text('position') or ''} {person.text('unit') or ''}")
    return re.sub(r"[^\w]+", " ", joined).strip()


def _telling(gold: Person, own: Person) -> Telling:
    expected, read = [value.text for value in gold.achievements], [value.text for value in own.achievements]
    told = sum(any(tells_of(one, other) and is_long_enough(one, other) for other in read) for one in expected)
    stood = sum(any(tells_of(one, other) for one in expected) for other in read) if expected else 0
    return Telling(Share(len(expected), told), Share(len(read) if expected else 0, stood))
