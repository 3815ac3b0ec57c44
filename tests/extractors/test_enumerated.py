"""Nominees of numbered lines, running lists and sentences."""

from __future__ import annotations

import pytest
from typed import Paragraph, Typed, asked, centred, names, numbered, read, value

from records.readings import Reading

TITLE = (centred("TỜ TRÌNH"), centred("Về việc đề nghị công nhận danh hiệu Lao động tiên tiến năm 2025"))


def read_submission(*typed: Typed) -> Reading:
    return read(*TITLE, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", *typed)


def test_numbered_lines_name_people() -> None:
    reading = read_submission("1. Ông Trần Quốc Bảo, Chuyên viên, Phòng Công nghệ;", "2. Bà Hoàng Mỹ Duyên - Văn thư.")
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]
    assert [(value(n, "position"), value(n, "unit")) for n in reading.nominees] == [
        ("Chuyên viên", "Phòng Công nghệ"),
        ("Văn thư", None),
    ]
    assert [asked(n) for n in reading.nominees] == [[("LDTT", "2025")]] * 2


def test_automatic_numbers_count_like_typed_ones() -> None:
    reading = read_submission(numbered("1.", "Trần Quốc Bảo"), numbered("2.", "Hoàng Mỹ Duyên"))
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]


def test_long_heading_leads_to_its_list() -> None:
    heading = (
        "1. Tặng Bằng khen của Chủ tịch UBND thành phố cho 01 tập thể và 02 cá nhân có thành tích tiêu biểu, xuất sắc "
        "trong phong trào thi đua “Toàn dân giữ gìn vệ sinh, bảo vệ dòng sông quê hương” giai đoạn 2021 - 2025, "
    )
    for end in ("cụ thể:", "như sau."):
        reading = read(
            centred("TỜ TRÌNH"),
            centred("Về việc đề nghị khen thưởng chuyên đề"),
            heading + end,
            "a) Tập thể:",
            "- Tổ dân phố số 7, phường Bến Ngự;",
            "b) Cá nhân:",
            "- Bà Tôn Nữ Diệu Hiền, Tổ trưởng Tổ dân phố số 7;",
            "- Ông Hồ Tấn Lực, Công chức Văn hóa - Xã hội, UBND phường Bến Ngự.",
        )
        assert [(n.kind, n.name, value(n, "unit")) for n in reading.nominees] == [
            ("tap_the", "Tổ dân phố số 7", "phường Bến Ngự"),
            ("ca_nhan", "Tôn Nữ Diệu Hiền", None),
            ("ca_nhan", "Hồ Tấn Lực", "UBND phường Bến Ngự"),
        ]
        assert {tuple(asked(n)) for n in reading.nominees} == {(("BK_TINH", None),)}


def test_list_behind_a_colon() -> None:
    reading = read_submission("Lao động tiên tiến (02): ông Trần Quốc Bảo, bà Hoàng Mỹ Duyên.")
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]


def test_sentence_proposes_by_name() -> None:
    reading = read_submission(
        "Phòng kính đề nghị Giám đốc Sở tặng Giấy khen năm 2025 cho ông Trần Quốc Bảo, Chuyên viên Phòng Công nghệ."
    )
    (nominee,) = reading.nominees
    assert (nominee.name, asked(nominee)) == ("Trần Quốc Bảo", [("GIAY_KHEN", "2025")])


def test_collective_of_a_sentence() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng năm 2025"),
        "Chi cục kính đề nghị tặng Giấy khen cho tập thể Phòng Quản lý Đo lường.",
    )
    (nominee,) = reading.nominees
    assert (nominee.kind, nominee.name) == ("tap_the", "Phòng Quản lý Đo lường")


@pytest.mark.parametrize(
    "line",
    [
        "1. Chủ trì: Ông Vương Đình Khải, Chi cục trưởng",
        "Thành phần tham dự: ông Vương Đình Khải, bà Thái Hồng Nhung",
        "Thư ký: Bà Thái Hồng Nhung",
        "Hội đồng không đề nghị khen thưởng ông Bạch Đăng Khôi.",
        "Kính gửi: Ông Vương Đình Khải",
    ],
)
def test_who_attends_or_is_refused_is_no_nominee(line: str) -> None:
    reading = read(centred("BIÊN BẢN HỌP"), centred("Xét danh hiệu Lao động tiên tiến năm 2025"), line)
    assert names(reading) == []


def test_received_before_is_not_asked_again() -> None:
    reading = read_submission("1. Ông Trần Quốc Bảo. Đã có 02 lần đạt Chiến sĩ thi đua cơ sở năm 2023, năm 2024.")
    (nominee,) = reading.nominees
    assert asked(nominee) == [("LDTT", "2025")]
    assert [(each.code, each.year) for each in nominee.prior_titles] == [("CSTDCS", "2023"), ("CSTDCS", "2024")]


