"""Bare text, stripped values, names and headings in their case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import bare, bare_of_page, is_rule, is_upper, sentence_case, strip_value, title_case, unit_case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nguyễn Đình Ưởng", "nguyen dinh uong"),
        ("NĂM HỌC 2025 – 2026", "nam hoc 2025 - 2026"),
        ("đ/c: “Ý”", "d/c: “y”"),
        ("", ""),
    ],
)
def test_bare_text_keeps_every_offset(text: str, expected: str) -> None:
    assert bare(text) == expected
    assert len(bare(text)) == len(text)


@given(st.text(st.characters() | st.sampled_from("ĐđƯợẤ–—\ud83d\ude00😀")))
def test_bare_page_is_that_of_its_letters(text: str) -> None:
    assert bare_of_page(text) == bare(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Chuyên viên.  ", "Chuyên viên"),
        ("........ Chuyên viên ......", "Chuyên viên"),
        ("……", ""),
        ("____", ""),
        ("- Chuyên viên;", "Chuyên viên"),
        ("Phòng Hoá - Môi trường", "Phòng Hoá - Môi trường"),
        ("-5 độ", "-5 độ"),
    ],
)
def test_value_without_leaders_bullets_and_marks(text: str, expected: str) -> None:
    assert strip_value(text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("Nguyễn Văn AN", "Nguyễn Văn An"),
        ("Ksor H'Lan", "Ksor H'Lan"),
        ("TÔN-NỮ THỊ HÀ", "Tôn-Nữ Thị Hà"),
    ],
)
def test_name_in_title_case(name: str, expected: str) -> None:
    assert title_case(name) == expected


def test_heading_takes_the_case_of_the_body() -> None:
    body = "PHÒNG QUẢN LÝ CÔNG NGHỆ\nPhòng Quản lý Công nghệ kính trình."
    assert sentence_case("PHÒNG QUẢN LÝ CÔNG NGHỆ", body) == "Phòng Quản lý Công nghệ"
    assert sentence_case("PHÒNG HẠ TẦNG SỐ", body) == "Phòng hạ tầng số"
    assert sentence_case("Phòng Hạ tầng số", body) == "Phòng Hạ tầng số"


@pytest.mark.parametrize(
    ("text", "upper"), [("TỜ TRÌNH", True), ("Tờ trình", False), ("TỜ TRÌNH số 5", False), ("12", False), ("Đ", False)]
)
def test_capitals(text: str, upper: bool) -> None:
    assert is_upper(text) is upper


@pytest.mark.parametrize(
    ("text", "rule"), [("-----", True), ("* * *", True), ("___ ", True), ("- a", False), ("", False)]
)
def test_rule_holds_no_letter(text: str, rule: bool) -> None:
    assert is_rule(text) is rule


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Sở Khoa học và Công nghệ"),
        ("SỞ NỘI VỤ TỈNH AN LẠC", "Sở Nội vụ tỉnh An Lạc"),
        ("PHÒNG GD&ĐT HUYỆN BÌNH LỘC", "Phòng GD&ĐT huyện Bình Lộc"),
        ("ỦY BAN MTTQ VIỆT NAM", "Ủy ban MTTQ Việt Nam"),
        ("CÔNG TY CỔ PHẦN TÂM ĐỨC", "CÔNG TY CỔ PHẦN TÂM ĐỨC"),
        ("TRUNG TÂM ỨNG DỤNG TIẾN BỘ KHCN", "Trung tâm Ứng dụng tiến bộ KHCN"),
        ("TRUNG TÂM KIỂM ĐỊNH VÀ PHÁT TRIỂN CÔNG NGHỆ", "Trung tâm Kiểm định và Phát triển công nghệ"),
        ("TRUNG TÂM CNTT VÀ TRUYỀN THÔNG", "Trung tâm CNTT và Truyền thông"),
        ("PHÒNG TỔ CHỨC - HÀNH CHÍNH", "Phòng Tổ chức - Hành chính"),
        ("PHÒNG GD VÀ ĐT HUYỆN EA H'LEO", "Phòng GD và ĐT huyện Ea H'Leo"),
        ("SỞ LĐTBXH", "Sở LĐTBXH"),
        ("SỞ KH&CN TP. HỒ CHÍ MINH", "Sở KH&CN TP. Hồ Chí Minh"),
        ("CHI CỤC KIỂM LÂM VÙNG II", "Chi cục Kiểm lâm vùng II"),
        ("CHI ĐOÀN SỞ KHCN", "Chi đoàn Sở KHCN"),
        ("CÔNG ĐOÀN CƠ SỞ ĐẮK NÔNG", "Công đoàn cơ sở đắk nông"),
        ("TRUNG TAM TIN HOC", "Trung tam tin hoc"),
    ],
)
def test_unit_in_capitals_that_the_body_never_writes(printed: str, written: str) -> None:
    assert unit_case(printed, "") == written


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("TẶNG BẰNG KHEN CỦA UBND TỈNH QUÝ IV NĂM 2026", "Tặng bằng khen của UBND tỉnh quý IV năm 2026"),
        ("DANH HIỆU CSTĐ CẤP CƠ SỞ, LĐTT ĐỢT II", "Danh hiệu CSTĐ cấp cơ sở, LĐTT đợt II"),
        ("VI SINH VẬT", "Vi sinh vật"),
    ],
)
def test_heading_in_capitals_keeps_its_short_forms(printed: str, written: str) -> None:
    assert sentence_case(printed, "") == written


def test_unit_in_capitals_as_the_body_writes_it() -> None:
    assert unit_case("CÔNG TY CỔ PHẦN TÂM ĐỨC", "Công ty Cổ phần Tâm Đức có 60 người.") == "Công ty Cổ phần Tâm Đức"
