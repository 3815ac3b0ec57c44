"""Takes text that a program read by the wrong code page; gives it by the right one.

UTF-8 read as Windows-1252 ("Nguyá»…n") comes back as it was. Text of an old font that was read by Windows' Vietnamese
code page 1258 comes back as Latin-1 letters, for which the letter tables are made: a font whose character set is marked
Vietnamese (RTF: fcharset163) makes LibreOffice read "tiÕn" as "tiƠn".
"""

from __future__ import annotations

import re
import unicodedata

from extractors.repair.legacy import Encoding, decode, is_modern, split_words
from extractors.repair.syllables import is_syllable

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_ONLY_1258 = re.compile("[ĂăĐđƠơƯư₫\u0300\u0301\u0303\u0309\u0323\u1ea0-\u1ef9ĨĩŨũ]")

_BYTES = {bytes([code]).decode("cp1252", "ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTES |= {chr(code): code for code in range(0x80, 0xA0)}
_FOLLOWING = "".join(char for char, code in _BYTES.items() if code < 0xC0)
_UTF_8 = re.compile(f"(?:[\u00c2-\u00df][{re.escape(_FOLLOWING)}]|[\u00e0-\u00ef][{re.escape(_FOLLOWING)}]{{2}})+")

_USUAL = re.compile(
    "[A-Za-zđĐ\u00a0-\u00bf\u00d7\u0300-\u0303\u0306\u0309\u031b\u0323\u2010-\u2027\u20ab\u2190-\u21ff\u25a0-\u27bf]+"
)


def from_utf_8(text: str) -> tuple[str, int]:
    """The text with UTF-8 that was read as Windows-1252 read anew, and how many stretches that were."""
    found = _UTF_8.findall(text)
    return _UTF_8.sub(_read_anew, text), sum(_UTF_8.sub(_read_anew, each) != each for each in found)


def _read_anew(match: re.Match[str]) -> str:
    """What Vietnamese papers hold: its letters, dashes, quotes, signs; else the letters are meant as they stand."""
    try:
        found = bytes(_BYTES[char] for char in match[0]).decode("utf-8")
    except UnicodeDecodeError:
        return match[0]
    return found if _USUAL.fullmatch(unicodedata.normalize("NFD", found)) else match[0]


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
