"""Reports on collectives and on people, papers on initiatives, stories: what they say beyond labels."""

from __future__ import annotations

import pytest
from typed import Typed, asked, centred, read, value

from records.readings import Nominee

PERSON = (
    centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
    centred("Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025"),
    "Họ và tên: Hoàng Mỹ Duyên",
)
COLLECTIVE = (
    centred("BÁO CÁO THÀNH TÍCH TẬP THỂ"),
    centred("Đề nghị tặng danh hiệu Tập thể Lao động tiên tiến năm 2025"),
)


def nominee_of(*typed: Typed) -> Nominee:
    (nominee,) = read(*typed).nominees
    return nominee


@pytest.mark.parametrize("name", ["Vũ Hoài Nam", "Trần Văn Sinh", "Lê Thị Nữ"])
@pytest.mark.parametrize("behind", ["", "; Sinh năm 1983", " Sinh ngày 06/11/1983", "\tGiới tính: Nam", " Nam/nữ: Nam"])
def test_name_that_looks_like_a_label_stays_whole(name: str, behind: str) -> None:
    title = (centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"))
    assert nominee_of(*title, f"Họ và tên: {name}{behind}", "Chức vụ: Giáo viên").name == name


def test_middle_name_in_small_letters_is_a_slip() -> None:
    title = (centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"))
    assert nominee_of(*title, "Họ và tên: Trần đình Khuê", "Chức vụ: Giáo viên").name == "Trần Đình Khuê"


@pytest.mark.parametrize(
    "lines",
    [
        ("Tên tập thể: Phòng Hạ tầng số",),
        ("Tên đơn vị:", "Phòng Hạ tầng số"),
        ("Tên tập thể đề nghị: PHÒNG HẠ TẦNG SỐ", "Phòng Hạ tầng số được thành lập năm 2021."),
    ],
)
def test_collective_by_its_label(lines: tuple[str, ...]) -> None:
    nominee = nominee_of(*COLLECTIVE, *lines, "Đơn vị trực thuộc: Trung tâm Chuyển đổi số")
    assert (nominee.kind, nominee.name) == ("tap_the", "Phòng Hạ tầng số")
    assert value(nominee, "unit") == "Trung tâm Chuyển đổi số"
    assert asked(nominee) == [("TTLDTT", "2025")]


def test_duties_of_a_collective_are_without_their_heading() -> None:
    nominee = nominee_of(
        *COLLECTIVE,
        "Tên tập thể: Phòng Hạ tầng số",
        "2. Chức năng, nhiệm vụ: Quản trị hai trung tâm dữ liệu; bảo đảm hạ tầng mạng.",
        centred("II. THÀNH TÍCH ĐẠT ĐƯỢC"),
        "- Thời gian sẵn sàng của hạ tầng năm 2025 đạt 99,97%.",
    )
    assert value(nominee, "duties") == "Quản trị hai trung tâm dữ liệu; bảo đảm hạ tầng mạng"


@pytest.mark.parametrize(
    ("sentence", "levels"),
    [
        (
            "- Năm 2023 hoàn thành tốt nhiệm vụ, năm 2024 hoàn thành xuất sắc nhiệm vụ.",
            [("2023", "hoan_thanh_tot"), ("2024", "hoan_thanh_xuat_sac")],
        ),
        ("- Xếp loại hoàn thành xuất sắc nhiệm vụ năm 2024.", [("2024", "hoan_thanh_xuat_sac")]),
        (
            "- Hoàn thành xuất sắc nhiệm vụ 02 năm liên tục (năm 2023, năm 2024).",
            [("2023", "hoan_thanh_xuat_sac"), ("2024", "hoan_thanh_xuat_sac")],
        ),
        ("- Năm 2024: không hoàn thành nhiệm vụ.", [("2024", "khong_hoan_thanh")]),
        ("- Năm 2024: 10/10 viên chức hoàn thành tốt nhiệm vụ.", []),
        ("- Năm 2024 chi bộ được xếp loại hoàn thành tốt nhiệm vụ.", []),
        ("- Hoàn thành tốt nhiệm vụ được giao.", []),
        (
            "- Hai năm liền (2023 - 2024) được đánh giá hoàn thành tốt nhiệm vụ; chi bộ trong sạch, vững mạnh.",
            [("2023", "hoan_thanh_tot"), ("2024", "hoan_thanh_tot")],
        ),
        (
            "- Năm 2022,2023 được xếp loại hoàn thành tốt nhiệm vụ;năm 2024 chưa xếp loại",
            [("2022", "hoan_thanh_tot"), ("2023", "hoan_thanh_tot")],
        ),
        (
            "- Từ năm học 2021-2022 đến năm học 2023-2024 hoàn thành xuất sắc nhiệm vụ, trừ năm học 2022-2023 "
            "hoàn thành tốt nhiệm vụ.",
            [
                ("2021-2022", "hoan_thanh_xuat_sac"),
                ("2022-2023", "hoan_thanh_tot"),
                ("2023-2024", "hoan_thanh_xuat_sac"),
            ],
        ),
        (
            "- Năm 2022: HTXSNV; năm 2023: chưa đánh giá; năm 2024 HTTNV.",
            [("2022", "hoan_thanh_xuat_sac"), ("2024", "hoan_thanh_tot")],
        ),
        (
            "- Trong 4 năm (2021-2024) có 02 năm hoàn thành xuất sắc nhiệm vụ (2022, 2024), 02 năm hoàn thành tốt "
            "nhiệm vụ.",
            [("2022", "hoan_thanh_xuat_sac"), ("2024", "hoan_thanh_xuat_sac")],
        ),
        (
            "9. Hoàn thành nhiệm vụ: 2023: HTTNV; 2024: HTXSNV.",
            [("2023", "hoan_thanh_tot"), ("2024", "hoan_thanh_xuat_sac")],
        ),
    ],
)
def test_levels_by_year(sentence: str, levels: list[tuple[str, str]]) -> None:
    nominee = nominee_of(*PERSON, "II. THÀNH TÍCH ĐẠT ĐƯỢC", sentence)
    assert [(each.year, each.level) for each in nominee.classifications] == levels


def test_levels_of_a_table_with_their_notices() -> None:
    nominee = nominee_of(
        *PERSON,
        [
            ["Năm", "Mức độ hoàn thành nhiệm vụ", "Thông báo"],
            ["2023", "Hoàn thành tốt nhiệm vụ", "41/TB-TTCĐS"],
            ["2024", "HTXSNV", "52/TB-TTCĐS"],
        ],
    )
    assert [(each.year, each.level, each.decision_number) for each in nominee.classifications] == [
        ("2023", "hoan_thanh_tot", "41/TB-TTCĐS"),
        ("2024", "hoan_thanh_xuat_sac", "52/TB-TTCĐS"),
    ]


def test_initiative_of_a_sentence_with_its_decision() -> None:
    nominee = nominee_of(
        *PERSON,
        "- Tác giả sáng kiến “Bộ câu hỏi tự đánh giá trình độ công nghệ” được công nhận cấp cơ sở theo "
        "Quyết định số 203/QĐ-SKHCN ngày 18/12/2025 của Giám đốc Sở.",
    )
    (initiative,) = nominee.initiatives
    assert initiative.title == "Bộ câu hỏi tự đánh giá trình độ công nghệ"
    assert (initiative.decision_number, initiative.decision_date) == ("203/QĐ-SKHCN", "2025-12-18")
    assert (initiative.scope, initiative.authority) == ("co_so", "Giám đốc Sở")


def test_initiatives_of_a_table() -> None:
    nominee = nominee_of(
        *PERSON,
        [
            ["STT", "Tên sáng kiến", "Năm", "Quyết định công nhận", "Phạm vi"],
            ["1", "Bộ câu hỏi tự đánh giá công nghệ", "2025", "203/QĐ-SKHCN ngày 18/12/2025", "Cấp cơ sở"],
        ],
    )
    (initiative,) = nominee.initiatives
    assert (initiative.title, initiative.year, initiative.decision_number, initiative.scope) == (
        "Bộ câu hỏi tự đánh giá công nghệ",
        "2025",
        "203/QĐ-SKHCN",
        "co_so",
    )


@pytest.mark.parametrize(
    "phrase", ["phong trào “Cả nước thi đua đổi mới sáng tạo”", "cuộc thi “Tìm hiểu pháp luật số”"]
)
def test_quoted_movement_is_no_initiative(phrase: str) -> None:
    nominee = nominee_of(*PERSON, "II. THÀNH TÍCH ĐẠT ĐƯỢC", f"- Hưởng ứng {phrase} theo Quyết định số 12/QĐ-SKHCN.")
    assert nominee.initiatives == ()


def test_achievements_are_the_statements_of_their_section() -> None:
    statement = "Đã thẩm định 12 dự án đầu tư, đúng hạn toàn bộ, không có hồ sơ trả lại."
    nominee = nominee_of(*PERSON, "II. THÀNH TÍCH ĐẠT ĐƯỢC", f"- {statement}", "- Ngắn.")
    assert [each.value for each in nominee.achievements] == [statement.rstrip(".")]


def test_authors_of_a_request_for_an_initiative() -> None:
    reading = read(
        centred("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"),
        [
            ["STT", "Họ và tên", "Ngày sinh", "Nơi công tác", "Tỷ lệ đóng góp (%)"],
            ["1", "Hoàng Mỹ Duyên", "12/4/1986", "Phòng Công nghệ", "60"],
            ["2", "Trần Quốc Bảo", "05/11/1988", "Phòng Công nghệ", "40"],
        ],
        "Tên sáng kiến: “Bộ câu hỏi tự đánh giá trình độ công nghệ”",
    )
    assert [(n.name, [each.code for each in n.requested]) for n in reading.nominees] == [
        ("Hoàng Mỹ Duyên", ["SANG_KIEN"]),
        ("Trần Quốc Bảo", ["SANG_KIEN"]),
    ]
    assert {n.initiatives[0].title for n in reading.nominees} == {"Bộ câu hỏi tự đánh giá trình độ công nghệ"}


def test_hero_of_a_story_with_the_post_behind_the_birth_year() -> None:
    nominee = nominee_of(
        centred("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN NĂM 2026"),
        "Chị Phạm Thị Mai Anh, sinh năm 1996, chuyên viên Phòng Chuyển đổi số, là gương mặt được nhiều người nhắc tới.",
        "Anh Trương Vũ Luân kể rằng chị ở lại cơ quan bốn đêm liền.",
        "Chi đoàn đề nghị giới thiệu chị Phạm Thị Mai Anh trong chuyên mục Điển hình tiên tiến.",
    )
    assert (nominee.name, value(nominee, "honorific"), value(nominee, "birth_date")) == (
        "Phạm Thị Mai Anh",
        "Chị",
        "1996",
    )
    assert (value(nominee, "position"), value(nominee, "unit")) == ("chuyên viên", "Phòng Chuyển đổi số")
    assert asked(nominee) == [("DIEN_HINH", "2026")]


def test_report_that_names_nobody_needs_a_person() -> None:
    reading = read(centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), "Họ và tên: …………", "Trong năm đã hoàn thành nhiệm vụ.")
    assert (reading.status, reading.nominees) == ("needs_review", ())
    assert reading.reason is not None and "chưa tìm thấy người" in reading.reason


def test_decision_that_grants_asks_for_nothing() -> None:
    reading = read(
        centred("QUYẾT ĐỊNH"),
        centred("Về việc tặng Giấy khen năm 2025"),
        "Điều 1. Tặng Giấy khen cho các cá nhân sau:",
        "1. Ông Trần Quốc Bảo, chuyên viên;",
    )
    assert [nominee.name for nominee in reading.nominees] == ["Trần Quốc Bảo"]
    assert (reading.status, reading.reason) == ("read", None)


def test_empty_paper_needs_a_person() -> None:
    reading = read("")
    assert (reading.status, reading.reason_code) == ("needs_review", "KHONG_CO_CHU")


def test_labels_and_values_in_one_paragraph_end_at_the_next_label() -> None:
    nominee = nominee_of(
        *PERSON[:2],
        "Họ và tên: Hoàng Mỹ Duyên; ngày sinh: 3/3/1992; chức vụ: Kế toán; trình độ: Cử nhân Kế toán; "
        "nhiệm vụ: kế toán, thủ quỹ; xếp loại: năm 2024 hoàn thành tốt nhiệm vụ; kỷ luật: không.",
    )
    assert value(nominee, "duties") == "kế toán, thủ quỹ"
    assert value(nominee, "education") == "Cử nhân Kế toán"


def test_labels_in_bold_lines_over_their_values() -> None:
    nominee = nominee_of(
        *PERSON[:2],
        *(centred("HỌ VÀ TÊN"), "Bà HOÀNG MỸ DUYÊN", centred("NGÀY SINH"), "Ngày 2 tháng 9 năm 1990"),
        *(centred("CHỨC VỤ"), "Giám đốc Hợp tác xã, Ủy viên Ban Chấp hành Hội Nông dân xã"),
    )
    assert nominee.name == "Hoàng Mỹ Duyên"
    assert value(nominee, "birth_date") == "1990-09-02"
    assert value(nominee, "position") == "Giám đốc Hợp tác xã, Ủy viên Ban Chấp hành Hội Nông dân xã"


def test_post_of_the_biography_before_that_under_the_title() -> None:
    nominee = nominee_of(
        *PERSON[:2],
        "Họ và tên: Hoàng Mỹ Duyên; chức vụ: Phó Trưởng phòng Hạ tầng số",
        "I. SƠ LƯỢC LÝ LỊCH",
        "- Họ và tên: Hoàng Mỹ Duyên",
        "- Chức vụ (Đảng, chính quyền, đoàn thể): Đảng ủy viên, Phó Trưởng phòng, Chủ tịch Công đoàn",
    )
    assert value(nominee, "position") == "Đảng ủy viên, Phó Trưởng phòng, Chủ tịch Công đoàn"


def test_title_of_the_state_is_an_academic_title() -> None:
    assert value(nominee_of(*PERSON, "8. Danh hiệu cao quý: Thầy thuốc Ưu tú (2014)"), "academic_title") == (
        "Thầy thuốc Ưu tú"
    )
    assert value(nominee_of(*PERSON, "Danh hiệu: Lao động tiên tiến năm 2024"), "academic_title") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("BÁO CÁO QUÁ TRÌNH CỐNG HIẾN", "bao_cao_thanh_tich_ca_nhan"),
        ("BÁO CÁO GƯƠNG ĐIỂN HÌNH TIÊN TIẾN", "dien_hinh"),
    ],
)
def test_kind_of_a_report_by_its_title(title: str, kind: str) -> None:
    reading = read(centred(title), centred("Đề nghị tặng thưởng Huân chương Lao động hạng Ba"), PERSON[-1])
    assert reading.kind == kind


