"""Takes a Doc with its lines; gives, line by line, the phrases of the lexicons that stand in it.

A PhraseMatcher on NORM (accent-free lower case), so that capitals and slips of OCR match: 0.27 ms for a paper of 760
words; spaCy's SpanRuler with the same phrases takes 0.48 ms, and would still have to be sorted by line. Where letters
alone tell a word from another (Tổ, a team; Tô, a surname), accents count.
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

Kind = Literal["POST", "UNIT", "RECOGNITION", "LEVEL", "AUTHORITY", "STUDY", "HOME", "INVENTION"]
LEXICONS: dict[Kind, str] = {
    "POST": "posts",
    "UNIT": "units",
    "RECOGNITION": "recognitions",
    "LEVEL": "levels",
    "AUTHORITY": "authorities",
    "STUDY": "studies",
    "HOME": "homes",
    "INVENTION": "inventions",
}
OFFSETS = "offsets of tokens"  # in `doc.user_data`
QUIET = "lines that grammar leaves out"  # there, too
CLUES = "clues of grammar"  # in `doc.user_data`: clues by the index of their line


_Meanings = dict[str, list[tuple[Kind, str]]]  # kind and note, by the phrase with its accents


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
        self.known: dict[int, tuple[str, _Meanings]] = {}  # bare phrase, what it means by its spelling with accents
        by_bare: dict[str, _Meanings] = {}
        for kind, name in LEXICONS.items():
            for phrase, note in read_phrases(name).items():
                by_bare.setdefault(bare(phrase), {}).setdefault(phrase, []).append((kind, note))
        for phrase, meanings in by_bare.items():
            self.matcher.add(phrase, [nlp.make_doc(phrase)])
            self.known[nlp.vocab.strings[phrase]] = phrase, meanings

    def __call__(self, doc: Doc) -> Doc:
        by_line: dict[int, list[Clue]] = {}
        lines: list[Line] = doc._.lines
        text, known = doc._.source, self.known
        starts = [line.start for line in lines]
        doc.user_data[OFFSETS] = idx = doc.to_array("IDX").tolist()
        quiet: frozenset[int] = doc.user_data.get(QUIET, frozenset())
        for key, first, last in self.matcher(doc):
            start = idx[first]
            line = lines[bisect_right(starts, start) - 1]
            if line.index in quiet:
                continue
            phrase, meanings = known[key]
            end = start + len(phrase)
            meant = meanings.get(text[start:end].lower())
            if meant is None:
                if " " in phrase:  # perhaps set with other spaces
                    end = idx[last - 1] + len(doc[last - 1])
                elif not text[start:end].isascii():
                    continue  # Tô is no Tổ
                meant = _meant(text[start:end], meanings)
                if not meant:
                    continue
            shift = line.start
            if end > shift + len(line.text):
                continue
            large = text[start].isupper()
            for kind, note in meant:
                if large or _may_be_small(kind, note, phrase, text[end + 1 : end + 2]):
                    by_line.setdefault(line.index, []).append(Clue(kind, note, start - shift, end - shift))
        doc.user_data[CLUES] = {index: _longest(clues) for index, clues in by_line.items()}
        return doc


def _meant(printed: str, meanings: _Meanings) -> list[tuple[Kind, str]]:
    """What a phrase means that is not spelt as in the lexicon: capitals without accents, or a slip."""
    if printed.isascii() and not printed.isupper() and " " not in printed:
        return []
    small = printed.lower()
    return [
        each for written, kinds in meanings.items() for each in kinds if _is_slip(small, written, exact=each[1] == "no")
    ]


@lru_cache(maxsize=4096)
def _is_slip(small: str, written: str, *, exact: bool) -> bool:
    """Without any accents; its tones placed otherwise (hoà, hòa); of several syllables one without accents, of many one
    with others ("Thủ tuớng Chính phủ")."""
    if small.isascii():
        return True
    wrong = [a for a, b in zip(fold(small).split(), fold(written).split(), strict=False) if a != b]
    if len(wrong) != 1 or exact:
        return not wrong
    return " " in written and (wrong[0].isascii() or written.count(" ") > 2)


def _may_be_small(kind: Kind, note: str, phrase: str, following: str) -> bool:
    """In small letters a head of one syllable begins a unit only before a large one; many do not at all ("hội")."""
    if kind != "UNIT":
        return kind != "AUTHORITY" or " " in phrase
    if note.endswith("small") and " " in phrase:
        return True
    return (note.endswith("small") or note == "no") and (following.isupper() or following.isdigit())


def _longest(clues: list[Clue]) -> list[Clue]:
    """Of each kind the longest clues, in order of place; one inside another is left out."""
    if len(clues) == 1:
        return clues
    clues.sort(key=_place)
    until: dict[str, int] = {}
    kept = []
    for clue in clues:
        if clue.start >= until.get(clue.kind, 0):
            until[clue.kind] = clue.end
            kept.append(clue)
    return kept


def _place(clue: Clue) -> tuple[int, int]:
    return clue.start, -clue.end


@Language.factory("tdkt_gazetteer")
def create_gazetteer(nlp: Language, name: str) -> Gazetteer:
    """spaCy's factory for the component."""
    return Gazetteer(nlp)
