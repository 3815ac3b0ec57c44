"""Takes a sheet's grid; gives each row of its lists as honours, or with the reason why a person has to look at it.

A row with a problem tells no honour; of columns by year each tells its own. Titles, sums and signatures are counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from extractors.honours.cells import (
    Unclear,
    check_born,
    is_nothing,
    is_revoked,
    kind_of,
    looks_like,
    read_birth,
    read_gender,
    read_legal_kind,
    read_name,
)
from extractors.honours.columns import Column, Table, find_table
from extractors.honours.context import Context, context_of_titles, in_section, is_closing
from extractors.honours.granted import Granted, Grants
from extractors.honours.grids import Grid
from extractors.honours.texts import CellTexts
from extractors.readers.workbook.sheet import address
from extractors.sandbox.pulse import beat
from extractors.text import bare
from records.honours import Honour, HonourRow, RowProblem, legal_kind_in
from records.readings import Evidence, NomineeKind

_ARABIC = re.compile(r"\d{1,5}[.)]?")
_OF_PEOPLE = re.compile(r"\bho (?:va )?(?:chu dem va )?ten\b.*\btap the\b")  # heads both
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")
_EVERY = 500  # rows, between two signs of life


@dataclass(slots=True)
class Read:
    """The rows of one sheet, and how many others it has: titles, heads, sections, sums, signatures."""

    rows: list[HonourRow] = field(default_factory=list)
    others: int = 0
    notes: list[str] = field(default_factory=list)


def read_sheet(grid: Grid, texts: CellTexts, *, today: date, source: str) -> Read:
    """Every list of a sheet, one below the other."""
    read = Read()
    table = find_table(grid)
    after = -1
    while table is not None:
        following = find_table(grid, after=table.bottom + 1)
        end = following.top if following else max(grid.by_row) + 1
        titles = [text for row in sorted(grid.by_row) if after < row < table.top for text in _texts(grid, row)]
        read.others += sum(after < row <= table.bottom for row in grid.by_row)
        above = context_of_titles(titles, grid.name, texts)
        rows = [row for row in sorted(grid.by_row) if table.bottom < row < end]
        _ListReader(grid, table, texts, above, today=today, source=source).read_into(read, rows)
        after, table = end - 1, following
    if after == -1 and grid.by_row:
        read.others += len(grid.by_row)
        read.notes.append(
            f"Trang “{grid.name}”: bỏ qua, không có bảng nào có cột họ tên (tên tập thể) và cột danh hiệu hay xếp loại."
        )
    return read


def _texts(grid: Grid, row: int) -> list[str]:
    return list(dict.fromkeys(grid.text(row, column) for column in grid.by_row[row]))


class _ListReader:
    """One list: its columns, and what stands above each row while it is read."""

    def __init__(self, grid: Grid, table: Table, texts: CellTexts, above: Context, *, today: date, source: str) -> None:
        self.grid, self.table, self.texts, self.above = grid, table, texts, above
        self.today, self.source = today, source
        self.grants = Grants(table, texts, today)

    def read_into(self, read: Read, rows: Sequence[int]) -> None:
        told = self.table.of("award", "by_year", "fixed")
        self.texts.expect(self.grid.text(row, column.at) for row in rows for column in told)
        read.notes += self._notes()
        for number, row in enumerate(rows):
            if number % _EVERY == 0:
                beat()
            if self._is_aside(row):
                read.others += 1
                continue
            read.rows.append(self._row(row))

    def _notes(self) -> Iterator[str]:
        unknown = [column.head for column in self.table.columns if column.role == "other" and column.head]
        if unknown:
            named = ", ".join(f"“{head}”" for head in dict.fromkeys(unknown))
            yield f"Trang “{self.grid.name}”: cột {named} không dùng đến."

    # --- rows that tell of nobody

    def _is_aside(self, row: int) -> bool:
        """A numbering of columns, a section, a sum, a signature; a section is kept for the rows below it."""
        places = {self.grid.place(row, column) for column in self.grid.by_row[row]}
        own = [self.grid.text(*place) for place in sorted(places)]
        if own and len(own) > 2 and all(_NUMBERING.fullmatch(text) for text in own):
            return True
        if any(place[0] == row for place in self.grid.errors):
            return False
        ordinal = self._text(row, "ordinal")
        spoken = [text for text in own if text != ordinal] if len(places) > 1 else own
        if not spoken:
            return True
        if len(spoken) > 1:
            return is_closing(spoken[0]) and not self._text(row, "birth", "year")
        if is_closing(spoken[0]):
            return True
        if _ARABIC.fullmatch(ordinal) and self._name(row):
            return False
        below = in_section(self.above, spoken[0], self.texts, has_unit_column=bool(self.table.of("unit")))
        if below is not None:
            self.above = below
        return True

    # --- rows of people and units

    def _row(self, row: int) -> HonourRow:
        problems: list[RowProblem] = [*self._spoilt(row)]
        shared = self._read_shared(row, problems)
        given: list[Honour] = []
        if shared is not None:
            for granted in self.grants.of(self.grid, row, self.above, shared.kind):
                if isinstance(granted, RowProblem):
                    problems.append(granted)
                    continue
                try:
                    given.append(self._honour(shared, granted, row))
                except Unclear as exc:
                    problems.append(_problem(self._at("birth"), exc))
            if not given and not problems:
                problems.append(RowProblem(weight="doubtful", text="không có danh hiệu, hình thức, xếp loại nào"))
        by_year = bool(self.table.of("by_year"))
        kept = given if not problems or (by_year and shared is not None and not self._is_spoilt(row)) else []
        unique = tuple({honour.key: honour for honour in kept}.values())
        return HonourRow(
            sheet=self.grid.name, row=row + 1, name=self._name(row), honours=unique, problems=tuple(problems)
        )

    def _honour(self, shared: Honour, granted: Granted, row: int) -> Honour:
        place = Evidence(sheet=self.grid.name, row=row, cell=granted.column)
        told = granted.told()
        told["legal_kind"] = told["legal_kind"] or shared.legal_kind
        check_born(shared.birth_date, told["year"])
        return shared.model_copy(update={**told, "place": place, "source": self.source})

    def _is_spoilt(self, row: int) -> bool:
        return row in self.grid.hidden_rows or any(place[0] == row for place in (*self.grid.struck, *self.grid.errors))

    def _spoilt(self, row: int) -> Iterator[RowProblem]:
        if row in self.grid.hidden_rows:
            yield RowProblem(weight="doubtful", text="dòng đang bị ẩn trong bảng")
        for place in sorted(place for place in self.grid.struck if place[0] == row):
            yield _problem(place[1], Unclear(f"chữ bị gạch ngang ở ô {address(place)}"))
        for place in sorted(place for place in self.grid.errors if place[0] == row):
            yield _problem(place[1], Unclear(f"ô {address(place)} báo lỗi {self.grid.errors[place]}", weight="wrong"))

    def _read_shared(self, row: int, problems: list[RowProblem]) -> Honour | None:
        """What all honours of a row have in common; None where its problems leave nobody to have them."""
        name = self._name(row)
        if not name:
            problems.append(RowProblem(weight="doubtful", text="không có họ tên, tên tập thể"))
            return None
        if self._is_of_twins(row):
            problems.append(RowProblem(weight="doubtful", text="họ tên nằm ở nhiều cột cùng tên; tách thành hai bảng"))
            return None
        kind = self._kind(row, name)
        if kind is None:
            problems.append(RowProblem(weight="doubtful", text=f"chưa rõ “{name}” là cá nhân hay tập thể"))
            return None
        values: dict[str, object] = {"kind": kind, "unit": self._text(row, "unit") or self.above.unit}
        for role, read in (
            ("name", lambda _: read_name(name, kind)),
            ("birth", lambda _: self._birth(row)),
            ("legal_kind", read_legal_kind),
            ("revoked", lambda text: is_revoked(text, own_column=True)),
            ("note", lambda text: is_revoked(text, own_column=False)),
        ):
            try:
                values[role] = read(self._text(row, role))
            except Unclear as exc:
                problems.append(_problem(self._at(role), exc))
        if "name" not in values:
            return None
        gender, born_by = read_gender(self._text(row, "gender")), self._gender_of_birth(row)
        achievement, remark = self._text(row, "achievement"), self._text(row, "note")
        return Honour.model_validate(
            {
                "name": values["name"],
                "kind": kind,
                "birth_date": values.get("birth"),
                "gender": gender or born_by,
                "unit": values["unit"] or None,
                "legal_kind": values.get("legal_kind") or legal_kind_in(remark) or self.above.legal_kind,
                "achievement": None if is_nothing(achievement) else achievement[:2000],
                "is_revoked": bool(values.get("revoked") or values.get("note")),
            }
        )

    def _kind(self, row: int, name: str) -> NomineeKind | None:
        """By its own cell, the head of the column that names it, the section above; else by the shape of the name."""
        if told := kind_of(self._text(row, "kind")):
            return told
        heads = [column.head for column in self.table.of("name") if self.grid.text(row, column.at)]
        of_heads = {kind for head in heads if (kind := kind_of(head)) and not _OF_PEOPLE.search(bare(head))}
        shape = looks_like(name)
        if shape == "ho_gia_dinh":
            return shape
        if len(of_heads) == 1:
            return of_heads.pop()
        if self.above.kind and (shape is None or shape == self.above.kind):
            return self.above.kind
        if self._text(row, "birth", "birth_nam", "birth_nu", "gender"):
            return None if shape == "tap_the" else "ca_nhan"
        return shape if self.above.kind is None else None

    def _birth(self, row: int) -> str | None:
        return read_birth(self._text(row, "birth", "birth_nam", "birth_nu"))

    def _gender_of_birth(self, row: int) -> str | None:
        """A birth date that stands in the column of men, or of women."""
        told = [role[-2:].strip("_") for role in ("birth_nam", "birth_nu") if not is_nothing(self._text(row, role))]
        return {"am": "nam", "nu": "nu"}[told[0]] if len(told) == 1 else None

    def _name(self, row: int) -> str:
        columns = self.table.of("name")
        places = dict.fromkeys(self.grid.place(row, column.at) for column in columns if self.grid.text(row, column.at))
        return " ".join(self.grid.text(*place) for place in places)

    def _is_of_twins(self, row: int) -> bool:
        """Whether two columns with the same head each name somebody: lists side by side, and no name in two parts."""
        told = [column for column in self.table.of("name") if self.grid.text(row, column.at)]
        places = {bare(column.head): {self.grid.place(row, column.at) for column in told} for column in told}
        heads = [bare(column.head) for column in told]
        return len(set(heads)) < len(heads) and len(places) < len({p for each in places.values() for p in each})

    def _text(self, row: int, *roles: str) -> str:
        found = (self.grid.text(row, column.at) for role in roles for column in self.table.of(role))
        return next((text for text in found if text), "")

    def _at(self, role: str) -> int | None:
        columns: list[Column] = self.table.of(role, *(("birth_nam", "birth_nu") if role == "birth" else ()))
        return columns[0].at if columns else None


def _problem(column: int | None, exc: Unclear) -> RowProblem:
    letters = None if column is None else address((0, column))[:-1]
    return RowProblem(column=letters, weight=exc.weight, text=exc.text)
