"""Recognitions named in a line: code by authority, year, decision, date."""

from __future__ import annotations

import pytest
from typed import asked, centred, line_of, read

from extractors.fields.recognitions import attach_details, find_awards, settle_by_decision


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Lao động tiên tiến", "LDTT"),
        ("LĐTT", "LDTT"),
        ("LAO ĐỘNG TIÊN TIẾN", "LDTT"),
        ("Chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("Chiến sỹ thi đua cấp cơ sở", "CSTDCS"),
        ("CSTĐCS", "CSTDCS"),
        ("Chiến sĩ thi đua cấp Thành phố", "CSTD_TINH"),
        ("Chiến sĩ thi đua toàn quốc", "CSTD_TQ"),
        ("Tập thể Lao động tiên tiến", "TTLDTT"),
        ("Tập thể lao động xuất sắc", "TTLDXS"),
        ("Huân chương Lao động hạng Ba", "HCLD3"),
        ("Kỷ niệm chương", "KNC"),
        ("Giấy khen", "GIAY_KHEN"),
        ("Gương người tốt, việc tốt", "DIEN_HINH"),
    ],
)
def test_code_of_a_name(text: str, code: str) -> None:
    (award,) = find_awards(line_of(f"Danh hiệu, hình thức: {text} năm 2025"))
    assert award.code == code


@pytest.mark.parametrize(
    ("text", "code", "authority"),
    [
        ("Bằng khen của Thủ tướng Chính phủ", "BK_TTG", "Thủ tướng Chính phủ"),
        ("Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ", "BK_BO", "Bộ trưởng Bộ Khoa học và Công nghệ"),
        ("Bằng khen của Chủ tịch UBND Thành phố", "BK_TINH", "Chủ tịch UBND Thành phố"),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố", "BK_TINH", "Chủ tịch Ủy ban nhân dân Thành phố"),
        ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", "BK_BO", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Bằng khen của Thành đoàn", "KHAC", "Thành đoàn"),
        ("Cờ thi đua của Chính phủ", "CO_CP", "Chính phủ"),
        ("Cờ thi đua của UBND tỉnh", "CO_TINH", "UBND tỉnh"),
        ("Giấy khen của Giám đốc Sở Khoa học và Công nghệ", "GIAY_KHEN", "Giám đốc Sở Khoa học và Công nghệ"),
        ("Giấy khen của Giám đốc Sở trong phong trào thi đua", "GIAY_KHEN", "Giám đốc Sở"),
        ("Giấy khen của Giám đốc Sở quý III năm 2026", "GIAY_KHEN", "Giám đốc Sở"),
    ],
)
def test_authority_decides_the_code(text: str, code: str, authority: str) -> None:
    (award,) = find_awards(line_of(text))
    assert (award.code, award.authority) == (code, authority)


def test_authority_before_the_verb() -> None:
    (award,) = find_awards(line_of("Kính trình Chủ tịch UBND Thành phố tặng Bằng khen"))
    assert (award.code, award.authority) == ("BK_TINH", "Chủ tịch UBND Thành phố")


def test_decision_number_decides_where_no_authority_is_named() -> None:
    line = line_of("- Bằng khen năm 2022 (Quyết định số 1045/QĐ-TTg ngày 05/11/2022)")
    (award,) = attach_details(line, find_awards(line))
    assert (award.code, award.year, award.decision, award.day) == ("BK_TTG", "2022", "1045/QĐ-TTg", "2022-11-05")
    assert settle_by_decision(award) == award


def test_bare_certificate_is_doubtful() -> None:
    reading = read(
        centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
        centred("Đề nghị tặng Bằng khen năm 2025"),
        "Họ và tên: Hoàng Mỹ Duyên",
        "Chức vụ: Chuyên viên",
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("BK_TINH", "2025")]
    assert nominee.requested[0].confidence < 0.6
    assert reading.status == "needs_review"
    assert reading.reason is not None and "chưa rõ cấp" in reading.reason


def test_each_of_two_awards_has_its_own_decision() -> None:
    line = line_of("Lao động tiên tiến năm 2022 (QĐ 12/QĐ-SKHCN), Giấy khen năm 2023 (QĐ 34/QĐ-SKHCN)")
    details = [(a.code, a.year, a.decision) for a in attach_details(line, find_awards(line))]
    assert details == [("LDTT", "2022", "12/QĐ-SKHCN"), ("GIAY_KHEN", "2023", "34/QĐ-SKHCN")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA UBND TỈNH Chuyên đề cây lúa", "BẰNG KHEN CỦA UBND TỈNH"),
        ("Đề nghị tặng Cờ thi đua của Chính phủ và", "Cờ thi đua của Chính phủ"),
        ("ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ NGƯT", "BẰNG KHEN CỦA THỦ TƯỚNG CHÍNH PHỦ"),
    ],
)
def test_recognition_ends_with_its_authority(line: str, text: str) -> None:
    assert find_awards(line_of(line))[0].text == text
