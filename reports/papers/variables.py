"""Takes what was computed of a quarter; gives every value that the submission's form may name (`submission_values`)."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from itertools import islice
from typing import Any

from records import CheckedProposal
from records.catalogue import VERDICTS
from records.quarters import ROMAN
from reports.bases import NEW_LAW, REVIEW_CODES, for_council, full_reason, is_for_council, required_and_found
from reports.drafting.doubts import Doubts
from reports.papers.candidates import candidates, honoured
from reports.papers.compilation import Compilation
from reports.papers.entries import NO_NAME, called, marked_recognition, unbroken
from reports.papers.heads import head_fields, head_of
from reports.papers.money import reward_summary
from reports.papers.submission_values import (
    OpinionGroup,
    ProposalEntry,
    ResultLine,
    SenderEntry,
    SubmissionValues,
    WaitingEntry,
)
from reports.places import count_in_words, day_in_words, printable
from reports.readiness import obstacles
from reports.recognitions import recognition_in_words, recognition_name
from reports.rows import BUSINESS, DIRECT, LEADER, UNKNOWN_CLASS, Row, finding_in_words
from reports.senders import by_sender
from reports.tables import TOTAL, QuarterTable

BODY_ROWS = 10  # a longer list goes to an appendix
UNITS_NAMED = 6  # more units than these are counted, not named
TO_COMPLETE = "đề nghị đơn vị bổ sung, làm rõ"
TO_CONFIRM = "còn điểm phải xác nhận trước khi đưa vào danh sách đề nghị"
_ARTICLE = re.compile(r" – Điều .*$")
_COMMENTED = frozenset(("full_name", "position", "unit", "requested", "achievements"))  # values that a draft prints
CLAUSE = re.compile(r"Điều \d+(?: khoản \d+)?")


def submission_values(compilation: Compilation, *, doubts: Doubts) -> SubmissionValues:
    """The values of one draft; doubtful ones are marked through `doubts`. Who is chosen, a person says."""
    table, office, quarter = compilation.table, compilation.office.for_paper("to_trinh"), compilation.quarter
    ready, refused = table.ready, table.with_verdict("KHONG_DAT")
    groups = _grouped(table)
    opinion = [row for _, rows in groups for row in rows]
    appendices = _number_appendices(ready, opinion, refused)
    common, own = _left_to_council(table)
    results = {str(name): counts for name, counts in table.by_recognition.to_dict("index").items()}
    waited = [row for row in table.rows if row.has_waited]

    def entries(rows: Sequence[Row]) -> tuple[ProposalEntry, ...]:
        return tuple(_entry(number, row, doubts=doubts) for number, row in enumerate(rows, start=1))

    de_nghi, xin_y_kien, khong_dat = entries(ready), entries(opinion), entries(refused)  # their comments go first
    nguoi_bieu_duong, ly_do_bieu_duong = honoured(compilation, doubts=doubts)
    return SubmissionValues(
        **head_fields(head_of(office, quarter, made_on=compilation.made_on)),
        can_cu=tuple(f"Căn cứ {text.rstrip(' ;.')};" for text in (*compilation.laws, *office.can_cu)),
        luat_ap_dung=table.law,
        dieu_kien_chung=common,
        dieu_kien_rieng=own,
        don_vi_de_nghi=_name_units(table.senders),
        thoi_han=day_in_words(compilation.deadline),
        **_numbers(table),
        so_nop_tre=count_in_words(len(table.late)),
        nop_tre=entries(table.late),
        so_chuyen_sang=count_in_words(len(waited)),
        chuyen_sang=entries(waited),
        so_cho_quy_sau=count_in_words(len(compilation.postponed)),
        cho_quy_sau=tuple(_waiting(each, city=table.city) for each in compilation.postponed),
        bang_ket_qua=tuple(_result(name, counts) for name, counts in results.items() if name != TOTAL),
        tong_ket_qua=_result(TOTAL, results.get(TOTAL, {})),
        doi_chieu=_sender_entries(table),
        de_nghi=de_nghi,
        tien_thuong=reward_summary(compilation.rewards),
        bieu_duong=entries([row for row in ready if row.nominee.kind == "ca_nhan"]),
        ung_vien=candidates(compilation, doubts=doubts),
        nguoi_bieu_duong=nguoi_bieu_duong,
        ly_do_bieu_duong=ly_do_bieu_duong,
        xin_y_kien=xin_y_kien,
        nhom_y_kien=_groups(groups, xin_y_kien, table),
        khong_dat=khong_dat,
        phu_luc_de_nghi=appendices[0],
        phu_luc_xin_y_kien=appendices[1],
        phu_luc_khong_dat=appendices[2],
    )


def _numbers(table: QuarterTable) -> dict[str, Any]:
    """The counts of the quarter by their names; `so_xin_y_kien` are those without an answer and those held back."""
    counts = {
        "tong_so": len(table.rows),
        "so_don_vi": len(table.senders),
        "so_tap_the": len(table.of_kind("tap_the")),
        "so_ca_nhan": len(table.of_kind("ca_nhan")),
        "so_ho_gia_dinh": len(table.of_kind("ho_gia_dinh")),
        "so_lanh_dao": sum(row.person_class == LEADER for row in table.rows),
        "so_truc_tiep": sum(row.person_class == DIRECT for row in table.rows),
        "so_doanh_nhan": sum(row.person_class == BUSINESS for row in table.rows),
        "so_chua_ro_chuc_vu": sum(row.person_class == UNKNOWN_CLASS for row in table.rows),
        "so_dat": len(table.with_verdict("DAT")),
        "so_de_nghi": len(table.ready),
        "so_cho_xac_nhan": len(table.held_back),
        "so_chua_ket_luan": len(table.with_verdict("CHUA_DU_CO_SO", "CAN_XEM_XET")),
        "so_xin_y_kien": len(table.need_opinion),
        "so_khong_dat": len(table.with_verdict("KHONG_DAT")),
    }
    return {name: count_in_words(count) for name, count in counts.items()}


def _waiting(checked: CheckedProposal, *, city: bool) -> WaitingEntry:
    """A late one as papers name it: it stands in no count and no list of this quarter."""
    proposal = checked.proposal
    return WaitingEntry(
        ma=proposal.id,
        ten_goi=called(proposal.nominee),
        don_vi=printable(proposal.sender or (proposal.nominee.unit.value if proposal.nominee.unit else "")),
        danh_hieu=recognition_in_words(proposal.requested, city=city),
        ngay_nhan=day_in_words(proposal.received),
    )


def _sender_entries(table: QuarterTable) -> tuple[SenderEntry, ...]:
    troubles = [note for note in table.notes if note.is_trouble]
    return tuple(SenderEntry(name, tuple(note.in_short for note in own)) for name, own in by_sender(troubles).items())


def _entry(number: int, row: Row, *, doubts: Doubts) -> ProposalEntry:
    """The values of one row, each doubtful one marked."""
    sentences = _sentences(row)

    def marked(text: str | None, key: str, field: str | None = None) -> str:
        said, proposal = sentences.get(key, []), row.proposal.id if field else None
        return doubts.mark(text or "", said, key=(row.proposal.id, key), proposal=proposal, field=field)

    name = marked(row.name or NO_NAME, "full_name", "full_name")
    post = [marked(row.position, "position", "position"), marked(row.unit, "unit", "unit")]
    return ProposalEntry(
        stt=number,
        ma=row.proposal.id,
        ten=name,
        ten_goi=called(row.nominee, name),
        chuc_vu_don_vi=", ".join(filter(None, post)),
        danh_hieu=marked(marked_recognition(row, doubts), "requested"),
        tom_tat=marked(row.summary, "achievements"),
        tom_tat_ngan=marked(row.headline, "achievements"),
        can_cu=unbroken(row.decided),
        ghi_chu=_remarks(row),
        ket_qua=VERDICTS[row.verdict].lower(),
        ngay_nhan=day_in_words(row.proposal.received),
        vuong_mac=_obstacles(row),
    )


def _remarks(row: Row) -> tuple[str, ...]:
    """What is still open in short; of one who is held back also what holds back."""
    held_back = obstacles(row) if row.verdict == "DAT" else ()
    told = [text for text in row.remarks if not any(each.startswith(text.rstrip(".")) for each in held_back)]
    return (*told, *held_back)


def _sentences(row: Row) -> dict[str, list[str]]:
    """What the comments say, by the value they hang on: a finding on the value it is about, or else on the name."""
    sentences: dict[str, list[str]] = {}
    for each in row.states:
        if each.field in _COMMENTED:
            sentences.setdefault(each.field, []).append(each.sentence)
    shown = {"position": row.position, "unit": row.unit, "requested": row.recognition, "achievements": row.summary}
    for finding in row.troubles:
        about = (finding.condition or "").split(".")[0]
        place = row.place(finding.evidence, [finding.file] if finding.file else [])
        sentence = " ".join(filter(None, [finding_in_words(finding), f"Nguồn: {place}." if place else ""]))
        sentences.setdefault(about if shown.get(about) else "full_name", []).append(sentence)
    return sentences


def _obstacles(row: Row) -> tuple[str, ...]:
    """What has to be settled; where no finding says it, the conditions that are not met or not known."""
    if row.troubles:
        return tuple(dict.fromkeys(finding_in_words(finding) for finding in row.troubles))
    outcomes = {"CHUA_RO": "chưa rõ", "KHONG_DAT": "không đạt"}
    open_conditions = [c for c in row.checked.judgement.conditions if c.outcome != "DAT" and c.severity != "THONG_TIN"]
    if open_conditions:
        return tuple(
            f"{printable(c.text) or c.id}: {outcomes[c.outcome]} ({printable(c.article)})." for c in open_conditions
        )
    return tuple(finding_in_words(finding) for finding in row.findings)


def _left_to_council(table: QuarterTable) -> tuple[tuple[str, ...], str]:
    """What the Council judges: the conditions of every proposal in words, the articles of those that only some have."""
    judgements = [row.checked.judgement for row in table.rows]
    conditions = [{required_and_found(c)[0] for c in each.conditions if is_for_council(c)} for each in judgements]
    shared = set.intersection(*conditions) if conditions else set()
    common: dict[str, list[str]] = {}
    for text, article in for_council(judgements, law=table.law).items():
        if text in shared:
            common.setdefault(article, []).append(f"{text[:1].lower()}{text[1:]}")
    ready = for_council([row.checked.judgement for row in table.ready], law=table.law)
    own = dict.fromkeys(clause for text, each in ready.items() if text not in shared for clause in _clauses(each))
    return tuple(f"{', '.join(texts)} ({article})" for article, texts in common.items()), "; ".join(own)


def _clauses(article: str) -> list[str]:
    """Articles of the common law down to the clause; what another law says is cited as it stands."""
    first, *_ = article.split("; ")
    return CLAUSE.findall(first) if first.startswith("Điều") else [article]


def _grouped(table: QuarterTable) -> list[tuple[str, list[Row]]]:
    """The proposals by the reason why they wait, each reason once, in the order of its first proposal."""
    held_back = {row.number for row in table.held_back}
    groups: dict[str, list[Row]] = {}
    for row in table.need_opinion:
        reason = TO_CONFIRM if row.number in held_back else _reason(row, law=table.law)
        groups.setdefault(reason, []).append(row)
    return list(groups.items())


def _reason(row: Row, *, law: str) -> str:
    """What a proposal shares with others: the rule that is wanting, or else only what the unit has to do."""
    reviews = [finding for finding in row.troubles if finding.code in REVIEW_CODES]
    reason = full_reason(reviews[0], law=law) if reviews else TO_COMPLETE
    return _ARTICLE.sub("", reason) if reason.startswith(NEW_LAW) else reason


def _groups(
    groups: Sequence[tuple[str, list[Row]]], entries: Sequence[ProposalEntry], table: QuarterTable
) -> tuple[OpinionGroup, ...]:
    """Each reason with its entries, which stand in the same order as the rows."""
    left = iter(entries)
    return tuple(_group(reason, rows, list(islice(left, len(rows))), table) for reason, rows in groups)


def _group(reason: str, rows: Sequence[Row], entries: Sequence[ProposalEntry], table: QuarterTable) -> OpinionGroup:
    names = dict.fromkeys(recognition_name(row.proposal.requested.code, city=table.city) for row in rows)
    verdicts = dict.fromkeys(VERDICTS[row.verdict].lower() for row in rows)
    return OpinionGroup(
        ten=", ".join(verdicts if reason in (TO_COMPLETE, TO_CONFIRM) else names),
        so_luong=count_in_words(len(rows)),
        ly_do=reason,
        truong_hop=tuple(entries),
    )


def _result(name: str, counts: Mapping[Hashable, int]) -> ResultLine:
    return ResultLine(
        danh_hieu=name,
        tong=counts.get(TOTAL, 0),
        dat=counts.get(VERDICTS["DAT"], 0),
        chua_du_co_so=counts.get(VERDICTS["CHUA_DU_CO_SO"], 0),
        can_xem_xet=counts.get(VERDICTS["CAN_XEM_XET"], 0),
        khong_dat=counts.get(VERDICTS["KHONG_DAT"], 0),
    )


def _number_appendices(*lists: Sequence[Row]) -> tuple[str, ...]:
    """“Phụ lục I”, “Phụ lục II” for lists too long for the body, no number for a single one; "" stays in the body."""
    long = [len(rows) > BODY_ROWS for rows in lists]
    if sum(long) == 1:
        return tuple("Phụ lục" if is_long else "" for is_long in long)
    names = iter(ROMAN)
    return tuple(f"Phụ lục {next(names)}" if is_long else "" for is_long in long)


def _name_units(units: Sequence[str]) -> str:
    if not units:
        return "các đơn vị"
    if len(units) > UNITS_NAMED:
        return f"{count_in_words(len(units))} đơn vị gửi hồ sơ"
    return ", ".join(units[:-1]) + f" và {units[-1]}" if len(units) > 1 else units[0]
