"""Takes the tables of a Doc with its nominees; gives what their cells declare: counts by year, and columns of a list.

A table counts for a collective where it has years beside counts; for persons by the name in the row, or by the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors.document import Line, lines_of
from extractors.fields.clauses import Clause, clauses_of, lines_with
from extractors.fields.declarations import FORMS, NONE_AT_ALL, Owner, make_declared, read_clause
from extractors.fields.declarations import WORDS as WORDS_OF_PEOPLE
from extractors.fields.headcounts import WORDS as WORDS_OF_COUNTS
from extractors.fields.headcounts import counts_people, fact_of_head, level_of_head
from extractors.fields.values import clean_name, find_years
from extractors.layout import Cell, Table
from extractors.text import bare
from records.readings import Declared, Level

_COUNT = re.compile(
    r"\s*0*(?P<n>\d{1,4})(?:\s*/\s*0*(?P<of>\d{1,4}))?\s*(?:nguoi|dong chi)?\s*(?:\(?\s*[\d.,]+\s*%\s*\)?)?\s*"
)
_ONE_YEAR = re.compile(r"\W*(?:nam )?((?:19|20)\d{2})\W*")
_PLAIN_COUNTS = re.compile(r"\W*(?:so luong|so lieu|so nguoi|ket qua|tong so)\W*")
_DISCIPLINE_HEAD = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:hinh thuc |bi |muc )?ky luat(?: \(neu co\)| trong nam| neu co)?\W*"
)
_MONTHS_HEAD = re.compile(
    r"\W*(?:\d{1,2}[.)]\s*)?(?:so thang|thoi gian)(?: thuc te)? (?:cong tac|lam viec)(?: thuc te| trong nam|"
    r" \(thang\))*\W*"
)
_NOTE_HEAD = re.compile(r"ghi chu|chu thich|thoi gian nghi|nghi\b")
_MONTHS = re.compile(r"\s*0*(\d{1,2}(?:[.,]5)?)\s*(?:thang)?\s*")
_NONE = re.compile(r"\W*(?:khong|khong co|khong bi|chua|khong bi ky luat)\W*")
_WHOLE_YEAR = 12  # months
_LATEST_HEAD = 3  # rows among which the heads of columns are looked for
_FORM_COLUMNS = 2
_Grid = list[list[Cell | None]]


def tables_with(doc: Doc, words: Sequence[str]) -> list[Table]:
    """The tables that hold one of some bare words, in order."""
    found = {line.table.number: line.table for line in lines_with(doc, words) if line.table is not None}
    return [found[number] for number in sorted(found)]


def declared_in_counts(doc: Doc, owner: Owner) -> Iterator[Declared]:
    """Counts of a collective by year, whichever way the table lies."""
    for table in tables_with(doc, WORDS_OF_COUNTS):
        grid = table.grid()
        yield from _years_across(doc, grid, owner)
        yield from _years_down(doc, grid)


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def _year(cell: Cell | None) -> str | None:
    match = _ONE_YEAR.fullmatch(bare(_text(cell)))
    return match[1] if match else None


def _years_across(doc: Doc, grid: _Grid, owner: Owner) -> Iterator[Declared]:
    """Years head the columns; where the only column of numbers is headed "Số lượng", they are of the request's year."""
    if not grid:
        return
    years = {column: year for column, cell in enumerate(grid[0]) if (year := _year(cell))}
    if not years and owner.year:
        plain = [column for column, cell in enumerate(grid[0]) if _PLAIN_COUNTS.fullmatch(bare(_text(cell)))]
        years = {plain[0]: owner.year} if len(plain) == 1 else {}
    by_level = _are_by_level([_text(row[0]) for row in grid])
    for row in grid[1:] if years else ():
        head = next((_text(cell) for cell in row[:2] if _counts(cell, by_level=by_level)), None)
        if head is not None:
            for column, year in years.items():
                yield from _counted(doc, row[column] if column < len(row) else None, head, year)
    for column, year in years.items():
        levels = [(_text(row[0]), row[column]) for row in grid[1:] if column < len(row)]
        yield from _completed(doc, levels, year)


def _years_down(doc: Doc, grid: _Grid) -> Iterator[Declared]:
    """Years begin the rows, counts head the columns."""
    for number, heads in enumerate(grid[:_LATEST_HEAD]):
        by_level = _are_by_level([_text(cell) for cell in heads])
        counts = {column: _text(cell) for column, cell in enumerate(heads) if _counts(cell, by_level=by_level)}
        if not counts:
            continue
        for row in grid[number + 1 :]:
            year = next((year for cell in row[:2] if (year := _year(cell))), None)
            if year is not None:
                for column, head in counts.items():
                    yield from _counted(doc, row[column] if column < len(row) else None, head, year)
                cells = zip(map(_text, heads), row, strict=False)
                yield from _completed(doc, list(cells), year)
        return


def _are_by_level(heads: Sequence[str]) -> bool:
    return sum(level_of_head(head) is not None for head in heads) > 1


def _counts(cell: Cell | None, *, by_level: bool) -> bool:
    """Whether a head counts people; beside other levels those who completed their tasks are only a part of them."""
    return counts_people(_text(cell)) and not (by_level and level_of_head(_text(cell)) is not None)


