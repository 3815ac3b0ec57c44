"""Takes the proposals of all quarters; gives who is one person over the quarters, and who may be: for a person to say.

Same name and same full birth date is one person; a name alone never is. What a person said beats every rule. Pure
functions: the same proposals in any order give the same people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import chain, combinations, islice, product
from typing import Literal, TypeVar

from records.folding import fold, unaccented
from records.likeness import FULL_DATE, is_same_day
from records.proposals import Proposal
from records.readings import Model
from records.units import Standing

Reason = Literal["ngay_sinh", "nam_sinh", "don_vi", "khac_dau", "trai_nhau"]
REASONS: Mapping[Reason, str] = {
    "ngay_sinh": "cùng họ tên và ngày sinh, nhưng chưa rõ là ai trong những người đã phân biệt",
    "nam_sinh": "cùng họ tên và năm sinh",
    "don_vi": "cùng họ tên và đơn vị",
    "khac_dau": "cùng ngày sinh, họ tên chỉ khác dấu",
    "trai_nhau": "đã xác nhận trái nhau: vừa là một người, vừa không phải",
}
T = TypeVar("T")
LOOKED_AT = 20_000  # pairs of one name
MOST_OF_A_NAME = 200  # suggestions; a name with more of them needs no list, but birth dates
_folded = lru_cache(maxsize=65_536)(fold)  # names and units come again and again
_MEN, _WOMEN = frozenset(map(fold, ("nam", "ông"))), frozenset(map(fold, ("nữ", "nu", "bà")))


class Kinship(Model):
    """What a person said of the nominees of two proposals, for good: one person, or two."""

    one: str
    other: str
    is_same: bool
    who: str
    at: datetime


@dataclass(frozen=True)
class Appearance:
    """One proposal, as far as it says who its nominee is; `mentions` are the places of papers that it rests on."""

    id: str
    quarter: str
    name: str
    births: frozenset[str] = frozenset()
    gender: str = ""  # "nam", "nữ" or unknown
    unit: str = ""
    standing: Standing | None = None
    mentions: frozenset[tuple[str, int]] = frozenset()

    @cached_property
    def folded(self) -> str:
        return _folded(self.name)


@dataclass(frozen=True)
class Person:
    """The appearances of one person, the earliest first."""

    appearances: tuple[Appearance, ...]

    @property
    def id(self) -> str:
        return self.appearances[0].id

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(each.id for each in self.appearances)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(each.folded for each in self.appearances if each.folded)

    @cached_property
    def births(self) -> frozenset[str]:
        return frozenset(birth for each in self.appearances for birth in each.births)

    @cached_property
    def full_births(self) -> frozenset[str]:
        return frozenset(birth for birth in self.births if len(birth) == FULL_DATE)

    @cached_property
    def genders(self) -> frozenset[str]:
        return frozenset(each.gender for each in self.appearances if each.gender)

    @cached_property
    def keys(self) -> frozenset[tuple[str, str]]:
        """What makes it the same as another: names with the one full birth date; none where two dates are told."""
        if len(self.full_births) != 1:
            return frozenset()
        return frozenset((name, birth) for name in self.names for birth in self.full_births)

    @cached_property
    def units(self) -> frozenset[str]:
        ids = (id_ for each in self.appearances if each.standing for id_ in each.standing.line)
        texts = (f"“{_folded(each.unit)}”" for each in self.appearances if each.unit)
        return frozenset((*ids, *texts))

    @cached_property
    def units_around(self) -> frozenset[str]:
        above = (id_ for each in self.appearances if each.standing for id_ in each.standing.above)
        return self.units.union(above)


@dataclass(frozen=True)
class Suggestion:
    """Two who may be one person, by the ids of their first proposals."""

    one: str
    other: str
    reason: Reason

    @property
    def text(self) -> str:
        return REASONS[self.reason]


@dataclass(frozen=True)
class People:
    """Everybody, by the first proposal of each; `cut` are the names with more suggestions than are given."""

    people: tuple[Person, ...]
    suggestions: tuple[Suggestion, ...]
    cut: tuple[str, ...] = ()

    @cached_property
    def by_proposal(self) -> dict[str, Person]:
        return {id_: person for person in self.people for id_ in person.ids}

    @cached_property
    def suggested(self) -> dict[str, tuple[Suggestion, ...]]:
        """The suggestions of each person, by its id."""
        found: dict[str, list[Suggestion]] = defaultdict(list)
        for each in self.suggestions:
            found[each.one].append(each)
            found[each.other].append(each)
        return {id_: tuple(suggestions) for id_, suggestions in found.items()}


def appearance_of(proposal: Proposal, standing: Standing | None = None) -> Appearance:
    """What a proposal says of its nominee; `standing` is that of its unit in the register."""
    nominee = proposal.nominee
    told = {fold(field.value) for field in (nominee.gender, nominee.honorific) if field}
    is_man, is_woman = bool(told & _MEN), bool(told & _WOMEN)
    return Appearance(
        id=proposal.id,
        quarter=proposal.quarter,
        name=nominee.name,
        births=frozenset([nominee.birth_date.value] if nominee.birth_date else []),
        gender="" if is_man == is_woman else "nam" if is_man else "nữ",
        unit=nominee.unit.value if nominee.unit else "",
        standing=standing,
        mentions=frozenset((source.sha256, source.nominee) for source in proposal.sources),
    )


def identify(appearances: Iterable[Appearance], said: Iterable[Kinship] = ()) -> People:
    """Who is who: by what people said, then by places of one paper, then by name and full birth date."""
    ordered = sorted(appearances, key=lambda each: each.id)
    known = {each.id for each in ordered}
    said = [kin for kin in said if {kin.one, kin.other} <= known and kin.one != kin.other]
    same = {_pair(kin.one, kin.other) for kin in said if kin.is_same}
    apart = {_pair(kin.one, kin.other) for kin in said if not kin.is_same}
    firm, contrary = _firm(ordered, same, apart)
    people = sorted(_joined(firm, apart), key=lambda person: person.id)
    suggestions, cut = _suggestions(people, apart)
    return People(tuple(people), tuple(sorted({*suggestions, *contrary}, key=_order)), tuple(sorted(cut)))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _order(suggestion: Suggestion) -> tuple[str, str, str]:
    return suggestion.one, suggestion.other, suggestion.reason


# --- what is sure


def _firm(
    appearances: Sequence[Appearance], same: set[tuple[str, str]], apart: set[tuple[str, str]]
) -> tuple[list[Person], list[Suggestion]]:
    """Groups by people's word and by one place of one paper; where a person parted such a group, by the word alone."""
    by_place = {each.id: [each.id, *((unaccented(each.folded), *m) for m in each.mentions)] for each in appearances}
    by_word: dict[str, list[Hashable]] = {each.id: [each.id] for each in appearances}
    for pair in same:
        for id_ in pair:
            by_place[id_].append(pair)
            by_word[id_].append(pair)
    people: list[Person] = []
    contrary: list[Suggestion] = []
    for group in _components(appearances, lambda each: by_place[each.id]):
        if not _is_parted(group, apart):
            people.append(Person(tuple(group)))
            continue
        for told in _components(group, lambda each: by_word[each.id]):
            if not _is_parted(told, apart):
                people.append(Person(tuple(told)))
                continue
            people += [Person((each,)) for each in told]
            ids = {each.id for each in told}
            contrary += [Suggestion(*pair, "trai_nhau") for pair in same if pair[0] in ids]
    return people, contrary


