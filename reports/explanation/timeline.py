"""Takes a judgement and the entries of its nominee; gives a timeline: rows, years, and what each year did for whom.

Nothing is judged here: what counted is what the conditions say of their years. Drawing is left to `drawing`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from records.catalogue import TITLES
from records.chronicle import EntryKind, YearEntry
from records.proposals import CLASSIFICATION, INITIATIVE, ConditionResult, Did, Judgement
from reports.bases import DOSSIER_CONDITIONS, is_for_council
from reports.explanation.wording import ROW_NAMES, short_entry

LONGEST_GAP = 3  # years of which nothing is known; more of them are one column
_ORDER: dict[Did, int] = {"carried": 0, "open": 1, "broke": 2, "skipped": 3}


@dataclass(frozen=True, slots=True)
class Numbered:
    """A condition with the number under which page and picture speak of it."""

    number: int
    condition: ConditionResult


@dataclass(frozen=True, slots=True)
class Mark:
    """What a year did, for the conditions of these numbers."""

    did: Did
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """One entry in a cell; `is_claim`: only the nominee's own paper says so; `is_counted`: a condition rests on it."""

    text: str
    is_claim: bool
    is_counted: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    labels: tuple[Label, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the timeline, with its cells by year; None is the column of what has no year."""

    kind: EntryKind
    cells: dict[int | None, Cell]

    @property
    def name(self) -> str:
        return ROW_NAMES[self.kind]


@dataclass(frozen=True, slots=True)
class Column:
    """A year; or, without one, a gap of years of which nothing is known, or what has no year."""

    year: int | None
    label: str
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """`after`: the years of prior awards after which others count; `numbered`: the conditions that marks speak of."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    asked: int | None
    after: tuple[int, ...]
    numbered: tuple[Numbered, ...]
    entries: tuple[YearEntry, ...]


def number_conditions(judgement: Judgement) -> tuple[Numbered, ...]:
    """What a program decides, numbered from 1 in the order of the rule: no papers, nothing that is for a person."""
    decided = [
        each for each in judgement.conditions if not is_for_council(each) and not each.id.startswith(DOSSIER_CONDITIONS)
    ]
    return tuple(Numbered(number, each) for number, each in enumerate(decided, start=1))


def build_timeline(
    judgement: Judgement, entries: Sequence[YearEntry], *, asked: int | None, city: bool = False
) -> Timeline | None:
    """The timeline of one proposal, `asked` the year it is about; None where no year is known of anything."""
    marks = _marks(number_conditions(judgement), entries)
    marked = {number for done in marks.values() for numbers in done.values() for number in numbers}
    numbered = tuple(each for each in number_conditions(judgement) if each.number in marked)
    if not entries and not marks:
        return None
    years = {year for _, year in marks} | set(filter(None, (entry.year for entry in entries)))
    years |= {each.until for each in entries if each.until is not None}
    after = sorted({each.condition.after for each in numbered if each.condition.after is not None})
    return Timeline(
        columns=_columns(years | set(filter(None, [asked])), with_undated=any(each.year is None for each in entries)),
        lines=tuple(_lines(marks, entries, numbered, city=city)),
        asked=asked,
        after=tuple(after),
        numbered=numbered,
        entries=tuple(entries),
    )


def _marks(
    numbered: Iterable[Numbered], entries: Sequence[YearEntry]
) -> dict[tuple[EntryKind, int], dict[Did, list[int]]]:
    """By row and year: what was done there, for which conditions."""
    marks: dict[tuple[EntryKind, int], dict[Did, list[int]]] = {}
    for each in numbered:
        for counted in each.condition.years:
            for kind in _rows_of(each.condition, counted.year, counted.did, entries):
                marks.setdefault((kind, counted.year), {}).setdefault(counted.did, []).append(each.number)
    return marks


def _rows_of(condition: ConditionResult, year: int, did: Did, entries: Sequence[YearEntry]) -> list[EntryKind]:
    """Where the mark of a year stands: with the entries that it is about, else in the first row that it asks for."""
    wanted = [_kind_of(about) for about in condition.about]
    there = [entry for entry in entries if _covers(entry, year)]
    if did == "broke" and any(entry.kind == "discipline" for entry in there):
        return ["discipline"]
    if did == "skipped" and any(entry.kind == "maternity" for entry in there):
        return ["maternity"]
    if not wanted:  # months of work, the absence of a discipline: no row shows them
        return []
    matching = [entry.kind for entry in there if _is_about(entry, condition)]
    if not matching and did == "broke":  # a lower level excludes a title
        matching = [entry.kind for entry in there if entry.kind == "classification"]
    return list(dict.fromkeys(matching)) or wanted[:1]


def _covers(entry: YearEntry, year: int) -> bool:
    return entry.year is not None and entry.year <= year <= (entry.until or entry.year)


def _is_about(entry: YearEntry, condition: ConditionResult) -> bool:
    if entry.kind == "classification":
        return CLASSIFICATION in condition.about
    if entry.kind == "initiative":
        return INITIATIVE in condition.about
    return entry.code in condition.about


def _kind_of(about: str) -> EntryKind:
    if about == CLASSIFICATION:
        return "classification"
    if about == INITIATIVE:
        return "initiative"
    return "title" if about in TITLES else "award"


def _columns(years: set[int], *, with_undated: bool) -> tuple[Column, ...]:
    columns: list[Column] = []
    for year in sorted(years):
        gap = year - columns[-1].year - 1 if columns and columns[-1].year else 0
        if gap > LONGEST_GAP:
            columns.append(Column(None, "…", is_gap=True))
        else:
            columns += [Column(between, str(between)) for between in range(year - gap, year)]
        columns.append(Column(year, str(year)))
    return (*columns, *([Column(None, "chưa rõ năm")] if with_undated else []))


def _lines(
    marks: dict[tuple[EntryKind, int], dict[Did, list[int]]],
    entries: Sequence[YearEntry],
    numbered: Sequence[Numbered],
    *,
    city: bool,
) -> Iterable[Line]:
    for kind in ROW_NAMES:
        own = [entry for entry in entries if entry.kind == kind]
        years: set[int | None] = {year for row, year in marks if row == kind}
        for entry in own:
            years |= {None} if entry.year is None else set(range(entry.year, (entry.until or entry.year) + 1))
        if not years:
            continue
        cells = {}
        for year in years:
            there = [each for each in own if (each.year is None if year is None else _covers(each, year))]
            found = [Mark(did, tuple(at)) for did, at in (marks.get((kind, year), {}) if year else {}).items()]
            labels = _labels(there, [each.condition for each in numbered], year, city=city)
            cells[year] = Cell(labels, tuple(sorted(found, key=lambda mark: _ORDER[mark.did])))
        yield Line(kind, cells)


def _labels(
    entries: Sequence[YearEntry], conditions: Sequence[ConditionResult], year: int | None, *, city: bool
) -> tuple[Label, ...]:
    """The entries of one cell, equal ones counted, those that count at the top."""
    told = [
        Label(short_entry(each, city=city), each.standing == "claimed", _is_counted(each, conditions, year))
        for each in entries
    ]
    distinct = sorted(dict.fromkeys(told), key=lambda label: not label.is_counted)
    return tuple(replace(label, text=_times(label.text, told.count(label))) for label in distinct)


def _is_counted(entry: YearEntry, conditions: Sequence[ConditionResult], year: int | None) -> bool:
    return any(
        _is_about(entry, condition) and any(c.year == year and c.did == "carried" for c in condition.years)
        for condition in conditions
    )


def _times(text: str, count: int) -> str:
    return f"{count}× {text}" if count > 1 else text
