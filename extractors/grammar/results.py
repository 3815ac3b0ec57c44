"""Takes a passage; marks sentences that tell what was achieved: a figure and a verb of doing in one sentence."""

from __future__ import annotations

import re

from extractors.grammar.lexicon import read_words
from extractors.grammar.passages import Mark, Passage
from extractors.spans import DECISION, LEVEL, RECOGNITION, RESULT
from extractors.text import bare

_SENTENCE = re.compile(r".+?(?:(?<![A-ZĐ\d])\.(?=\s+[A-ZĐ])|$)")
_DEED = re.compile(rf"\b(?:{'|'.join(sorted(map(bare, read_words('deeds')), key=lambda word: (-len(word), word)))})\b")
_FIGURE = re.compile(r"\d")
_NO_FIGURE = re.compile(
    r"(?:nam|ngay|thang|so|dieu|muc|khoan|quy|giai doan|tu)\s+[\d/\-. ]+|\b(?:19|20)\d{2}\b|\d+/\w+-\w+|^\s*\d{1,2}[.)]"
)
_ZONES = frozenset(("achievements", "duties", "other", "opening", "initiatives"))
_NUMBER = re.compile(r"\s*(?:[-–•+*]\s*|(?:\d{1,2}|[a-z])[.)]\s+)*")
_LEAST_WORDS, _MOST_CHARACTERS = 6, 700


def mark_results(passage: Passage) -> None:
    """Marks the sentences with results, outside tables, head and signature."""
    if passage.zone not in _ZONES or _FIGURE.search(passage.text) is None:
        return
    if passage.line.cell is not None and len(passage.text.split()) < 8:
        return
    for match in _SENTENCE.finditer(passage.text):
        start, end = match.span()
        start += len(_NUMBER.match(passage.text[start:end]).group())  # type: ignore[union-attr]
        low = passage.low[start:end]
        if end - start > _MOST_CHARACTERS or low.count(" ") < _LEAST_WORDS or _DEED.search(low) is None:
            continue
        if _FIGURE.search(_NO_FIGURE.sub(" ", low)) is None or passage.marked(start, end, RECOGNITION, DECISION, LEVEL):
            continue
        while start < end and passage.text[start] in " \t-–•+*":
            start += 1
        end = start + len(passage.text[start:end].rstrip())
        passage.marks.append(Mark(RESULT, start, end, 0.8))
