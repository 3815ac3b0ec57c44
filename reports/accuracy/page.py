"""Takes an Evaluation and pictures of pages; gives one HTML file: figures, reliability diagram, errors on their pages.

The file needs nothing from elsewhere: no script, no font, pictures inside. Drawing the pages is left to the caller.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from records.readings import Classification, Evidence, Field, Initiative, Recognition, Told
from records.trust import State
from reports.accuracy.calibration import StateOf, bins_of, by_field, calibration_error, states
from reports.accuracy.comparison import FOUND, REQUESTS, Outcome
from reports.accuracy.evaluation import Evaluation
from reports.accuracy.scoring import PaperScore
from reports.accuracy.tallies import Counts, micro
from reports.accuracy.wording import (
    JOINT,
    decimal,
    field_in_words,
    kind_in_words,
    part_in_words,
    percent,
    reader_in_words,
    state_in_words,
    value_in_words,
)

MOST_ERRORS = 40  # of one file that are listed
_TEMPLATE = "page.html.j2"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sought:
    """A value to frame on its page: by its evidence, or by the ways in which it may be written beside a name."""

    evidence: tuple[Evidence, ...]
    words: tuple[str, ...]
    near: str = ""


@dataclass(frozen=True, slots=True)
class FramedPage:
    """The picture of a page (WebP) with frames: the number of what was sought, and a box in shares of the page."""

    number: int
    picture: bytes
    aspect: float
    frames: tuple[tuple[int, Box], ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pages of one file on which its errors stand, or why there are none."""

    pages: tuple[FramedPage, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame as it is drawn: the number of its error, what it shows, and its place in percent.

    Of the frames of one value on a page the first has its name.
    """

    number: int
    is_read: bool
    is_named: bool
    left: float
    top: float
    width: float
    height: float


def errors_of(paper: PaperScore) -> tuple[Outcome, ...]:
    """The errors of a document as a person reads them: a nominee who was missed, or is none, is one error.

    What is asked for in the whole document repeats its nominees.
    """
    listed: list[Outcome] = []
    alone: list[Outcome] = []
    has_nominees = any(each.nominee for each in paper.errors)
    for each in paper.errors:
        if alone and each.nominee != alone[0].nominee:
            listed.append(_whole(alone))
            alone = []
        if alone or _is_alone(each):
            alone.append(each)
        elif each.field != REQUESTS or not has_nominees:
            listed.append(each)
    return (*listed, _whole(alone)) if alone else tuple(listed)


def _is_alone(error: Outcome) -> bool:
    """Whether a nominee begins here that only one side knows: its kind, or its name, comes first."""
    return error.field in ("nominee.kind", "nominee.full_name") and None in (error.expected, error.read)


def _whole(errors: Sequence[Outcome]) -> Outcome:
    """The errors of a nominee that only one side knows, as one."""
    name = next((each for each in errors if each.field == "nominee.full_name"), errors[0])
    told = [each for each in errors if each.field != "nominee.kind"]
    expected, read = (_joined(getattr(each, side) for each in told) for side in ("expected", "read"))
    return Outcome(FOUND, name.nominee, expected, read, is_right=False, told=name.told, words=name.words)


def _joined(values: Iterable[str | None]) -> str | None:
    return JOINT.join(value for value in values if value) or None


def sought_in(paper: PaperScore) -> list[Sought]:
    """Two values to frame for each listed error, in its order: the one that was read, the one that stands there."""
    sought = []
    for error in errors_of(paper)[:MOST_ERRORS]:
        told = error.told
        sought.append(Sought(told.evidence if told else (), _words_read(told)))
        sought.append(Sought((), error.words, near=error.nominee))
    return sought


def write_page(evaluation: Evaluation, *, pictures: Mapping[str, Pictures], diagram: bytes, made_on: date) -> str:
    """The whole page. `pictures` are named by the document's file."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(percent=percent, decimal=decimal, in_words=field_in_words, state=state_in_words)
    environment.filters["value"] = value_in_words
    environment.filters["embedded"] = _embedded
    wrong = [paper for paper in evaluation.papers if paper.errors]
    return environment.get_template(_TEMPLATE).render(
        evaluation=evaluation,
        made_on=f"{made_on:%d/%m/%Y}",
        fields=[(field_in_words(name), counts) for name, counts in evaluation.fields.items() if counts != Counts()],
        readers=[(reader_in_words(name), group) for name, group in evaluation.by_read_as.items()],
        kinds=[(kind_in_words(name), group) for name, group in evaluation.by_kind.items()],
        error=calibration_error(evaluation.values),
        states=_state_rows(evaluation),
        bins=bins_of(evaluation.values),
        beside=[(part_in_words(name), share) for name, share in evaluation.apart.items()],
        accepted=states(evaluation.values)["accepted"],
        confidence=_confidence_rows(evaluation),
        diagram=diagram,
        clean=len(evaluation.papers) - len(wrong),
        papers=[
            _told(paper, pictures.get(paper.file, Pictures()), number=at, state_of=evaluation.state_of)
            for at, paper in enumerate(wrong, start=1)
        ],
    )


@dataclass(frozen=True, slots=True)
class _Told:
    """A document with errors, as the template needs it."""

    anchor: str
    file: str
    kind: str
    read_as: str
    f1: float | None
    errors: tuple[tuple[Outcome, State | None], ...]
    left_out: int
    found: frozenset[tuple[int, bool]]
    pages: tuple[tuple[FramedPage, tuple[Frame, ...]], ...]
    note: str
    is_rejected: bool


def _told(paper: PaperScore, pictures: Pictures, *, number: int, state_of: StateOf) -> _Told:
    listed = errors_of(paper)
    errors = [(each, _state(each, state_of)) for each in listed[:MOST_ERRORS]]
    pages = tuple((page, tuple(_frames(page))) for page in pictures.pages)
    return _Told(
        anchor=f"tep-{number}",
        file=paper.file,
        kind=kind_in_words(paper.kind or "?"),
        read_as=reader_in_words(paper.read_as),
        f1=micro(paper.compared).exact.f1,
        errors=tuple(errors),
        left_out=max(0, len(listed) - MOST_ERRORS),
        found=frozenset((frame.number, frame.is_read) for _, frames in pages for frame in frames),
        pages=pages,
        note=pictures.note,
        is_rejected=paper.is_rejected,
    )


def _state(error: Outcome, state_of: StateOf) -> State | None:
    name = "full_name" if error.field == FOUND else error.field.rpartition(".")[2]
    return state_of(name, error.told) if error.told else None


def _frames(page: FramedPage) -> Iterable[Frame]:
    named: set[int] = set()
    for mark, (left, top, right, bottom) in page.frames:
        width, height = max(right - left, 0.004), max(bottom - top, 0.003)
        places = (round(100 * share, 2) for share in (left, top, width, height))
        yield Frame(mark // 2 + 1, mark % 2 == 0, mark not in named, *places)
        named.add(mark)


def _words_read(told: Told | None) -> tuple[str, ...]:
    match told:
        case Field(text=text, value=value):
            return (text, value)
        case Recognition(text=text):
            return (text,)
        case Initiative(title=title):
            return (title,)
        case Classification(decision_number=str(number)):
            return (number,)
        case _:
            return ()


def _state_rows(evaluation: Evaluation) -> list[tuple[str, State, object]]:
    values = evaluation.values
    parts = {
        "Mọi giá trị": values,
        "Mục một giá trị": [value for value in values if not value.is_item],
        "Dòng danh sách": [value for value in values if value.is_item],
    }
    return [(name, state, figures) for name, own in parts.items() for state, figures in states(own).items()]


def _confidence_rows(evaluation: Evaluation) -> list[tuple[str, int, float | None, object]]:
    return [
        (field_in_words(name), len(own), calibration_error(own), states(own)["accepted"])
        for name, own in by_field(evaluation.values).items()
    ]


def _embedded(picture: bytes, kind: str) -> Markup:
    return Markup(f"data:image/{kind};base64,{base64.b64encode(picture).decode('ascii')}")
