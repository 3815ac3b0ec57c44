"""Correct papers laid out in the ways that offices have: tables, tabs, spaces, text boxes, styles, other programs."""

from __future__ import annotations

import io
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from correct_papers import (
    BASES,
    MOTTO,
    NATION,
    SENTENCE,
    clear,
    decision,
    faults,
    found,
    letter,
    linted,
    new_document,
    packed,
    put,
    put_body,
    put_closing,
    put_head,
    put_rule,
    put_title,
    set_font,
    submission,
)
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from lxml import etree

from extractors.libreoffice import convert, find_libreoffice
from reports.decree.findings import FormReport
from reports.decree.lint import lint_pdf, lint_word


def add_runs(paragraph: Any, *parts: tuple[str, float, dict[str, bool]]) -> Any:
    for text, size, form in parts:
        run = paragraph.add_run(text)
        run.font.size = Pt(size)
        run.bold, run.italic = form.get("bold", False), form.get("italic", False)
    return paragraph


NUMBERS = ("sz", "spacing", "ind", "pgSz", "pgMar", "ilvl", "start", "color", "lvl", "abstractNum", "pgNumType")
BOLD, SLANTED, PLAIN = {"bold": True}, {"italic": True}, {}


def with_halves(gap: str) -> Any:
    """Head and closing in lines of two halves, a gap between them."""
    document = new_document()

    def line(*parts: tuple[str, float, dict[str, bool]]) -> None:
        add_runs(document.add_paragraph(), parts[0], (gap, 13, PLAIN), *parts[1:])

    line(("UBND THÀNH PHỐ SÔNG BIỂN", 12, PLAIN), (NATION, 12, BOLD))
    line(("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, BOLD), (MOTTO, 13, BOLD))
    put_rule(document)
    line(("Số: 05/TTr-VP", 13, PLAIN), ("Sông Biển, ngày 05 tháng 9 năm 2026", 13, SLANTED))
    put_title(document, "TỜ TRÌNH", "Về việc xét khen thưởng quý III năm 2026")
    put(document, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", before=12)
    for text in BASES:
        put_body(document, text, italic=True)
    put_body(document, SENTENCE)
    line(("Nơi nhận:", 12, {"bold": True, "italic": True}), ("KT. GIÁM ĐỐC", 14, BOLD))
    line(("- Như trên;", 11, PLAIN), ("PHÓ GIÁM ĐỐC", 14, BOLD))
    put(document, "- Các phòng, đơn vị thuộc Sở;", 11, align=ALIGN.LEFT)
    line(("- Lưu: VT, TCHC.", 11, PLAIN), ("Nguyễn Văn Bình", 14, BOLD))
    return document


def with_text_boxes() -> Any:
    """The head in two text boxes, kept twice as Word does: for itself and for its older versions."""
    document = new_document()
    anchor = document.add_paragraph()
    left = [
        ("UBND THÀNH PHỐ SÔNG BIỂN", 24, False),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 24, True),
        ("Số: 05/TTr-VP", 26, False),
    ]
    right = [(NATION, 24, True), (MOTTO, 26, True), ("Sông Biển, ngày 05 tháng 9 năm 2026", 26, False)]
    for lines in (left, right):
        paragraphs = "".join(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{"<w:b/>" if bold else ""}'
            f'{"<w:i/>" if text.startswith("Sông") else ""}<w:sz w:val="{size}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
            for text, size, bold in lines
        )
        content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
        anchor._p.append(
            parse_xml(
                f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
                'xmlns:v="urn:schemas-microsoft-com:vml">'
                f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx>'
                f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox>"
                "</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            )
        )
    anchor._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
            '<w:pict><v:line from="1,1" to="90,1"/></w:pict></w:r>'
        )
    )
    put_title(document, "TỜ TRÌNH", "Về việc xét khen thưởng quý III năm 2026")
    put(document, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", before=12)
    put_body(document, SENTENCE)
    put_closing(document)
    return document


def with_styles() -> Any:
    """Nothing is set on a run: paragraph styles that are based on each other say all; a toggle is set back."""
    document = submission()
    styles = document.styles
    base = styles.add_style("Chữ", WD_STYLE_TYPE.PARAGRAPH)
    base.base_style, base.font.bold = styles["Normal"], True
    for paragraph in _all(document):
        if not paragraph.runs:
            continue
        first = paragraph.runs[0]
        name = f"S{first.font.size.pt:g}{bool(first.bold)}{bool(first.italic)}"
        if name not in [each.name for each in styles]:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = base
            style.font.size, style.font.italic = first.font.size, bool(first.italic)
            if not first.bold:
                style.font.bold = False
        paragraph.style = styles[name]
        for run in paragraph.runs:
            run._r.remove(run._r.rPr)
    return document


def with_theme() -> Any:
    """Every font is that of the theme, and the theme's is Times New Roman."""
    document = submission()
    for element in [document.styles.element, document.element]:
        for fonts in element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for script in ("ascii", "hAnsi"):
                fonts.set(qn(f"w:{script}Theme"), "minorHAnsi")
    part = next(each for each in document.part.package.iter_parts() if "theme" in str(each.partname))
    part._blob = part.blob.replace(b'<a:latin typeface="Calibri"', b'<a:latin typeface="Times New Roman"').replace(
        b'<a:latin typeface="Cambria"', b'<a:latin typeface="Times New Roman"'
    )
    return document


def with_direct_forms() -> Any:
    """As Google Docs writes: the default style is another, every run says all, cells have no edges one by one."""
    document = submission()
    normal = document.styles["Normal"]
    set_font(normal.element.get_or_add_rPr(), "Arial")
    normal.font.size = Pt(11)
    for paragraph in [*_all(document), document.sections[0].header.paragraphs[0]]:
        paragraph.paragraph_format.line_spacing = 1.15 if paragraph.text == SENTENCE else 1.0
        for run in paragraph.runs:
            set_font(run._r.get_or_add_rPr(), "Times New Roman")
    for table in document.tables:
        for cell in [cell for row in table.rows for cell in row.cells]:
            edges = OxmlElement("w:tcBorders")
            for side in ("top", "left", "bottom", "right"):
                edge = OxmlElement(f"w:{side}")
                edge.set(qn("w:val"), "nil")
                edges.append(edge)
            cell._tc.get_or_add_tcPr().append(edges)
    return document


def with_controls() -> Any:
    """Cells, paragraphs and the page number in content controls, as forms of portals and Word's own gallery have."""
    document = submission()
    for element in [document.paragraphs[0]._p, found(document, NATION)._p, found(document, "Trong quý III")._p]:
        _wrap(element)
    row = document.tables[0].rows[1]._tr
    _wrap(row.tc_lst[0])
    _wrap(document.sections[0].header.paragraphs[0]._p)
    return document


def _wrap(element: Any) -> None:
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    element.addprevious(control)
    control.append(content)
    content.append(element)


def with_changes() -> Any:
    """What was wrong is deleted, what is right inserted, both tracked."""
    document = submission()
    motto = found(document, MOTTO)
    right = motto.runs[0]._r
    inserted, deleted, wrong = OxmlElement("w:ins"), OxmlElement("w:del"), deepcopy(right)
    for mark in (inserted, deleted):
        mark.set(qn("w:id"), "900")
        mark.set(qn("w:author"), "Người soát")
    right.addprevious(deleted)
    text = wrong.find(qn("w:t"))
    text.tag, text.text = qn("w:delText"), "Độc lập-Tự do-Hạnh phúc"
    deleted.append(wrong)
    right.addprevious(inserted)
    inserted.append(right)
    return document


def with_breaks() -> Any:
    """Each cell of the head and of the signature is one paragraph with line breaks."""
    document = new_document()
    table = document.add_table(rows=1, cols=2)
    columns = (
        [("UBND THÀNH PHỐ SÔNG BIỂN", 12, PLAIN), ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, BOLD), ("Số: 05/TTr-VP", 13, PLAIN)],
        [(NATION, 12, BOLD), (MOTTO, 13, BOLD), ("Sông Biển, ngày 05 tháng 9 năm 2026", 13, SLANTED)],
    )
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = ALIGN.CENTER
        for text, size, form in lines:
            add_runs(paragraph, (text, size, form))
            if (text, size, form) != lines[-1]:
                paragraph.runs[-1].add_break(WD_BREAK.LINE)
            if text in (MOTTO, "SỞ KHOA HỌC VÀ CÔNG NGHỆ"):
                paragraph.runs[-1].underline = True
    put_title(document, "TỜ TRÌNH", "Về việc xét khen thưởng quý III năm 2026")
    put(document, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", before=12)
    put_body(document, SENTENCE)
    put_closing(document)
    return document


def with_capitals_of_the_font() -> Any:
    """Typed small, shown in capitals; the number of the page as a simple field in a frame."""
    document = decision()
    for start in (NATION, "SỞ KHOA", "UBND"):
        run = found(document, start).runs[0]
        run.text, run.font.all_caps = run.text.capitalize(), True
    header = document.sections[0].header.paragraphs[0]
    header.clear()
    header.alignment = None
    frame = OxmlElement("w:framePr")
    frame.set(qn("w:xAlign"), "center")
    header._p.get_or_add_pPr().append(frame)
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE  \\* MERGEFORMAT "/>')
    field.append(parse_xml(f'<w:r {nsdecls("w")}><w:rPr><w:sz w:val="26"/></w:rPr><w:t>2</w:t></w:r>'))
    header._p.append(field)
    return document


def report_of_achievements() -> Any:
    """A form with a head of its own: the office on the left, place and day before the title."""
    document = new_document()
    table = document.add_table(rows=1, cols=2)
    left, right = (clear(cell) for cell in table.rows[0].cells)
    put(left, "PHÒNG QUẢN LÝ CÔNG NGHỆ", 12, bold=True)
    put(right, NATION, 12, bold=True)
    put(right, MOTTO, 13, bold=True)
    put_rule(right)
    put(right, "Sông Biển, ngày 05 tháng 9 năm 2026", 14, italic=True)
    put(document, "BÁO CÁO THÀNH TÍCH", bold=True, before=12)
    put(document, "ĐỀ NGHỊ TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ", bold=True)
    put_body(document, "I. SƠ LƯỢC LÝ LỊCH", bold=True)
    put_body(document, SENTENCE)
    table = document.add_table(rows=1, cols=2)
    left, right = (clear(cell) for cell in table.rows[0].cells)
    put(left, "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ", bold=True)
    put(right, "NGƯỜI BÁO CÁO", bold=True)
    put(right, "Nguyễn Văn Bình", bold=True)
    return document


def minutes() -> Any:
    document = new_document()
    put_head(document, number="Số: 12/BB-HĐTĐKT")
    put_title(document, "BIÊN BẢN", "Họp Hội đồng Thi đua - Khen thưởng quý III năm 2026")
    put_body(document, "Hôm nay, ngày 05 tháng 9 năm 2026, tại trụ sở Sở, Hội đồng họp xét khen thưởng.")
    put_body(document, SENTENCE)
    table = document.add_table(rows=1, cols=2)
    left, right = (clear(cell) for cell in table.rows[0].cells)
    put(left, "THƯ KÝ", bold=True)
    put(left, "Trần Thị Lan", bold=True)
    put(right, "CHỦ TỌA", bold=True)
    put(right, "Nguyễn Văn Bình", bold=True)
    return document


def wide_list() -> Any:
    """A list on a page that lies: its margins turned with it, as Word turns them."""
    document = new_document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.right_margin = Mm(30), Mm(20)
    section.bottom_margin, section.left_margin = Mm(15), Mm(20)
    put_head(document)
    put_title(document, "DANH SÁCH", "Đề nghị khen thưởng quý III năm 2026")
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    for cell, text in zip(
        [*table.rows[0].cells, *table.rows[1].cells], ("STT", "Họ và tên", "Đơn vị") * 2, strict=True
    ):
        put(clear(cell), text, 12, bold=True)
    return document


def with_letterhead() -> Any:
    """Nation and agency stand in the header of the first page."""
    document = submission()
    header = document.sections[0].first_page_header
    header._element.insert(0, document.tables[0]._tbl)
    return document


def with_lists_of_word() -> Any:
    """Clauses numbered and recipients dashed by Word, a space between paragraphs by an empty one."""
    document = letter()
    bullets = document.styles["List Bullet"].element.pPr.numPr.numId.val
    for start in ("- Như trên", "- Các phòng", "- Lưu", "- Phòng Quản lý", "- Trung tâm"):
        paragraph = found(document, start)
        paragraph.runs[0].text = paragraph.text[2:]
        chosen = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        chosen.get_or_add_ilvl().val, chosen.get_or_add_numId().val = 0, bullets
    for paragraph in [each for each in document.paragraphs if each.text == SENTENCE]:
        paragraph.paragraph_format.space_before = Pt(0)
        paragraph._p.addprevious(put(document, "", 6)._p)
    return document


def with_letters_and_marks_apart() -> Any:
    """Every word typed as letters with combining marks, the head in halves: found all the same."""
    document = with_halves("\t\t")
    for run in [run for paragraph in document.paragraphs for run in paragraph.runs if run.text.strip()]:
        run.text = unicodedata.normalize("NFD", run.text)
    return document


def with_cells_run_together() -> Any:
    """As LibreOffice reads a .doc that it wrote: the cells of the last table are paragraphs, two lines in one."""
    document = letter()
    closing = document.tables[-1]._tbl
    closing.getparent().remove(closing)
    put(document, "Nơi nhận:", 12, bold=True, italic=True, align=ALIGN.LEFT)
    put(document, "- Như trên;", 11, align=ALIGN.LEFT)
    add_runs(document.add_paragraph(), ("- Lưu: VT, TCHC.", 11, PLAIN), ("GIÁM ĐỐC", 14, BOLD)).alignment = ALIGN.CENTER
    put(document, "")
    put(document, "Nguyễn Văn Bình", bold=True)
    return document


LAYOUTS = {
    "tables": submission,
    "tabs": lambda: with_halves("\t\t"),
    "spaces": lambda: with_halves(" " * 12),
    "text boxes": with_text_boxes,
    "styles": with_styles,
    "theme": with_theme,
    "direct": with_direct_forms,
    "controls": with_controls,
    "changes": with_changes,
    "breaks": with_breaks,
    "capitals of the font": with_capitals_of_the_font,
    "letterhead": with_letterhead,
    "letters and marks apart": with_letters_and_marks_apart,
    "cells run together": with_cells_run_together,
    "lists of Word": with_lists_of_word,
    "letter": letter,
    "report of achievements": report_of_achievements,
    "minutes": minutes,
    "wide list": wide_list,
}


def _all(document: Any) -> Iterator[Any]:
    yield from document.paragraphs
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                yield from cell.paragraphs


@pytest.mark.parametrize("name", LAYOUTS)
def test_correct_paper_in_any_layout_has_no_fault(name: str) -> None:
    assert faults(linted(LAYOUTS[name]())) == set()


@pytest.mark.parametrize(
    "name", ["tabs", "spaces", "text boxes", "breaks", "controls", "changes", "letterhead", "letters and marks apart"]
)
def test_elements_are_found_in_any_layout(name: str) -> None:
    """No fault because nothing was looked at would be no proof."""
    assert {5, 6, 7, 8, 9, 10, 11, 12, 19, 20, 22, 23, 24} <= set(linted(LAYOUTS[name]()).passed)


def test_signature_that_ran_into_the_recipients_is_found() -> None:
    assert {19, 20, 23, 24} <= set(linted(with_cells_run_together()).passed)


@pytest.mark.parametrize("gap", ["\t\t", " " * 12])
def test_fault_in_the_right_half_is_found(gap: str) -> None:
    document = with_halves(gap)
    run = next(run for paragraph in document.paragraphs for run in paragraph.runs if run.text == MOTTO)
    run.text = "Độc lập-Tự do-Hạnh phúc"
    assert faults(linted(document)) == {(6, "noi_dung")}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("tables", "to_trinh"),
        ("letter", "cong_van"),
        ("report of achievements", "bao_cao_thanh_tich"),
        ("minutes", "bien_ban"),
        ("wide list", "danh_sach"),
    ],
)
def test_kind_is_told_from_the_text(name: str, kind: str) -> None:
    assert linted(LAYOUTS[name]()).kind == kind


