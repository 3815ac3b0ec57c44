"""Takes the values that a paper prints; remembers which field of the record each is, and what is to be doubted of it.

A marked value travels through the form between marks; `finishing` turns them into comments on exactly those words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafting.marks import END, start_of

AUTHOR = "Chương trình"
INITIALS = "CT"


@dataclass(frozen=True)
class Marked:
    """What is known of one marked value: sentences to say in a comment, and the field of the record it prints."""

    sentences: tuple[str, ...] = ()
    proposal: str | None = None
    field: str | None = None


class Doubts:
    """The marked values of one paper, in the order of marking."""

    def __init__(self) -> None:
        self._marked: list[Marked] = []
        self._numbers: dict[object, int] = {}

    def mark(
        self,
        text: str,
        sentences: Sequence[str] = (),
        *,
        key: object,
        proposal: str | None = None,
        field: str | None = None,
    ) -> str:
        """The text between marks, or as it is where nothing is known of it; one key is one comment.

        `proposal` and `field` (as `Record.decide` names it: full_name, unit, requested.code) say what the words print:
        what a reviewer corrects there is then proposed as a correction of the record.
        """
        if not text or not (sentences or (proposal and field)):
            return text
        if key not in self._numbers:
            self._numbers[key] = len(self._marked)
            self._marked.append(Marked(tuple(sentences), proposal, field))
        return f"{start_of(self._numbers[key])}{text}{END}"

    def marked(self, number: int) -> Marked:
        return self._marked[number]
