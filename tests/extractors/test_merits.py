"""Merits that stand in cells of a list: levels, titles and initiatives with their years and decisions."""

from __future__ import annotations

import pytest
from typed import Row, asked, centred, read

from records.readings import Nominee, Reading

TITLE = centred("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026")


def read_row(head: str, text: str) -> Reading:
    return read(
        TITLE,
        [
            ["TT", "Họ và tên", "Chức vụ", head, "Đề nghị"],
            ["1", "Giáp Văn Sùng", "Chuyên viên", text, "Giấy khen của Giám đốc Sở"],
        ],
    )


def levels(nominee: Nominee) -> list[tuple[str, str]]:
    return [(each.year, each.level) for each in nominee.classifications]


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        ("Tóm tắt thành tích", "Hoàn thành xuất sắc nhiệm vụ năm 2025", [("2025", "hoan_thanh_xuat_sac")]),
        ("Thành tích", "Hoàn thành tốt nhiệm vụ", [("2026", "hoan_thanh_tot")]),
        ("Thành tích", "Hai năm liên tục 2024, 2025 hoàn thành xuất sắc nhiệm vụ.",
         [("2024", "hoan_thanh_xuat_sac"), ("2025", "hoan_thanh_xuat_sac")]),
        ("Thành tích", "HTTNV 2025", [("2025", "hoan_thanh_tot")]),
        ("Thành tích", "Tham mưu hoàn thành tốt nhiệm vụ chuyển đổi số của phòng", []),
        ("Xếp loại năm 2025", "HTXSNV", [("2025", "hoan_thanh_xuat_sac")]),
        ("Xếp loại", "HTTNV", [("2026", "hoan_thanh_tot")]),
        ("Xếp loại", "Không HTNV", [("2026", "khong_hoan_thanh")]),
        ("Ghi chú", "Xếp loại năm 2024: HTTNV; năm 2025: HTXSNV",
         [("2024", "hoan_thanh_tot"), ("2025", "hoan_thanh_xuat_sac")]),
    ],
)  # fmt: skip
def test_levels_of_a_row(head: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert levels(read_row(head, text).nominees[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đạt CSTĐCS năm 2025 (QĐ số 22/QĐ-SNV ngày 09/01/2026)",
        "Hoàn thành xuất sắc nhiệm vụ năm 2025; CSTĐCS năm 2025 theo Quyết định số 22/QĐ-SNV ngày 09/01/2026",
        "Là Chiến sĩ thi đua cơ sở năm 2025 (22/QĐ-SNV ngày 09/01/2026).\nTham gia hiến máu 02 lần",
    ],
)
@pytest.mark.parametrize("head", ["Thành tích", "Tóm tắt thành tích nổi bật", "Ghi chú"])
def test_title_with_its_decision_among_deeds(head: str, text: str) -> None:
    (nominee,) = read_row(head, text).nominees
    (title,) = nominee.prior_titles
    assert (title.code, title.year, title.decision_number, title.decision_date) == (
        "CSTDCS",
        "2025",
        "22/QĐ-SNV",
        "2026-01-09",
    )
    assert asked(nominee) == [("GIAY_KHEN", "2026")]


def test_title_that_others_received_is_none_of_the_row() -> None:
    (nominee,) = read_row("Thành tích", "Giúp chi đoàn được tặng Giấy khen năm 2025").nominees
    assert nominee.prior_awards == ()


def test_decisions_of_initiatives_in_a_column_of_their_own() -> None:
    (nominee,) = read(
        TITLE,
        [
            ["TT", "Họ và tên", "Tên sáng kiến", "Số, ngày QĐ công nhận sáng kiến", "Đề nghị"],
            ["1", "Giáp Văn Sùng", "Sổ tay tra cứu mã định danh", "QĐ số 31/QĐ-SNV ngày 14/11/2025", "CSTĐCS"],
        ],
    ).nominees
    (told,) = nominee.initiatives
    assert (told.title, told.decision_number, told.decision_date) == (
        "Sổ tay tra cứu mã định danh",
        "31/QĐ-SNV",
        "2025-11-14",
    )


@pytest.mark.parametrize("head", ["Số, ngày QĐ công nhận sáng kiến", "QĐ công nhận sáng kiến", "Sáng kiến"])
def test_decision_alone_is_no_title_of_an_initiative(head: str) -> None:
    reading = read_row(head, "QĐ số 31/QĐ-SNV ngày 14/11/2025")
    assert reading.nominees[0].initiatives == ()
    assert reading.notes == (
        "Có quyết định công nhận sáng kiến nhưng không có tên sáng kiến: Giáp Văn Sùng (31/QĐ-SNV).",
    )


def test_initiative_among_deeds_with_its_decision() -> None:
    text = "Có sáng kiến “Số hóa hồ sơ lưu trữ” được công nhận tại QĐ số 30/QĐ-SNV ngày 02/02/2025; tham gia hiến máu"
    (told,) = read_row("Tóm tắt thành tích", text).nominees[0].initiatives
    assert (told.title, told.decision_number) == ("Số hóa hồ sơ lưu trữ", "30/QĐ-SNV")


def test_title_number_and_year_of_an_initiative_under_one_head() -> None:
    (nominee,) = read(
        TITLE,
        [
            ["STT", "Họ và tên", "Sáng kiến", None, None, "Đề nghị"],
            ["", "", "Tên", "Số QĐ", "Năm", ""],
            ["1", "Giáp Văn Sùng", "Sổ tay tra cứu mã định danh", "31/QĐ-SNV ngày 14/11/2025", "2025", "CSTĐCS"],
        ],
    ).nominees
    (told,) = nominee.initiatives
    assert (told.title, told.year, told.decision_number) == ("Sổ tay tra cứu mã định danh", "2025", "31/QĐ-SNV")
    assert asked(nominee) == [("CSTDCS", "2026")]


def test_title_told_in_two_rows_is_one() -> None:
    row: Row = ["1", "Giáp Văn Sùng", "LĐTT năm 2025", "Giấy khen"]
    (nominee,) = read(TITLE, [["TT", "Họ và tên", "Danh hiệu đã đạt", "Đề nghị"], row, ["2", *row[1:]]]).nominees
    assert [(each.code, each.year) for each in nominee.prior_titles] == [("LDTT", "2025")]
