"""Takes lines that follow each other; gives the passages they make up, and the sentences of a passage.

What a sentence says is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.document import Line, locate, trust_in_letters
from extractors.text import bare, strip_value
from records.readings import Evidence

_END = re.compile(r"[.!?…]+[”\"’)\]]?(?=\s)")
_BEGINS = re.compile(r"\s+[“\"‘(\[]?(?:[-–+•*]\s+)?[“\"]?[A-ZĐÀ-Ỹ\d]")
_SHORT_FORMS = frozenset(
    (
        *("tp", "tx", "tt", "ts", "ths", "th", "gs", "pgs", "tskh", "bs", "bsck", "bscki", "bsckii", "cn", "ks", "kts"),
        *(
            "ds",
            "ncs",
            "tr",
            "st",
            "mr",
            "mrs",
            "ms",
            "no",
            "đ",
            "đc",
            "vs",
            "dr",
            "ttr",
            "qđ",
            "gđ",
            "pgđ",
            "nxb",
            "vd",
        ),
        *("tl", "tm", "kt"),
    )
)
_LAST_WORD = re.compile(r"[^\s(“\"]+$")
_ITEM = re.compile(
    r"\s*(?:[-–—+•*●▪]|\(?\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}\s?[-–/](?=\s)|[a-zđ][.)])(?:\s|(?<=[-–—+•*●▪])(?=[^\W\d_]))"
)
_ENDS = (".", ";", ":", "!", "?", "…")
_LONGEST = 8_000  # characters of a passage


@dataclass(slots=True, frozen=True)
class Passage:
    """Lines that make up one paragraph, bullet or cell; `text` is what stands in the Doc from `start` on."""

    lines: tuple[Line, ...]
    text: str
    low: str

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def is_item(self) -> bool:
        return self.lines[0].paragraph.in_list or _ITEM.match(self.text) is not None

    def evidence(self, doc: Doc, start: int, end: int) -> tuple[Evidence, ...]:
        """Where a part of it stands."""
        parts = (locate(doc, line, *part) for line, part in self._parts(start, end))
        return tuple(dict.fromkeys(place for places in parts for place in places))

    def trust(self, start: int, end: int) -> float:
        """How likely OCR read the worst word of a part of it right."""
        return min((trust_in_letters(line, *part) for line, part in self._parts(start, end)), default=1.0)

    def _parts(self, start: int, end: int) -> Iterator[tuple[Line, tuple[int, int]]]:
        for line in self.lines:
            left, right = self.start + start - line.start, self.start + end - line.start
            if right > 0 and left < len(line.text):
                yield line, (max(0, left), min(right, len(line.text)))


def passages_of(lines: Iterable[Line], *, wrapped: bool = False) -> list[Passage]:
    """The passages of lines in order: a line that begins in lower case goes on with the last one.

    `wrapped`: lines of a narrow cell, where a line goes on unless it begins an item or the last one ended.
    """
    groups: list[list[Line]] = []
    long = 0
    for line in lines:
        if groups and long < _LONGEST and _goes_on(groups[-1][-1], line, wrapped=wrapped):
            groups[-1].append(line)
            long += len(line.text)
        else:
            groups.append([line])
            long = len(line.text)
    return [_passage(group) for group in groups]


def _passage(lines: list[Line]) -> Passage:
    if len(lines) == 1:
        return Passage((lines[0],), lines[0].text, lines[0].bare)
    return Passage(tuple(lines), "\n".join(line.text for line in lines), "\n".join(line.bare for line in lines))


def _goes_on(last: Line, line: Line, *, wrapped: bool) -> bool:
    if line.index != last.index + 1 or line.cell is not last.cell or line.paragraph.in_list or _ITEM.match(line.text):
        return False
    if last.text.rstrip().endswith(_ENDS):
        return False
    return wrapped or line.text.lstrip()[:1].islower()


def sentences_of(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without list marks and the white space around."""
    start = 0
    for match in _END.finditer(text):
        if _BEGINS.match(text, match.end()) and not _is_short_form(text, start, match.start()):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, len(text))


def _is_short_form(text: str, start: int, dot: int) -> bool:
    """The dot closes a short form ("TP.", "ThS."), an initial ("ông A.") or the number of an item, not a sentence."""
    word = _LAST_WORD.search(text, start, dot)
    if text[dot : dot + 1] != "." or word is None:
        return False
    last = word[0].lower()
    if last in _SHORT_FORMS or (len(last) == 1 and word[0].isupper()) or "." in last.strip("."):
        return not last.replace(".", "").isdigit() or _is_item_number(text, start, word.start())
    return last.isdigit() and _is_item_number(text, start, word.start())


def _is_item_number(text: str, start: int, word: int) -> bool:
    return not text[start:word].strip()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    mark = _ITEM.match(text, start, end)
    if mark:
        start = mark.end()
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def in_one_line(text: str) -> str:
    """A sentence as a value: single spaces, no leaders, no closing punctuation."""
    return strip_value(" ".join(text.split()))


def bare_sentence(passage: Passage, start: int, end: int) -> str:
    """The sentence in small letters without accents."""
    low = passage.low[start:end]
    return low if len(passage.low) == len(passage.text) else bare(passage.text[start:end])
