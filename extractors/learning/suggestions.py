"""Takes values that people corrected, with where they stand; gives what could be learned, each with its origin.

Three things: other names of units, words that label a value, spellings of recognitions. Nothing here is applied: a
person copies what is right into `templates/units.yaml` or `templates/nhan.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from extractors.learning.examples import Mark
from extractors.phrasebook import (
    FEWEST_LETTERS,
    KEY_OF_LABEL,
    LABELS,
    LONGEST,
    SPELLINGS,
    known_phrase,
)
from extractors.text import bare
from records.catalogue import RECOGNITIONS
from records.corrections import Correction
from records.folding import fold, nfc
from records.readings import Evidence, Model
from records.units import Register

Kind = Literal["don_vi", "nhan", "khen_thuong"]


class Origin(Model):
    """One correction behind a suggestion: on which proposal, by whom, when, and where its file says it."""

    proposal: str
    who: str
    at: datetime
    file: str
    sha256: str
    place: Evidence | None = None


class Suggestion(Model):
    """`text` as printed, and what people say it means: a unit, a field by its key in nhan.yaml, a recognition's code.

    `unit` is the unit's id where the register knows it. `against` says in Vietnamese what speaks against it: such a
    suggestion is shown, not offered.
    """

    kind: Kind
    text: str
    target: str
    unit: str | None = None
    origins: tuple[Origin, ...]
    against: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Case:
    """One correction, where its value stands, and in which file; no mark where it stands nowhere."""

    correction: Correction
    mark: Mark | None
    file: str
    sha256: str
    place: Evidence | None = None


@dataclass(frozen=True, slots=True)
class _Lesson:
    kind: Kind
    text: str
    target: str
    unit: str | None
    origin: Origin
    against: str | None = None


def suggest(cases: Iterable[Case], register: Register) -> list[Suggestion]:
    """Suggestions by kind, the most frequent first."""
    groups: dict[tuple[Kind, str, str], list[_Lesson]] = {}
    for case in cases:
        for lesson in _lessons(case, register):
            groups.setdefault((lesson.kind, bare(lesson.text), fold(lesson.target)), []).append(lesson)
    found = []
    for (kind, text, target), lessons in groups.items():
        others = [group for key, group in groups.items() if key[:2] == (kind, text) and key[2] != target]
        found.append(_suggestion(lessons, others))
    return sorted(found, key=lambda each: (_ORDER[each.kind], -each.count, each.text, each.target))


_ORDER: dict[Kind, int] = {"don_vi": 0, "nhan": 1, "khen_thuong": 2}


def _suggestion(lessons: list[_Lesson], others: list[list[_Lesson]]) -> Suggestion:
    first = lessons[0]
    against = [each.against for each in lessons if each.against]
    against += [
        f"Cũng được sửa thành “{group[0].target}”: {len(group)} lần ({', '.join(_names(group))})." for group in others
    ]
    return Suggestion(
        kind=first.kind,
        text=first.text,
        target=first.target,
        unit=first.unit,
        origins=tuple(sorted({lesson.origin for lesson in lessons}, key=lambda o: (o.at, o.proposal, o.file))),
        against=tuple(dict.fromkeys(against)),
    )


def _names(lessons: list[_Lesson]) -> list[str]:
    return sorted({lesson.origin.who for lesson in lessons})


def _lessons(case: Case, register: Register) -> Iterator[_Lesson]:
    if case.correction.is_right or case.correction.value is None:
        return
    yield from _label(case)
    yield from _spelling(case)
    yield from _unit(case, register)


def _label(case: Case) -> Iterator[_Lesson]:
    """Words before the value that name no field to the reader yet."""
    words, key = case.mark.before if case.mark else None, KEY_OF_LABEL.get(case.correction.field)
    if words is None or key is None or words.known is not None or not _is_phrase(words.text):
        return
    if known_phrase(LABELS, words.text) is None:
        yield _Lesson("nhan", words.text, key, None, _origin(case))


def _spelling(case: Case) -> Iterator[_Lesson]:
    """What is printed where a person put a recognition's code in the place of another."""
    correction = case.correction
    if correction.field != "requested.code" or correction.text is None:
        return
    text, code = nfc(correction.text), correction.value or ""
    if code in RECOGNITIONS and _is_phrase(text) and known_phrase(SPELLINGS, text) is None:
        yield _Lesson("khen_thuong", text, code, None, _origin(case))


def _unit(case: Case, register: Register) -> Iterator[_Lesson]:
    """The printed name of a unit for which a person wrote another, which does not stand there itself."""
    correction = case.correction
    is_unit = correction.field == "unit" or (correction.field == "full_name" and correction.kind == "tap_the")
    if not is_unit or correction.machine is None or correction.value is None:
        return
    if case.mark is not None and case.mark.ring in ("evidence", "near"):  # the reader took too little or too much
        return
    printed, meant = nfc(correction.machine), correction.value
    if f" {fold(meant)} " in f" {fold(printed)} " or f" {fold(printed)} " in f" {fold(meant)} ":
        return
    day = correction.at.date()
    unit, known = register.match(meant, day).unit, register.match(printed, day).unit
    if unit is not None and known is not None and known.id == unit.id:
        return
    against = f"Danh mục đã có “{printed}”: {known.id} ({known.name})." if known is not None else None
    id_, name = (unit.id, unit.name) if unit is not None else (None, meant)
    yield _Lesson("don_vi", printed, name, id_, _origin(case), against)


def _is_phrase(text: str) -> bool:
    """It could stand in nhan.yaml."""
    return FEWEST_LETTERS <= sum(map(str.isalpha, text)) <= len(text) <= LONGEST


def _origin(case: Case) -> Origin:
    own = case.correction
    return Origin(proposal=own.proposal, who=own.who, at=own.at, file=case.file, sha256=case.sha256, place=case.place)
