from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from honour_books import AN, HEADS, TODAY, problems, read, told, write

from extractors.honours.grids import make_grid
from extractors.honours.reading import read_honours
from extractors.honours.rows import read_sheet
from extractors.honours.texts import CellTexts
from extractors.readers.workbook.sheet import Sheet, SheetCell
from records.errors import UnsupportedFile

FULL = [1, AN, "02/05/1980", "Phòng Đo lường", "CSTĐCS", 2023, "12/QĐ-SKHCN", "05/01/2024", "Giám đốc Sở"]


def row(**changes: Any) -> list[Any]:
    """The whole row with some cells otherwise, by the number of the column from A on."""
    return [changes.get(letter, value) for letter, value in zip("abcdefghi", FULL, strict=True)]


def test_row_of_a_plain_list_tells_everything(tmp_path: Path) -> None:
    paper = read(tmp_path, [["SỔ THEO DÕI KHEN THƯỞNG"], [], HEADS, FULL])
    ((honour,),) = [each.honours for each in paper.rows]
    assert (honour.name, honour.kind, honour.birth_date, honour.unit) == (AN, "ca_nhan", "1980-05-02", "Phòng Đo lường")
    assert (honour.code, honour.year, honour.decision_number) == ("CSTDCS", 2023, "12/QĐ-SKHCN")
    assert (honour.decision_date, honour.authority) == (date(2024, 1, 5), "Giám đốc Sở")
    assert (honour.source, honour.place and honour.place.row, paper.others) == ("lich-su.xlsx", 3, 2)


@pytest.mark.parametrize(
    "heads",
    [
        (
            "TT",
            "HỌ TÊN",
            "Năm sinh",
            "Nơi công tác",
            "Hình thức khen thưởng",
            "Năm khen",
            "Số QĐ",
            "Ngày ký",
            "Cấp khen",
        ),
        ("Số TT", "Họ, tên", "Sinh ngày", "Cơ quan công tác", "Khen thưởng", "Năm đạt", "QĐ số", "Ngày QĐ", "Người ký"),
        (
            "stt",
            "Tên cá nhân",
            "Ngày, tháng, năm sinh",
            "Phòng/đơn vị",
            "Danh hiệu thi đua",
            "NĂM",
            "Quyết định",
            "Ngày",
            "Cấp QĐ",
        ),
        ("Stt", "Họ & tên CBCC", "NTNS", "Phòng/đv", "DH thi đua", "Năm xét", "Số QĐ", "Ngày ký", "Người ký"),
    ],
)
def test_heads_come_in_many_spellings(tmp_path: Path, heads: tuple[str, ...]) -> None:
    paper = read(tmp_path, [heads, FULL])
    (honour,) = paper.rows[0].honours
    found = (honour.name, honour.birth_date, honour.unit, honour.code, honour.year, honour.decision_number)
    assert found == (AN, "1980-05-02", "Phòng Đo lường", "CSTDCS", 2023, "12/QĐ-SKHCN")
    assert (honour.decision_date, honour.authority) == (date(2024, 1, 5), "Giám đốc Sở")


def test_columns_come_in_any_order(tmp_path: Path) -> None:
    order = [4, 6, 7, 5, 1, 3, 2]
    paper = read(tmp_path, [[HEADS[at] for at in order], [FULL[at] for at in order]])
    (honour,) = paper.rows[0].honours
    assert (honour.name, honour.code, honour.decision_number, honour.birth_date) == (
        AN,
        "CSTDCS",
        "12/QĐ-SKHCN",
        "1980-05-02",
    )


def test_dates_and_years_typed_as_such_are_read_as_seen(tmp_path: Path) -> None:
    paper = read(tmp_path, [HEADS, row(c=datetime(1980, 5, 2), f="2023", h=datetime(2024, 1, 5))])
    (honour,) = paper.rows[0].honours
    assert (honour.birth_date, honour.year, honour.decision_date) == ("1980-05-02", 2023, date(2024, 1, 5))