def test_level_told_for_all_counts_for_each() -> None:
    reading = read_submission(
        "1. Thầy Mạc Đăng Vinh",
        "2. Cô La Thị Hồng Thắm",
        "Cả hai nhà giáo đều được xếp loại hoàn thành xuất sắc nhiệm vụ năm học 2025 - 2026.",
    )
    assert [[(c.year, c.level) for c in n.classifications] for n in reading.nominees] == [
        [("2025-2026", "hoan_thanh_xuat_sac")]
    ] * 2


def test_level_told_for_another_number_counts_for_none() -> None:
    reading = read_submission(
        "1. Thầy Mạc Đăng Vinh",
        "2. Cô La Thị Hồng Thắm",
        "Cả năm nhà giáo đều được xếp loại hoàn thành xuất sắc nhiệm vụ năm học 2025 - 2026.",
    )
    assert [n.classifications for n in reading.nominees] == [(), ()]


def test_same_person_named_twice_is_one_nominee() -> None:
    reading = read_submission(
        [["STT", "Họ và tên", "Chức vụ"], ["1", "Trần Quốc Bảo", "Chuyên viên"]],
        "Kính đề nghị tặng Giấy khen năm 2025 cho ông Trần Quốc Bảo.",
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("LDTT", "2025"), ("GIAY_KHEN", "2025")]


def test_list_behind_a_colon_with_posts_in_brackets() -> None:
    reading = read_submission(
        "2/ Chiến sĩ thi đua cơ sở cho 03 đồng chí: Hoàng Mỹ Duyên (Quản đốc Xưởng cắt), Lưu Quốc Bảo "
        "(Trưởng phòng Kế hoạch) và Lê Văn Khoa (công nhân Xưởng may)."
    )
    assert [(n.name, value(n, "position"), value(n, "unit")) for n in reading.nominees] == [
        ("Hoàng Mỹ Duyên", "Quản đốc", "Xưởng cắt"),
        ("Lưu Quốc Bảo", "Trưởng phòng Kế hoạch", None),
        ("Lê Văn Khoa", "công nhân", "Xưởng may"),
    ]


def test_post_between_commas_is_no_name() -> None:
    reading = read_submission("Lao động tiên tiến: ông Trần Quốc Bảo, Phó Trưởng phòng, bà Hoàng Mỹ Duyên, Văn thư.")
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]


def test_sub_heading_keeps_the_award_above_it() -> None:
    reading = read(
        centred("QUYẾT ĐỊNH"),
        centred("Về việc tặng Giấy khen năm học 2024-2025"),
        centred("HIỆU TRƯỞNG TRƯỜNG TIỂU HỌC BÌNH LỘC"),
        "Căn cứ Luật Thi đua, khen thưởng năm 2022;",
        "Xét đề nghị của bà Thái Hồng Nhung, văn thư.",
        centred("QUYẾT ĐỊNH:"),
        "Điều 1. Tặng Giấy khen cho 01 tập thể và 01 cá nhân có thành tích xuất sắc, gồm:",
        "1. Tập thể:",
        "- Tổ Văn phòng, Trường Tiểu học Bình Lộc;",
        "2. Cá nhân:",
        "- Ông Trần Quốc Bảo, giáo viên Trường Tiểu học Bình Lộc.",
        "Điều 2. Ông Vương Đình Khải, kế toán, chịu trách nhiệm thi hành Quyết định này.",
    )
    assert [(n.kind, n.name, value(n, "unit")) for n in reading.nominees] == [
        ("tap_the", "Tổ Văn phòng", "Trường Tiểu học Bình Lộc"),
        ("ca_nhan", "Trần Quốc Bảo", "Trường Tiểu học Bình Lộc"),
    ]
    assert reading.document is not None and reading.document.subject is not None
    assert reading.document.subject.value == "tặng Giấy khen năm học 2024-2025"


def test_collective_registers_two_titles_at_once() -> None:
    reading = read(
        centred("BẢNG ĐĂNG KÝ THI ĐUA"),
        centred("Năm 2025"),
        "I. Tập thể: Trường Tiểu học Bình Lộc đăng ký danh hiệu Tập thể Lao động xuất sắc và Cờ thi đua của UBND tỉnh.",
    )
    assert reading.kind == "dang_ky"
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Trường Tiểu học Bình Lộc", [("TTLDXS", "2025"), ("CO_TINH", "2025")])
    ]


