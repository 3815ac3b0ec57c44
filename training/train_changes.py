"""Takes chance; gives ways to change the words of an invented paper, so that letters are learned less than places.

Names are replaced by syllables that no list has; capitals, lost accents, misread letters and missing colons are what
offices and scanners send.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable
from functools import cache

from extractors import spans
from extractors.repair.syllables import is_syllable
from extractors.text import bare
from training.train_data import Change
from training.vocabulary import entries

_SOURCES = ("given_men", "given_women", "middle_men", "middle_women", "surnames", "initiatives", "results")
_OPEN = frozenset(  # labels whose words no list can hold
    (spans.PERSON, spans.UNIT, spans.PLACE, spans.INITIATIVE, spans.DUTIES, spans.RESULT, spans.EDUCATION)
)
_ONSETS = (
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
_MISREAD = {
    "l": "1",
    "o": "0",
    "i": "l",
    "u": "ii",
    "n": "ri",
    "e": "c",
    "c": "e",
    "h": "b",
    "S": "5",
    "O": "0",
    "I": "l",
}
_HONORIFICS = ("Đ/c", "Đồng chí", "Anh", "Chị", "Cô", "Thầy", "Em", "Cháu", "ThS.", "TS.", "BS.", "KS.")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
PLAIN_SHARE = 0.3  # of the copies that are left as they are


@cache
def _syllables() -> tuple[str, ...]:
    """Syllables of the lists, in a fixed order."""
    words = [word.lower() for name in _SOURCES for entry in entries(name) for word in entry.split()]
    return tuple(dict.fromkeys(word for word in words if word.isalpha() and is_syllable(word)))


def change_for(chance: random.Random) -> Change | None:
    """What one copy of a paper is put through; None where it is left as it is."""
    if chance.random() < PLAIN_SHARE:
        return None
    steps: list[Change] = []
    if chance.random() < 0.8:
        steps.append(_renaming(chance, share=chance.uniform(0.1, 0.4)))
    if chance.random() < 0.25:
        steps.append(_capitals(chance.choice((frozenset((spans.PERSON,)), frozenset((spans.PERSON, spans.UNIT))))))
    if chance.random() < 0.15:
        steps.append(_dropping_colons)
    if chance.random() < 0.2:
        steps.append(_addressing(chance.choice(_HONORIFICS)))
    match chance.random():
        case low if low < 0.2:
            steps.append(_slipping(chance, share=chance.uniform(0.02, 0.12)))
        case low if low < 0.25:
            steps.append(_without_accents)
    return _all_of(steps)


def _all_of(steps: list[Change]) -> Change:
    def change(word: str, label: str | None) -> str:
        for step in steps:
            word = step(word, label)
        return word

    return change


def _renaming(chance: random.Random, *, share: float) -> Change:
    def change(word: str, label: str | None) -> str:
        if label not in _OPEN or not word.isalpha() or chance.random() >= share:
            return word
        return _in_case_of(word, _new_syllable(chance))

    return change


def _new_syllable(chance: random.Random) -> str:
    syllable = chance.choice(_syllables())
    rime = syllable.lstrip("bcdđghklmnpqrstvx")
    new = chance.choice(_ONSETS) + rime
    return new if rime and is_syllable(new) else syllable


def _in_case_of(word: str, syllable: str) -> str:
    if word.isupper() and len(word) > 1:
        return syllable.upper()
    return syllable.capitalize() if word[0].isupper() else syllable


def _capitals(labels: frozenset[str]) -> Change:
    return lambda word, label: word.upper() if label in labels else word


def _addressing(honorific: str) -> Change:
    """Everybody is called by another honorific than Ông and Bà."""

    def change(word: str, label: str | None) -> str:
        if label is not None or word.lower() not in ("ông", "bà"):
            return word
        return honorific if word[0].isupper() else honorific.lower()

    return change


def _dropping_colons(word: str, label: str | None) -> str:
    return "" if word == ":" else word


def _without_accents(word: str, label: str | None) -> str:
    low = bare(word)
    return low.upper() if word.isupper() else low.capitalize() if word[:1].isupper() else low


def _slipping(chance: random.Random, *, share: float) -> Change:
    """A letter misread, or an accent lost or taken for another, in so many of the words."""
    ways: tuple[Callable[[random.Random, str], str], ...] = (_lost_tone, _other_tone, _misread)

    def change(word: str, label: str | None) -> str:
        if len(word) < 2 or chance.random() >= share:
            return word
        return chance.choice(ways)(chance, word)

    return change


def _lost_tone(chance: random.Random, word: str) -> str:
    kept = [char for char in unicodedata.normalize("NFD", word) if char not in _TONES]
    return unicodedata.normalize("NFC", "".join(kept))


def _other_tone(chance: random.Random, word: str) -> str:
    tone = chance.choice(_TONES)
    changed = [tone if char in _TONES else char for char in unicodedata.normalize("NFD", word)]
    return unicodedata.normalize("NFC", "".join(changed))


def _misread(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word))
    return word[:at] + _MISREAD.get(word[at], word[at]) + word[at + 1 :]
