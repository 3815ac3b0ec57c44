"""Takes what the Council granted; gives the draft decision of the department's head and the requests to those above.

Only granted proposals stand here; nothing is made before the quarter is decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from records.rewards import QuarterRewards, Reward
from reports.citations import CITATIONS_FILE, legal_bases
from reports.drafting.blocks import Rendered
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.authorities import GrantLine, authority_doubt, grant_lines, higher_rows, own_rows
from reports.papers.compilation import Compilation
from reports.papers.entries import (
    ListEntry,
    ListGroup,
    doubts_in_words,
    entry_fields,
    entry_of,
    kinds_in_words,
    list_groups,
    numbered,
)
from reports.papers.file_names import file_name
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.papers.votes import name_of
from reports.places import count_in_words, day_in_words
from reports.rows import Row
from reports.sums import dong_in_words, figures, in_dong
from reports.tables import KINDS

DECISION_FORM, HIGHER_FORM = "quyet-dinh.docx", "to-trinh-cap-tren.docx"
NO_SUM = "……"


@dataclass(frozen=True)
class PaidEntry(ListEntry):
    """One who is granted, with the reward in figures; dots where no sum is known."""

    tien: str


@dataclass(frozen=True)
class PaidGroup:
    """All of one recognition and kind of nominee."""

    ten: str
    doi_tuong: str
    so_luong: str
    truong_hop: tuple[PaidEntry, ...]

    @property
    def khoa(self) -> str:
        """By what the group is known again: who is in it may change."""
        return f"{self.doi_tuong}: {self.ten}"


@dataclass(frozen=True)
class DecisionValues(HeadValues):
    """Everything that the form of the decision may name."""

    can_cu: tuple[str, ...]
    hoi_dong: str
    nguoi_quyet_dinh: str
    tong_so: str
    gom: str
    noi_dung: tuple[GrantLine, ...]
    tong_tien: str
    tong_tien_so: str
    tong_tien_chu: str
    so_chua_co_tien: str
    nguon_kinh_phi: str
    nhom: tuple[PaidGroup, ...]


@dataclass(frozen=True)
class HigherValues(HeadValues):
    """Everything that the form of a request to a higher authority may name."""

    can_cu: tuple[str, ...]
    hoi_dong: str
    tong_so: str
    gom: str
    noi_dung: tuple[GrantLine, ...]
    luat_ap_dung: str
    nhom: tuple[ListGroup, ...]


DECISION_LISTS: dict[str, type] = {"noi_dung": GrantLine, "nhom": PaidGroup, "truong_hop": PaidEntry}
HIGHER_LISTS: dict[str, type] = {"noi_dung": GrantLine, "nhom": ListGroup, "truong_hop": ListEntry}


def decision_papers(compilation: Compilation) -> Iterator[Paper]:
    """The decision where the own head grants anything, then a request to each authority above him."""
    if own := own_rows(compilation.office, compilation.granted):
        yield _decision(compilation, own)
    for number, (addressee, rows) in enumerate(higher_rows(compilation.office, compilation.granted), start=1):
        yield _request(compilation, addressee, rows, number=number)


def _decision(compilation: Compilation, rows: Sequence[Row]) -> Paper:
    doubts, quarter = Doubts(), compilation.quarter
    name = f"Dự thảo Quyết định khen thưởng quý {quarter.label}"
    rendered = draw(
        compilation.templates / DECISION_FORM,
        decision_values(compilation, rows, doubts=doubts),
        lists=DECISION_LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return _paper(
        rendered,
        key="quyet-dinh",
        name=name,
        about="Dự thảo Quyết định khen thưởng, kèm danh sách và mức tiền thưởng",
        still_open=(*_open_money(compilation, rows), *doubts_in_words(rows)),
    )


def decision_values(compilation: Compilation, rows: Sequence[Row], *, doubts: Doubts) -> DecisionValues:
    office, paid = compilation.office.for_paper("quyet_dinh"), _paid(compilation.rewards)
    decider = office.nguoi_quyet_dinh or f"{office.chuc_vu_ky} {office.co_quan_ban_hanh}"
    total = _total(paid, rows)

    def entry(number: int, row: Row) -> PaidEntry:
        plain = entry_of(number, row, doubts=doubts)
        plain = replace(plain, danh_hieu=authority_doubt(row, doubts, plain.danh_hieu, decider=decider))
        return PaidEntry(**entry_fields(plain), tien=_sum_of(row, paid, doubts))

    return DecisionValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        can_cu=_bases(compilation, rows, office.can_cu),
        hoi_dong=name_of(office.hoi_dong),
        nguoi_quyet_dinh=decider,
        tong_so=count_in_words(len(rows)),
        gom=kinds_in_words(rows),
        noi_dung=grant_lines(compilation.table, rows),
        tong_tien=in_dong(total) if total else "",
        tong_tien_so=figures(total) if total else NO_SUM,
        tong_tien_chu=dong_in_words(total),
        so_chua_co_tien=count_in_words(len(_without_sum(paid, rows))),
        nguon_kinh_phi=office.nguon_kinh_phi,
        nhom=tuple(
            PaidGroup(compilation.table.name_of(code), KINDS[kind].lower(), count_in_words(len(own)), entries)
            for kind, code, own, entries in numbered(rows, entry)
        ),
    )


def _request(compilation: Compilation, addressee: str, rows: Sequence[Row], *, number: int) -> Paper:
    office, doubts = compilation.office.for_paper("trinh_cap_tren"), Doubts()
    head = replace(head_of(office, compilation.quarter, made_on=compilation.made_on), kinh_gui=addressee)
    values = HigherValues(
        **head_fields(head),
        can_cu=_bases(compilation, rows, office.can_cu),
        hoi_dong=name_of(office.hoi_dong),
        tong_so=count_in_words(len(rows)),
        gom=kinds_in_words(rows),
        noi_dung=grant_lines(compilation.table, rows),
        luat_ap_dung=compilation.table.law,
        nhom=list_groups(compilation.table, rows, doubts=doubts),
    )
    short = addressee.replace("Ủy ban nhân dân", "UBND")
    name = file_name(f"Tờ trình {short}", id_=f"quý {compilation.quarter.label}")
    rendered = draw(
        compilation.templates / HIGHER_FORM,
        values,
        lists=HIGHER_LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return _paper(
        rendered,
        key=f"to-trinh-cap-tren/{number}",
        name=name,
        about=f"Dự thảo Tờ trình đề nghị {addressee} khen thưởng",
        still_open=("Kèm hồ sơ của từng trường hợp theo quy định của cấp khen thưởng.", *doubts_in_words(rows)),
    )


def _paper(rendered: Rendered, *, key: str, name: str, about: str, still_open: tuple[str, ...]) -> Paper:
    return Paper(
        key=key,
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about=about,
        still_open=("Ghi số, ngày văn bản và ngày họp Hội đồng.", *still_open),
    )


def _bases(compilation: Compilation, rows: Sequence[Row], own: Sequence[str]) -> tuple[str, ...]:
    """The laws of the days of receipt, which judge, and of the day of the decision, which says what is paid."""
    days = {row.proposal.received for row in rows} | {compilation.made_on}
    cited = legal_bases(compilation.templates / CITATIONS_FILE, days)
    laws = [text for text in cited if not any(other.startswith(f"{text},") for other in cited)]  # amended: once
    laws.sort(key=lambda text: not text.startswith("Luật"))
    return tuple(f"Căn cứ {text.rstrip(' ;.')};" for text in (*laws, *own))


def _paid(rewards: QuarterRewards | None) -> dict[str, Reward]:
    return {each.proposal: each for each in rewards.met} if rewards else {}


def _is_sure(reward: Reward | None) -> bool:
    return reward is not None and reward.amount_vnd is not None and reward.doubt is None


def _total(paid: dict[str, Reward], rows: Sequence[Row]) -> int:
    found = [paid.get(row.proposal.id) for row in rows]
    return sum(each.amount_vnd or 0 for each in found if each is not None and _is_sure(each))


def _without_sum(paid: dict[str, Reward], rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if not _is_sure(paid.get(row.proposal.id))]


def _sum_of(row: Row, paid: dict[str, Reward], doubts: Doubts) -> str:
    """The figures where the sum is sure; else dots with the reason as a comment."""
    reward = paid.get(row.proposal.id)
    if reward is not None and _is_sure(reward):
        return figures(reward.amount_vnd or 0)
    said = "Chưa có quy định về tiền thưởng."
    if reward is not None:
        said = reward.reason or f"Mức {in_dong(reward.amount_vnd or 0)}: {reward.doubt}."
    return doubts.mark(NO_SUM, [said], key=(row.proposal.id, "money"))


def _open_money(compilation: Compilation, rows: Sequence[Row]) -> tuple[str, ...]:
    day = day_in_words(compilation.rewards.on if compilation.rewards else compilation.made_on)
    found = [f"Tiền thưởng tính theo mức của ngày {day}; ký vào ngày có mức khác thì lập lại."]
    if without := _without_sum(_paid(compilation.rewards), rows):
        found.append(f"Ghi mức tiền thưởng của {count_in_words(len(without))} trường hợp chưa tính được.")
    return tuple(found)
