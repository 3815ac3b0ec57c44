"""Takes a Doc and a value that a person confirmed; gives the one place where it stands, or why there is none.

It is looked for where the machine had read it, then in the same row or beside that paragraph, then in the whole paper,
first letter for letter, then folded. Where it stands twice none is taken: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from spacy.tokens import Doc

from extractors.document import Line, locate
from extractors.learning.examples import Missing, Ring
from extractors.spans import BIRTH, DAY
from extractors.tokens import pipeline
from records.folding import fold, nfc
from records.readings import Evidence

BESIDE = 3  # lines above and below
_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_APART = r"(?<!\d)(?<!\d[/.–-])(?<!\d\s[/.–-]\s)"  # before a date: no digits of a longer one
_NO_DAY = r"(?<!\d\s)(?<!\d,\s)"  # before "tháng"
_MOST_HITS = 1000
_FEWEST_LETTERS = 2  # of a value: a single letter stands anywhere


@dataclass(frozen=True, slots=True)
class Found:
    """Where a value stands: in `line.text[start:end]`, and how far from where it was read."""

    line: Line
    start: int
    end: int
    ring: Ring


Hit = tuple[Line, int, int]


class Finder:
    """Finds values in one Doc, whose lines are told by their places and by their words once."""

    def __init__(self, doc: Doc) -> None:
        self.lines: list[Line] = doc._.lines
        self.by_place: dict[Evidence, list[Line]] = {}
        for line in self.lines:
            if not line.paragraph.segments:
                for place in locate(doc, line):
                    self.by_place.setdefault(place, []).append(line)

    def find(
        self, value: str, label: str, *, evidence: Sequence[Evidence] = (), near: Sequence[Evidence] = ()
    ) -> Found | Missing:
        """The one place of a value."""
        day = _day_pattern(value) if label in (BIRTH, DAY) else None
        sought = _words_of(nfc(value)).folded
        if day is None and len("".join(sought)) < _FEWEST_LETTERS:
            return "khong_thay"
        there = self._lines_at(evidence)
        around = list(_neighbours(self.lines, there + self._lines_at(near)))
        anywhere = self.lines if day is not None else self._lines_with(sought[0])
        rings: tuple[tuple[Ring, list[Line]], ...] = (("evidence", there), ("near", around), ("file", anywhere))
        for ring, inside in rings:
            hits = list(islice(self._hits(inside, day, sought), _MOST_HITS))
            exact = [hit for hit in hits if hit[0].text[hit[1] : hit[2]] == value]
            hits = exact if len(exact) == 1 else hits
            if len(hits) > 1:
                return "nhieu_cho"
            if hits:
                return Found(*hits[0], ring)
        return "khong_thay"

    def _hits(self, lines: Iterable[Line], day: re.Pattern[str] | None, sought: tuple[str, ...]) -> Iterator[Hit]:
        for line in lines:
            if day is not None:
                yield from ((line, match.start(), match.end()) for match in day.finditer(line.text))
            else:
                yield from ((line, start, end) for start, end in _runs(self._words[line.index], sought))

    @cached_property
    def _words(self) -> list[_Words]:
        return [_words_of(line.text) for line in self.lines]

    def _lines_with(self, word: str) -> list[Line]:
        return [self.lines[index] for index in self._lines_by_word.get(word, ())]

    @cached_property
    def _lines_by_word(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, words in enumerate(self._words):
            for word in dict.fromkeys(words.folded):
                found.setdefault(word, []).append(index)
        return found

    def _lines_at(self, places: Sequence[Evidence]) -> list[Line]:
        """The lines on which evidence lies, each once, in their order."""
        plain = dict.fromkeys(place.model_copy(update={"file": None}) for place in places)
        boxes = [place for place in plain if place.bbox is not None]
        found = {line.index: line for place in plain for line in self.by_place.get(place, ())}
        if boxes:
            found |= {line.index: line for line in self.lines if any(_touches(line, place) for place in boxes)}
        return [found[index] for index in sorted(found)]


def _runs(words: _Words, sought: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words of a value follow each other in a line, whatever marks stand between them."""
    at = 0
    while True:
        try:
            at = words.folded.index(sought[0], at)
        except ValueError:
            return
        behind = at + len(sought)
        if words.folded[at:behind] == sought:
            yield words.starts[at], words.ends[behind - 1]
            at = behind
        else:
            at += 1


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, marks left out: where each begins and ends, and its folded form."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: tuple[str, ...]


def _words_of(text: str) -> _Words:
    words = [(token.idx, token.idx + len(token), _fold_word(token.text)) for token in pipeline().make_doc(text)]
    told = [word for word in words if word[2]]
    return _Words(tuple(w[0] for w in told), tuple(w[1] for w in told), tuple(w[2] for w in told))


@lru_cache(maxsize=8192)
def _fold_word(word: str) -> str:
    return fold(word).strip("-()")


def _day_pattern(iso: str) -> re.Pattern[str] | None:
    """Every way in which a day, month or year is printed; no part of a longer date is taken for it."""
    match = _ISO.fullmatch(iso)
    if match is None:
        return None
    year, month, day = match.groups()
    if month is None:
        return re.compile(rf"{_APART}{year}(?![\d/-]|\.\d)")
    parts = [rf"0?{int(month)}\s?[/.–-]\s?{year}", rf"tháng\s+0?{int(month)}\s*,?\s+(?:năm\s+)?{year}"]
    if day is None:
        return re.compile(rf"{_APART}(?:{parts[0]}|{_NO_DAY}{parts[1]})(?!\d)", re.IGNORECASE)
    parts = [
        rf"0?{int(day)}\s?[/.–-]\s?{parts[0]}",
        rf"(?:ngày\s+)?0?{int(day)}\s*,?\s+{parts[1]}",
    ]
    return re.compile(rf"{_APART}(?:{'|'.join(parts)})(?!\d)", re.IGNORECASE)


def _touches(line: Line, place: Evidence) -> bool:
    """Whether part of a line lies in a box; half of the lower height has to overlap, or the line above would count."""
    assert place.bbox is not None
    x0, top, x1, bottom = place.bbox
    end = line.offset + len(line.text)
    for segment in line.paragraph.segments:
        if segment.page != place.page or segment.end <= line.offset or segment.start >= end:
            continue
        left, above, right, below = segment.box
        shared = min(bottom, below) - max(top, above)
        if shared > 0.5 * min(bottom - top, below - above) and min(x1, right) > max(x0, left):
            return True
    return False


def _neighbours(lines: Sequence[Line], there: Sequence[Line]) -> Iterator[Line]:
    """The rows of these lines, or the lines beside them where they stand in no table."""
    rows = {(id(line.table), line.cell.row) for line in there if line.cell is not None}
    beside = {at for line in there if line.cell is None for at in range(line.index - BESIDE, line.index + BESIDE + 1)}
    for line in lines:
        in_row = line.cell is not None and (id(line.table), line.cell.row) in rows
        if in_row or (line.cell is None and line.index in beside):
            yield line
