"""Workbooks of several sheets that offices head "TỔNG HỢP …": title, year, units, and a signature on every sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sheet_package import write_book

from extractors.reading import read_file
from records.readings import Field, Reading

PEOPLE = (
    ("STT", "Họ và tên", "Chức vụ", "Tổ chuyên môn", "Danh hiệu đề nghị"),
    (1, "Kiều Thị Lam", "Giáo viên", "Hóa - Sinh", "LĐTT"),
    (2, "Y Ngông Niê", "Giáo viên", "Ngoại ngữ", "CSTĐ cơ sở"),
)
COLLECTIVES = (("STT", "Tập thể", "Số người", "Danh hiệu đề nghị"), (1, "Tổ Hóa - Sinh", 9, "Tập thể LĐXS"))
DATED = "Buôn Đôn, ngày 02 tháng 6 năm 2025"


def read_sheets(path: Path, titles: tuple[str, ...], *, places: tuple[str, str] = (DATED, "")) -> Reading:
    """A workbook of a school: people on its first sheet, collectives on the second, `places` over the signatures."""

    def sheet_of(rows: tuple[tuple[Any, ...], ...], place: str) -> Any:
        def fill(book: Any, sheet: Any) -> None:
            bold = book.add_format({"bold": True, "align": "center"})
            above = ("SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐẮK LẮK", "TRƯỜNG THPT LÊ DUẨN", *titles)
            for number, text in enumerate(above):
                sheet.merge_range(number, 0, number, 2 if number < 2 else 4, text, bold)
            top = len(above) + 1
            for number, row in enumerate(rows, start=top):
                for column, value in enumerate(row):
                    sheet.write(number, column, value)
            bottom = top + len(rows) + 1
            for number, text in enumerate((place, "HIỆU TRƯỞNG", "", "", "Hồ Sỹ Tạo"), start=bottom):
                if text:
                    sheet.merge_range(number, 3, number, 4, text, bold)

        return fill

    fills = (("Cá nhân", sheet_of(PEOPLE, places[0])), ("Tập thể", sheet_of(COLLECTIVES, places[1])))
    return read_file(write_book(path / "tong hop.xlsx", *fills))


def text(field: Field | None) -> str | None:
    return None if field is None else field.value


@pytest.mark.parametrize(
    "titles",
    [
        ("TỔNG HỢP ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA", "NĂM HỌC 2024 - 2025"),
        ("TỔNG HỢP DANH SÁCH", "Đề nghị xét tặng danh hiệu thi đua năm học 2024 - 2025"),
        ("TỔNG HỢP", "KẾT QUẢ XÉT THI ĐUA NĂM HỌC 2024 - 2025"),
        ("BIỂU THỐNG KÊ TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG", "NĂM HỌC 2024 - 2025"),
        ("BẢNG TRÍCH NGANG", "Đề nghị xét tặng danh hiệu thi đua năm học 2024 - 2025"),
    ],
)
def test_summary_of_two_sheets(tmp_path: Path, titles: tuple[str, ...]) -> None:
    reading = read_sheets(tmp_path, titles)
    head = reading.document
    assert reading.kind == "danh_sach"
    assert [each.name for each in reading.nominees] == ["Kiều Thị Lam", "Y Ngông Niê", "Tổ Hóa - Sinh"]
    assert {(each.code, each.year) for each in reading.requested} == {
        ("LDTT", "2024-2025"),
        ("CSTDCS", "2024-2025"),
        ("TTLDXS", "2024-2025"),
    }
    assert (text(head.issuing_unit) or "").casefold() == "trường thpt lê duẩn"
    assert (text(head.parent_unit) or "").casefold() == "sở giáo dục và đào tạo đắk lắk"
    assert (text(head.signer), text(head.signer_title)) == ("Hồ Sỹ Tạo", "Hiệu trưởng")
    assert (text(head.place), text(head.date)) == ("Buôn Đôn", "2025-06-02")
    assert [text(each.unit) for each in reading.nominees[:2]] == ["Hóa - Sinh", "Ngoại ngữ"]


@pytest.mark.parametrize("places", [("", DATED), (DATED, DATED)])
def test_date_on_the_second_sheet(tmp_path: Path, places: tuple[str, str]) -> None:
    head = read_sheets(tmp_path, ("TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025",), places=places).document
    assert (text(head.place), text(head.date)) == ("Buôn Đôn", "2025-06-02")


def test_title_of_unknown_words_is_no_unit(tmp_path: Path) -> None:
    head = read_sheets(tmp_path, ("BIỂU 03 - ĐỀ XUẤT THI ĐUA", "NĂM HỌC 2024 - 2025")).document
    assert (text(head.issuing_unit) or "").casefold() == "trường thpt lê duẩn"
