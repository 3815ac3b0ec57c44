"""Columns of a list: what was received before, with its year and decision, and what is asked for now."""

from __future__ import annotations

import pytest
from typed import Row, asked, centred, read

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
