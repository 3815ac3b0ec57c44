"""Takes the Office's profile and the day; gives what the head, the recipients and the signature of a paper print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from records import OfficeProfile, Quarter
from records.quarters import ROMAN

LONGEST_LINE = 26  # capitals of 12 points, bold, in the left column of a head
SECOND_LONGER = 9.5  # letters: “ỦY BAN NHÂN DÂN / THÀNH PHỐ HỒ CHÍ MINH”, “HỘI ĐỒNG / THI ĐUA - KHEN THƯỞNG”
NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class HeadValues:
    """The variables that the form of every paper may name; the values of each paper add their own."""

    co_quan_chu_quan: str
    co_quan_ban_hanh: str
    ky_hieu: str
    dia_danh: str
    thang: str
    nam: str
    kinh_gui: str
    quyen_han: str
    chuc_vu_ky: str
    nguoi_ky: str
    noi_nhan: tuple[str, ...]
    quy: str
    nam_quy: str


def head_of(office: OfficeProfile, quarter: Quarter, *, made_on: date) -> HeadValues:
    """`office` is the profile of the kind of paper: `OfficeProfile.for_paper`."""
    return HeadValues(
        co_quan_chu_quan=_in_two_lines(office.co_quan_chu_quan),
        co_quan_ban_hanh=_in_two_lines(office.co_quan_ban_hanh),
        ky_hieu=office.ky_hieu,
        dia_danh=office.dia_danh,
        thang=f"{made_on.month:02d}" if made_on.month < 3 else str(made_on.month),  # NĐ 30/2020: months 1 and 2 only
        nam=str(made_on.year),
        kinh_gui=office.kinh_gui,
        quyen_han=office.quyen_han,
        chuc_vu_ky=office.chuc_vu_ky,
        nguoi_ky=office.nguoi_ky,
        noi_nhan=_punctuate(office.noi_nhan),
        quy=ROMAN[quarter.number - 1],
        nam_quy=str(quarter.year),
    )


def _in_two_lines(name: str) -> str:
    """A name too long for its column breaks near its middle, never beside a hyphen: “HỘI ĐỒNG / THI ĐUA - …”."""
    words = name.split(" ")
    if not LONGEST_LINE < len(name) <= 2 * LONGEST_LINE:
        return name
    breaks = [at for at in range(1, len(words)) if "-" not in (words[at - 1], words[at])]
    lines = [(NO_BREAK.join(words[:at]), NO_BREAK.join(words[at:])) for at in breaks]
    fitting = [pair for pair in lines if max(map(len, pair)) <= LONGEST_LINE]
    if not fitting:
        return name
    first, second = min(fitting, key=lambda pair: abs(len(pair[1]) - len(pair[0]) - SECOND_LONGER))
    return f"{first} {second}"


def head_fields(head: HeadValues) -> dict[str, Any]:
    """By name, for the values of a paper that has more: `ListValues(**head_fields(head), …)`."""
    return {field.name: getattr(head, field.name) for field in fields(head)}


def _punctuate(recipients: Sequence[str]) -> tuple[str, ...]:
    """NĐ 30/2020: a semicolon after each, a full stop after the last."""
    plain = [text.strip().rstrip(";.") for text in recipients]
    return tuple(f"{text}{'.' if at == len(plain) else ';'}" for at, text in enumerate(plain, start=1))
