"""Takes two values of a field; tells whether they are the same, or nearly. Knows no file and no nominee.

Same is the same after folding: case, tone placement, spaces, dashes, quotes, closing punctuation. Near is a likeness of
at least 90 of 100; an entry of a list is near with the same recognition and the same decision or year.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from records.folding import fold

NEAR = 90  # likeness, 0-100
_SAME_TITLE, _SAME_TITLE_REORDERED = 85, 90
_LEAST_PART = 85  # of an achievement in another
_LEAST_LETTERS = 20  # a shorter piece stands in anything
_NUMBERS = frozenset(("number", "decision_number"))
_ABOUT = re.compile(rf"^(?:{re.escape(fold('V/v'))}|{re.escape(fold('Về việc'))})\s*")
_BEFORE_NUMBER = re.compile(rf"^{re.escape(fold('Số'))}:?")
Parts = Mapping[str, str | None]


@lru_cache(maxsize=20_000)
def folded(name: str, text: str) -> str:
    """The form in which values of a field are compared: a subject without "Về việc", a number without "Số"."""
    bare = fold(text)
    if name == "subject":
        return _ABOUT.sub("", bare)
    return _BEFORE_NUMBER.sub("", "".join(bare.split())) if name in _NUMBERS else bare


def is_same(name: str, one: str, other: str) -> bool:
    return folded(name, one) == folded(name, other)


def is_near(name: str, one: str, other: str) -> bool:
    return fuzz.ratio(folded(name, one), folded(name, other)) >= NEAR


def is_same_item(name: str, one: Parts, other: Parts) -> bool:
    """Whether two entries of a list are one. What either side does not speak of is not compared."""
    match name:
        case "initiatives":
            left, right = folded("title", one.get("title") or ""), folded("title", other.get("title") or "")
            reordered = fuzz.token_sort_ratio(left, right)
            return fuzz.ratio(left, right) >= _SAME_TITLE or reordered >= _SAME_TITLE_REORDERED
        case "classifications":
            return one.get("year") == other.get("year") and one.get("level") == other.get("level")
        case _:
            is_same_year = not _is_spoken("year", one, other) or _year(one) == _year(other)
            is_same_decision = not _is_spoken("decision_number", one, other) or _decision(one) == _decision(other)
            return one.get("code") == other.get("code") and is_same_year and is_same_decision


def is_near_item(name: str, one: Parts, other: Parts) -> bool:
    """Whether two entries that are not one are nearly so."""
    match name:
        case "initiatives":
            left, right = folded("title", one.get("title") or ""), folded("title", other.get("title") or "")
            return fuzz.partial_ratio(left, right) >= NEAR
        case "classifications":
            return False
        case _:
            if one.get("code") != other.get("code"):
                return False
            if _decision(one) and _decision(other):
                return _decision(one) == _decision(other)
            return not (_year(one) and _year(other)) or _year(one) == _year(other)


def is_same_part(name: str, one: str, other: str) -> bool:
    """Whether a part of an entry that was found agrees; authorities may be written longer or shorter."""
    if is_same(name, one, other):
        return True
    return name == "authority" and fuzz.token_set_ratio(fold(one), fold(other)) >= NEAR


def tells_of(one: str, other: str) -> bool:
    """Whether one achievement stands, more or less, in the other."""
    return fuzz.partial_ratio(folded("achievements", one), folded("achievements", other)) >= _LEAST_PART


def is_long_enough(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST_LETTERS


def _is_spoken(part: str, one: Parts, other: Parts) -> bool:
    return part in one and part in other


def _year(parts: Parts) -> str | None:
    year = parts.get("year")
    return re.sub(r"[\s.]+", "", fold(year)) if year else None


def _decision(parts: Parts) -> str | None:
    number = parts.get("decision_number")
    return folded("decision_number", number) if number else None
