"""Labelled values of a report, in the ways in which they are typed."""

from __future__ import annotations

import pytest
from typed import Typed, centred, read, value

from records.readings import Nominee

TITLE = centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
ASKED = centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025")


def nominee_of(*typed: Typed) -> Nominee:
    (nominee,) = read(TITLE, ASKED, *typed).nominees
    return nominee


@pytest.mark.parametrize(
    "lines",
    [
        ("Họ và tên: Hoàng Mỹ Duyên",),
        ("- Họ và tên : HOÀNG MỸ DUYÊN",),
        ("1. Họ và tên Hoàng Mỹ Duyên",),
        ("Họ và tên............ Hoàng Mỹ Duyên",),
        ("Họ và tên ……………: Hoàng Mỹ Duyên",),
        ("Họ và tên\tHoàng Mỹ Duyên",),
        ("Họ và tên (viết chữ in hoa): HOÀNG MỸ DUYÊN",),
        ("Họ và tên:", "Hoàng Mỹ Duyên"),
        ("Tôi tên là: Hoàng Mỹ Duyên",),
        ("Họ và tén: Hoàng Mỹ Duyên",),
        ([["Họ và tên", "Hoàng Mỹ Duyên"], ["Chức vụ", "Chuyên viên"]],),
    ],
)
def test_name_however_it_is_typed(lines: tuple[Typed, ...]) -> None:
    nominee = nominee_of(*lines, "Ngày sinh: 12/4/1986")
    assert nominee.name == "Hoàng Mỹ Duyên"
    assert value(nominee, "birth_date") == "1986-04-12"


def test_label_spelt_a_little_otherwise() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Quê quản: xã Bình Lộc, tỉnh Đồng Nai")
    assert value(nominee, "hometown") == "xã Bình Lộc, tỉnh Đồng Nai"


def test_two_labels_on_a_line() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên; Giới tính: Nữ", "Chức vụ: Chuyên viên; Đơn vị: Phòng Công nghệ")
    assert value(nominee, "gender") == "nu"
    assert value(nominee, "position") == "Chuyên viên"
    assert value(nominee, "unit") == "Phòng Công nghệ"


def test_labels_apart_by_a_tab() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên\tGiới tính: Nữ", "Sinh ngày: 12/4/1986\tQuê quán: Bình Lộc")
    assert (nominee.name, value(nominee, "gender")) == ("Hoàng Mỹ Duyên", "nu")
    assert (value(nominee, "birth_date"), value(nominee, "hometown")) == ("1986-04-12", "Bình Lộc")


def test_empty_value_is_none() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Học hàm, học vị: ………", "Quê quán: Không", "Chức vụ: Chuyên viên")
    assert value(nominee, "academic_title") is None
    assert value(nominee, "hometown") is None


def test_place_of_birth_is_no_hometown() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Nơi sinh: xã Bình Lộc")
    assert value(nominee, "hometown") is None


def test_gender_behind_the_birth_date() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Sinh ngày: 12/4/1986, nữ")
    assert value(nominee, "gender") == "nu"


def test_choice_of_genders_says_nothing() -> None:
    assert value(nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Giới tính: Nam/Nữ"), "gender") is None


def test_duties_over_several_paragraphs() -> None:
    nominee = nominee_of(
        "Họ và tên: Hoàng Mỹ Duyên",
        "Nhiệm vụ được giao: Thẩm định công nghệ.",
        "Theo dõi đề tài cấp cơ sở.",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "Đã thẩm định 12 dự án đầu tư đúng hạn.",
    )
    assert value(nominee, "duties") == "Thẩm định công nghệ. Theo dõi đề tài cấp cơ sở"


def test_post_and_unit_behind_one_label() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Chức vụ, đơn vị công tác: Chuyên viên, Phòng Công nghệ")
    assert (value(nominee, "position"), value(nominee, "unit")) == ("Chuyên viên", "Phòng Công nghệ")


def test_evidence_is_the_paragraph_of_the_value() -> None:
    nominee = nominee_of("Họ và tên:", "Hoàng Mỹ Duyên", "Chức vụ: Chuyên viên")
    assert nominee.full_name is not None
    assert [place.paragraph for place in nominee.full_name.evidence] == [3]
    assert nominee.full_name.text == "Hoàng Mỹ Duyên"


@pytest.mark.parametrize(
    "heading",
    [
        *("I. Nhiệm vụ được phân công", "I. Nhiệm vụ được giao", "II. QUYỀN HẠN, NHIỆM VỤ", "1. Nhiệm vụ được giao"),
        *("I. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận", "II/ Nhiệm vụ đảm nhận:"),
    ],
)
def test_duties_below_their_heading(heading: str) -> None:
    report = (
        centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
        centred("Đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025"),
        "Họ và tên: Khuất Duy Hiển",
        heading,
    )
    told = "Giảng dạy mô đun tiện, phay; phụ trách xưởng thực hành số 2."
    (teacher,) = read(*report, told, "II. Thành tích", "Năm 2025, tôi giảng dạy 486 giờ.").nominees
    assert value(teacher, "duties") == told[:-1]
    (teacher,) = read(*report, "III. Thành tích", "Năm 2025, tôi giảng dạy 486 giờ.").nominees
    assert teacher.duties is None


@pytest.mark.parametrize("words", ["hiện ở", "hiện nay cư trú tại", "nay thường trú tại", "đang sinh sống tại"])
def test_home_of_today_is_no_hometown(words: str) -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", f"Quê quán: xã Nhơn Hậu, tỉnh Gia Lai; {words} số 15 Trần Phú")
    assert value(nominee, "hometown") == "xã Nhơn Hậu, tỉnh Gia Lai"


def test_office_is_the_unit() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Chức vụ: Kế toán", "Cơ quan: Chi cục Kiểm lâm")
    assert value(nominee, "unit") == "Chi cục Kiểm lâm"


@pytest.mark.parametrize(
    "label",
    [
        "Trình độ chuyên môn, học vị",
        "Trình độ chuyên môn, học hàm, học vị",
        "Trình độ/học vị",
        "Học vị, trình độ chuyên môn",
        "Bằng cấp/Học vị",
        "Trình độ học vấn: 12/12. Trình độ chuyên môn",
    ],
)
def test_degree_in_the_label_of_education_is_education(label: str) -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", f"{label}: Thạc sĩ Luật")
    assert value(nominee, "education") == "Thạc sĩ Luật"
    assert nominee.academic_title is None


def test_degree_by_its_own_label_ends_at_the_next() -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Học vị: Thạc sĩ; danh hiệu: Thầy thuốc Ưu tú")
    assert value(nominee, "academic_title") == "Thạc sĩ"
    assert nominee_of("Họ và tên: Hoàng Mỹ Duyên", "Học hàm, học vị: 0").academic_title is None


@pytest.mark.parametrize(
    "prize", ["Lao động tiên tiến năm 2024", "Giải Nhì Hội thi Sáng tạo kỹ thuật", "Không có giải thưởng"]
)
def test_prizes_under_the_label_of_degrees_are_no_degree(prize: str) -> None:
    nominee = nominee_of("Họ và tên: Hoàng Mỹ Duyên", f"Học hàm, học vị, danh hiệu, giải thưởng: {prize}")
    assert nominee.academic_title is None
