"""Takes a printed name; gives the unit of the register that it means, or the nearest ones for a person to choose from.

Candidates are found without accents and by initials, then ranked with accents. What a score may never outweigh: another
kind of unit, another number, another place, a word that the unit's name does not have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from records.units.entries import Candidate, Match, Unit
from records.units.spelling import (
    PARTS_OF_A_UNIT,
    SILENT,
    Spelling,
    bare_word,
    in_order,
    initials_of,
    is_number,
    is_short,
    is_syllable,
    spell,
    without_place,
)

ACCEPTED, MARGIN = 85.0, 3.0
DOUBTED = 84.0  # the most that a name can have which differs where it may not
LEAST = 60.0  # of a candidate worth showing
SHOWN = 5
MOST_INSIDE = 100  # names below the issuing unit that are looked at whatever they are like
LOOKED_AT = 20  # of the whole register, for each way of looking
INSIDE, SAME_HOUSE, IN_FORCE = 4.0, 1.0, 5.0  # what speaks for one of two that are spelt alike
MISSPELT_OF, OTHER_OF = 2, 5  # own words of a name from which on one may be no word at all, or another word
LONGEST_RUN = 12  # words that an abbreviation stands for


@dataclass(frozen=True)
class _Name:
    """One name of one unit, with the words of all that is above it."""

    unit: Unit
    spelling: Spelling
    above: Spelling
    ids_above: tuple[str, ...]
    is_cut: bool  # the place at its end is left out

    @cached_property
    def whole_key(self) -> str:
        return in_order(word for word in (*self.spelling.bare, *self.above.bare) if word != "va")


@dataclass(frozen=True)
class _Ranked:
    name: _Name
    score: float
    rank: float
    is_exact: bool


class Matcher:
    """A register prepared for searching."""

    def __init__(
        self,
        units: Sequence[Unit],
        *,
        above: Callable[[Unit], tuple[str, ...]],
        line: Callable[[str], frozenset[str]],
    ) -> None:
        self._own = _own_short_names(units)
        self._above = above
        self._line = line
        self._units = units

    @cached_property
    def _names(self) -> tuple[_Name, ...]:
        latest = {unit.id: unit for unit in self._units}
        found = []
        for unit in self._units:
            ids = self._above(unit)
            above = Spelling(tuple(w for id_ in ids if id_ in latest for w in spell(latest[id_].name, self._own).words))
            spellings = {spell(name, self._own).words: is_cut for name, is_cut in _names_of(unit)}
            found += [_Name(unit, Spelling(w), above, ids, is_cut) for w, is_cut in sorted(spellings.items()) if w]
        return tuple(found)

    @cached_property
    def _keys(self) -> list[str]:
        return [name.spelling.key for name in self._names]

    @cached_property
    def _whole_keys(self) -> list[str]:
        return [name.whole_key for name in self._names]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._keys):
            found[key].append(at)
        return found

    @cached_property
    def _by_initials(self) -> dict[str, set[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for at, name in enumerate(self._names):
            for words in {name.spelling.bare, _spoken(name.spelling.bare)}:
                letters = initials_of(words)
                for start in range(len(letters) - 1):
                    for end in range(start + 2, min(len(letters), start + LONGEST_RUN) + 1):
                        found[letters[start:end]].add(at)
        return found

    @cached_property
    def _inside(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for at, name in enumerate(self._names):
            for id_ in name.ids_above:
                found[id_].append(at)
        return found

    def match(self, text: str, on: date, *, issuer: Unit | None, has_issuer: bool) -> Match:
        query = spell(text, self._own)
        if not query.words or not self._units:
            return Match(text)
        ranked = sorted(
            self._ranked(text, query, on, issuer), key=lambda r: (-r.rank, _days_from(r.name.unit, on), r.name.unit.id)
        )
        best_of: dict[str, _Ranked] = {}
        for each in ranked:
            best_of.setdefault(each.name.unit.id, each)
        best = list(best_of.values())
        shown = tuple(Candidate(each.name.unit, round(each.score, 1)) for each in best if each.score >= LEAST)[:SHOWN]
        if (
            not shown
            or not self._is_clear(best)
            or not self._is_supported(best[0], query, issuer, has_issuer=has_issuer)
        ):
            return Match(text, None, shown)
        return Match(text, best[0].name.unit, shown)

    def _ranked(self, text: str, query: Spelling, on: date, issuer: Unit | None) -> Iterator[_Ranked]:
        around = {issuer.id, *self._above(issuer)} if issuer else set()
        for at in self._candidates(text, query, issuer):
            name = self._names[at]
            prior = _prior(name, issuer, around) if issuer else 0.0
            score, is_exact = _score(query, name, is_inside=prior == INSIDE)
            yield _Ranked(name, score, score + prior + IN_FORCE * name.unit.is_in_force(on), is_exact)

    def _candidates(self, text: str, query: Spelling, issuer: Unit | None) -> set[int]:
        same = self._by_key.get(query.key, ())
        if any(self._names[at].spelling.words == query.words for at in same):
            return set(same)  # nothing can be more like it
        inside = self._inside.get(issuer.id, ()) if issuer else ()
        found = {*same, *(inside if len(inside) <= MOST_INSIDE else ())}
        keys = {(query.key, False), (query.key, True), (spell(_head(text), self._own).key, False)}
        for key, with_above in keys:
            names = self._whole_keys if with_above else self._keys
            near = process.extract(key, names, scorer=fuzz.ratio, limit=LOOKED_AT, score_cutoff=LEAST)
            found |= {at for _, _, at in near}
        for word in filter(is_short, query.words):
            found |= set(sorted(self._by_initials.get(_letters(word), ()))[: 4 * LOOKED_AT])
        return found

    def _is_clear(self, best: Sequence[_Ranked]) -> bool:
        """Whether the first is spelt well enough, and no unit nearly as well that is not the same at another time."""
        first = best[0]
        if first.score < ACCEPTED:
            return False
        line = self._line(first.name.unit.id)
        second = next((each for each in best[1:] if each.name.unit.id not in line), None)
        return second is None or first.rank - second.rank >= MARGIN or (first.is_exact and not second.is_exact)

    def _is_supported(self, best: _Ranked, query: Spelling, issuer: Unit | None, *, has_issuer: bool) -> bool:
        """Whether a room is that of the unit meant: every office has a Phòng Hành chính, known to us or not."""
        name = best.name
        needs_place = name.is_cut or (name.ids_above and name.spelling.kind in PARTS_OF_A_UNIT)
        if not needs_place or not has_issuer:
            return True
        written_out = tuple(map(bare_word, _written_out(query.words, name)))
        if len(_spoken(written_out)) > len(_spoken(name.spelling.bare)):
            return True  # the rest of the text named a unit above it, or it would not have been accepted
        return issuer is not None and _is_one_house(name, {issuer.id, *self._above(issuer)})


def _names_of(unit: Unit) -> list[tuple[str, bool]]:
    """The names of a unit, and whether each is one that we cut: what the Office wrote itself comes last and counts."""
    cut = [(short, True) for name in (unit.name, *unit.other_names) if (short := without_place(name))]
    return [*cut, *((name, False) for name in unit.names)]


def _own_short_names(units: Sequence[Unit]) -> dict[str, str]:
    """One-word abbreviations of the register, by their folded form; one that means two units is nobody's."""
    found: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        for short in unit.short_names:
            if len(words := spell(short).words) == 1 and is_short(words[0]):
                found[bare_word(words[0])].add(" ".join(spell(unit.name).words))
    return {short: wholes.pop() for short, wholes in found.items() if len(wholes) == 1}


