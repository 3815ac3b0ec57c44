"""Votes, refusals and withdrawals in minutes."""

from __future__ import annotations

import pytest
from typed import Row, Typed, asked, centred, names, read, value

from extractors.fields.refusals import is_short, least_share
from records.readings import Reading

VOTED: list[Row] = [["TT", "Họ và tên", "Số phiếu"], ["1", "Trần Quốc Bảo", "9/11"], ["2", "Lê Văn Khoa", "8/11"]]


def read_minutes(*typed: Typed) -> Reading:
    return read(centred("BIÊN BẢN"), centred("Họp xét danh hiệu thi đua, khen thưởng năm 2025"), *typed)


@pytest.mark.parametrize(
    ("heading", "share"),
    [
        ("1. Lao động tiên tiến (tỉ lệ từ 70% trở lên)", 70.0),
        ("Chiến sĩ thi đua cơ sở: tối thiểu 80 % số phiếu", 80.0),
        ("Lao động tiên tiến, đạt 100% phiếu", 50.0),
        ("Hoàn thành từ 90% kế hoạch", 50.0),
    ],
)
def test_share_that_a_heading_asks_for(heading: str, share: float) -> None:
    assert least_share(heading) == share


@pytest.mark.parametrize(("vote", "short"), [("8/11", True), ("9/11", False), ("Không đạt", True), ("", False)])
def test_vote_is_measured_by_the_share_asked(vote: str, short: bool) -> None:
    assert is_short(vote, 80.0) is short


def test_share_of_the_heading_holds_for_the_table_below() -> None:
    reading = read_minutes(centred("1. Danh hiệu Chiến sĩ thi đua cơ sở (tỷ lệ từ 80% trở lên)"), VOTED)
    assert names(reading) == ["Trần Quốc Bảo"]


def test_refusal_counts_for_the_recognition_it_names() -> None:
    reading = read_minutes(
        centred("1. Lao động tiên tiến"),
        VOTED,
        centred("2. Chiến sĩ thi đua cơ sở"),
        VOTED,
        "Hội đồng thống nhất đề nghị như trên; ông Lê Văn Khoa không đủ điều kiện xét Chiến sĩ thi đua cơ sở.",
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("LDTT", "2025"), ("CSTDCS", "2025")]),
        ("Lê Văn Khoa", [("LDTT", "2025")]),
    ]


def test_votes_are_no_part_of_names_and_posts() -> None:
    reading = read_minutes(
        "a) Tập thể lao động tiên tiến: Tổ Hành chính 11/11 phiếu (100%); Tổ Kỹ thuật - 9/11 phiếu.",
        "b) Đề nghị Giám đốc Sở tặng Giấy khen:",
        "- Bà Hoàng Mỹ Duyên, văn thư - 10/11 phiếu;",
        "- Ông Trần Quốc Bảo (9/11 phiếu, đạt 81,8%).",
    )
    assert names(reading) == ["Tổ Hành chính", "Tổ Kỹ thuật", "Hoàng Mỹ Duyên", "Trần Quốc Bảo"]
    assert [value(n, "position") for n in reading.nominees] == [None, None, "văn thư", None]


def test_who_fails_in_a_running_list_is_left_out_alone() -> None:
    reading = read_minutes(
        "- Thành phần: ông Vương Đình Khải, bà Thái Hồng Nhung",
        "a) Đề nghị Giám đốc Sở tặng Giấy khen: đồng chí Trần Quốc Bảo, chuyên viên (11/11 phiếu); "
        "đồng chí Lê Văn Khoa, lái xe (6/11 phiếu - không đủ tỷ lệ); đồng chí Bế Văn Tân, y sĩ (4/11 phiếu).",
    )
    assert names(reading) == ["Trần Quốc Bảo"]


@pytest.mark.parametrize(
    "line",
    [
        "d) Đồng chí Lê Văn Khoa được giới thiệu đề nghị Giấy khen của Giám đốc Sở nhưng xin rút.",
        "Đồng chí Lê Văn Khoa xin rút khỏi danh sách đề nghị Lao động tiên tiến.",
    ],
)
def test_who_withdraws_is_not_proposed(line: str) -> None:
    assert names(read_minutes(line)) == []


def test_lines_below_a_refusing_heading_are_refused() -> None:
    reading = read_minutes(
        "1. Đề nghị tặng Giấy khen:",
        "- Ông Trần Quốc Bảo, chuyên viên;",
        "2. Các trường hợp Hội đồng không xét, không đề nghị Giấy khen:",
        "- Ông Lê Văn Khoa (Tổ Xe): nghỉ việc từ tháng 6;",
        "- Bà Hoàng Mỹ Duyên: có đơn.",
    )
    assert names(reading) == ["Trần Quốc Bảo"]


