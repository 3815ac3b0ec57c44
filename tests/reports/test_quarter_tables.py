from __future__ import annotations

from datetime import date

import pytest
from invented_proposals import ACHIEVEMENTS, FINDINGS, checked, collective, field, person, quarter_of

from records import ConditionResult, Evidence, Judgement
from reports import compile_table
from reports.achievements import SUMMARY_WORDS
from reports.places import place_in_words, printable
from reports.rows import BUSINESS, DIRECT, LEADER, UNKNOWN_CLASS, finding_in_words
from reports.tables import NO_UNIT, TOTAL


def test_rows_go_by_kind_recognition_unit_and_vietnamese_name() -> None:
    names = ["Nguyễn Văn Đạt", "Trần Thị Ánh", "Ngô Minh An", "Lê Văn Ẩn", "Ngô Minh Anh", "Bùi Thị Yến"]
    unit = {"unit": field("Phòng Kế hoạch - Tài chính")}
    people = [person(0, name=name).model_copy(update=unit) for name in names]
    proposals = [checked(n, nominee) for n, nominee in enumerate(people)]
    proposals += [
        checked(10, people[5], code="BK_TTG"),
        checked(11, collective(0), code="TTLDTT"),
        checked(12, people[0].model_copy(update={"unit": field("Chi cục Tiêu chuẩn")})),
    ]
    table = compile_table(proposals)
    assert [row.name for row in table.rows] == [
        "Phòng Kế hoạch - Tài chính",
        "Bùi Thị Yến",
        "Nguyễn Văn Đạt",
        "Ngô Minh An",
        "Ngô Minh Anh",
        "Trần Thị Ánh",
        "Lê Văn Ẩn",
        "Nguyễn Văn Đạt",
        "Bùi Thị Yến",
    ]
    assert [row.number for row in table.rows] == list(range(1, 10))


def test_order_does_not_depend_on_the_order_of_input() -> None:
    proposals = quarter_of(40)
    one, other = compile_table(proposals), compile_table(proposals[::-1])
    assert one.rows == other.rows
    assert one.data.equals(other.data)


def test_counts_add_up() -> None:
    table = compile_table(quarter_of(40))
    assert table.by_recognition.loc[TOTAL, TOTAL] == 40
    assert table.by_unit.loc[TOTAL, TOTAL] == 40
    assert table.by_recognition.loc[TOTAL, "Đạt"] == len(table.ready) == 23
    assert len(table.ready) + len(table.need_opinion) + len(table.with_verdict("KHONG_DAT")) == 40
    assert table.by_class.loc[TOTAL, TOTAL] == len(table.of_kind("ca_nhan"))
    assert list(table.by_recognition.index)[:2] == ["Cờ thi đua của tỉnh", "Bằng khen của Bộ trưởng"]


def test_empty_quarter_has_a_table() -> None:
    table = compile_table([])
    assert table.rows == ()
    assert len(table.data) == len(table.by_unit) == 0
    assert "ho_ten" in table.data.columns


def test_one_unit_written_in_two_ways_is_counted_once() -> None:
    nominees = [
        person(0).model_copy(update={"unit": field(unit)})
        for unit in ("Phòng Hoà Bình", "PHÒNG HÒA BÌNH", "Phòng Hoà Bình")
    ]
    table = compile_table([checked(n, nominee) for n, nominee in enumerate(nominees)])
    assert list(table.by_unit.index) == ["Phòng Hoà Bình", TOTAL]


def test_missing_values_stay_unknown() -> None:
    bare = person(0).model_copy(update={"full_name": None, "unit": None, "position": None, "achievements": ()})
    row = compile_table([checked(1, bare)]).rows[0]
    assert (row.name, row.unit, row.position, row.summary) == (None, None, None, None)
    assert row.person_class == UNKNOWN_CLASS
    table = compile_table([checked(1, bare)])
    assert table.data.loc[0, "ho_ten"] is None
    assert list(table.by_unit.index) == [NO_UNIT, TOTAL]


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Trưởng phòng Quản lý Đo lường", LEADER),
        ("Phó Trưởng phòng", LEADER),
        ("Phó Chánh Văn phòng", LEADER),
        ("Bí thư chi bộ, Phó Chi cục trưởng", LEADER),
        ("Quyền Giám đốc", LEADER),
        ("Chuyên viên chính", DIRECT),
        ("Kế toán trưởng", DIRECT),
        ("Phụ trách kế toán", DIRECT),
        ("Văn thư", DIRECT),
    ],
)
def test_leaders_are_told_by_their_position(position: str, expected: str) -> None:
    nominee = person(0).model_copy(update={"position": field(position)})
    assert compile_table([checked(1, nominee)]).rows[0].person_class == expected


def test_head_of_a_company_is_a_businessman() -> None:
    nominee = person(0).model_copy(update={"position": field("Giám đốc"), "unit": field("Công ty TNHH Sao Mai")})
    table = compile_table([checked(1, nominee)])
    assert list(table.by_class.index) == [BUSINESS, TOTAL]


