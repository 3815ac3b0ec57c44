"""Takes the Office's profile and the day; gives what the head, the recipients and the signature of a paper print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from records import OfficeProfile, Quarter
from records.quarters import ROMAN


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
        co_quan_chu_quan=office.co_quan_chu_quan,
        co_quan_ban_hanh=office.co_quan_ban_hanh,
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


def head_fields(head: HeadValues) -> dict[str, Any]:
    """By name, for the values of a paper that has more: `ListValues(**head_fields(head), …)`."""
    return {field.name: getattr(head, field.name) for field in fields(head)}


def _punctuate(recipients: Sequence[str]) -> tuple[str, ...]:
    """NĐ 30/2020: a semicolon after each, a full stop after the last."""
    plain = [text.strip().rstrip(";.") for text in recipients]
    return tuple(f"{text}{'.' if at == len(plain) else ';'}" for at, text in enumerate(plain, start=1))
