"""Two texts come in; the steps from one to the other, by whole words, go out."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

_TOKEN = re.compile(r"\s+|[\w\u0300-\u036f]+|[^\w\s]")  # letters with their marks, also where they stand apart
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
    codes = _joined(_codes(keys, new_keys), keys)
    if _is_other(codes, keys, new_keys):
        codes = [(0, len(olds), 0, len(news))]
    starts, new_starts = [at for at, _ in olds] + [len(old)], [at for at, _ in news] + [len(new)]
    return [Step(starts[a], starts[b], new_starts[c], new_starts[d]) for a, b, c, d in codes]


def _tokens(text: str) -> list[tuple[int, str]]:
    return [(found.start(), found[0]) for found in _TOKEN.finditer(text)]


def _key(token: str) -> str:
    return " " if token.isspace() else unicodedata.normalize("NFC", token)


def _codes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    if len(old) > LONG or len(new) > LONG:
        opcodes = [(op.tag, op.src_start, op.src_end, op.dest_start, op.dest_end) for op in Indel.opcodes(old, new)]
    else:
        opcodes = list(difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
    return [(a, b, c, d) for tag, a, b, c, d in opcodes if tag != "equal"]


def _joined(codes: Sequence[tuple[int, int, int, int]], old: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Changes with nothing but a space or a stroke between them are one to a reader."""
    joined: list[tuple[int, int, int, int]] = []
    for code in codes:
        between = old[joined[-1][1] : code[0]] if joined else ()
        if joined and not any(word.isalnum() for word in between):
            first = joined.pop()
            code = (first[0], code[1], first[2], code[3])
        joined.append(code)
    return joined


def _is_other(codes: Sequence[tuple[int, int, int, int]], old: Sequence[str], new: Sequence[str]) -> bool:
    words = sum(word.isalnum() for word in old)
    gone = sum(word.isalnum() for a, b, _, _ in codes for word in old[a:b])
    fresh = sum(word.isalnum() for word in new)
    return len(codes) > 1 and words - gone < ALIKE * max(words, fresh)
