"""What was received before: tables in any column order, bullets, sentences."""

from __future__ import annotations

import pytest
from typed import Typed, centred, read

from records.readings import Nominee

HEAD = (
    centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
    centred("Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025"),
    "Họ và tên: Hoàng Mỹ Duyên",
    "Chức vụ: Chuyên viên",
    "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
)
Received = list[tuple[str, str | None, str | None]]


def nominee_of(*typed: Typed) -> Nominee:
    (nominee,) = read(*HEAD, *typed).nominees
    return nominee


def titles(nominee: Nominee) -> Received:
    return [(each.code, each.year, each.decision_number) for each in nominee.prior_titles]


def awards(nominee: Nominee) -> Received:
    return [(each.code, each.year, each.decision_number) for each in nominee.prior_awards]


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (1, 0, 3, 2)])
def test_table_in_any_column_order(order: tuple[int, ...]) -> None:
    rows = [
        ["Năm", "Danh hiệu thi đua", "Số quyết định", "Cơ quan ban hành"],
        ["2023", "Lao động tiên tiến", "12/QĐ-SKHCN ngày 15/01/2024", "Sở Khoa học và Công nghệ"],
        ["2024", "Chiến sĩ thi đua cơ sở", "34/QĐ-SKHCN ngày 13/01/2025", "Sở Khoa học và Công nghệ"],
    ]
    nominee = nominee_of([[row[column] for column in order] for row in rows])
    assert titles(nominee) == [("LDTT", "2023", "12/QĐ-SKHCN"), ("CSTDCS", "2024", "34/QĐ-SKHCN")]
    assert [each.decision_date for each in nominee.prior_titles] == ["2024-01-15", "2025-01-13"]
    assert {each.authority for each in nominee.prior_titles} == {"Sở Khoa học và Công nghệ"}


def test_evidence_is_the_cell_of_the_title() -> None:
    nominee = nominee_of([["Năm", "Danh hiệu", "Số quyết định"], ["2023", "Lao động tiên tiến", "12/QĐ-SKHCN"]])
    (place,) = nominee.prior_titles[0].evidence
    assert (place.table, place.row, place.cell) == (0, 1, 1)


def test_bullets_with_their_decisions() -> None:
    nominee = nominee_of(
        "- Năm 2022: Lao động tiên tiến (Quyết định số 12/QĐ-SKHCN ngày 15/01/2023 của Giám đốc Sở);",
        "- Năm 2023: Giấy khen của Giám đốc Sở, Quyết định số 77/QĐ-SKHCN ngày 20/12/2023.",
    )
    assert titles(nominee) == [("LDTT", "2022", "12/QĐ-SKHCN")]
    assert awards(nominee) == [("GIAY_KHEN", "2023", "77/QĐ-SKHCN")]
    assert nominee.prior_titles[0].authority == "Giám đốc Sở"


def test_year_of_the_lead_in_counts_for_its_bullets() -> None:
    nominee = nominee_of("Năm 2022:", "- Lao động tiên tiến;", "Năm 2023:", "- Chiến sĩ thi đua cơ sở.")
    assert titles(nominee) == [("LDTT", "2022", None), ("CSTDCS", "2023", None)]


def test_award_of_the_lead_in_counts_for_its_bullets() -> None:
    nominee = nominee_of(
        "Chiến sĩ thi đua cơ sở:", "- Năm 2022, Quyết định số 12/QĐ-SKHCN;", "- Năm 2023, Quyết định số 34/QĐ-SKHCN."
    )
    assert titles(nominee) == [("CSTDCS", "2022", "12/QĐ-SKHCN"), ("CSTDCS", "2023", "34/QĐ-SKHCN")]


