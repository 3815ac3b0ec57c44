"""Takes a misspelt word and the words that are known; gives the one that is most likely meant. Nothing is mended."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from records.folding import unaccented

LIKE = 0.6  # of 1, from which on a word may be another one misspelt


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that a misspelt one most likely means, whatever its case and accents; else None."""
    by_letters = {unaccented(each): each for each in known}
    near = get_close_matches(unaccented(word), list(by_letters), n=1, cutoff=LIKE)
    return by_letters[near[0]] if near else None
