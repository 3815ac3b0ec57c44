"""Takes the grid of a sheet; gives where its table of honours begins and what each column tells, by its heads.

Heads come in any usual spelling and order, over one to three rows; a year in a head is that of what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.fields.values import find_years
from extractors.honours.grids import Grid
from extractors.text import bare

LOOKED_AT = 60  # rows with text, among which the heads must stand
MOST_HEAD_ROWS = 3
FEWEST_ROLES = 2  # of a row of heads
LONGEST_HEAD = 80  # characters
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"(?:stt|tt|so tt|so thu tu)")),
    ("birth_nam", re.compile(r".*\bsinh\b.*\bnam")),
    ("birth_nu", re.compile(r".*\bsinh\b.*\bnu")),
    ("birth", re.compile(r".*\bsinh\b.*|nt\s?ns")),
    ("gender", re.compile(r"gioi tinh.*|gioi|nam\s*[/,]\s*nu|phai")),
    ("kind", re.compile(r"(?:loai )?doi tuong.*|ca nhan hay tap the|loai (?:ca nhan|tap the).*")),
    ("decision", re.compile(r"so.{0,4}(?:va )?ngay.*|(?:so )?(?:qd|quyet dinh).*ngay.*|.*so qd.*ngay.*")),
    (
        "authority",
        re.compile(
            r"(?:(?:co quan|don vi|nguoi|cap)(?: \w+)?|noi) "
            r"(?:ban hanh|ra |ky\b|cap\b|quyet dinh|cong nhan|tang|khen|qd\b).*|"
            r"cap (?:khen|quyet dinh|ban hanh|tang|trinh)?.*|tham quyen.*|nguoi ky.*|cap|cap do"
        ),
    ),
    ("day", re.compile(r"ngay(?! sinh).*|thoi gian (?:qd|quyet dinh|ban hanh|ky).*")),
    (
        "number",
        re.compile(
            r"so(?:\s*(?:,|va|-)\s*ky hieu)?(?: (?:qd|quyet dinh|hieu|van ban|ky hieu).*)?|"
            r"(?:qd|quyet dinh)\b.*|van ban"
        ),
    ),
    ("revoked", re.compile(r"(?:da )?(?:thu hoi|huy bo|huy|bai bo).*|tinh trang.*|trang thai.*|hieu luc.*")),
    ("legal_kind", re.compile(r"loai hinh.*|loai khen.*|phuong thuc.*")),
    ("level", re.compile(r".*(?:xep loai|muc do hoan thanh|danh gia|phan loai).*")),
    ("initiative", re.compile(r".*(?:sang kien|de tai|giai phap|\bskkn\b).*")),
    ("year", re.compile(r"nam(?: hoc)?(?: (?:dat|khen|duoc|thanh tich|cong tac|xet|hoc|tang|cong nhan|thi dua)\b.*)?")),
    (
        "name",
        re.compile(
            r"ho\s*(?:,|va|&)?\s*(?:chu dem va )?ten.*|ho (?:va )?(?:chu )?(?:dem|lot)|"
            r"ten(?: (?:ca nhan|tap the|don vi|nguoi|goi).*)?|"
            r"ten (?:ca nhan|tap the)(?:\s*(?:,|/|va|-|hoac)\s*(?:ca nhan|tap the))?.*|"
            r"(?:ca nhan|tap the)(?:\s*(?:,|/|va|-|hoac)\s*(?:ca nhan|tap the)| (?:duoc|co)\b.*)|"
            r"(?:nguoi|don vi) duoc khen.*|ho va chu dem|(?:(?:ten|ho ten|ho va ten) )?(?:dong )?tac gia.*"
        ),
    ),
    ("who", re.compile(r"ca nhan|tap the")),  # heads a column of names, or stands in a cell that tells the kind
    ("position", re.compile(r"chuc (?:vu|danh)(?!.*don vi).*|nghe nghiep")),
    (
        "unit",
        re.compile(
            r"(?:ten )?(?:don vi|noi (?:cong tac|lam viec)|phong|co quan|to chuc|bo phan|truong|khoa|"
            r"cong doan|chi doan|chi bo).*|"
            r"chuc vu.*don vi.*"
        ),
    ),
    ("achievement", re.compile(r"(?:tom tat )?thanh tich(?!.*khen).*|ly do.*|noi dung (?!khen).*")),
    ("award", re.compile(r".*(?:danh hieu|hinh thuc|khen thuong|noi dung khen|khen tang|thi dua).*|ket qua")),
    ("note", re.compile(r"ghi chu.*|chu thich.*|luu y.*")),
)
_MULTIPLE = frozenset({"name", "award", "fixed", "level", "number", "day", "decision", "authority", "by_year", "other"})
_NUMBERS = re.compile(r"\(?[\dA-Za-z]{1,2}\)?")
_YEAR_ALONE = re.compile(r"(?:nam )?(?:hoc )?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?")
_NAMING = re.compile(r"\bten\b|\bho\b|ca nhan|tap the|duoc khen|tac gia")  # one of these stands in every head of names
_OF_DECISION = re.compile(r"^so\b|\b(?:so|ngay) ?(?:,|qd|quyet dinh|ky|hieu|ban hanh)|\bqd\b|quyet dinh")
_BELOW = re.compile(rf"nam|nu|{_YEAR_ALONE.pattern}")  # in the second row of heads
_PART_OF_NAME = re.compile(r"ho|ten|ho (?:va )?(?:chu )?(?:dem|lot)|ho va chu dem")
AWARD_IN_HEAD = re.compile(
    r"\b(?:tt)?ld(?:tt|xs)\b|\bcstd|chien s[iy] thi dua|lao dong (?:tien tien|xuat sac)|(?:giay|bang) khen|\b[gb]k\b|"
    r"huan chuong|ky niem chuong|co thi dua|\bhcld"
)


@dataclass(slots=True, frozen=True)
class Column:
    """What one column tells: its role, its head as written, and the year that the head names."""

    at: int
    role: str
    head: str
    year: str | None = None


@dataclass(slots=True, frozen=True)
class Table:
    """Where the heads of a list end, and its columns from the left."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, *roles: str) -> list[Column]:
        return [column for column in self.columns if column.role in roles]


