from pathlib import Path

import pytest
from docx import Document

from extractors.layout import Paragraph, Table
from extractors.libreoffice import convert, made_of
from extractors.readers.flattened import part_last_cells
from extractors.reading import read_file

CELLS = (
    (("Nơi nhận:", "- Như trên;", "- Lưu: VT, KHTC."), ("CHI CỤC TRƯỞNG", "Mai Xuân Lộc")),
    (("THỦ TRƯỞNG ĐƠN VỊ", "Tống Phước Hải"), ("NGƯỜI BÁO CÁO", "Trần Thị Kim Oanh")),
)


def texts(blocks: list[Paragraph | Table]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Huỳnh Quốc ViệtNGƯỜI BÁO CÁO", ["Huỳnh Quốc Việt", "NGƯỜI BÁO CÁO"]),
        ("- Lưu: VT, HC.KT. GIÁM ĐỐC", ["- Lưu: VT, HC.", "KT. GIÁM ĐỐC"]),
        ("(Ký tên)Long Hải, ngày 28 tháng 11 năm 2024", ["(Ký tên)Long Hải, ngày 28 tháng 11 năm 2024"]),
        ("Hồ Ngọc VyLong Hải, ngày 28 tháng 11 năm 2024", ["Hồ Ngọc Vy", "Long Hải, ngày 28 tháng 11 năm 2024"]),
        ("Phòng KH&CN, Sở TTTT và ThS Nguyễn Thị VÂN", ["Phòng KH&CN, Sở TTTT và ThS Nguyễn Thị VÂN"]),
        ("PGS.TS NGUYỄN", ["PGS.TS NGUYỄN"]),
        ("Đơn vị VNPT", ["Đơn vị VNPT"]),
    ],
)
def test_two_cells_meet_without_a_space(line: str, parts: list[str]) -> None:
    assert texts(part_last_cells([Paragraph(line, number=3)])) == parts


def test_nothing_is_parted_before_the_last_table() -> None:
    blocks = [Paragraph("Huỳnh Quốc ViệtNGƯỜI BÁO CÁO", number=0), Table(0, 1, 1, [])]
    assert part_last_cells(blocks) == blocks


@pytest.mark.parametrize("cells", CELLS)
def test_signer_of_a_doc_whose_last_table_lost_its_end(tmp_path: Path, cells: tuple[tuple[str, ...], ...]) -> None:
    document = Document()
    for line in ("CHI CỤC TIÊU CHUẨN", "Số: 12/TTr-CCTC", "TỜ TRÌNH", "Về việc khen thưởng năm 2024"):
        document.add_paragraph(line)
    document.add_paragraph("Chi cục kính trình Sở tặng Giấy khen cho ông Lê Văn Thuận, chuyên viên./.")
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, lines in zip(row.cells, cells, strict=True):
        cell.text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
    source = tmp_path / "to-trinh.docx"
    document.save(source)
    body = document.element.body  # python-docx ends a body with its section: the table is the last block
    assert body[-2].tag.endswith("}tbl")
    assert not convert([source], tmp_path, target="doc")
    signer = read_file(made_of(source, tmp_path, "doc")).document.signer
    assert signer is not None and signer.value == (cells[1] if cells[0][0].startswith("Nơi") else cells[0])[-1]
