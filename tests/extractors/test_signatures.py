"""Who signs for the issuing unit: by column, by order, never the reporter."""

from __future__ import annotations

import pytest
from typed import Paragraph, Row, Typed, centred, read

TITLE = (centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"))
BODY = (
    "Họ và tên: Hoàng Mỹ Duyên",
    "Chức vụ: Chuyên viên",
    "Đơn vị: Phòng Quản lý Công nghệ, Sở Khoa học và Công nghệ",
    "Trong năm 2025 đã thẩm định 12 dự án đầu tư, đúng hạn toàn bộ, không có hồ sơ trả lại.",
)
UNITS = (centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), centred("PHÒNG QUẢN LÝ CÔNG NGHỆ"))


def signed(*typed: Typed) -> tuple[str | None, str | None]:
    head = read(*UNITS, *TITLE, *BODY, *typed).document
    return (head.signer.value if head.signer else None, head.signer_title.value if head.signer_title else None)


def test_head_signs_beside_the_reporter() -> None:
    block: list[Row] = [["TRƯỞNG PHÒNG\nTrần Quốc Bảo", "NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên"]]
    assert signed(block) == ("Trần Quốc Bảo", "Trưởng phòng")
    assert signed([[*reversed(block[0])]]) == ("Trần Quốc Bảo", "Trưởng phòng")


def test_deputy_signs_for_the_head() -> None:
    block: list[Row] = [["NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên", "KT. TRƯỞNG PHÒNG\nPHÓ TRƯỞNG PHÒNG\nTrần Quốc Bảo"]]
    assert signed(block) == ("Trần Quốc Bảo", "KT. Trưởng phòng Phó trưởng phòng")


def test_confirmation_above_the_unit_does_not_sign_for_it() -> None:
    block: list[Row] = [
        ["Ý KIẾN CỦA CẤP TRÊN\nGIÁM ĐỐC SỞ\nLương Thế Phong", "TRƯỞNG PHÒNG\nTrần Quốc Bảo"],
    ]
    head = read(*UNITS, centred("BÁO CÁO THÀNH TÍCH TẬP THỂ"), *BODY[2:], block).document
    assert head.signer is not None
    assert head.signer.value == "Trần Quốc Bảo"


def test_columns_apart_by_tabs() -> None:
    lines = (
        Paragraph("NGƯỜI BÁO CÁO\tTRƯỞNG PHÒNG", bold=True),
        Paragraph("Hoàng Mỹ Duyên\tTrần Quốc Bảo", bold=True),
    )
    assert signed(*lines) == ("Trần Quốc Bảo", "Trưởng phòng")


def test_second_line_of_posts_goes_on_under_the_first() -> None:
    lines = (
        Paragraph("NGƯỜI BÁO CÁO\tK/T TRƯỞNG PHÒNG", bold=True),
        Paragraph("PHÓ TRƯỞNG PHÒNG", bold=True),
        Paragraph("Hoàng Mỹ Duyên\tTrần Quốc Bảo", bold=True),
    )
    assert signed(*lines) == ("Trần Quốc Bảo", "K/T Trưởng phòng Phó trưởng phòng")


@pytest.mark.parametrize("between", ["(Ký, ghi rõ họ tên)", "(Đã ký)", "-----", "Bà Duyên khai như trên là đúng."])
def test_line_between_post_and_name_is_neither(between: str) -> None:
    assert signed([["", f"TRƯỞNG PHÒNG\n{between}\nTrần Quốc Bảo"]]) == ("Trần Quốc Bảo", "Trưởng phòng")


def test_degree_before_a_signer_is_no_part_of_the_name() -> None:
    assert signed([["", "TRƯỞNG PHÒNG\nTS. Trần Quốc Bảo"]]) == ("Trần Quốc Bảo", "Trưởng phòng")


def test_recipients_do_not_sign() -> None:
    block: list[Row] = [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "TRƯỞNG PHÒNG\nTrần Quốc Bảo"]]
    assert signed(block) == ("Trần Quốc Bảo", "Trưởng phòng")


def test_signer_is_no_nominee() -> None:
    reading = read(*UNITS, *TITLE, *BODY, [["NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên", "TRƯỞNG PHÒNG\nTrần Quốc Bảo"]])
    assert [n.name for n in reading.nominees] == ["Hoàng Mỹ Duyên"]


def test_label_and_signature_that_agree_are_surer() -> None:
    alone = read(*UNITS, *TITLE, *BODY).nominees[0].full_name
    agreed = read(*UNITS, *TITLE, *BODY, [["NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên", ""]]).nominees[0].full_name
    assert alone is not None and agreed is not None
    assert agreed.confidence > alone.confidence
    assert {"label", "signature"} <= set(agreed.sources)


