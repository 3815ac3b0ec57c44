"""Takes the words of a page; gives them with accents mended that Tesseract misread inside the offices' own phrases.

"Chỉ cục" is "Chi cục" and nothing else. A word is mended only where it was read unsurely, its letters without accents
and its neighbours are those of one phrase of a closed list, and it cannot be the name of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from extractors.grammar.lexicon import read_phrases
from extractors.readers.scan.words import Word
from extractors.text import bare
from records import fold

_LEXICONS = ("posts", "units", "recognitions", "authorities")
_OWN = Path(__file__).with_name("lookalikes.txt")
_UNSURE = 0.95  # words that are read well have 0.96 and more
_MENDED = 0.85  # how sure a mended word is at most: a person may look
_LEAST_CAPITALS = 3  # words: two in capitals may be a name
_LONG = 4  # words: no name has the letters of so long a phrase
_LEAST_OF_LEXICONS = 3  # words: "công nhân" is a post, and "công nhận" is none
_NO_NAMES = frozenset({"giam doc", "chi cuc", "chu tich", "trung tam", "lap bieu"})
_EDGES = ".,;:()“”\"'/"
_LETTERS = re.compile(r"[^\W\d_]+")
_SECTIONS = {"H.": "II.", "HI.": "III.", "IH.": "III.", "HH.": "III."}


@dataclass(slots=True, frozen=True)
class _Phrase:
    bare: tuple[str, ...]
    spelled: tuple[str, ...]


def mend_lookalikes(words: Sequence[Word]) -> list[Word]:
    """The words in their order, unsure ones spelled as the phrase spells them in which they stand."""
    mended = list(words)
    for places in _lines(words):
        line = [mended[place] for place in places]
        unsure = any(word.sure < _UNSURE for word in line)
        for place, text in [*(_from_phrases(line) if unsure else ()), *_ethnic_places(line), *_sections(line)]:
            word = line[place]
            mended[places[place]] = replace(word, text=text, sure=min(word.sure, _MENDED))
    return mended


def _lines(words: Sequence[Word]) -> list[list[int]]:
    """The places of the words of each line, from the left."""
    lines: dict[tuple[int, ...], list[int]] = {}
    for place, word in enumerate(words):
        lines.setdefault(word.line, []).append(place)
    for places in lines.values():
        places.sort(key=lambda place: words[place].x0)
    return list(lines.values())


def _from_phrases(line: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Places and new texts of the words that differ from a phrase in accents alone."""
    texts = [word.text.strip(_EDGES) for word in line]
    bares = [bare(text) for text in texts]
    at = 0
    while at < len(line):
        found, length = _best(line, texts, bares, at)
        for place, right in found:
            yield place, line[place].text.replace(texts[place], right)
        at += max(1, length - 1)  # the last word of a phrase may be the first of another


def _best(
    line: Sequence[Word], texts: Sequence[str], bares: Sequence[str], at: int
) -> tuple[list[tuple[int, str]], int]:
    """What the longest phrase that stands at a place mends, and its length; nothing and 0 where none does."""
    for phrase in _phrases().get(bares[at], ()):
        end = at + len(phrase.bare)
        if phrase.bare == tuple(bares[at:end]) and not _is_parted(line[at:end]):
            found = _mended(line, texts, at, phrase)
            if found:
                return found, len(phrase.bare)
    return [], 0


def _is_parted(words: Sequence[Word]) -> bool:
    """Whether a stop stands between the words."""
    return any(word.text.endswith((".", ";", ":", ")", "“")) for word in words[:-1])


def _mended(line: Sequence[Word], texts: Sequence[str], at: int, phrase: _Phrase) -> list[tuple[int, str]]:
    own = texts[at : at + len(phrase.bare)]
    wrong = [i for i, text in enumerate(own) if fold(text) != fold(phrase.spelled[i])]
    letters = sum(_LETTERS.fullmatch(text) is not None for text in own)
    if not wrong or 2 * len(wrong) > letters or not _is_no_name(own, phrase):
        return []
    return [(at + i, _as_set(own[i], phrase.spelled[i])) for i in wrong if line[at + i].sure < _UNSURE]


def _is_no_name(own: Sequence[str], phrase: _Phrase) -> bool:
    """Whether the phrase is no person's name: long, or in small letters after its first word."""
    rest = [text for text in own[1:] if text.isalpha()]
    if all(text.isupper() for text in own if text.isalpha()):
        return len(own) >= _LEAST_CAPITALS or " ".join(phrase.bare) in _NO_NAMES
    return len(own) >= _LONG or all(text.islower() for text in rest)


def _as_set(text: str, right: str) -> str:
    if text.isupper() and len(text) > 1:
        return right.upper()
    return right[:1].upper() + right[1:] if text[:1].isupper() else right


def _ethnic_places(line: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Ia Grai read as "la Grai": no word "la" stands before a capital, but for "số la Mã"."""
    for place, (word, after) in enumerate(pairwise(line)):
        begins_name = after.text[:1].isupper() and not after.text.isupper() and not after.text.startswith("Mã")
        if word.text == "la" and begins_name:
            yield place, "Ia"


def _sections(line: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Roman numbers of headings in capitals, whose strokes ran together."""
    numeral = _SECTIONS.get(line[0].text)
    if numeral is not None and len(line) > 1 and all(word.text.isupper() for word in line[1:3]):
        yield 0, numeral


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """The phrases of two words and more by their first bare word, the longest first; none with two spellings."""
    spellings: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    own = (line for line in _OWN.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    known = [(text, 2) for text in own]
    known += [(text, _LEAST_OF_LEXICONS) for name in _LEXICONS for text in read_phrases(name)]
    for text, least in known:
        spelled = tuple(word.strip(_EDGES) for word in text.split())
        if len(spelled) >= least and all(spelled):
            key = tuple(bare(word) for word in spelled)
            spellings.setdefault(key, {}).setdefault(fold(" ".join(spelled)), spelled)
    phrases: dict[str, list[_Phrase]] = {}
    for key, found in spellings.items():
        if len(found) == 1:
            phrases.setdefault(key[0], []).append(_Phrase(key, next(iter(found.values()))))
    for same in phrases.values():
        same.sort(key=lambda phrase: -len(phrase.bare))
    return phrases
