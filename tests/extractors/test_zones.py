"""Kind and zones of a document."""

from __future__ import annotations

import pytest
from typed import Paragraph, Row, Typed, centred, doc_of, zones_of

from extractors.zones import heading_kind

MERIT = "Đề nghị xét tặng danh hiệu thi đua năm 2025."


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), "Họ và tên: Hoàng Mỹ Duyên"), "bao_cao_thanh_tich_ca_nhan"),
        ((centred("BÁO CÁO"), centred("Thành tích cá nhân"), MERIT), "bao_cao_thanh_tich_ca_nhan"),
        ((centred("BÁO CÁO THÀNH TÍCH TẬP THỂ"), MERIT), "bao_cao_thanh_tich_tap_the"),
        ((centred("BÁO CÁO THÀNH TÍCH"), centred("Tên đơn vị: Phòng Công nghệ"), MERIT), "bao_cao_thanh_tich_tap_the"),
        ((centred("TỜ TRÌNH"), MERIT), "to_trinh"),
        ((centred("DANH SÁCH TRÍCH NGANG"), MERIT), "danh_sach"),
        ((centred("BIÊN BẢN HỌP"), MERIT), "bien_ban"),
        ((centred("QUYẾT ĐỊNH"), centred("Về việc tặng Giấy khen")), "quyet_dinh"),
        ((centred("QUYẾT ĐỊNH"), centred("Về việc công nhận sáng kiến cơ sở")), "quyet_dinh"),
        ((centred("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"), MERIT), "don_sang_kien"),
        ((centred("GIẤY CHỨNG NHẬN"), centred("Sáng kiến cấp cơ sở")), "xac_nhan_sang_kien"),
        ((centred("GIÁM ĐỐC SỞ NỘI VỤ"), centred("CHỨNG NHẬN"), centred("Sáng kiến cơ sở")), "xac_nhan_sang_kien"),
        ((centred("TRÍCH BIÊN BẢN HỌP"), MERIT), "bien_ban"),
        (("SỞ NỘI VỤ", "Số: 12/SNV-VP", centred("THƯ CẢM ƠN"), "Kính gửi: Ông Trần Quốc Bảo", MERIT), "khac"),
        ((centred("ĐĂNG KÝ THI ĐUA NĂM 2026"), MERIT), "dang_ky"),
        ((centred("BẢN TỰ BÁO CÁO THÀNH TÍCH"), MERIT), "bao_cao_thanh_tich_ca_nhan"),
        ((centred("BÁO CÁO"), centred("Gương điển hình tiên tiến năm 2025"), MERIT), "dien_hinh"),
        ((centred("GƯƠNG NGƯỜI TỐT, VIỆC TỐT"), MERIT), "dien_hinh"),
        (("Số: 15/SKHCN-VP", "V/v nộp hồ sơ khen thưởng", "Kính gửi: Các phòng"), "cong_van"),
        ((centred("PHIẾU KHẢO SÁT GIÁ"), "Bảng giá tham khảo"), "khac"),
    ],
)
def test_kind_by_title(lines: tuple[Typed, ...], kind: str) -> None:
    _, zones = zones_of(*lines)
    assert zones.kind == kind


def test_report_that_speaks_of_no_merit_is_none() -> None:
    _, zones = zones_of(centred("BÁO CÁO THÀNH TÍCH BÁN HÀNG"), "Doanh số quý III tăng 12%.")
    assert zones.kind == "khac"


