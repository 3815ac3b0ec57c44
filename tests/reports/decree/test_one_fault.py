"""One thing is made wrong in a correct paper: exactly that is found, and nothing else."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from correct_papers import (
    PAPERS,
    SENTENCE,
    add_field,
    decision,
    faults,
    found,
    letter,
    linted,
    paragraphs_of,
    put,
    set_font,
    submission,
)
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

Change = Callable[[Any], object]


def says(start: str, text: str) -> Change:
    """The paragraph that begins so says something else; its look stays."""

    def change(document: Any) -> None:
        first, *others = found(document, start).runs
        first.text = text
        for run in others:
            run._r.getparent().remove(run._r)

    return change


def looks(start: str, **form: Any) -> Change:
    """Every run of the paragraph gets another look: size, bold, italic."""

    def change(document: Any) -> None:
        for run in found(document, start).runs:
            for name, value in form.items():
                setattr(run.font, name, Pt(value) if name == "size" else value)

    return change


def stands(start: str, **form: Any) -> Change:
    """The paragraph gets another alignment, indent or spacing."""

    def change(document: Any) -> None:
        paragraph = found(document, start)
        for name, value in form.items():
            setattr(paragraph if name == "alignment" else paragraph.paragraph_format, name, value)

    return change


def gone(start: str) -> Change:
    def change(document: Any) -> None:
        element = found(document, start)._p
        element.getparent().remove(element)

    return change


def page(**form: Any) -> Change:
    def change(document: Any) -> None:
        for name, value in form.items():
            setattr(document.sections[0], name, value)

    return change


def lay_down(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width


def take_rule(after: str) -> Change:
    """The line under a text goes."""

    def change(document: Any) -> None:
        rule = found(document, after)._p.getnext()
        rule.getparent().remove(rule)

    return change


def number_in_footer(document: Any) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].clear()
    add_field(section.footer.paragraphs[0], "PAGE")


def _copy_of(paragraph: Any) -> Any:
    from copy import deepcopy

    return deepcopy(paragraph._p)


def many_pages_more(document: Any) -> None:
    base = found(document, "Trong quý III")
    for _ in range(30):
        base._p.addnext(_copy_of(base))
    document.sections[0].header.paragraphs[0].clear()


def number_format(document: Any) -> None:
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "upperRoman")
    document.sections[0]._sectPr.append(kind)


def font(start: str, name: str) -> Change:
    def change(document: Any) -> None:
        for run in found(document, start).runs:
            set_font(run._r.get_or_add_rPr(), name)

    return change


def default_font(document: Any) -> None:
    set_font(document.styles["Normal"].element.get_or_add_rPr(), "Arial")


def colour(start: str) -> Change:
    def change(document: Any) -> None:
        for run in found(document, start).runs:
            run.font.color.rgb = RGBColor(0x1F, 0x4E, 0x79)

    return change


def caps_look(start: str) -> Change:
    """Written small, but shown in capitals by the font."""

    def change(document: Any) -> None:
        for run in found(document, start).runs:
            run.font.all_caps = True

    return change


def body_size(document: Any) -> None:
    """The default style is smaller, and the body leaves its size to it."""
    document.styles["Normal"].font.size = Pt(12)
    for run in found(document, "Trong quý III").runs:
        run.font.size = None


def urgent(size: float) -> Change:
    def change(document: Any) -> None:
        paragraph = put(document.tables[0].rows[0].cells[0], "HỎA TỐC", size, bold=True)
        assert paragraph.text

    return change


def numbered_letters(document: Any) -> None:
    """The points as a list of Word, which knows no đ: the fifth is e, where the law has đ."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("start", "1"), ("numFmt", "lowerLetter"), ("lvlText", "%1)")):
        each = OxmlElement(f"w:{name}")
        each.set(qn("w:val"), value)
        level.append(each)
    abstract.append(level)
    root.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "77")
    number.append(link)
    root.append(number)
    for paragraph in [each for each in paragraphs_of(document) if each.text[1:2] == ")"]:
        paragraph.runs[0].text = paragraph.text[3:]
        chosen = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        chosen.get_or_add_ilvl().val, chosen.get_or_add_numId().val = 0, 77


def drafter(document: Any) -> None:
    put(document.tables[-1].rows[0].cells[0], "NVB.(20)", 13, align=ALIGN.LEFT)


