"""A name and what is asked for it side by side on a listed line, as minutes and submissions of small units put it."""

from __future__ import annotations

import pytest
from typed import Typed, asked, centred, names, read, value

from records.readings import Reading

FIGHTER, ADVANCED = [("CSTDCS", "2025")], [("LDTT", "2025")]


def read_minutes(*typed: Typed) -> Reading:
    return read(centred("BIÊN BẢN"), centred("Họp xét thi đua, khen thưởng năm 2025"), *typed)


def read_submission(*typed: Typed) -> Reading:
    return read(centred("TỜ TRÌNH"), centred("V/v đề nghị xét tặng danh hiệu thi đua năm 2025"), *typed)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. Lê Trung Hiếu: Chiến sĩ thi đua cơ sở.", "2. Tạ Thu Trang: Lao động tiên tiến."),
        ("- Lê Trung Hiếu (CSTĐCS): 9/10 phiếu, tỷ lệ 90%;", "- Tạ Thu Trang (LĐTT): 10/10 phiếu, tỷ lệ 100%."),
        ("1) Lê Trung Hiếu - đề nghị danh hiệu Chiến sĩ thi đua cơ sở;", "2) Tạ Thu Trang - Lao động tiên tiến."),
        ("1/ Lê Trung Hiếu – chuyên viên – CSTĐCS", "2/ Tạ Thu Trang – văn thư – LĐTT"),
        ("1. Lê Trung Hiếu, Chuyên viên: CSTĐCS (10/10 phiếu)", "2. Tạ Thu Trang, Văn thư: LĐTT (10/10 phiếu)"),
        ("1. Lê Trung Hiếu đạt danh hiệu CSTĐCS, 9/10 phiếu.", "2. Tạ Thu Trang đạt danh hiệu LĐTT, 10/10 phiếu."),
        ("1. Lê Trung Hiếu: được 9/10 phiếu đề nghị CSTĐCS.", "2. Tạ Thu Trang: được 10/10 phiếu đề nghị LĐTT."),
        (
            "1. Chiến sĩ thi đua cơ sở - Lê Trung Hiếu: đồng ý 9 phiếu, không đồng ý 1 phiếu, đạt 90%.",
            "2. Lao động tiên tiến - bà Tạ Thu Trang: đồng ý 10 phiếu, đạt 100%.",
        ),
    ],
)
def test_name_and_recognition_stand_side_by_side(first: str, second: str) -> None:
    reading = read_minutes("II. NỘI DUNG", first, second)
    assert names(reading) == ["Lê Trung Hiếu", "Tạ Thu Trang"]
    assert [asked(nominee) for nominee in reading.nominees] == [FIGHTER, ADVANCED]


def test_collective_beside_its_title() -> None:
    (nominee,) = read_minutes("- Phòng Đo lường (Tập thể Lao động tiên tiến): 9/9 phiếu, tỷ lệ 100%;").nominees
    assert (nominee.kind, nominee.name, asked(nominee)) == ("tap_the", "Phòng Đo lường", [("TTLDTT", "2025")])


@pytest.mark.parametrize(
    "line",
    [
        "- Lê Trung Hiếu (CSTĐCS): 4/10 phiếu, tỷ lệ 40%;",
        "1. Chiến sĩ thi đua cơ sở - Lê Trung Hiếu: đồng ý 5 phiếu, đạt 50%, không đủ quá bán nên không đề nghị.",
    ],
)
def test_outvoted_or_refused_is_not_proposed(line: str) -> None:
    reading = read_minutes("- Có mặt: 10/10 người.", line, "- Tạ Thu Trang (LĐTT): 10/10 phiếu;")
    assert names(reading) == ["Tạ Thu Trang"]
    assert ("Lê Trung Hiếu", "CSTDCS") in {(vote.name, vote.code) for vote in reading.votes}


def test_family_name_that_is_a_form_of_address() -> None:
    reading = read_minutes("1. Chiến sĩ thi đua cơ sở - Ông Thế Vinh: đồng ý 9 phiếu, đạt 100%.")
    assert names(reading) == ["Ông Thế Vinh"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ trì nêu tiêu chuẩn, từng người tự nhận xét, cuộc họp góp ý và bỏ phiếu.",
        "Kết quả biểu quyết bằng hình thức giơ tay, 8/8 người dự họp nhất trí (đạt 100%) đối với các trường hợp:",
    ],
)
def test_sentence_about_the_meeting_opens_no_list_of_attendance(sentence: str) -> None:
    reading = read_minutes(
        "I. THÀNH PHẦN", "- Chủ trì: Bà Mai Thị Sen.", "II. NỘI DUNG", sentence, "1. Tạ Thu Trang: LĐTT."
    )
    assert names(reading) == ["Tạ Thu Trang"]


def test_birth_year_and_post_in_brackets_before_what_is_asked() -> None:
    told = "(Phó Trưởng phòng, sinh năm 1986) - đề nghị Chiến sĩ thi đua cơ sở; kết quả đánh giá năm 2025: HTXSNV."
    (nominee,) = read_submission(f"1. Đồng chí Ngô Thị Lan Hương {told}").nominees
    assert (nominee.name, asked(nominee)) == ("Ngô Thị Lan Hương", FIGHTER)
    assert (value(nominee, "position"), value(nominee, "birth_date")) == ("Phó Trưởng phòng", "1986")
    assert [(each.year, each.level) for each in nominee.classifications] == [("2025", "hoan_thanh_xuat_sac")]