def test_household_of_a_list_beside_a_table() -> None:
    reading = read_submission(
        [["STT", "Họ và tên"], ["1", "Trần Quốc Bảo"]],
        centred("II. ĐIỂN HÌNH TIÊN TIẾN"),
        "- Hộ bà Lâm Thị Sáu, thôn Đông, xã Bình Lộc (mô hình nuôi tôm).",
    )
    household = reading.nominees[-1]
    assert (household.kind, household.name, value(household, "residence"), asked(household)) == (
        "ho_gia_dinh",
        "Lâm Thị Sáu",
        "thôn Đông, xã Bình Lộc",
        [("DIEN_HINH", "2025")],
    )


def test_unit_behind_a_person_is_no_nominee_of_the_list() -> None:
    reading = read_submission("Giấy khen: ông Trần Quốc Bảo, chuyên viên, Phòng Công nghệ, bà Hoàng Mỹ Duyên, Văn thư.")
    assert [(n.kind, n.name) for n in reading.nominees] == [
        ("ca_nhan", "Trần Quốc Bảo"),
        ("ca_nhan", "Hoàng Mỹ Duyên"),
    ]


def test_birth_year_and_post_behind_a_bare_name() -> None:
    reading = read_submission("1. Trần Quốc Bảo (1979) - Trưởng phòng Đo lường", "2. Hoàng Mỹ Duyên - Lái xe.")
    assert [(value(n, "birth_date"), value(n, "position")) for n in reading.nominees] == [
        ("1979", "Trưởng phòng Đo lường"),
        (None, "Lái xe"),
    ]


def test_who_is_written_to_is_no_nominee() -> None:
    reading = read_submission(
        "Kính gửi:", "- Sở Khoa học và Công nghệ (cơ quan thường trực);", "- Ủy ban nhân dân tỉnh."
    )
    assert reading.nominees == ()


def test_collective_named_behind_its_kind() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị tặng Giấy khen năm 2025"),
        "Phòng kính đề nghị tặng Giấy khen cho 01 tập thể và 01 cá nhân:",
        "1. Tập thể: Tổ công nghệ số khu dân cư số 8.",
        "2. Cá nhân:",
        "- Ông Trần Quốc Bảo.",
    )
    assert names(reading) == ["Tổ công nghệ số khu dân cư số 8", "Trần Quốc Bảo"]


def test_refused_one_award_is_still_proposed_for_another() -> None:
    reading = read(
        centred("BIÊN BẢN HỌP"),
        centred("Bình xét danh hiệu thi đua năm 2025"),
        "1. Danh hiệu Chiến sĩ thi đua cơ sở:",
        "- Bà Hoàng Mỹ Duyên, chuyên viên: 4/8 phiếu, đạt 50% (không đủ điều kiện đề nghị).",
        "2. Danh hiệu Lao động tiên tiến:",
        "- Bà Hoàng Mỹ Duyên, chuyên viên: 8/8 phiếu, đạt 100%.",
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("LDTT", "2025")]


def test_name_of_a_movement_is_no_award() -> None:
    reading = read_submission("- Ông Trần Quốc Bảo, đi đầu trong phong trào “Lao động giỏi, lao động sáng tạo”.")
    assert {code for nominee in reading.nominees for code, _ in asked(nominee)} <= {"LDTT"}


def test_list_behind_its_kind_under_an_award() -> None:
    reading = read_submission(
        "2. Bằng khen của Chủ tịch UBND tỉnh:",
        "a) Tập thể: Khoa Nội; Khoa Nhi;",
        "b) Cá nhân: Bà Hoàng Mỹ Duyên (Trưởng khoa Nhi), ông Trần Quốc Bảo, Phó Trưởng khoa Nội.",
    )
    assert [(n.name, value(n, "position")) for n in reading.nominees] == [
        ("Khoa Nội", None),
        ("Khoa Nhi", None),
        ("Hoàng Mỹ Duyên", "Trưởng khoa Nhi"),
        ("Trần Quốc Bảo", "Phó Trưởng khoa Nội"),
    ]


def test_year_of_birth_is_no_year_of_the_award() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc khen thưởng chuyên đề"),
        "Đề nghị Giám đốc Sở tặng Giấy khen cho: ông Trần Quốc Bảo; bà Hoàng Mỹ Duyên, sinh năm 1985, Văn thư.",
    )
    assert [asked(n) for n in reading.nominees] == [[("GIAY_KHEN", None)]] * 2


def test_birth_year_between_dashes() -> None:
    (nominee,) = read_submission("1/ Bà Hoàng Mỹ Duyên - SN 1985 - Trưởng khoa Nhi").nominees
    assert (value(nominee, "birth_date"), value(nominee, "position")) == ("1985", "Trưởng khoa Nhi")


