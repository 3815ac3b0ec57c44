"""Takes text as it was written; gives the one form in which two texts are compared, and the one in which names sort."""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONE_ORDER = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]  # ngang, huyền, hỏi, ngã, sắc, nặng
_HIDDEN = re.compile(r"[\u200b-\u200d\ufeff\u00ad]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = re.compile(r"[“”„«»\"'‘’]")
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
    text = unicodedata.normalize("NFC", text).casefold()
    text = text.replace("\u00ad", "").replace("\u200b", "")
    text = _QUOTES.sub("", _DASHES.sub("-", text))
    text = _WORD.sub(_fold_syllable, text)
    text = re.sub(r"\s*([-/,;:()])\s*", r"\1", text)
    return re.sub(r"\s+", " ", text).strip(" .,;:/")


def _fold_syllable(match: re.Match[str]) -> str:
    decomposed = unicodedata.normalize("NFD", match.group())
    tone = "".join(c for c in decomposed if c in _TONES)
    bare = unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))
    return _I_AFTER_CONSONANT.sub("i", bare) + tone


def unaccented(text: str) -> str:
    """Lower case without any diacritic, d for đ: only for finding candidates and for headings spoilt by OCR."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", bare.replace("đ", "d")).strip()


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
