"""Takes the text files beside it, one idea a file; gives their phrases, each with the note behind its "|".

Lines that begin with "#" are remarks. Places have their own room (`places.py`); only their names are asked for here.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from extractors.text import bare_of_page

_FOLDER = Path(__file__).parent


def read_phrases(name: str) -> dict[str, str]:
    """Phrases of a file in small letters, with their notes ("" where there is none)."""
    phrases: dict[str, str] = {}
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase, _, note = line.partition("|")
            phrases[phrase.strip()] = note.strip()
    return phrases


def read_words(name: str) -> frozenset[str]:
    """Phrases of a file that has no notes."""
    return frozenset(read_phrases(name))


@lru_cache(maxsize=1)
def place_names() -> tuple[frozenset[str], frozenset[str]]:
    """Bare names of provinces and districts, and of all places with them; read at first use, in 15 ms.

    A set and no PhraseMatcher: only capitalised words are looked up in it, and 7,000 phrases take 90 ms to build.
    """
    greater: set[str] = set()
    every: set[str] = set()
    deepest = 1  # of districts; since the reform of 2025 what lies right below a province is a commune
    for line in bare_of_page((_FOLDER / "places.txt").read_text(encoding="utf-8")).splitlines():
        if line.startswith((">", "#", "<")) or not line:
            deepest = 0 if line.startswith(">") else deepest
            continue
        name = line.partition(" > ")[0].split(maxsplit=1)[1]
        every.add(name)
        if len(line) - len(line.lstrip(" ")) <= deepest and not name[0].isdigit():
            greater.add(name)
    return frozenset(greater), frozenset(every)
