"""Takes a path; gives the Word form of a nominee's one-page profile, small enough for all that it may hold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from reports.blanks.parts import new_form, save_form
from reports.drafting.paragraphs import add_grid, add_rule, add_tag, add_text, fill_cell, set_padding, set_row

SIZE, TABLE_SIZE = 11, 9
TEXT_WIDTH = 170  # mm, between margins of 25 and 15
LIFE_WIDTHS = (26, 144)
YEAR_WIDTHS = (22.5, *[20.5] * 7)
TITLE = "Tóm tắt thành tích"


def build_profile_form(path: Path) -> None:
    """One page of A4: head, life, deeds, honours, years, what is open, what is left to the Council, sources."""
    document = new_form()
    section = document.sections[0]
    section.left_margin, section.right_margin = Mm(25), Mm(15)
    section.top_margin = section.bottom_margin = Mm(15)
    section.header_distance = Mm(5)  # no line of a header may push the page down
    _add_head(document)
    _add_life(document)
    _add_list(document, "Thành tích, theo lời của hồ sơ", "thanh_tich", empty="Hồ sơ chưa nêu thành tích.")
    _add_list(document, "Sáng kiến, đề tài", "sang_kien")
    _add_list(document, "Danh hiệu, hình thức khen thưởng đã có", "da_nhan")
    _add_years(document)
    _add_list(document, "Vướng mắc và việc cần làm", "vuong_mac")
    add_tag(document, "{%p if hoi_dong_xem_xet %}")
    _add_heading(document, "Hội đồng xem xét thêm")
    _add_line(document, "{{ hoi_dong_xem_xet }}.")
    add_tag(document, "{%p endif %}")
    add_text(document, "Nguồn: {{ nguon }}.", size=TABLE_SIZE, italic=True, align=ALIGN.JUSTIFY, before=4)
    save_form(document, path, title=TITLE)


def _add_head(document: Any) -> None:
    table = add_grid(document, (85, 85), rows=1, borders=False)
    set_padding(table, 0)
    office, number = table.rows[0].cells
    fill_cell(office, "{{ co_quan_chu_quan }}", size=TABLE_SIZE, align=ALIGN.LEFT)
    add_text(office, "{{ co_quan_ban_hanh }}", size=TABLE_SIZE, bold=True, align=ALIGN.LEFT)
    fill_cell(number, "Quý {{ quy }}/{{ nam_quy }}", size=TABLE_SIZE, align=ALIGN.RIGHT)
    add_text(number, "Mã đề nghị: {{ ma }}", size=TABLE_SIZE, align=ALIGN.RIGHT)
    add_text(document, "TÓM TẮT THÀNH TÍCH", size=13, bold=True, before=4)
    add_text(document, "{{ ten }}", size=14, bold=True)
    add_rule(document, width=40, of=TEXT_WIDTH)
    asked = "Đề nghị: **{{ danh_hieu }}**. Kết quả kiểm tra: **{{ ket_qua }}**."
    decided = "{% if ket_qua_hop %} Kết quả họp: **{{ ket_qua_hop }}**.{% endif %}"
    _add_line(document, asked + decided)
    add_tag(document, "{%p if can_cu %}")
    _add_line(document, "Căn cứ: {{ can_cu }}.")
    add_tag(document, "{%p endif %}")


def _add_life(document: Any) -> None:
    table = add_grid(document, LIFE_WIDTHS, rows=3, borders=False)
    set_padding(table, 0)
    fill_cell(table.rows[0].cells[0], "{%tr for d in ly_lich %}", size=SIZE)
    label, words = table.rows[1].cells
    fill_cell(label, "{{ d.muc }}:", size=SIZE, bold=True, align=ALIGN.LEFT)
    fill_cell(words, "{{ d.noi_dung }}", size=SIZE, align=ALIGN.LEFT)
    fill_cell(table.rows[2].cells[0], "{%tr endfor %}", size=SIZE)
    set_row(table.rows[1])


def _add_list(document: Any, heading: str, variable: str, *, empty: str | None = None) -> None:
    """A heading with the texts of a list under it; without any, nothing, or what is said then."""
    if empty is None:
        add_tag(document, f"{{%p if {variable} %}}")
    _add_heading(document, heading)
    if empty is not None:
        add_tag(document, f"{{%p if not {variable} %}}")
        _add_line(document, empty)
        add_tag(document, "{%p endif %}")
    add_tag(document, f"{{%p for d in {variable} %}}")
    text = add_text(document, "- {{ d }}", size=SIZE, align=ALIGN.JUSTIFY)
    text.paragraph_format.left_indent, text.paragraph_format.first_line_indent = Mm(4), Mm(-3)
    add_tag(document, "{%p endfor %}")
    if empty is None:
        add_tag(document, "{%p endif %}")


def _add_years(document: Any) -> None:
    add_tag(document, "{%p if cac_nam %}")
    _add_heading(document, "Diễn biến theo năm")
    table = add_grid(document, YEAR_WIDTHS, rows=4, borders=True)
    parts = ("muc", *(f"nam_{number}" for number in range(1, 8)))
    heads, loop, line, end = table.rows
    for cell, part in zip(heads.cells, parts, strict=True):
        fill_cell(cell, f"{{{{ dau_nam.{part} }}}}", size=TABLE_SIZE, bold=True, keep=True)
    fill_cell(loop.cells[0], "{%tr for d in cac_nam %}", size=TABLE_SIZE)
    for cell, part in zip(line.cells, parts, strict=True):
        align = ALIGN.LEFT if part == "muc" else ALIGN.CENTER
        fill_cell(cell, f"{{{{ d.{part} }}}}", size=TABLE_SIZE, align=align)
        _set_mark(cell.paragraphs[0])
    fill_cell(end.cells[0], "{%tr endfor %}", size=TABLE_SIZE)
    set_row(heads, heading=True)
    set_row(line)
    add_tag(document, "{%p if chu_thich_nam %}")
    add_text(document, "{{ chu_thich_nam }}", size=TABLE_SIZE, italic=True, align=ALIGN.JUSTIFY, before=2)
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endif %}")


def _set_mark(paragraph: Any) -> None:
    """The height of a cell that stays empty: that of its paragraph's mark."""
    mark = OxmlElement("w:rPr")
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), str(TABLE_SIZE * 2))
    mark.append(size)
    paragraph._p.get_or_add_pPr().append(mark)


def _add_heading(document: Any, text: str) -> None:
    add_text(document, text, size=SIZE, bold=True, align=ALIGN.LEFT, before=4, keep=True)


def _add_line(document: Any, text: str) -> None:
    add_text(document, text, size=SIZE, align=ALIGN.JUSTIFY)
