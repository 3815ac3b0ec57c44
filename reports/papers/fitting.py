"""Takes texts and the room on a page; gives what fits into it, shortened by whole sentences and never silently.

Widths are those of Times New Roman, so that no font file is asked for; a line holds a little less than it could.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

MORE = "… (xem trang giải thích)"
POINTS_PER_MM = 72 / 25.4
LINE = 1.15  # height of a line by the size of its letters
_SLACK = 0.97  # of a line: justified text is squeezed by nobody
_WIDE, _USUAL, _NARROW = 0.72, 0.5, 0.29
_WIDTHS = {
    **dict.fromkeys("fr()[]-I!", 0.34),
    **dict.fromkeys("iljt.,;:'’/|", _NARROW),
    **dict.fromkeys("acez“”", 0.445),
    **dict.fromkeys("sJ", 0.39),
    **dict.fromkeys("mM%&W@", 0.89),
    **dict.fromkeys("w", _WIDE),
    " ": 0.25,
    "…": 1.0,
    "—": 1.0,
}
_SENTENCE = re.compile(r"(?<=[.;!?…])\s+")
_SHORT_FORM = re.compile(r"(?:^|[\s(])(?:[A-ZĐ]{1,4}|Th[A-Z]|\w)\.$")  # “TP.”, “ThS.”, “P.”: no sentence ends there


@dataclass(frozen=True)
class Room:
    """Where a text stands: how wide, in mm, and in how large letters, in points."""

    width: float
    size: float = 11


@cache
def _letter(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _WIDE if base.isupper() else _USUAL


@lru_cache(maxsize=100_000)
def _word(word: str) -> float:
    return sum(map(_letter, word))


def line_count(text: str, room: Room) -> int:
    """How many lines a text takes, at least one."""
    most = room.width * POINTS_PER_MM / room.size * _SLACK
    lines, used = 1, 0.0
    for word in text.split():
        width = _word(word)
        if width > most:  # begins on a line of its own, behind a dash too, and is broken
            whole = int(width / most)
            lines, used = lines + 1 + whole, width - whole * most
        elif used and used + 0.25 + width > most:
            lines, used = lines + 1, width
        else:
            used += width + (0.25 if used else 0)
    return lines


def sentences(text: str) -> list[str]:
    """The sentences of a text, as far as its signs tell; “TP. Hồ Chí Minh” is not torn."""
    parts: list[str] = []
    for part in _SENTENCE.split(text.strip()):
        if parts and (part[:1].islower() or _SHORT_FORM.search(parts[-1])):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts


def shortened(text: str, room: Room, *, lines: int, more: str = MORE) -> str:
    """The whole sentences that fit into so many lines, and that there is more; words where one sentence is too long."""
    if line_count(text, room) <= lines:
        return text
    told = ""
    for sentence in sentences(text):
        longer = f"{told} {sentence}".strip()
        if line_count(f"{longer} {more}", room) > lines:
            break
        told = longer
    return f"{told or _words_that_fit(text, room, lines=lines, more=more)} {more}".strip()


def _words_that_fit(text: str, room: Room, *, lines: int, more: str) -> str:
    words = text.split()
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if line_count(f"{' '.join(words[:middle])} {more}", room) <= lines:
            low = middle
        else:
            high = middle - 1
    return " ".join(words[:low]).rstrip(" ,;:.")


def fitted(texts: Sequence[str], room: Room, *, lines: int) -> list[str]:
    """The first texts that fit into so many lines, the last of them shortened; what is left out is counted."""
    if sum(line_count(text, room) for text in texts) <= lines:
        return list(texts)
    kept: list[str] = []
    left = lines
    for at, text in enumerate(texts):
        needed = line_count(text, room)
        if needed > left - _closing_lines(len(texts) - at - 1, room):
            break
        kept.append(text)
        left -= needed
    rest = len(texts) - len(kept)
    free = left - _closing_lines(rest - 1, room)
    if free > 1 or not kept:
        kept.append(shortened(texts[len(kept)], room, lines=max(1, free)))
        left, rest = left - line_count(kept[-1], room), rest - 1
    if rest and (left >= _closing_lines(rest, room) or not kept[-1].endswith(MORE)):
        kept.append(_closing(rest))
    return kept


def _closing(rest: int) -> str:
    return f"và {rest:02d} mục nữa {MORE}"


def _closing_lines(rest: int, room: Room) -> int:
    return line_count(_closing(rest), room) if rest else 0


def share_out(wanted: Sequence[int], *, least: Sequence[int], lines: int) -> list[int]:
    """So many lines to each part: what it wants where all fits; else its least, the others in turn, the first first."""
    if sum(wanted) <= lines:
        return list(wanted)
    granted = [min(want, few) for want, few in zip(wanted, least, strict=True)]
    while sum(granted) < lines and granted != list(wanted):
        for at in _wanting(wanted, granted):
            if sum(granted) < lines:
                granted[at] += 1
    return granted


def _wanting(wanted: Sequence[int], granted: Sequence[int]) -> Iterator[int]:
    return (at for at, (want, has) in enumerate(zip(wanted, granted, strict=True)) if has < want)
