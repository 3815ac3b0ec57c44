"""Takes the cells of a roster's row that tell of merits; gives prior recognitions, levels by year and initiatives.

A cell is completed by what stands beside it: the year of its column's head, the column of years, that of decisions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.document import Line, lines_of, locate, span_of
from extractors.fields.achievements import read_deeds_of_cells
from extractors.fields.classifications import find_level, is_level_alone, read_levels
from extractors.fields.drafting import Draft
from extractors.fields.initiatives import initiatives_of_cell, read_quoted
from extractors.fields.past_columns import year_of_head
from extractors.fields.received import Owner, Received, read_decided, read_received_lines
from extractors.fields.recognitions import find_awards, likeliest_code
from extractors.fields.rosters import Entry
from extractors.fields.values import find_dates, find_decisions, find_years
from extractors.layout import Cell
from extractors.text import bare
from records.catalogue import TITLES
from records.readings import Classification, Initiative, Recognition

_MARK = re.compile(r"[xX✓✔vV]")


@dataclass(slots=True, frozen=True)
class _Beside:
    """What completes a cell: the years of its column or row, numbers and dates of decisions."""

    years: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()

    def of(self, index: int, count: int) -> tuple[str | None, str | None, str | None]:
        """Year, number and date for one of `count` things in the cell: they pair off, or one stands for all."""
        return _one(self.years, index, count), _one(self.numbers, index, count), _one(self.dates, index, count)


def _one(values: tuple[str, ...], index: int, count: int) -> str | None:
    if len(values) == count:
        return values[index]
    return values[0] if len(values) == 1 else None


def fill_merits(doc: Doc, draft: Draft, entry: Entry) -> None:
    """Sets what the nominee received, the initiatives and the deeds; levels wait for the year that is asked."""
    owner = Owner(draft.kind, draft.full_name.value)
    received = [_read_prior(doc, entry, cell, owner) for cell in entry.cells.get("prior", [])]
    told = [_read_told(doc, entry, role, owner) for role in ("note", "achievement", "decision")]
    draft.prior_titles = _unique([each for part in [*received, *told] for each in part.titles])
    draft.prior_awards = _unique([each for part in [*received, *told] for each in part.awards])
    draft.initiatives = tuple(
        i for cell in entry.cells.get("initiative", []) for i in _read_initiatives(doc, entry, cell)
    )
    lines = lines_of(doc, entry.cells.get("achievement", []))
    if not draft.initiatives:
        draft.initiatives = tuple(each for line in lines for each in read_quoted(doc, line) if each.decision_number)
    draft.achievements = read_deeds_of_cells(doc, lines)


def _read_prior(doc: Doc, entry: Entry, cell: Cell, owner: Owner) -> Received:
    """Recognitions of a cell that holds nothing else; a mark, year or decision stands for its column's award."""
    beside = _beside(entry, cell)
    lowest = entry.columns.lowest.get(cell.column)
    heads = [line for line in lines_of(doc, [lowest] if lowest else []) if find_awards(line)]
    marked = _MARK.fullmatch(cell.text.strip()) is not None
    read = read_received_lines(doc, heads if marked else lines_of(doc, [cell]), owner)
    named = [award for line in heads for award in find_awards(line)]
    if len(named) == 1 and not (marked or read.titles or read.awards):
        read = read_decided(doc, lines_of(doc, [cell]), named[0])
    told = [*read.titles, *read.awards]
    mixed = bool(read.titles and read.awards)  # their order is not kept, so that nothing can pair off
    complete = [
        _completed(each, *beside.of(0 if mixed else index, 1 if mixed else len(told)))
        for index, each in enumerate(told)
    ]
    return Received(tuple(complete[: len(read.titles)]), tuple(complete[len(read.titles) :]))


def _completed(told: Recognition, year: str | None, number: str | None, date: str | None) -> Recognition:
    """The recognition with the year, number and date that it does not tell itself."""
    decided = told.decision_number is not None
    return told.model_copy(
        update={
            "year": told.year or year,
            "decision_number": told.decision_number if decided else number,
            "decision_date": told.decision_date if decided else date,
        }
    )


def _read_told(doc: Doc, entry: Entry, role: str, owner: Owner) -> Received:
    """Recognitions that remarks, deeds and decisions tell with their year or decision; else they may be asked for."""
    titles: list[Recognition] = []
    awards: list[Recognition] = []
    for cell in entry.cells.get(role, []):
        for line in lines_of(doc, [cell]):
            read = read_received_lines(doc, [line], owner)
            head = year_of_head(entry.columns.heads.get(cell.column, "")) if _is_award_alone(line) else None
            for found, told in ((titles, read.titles), (awards, read.awards)):
                found += [
                    each.model_copy(update={"year": each.year or head})
                    for each in told
                    if each.year or each.decision_number or head
                ]
    return Received(tuple(titles), tuple(awards))


