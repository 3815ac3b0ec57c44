"""Columns of a list: what was received before, with its year and decision, and what is asked for now."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from typed import Row, asked, centred, read

from extractors.reading import read_file
from records.readings import Nominee, Reading

TITLE = centred("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ CHIẾN SĨ THI ĐUA CẤP TỈNH NĂM 2026")
PLAIN_TITLE = centred("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026")


def had(nominee: Nominee) -> list[tuple[str, str | None, str | None]]:
    return [(each.code, each.year, each.decision_number) for each in [*nominee.prior_titles, *nominee.prior_awards]]


def read_rows(*rows: Row, title: object = PLAIN_TITLE) -> Reading:
    return read(title, [*rows])


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("Danh hiệu năm 2025", "2025"),
        ("Danh hiệu thi đua 2025", "2025"),
        ("Thi đua năm 2025", "2025"),
        ("Danh hiệu năm trước", None),
        ("Danh hiệu các năm", None),
        ("Danh hiệu hiện có", None),
        ("Hình thức khen thưởng trước đây", None),
        ("Kết quả năm 2025", "2025"),
    ],
)
@pytest.mark.parametrize("asking", ["Đề nghị", "Danh hiệu đề nghị năm 2026", "Đăng ký"])
def test_column_of_before_stands_beside_what_is_asked(head: str, year: str | None, asking: str) -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Đơn vị", head, asking], ["1", "Đoàn Bích Liễu", "Phòng Kế hoạch", "LĐTT", "CSTĐCS"]
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("CSTDCS", "2026")], [("LDTT", year, None)])


def test_heads_of_years_over_titles_and_their_decisions() -> None:
    reading = read_rows(
        ["STT", "Họ và tên", "Năm 2024", None, "Năm 2025", None, "Đề nghị"],
        ["", "", "Danh hiệu", "Số quyết định", "Danh hiệu", "Số quyết định", ""],
        [
            "1",
            "Giáp Văn Sùng",
            "LĐTT",
            "14/QĐ-SNV ngày 08/01/2025",
            "CSTĐCS",
            "22/QĐ-SNV ngày 09/01/2026",
            "CSTĐ cấp tỉnh",
        ],
        ["2", "Đoàn Bích Liễu", "", "", "CSTĐCS", "22/QĐ-SNV ngày 09/01/2026", "CSTĐ cấp tỉnh"],
        title=TITLE,
    )
    assert [asked(each) for each in reading.nominees] == [[("CSTD_TINH", "2026")]] * 2
    assert [had(each) for each in reading.nominees] == [
        [("LDTT", "2024", "14/QĐ-SNV"), ("CSTDCS", "2025", "22/QĐ-SNV")],
        [("CSTDCS", "2025", "22/QĐ-SNV")],
    ]
    assert reading.nominees[0].prior_titles[1].decision_date == "2026-01-09"
    assert reading.status == "read"


def test_years_under_a_head_of_what_was_reached() -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Danh hiệu đã đạt", None, "Danh hiệu đề nghị"],
        ["", "", "2024", "2025", ""],
        ["1", "Giáp Văn Sùng", "CSTĐCS", "LĐTT", "CSTĐCS"],
    ).nominees
    assert (asked(nominee), had(nominee)) == (
        [("CSTDCS", "2026")],
        [("CSTDCS", "2024", None), ("LDTT", "2025", None)],
    )


def test_marks_under_titles_of_the_year_before() -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Năm 2025", None, "Đề nghị năm 2026", None],
        ["", "", "LĐTT", "CSTĐCS", "LĐTT", "CSTĐCS"],
        ["1", "Giáp Văn Sùng", "x", "", "x", "x"],
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("LDTT", "2026"), ("CSTDCS", "2026")], [("LDTT", "2025", None)])


def test_year_and_decision_in_columns_of_their_own() -> None:
    """Without accents "Năm" is "Nam": it tells neither gender nor birth."""
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Khen thưởng đã nhận", None, None, "Đề nghị"],
        ["", "", "Năm", "Hình thức", "Số QĐ", ""],
        ["1", "Giáp Văn Sùng", "2023", "Giấy khen của Giám đốc Sở", "77/QĐ-SNV", "Bằng khen của Chủ tịch UBND tỉnh"],
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("BK_TINH", "2026")], [("GIAY_KHEN", "2023", "77/QĐ-SNV")])
    assert (nominee.birth_date, nominee.gender) == (None, None)


def test_year_of_a_column_is_asked_for_where_it_stands_alone() -> None:
    """A list of the first quarter asks for the titles of the year that is over."""
    title = centred("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG QUÝ I NĂM 2026")
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Danh hiệu năm 2025"], ["1", "Giáp Văn Sùng", "LĐTT"], title=title
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("LDTT", "2025")], [])


def test_titles_and_awards_of_one_year_are_both_asked_for() -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Danh hiệu thi đua năm 2026", "Đề nghị khen thưởng"],
        ["1", "Giáp Văn Sùng", "LĐTT", "Giấy khen"],
    ).nominees
    assert asked(nominee) == [("LDTT", "2026"), ("GIAY_KHEN", "2026")]


def test_undated_column_of_titles_beside_one_that_asks_for_a_title_needs_a_person() -> None:
    reading = read_rows(["STT", "Họ và tên", "Danh hiệu", "Đề nghị"], ["1", "Giáp Văn Sùng", "LĐTT", "CSTĐCS"])
    assert (reading.status, reading.reason_code) == ("needs_review", "COT_CHUA_RO")
    assert "“Danh hiệu”" in (reading.reason or "")


@pytest.mark.parametrize(("last", "award"), [("Đề nghị", "CSTĐ cấp tỉnh"), ("Năm 2026", "CSTĐ cấp tỉnh")])
def test_heads_that_are_years_and_nothing_else(last: str, award: str) -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Năm 2024", "Năm 2025", last], ["1", "Giáp Văn Sùng", "LĐTT", "CSTĐCS", award]
    ).nominees
    assert (asked(nominee), had(nominee)) == (
        [("CSTD_TINH", "2026")],
        [("LDTT", "2024", None), ("CSTDCS", "2025", None)],
    )


def test_lines_of_years_titles_and_decisions_pair_off() -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Năm", "Danh hiệu", "Quyết định số, ngày", "Danh hiệu đề nghị"],
        [
            "1",
            "Giáp Văn Sùng",
            "2024\n2025",
            "LĐTT\nCSTĐCS",
            "12/QĐ-SNV ngày 03/01/2025\n14/QĐ-SNV ngày 05/01/2026",
            "CSTĐCS",
        ],
    ).nominees
    assert had(nominee) == [("LDTT", "2024", "12/QĐ-SNV"), ("CSTDCS", "2025", "14/QĐ-SNV")]


def test_school_years() -> None:
    title = centred("DANH SÁCH GIÁO VIÊN ĐỀ NGHỊ XÉT DANH HIỆU THI ĐUA NĂM HỌC 2025-2026")
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Danh hiệu năm học 2024 - 2025", "Danh hiệu đề nghị"],
        ["1", "Giáp Văn Sùng", "LĐTT", "CSTĐCS"],
        title=title,
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("CSTDCS", "2025-2026")], [("LDTT", "2024-2025", None)])


def test_second_sheet_takes_the_year_of_the_first(tmp_path: Path) -> None:
    """The title of the first sheet, a plain cell, is the workbook's; a sheet that names a year has its own."""
    book = openpyxl.Workbook()
    people, groups = book.active, book.create_sheet("Tập thể")
    people.append(["TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG QUÝ IV NĂM 2026 - PHÒNG DÂN SỐ"])
    for row in (
        ["STT", "Họ và tên", "Hình thức"],
        [1, "Giáp Văn Sùng", "Giấy khen"],
        [2, "Đoàn Bích Liễu", "Giấy khen"],
    ):
        people.append(row)
    for row in (
        ["TẬP THỂ"],
        ["STT", "Tên đơn vị", "Hình thức"],
        [1, "Phòng Dân số", "Giấy khen"],
        [2, "Tổ Thống kê", "TTLĐXS"],
    ):
        groups.append(row)
    own = book.create_sheet("Năm trước")
    for row in (
        ["ĐỀ NGHỊ BỔ SUNG NĂM 2025"],
        ["STT", "Họ và tên", "Danh hiệu"],
        [1, "Lò Thị Mai", "LĐTT"],
        [2, "Võ Tá Hân", "LĐTT"],
    ):
        own.append(row)
    book.save(tmp_path / "tong hop.xlsx")
    reading = read_file(tmp_path / "tong hop.xlsx")
    assert [(each.name, [award.year for award in each.requested]) for each in reading.nominees] == [
        ("Giáp Văn Sùng", ["2026"]),
        ("Đoàn Bích Liễu", ["2026"]),
        ("Phòng Dân số", ["2026"]),
        ("Tổ Thống kê", ["2026"]),
        ("Lò Thị Mai", ["2025"]),
        ("Võ Tá Hân", ["2025"]),
    ]


