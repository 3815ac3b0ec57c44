"""Two texts come in; the steps from one to the other, by whole words, go out."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\s+|[\w\u0300-\u036f]+|[^\w\s]")  # letters with their marks, also where they stand apart
_STROKES = frozenset(",;:.()")
Code = tuple[int, int, int, int]  # from, to in the old words; from, to in the new ones
LONG = 1500  # words: beyond this the pairing that reads best costs too much
ALIKE = 0.3  # share of the words: below it one sentence replaces the other


@dataclass(frozen=True)
class Step:
    """Characters of the old text that give way to characters of the new one; either stretch may be empty."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int


def steps_between(old: str, new: str) -> list[Step]:
    """In order and apart; spaces of another kind are no difference, neither are those at the ends."""
    old, new = old.rstrip(), new.rstrip()
    olds, news = _tokens(old), _tokens(new)
    keys, new_keys = [_key(text) for _, text in olds], [_key(text) for _, text in news]
    codes = _joined(_slid(_codes(keys, new_keys), keys, new_keys), keys)
    if _is_other(codes, keys, new_keys):
        codes = [(0, len(olds), 0, len(news))]
    starts, new_starts = [at for at, _ in olds] + [len(old)], [at for at, _ in news] + [len(new)]
    return [Step(starts[a], starts[b], new_starts[c], new_starts[d]) for a, b, c, d in codes]


def _tokens(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _TOKEN.finditer(text)]


def _key(token: str) -> str:
    return " " if token.isspace() else unicodedata.normalize("NFC", token)


def _codes(old: Sequence[str], new: Sequence[str]) -> list[Code]:
    if len(old) > LONG or len(new) > LONG:
        opcodes = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(old, new)]
    else:
        opcodes = list(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    return [(a, b, c, d) for tag, a, b, c, d in opcodes if tag != "equal"]


def _slid(codes: Sequence[Code], old: Sequence[str], new: Sequence[str]) -> list[Code]:
    """Where a stretch may as well begin a few words earlier or later, it begins where an entry of a list does."""
    slid: list[Code] = []
    for at, code in enumerate(codes):
        a, b, c, d = code
        words, low, high = (old, a, b) if c == d else (new, c, d)
        if a == b or c == d:
            left = min(a - (slid[-1][1] if slid else 0), c - (slid[-1][3] if slid else 0))
            ends = codes[at + 1] if at + 1 < len(codes) else (len(old), 0, len(new), 0)
            shifts = [0, *_shifts(words, low, high, left=left, right=min(ends[0] - b, ends[2] - d))]
            best = max(shifts, key=lambda shift: (_manner(words, low + shift, high + shift), -abs(shift)))
            code = (a + best, b + best, c + best, d + best)
        slid.append(code)
    return slid


def _shifts(words: Sequence[str], low: int, high: int, *, left: int, right: int) -> Iterator[int]:
    """By how many words the stretch may move and still take out, or bring, the same."""
    for step in range(1, left + 1):
        if words[low - step] != words[high - step]:
            break
        yield -step
    for step in range(right):
        if words[low + step] != words[high + step]:
            break
        yield step + 1


def _manner(words: Sequence[str], low: int, high: int) -> int:
    """How well a stretch reads as an entry of a list: it begins behind a stroke and ends with one, or the reverse."""
    before = next((word for word in reversed(words[max(low - 2, 0) : low]) if not word.isspace()), ";")
    last = next((word for word in reversed(words[low:high]) if not word.isspace()), "")
    begins = before in _STROKES and not words[low].isspace()
    return 2 * begins + (begins and last in _STROKES) + (words[low] in _STROKES)


def _joined(codes: Sequence[Code], old: Sequence[str]) -> list[Code]:
    """Changes with nothing but a space or a stroke between them are one to a reader."""
    joined: list[Code] = []
    for code in codes:
        between = old[joined[-1][1] : code[0]] if joined else ()
        if joined and not any(word.isalnum() for word in between):
            first = joined.pop()
            code = (first[0], code[1], first[2], code[3])
        joined.append(code)
    return joined


def _is_other(codes: Sequence[Code], old: Sequence[str], new: Sequence[str]) -> bool:
    words = sum(word.isalnum() for word in old)
    gone = sum(word.isalnum() for a, b, _, _ in codes for word in old[a:b])
    fresh = sum(word.isalnum() for word in new)
    return len(codes) > 1 and words - gone < ALIKE * max(words, fresh)
