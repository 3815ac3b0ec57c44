"""The head of a document: number, date, place, units, subject."""

from __future__ import annotations

import pytest
from typed import NATION, Row, Typed, centred, read

from records.folding import fold
from records.readings import DocumentHead, Field


def head_of(*typed: Typed) -> DocumentHead:
    return read(*typed).document


def text(field: Field | None) -> str | None:
    return None if field is None else field.value


BODY = "Phòng kính đề nghị Hội đồng xem xét công nhận danh hiệu Lao động tiên tiến cho ông Trần Quốc Bảo năm 2025."
TITLE = centred("TỜ TRÌNH")


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 21/TTr-QLCN", "21/TTr-QLCN"),
        ("SỐ: 21 /TTr- QLCN", "21/TTr-QLCN"),
        ("Số 21/TTr-QLCN", "21/TTr-QLCN"),
        ("Số:      /TTr-QLCN", None),
        ("Số: …/TTr-QLCN", None),
        ("Số: 21/TTr-QLCN\tTP. Hồ Chí Minh, ngày 24 tháng 8 năm 2026", "21/TTr-QLCN"),
    ],
)
def test_number_without_spaces_and_blank_is_none(line: str, number: str | None) -> None:
    assert text(head_of(centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), line, TITLE, BODY).number) == number


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Thành phố Hồ Chí Minh, ngày 24 tháng 8 năm 2026", "Thành phố Hồ Chí Minh", "2026-08-24"),
        ("Bình Lộc, ngày 5/9/2026", "Bình Lộc", "2026-09-05"),
        ("TP. Hồ Chí Minh, ngày     tháng 8 năm 2026", "TP. Hồ Chí Minh", "2026-08"),
        ("Bình Lộc, ngày … tháng … năm 2026", "Bình Lộc", "2026"),
    ],
)
def test_place_and_date_keep_their_precision(line: str, place: str, date: str) -> None:
    head = head_of(*NATION, line, TITLE, BODY)
    assert (text(head.place), text(head.date)) == (place, date)


def test_units_wrapped_over_lines_are_joined() -> None:
    head = head_of(
        centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), centred("TRUNG TÂM CHUYỂN ĐỔI SỐ"), centred("VÀ ỨNG DỤNG"), TITLE, BODY
    )
    assert text(head.parent_unit) == "Sở Khoa học và Công nghệ"
    assert text(head.issuing_unit) == "Trung tâm Chuyển đổi số và Ứng dụng"


def test_unit_in_capitals_takes_the_case_of_the_body() -> None:
    head = head_of(
        centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        centred("PHÒNG QUẢN LÝ CÔNG NGHỆ"),
        TITLE,
        "Phòng Quản lý Công nghệ thuộc Sở Khoa học và Công nghệ kính trình.",
    )
    assert (text(head.parent_unit), text(head.issuing_unit)) == ("Sở Khoa học và Công nghệ", "Phòng Quản lý Công nghệ")


def test_three_units_give_the_last_two() -> None:
    head = head_of(
        centred("UBND THÀNH PHỐ"), centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), centred("CHI CỤC TIÊU CHUẨN"), TITLE, BODY
    )
    assert text(head.parent_unit) == "Sở Khoa học và Công nghệ"
    assert text(head.issuing_unit) == "Chi cục Tiêu chuẩn"


def test_committee_is_one_unit_with_its_place() -> None:
    head = head_of(centred("ỦY BAN NHÂN DÂN"), centred("XÃ BÌNH LỘC"), TITLE, BODY)
    assert (text(head.parent_unit), text(head.issuing_unit)) == (None, "Ủy ban nhân dân xã Bình Lộc")


def test_place_alone_belongs_to_the_unit_above() -> None:
    head = head_of(centred("SỞ NỘI VỤ"), centred("TỈNH AN LẠC"), TITLE, BODY)
    assert (text(head.parent_unit), text(head.issuing_unit)) == (None, "Sở Nội vụ tỉnh An Lạc")
    head = head_of(centred("ĐOÀN TNCS HỒ CHÍ MINH"), centred("TỈNH ĐOÀN AN LẠC"), TITLE, BODY)
    assert text(head.issuing_unit) == "Tỉnh đoàn an lạc"


