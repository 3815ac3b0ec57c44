"""Takes the quarter's table and the Office's profile; gives every value that a Word template may name, in Vietnamese.

The fields of these classes are the template variables: templates/README.md describes each of them, a test compares.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from records import OfficeProfile, Quarter
from records.catalogue import VERDICTS
from records.quarters import ROMAN
from reports.doubts import Doubts
from reports.places import count_in_words, day_in_words, printable
from reports.rows import DIRECT, LEADER, UNKNOWN_CLASS, Row, doubtful_values, finding_in_words
from reports.tables import TOTAL, QuarterTable

BODY_ROWS = 10  # a longer list goes to an appendix
UNITS_NAMED = 6  # more units than these are counted, not named
NO_NAME = "(chưa rõ tên)"


@dataclass(frozen=True)
class ProposalEntry:
    """One proposal in a list."""

    stt: int
    ten: str
    ten_goi: str
    chuc_vu_don_vi: str
    danh_hieu: str
    tom_tat: str
    can_cu: tuple[str, ...]
    ket_qua: str
    ngay_nhan: str
    vuong_mac: tuple[str, ...]


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
class SubmissionValues:
    """Everything that the submission's template may name."""

    co_quan_chu_quan: str
    co_quan_ban_hanh: str
    ky_hieu: str
    dia_danh: str
    thang: str
    nam: str
    kinh_gui: str
    quyen_han: str
    chuc_vu_ky: str
    nguoi_ky: str
    noi_nhan: tuple[str, ...]
    can_cu: tuple[str, ...]
    don_vi_de_nghi: str
    quy: str
    nam_quy: str
    thoi_han: str
    tong_so: str
    so_don_vi: str
    so_tap_the: str
    so_ca_nhan: str
    so_ho_gia_dinh: str
    so_lanh_dao: str
    so_truc_tiep: str
    so_chua_ro_chuc_vu: str
    so_dat: str
    so_xin_y_kien: str
    so_khong_dat: str
    so_nop_tre: str
    nop_tre: tuple[ProposalEntry, ...]
    bang_ket_qua: tuple[ResultLine, ...]
    tong_ket_qua: ResultLine
    de_nghi: tuple[ProposalEntry, ...]
    bieu_duong: tuple[ProposalEntry, ...]
    xin_y_kien: tuple[ProposalEntry, ...]
    khong_dat: tuple[ProposalEntry, ...]
    phu_luc_de_nghi: str
    phu_luc_xin_y_kien: str
    phu_luc_khong_dat: str


LISTS: dict[str, type] = {
    "nop_tre": ProposalEntry,
    "bang_ket_qua": ResultLine,
    "tong_ket_qua": ResultLine,
    "de_nghi": ProposalEntry,
    "bieu_duong": ProposalEntry,
    "xin_y_kien": ProposalEntry,
    "khong_dat": ProposalEntry,
}


def names_of(model: type) -> frozenset[str]:
    return frozenset(field.name for field in fields(model))