def _head(text: str) -> str:
    """The first part of a chain: "Phòng Đo lường" of "Phòng Đo lường, Chi cục Sao Mai"."""
    for mark in (",", ";", "(", " thuộc ", " trực thuộc ", " - "):
        text = text.split(mark)[0]
    return text


def _letters(word: str) -> str:
    return initials_of(word.replace("&", ""))


def _spoken(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in SILENT)


def _prior(name: _Name, issuer: Unit, around: Iterable[str]) -> float:
    if name.unit.id in around or issuer.id in name.ids_above:
        return INSIDE
    return SAME_HOUSE if _is_one_house(name, around) else 0.0


def _is_one_house(name: _Name, around: Iterable[str]) -> bool:
    return not {name.unit.id, *name.ids_above}.isdisjoint(around)


def _days_from(unit: Unit, on: date) -> int:
    """How far a day is from the time of a unit's name: of two that are over, the later is meant."""
    if unit.end is not None and unit.end < on:
        return (on - unit.end).days
    return (unit.start - on).days if unit.start is not None and on < unit.start else 0


# --- how like a text is to one name


def _score(query: Spelling, name: _Name, *, is_inside: bool) -> tuple[float, bool]:
    """0-100, and whether all words are the same; the words that name a unit above count neither way."""
    words = _written_out(query.words, name)
    kept, slips = _compared(words, name)
    score = fuzz.ratio(Spelling(kept).key, name.spelling.key)
    if query.has_accents:
        score = (score + fuzz.ratio(_accented_key(kept), _accented_key(name.spelling.words))) / 2
        if slips is not None:
            slips = [*slips, *_other_accents(kept, name.spelling.words)]
    is_other_kind = bool(query.kind and name.spelling.kind and query.kind != name.spelling.kind)
    is_sure = not is_other_kind and slips is not None and _may_be_slips(slips, name.spelling, is_inside=is_inside)
    if not is_sure or not _is_in_order(name.spelling.bare, tuple(map(bare_word, words)), slips or ()):
        score = min(score, DOUBTED)
    return score, score >= ACCEPTED and not slips


