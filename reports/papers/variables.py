"""Takes the quarter's table and the Office's profile; gives every value that a Word template may name, in Vietnamese.

The fields of these classes are the template variables: templates/README.md describes each of them, a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from records import OfficeProfile, Quarter
from records.catalogue import VERDICTS
from records.quarters import ROMAN
from reports.bases import NEW_LAW, REVIEW_CODES, for_council, full_reason, is_for_council, required_and_found
from reports.drafting.doubts import Doubts
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.places import count_in_words, day_in_words, printable
from reports.recognitions import recognition_name
from reports.rows import BUSINESS, DIRECT, LEADER, UNKNOWN_CLASS, Row, finding_in_words
from reports.senders import by_sender
from reports.tables import TOTAL, QuarterTable

BODY_ROWS = 10  # a longer list goes to an appendix
UNITS_NAMED = 6  # more units than these are counted, not named
NO_NAME = "(chưa rõ tên)"
TO_COMPLETE = "đề nghị đơn vị bổ sung, làm rõ"
ARTICLE_WORD = re.compile(r"\b(Điều|khoản|điểm) (?=\w)")  # a line never ends between “điểm” and its letter
_ARTICLE = re.compile(r" – Điều .*$")
_COMMENTED = frozenset(("full_name", "position", "unit", "requested", "achievements"))  # values that a draft prints
_YEAR = re.compile(r"(.+?)( \((?:năm|năm học) )([\d-]+)(\))")  # as `recognition_in_words` prints it
CLAUSE = re.compile(r"Điều \d+(?: khoản \d+)?")


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
    so_xin_y_kien: str
    so_khong_dat: str
    so_nop_tre: str
    nop_tre: tuple[ProposalEntry, ...]
    bang_ket_qua: tuple[ResultLine, ...]
    tong_ket_qua: ResultLine
    doi_chieu: tuple[SenderEntry, ...]
    de_nghi: tuple[ProposalEntry, ...]
    bieu_duong: tuple[ProposalEntry, ...]
    xin_y_kien: tuple[ProposalEntry, ...]
    nhom_y_kien: tuple[OpinionGroup, ...]
    khong_dat: tuple[ProposalEntry, ...]
    phu_luc_de_nghi: str
    phu_luc_xin_y_kien: str
    phu_luc_khong_dat: str


LISTS: dict[str, type] = {
    "nop_tre": ProposalEntry,
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


def submission_values(
    table: QuarterTable, *, quarter: Quarter, office: OfficeProfile, made_on: date, laws: Sequence[str], doubts: Doubts
) -> SubmissionValues:
    """The values of one draft; doubtful ones are marked through `doubts`. Nothing is ranked."""
    ready, refused = table.ready, table.with_verdict("KHONG_DAT")
    groups = _grouped(table.need_opinion, law=table.law)
    opinion = [row for _, rows in groups for row in rows]
    appendices = _number_appendices(ready, opinion, refused)
    common, own = _left_to_council(table)
    results = {str(name): counts for name, counts in table.by_recognition.to_dict("index").items()}

    def entries(rows: Sequence[Row]) -> tuple[ProposalEntry, ...]:
        return tuple(_entry(number, row, doubts=doubts) for number, row in enumerate(rows, start=1))

    return SubmissionValues(
        **head_fields(head_of(office, quarter, made_on=made_on)),
        can_cu=tuple(f"Căn cứ {text.rstrip(' ;.')};" for text in (*laws, *office.can_cu)),
        luat_ap_dung=table.law,
        dieu_kien_chung=common,
        dieu_kien_rieng=own,
        don_vi_de_nghi=_name_units(table.senders),
        thoi_han=day_in_words(quarter.deadline),
        tong_so=count_in_words(len(table.rows)),
        so_don_vi=count_in_words(len(table.senders)),
        so_tap_the=count_in_words(len(table.of_kind("tap_the"))),
        so_ca_nhan=count_in_words(len(table.of_kind("ca_nhan"))),
        so_ho_gia_dinh=count_in_words(len(table.of_kind("ho_gia_dinh"))),
        so_lanh_dao=_count(table.rows, lambda row: row.person_class == LEADER),
        so_truc_tiep=_count(table.rows, lambda row: row.person_class == DIRECT),
        so_doanh_nhan=_count(table.rows, lambda row: row.person_class == BUSINESS),
        so_chua_ro_chuc_vu=_count(table.rows, lambda row: row.person_class == UNKNOWN_CLASS),
        so_dat=count_in_words(len(ready)),
        so_xin_y_kien=count_in_words(len(opinion)),
        so_khong_dat=count_in_words(len(refused)),
        so_nop_tre=count_in_words(len(table.late)),
        nop_tre=entries(table.late),
        bang_ket_qua=tuple(_result(name, counts) for name, counts in results.items() if name != TOTAL),
        tong_ket_qua=_result(TOTAL, results.get(TOTAL, {})),
        doi_chieu=_sender_entries(table),
        de_nghi=entries(ready),
        bieu_duong=entries([row for row in ready if row.nominee.kind == "ca_nhan"]),
        xin_y_kien=entries(opinion),
        nhom_y_kien=_groups(groups, entries(opinion), city=table.city),
        khong_dat=entries(refused),
        phu_luc_de_nghi=appendices[0],
        phu_luc_xin_y_kien=appendices[1],
        phu_luc_khong_dat=appendices[2],
    )


def _sender_entries(table: QuarterTable) -> tuple[SenderEntry, ...]:
    troubles = [note for note in table.notes if note.is_trouble]
    return tuple(SenderEntry(name, tuple(note.in_short for note in own)) for name, own in by_sender(troubles).items())


def _entry(number: int, row: Row, *, doubts: Doubts) -> ProposalEntry:
    """The values of one row, each doubtful one marked."""
    sentences = _sentences(row)

    def marked(text: str | None, key: str, field: str | None = None) -> str:
        said, proposal = sentences.get(key, []), row.proposal.id if field else None
        return doubts.mark(text or "", said, key=(row.number, key), proposal=proposal, field=field)

    name, honorific = marked(row.name or NO_NAME, "full_name", "full_name"), row.nominee.honorific
    post = [marked(row.position, "position", "position"), marked(row.unit, "unit", "unit")]
    return ProposalEntry(
        stt=number,
        ma=row.proposal.id,
        ten=name,
        ten_goi=" ".join(filter(None, [_capital(printable(honorific.value)) if honorific else "", name])),
        chuc_vu_don_vi=", ".join(filter(None, post)),
        danh_hieu=marked(_recognition(row, doubts), "requested"),
        tom_tat=marked(row.summary, "achievements"),
        tom_tat_ngan=marked(row.headline, "achievements"),
        can_cu=tuple(ARTICLE_WORD.sub("\\1\u00a0", line) for line in row.decided),
        ghi_chu=row.remarks,
        ket_qua=VERDICTS[row.verdict].lower(),
        ngay_nhan=day_in_words(row.proposal.received),
        vuong_mac=_obstacles(row),
    )


def _recognition(row: Row, doubts: Doubts) -> str:
    """What is asked for, its name and its year each known as the field of the record that they print."""
    printed = _YEAR.fullmatch(row.recognition)
    name, before, year, after = printed.groups() if printed else (row.recognition, "", "", "")

    def known(text: str, field: str) -> str:
        return doubts.mark(text, key=(row.number, field), proposal=row.proposal.id, field=field)

    return known(name, "requested.code") + before + known(year, "requested.year") + after


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


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


def _grouped(rows: Sequence[Row], *, law: str) -> list[tuple[str, list[Row]]]:
    """The proposals by the reason why they wait, each reason once, in the order of its first proposal."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(_reason(row, law=law), []).append(row)
    return list(groups.items())


