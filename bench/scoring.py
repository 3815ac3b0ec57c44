"""An expected reading and an actual one come in (contract shape); what agrees and what does not goes out, by field.

Values are compared after folding (`records.fold`), lists without their order. A key absent from the expected reading is
not compared; a key that is null or empty says that the file states nothing there. In the expected reading a field may
stand as a plain string in place of `{"value": …}`. Achievements are free text and are not compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from records import fold
from records.readings import SCALAR_FIELDS

JsonObject = Mapping[str, Any]

HEAD_FIELDS = (
    "number",
    "date",
    "place",
    "issuing_unit",
    "parent_unit",
    "subject",
    "signer",
    "signer_title",
)
ITEM_KEYS = {
    "requested": ("code", "year"),
    "prior_titles": ("code", "year", "decision_number"),
    "prior_awards": ("code", "year", "decision_number"),
    "initiatives": ("title", "year", "decision_number", "scope"),
    "classifications": ("year", "level"),
}
LEAST_LIKENESS = 70  # of two names, 0-100: below it they are two nominees


@dataclass(frozen=True)
class Tally:
    """Values right, expected but not read, and read but not expected."""

    right: int = 0
    missed: int = 0
    invented: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.missed + other.missed, self.invented + other.invented)

    @property
    def precision(self) -> float | None:
        read = self.right + self.invented
        return self.right / read if read else None

    @property
    def recall(self) -> float | None:
        expected = self.right + self.missed
        return self.right / expected if expected else None

    @property
    def f1(self) -> float | None:
        counted = 2 * self.right + self.missed + self.invented
        return 2 * self.right / counted if counted else None


@dataclass(frozen=True)
class Difference:
    """Where two readings part: the field, the expected values that were not read, the values read in their place."""

    field: str
    nominee: str
    missed: tuple[str, ...]
    invented: tuple[str, ...]

    def __str__(self) -> str:
        place = f"{self.field} [{self.nominee}]" if self.nominee else self.field
        return f"{place}: expected {list(self.missed)}, read {list(self.invented)}"


@dataclass(frozen=True)
class _Compared:
    field: str
    nominee: str
    expected: Counter[str]
    actual: Counter[str]

    def tally(self) -> Tally:
        return Tally(
            right=(self.expected & self.actual).total(),
            missed=(self.expected - self.actual).total(),
            invented=(self.actual - self.expected).total(),
        )


def compare(expected: JsonObject, actual: JsonObject) -> dict[str, Tally]:
    """Tally of each field that the expected reading speaks of; a nominee's fields are named "nominee.…"."""
    tallies: dict[str, Tally] = {}
    for compared in _compare_all(expected, actual):
        tallies[compared.field] = tallies.get(compared.field, Tally()) + compared.tally()
    return tallies


def differences(expected: JsonObject, actual: JsonObject) -> list[Difference]:
    """Every field in which the two part, in the order of the contract; empty where they agree."""
    return [
        Difference(
            field=each.field,
            nominee=each.nominee,
            missed=tuple(sorted((each.expected - each.actual).elements())),
            invented=tuple(sorted((each.actual - each.expected).elements())),
        )
        for each in _compare_all(expected, actual)
        if each.expected != each.actual
    ]