def test_last_sentence_of_a_paragraph_leads_the_list() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc khen thưởng đột xuất trong công tác cứu trợ năm 2025"),
        "Trong đợt mưa lũ, nhiều người đã tham gia cứu dân. Xã kính đề nghị tặng Giấy khen cho các trường hợp sau:",
        "1. Ông Trần Quốc Bảo, Trưởng thôn Hai: chở 63 người đến nơi an toàn.",
        "2. Ban Chỉ huy Quân sự xã: huy động 45 dân quân.",
    )
    assert names(reading) == ["Trần Quốc Bảo", "Ban Chỉ huy Quân sự xã"]
    assert {code for nominee in reading.nominees for code, _ in asked(nominee)} == {"GIAY_KHEN"}


@pytest.mark.parametrize(
    "lead",
    [
        *("1.1.", "1.1", "1.1)", "1.1.1.", "(1.1)", "1.1/", "1.1 -", "I.1.", "II.2", "a.1)", "a1)", "1a.", "1.a)"),
        *("1-", "01 -", "(1)", "1/", "- 1.", "- 1.1.", "+", "●", "–"),
    ],
)
def test_every_way_of_counting_lists(lead: str) -> None:
    reading = read_submission(
        "1. Danh hiệu “Lao động tiên tiến”: 02 cá nhân, 01 tập thể",
        f"{lead} Bà Kha Thị Bích Liễu, Trưởng phòng;",
        f"{lead} Cù Hữu Lộc, Chuyên viên.",
    )
    assert names(reading) == ["Kha Thị Bích Liễu", "Cù Hữu Lộc"]
    assert [value(n, "position") for n in reading.nominees] == ["Trưởng phòng", "Chuyên viên"]
    assert [asked(n) for n in reading.nominees] == [[("LDTT", "2025")]] * 2


def test_numbers_of_two_levels_stay_under_their_award() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng năm 2025"),
        "1. Danh hiệu “Lao động tiên tiến”",
        "1.1. Cá nhân:",
        Paragraph("1.1.1. Bà Kha Thị Bích Liễu, Trưởng phòng;", bold=True),
        "2. Danh hiệu “Chiến sĩ thi đua cơ sở”: 01 cá nhân",
        Paragraph("2.1. Ông Cù Hữu Lộc, Chuyên viên.", bold=True),
        "3. Tặng Giấy khen:",
        "3.1. Phòng Hành chính - Quản trị;",
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Kha Thị Bích Liễu", [("LDTT", "2025")]),
        ("Cù Hữu Lộc", [("CSTDCS", "2025")]),
        ("Phòng Hành chính - Quản trị", [("GIAY_KHEN", "2025")]),
    ]


def test_post_and_unit_in_brackets() -> None:
    reading = read_submission(
        "Giấy khen của Giám đốc Sở: 02 người, gồm:",
        "Kha Thị Bích Liễu (Chuyên viên, Phòng Công nghệ)",
        "Ông Cù Hữu Lộc (có sáng kiến được công nhận)",
    )
    assert [(n.name, value(n, "position"), value(n, "unit")) for n in reading.nominees] == [
        ("Kha Thị Bích Liễu", "Chuyên viên", "Phòng Công nghệ"),
        ("Cù Hữu Lộc", None, None),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Về việc đề nghị tặng Giấy khen của Giám đốc Sở năm 2025 Kính gửi: Hội đồng Thi đua - Khen thưởng Sở",),
        ("Về việc đề nghị tặng Giấy khen của Giám đốc Sở năm 2025", "Kính gửi: Phòng Tổ chức cán bộ Sở"),
        ("V/v đề nghị tặng Giấy khen của Giám đốc Sở năm 2025", "Kính gửi:", "- Sở Khoa học và Công nghệ;", "- Ban An"),
    ],
)
def test_addressee_in_the_same_paragraph_is_no_nominee(lines: tuple[str, ...]) -> None:
    """PDFs set closely run the addressee into the subject."""
    reading = read(
        centred("TỜ TRÌNH"), *lines, "Phòng đề nghị tặng Giấy khen của Giám đốc Sở cho:", "1. Ông Cù Hữu Lộc, Văn thư."
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [("Cù Hữu Lộc", [("GIAY_KHEN", "2025")])]
    subject = reading.document.subject
    assert subject is not None
    assert subject.value == "đề nghị tặng Giấy khen của Giám đốc Sở năm 2025"


def test_one_title_means_another_for_collectives() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng năm 2025"),
        centred("I. DANH HIỆU LAO ĐỘNG TIÊN TIẾN"),
        "I.1. Tập thể",
        "1. Phòng Kế toán",
        "I.2. Cá nhân",
        "1. Bà Kha Thị Bích Liễu (sinh năm 1980, Văn thư)",
    )
    assert [(n.name, asked(n), value(n, "position")) for n in reading.nominees] == [
        ("Phòng Kế toán", [("TTLDTT", "2025")], None),
        ("Kha Thị Bích Liễu", [("LDTT", "2025")], "Văn thư"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Kính gửi:\tHội đồng Thi đua - Khen thưởng Sở", "\tPhòng Tổ chức cán bộ", "- Ông Cù Hữu Lộc, Văn thư."),
        ("- Ông Cù Hữu Lộc, Văn thư.", "Nơi nhận:", "- Hội đồng Thi đua - Khen thưởng Sở;", "- Lưu: VT."),
    ],
)
def test_recipients_are_no_nominees(lines: tuple[str, ...]) -> None:
    assert names(read(*TITLE, *lines)) == ["Cù Hữu Lộc"]