def test_initiatives_numbered_in_one_line_and_one_refused() -> None:
    nominee = nominee_of(
        *PERSON,
        "IV. SÁNG KIẾN",
        "Sáng kiến năm 2021: (1) Khuôn cát tái sinh cho lò 1,5 tấn - công nhận tại QĐ số 345/QĐ-CTY ngày 10/12/2021; "
        "(2) Đồ gá tiện cánh bơm năm trục - QĐ số 346/QĐ-CTY ngày 10/12/2021.",
        "Năm 2022 nộp giải pháp “Cầu dao tải tự cô lập” nhưng Hội đồng không công nhận.",
    )
    assert [(each.title, each.decision_number) for each in nominee.initiatives] == [
        ("Khuôn cát tái sinh cho lò 1,5 tấn", "345/QĐ-CTY"),
        ("Đồ gá tiện cánh bơm năm trục", "346/QĐ-CTY"),
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Có sáng kiến Túi cấp cứu nhiều màu cho đội lưu động được Giám đốc công nhận tại Quyết định số 65/QĐ-TTYT.",
            "Túi cấp cứu nhiều màu cho đội lưu động",
        ),
        (
            "+ Chủ nhiệm đề tài cấp cơ sở: Mô phỏng tuổi thọ pin xe đạp điện, nghiệm thu tại Quyết định số 64/QĐ-ĐHS.",
            "Mô phỏng tuổi thọ pin xe đạp điện",
        ),
    ],
)
def test_project_in_running_text(sentence: str, title: str) -> None:
    nominee = nominee_of(*PERSON, "II. THÀNH TÍCH ĐẠT ĐƯỢC", sentence)
    assert [each.title for each in nominee.initiatives] == [title]


