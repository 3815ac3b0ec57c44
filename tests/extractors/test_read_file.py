"""One file comes in, one Reading goes out, whatever the file is."""

from __future__ import annotations

import gc
import hashlib
from pathlib import Path

import pytest
from word_package import cell, paragraph, row, table, write_word

from extractors.reading import read_file

CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return write_word(
        tmp_path / "bao cao.docx",
        paragraph("BÁO CÁO THÀNH TÍCH CÁ NHÂN", properties='<w:jc w:val="center"/>'),
        paragraph("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025", properties='<w:jc w:val="center"/>'),
        paragraph("Họ và tên: HOÀNG MỸ DUYÊN"),
        paragraph("Ngày sinh: 12/4/1986"),
        table(row(cell("Chức vụ"), cell("Chuyên viên")), row(cell("Đơn vị"), cell("Phòng Công nghệ"))),
    )


def test_reading_is_named_and_hashed(report: Path) -> None:
    reading = read_file(report)
    assert (reading.file, reading.status, reading.read_as) == ("bao cao.docx", "read", "word")
    assert reading.sha256 == hashlib.sha256(report.read_bytes()).hexdigest()
    assert read_file(report, "tên khác.docx").file == "tên khác.docx"


def test_same_file_same_reading(report: Path) -> None:
    assert read_file(report) == read_file(report)


def test_paper_with_lists_is_freed_as_soon_as_it_is_read() -> None:
    (path,) = (CASES / "a1-to-trinh-phong-cong-nghe").glob("*.docx")
    assert len(read_file(path).nominees) > 1
    gc.collect()
    gc.disable()
    try:
        read_file(path)
        assert gc.collect() < 50  # objects in circles; a list alone has hundreds of cells
    finally:
        gc.enable()


def test_fields_come_with_their_text_and_place(report: Path) -> None:
    (nominee,) = read_file(report).nominees
    assert nominee.full_name is not None and nominee.position is not None
    assert (nominee.full_name.value, nominee.full_name.text) == ("Hoàng Mỹ Duyên", "HOÀNG MỸ DUYÊN")
    assert [place.paragraph for place in nominee.full_name.evidence] == [2]
    assert [(p.table, p.row, p.cell) for p in nominee.position.evidence] == [(0, 0, 1)]


def test_missing_file_is_a_value(tmp_path: Path) -> None:
    reading = read_file(tmp_path / "khong co.docx")
    assert (reading.status, reading.reason_code, reading.kind, reading.sha256) == (
        "rejected",
        "KHONG_MO_DUOC",
        None,
        "0" * 64,
    )
    assert reading.reason is not None and reading.reason.startswith("Không mở được tệp")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00\x01\x02 junk", b"%PDF-1.7 cut"])
def test_file_that_cannot_be_read_is_a_value(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(content)
    reading = read_file(path)
    assert reading.status == "rejected"
    assert reading.reason
    assert reading.sha256 == hashlib.sha256(content).hexdigest()
    assert reading.nominees == ()


def test_reason_is_for_a_clerk(tmp_path: Path) -> None:
    path = tmp_path / "hong.docx"
    path.write_bytes(b"PK\x03\x04")
    reason = read_file(path).reason
    assert reason is not None
    assert "Traceback" not in reason
    assert str(tmp_path) not in reason
