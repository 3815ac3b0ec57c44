"""What is asked for now: title, section row, heading, sentence; and its year."""

from __future__ import annotations

import pytest
from typed import Typed, asked, centred, names, read

from extractors.fields.requests import year_of


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("đề nghị tặng Giấy khen năm 2025", "2025"),
        ("ĐỀ NGHỊ TẶNG GIẤY KHEN QUÝ III NĂM 2026", "2026"),
        ("năm học 2025 - 2026", "2025-2026"),
        ("giai đoạn 2020 - 2025", None),
        ("từ năm 2020 đến năm 2024", None),
        ("nhiệm kỳ 2020 - 2025", None),
        ("trong giai đoạn 2020 - 2024, xét năm 2025", "2025"),
        ("Quyết định số 12/QĐ-SKHCN ngày 05/11/2022", None),
        ("đề nghị tặng Giấy khen", None),
    ],
)
def test_year_of_a_title(text: str, year: str | None) -> None:
    assert year_of(text) == year


def test_title_over_two_lines_names_the_award() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị công nhận danh hiệu Chiến sĩ thi đua"),
        centred("cơ sở năm 2025"),
        "1. Ông Trần Quốc Bảo, Chuyên viên Phòng Công nghệ",
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("CSTDCS", "2025")]
    assert nominee.requested[0].confidence > 0.9
    assert reading.requested == nominee.requested


def test_section_row_carries_its_award_and_year() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị khen thưởng năm 2025"),
        [
            ["STT", "Họ và tên", "Chức vụ"],
            ["I", "Chiến sĩ thi đua cơ sở", None],
            ["1", "Trần Quốc Bảo", "Chuyên viên"],
            ["II", "Lao động tiên tiến", None],
            ["1", "Hoàng Mỹ Duyên", "Chuyên viên"],
        ],
    )
    assert [asked(n) for n in reading.nominees] == [[("CSTDCS", "2025")], [("LDTT", "2025")]]


def test_own_cell_of_a_row_comes_before_the_title() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"),
        [
            ["STT", "Họ và tên", "Danh hiệu đề nghị"],
            ["1", "Trần Quốc Bảo", "Chiến sĩ thi đua cơ sở"],
            ["2", "Hoàng Mỹ Duyên", "Lao động tiên tiến, Giấy khen của Giám đốc Sở"],
        ],
    )
    assert asked(reading.nominees[0]) == [("CSTDCS", "2025")]
    assert asked(reading.nominees[1]) == [("LDTT", "2025"), ("GIAY_KHEN", "2025")]


def test_heading_above_a_table_asks_for_its_rows() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng năm 2025"),
        "1. Danh hiệu Lao động tiên tiến:",
        [["STT", "Họ và tên"], ["1", "Trần Quốc Bảo"]],
        "2. Giấy khen của Giám đốc Sở:",
        [["STT", "Họ và tên"], ["1", "Hoàng Mỹ Duyên"]],
    )
    assert [asked(n) for n in reading.nominees] == [[("LDTT", "2025")], [("GIAY_KHEN", "2025")]]


def test_sentence_asks_where_the_title_is_silent() -> None:
    reading = read(
        centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
        "Họ và tên: Hoàng Mỹ Duyên",
        "Chức vụ: Chuyên viên",
        "Kính đề nghị Giám đốc Sở xem xét tặng Giấy khen năm 2025.",
    )
    assert asked(reading.nominees[0]) == [("GIAY_KHEN", "2025")]


def test_document_asks_for_each_award_once() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"),
        [["STT", "Họ và tên"], ["1", "Trần Quốc Bảo"], ["2", "Hoàng Mỹ Duyên"]],
    )
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]
    assert [(each.code, each.year) for each in reading.requested] == [("LDTT", "2025")]


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("Về việc đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2026", "BK_TINH"),
        ("V/v tặng Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ năm 2026", "BK_BO"),
    ],
)
@pytest.mark.parametrize(
    "body",
    [
        "Sở kính đề nghị tặng Bằng khen cho ông Cù Hữu Lộc, Chuyên viên.",
        "1. Tặng Bằng khen (01 cá nhân): ông Cù Hữu Lộc",
        [["STT", "Họ và tên", "Hình thức đề nghị"], ["1", "Cù Hữu Lộc", "Bằng khen"]],
    ],
)
def test_bare_award_is_the_one_that_the_title_names(subject: str, code: str, body: Typed) -> None:
    reading = read(centred("TỜ TRÌNH"), centred(subject), "Kính gửi: Ban Thi đua - Khen thưởng", body)
    (nominee,) = reading.nominees
    assert (nominee.name, asked(nominee), reading.status) == ("Cù Hữu Lộc", [(code, "2026")], "read")
    assert nominee.requested[0].authority


@pytest.mark.parametrize(
    "subject",
    [
        "Về việc đề nghị khen thưởng năm 2026",
        "Về việc đề nghị tặng Bằng khen của Bộ trưởng, Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2026",
    ],
)
def test_bare_award_stays_in_doubt_where_the_title_does_not_tell(subject: str) -> None:
    body = "Sở kính đề nghị tặng Bằng khen cho ông Cù Hữu Lộc, Chuyên viên."
    reading = read(centred("TỜ TRÌNH"), centred(subject), body)
    assert reading.status == "needs_review"
    assert "chưa rõ cấp nào: Cù Hữu Lộc" in (reading.reason or "")