def _is_award_alone(line: Line) -> bool:
    """The line names recognitions and nothing else ("LĐTT; CSTĐCS")."""
    rest = line.text
    for award in reversed(find_awards(line)):
        rest = rest[: award.start] + rest[award.end :]
    return not re.search(r"\w", rest)


def _unique(found: list[Recognition]) -> tuple[Recognition, ...]:
    seen: dict[tuple[str, str | None, str | None], Recognition] = {}
    for each in found:
        seen.setdefault((each.code, each.year, each.decision_number), each)
    return tuple(seen.values())


def _read_initiatives(doc: Doc, entry: Entry, cell: Cell) -> list[Initiative]:
    found = initiatives_of_cell(doc, lines_of(doc, [cell]))
    beside = _beside(entry, cell)
    complete = []
    for index, each in enumerate(found):
        year, number, date = beside.of(index, len(found))
        decision = {"decision_number": number, "decision_date": date} if each.decision_number is None else {}
        update = {"year": each.year or year} | decision
        complete.append(each.model_copy(update=update))
    return complete


def _beside(entry: Entry, cell: Cell) -> _Beside:
    """What the head of a cell's column and the columns that belong to it tell."""
    texts: dict[str, str] = {"year": "", "decision": ""}
    for role in texts:
        for other in entry.cells.get(role, []):
            if entry.columns.owners.get(other.column) == cell.column:
                texts[role] += f"{other.text}\n"
    head = year_of_head(entry.columns.heads.get(cell.column, ""))
    return _Beside(
        tuple(found.value for found in find_years(texts["year"])) or ((head,) if head else ()),
        tuple(found.value for found in find_decisions(texts["decision"])),
        tuple(found.value for found in find_dates(texts["decision"]) if len(found.value) == len("2026-01-31")),
    )


def read_row_levels(doc: Doc, entry: Entry, asked_year: str | None) -> tuple[Classification, ...]:
    """Levels by year of a row: with the year beside them, else of their column's head, else the one year asked for."""
    found: dict[str, Classification] = {}
    for role in ("level", "note", "achievement"):
        for cell in entry.cells.get(role, []):
            lines = lines_of(doc, [cell])
            dated = read_levels(doc, lines)
            for each in dated or _level_of_head(doc, entry, cell, role, asked_year):
                found.setdefault(each.year, each)
    return tuple(found[year] for year in sorted(found))


def _level_of_head(doc: Doc, entry: Entry, cell: Cell, role: str, asked_year: str | None) -> list[Classification]:
    """The level of a cell that names no year; among deeds only where it is all that the cell says."""
    low = bare(cell.text)
    level = find_level(low)
    year = _beside(entry, cell).of(0, 1)[0] or asked_year
    lines = lines_of(doc, [cell])
    if level is None or year is None or not lines or (role == "achievement" and not is_level_alone(low)):
        return []
    place, span = locate(doc, lines[0]), span_of(lines[0])
    return [Classification(year=year, level=level, confidence=0.75, evidence=place, sources=("table",), span=span)]


def untitled_initiatives(entry: Entry, draft: Draft) -> tuple[str, ...]:
    """Decisions on initiatives that the row names, where no cell tells what the initiatives are."""
    if draft.initiatives:
        return ()
    cells = [
        cell for cell in entry.cells.get("decision", []) if "sang kien" in entry.columns.heads.get(cell.column, "")
    ]
    cells += entry.cells.get("initiative", [])
    return tuple(found.value for cell in cells for found in find_decisions(cell.text))


def shared_heads(doc: Doc, entry: Entry) -> list[str]:
    """Heads that name several recognitions over a cell of years or decisions alone: which is meant it does not tell."""
    found = []
    for cell in entry.cells.get("prior", []):
        lowest = entry.columns.lowest.get(cell.column)
        codes = {award.code for line in lines_of(doc, [lowest] if lowest else []) for award in find_awards(line)}
        if lowest is None or len(codes) < 2 or any(find_awards(line) for line in lines_of(doc, [cell])):
            continue
        if find_years(cell.text) or find_decisions(cell.text):
            found.append(" ".join(lowest.text.split()))
    return found


def unclear_heads(doc: Doc, entry: Entry) -> list[str]:
    """Heads of the row's undated columns that name the same kind, title or award, as the column that asks."""
    if not entry.columns.unclear:  # as in nearly every list
        return []
    kinds: dict[int, set[bool]] = {}
    for cell in entry.cells.get("request", []):
        awards = [award for line in lines_of(doc, [cell]) for award in find_awards(line)]
        kinds[cell.column] = {likeliest_code(award.code) in TITLES for award in awards}
    asked = {kind for column, own in kinds.items() if column not in entry.columns.unclear for kind in own}
    unclear = [column for column in entry.columns.unclear if kinds.get(column, set()) & asked]
    return [" ".join(entry.columns.lowest[column].text.split()) for column in unclear]
