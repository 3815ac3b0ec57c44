"""Lists of words come in (`training/words/*.txt`), parted into those to train on and those held out.

An entry is held out by its own letters (a quarter of them), so a list may grow and no entry changes sides. A line
`[health]` begins a section: `rooms/health` are the entries of that section, and those above the first one, which fit
everywhere. An entry may name other lists: "Trung tâm Y tế huyện {districts}" (`Script.pick` fills them in).
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from training.addresses import PLACES

FOLDER = Path(__file__).resolve().parent / "words"
HELD_SHARE = 4  # one entry in so many is held out
ALWAYS_SHARED = frozenset(  # closed lists of the language
    {
        *("surnames", "middle_men", "middle_women", "ethnic_surnames", "ethnic_names"),
        *("recognitions", "common_posts", "heads", "ministries", "departments", "departments_old", "degrees"),
    }
)


@cache
def entries(name: str) -> tuple[str, ...]:
    """All entries of a list or section, in their order, each once; lines that begin with # are remarks."""
    if name in PLACES:
        return PLACES[name]()
    name, _, wanted = name.partition("/")
    section, found = "", []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        entry = line.strip()
        if entry.startswith("["):
            section = entry.strip("[]")
        elif entry and not entry.startswith("#") and (not wanted or section in ("", wanted)):
            found.append(entry)
    return tuple(dict.fromkeys(found))


def is_held(entry: str) -> bool:
    return hashlib.sha256(entry.encode()).digest()[0] % HELD_SHARE == 0


class Vocabulary:
    """The lists as one side may see them: `held` True gives held-out entries only, False the others only."""

    def __init__(self, *, held: bool) -> None:
        self.held = held
        self._seen: dict[str, tuple[str, ...]] = {}

    def __getitem__(self, name: str) -> tuple[str, ...]:
        if name not in self._seen:
            self._seen[name] = _side(name, self.held)
        return self._seen[name]


@cache
def _side(name: str, held: bool) -> tuple[str, ...]:
    whole = entries(name)
    if name.partition("/")[0] in ALWAYS_SHARED:
        return whole
    return tuple(e for e in whole if is_held(e) == held) or whole
