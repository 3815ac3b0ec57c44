from pathlib import Path

import pytest
from docx import Document

from extractors.layout import Cell, Paragraph, Table
from extractors.libreoffice import convert, made_of
from extractors.readers.word.flattened import mend_last_table
from extractors.reading import read_file

SUBMISSION = ("CHI CỤC TIÊU CHUẨN", "Số: 12/TTr-CCTC", "TỜ TRÌNH", "Về việc khen thưởng năm 2024")
REPORT = ("BÁO CÁO THÀNH TÍCH ĐỀ NGHỊ TẶNG GIẤY KHEN", "I. SƠ LƯỢC LÝ LỊCH", "- Họ và tên: Trần Thị Kim Oanh")
RECIPIENTS = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, KHTC.")
HEAD = ("THỦ TRƯỞNG ĐƠN VỊ", "Tống Phước Hải")
ENDS = (
    (SUBMISSION, RECIPIENTS, ("CHI CỤC TRƯỞNG", "Mai Xuân Lộc"), "Mai Xuân Lộc"),
    (REPORT, HEAD, ("NGƯỜI BÁO CÁO", "Trần Thị Kim Oanh"), "Tống Phước Hải"),
)


def texts(blocks: list[Paragraph | Table]) -> list[str]:
    """The cells of a mended table, else the lines."""
    return [
        cell.text
        for block in blocks
        for cell in (block.cells if isinstance(block, Table) else [Cell(0, 0, 0, [block])])
    ]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Huỳnh Quốc ViệtNGƯỜI BÁO CÁO", ["Huỳnh Quốc Việt", "NGƯỜI BÁO CÁO"]),
        ("- Lưu: VT, HC.KT. GIÁM ĐỐC", ["- Lưu: VT, HC.", "KT. GIÁM ĐỐC"]),
        ("(Ký tên)Long Hải, ngày 28 tháng 11 năm 2024", ["(Ký tên)Long Hải, ngày 28 tháng 11 năm 2024"]),
        ("Hồ Ngọc VyLong Hải, ngày 28 tháng 11 năm 2024", ["Hồ Ngọc Vy", "Long Hải, ngày 28 tháng 11 năm 2024"]),
        ("Phòng KH&CN, Sở TTTT và ThS Nguyễn Thị VÂN", ["Phòng KH&CN, Sở TTTT và ThS Nguyễn Thị VÂN"]),
        ("Huỳnh Minh TúNgười tự thuật", ["Huỳnh Minh Tú", "Người tự thuật"]),
        ("- Lưu VT, TCCBQ. GIÁM ĐỐC", ["- Lưu VT, TCCB", "Q. GIÁM ĐỐC"]),
        ("- Lưu: VT, TĐKT.CHÁNH VĂN PHÒNG", ["- Lưu: VT, TĐKT.", "CHÁNH VĂN PHÒNG"]),
        ("- Lưu: VT, HC.KT.GIÁM ĐỐC", ["- Lưu: VT, HC.", "KT.GIÁM ĐỐC"]),
        ("- Lưu VPĐU.T/M ĐẢNG ỦY", ["- Lưu VPĐU.", "T/M ĐẢNG ỦY"]),
        ("XÁC NHẬN CỦA VIỆN MẪUVIỆN TRƯỞNG", ["XÁC NHẬN CỦA VIỆN MẪU", "VIỆN TRƯỞNG"]),
        ("KT. PHÓ TỔNG GIÁM ĐỐC, kênh YouTube", ["KT. PHÓ TỔNG GIÁM ĐỐC, kênh YouTube"]),
        ("PGS.TS NGUYỄN", ["PGS.TS NGUYỄN"]),
        ("Đơn vị VNPT", ["Đơn vị VNPT"]),
    ],
)
def test_two_cells_meet_without_a_space(line: str, parts: list[str]) -> None:
    assert texts(mend_last_table([Paragraph(line, number=3)])) == parts


def test_cell_begins_at_its_first_centred_line() -> None:
    lines = [Paragraph("Họp xong lúc 8h50.", number=1), Paragraph("Người ghi", number=2, centred=True)]
    lines += [Paragraph("Hà Văn KiênChủ trì", number=3, centred=True), Paragraph("Vũ Thị Tơ", number=4, centred=True)]
    told, table = mend_last_table(lines)
    assert told == lines[0] and isinstance(table, Table)
    assert [cell.text for cell in table.cells] == ["Người ghi\nHà Văn Kiên", "Chủ trì\nVũ Thị Tơ"]


def test_nothing_is_parted_before_the_last_table() -> None:
    blocks = [Paragraph("Huỳnh Quốc ViệtNGƯỜI BÁO CÁO", number=0), Table(0, 1, 1, [])]
    assert mend_last_table(blocks) == blocks


@pytest.mark.parametrize(("lines", "left", "right", "signer"), ENDS)
def test_signer_of_a_doc_whose_last_table_lost_its_end(
    tmp_path: Path, lines: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...], signer: str
) -> None:
    document = Document()
    for line in (*lines, "Năm 2024 đã hoàn thành tốt nhiệm vụ, được giao làm 12 hồ sơ và đều đúng hạn./."):
        document.add_paragraph(line)
    row = document.add_table(rows=1, cols=2).rows[0]
    for cell, texts_of_cell in zip(row.cells, (left, right), strict=True):
        cell.text = texts_of_cell[0]
        for text in texts_of_cell[1:]:
            cell.add_paragraph(text)
    source = tmp_path / "van-ban.docx"
    document.save(str(source))
    assert document.element.body[-2].tag.endswith("}tbl")  # the last block before the section's own element
    assert not convert([source], tmp_path, target="doc")
    found = read_file(made_of(source, tmp_path, "doc")).document.signer
    assert found is not None and found.value == signer