def test_summary_keeps_whole_statements_up_to_eighty_words() -> None:
    nominee = person(0).model_copy(
        update={"achievements": (field(ACHIEVEMENTS[1]), field("từ " * 79 + "cuối"), field("Sau."))}
    )
    row = compile_table([checked(1, nominee)]).rows[0]
    assert row.summary == ACHIEVEMENTS[1] + "."


def test_summary_cuts_a_long_first_statement() -> None:
    nominee = person(0).model_copy(update={"achievements": (field("từ " * 100 + "cuối"),)})
    summary = compile_table([checked(1, nominee)]).rows[0].summary
    assert summary is not None
    assert summary.endswith("từ…")
    assert summary.lower().count("từ") == SUMMARY_WORDS


def test_late_proposals_are_named() -> None:
    on_time, late = checked(1, person(0), received=date(2026, 9, 19)), checked(2, person(1), received=date(2026, 9, 20))
    table = compile_table([on_time, late])
    assert [row.proposal.id for row in table.late] == ["2026-Q3-0002"]
    assert table.late[0].notes == ("Nhận ngày 20/09/2026, sau thời hạn.",)


def test_findings_come_gravest_first_and_once() -> None:
    row = compile_table(
        [checked(1, person(0), verdict="CHUA_DU_CO_SO", findings=(*FINDINGS["CHUA_DU_CO_SO"], *FINDINGS["DAT"]))]
    ).rows[0]
    assert [finding.severity for finding in row.findings] == ["LOI", "CANH_BAO", "THONG_TIN"]
    assert row.notes == (
        "Thiếu biên bản bình xét của đơn vị.",
        "Năm 2026 chưa có kết quả xếp loại; đề nghị đơn vị bổ sung.",
    )
    assert finding_in_words(row.findings[0]).endswith("(Điều 84 khoản 1 Luật Thi đua, khen thưởng).")


def test_basis_is_one_line_an_article() -> None:
    row = compile_table([checked(1, person(0))]).rows[0]
    assert row.basis == (
        "Luật Thi đua, khen thưởng 2022, Điều 23: Hoàn thành xuất sắc nhiệm vụ (đạt); Đạt tiêu chuẩn Lao động tiên "
        "tiến (đạt); Đoàn kết, tương trợ, tích cực tham gia phong trào thi đua (Hội đồng xem xét).",
    )


def test_printed_basis_leaves_papers_and_unmet_alternatives_out() -> None:
    law, decree = "Luật 06/2022/QH15, Điều 23 khoản 2", "NĐ 152/2025/NĐ-CP, Điều 4"
    conditions = (
        ConditionResult(id="a", outcome="DAT", article=law, text="Hoàn thành xuất sắc nhiệm vụ năm 2026"),
        ConditionResult(id="b", outcome="CHUA_RO", article=law, text="Có 01 sáng kiến"),
        ConditionResult(id="c", outcome="CHUA_RO", article=decree, severity="THONG_TIN", text="Không bị điều tra"),
        ConditionResult(id="ho_so_2024.to_trinh", outcome="DAT", article="Luật 06/2022/QH15, Điều 84", text="Có"),
    )
    proposal = checked(1, person(0))
    met = Judgement(verdict="DAT", regime="x", conditions=conditions)
    assert compile_table([proposal.model_copy(update={"judgement": met})]).rows[0].decided == (
        "Hoàn thành xuất sắc nhiệm vụ năm 2026 – Điều 23 khoản 2",
    )
    unsure = met.model_copy(update={"verdict": "CHUA_DU_CO_SO"})
    row = compile_table([proposal.model_copy(update={"judgement": unsure})]).rows[0]
    assert row.decided == ("Chưa rõ: Có 01 sáng kiến – Điều 23 khoản 2",)
    assert any("Điều 84" in line for line in row.basis)


def test_flat_row_carries_evidence_and_confidence() -> None:
    data = compile_table([checked(7, person(0, confidence=0.62), files=("a.docx", "b.pdf"))]).data
    assert data.loc[0, "vi_tri_ho_ten"] == "a.docx hoặc b.pdf, bảng 1, hàng 2, ô 3"
    assert data.loc[0, "do_tin_cay_ho_ten"] == 0.62
    assert data.loc[0, "tep_nguon"] == "a.docx; b.pdf"
    assert data.loc[0, "ngay_nhan"] == date(2026, 9, 10)


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        (Evidence(paragraph=11), "đoạn 12"),
        (Evidence(table=0, row=1, cell=2), "bảng 1, hàng 2, ô 3"),
        (Evidence(page=2, bbox=(0, 0, 1, 1)), "trang 2"),
        (Evidence(sheet="Danh sách", row=4, cell=1), "trang tính “Danh sách”, hàng 5, ô 2"),
        (Evidence(), ""),
    ],
)
def test_place_in_words(evidence: Evidence, words: str) -> None:
    assert place_in_words(evidence) == words


def test_printable_drops_what_xml_cannot_hold() -> None:
    assert printable("Lê\x00 Văn\x0b \ud800An\U000f0000") == "Lê Văn An"