def find_table(grid: Grid, *, after: int = -1) -> Table | None:
    """The first list below a row whose heads name people or units and what they received."""
    rows = [row for row in sorted(grid.by_row) if row > after]
    if after < 0:
        rows = rows[:LOOKED_AT]
    naming = ("name", "who") if after < 0 else ("name",)
    for number, row in enumerate(rows):
        if not _may_be_head(grid, row, naming):
            continue
        for count in range(MOST_HEAD_ROWS, 0, -1):
            table = _table(grid, rows[number : number + count])
            if table is not None:
                return table
    return None


def _may_be_head(grid: Grid, row: int, naming: tuple[str, ...]) -> bool:
    """Short texts in several columns, one of which may head names; a title spans them all and is no head."""
    places = {grid.place(row, column) for column in grid.by_row[row]}
    if len(places) < FEWEST_ROLES:
        return False
    texts = (bare(text) for place in places if len(text := grid.text(*place)) <= LONGEST_HEAD)
    return any(_role(low) in naming for low in texts if _NAMING.search(low))


def _table(grid: Grid, rows: Sequence[int]) -> Table | None:
    """The columns headed by these rows together; None where a row below the first is no part of the heads."""
    if not rows or any(not _goes_on(grid, rows[0], row) for row in rows[1:]):
        return None
    columns = sorted({column for row in rows for column in grid.by_row[row]})
    found = []
    for column in columns:
        texts = list(dict.fromkeys(grid.text(row, column) for row in rows if grid.text(row, column)))
        head = " ".join(texts)
        found.append(_column(column, head, lowest=texts[-1]))
    if all(column.role != "name" for column in found):
        found = [replace(column, role="name") if column.role == "who" else column for column in found]
    roles = {column.role for column in found}
    told = roles & {"award", "fixed", "by_year", "level", "initiative"}
    if "name" not in roles or not told:
        return None
    return Table(rows[0], rows[-1], tuple(_once(found)))


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """A second row of heads: the name's head is merged down to it, or years and heads alone stand in it."""
    names = [c for c in grid.by_row[first] if _role(bare(grid.text(first, c))) in ("name", "who")]
    under = [text for c in names if (text := grid.text(row, c)) and grid.place(row, c)[0] != first]
    if under:
        return all(_PART_OF_NAME.fullmatch(bare(text).strip()) for text in under)
    own = [bare(grid.text(row, column)).strip(" .:*") for column in grid.own(row)]
    return bool(own) and all(_is_head(text) for text in own)


def _is_head(low: str) -> bool:
    return _role(low) != "other" or bool(_BELOW.fullmatch(low) or AWARD_IN_HEAD.search(low))


def _column(at: int, head: str, *, lowest: str) -> Column:
    low = bare(head).strip(" .:*")
    years = list(dict.fromkeys(found.value for found in find_years(head, bare(head))))
    year = years[0] if len(years) == 1 else None
    if year and _YEAR_ALONE.fullmatch(low):
        return Column(at, "by_year", head, year)
    rest = re.sub(
        r"\s+", " ", re.sub(r"\b(?:nam )?(?:hoc )?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\b", " ", low)
    ).strip(" ,-:")
    role = _role(rest)
    if role in ("other", "award") and AWARD_IN_HEAD.search(bare(lowest)) and not _OF_DECISION.search(rest):
        return Column(at, "fixed", head, year)
    if role == "other" and (alone := _role(bare(lowest).strip(" .:*"))) != "other":
        role = alone
    return Column(at, role, head, year)


def _role(low: str) -> str:
    low = re.sub(r"\s*\([^()]*\)\s*$", "", low.strip(" .:*"))
    if not low or len(low) > LONGEST_HEAD:
        return "other"
    return next((name for name, pattern in _ROLES if pattern.fullmatch(low)), "other")


def _once(columns: list[Column]) -> list[Column]:
    """Of roles that a row has but once the first column counts; a second column of them tells nothing sure."""
    seen: set[str] = set()
    found = []
    for column in columns:
        repeated = column.role in seen and column.role not in _MULTIPLE
        seen.add(column.role)
        found.append(Column(column.at, "other", column.head, column.year) if repeated else column)
    return found
