"""Takes a grey page and the words read on it; gives the words with lost spaces put back ("vàtên" is "và tên").

A word is cut only where two witnesses agree: the paper shows a gap as wide as a space, and the letters on both sides
are syllables as Vietnamese writes them, while the whole is none. Foreign words and names keep their shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from extractors.readers.scan.rules import Grey, Mask
from extractors.readers.scan.words import Word

_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[aăâeêioôơuưy]{1,3}(ng|nh|ch|[cmnpt])?$"
)
_NUMBERED = re.compile(r"(\d{1,2}\.)(?=(?:Ông|Bà|Đồng|Tập|Đ/c)$)")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = "\u0301\u0323"  # the only tones of syllables that end in c, ch, p, t
_INK = 0.55  # of the paper's grey value: darker is ink
_SPACE = 0.15  # of the word's height: narrower gaps part letters
_OFF_PLACE = 0.12  # of the word's width between the gap and where the letters put the cut
_MOST_LETTERS = 18


def put_spaces_back(grey: Grey, words: Sequence[Word]) -> list[Word]:
    """The words in their order, those that hold a lost space as two or more."""
    dark = _INK * float(np.median(grey[::8, ::8]))
    parted: list[Word] = []
    for word in words:
        numbered = _NUMBERED.match(word.text)
        if numbered is not None:
            parted.extend(_cut(word, numbered.end(1)))
        elif is_glued(word.text):
            ink = grey[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1] < dark
            parted.extend(_parts(word, _gaps(ink)))
        else:
            parted.append(word)
    return parted


def _cut(word: Word, at: int) -> tuple[Word, Word]:
    """A word cut where its letters say so, by their share of its width."""
    edge = word.x0 + at / len(word.text) * (word.x1 - word.x0)
    return replace(word, text=word.text[:at], x1=edge), replace(word, text=word.text[at:], x0=edge)


def is_glued(text: str) -> bool:
    """Whether the letters of a word are two syllables or more, and not one."""
    letters = text.strip(".,;:()")
    return 4 <= len(letters) <= _MOST_LETTERS and letters.isalpha() and not _is_syllable(letters) and any(_cuts(text))


def _cuts(text: str) -> Iterator[int]:
    """Places where a word falls into a syllable, and one or more syllables after it."""
    end = len(text.rstrip(".,;:()"))
    start = len(text) - len(text.lstrip(".,;:()"))
    for at in range(start + 1, end):
        if _is_syllable(text[start:at]) and (_is_syllable(text[at:end]) or any(_cuts(text[at:end]))):
            yield at


def _is_syllable(letters: str) -> bool:
    apart = unicodedata.normalize("NFD", letters.lower())
    tones = [char for char in apart if char in _TONES]
    plain = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    found = _SYLLABLE.match(plain)
    if found is None or len(tones) > 1:
        return False
    return found.group(1) not in ("c", "ch", "p", "t") or (bool(tones) and tones[0] in _STOPPED_TONES)


def _gaps(ink: Mask) -> list[tuple[int, int]]:
    """First column and column after the last of each gap as wide as a space, between the first ink and the last."""
    columns = np.flatnonzero(ink.any(axis=0))
    steps = np.diff(columns)
    wide = np.flatnonzero(steps > _SPACE * ink.shape[0])
    return [(int(columns[i]) + 1, int(columns[i + 1])) for i in wide]


def _parts(word: Word, gaps: Sequence[tuple[int, int]]) -> list[Word]:
    width = word.x1 - word.x0
    for low, high in gaps:
        share = (low + high) / 2 / max(1.0, width)
        cut = min(_cuts(word.text), key=lambda at: abs(at / len(word.text) - share), default=None)
        if cut is None or abs(cut / len(word.text) - share) > _OFF_PLACE:
            continue
        first = replace(word, text=word.text[:cut], x1=word.x0 + low)
        rest = replace(word, text=word.text[cut:], x0=word.x0 + high)
        later = [(a - high, b - high) for a, b in gaps if a > high]
        return [first, *(_parts(rest, later) if is_glued(rest.text) else [rest])]
    return [word]
