"""Tables that list nominees: headers, section rows, votes, refusals."""

from __future__ import annotations

import pytest
from typed import Row, asked, centred, doc_of, names, read, value

from extractors.fields.rosters import find_header, find_rosters, has_failed
from records.readings import Reading

LIST_TITLE = (centred("DANH SÁCH"), centred("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025"))
MINUTES = (
    centred("BIÊN BẢN HỌP"),
    centred("Xét danh hiệu Lao động tiên tiến năm 2025"),
)


def read_list(rows: list[Row]) -> Reading:
    return read(*LIST_TITLE, rows)


def test_columns_by_their_heads() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "Chức vụ", "Đơn vị công tác", "Quê quán"],
            ["1", "TRẦN QUỐC BẢO", "05/11/1988", "Nam", "Chuyên viên", "Phòng Công nghệ", "Bến Tre"],
        ]
    )
    (nominee,) = reading.nominees
    fields = ("full_name", "birth_date", "gender", "position", "unit", "hometown")
    assert [value(nominee, name) for name in fields] == [
        "Trần Quốc Bảo",
        "1988-11-05",
        "nam",
        "Chuyên viên",
        "Phòng Công nghệ",
        "Bến Tre",
    ]
    assert nominee.full_name is not None
    (place,) = nominee.full_name.evidence
    assert (place.table, place.row, place.cell) == (0, 1, 1)


def test_header_of_two_rows_tells_gender_by_its_column() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Năm sinh", None, "Chức vụ"],
            ["", "", "Nam", "Nữ", ""],
            ["1", "Trần Quốc Bảo", "1988", "", "Chuyên viên"],
            ["2", "Hoàng Mỹ Duyên", "", "1990", "Chuyên viên"],
        ]
    )
    assert [(value(n, "birth_date"), value(n, "gender")) for n in reading.nominees] == [("1988", "nam"), ("1990", "nu")]


def test_day_month_and_year_of_birth_in_columns_of_their_own() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Ngày tháng năm sinh", None, None, "Chức vụ"],
            ["", "", "Ngày", "Tháng", "Năm", ""],
            ["1", "Lã Thị Hường", "21", "12", "1985", "Chuyên viên"],
            ["2", "Chu Minh Sáng", "", "", "1993", "Chuyên viên"],
        ]
    )
    assert [(value(n, "birth_date"), value(n, "gender")) for n in reading.nominees] == [
        ("1985-12-21", None),
        ("1993", None),
    ]


@pytest.mark.parametrize("heads", [("Họ và tên đệm", "Tên"), ("Họ", "Tên"), ("Họ và tên", None)])
def test_name_in_two_columns(heads: tuple[str, str | None]) -> None:
    """Khoa is a given name here, no faculty."""
    reading = read_list([["TT", *heads, "Chức vụ"], ["1", "Nguyễn Đăng", "Khoa", "Văn thư"]])
    (nominee,) = reading.nominees
    assert (nominee.name, value(nominee, "unit")) == ("Nguyễn Đăng Khoa", None)
    assert nominee.full_name is not None
    assert nominee.full_name.text == "Nguyễn Đăng Khoa"
    assert [place.cell for place in nominee.full_name.evidence] == [1, 2]


def test_year_of_birth_is_no_column_of_men() -> None:
    """Without accents "Sinh năm" and "Sinh: Nam" look alike."""
    reading = read_list([["TT", "Họ và tên", "Sinh năm"], ["1", "Lù Thị Phương Mai", "1984"]])
    (nominee,) = reading.nominees
    assert (value(nominee, "birth_date"), value(nominee, "gender")) == ("1984", None)


def test_column_of_collectives_names_collectives() -> None:
    reading = read_list([["TT", "Tên tập thể"], ["1", "Đồn Biên phòng Sa Lung"], ["2", "Mái ấm Hoa Mai"]])
    assert [(n.kind, n.name) for n in reading.nominees] == [
        ("tap_the", "Đồn Biên phòng Sa Lung"),
        ("tap_the", "Mái ấm Hoa Mai"),
    ]


def test_rank_before_a_name_is_left_out() -> None:
    reading = read_list([["TT", "Họ và tên", "Chức vụ"], ["1", "Thượng úy Phan Bá Trình", "Phó Trưởng Công an xã"]])
    assert names(reading) == ["Phan Bá Trình"]


def test_row_that_counts_columns_is_no_nominee() -> None:
    reading = read_list([["TT", "Họ và tên", "Chức vụ"], ["(1)", "(2)", "(3)"], ["1", "Trần Quốc Bảo", "Văn thư"]])
    assert names(reading) == ["Trần Quốc Bảo"]