def test_a_ground_that_goes_on_to_propose_proposes() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị khen thưởng thành tích năm 2020"),
        "Căn cứ Công văn số 12/SNV ngày 02/3/2020 về việc đề nghị tặng Giấy khen cho ông Vương Đình Khải;",
        "Căn cứ thành tích đạt được, Sở kính trình xét, đề nghị tặng Giấy khen của Giám đốc Sở cho bà Lã Thị Hường, "
        "Bác sĩ, Khoa Phòng, chống bệnh truyền nhiễm.",
    )
    (nominee,) = reading.nominees
    assert (nominee.name, asked(nominee)) == ("Lã Thị Hường", [("GIAY_KHEN", "2020")])
    assert [value(nominee, field) for field in ("position", "unit")] == [
        "Bác sĩ",
        "Khoa Phòng, chống bệnh truyền nhiễm",
    ]


@pytest.mark.parametrize("told", ["hiện là Kế toán", "là Kế toán", "hiện nay đang giữ chức vụ Kế toán"])
@pytest.mark.parametrize("mark", [" -", ";", ","])
def test_post_behind_the_word_that_tells_it(told: str, mark: str) -> None:
    (nominee,) = read_submission(f"1. Ông Trần Quốc Bảo{mark} {told}, Phòng Công nghệ;").nominees
    assert [value(nominee, field) for field in ("position", "unit")] == ["Kế toán", "Phòng Công nghệ"]


def test_surname_like_an_honorific_behind_one() -> None:
    assert names(read_submission("1. Ông Ông Anh Dũng, Kế toán")) == ["Ông Anh Dũng"]


@pytest.mark.parametrize(
    "unit", ["Xưởng Lắp ráp 2", "Phòng Phổ biến, giáo dục pháp luật", "Phòng Kế hoạch - Tài chính"]
)
def test_collective_of_any_sort_in_minutes(unit: str) -> None:
    reading = read(
        centred("BIÊN BẢN"),
        centred("Về việc bình xét thi đua năm 2019"),
        "- Thống nhất đề nghị công nhận ông Trần Quốc Bảo (Thợ hàn) đạt danh hiệu LĐ tiên tiến.",
        f"- Đề nghị tặng danh hiệu Tập thể LĐTT cho {unit}.",
    )
    assert [(n.name, asked(n), value(n, "position")) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("LDTT", "2019")], "Thợ hàn"),
        (unit, [("TTLDTT", "2019")], None),
    ]


@pytest.mark.parametrize(
    "line", ["- Thanh tra 71 cơ sở, xử phạt 16 trường hợp.", "- Tập thể phòng 4 năm liền không có đơn thư."]
)
def test_a_result_is_no_collective(line: str) -> None:
    reading = read(centred("TỜ TRÌNH"), centred("Về việc đề nghị tặng Giấy khen năm 2018"), line)
    assert names(reading) == []


def test_labels_behind_a_name() -> None:
    (nominee,) = read_submission("1. Bà Lã Thị Hường, chức vụ: Kế toán, Công ty Cổ phần Nhựa Hòa Bình;").nominees
    assert [value(nominee, field) for field in ("position", "unit")] == ["Kế toán", "Công ty Cổ phần Nhựa Hòa Bình"]


def test_hien_within_a_word_is_kept() -> None:
    (nominee,) = read_submission("1. Bà Lã Thị Hường, Y sĩ, Cơ sở Cai nghiện ma túy Hòa Bình").nominees
    assert value(nominee, "unit") == "Cơ sở Cai nghiện ma túy Hòa Bình"
