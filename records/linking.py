"""Takes what the readings of a quarter say of their nominees; gives what is asked for whom, and where that is doubtful.

Pure functions: the same readings in any order give the same proposals. Which value wins is `records.merging`.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from records.folding import fold, unaccented
from records.known_units import NO_UNITS, known_in
from records.likeness import (
    FULL_DATE,
    Likeness,
    PlacedUnit,
    is_same_day,
    placed_unit_likeness,
    standing_likeness,
    unit_likeness,
)
from records.merging import BRANCH, Ask, Mention, merge, placed_unit, printed_day, reading_order
from records.proposals import Finding, Proposal
from records.readings import Reading, Recognition, in_file
from records.units import Register, Standing

MentionKey = tuple[str, int]  # sha256 of the file, index of the nominee
LONGEST_NAME = 300  # characters; an index of PostgreSQL takes no longer ones


@dataclass(frozen=True)
class Linked:
    """A proposal still without its id, and the anchors by which its id is found again after another reading."""

    proposal: Proposal
    block: str
    anchors: frozenset[str]
    place: tuple[int, int]  # of the nominee and the request in the document, for numbering in its order


@dataclass(frozen=True)
class _Person:
    mentions: tuple[Mention, ...]

    @cached_property
    def births(self) -> frozenset[str]:
        return frozenset(m.nominee.birth_date.value for m in self.mentions if m.nominee.birth_date)

    @cached_property
    def full_births(self) -> frozenset[str]:
        return frozenset(b for b in self.births if len(b) == FULL_DATE)

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(fold(m.name) for m in self.mentions)

    @cached_property
    def documents(self) -> frozenset[str]:
        return frozenset(m.sha256 for m in self.mentions)

    @cached_property
    def units(self) -> frozenset[PlacedUnit]:
        return frozenset(unit for m in self.mentions if (unit := placed_unit(m)))

    @cached_property
    def own_standings(self) -> frozenset[Standing]:
        return frozenset(m.own_standing for m in self.mentions if m.own_standing)

    @cached_property
    def issuers(self) -> frozenset[str]:
        return frozenset(fold(m.head.issuing_unit.value) for m in self.mentions if m.head.issuing_unit)

    @cached_property
    def asks(self) -> tuple[Ask, ...]:
        return tuple(Ask(m, r) for m in self.mentions for r in m.requests)

    @cached_property
    def requests_by_document(self) -> frozenset[tuple[str, str, str | None]]:
        return frozenset((m.sha256, _recognition_key(r), r.year) for m in self.mentions for r in m.requests)


def mentions_in(reading: Reading, *, received: date, units: Register = NO_UNITS) -> tuple[Mention, ...]:
    """One mention for each nominee of a reading; a request of the document counts where no nominee has its own.

    `units` is the register of the Office: what it knows for sure is linked by it, the rest by its spelling.
    """
    shared = asked_of_all(reading)
    issuer = reading.document.issuing_unit.value if reading.document.issuing_unit else None
    whole = None if issuer else _whole_of(reading)
    return tuple(
        Mention(
            sha256=reading.sha256,
            file=reading.file,
            kind=reading.kind,
            index=index,
            received=received,
            nominee=in_file(nominee, reading.file),
            head=reading.document,
            requests=tuple(in_file(r, reading.file) for r in nominee.requested or shared),
            whole=whole,
            **known_in(units, nominee, on=received, issuer=issuer or whole),
        )
        for index, nominee in enumerate(reading.nominees)
    )


def asked_of_all(reading: Reading) -> tuple[Recognition, ...]:
    """What a paper asks for every nominee that it names, where it says so once and for none by itself."""
    is_shared = not any(n.requested for n in reading.nominees) and 1 in (len(reading.requested), len(reading.nominees))
    return reading.requested if is_shared else ()


def _whole_of(reading: Reading) -> str | None:
    """The one unit that all collectives of a list belong to; a department is none: every unit belongs to it."""
    wholes = {fold(n.unit.value): n.unit.value for n in reading.nominees if n.kind == "tap_the" and n.unit}
    name = next(iter(wholes.values())) if len(wholes) == 1 else ""
    return name if BRANCH.match(unaccented(name)) else None


def block_of(mention: Mention) -> str:
    """Only mentions of one block can be one person: same kind and letters of the name; a nameless one stands alone."""
    name = unaccented(fold(mention.name)).replace("\0", "")  # PostgreSQL takes no NUL
    if not name:
        return f"?|{mention.sha256}|{mention.index}"
    if len(name) > LONGEST_NAME:
        name = hashlib.sha256(name.encode()).hexdigest()
    return f"{mention.nominee.kind}|{name}"


def link(
    mentions: Iterable[Mention], *, quarter: str, joined: Iterable[frozenset[MentionKey]] = ()
) -> tuple[Linked, ...]:
    """The proposals of one quarter, without ids, sorted by name; `joined` are mentions that a person called one."""
    joined = tuple(joined)
    blocks: dict[str, dict[tuple[str, int], Mention]] = defaultdict(dict)  # same bytes: the copy taken first
    for mention in sorted(mentions, key=lambda m: (m.received, m.file), reverse=True):
        blocks[mention.block or block_of(mention)][mention.sha256, mention.index] = mention
    return tuple(
        linked
        for block in sorted(blocks)
        for linked in _link_block(block, blocks[block].values(), quarter=quarter, joined=joined)
    )


def keep_ids(known: Mapping[str, frozenset[str]], linked: Sequence[Linked]) -> list[str | None]:
    """For each linked proposal the known id whose anchors are most like its own, each id once; None where none is."""
    overlaps = [
        (-len(anchors & item.anchors) / len(anchors | item.anchors), rank, position, id_)
        for rank, (id_, anchors) in enumerate(known.items())
        for position, item in enumerate(linked)
        if anchors & item.anchors
    ]
    kept: list[str | None] = [None] * len(linked)
    used: set[str] = set()
    for _, _, position, id_ in sorted(overlaps):
        if kept[position] is None and id_ not in used:
            kept[position] = id_
            used.add(id_)
    return kept


def _link_block(
    block: str, mentions: Iterable[Mention], *, quarter: str, joined: Sequence[frozenset[MentionKey]]
) -> Iterable[Linked]:
    people = _people(sorted(mentions, key=reading_order), joined)
    for person in people:
        doubts = _identity_doubts(person, [p for p in people if p is not person])
        silent = [m for m in person.mentions if not m.requests]
        for asks, year_doubts in _groups(person.asks):
            sources = sorted({ask.mention for ask in asks}.union(silent), key=reading_order)
            proposal = merge(sources, asks, quarter=quarter, doubts=(*doubts, *year_doubts))
            anchors = frozenset(a for ask in asks for a in _anchors(block, ask))
            yield Linked(proposal, block, anchors, min(_place(ask) for ask in asks))


def _place(ask: Ask) -> tuple[int, int]:
    return ask.mention.index, ask.mention.requests.index(ask.recognition)


def _anchors(block: str, ask: Ask) -> tuple[str, ...]:
    place = f"{ask.mention.sha256}|{ask.mention.index}|{_recognition_key(ask.recognition)}"
    name = f"{ask.mention.sha256}|{block}|{_recognition_key(ask.recognition)}|{ask.recognition.year}"
    return place, f"{place}|{ask.recognition.year}", name


# --- who is who


def _people(mentions: Sequence[Mention], joined: Sequence[frozenset[MentionKey]]) -> list[_Person]:
    people = [_Person((m,)) for m in mentions]
    for keys in joined:
        one = [p for p in people if any((m.sha256, m.index) in keys for m in p.mentions)]
        if len(one) > 1:
            people = [*(p for p in people if p not in one), _united(one)]
    people.sort(key=lambda p: reading_order(p.mentions[0]))
    for level in sorted(Likeness, reverse=True):
        if len(people) > 1:
            people = _join(people, level)
    return people


def _join(people: Sequence[_Person], level: Likeness) -> list[_Person]:
    """Joins those who are alike at this level, leaving out whoever fits two that contradict each other."""
    count = range(len(people))
    likeness = {(i, j): _likeness(people[i], people[j]) for i in count for j in count if i < j}
    apart = {pair for pair, alike in likeness.items() if alike is None}
    if level is Likeness.NAME_ONLY and any(people[i].names & people[j].names for i, j in apart):
        return list(people)  # a name says nothing where two people of that name are known
    near: dict[int, set[int]] = {i: set() for i in count}
    for (i, j), alike in likeness.items():
        if alike is not None and alike >= level:
            near[i].add(j)
            near[j].add(i)
    unclear = {i for i in count if any(a in near[i] and b in near[i] for a, b in apart)}
    joined: list[_Person] = []
    seen: set[int] = set()
    for start in count:
        if start in seen:
            continue
        group = {start} if start in unclear else _reachable(start, near, unclear)
        seen |= group
        if any(a in group and b in group for a, b in apart):
            joined += [people[i] for i in sorted(group)]
        else:
            joined.append(_united([people[i] for i in group]))
    return sorted(joined, key=lambda p: reading_order(p.mentions[0]))


def _united(people: Iterable[_Person]) -> _Person:
    return _Person(tuple(sorted((m for p in people for m in p.mentions), key=reading_order)))


def _reachable(start: int, near: Mapping[int, set[int]], closed: set[int]) -> set[int]:
    group, waiting = {start}, [start]
    while waiting:
        fresh = near[waiting.pop()] - group - closed
        group |= fresh
        waiting += fresh
    return group


def _likeness(one: _Person, other: _Person) -> Likeness | None:
    """How two are alike, or None where names, birth dates, units or a repeated request contradict."""
    is_same_birth = bool(one.full_births & other.full_births)
    if not one.names & other.names:
        return Likeness.SAME_BIRTH_DATE if is_same_birth and _units_likeness(one, other) is not None else None
    if is_same_birth:
        return Likeness.SAME_BIRTH_DATE
    if not _may_share_birth(one, other) or one.requests_by_document & other.requests_by_document:
        return None
    return _units_likeness(one, other)


def _may_share_birth(one: _Person, other: _Person) -> bool:
    return all(is_same_day(a, b) for a in one.births for b in other.births)


def _units_likeness(one: _Person, other: _Person) -> Likeness | None:
    if one.own_standings and other.own_standings:
        selves = (standing_likeness(a, b) for a in one.own_standings for b in other.own_standings)
        return Likeness.SAME_UNIT if Likeness.SAME_UNIT in selves else None
    if one.units and other.units:
        found = (placed_unit_likeness(a, b) for a in one.units for b in other.units)
        return max((alike for alike in found if alike is not None), default=None)
    ours = {u.unit for u in one.units} or one.issuers
    theirs = {u.unit for u in other.units} or other.issuers
    return Likeness.ISSUED_BY if any(unit_likeness(a, b) for a in ours for b in theirs) else Likeness.NAME_ONLY


# --- what is asked


def _recognition_key(recognition: Recognition) -> str:
    return f"KHAC:{fold(recognition.text)}" if recognition.code == "KHAC" else recognition.code


def _groups(asks: Iterable[Ask]) -> Iterable[tuple[list[Ask], tuple[Finding, ...]]]:
    by_key: dict[str, list[Ask]] = defaultdict(list)
    for ask in asks:
        by_key[_recognition_key(ask.recognition)].append(ask)
    for key in sorted(by_key):
        by_year: dict[str | None, list[Ask]] = defaultdict(list)
        for ask in by_key[key]:
            by_year[ask.recognition.year].append(ask)
        if len(by_year.keys() - {None}) < 2:
            yield by_key[key], ()
            continue
        doubts = _year_doubts(by_year)
        for year in sorted(by_year, key=lambda y: y or ""):
            yield by_year[year], doubts


def _year_doubts(by_year: Mapping[str | None, Sequence[Ask]]) -> tuple[Finding, ...]:
    """None where one document asks for each of the years by itself: then they are several requests, not one misread."""
    documents = [{ask.mention.sha256 for ask in asks} for asks in by_year.values()]
    if None not in by_year and set.intersection(*documents):
        return ()
    first = next(iter(by_year.values()))[0]
    said = "; ".join(
        f"{'năm ' + year if year else 'không ghi năm'} ({', '.join(sorted({a.mention.file for a in asks}))})"
        for year, asks in sorted(by_year.items(), key=lambda item: item[0] or "")
    )
    text = f"Cùng đề nghị “{first.recognition.text}” cho “{first.mention.nominee.name}” nhưng năm khác nhau: {said}."
    return (
        Finding(
            code="DOI_CHIEU",
            severity="CANH_BAO",
            condition="requested.year",
            found=said,
            text=f"{text} Cần xác nhận có phải một đề nghị.",
        ),
    )


def _identity_doubts(person: _Person, others: Sequence[_Person]) -> tuple[Finding, ...]:
    namesakes = [o for o in others if o.names & person.names]
    misspelt = [o for o in others if not o.names & person.names and _may_be_misspelt(person, o)]
    return (*_namesake_doubts(person, namesakes), *_spelling_doubts(person, misspelt))


def _namesake_doubts(person: _Person, others: Sequence[_Person]) -> tuple[Finding, ...]:
    if not others:
        return ()
    first = person.mentions[0].nominee
    title = "họ tên" if first.kind == "ca_nhan" else "tên"
    said = "; ".join(sorted(_described(other) for other in others))
    text = f"Có {_noun(person)} khác cùng {title} “{first.name}” trong quý: {said}; ở đây: {_described(person)}."
    return (
        Finding(
            code="DOI_CHIEU",
            severity="THONG_TIN" if all(_is_clearly_another(person, o) for o in others) else "CANH_BAO",
            condition="identity",
            found=said,
            text=f"{text} Cần xác nhận có phải một {_noun(person)}.",
        ),
    )


def _spelling_doubts(person: _Person, others: Sequence[_Person]) -> tuple[Finding, ...]:
    """DC02 of the handbook for two who differ by accents only: they are not joined before a person says so."""
    if not others:
        return ()
    names = sorted(_spelled(p) for p in (person, *others))
    return (
        Finding(
            code="DOI_CHIEU",
            severity="CANH_BAO",
            condition="full_name",
            found="; ".join(sorted(o.mentions[0].nominee.name for o in others)),
            text=f"Họ tên không thống nhất: {', '.join(names)}. Cần xác nhận có phải một {_noun(person)}.",
        ),
    )


def _may_be_misspelt(one: _Person, other: _Person) -> bool:
    """Near each other by unit, not contradicted by birth dates, and no document names both."""
    if one.documents & other.documents or not _may_share_birth(one, other):
        return False
    return _units_likeness(one, other) not in (None, Likeness.NAME_ONLY)


def _noun(person: _Person) -> str:
    return "người" if person.mentions[0].nominee.kind == "ca_nhan" else "đối tượng"


def _spelled(person: _Person) -> str:
    return f"“{person.mentions[0].nominee.name}” trong {', '.join(sorted({m.file for m in person.mentions}))}"


def _is_clearly_another(one: _Person, other: _Person) -> bool:
    """Both the full birth dates and the units are known and differ."""
    if not (one.full_births and other.full_births and one.units and other.units):
        return False
    units_meet = _units_likeness(one, other) is not None
    return not units_meet and not one.full_births & other.full_births


def _described(person: _Person) -> str:
    units = sorted({m.nominee.unit.value for m in person.mentions if m.nominee.unit})
    births = [f"sinh {printed_day(b)}" for b in sorted(person.births)]
    files = ", ".join(sorted({m.file for m in person.mentions}))
    return f"{', '.join([*births, *units]) or 'không rõ đơn vị'} ({files})"