def merge(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Tallies of several files, added field by field."""
    merged: dict[str, Tally] = {}
    for one in tallies:
        for name, tally in one.items():
            merged[name] = merged.get(name, Tally()) + tally
    return merged


def micro(tallies: Mapping[str, Tally]) -> Tally:
    """All fields together."""
    return sum(tallies.values(), Tally())


def _compare_all(expected: JsonObject, actual: JsonObject) -> list[_Compared]:
    compared = [
        _Compared(name, "", _plain(expected[name]), _plain(actual.get(name)))
        for name in ("status", "kind", "read_as", "reason_code")
        if name in expected
    ]
    compared += _compare_fields(expected.get("document"), actual.get("document") or {}, names=HEAD_FIELDS, nominee=None)
    if "requested" in expected:
        compared.append(_compare_items("requested", "requested", name="", expected=expected, actual=actual))
    if "nominees" in expected:
        for left, right in pair_nominees(expected["nominees"], actual.get("nominees") or []):
            compared += _compare_nominee(left, right)
    if "members" in expected:
        compared += _compare_members(expected["members"], actual.get("members") or [])
    return compared


def _compare_members(expected: list[JsonObject], actual: list[JsonObject]) -> list[_Compared]:
    by_name = {member["file"]: member for member in actual}
    compared = [_Compared("member", "", Counter(m["file"] for m in expected), Counter(m["file"] for m in actual))]
    for member in expected:
        compared += _compare_all(member, by_name.get(member["file"], {}))
    return compared


def _compare_nominee(expected: JsonObject | None, actual: JsonObject | None) -> list[_Compared]:
    """A nominee without a partner counts with every value that it has."""
    left, right = expected or {}, actual or {}
    name = _value(left.get("full_name")) or _value(right.get("full_name")) or ""
    shown = left if expected is not None else right
    compared = [_Compared("nominee", name, Counter([name] if left else []), Counter([name] if right else []))]
    if "kind" in shown:
        compared.append(_Compared("nominee.kind", name, _plain(left.get("kind")), _plain(right.get("kind"))))
    compared += _compare_fields(shown, right, names=SCALAR_FIELDS, nominee=name, unexpected=expected is None)
    for key in ITEM_KEYS:
        if key in shown:
            compared.append(_compare_items(f"nominee.{key}", key, name=name, expected=left, actual=right))
    return compared


def _compare_fields(
    expected: JsonObject | None,
    actual: JsonObject,
    *,
    names: Iterable[str],
    nominee: str | None,
    unexpected: bool = False,
) -> list[_Compared]:
    if expected is None:
        return []
    prefix = "document" if nominee is None else "nominee"
    return [
        _Compared(
            f"{prefix}.{name}",
            nominee or "",
            Counter() if unexpected else _plain(_value(expected[name])),
            _plain(_value(actual.get(name))),
        )
        for name in names
        if name in expected
    ]


def pair_nominees(
    expected: list[JsonObject], actual: list[JsonObject]
) -> list[tuple[JsonObject | None, JsonObject | None]]:
    """Pairs by best likeness of names, equals in document order; what has no partner stands alone."""
    likeness = sorted(
        ((-_likeness(left, right), i, j) for i, left in enumerate(expected) for j, right in enumerate(actual)),
        key=lambda each: (each[0], abs(each[1] - each[2]), each[1]),
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for score, i, j in likeness:
        if -score >= LEAST_LIKENESS and i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    pairs: list[tuple[JsonObject | None, JsonObject | None]] = [
        (left, actual[partner[i]] if i in partner else None) for i, left in enumerate(expected)
    ]
    return pairs + [(None, right) for j, right in enumerate(actual) if j not in taken]


def _likeness(left: JsonObject, right: JsonObject) -> float:
    return fuzz.ratio(fold(_value(left.get("full_name")) or ""), fold(_value(right.get("full_name")) or ""))


def _value(field: Any) -> str | None:
    """The value of a contract field, or of a plain string standing for one."""
    if isinstance(field, Mapping):
        value = field["value"]
        return None if value is None else str(value)
    return None if field is None else str(field)


def _plain(value: str | None) -> Counter[str]:
    return Counter([fold(value)] if value is not None else [])


def _compare_items(field: str, key: str, *, name: str, expected: JsonObject, actual: JsonObject) -> _Compared:
    """Items as one folded text each, made of the keys that tell them apart and that the expected items state."""
    items = [*(expected.get(key) or []), *([] if expected.get(key) else actual.get(key) or [])]
    stated = tuple(part for part in ITEM_KEYS[key] if any(part in item for item in items))
    return _Compared(field, name, _items(expected.get(key), stated), _items(actual.get(key), stated))


def _items(items: Iterable[JsonObject] | None, stated: tuple[str, ...]) -> Counter[str]:
    return Counter(" | ".join(fold(str(item.get(part) or "-")) for part in stated) for item in items or [])