def test_total_row_is_no_nominee() -> None:
    reading = read_list([["TT", "Họ và tên"], ["1", "Trần Quốc Bảo"], ["Tổng cộng: 01 người", None]])
    assert names(reading) == ["Trần Quốc Bảo"]


def test_award_of_a_lettered_section_holds_for_the_roman_ones_within() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị khen thưởng năm 2025"),
        [
            ["STT", "Tập thể, cá nhân", "Đơn vị"],
            ["A", "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH", None],
            ["I", "TẬP THỂ", None],
            ["1", "Phòng Công nghệ", "Sở Khoa học và Công nghệ"],
            ["II", "CÁ NHÂN", None],
            ["1", "Bà Hoàng Mỹ Duyên", "Phòng Công nghệ"],
            ["B", "GIẤY KHEN CỦA GIÁM ĐỐC SỞ", None],
            ["1", "Ông Trần Quốc Bảo", "Phòng Công nghệ"],
        ],
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Phòng Công nghệ", [("BK_TINH", "2025")]),
        ("Hoàng Mỹ Duyên", [("BK_TINH", "2025")]),
        ("Trần Quốc Bảo", [("GIAY_KHEN", "2025")]),
    ]


def test_list_of_initiatives_asks_for_their_recognition() -> None:
    reading = read(
        centred("DANH SÁCH SÁNG KIẾN ĐỀ NGHỊ CÔNG NHẬN NĂM 2025"),
        [
            ["TT", "Tên tác giả", "Chức vụ, đơn vị", "Tên sáng kiến"],
            ["1", "Đào Thị Vân Khánh", "Chuyên viên Phòng Quản lý Khoa học", "Phần mềm theo dõi tiến độ nhiệm vụ"],
        ],
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("SANG_KIEN", "2025")]
    assert [each.title for each in nominee.initiatives] == ["Phần mềm theo dõi tiến độ nhiệm vụ"]


def test_section_rows_tell_collectives_from_people() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị tặng Giấy khen năm 2025"),
        [
            ["STT", "Tập thể, cá nhân", "Đơn vị"],
            ["I", "Tập thể", None],
            ["1", "Phòng Công nghệ", "Sở Khoa học và Công nghệ"],
            ["II", "Cá nhân", None],
            ["1", "Bà Hoàng Mỹ Duyên", "Phòng Công nghệ"],
        ],
    )
    kinds = [(n.kind, n.name, value(n, "honorific")) for n in reading.nominees]
    assert kinds == [("tap_the", "Phòng Công nghệ", None), ("ca_nhan", "Hoàng Mỹ Duyên", "Bà")]


def test_household_row_is_named_without_its_head_word() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị tặng Giấy khen năm 2025"),
        [["STT", "Hộ gia đình, cá nhân", "Nơi ở"], ["1", "Hộ ông Lâm Văn Sáu", "ấp 1, xã Bình Lộc"]],
    )
    (nominee,) = reading.nominees
    assert (nominee.kind, nominee.name, value(nominee, "residence")) == (
        "ho_gia_dinh",
        "Lâm Văn Sáu",
        "ấp 1, xã Bình Lộc",
    )


@pytest.mark.parametrize(
    ("vote", "failed"),
    [("11/11", False), ("6/11", False), ("5/11", True), ("02/07 (28,6%)", True), ("45%", True), ("87,5 %", False)],
)
def test_vote_below_one_half_fails(vote: str, failed: bool) -> None:
    (roster,) = find_rosters(doc_of([["TT", "Họ và tên", "Số phiếu đồng ý"], ["1", "Trần Quốc Bảo", vote]]))
    assert has_failed(roster.entries[0]) is failed


def test_failed_row_is_not_proposed() -> None:
    rows: list[Row] = [
        ["TT", "Họ và tên", "Số phiếu"],
        ["1", "Trần Quốc Bảo", "10/11"],
        ["2", "Hoàng Mỹ Duyên", "3/11"],
    ]
    assert names(read(*MINUTES, rows)) == ["Trần Quốc Bảo"]


def test_row_refused_by_a_sentence_is_not_proposed() -> None:
    rows: list[Row] = [["TT", "Họ và tên", "Số phiếu"], ["1", "Trần Quốc Bảo", "9/11"], ["2", "Lê Văn Khoa", "8/11"]]
    sentence = "Hội đồng chưa xét ông Lê Văn Khoa do rút hồ sơ."
    assert names(read(*MINUTES, rows, sentence)) == ["Trần Quốc Bảo"]


