"""Takes text of an old font that a program read by Windows' Vietnamese code page 1258; gives it as Latin-1 letters.

A font whose character set is marked Vietnamese (RTF: fcharset163) makes LibreOffice and Word do so: "tiÕn" becomes
"tiƠn". The letter tables of legacy.py are made for the Latin-1 letters.
"""

from __future__ import annotations

import re
import unicodedata

from extractors.legacy import Encoding, decode, is_modern, split_words
from extractors.syllables import is_syllable

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONLY_1258 = re.compile("[ĂăĐđƠơƯư₫\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9ĨĩŨũ]")


def may_be_1258(text: str) -> bool:
    """Whether a text holds a letter that code page 1258 has and Latin-1 has not."""
    return not text.isascii() and _ONLY_1258.search(text) is not None


def to_latin(text: str) -> str:
    """The bytes of code page 1258 as Latin-1 letters; what it has not stays."""
    return "".join(map(_latin_of, text))


def _latin_of(char: str) -> str:
    """A letter that the code page has only in two, letter and tone, comes out in two."""
    for written in (char, _parted(char)):
        try:
            return written.encode("cp1258").decode("cp1252")
        except UnicodeError:
            continue
    return char


def _parted(char: str) -> str:
    parts = unicodedata.normalize("NFD", char)
    letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
    return letter + "".join(part for part in parts if part in _TONES)


def speaks_for_1258(text: str, encoding: Encoding) -> int:
    """How many more words with such letters are syllables once read so than as they stand."""
    words = {word for word, _ in split_words(text) if may_be_1258(word)}
    as_old = sum(is_syllable(decode(to_latin(word), encoding)) for word in words)
    return as_old - sum(is_modern(unicodedata.normalize("NFC", word)) for word in words)