def test_kind_that_is_told_counts_more_than_the_text() -> None:
    report = linted(minutes(), kind="quyet_dinh")
    assert report.kind == "quyet_dinh"
    assert (14, "thieu") in faults(report)


def test_paper_in_an_old_font_is_told_so_and_not_read() -> None:
    """In TCVN3 the nation's name reads "Céng hßa x· héi": that it is missing would be nonsense."""
    document = submission()
    for fonts in [*document.styles.element.iter(qn("w:rFonts")), *document.element.iter(qn("w:rFonts"))]:
        fonts.attrib.clear()
        for script in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{script}"), ".VnTime")
    found(document, NATION).runs[0].text = "Céng hßa x· héi chñ nghÜa ViÖt Nam"
    report = linted(document)
    assert faults(report) == {(3, "phong_cu")}
    assert {5, 6, 9, 15} <= set(report.not_checkable)


def test_words_of_a_digital_signature_are_no_name() -> None:
    document = submission()
    name = found(document, "Nguyễn Văn Bình")
    for text in ("Ký bởi: Sở Khoa học và Công nghệ", "Thời gian ký: 05.09.2026 10:11:12 +07:00"):
        put_before = name.insert_paragraph_before(text)
        put_before.runs[0].font.size = Pt(9)
    assert faults(linted(document)) == set()