def _written_out(words: Sequence[str], name: _Name) -> tuple[str, ...]:
    """The words of the text, those that only this name explains written out by its initials."""
    found: list[str] = []
    for word in words:
        run = _run_for(_letters(word), name) if is_short(word) and word not in name.spelling.words else ()
        found += run or (word,)
    return tuple(found)


def _run_for(letters: str, name: _Name) -> tuple[str, ...]:
    for whole in (name.spelling.words, name.above.words):
        for words in (whole, tuple(word for word in whole if bare_word(word) not in SILENT)):
            at = initials_of(words).find(letters)
            if at >= 0:
                return words[at : at + len(letters)]
    return ()


def _compared(words: Sequence[str], name: _Name) -> tuple[tuple[str, ...], list[str] | None]:
    """The words of the text that can be this name's, and the misspelt among all; None where it says something else."""
    own, above = Counter(name.spelling.bare), Counter(name.above.bare)
    kept: list[str] = []
    rest: list[str] = []
    for word in words:
        bare = bare_word(word)
        if own[bare] > 0:
            own[bare] -= 1
            kept.append(word)
        else:
            rest.append(word)
    missing = [word for word in own.elements() if word not in SILENT]
    slips: list[str] = []
    is_other = False
    for word in rest:
        bare = bare_word(word)
        if above[bare] > 0:
            above[bare] -= 1
        elif bare in SILENT:
            continue
        elif meant := next((known for known in missing if _is_near(bare, known)), None):
            missing.remove(meant)
            kept.append(word)
            slips.append(word)
        elif not is_syllable(word) and any(_is_near(bare, known) for known in above):
            slips.append(word)
        else:
            is_other = True
            kept.append(word)
    return tuple(kept), None if is_other or missing else slips


def _is_near(one: str, other: str) -> bool:
    """Whether two words differ by one letter; numbers never do."""
    return OSA.distance(one, other, score_cutoff=1) == 1 and not is_number(one) and not is_number(other)


def _is_in_order(name: Sequence[str], words: Sequence[str], slips: Iterable[str]) -> bool:
    """Whether the words of a name follow one another in the text: xã Tân An is not xã An Tân."""
    left, misspelt = iter(words), set(map(bare_word, slips))
    return all(
        any(word == each or (each in misspelt and _is_near(word, each)) for each in left) for word in _spoken(name)
    )


def _other_accents(kept: Sequence[str], words: Sequence[str]) -> list[str]:
    """Words of the text that the name has with other accents only."""
    strange = Counter(kept) - Counter(words)
    theirs = Counter(map(bare_word, words))
    return [word for word in strange.elements() if theirs[bare_word(word)]]


def _may_be_slips(slips: Sequence[str], name: Spelling, *, is_inside: bool) -> bool:
    """One slip at most, and not where another unit of nearly the same name is as likely."""
    if not slips:
        return True
    needed = MISSPELT_OF if is_inside or not is_syllable(slips[0]) else OTHER_OF
    return len(slips) == 1 and name.own_words >= needed


def _accented_key(words: Sequence[str]) -> str:
    return in_order(word for word in words if bare_word(word) != "va")