def test_what_was_registered_gives_way_to_what_is_proposed() -> None:
    heads: Row = ["STT", "Họ và tên", "Danh hiệu đăng ký đầu năm", "Danh hiệu đề nghị"]
    (nominee,) = read_rows(heads, ["1", "Giáp Văn Sùng", "CSTĐCS", "LĐTT"]).nominees
    assert (asked(nominee), had(nominee)) == ([("LDTT", "2026")], [])


def test_registration_alone_is_asked_for() -> None:
    heads: Row = ["STT", "Họ và tên", "Danh hiệu năm 2025", "Đăng ký năm 2026"]
    (nominee,) = read_rows(heads, ["1", "Giáp Văn Sùng", "LĐTT", "CSTĐCS"]).nominees
    assert (asked(nominee), had(nominee)) == ([("CSTDCS", "2026")], [("LDTT", "2025", None)])


@pytest.mark.parametrize("head", ["Quyết định bổ nhiệm", "Số QĐ tuyển dụng", "Số QĐ nâng lương"])
def test_decision_on_a_career_is_none_of_a_title(head: str) -> None:
    heads: Row = ["STT", "Họ và tên", "Danh hiệu đã đạt", head, "Đề nghị"]
    (nominee,) = read_rows(heads, ["1", "Giáp Văn Sùng", "LĐTT", "9/QĐ-SNV", "CSTĐCS"]).nominees
    assert had(nominee) == [("LDTT", None, None)]


