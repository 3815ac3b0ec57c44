"""Nominees by the kind of paper that names them."""

from __future__ import annotations

import pytest
from typed import NATION, Row, asked, centred, names, read, value

ROWS: list[Row] = [
    ["Số TT", "Họ và tên", "Chức vụ", "Đơn vị công tác"],
    ["1", "Bà Lã Thị Hường", "Chuyên viên", "Phòng Kế hoạch"],
    ["2", "Ông Trần Quốc Bảo", "Kế toán", "Văn phòng"],
]


@pytest.mark.parametrize(
    "subject",
    ["V/v công nhận danh hiệu thi đua năm 2018", "Về việc khen thưởng thành tích năm 2018", "Về việc tặng Giấy khen"],
)
def test_decision_that_grants_to_a_list(subject: str) -> None:
    reading = read(centred("QUYẾT ĐỊNH"), centred(subject), "Điều 1. Các cá nhân sau đây:", ROWS)
    assert [(n.name, asked(n)) for n in reading.nominees] == [("Lã Thị Hường", []), ("Trần Quốc Bảo", [])]


def test_decision_on_a_council_names_no_nominee() -> None:
    subject = "Về việc kiện toàn Hội đồng Thi đua - Khen thưởng"
    assert names(read(centred("QUYẾT ĐỊNH"), centred(subject), "Điều 1. Các ông, bà sau đây:", ROWS)) == []


def test_registration_of_one_person() -> None:
    reading = read(
        centred("BẢN ĐĂNG KÝ"),
        centred("Danh hiệu thi đua cá nhân năm 2025"),
        "Họ và tên: Lã Thị Hường",
        "Chức vụ: Kiểm nghiệm viên",
        "Đơn vị công tác: Phòng Kế hoạch",
        "1. Đăng ký danh hiệu thi đua: LĐ tiên tiến; CSTĐ CS",
    )
    (nominee,) = reading.nominees
    assert (nominee.name, value(nominee, "position"), asked(nominee)) == (
        "Lã Thị Hường",
        "Kiểm nghiệm viên",
        [("LDTT", "2025"), ("CSTDCS", "2025")],
    )


def test_letter_that_proposes_has_the_year_of_its_subject_on_two_lines() -> None:
    heads: Row = ["SỞ NỘI VỤ\nSố: 434/SNV-TĐKT\nV/v đề nghị khen\nthưởng năm 2023", "\n".join(NATION)]
    reading = read(
        [heads],
        centred("Kính gửi: Ban Thi đua"),
        "Sở Nội vụ đề nghị khen thưởng các cá nhân sau:",
        [["TT", "Họ tên", "Chức vụ", "Danh hiệu đề nghị"], ["1", "Bà Lã Thị Hường", "Kế toán", "LĐ tiên tiến"]],
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [("Lã Thị Hường", [("LDTT", "2023")])]


def test_part_of_minutes_is_minutes() -> None:
    reading = read(
        centred("TRÍCH BIÊN BẢN"),
        centred("Họp Hội đồng xét khen thưởng năm 2021"),
        "Chủ trì: Ông Trần Quốc Bảo, Trưởng phòng.",
        "Hội đồng thống nhất đề nghị tặng Giấy khen của Giám đốc Sở cho các cá nhân:",
        "1. Bà Lã Thị Hường, Kế toán.",
    )
    assert reading.kind == "bien_ban"
    assert [(n.name, asked(n)) for n in reading.nominees] == [("Lã Thị Hường", [("GIAY_KHEN", "2021")])]


def test_initiative_that_is_registered_is_told_whole() -> None:
    reading = read(
        centred("BẢN ĐĂNG KÝ"),
        centred("Danh hiệu thi đua cá nhân năm 2025"),
        "Họ và tên: Lã Thị Hường",
        "1. Đăng ký danh hiệu thi đua: Lao động tiên tiến",
        "2. Đăng ký sáng kiến: Quy trình “3 không, 1 có” trong cấp phép (không giấy, không tiền mặt)",
    )
    (nominee,) = reading.nominees
    assert [each.title for each in nominee.initiatives] == [
        "Quy trình “3 không, 1 có” trong cấp phép (không giấy, không tiền mặt)"
    ]


def test_what_another_sentence_tells_of_a_nominee_was_received() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng năm 2019"),
        "Sở kính đề nghị tặng Giấy khen của Giám đốc Sở cho bà Lã Thị Hường, Kế toán, và ông Trần Quốc Bảo, Văn thư.",
        "Bà Lã Thị Hường đã đạt danh hiệu Lao động tiên tiến năm 2018.",
    )
    assert [(n.name, [(each.code, each.year) for each in n.prior_titles]) for n in reading.nominees] == [
        ("Lã Thị Hường", [("LDTT", "2018")]),
        ("Trần Quốc Bảo", []),
    ]