def test_table_of_prior_titles_is_no_roster() -> None:
    rows: list[Row] = [["Năm", "Danh hiệu", "Số quyết định"], ["2023", "Lao động tiên tiến", "12/QĐ-SKHCN"]]
    assert find_rosters(doc_of(rows)) == []
    assert find_header(doc_of(rows)._.tables[0]) is None


def test_name_with_post_in_one_cell() -> None:
    reading = read_list([["TT", "Họ và tên, chức vụ"], ["1", "Ông Trần Quốc Bảo, Chuyên viên Phòng Công nghệ"]])
    (nominee,) = reading.nominees
    assert nominee.name == "Trần Quốc Bảo"
    assert asked(nominee) == [("LDTT", "2025")]


def test_award_columns_are_asked_for_where_a_row_marks_them() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị khen thưởng năm 2025"),
        [
            ["TT", "Họ và tên", "LĐTT", "CSTĐCS"],
            ["1", "Trần Quốc Bảo", "x", ""],
            ["2", "Hoàng Mỹ Duyên", "x", "X"],
            ["3", "Vương Đình Khải", "", ""],
        ],
    )
    assert len(reading.nominees) == 2
    assert asked(reading.nominees[0]) == [("LDTT", "2025")]
    assert asked(reading.nominees[1]) == [("LDTT", "2025"), ("CSTDCS", "2025")]


def test_unit_of_a_section_row_holds_for_the_people_below() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Chức vụ"],
            ["I. PHÒNG KỸ THUẬT", None, None],
            ["1", "Trần Quốc Bảo", "Kỹ sư"],
            ["II. PHÒNG HÀNH CHÍNH", None, None],
            ["2", "Hoàng Mỹ Duyên", "Văn thư"],
        ]
    )
    assert [value(n, "unit") for n in reading.nominees] == ["Phòng Kỹ thuật", "Phòng Hành chính"]


def test_column_of_what_was_received_is_not_asked_for() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Danh hiệu đã đạt", "Danh hiệu đề nghị"],
            ["1", "Trần Quốc Bảo", "Lao động tiên tiến năm 2024", "Lao động tiên tiến"],
        ]
    )
    (nominee,) = reading.nominees
    assert asked(nominee) == [("LDTT", "2025")]
    assert [(each.code, each.year) for each in nominee.prior_titles] == [("LDTT", "2024")]


def test_birth_year_and_post_below_the_name() -> None:
    reading = read_list(
        [
            ["TT", "Họ tên, năm sinh, chức vụ"],
            ["1", "Ông Trần Quốc Bảo\nSN 1981\nPhó Trưởng ban"],
            ["2", "Bà Hoàng Mỹ Duyên (sinh năm 1995)\nThuyền trưởng tàu công vụ"],
        ]
    )
    assert [(n.name, value(n, "birth_date"), value(n, "position")) for n in reading.nominees] == [
        ("Trần Quốc Bảo", "1981", "Phó Trưởng ban"),
        ("Hoàng Mỹ Duyên", "1995", "Thuyền trưởng tàu công vụ"),
    ]


def test_class_of_an_order_in_its_own_column() -> None:
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị tặng Huân chương Lao động và Kỷ niệm chương"),
        "Bảng 1. Huân chương Lao động",
        [["Họ và tên", "Chức vụ", "Hạng"], ["Trần Quốc Bảo", "Phó Giám đốc", "Nhì"]],
    )
    assert asked(reading.nominees[0]) == [("HCLD2", None)]


def test_initiative_of_a_row_is_cut_off_from_its_decision() -> None:
    reading = read_list(
        [
            ["TT", "Họ và tên", "Tên SKKN"],
            ["1", "Trần Quốc Bảo", "Sổ tay điện tử cho văn thư (QĐ số 190/QĐ-SKHCN ngày 20/11/2024)"],
        ]
    )
    (told,) = reading.nominees[0].initiatives
    assert (told.title, told.decision_number) == ("Sổ tay điện tử cho văn thư", "190/QĐ-SKHCN")


LISTED: list[Row] = [
    ["Họ và tên, tên tập thể", "Bộ phận", "Đề nghị", "Số phiếu"],
    ["Trần Quốc Bảo", "Phòng Kinh doanh", "LĐTT", "7/7"],
    ["Đội Quản lý mạng", "Công ty", "Tập thể LĐXS", "6/7"],
]


