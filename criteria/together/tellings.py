"""Takes what a nominee achieved, sentence by sentence; gives how much of it another text tells too.

A sentence weighs by what it tells beyond routine, the less the more nominees have it. Nothing here knows of law.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from records.readings import Evidence, Statement

GRAM = 4  # words in a row that two texts must have in common
LEAST_TOLD = 12  # words beyond routine: a shorter text is too little to say that two are one
LONGEST_SENTENCE = 40  # words that a sentence may weigh
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"\d")
Gram = tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """One sentence with what it tells: its words in a row, its figures and its weight."""

    text: str
    evidence: tuple[Evidence, ...]
    grams: frozenset[Gram]
    figures: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Telling:
    """All that one proposal or one decision tells of an achievement."""

    sentences: tuple[Said, ...] = field(repr=False)

    @cached_property
    def grams(self) -> frozenset[Gram]:
        return frozenset(gram for each in self.sentences for gram in each.grams)

    @cached_property
    def figures(self) -> frozenset[str]:
        return frozenset(figure for each in self.sentences for figure in each.figures)

    @cached_property
    def weight(self) -> float:
        return sum(each.weight for each in self.sentences)

    @property
    def tells_enough(self) -> bool:
        return self.weight >= LEAST_TOLD

    def share_in(self, other: Telling) -> float:
        """How much of this text the other tells too, 0 to 1; a sentence with another figure is another achievement."""
        if not self.weight:
            return 0.0
        return sum(each.weight * _part_in(each, other) for each in self.sentences) / self.weight

    def nearest(self, other: Telling) -> tuple[Said, Said] | None:
        """The weightiest sentence that the other tells too, with the other's own."""
        shared = [each for each in self.sentences if _part_in(each, other)]
        if not shared:
            return None
        own = max(shared, key=lambda each: (each.weight * _part_in(each, other), each.text))
        return own, max(other.sentences, key=lambda each: (len(each.grams & own.grams), each.text))


def _part_in(sentence: Said, other: Telling) -> float:
    if not sentence.grams or not sentence.figures <= other.figures:
        return 0.0
    return len(sentence.grams & other.grams) / len(sentence.grams)


class Routine:
    """The phrases that every report has; what is left of a sentence without them is what it tells."""

    def __init__(self, phrases: Iterable[str]) -> None:
        longest_first = sorted({_plain(phrase) for phrase in phrases}, key=len, reverse=True)
        self._phrases = (
            re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)") if longest_first else None
        )

    def words_beyond(self, text: str) -> list[str]:
        plain = _plain(text)
        return (self._phrases.sub(" ", plain) if self._phrases else plain).split()

    def telling_of(self, statements: Sequence[Statement], *, holders: Mapping[str, int]) -> Telling:
        """`holders`: how many nominees have a sentence; one that several have weighs the less."""
        return Telling(
            tuple(self._said(each.value, each.evidence, holders=holders.get(each.value, 1)) for each in statements)
        )

    def telling_of_text(self, text: str) -> Telling:
        """The same of one running text, such as the reason of a decision."""
        sentences = re.split(r"(?<=[.;])\s+|\n+", text)
        return Telling(tuple(self._said(each, (), holders=1) for each in sentences if each.strip()))

    def _said(self, text: str, evidence: tuple[Evidence, ...], *, holders: int) -> Said:
        words = self.words_beyond(text)
        width = min(GRAM, max(len(words), 1))
        grams = (
            frozenset(tuple(words[at : at + width]) for at in range(len(words) - width + 1)) if words else frozenset()
        )
        weight = min(len(words), LONGEST_SENTENCE) / max(1, holders)
        return Said(text, evidence, grams, frozenset(word for word in words if _FIGURE.search(word)), weight)


def _plain(text: str) -> str:
    """Words alone, in small letters: what two reports write alike."""
    return " ".join(_WORD.findall(text.casefold()))
