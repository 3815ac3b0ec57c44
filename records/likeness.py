"""Takes two values as two documents wrote them; says whether both can mean the same day or the same unit.

Pure functions on folded text; what follows from it is left to `records.linking` and `records.merging`.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from records.folding import fold, unaccented
from records.units import Standing

FULL_DATE = len("2026-09-15")
_BREAKS = "|".join(rf"(?<!\S){fold(words)}(?!\S)" for words in ("trực thuộc", "thuộc", "của"))
_SEGMENTS = re.compile(rf"[,;/()-]|{_BREAKS}")
_SILENT_WORDS = frozenset(
    map(fold, ("và", "tỉnh", "thành", "phố", "tp"))
)  # written or left out at will in a unit's name


class Likeness(IntEnum):
    """Why two mentions of one name are taken for one person; the strongest reasons are used first."""

    NAME_ONLY = 0
    ISSUED_BY = 1
    UNIT_WITHIN = 2
    SAME_UNIT = 3
    SAME_BIRTH_DATE = 4


class PlacedUnit(NamedTuple):
    """A folded unit, the folded unit that issued the document where it stands ("" where unknown), and its standing.

    The standing is what the register says of both; None where the register does not know the unit for sure.
    """

    unit: str
    issuer: str
    standing: Standing | None = None

    @property
    def whole(self) -> str:
        return f"{self.unit},{self.issuer}" if self.issuer else self.unit


def is_same_day(one: str, other: str) -> bool:
    """Of two ISO dates: 1980 and 1980-05-02 may be one birth date, 1980 and 1981 may not."""
    return one.startswith(other) or other.startswith(one)


@lru_cache(maxsize=4096)
def unit_likeness(one: str, other: str) -> Likeness | None:
    """Of two folded unit names: the same, one within the other (KH&CN = Khoa học và Công nghệ), or None."""
    first, second = _segments(one), _segments(other)
    if not first or not second:
        return None
    within = all(_is_within(s, tuple(w for t in second for w in t)) for s in first)
    around = all(_is_within(s, tuple(w for t in first for w in t)) for s in second)
    if within and around:
        return Likeness.SAME_UNIT
    return Likeness.UNIT_WITHIN if within or around else None


def placed_unit_likeness(one: PlacedUnit, other: PlacedUnit) -> Likeness | None:
    """As `unit_likeness`; Phòng Một in a paper of Chi cục Hai may also be the Chi cục Hai of another paper.

    Where the register knows both, it decides: two spellings are one unit, and so are a unit and what came of it.
    """
    if one.standing and other.standing:
        return standing_likeness(one.standing, other.standing)
    alike = unit_likeness(one.unit, other.unit)
    if alike is not None:
        return alike
    fits = unit_likeness(one.whole, other.unit) or unit_likeness(one.unit, other.whole)
    return Likeness.ISSUED_BY if fits else None


def standing_likeness(one: Standing, other: Standing) -> Likeness | None:
    """Of two units of the register: the same over time, one below the other at any time, or None."""
    if one.id in other.line or other.id in one.line:
        return Likeness.SAME_UNIT
    return Likeness.UNIT_WITHIN if one.line & other.above or other.line & one.above else None


def _segments(unit: str) -> list[tuple[str, ...]]:
    parts = (re.split(r"[\s&+.]+", part) for part in _SEGMENTS.split(unit))
    words = (tuple(w for w in part if w and w not in _SILENT_WORDS) for part in parts)
    return [w for w in words if w]


def _is_within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(_fits(part, whole[start:]) for start in range(len(whole)))


def _fits(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not part:
        return True
    if not words:
        return False
    if part[0] == words[0] and _fits(part[1:], words[1:]):
        return True
    spelled = _spelled_out(part[0], words)
    if spelled and _fits(part[1:], words[spelled:]):
        return True
    spelled = _spelled_out(words[0], part)
    return bool(spelled) and _fits(part[spelled:], words[1:])


def _spelled_out(short: str, words: tuple[str, ...]) -> int:
    """How many words an abbreviation such as "khcn" stands for at the start of `words`; 0 where it is none."""
    count = len(short)
    if not 2 <= count <= len(words):
        return 0
    return count if unaccented("".join(w[0] for w in words[:count])) == unaccented(short) else 0