def test_level_behind_a_name_is_no_part_of_post_or_name() -> None:
    person, unit = read_submission(
        "1. Danh hiệu Lao động tiên tiến năm 2025 (01 cá nhân):",
        "1) Bà Mai Thị Bích Thủy, sinh ngày 28/02/1990, Chuyên viên, hoàn thành tốt nhiệm vụ;",
        "2. Danh hiệu Tập thể Lao động tiên tiến năm 2025 (01 tập thể):",
        "- Phòng Đo lường - đạt mức hoàn thành tốt nhiệm vụ.",
    ).nominees
    assert (value(person, "position"), unit.name) == ("Chuyên viên", "Phòng Đo lường")


def test_post_birth_and_level_between_a_name_and_what_is_asked() -> None:
    reading = read_submission(
        "- Lê Trung Hiếu, sinh năm 1988, chuyên viên, HTXSNV, đề nghị CSTĐCS",
        "- Ông Lý Minh Hoàng - Văn thư - Đề nghị tặng danh hiệu: Lao động tiên tiến.",
    )
    assert [(n.name, value(n, "position"), asked(n)) for n in reading.nominees] == [
        ("Lê Trung Hiếu", "chuyên viên", FIGHTER),
        ("Lý Minh Hoàng", "Văn thư", ADVANCED),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "- Lê Trung Hiếu, phụ trách thống kê: tổng hợp danh sách Lao động tiên tiến của Phòng.",
        "- Lê Trung Hiếu thông qua danh sách: Lao động tiên tiến 5 người.",
    ],
)
def test_who_acts_upon_a_recognition_does_not_receive_it(line: str) -> None:
    assert names(read_minutes(line, "- Tạ Thu Trang (LĐTT): 10/10 phiếu;")) == ["Tạ Thu Trang"]


@pytest.mark.parametrize("mark", [":", " (02 người):", " (10/10 phiếu):"])
def test_list_behind_a_title_keeps_everybody(mark: str) -> None:
    reading = read_minutes(f"1. Lao động tiên tiến{mark} bà Tạ Thu Trang, ông Lý Minh Hoàng.")
    assert names(reading) == ["Tạ Thu Trang", "Lý Minh Hoàng"]


@pytest.mark.parametrize(
    "line",
    [
        "Kết quả: Lê Trung Hiếu 10/10 phiếu CSTĐCS; Tạ Thu Trang 9/10 phiếu LĐTT.",
        "- Kết quả bỏ phiếu: ông Lê Trung Hiếu 10/10 phiếu CSTĐCS; bà Tạ Thu Trang 9/10 phiếu LĐTT.",
        "Hội nghị thống nhất đề nghị công nhận: Lê Trung Hiếu (CSTĐCS), Tạ Thu Trang (LĐTT).",
        "Cuộc họp nhất trí công nhận: Lê Trung Hiếu - CSTĐCS, Tạ Thu Trang - LĐTT",
    ],
)
def test_each_of_a_running_list_with_its_own_recognition(line: str) -> None:
    reading = read_minutes("- Có mặt: 10/10 người.", line, "Cuộc họp kết thúc lúc 10 giờ.")
    assert names(reading) == ["Lê Trung Hiếu", "Tạ Thu Trang"]
    assert [asked(nominee) for nominee in reading.nominees] == [FIGHTER, ADVANCED]


def test_running_list_keeps_ballots_and_guesses_no_recognition() -> None:
    reading = read_minutes(
        "- Có mặt: 10/10 người.", "Kết quả: Lê Trung Hiếu 10/10 phiếu CSTĐCS; Tạ Thu Trang 9/10 phiếu."
    )
    assert names(reading) == ["Lê Trung Hiếu"]
    assert [(v.name, v.yes) for v in reading.votes if v.name] == [("Lê Trung Hiếu", 10), ("Tạ Thu Trang", 9)]


def test_outvoted_of_a_running_list_is_voted_on_and_not_proposed() -> None:
    line = "Kết quả bỏ phiếu: Lê Trung Hiếu 4/10 phiếu CSTĐCS; Tạ Thu Trang 9/10 phiếu LĐTT."
    reading = read_minutes("- Có mặt: 10/10 người.", "1. Lý Minh Hoàng: LĐTT (10/10 phiếu).", line)
    assert names(reading) == ["Lý Minh Hoàng", "Tạ Thu Trang"]
    assert ("Lê Trung Hiếu", "CSTDCS", 4) in {(v.name, v.code, v.yes) for v in reading.votes}


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị đã công nhận năm 2024: Lê Trung Hiếu (CSTĐCS), Tạ Thu Trang (LĐTT).",
        "Thư ký đọc danh sách đề nghị: Lê Trung Hiếu (CSTĐCS), Tạ Thu Trang (LĐTT).",
        "Hội nghị không thống nhất đề nghị công nhận: Lê Trung Hiếu (CSTĐCS), Tạ Thu Trang (LĐTT).",
    ],
)
def test_running_list_of_what_was_had_read_out_or_refused_proposes_nobody(line: str) -> None:
    assert names(read_minutes(line, "1. Lý Minh Hoàng: LĐTT (10/10 phiếu).")) == ["Lý Minh Hoàng"]


@pytest.mark.parametrize("mark", ["; ", ", ", " - "])
def test_form_on_one_line(mark: str) -> None:
    first, second = (
        mark.join((f"Họ tên: {name}", f"chức vụ: {post}", f"đề nghị: {title}"))
        for name, post, title in (("Lê Trung Hiếu", "Chuyên viên", "CSTĐCS"), ("Tạ Thu Trang", "Văn thư", "LĐTT"))
    )
    reading = read_submission(f"1. {first}", f"2. {second}.")
    assert [(n.name, value(n, "position"), asked(n)) for n in reading.nominees] == [
        ("Lê Trung Hiếu", "Chuyên viên", FIGHTER),
        ("Tạ Thu Trang", "Văn thư", ADVANCED),
    ]
