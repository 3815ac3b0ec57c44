"""Correct papers of an invented office, made with python-docx alone: the forms of the Office have no part in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.decree.findings import FormReport
from reports.decree.lint import lint_word

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SENTENCE = (
    "Trong quý III năm 2026, các đơn vị trực thuộc Sở đã hoàn thành những nhiệm vụ được giao, trong đó có nhiều cá "
    "nhân, tập thể đạt thành tích tiêu biểu được đồng nghiệp ghi nhận."
)
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
    "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ quy định chi tiết thi hành một số điều "
    "của Luật Thi đua, khen thưởng;",
    "Theo đề nghị của Trưởng phòng Tổ chức - Hành chính.",
)


def packed(document: Any) -> dict[str, bytes]:
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def linted(document: Any, *, kind: str | None = None) -> FormReport:
    return lint_word(packed(document), kind=kind)


def faults(report: FormReport) -> set[tuple[int, str]]:
    """Row and aspect of what has to be mended; remarks are left out."""
    return {(each.row, each.aspect) for each in report.findings if each.severity != "THONG_TIN"}


def new_document() -> Any:
    """A4, margins, Times New Roman 14 in the default style, the page number in the upper margin."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.different_first_page_header_footer = True
    add_field(section.header.paragraphs[0], "PAGE")
    style = document.styles["Normal"]
    set_font(style.element.get_or_add_rPr(), "Times New Roman")
    style.font.size = Pt(14)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    return document


def set_font(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), name)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def add_field(paragraph: Any, code: str) -> None:
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, code), ("separate", None), ("", "2"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(14)
        if kind == "":
            run.text = text
            continue
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.text = text
        run._r.append(mark)


def put(
    holder: Any,
    text: str,
    size: float = 14,
    *,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.CENTER,
    before: float = 0,
    indent: bool = False,
) -> Any:
    paragraph = holder.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(before)
    if indent:
        paragraph.paragraph_format.first_line_indent = Mm(12.7)
    run = paragraph.add_run(text)
    run.bold, run.italic, run.font.size = bold, italic, Pt(size)
    return paragraph


def put_rule(holder: Any) -> None:
    paragraph = holder.add_paragraph()
    borders, edge = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        edge.set(qn(f"w:{name}"), value)
    borders.append(edge)
    paragraph._p.get_or_add_pPr().append(borders)


def put_body(document: Any, text: str, **form: Any) -> Any:
    return put(document, text, align=ALIGN.JUSTIFY, before=6, indent=True, **form)


def clear(cell: Any) -> Any:
    cell._tc.remove(cell.paragraphs[0]._p)
    return cell


def put_head(document: Any, *, number: str = "Số: 05/TTr-VP", about: str = "") -> None:
    table = document.add_table(rows=2, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, (72, 103), strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    left, right = (clear(cell) for cell in table.rows[0].cells)
    put(left, "UBND THÀNH PHỐ SÔNG BIỂN", 12)
    put(left, "SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, bold=True)
    put_rule(left)
    put(right, NATION, 12, bold=True)
    put(right, MOTTO, 13, bold=True)
    put_rule(right)
    left, right = (clear(cell) for cell in table.rows[1].cells)
    put(left, number, 13)
    if about:
        put(left, about, 12, before=6)
    put(right, "Sông Biển, ngày 05 tháng 9 năm 2026", 13, italic=True)


def put_title(document: Any, kind: str, subject: str) -> None:
    put(document, kind, bold=True, before=18)
    put(document, subject, bold=True)
    put_rule(document)


def put_closing(document: Any, *, first: str = "- Như trên;") -> None:
    table = document.add_table(rows=1, cols=2)
    left, right = (clear(cell) for cell in table.rows[0].cells)
    put(left, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    for text in (first, "- Các phòng, đơn vị thuộc Sở;", "- Lưu: VT, TCHC."):
        put(left, text, 11, align=ALIGN.LEFT)
    put(right, "KT. GIÁM ĐỐC", bold=True)
    put(right, "PHÓ GIÁM ĐỐC", bold=True)
    for _ in range(3):
        put(right, "")
    put(right, "Nguyễn Văn Bình", bold=True)


def submission() -> Any:
    document = new_document()
    put_head(document)
    put_title(document, "TỜ TRÌNH", "Về việc xét khen thưởng quý III năm 2026")
    put(document, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", before=12)
    for text in BASES:
        put_body(document, text, italic=True)
    put_body(document, "I. KẾT QUẢ TIẾP NHẬN HỒ SƠ", bold=True)
    put_body(document, SENTENCE)
    put_body(document, "1. Về hồ sơ: đủ theo quy định.")
    for letter in "abcdđe":
        put_body(document, f"{letter}) Hồ sơ của đơn vị được kiểm tra theo quy định.")
    put_body(document, SENTENCE)
    put_closing(document)
    put(document, "Phụ lục I", bold=True).paragraph_format.page_break_before = True
    put(document, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", bold=True)
    put(document, "(Kèm theo Tờ trình số 05/TTr-VP ngày 05 tháng 9 năm 2026 của Văn phòng)", italic=True)
    put(document, "Phụ lục II", bold=True)
    put(document, "TÓM TẮT THÀNH TÍCH CỦA CÁ NHÂN", bold=True)
    put(document, "(Kèm theo Tờ trình số 05/TTr-VP ngày 05 tháng 9 năm 2026 của Văn phòng)", italic=True)
    return document


def letter() -> Any:
    document = new_document()
    put_head(document, number="Số: 112/SKHCN-VP", about="V/v bổ sung hồ sơ khen thưởng quý III")
    put(document, "Kính gửi:", before=12, align=ALIGN.LEFT)
    put(document, "- Phòng Quản lý Công nghệ;", align=ALIGN.LEFT)
    put(document, "- Trung tâm Ứng dụng.", align=ALIGN.LEFT)
    for _ in range(3):
        put_body(document, SENTENCE)
    put_closing(document)
    return document


def decision() -> Any:
    document = new_document()
    put_head(document, number="Số: 41/QĐ-SKHCN")
    put_title(document, "QUYẾT ĐỊNH", "Về việc tặng Giấy khen của Giám đốc Sở")
    put(document, "GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", bold=True, before=12)
    for text in BASES:
        put_body(document, text, italic=True)
    put(document, "QUYẾT ĐỊNH:", bold=True, before=12)
    for number in (1, 2, 3):
        paragraph = put_body(document, f"Điều {number}. ", bold=True)
        paragraph.add_run(SENTENCE)
    put_closing(document, first="- Như Điều 3;")
    return document


PAPERS = {"to_trinh": submission, "cong_van": letter, "quyet_dinh": decision}


def paragraphs_of(document: Any) -> Sequence[Any]:
    """All paragraphs, those of cells included, in the order of the document."""
    from docx.text.paragraph import Paragraph

    return [Paragraph(element, document) for element in document.element.body.iter(qn("w:p"))]


def found(document: Any, text: str) -> Any:
    """The first paragraph that begins with a text."""
    return next(each for each in paragraphs_of(document) if each.text.startswith(text))