def _components(items: Sequence[T], keys: Callable[[T], Iterable[Hashable]]) -> list[list[T]]:
    """The items in groups that share a key with one another, in their order."""
    parent = list(range(len(items)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[Hashable, int] = {}
    for at, item in enumerate(items):
        for key in keys(item):
            one, other = root(first.setdefault(key, at)), root(at)
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[T]] = defaultdict(list)
    for at, item in enumerate(items):
        groups[root(at)].append(item)
    return list(groups.values())


def _is_parted(group: Iterable[Appearance], apart: set[tuple[str, str]]) -> bool:
    if not apart:
        return False
    ids = {each.id for each in group}
    return len(ids) > 1 and any(one in ids and other in ids for one, other in apart)


def _joined(firm: Sequence[Person], apart: set[tuple[str, str]]) -> Iterator[Person]:
    """Those of one name and one full birth date; where some of them were told apart, who fits both stands alone."""
    of = {id_: person.id for person in firm for id_ in person.ids}
    parted = {_pair(of[one], of[other]) for one, other in apart}
    for group in _components(firm, lambda person: (person.id, *person.keys)):
        genders = {gender for person in group for gender in person.genders}
        if len(genders) < 2:
            yield from _unparted(group, parted)
            continue
        for gender in sorted(genders):
            yield from _unparted([p for p in group if p.genders == {gender}], parted)
        yield from (p for p in group if len(p.genders) != 1)


def _unparted(group: Sequence[Person], parted: set[tuple[str, str]]) -> list[Person]:
    ids = {person.id for person in group}
    inside = {pair for pair in parted if pair[0] in ids and pair[1] in ids} if len(group) > 1 else set()
    if not inside:
        return [_united(group)] if group else []
    ends = {id_ for pair in inside for id_ in pair}
    clear = [
        person
        for person in group
        if person.id in ends
        and not any(
            person.id not in pair and not inside & {_pair(person.id, pair[0]), _pair(person.id, pair[1])}
            for pair in inside
        )
    ]
    near = {p.id: [_pair(p.id, o.id) for o in clear if o is p or _pair(p.id, o.id) not in inside] for p in clear}
    found = [person for person in group if person not in clear]
    for joined in _components(clear, lambda person: near[person.id]):
        of_it = {person.id for person in joined}
        is_one = not any(one in of_it and other in of_it for one, other in inside)
        found += [_united(joined)] if is_one else joined
    return found


def _united(people: Sequence[Person]) -> Person:
    if len(people) == 1:
        return people[0]
    return Person(tuple(sorted((each for p in people for each in p.appearances), key=lambda each: each.id)))


# --- what may be


def _suggestions(people: Sequence[Person], apart: set[tuple[str, str]]) -> tuple[list[Suggestion], set[str]]:
    """Pairs that agree on a name and on more than the name, none of which a person told apart."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    by_letters: dict[tuple[str, str], list[Person]] = defaultdict(list)
    for person in people:
        for name in person.names:
            by_name[name].append(person)
        for birth in person.full_births:
            for letters in {unaccented(name) for name in person.names}:
                by_letters[letters, birth].append(person)
    found: dict[tuple[str, str], Suggestion] = {}
    cut: set[str] = set()
    for group in (*by_name.values(), *by_letters.values()):
        if len(group) > 1:
            pairs = list(islice(_agreeing(group), LOOKED_AT + 1))
            told = [s for one, other in pairs[:LOOKED_AT] if (s := _suggestion(one, other, apart))]
            if len(told) > MOST_OF_A_NAME or len(pairs) > LOOKED_AT:
                cut.add(group[0].appearances[0].name)
            found.update({(each.one, each.other): each for each in told[:MOST_OF_A_NAME]})
    return list(found.values()), cut


def _agreeing(group: Sequence[Person]) -> Iterator[tuple[Person, Person]]:
    """Pairs that share a birth date, or a year or a unit where one has no full date: never all of a common name."""
    shared: dict[str, list[Person]] = defaultdict(list)
    for person in group:
        for key in {*person.births, *(birth[:4] for birth in person.births), *person.units_around}:
            shared[key].append(person)
    seen: set[tuple[str, str]] = set()
    for key in sorted(shared):
        dated = [person for person in shared[key] if person.full_births]
        undated = [person for person in shared[key] if not person.full_births]
        same_day = combinations(dated, 2) if len(key) == FULL_DATE else ()
        for one, other in chain(same_day, combinations(undated, 2), product(undated, dated)):
            if (pair := _pair(one.id, other.id)) not in seen:
                seen.add(pair)
                yield one, other


def _suggestion(one: Person, other: Person, apart: set[tuple[str, str]]) -> Suggestion | None:
    reason = _reason(one, other)
    if reason is None or any(_pair(a, b) in apart for a in one.ids for b in other.ids if apart):
        return None
    return Suggestion(*_pair(one.id, other.id), reason)


def _reason(one: Person, other: Person) -> Reason | None:
    """Why two may be one; None where their birth dates, or what they are called by, speak against it."""
    if one.full_births & other.full_births:
        return "ngay_sinh" if one.names & other.names else "khac_dau"
    if (one.full_births and other.full_births) or len(one.genders | other.genders) > 1:
        return None
    if not all(is_same_day(a, b) for a in one.births for b in other.births):
        return None
    if not one.names & other.names:
        return None
    if one.births and other.births:
        return "nam_sinh"
    is_near = bool(one.units & other.units_around or other.units & one.units_around)
    return "don_vi" if is_near else None