def test_header_subject_body_and_signature() -> None:
    doc, zones = zones_of(
        centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        "Số: 21/TTr-QLCN",
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị danh hiệu Lao động tiên tiến năm 2025"),
        "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Phòng kính trình Hội đồng xem xét hồ sơ của các cá nhân dưới đây, gồm 02 trường hợp.",
        [["Nơi nhận:", "TRƯỞNG PHÒNG\nTrần Quốc Bảo"]],
    )
    assert [line.text for line in zones.header] == ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Số: 21/TTr-QLCN"]
    assert [line.text for line in zones.subject] == ["Về việc đề nghị danh hiệu Lao động tiên tiến năm 2025"]
    assert [line.text for line in zones.signature] == ["Nơi nhận:", "TRƯỞNG PHÒNG", "Trần Quốc Bảo"]
    legal = [line.text for line in zones.body if zones.section[line.index] == "legal"]
    assert legal == ["Căn cứ Luật Thi đua, khen thưởng;"]
    assert len(doc._.lines) == 10


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I. SƠ LƯỢC LÝ LỊCH", "biography"),
        ("II. THÀNH TÍCH ĐẠT ĐƯỢC", "achievements"),
        ("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", "prior"),
        ("2. Sáng kiến, giải pháp:", "initiatives"),
        ("3. Kết quả xếp loại:", "classification"),
        ("2. Chức năng, nhiệm vụ:", "duties"),
        ("IV. ĐỀ NGHỊ KHEN THƯỞNG", "request"),
        ("Trong năm đã hoàn thành 12 nhiệm vụ được giao.", None),
    ],
)
def test_section_that_a_heading_opens(text: str, kind: str | None) -> None:
    assert heading_kind(doc_of(Paragraph(text, bold=text.isupper()))._.lines[0]) == kind


@pytest.mark.parametrize(
    "rows",
    [
        [["Nơi làm việc", "Phiếu"], ["Bệnh viện Bắc Hà", "12"], ["Bến xe Bắc Hà", "9"]],
        [["STT", "Họ và tên", "Chức vụ"], ["1", "Kha Thị Bích Liễu", "Phó Trưởng phòng"]],
        [["Họ và tên", "Chức vụ"], ["Kha Thị Bích Liễu", "Giám đốc"], ["Cù Hữu Lộc", "Chuyên viên"]],
        [["1", "Kha Thị Bích Liễu", "Giám đốc"], ["2", "Cù Hữu Lộc", "Chánh Văn phòng"]],
    ],
)
def test_small_list_at_the_end_is_no_signature(rows: list[Row]) -> None:
    _, zones = zones_of(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị tặng Giấy khen năm 2025"),
        "Phòng kính trình danh sách sau:",
        "Trân trọng.",
        rows,
    )
    assert zones.signature == []


LIST = [["STT", "Họ và tên", "Danh hiệu đề nghị"], ["1", "Lục Thị Mận", "LĐTT"]]


@pytest.mark.parametrize(
    "title",
    [
        "TỔNG HỢP CÁ NHÂN ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA",
        "BIỂU THỐNG KÊ THÀNH TÍCH",
        "KẾT QUẢ BÌNH XÉT THI ĐUA NĂM 2025",
        "BẢNG ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",
        "ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",
        "BẢNG KÊ KHAI THÀNH TÍCH ĐỀ NGHỊ KHEN THƯỞNG",
        "BÁO CÁO TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG",
    ],
)
def test_title_over_a_list_of_nominees(title: str) -> None:
    doc, zones = zones_of(centred("SỞ NỘI VỤ"), centred("PHÒNG TỔ CHỨC"), centred(title), LIST)
    assert zones.title is not None
    assert (zones.kind, doc._.lines[zones.title].text) == ("danh_sach", title)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((centred("BẢNG THỐNG KÊ TÀI SẢN NĂM 2025"), LIST), "khac"),
        ((centred("ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025"), "Phòng họp ngày 05 tháng 12."), "khac"),
        ((centred("PHÒNG HÀNH CHÍNH -"), centred("TỔNG HỢP"), centred("TỜ TRÌNH"), LIST), "to_trinh"),
    ],
)
def test_words_of_summaries_that_head_no_list(lines: tuple[Typed, ...], kind: str) -> None:
    _, zones = zones_of(centred("SỞ NỘI VỤ"), *lines)
    assert zones.kind == kind


def test_half_of_a_units_name_is_no_title() -> None:
    doc, zones = zones_of(
        centred("SỞ NỘI VỤ"), centred("PHÒNG HÀNH CHÍNH -"), centred("TỔNG HỢP"), centred("DANH SÁCH"), LIST
    )
    assert zones.title is not None
    assert doc._.lines[zones.title].text == "DANH SÁCH"