def chapter(document: Any) -> None:
    base = found(document, "Trong quý III")
    base._p.addprevious(put(document, "Chương 2", bold=True)._p)


def first(text: str, size: float) -> Change:
    """A line over the head of the first page."""

    def change(document: Any) -> None:
        line = put(document, text, size, bold=text.isupper(), align=ALIGN.RIGHT)
        document.element.body.insert(0, line._p)

    return change


def address(document: Any) -> None:
    run = document.sections[0].first_page_footer.paragraphs[0].add_run("Địa chỉ: số 5 đường Biển, phường Sông Biển")
    run.font.size = Pt(14)


FAULTS: dict[str, tuple[str, Change, tuple[int, str]]] = {
    "paper Letter": ("to_trinh", page(page_width=Mm(215.9), page_height=Mm(279.4)), (1, "kho")),
    "paper lies": ("cong_van", lay_down, (1, "ngang")),
    "margin top 15": ("to_trinh", page(top_margin=Mm(15)), (2, "le")),
    "margin top as Word sets it": ("to_trinh", page(top_margin=Mm(25.4)), (2, "le")),
    "margin bottom 30": ("to_trinh", page(bottom_margin=Mm(30)), (2, "le")),
    "margin left 25": ("quyet_dinh", page(left_margin=Mm(25)), (2, "le")),
    "margin right 10": ("cong_van", page(right_margin=Mm(10)), (2, "le")),
    "gutter": ("to_trinh", page(gutter=Mm(10)), (2, "le")),
    "font by style": ("to_trinh", default_font, (3, "phong")),
    "font of one paragraph": ("to_trinh", font("Trong quý III", "Calibri"), (3, "phong")),
    "font of TCVN3": ("to_trinh", font("Trong quý III", ".VnTime"), (3, "phong_cu")),
    "font of VNI": ("cong_van", font("Trong quý III", "VNI-Times"), (3, "phong_cu")),
    "text of TCVN3": (
        "to_trinh",
        says("Trong quý III", "Trong quý III, c¸c ®¬n vÞ ®· hoµn thµnh nhiÖm vô ®­îc giao."),
        (3, "ma_cu"),
    ),
    "colour": ("to_trinh", colour("Trong quý III"), (3, "mau")),
    "page number below": ("to_trinh", number_in_footer, (4, "chan_trang")),
    "page number missing": ("to_trinh", many_pages_more, (4, "thieu")),
    "page number right": (
        "to_trinh",
        lambda d: setattr(d.sections[0].header.paragraphs[0], "alignment", ALIGN.RIGHT),
        (4, "giua"),
    ),
    "page number on page one": ("to_trinh", page(different_first_page_header_footer=False), (4, "trang_dau")),
    "page number small": (
        "to_trinh",
        lambda d: [setattr(r.font, "size", Pt(10)) for r in d.sections[0].header.paragraphs[0].runs],
        (4, "co_chu"),
    ),
    "page number Roman": ("to_trinh", number_format, (4, "kieu_so")),
    "nation misspelt": ("to_trinh", says("CỘNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMM"), (5, "noi_dung")),
    "nation small": ("to_trinh", looks("CỘNG", size=11), (5, "co_chu")),
    "nation not bold": ("cong_van", looks("CỘNG", bold=False), (5, "dam")),
    "nation lower": ("to_trinh", says("CỘNG", "Cộng hòa xã hội chủ nghĩa Việt Nam"), (5, "hoa")),
    "nation slanted": ("to_trinh", looks("CỘNG", italic=True), (5, "dung")),
    "nation missing": ("quyet_dinh", gone("CỘNG"), (5, "thieu")),
    "motto without spaces": ("to_trinh", says("Độc lập", "Độc lập-Tự do-Hạnh phúc"), (6, "noi_dung")),
    "motto long dashes": ("to_trinh", says("Độc lập", "Độc lập – Tự do – Hạnh phúc"), (6, "noi_dung")),
    "motto capitals": ("to_trinh", says("Độc lập", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), (6, "thuong")),
    "motto shown in capitals": ("cong_van", caps_look("Độc lập"), (6, "thuong")),
    "motto not bold": ("to_trinh", looks("Độc lập", bold=False), (6, "dam")),
    "motto 12": ("to_trinh", looks("Độc lập", size=12), (6, "co_chu")),
    "motto line": ("to_trinh", take_rule("Độc lập"), (6, "gach_chan")),
    "motto far": ("to_trinh", stands("Độc lập", space_before=Pt(6)), (6, "dong_don")),
    "motto missing": ("cong_van", gone("Độc lập"), (6, "thieu")),
    "superior bold": ("to_trinh", looks("UBND", bold=True), (7, "khong_dam")),
    "superior 14": ("to_trinh", looks("UBND", size=14), (7, "co_chu")),
    "issuer not bold": ("to_trinh", looks("SỞ KHOA", bold=False), (8, "dam")),
    "issuer lower": ("to_trinh", says("SỞ KHOA", "Sở Khoa học và Công nghệ"), (8, "hoa")),
    "issuer line": ("cong_van", take_rule("SỞ KHOA"), (8, "gach_chan")),
    "number without nought": ("to_trinh", says("Số:", "Số: 5/TTr-VP"), (9, "so_khong")),
    "number with spaces": ("to_trinh", says("Số:", "Số: 05 / TTr - VP"), (9, "dau_cach")),
    "number without colon": ("to_trinh", says("Số:", "Số 05/TTr-VP"), (9, "hai_cham")),
    "number with dash": ("to_trinh", says("Số:", "Số: 05-TTr-VP"), (9, "noi_dung")),
    "number 12": ("to_trinh", looks("Số:", size=12), (9, "co_chu")),
    "number bold": ("cong_van", looks("Số:", bold=True), (9, "khong_dam")),
    "number lower": ("quyet_dinh", says("Số:", "Số: 41/qđ-SKHCN"), (9, "hoa_ky_hieu")),
    "number missing": ("to_trinh", gone("Số:"), (9, "thieu")),
    "sign of another kind": ("to_trinh", says("Số:", "Số: 05/BC-VP"), (34, "noi_dung")),
    "day without nought": ("to_trinh", says("Sông Biển,", "Sông Biển, ngày 5 tháng 9 năm 2026"), (10, "ngay")),
    "month without nought": ("to_trinh", says("Sông Biển,", "Sông Biển, ngày 15 tháng 2 năm 2026"), (10, "ngay")),
    "month with nought": ("to_trinh", says("Sông Biển,", "Sông Biển, ngày 15 tháng 09 năm 2026"), (10, "thang")),
    "day of no calendar": ("to_trinh", says("Sông Biển,", "Sông Biển, ngày 31 tháng 9 năm 2026"), (10, "ngay_sai")),
    "place missing": ("cong_van", says("Sông Biển,", "Ngày 05 tháng 9 năm 2026"), (10, "dia_danh")),
    "place without comma": ("to_trinh", says("Sông Biển,", "Sông Biển ngày 05 tháng 9 năm 2026"), (10, "dau_phay")),
    "day upright": ("to_trinh", looks("Sông Biển,", italic=False), (10, "nghieng")),
    "day missing": ("quyet_dinh", gone("Sông Biển,"), (10, "thieu")),
    "kind small": ("to_trinh", looks("TỜ TRÌNH", size=16), (11, "co_chu")),
    "kind lower": ("to_trinh", says("TỜ TRÌNH", "Tờ trình"), (11, "hoa")),
    "kind left": ("quyet_dinh", stands("QUYẾT ĐỊNH", alignment=ALIGN.LEFT), (11, "giua")),
    "subject missing": ("to_trinh", gone("Về việc"), (12, "thieu")),
    "subject not bold": ("to_trinh", looks("Về việc", bold=False), (12, "dam")),
    "subject capitals": (
        "to_trinh",
        says("Về việc", "VỀ VIỆC XÉT KHEN THƯỞNG QUÝ III"),
        (12, "thuong"),
    ),
    "subject line": ("to_trinh", take_rule("Về việc"), (12, "gach_chan")),
    "about missing": ("cong_van", gone("V/v"), (13, "thieu")),
    "about without its beginning": ("cong_van", says("V/v", "Bổ sung hồ sơ khen thưởng quý III"), (13, "thieu")),
    "about 14": ("cong_van", looks("V/v", size=14), (13, "co_chu")),
    "about slanted": ("cong_van", looks("V/v", italic=True), (13, "dung")),
    "basis upright": ("to_trinh", looks("Căn cứ Luật", italic=False), (14, "nghieng")),
    "basis comma": (
        "to_trinh",
        says("Căn cứ Luật", "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022,"),
        (14, "cham_phay"),
    ),
    "last basis semicolon": (
        "quyet_dinh",
        says("Theo đề nghị", "Theo đề nghị của Trưởng phòng Tổ chức - Hành chính;"),
        (14, "cham"),
    ),
    "basis without number": (
        "to_trinh",
        says("Căn cứ Nghị định", "Căn cứ Nghị định của Chính phủ về thi đua, khen thưởng;"),
        (14, "thieu_so"),
    ),
    "body 12 by style": ("to_trinh", body_size, (15, "co_chu")),
    "body 12": ("cong_van", looks("Trong quý III", size=12), (15, "co_chu")),
    "body left": ("to_trinh", stands("Trong quý III", alignment=ALIGN.LEFT), (15, "hai_ben")),
    "body no indent": ("to_trinh", stands("Trong quý III", first_line_indent=Mm(0)), (15, "thut")),
    "body indent 2 cm": ("to_trinh", stands("Trong quý III", first_line_indent=Mm(20)), (15, "thut")),
    "body line 2": ("to_trinh", stands("Trong quý III", line_spacing=2.0), (15, "cach_dong")),
    "body line exactly 12": ("to_trinh", stands("Trong quý III", line_spacing=Pt(12)), (15, "cach_dong")),
    "body gap": ("to_trinh", stands("1. Về hồ sơ", space_before=Pt(0)), (15, "cach_doan")),
    "chapter Arabic": ("to_trinh", chapter, (16, "so_la_ma")),
    "heading lower": ("to_trinh", says("I. KẾT QUẢ", "I. Kết quả tiếp nhận"), (17, "hoa")),
    "heading not bold": ("to_trinh", looks("I. KẾT QUẢ", bold=False), (17, "dam")),
    "article not bold": ("quyet_dinh", looks("Điều 2", bold=False), (18, "dam")),
    "article numbers": (
        "quyet_dinh",
        lambda d: setattr(found(d, "Điều 3").runs[0], "text", "Điều 4. "),
        (18, "thu_tu_dieu"),
    ),
    "point f": ("to_trinh", says("e)", "f) Hồ sơ của đơn vị được kiểm tra theo quy định."), (18, "thu_tu_diem")),
    "points of a list": ("to_trinh", numbered_letters, (18, "thu_tu_diem")),
    "post lower": ("to_trinh", says("PHÓ GIÁM ĐỐC", "Phó Giám đốc"), (19, "hoa")),
    "post not bold": ("to_trinh", looks("PHÓ GIÁM ĐỐC", bold=False), (19, "dam")),
    "power without stop": ("to_trinh", says("KT.", "KT GIÁM ĐỐC"), (19, "noi_dung")),
    "power with stroke": ("cong_van", says("KT.", "K/T GIÁM ĐỐC"), (19, "noi_dung")),
    "name with degree": ("to_trinh", says("Nguyễn Văn Bình", "TS. Nguyễn Văn Bình"), (20, "hoc_ham")),
    "name capitals": ("to_trinh", says("Nguyễn Văn Bình", "NGUYỄN VĂN BÌNH"), (20, "thuong")),
    "name not bold": ("to_trinh", looks("Nguyễn Văn Bình", bold=False), (20, "dam")),
    "to bold": ("to_trinh", looks("Kính gửi", bold=True), (22, "khong_dam")),
    "to without colon": ("to_trinh", says("Kính gửi", "Kính gửi Hội đồng Thi đua - Khen thưởng Sở"), (22, "hai_cham")),
    "to missing": ("to_trinh", gone("Kính gửi"), (22, "thieu")),
    "to semicolon": ("cong_van", says("- Trung tâm", "- Trung tâm Ứng dụng;"), (22, "cham_phay")),
    "recipients word upright": ("to_trinh", looks("Nơi nhận", italic=False), (23, "nghieng")),
    "recipients word 13": ("to_trinh", looks("Nơi nhận", size=13), (23, "co_chu")),
    "recipients 12": ("to_trinh", looks("- Lưu", size=12), (24, "co_chu")),
    "recipients without dash": ("to_trinh", says("- Các phòng", "Các phòng, đơn vị thuộc Sở;"), (24, "gach_dau_dong")),
    "recipients comma": ("to_trinh", says("- Các phòng", "- Các phòng, đơn vị thuộc Sở,"), (24, "cham_phay")),
    "recipients end": ("to_trinh", says("- Lưu", "- Lưu: VT, TCHC;"), (24, "cham")),
    "recipients not as above": ("to_trinh", says("- Như trên", "- Giám đốc Sở;"), (24, "nhu_tren")),
    "recipients not kept": ("quyet_dinh", says("- Lưu", "- Phòng Tổ chức - Hành chính."), (24, "luu")),
    "appendix 13": ("to_trinh", looks("Phụ lục I", size=13), (25, "co_chu")),
    "appendix capitals": ("to_trinh", says("Phụ lục II", "PHỤ LỤC II"), (25, "thuong")),
    "appendix Arabic": ("to_trinh", says("Phụ lục II", "Phụ lục 2"), (25, "so_la_ma")),
    "appendix title lower": ("to_trinh", says("DANH SÁCH", "Danh sách đề nghị khen thưởng"), (26, "hoa")),
    "appendix note upright": ("to_trinh", looks("(Kèm theo", italic=False), (27, "nghieng")),
    "urgency 12": ("to_trinh", urgent(12), (28, "co_chu")),
    "scope without a frame": ("to_trinh", first("LƯU HÀNH NỘI BỘ", 13), (29, "khung")),
    "address 14": ("to_trinh", address, (31, "co_chu")),
    "signed apart 13": ("to_trinh", first("05/TTr-VP; 2026-09-05T08:30:00+07:00", 13), (32, "co_chu")),
    "signed apart without time": ("to_trinh", first("05/TTr-VP; ngày 05 tháng 9 năm 2026", 10), (32, "thoi_gian")),
    "drafter 13": ("to_trinh", drafter, (30, "co_chu")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_found_alone(name: str) -> None:
    paper, change, wanted = FAULTS[name]
    document = PAPERS[paper]()
    change(document)
    assert faults(linted(document)) == {wanted}


@pytest.mark.parametrize("paper", PAPERS)
def test_correct_paper_has_no_fault(paper: str) -> None:
    report = linted(PAPERS[paper]())
    assert report.kind == paper
    assert faults(report) == set()
    assert {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 19, 20, 23, 24} <= set(report.passed)


def test_fault_tells_place_and_mending() -> None:
    document = submission()
    found(document, "Độc lập").runs[0].text = "Độc lập-Tự do-Hạnh phúc"
    (finding,) = linted(document).findings
    assert (finding.code, finding.severity, finding.row) == ("TT06", "LOI", 6)
    assert finding.place.in_words() == "bảng 1, hàng 1, ô 2 (“Độc lập-Tự do-Hạnh phúc”)"
    assert finding.required == "Độc lập - Tự do - Hạnh phúc"
    assert "NĐ 30/2020/NĐ-CP, Phụ lục I" in finding.article
    assert "gạch nối" in finding.hint


def test_picture_at_the_signature_is_a_remark() -> None:
    document = submission()
    dot = io.BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 255, 128)).save(dot, "PNG")
    found(document, "Nguyễn Văn Bình").insert_paragraph_before().add_run().add_picture(dot)
    (finding,) = linted(document).findings
    assert (finding.code, finding.severity) == ("TT21", "THONG_TIN")