@pytest.mark.parametrize(
    ("subject", "found"),
    [
        ("Kết quả họp Hội đồng Thi đua - Khen thưởng năm 2023", ["Trần Quốc Bảo", "Đội Quản lý mạng"]),
        ("Lịch nghỉ lễ năm 2023", []),
    ],
)
def test_notice_of_a_result_names_nominees(subject: str, found: list[str]) -> None:
    reading = read("CÔNG TY CẤP NƯỚC", "PHÒNG TỔ CHỨC", centred("THÔNG BÁO"), centred(subject), LISTED)
    assert names(reading) == found


def test_letter_lists_companies_and_households_under_awards() -> None:
    reading = read(
        "CHI CỤC THUẾ KHU VỰC BÌNH LỘC",
        "Số: 14/CCT-HC",
        "V/v đề nghị UBND tỉnh khen thưởng doanh nghiệp, hộ kinh doanh năm 2024",
        "Kính gửi: Sở Nội vụ",
        [
            ["Hình thức khen thưởng", "TT", "Đơn vị, hộ kinh doanh được đề nghị", "Địa chỉ"],
            ["Cờ thi đua của UBND tỉnh", "1", "Công ty TNHH Chè Bình Lộc", "Khu 4"],
            ["Bằng khen của Chủ tịch UBND tỉnh", "2", "Hộ ông Lâm Văn Sáu", "Xã Bình Lộc"],
        ],
    )
    assert [(n.kind, n.name, asked(n)) for n in reading.nominees] == [
        ("tap_the", "Công ty TNHH Chè Bình Lộc", [("CO_TINH", "2024")]),
        ("ho_gia_dinh", "Lâm Văn Sáu", [("BK_TINH", "2024")]),
    ]


def test_birth_years_in_columns_of_gender() -> None:
    reading = read_list([["TT", "Họ tên", "Nam", "Nữ"], ["1", "Trần Quốc Bảo", "1979", ""], ["2", "Lý Mai", "", "x"]])
    assert [(value(n, "gender"), value(n, "birth_date")) for n in reading.nominees] == [("nam", "1979"), ("nu", None)]


def test_decision_on_a_council_grants_nothing() -> None:
    reading = read(
        centred("QUYẾT ĐỊNH"),
        centred("Về việc kiện toàn Hội đồng Thi đua - Khen thưởng"),
        "Điều 1. Hội đồng xét Lao động tiên tiến và Giấy khen gồm:",
        [["STT", "Họ và tên", "Chức vụ"], ["1", "Trần Quốc Bảo", "Giám đốc"]],
    )
    assert names(reading) == []


def test_letter_without_a_recognition_lists_contacts() -> None:
    reading = read(
        "SỞ Y TẾ",
        "Số: 13/SYT",
        "V/v đề nghị khen thưởng và phối hợp tổ chức hội nghị",
        "Kính gửi: Sở Nội vụ",
        [["TT", "Họ và tên", "Số điện thoại"], ["1", "Trần Quốc Bảo", "0912"]],
    )
    assert names(reading) == []


def test_second_name_of_a_cell_is_no_post() -> None:
    reading = read_list([["TT", "Họ và tên", "Đơn vị"], ["1", "Hoàng Mỹ Duyên; Lê Văn Khoa", "Phòng Công nghệ"]])
    assert [(n.name, value(n, "position")) for n in reading.nominees] == [
        ("Hoàng Mỹ Duyên", None),
        ("Lê Văn Khoa", None),
    ]


def test_unit_below_the_name_and_beside_a_collective() -> None:
    reading = read(
        centred("DANH SÁCH"),
        centred("Đề nghị tặng Giấy khen năm 2025"),
        [
            ["TT", "Họ và tên, đơn vị", "Chức vụ"],
            ["1", "Trần Quốc Bảo\nPhòng Đào tạo", "Phó Trưởng phòng"],
            ["2", "Khoa Truyền nhiễm, Bệnh viện Nhi Bình Lộc", ""],
        ],
    )
    assert [(n.name, value(n, "unit")) for n in reading.nominees] == [
        ("Trần Quốc Bảo", "Phòng Đào tạo"),
        ("Khoa Truyền nhiễm", "Bệnh viện Nhi Bình Lộc"),
    ]


def test_row_whose_result_says_not_reached_is_not_proposed() -> None:
    reading = read(
        centred("BIÊN BẢN HỌP"),
        centred("Bình xét danh hiệu Lao động tiên tiến năm 2025"),
        [
            ["TT", "Họ và tên", "Đồng ý", "Tỷ lệ", "Kết quả"],
            ["1", "Trần Quốc Bảo", "8/8", "100%", "Đạt"],
            ["2", "Hoàng Mỹ Duyên", "4/8", "50%", "Không đạt"],
        ],
    )
    assert [nominee.name for nominee in reading.nominees] == ["Trần Quốc Bảo"]
