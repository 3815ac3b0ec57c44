"""Takes the texts of a profile; gives them so short that all stand on one page of the form as it is shipped.

Heights are reckoned, never measured by a program: a line less is better than a second page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil

from records import Evidence
from reports.achievements import Piece
from reports.papers.fitting import LINE, MORE, Room, fitted, line_count, share_out, shortened
from reports.papers.lives import LifeLine
from reports.papers.merits import with_place
from reports.papers.years import YearTable

SIZE, SMALL_SIZE = 11.0, 9.0  # letters of the form, in points
WIDTH = 170.0  # mm, between its margins
LIFE_WIDTH, BULLET_WIDTH = 144.0, 165.0
YEAR_WIDTH, KIND_WIDTH = 20.5, 22.5
CELL_GAP = 3.8  # mm that a cell leaves free at its sides
ROW_GAP = 2.5  # points that a row needs beside its words
PAGE_LINES = 44  # of SIZE that the lists of the form have, its head, titles and gaps taken off
HEADING_LINES = 1.4
LIFE_LINES = (4, 2)  # of one line of the life: at most, and in need
# lines of basis, deeds, initiatives, honours, tasks, council, files: what each has in any case, and at most in need
LEAST, MOST = (1, 6, 2, 2, 6, 1, 1), (3, 60, 60, 60, 60, 3, 2)
NAME, TEXT, DEED, SMALL = Room(WIDTH, 15), Room(WIDTH, SIZE), Room(BULLET_WIDTH, SIZE), Room(WIDTH, SMALL_SIZE)
LIFE = Room(LIFE_WIDTH - CELL_GAP, SIZE)
KIND, YEAR = Room(KIND_WIDTH - CELL_GAP, SMALL_SIZE), Room(YEAR_WIDTH - CELL_GAP, SMALL_SIZE)


@dataclass(frozen=True)
class Lists:
    """All that may be long in a profile; `pieces` tell the deeds in short where all of them do not fit.

    `asked` is the line under the name, whose words are not shortened.
    """

    name: str
    asked: str
    life: tuple[LifeLine, ...]
    basis: str
    deeds: tuple[str, ...]
    pieces: tuple[Piece, ...]
    initiatives: tuple[str, ...]
    honours: tuple[str, ...]
    years: YearTable
    tasks: tuple[str, ...]
    council: str
    files: tuple[str, ...]


def on_one_page(lists: Lists, *, cite: Callable[[Sequence[Evidence], Sequence[str]], str]) -> Lists:
    """The same lists, shortened where the page is too small; `cite` says where a piece stands."""
    wanted = _wanted(lists)
    life = _life(lists, lines=LIFE_LINES[0])
    if sum(wanted) > _free(lists, life):
        life = _life(lists, lines=LIFE_LINES[1])
        wanted = [min(want, most) for want, most in zip(wanted, MOST, strict=True)]
    basis, done, made, honours, tasks, council, files = share_out(wanted, least=LEAST, lines=_free(lists, life))
    return replace(
        lists,
        name=shortened(lists.name, NAME, lines=2),
        life=life,
        basis=shortened(lists.basis, TEXT, lines=max(1, basis)),
        deeds=tuple(_deeds(lists, lines=done, cite=cite)),
        initiatives=tuple(fitted(lists.initiatives, DEED, lines=made)),
        honours=tuple(fitted(lists.honours, DEED, lines=honours)),
        tasks=tuple(fitted(lists.tasks, DEED, lines=tasks)),
        council=shortened(lists.council, TEXT, lines=max(1, council)),
        files=(shortened("; ".join(lists.files), SMALL, lines=max(1, files)),),
    )


def _wanted(lists: Lists) -> list[int]:
    return [
        line_count(lists.basis, TEXT) if lists.basis else 0,
        *(_lines(texts, DEED) for texts in (lists.deeds, lists.initiatives, lists.honours, lists.tasks)),
        line_count(lists.council, TEXT) if lists.council else 0,
        line_count("; ".join(lists.files), SMALL),
    ]


def _life(lists: Lists, *, lines: int) -> tuple[LifeLine, ...]:
    return tuple(replace(each, noi_dung=shortened(each.noi_dung, LIFE, lines=lines)) for each in lists.life)


def _free(lists: Lists, life: Sequence[LifeLine]) -> int:
    """Lines that are left beside life and years; a part without anything has no heading either."""
    fixed = sum(line_count(each.noi_dung, LIFE) for each in life) + _year_lines(lists.years)
    fixed += min(2, line_count(lists.name, NAME)) + line_count(lists.asked, TEXT) - 2
    absent = sum(1 for part in (lists.initiatives, lists.honours, lists.council) if not part)
    return int(PAGE_LINES - fixed + HEADING_LINES * absent)


def _deeds(lists: Lists, *, lines: int, cite: Callable[[Sequence[Evidence], Sequence[str]], str]) -> list[str]:
    """All as they stand where there is room; else the clauses that tell most, in the order of the papers."""
    if _lines(lists.deeds, DEED) <= lines or not lists.pieces:
        return fitted(lists.deeds, DEED, lines=lines)
    told = [_piece(each, cite(each.evidence, each.sources)) for each in lists.pieces]
    if _lines(told, DEED) > lines - 1:
        return fitted(told, DEED, lines=lines)
    return [*told, MORE]


def _piece(piece: Piece, place: str) -> str:
    words = piece.text.rstrip(" .;,:") + ("…" if piece.cut else ".")
    return with_place(words[:1].upper() + words[1:], place)


def _lines(texts: Sequence[str], room: Room) -> int:
    return sum(line_count(text, room) for text in texts)


def _year_lines(years: YearTable) -> int:
    """The table with its head and its legend, in lines of the text."""
    if not years.lines:
        return 0
    small = 1 + sum(
        max(line_count(line.muc, KIND), *(line_count(cell, YEAR) for cell in line.cells)) for line in years.lines
    )
    small += line_count(years.legend, SMALL) if years.legend else 0
    rules = ROW_GAP * (len(years.lines) + 1)
    return ceil((small * SMALL_SIZE * LINE + rules) / (SIZE * LINE))
