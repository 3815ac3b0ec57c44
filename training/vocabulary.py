"""Lists of words come in (`training/words/*.txt`), parted into those to train on and those held out.

An entry is held out by its own letters (a quarter of them), so a list may grow and no entry changes sides.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "words"
HELD_SHARE = 4  # one entry in so many is held out
ALWAYS_SHARED = frozenset({"surnames", "middle_men", "middle_women", "recognitions"})  # closed lists of the language


@cache
def entries(name: str) -> tuple[str, ...]:
    """All entries of a list, in its order; lines that begin with # are remarks."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def is_held(entry: str) -> bool:
    return hashlib.sha256(entry.encode()).digest()[0] % HELD_SHARE == 0


class Vocabulary:
    """The lists as one side may see them: `held` True gives held-out entries only, False the others only."""

    def __init__(self, *, held: bool) -> None:
        self.held = held
        self._seen: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._seen:
            whole = entries(name)
            kept = whole if name in ALWAYS_SHARED else tuple(e for e in whole if is_held(e) == self.held)
            self._seen[name] = kept or whole
        return self._seen[name]