@pytest.mark.parametrize("text", ["Sông Biển, ngày 05/9/2026", "Sông Biển, ngày 05.09.2026"])
def test_day_in_figures_alone_is_told(text: str) -> None:
    document = submission()
    found(document, "Sông Biển,").runs[0].text = text
    assert faults(linted(document)) == {(10, "noi_dung")}


def test_tracked_changes_are_told_as_a_remark() -> None:
    remarks = {(each.row, each.aspect) for each in linted(with_changes()).findings}
    assert remarks == {(38, "dau_sua")}


def test_time_grows_with_the_paragraphs() -> None:
    def seconds(paragraphs: int) -> float:
        document = submission()
        base = found(document, "Trong quý III")
        for _ in range(paragraphs):
            base._p.addnext(deepcopy(base._p))
        stream = io.BytesIO()
        document.save(stream)
        with zipfile.ZipFile(stream) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        taken = []
        for _ in range(3):
            start = time.process_time()
            lint_word(parts)
            taken.append(time.process_time() - start)
        return min(taken)

    assert seconds(1200) < 8 * seconds(300)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> tuple[FormReport, FormReport, FormReport]:
    """The submission saved by LibreOffice as .docx and as PDF, and a faulty one as PDF."""
    assert find_libreoffice() is not None
    folder = tmp_path_factory.mktemp("libreoffice")
    wrong = submission()
    found(wrong, MOTTO).runs[0].text = "Độc lập-Tự do-Hạnh phúc"
    found(wrong, "Sông Biển").runs[0].text = "Sông Biển, ngày 5 tháng 9 năm 2026"
    sources = [folder / "right.docx", folder / "wrong.docx"]
    submission().save(sources[0])
    wrong.save(sources[1])
    made = folder / "made"
    made.mkdir()
    assert convert(sources, made, target="pdf") == {}
    assert convert(sources[:1], made, target="docx") == {}
    with zipfile.ZipFile(made / "right.docx") as package:
        saved = lint_word({name: package.read(name) for name in package.namelist()})
    return saved, lint_pdf(made / "right.pdf"), lint_pdf(made / "wrong.pdf")


