"""Takes what was computed of a quarter; gives the summary table as a landscape appendix in Word.

Rows, numbers and words are those of the workbook's printed sheet.
"""

from __future__ import annotations

from dataclasses import dataclass

from records.catalogue import VERDICTS
from reports.abbreviations import abbreviate
from reports.captions import laws_and_legend, totals_in_words
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.entries import NO_NAME, doubts_in_words, kinds_in_words, marked_recognition, unbroken
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.marks import RowMarks
from reports.papers.paper import Paper
from reports.places import count_in_words
from reports.rows import Row
from reports.tables import QuarterTable

APPENDIX_FORM = "phu-luc-bang-tong-hop.docx"
NO_ACHIEVEMENTS = "(Hồ sơ chưa nêu thành tích)"


@dataclass(frozen=True)
class AppendixRow:
    """One proposal in the nine columns of the table; `ma` is its id."""

    stt: int
    ma: str
    ten: str
    chuc_vu_don_vi: str
    danh_hieu: str
    tom_tat: str
    can_cu: tuple[str, ...]
    ho_so: str
    ket_qua: str
    ghi_chu: str


@dataclass(frozen=True)
class AppendixValues(HeadValues):
    """Everything that the appendix's form may name."""

    kem_theo: str
    so_lieu: str
    giai_thich: str
    tong_so: str
    gom: str
    so_dat: str
    so_chua_du_co_so: str
    so_can_xem_xet: str
    so_khong_dat: str
    dong: tuple[AppendixRow, ...]


LISTS: dict[str, type] = {"dong": AppendixRow}


def appendix_paper(compilation: Compilation) -> Paper:
    quarter, table, doubts = compilation.quarter, compilation.table, Doubts()
    office = compilation.office.for_paper("to_trinh")
    values = AppendixValues(
        **head_fields(head_of(office, quarter, made_on=compilation.made_on)),
        kem_theo=f"Tờ trình số         /{office.ky_hieu}",
        so_lieu=totals_in_words(table, made_on=compilation.made_on),
        giai_thich=laws_and_legend(table),
        tong_so=count_in_words(len(table.rows)),
        gom=kinds_in_words(table.rows),
        so_dat=_count(table, "DAT"),
        so_chua_du_co_so=_count(table, "CHUA_DU_CO_SO"),
        so_can_xem_xet=_count(table, "CAN_XEM_XET"),
        so_khong_dat=_count(table, "KHONG_DAT"),
        dong=tuple(_row(row, doubts) for row in table.rows),
    )
    name = f"Phụ lục bảng tổng hợp quý {quarter.label}"
    rendered = draw(
        compilation.templates / APPENDIX_FORM,
        values,
        lists=LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key="phu-luc-bang-tong-hop",
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Bảng tổng hợp mọi đề nghị của quý, khổ ngang, kèm theo Tờ trình",
        still_open=doubts_in_words(table.rows),
    )


def _row(row: Row, doubts: Doubts) -> AppendixRow:
    marks = RowMarks(row, doubts)
    return AppendixRow(
        stt=row.number,
        ma=row.proposal.id,
        ten=marks.mark(row.name or NO_NAME, "full_name"),
        chuc_vu_don_vi=", ".join(filter(None, [marks.mark(row.position, "position"), marks.mark(row.unit, "unit")])),
        danh_hieu=marks.mark(marked_recognition(row, doubts), "requested", is_value=False),
        tom_tat=marks.mark(row.headline, "achievements", is_value=False) or NO_ACHIEVEMENTS,
        can_cu=unbroken(abbreviate(line) for line in row.decided),
        ho_so=", ".join(row.papers),
        ket_qua=VERDICTS[row.verdict],
        ghi_chu=abbreviate(" ".join(row.remarks)),
    )


def _count(table: QuarterTable, verdict: str) -> str:
    return count_in_words(sum(row.verdict == verdict for row in table.rows))