def test_number_and_day_stand_in_one_cell(tmp_path: Path) -> None:
    heads = ("Họ và tên", "Danh hiệu", "Năm", "Số, ngày quyết định")
    paper = read(tmp_path, [heads, [AN, "LĐTT", 2023, "Số 12/QĐ-SKHCN ngày 05/01/2024"]])
    (honour,) = paper.rows[0].honours
    assert (honour.decision_number, honour.decision_date) == ("12/QĐ-SKHCN", date(2024, 1, 5))


def test_person_is_merged_over_several_recognitions(tmp_path: Path) -> None:
    rows = [HEADS, FULL, [None, None, None, None, "LĐTT", 2022, None, None, None]]
    paper = read(tmp_path, rows, merges=["A2:A3", "B2:B3", "C2:C3", "D2:D3"])
    assert told(paper) == [(AN, "CSTDCS", 2023), (AN, "LDTT", 2022)]
    assert {h.birth_date for each in paper.rows for h in each.honours} == {"1980-05-02"}


def test_row_without_a_name_is_nobodys(tmp_path: Path) -> None:
    paper = read(tmp_path, [HEADS, FULL, [None, None, None, None, "LĐTT", 2022, None, None, None]])
    assert told(paper) == [(AN, "CSTDCS", 2023)]
    assert problems(paper) == [(3, None, "doubtful", "không có họ tên, tên tập thể")]


def test_columns_by_year_tell_each_their_own(tmp_path: Path) -> None:
    heads = ("STT", "Họ và tên", "Năm 2021", "2022", "Danh hiệu năm 2023", "Xếp loại 2023")
    rows = [heads, [1, AN, "LĐTT", "CSTĐCS; HTXSNV", "-", "Hoàn thành tốt nhiệm vụ"]]
    assert told(read(tmp_path, rows)) == [
        (AN, "LDTT", 2021),
        (AN, "hoan_thanh_xuat_sac", 2022),
        (AN, "CSTDCS", 2022),
        (AN, "hoan_thanh_tot", 2023),
    ]


def test_cell_by_year_that_is_not_understood_leaves_the_others(tmp_path: Path) -> None:
    paper = read(tmp_path, [("Họ và tên", "2021", "2022"), [AN, "LĐTT", "giỏi"]])
    assert told(paper) == [(AN, "LDTT", 2021)]
    assert problems(paper) == [(2, "C", "doubtful", "không nhận ra danh hiệu, hình thức “giỏi”")]


