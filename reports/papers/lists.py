"""Takes what was computed of a quarter; gives the lists of those proposed: persons, collectives, households."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.entries import ListEntry, ListGroup, doubts_in_words, list_groups
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.places import count_in_words
from reports.tables import KINDS

PERSONS_FORM, COLLECTIVES_FORM = "danh-sach-ca-nhan.docx", "danh-sach-tap-the.docx"
FORMS = {"ca_nhan": PERSONS_FORM, "tap_the": COLLECTIVES_FORM, "ho_gia_dinh": COLLECTIVES_FORM}
KEYS = {"ca_nhan": "danh-sach/ca-nhan", "tap_the": "danh-sach/tap-the", "ho_gia_dinh": "danh-sach/ho-gia-dinh"}
LISTS: dict[str, type] = {"nhom": ListGroup, "truong_hop": ListEntry}


@dataclass(frozen=True)
class ListValues(HeadValues):
    """Everything that the forms of the lists may name; `kem_theo` is the paper with which the list goes."""

    doi_tuong: str
    kem_theo: str
    tong_so: str
    luat_ap_dung: str
    nhom: tuple[ListGroup, ...]


def list_papers(compilation: Compilation) -> Iterator[Paper]:
    """Persons and collectives always, so that nobody looks for a lost list; households where any are proposed."""
    for kind in ("ca_nhan", "tap_the", "ho_gia_dinh"):
        if kind != "ho_gia_dinh" or any(row.nominee.kind == kind for row in compilation.table.ready):
            yield _paper(compilation, kind)


def _paper(compilation: Compilation, kind: str) -> Paper:
    quarter, doubts = compilation.quarter, Doubts()
    office = compilation.office
    rows = [row for row in compilation.table.ready if row.nominee.kind == kind]
    word = KINDS[kind].lower()
    values = ListValues(
        **head_fields(head_of(office.for_paper("danh_sach"), quarter, made_on=compilation.made_on)),
        doi_tuong=word,
        kem_theo=f"Tờ trình số         /{office.for_paper('to_trinh').ky_hieu}",
        tong_so=count_in_words(len(rows)),
        luat_ap_dung=compilation.table.law,
        nhom=list_groups(compilation.table, rows, doubts=doubts),
    )
    name = f"Danh sách {word} đề nghị khen thưởng quý {quarter.label}"
    rendered = draw(
        compilation.templates / FORMS[kind],
        values,
        lists=LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key=KEYS[kind],
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about=f"Danh sách {word} được đề nghị, kèm theo Tờ trình",
        still_open=doubts_in_words(rows),
    )
