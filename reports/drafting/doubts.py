"""Takes values to doubt while a draft is filled; gives Word comments anchored on exactly those words.

A marked value travels through the template between two private characters that no document holds.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

AUTHOR = "Chương trình"
INITIALS = "CT"
_START, _END, _FIRST = "\U000f0000", "\U000f0001", 0xF1000
_TOKEN = re.compile(f"({_START}[\U000f1000-\U000ffffd]|{_END})")


class Doubts:
    """The sentences to say of each marked value, in the order of marking."""

    def __init__(self) -> None:
        self._sentences: list[tuple[str, ...]] = []
        self._numbers: dict[object, int] = {}

    def mark(self, text: str, sentences: Sequence[str], *, key: object) -> str:
        """The text between marks, or as it is where nothing is to be said; one key is one comment."""
        if not sentences:
            return text
        if key not in self._numbers:
            self._numbers[key] = len(self._sentences)
            self._sentences.append(tuple(sentences))
        return f"{_START}{chr(_FIRST + self._numbers[key])}{text}{_END}"

    def anchor(self, document: Any, *, made_on: date) -> None:
        """Turns the first place of each mark in the body into a comment and takes all marks away."""
        said: set[int] = set()
        for number, runs in _take_marks(document.element.body):
            if number in said or not runs:
                continue
            said.add(number)
            ends = [Run(runs[0], document), Run(runs[-1], document)]
            comment = document.add_comment(
                ends, text="\n".join(self._sentences[number]), author=AUTHOR, initials=INITIALS
            )
            comment._comment_elm.date = datetime.combine(made_on, time(), tzinfo=UTC)


def without_marks(text: str) -> str:
    return _TOKEN.sub("", text)


def _take_marks(body: Any) -> Iterator[tuple[int, list[Any]]]:
    """Each marked value's number and runs, the runs split so that they hold nothing else."""
    for paragraph in list(body.iter(qn("w:p"))):
        number: int | None = None
        held: list[Any] = []
        for run in list(paragraph.iter(qn("w:r"))):
            for piece in list(_split(run)):  # whole before a comment moves in beside its parts
                if not isinstance(piece, str):
                    if number is not None:
                        held.append(piece)
                elif piece == _END:
                    if number is not None:
                        yield number, held
                    number, held = None, []
                else:
                    number, held = ord(piece[1]) - _FIRST, []


def _split(run: Any) -> Iterator[Any]:
    """The run where it has no mark; else, in its place, a run for each piece of its content, and its marks as text."""
    if not any(_TOKEN.search(text.text or "") for text in run.iter(qn("w:t"))):
        yield run
        return
    properties = run.find(qn("w:rPr"))
    before = run
    for child in [c for c in run if c.tag != qn("w:rPr")]:
        for piece in _pieces(child):
            if isinstance(piece, str):
                yield piece
                continue
            part = OxmlElement("w:r")
            if properties is not None:
                part.append(copy.deepcopy(properties))
            part.append(piece)
            before.addnext(part)
            before = part
            yield part
    run.getparent().remove(run)


def _pieces(child: Any) -> Iterator[Any]:
    if child.tag != qn("w:t"):
        yield copy.deepcopy(child)
        return
    for token in filter(None, _TOKEN.split(child.text or "")):
        if _TOKEN.fullmatch(token):
            yield token
            continue
        text = OxmlElement("w:t")
        text.text = token
        text.set(qn("xml:space"), "preserve")
        yield text