def test_collective_and_the_unit_it_belongs_to() -> None:
    nominee = nominee_of(*COLLECTIVE, "Tên đơn vị: Xưởng Đúc – Gia công, Công ty cổ phần Bơm Sông Xanh")
    assert (nominee.name, value(nominee, "unit")) == ("Xưởng Đúc – Gia công", "Công ty cổ phần Bơm Sông Xanh")


def test_duties_end_before_the_bullets_that_tell_deeds() -> None:
    nominee = nominee_of(*PERSON, "Được giao: phụ trách quyết toán dự án.", "- Thẩm tra 47 dự án.", "- Kiểm kê 61 xe.")
    assert value(nominee, "duties") == "phụ trách quyết toán dự án"


def test_story_tells_on_behind_its_places() -> None:
    nominee = nominee_of(
        centred("BÁO CÁO GƯƠNG ĐIỂN HÌNH TIÊN TIẾN"),
        centred("Người giữ lửa"),
        "Nhắc đến chị Hoàng Thị Lài, Chi hội trưởng Chi hội Phụ nữ thôn 4, xã Sông Xanh, ai cũng nhớ nụ cười của chị. "
        "Chị Lài sinh ngày 21/9/1986, quê ở xã Trà Xanh, lấy chồng về thôn 4 từ năm 2005, hiện ở thôn 4, xã Sông Xanh.",
        "Hội đề nghị công nhận chị Hoàng Thị Lài là điển hình tiên tiến và đề nghị UBND tỉnh tặng Bằng khen năm 2026.",
    )
    assert value(nominee, "unit") == "Chi hội Phụ nữ thôn 4, xã Sông Xanh"
    assert value(nominee, "hometown") == "xã Trà Xanh"
    assert value(nominee, "residence") == "thôn 4, xã Sông Xanh"
    assert asked(nominee) == [("DIEN_HINH", "2026"), ("BK_TINH", "2026")]


