"""Takes gold or a reading; gives what it states in one shape, nominees that are one put together. Judges nothing.

Values keep what the reader told about them (`Told`); gold's have none. What gold does not speak of is not stated.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from records.folding import fold
from records.readings import SCALAR_FIELDS, DocumentHead, Nominee, Reading, Told
from reports.accuracy.agreement import is_same, is_same_item
from reports.accuracy.gold import OPTIONAL_REQUESTS, Alternatives, Gold, GoldHead, GoldItem, GoldNominee

HEAD_FIELDS = tuple(DocumentHead.model_fields)
LIST_FIELDS = ("requested", "prior_titles", "prior_awards", "initiatives", "classifications")
_PARTS = tuple(GoldItem.model_fields)
_OF_ONE_PERSON = ("unit", "position", "birth_date")  # two entries that part in one of them are two nominees


@dataclass(frozen=True, slots=True)
class Value:
    text: str
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its parts by name; a part that is not stated is absent."""

    parts: Mapping[str, str | None]
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A nominee as one side states it; `stated` names the fields it speaks of, `also` what else is right."""

    kind: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    items: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    achievements: tuple[Value, ...] = ()
    stated: frozenset[str] = frozenset()
    also: Alternatives = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.text("full_name") or ""

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return value.text if value else None

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and the other names that are right."""
        return tuple(name for name in (self.text("full_name"), *self.also.get("full_name", ())) if name)


def head_of(side: GoldHead | DocumentHead) -> dict[str, Value]:
    return _values_of(side, HEAD_FIELDS)


def requests_of(side: Gold | Reading) -> tuple[Item, ...]:
    return tuple(map(_item_of, side.requested))


def people_of(side: Gold | Reading) -> tuple[Person, ...]:
    """The nominees of one side, each once."""
    return _together(_person_of(nominee) for nominee in side.nominees)


def without_optional(items: Iterable[Item], also: Alternatives) -> tuple[Item, ...]:
    """Requests without those that count neither way."""
    optional = also.get(OPTIONAL_REQUESTS, ())
    return tuple(item for item in items if item.parts.get("code") not in optional)


def _person_of(nominee: GoldNominee | Nominee) -> Person:
    is_gold = isinstance(nominee, GoldNominee)
    return Person(
        kind=nominee.kind,
        values=_values_of(nominee, SCALAR_FIELDS),
        items={name: tuple(map(_item_of, getattr(nominee, name))) for name in LIST_FIELDS},
        achievements=tuple(found for each in nominee.achievements if (found := _value_of(each)) is not None),
        stated=frozenset(nominee.model_fields_set if is_gold else type(nominee).model_fields),
        also=nominee.alt if isinstance(nominee, GoldNominee) else {},
    )


def _values_of(side: object, names: Iterable[str]) -> dict[str, Value]:
    found = ((name, _value_of(getattr(side, name))) for name in names)
    return {name: value for name, value in found if value is not None}


def _value_of(stated: object) -> Value | None:
    if isinstance(stated, str):
        return Value(stated)
    if isinstance(stated, Told):
        return Value(str(getattr(stated, "value")), stated)  # noqa: B009 - Told's scalar child is Field
    return None


def _item_of(stated: GoldItem | Told) -> Item:
    if isinstance(stated, GoldItem):
        return Item({name: getattr(stated, name) for name in _PARTS if name in stated.model_fields_set})
    return Item({name: getattr(stated, name) for name in _PARTS if hasattr(stated, name)}, stated)


def _together(people: Iterable[Person]) -> tuple[Person, ...]:
    """One entry a nominee: equal kind and name, and no contradiction in unit, post and birth date."""
    found: list[Person] = []
    named: dict[tuple[str | None, str], list[int]] = {}
    for person in people:
        same_name = named.setdefault((person.kind, fold(person.name)), [])
        known = next((at for at in same_name if person.name and _is_one(found[at], person)), None)
        if known is None:
            same_name.append(len(found))
            found.append(person)
        else:
            found[known] = _joined(found[known], person)
    return tuple(found)


def _is_one(one: Person, other: Person) -> bool:
    pairs = ((name, one.text(name), other.text(name)) for name in _OF_ONE_PERSON)
    return all(left is None or right is None or is_same(name, left, right) for name, left, right in pairs)


def _joined(one: Person, other: Person) -> Person:
    items = {name: _united(name, one.items[name], other.items[name]) for name in LIST_FIELDS}
    return replace(
        one,
        values={**other.values, **one.values},
        items=items,
        achievements=(*one.achievements, *other.achievements),
        stated=one.stated | other.stated,
    )


def _united(name: str, own: Sequence[Item], others: Iterable[Item]) -> tuple[Item, ...]:
    united = list(own)
    for item in others:
        if not any(is_same_item(name, item.parts, known.parts) for known in united):
            united.append(item)
    return tuple(united)
