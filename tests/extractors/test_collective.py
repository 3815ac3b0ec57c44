"""Reports on a collective: its name, the unit it belongs to, its duties."""

from __future__ import annotations

import pytest
from typed import Typed, centred, names, read, value

from records.readings import Nominee

TITLE = (
    centred("BÁO CÁO TÓM TẮT THÀNH TÍCH TẬP THỂ"),
    centred("Đề nghị tặng danh hiệu Tập thể lao động xuất sắc năm 2025"),
)


def collective_of(*typed: Typed) -> Nominee:
    (nominee,) = read(*TITLE, *typed).nominees
    assert nominee.kind == "tap_the"
    return nominee


@pytest.mark.parametrize(
    "label",
    [
        *("2. Thuộc đơn vị:", "Thuộc đơn vị:", "2. Đơn vị:", "Đơn vị chủ quản:", "2. Đơn vị quản lý trực tiếp:"),
        *("b) Trực thuộc:", "Cơ quan, đơn vị quản lý trực tiếp:", "2/ Đơn vị cấp trên trực tiếp:"),
    ],
)
def test_unit_that_a_collective_belongs_to(label: str) -> None:
    team = collective_of("1. Tên tập thể: Tổ Vận hành cống Ba Rài", f"{label} Xí nghiệp Thủy nông số 5")
    assert (team.name, value(team, "unit")) == ("Tổ Vận hành cống Ba Rài", "Xí nghiệp Thủy nông số 5")


def test_unit_before_the_name_of_the_collective() -> None:
    team = collective_of("Đơn vị: Xí nghiệp Thủy nông số 5", "Tên tập thể: Tổ Vận hành cống Ba Rài")
    assert (team.name, value(team, "unit")) == ("Tổ Vận hành cống Ba Rài", "Xí nghiệp Thủy nông số 5")


def test_units_of_a_collective_are_not_above_it() -> None:
    centre = collective_of(
        "Tên đơn vị: Trung tâm Y tế Phú Lương", "Đơn vị trực thuộc: Phòng Tổ chức, Khoa Dược, Khoa Nội"
    )
    assert (centre.name, value(centre, "unit")) == ("Trung tâm Y tế Phú Lương", None)


def test_label_of_a_unit_alone_names_the_collective() -> None:
    unit = collective_of("Đơn vị: Xí nghiệp Thủy nông số 5", "Số lao động: 20 người")
    assert (unit.name, value(unit, "unit")) == ("Xí nghiệp Thủy nông số 5", None)


@pytest.mark.parametrize(
    "label", ["Chức năng, nhiệm vụ được giao:", "2. Chức năng và nhiệm vụ:", "- Quyền hạn, nhiệm vụ được giao:"]
)
def test_duties_labelled_in_the_section_on_the_collective(label: str) -> None:
    team = collective_of(
        "1. Tên tập thể: Tổ Vận hành cống Ba Rài",
        centred("I. ĐẶC ĐIỂM, TÌNH HÌNH"),
        "Tổ được thành lập năm 2006.",
        f"{label} Vận hành 12 cửa cống, đo mặn hằng ngày.",
        centred("II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        "Năm 2025, tổ vận hành an toàn.",
    )
    assert value(team, "duties") == "Vận hành 12 cửa cống, đo mặn hằng ngày"


def test_name_behind_a_label_and_not_in_a_result() -> None:
    reading = read(
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Cờ thi đua của Chính phủ năm 2025"),
        "Tên tập thể đề nghị: Ủy ban nhân dân phường Hòa Bình",
        "Tập thể phòng 4 năm liền không có đơn thư khiếu nại.",
    )
    assert names(reading) == ["Ủy ban nhân dân phường Hòa Bình"]


def test_name_that_begins_with_no_known_word_for_a_unit() -> None:
    reading = read(
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Bằng khen của UBND tỉnh cho tập thể có thành tích trong phong trào thi đua"),
        "Tên tập thể: Ca sản xuất số 1",
        "I. THÔNG TIN CHUNG",
    )
    assert [(n.kind, n.name) for n in reading.nominees] == [("tap_the", "Ca sản xuất số 1")]


def test_collective_that_tells_of_its_people() -> None:
    reading = read(
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng HCLĐ hạng Ba năm 2025"),
        "Tên đơn vị: Trung tâm Điều dưỡng người có công",
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "- Lãnh đạo đơn vị: bà Lã Thị Hường, Kiểm soát viên.",
        "- Cá nhân bà Hoàng Mỹ Duyên đạt Chiến sỹ thi đua cơ sở năm 2024.",
    )
    assert reading.kind == "bao_cao_thanh_tich_tap_the"
    assert names(reading) == ["Trung tâm Điều dưỡng người có công"]
