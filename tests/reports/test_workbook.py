from __future__ import annotations

import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, field, person, quarter_of
from openpyxl.workbook import Workbook

from records import CheckedProposal, Finding
from reports import compile_table, write_workbook
from reports.workbooks.cells import HIGHEST_ROW
from reports.workbooks.printed_sheet import FIRST_ROW
from reports.workbooks.widths import lines_needed

SHEETS = ["Bảng tổng hợp", "Tổng hợp số liệu", "Dữ liệu", "Giá trị cần xem", "Cần xem lại", "Tệp đã nhận", "Ghi chú"]
LAW = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def made(folder: Path, proposals: list[CheckedProposal], *, name: str = "bang.xlsx") -> Path:
    path = folder / name
    write_workbook(path, compile_table(proposals), quarter=QUARTER, office=OFFICE, made_on=MADE_ON, laws=[LAW])
    return path


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return openpyxl.load_workbook(made(tmp_path_factory.mktemp("book"), quarter_of(40)))


def texts(book: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value is not None]


def test_seven_sheets_in_their_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_printed_sheet_has_the_form_of_an_official_table(book: Workbook) -> None:
    sheet = book["Bảng tổng hợp"]
    assert sheet["A1"].value == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert (sheet["A2"].value, sheet["A2"].font.bold) == ("VĂN PHÒNG", True)
    assert sheet["F1"].value == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert sheet["F2"].value == "Độc lập - Tự do - Hạnh phúc"
    assert sheet["A4"].value == "BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG QUÝ III/2026"
    assert sheet["A5"].value == "(Số liệu đến ngày 21/09/2026; tổng số 40 đề nghị, gồm 06 tập thể, 34 cá nhân)"
    assert [cell.value for cell in sheet[FIRST_ROW]] == [
        "STT",
        "Họ và tên / Tên tập thể",
        "Chức vụ, đơn vị",
        "Danh hiệu, hình thức đề nghị",
        "Tóm tắt thành tích",
        "Căn cứ tiêu chuẩn",
        "Hồ sơ",
        "Kết quả kiểm tra",
        "Ghi chú",
        "Cần xem",
    ]
    assert [sheet.cell(FIRST_ROW + 1 + at, 1).value for at in range(40)] == list(range(1, 41))
    assert "NGƯỜI LẬP BẢNG" in texts(book, "Bảng tổng hợp")
    assert "CHÁNH VĂN PHÒNG" in texts(book, "Bảng tổng hợp")


