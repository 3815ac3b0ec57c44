"""Sample papers of invented people, written with python-docx, printed by LibreOffice, and scans made of the prints."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from docx import Document as new_document
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from PIL import Image

FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Ngô"]
MIDDLES = ["Thị Bích", "Văn", "Quốc", "Hoàng", "Thị Mỹ", "Đức", "Ngọc", "Thanh", "Xuân"]
GIVEN = ["Hạnh", "Khôi", "Ngân", "Thủy", "Lộc", "Gấm", "Ý", "Phượng", "Tuệ", "Dũng", "Vũ"]
PASSWORD = "mot-hai-ba"


def people(count: int) -> list[str]:
    return [f"{FAMILIES[n % len(FAMILIES)]} {MIDDLES[n % len(MIDDLES)]} {GIVEN[n % len(GIVEN)]}" for n in range(count)]


def _document() -> Document:
    document = new_document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    normal.paragraph_format.space_after = Pt(6)
    return document


def _write(cell: _Cell, lines: Sequence[str], *, bold: Sequence[int] = (), centred: bool = True) -> None:
    for index, text in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(text).bold = index in bold


def _side_by_side(document: Document, left: Sequence[str], right: Sequence[str], *, centred_left: bool = True) -> None:
    table = document.add_table(1, 2)
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, (Cm(6.5), Cm(9.5)), strict=True):
        cell.width = width
    _write(table.cell(0, 0), left, bold=[1], centred=centred_left)
    _write(table.cell(0, 1), right, bold=[0, 1])


def _head(document: Document) -> None:
    _side_by_side(
        document,
        ["SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CHI CỤC THỬ NGHIỆM", "Số: 41/TTr-CCTN"],
        ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông Xanh, ngày 05 tháng 11 năm 2025"],
    )


def _title(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.add_run(text).bold = True


def _body(document: Document, text: str, *, indent: float = 1.27) -> None:
    paragraph = document.add_paragraph(text)
    paragraph.paragraph_format.first_line_indent = Cm(indent)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


def _repeat_first_rows(table: Table, count: int) -> None:
    for row in table.rows[:count]:
        properties = row._tr.get_or_add_trPr()
        properties.append(properties.makeelement(f"{{{row._tr.nsmap['w']}}}tblHeader", {}))


DECISION = "Quyết định số 21089/QĐ-SKHCN"
DECISIONS = (
    "Năm 2024 được tặng danh hiệu Chiến sĩ thi đua cơ sở theo Quyết định số 1084/QĐ-SKHCN ngày 12/12/2024, năm 2023 "
    "theo Quyết định số 1085/QĐ-SKHCN ngày 13/12/2023, năm 2022 theo Quyết định số 1086/QĐ-SKHCN ngày 14/12/2022, "
    "năm 2021 theo Quyết định số 1087/QĐ-SKHCN ngày 15/12/2021, năm 2020 theo Quyết định số 1088/QĐ-SKHCN ngày "
    "16/12/2020 và năm 2019 theo Quyết định số 21089/QĐ-SKHCN ngày 17/12/2019 của Giám đốc Sở Khoa học và Công nghệ."
)
BASIS = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;"


RUNNING = "Chi cục Thử nghiệm - Hồ sơ khen thưởng năm 2025"


def _number_pages(document: Document) -> None:
    """A page number above and a running line below, as offices put them."""
    section = document.sections[0]
    above = section.header.paragraphs[0]
    above.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = above.add_run()._r
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        tag = "w:fldChar" if kind else "w:instrText"
        part = OxmlElement(tag)
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = text or None
        run.append(part)
    section.footer.paragraphs[0].text = RUNNING


def write_submission(path: Path, *, count: int = 8, numbered: bool = False) -> None:
    """A submission with head, broken decision numbers, a table with merged cells and a signature block."""
    document = _document()
    if numbered:
        _number_pages(document)
    _head(document)
    _title(document, "TỜ TRÌNH")
    _title(document, "Về việc đề nghị xét tặng danh hiệu thi đua năm 2025")
    _body(document, BASIS)
    _body(document, DECISIONS)
    _body(document, "Chi cục Thử nghiệm kính trình Giám đốc Sở xem xét, công nhận cho các cá nhân có tên sau:")
    table = document.add_table(2, 5)
    table.style = "Table Grid"
    for column, text in enumerate(["TT", "Họ và tên", "Chức vụ"]):
        merged = table.cell(0, column).merge(table.cell(1, column))
        merged.text = text
    table.cell(0, 3).merge(table.cell(0, 4)).text = "Đề nghị"
    table.cell(1, 3).text, table.cell(1, 4).text = "Danh hiệu", "Hình thức"
    group = table.add_row().cells
    group[0].merge(group[4]).text = "I. CÁ NHÂN"
    for number, name in enumerate(people(count), start=1):
        values = [str(number), name, "Chuyên viên Phòng Hành chính - Tổng hợp", "CSTĐCS", "Giấy khen"]
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value
    _repeat_first_rows(table, 2)
    _body(document, "Kính trình Giám đốc Sở xem xét./.")
    _side_by_side(
        document,
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["CHI CỤC TRƯỞNG", "", "", "Lê Thị Bích Hạnh"],
        centred_left=False,
    )
    document.save(path)


def write_report(path: Path) -> None:
    """A one-page report: labels with tabs, a borderless list and dashes."""
    document = _document()
    _head(document)
    _title(document, "BÁO CÁO THÀNH TÍCH")
    for label, value in (("Họ và tên:", "Trần Văn Khôi"), ("Ngày sinh:", "05/4/1985"), ("Chức vụ:", "Trưởng phòng")):
        paragraph = document.add_paragraph(f"{label}\t{value}")
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(6))
    _body(document, "- Hoàn thành tốt nhiệm vụ được giao trong năm;")
    _body(document, "- Có 02 sáng kiến được công nhận.")
    table = document.add_table(1, 4)
    for cell, text in zip(table.rows[0].cells, ["STT", "Họ và tên", "Năm sinh", "Đề nghị"], strict=True):
        cell.text = text
    for number, name in enumerate(people(4), start=1):
        for cell, value in zip(table.add_row().cells, [str(number), name, str(1980 + number), "LĐTT"], strict=True):
            cell.text = value
    for row in table.rows:
        for cell, width in zip(row.cells, (1.2, 6, 3, 3), strict=True):
            cell.width = Cm(width)
    _body(document, "Trên đây là báo cáo thành tích của cá nhân, kính đề nghị Hội đồng xem xét.")
    document.save(path)


def write_numbers(path: Path) -> None:
    """Paragraphs that each push the same decision number a little further to the right."""
    document = _document()
    for length in range(30):
        start = f"Được khen {'i' * length} theo các quyết định của cấp trên, gồm {DECISION}"
        others = ", ".join(people(70)[length : length + 24])
        _body(document, f"{start}, cùng các ông, bà {others} trong năm 2024.")
    document.save(path)


def write_empty(path: Path) -> None:
    document = _document()
    document.add_paragraph("")
    document.save(path)


def print_papers(sources: Sequence[Path], folder: Path, *, password: str = "") -> None:
    """PDFs of Word files by LibreOffice, with a profile of its own in the folder."""
    target = "pdf"
    if password:
        target = (
            'pdf:writer_pdf_Export:{"EncryptFile":{"type":"boolean","value":"true"},'
            f'"DocumentOpenPassword":{{"type":"string","value":"{password}"}}}}'
        )
    profile = (folder / "profile").absolute().as_uri()
    command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", target]
    command += ["--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)


def picture_of(path: Path, page: int, *, skew: float = 0.0, dots: int = 200) -> Image.Image:
    """A grey scan of a printed page: turned a little, with noise and a grey paper."""
    document = pdfium.PdfDocument(path)
    picture = document[page].render(scale=dots / 72, grayscale=True).to_pil()
    document.close()
    if skew:
        picture = picture.rotate(-skew, Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.asarray(picture).astype(np.int16)
    noise = np.random.default_rng(7).normal(0, 6, grey.shape)
    return Image.fromarray(np.clip(grey * 0.9 + noise + 8, 0, 255).astype(np.uint8))


def write_scan(path: Path, pictures: Sequence[Image.Image], *, dots: int = 200) -> None:
    pictures[0].save(path, "PDF", resolution=dots, save_all=True, append_images=list(pictures[1:]), quality=80)


def join_papers(path: Path, parts: Sequence[Path]) -> None:
    """All pages of several PDFs in one."""
    whole = pdfium.PdfDocument.new()
    for part in parts:
        source = pdfium.PdfDocument(part)
        whole.import_pages(source)
        source.close()
    whole.save(path)
    whole.close()


def jpeg_bytes(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "JPEG", quality=85)
    return buffer.getvalue()
