"""Takes what was computed of a quarter; gives the ballot of the Council: no voter's name, no comment, boxes to mark."""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.entries import ListEntry, kinds_in_words, numbered
from reports.papers.entries import entry_of as marked_entry
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.papers.votes import has_threshold, name_of, threshold_in_words
from reports.places import count_in_words
from reports.rows import Row
from reports.tables import KINDS

BALLOT_FORM = "phieu-bieu-quyet.docx"


@dataclass(frozen=True)
class BallotGroup:
    """All of one recognition; `nguong` is how it is voted on and what carries it, "" where no rule is loaded."""

    ten: str
    doi_tuong: str
    so_luong: str
    nguong: str
    truong_hop: tuple[ListEntry, ...]

    @property
    def khoa(self) -> str:
        """By what the group is known again: who is in it may change."""
        return f"{self.doi_tuong}: {self.ten}"


@dataclass(frozen=True)
class BallotValues(HeadValues):
    """Everything that the ballot's form may name."""

    hoi_dong: str
    tong_so: str
    gom: str
    nhom: tuple[BallotGroup, ...]


LISTS: dict[str, type] = {"nhom": BallotGroup, "truong_hop": ListEntry}


def ballot_paper(compilation: Compilation) -> Paper:
    quarter, rows, doubts = compilation.quarter, compilation.proposed, Doubts()
    office = compilation.office.for_paper("phieu")
    table, rules = compilation.table, compilation.voting

    def plain(number: int, row: Row) -> ListEntry:
        return marked_entry(number, row, doubts=doubts, is_plain=True)

    values = BallotValues(
        **head_fields(head_of(office, quarter, made_on=compilation.made_on)),
        hoi_dong=name_of(office.hoi_dong),
        tong_so=count_in_words(len(rows)),
        gom=kinds_in_words(rows),
        nhom=tuple(
            BallotGroup(
                ten=table.name_of(code),
                doi_tuong=KINDS[kind].lower(),
                so_luong=count_in_words(len(own)),
                nguong=threshold_in_words(rules, code),
                truong_hop=entries,
            )
            for kind, code, own, entries in numbered(rows, plain)
        ),
    )
    name = f"Phiếu biểu quyết quý {quarter.label}"
    rendered = draw(
        compilation.templates / BALLOT_FORM,
        values,
        lists=LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key="phieu-bieu-quyet",
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Phiếu của thành viên Hội đồng, không ghi tên người bỏ phiếu",
        still_open=thresholds_missing(compilation),
    )


def thresholds_missing(compilation: Compilation) -> tuple[str, ...]:
    """Recognitions that are voted on without any confirmed share: the Office has to load its rules."""
    codes = dict.fromkeys(row.proposal.requested.code for row in compilation.proposed)
    names = [compilation.table.name_of(code) for code in codes if not has_threshold(compilation.voting, code)]
    if not names:
        return ()
    return (f"Chưa nạp quy định đã xác nhận về tỷ lệ phiếu để thông qua: {', '.join(names)}.",)
