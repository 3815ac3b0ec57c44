"""Takes what was computed of a quarter; gives the draft minutes of the Council's meeting, with votes once entered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from records.offices import CouncilProfile
from records.stages import Outcome
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.authorities import nobodys_rows
from reports.papers.ballots import thresholds_missing
from reports.papers.candidates import honoured
from reports.papers.compilation import Compilation
from reports.papers.entries import ListEntry, doubts_in_words, entry_fields, entry_of, kinds_in_words, numbered
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.papers.votes import GRANTED, REFUSED, doubts_of, members_of, name_of, threshold_in_words, votes_in_words
from reports.places import count_in_words, printable
from reports.rows import Row
from reports.tables import KINDS

MINUTES_FORM = "bien-ban-hop.docx"


@dataclass(frozen=True)
class VoteEntry(ListEntry):
    """One proposal with its votes and result; "" where the Council has not decided yet."""

    phieu_dong_y: str
    tong_phieu: str
    ty_le: str
    ket_qua: str
    y_kien: str


@dataclass(frozen=True)
class VoteGroup:
    """All of one recognition and kind, with how it is voted on."""

    ten: str
    doi_tuong: str
    so_luong: str
    nguong: str
    truong_hop: tuple[VoteEntry, ...]

    @property
    def khoa(self) -> str:
        """By what the group is known again: who is in it may change."""
        return f"{self.doi_tuong}: {self.ten}"


@dataclass(frozen=True)
class MinutesValues(HeadValues):
    """Everything that the form of the minutes may name."""

    hoi_dong: str
    chu_tri: str
    thu_ky: str
    thanh_vien: tuple[str, ...]
    so_thanh_vien: str
    tong_so: str
    so_dat: str
    so_chua_ket_luan: str
    so_khong_dat: str
    so_bieu_quyet: str
    gom: str
    nhom: tuple[VoteGroup, ...]
    da_quyet: bool
    so_thong_qua: str
    thong_qua: str
    khong_thong_qua: tuple[VoteEntry, ...]
    nguoi_bieu_duong: str
    ly_do_bieu_duong: str


LISTS: dict[str, type] = {"nhom": VoteGroup, "truong_hop": VoteEntry, "khong_thong_qua": VoteEntry}


def minutes_paper(compilation: Compilation) -> Paper:
    doubts = Doubts()
    name = f"Biên bản họp Hội đồng quý {compilation.quarter.label}"
    rendered = draw(
        compilation.templates / MINUTES_FORM,
        minutes_values(compilation, doubts=doubts),
        lists=LISTS,
        title=name,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key="bien-ban",
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Dự thảo biên bản họp Hội đồng, có bảng ghi số phiếu của từng đề nghị",
        still_open=_still_open(compilation),
    )


def minutes_values(compilation: Compilation, *, doubts: Doubts) -> MinutesValues:
    office, table = compilation.office.for_paper("bien_ban"), compilation.table
    council, rows, outcomes = office.hoi_dong, compilation.proposed, _outcomes(compilation)

    def entry(number: int, row: Row) -> VoteEntry:
        outcome = outcomes.get(row.proposal.id)
        said = doubts_of(outcome, compilation.voting, row.proposal.requested.code, council)
        return _entry(number, row, outcome, said, doubts=doubts)

    groups = tuple(
        VoteGroup(
            ten=table.name_of(code),
            doi_tuong=KINDS[kind].lower(),
            so_luong=count_in_words(len(own)),
            nguong=threshold_in_words(compilation.voting, code),
            truong_hop=entries,
        )
        for kind, code, own, entries in numbered(rows, entry)
    )
    refused = {row.proposal.id for row in compilation.refused}
    person, reason = honoured(compilation, doubts=doubts)
    return MinutesValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        hoi_dong=name_of(council),
        chu_tri=council.chu_tich,
        thu_ky=council.thu_ky,
        thanh_vien=tuple(name for name in members_of(council) if name not in (council.chu_tich, council.thu_ky)),
        so_thanh_vien=_members(council),
        tong_so=count_in_words(len(table.rows)),
        so_dat=count_in_words(len(table.with_verdict("DAT"))),
        so_chua_ket_luan=count_in_words(len(table.with_verdict("CHUA_DU_CO_SO", "CAN_XEM_XET"))),
        so_khong_dat=count_in_words(len(table.with_verdict("KHONG_DAT"))),
        so_bieu_quyet=count_in_words(len(rows)),
        gom=kinds_in_words(rows),
        nhom=groups,
        da_quyet=compilation.is_decided,
        so_thong_qua=count_in_words(len(compilation.granted)),
        thong_qua=kinds_in_words(compilation.granted),
        khong_thong_qua=tuple(entry for group in groups for entry in group.truong_hop if entry.ma in refused),
        nguoi_bieu_duong=person,
        ly_do_bieu_duong=reason,
    )


def _outcomes(compilation: Compilation) -> dict[str, Outcome]:
    return {each.proposal: each for each in compilation.standing.outcomes}


def _entry(number: int, row: Row, outcome: Outcome | None, said: Sequence[str], *, doubts: Doubts) -> VoteEntry:
    """`said` is what does not fit between the outcome and its votes."""
    yes, cast, share = votes_in_words(outcome)
    result = "" if outcome is None else GRANTED if outcome.is_granted else REFUSED
    return VoteEntry(
        **entry_fields(entry_of(number, row, doubts=doubts)),
        phieu_dong_y=yes,
        tong_phieu=cast,
        ty_le=share,
        ket_qua=doubts.mark(result, said, key=(row.proposal.id, "votes")),
        y_kien=printable(outcome.note or "") if outcome else "",
    )


def _members(council: CouncilProfile) -> str:
    """How many they are where the Office names its Council; "" where it does not."""
    return count_in_words(len(members_of(council))) if council.thanh_vien else ""


def _still_open(compilation: Compilation) -> tuple[str, ...]:
    council = compilation.office.for_paper("bien_ban").hoi_dong
    found = ["Điền giờ, địa điểm, số có mặt, vắng mặt, ý kiến thảo luận."]
    if not (council.chu_tich and council.thu_ky and council.thanh_vien):
        found.append("Điền chủ trì, thư ký, thành viên (hoặc ghi ở mục hoi_dong của van-phong.yaml).")
    by_id = _outcomes(compilation)
    outcomes = [by_id.get(row.proposal.id) for row in compilation.proposed]
    if without := sum(each is None for each in outcomes):
        found.append(f"Ghi số phiếu và kết quả của {count_in_words(without)} đề nghị.")
    if uncounted := sum(each is not None and each.votes_for is None for each in outcomes):
        found.append(f"Ghi số phiếu của {count_in_words(uncounted)} đề nghị đã có kết quả.")
    if compilation.standing.honoured is None:
        found.append("Ghi người được chọn biểu dương dưới cờ.")
    if nobody := nobodys_rows(compilation.office, compilation.granted):
        names = dict.fromkeys(compilation.table.name_of(row.proposal.requested.code) for row in nobody)
        found.append(
            f"{count_in_words(len(nobody))} trường hợp được thông qua nhưng chưa rõ ai quyết định: {', '.join(names)} "
            "(ghi vào mục tham_quyen của van-phong.yaml)."
        )
    return (*found, *thresholds_missing(compilation), *doubts_in_words(compilation.proposed))
