"""Takes a row of the quarter; gives the lines of who the nominee is: of a person, a collective or a household."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from records import Field
from records.merging import printed_day
from records.readings import Declared, DeclaredFact, Nominee
from reports.places import printable
from reports.rows import Row

UNKNOWN = "(hồ sơ chưa nêu)"
GENDERS = {"nu": "nữ", "nữ": "nữ", "nam": "nam"}
COLLECTIVE_FACTS: tuple[tuple[DeclaredFact, str], ...] = (
    ("members", "{} người"),
    ("women", "trong đó {} nữ"),
    ("completed_tasks", "{} người hoàn thành nhiệm vụ trở lên"),
    ("ldtt", "{} Lao động tiên tiến"),
    ("cstdcs", "{} Chiến sĩ thi đua cơ sở"),
    ("disciplined_from_canh_cao", "{} người bị kỷ luật từ cảnh cáo"),
)


@dataclass(frozen=True)
class LifeLine:
    """`muc` says what it is, `noi_dung` what the dossier says; `field` is the field of the record that it prints."""

    muc: str
    noi_dung: str
    field: str = ""


def life_of(row: Row) -> tuple[LifeLine, ...]:
    match row.nominee.kind:
        case "ca_nhan":
            return tuple(_person(row))
        case "tap_the":
            return tuple(_collective(row))
    return tuple(_household(row))


def _person(row: Row) -> Iterator[LifeLine]:
    nominee = row.nominee
    born = printed_day(printable(nominee.birth_date.value)) if nominee.birth_date else UNKNOWN
    yield LifeLine("Ngày sinh", born, "birth_date")
    yield LifeLine("Giới tính", _gender(nominee), "gender")
    if nominee.hometown or not nominee.residence:
        yield LifeLine("Quê quán", _words(nominee.hometown), "hometown")
    else:
        yield LifeLine("Nơi ở", _words(nominee.residence), "residence")
    learned = [printable(each.value) for each in (nominee.education, nominee.academic_title) if each]
    yield LifeLine("Trình độ", "; ".join(dict.fromkeys(learned)) or UNKNOWN, "education")
    yield LifeLine("Chức vụ", row.position or UNKNOWN, "position")
    yield LifeLine("Đơn vị", row.unit or UNKNOWN, "unit")
    if nominee.duties:
        yield LifeLine("Nhiệm vụ", _words(nominee.duties), "duties")


def _collective(row: Row) -> Iterator[LifeLine]:
    nominee = row.nominee
    yield LifeLine("Trực thuộc", row.unit or UNKNOWN, "unit")
    founded = declared_value(nominee, "founded_year")
    if founded:
        yield LifeLine("Thành lập", f"năm {founded}", "declared")
    told = [words.format(value) for fact, words in COLLECTIVE_FACTS if (value := declared_value(nominee, fact))]
    yield LifeLine("Quân số", ", ".join(told) or UNKNOWN, "declared")
    yield LifeLine("Nhiệm vụ", _words(nominee.duties), "duties")


def _household(row: Row) -> Iterator[LifeLine]:
    yield LifeLine("Nơi ở", _words(row.nominee.residence), "residence")
    yield LifeLine("Giới thiệu", row.sender or UNKNOWN, "unit")


def declared_value(nominee: Nominee, fact: DeclaredFact) -> str | None:
    """The latest year's word; where papers say different things of one year, none is chosen: all are told."""
    told: list[Declared] = [each for each in nominee.declared if each.fact == fact]
    latest = max((each.year or "" for each in told), default="")
    values = list(dict.fromkeys(printable(each.value) for each in told if (each.year or "") == latest))
    return " hoặc ".join(values) or None


def _gender(nominee: Nominee) -> str:
    """As stated, else as “Ông”, “Bà” before the name tells it."""
    if nominee.gender:
        stated = printable(nominee.gender.value)
        return GENDERS.get(stated.casefold(), stated)
    honorific = printable(nominee.honorific.value).casefold() if nominee.honorific else ""
    return {"ông": "nam (theo danh xưng)", "bà": "nữ (theo danh xưng)"}.get(honorific, UNKNOWN)


def _words(field: Field | None) -> str:
    return (printable(field.value) or UNKNOWN) if field else UNKNOWN
