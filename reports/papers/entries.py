"""Takes rows of the quarter; gives them as lists, ballots, minutes and decisions print them, grouped by recognition.

Who is on a list is decided elsewhere: `tables` says who may be proposed, `compilation` what was granted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from records import Nominee
from reports.drafting.doubts import Doubts
from reports.papers.marks import RowMarks
from reports.places import count_in_words, printable
from reports.rows import Row
from reports.tables import KINDS, QuarterTable

NO_NAME = "(chưa rõ tên)"
NO_UNIT = "……"  # a place to fill in by hand
TITLES = {"thầy": "Ông", "anh": "Ông", "cô": "Bà", "chị": "Bà"}  # as official papers call them
GENDERS = {"nam": "Nam", "nữ": "Nữ", "ông": "Nam", "bà": "Nữ", "thầy": "Nam", "anh": "Nam", "cô": "Nữ", "chị": "Nữ"}
ARTICLE_WORD = re.compile(r"\b(Điều|khoản|điểm) (?=\w)")
T = TypeVar("T")
_HOUSEHOLD = re.compile(r"(?:hộ|gia đình)\b", re.IGNORECASE)
_YEAR = re.compile(r"(.+?)( \((?:năm|năm học) )([\d-]+)(\))")  # as `recognition_in_words` prints it


@dataclass(frozen=True)
class ListEntry:
    """One proposal of a list; `ma` is its id, the same over versions."""

    stt: int
    ma: str
    ten: str
    ten_goi: str
    nam_sinh: str
    gioi_tinh: str
    chuc_vu: str
    don_vi: str
    chuc_vu_don_vi: str
    danh_hieu: str
    can_cu: tuple[str, ...]


@dataclass(frozen=True)
class ListGroup:
    """All of one recognition and kind of nominee, counted."""

    ten: str
    doi_tuong: str
    so_luong: str
    truong_hop: tuple[ListEntry, ...]

    @property
    def khoa(self) -> str:
        """By what the group is known again: who is in it may change."""
        return f"{self.doi_tuong}: {self.ten}"


def entry_of(number: int, row: Row, *, doubts: Doubts, is_plain: bool = False) -> ListEntry:
    """The values of one row; what is doubted of each is marked on its words, in a plain one nothing is."""
    marks, nominee = RowMarks(replace(row, states=()) if is_plain else row, doubts), row.nominee
    name = marks.mark(row.name or NO_NAME, "full_name")
    position = marks.mark(row.position, "position")
    unit = marks.mark(row.unit, "unit" if nominee.unit else "residence")  # where a household lives
    if not unit and not is_plain:
        unit = doubts.mark(NO_UNIT, [_no_unit(row)], key=(row.proposal.id, "no unit"))
    born = printable(nominee.birth_date.value)[:4] if nominee.birth_date else ""
    return ListEntry(
        stt=number,
        ma=row.proposal.id,
        ten=name,
        ten_goi=called(nominee, name),
        nam_sinh=marks.mark(born, "birth_date", is_value=False),
        gioi_tinh=_gender(row),
        chuc_vu=position,
        don_vi=unit,
        chuc_vu_don_vi=", ".join(filter(None, [position, unit])),
        danh_hieu=marks.mark(marked_recognition(row, doubts), "requested", is_value=False),
        can_cu=unbroken(row.decided),
    )


def unbroken(lines: Iterable[str]) -> tuple[str, ...]:
    """No line of the paper ends between “điểm” and its letter."""
    return tuple(ARTICLE_WORD.sub("\\1\u00a0", line) for line in lines)


def _no_unit(row: Row) -> str:
    sent = f" Hồ sơ do {row.sender} gửi." if row.sender else ""
    return f"Hồ sơ không ghi đơn vị.{sent} Đề nghị bổ sung."


def called(nominee: Nominee, name: str | None = None) -> str:
    """The name, marked or not, behind “Ông” or “Bà” where the papers say it; a household is called one."""
    title = printable(nominee.honorific.value) if nominee.honorific else ""
    title = TITLES.get(title.casefold(), title)
    plain = printable(nominee.name)
    name = name or plain or NO_NAME
    if nominee.kind == "ho_gia_dinh" and not _HOUSEHOLD.match(plain):
        return " ".join(filter(None, ["Hộ", title.lower() or "gia đình", name]))
    return " ".join(filter(None, [title[:1].upper() + title[1:], name]))


def marked_recognition(row: Row, doubts: Doubts) -> str:
    """What is asked for, its name and its year each known as the field of the record that they print."""
    printed = _YEAR.fullmatch(row.recognition)
    name, before, year, after = printed.groups() if printed else (row.recognition, "", "", "")

    def known(text: str, field: str) -> str:
        return doubts.mark(text, key=(row.proposal.id, field), proposal=row.proposal.id, field=field)

    return known(name, "requested.code") + before + known(year, "requested.year") + after


def entry_fields(entry: ListEntry) -> dict[str, Any]:
    """By name, for an entry that has more: `VoteEntry(**entry_fields(entry), …)`."""
    return {field.name: getattr(entry, field.name) for field in fields(entry)}


def grouped(rows: Iterable[Row]) -> list[tuple[str, str, list[Row]]]:
    """Kind of nominee, code of the recognition and their rows, in the order of the table."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.nominee.kind, row.proposal.requested.code), []).append(row)
    return [(kind, code, own) for (kind, code), own in groups.items()]


def list_groups(table: QuarterTable, rows: Sequence[Row], *, doubts: Doubts) -> tuple[ListGroup, ...]:
    """The rows under their recognitions, numbered through all groups."""
    return tuple(
        ListGroup(
            ten=table.name_of(code),
            doi_tuong=KINDS[kind].lower(),
            so_luong=count_in_words(len(own)),
            truong_hop=entries,
        )
        for kind, code, own, entries in numbered(rows, lambda number, row: entry_of(number, row, doubts=doubts))
    )


def numbered(rows: Sequence[Row], make: Callable[[int, Row], T]) -> list[tuple[str, str, list[Row], tuple[T, ...]]]:
    """The groups with what is made of each row and its number in the list."""
    found, first = [], 1
    for kind, code, own in grouped(rows):
        found.append((kind, code, own, tuple(make(number, row) for number, row in enumerate(own, start=first))))
        first += len(own)
    return found


def kinds_in_words(rows: Sequence[Row]) -> str:
    """ "02 tập thể, 11 cá nhân"; "00 trường hợp" where there is nobody."""
    counts = {word: sum(row.nominee.kind == kind for row in rows) for kind, word in KINDS.items()}
    told = [f"{count_in_words(count)} {word.lower()}" for word, count in counts.items() if count]
    return ", ".join(told) or "00 trường hợp"


def doubts_in_words(rows: Sequence[Row]) -> tuple[str, ...]:
    """What a person has to do about the comments of a paper that prints these rows."""
    printed = ("full_name", "position", "unit", "requested")
    count = sum(any(state.field in printed for state in row.states) for row in rows)
    if not count:
        return ()
    return (
        f"Đối chiếu {count_in_words(count)} trường hợp có họ tên, chức vụ, đơn vị hoặc danh hiệu máy đọc chưa chắc.",
    )


def _gender(row: Row) -> str:
    """As the papers state it, or as the honorific that they use does."""
    nominee = row.nominee
    stated = nominee.gender or nominee.honorific
    return GENDERS.get(printable(stated.value).casefold(), "") if stated and nominee.kind == "ca_nhan" else ""