@pytest.mark.parametrize(
    ("lines", "parent", "unit"),
    [
        (
            ["LIÊN ĐOÀN LAO ĐỘNG TỈNH AN LẠC", "CÔNG ĐOÀN CƠ SỞ", "SỞ NỘI VỤ"],
            "Liên đoàn lao động tỉnh An Lạc",
            "Công đoàn cơ sở Sở Nội vụ",
        ),
        (["ĐẢNG BỘ XÃ BÌNH LỘC", "CHI BỘ", "TRẠM Y TẾ"], "Đảng bộ xã Bình Lộc", "Chi bộ Trạm y tế"),
        (["CÔNG ĐOÀN CƠ SỞ", "TỔ CÔNG ĐOÀN PHÒNG THANH TRA"], "Công đoàn cơ sở", "Tổ công đoàn phòng thanh tra"),
    ],
)
def test_organisation_of_a_unit_is_one_unit_with_it(lines: list[str], parent: str, unit: str) -> None:
    head = head_of(*map(centred, lines), TITLE, BODY)
    assert fold(text(head.parent_unit) or "") == fold(parent)
    assert fold(text(head.issuing_unit) or "") == fold(unit)


@pytest.mark.parametrize(
    ("lines", "parent", "unit"),
    [
        (["UBND HUYỆN CÀNG LONG", "BỆNH VIỆN ĐA", "KHOA KHU VỰC HẠ LANG"], "UBND huyện", "Bệnh viện Đa khoa khu vực"),
        (["SỞ NỘI VỤ", "VƯỜN QUỐC GIA KHE RỖ"], "Sở Nội vụ", "Vườn Quốc gia Khe Rỗ"),
        (["SỞ XÂY DỰNG", "CƠ SỞ CAI NGHIỆN", "MA TÚY KIM BÔI"], "Sở Xây dựng", "Cơ sở cai nghiện ma túy Kim Bôi"),
        (["TỔNG CÔNG TY", "ĐIỆN LỰC CAO NGUYÊN", "ĐỘI XE"], "Tổng công ty Điện lực Cao Nguyên", "Đội xe"),
        (["ỦY BAN NHÂN DÂN XÃ BÌNH LỘC", "THÔN XUÂN SƠN"], "Ủy ban nhân dân xã Bình Lộc", "Thôn Xuân Sơn"),
        (["SỞ Y TẾ", "CÔNG TY CỔ PHẦN", "TẬP ĐOÀN ĐẠI PHÁT"], "Sở Y tế", "Công ty cổ phần Tập đoàn Đại Phát"),
    ],
)
def test_units_of_every_sort_over_two_lines(lines: list[str], parent: str, unit: str) -> None:
    head = head_of(*map(centred, lines), TITLE, BODY)
    assert fold(text(head.parent_unit) or "").startswith(fold(parent))
    assert fold(text(head.issuing_unit) or "").startswith(fold(unit))


def test_nation_is_no_unit() -> None:
    head = head_of([["PHÒNG QUẢN LÝ CÔNG NGHỆ", "\n".join(NATION)]], TITLE, BODY)
    assert (text(head.parent_unit), text(head.issuing_unit)) == (None, "Phòng Quản lý công nghệ")


def test_subject_over_two_lines() -> None:
    head = head_of(TITLE, centred("Về việc đề nghị công nhận danh hiệu"), centred("Lao động tiên tiến năm 2025"), BODY)
    assert text(head.subject) == "đề nghị công nhận danh hiệu Lao động tiên tiến năm 2025"


def test_subject_of_a_decision_ends_above_who_decides() -> None:
    subject = centred("Về việc tặng Giấy khen cho tập thể, cá nhân năm 2025")
    head = head_of(centred("QUYẾT ĐỊNH"), subject, centred("GIÁM ĐỐC SỞ NỘI VỤ"), "Căn cứ Luật Thi đua, khen thưởng;")
    assert text(head.subject) == "tặng Giấy khen cho tập thể, cá nhân năm 2025"


def test_nominee_under_the_title_is_no_subject() -> None:
    named = centred("NGƯT, TS. Mai Thị Cẩm - Trưởng khoa Chế biến")
    head = head_of(centred("BÁO CÁO THÀNH TÍCH"), centred("Đề nghị tặng Bằng khen của Bộ trưởng"), named, BODY)
    assert text(head.subject) == "Đề nghị tặng Bằng khen của Bộ trưởng"


