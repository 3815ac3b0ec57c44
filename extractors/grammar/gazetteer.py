"""Takes a Doc with its lines; gives, line by line, the phrases of the lexicons that stand in it.

A PhraseMatcher on NORM (accent-free lower case), so that capitals and slips of OCR match; spaCy's SpanRuler gives the
same by way of sets and sorting of spans, for more than twice the time. Where letters alone tell a word from another
(Tổ, a team; Tô, a surname), accents count.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from extractors.document import Line
from extractors.grammar.lexicon import read_phrases
from extractors.text import bare
from records.folding import fold

Kind = Literal["POST", "UNIT", "RECOGNITION", "LEVEL", "AUTHORITY", "STUDY"]
LEXICONS: dict[Kind, str] = {
    "POST": "posts",
    "UNIT": "units",
    "RECOGNITION": "recognitions",
    "LEVEL": "levels",
    "AUTHORITY": "authorities",
    "STUDY": "studies",
}
CLUES = "clues of grammar"  # in `doc.user_data`: clues by the index of their line


@dataclass(slots=True)
class Clue:
    """A phrase of a lexicon in a line: what the lexicon notes of it, and its offsets in the line."""

    kind: Kind
    note: str
    start: int
    end: int


class Gazetteer:
    """A component that finds the phrases of the lexicons; they are hung on the lines, not made spans."""

    def __init__(self, nlp: Language) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.known: dict[int, list[tuple[Kind, str, str]]] = {}  # by key: kind, note, phrase with its accents
        by_bare: dict[str, list[tuple[Kind, str, str]]] = {}
        for kind, name in LEXICONS.items():
            for phrase, note in read_phrases(name).items():
                by_bare.setdefault(bare(phrase), []).append((kind, note, phrase))
        for phrase, meanings in by_bare.items():
            self.matcher.add(phrase, [nlp.make_doc(phrase)])
            self.known[nlp.vocab.strings[phrase]] = meanings

    def __call__(self, doc: Doc) -> Doc:
        lines: list[Line] = doc._.lines
        by_line: dict[int, list[Clue]] = {}
        found = self.matcher(doc)
        if found:
            starts = [line.start for line in lines]
            idx = doc.to_array("IDX").tolist()
            for key, first, last in found:
                start = idx[first]
                number = bisect_right(starts, start) - 1
                line = lines[number]
                end = idx[last - 1] + len(doc[last - 1])
                if end <= line.start + len(line.text):
                    clues = by_line.setdefault(line.index, [])
                    self._hang(clues, self.known[key], line, start - line.start, end - line.start)
        doc.user_data[CLUES] = {index: _longest(clues) for index, clues in by_line.items()}
        return doc

    def _hang(self, clues: list[Clue], meanings: list[tuple[Kind, str, str]], line: Line, start: int, end: int) -> None:
        printed = line.text[start:end]
        plain = printed.isascii() and (printed.isupper() or line.text.isascii())
        printed = printed.lower()
        for kind, note, phrase in meanings:
            if plain or printed == phrase or _is_slip(printed, phrase, exact=note == "no"):
                clues.append(Clue(kind, note, start, end))


@lru_cache(maxsize=4096)
def _is_slip(printed: str, phrase: str, *, exact: bool) -> bool:
    """The phrase with its tones placed otherwise (hoà, hòa), or, of several syllables, one without its accents."""
    wrong = [a for a, b in zip(fold(printed).split(), fold(phrase).split(), strict=False) if a != b]
    return not wrong or (not exact and " " in phrase and len(wrong) == 1 and wrong[0].isascii())


def _longest(clues: list[Clue]) -> list[Clue]:
    """Of each kind the longest clues, in order of place; one inside another is left out."""
    clues.sort(key=lambda clue: (clue.start, -clue.end))
    until: dict[str, int] = {}
    kept = []
    for clue in clues:
        if clue.start >= until.get(clue.kind, 0):
            until[clue.kind] = clue.end
            kept.append(clue)
    return kept


@Language.factory("tdkt_gazetteer")
def create_gazetteer(nlp: Language, name: str) -> Gazetteer:
    """spaCy's factory for the component."""
    return Gazetteer(nlp)