@pytest.mark.parametrize(("line", "signer"), [("ý... Phùng Hưng Thịnh", "Phùng Hưng Thịnh"), ("'€HỦ TRÌ", None)])
def test_specks_of_a_scan_round_a_name(line: str, signer: str | None) -> None:
    assert signed([["", f"TRƯỞNG PHÒNG\n{line}"]])[0] == signer


@pytest.mark.parametrize("unit", ["Phòng A", "PHÒNG TỔNG HỢP", "Tổ Một"])
def test_unit_does_not_sign(unit: str) -> None:
    """A short list of posts and rooms looks like signatures."""
    assert signed([["Chức danh", "Ông/Bà", "Phòng"], ["Trưởng phòng", "Hoàng Mỹ Duyên, văn thư", unit]])[0] is None


def test_name_that_begins_like_a_unit_signs() -> None:
    assert signed([["NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên", "TRƯỞNG PHÒNG\nBan Văn Khoa"]]) == ("Ban Văn Khoa", "Trưởng phòng")


@pytest.mark.parametrize(
    "post",
    ["TRƯỞNG CHI NHÁNH", "TRƯỞNG TRẠM", "HẠT TRƯỞNG", "Q. VIỆN TRƯỞNG", "QUẢN ĐỐC", "PHÓ CHỦ TỊCH", "CHỦ NHIỆM"],
)
def test_heads_of_every_sort_of_unit_sign(post: str) -> None:
    signer, title = signed([["", f"{post}\nPhùng Hưng Thịnh"]])
    assert signer == "Phùng Hưng Thịnh"
    assert (title or "").upper() == post


def test_who_confirms_from_above_does_not_sign_for_the_unit() -> None:
    above = "XÁC NHẬN CỦA CẤP TRÊN TRỰC TIẾP\nGIÁM ĐỐC\nLưu Tấn Ổn"
    assert signed([["HẠT TRƯỞNG\nĐậu Hùng Can", above]])[0] == "Đậu Hùng Can"


def test_posts_in_small_letters_in_the_middle_of_the_page_sign() -> None:
    lines = [Paragraph(text, centred=True) for text in ("KT. Hiệu trưởng", "Phó Hiệu trưởng", "Kiều Thị Mỹ Loan")]
    assert signed(*lines) == ("Kiều Thị Mỹ Loan", "KT. Hiệu trưởng Phó Hiệu trưởng")


def test_name_with_a_rare_surname_ends_its_column() -> None:
    lines = [
        "XÁC NHẬN CỦA ĐƠN VỊ",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Zzơm Khánh Trân",
        "CÁ NHÂN BÁO CÁO",
        "Hoàng Mỹ Duyên",
    ]
    assert signed(*map(centred, lines)) == ("Zzơm Khánh Trân", "KT. Chủ tịch Phó chủ tịch")


def test_author_who_signs_in_small_letters_at_the_right() -> None:
    read_ = read(
        centred("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"),
        *("Kính gửi: Hội đồng sáng kiến", "Tôi tên là: Hoàng Mỹ Duyên", "Chức vụ: Kỹ sư"),
        *("Đề nghị công nhận sáng kiến: Cải tiến lò hơi", "Tôi xin cam đoan mọi thông tin là trung thực."),
        *("Tác giả sáng kiến", "(Ký và ghi rõ họ tên)", "Hoàng Mỹ Duyên"),
    )
    assert read_.document.signer is not None
    assert read_.document.signer.value == "Hoàng Mỹ Duyên"


def test_own_head_signs_before_the_one_of_the_unit_above() -> None:
    own: list[Row] = [["NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên", "XÁC NHẬN CỦA PHÒNG\nTRƯỞNG PHÒNG\nTrần Quốc Bảo"]]
    above: list[Row] = [["", "XÁC NHẬN CỦA SỞ\nGIÁM ĐỐC\nLưu Tấn Ổn"]]
    assert signed(own, above) == ("Trần Quốc Bảo", "Trưởng phòng")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("NHẬN XÉT, XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ\nĐồng ý đề nghị khen thưởng.\nGIÁM ĐỐC", "Giám đốc"),
        ("Ý KIẾN CỦA THỦ TRƯỞNG ĐƠN VỊ\nNhất trí với báo cáo trên\nGIÁM ĐỐC", "Giám đốc"),
        ("LÃNH ĐẠO ĐƠN VỊ\nGIÁM ĐỐC", "Giám đốc"),
        ("ĐẠI DIỆN CÔNG TY\nTỔNG GIÁM ĐỐC", "Tổng giám đốc"),
        ("GIÁM ĐỐC (đã ký)", "Giám đốc"),
        ("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ\n(Ký tên, đóng dấu)", "Thủ trưởng cơ quan, đơn vị"),
    ],
)
def test_what_stands_over_a_post_is_no_part_of_it(above: str, title: str) -> None:
    assert signed([[f"{above}\nPhùng Hưng Thịnh", "NGƯỜI BÁO CÁO\nHoàng Mỹ Duyên"]]) == ("Phùng Hưng Thịnh", title)