def test_subject_of_a_letter() -> None:
    head = head_of(
        centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        "Số: 15/SKHCN-VP",
        "V/v nộp hồ sơ đề nghị khen thưởng",
        "Kính gửi: Các phòng",
        "Đề nghị các phòng nộp hồ sơ trước ngày 15/9/2026 để tổng hợp trình Hội đồng.",
    )
    assert text(head.subject) == "nộp hồ sơ đề nghị khen thưởng"


def test_minutes_have_the_day_of_their_meeting() -> None:
    head = head_of(centred("BIÊN BẢN"), centred("Họp xét thi đua"), "Hôm nay, ngày 05 tháng 9 năm 2026, tại phòng họp")
    assert text(head.date) == "2026-09-05"


def test_nothing_stated_is_none() -> None:
    head = head_of(TITLE, BODY)
    assert (head.number, head.date, head.place, head.signer, head.signer_title) == (None,) * 5


LIST: list[Row] = [["STT", "Họ và tên", "Danh hiệu đề nghị"], ["1", "Cù Hữu Lộc", "Lao động tiên tiến"]]


@pytest.mark.parametrize(
    ("lines", "unit"),
    [
        (("DANH SÁCH TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG QUÝ IV NĂM 2026 - PHÒNG CHUYỂN ĐỔI SỐ",), "Phòng Chuyển đổi số"),
        (("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG - PHÒNG KẾ HOẠCH - TÀI CHÍNH NĂM 2026",), "Phòng Kế hoạch - Tài chính"),
        (("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Phòng Hợp tác quốc tế"), "Phòng Hợp tác quốc tế"),
        (("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Đơn vị: Trung tâm Thông tin"), "Trung tâm Thông tin"),
        (
            ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "(Kèm theo Tờ trình số 8/TTr-CCTL ngày 02/12/2026 của Chi cục Thủy lợi)"),
            "Chi cục Thủy lợi",
        ),
        (("SỐ LIỆU KHEN THƯỞNG", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"), None),
        (("DANH SÁCH ĐỀ NGHỊ TẶNG BẰNG KHEN CỦA UBND TỈNH - NĂM 2026",), None),
        (("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Phòng kính trình Hội đồng xem xét danh sách"), None),
        (("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "Ban Giám đốc"), None),
    ],
)
def test_unit_of_a_list_without_letterhead(lines: tuple[str, ...], unit: str | None) -> None:
    head = head_of(*(centred(line) for line in lines), LIST)
    assert (text(head.issuing_unit), text(head.parent_unit)) == (unit, None)


def test_date_in_the_table_of_the_title() -> None:
    letterhead: list[Row] = [["CÔNG TY TNHH AN HÒA", "BÁO GIÁ\nNgày 14/5/2025"]]
    doc = read(letterhead, "Công ty xin gửi giá thuê máy.", "Trân trọng.")
    assert text(doc.document.date) == "2025-05-14"


def test_who_certifies_is_no_unit() -> None:
    lines = ("SỞ NỘI VỤ", "GIÁM ĐỐC SỞ NỘI VỤ", "CHỨNG NHẬN", "Sáng kiến cấp cơ sở năm 2025")
    head = head_of(*map(centred, lines), "Ông Trần Quốc Bảo là tác giả sáng kiến “Sổ tay điện tử”.")
    assert text(head.issuing_unit) == "Sở Nội vụ"


@pytest.mark.parametrize(
    ("lines", "parent", "unit"),
    [
        (["ĐƠN VỊ: TRUNG TÂM KỸ THUẬT"], None, "Trung tâm Kỹ thuật"),
        (["ĐƠN VỊ TRÌNH KHEN", "TRUNG TÂM KỸ THUẬT"], None, "Trung tâm Kỹ thuật"),
        (["TÊN CƠ QUAN CẤP TRÊN: SỞ NỘI VỤ", "TÊN ĐƠN VỊ: TRUNG TÂM KỸ THUẬT"], "Sở Nội vụ", "Trung tâm Kỹ thuật"),
    ],
)
def test_captions_of_a_form_are_no_part_of_a_unit(lines: list[str], parent: str | None, unit: str) -> None:
    head = head_of([["\n".join(lines), "\n".join(NATION)]], TITLE, BODY)
    assert fold(text(head.issuing_unit) or "") == fold(unit)
    assert fold(text(head.parent_unit) or "") == fold(parent or "")