def test_sentence_with_several_years_and_decisions() -> None:
    nominee = nominee_of(
        "Đạt danh hiệu Lao động tiên tiến các năm 2021, 2022, 2023 "
        "(các Quyết định số 11/QĐ-SKHCN, số 22/QĐ-SKHCN, số 33/QĐ-SKHCN)."
    )
    assert titles(nominee) == [
        ("LDTT", "2021", "11/QĐ-SKHCN"),
        ("LDTT", "2022", "22/QĐ-SKHCN"),
        ("LDTT", "2023", "33/QĐ-SKHCN"),
    ]


def test_flag_is_a_title_and_certificate_an_award() -> None:
    nominee = nominee_of("- Năm 2022: Cờ thi đua của UBND tỉnh;", "- Năm 2023: Bằng khen của Chủ tịch UBND tỉnh.")
    assert titles(nominee) == [("CO_TINH", "2022", None)]
    assert awards(nominee) == [("BK_TINH", "2023", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "- Kết quả bình xét: 08/10 viên chức đạt danh hiệu Lao động tiên tiến, trong đó 01 Chiến sĩ thi đua cơ sở;",
        "- Hướng dẫn 03 đồng chí đạt danh hiệu Lao động tiên tiến năm 2024.",
        "- Phấn đấu đạt danh hiệu Chiến sĩ thi đua cấp thành phố năm 2026.",
        "- Phấn đấu năm 2026 được tặng Huân chương Lao động hạng Ba.",
        "- Bản thân chưa lần nào được Bằng khen của Chủ tịch UBND tỉnh.",
        "- Năm 2021: đồng chí Đỗ Văn Lượm được tặng Giấy khen của Giám đốc Sở.",
        "- Năm 2021 hướng dẫn học sinh Đỗ Văn Lượm được tặng Bằng khen của Bộ trưởng Bộ Giáo dục và Đào tạo.",
        "- Năm 2021 tham mưu cho Chi cục được tặng Cờ thi đua của UBND tỉnh.",
        "- Ông Đỗ Văn Lượm năm 2021 cũng được tặng Bằng khen của Chủ tịch UBND tỉnh.",
        "- Tập thể phòng do bà phụ trách được tặng Cờ thi đua của UBND tỉnh năm 2022.",
        "- Năm 2022 được xét tặng Giấy khen nhưng không được thông qua.",
    ],
)
def test_others_and_hopes_are_not_received(sentence: str) -> None:
    (nominee,) = read(*HEAD[:-1], "II. THÀNH TÍCH ĐẠT ĐƯỢC", sentence).nominees
    assert (titles(nominee), awards(nominee)) == ([], [])


@pytest.mark.parametrize(
    "sentence",
    [
        "Bà đã đạt Lao động tiên tiến (2021, 2022) nhưng chưa lần nào được Bằng khen.",
        "Bà đã đạt Lao động tiên tiến các năm 2021, 2022, được xét tặng Giấy khen năm 2023 nhưng không được duyệt.",
        "Tuổi nghề chưa nhiều, không ngừng học tập đạt Lao động tiên tiến (2021, 2022).",
    ],
)
def test_refused_award_leaves_those_beside_it(sentence: str) -> None:
    nominee = nominee_of(sentence)
    assert (titles(nominee), awards(nominee)) == ([("LDTT", "2021", None), ("LDTT", "2022", None)], [])


def test_details_on_the_line_below_the_award() -> None:
    nominee = nominee_of(
        "Giấy khen",
        "Chủ tịch UBND xã Mường Xanh, năm 2023, Quyết định số 141/QĐ-UBND ngày 28 tháng 12 năm 2023.",
        "Bằng khen",
        "Hội Nông dân tỉnh, năm 2024, Quyết định số 52-QĐ/HNDT ngày 09 tháng 10 năm 2024.",
    )
    assert awards(nominee) == [("GIAY_KHEN", "2023", "141/QĐ-UBND"), ("KHAC", "2024", "52-QĐ/HNDT")]
    assert nominee.prior_awards[0].authority == "Chủ tịch UBND xã Mường Xanh"


