"""Takes a value; counts what is strange in it, and says what speaks for it, by its own letters and numbers alone."""

from __future__ import annotations

import re
from functools import lru_cache

from extractors.grammar.lexicon import read_phrases, read_words
from extractors.repair.syllables import is_syllable
from records.readings import Classification, Field, Initiative, Recognition, Told

_OLDEST, _YOUNGEST = 1930, 2008  # years of birth of those who are proposed
_GROWN = 15  # years of age at least, on the day of the paper
_NAMES = frozenset(("full_name", "signer"))
_UNITS = frozenset(("unit", "issuing_unit", "parent_unit"))
_POSTS = frozenset(("position", "signer_title"))
_PLACES = frozenset(("hometown", "residence"))
_DATES = frozenset(("birth_date", "date"))
_FEW_WORDS = _UNITS | _PLACES | {"signer_title"}
_PARTED = _UNITS | _POSTS | {"full_name", "education"}
_MOST_PARTS = 3
_UNCHECKED = frozenset(("gender", "honorific", "date", "achievements"))
_LONGEST = {"full_name": 6, "signer": 6, "position": 14, "unit": 20, "place": 6, "hometown": 20, "residence": 24}
_LONGEST_UNIT = 16  # words, of a collective
_BRACKETS = (("(", ")"), ("“", "”"), ("[", "]"))
_PLACE = re.compile(r"(?:tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu)\b", re.I)
_BRACKET = re.compile(r"[()“”\[\]]")
_OPEN_ENDS = frozenset("-–,;:/&(“")
_JOINING = frozenset(("và", "của", "về", "thuộc", "tại", "các", "cho", "với", "theo", "va", "cua", "thuoc", "tai"))
_NUMBER = re.compile(r"\d{1,5}(?:/(?:19|20)\d{2})?[/-][A-ZĐƯ][\wĐđƯư&.]*(?:[-/][\wĐđƯư&.]+)*")
_CLAN = re.compile(r"[HK]['’ʼ]\w*|[HKY]")  # before names of peoples of the highlands: "Y Bhiông Niê", "H'Lan Êban"
_DAY = len("2026-01-31")
_DATED, _DECIDED = (Recognition, Initiative), (Recognition, Initiative, Classification)


def oddities(name: str, told: Told, *, kind: str = "", year: str | None = None) -> int:
    """How many things are strange in a value; `year` is that of the paper."""
    if isinstance(told, Field):
        if name in _UNCHECKED:
            return 0
        return _of_field(name, told.value, kind, year) + _of_writing(told.value)
    if isinstance(told, Classification):
        return int(year is not None and told.year[:4] > year[:4])
    if isinstance(told, _DATED):
        title = _of_writing(told.title) if isinstance(told, Initiative) else 0
        return title + _of_decision(told.decision_number, told.decision_date, told.year, year)
    return 0


def _of_field(name: str, value: str, kind: str, year: str | None) -> int:
    if name == "birth_date":
        return _of_birth(value, year)
    if name == "number":
        return int(_NUMBER.fullmatch(value) is None)
    words = value.count(" ") + 1
    if name in _NAMES:
        if kind == "tap_the" and name == "full_name":
            return int(words > _LONGEST_UNIT) + int(value[0].islower())
        return int(words > _LONGEST[name]) + int(words < 2) + int(not _is_sayable(value))
    small = int(name in _UNITS and value[0].islower())
    return (
        small + int(words > _LONGEST.get(name, words)) + int(words < 2 and name in _FEW_WORDS and not value.isupper())
    )


@lru_cache(maxsize=4096)
def _is_sayable(name: str) -> bool:
    """Every word of a name is a syllable of Vietnamese, or a surname or clan sign tells a name of another people."""
    words = name.replace("-", " ").split()
    strange = [word for word in words if not is_syllable(word)]
    if not strange or _CLAN.fullmatch(words[0]):
        return True
    return any(word.lower() in _surnames() for word in strange)


def _of_birth(value: str, year: str | None) -> int:
    born = int(value[:4])
    grown = year is None or born + _GROWN <= int(year[:4])
    return int(not _OLDEST <= born <= _YOUNGEST) + int(not grown)


def _of_decision(number: str | None, day: str | None, year: str | None, of_paper: str | None) -> int:
    """A number that is none, a decision before its year or long after it, a year after that of the paper."""
    odd = int(number is not None and "/" in number and _NUMBER.fullmatch(number) is None)
    if day is not None and year is not None:
        odd += int(not 0 <= int(day[:4]) - int(year[:4]) <= 2)
    latest = max(day[:4] if day else "", year[:4] if year else "")
    return odd + int(of_paper is not None and latest > of_paper[:4])


def _of_writing(value: str) -> int:
    """A bracket or quote without its other half; an end at which nothing can end."""
    odd = 0
    if _BRACKET.search(value):
        odd = int(any(value.count(left) != value.count(right) for left, right in _BRACKETS))
    return odd + int(value[-1:] in _OPEN_ENDS or value.rpartition(" ")[2].lower() in _JOINING)


def properties(name: str, told: Told, *, kind: str = "") -> list[tuple[str, float]]:
    """What speaks for a value: it is built as such a value is; it has its year; it has the number of its decision."""
    found = []
    if isinstance(told, Field):
        if _is_proper(name, told.value, kind):
            found.append(("proper", 1.0))
        commas = told.value.count(",") if name in _PARTED else 0
        if commas:
            found.append(("parts", float(min(_MOST_PARTS, commas))))
        return found
    if isinstance(told, _DATED) and told.year is not None:
        found.append(("dated", 1.0))
    if isinstance(told, _DECIDED) and told.decision_number is not None:
        found.append(("decided", 1.0))
    return found


def _is_proper(name: str, value: str, kind: str) -> bool:
    if name in _UNITS or (name == "full_name" and kind == "tap_the"):
        return _begins(value, _heads_of_units())
    if name in _NAMES:
        return value.partition(" ")[0].lower() in _surnames()
    if name in _POSTS:
        return _begins(value, _posts())
    if name in _DATES:
        return len(value) == _DAY
    return name == "number" and _NUMBER.fullmatch(value) is not None


def begins_unit(text: str) -> bool:
    """A text begins like a unit's name, and not like the place where a unit is."""
    text = text.strip(" -–,.;")
    return not _PLACE.match(text) and _begins(text, _heads_of_units())


def _begins(value: str, phrases: frozenset[str]) -> bool:
    """The first one to four words are a phrase."""
    words = value.lower().split(" ", 4)[:4]
    return any(" ".join(words[:count]) in phrases for count in range(len(words), 0, -1))


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return read_words("surnames")


@lru_cache(maxsize=1)
def _heads_of_units() -> frozenset[str]:
    return frozenset(read_phrases("units"))


@lru_cache(maxsize=1)
def _posts() -> frozenset[str]:
    return frozenset(read_phrases("posts"))