def test_council_is_reminded_of_its_own_numbers() -> None:
    document = submission()
    found(document, "SỞ KHOA").runs[0].text = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"
    (finding,) = linted(document).findings
    assert (finding.code, finding.severity) == ("TT35", "THONG_TIN")


def test_untidy_typing_is_a_remark() -> None:
    document = submission()
    base = found(document, "Trong quý III")
    base.runs[0].text = unicodedata.normalize("NFD", SENTENCE)
    base.add_run(" Hai  dấu cách , rồi dấu phẩy.")
    remarks = {(each.row, each.aspect, each.severity) for each in linted(document).findings}
    assert remarks == {
        (36, "to_hop", "THONG_TIN"),
        (37, "hai_dau_cach", "THONG_TIN"),
        (37, "cach_truoc_dau", "THONG_TIN"),
    }


def test_like_faults_are_told_once() -> None:
    document = letter()
    for paragraph in document.paragraphs:
        if paragraph.text == SENTENCE:
            paragraph.runs[0].font.size = Pt(12)
    (finding,) = (each for each in linted(document).findings if each.row == 15)
    assert finding.count == 3
    assert "(03 chỗ)" in finding.text


def test_row_that_was_broken_has_not_passed() -> None:
    document = decision()
    document.sections[0].left_margin = Mm(20)
    report = linted(document)
    assert 2 not in report.passed
    assert 1 in report.passed
    assert 13 in report.not_applicable
