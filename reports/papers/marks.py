"""Takes a row of the quarter; marks its values for a paper: what is doubted of each becomes a comment on its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from records import fold
from reports.drafting.doubts import Doubts
from reports.rows import Row

CORRECTABLE = ("full_name", "birth_date", "gender", "hometown", "residence", "position", "unit", "education")


class RowMarks:
    """The values of one row; each field is commented on once a paper."""

    def __init__(self, row: Row, doubts: Doubts) -> None:
        self._row, self.doubts = row, doubts
        self._sentences: dict[str, list[str]] = {}
        for state in row.states:
            self._sentences.setdefault(state.field, []).append(state.sentence)

    def mark(self, text: str | None, field: str, *, is_value: bool = True) -> str:
        """The words of a field; `is_value`: they are what the record holds, so that a correction of them is one."""
        if not text:
            return ""
        sentences, id_ = self._sentences.get(field, ()), self._row.proposal.id
        if is_value and field in CORRECTABLE and not text.startswith("("):  # “(chưa rõ tên)” is nobody's name
            return self.doubts.mark(text, sentences, key=(id_, field), proposal=id_, field=field)
        return self.doubts.mark(text, sentences, key=(id_, field)) if sentences else text

    def mark_list(self, texts: Sequence[str], *fields: str) -> tuple[str, ...]:
        """Texts that tell the values of some fields: what is doubted of a value stands on the text that tells it."""
        said: dict[int, list[str]] = {}
        for state in self._row.states:
            if state.field in fields and texts:
                at = max(range(len(texts)), key=lambda number: _likeness(state.value, texts[number]))
                said.setdefault(at, []).append(state.sentence)
        id_ = self._row.proposal.id
        return tuple(
            self.doubts.mark(text, said[at], key=(id_, fields, at)) if at in said else text
            for at, text in enumerate(texts)
        )

    @property
    def count(self) -> int:
        """How many values a person has to compare with the dossier."""
        return sum(map(len, self._sentences.values()))


def _likeness(value: str, text: str) -> float:
    """The share of the value's words that stand in the text."""
    words = _words(value)
    return len(words & _words(text)) / max(1, len(words))


@lru_cache(maxsize=10_000)  # each text is asked about for every value
def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w/-]+", fold(text)))
