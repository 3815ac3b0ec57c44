"""Submissions that give each person a number, a name and lines of his or her own."""

from __future__ import annotations

import pytest
from typed import asked, centred, numbered, read, value

TITLE = (centred("TỜ TRÌNH"), centred("Về việc đề nghị khen thưởng năm 2018"))


def test_each_block_tells_of_the_one_above_it() -> None:
    reading = read(
        *TITLE,
        "1. Ông Trần Quốc Bảo, Kế toán, Văn phòng Sở",
        "- Thanh tra 75 cơ sở, xử phạt 13 trường hợp với số tiền 282 triệu đồng.",
        "- Đã được khen thưởng: Lao động tiên tiến năm 2017.",
        "- Đề nghị: Bằng khen của Chủ tịch UBND tỉnh.",
        "2. Bà Lã Thị Hường, Chuyên viên, Phòng Kế hoạch",
        "- Sinh năm: 1989; quê quán: xã Hòa Bình, tỉnh Bến Tre.",
        "=> Đề nghị: Giấy khen của Giám đốc Sở.",
        "Kính đề nghị cấp trên xem xét./.",
    )
    first, second = reading.nominees
    assert (first.name, value(first, "position"), asked(first)) == ("Trần Quốc Bảo", "Kế toán", [("BK_TINH", "2018")])
    assert [(each.code, each.year) for each in first.prior_titles] == [("LDTT", "2017")]
    assert (second.name, asked(second)) == ("Lã Thị Hường", [("GIAY_KHEN", "2018")])
    assert [value(second, field) for field in ("birth_date", "hometown", "unit")] == [
        "1989",
        "xã Hòa Bình, tỉnh Bến Tre",
        "Phòng Kế hoạch",
    ]


def test_automatic_numbers_and_marks_of_word() -> None:
    reading = read(
        *TITLE,
        numbered("1.", "Ông Trần Quốc Bảo, Kế toán"),
        numbered("-", "Đề nghị tặng Giấy khen của Giám đốc Sở"),
        numbered("2.", "Bà Lã Thị Hường, Chuyên viên"),
        numbered("-", "Danh hiệu đề nghị: Lao động tiên tiến"),
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("GIAY_KHEN", "2018")]),
        ("Lã Thị Hường", [("LDTT", "2018")]),
    ]


@pytest.mark.parametrize(
    "line", ["- Không đề nghị khen thưởng.", "- Đã được khen thưởng: Lao động tiên tiến năm 2017."]
)
def test_a_name_for_whom_nothing_is_asked_is_no_portrait(line: str) -> None:
    reading = read(
        *TITLE,
        "1. Ông Trần Quốc Bảo, Kế toán",
        "- Đề nghị: Giấy khen của Giám đốc Sở.",
        "2. Bà Lã Thị Hường, Chuyên viên",
        line,
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [("Trần Quốc Bảo", [("GIAY_KHEN", "2018")])]


@pytest.mark.parametrize(
    "line",
    [
        "2. Đồng chí Lã Thị Hường đề nghị xem xét kỹ tiêu chuẩn sáng kiến.",
        "2. Bà Lã Thị Hường xin rút khỏi danh sách vì lý do cá nhân.",
    ],
)
def test_who_speaks_or_withdraws_owns_no_lines(line: str) -> None:
    reading = read(
        centred("BIÊN BẢN"),
        centred("Họp xét thi đua năm 2020"),
        line,
        "- Thống nhất đề nghị công nhận ông Trần Quốc Bảo (Trưởng thôn) đạt danh hiệu Lao động tiên tiến.",
        "1. Đề nghị danh hiệu Chiến sĩ thi đua cơ sở:",
        "- Bà Hoàng Mỹ Duyên, Lái xe, Trạm Kiểm lâm: 7/7 phiếu (100%);",
        "2. Đề nghị tặng danh hiệu Tập thể Lao động tiên tiến cho Phòng Kế hoạch - Tài chính.",
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("LDTT", "2020")]),
        ("Hoàng Mỹ Duyên", [("CSTDCS", "2020")]),
        ("Phòng Kế hoạch - Tài chính", [("TTLDTT", "2020")]),
    ]