def test_decision_behind_a_full_stop_and_no_space() -> None:
    nominee = nominee_of(
        "+Năm 2016:Bằng khen của Uỷ ban Trung ương MTTQ Việt Nam.(QĐ số:734/QĐ-MTTW-BTT ngày 10/11/2016)"
    )
    assert awards(nominee) == [("BK_BO", "2016", "734/QĐ-MTTW-BTT")]


@pytest.mark.parametrize(
    ("authority", "code"),
    [
        ("Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "BK_BO"),
        ("Liên hiệp các Hội Khoa học và Kỹ thuật Việt Nam", "BK_BO"),
        ("Hội Nông dân Việt Nam tỉnh Sông Xanh", "KHAC"),
        ("Ban Chấp hành Hội Nông dân tỉnh", "KHAC"),
    ],
)
def test_code_by_who_grants(authority: str, code: str) -> None:
    nominee = nominee_of(
        "Năm 2018 được Chủ tịch UBND huyện Sông Xanh tặng Giấy khen (Quyết định số 29/QĐ-UBND ngày 12/10/2018), "
        f"năm 2020 được {authority} tặng Bằng khen theo Quyết định số 77-QĐ/HNDT ngày 14/10/2020."
    )
    assert awards(nominee) == [("GIAY_KHEN", "2018", "29/QĐ-UBND"), (code, "2020", "77-QĐ/HNDT")]
    assert [each.authority for each in nominee.prior_awards] == ["Chủ tịch UBND huyện Sông Xanh", authority]


@pytest.mark.parametrize(
    ("number", "code", "sure"),
    [("734 /QĐ - MTTW - BTT", "BK_BO", True), ("51/QĐHC-CTUBND", "BK_TINH", True), ("12/QĐ-ABC", "BK_TINH", False)],
)
def test_code_by_the_number_alone(number: str, code: str, sure: bool) -> None:
    (award,) = nominee_of(f"- Bằng khen năm 2016 (15/11/2016, số {number})").prior_awards
    assert (award.code, award.decision_date) == (code, "2016-11-15")
    assert (award.confidence > 0.5) is sure


def test_cell_of_a_form_and_clause_behind_its_label() -> None:
    merits = "Khen thưởng: Giấy khen của Liên đoàn Lao động quận năm 2022 (QĐ số 33/QĐ-LĐLĐ ngày 20/12/2022)"
    form: Typed = [
        ["9", "Đơn vị", "Trung tâm Chuyển đổi số"],
        ["10", "Khen thưởng đã có", "- Chiến sĩ thi đua cấp Bộ (QĐ 1822/QĐ-BKHCN, 29/6/2019)"],
        ["11", "Hình thức đề nghị khen thưởng", "Bằng khen của Bộ trưởng (dự thảo QĐ 1/QĐ-BKHCN)"],
    ]
    (nominee,) = read(*HEAD[:-1], form, f"chức vụ: Kế toán; nhiệm vụ: thủ quỹ; {merits}").nominees
    assert titles(nominee) == [("CSTD_TINH", None, "1822/QĐ-BKHCN")]
    assert awards(nominee) == [("GIAY_KHEN", "2022", "33/QĐ-LĐLĐ")]


def test_year_is_never_taken_from_the_decision() -> None:
    nominee = nominee_of("- Lao động tiên tiến (Quyết định số 12/QĐ-SKHCN ngày 15/01/2023).")
    assert titles(nominee) == [("LDTT", None, "12/QĐ-SKHCN")]


def test_table_with_its_years_across() -> None:
    nominee = nominee_of(
        [
            ["Năm", "2022", "2023", "2024"],
            ["Danh hiệu", "Lao động tiên tiến", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"],
        ]
    )
    assert [(code, year) for code, year, _ in titles(nominee)] == [
        ("LDTT", "2022"),
        ("LDTT", "2023"),
        ("CSTDCS", "2024"),
    ]
