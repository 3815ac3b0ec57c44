"""Decisions and certificates that name the author of an initiative in a sentence or in a table."""

from __future__ import annotations

from typed import Row, centred, names, read, value

_TITLE = "Phác đồ sàng lọc vàng da sơ sinh tuyến xã"
_HEAD: list[Row] = [
    ["UBND TỈNH BẮC SƠN\nSố: 1790/QĐ-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nBắc Sơn, ngày 18 tháng 10 năm 2024"]
]


def test_decision_names_authors_in_a_sentence_and_not_the_place_behind_them() -> None:
    about = centred("Về việc công nhận sáng kiến năm 2024")
    granted = f"Điều 1. Công nhận sáng kiến “{_TITLE}” của tác giả Bàn Thị Ngần, Bệnh viện Đa khoa khu vực Yên Sơn."
    reading = read(_HEAD, centred("QUYẾT ĐỊNH"), about, granted)
    assert names(reading) == ["Bàn Thị Ngần"]
    assert value(reading.nominees[0], "unit") == "Bệnh viện Đa khoa khu vực Yên Sơn"
    (initiative,) = reading.nominees[0].initiatives
    assert (initiative.title, initiative.year, initiative.decision_number) == (_TITLE, "2024", "1790/QĐ-UBND")


def test_initiatives_of_a_decisions_table_get_its_number_year_and_scope() -> None:
    about = centred("Về việc công nhận sáng kiến cấp cơ sở năm 2024")
    rows: list[Row] = [["TT", "Tác giả", "Đơn vị", "Tên sáng kiến"], ["1", "Trịnh Quốc Bể", "Trạm Y tế xã", _TITLE]]
    reading = read(_HEAD, centred("QUYẾT ĐỊNH"), about, "Điều 1. Công nhận sáng kiến cho các ông, bà sau:", rows)
    (initiative,) = reading.nominees[0].initiatives
    assert (initiative.year, initiative.decision_number, initiative.scope) == ("2024", "1790/QĐ-UBND", "co_so")


def test_certificate_tells_the_authors_unit_without_that_he_is_the_author() -> None:
    told = f"Chứng nhận ông Hứa Văn Đoạt, đơn vị UBND xã Tân Lập, là tác giả sáng kiến “{_TITLE}”, áp dụng ở cơ sở."
    (author,) = read(centred("GIẤY CHỨNG NHẬN SÁNG KIẾN"), told).nominees
    assert value(author, "unit") == "UBND xã Tân Lập"
