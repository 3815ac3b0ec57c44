"""Takes the roles and heads of a list's columns; gives which tell what was received before, and what stands beside.

Offices head what somebody had with its year alone ("Năm 2025" over "Danh hiệu") and what they ask for with "Đề nghị":
a column is told by its neighbours. What its cells say is left to `extractors.fields.merits`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.fields.values import find_decisions, find_years
from extractors.layout import Cell
from extractors.text import bare

Heads = Mapping[int, str]  # bare heads of a column, joined from the top
_ASKS = re.compile(r"de nghi|dang ky|de xuat|trinh\b|xet tang|muc thuong")
_SETTLED = re.compile(r"de nghi|de xuat|trinh\b|\b(?:binh )?xet\b|binh bau")  # what came of a registration
_HAD = re.compile(
    r"\bda (?:duoc |co |tung )?(?:khen|nhan|tang|dat|cong nhan|duoc|co)\b|nam (?:lien )?truoc|\b(?:cac|nhung) nam\b|"
    r"\bqd\b|\b(?:so|ngay),? quyet dinh\b|quyet dinh (?:so|ngay|khen|cong nhan)\b|truoc (?:day|do)|"
    r"lien ke|lien tuc|gan (?:day|nhat)|vua qua|nam qua|hien co|qua trinh khen|lich su|"
    r"thanh tich.*\bda\b"
)
_YEAR_ALONE = re.compile(r"(?:nam )?(?:hoc )?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?")
_AWARDS = re.compile(
    r"\b(?:tt)?ld(?:tt|xs)\b|cstd|chien s[iy] thi dua|lao dong (?:tien|xuat)|(?:giay|bang) khen|\b[gb]k\b"
)
_LEVELS = re.compile(r"\bk?ht(?:xs|t)?(?:nv)?\b|hoan thanh")
_OWNERS = frozenset({"prior", "request", "initiative", "level"})  # what a year or a decision may stand beside
_BESIDE = frozenset({"year", "decision"})
_WORDS_OF_GROUP = 2  # that tell the merged head over several columns
_FEWEST_DECIDED = 0.5  # of the filled cells of a column that names decisions beside awards


def part_past(
    roles: dict[int, str], heads: Heads, rows: list[list[Cell | None]], *, year: str | None, asked: bool
) -> dict[int, str]:
    """The roles with those columns "prior" that tell what was received; `rows` are those of data.

    `year` is that of the list's title, `asked` whether the title names a recognition: both tell an earlier year.
    """
    roles = roles | _named_by_cells(roles, heads, rows)
    requests = [column for column, role in roles.items() if role == "request"]
    asking = [c for c in requests if _ASKS.search(heads[c]) or (year is not None and year in _years([heads[c]]))]
    years = _years([heads[column] for column in asking]) or ([year] if year else [])
    past = {}
    for column in requests:
        if column in asking:
            continue
        if (
            _HAD.search(heads[column])
            or _is_of_earlier_year(heads[column], years, bool(asking), asked)
            or (asking and _is_decided(column, roles, heads, rows))
        ):
            past[column] = "prior"
    left = [column for column in requests if column not in past]
    registered = [column for column in left if "dang ky" in heads[column]]
    settled = any(_SETTLED.search(heads[column]) for column in left if column not in registered)
    return roles | past | {column: "other" for column in registered if settled}


def _named_by_cells(roles: dict[int, str], heads: Heads, rows: list[list[Cell | None]]) -> dict[int, str]:
    """Columns headed with a year alone ("Năm 2025"), by what most of their cells name: recognitions or levels."""
    found = {}
    for column, role in roles.items():
        if role != "other" or not _YEAR_ALONE.fullmatch(heads[column]):
            continue
        texts = [bare(cell.text) for row in rows if (cell := row[column]) is not None and cell.text.strip()]
        for name, pattern in (("request", _AWARDS), ("level", _LEVELS)):
            if sum(bool(pattern.search(text)) for text in texts) * 2 > len(texts):
                found[column] = name
    return found


def _years(heads: list[str]) -> list[str]:
    return [found.value for head in heads for found in find_years(head, head)]


def _is_of_earlier_year(head: str, asked_years: list[str], asking: bool, asked: bool) -> bool:
    """The head names a year before that asked for; without a year asked for, any year beside "Đề nghị"."""
    own = _years([head])
    if not own or not (asking or asked):
        return False
    if asked_years:
        return max(each[-4:] for each in own) < max(each[-4:] for each in asked_years)
    return asking


def _is_decided(column: int, roles: dict[int, str], heads: Heads, rows: list[list[Cell | None]]) -> bool:
    """A column of decisions stands behind it, or most of its cells name theirs: nothing is decided that is asked."""
    following = column + 1
    if roles.get(following) == "decision" and "sang kien" not in heads[following]:
        return True
    texts = [cell.text for row in rows if (cell := row[column]) is not None and cell.text.strip()]
    return bool(texts) and sum(bool(find_decisions(text)) for text in texts) > _FEWEST_DECIDED * len(texts)


def unclear_columns(roles: Mapping[int, str], heads: Heads) -> list[int]:
    """Columns of recognitions that say neither "Đề nghị" nor when, beside one that does."""
    requests = [column for column, role in roles.items() if role == "request"]
    plain = [column for column in requests if not _ASKS.search(heads[column]) and not _years([heads[column]])]
    return plain if 0 < len(plain) < len(requests) else []


def owners_of(roles: Mapping[int, str], heads: Heads) -> dict[int, int]:
    """The column that each column of years or decisions belongs to: one under the same head, else the nearest.

    A year stands before or behind what it dates, a decision behind; between them only years and decisions.
    """
    found = {}
    for column, role in roles.items():
        if role not in _BESIDE:
            continue
        left = range(column - 1, -1, -1)
        nearest = next((each for each in left if roles[each] not in _BESIDE), -1)
        near = [*([column + 1] if role == "year" else []), nearest, *left]
        owners = [each for each in near if roles.get(each) in _OWNERS]
        if "sang kien" in heads[column]:
            owners = [each for each in owners if roles[each] == "initiative"]
        group = heads[column].split()[:_WORDS_OF_GROUP]
        owner = next((each for each in owners if heads[each].split()[:_WORDS_OF_GROUP] == group), None)
        if owner is None:
            owner = next((each for each in owners if each in (column + 1, nearest)), None)
        if owner is not None:
            found[column] = owner
    return found


def year_of_head(head: str) -> str | None:
    """The one year that a column's heads name."""
    years = list(dict.fromkeys(_years([head])))
    return years[0] if len(years) == 1 else None
