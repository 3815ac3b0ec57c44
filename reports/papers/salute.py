"""Takes the order of candidates and what a person chose; gives the paper on biểu dương dưới cờ, with every reason.

The program orders and explains, a person chooses: ties are told, and a criterion without evidence is never nought.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records.quarters import VIETNAM
from records.shortlists import CriterionMark, Placed, ScaleScore
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.candidates import honoured, honoured_row
from reports.papers.compilation import Compilation
from reports.papers.entries import entry_of
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.places import count_in_words, day_in_words, printable
from reports.recognitions import in_city_words
from reports.rows import Row

SALUTE_FORM = "de-xuat-bieu-duong.docx"
DETAILED = 10  # candidates whose criteria are told one by one
OPEN = "CHƯA RÕ"


@dataclass(frozen=True)
class SaluteCandidate:
    """One candidate with the reasons of the place."""

    ma: str
    hang: str
    ten_goi: str
    chuc_vu_don_vi: str
    danh_hieu: str
    diem: str
    ly_do: str


@dataclass(frozen=True)
class SaluteCriterion:
    """One criterion of one candidate: points of the most that it gives, or that they are not known."""

    ten: str
    diem: str
    minh_chung: str


@dataclass(frozen=True)
class SaluteDetail:
    """The criteria of one candidate."""

    ma: str
    hang: str
    ten_goi: str
    diem: str
    tieu_chi: tuple[SaluteCriterion, ...]


@dataclass(frozen=True)
class SaluteValues(HeadValues):
    """Everything that the form of the paper may name."""

    so_ung_vien: str
    ung_vien: tuple[SaluteCandidate, ...]
    ngang_nhau: tuple[str, ...]
    thang_diem: str
    nguon_thang_diem: str
    thang_da_xac_nhan: bool
    chi_tiet: tuple[SaluteDetail, ...]
    so_chi_tiet: str
    so_khong_xep: str
    nguoi_duoc_chon: str
    ly_do_chon: str
    nguoi_chon: str
    ngay_chon: str


SALUTE_LISTS: dict[str, type] = {
    "ung_vien": SaluteCandidate,
    "chi_tiet": SaluteDetail,
    "tieu_chi": SaluteCriterion,
}


def salute_paper(compilation: Compilation) -> Paper:
    doubts = Doubts()
    values = _values(compilation, doubts)
    title = f"Đề xuất biểu dương dưới cờ quý {compilation.quarter.label}"
    rendered = draw(
        compilation.templates / SALUTE_FORM,
        values,
        lists=SALUTE_LISTS,
        title=title,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key="bieu-duong",
        name=title,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about=f"{values.so_ung_vien} cá nhân trong danh sách đề nghị, xếp thứ tự kèm lý do để chọn biểu dương dưới cờ",
        still_open=_still_open(compilation, values),
    )


def _still_open(compilation: Compilation, values: SaluteValues) -> tuple[str, ...]:
    chosen = honoured_row(compilation)
    told = [] if chosen else ["chọn người biểu dương dưới cờ"]
    if chosen and not any(row.number == chosen.number for row in compilation.proposed):
        told.append("xem lại lựa chọn: người được chọn không có trong danh sách đề nghị khen thưởng")
    told += ["chấm điểm theo thang điểm"] if values.thang_diem and not any(c.diem for c in values.ung_vien) else []
    return tuple(told)


def _values(compilation: Compilation, doubts: Doubts) -> SaluteValues:
    pairs = _candidates(compilation)
    score = next((placed.score for placed, _ in pairs if placed.score), None)
    detailed = [(placed, row) for placed, row in pairs[:DETAILED] if _is_judged(placed.score)]
    ready = {row.number for row in compilation.table.ready}
    left_out = [row for row in compilation.table.of_kind("ca_nhan") if row.number not in ready]
    office = compilation.office.for_paper("danh_sach")
    name, reason = honoured(compilation, doubts=doubts)
    choice = compilation.standing.honoured if name else None
    return SaluteValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        so_ung_vien=count_in_words(len(pairs)),
        ung_vien=tuple(_candidate(compilation, placed, row, doubts) for placed, row in pairs),
        ngang_nhau=tuple(_ties(pairs)),
        thang_diem=printable(score.scale) if score else "",
        nguon_thang_diem=printable(score.source) if score else "",
        thang_da_xac_nhan=bool(score and score.is_confirmed),
        chi_tiet=tuple(_detail(placed, row) for placed, row in detailed),
        so_chi_tiet=count_in_words(len(detailed)),
        so_khong_xep=count_in_words(len(left_out)),
        nguoi_duoc_chon=name,
        ly_do_chon=reason,
        nguoi_chon=printable(choice.who) if choice else "",
        ngay_chon=day_in_words(choice.at.astimezone(VIETNAM).date()) if choice else "",
    )


def _candidates(compilation: Compilation) -> list[tuple[Placed, Row]]:
    """Persons on the list that is proposed, in the order of the shortlist: nobody with an open error."""
    rows = {row.proposal.id: row for row in compilation.table.ready if row.nominee.kind == "ca_nhan"}
    return [(placed, rows[placed.proposal]) for placed in compilation.shortlist if placed.proposal in rows]


def _candidate(compilation: Compilation, placed: Placed, row: Row, doubts: Doubts) -> SaluteCandidate:
    entry = entry_of(0, row, doubts=doubts)
    reasons = "; ".join(map(printable, placed.reasons))
    return SaluteCandidate(
        ma=entry.ma,
        hang=_place(placed),
        ten_goi=entry.ten_goi,
        chuc_vu_don_vi=entry.chuc_vu_don_vi,
        danh_hieu=entry.danh_hieu,
        diem=_total(placed.score),
        ly_do=in_city_words(reasons) if compilation.table.city else reasons,
    )


def _place(placed: Placed) -> str:
    return f"{placed.place}{' (ngang nhau)' if placed.is_shared else ''}"


def _total(score: ScaleScore | None) -> str:
    """What is certain and what is possible; "" where nobody gave a point: that is no nought."""
    if score is None or not score.is_scored:
        return ""
    sure = f"{score.low}/{score.most}"
    return sure if score.low == score.high else f"chắc chắn {sure}, nhiều nhất {score.high}"


def _ties(pairs: Sequence[tuple[Placed, Row]]) -> Iterator[str]:
    """Each place that several share, with their names."""
    shared: dict[int, list[str]] = {}
    for placed, row in pairs:
        if placed.is_shared:
            shared.setdefault(placed.place, []).append(row.name or "")
    for place, names in shared.items():
        if len(names) > 1:  # the others with whom a place was shared may be off the list
            yield f"thứ tự {place}: {', '.join(names)}"


def _is_judged(score: ScaleScore | None) -> bool:
    """Whether anybody wrote anything on a criterion: tables without a point or a word fill pages and tell nothing."""
    return score is not None and any(m.points is not None or m.evidence or m.fault for m in score.marks)


def _detail(placed: Placed, row: Row) -> SaluteDetail:
    marks = placed.score.marks if placed.score else ()
    return SaluteDetail(
        ma=row.proposal.id,
        hang=str(placed.place),
        ten_goi=row.name or "",
        diem=_total(placed.score) or OPEN,
        tieu_chi=tuple(_criterion(mark) for mark in marks),
    )


def _criterion(mark: CriterionMark) -> SaluteCriterion:
    quotes = "; ".join(f"“{printable(quote)}”" for quote in mark.evidence)
    if mark.fault:
        points, quotes = OPEN, "; ".join(filter(None, [printable(mark.fault), quotes]))
    elif mark.points is None:
        points = f"{OPEN} (chưa chấm)"
    elif mark.is_open:
        points = f"{OPEN} (ghi {mark.points}/{mark.most}, chưa có minh chứng)"
    else:
        points = f"{mark.points}/{mark.most}"
    return SaluteCriterion(printable(mark.text), points, quotes or "chưa nêu")
