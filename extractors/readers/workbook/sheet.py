"""One sheet of a workbook as a person sees it: its cells as text with their look, what is hidden, what is in doubt.

Every reader of workbooks fills it. Rows and columns are counted from 0: A1 is (0, 0), C7 is (6, 2).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extractors.layout import Doubt, Paragraph
from extractors.repair.repairs import Repairs

MOST_ROWS = 5_000  # with text, of all sheets together
MOST_COLUMNS = 100  # of a sheet, counted from its first one with text
MOST_CELLS = 100_000
MOST_LETTERS = 2_000_000  # of all sheets together: some 1,000 pages
MOST_CHARACTERS = 32_767  # of a cell in Excel
MOST_SHEETS = 100
ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)


@dataclass(slots=True, frozen=True)
class Room:
    """How much of a workbook is read: rows with text and letters of all sheets together, cells of one sheet."""

    rows: int = MOST_ROWS
    cells: int = MOST_CELLS
    letters: int = MOST_LETTERS


ORDINARY = Room()
SavedValue = str | int | float | bool | datetime.date | datetime.time | datetime.datetime | datetime.timedelta
Saved = dict[tuple[int, int], SavedValue]  # what cells held when the file was saved, by (row, column)


@dataclass(slots=True, frozen=True)
class Look:
    """How a cell format shows a cell: number format, font, weight, a line through the text, border, alignment."""

    pattern: str = "General"
    font: str | None = None
    bold: bool = False
    struck: bool = False
    framed: bool = False
    centred: bool = False


@dataclass(slots=True)
class SheetCell:
    """What a cell shows. `dated`: a stored date, not typed text; `framed`: it has a border."""

    text: str
    bold: bool = False
    centred: bool = False
    framed: bool = False
    dated: bool = False


@dataclass(slots=True)
class Sheet:
    """The cells with text of a sheet by (row, column); `merges` are (top, left, bottom, right), all included.

    `errors`, `uncalculated`, `struck` and `odd_dates` are places whose text is wanting or in doubt; `comments` hold
    what people wrote beside a cell, `floating` the text of shapes over the sheet with the place where they begin.
    """

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], SheetCell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    filtered: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: list[tuple[int, int]] = field(default_factory=list)
    struck: list[tuple[int, int]] = field(default_factory=list)
    odd_dates: list[tuple[int, int]] = field(default_factory=list)
    twice: list[tuple[int, int]] = field(default_factory=list)
    invisible: list[tuple[int, int]] = field(default_factory=list)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)
    floating: list[tuple[tuple[int, int], Paragraph]] = field(default_factory=list)
    pictures: int = 0
    cut: bool = False  # more rows, columns or cells than are read


@dataclass(slots=True)
class Workbook:
    """The sheets in their order; `repairs` of their text, `macros` that were there and did not run; what has `room`."""

    sheets: list[Sheet] = field(default_factory=list)
    repairs: Repairs = field(default_factory=Repairs)
    doubts: list[Doubt] = field(default_factory=list)
    macros: bool = False
    letters: int = 0
    room: Room = ORDINARY

    def has_room(self, text: str) -> bool:
        """Counts the text in; False where the workbook would hold more letters than there is room for."""
        if self.letters + len(text) > self.room.letters:
            return False
        self.letters += len(text)
        return True


def address(place: tuple[int, int]) -> str:
    """ "C7" of (6, 2)."""
    row, column = place
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def place_of(reference: str) -> tuple[int, int] | None:
    """(6, 2) of "C7" or "$C$7"; None where the text is no cell's address."""
    reference = reference.replace("$", "")
    letters = reference.rstrip("0123456789")
    digits = reference[len(letters) :]
    if not (1 <= len(letters) <= 3 and letters.isascii() and letters.isalpha() and 1 <= len(digits) <= 7):
        return None
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def area_of(reference: str) -> tuple[int, int, int, int] | None:
    """(top, left, bottom, right) of "A1:C7"; None where it is none."""
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    if start is None or end is None or end[0] < start[0] or end[1] < start[1]:
        return None
    return *start, *end


def name_places(places: Iterable[tuple[int, int]], most: int = 5) -> str:
    """ "C7, D9 và 3 ô khác"."""
    named = [address(place) for place in sorted(places)]
    rest = len(named) - most
    return ", ".join(named[:most]) + (f" và {rest} ô khác" if rest > 0 else "")


def name_rows(rows: Iterable[int]) -> str:
    """ "7, 9-12" of rows counted from 0."""
    return _name_runs(rows, lambda row: str(row + 1))


def name_columns(columns: Iterable[int]) -> str:
    """ "C, E-F" of columns counted from 0."""
    return _name_runs(columns, lambda column: address((0, column))[:-1])


def _name_runs(numbers: Iterable[int], name: Callable[[int], str], most: int = 8) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    told = [name(first) if first == last else f"{name(first)}-{name(last)}" for first, last in runs[:most]]
    return ", ".join(told) + (", …" if len(runs) > most else "")
