"""Characters that travel through a form around a value and that no paper keeps: which value, where it begins and ends.

They lie in the private use area, which `reports.places.printable` takes out of whatever comes from a file.
"""

from __future__ import annotations

import re

_START, END, _PICTURE, _ZERO, _BASE = "\U000f0000", "\U000f0001", "\U000f0002", 0xF1000, 0x1000
_DIGITS = "[\U000f1000-\U000f1fff]{2}"
TOKEN = re.compile(f"({_START}{_DIGITS}|{_PICTURE}{_DIGITS}|{END})")
_PRIVATE = re.compile("[\U000f0000-\U000f1fff]+")


def start_of(number: int) -> str:
    return _START + _digits(number)


def picture_of(number: int) -> str:
    return _PICTURE + _digits(number)


def is_picture(token: str) -> bool:
    return token[0] == _PICTURE


def number_of(token: str) -> int:
    """Which value, or which picture, a token of `TOKEN` is about."""
    return (ord(token[1]) - _ZERO) * _BASE + ord(token[2]) - _ZERO


def has_marks(text: str) -> bool:
    return _PRIVATE.search(text) is not None


def without_marks(text: str) -> str:
    """The words alone; a mark that a filter of the form cut in two goes as well."""
    return _PRIVATE.sub("", text)


def _digits(number: int) -> str:
    high, low = divmod(number, _BASE)
    return chr(_ZERO + high) + chr(_ZERO + low)
