"""Takes the cells of a row by role; gives those of each person where the cell of names holds several.

Beside such a cell stand one text for all of them, or a line for each; what fits neither is not guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.document import Line, lines_of, part_of, piece_of
from extractors.fields.drafting import PERSON
from extractors.fields.posts import starts_with_post, starts_with_unit
from extractors.fields.values import clean_name, has_surname, is_name
from extractors.layout import Cell

Cells = dict[str, list[Cell]]
_MARK = re.compile(r"[\W_]*(?:\d{1,2}\s*[.)/-]\s*)?(?=\w)")
_NEXT = re.compile(  # begun where spaces begin: a row of them is looked at once
    r"(?<!\s)\s*(?:(?:[;,]|(?<=\s)và(?=\s))\s*(?=(?:[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị)\s)|;\s+)"
)
_FEWEST_WORDS = 3  # of a name without honorific: two may be the rest of the name above
_OF_ONE = frozenset(  # never the same for all without being said of each
    {"birth", "birth_day", "birth_month", "birth_year", "male", "female", "honorific", "prior", "initiative"}
)
_OF_ALL = frozenset(
    {"ordinal", "unit", "request", "note", "decision", "year", "organ", "class", "level", "achievement"}
)


@dataclass(slots=True)
class Parted:
    """The cells of each person of a row; `uneven` where a cell beside them does not tell what is whose."""

    rows: list[Cells]
    uneven: bool = False


def part_cells(doc: Doc, cells: Cells) -> Parted:
    """The row as it is, or once for each of the people in its cell of names."""
    names = cells.get("name", [])
    if len(names) != 1 or not any(mark in names[0].text for mark in "\n;,"):
        return Parted([cells])
    people = _people_in(lines_of(doc, names))
    if len(people) < 2:
        return Parted([cells])
    parted = Parted([{"name": [part_of(doc, names[0], lines)]} for lines in people])
    for role, held in cells.items():
        for cell in held if role != "name" else ():
            _share(doc, parted, role, cell)
    return parted


def _people_in(lines: list[Line]) -> list[list[Line]]:
    """The lines of each person, from the one that names him or her; none where the cell begins otherwise."""
    pieces = [piece for line in lines for piece in _pieces(line)]
    titled = [PERSON.match(piece.text) is not None for piece in pieces]
    if titled[:1] == [True] and sum(titled) > 1:
        starts = [number for number, opens in enumerate(titled) if opens]
        return [pieces[start:end] for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True)]
    return [[piece] for piece in pieces] if all(_is_name_alone(piece.text) for piece in pieces) else []


def _pieces(line: Line) -> list[Line]:
    """A line parted before each further person, without the marks and numbers of a list."""
    cuts = [(0, 0), *(mark.span() for mark in _NEXT.finditer(line.text))]
    ends = [left for left, _ in cuts[1:]] + [len(line.text)]
    found = []
    for (_, start), end in zip(cuts, ends, strict=True):
        mark = _MARK.match(line.text, start)
        if mark is not None and mark.end() < end:
            found.append(piece_of(line, mark.end(), end))
    return found


def _is_name_alone(text: str) -> bool:
    name = clean_name(text)[0]
    alone = len(name.split()) >= _FEWEST_WORDS and name.casefold() == text.strip(" ,;.").casefold()
    return alone and is_name(name) and has_surname(name) and not (starts_with_post(text) or starts_with_unit(text))


def _share(doc: Doc, parted: Parted, role: str, cell: Cell) -> None:
    """Gives each person his or her line of a cell, or all of them the cell."""
    lines = lines_of(doc, [cell])
    each_its_own = len(lines) == len(parted.rows) and _stands_alone(role, lines)
    if not lines or not (each_its_own or role in _OF_ALL or (len(lines) == 1 and role not in _OF_ONE)):
        parted.uneven = parted.uneven or bool(lines)
        return
    for number, row in enumerate(parted.rows):
        row.setdefault(role, []).append(part_of(doc, cell, [lines[number]]) if each_its_own else cell)
    if role == "request" and len({line.bare.strip() for line in lines}) > 1:
        parted.uneven = True  # which of the awards is whose is told by nothing but the order


def _stands_alone(role: str, lines: list[Line]) -> bool:
    """Every line says something of its own, and none is the rest of the one above."""
    match role:
        case "request":
            return all(line.recognitions() for line in lines)
        case "unit":
            return all(starts_with_unit(line.text) for line in lines)
        case _:
            return all(line.text.strip()[:1].isupper() or line.text.strip()[:1].isdigit() for line in lines)
