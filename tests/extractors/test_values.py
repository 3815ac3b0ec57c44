"""Values in a piece of text: dates, years, decision numbers, names."""

from __future__ import annotations

import pytest

from extractors.fields.values import (
    clean_name,
    find_dates,
    find_decisions,
    find_years,
    has_surname,
    is_name,
    year_of_birth_or_date,
)


def dates(text: str) -> list[str]:
    return [found.value for found in find_dates(text)]


def years(text: str, *, school: bool = False) -> list[str]:
    return [found.value for found in find_years(text, school=school)]


def decisions(text: str) -> list[str]:
    return [found.value for found in find_decisions(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("05/11/2022", "2022-11-05"),
        ("5-11-2022", "2022-11-05"),
        ("05.11.2022", "2022-11-05"),
        ("5 / 11 / 2022", "2022-11-05"),
        ("ngày 05 tháng 11 năm 2022", "2022-11-05"),
        ("NGÀY 5 THÁNG 11 NĂM 2022", "2022-11-05"),
        ("ngày 05 tháng 11, năm 2022", "2022-11-05"),
        ("tháng 3/2021", "2021-03"),
        ("3/2021", "2021-03"),
        ("03.2021", "2021-03"),
        ("tháng 3 năm 2021", "2021-03"),
        ("ngày … tháng 10 năm 2025", "2025-10"),
        ("ngày ..... tháng 10 năm 2025", "2025-10"),
        ("ngày     tháng 10 năm 2025", "2025-10"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_date_in_every_form(text: str, value: str) -> None:
    assert dates(text) == [value]


@pytest.mark.parametrize("text", ["31/02/2022", "31/4/2021", "0/5/2020", "12/13/2020", "5/11/3022", "1/2/34", "2022"])
def test_no_such_date(text: str) -> None:
    assert [value for value in dates(text) if len(value) == 10] == []


def test_birth_date_in_words() -> None:
    found = year_of_birth_or_date("Sinh ngày 02 tháng 9 năm 1985 tại xã Bình Lộc")
    assert found is not None
    assert found.value == "1985-09-02"


@pytest.mark.parametrize(
    ("text", "value"), [("1979", "1979"), ("7/1979", "1979-07"), ("… tháng … năm 1979", "1979"), ("chưa rõ", None)]
)
def test_birth_date_keeps_its_precision(text: str, value: str | None) -> None:
    found = year_of_birth_or_date(text)
    assert (found.value if found else None) == value


def test_date_stands_where_it_is_said() -> None:
    text = "ký ngày 05/11/2022 tại Sở"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "ngày 05/11/2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("năm 2021, 2022 và 2023", ["2021", "2022", "2023"]),
        ("giai đoạn 2018 - 2020", ["2018", "2019", "2020"]),
        ("từ năm 2018 đến năm 2020", ["2018", "2019", "2020"]),
        ("năm học 2021-2022", ["2021-2022"]),
        ("năm học 2021 – 2022", ["2021-2022"]),
        ("Quyết định số 123/QĐ-SKHCN ngày 05/11/2022", []),
        ("Quyết định số 12/2021/QĐ-UBND", []),
        ("đạt 2021 điểm", ["2021"]),
        ("không có năm", []),
    ],
)
def test_years_named_on_their_own(text: str, expected: list[str]) -> None:
    assert years(text) == expected


def test_two_following_years_of_a_school_paper_are_one() -> None:
    assert years("2021-2022", school=True) == ["2021-2022"]
    assert years("2021-2022") == ["2021", "2022"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quyết định số 123/QĐ-SKHCN", ["123/QĐ-SKHCN"]),
        ("QĐ số 123/QĐ- SKHCN ngày", ["123/QĐ-SKHCN"]),
        ("số 123 / QĐ-SKHCN", ["123/QĐ-SKHCN"]),
        ("số 1045/QĐ-TTg.", ["1045/QĐ-TTg"]),
        ("số 45-QĐ/ĐTN", ["45-QĐ/ĐTN"]),
        ("12/QĐ-A và 34/QĐ-B", ["12/QĐ-A", "34/QĐ-B"]),
        ("Nghị định 98/NĐ-CP", []),
        ("không có số", []),
    ],
)
def test_decision_numbers_without_spaces(text: str, expected: list[str]) -> None:
    assert decisions(text) == expected


def test_decision_number_broken_at_its_hyphen() -> None:
    assert decisions("số 123/QĐ-\nSKHCN ngày 05/11/2022") == ["123/QĐ-SKHCN"]


def test_vote_is_no_decision() -> None:
    assert decisions("11/11 phiếu, tỷ lệ 100/100") == []


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("Ông NGUYỄN VĂN AN", "Nguyễn Văn An", "Ông"),
        ("đ/c: Lê Thị Hà", "Lê Thị Hà", "đ/c"),
        ("TS. Võ Minh Nhật", "Võ Minh Nhật", None),
        ("Bà ThS. Đặng Thùy Dương, chuyên viên", "Đặng Thùy Dương", "Bà"),
        ("Trần Văn Bảo (Phó Trưởng phòng)", "Trần Văn Bảo", None),
        ("NGƯT.TS. Mai Thị Cẩm", "Mai Thị Cẩm", None),
        ("PGS, TSKH Võ Minh Nhật", "Võ Minh Nhật", None),
        ("BS.CKII Trần Văn Bảo", "Trần Văn Bảo", None),
        ("Chu Văn An", "Chu Văn An", None),
        ("CHU MINH KHOA", "Chu Minh Khoa", None),
        ("Cù Thị Mai", "Cù Thị Mai", None),
        ("Ông Thị Kim Giang", "Ông Thị Kim Giang", None),
        ("Ông Hữu Cường", "Ông Hữu Cường", None),
        ("Ong Tran Van An", "Tran Van An", "Ong"),
        ("Cô Mai", "Mai", "Cô"),
        ("Anh Thư", "Thư", "Anh"),
    ],
)
def test_name_without_honorific_and_degree(text: str, name: str, honorific: str | None) -> None:
    assert clean_name(text) == (name, honorific)


def test_given_name_is_no_honorific_inside_a_name() -> None:
    assert clean_name("Nguyễn Thị Anh") == ("Nguyễn Thị Anh", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Nguyễn Văn An", True), ("An", False), ("Phòng 12 A", False), ("nguyễn văn an", False), ("Ksor H'Lan", True)],
)
def test_shape_of_a_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected


def test_surname_is_known_with_its_tone() -> None:
    assert has_surname("Tô Văn Bình")
    assert not has_surname("Tổ Hành Chính")