def test_paper_saved_by_libreoffice_has_no_fault(converted: tuple[FormReport, ...]) -> None:
    assert faults(converted[0]) == set()
    assert {4, 5, 6, 8, 9, 10, 11, 12, 20, 24} <= set(converted[0].passed)


def test_correct_pdf_has_no_fault(converted: tuple[FormReport, ...]) -> None:
    report = converted[1]
    assert report.kind == "to_trinh"
    assert faults(report) == set()
    assert {1, 2, 3, 5, 6, 9, 10, 11, 23, 24} <= set(report.passed)
    assert 15 in report.not_checkable


def test_faults_of_a_pdf_are_found(converted: tuple[FormReport, ...]) -> None:
    assert faults(converted[2]) == {(6, "noi_dung"), (10, "ngay")}


def test_document_that_is_no_package_of_word_is_refused() -> None:
    with pytest.raises(ValueError, match="no main part"):
        lint_word({"xl/workbook.xml": b"<a/>"})
    with pytest.raises(ValueError, match="no XML"):
        lint_word({"word/document.xml": b"<w:document"})


def test_empty_document_is_no_crash() -> None:
    report = linted(Document())
    assert report.kind == "khac"
    assert 1 in {each.row for each in report.findings}


@pytest.mark.parametrize("value", ["", "-1", "999999999999", "x", "1.5", "NaN", "inf", "1e400", "٣"])
def test_nonsense_in_numbers_is_no_crash(value: str) -> None:
    """Files come from anywhere: every figure of the formatting may be none."""
    parts = packed(with_lists_of_word())
    for name in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        root = etree.fromstring(parts[name])
        for element in root.iter():
            for attribute in element.attrib:
                if etree.QName(element).localname in NUMBERS:
                    element.set(attribute, value)
        parts[name] = etree.tostring(root)
    assert lint_word(parts).kind == "cong_van"
