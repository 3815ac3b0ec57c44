"""Takes what a source marked in a Doc; gives what it says of a value: the same, the same kind of thing, another one.

A source that has marked nothing at a value's place says nothing of it: neither for nor against.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from extractors.spans import BIRTH, DAY, DECISION, DUTIES, INITIATIVE, LEVEL, RECOGNITION, RESULT, STATISTICS
from extractors.text import bare

_LOOK_BACK = 6  # spans that begin before a value's end; those of one source hardly lie in one another
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


@dataclass(slots=True)
class Marks:
    """The spans that one source marked in a Doc, by place."""

    text: str
    by_label: dict[str, list[tuple[int, int, Span]]] = field(default_factory=dict)

    def near(self, start: int, end: int, label: str) -> Iterator[tuple[int, int, Span]]:
        """Spans of a label that share a letter with `text[start:end]`, the last first."""
        spans = self.by_label.get(label, ())
        place = bisect_left(spans, end, key=_start)
        for each in spans[max(0, place - _LOOK_BACK) : place][::-1]:
            if each[1] > start:
                yield each


def _start(mark: tuple[int, int, Span]) -> int:
    return mark[0]


def marks_of(doc: Doc, source: str) -> Marks | None:
    """What a source marked; None where it did not look at this Doc."""
    if source not in doc.spans or len(doc.spans[source]) > _MOST:
        return None
    marks = Marks(doc.text)
    for span in doc.spans[source]:
        marks.by_label.setdefault(span.label_, []).append((span.start_char, span.end_char, span))
    for own in marks.by_label.values():
        own.sort(key=_start)
    return marks


def vote(marks: Marks, span: tuple[int, int], label: str, *, source: str) -> Vote:
    """What a source says of the value at `span`, which would be marked with `label`."""
    start, end = span
    best: tuple[bool, int, Span, str] | None = None
    for left, right, marked in marks.near(start, end, label):
        shared = min(end, right) - max(start, left)
        exact = (left, right) == span or _is_same(marks.text[start:end], marks.text[left:right], label)
        if best is None or (exact, shared) > best[:2]:
            best = exact, shared, marked, marks.text[left:right]
    if best is not None:
        exact, _, marked, said = best
        return Vote(True, exact, sure=_sure_of(marked, source), said=None if exact else said)
    for other in marks.by_label:
        if other == label or other in _CONTAINERS or label in _CONTAINERS:
            continue
        for left, right, marked in marks.near(start, end, other):
            if 2 * (min(end, right) - max(start, left)) > end - start:
                return Vote(other_kind=True, sure=_sure_of(marked, source))
    return SILENT


def _sure_of(span: Span, source: str) -> float:
    return float(span._.sure) if source == STATISTICS else 1.0


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