def test_collective_named_under_the_title_alone() -> None:
    nominee = nominee_of(*COLLECTIVE[:1], centred("của Phân xưởng Cơ điện thuộc Công ty Than Xanh"), *COLLECTIVE[1:])
    assert nominee.name == "Phân xưởng Cơ điện"


def test_post_and_unit_behind_labels_without_colon() -> None:
    nominee = nominee_of(*PERSON, "Chức vụ Hiệu trưởng", "Đơn vị công tác Trường THCS Sông Xanh")
    assert (value(nominee, "position"), value(nominee, "unit")) == ("Hiệu trưởng", "Trường THCS Sông Xanh")


def test_what_a_story_tells_behind_the_birth_is_no_post() -> None:
    title = (centred("GƯƠNG NGƯỜI TỐT, VIỆC TỐT"), centred("Người thầy của bản làng"))
    nominee = nominee_of(*title, "Thầy giáo Lò Văn Sướng, sinh năm 1979, quê ở xã Mường Xanh. Thầy bám bản đã lâu.")
    assert (value(nominee, "position"), value(nominee, "hometown")) == (None, "xã Mường Xanh")


def test_second_row_of_heads_and_a_level_are_no_initiatives() -> None:
    title = (centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"))
    nominee = nominee_of(
        *title,
        "Họ và tên: Hoàng Mỹ Duyên",
        "3. Sáng kiến, đề tài khoa học:",
        [
            ["Năm", "Tên sáng kiến, đề tài", "Quyết định công nhận"],
            ["Năm", "Tên sáng kiến, đề tài", "Số, ngày"],
            ["2024", "Giải pháp quản lý kho mẫu", "199/QĐ-SKHCN, 06/12/2024"],
        ],
        "Mức độ hoàn thành nhiệm vụ 02 năm: Năm 2024: HTXSNV (QĐ số 12/QĐ-SKHCN ngày 14/01/2025).",
    )
    assert [initiative.title for initiative in nominee.initiatives] == ["Giải pháp quản lý kho mẫu"]
