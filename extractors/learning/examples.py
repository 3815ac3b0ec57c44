"""Takes nothing; gives what is asked of an original (values to mark) and what a child answers (texts with marks).

The answer comes from a child that a hostile file may have taken over: it is JSON, and is held against itself here.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Slot
from pydantic import TypeAdapter, ValidationError

from extractors.spans import LABELS, RECOGNITION, SPAN_OF_FIELD, UNIT
from records.corrections import REQUESTED, Correction
from records.errors import InputError, UnreadableFile
from records.readings import Evidence, Model

Ring = Literal["evidence", "near", "file"]  # how far from where it was read a value was found
Missing = Literal["khong_thay", "nhieu_cho"]
How = Literal["line", "cell", "head", "above"]
MOST_LETTERS = 4_000  # of one example
_OF_REQUESTED = {
    "code": RECOGNITION,
    "text": RECOGNITION,
    "decision_number": SPAN_OF_FIELD["number"],
    "decision_date": SPAN_OF_FIELD["date"],
    "authority": "AUTHORITY",
}


class Wanted(Model):
    """One value to be marked in one file: what it is, and where it was read or can be near."""

    id: int
    label: str
    value: str = Slot(min_length=1)
    evidence: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()


class Token(Model):
    """One token of an example, by its place in the text; `ws`: a space follows."""

    start: int = Slot(ge=0)
    end: int
    ws: bool


class Example(Model):
    """A paragraph, or a row of a table with its cells as lines; `place` is where it stands in the file."""

    text: str = Slot(max_length=MOST_LETTERS)
    tokens: tuple[Token, ...]
    place: Evidence | None = None


class Words(Model):
    """The words that stand before a value as its label does, and which field they name to the reader already."""

    text: str = Slot(max_length=200)
    how: How
    known: str | None = None


class Mark(Model):
    """Where a wanted value stands in an example, or why it is marked nowhere."""

    id: int
    missing: Missing | None = None
    example: int | None = None
    start: int = 0
    end: int = 0
    ring: Ring | None = None
    before: Words | None = None


class Marked(Model):
    """What came of one file."""

    examples: tuple[Example, ...] = ()
    marks: tuple[Mark, ...] = ()


WANTED = TypeAdapter(list[Wanted])


def label_of(correction: Correction) -> str | None:
    """The label under which a field's value is marked; None where a field is none of the text."""
    if correction.field.startswith(REQUESTED):
        return _OF_REQUESTED.get(correction.field.removeprefix(REQUESTED))
    if correction.field == "full_name" and correction.kind == "tap_the":
        return UNIT
    return SPAN_OF_FIELD.get(correction.field)


def parse_marked(answer: object, wanted: list[Wanted], *, name: str) -> Marked:
    """The child's answer; UnreadableFile where it is none that a child of ours gives."""
    try:
        marked = Marked.model_validate_json(answer) if isinstance(answer, str) else None
    except ValidationError:
        marked = None
    if marked is None or not _is_sound(marked, wanted):
        raise UnreadableFile(f"Không đọc lại được tệp “{name}”.", hint="Xem tệp có hỏng không.")
    return marked


def refusal(error: InputError) -> str:
    """Why a whole file gave no example."""
    return "khong_con_tep" if error.code == "KHONG_MO_DUOC" else "khong_mo_duoc"


def _is_sound(marked: Marked, wanted: list[Wanted]) -> bool:
    ids = [each.id for each in wanted]
    return [mark.id for mark in marked.marks] == ids and all(
        (mark.example is None) == (mark.missing is not None)
        and (mark.example is None or _fits(mark, marked.examples, wanted[ids.index(mark.id)].label))
        for mark in marked.marks
    )


def _fits(mark: Mark, examples: tuple[Example, ...], label: str) -> bool:
    """Its borders are borders of tokens, in a text whose tokens fill it."""
    if mark.example is None or not 0 <= mark.example < len(examples) or label not in LABELS:
        return False
    example = examples[mark.example]
    at = 0
    for token in example.tokens:
        if token.start != at or token.end <= token.start:
            return False
        at = token.end + token.ws
    starts, ends = {token.start for token in example.tokens}, {token.end for token in example.tokens}
    return at == len(example.text) and mark.start in starts and mark.end in ends and mark.start < mark.end
