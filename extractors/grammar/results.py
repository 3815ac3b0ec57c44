"""Takes a passage; marks sentences that tell what was achieved: a figure and a verb of doing in one sentence."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.grammar.lexicon import read_words
from extractors.grammar.passages import Mark, Passage
from extractors.spans import DECISION, LEVEL, RECOGNITION, RESULT
from extractors.text import bare

_STOP = re.compile(r"(?<![A-ZĐ\d])\.(?=\s+[A-ZĐ])")  # the end of a sentence inside a line
_FIGURE = re.compile(r"\d[\d.,/-]*")
_YEAR_OR_DATE = re.compile(r"(?:19|20)\d{2}[.,]?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}/(?:19|20)\d{2}|\d+/")
_NO_FIGURE_BEFORE = frozenset(("nam", "ngay", "thang", "so", "dieu", "muc", "khoan", "quy", "doan", "tu"))
_DEEDS = frozenset(bare(phrase) for phrase in read_words("deeds"))
_ZONES = frozenset(("achievements", "duties", "other", "opening", "initiatives"))
_NUMBER = re.compile(r"\s*(?:[-–•+*]\s*|(?:\d{1,2}|[a-z])[.)]\s+)*")
_LEAST_WORDS, _MOST_CHARACTERS = 6, 700


def mark_results(passage: Passage) -> None:
    """Marks the sentences with results, outside tables, head and signature."""
    if passage.zone not in _ZONES:
        return
    if passage.line.cell is not None and len(passage.text.split()) < 8:
        return
    ends = [match.end() for match in _STOP.finditer(passage.text)]
    for start, end in zip([0, *ends], [*ends, len(passage.text)], strict=True):
        start += len(_NUMBER.match(passage.text[start:end]).group())  # type: ignore[union-attr]
        low = passage.low[start:end]
        if end - start > _MOST_CHARACTERS or low.count(" ") < _LEAST_WORDS or not _tells_deed(low):
            continue
        if not _has_figure(low) or passage.marked(start, end, RECOGNITION, DECISION, LEVEL):
            continue
        while start < end and passage.text[start] in " \t-–•+*":
            start += 1
        end = start + len(passage.text[start:end].rstrip())
        passage.marks.append(Mark(RESULT, start, end, 0.8))


def _tells_deed(low: str) -> bool:
    """A verb of doing stands in the words, or two words that make one."""
    words = low.replace(",", " ").split()
    if not _DEEDS.isdisjoint(words):
        return True
    return any(f"{first} {second}" in _DEEDS for first, second in pairwise(words))


def _has_figure(low: str) -> bool:
    """A number that is no year, date or number of a paper stands in the words."""
    for match in _FIGURE.finditer(low):
        if _YEAR_OR_DATE.fullmatch(match.group()):
            continue
        before = low[max(0, match.start() - 8) : match.start()].split()
        if not before or before[-1] not in _NO_FIGURE_BEFORE:
            return True
    return False
