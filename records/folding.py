"""Takes text as it was written; gives the one form in which two texts are compared, and the one in which names sort."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]  # ngang, huyền, hỏi, ngã, sắc, nặng
_HIDDEN = re.compile(r"[\u200b-\u200d\ufeff\u00ad]")
_WRITTEN_ALIKE = str.maketrans(
    dict.fromkeys("\u00ad\u200b“”„«»\"'‘’", "") | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_SIGNS = frozenset("-/,;:()")
_SPACED_SIGN = re.compile(r"\s*([-/,;:()])\s*")
_KNOWN_WORDS = 20_000  # Vietnamese has some 7,000 syllables; numbers and foreign words come and go
_WORD = re.compile(r"[^\W\d_]+")
_I_AFTER_CONSONANT = re.compile(r"(?<=[bcdđghklmnprstvx])y$")


def nfc(text: str) -> str:
    """NFC with single spaces and no zero-width characters: the form in which values are kept."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
        if not text.isprintable():
            text = _HIDDEN.sub("", text)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Case, tone placement (òa = oà), y = i at the end after a consonant, spaces, dashes and quotes folded away.

    Accents stay: Lê Thị Hà and Lê Thị Hạ are two people.
    """
    words = unicodedata.normalize("NFC", text).casefold().translate(_WRITTEN_ALIKE).split()
    text = " ".join([_fold_word(word) for word in words])
    if not _SIGNS.isdisjoint(text):
        text = _SPACED_SIGN.sub(r"\1", text)
    return text.strip(" .,;:/")


@lru_cache(maxsize=_KNOWN_WORDS)
def _fold_word(word: str) -> str:
    return _WORD.sub(_fold_syllable, word)


def _fold_syllable(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", match.group())
    tone = "".join(c for c in decomposed if c in _TONES)
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return _I_AFTER_CONSONANT.sub("i", bare) + tone


def unaccented(text: str) -> str:
    """Lower case without any diacritic, d for đ: only for finding candidates and for headings spoilt by OCR."""
    return " ".join(text.casefold().translate(_BARE).split())


class _Bare(dict[int, str]):
    """Each character without its diacritics, found when it is first met."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFD", chr(code))
        self[code] = "".join(part for part in parts if not unicodedata.combining(part)).replace("đ", "d")
        return self[code]


_BARE = _Bare()


def name_order(full_name: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Sort key of a person: given name, family name, middle names, each by Vietnamese letters, then tones."""
    words = nfc(full_name).casefold().split()
    if not words:
        return ()
    return tuple(_syllable_order(w) for w in [words[-1], words[0], *words[1:-1]])


def _syllable_order(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    letters: list[int] = []
    tones: list[int] = []
    for char in unicodedata.normalize("NFC", word):
        parts = unicodedata.normalize("NFD", char)
        tone = next((c for c in parts if c in _TONES), "")
        base = unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
        letters.append(_LETTERS.index(base) if base in _LETTERS else len(_LETTERS) + ord(base[0]))
        tones.append(_TONE_ORDER.index(tone))
    return tuple(letters), tuple(tones)
