"""Takes the words of a page; gives them with each number of a document (12/QĐ-SYT) read twice, the surer reading kept.

Two readings that differ show an error that Tesseract's own confidence does not; such a number is left in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.scan.rules import Grey
from extractors.readers.scan.words import Word, read_line
from records import fold

ZOOM = 1.5  # of the second reading
DOUBTED = 0.5  # the confidence of a number that was read in two ways
_NUMBER = re.compile(r"\d+(?:/\d{4})?/[A-ZĐ]+(?:-[A-ZĐ]+)*")


def read_numbers_twice(grey: Grey, words: Sequence[Word]) -> list[Word]:
    """The words, their numbers confirmed, or replaced where the second reading is surer, or doubted."""
    return [_confirmed(grey, word) if _NUMBER.search(word.text) else word for word in words]


def _confirmed(grey: Grey, word: Word) -> Word:
    box = int(word.x0), int(word.top), int(word.x1) + 1, int(word.bottom) + 1
    again = read_line(grey, box, word.line, zoom=ZOOM)
    text = " ".join(each.text for each in again)
    if fold(word.text) in fold(text):
        return word  # the crop may hold what stands beside it
    sure = min((each.sure for each in again), default=0.0)
    other = _NUMBER.search(text) if len(again) == 1 and sure > word.sure else None
    mine = _NUMBER.search(word.text)
    if other is None or mine is None:
        return replace(word, sure=min(word.sure, DOUBTED))
    changed = word.text[: mine.start()] + other[0] + word.text[mine.end() :]
    return replace(word, text=changed, sure=min(sure, DOUBTED))
