"""Takes what a source marked in a Doc; gives what it says of a value: the same, the same kind of thing, another one.

A source that has marked nothing at a value's place says nothing of it: neither for nor against.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.spans import (
    BIRTH,
    DAY,
    DECISION,
    DUTIES,
    INITIATIVE,
    LEVEL,
    RECOGNITION,
    RESULT,
    STATISTICS,
    Mark,
    marked_by,
)
from extractors.text import bare

_LOOK_BACK = 12  # spans that begin before a value's end: a sentence of results may hold some, more hold nothing new
_MOST = 50_000  # spans of a source: more are not looked at, and say nothing
_DATED = frozenset((BIRTH, DAY))
_NAMED_WITHIN = frozenset((RECOGNITION, LEVEL))  # the longer span names the same: with its authority, without its year
_CONTAINERS = frozenset((RESULT, DUTIES))  # sentences that hold other things
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True, frozen=True)
class Vote:
    """What one source says of a value: whether it marks the same kind there, with which borders, and how sure.

    `said` is its text where it marks the same kind with another value.
    """

    same_kind: bool = False
    exact: bool = False
    other_kind: bool = False
    sure: float = 0.0
    said: str | None = None


SILENT = Vote()
SAME = Vote(True, True, sure=1.0)


@dataclass(slots=True)
class Marks:
    """What one source marked in a Doc, by place."""

    text: str
    spans: list[Mark] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    whole: dict[tuple[int, int, str], float] = field(default_factory=dict)

    def near(self, start: int, end: int) -> list[Mark]:
        """Spans that share a letter with `text[start:end]`."""
        place = bisect_left(self.starts, end)
        return [each for each in self.spans[max(0, place - _LOOK_BACK) : place] if each[1] > start]


def marks_of(doc: Doc, source: str) -> Marks | None:
    """What a source marked; None where it did not look at this Doc."""
    marked = marked_by(doc, source)
    if marked is None or len(marked) > _MOST:
        return None
    spans = sorted(marked, key=_place)
    whole = {(start, end, label): sure for start, end, label, sure in spans}
    return Marks(doc._.source, spans, [each[0] for each in spans], whole)  # `doc.text` is joined of tokens each time


def _place(mark: Mark) -> tuple[int, int]:
    return mark[0], mark[1]


def vote(marks: Marks, span: tuple[int, int], label: str, *, source: str) -> Vote:
    """What a source says of the value at `span`, which would be marked with `label`."""
    start, end = span
    whole = marks.whole.get((start, end, label))
    if whole is not None:
        return SAME if source != STATISTICS else Vote(True, True, sure=_sure_of(whole, source))
    found: tuple[bool, int, Mark] | None = None
    other: Mark | None = None
    for mark in marks.near(start, end):
        left, right, kind, _ = mark
        shared = (right if right < end else end) - (left if left > start else start)
        if kind == label:
            exact = _is_same(marks.text[start:end], marks.text[left:right], label)
            if found is None or (exact, shared) > found[:2]:
                found = exact, shared, mark
        elif 2 * shared > end - start and kind not in _CONTAINERS:
            other = mark
    if found is not None:
        exact, _, (left, right, _, marked) = found
        return Vote(True, exact, sure=_sure_of(marked, source), said=None if exact else marks.text[left:right])
    if other is not None and label not in _CONTAINERS:
        return Vote(other_kind=True, sure=_sure_of(other[3], source))
    return SILENT


def _sure_of(sure: float, source: str) -> float:
    return round(sure, 3) if source == STATISTICS else 1.0


def _numbers(text: str) -> list[str]:
    return [each.lstrip("0") for each in _NUMBER.findall(text)]


def _is_same(own: str, marked: str, label: str) -> bool:
    """The same value, whatever stands around it: dates by their numbers, the rest by their words."""
    if label in _DATED:
        return _numbers(own) == _numbers(marked)
    if label == DECISION:
        return "".join(own.split()).strip(".,;") == "".join(marked.split()).strip(".,;")
    mine, theirs = _WORD.findall(bare(own)), _WORD.findall(bare(marked))
    if mine == theirs:
        return True
    shorter, longer = sorted((mine, theirs), key=len)
    if label in _NAMED_WITHIN:
        return bool(shorter) and longer[: len(shorter)] == shorter
    return label == INITIATIVE and len(shorter) > 3 and longer[-len(shorter) :] == shorter