def _completed(doc: Doc, columns: Sequence[tuple[str, Cell | None]], year: str) -> Iterator[Declared]:
    """How many completed their tasks, where counts by level add up to all the people of the same year."""
    total = 0
    levels: list[tuple[Level, int, Clause]] = []
    for head, cell in columns:
        clause = _whole(doc, cell)
        match = _COUNT.fullmatch(clause.low) if clause is not None else None
        if clause is None or match is None:
            continue
        if fact_of_head(head) == "members":
            total = int(match["n"])
        elif (level := level_of_head(head)) is not None:
            levels.append((level, int(match["n"]), clause))
    if len(levels) > 1 and total and sum(count for _, count, _ in levels) == total:
        done = sum(count for level, count, _ in levels if level != "khong_hoan_thanh")
        yield make_declared(levels[0][2], "completed_tasks", str(done), year=year)


def _counted(doc: Doc, cell: Cell | None, head: str, year: str) -> Iterator[Declared]:
    fact = fact_of_head(head)
    clause = _whole(doc, cell)
    match = _COUNT.fullmatch(clause.low) if clause is not None else None
    if clause is None:
        return
    if fact is None:  # any discipline: nobody is nobody, of some it is not said how severe
        if _NONE.fullmatch(clause.low) or (match and int(match["n"]) == 0):
            yield make_declared(clause, "disciplined_from_canh_cao", "0", year=year)
        return
    if match is None:
        if fact == "disciplined_from_canh_cao" and _NONE.fullmatch(clause.low):
            yield make_declared(clause, fact, "0", year=year)
        return
    if match["of"] and fact in ("ldtt", "cstdcs", "completed_tasks"):
        yield make_declared(clause, "members", match["of"], year=year)
    yield make_declared(clause, fact, match["n"], year=year)


def _whole(doc: Doc, cell: Cell | None) -> Clause | None:
    """A cell of one line as a clause."""
    lines = lines_of(doc, [cell]) if cell is not None else []
    if len(lines) != 1:
        return None
    return Clause(doc, lines[0], 0, len(lines[0].text), lines[0].bare, 0)


def declared_in_rows(doc: Doc, owners: Sequence[Owner]) -> Iterator[tuple[int, Declared]]:
    """What columns of a list say of the persons whose names stand in their rows, or of the only one by year.

    A form in two columns, labels and answers, speaks of the only one.
    """
    named = {owner.name: owner for owner in owners}
    for table in tables_with(doc, WORDS_OF_PEOPLE) if owners else ():
        grid = table.grid()
        if table.columns == _FORM_COLUMNS and len(owners) == 1 and not _kind_of_head(bare(_text(grid[0][1]))):
            yield from _form(doc, grid, owners[0])
            continue
        for number, heads in enumerate(grid[:_LATEST_HEAD]):
            kinds = {column: kind for column, cell in enumerate(heads) if (kind := _kind_of_head(bare(_text(cell))))}
            if not kinds:
                continue
            for row in grid[number + 1 :]:
                yield from _row(doc, row, kinds, named, owners)
            break


def _form(doc: Doc, grid: _Grid, owner: Owner) -> Iterator[tuple[int, Declared]]:
    for label, answer in grid:
        kind = _kind_of_head(bare(_text(label))) if answer is not label else None
        for line in lines_of(doc, [answer]) if kind and answer is not None else ():
            for each in _of_cell(doc, line, kind or "", owner, None):
                yield owner.index, each


def _kind_of_head(low: str) -> str | None:
    if _DISCIPLINE_HEAD.fullmatch(low):
        return "discipline"
    if _MONTHS_HEAD.fullmatch(low):
        return "months"
    return "note" if _NOTE_HEAD.search(low) else None


def _row(
    doc: Doc, row: list[Cell | None], kinds: dict[int, str], named: dict[str, Owner], owners: Sequence[Owner]
) -> Iterator[tuple[int, Declared]]:
    whose = list({owner.index: owner for cell in row if (owner := _named_in(cell, named)) is not None}.values())
    year = next((year for cell in row[:2] if (year := _year(cell))), None)
    if len(whose) != 1 and not (year and len(owners) == 1):
        return
    owner = whose[0] if len(whose) == 1 else owners[0]
    for column, kind in kinds.items():
        cell = row[column] if column < len(row) else None
        for line in lines_of(doc, [cell]) if cell is not None else ():
            for each in _of_cell(doc, line, kind, owner, year):
                yield owner.index, each


def _named_in(cell: Cell | None, named: dict[str, Owner]) -> Owner | None:
    """The owner whose name is all that a cell holds, an honorific aside."""
    text = " ".join(_text(cell).split())
    return named.get(bare(text)) or named.get(bare(clean_name(text)[0])) if text else None


def _of_cell(doc: Doc, line: Line, kind: str, owner: Owner, year: str | None) -> Iterator[Declared]:
    whole = Clause(doc, line, 0, len(line.text), line.bare, 0)
    low = line.bare.strip()
    if kind == "discipline":
        form = next((code for words, code in FORMS.items() if low.startswith(words) and "tro len" not in low), None)
        if _NONE.fullmatch(low):
            yield make_declared(whole, "discipline", NONE_AT_ALL, year=year)
        elif form is not None:
            years = [each.value for each in find_years(line.text, line.bare)]
            yield make_declared(whole, "discipline", form, year=years[0] if len(years) == 1 else year)
    elif kind == "months":
        match = _MONTHS.fullmatch(low)
        of = year or owner.year
        if match and of and float(match[1].replace(",", ".")) <= _WHOLE_YEAR:
            yield make_declared(whole, "months_worked", f"{float(match[1].replace(',', '.')):g}", year=of)
    else:
        for clause in clauses_of(doc, line):
            yield from read_clause(clause, owner, year)
