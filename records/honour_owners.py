"""Takes nominees and honours of their names; gives whose each is, and of which that is not sure, with the reason.

Never by the name alone: name and birth date, or name and unit, or a person's word. Pure functions.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from records.folding import fold, unaccented
from records.honours import SHOWN_OF_KEY, Honour, KeptHonour, KnownHonour, honour_block
from records.likeness import FULL_DATE, Likeness, is_same_day, standing_likeness
from records.merging import printed_day
from records.people import People, Person
from records.proposals import Proposal
from records.readings import NomineeKind
from records.units import Register, Standing

MOST_UNSURE = 40  # of one nominee: a common name has hundreds, and nobody looks through them
PERSON: NomineeKind = "ca_nhan"
COLLECTIVE: NomineeKind = "tap_the"
_ROOM = re.compile(r"(?:phong|to|doi|khoa|tram|ban|bo phan|van phong)\b")  # every house has one of that name
_folded = lru_cache(maxsize=65_536)(fold)  # names and units come again and again
_DECIDED = "quyết định nằm trong hồ sơ"


@dataclass(frozen=True)
class Judged:
    """Whether an honour is a nominee's; `rank` orders the unsure ones, the likelier first."""

    is_sure: bool
    why: str
    rank: int = 0
    is_by_unit: bool = False

    @property
    def is_near(self) -> bool:
        return self.is_sure or self.rank > 0


@dataclass(frozen=True)
class _Known:
    """An honour with its name and unit as they are compared, and where the unit stands in the register."""

    kept: KeptHonour
    name: str
    text: str
    unit: Standing | None
    own: Standing | None = None

    @property
    def honour(self) -> Honour:
        return self.kept.honour


@dataclass
class Owners:
    """Who is asked about, prepared once for all honours; `told` are people's words by proposal and key."""

    people: People
    units: Register
    told: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    def of(self, proposals: Sequence[Proposal], honours: Iterable[KeptHonour]) -> dict[str, tuple[KnownHonour, ...]]:
        """The honours of each proposal's nominee by its id, in the order given; those without any are left out."""
        by_block: dict[str, list[_Known]] = defaultdict(list)
        for kept in {each.key: each for each in honours}.values():
            by_block[self._block(kept.honour)].append(self._placed(kept))
        found: dict[str, tuple[KnownHonour, ...]] = {}
        namesakes = self._namesakes(proposals)
        for proposal in proposals:
            own = self._own(proposal, by_block, namesakes)
            if own:
                found[proposal.id] = own
        return found

    def blocks_of_collectives(
        self, proposals: Iterable[Proposal], named: Iterable[tuple[str, str | None, int | None]]
    ) -> set[str]:
        """The blocks of collectives that the register knows as one of those asked about, whatever they are called."""
        asked = [standing for each in proposals if (standing := self._standing_of_nominee(each))]
        wanted = frozenset(id_ for standing in asked for id_ in standing.line)
        if not wanted:
            return set()
        found = set()
        for name, unit, year in named:
            own = self._standing_of_collective(Honour(name=name, kind=COLLECTIVE, unit=unit, year=year))
            if own and own.id in wanted:
                found.add(honour_block(COLLECTIVE, name))
        return found

    def _standing_of_nominee(self, proposal: Proposal) -> Standing | None:
        return self.units.standing_of(proposal.known.nominee.id) if proposal.known.nominee else None

    def _block(self, honour: Honour) -> str:
        """Collectives of the register by what they are over time, everybody else by the letters of the name."""
        if honour.kind == COLLECTIVE and (own := self._standing_of_collective(honour)):
            return _block_of_unit(own.id)
        return honour_block(honour.kind, honour.name)

    def _placed(self, kept: KeptHonour) -> _Known:
        honour = kept.honour
        own = self._standing_of_collective(honour) if honour.kind == COLLECTIVE else None
        unit = self._standing(honour.unit, _day_of(honour))
        return _Known(kept, _folded(honour.name), _folded(honour.unit or ""), unit, own)

    def _standing_of_collective(self, honour: Honour) -> Standing | None:
        chain = ", ".join(filter(None, [honour.name, honour.unit]))
        return self._standing(chain, _day_of(honour))

    def _standing(self, text: str | None, on: date) -> Standing | None:
        if not text or not self.units:
            return None
        unit = self.units.match(text, on).unit
        return self.units.standing(unit) if unit else None

    def _namesakes(self, proposals: Sequence[Proposal]) -> dict[str, dict[str, Person]]:
        """The different people of each name among those asked about, by their first proposals."""
        found: dict[str, dict[str, Person]] = defaultdict(dict)
        for proposal in proposals:
            if person := self.people.by_proposal.get(proposal.id):
                for name in person.names:
                    found[name][person.id] = person
        return found

    def _own(
        self,
        proposal: Proposal,
        by_block: Mapping[str, Sequence[_Known]],
        namesakes: Mapping[str, Mapping[str, Person]],
    ) -> tuple[KnownHonour, ...]:
        person = self.people.by_proposal.get(proposal.id)
        standing = self._standing_of_nominee(proposal)
        blocks = {honour_block(proposal.nominee.kind, proposal.nominee.name)}
        blocks |= {honour_block(PERSON, name) for name in person.names} if person else set()
        blocks |= {_block_of_unit(id_) for id_ in standing.line} if standing else set()
        near = [known for block in sorted(blocks) for known in by_block.get(block, ())]
        judged = [(known, each) for known in near if (each := self._judge(proposal, person, standing, known))]
        if person:
            others = {p.id: p for name in person.names for p in namesakes[name].values() if p is not person}
            judged = _without_namesakes(person, judged, others.values())
        sure = [_known_honour(known, each) for known, each in judged if each.is_sure]
        unsure = sorted(((known, each) for known, each in judged if not each.is_sure), key=lambda pair: -pair[1].rank)
        return (*sure, *(_known_honour(known, each) for known, each in unsure[:MOST_UNSURE]))

    def _judge(
        self, proposal: Proposal, person: Person | None, standing: Standing | None, known: _Known
    ) -> Judged | None:
        said = self.told.get(proposal.id, {}).get(known.kept.key[:SHOWN_OF_KEY])
        if said is not None:
            return Judged(True, "theo xác nhận của người xét") if said else None
        if any((s.sha256, s.nominee) == (known.kept.sha256, known.kept.nominee) for s in proposal.sources):
            return Judged(True, _DECIDED)
        if person:
            return _judge_person(person, known)
        return _judge_collective(proposal, standing, known)


