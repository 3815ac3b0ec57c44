"""Takes a value and its paper; gives whether the paper says it again elsewhere, and what it says there instead.

A name is looked for without its accents: one that stands elsewhere with others ("Tám", "Tâm") was mistyped or misread
once. A date of birth is held against those that other sources mark, where the paper is about one person.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.spans import BIRTH
from extractors.text import bare
from extractors.trust.votes import Marks
from records.folding import fold

_MOST = 12  # places that are looked at
_SHORTEST = 8  # letters of a name
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True, frozen=True)
class Echo:
    """Whether the paper says it again, and what it says instead."""

    again: bool = False
    instead: str | None = None


NONE = Echo()


def echo_of_name(name: str, text: str, low: str, *, is_another: Callable[[str], bool]) -> Echo:
    """A name's other places in a text and its bare form; `is_another` tells names of other people in the paper."""
    sought, lower = bare(name), name.lower()
    if len(sought) < _SHORTEST or sought == lower:  # without accents it says nothing of them
        return NONE
    count, at = 0, low.find(sought)
    for _ in range(_MOST):
        if at < 0:
            break
        end = at + len(sought)
        if not low[at - 1 : at].isalnum() and not low[end : end + 1].isalnum():
            said = text[at:end]
            same = said.lower() == lower or said.isascii() or fold(said) == fold(name)
            if not same and not is_another(said):
                return Echo(count > 0, " ".join(said.split()))
            count += same
        at = low.find(sought, end)
    return Echo(count > 1)


def echo_of_birth(value: str, span: tuple[int, int] | None, marked: tuple[Marks | None, ...]) -> Echo:
    """Dates of birth at other places of a paper about one person, as other sources mark them."""
    parts = [part.lstrip("0") for part in value.split("-")]
    again = False
    for marks in marked:
        for left, right, _, _ in [each for each in marks.spans if each[2] == BIRTH][:_MOST] if marks else ():
            if span is not None and left < span[1] and span[0] < right:
                continue
            said = marks.text[left:right]  # type: ignore[union-attr]
            told = [part.lstrip("0") for part in _NUMBER.findall(said)][::-1]
            shared = min(len(told), len(parts))
            if not told or len(told[0]) != 4:
                continue
            if told[:shared] != parts[:shared]:
                return Echo(again, said)
            again = True
    return Echo(again)