def test_minutes_list_doctors_by_award_with_votes_in_brackets() -> None:
    reading = read_minutes(
        "Thành phần: 9/9 thành viên.",
        "1. Chiến sĩ thi đua cơ sở (9/9 phiếu): BS. Trần Quốc Bảo – Trưởng khoa Nội; ĐD. Hoàng Mỹ Duyên – Điều dưỡng.",
        "2. Chiến sĩ thi đua cấp tỉnh: BS. Trần Quốc Bảo (9/9), BS. Lê Văn Khoa (4/9 - không đạt).",
        "3. Bằng khen của UBND tỉnh: Khoa Nội (9/9 phiếu), Khoa Nhi (8/9 phiếu), Phòng Điều dưỡng (3/9 phiếu).",
        "Ông Lê Văn Khoa phát biểu cảm ơn.",
    )
    assert [(n.name, [code for code, _ in asked(n)]) for n in reading.nominees] == [
        ("Trần Quốc Bảo", ["CSTDCS", "CSTD_TINH"]),
        ("Hoàng Mỹ Duyên", ["CSTDCS"]),
        ("Khoa Nội", ["BK_TINH"]),
        ("Khoa Nhi", ["BK_TINH"]),
    ]


@pytest.mark.parametrize(
    "line",
    ["Ông Lê Văn Khoa phát biểu ý kiến.", "- Ông Lê Văn Khoa, Giám đốc, kết luận hội nghị.", "Ông Lê Văn Khoa có mặt."],
)
def test_who_speaks_below_an_award_is_no_nominee(line: str) -> None:
    assert names(read_minutes(centred("1. Lao động tiên tiến"), line)) == []


def test_lines_short_of_the_share_asked_are_left_out() -> None:
    reading = read_minutes(
        "Kết quả bình xét Lao động tiên tiến:",
        "- Trần Quốc Bảo: 20/20 phiếu (100%)",
        "- Hoàng Mỹ Duyên: 8/20 phiếu (40%)",
        "- Đồng chí Lê Văn Khoa, lái xe: 15/20 phiếu",
        "Kết quả bình xét Chiến sĩ thi đua cơ sở (từ 80% trở lên):",
        "- Trần Quốc Bảo 17/20 phiếu",
        "- Đồng chí Lê Văn Khoa 15/20 phiếu",
    )
    assert [(n.name, [code for code, _ in asked(n)]) for n in reading.nominees] == [
        ("Trần Quốc Bảo", ["LDTT", "CSTDCS"]),
        ("Lê Văn Khoa", ["LDTT"]),
    ]


def test_table_below_a_refusing_heading_is_left_out() -> None:
    reading = read_minutes(
        centred("1. Danh sách đề nghị tặng Giấy khen"),
        [["TT", "Họ và tên"], ["1", "Trần Quốc Bảo"]],
        centred("2. Danh sách không đề nghị"),
        [["TT", "Họ và tên", "Lý do"], ["1", "Lê Văn Khoa", "Kỷ luật"]],
    )
    assert names(reading) == ["Trần Quốc Bảo"]


def test_result_below_a_name_counts_for_it() -> None:
    reading = read_minutes(
        centred("1. Lao động tiên tiến"),
        "1. Đồng chí Trần Quốc Bảo - Bí thư Chi đoàn",
        "Kết quả: 12/12 đồng ý",
        "2. Đồng chí Lê Văn Khoa - đoàn viên",
        "Kết quả: 5/12 đồng ý, không thông qua",
    )
    assert names(reading) == ["Trần Quốc Bảo"]


@pytest.mark.parametrize(
    "line",
    [
        "1. Ông Vương Đình Khải thông qua dự kiến khen thưởng: Bằng khen UBND tỉnh 02 người.",
        "2. Ý kiến: ông Lê Văn Khoa đề nghị tặng Giấy khen cho bảo vệ; bà Thái Hồng Nhung đồng ý.",
    ],
)
def test_who_speaks_for_others_is_no_nominee(line: str) -> None:
    assert names(read_minutes(line)) == []


def test_votes_for_and_against_in_columns_of_their_own() -> None:
    rows: list[Row] = [
        ["TT", "Họ và tên", "Kết quả", None],
        ["", "", "Đồng ý", "Không đồng ý"],
        ["1", "Trần Quốc Bảo", "9", "0"],
        ["2", "Lê Văn Khoa", "3", "6"],
    ]
    assert names(read_minutes(centred("1. Lao động tiên tiến"), rows)) == ["Trần Quốc Bảo"]


@pytest.mark.parametrize(
    "line",
    [
        "Phân công ông Lê Văn Khoa hoàn thiện hồ sơ đề nghị tặng Giấy khen.",
        "Hội đồng nghe bà Thái Hồng Nhung đọc tiêu chuẩn xét tặng Giấy khen.",
    ],
)
def test_who_is_charged_with_the_file_is_no_nominee(line: str) -> None:
    assert names(read_minutes(line)) == []
