"""The values that the submission's form may name, in Vietnamese: `variables` fills them.

The fields of these classes are the variables of the form; a test compares them with what is written for staff.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.papers.candidates import CandidateEntry
from reports.papers.heads import HeadValues
from reports.papers.money import PayerLine, RewardSummary


@dataclass(frozen=True)
class ProposalEntry:
    """One proposal in a list; `ma` is its id, the same over versions."""

    stt: int
    ma: str
    ten: str
    ten_goi: str
    chuc_vu_don_vi: str
    danh_hieu: str
    tom_tat: str
    tom_tat_ngan: str
    can_cu: tuple[str, ...]
    ghi_chu: tuple[str, ...]
    ket_qua: str
    ngay_nhan: str
    vuong_mac: tuple[str, ...]


@dataclass(frozen=True)
class WaitingEntry:
    """A late proposal that is considered in the next quarter."""

    ma: str
    ten_goi: str
    don_vi: str
    danh_hieu: str
    ngay_nhan: str


@dataclass(frozen=True)
class OpinionGroup:
    """Proposals that wait for one and the same reason."""

    ten: str
    so_luong: str
    ly_do: str
    truong_hop: tuple[ProposalEntry, ...]

    @property
    def khoa(self) -> str:
        """By what the group is known again: who waits for the reason may change."""
        return self.ly_do


@dataclass(frozen=True)
class SenderEntry:
    """What does not agree in the papers of one sender."""

    don_vi: str
    noi_dung: tuple[str, ...]


@dataclass(frozen=True)
class ResultLine:
    """One line of the table of results."""

    danh_hieu: str
    tong: int
    dat: int
    chua_du_co_so: int
    can_xem_xet: int
    khong_dat: int


@dataclass(frozen=True)
class SubmissionValues(HeadValues):
    """Everything that the submission's template may name."""

    can_cu: tuple[str, ...]
    luat_ap_dung: str
    dieu_kien_chung: tuple[str, ...]
    dieu_kien_rieng: str
    don_vi_de_nghi: str
    thoi_han: str
    tong_so: str
    so_don_vi: str
    so_tap_the: str
    so_ca_nhan: str
    so_ho_gia_dinh: str
    so_lanh_dao: str
    so_truc_tiep: str
    so_doanh_nhan: str
    so_chua_ro_chuc_vu: str
    so_dat: str
    so_de_nghi: str
    so_cho_xac_nhan: str
    so_chua_ket_luan: str
    so_xin_y_kien: str
    so_khong_dat: str
    so_nop_tre: str
    nop_tre: tuple[ProposalEntry, ...]
    so_chuyen_sang: str
    chuyen_sang: tuple[ProposalEntry, ...]
    so_cho_quy_sau: str
    cho_quy_sau: tuple[WaitingEntry, ...]
    bang_ket_qua: tuple[ResultLine, ...]
    tong_ket_qua: ResultLine
    doi_chieu: tuple[SenderEntry, ...]
    de_nghi: tuple[ProposalEntry, ...]
    tien_thuong: RewardSummary
    bieu_duong: tuple[ProposalEntry, ...]
    ung_vien: tuple[CandidateEntry, ...]
    nguoi_bieu_duong: str
    ly_do_bieu_duong: str
    xin_y_kien: tuple[ProposalEntry, ...]
    nhom_y_kien: tuple[OpinionGroup, ...]
    khong_dat: tuple[ProposalEntry, ...]
    phu_luc_de_nghi: str
    phu_luc_xin_y_kien: str
    phu_luc_khong_dat: str


LISTS: dict[str, type] = {
    "nop_tre": ProposalEntry,
    "chuyen_sang": ProposalEntry,
    "cho_quy_sau": WaitingEntry,
    "tien_thuong": RewardSummary,
    "noi_chi": PayerLine,
    "ung_vien": CandidateEntry,
    "bang_ket_qua": ResultLine,
    "tong_ket_qua": ResultLine,
    "doi_chieu": SenderEntry,
    "de_nghi": ProposalEntry,
    "bieu_duong": ProposalEntry,
    "xin_y_kien": ProposalEntry,
    "nhom_y_kien": OpinionGroup,
    "truong_hop": ProposalEntry,
    "khong_dat": ProposalEntry,
}
