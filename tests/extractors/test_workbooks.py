"""Workbooks: what a person sees in the cells, where it stands, and what is told instead of guessed."""

from __future__ import annotations

import datetime
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from sheet_package import (
    HEAD,
    PEOPLE,
    inline,
    paragraphs,
    read_filled,
    tables,
    texts,
    write_book,
    write_list,
    write_raw,
)

from extractors.layout import Paper, Table
from extractors.readers.workbook.formats import show_number
from extractors.readers.workbook.workbook import read_workbook
from extractors.reading import read_file


def codes(paper: Paper) -> list[str]:
    return [doubt.code for doubt in paper.doubts]


def sentences(paper: Paper) -> str:
    return " ".join(doubt.sentence for doubt in paper.doubts)


def value_of(workbook: Path, column: str) -> list[str]:
    """The texts of a list's column, named by its head."""
    (table,) = (each for each in tables(read_workbook(workbook)) if each.rows > 1)
    rows = texts(table)
    return [row[rows[0].index(column)] for row in rows[1:]]


@pytest.mark.parametrize(
    ("number", "pattern", "shown"),
    [
        (1985.0, "General", "1985"),
        (1.0, "00", "01"),
        (95.5, "General", "95,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.955, "0.0%", "95,5%"),
        (1, "0%", "100%"),
        (1234567.5, "#,##0", "1.234.568"),
        (340000, '#,##0 "đ"', "340.000 đ"),
        (0, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "-"),
        (905123456, "0000 000 000", "0905 123 456"),
        (-5, "0;[Red]-0", "-5"),
        (31356, "dd/mm/yyyy", "05/11/1985"),
        (31356, "mm/dd/yyyy", "05/11/1985"),
        (31356, "[$-409]d-mmm-yy;@", "05/11/1985"),
        (31356, "mm/yyyy", "11/1985"),
        (31356, "yyyy", "1985"),
        (31356.3125, "dd/mm/yyyy h:mm", "05/11/1985 07:30"),
        (45566, '"An Lạc, ngày" dd "tháng" mm "năm" yyyy', "An Lạc, ngày 01 tháng 10 năm 2024"),
        (61, "dd/mm/yyyy", "01/03/1900"),
        (1e300, "dd/mm/yyyy", "1e+300"),
    ],
)
def test_number_is_shown_as_its_cell_shows_it(number: float, pattern: str, shown: str) -> None:
    assert show_number(number, pattern) == shown


def test_dates_of_old_macintosh_workbooks_count_from_1904() -> None:
    assert show_number(31356 - 1462, "dd/mm/yyyy", from_1904=True) == "05/11/1985"


def test_list_begins_under_its_title_and_ends_before_the_signature(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write("A1", "UBND TỈNH AN LẠC")
        sheet.write("D1", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        sheet.write("A2", "SỞ NỘI VỤ")
        sheet.write("D2", "Độc lập - Tự do - Hạnh phúc")
        sheet.merge_range("A4:E4", "DANH SÁCH")
        write_list(sheet, top=5)
        sheet.write("D11", "An Lạc, ngày 05 tháng 12 năm 2025")
        sheet.write("A12", "NGƯỜI LẬP")
        sheet.write("D12", "GIÁM ĐỐC")
        sheet.write("A16", "Mai Thị Sen")
        sheet.write("D16", "Đinh Công Lý")

    paper = read_filled(tmp_path, fill)
    head, people, signatures = tables(paper)
    assert texts(people) == [list(HEAD), *([str(value) for value in row] for row in PEOPLE)]
    assert texts(head) == [
        ["UBND TỈNH AN LẠC\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]
    ]
    assert texts(signatures) == [["NGƯỜI LẬP\nMai Thị Sen", "GIÁM ĐỐC\nĐinh Công Lý"]]
    assert paragraphs(paper)[4:6] == ["DANH SÁCH", "An Lạc, ngày 05 tháng 12 năm 2025"]
    assert not paper.doubts


def test_evidence_names_the_cell_as_excel_counts_it(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.merge_range("C2:G2", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025")
        write_list(sheet, top=4, left=2)

    reading = read_file(write_book(tmp_path / "so.xlsx", ("Phòng TC", fill)))
    assert [nominee.name for nominee in reading.nominees] == [row[1] for row in PEOPLE]
    name = reading.nominees[1].full_name
    assert name is not None
    (place,) = name.evidence
    assert (place.sheet, place.row, place.cell, place.table) == ("Phòng TC", 6, 3, 0)  # D7
    subject = reading.document.subject
    assert subject is not None
    assert [(each.sheet, each.row, each.cell, each.table) for each in subject.evidence] == [("Phòng TC", 1, 2, None)]


def test_merged_cells_cover_rows_and_columns(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for area, text in (("A1:A2", "STT"), ("B1:B2", "Họ và tên"), ("C1:D1", "Năm sinh"), ("E1:E2", "Đơn vị")):
            sheet.merge_range(area, text)
        sheet.write_row("C2", ["Nam", "Nữ"])
        sheet.merge_range("A3:E3", "I. Cá nhân")
        sheet.write_row("A4", [1, "Trần Quốc Bảo", 1988, ""])
        sheet.write_row("A5", [2, "Hoàng Mỹ Duyên", "", 1990])
        sheet.merge_range("E4:E5", "Phòng Công nghệ")

    (table,) = tables(read_filled(tmp_path, fill))
    assert texts(table) == [
        ["STT", "Họ và tên", "Năm sinh", "Năm sinh", "Đơn vị"],
        ["STT", "Họ và tên", "Nam", "Nữ", "Đơn vị"],
        ["I. Cá nhân"] * 5,
        ["1", "Trần Quốc Bảo", "1988", "", "Phòng Công nghệ"],
        ["2", "Hoàng Mỹ Duyên", "", "1990", "Phòng Công nghệ"],
    ]


def test_two_lists_on_a_sheet_and_one_on_the_next(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write("A1", "I. TẬP THỂ")
        sheet.write_row("A2", ["STT", "Tên tập thể", "Ghi chú"])
        sheet.write_row("A3", [1, "Phòng Công nghệ", "Đề nghị Giấy khen"])
        sheet.write("A5", "II. CÁ NHÂN")
        write_list(sheet, top=5)

    def follow(book: Any, sheet: Any) -> None:
        write_list(sheet, PEOPLE[:1])

    paper = read_workbook(write_book(tmp_path / "so.xlsx", ("Một", fill), ("Trống", lambda *_: None), ("Hai", follow)))
    assert [(table.rows, table.sheet) for table in tables(paper)] == [(2, "Một"), (4, "Một"), (2, "Hai")]
    assert paragraphs(paper) == ["I. TẬP THỂ", "II. CÁ NHÂN"]


def test_rows_without_frame_belong_to_the_list_while_its_numbers_run_on(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        frame = book.add_format({"border": 1})
        for number, row in enumerate((HEAD, *PEOPLE[:2])):
            sheet.write_row(number, 0, row, frame)
        sheet.write_row(5, 0, PEOPLE[2])  # typed below, after blank rows
        sheet.write_row(7, 1, ["Người lập biểu", "", "Giám đốc"])

    paper = read_filled(tmp_path, fill)
    assert len(texts(tables(paper)[0])) == 4
    assert paragraphs(paper) == ["Người lập biểu", "Giám đốc"]


def test_page_framed_whole_gives_its_list_alone(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        frame = book.add_format({"border": 1})
        sheet.merge_range("A1:E1", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", frame)
        for number, row in enumerate((HEAD, *PEOPLE), start=1):
            sheet.write_row(number, 0, row, frame)
        sheet.merge_range("C6:E6", "PHÓ TRƯỞNG BAN", frame)
        sheet.merge_range("C7:E7", "Tống Thị Nguyên", frame)

    paper = read_filled(tmp_path, fill)
    assert [table.rows for table in tables(paper)] == [4]
    assert paragraphs(paper) == ["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "PHÓ TRƯỞNG BAN", "Tống Thị Nguyên"]


def test_labels_and_values_side_by_side_are_a_form(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        for number, (label, text) in enumerate(
            [("Họ và tên:", "Lò Văn Pản"), ("Chức vụ:", "Y sĩ"), ("Đơn vị:", "Trạm")]
        ):
            sheet.write(number, 0, label)
            sheet.write(number, 2, text)

    (table,) = tables(read_filled(tmp_path, fill))
    assert texts(table) == [["Họ và tên:", "Lò Văn Pản"], ["Chức vụ:", "Y sĩ"], ["Đơn vị:", "Trạm"]]


def test_cached_values_are_read_and_nothing_is_computed(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_formula("A3", "=A2+1", None, 7)  # 7 was saved: 7 is shown
        sheet.write_formula("D4", '=IF(1=1,"Trưởng phòng","")', None, "Phó Trưởng phòng")

    paper = read_filled(tmp_path, fill)
    assert [row[0] for row in texts(tables(paper)[0])[1:]] == ["1", "7", "3"]
    assert texts(tables(paper)[0])[3][3] == "Phó Trưởng phòng"
    assert not paper.doubts


def test_formula_whose_result_is_empty_text_is_in_no_doubt(tmp_path: Path) -> None:
    rows = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"
    rows += f"<row r='2'>{inline('B2', 'Trần Quốc Bảo')}<c r='A2' t='str'><f>IF(1,\"\",1)</f><v></v></c></row>"
    assert not read_workbook(write_raw(tmp_path / "so.xlsx", rows)).doubts


def test_formula_that_was_never_calculated_is_told_with_its_cell(tmp_path: Path) -> None:
    rows = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"
    rows += f"<row r='2'><c r='A2'><f>ROW()-1</f></c>{inline('B2', 'Trần Quốc Bảo')}</row>"
    paper = read_workbook(write_raw(tmp_path / "so.xlsx", rows))
    assert codes(paper) == ["CONG_THUC"]
    assert "“DS”, ô A2: công thức chưa có kết quả" in sentences(paper)


def test_error_values_are_findings_and_never_values(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_formula("D3", "=VLOOKUP(1,A:B,2,0)", None, "#N/A")
        sheet.write("D4", "#REF!")  # pasted as text

    path = write_book(tmp_path / "so.xlsx", ("DS", fill))
    assert "D3, D4: Excel báo lỗi #N/A, #REF!" in sentences(read_workbook(path))
    reading = read_file(path)
    assert reading.status == "needs_review"
    assert reading.reason_code == "O_LOI"
    assert [nominee.position is None for nominee in reading.nominees] == [False, True, True]
    assert "#" not in str(reading.as_contract()["nominees"])


def test_dates_years_and_text_dates_are_shown_as_typed(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_datetime("C2", datetime.datetime(1988, 2, 9), book.add_format({"num_format": "d/m/yyyy"}))
        sheet.write_string("C3", "  15/03/1990")

    assert value_of(write_book(tmp_path / "so.xlsx", ("DS", fill)), "Năm sinh") == ["09/02/1988", "15/03/1990", "1979"]


def test_year_that_a_date_format_turned_into_1905_is_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_number("C2", 1988, book.add_format({"num_format": "dd/mm/yyyy"}))

    paper = read_filled(tmp_path, fill)
    assert texts(tables(paper)[0])[1][2] == "10/06/1905"
    assert codes(paper) == ["O_NGAY_LA"]


@pytest.mark.parametrize(("typed", "swapped"), [("25/11/1979", True), ("02/11/1979", False)])
def test_dates_that_excel_took_month_first_are_told(tmp_path: Path, typed: str, swapped: bool) -> None:
    """05/11 typed into an English Excel became 11 May; 25/11 stayed text."""

    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_datetime("C2", datetime.datetime(1988, 5, 11), day)
        sheet.write_datetime("C3", datetime.datetime(1990, 12, 3), day)
        sheet.write_string("C4", typed)

    paper = read_filled(tmp_path, fill)
    assert codes(paper) == (["O_NGAY_LA"] if swapped else [])
    assert ("cột C: ngày và tháng có thể bị đảo" in sentences(paper)) is swapped


def test_hidden_rows_columns_and_sheets_are_not_read_but_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(40, None, None, {"hidden": True})  # holds nothing: not told
        sheet.set_column("C:C", None, None, {"hidden": True})

    def fill_hidden(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.hide()

    def fill_words(book: Any, sheet: Any) -> None:
        sheet.write_column("A1", ["Phòng Công nghệ", "Văn phòng"])
        sheet.very_hidden()

    path = write_book(tmp_path / "so.xlsx", ("DS", fill), ("Cũ", fill_hidden), ("DM", fill_words))
    paper = read_workbook(path)
    (table,) = tables(paper)
    assert [row[1] for row in texts(table)[1:]] == ["Trần Quốc Bảo", "Lưu Đức Hải"]
    assert "Năm sinh" not in texts(table)[0]
    assert codes(paper) == ["BANG_CO_AN", "BANG_CO_AN"]
    assert "dòng ẩn 3 và cột ẩn C" in sentences(paper)
    assert "Trang ẩn “Cũ”" in sentences(paper)
    assert "Trang ẩn “DM” không được đọc." in paper.notes
    assert read_file(path).status == "needs_review"


def test_rows_that_a_filter_hides_are_told_as_filtered(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.autofilter("A1:E4")
        sheet.filter_column("E", 'x == "Lao động tiên tiến"')
        sheet.set_row(3, None, None, {"hidden": True})

    assert "dòng ẩn 4 (do đang lọc)" in sentences(read_filled(tmp_path, fill))


def test_merged_cell_shows_though_its_first_row_is_hidden(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.merge_range("D2:D3", "Chuyên viên")
        sheet.set_row(1, None, None, {"hidden": True})

    assert texts(tables(read_filled(tmp_path, fill))[0])[1][3] == "Chuyên viên"


def test_comments_pictures_and_macros_are_noted(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_comment("B3", "Kiểm tra lại năm sinh", {"author": "VP"})

    notes = read_filled(tmp_path, fill).notes
    assert notes == ["Trang “DS”, ghi chú của người soạn ở ô B3: Kiểm tra lại năm sinh"]
    row = f"<row r='1'>{inline('A1', 'STT')}{inline('B1', 'Họ và tên')}</row>"
    macro = read_workbook(write_raw(tmp_path / "m.xlsm", row, extra={"xl/vbaProject.bin": "x"}))
    assert macro.notes == ["Bảng tính có macro; chương trình chỉ đọc chữ, không chạy macro."]


def test_struck_text_is_read_and_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write("B3", "Hoàng Mỹ Duyên", book.add_format({"font_strikeout": True}))
        struck, plain = book.add_format({"font_strikeout": True}), book.add_format()
        sheet.write_rich_string("D4", plain, "Trưởng phòng", struck, " Công nghệ")

    paper = read_filled(tmp_path, fill)
    assert texts(tables(paper)[0])[2][1] == "Hoàng Mỹ Duyên"
    assert codes(paper) == ["O_GACH_BO"]
    assert "B3, D4: chữ bị gạch ngang" in sentences(paper)


def test_text_is_cleaned_line_breaks_stay(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write("B2", unicodedata.normalize("NFD", "Trần\u00a0Quốc  Bảo "))
        sheet.write("D2", "Chuyên viên\nPhòng Công nghệ\n")
        sheet.write_rich_string("B3", book.add_format({"bold": True}), "Hoàng ", book.add_format(), "Mỹ Duyên")
        sheet.write("B4", "'Lưu Đức Hải")

    rows = texts(tables(read_filled(tmp_path, fill))[0])
    assert rows[1][1] == "Trần Quốc Bảo"
    assert rows[1][3] == "Chuyên viên\nPhòng Công nghệ"
    assert rows[2][1] == "Hoàng Mỹ Duyên"


def test_old_fonts_are_decoded_by_cell_and_by_run(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        old, large = book.add_format({"font_name": ".VnTime"}), book.add_format({"font_name": ".VnTimeH"})
        sheet.write("B2", "trÇn quèc b¶o", large)
        sheet.write("D2", "Tr\u00adëng phßng", old)
        sheet.write_rich_string("D3", book.add_format({"font_name": "Arial"}), "Văn phòng - ", old, "V¨n th\u00ad")

    paper = read_filled(tmp_path, fill)
    rows = texts(tables(paper)[0])
    assert rows[1][1] == "TRẦN QUỐC BẢO"
    assert rows[1][3] == "Trưởng phòng"
    assert rows[2][3] == "Văn phòng - Văn thư"
    assert ".VnTime" in " ".join(paper.notes)


def test_cells_without_references_are_counted_from_the_left(tmp_path: Path) -> None:
    rows = "<row><c t='s'><v>0</v></c><c t='s'><v>1</v></c></row><row><c><v>1</v></c><c t='s'><v>2</v></c></row>"
    shared = "<si><t>STT</t></si><si><t>Họ và tên</t></si><si><r><t>Trần </t></r><r><t>Quốc Bảo</t></r></si>"
    (table,) = tables(read_workbook(write_raw(tmp_path / "so.xlsx", rows, shared=shared)))
    assert texts(table) == [["STT", "Họ và tên"], ["1", "Trần Quốc Bảo"]]


def test_shape_over_the_sheet_is_read(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.insert_textbox("B1", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
        write_list(sheet, top=5)

    paper = read_filled(tmp_path, fill)
    first = paper.blocks[0]
    assert not isinstance(first, Table)
    assert first.text == "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"


def test_sheet_that_is_a_list_and_nothing_else(tmp_path: Path) -> None:
    """Its head "DON VI" is no "đơn", its first row no letterhead."""

    def fill(book: Any, sheet: Any) -> None:
        bold = book.add_format({"bold": True})
        sheet.write_row("A1", ["STT", "HO TEN", "NGAY SINH", "NGACH", "CHUC VU", "DON VI", "DANH HIEU"], bold)
        award = "Lao động tiên tiến năm 2024"
        sheet.write_row("A2", [1, "Trần Hữu Đang", "12/03/1981", "Kỹ sư", "Quản đốc", "Phân xưởng 1", award])
        sheet.write_row("A3", [2, "Lê Bích Liên", "1/9/1990", "Kế toán viên", "", "Phòng Kế toán", award])

    reading = read_file(write_book(tmp_path / "so.xlsx", ("LĐTT", fill)))
    assert reading.kind == "danh_sach"
    assert reading.document.issuing_unit is None
    posts = [(n.name, n.position.value if n.position else None) for n in reading.nominees]
    assert posts == [("Trần Hữu Đang", "Quản đốc"), ("Lê Bích Liên", "Kế toán viên")]
    assert [(r.code, r.year) for r in reading.requested] == [("LDTT", "2024")]


def test_list_that_names_no_recognition_names_no_nominee_but_is_told(tmp_path: Path) -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write("A1", "BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 11")
        sheet.write_row("A3", ["STT", "Họ và tên", "Chức vụ", "Hệ số", "Thành tiền"])
        sheet.write_row("A4", [1, "Ngô Văn Thành", "Chuyên viên", 3.33, 8494200])

    reading = read_file(write_book(tmp_path / "luong.xlsx", ("T11", fill)))
    assert (reading.kind, reading.nominees, reading.status) == ("khac", (), "needs_review")
    assert "không nêu khen thưởng gì" in (reading.reason or "")
