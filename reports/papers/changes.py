"""Takes what became of each paper of a quarter, in words; gives the list of changes that a clerk reads beside them.

It is written only where something changed, and is never merged: what it says is of one compilation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.places import count_in_words

CHANGES_FORM = "thay-doi.docx"
CHANGES_KEY = "thay-doi"
PAPERS_TOLD = 200


@dataclass(frozen=True)
class ChangeLine:
    """One thing that the program or a reviewer did; `loai` says which."""

    khoa: str
    stt: int
    loai: str
    noi_dung: str


@dataclass(frozen=True)
class ChangedPaper:
    """One paper, how it stands, and what changed in it."""

    khoa: str
    ten: str
    tinh_trang: str
    truong_hop: tuple[ChangeLine, ...]


@dataclass(frozen=True)
class ChangesTold:
    """What a compilation did: numbers over all papers, and the papers of which there is something to say."""

    papers: tuple[ChangedPaper, ...]
    kept: int = 0
    updated: int = 0
    offered: int = 0
    corrections: int = 0


@dataclass(frozen=True)
class ChangesValues(HeadValues):
    """Everything that the form of the list of changes may name."""

    so_van_ban: str
    so_cap_nhat: str
    so_giu: str
    so_de_xuat: str
    so_cho_xac_nhan: str
    nhom: tuple[ChangedPaper, ...]
    con_nua: str


LISTS: dict[str, type] = {"nhom": ChangedPaper, "truong_hop": ChangeLine}


def changes_paper(compilation: Compilation, told: ChangesTold) -> Paper | None:
    """None where nothing changed."""
    if not told.papers:
        return None
    quarter = compilation.quarter
    name = f"Thay đổi so với bản trước quý {quarter.label}"
    values = changes_values(compilation, told)
    form = compilation.templates / CHANGES_FORM
    rendered = draw(form, values, lists=LISTS, title=name, made_on=compilation.made_on)
    return Paper(
        key=CHANGES_KEY,
        name=name,
        suffix=".docx",
        content=rendered.content,
        about="Lần lập này đã đổi gì ở từng văn bản, giữ chữ nào của người soát",
    )


def changes_values(compilation: Compilation, told: ChangesTold) -> ChangesValues:
    office = compilation.office.for_paper("muc_luc")
    more = len(told.papers) - PAPERS_TOLD
    return ChangesValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        so_van_ban=count_in_words(len(told.papers)),
        so_cap_nhat=_count(told.updated),
        so_giu=_count(told.kept),
        so_de_xuat=_count(told.offered),
        so_cho_xac_nhan=_count(told.corrections),
        nhom=tuple(told.papers[:PAPERS_TOLD]),
        con_nua=_count(more),
    )


def _count(number: int) -> str:
    return count_in_words(number) if number > 0 else ""


def numbered(lines: Sequence[tuple[str, str]]) -> tuple[ChangeLine, ...]:
    """Kind and words of each line, numbered."""
    return tuple(ChangeLine(f"dong-{at}", at, kind, words) for at, (kind, words) in enumerate(lines, start=1))
