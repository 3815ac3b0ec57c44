"""Nothing comes in, the rows of NĐ 30/2020 go out, from `the-thuc.yaml`: the forms are built and checked by the same.

What is wrong with a document is found by the checks; here is only what the decree asks for, and how it is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import Field as Slot

from records.proposals import Severity
from records.readings import Model

TABLE_FILE = Path(__file__).with_name("the-thuc.yaml")
Size = tuple[float, float]


class Fault(Model):
    """How one way of being wrong is told: the sentence, the mending, and the severity where it is not the row's."""

    cau: str
    sua: str
    muc_do: Severity | None = None


class Row(Model):
    """One row of the decree: an element, what it must look like, and how its faults are told."""

    so: int
    ten: str
    muc_do: Severity
    dieu: str
    o: str = ""
    co_chu: Size | None = None
    kieu: Literal["dung", "nghieng", ""] = ""
    dam: bool | None = None
    chu: Literal["hoa", "thuong", ""] = ""
    giua: bool = False
    mau: tuple[str, ...] = ()
    kho: Size | None = None
    le: Mapping[str, Size] = Slot(default_factory=dict)
    sai_so: float = 0
    phong: str = ""
    thut_dau_dong: tuple[float, ...] = ()
    cach_doan: float = 0
    cach_dong: Size | None = None
    diem_anh: int = 0
    quyen_han: tuple[str, ...] = ()
    loi: Mapping[str, Fault] = Slot(default_factory=dict)

    @property
    def code(self) -> str:
        return f"TT{self.so:02d}"


class PaperKind(Model):
    """A kind of document: how its title begins, its abbreviation, which rows it must have and which it has not."""

    ma: str
    ten: str
    dau_hieu: tuple[str, ...] = ()
    viet_tat: str = ""
    can_co: tuple[int, ...] = ()
    khong_xet: tuple[int, ...] = ()
    nhu_tren: bool | None = None


class DecreeTable(Model):
    """All rows by number, the faults that are told alike for every row, and the kinds of documents."""

    van_ban: str
    chung: Mapping[str, Fault]
    hang: tuple[Row, ...]
    loai: tuple[PaperKind, ...]
    ten_loai_khac: Mapping[str, str]

    def row(self, number: int) -> Row:
        return self.hang[number - 1]

    def fault(self, number: int, aspect: str) -> Fault:
        """The row's own words for what is wrong, else those for every row."""
        return self.row(number).loi.get(aspect) or self.chung[aspect]

    def severity(self, number: int, aspect: str) -> Severity:
        return self.fault(number, aspect).muc_do or self.row(number).muc_do

    def article(self, number: int) -> str:
        return f"{self.van_ban}, {self.row(number).dieu}".replace("Phụ lục I, Phụ lục III", "Phụ lục III")

    def kind(self, code: str) -> PaperKind:
        return next(kind for kind in self.loai if kind.ma == code)


@cache
def decree() -> DecreeTable:
    """The table as it is shipped; ValueError from pydantic would be a fault of the program, and a test sees it."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return DecreeTable.model_validate(yaml.load(TABLE_FILE.read_text(encoding="utf-8"), Loader=loader))


def sizes(number: int) -> Size:
    """Smallest and largest size of a row's letters, in points."""
    found = decree().row(number).co_chu
    if found is None:
        raise KeyError(number)
    return found


def margins() -> Mapping[str, Size]:
    """Least and most of each margin (tren, duoi, trai, phai), in mm."""
    return decree().row(2).le


def paper_size() -> Size:
    """Width and height of an upright page, in mm."""
    found = decree().row(1).kho
    if found is None:
        raise KeyError(1)
    return found
