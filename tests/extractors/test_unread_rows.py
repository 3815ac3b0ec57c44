"""A row of a list that names nobody we can read is told to a person, never dropped."""

from __future__ import annotations

import pytest
from typed import centred, names, read

TITLE = centred("DANH SÁCH ĐỀ NGHỊ CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026")
HEAD = ["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Đề nghị"]
READ = ["1", "Giáp Văn Sùng", "Kế toán", "Phòng Kế hoạch", "CSTĐCS"]


@pytest.mark.parametrize("name", ["Ghến", "“", ""])
def test_row_whose_name_cannot_be_read_goes_to_a_person(name: str) -> None:
    reading = read(TITLE, [HEAD, READ, ["2", name, "Đội trưởng", "Phòng Tài vụ", "CSTĐCS"]])
    assert names(reading) == ["Giáp Văn Sùng"]
    assert reading.status == "needs_review"
    assert reading.reason_code == "DONG_CHUA_DOC"
    assert ("Ghến" if name == "Ghến" else "Phòng Tài vụ") in (reading.reason or "")


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "", "", ""],
        ["", "Tổng cộng: 01 người", "", "", ""],
        ["II", "TẬP THỂ", "", "", ""],
        ["2", "", "", "", ""],
    ],
)
def test_rows_that_list_nobody_are_no_doubt(row: list[str]) -> None:
    reading = read(TITLE, [HEAD, READ, row])
    assert names(reading) == ["Giáp Văn Sùng"]
    assert reading.reason_code != "DONG_CHUA_DOC"


def test_many_rows_are_counted() -> None:
    rows = [[str(n), "Ghến", "Đội trưởng", "Phòng Tài vụ", "CSTĐCS"] for n in range(2, 8)]
    reading = read(TITLE, [HEAD, READ, *rows])
    assert (reading.reason or "").count("Ghến") == 3
    assert "và 3 dòng khác" in (reading.reason or "")
