"""The variables that the form of the quarterly report may name: templates/README.md describes each, a test compares."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.pictures import Picture
from reports.papers.heads import HeadValues
from reports.papers.submission_values import ResultLine


@dataclass(frozen=True)
class UnitLine:
    """What one unit asked for."""

    don_vi: str
    tap_the: int
    ca_nhan: int
    tong: int
    dat: int


@dataclass(frozen=True)
class ClassLine:
    """Persons of one place at work, and their share of all persons."""

    doi_tuong: str
    tong: int
    ty_le: str
    dat: int


@dataclass(frozen=True)
class TroubleLine:
    """One kind of what is in the way."""

    noi_dung: str
    so_de_nghi: int
    so_don_vi: int


@dataclass(frozen=True)
class DecidedLine:
    """What the Council decided of one recognition."""

    danh_hieu: str
    xet: int
    duoc_khen: int
    khong_khen: int


@dataclass(frozen=True)
class QuarterLine:
    """The numbers of one quarter."""

    quy: str
    tong: int
    tap_the: int
    ca_nhan: int
    lanh_dao: int
    truc_tiep: int
    dat: int


@dataclass(frozen=True)
class PayerLine:
    """What one payer pays."""

    co_quan: str
    so_luong: int
    thanh_tien: str


@dataclass(frozen=True)
class StepLine:
    """One thing to do: `khoa` names it over versions, `noi_dung` says it with its number."""

    khoa: str
    noi_dung: str


@dataclass(frozen=True)
class ReportValues(HeadValues):
    """Everything that the form of the quarterly report may name."""

    so_lieu_den: str
    thoi_han: str
    tong_so: str
    so_don_vi: str
    so_tap_the: str
    so_ca_nhan: str
    so_ho_gia_dinh: str
    don_vi_nhieu_nhat: str
    so_nop_tre: str
    so_chuyen_quy_sau: str
    bang_don_vi: tuple[UnitLine, ...]
    tong_don_vi: UnitLine
    ten_bieu_do_don_vi: str
    bieu_do_don_vi: Picture | str
    phu_luc_don_vi: tuple[UnitLine, ...]
    bang_danh_hieu: tuple[ResultLine, ...]
    tong_danh_hieu: ResultLine
    bieu_do_danh_hieu: Picture | str
    bang_doi_tuong: tuple[ClassLine, ...]
    tong_doi_tuong: ClassLine
    bieu_do_doi_tuong: Picture | str
    co_cau: str
    bang_ket_qua: tuple[ResultLine, ...]
    tong_ket_qua: ResultLine
    so_dat: str
    so_de_nghi: str
    so_lam_ro: str
    so_chua_du_co_so: str
    so_can_xem_xet: str
    so_khong_dat: str
    ty_le_dat: str
    vuong_mac: tuple[TroubleLine, ...]
    da_hop: bool
    so_xet: str
    so_duoc_khen: str
    so_khong_khen: str
    bang_duoc_khen: tuple[DecidedLine, ...]
    tong_duoc_khen: DecidedLine
    cac_quy: tuple[QuarterLine, ...]
    so_sanh: str
    bieu_do_quy: Picture | str
    tong_tien: str
    tong_tien_bang_chu: str
    bang_tien: tuple[PayerLine, ...]
    tien_cho: str
    so_chua_tinh_tien: str
    viec_tiep: tuple[StepLine, ...]


LISTS: dict[str, type] = {
    "bang_don_vi": UnitLine,
    "tong_don_vi": UnitLine,
    "phu_luc_don_vi": UnitLine,
    "bang_danh_hieu": ResultLine,
    "tong_danh_hieu": ResultLine,
    "bang_doi_tuong": ClassLine,
    "tong_doi_tuong": ClassLine,
    "bang_ket_qua": ResultLine,
    "tong_ket_qua": ResultLine,
    "vuong_mac": TroubleLine,
    "bang_duoc_khen": DecidedLine,
    "tong_duoc_khen": DecidedLine,
    "cac_quy": QuarterLine,
    "bang_tien": PayerLine,
    "viec_tiep": StepLine,
}