def submission_values(
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    laws: Sequence[str],
    doubts: Doubts,
) -> SubmissionValues:
    """The values of one draft; doubtful ones are marked through `doubts`. Nothing is ranked."""
    ready, opinion, refused = table.ready, table.need_opinion, table.with_verdict("KHONG_DAT")
    appendices = _number_appendices(ready, opinion, refused)
    results = {str(name): counts for name, counts in table.by_recognition.to_dict("index").items()}

    def entries(rows: Sequence[Row]) -> tuple[ProposalEntry, ...]:
        return tuple(_entry(number, row, doubts=doubts) for number, row in enumerate(rows, start=1))

    return SubmissionValues(
        co_quan_chu_quan=office.co_quan_chu_quan,
        co_quan_ban_hanh=office.co_quan_ban_hanh,
        ky_hieu=office.ky_hieu,
        dia_danh=office.dia_danh,
        thang=f"{made_on.month:02d}" if made_on.month < 3 else str(made_on.month),  # NĐ 30/2020: months 1 and 2 only
        nam=str(made_on.year),
        kinh_gui=office.kinh_gui,
        quyen_han=office.quyen_han,
        chuc_vu_ky=office.chuc_vu_ky,
        nguoi_ky=office.nguoi_ky,
        noi_nhan=_punctuate(office.noi_nhan),
        can_cu=tuple(f"Căn cứ {text.rstrip(' ;.')};" for text in (*laws, *office.can_cu)),
        don_vi_de_nghi=_name_units(table.senders),
        quy=ROMAN[quarter.number - 1],
        nam_quy=str(quarter.year),
        thoi_han=day_in_words(quarter.deadline),
        tong_so=count_in_words(len(table.rows)),
        so_don_vi=count_in_words(len(table.senders)),
        so_tap_the=count_in_words(len(table.of_kind("tap_the"))),
        so_ca_nhan=count_in_words(len(table.of_kind("ca_nhan"))),
        so_ho_gia_dinh=count_in_words(len(table.of_kind("ho_gia_dinh"))),
        so_lanh_dao=_count(table.rows, lambda row: row.person_class == LEADER),
        so_truc_tiep=_count(table.rows, lambda row: row.person_class == DIRECT),
        so_chua_ro_chuc_vu=_count(table.rows, lambda row: row.person_class == UNKNOWN_CLASS),
        so_dat=count_in_words(len(ready)),
        so_xin_y_kien=count_in_words(len(opinion)),
        so_khong_dat=count_in_words(len(refused)),
        so_nop_tre=count_in_words(len(table.late)),
        nop_tre=entries(table.late),
        bang_ket_qua=tuple(_result(name, counts) for name, counts in results.items() if name != TOTAL),
        tong_ket_qua=_result(TOTAL, results.get(TOTAL, {})),
        de_nghi=entries(ready),
        bieu_duong=entries([row for row in ready if row.nominee.kind == "ca_nhan"]),
        xin_y_kien=entries(opinion),
        khong_dat=entries(refused),
        phu_luc_de_nghi=appendices[0],
        phu_luc_xin_y_kien=appendices[1],
        phu_luc_khong_dat=appendices[2],
    )


def _entry(number: int, row: Row, *, doubts: Doubts) -> ProposalEntry:
    """The values of one row, each doubtful one marked."""
    sentences = _sentences(row)

    def marked(text: str | None, key: str) -> str:
        return doubts.mark(text, sentences.get(key, []), key=(row.number, key)) if text else ""

    name, honorific = marked(row.name or NO_NAME, "full_name"), row.nominee.honorific
    return ProposalEntry(
        stt=number,
        ten=name,
        ten_goi=" ".join(filter(None, [printable(honorific.value) if honorific else "", name])),
        chuc_vu_don_vi=", ".join(filter(None, [marked(row.position, "position"), marked(row.unit, "unit")])),
        danh_hieu=marked(row.recognition, "requested"),
        tom_tat=marked(row.summary, "achievements"),
        can_cu=row.decided,
        ket_qua=VERDICTS[row.verdict].lower(),
        ngay_nhan=day_in_words(row.proposal.received),
        vuong_mac=_obstacles(row),
    )


def _sentences(row: Row) -> dict[str, list[str]]:
    """What the comments say, by the value they hang on: a finding on the value it is about, or else on the name."""
    sentences = {key: [sentence] for key, sentence in doubtful_values(row).items()}
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


def _punctuate(recipients: Sequence[str]) -> tuple[str, ...]:
    """NĐ 30/2020: a semicolon after each, a full stop after the last."""
    plain = [text.strip().rstrip(";.") for text in recipients]
    return tuple(f"{text}{'.' if at == len(plain) else ';'}" for at, text in enumerate(plain, start=1))


def _count(rows: Sequence[Row], has: Callable[[Row], bool]) -> str:
    return count_in_words(sum(1 for row in rows if has(row)))
