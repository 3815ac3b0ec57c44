"""Takes a row of a list; gives what it grants: each recognition, level or initiative with its year and decision."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extractors.fields.classifications import find_level
from extractors.fields.drafting import fits
from extractors.fields.recognitions import Award, settle_by_decision
from extractors.honours.cells import (
    MARK,
    SHOWN,
    Unclear,
    check_granted,
    check_year,
    is_nothing,
    read_day,
    read_decision,
    read_years,
)
from extractors.honours.columns import Column, Table
from extractors.honours.context import Context
from extractors.honours.grids import Grid
from extractors.honours.texts import CellTexts
from extractors.readers.workbook.sheet import address
from extractors.text import bare
from records.catalogue import RECOGNITIONS, TITLES
from records.folding import fold
from records.honours import RowProblem, legal_kind_in
from records.readings import NomineeKind

INITIATIVE = "SANG_KIEN"
_RECOGNISED = re.compile(r"sang kien|de tai|giai phap")
_DECIDING = ("number", "day", "decision", "authority")
_BY_NAME = {fold(name): code for code, name in RECOGNITIONS.items()}  # "Cờ thi đua của Bộ" names no ministry
_NAMES = {"BK": "Bằng khen", "CO": "Cờ thi đua", "CSTD": "Chiến sĩ thi đua"}


@dataclass(slots=True, frozen=True)
class Decided:
    """The decision of what a column tells."""

    number: str | None = None
    day: date | None = None
    authority: str | None = None


@dataclass(slots=True, frozen=True)
class Granted:
    """One honour of a row, before it is known whose; `column` is where it stands."""

    column: int
    text: str
    code: str | None = None
    level: str | None = None
    year: str | None = None
    decided: Decided = Decided()
    initiative: str | None = None
    legal_kind: str | None = None

    def told(self) -> dict[str, Any]:
        """As the fields of an Honour."""
        return {
            "code": self.code,
            "level": self.level,
            "text": self.text,
            "year": int(self.year[:4]) if self.year else None,
            "decision_number": self.decided.number,
            "decision_date": self.decided.day,
            "authority": self.decided.authority,
            "initiative": self.initiative,
            "legal_kind": self.legal_kind,
        }


@dataclass(slots=True)
class _Row:
    grid: Grid
    row: int
    above: Context
    kind: NomineeKind

    def text(self, column: Column) -> str:
        return self.grid.text(self.row, column.at)


class Grants:
    """What the columns of one list grant; which decision belongs to which of them is settled once."""

    def __init__(self, table: Table, texts: CellTexts, today: date) -> None:
        self._texts, self._today = texts, today
        self._years = table.of("year")
        self._told = [c for c in table.columns if c.role in ("award", "fixed", "by_year", "level")]
        self._initiatives = table.of("initiative")
        self._deciding = _owners(table, self._told)

    def of(self, grid: Grid, row: int, above: Context, kind: NomineeKind) -> Iterator[Granted | RowProblem]:
        """What one row grants, and each cell of it that cannot be taken."""
        here = _Row(grid, row, above, kind)
        try:
            years = self._row_years(here)
        except Unclear as exc:
            yield _problem(self._years[0].at if self._years else None, exc)
            return
        found: list[Granted | RowProblem] = []
        for column in self._told:
            try:
                found += self._of_column(here, column, years)
            except Unclear as exc:
                found.append(_problem(column.at, exc))
        if not found and above.award is not None:
            found += self._safely(here, above.award, years)
        yield from self._with_initiatives(here, found, years)

    def _safely(self, here: _Row, award: Award, years: tuple[str, ...]) -> list[Granted | RowProblem]:
        """What the title of the list grants to everybody in it."""
        try:
            decided = self._decided(here, None)
            return [self._award(here, -1, award, year, decided) for year in years or (None,)]
        except Unclear as exc:
            return [_problem(None, exc)]

    def _row_years(self, here: _Row) -> tuple[str, ...]:
        for column in self._years:
            if years := read_years(here.text(column), today=self._today):
                return years
        return (here.above.year,) if here.above.year else ()

    # --- one column

    def _of_column(self, here: _Row, column: Column, years: tuple[str, ...]) -> list[Granted]:
        text = here.text(column)
        if not text or is_nothing(text):
            return []
        years = (column.year,) if column.year else years
        if column.role == "fixed":
            return self._of_fixed(here, column, text, years)
        found: list[Granted] = []
        level = find_level(bare(text)) if column.role in ("level", "by_year") else None
        if level:
            decided = self._decided(here, column)
            found += [self._level(column, text, level, year, decided) for year in years or (None,)]
        if column.role != "level":
            found += self._awards(here, column, text, years)
        if not found:
            what = "xếp loại" if column.role == "level" else "danh hiệu, hình thức"
            raise Unclear(f"không nhận ra {what} “{text[:SHOWN]}{'…' if len(text) > SHOWN else ''}”")
        return found

    def _of_fixed(self, here: _Row, column: Column, text: str, years: tuple[str, ...]) -> list[Granted]:
        """A column headed by one recognition: its cells mark it, date it or give its decision."""
        awards = self._texts.awards(column.head, of_collective=here.kind == "tap_the")
        if len({award.code for award in awards}) != 1:
            raise Unclear(f"đầu cột “{column.head}” không nêu đúng một danh hiệu, hình thức")
        award = replace(awards[0], year=None, decision=None, day=None)
        decided = self._decided(here, column)
        if not MARK.fullmatch(text.strip()):
            if re.search(r"[/]\s*[A-ZĐ]", text):
                number, day = read_decision(text)
                decided = replace(decided, number=number, day=day or decided.day)
            else:
                years = read_years(text, today=self._today)
        return [self._award(here, column.at, award, year, decided) for year in years or (None,)]

    def _awards(self, here: _Row, column: Column, text: str, years: tuple[str, ...]) -> list[Granted]:
        awards = self._texts.awards(text, of_collective=here.kind == "tap_the")
        if not awards and _RECOGNISED.search(bare(text)) and column.role == "award":
            decided = self._decided(here, column)
            title = next((here.text(each) for each in self._initiatives if here.text(each)), None)
            if title is None:
                raise Unclear(f"“{text}” mà không có tên sáng kiến")
            return [self._initiative(column.at, title, year, decided) for year in years or (None,)]
        if awards:
            check_granted(text)
        own = self._decided(here, column) if awards else Decided()
        awards = _without_periods(awards, years)
        found = []
        for award in awards:
            if award.year and years and award.year not in years and not column.year:
                raise Unclear(f"“{text}” ghi năm {award.year}, cột năm ghi {', '.join(years)}")
            if award.decision and own.number and award.decision != own.number:
                raise Unclear(f"“{text}” và cột quyết định ghi hai số khác nhau")
            day = date.fromisoformat(award.day) if award.day else own.day
            in_words = None if fold(text) in _BY_NAME else award.authority  # the name of a recognition is no authority
            decided = Decided(award.decision or own.number, day, own.authority or in_words)
            found += [
                self._award(here, column.at, award, year, decided, cell=text)
                for year in ((award.year,) if award.year else years or (None,))
            ]
        return found

    def _award(
        self, here: _Row, at: int, award: Award, year: str | None, decided: Decided, *, cell: str = ""
    ) -> Granted:
        """With its level by who decided; raises Unclear where that, or the year, is not told or cannot be."""
        authority = award.authority or decided.authority
        settled = settle_by_decision(replace(award, authority=authority, decision=decided.number))
        code = _BY_NAME.get(fold(cell), settled.code)
        if code not in RECOGNITIONS:
            raise Unclear(f"“{_NAMES.get(code, award.text)}” chưa rõ của cấp nào")
        if here.kind == "tap_the" and code == "LDTT":
            code = "TTLDTT"
        if not fits(code, here.kind):
            whom = "tập thể" if here.kind == "tap_the" else "cá nhân"
            raise Unclear(f"“{award.text}” không tặng cho {whom}")
        self._check(code, year, decided)
        kind = legal_kind_in(cell) if cell else None
        text = cell if code == "KHAC" and cell else award.text
        return Granted(at, text, code=code, year=year, decided=decided, legal_kind=kind)

    def _level(self, column: Column, text: str, level: str, year: str | None, decided: Decided) -> Granted:
        if year is None:
            raise Unclear(f"xếp loại “{text}” không rõ năm")
        return Granted(column.at, text, level=level, year=year, decided=decided)

    def _check(self, code: str, year: str | None, decided: Decided) -> None:
        if year is None and (code in TITLES or decided.number is None):
            raise Unclear(f"{RECOGNITIONS[code]} không rõ năm")
        if year is not None:
            check_year(year, today=self._today)
        if decided.day is not None and decided.day > self._today:
            raise Unclear(f"ngày quyết định {decided.day:%d/%m/%Y} ở sau hôm nay", weight="wrong")
        if year is not None and decided.day is not None and decided.day.year < int(year[:4]):
            raise Unclear(f"quyết định ngày {decided.day:%d/%m/%Y} ở trước năm thành tích {year}")

    # --- decisions and initiatives

    def _decided(self, here: _Row, column: Column | None) -> Decided:
        """The decision of what a column tells, else that of the titles above the list."""
        above = here.above
        own = self._deciding.get(column.at if column else -1, ())
        number, day, authority = None, None, None
        for each in own:
            text = here.text(each)
            if each.role in ("number", "decision"):
                told_number, told_day = read_decision(text)
                number, day = number or told_number, day or told_day
            elif each.role == "day":
                day = read_day(text) or day
            elif text and not is_nothing(text):
                authority = authority or text
        if number is None and day is None:
            return Decided(above.number, above.day, authority or above.authority)
        return Decided(number, day, authority)

    def _initiative(self, at: int, title: str, year: str | None, decided: Decided) -> Granted:
        self._check(INITIATIVE, year, decided)
        return Granted(at, title, code=INITIATIVE, year=year, decided=decided, initiative=title)

    def _with_initiatives(
        self, here: _Row, found: list[Granted | RowProblem], years: tuple[str, ...]
    ) -> Iterator[Granted | RowProblem]:
        """An initiative of the row served the one recognition that the row grants; alone it was recognised itself."""
        named = [(column, text) for column in self._initiatives if not is_nothing(text := here.text(column)) and text]
        granted = [each for each in found if isinstance(each, Granted) and each.code and each.code != INITIATIVE]
        if not named or any(isinstance(each, Granted) and each.initiative for each in found):
            yield from found
            return
        column, title = named[0]
        if len(granted) == 1:
            yield from (replace(each, initiative=title) if each is granted[0] else each for each in found)
            return
        yield from found
        if not granted:
            try:
                decided = self._decided(here, None)
                yield from [self._initiative(column.at, title, year, decided) for year in years or (None,)]
            except Unclear as exc:
                yield _problem(column.at, exc)


def _without_periods(awards: list[Award], years: tuple[str, ...]) -> list[Award]:
    """An award for what was done over several years is one award, of the year that its row gives; titles are annual."""
    found: dict[tuple[str, int], list[Award]] = {}
    for award in awards:
        found.setdefault((award.code, award.start), []).append(award)
    kept: list[Award] = []
    for (code, _), same in found.items():
        if len(same) == 1 or (code in TITLES and not years):
            kept += same
        elif years:
            kept.append(replace(same[0], year=None))
        else:
            raise Unclear(f"“{same[0].text}” ghi nhiều năm, chưa rõ năm nào là năm được khen")
    return kept


def _owners(table: Table, told: list[Column]) -> dict[int, tuple[Column, ...]]:
    """Which columns of decisions belong to which column of recognitions; those of the title's award stand under -1.

    One of the same year first, else the nearest on the left that is no level; with one column of recognitions, all.
    """
    awards = [column for column in told if column.role != "level"]
    found: dict[int, list[Column]] = {-1: []}
    for column in table.of(*_DECIDING):
        of_level = "xep loai" in bare(column.head)
        same_year = [each for each in told if column.year and each.year == column.year]
        left = [each for each in awards if each.at < column.at]
        if of_level or not awards:
            owner = next((each for each in told if each.role in ("level", "by_year")), None)
        elif same_year:
            owner = same_year[0]
        elif len(awards) == 1:
            owner = awards[0]
        else:
            owner = left[-1] if left else awards[0]
        found.setdefault(owner.at if owner else -1, []).append(column)
        if not awards:
            found[-1].append(column)
    return {at: tuple(columns) for at, columns in found.items()}


def _problem(column: int | None, exc: Unclear) -> RowProblem:
    letters = None if column is None or column < 0 else address((0, column))[:-1]
    return RowProblem(column=letters, weight=exc.weight, text=exc.text)