def test_printed_sheet_is_set_for_the_printer(book: Workbook) -> None:
    sheet = book["Bảng tổng hợp"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == f"${FIRST_ROW}:${FIRST_ROW}"
    assert sheet.freeze_panes == f"C{FIRST_ROW + 1}"
    assert sheet.oddFooter.center.text == "Trang &P/&N"
    assert sheet.sheet_properties.pageSetUpPr is None or not sheet.sheet_properties.pageSetUpPr.fitToPage
    width = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFGHI") * 0.75
    assert width * sheet.page_setup.scale / 100 < 842 - 72


def test_every_font_is_the_official_one(book: Workbook) -> None:
    fonts = {cell.font.name for name in SHEETS for row in book[name].iter_rows() for cell in row}
    assert fonts == {"Times New Roman"}


def test_rows_are_high_enough_for_their_text(book: Workbook) -> None:
    sheet = book["Bảng tổng hợp"]
    for row in range(FIRST_ROW + 1, FIRST_ROW + 41):
        height = sheet.row_dimensions[row].height
        for column, letter in enumerate("ABCDEFGHI", start=1):
            lines = lines_needed(str(sheet.cell(row, column).value or ""), sheet.column_dimensions[letter].width - 1.4)
            assert height >= lines * 13, (row, letter)


def test_verdict_stands_in_words_and_its_shade_follows_them(book: Workbook) -> None:
    """A condition on the words, not a fill: who corrects a result in Excel sees its shade change."""
    sheet = book["Bảng tổng hợp"]
    shades = {
        rule.formula[0].strip('"'): rule.dxf.fill.bgColor.rgb
        for cells in sheet.conditional_formatting
        for rule in cells.rules
    }
    assert shades == {
        "Đạt": "FFE2F0D9",
        "Không đạt": "FFF8D7DA",
        "Chưa đủ cơ sở": "FFFFF2CC",
        "Cần xem xét": "FFFFF2CC",
    }
    assert {str(cells.sqref) for cells in sheet.conditional_formatting} == {f"H{FIRST_ROW + 1}:H{FIRST_ROW + 40}"}
    assert {sheet.cell(row, 8).value for row in range(FIRST_ROW + 1, FIRST_ROW + 41)} == set(shades)


def test_data_sheet_is_flat_with_real_dates_and_numbers(book: Workbook) -> None:
    sheet = book["Dữ liệu"]
    heads = [cell.value for cell in sheet[1]]
    assert not sheet.merged_cells.ranges
    assert sheet.max_row == 41
    assert all(head.isascii() and head == head.lower() for head in heads)
    row = dict(zip(heads, (cell for cell in sheet[2]), strict=True))
    assert row["ngay_nhan"].value == datetime(2026, 9, 10)
    assert row["ngay_nhan"].number_format == "dd/mm/yyyy"
    assert isinstance(row["do_tin_cay_ho_ten"].value, float)
    assert row["chuc_vu"].value is None
    assert row["vi_tri_ho_ten"].value.startswith("HS")


def test_review_sheet_begins_with_the_gravest(book: Workbook) -> None:
    rows = list(book["Cần xem lại"].iter_rows(min_row=2, values_only=True))
    first_of = {row[0]: row[3] for row in reversed(rows)}
    order = [first_of[number] for number in dict.fromkeys(row[0] for row in rows)]
    assert order == sorted(order, key=["Lỗi", "Cảnh báo", "Thông tin"].index)
    assert len(rows) == sum(len(row.findings) for row in compile_table(quarter_of(40)).rows)
    assert any("trang 2" in str(row[9]) for row in rows)


def test_figures_agree_with_the_data(book: Workbook) -> None:
    cells = list(book["Tổng hợp số liệu"].iter_rows(values_only=True))
    asked = [
        max(value for value in row if isinstance(value, int) and not isinstance(value, bool))
        for row in cells
        if row[0] == "Tổng cộng"
    ]
    assert asked == [40, 40, 34, 40, 40]


def test_notes_name_law_and_date(book: Workbook) -> None:
    notes = texts(book, "Ghi chú")
    assert LAW in notes
    assert "21/09/2026" in notes
    assert "trước ngày 20/09/2026" in notes


def test_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    one = made(tmp_path, quarter_of(14), name="mot.xlsx").read_bytes()
    assert one == made(tmp_path, quarter_of(14)[::-1], name="hai.xlsx").read_bytes()


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://example.invalid","x")', "{=1+1}", "+1+1", "@SUM(A1)", "https://example.invalid", "-2"]
)
def test_text_never_becomes_a_formula_or_a_link(tmp_path: Path, text: str) -> None:
    nominee = person(0, name=text).model_copy(update={"unit": field(text), "achievements": (field(text),)})
    finding = Finding(code="X", severity="LOI", text=text, required=text, found=text)
    path = made(tmp_path, [checked(1, nominee, verdict="CAN_XEM_XET", findings=(finding,))])
    book = openpyxl.load_workbook(path)
    cells = [cell for name in SHEETS for row in book[name].iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert sum(cell.value == text and cell.data_type == "s" for cell in cells) >= 5
    assert all(b"<f>" not in zipfile.ZipFile(path).read(n) for n in zipfile.ZipFile(path).namelist() if "sheet" in n)


def test_text_in_the_writers_own_tags_stays_text(tmp_path: Path) -> None:
    nominee = person(0, name="<r><t>Lê Văn An</t></r>")
    book = openpyxl.load_workbook(made(tmp_path, [checked(1, nominee)]))
    assert book["Bảng tổng hợp"].cell(FIRST_ROW + 1, 2).value.strip() == "<r><t>Lê Văn An</t></r>"


def test_text_longer_than_a_row_can_show_points_to_the_data(tmp_path: Path) -> None:
    finding = Finding(code="X", severity="LOI", text="Hồ sơ thiếu xác nhận của đơn vị. " * 60)
    book = openpyxl.load_workbook(made(tmp_path, [checked(1, person(0), verdict="CAN_XEM_XET", findings=(finding,))]))
    sheet = book["Bảng tổng hợp"]
    assert sheet.cell(FIRST_ROW + 1, 9).value.endswith("(xem tiếp: Dữ liệu)")
    assert sheet.row_dimensions[FIRST_ROW + 1].height <= HIGHEST_ROW
    assert len(book["Dữ liệu"]["R2"].value) > 1900


def test_signatures_never_open_a_page_alone(tmp_path: Path) -> None:
    breaks = [
        openpyxl.load_workbook(made(tmp_path, quarter_of(size)))["Bảng tổng hợp"].row_breaks.brk
        for size in range(2, 16)
    ]
    forced = {size: found[0].id for size, found in enumerate(breaks, start=2) if found}
    assert forced, "no size of these calls for a break"
    assert all(at == FIRST_ROW + size - 1 for size, at in forced.items())


def test_quarter_without_proposals(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(made(tmp_path, []))
    assert "Trong quý chưa có đề nghị khen thưởng." in texts(book, "Bảng tổng hợp")
    assert book["Dữ liệu"].max_row == 1


def test_creation_date_is_the_given_day(book: Workbook) -> None:
    assert book.properties.created.date() == date(2026, 9, 21)


@pytest.mark.parametrize("units", [3, 14, 40])
def test_no_page_break_tears_a_chart(tmp_path: Path, units: int) -> None:
    """Each chart lies on rows that no break parts, and begins right below its table."""
    people = [
        checked(n, person(n % 20).model_copy(update={"unit": field(f"Phòng số {n % units:02d}")}), code="LDTT")
        for n in range(1, 81)
    ]
    sheet = openpyxl.load_workbook(made(tmp_path, people))["Tổng hợp số liệu"]
    breaks = [each.id for each in sheet.row_breaks.brk]
    spans = [(chart.anchor._from.row, chart.anchor.to.row) for chart in sheet._charts]
    assert len(spans) == 2  # persons by their post, units
    assert [(first, last) for first, last in spans for at in breaks if first < at <= last] == []
    assert all(sheet.cell(first, 1).value is None and sheet.cell(first - 1, 1).value for first, _ in spans)
    assert breaks or units == 3
