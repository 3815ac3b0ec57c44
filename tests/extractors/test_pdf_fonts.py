"""PDFs of old fonts: read by their fonts' names, each value where it is printed; no page of them goes to OCR."""

from __future__ import annotations

from pathlib import Path

import pytest
from old_fonts import parts_by_font, to_tcvn3, to_vni
from old_pdf import Line, Run, write_old_pdf

from extractors.layout import Paragraph
from extractors.readers.pdf.document import read_pdf
from extractors.reading import read_file

SMALL, LARGE, VNI, NEW = "ABCDEF+.VnTime", "ABCDEF+.VnTimeH", "BCDEFG+VNI-Times", "Times-Roman"
REPORT = (
    (70, 50, "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
    (330, 50, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (90, 68, "PHÒNG QUẢN LÝ CÔNG NGHỆ"),
    (380, 68, "Độc lập - Tự do - Hạnh phúc"),
    (330, 100, "An Lạc, ngày 12 tháng 10 năm 2005"),
    (240, 140, "BÁO CÁO THÀNH TÍCH"),
    (150, 158, "Đề nghị tặng Giấy khen của Giám đốc Sở năm 2005"),
    (70, 200, "I. SƠ LƯỢC LÝ LỊCH"),
    (70, 220, "- Họ và tên: NGUYỄN THỊ PHƯỢNG"),
    (70, 240, "- Sinh ngày 04 tháng 5 năm 1971, giới tính: Nữ"),
    (70, 260, "- Quê quán: xã Hưng Đạo, huyện Tứ Kỳ, tỉnh Hải Dương"),
    (70, 280, "- Chức vụ: Phó Trưởng phòng"),
    (70, 300, "- Đơn vị công tác: Phòng Quản lý Công nghệ"),
    (380, 400, "NGƯỜI BÁO CÁO"),
    (370, 470, "Nguyễn Thị Phượng"),
)


def runs(text: str, encoding: str) -> list[Run]:
    if encoding == "VNI":
        return [(to_vni(text), VNI)]
    return [
        (to_tcvn3(part.lower() if large else part), LARGE if large else SMALL) for large, part in parts_by_font(text)
    ]


def texts(path: Path) -> list[str]:
    return [block.text for block in read_pdf(path).blocks if isinstance(block, Paragraph)]


def one_page(path: Path, *lines: list[Run]) -> Path:
    placed: list[Line] = [(70, 80 + 40 * number, line) for number, line in enumerate(lines)]
    return write_old_pdf(path, [placed])


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_report_in_old_fonts(tmp_path: Path, encoding: str) -> None:
    path = write_old_pdf(tmp_path / "cu.pdf", [[(x, top, runs(text, encoding)) for x, top, text in REPORT]])
    reading = read_file(path)
    assert (reading.read_as, reading.status) == ("pdf_text", "read")
    assert f"bảng mã {encoding}" in reading.notes[0]
    (nominee,) = reading.nominees
    assert nominee.name == "Nguyễn Thị Phượng"
    assert nominee.full_name is not None
    assert nominee.full_name.text == "NGUYỄN THỊ PHƯỢNG"
    assert nominee.hometown is not None
    assert nominee.hometown.value == "xã Hưng Đạo, huyện Tứ Kỳ, tỉnh Hải Dương"
    assert [(each.code, each.year) for each in nominee.requested] == [("GIAY_KHEN", "2005")]
    assert reading.document.parent_unit is not None
    assert reading.document.parent_unit.value == "Sở Khoa học và Công nghệ"


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
def test_box_of_a_value_lies_on_its_letters(tmp_path: Path, encoding: str) -> None:
    text = "Họ và tên: Nguyễn Thị Phượng"
    path = one_page(tmp_path / "cu.pdf", runs(text, encoding))
    paper = read_pdf(path)
    (paragraph,) = paper.paragraphs()
    (segment,) = paragraph.segments
    assert paragraph.text == text
    assert paper.narrow is not None
    start = text.index("Nguyễn")
    x0, _, x1, _ = paper.narrow(segment, start, len(text))
    typed_before = len(to_vni(text[:start]) if encoding == "VNI" else text[:start])
    typed = len(to_vni(text) if encoding == "VNI" else text)
    assert x0 == pytest.approx(70 + 6.5 * typed_before, abs=6.5)  # every letter is half a type size wide
    assert x1 == pytest.approx(70 + 6.5 * typed, abs=6.5)


def test_horned_letters_that_a_pdf_gives_as_hyphens(tmp_path: Path) -> None:
    path = one_page(tmp_path / "cu.pdf", runs("Trường Dương Hưng là thư ký, 2004-2005, được ưu tiên", "TCVN3"))
    assert texts(path) == ["Trường Dương Hưng là thư ký, 2004-2005, được ưu tiên"]


def test_old_and_plain_fonts_on_one_line(tmp_path: Path) -> None:
    line = [("13/5/1970 (USA) ", NEW), *runs("Hạnh phúc", "VNI"), *runs(", Độc lập", "TCVN3")]
    assert texts(one_page(tmp_path / "cu.pdf", line)) == ["13/5/1970 (USA) Hạnh phúc, Độc lập"]


def test_page_without_names_of_fonts_is_told_by_spelling(tmp_path: Path) -> None:
    lines = [[(to_tcvn3(text), NEW)] for _, _, text in REPORT if not text.isupper()]
    paper = read_pdf(one_page(tmp_path / "cu.pdf", *lines))
    assert "- Quê quán: xã Hưng Đạo, huyện Tứ Kỳ, tỉnh Hải Dương" in [p.text for p in paper.paragraphs()]
    assert "qua chính tả" in paper.notes[0]
    assert paper.read_as == "pdf_text"


def test_unknown_table_is_not_read_as_text(tmp_path: Path) -> None:
    lines = [[("Cµng hòa xã hµi chü nghîa Vi®t Nam, B¥ng khen cüa B¶ trß·ng, T° qu¯c ghi công", "VPS-Times")]] * 4
    assert read_pdf(one_page(tmp_path / "cu.pdf", *lines)).read_as == "pdf_scan"