def test_award_for_a_life_of_service_is_asked_for() -> None:
    heads: Row = ["STT", "Họ và tên", "Khen thưởng quá trình cống hiến"]
    (nominee,) = read_rows(heads, ["1", "Giáp Văn Sùng", "Huân chương Lao động hạng Ba"]).nominees
    assert (asked(nominee), had(nominee)) == ([("HCLD3", "2026")], [])


@pytest.mark.parametrize(
    ("head", "cell", "found"),
    [
        (
            "LĐTT CÁC NĂM (SỐ QĐ)",
            "2023: QĐ 18/QĐ-SNV ngày 15/01/2024; 2024: QĐ 22/QĐ-SNV ngày 17/01/2025",
            [("LDTT", "2023", "18/QĐ-SNV"), ("LDTT", "2024", "22/QĐ-SNV")],
        ),
        (
            "Lao động tiên tiến (số quyết định)",
            "Năm 2023 (QĐ số 18/QĐ-SNV)\nNăm 2024 (QĐ số 22/QĐ-SNV)",
            [("LDTT", "2023", "18/QĐ-SNV"), ("LDTT", "2024", "22/QĐ-SNV")],
        ),
        ("LĐTT các năm", "2022, 2023", [("LDTT", "2022", None), ("LDTT", "2023", None)]),
        ("Danh hiệu CSTĐCS đã đạt", "2024: QĐ 22/QĐ-SNV", [("CSTDCS", "2024", "22/QĐ-SNV")]),
        ("LĐTT CÁC NĂM (SỐ QĐ)", "LĐTT năm 2023: QĐ 18/QĐ-SNV", [("LDTT", "2023", "18/QĐ-SNV")]),
        ("LĐTT năm 2024 (số QĐ)", "QĐ 22/QĐ-SNV", [("LDTT", "2024", "22/QĐ-SNV")]),
        ("LĐTT các năm", "Chưa có (vào ngành 2024)", []),
        ("LĐTT, CSTĐCS các năm", "2023, 2024", []),
    ],
)
def test_award_in_the_head_over_years_and_decisions(
    head: str, cell: str, found: list[tuple[str, str | None, str | None]]
) -> None:
    (nominee,) = read_rows(
        ["STT", "Họ và tên", "Chức vụ", head], ["1", "Giáp Văn Sùng", "Kế toán", cell], title=TITLE
    ).nominees
    assert (asked(nominee), had(nominee)) == ([("CSTD_TINH", "2026")], found)


@pytest.mark.parametrize(("cell", "doubtful"), [("2023, 2024", True), ("QĐ 22/QĐ-SNV", True), ("LĐTT 2023", False)])
def test_head_of_two_awards_over_years_alone_reaches_a_person(cell: str, doubtful: bool) -> None:
    head = "LĐTT, CSTĐCS các năm"
    reading = read_rows(["STT", "Họ và tên", "Chức vụ", head], ["1", "Giáp Văn Sùng", "Kế toán", cell], title=TITLE)
    assert (reading.status, reading.reason_code) == (("needs_review", "COT_CHUA_RO") if doubtful else ("read", None))
    assert (head in (reading.reason or "")) == doubtful