def test_heads_stand_in_two_rows(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Năm 2022", None, "Năm 2023", None],
        [None, None, "Danh hiệu", "Số QĐ", "Danh hiệu", "Số QĐ"],
        [1, AN, "LĐTT", "7/QĐ-SKHCN", "CSTĐCS", "12/QĐ-SKHCN"],
    ]
    paper = read(tmp_path, rows, merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"])
    assert [(h.code, h.year, h.decision_number) for h in paper.rows[0].honours] == [
        ("LDTT", 2022, "7/QĐ-SKHCN"),
        ("CSTDCS", 2023, "12/QĐ-SKHCN"),
    ]


def test_recognition_heads_a_column_of_marks_or_years(tmp_path: Path) -> None:
    rows = [("Họ và tên", "Năm", "LĐTT", "CSTĐCS", "Giấy khen"), [AN, 2023, "x", None, "45/QĐ-SKHCN"]]
    assert told(read(tmp_path, rows)) == [(AN, "LDTT", 2023), (AN, "GIAY_KHEN", 2023)]
    rows = [("Họ và tên", "LĐTT", "CSTĐCS"), [AN, "2021-2023", "2023"]]
    assert told(read(tmp_path, rows)) == [(AN, "LDTT", y) for y in (2021, 2022, 2023)] + [(AN, "CSTDCS", 2023)]


def test_title_tells_award_year_and_decision_of_its_list(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH CÁ NHÂN ĐẠT DANH HIỆU LAO ĐỘNG TIÊN TIẾN NĂM 2022"],
        ["(Kèm theo Quyết định số 15/QĐ-SKHCN ngày 10/01/2023 của Giám đốc Sở Khoa học và Công nghệ)"],
        ["STT", "Họ và tên", "Đơn vị", "Danh hiệu"],
        [1, AN, "Phòng Một", "LĐTT"],
    ]
    (honour,) = read(tmp_path, rows).rows[0].honours
    assert (honour.code, honour.year, honour.decision_number) == ("LDTT", 2022, "15/QĐ-SKHCN")
    assert (honour.decision_date, honour.authority) == (date(2023, 1, 10), "Giám đốc Sở Khoa học và Công nghệ")


def test_sections_tell_kind_and_sums_and_signatures_are_aside(tmp_path: Path) -> None:
    rows = [
        ["STT", "Tên tập thể, cá nhân", "Danh hiệu", "Năm"],
        ["I", "TẬP THỂ", None, None],
        [1, "Phòng Đo lường", "Tập thể LĐTT", 2023],
        ["II", "CÁ NHÂN", None, None],
        [1, "Ông " + AN, "CSTĐCS", 2023],
        [None, "Tổng cộng: 02", None, None],
        [None, None, "NGƯỜI LẬP BẢNG", None],
    ]
    paper = read(tmp_path, rows)
    assert [(h.kind, h.name, h.code) for each in paper.rows for h in each.honours] == [
        ("tap_the", "Phòng Đo lường", "TTLDTT"),
        ("ca_nhan", AN, "CSTDCS"),
    ]
    assert (problems(paper), paper.others) == ([], 5)


def test_several_sheets_and_lists_are_read(tmp_path: Path) -> None:
    first = [["Họ và tên", "Danh hiệu"], [AN, "LĐTT"], [], ["Họ và tên", "Danh hiệu", "Năm"], [AN, "CSTĐCS", 2019]]
    paper = read(tmp_path, first, [["Ghi chép"], ["không có bảng"]], names=["2022", "Khác"])
    assert told(paper) == [(AN, "LDTT", 2022), (AN, "CSTDCS", 2019)]
    assert any("Trang “Khác”: bỏ qua" in note for note in paper.notes)


@pytest.mark.parametrize(
    ("changes", "column", "weight", "text"),
    [
        ({"c": "31/02/1980"}, "C", "wrong", "không hiểu ngày sinh “31/02/1980”"),
        ({"c": "02/05/80"}, "C", "doubtful", "ngày sinh “02/05/80” ghi năm hai chữ số"),
        ({"e": "Bằng khen", "i": None, "g": "12"}, "E", "doubtful", "“Bằng khen” chưa rõ của cấp nào"),
        ({"e": "khá"}, "E", "doubtful", "không nhận ra danh hiệu, hình thức “khá”"),
        ({"e": "Tập thể lao động xuất sắc"}, "E", "doubtful", "“Tập thể lao động xuất sắc” không tặng cho cá nhân"),
        ({"f": None}, "E", "doubtful", "Chiến sĩ thi đua cơ sở không rõ năm"),
        ({"f": 2027}, "F", "wrong", "năm 2027 không thể là năm thành tích"),
        ({"f": "năm nay"}, "F", "doubtful", "không hiểu năm “năm nay”"),
        ({"f": 2025}, "E", "doubtful", "quyết định ngày 05/01/2024 ở trước năm thành tích 2025"),
        ({"g": "12/QĐ-A và 13/QĐ-B"}, "E", "doubtful", "“12/QĐ-A và 13/QĐ-B” có nhiều số hoặc ngày quyết định"),
        ({"h": "01/2024"}, "E", "doubtful", "ngày quyết định “01/2024” chưa đủ ngày, tháng, năm bốn chữ số"),
        ({"h": "05/01/2027", "f": 2026}, "E", "wrong", "ngày quyết định 05/01/2027 ở sau hôm nay"),
        ({"b": "Án", "e": "LĐTT"}, "B", "doubtful", "“Án”: chưa chắc là họ tên đầy đủ của một người"),
        ({"e": None}, None, "doubtful", "không có danh hiệu, hình thức, xếp loại nào"),
        ({"e": "CSTĐCS năm 2021"}, "E", "doubtful", "“CSTĐCS năm 2021” ghi năm 2021, cột năm ghi 2023"),
    ],
)
def test_doubtful_row_is_told_and_not_taken(
    tmp_path: Path, changes: dict[str, Any], column: str | None, weight: str, text: str
) -> None:
    paper = read(tmp_path, [HEADS, row(**changes), FULL])
    assert problems(paper) == [(2, column, weight, text)]
    assert told(paper) == [(AN, "CSTDCS", 2023)]


def test_who_is_neither_surely_a_person_nor_a_unit_is_doubtful(tmp_path: Path) -> None:
    paper = read(tmp_path, [["Tên", "Hình thức", "Năm"], ["Sao Mai", "Giấy khen", 2023]])
    assert problems(paper) == [(2, None, "doubtful", "chưa rõ “Sao Mai” là cá nhân hay tập thể")]


def test_level_of_a_bare_award_is_told_by_authority_or_number(tmp_path: Path) -> None:
    rows = [
        HEADS,
        row(e="Bằng khen", i="UBND tỉnh"),
        row(e="Bằng khen", i=None, g="45/QĐ-UBND"),
        row(e="BK", i="Cấp Bộ"),
    ]
    assert [code for _, code, _ in told(read(tmp_path, rows))] == ["BK_TINH", "BK_TINH", "BK_BO"]


@pytest.mark.parametrize(
    ("remark", "is_revoked"),
    [
        ("Đã thu hồi theo QĐ 99/QĐ-SKHCN", True),
        ("bị hủy bỏ", True),
        ("Không bị thu hồi", False),
        ("khen lần 2", False),
        (None, False),
    ],
)
def test_remark_tells_that_a_decision_was_cancelled(tmp_path: Path, remark: str | None, is_revoked: bool) -> None:
    paper = read(tmp_path, [[*HEADS, "Ghi chú"], [*FULL, remark]])
    assert [h.is_revoked for each in paper.rows for h in each.honours] == [is_revoked]


def test_proposal_to_cancel_cancels_nothing_yet(tmp_path: Path) -> None:
    paper = read(tmp_path, [[*HEADS, "Ghi chú"], [*FULL, "đang xem xét thu hồi"]])
    assert problems(paper) == [(2, "J", "doubtful", "“đang xem xét thu hồi”: chưa rõ quyết định đã bị thu hồi chưa")]


def test_column_of_its_own_marks_what_was_cancelled(tmp_path: Path) -> None:
    paper = read(tmp_path, [[*HEADS, "Thu hồi"], [*FULL, "x"], [*row(f=2022), None], [*row(f=2021), "Không"]])
    assert [h.is_revoked for each in paper.rows for h in each.honours] == [True, False, False]


def test_initiative_served_the_award_or_was_recognised_itself(tmp_path: Path) -> None:
    heads = ("Họ và tên", "Danh hiệu", "Năm", "Tên sáng kiến", "Loại hình", "Thành tích")
    rows = [
        heads,
        [AN, "CSTĐCS", 2023, "Số hóa quy trình", "Công trạng", "Xử lý 300 hồ sơ"],
        [AN, None, 2022, "Tra cứu mẫu chuẩn", None, None],
    ]
    first, second = [each.honours[0] for each in read(tmp_path, rows).rows]
    assert (first.code, first.initiative, first.legal_kind) == ("CSTDCS", "Số hóa quy trình", "cong_trang")
    assert first.achievement == "Xử lý 300 hồ sơ"
    assert (second.code, second.initiative, second.year) == ("SANG_KIEN", "Tra cứu mẫu chuẩn", 2022)


def test_gender_by_the_column_of_the_birth_year(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Năm sinh", None, "Danh hiệu", "Năm"],
        [None, None, "Nam", "Nữ", None, None],
        [1, "Đỗ Thị Thử", None, 1985, "LĐTT", 2023],
    ]
    paper = read(tmp_path, rows, merges=["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"])
    (honour,) = paper.rows[0].honours
    assert (honour.birth_date, honour.gender) == ("1985", "nu")


def test_hidden_rows_and_error_cells_are_told(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = write(tmp_path / "a.xlsx", [HEADS, FULL, FULL, row(f=2022)])
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[2].hidden = True
    book.worksheets[0]["H3"] = "#REF!"
    book.save(path)
    from records.honours import HonourPaper

    paper = HonourPaper.model_validate_json(read_honours(path, name="a.xlsx", today=TODAY))
    assert told(paper) == [(AN, "CSTDCS", 2022)]
    assert [(each[0], each[2], each[3]) for each in problems(paper)] == [
        (2, "doubtful", "dòng đang bị ẩn trong bảng"),
        (3, "wrong", "ô H3 báo lỗi #REF!"),
    ]


def test_csv_is_read_as_a_workbook(tmp_path: Path) -> None:
    from records.honours import HonourPaper

    path = tmp_path / "so.csv"
    text = "\n".join(
        ";".join("" if cell is None else str(cell) for cell in line) for line in (HEADS, FULL, row(f=2022))
    )
    path.write_text(text, encoding="utf-8")
    paper = HonourPaper.model_validate_json(read_honours(path, name="so.csv", today=TODAY))
    assert told(paper) == [(AN, "CSTDCS", 2023), (AN, "CSTDCS", 2022)]


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF\n")
    with pytest.raises(UnsupportedFile, match="không phải bảng tính"):
        read_honours(path, name="a.pdf", today=TODAY)


def test_period_of_what_was_done_is_no_year_of_the_award(tmp_path: Path) -> None:
    done = "Bằng khen của Thủ tướng Chính phủ vì thành tích từ năm 2015 đến năm 2019"
    heads = ("Họ tên", "Nội dung khen thưởng", "Năm khen")
    assert told(read(tmp_path, [heads, [AN, done, 2020]])) == [(AN, "BK_TTG", 2020)]
    (problem,) = problems(read(tmp_path, [heads[:2], [AN, done]]))
    assert "ghi nhiều năm" in problem[3]


def test_rows_of_decisions_tell_what_those_below_received(tmp_path: Path) -> None:
    rows = [
        ["STT", "Họ và tên", "Đơn vị", "Hình thức"],
        ["Quyết định số 12/QĐ-SKHCN ngày 05/01/2022 công nhận danh hiệu Lao động tiên tiến năm 2021"],
        [1, AN, "Phòng Một", None],
        ["Quyết định số 20/QĐ-SKHCN ngày 06/01/2023 công nhận danh hiệu CSTĐCS năm 2022"],
        [1, AN, "Phòng Một", None],
    ]
    paper = read(tmp_path, rows, merges=["A2:D2", "A4:D4"])
    assert [(h.code, h.year, h.decision_number) for each in paper.rows for h in each.honours] == [
        ("LDTT", 2021, "12/QĐ-SKHCN"),
        ("CSTDCS", 2022, "20/QĐ-SKHCN"),
    ]


def test_list_of_initiatives_names_their_authors(tmp_path: Path) -> None:
    rows = [
        ["DANH SÁCH SÁNG KIẾN ĐƯỢC CÔNG NHẬN NĂM 2023"],
        ["STT", "Tên sáng kiến", "Tác giả", "Số QĐ công nhận"],
        [1, "Phần mềm quản lý hồ sơ", AN, "33/QĐ-SKHCN ngày 3/12/2023"],
    ]
    (honour,) = read(tmp_path, rows).rows[0].honours
    found = (honour.name, honour.code, honour.initiative, honour.year, honour.decision_number)
    assert found == (AN, "SANG_KIEN", "Phần mềm quản lý hồ sơ", 2023, "33/QĐ-SKHCN")


def test_notice_of_levels_has_its_number(tmp_path: Path) -> None:
    rows = [
        ["KẾT QUẢ XẾP LOẠI CÔNG CHỨC NĂM 2024"],
        ["(Kèm theo Thông báo số 45/TB-SKHCN ngày 20/12/2024)"],
        ["STT", "Họ và tên", "Mức xếp loại"],
        [1, AN, "Không hoàn thành nhiệm vụ"],
    ]
    (honour,) = read(tmp_path, rows).rows[0].honours
    assert (honour.level, honour.year, honour.decision_number) == ("khong_hoan_thanh", 2024, "45/TB-SKHCN")


def test_order_of_columns_changes_nothing(tmp_path: Path) -> None:
    """Twenty orders of the same columns, drawn once for all."""
    import random

    texts, draw, found = CellTexts(), random.Random(7), set()
    for _ in range(20):
        order = draw.sample(range(len(HEADS)), len(HEADS))
        sheet = Sheet(
            "Sổ",
            cells={
                (r, c): SheetCell(str(line[at])) for r, line in enumerate((HEADS, FULL)) for c, at in enumerate(order)
            },
        )
        (row_read,) = read_sheet(make_grid(sheet), texts, today=date.fromisoformat(TODAY), source="so.xlsx").rows
        found.add(tuple(each.model_copy(update={"place": None}) for each in row_read.honours))
    assert [len(each) for each in found] == [1]


def test_head_of_both_leaves_the_kind_to_the_name(tmp_path: Path) -> None:
    rows = [
        ["TT", "Họ và tên/ Tập thể", "Hình thức khen", "Năm"],
        [1, AN, "CSTĐCS", 2021],
        [2, "Trường THCS Hoa Mai", "Tập thể lao động xuất sắc", 2021],
        [3, "Hộ ông Phùng Văn Sấu", "Giấy khen", 2021],
    ]
    found = [(h.kind, h.name) for each in read(tmp_path, rows).rows for h in each.honours]
    assert found == [("ca_nhan", AN), ("tap_the", "Trường THCS Hoa Mai"), ("ho_gia_dinh", "Phùng Văn Sấu")]


def test_recognitions_of_many_years_stand_in_one_cell(tmp_path: Path) -> None:
    cell = "2019: LĐTT; 2020: CSTĐCS (QĐ 12/QĐ-SKHCN ngày 5/1/2021); 2021: Giấy khen"
    paper = read(tmp_path, [["Họ và tên", "Ngày sinh", "Thành tích khen thưởng các năm"], [AN, None, cell]])
    assert told(paper) == [(AN, "LDTT", 2019), (AN, "CSTDCS", 2020), (AN, "GIAY_KHEN", 2021)]
    assert [h.decision_number for h in paper.rows[0].honours] == [None, "12/QĐ-SKHCN", None]


def test_kind_of_award_stands_in_the_title_or_the_remark(tmp_path: Path) -> None:
    heads = ["Họ và tên", "Hình thức", "Ghi chú"]
    rows = [
        ["KHEN THƯỞNG CHUYÊN ĐỀ NĂM 2023"],
        heads,
        [AN, "Giấy khen", "khen đột xuất"],
        [AN, "Bằng khen UBND tỉnh", None],
    ]
    found = [h.legal_kind for each in read(tmp_path, rows).rows for h in each.honours]
    assert found == ["dot_xuat", "phong_trao"]


def test_every_row_with_text_is_accounted_for(tmp_path: Path) -> None:
    rows = [["SỔ KHEN"], HEADS, FULL, row(e="?"), ["Tổng cộng", None], [], ["Người lập"], row(b=None)]
    paper = read(tmp_path, rows)
    assert len(paper.rows) + paper.others == len([each for each in rows if each])