def _judge_person(person: Person, known: _Known) -> Judged | None:
    """By birth date, then by unit; None where name, birth date or gender speak against it."""
    honour = known.honour
    same_name = known.name in person.names
    birth = honour.birth_date or ""
    if birth and not all(is_same_day(birth, other) for other in person.births):
        return None
    if honour.gender and person.genders and {"nam": "nam", "nu": "nữ"}[honour.gender] not in person.genders:
        return None
    if len(birth) == FULL_DATE and birth in person.full_births:
        day = printed_day(birth)
        if same_name:
            return Judged(True, f"cùng họ tên và ngày sinh {day}")
        return Judged(False, f"cùng ngày sinh {day}, họ tên chỉ khác dấu", 3)
    if not same_name:
        return None
    is_same_year = bool(birth) and bool(person.births)
    return _judge_unit(person, known, is_same_year=is_same_year)


def _judge_unit(person: Person, known: _Known, *, is_same_year: bool) -> Judged:
    """Of one name, no birth date against it."""
    text = known.text
    texts = {_folded(each.unit) for each in person.appearances if each.unit}
    standings = [each.standing for each in person.appearances if each.standing]
    alike = [standing_likeness(known.unit, each) for each in standings] if known.unit else []
    if Likeness.SAME_UNIT in alike:
        return Judged(True, "cùng họ tên và đơn vị theo danh mục", is_by_unit=True)
    if text and text in texts and (is_same_year or not _ROOM.match(unaccented(text))):
        also = ", năm sinh" if is_same_year else ""
        return Judged(True, f"cùng họ tên{also} và tên đơn vị", is_by_unit=True)
    if text and text in texts:
        return Judged(False, "cùng họ tên, cùng tên phòng nhưng danh mục chưa có phòng ấy", 2)
    if Likeness.UNIT_WITHIN in alike:
        return Judged(False, "cùng họ tên, đơn vị này thuộc đơn vị kia", 2)
    if is_same_year:
        return Judged(False, "cùng họ tên và năm sinh", 2)
    other = " khác đơn vị," if known.unit and standings else ""
    return Judged(False, f"chỉ cùng họ tên,{other} không rõ ngày sinh", 0)


def _judge_collective(proposal: Proposal, standing: Standing | None, known: _Known) -> Judged | None:
    """A collective by the register, else by its whole name: rooms of one name stand in every house."""
    if standing and known.own:
        alike = standing_likeness(standing, known.own)
        return Judged(True, "cùng đơn vị theo danh mục") if alike is Likeness.SAME_UNIT else None
    honour, nominee = known.honour, proposal.nominee
    if honour.kind != nominee.kind or fold(honour.name) != fold(nominee.name):
        return None
    units = [fold(text) for text in (honour.unit or "", nominee.unit.value if nominee.unit else "") if text]
    if len(units) == 2:
        if units[0] == units[1]:
            return Judged(True, "cùng tên và đơn vị cấp trên")
        return Judged(False, "cùng tên, đơn vị cấp trên ghi khác", 1)
    if _ROOM.match(unaccented(honour.name)) or honour.kind != COLLECTIVE:
        return Judged(False, "cùng tên, không rõ thuộc đơn vị nào", 2)
    return Judged(True, "cùng tên tập thể")


Verdicts = list[tuple[_Known, Judged]]


def _without_namesakes(person: Person, judged: Verdicts, others: Collection[Person]) -> Verdicts:
    """What only the unit made sure is not, where it may as well be somebody else's of that name."""
    by_unit = [known for known, each in judged if each.is_by_unit]
    births = {birth for known in by_unit if len(birth := known.honour.birth_date or "") == FULL_DATE}
    is_mixed = len(births) > 1 and not person.full_births
    told = f", sinh {' và '.join(map(printed_day, sorted(births)))}" if is_mixed else ""
    doubted = Judged(False, f"có nhiều người cùng họ tên ở đơn vị này{told}", 3)
    return [
        (known, doubted if each.is_by_unit and (is_mixed or _fits_another(others, known)) else each)
        for known, each in judged
    ]


def _fits_another(others: Iterable[Person], known: _Known) -> bool:
    return any((judged := _judge_person(other, known)) is not None and judged.is_sure for other in others)


def _known_honour(known: _Known, judged: Judged) -> KnownHonour:
    return KnownHonour.model_construct(  # of values that are right already: a quarter has a hundred thousand
        honour=known.honour,
        is_sure=judged.is_sure,
        why=judged.why,
        is_near=judged.is_near,
        key=known.kept.key[:SHOWN_OF_KEY],
    )


def _day_of(honour: Honour) -> date:
    """The day on which its papers called the units as they did."""
    if honour.decision_date:
        return honour.decision_date
    return date(honour.year, 12, 31) if honour.year else date.max


def _block_of_unit(id_: str) -> str:
    return f"{COLLECTIVE}|#{id_}"