def _reason(row: Row, *, law: str) -> str:
    """What a proposal shares with others: the rule that is wanting, or else only what the unit has to do."""
    reviews = [finding for finding in row.troubles if finding.code in REVIEW_CODES]
    reason = full_reason(reviews[0], law=law) if reviews else TO_COMPLETE
    return _ARTICLE.sub("", reason) if reason.startswith(NEW_LAW) else reason


def _groups(
    groups: Sequence[tuple[str, list[Row]]], entries: Sequence[ProposalEntry], *, city: bool
) -> tuple[OpinionGroup, ...]:
    """Each reason with its entries, which stand in the same order as the rows."""
    left = iter(entries)
    return tuple(_group(reason, rows, list(islice(left, len(rows))), city=city) for reason, rows in groups)


def _group(reason: str, rows: Sequence[Row], entries: Sequence[ProposalEntry], *, city: bool) -> OpinionGroup:
    names = dict.fromkeys(recognition_name(row.proposal.requested.code, city=city) for row in rows)
    verdicts = dict.fromkeys(VERDICTS[row.verdict].lower() for row in rows)
    return OpinionGroup(
        ten=", ".join(verdicts if reason == TO_COMPLETE else names),
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


def _count(rows: Sequence[Row], has: Callable[[Row], bool]) -> str:
    return count_in_words(sum(1 for row in rows if has(row)))
