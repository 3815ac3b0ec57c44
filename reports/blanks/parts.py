"""Takes a Word form under construction; adds what every paper has: page, heads, title, lists, recipients, signature."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.blanks.slimming import slim
from reports.decree.table import decree, margins, paper_size, sizes
from reports.drafting.packages import packed
from reports.drafting.paragraphs import (
    BODY,
    LIST,
    PARAGRAPH_GAP,
    SMALL,
    add_grid,
    add_rule,
    add_tag,
    add_text,
    fill_cell,
    set_font,
    set_padding,
    set_row,
)
from reports.versions import put_bytes

PAGE_WIDTH, PAGE_HEIGHT = paper_size()  # mm, as the margins: the least that the decree allows
TOP, BOTTOM, LEFT, RIGHT = (int(margins()[side][0]) for side in ("tren", "duoi", "trai", "phai"))
TEXT_WIDTH, LANDSCAPE_TEXT_WIDTH = int(PAGE_WIDTH) - LEFT - RIGHT, int(PAGE_HEIGHT) - LEFT - RIGHT
NATION, MOTTO = decree().row(5).mau[0], decree().row(6).mau[0]
NARROW = 1.1  # mm left and right in the cells of tables with many columns
MADE = datetime(2026, 1, 1)


def new_form(*, landscape: bool = False) -> Any:
    """An empty A4 document with the decree's margins, page numbers and font."""
    document = Document()
    _set_page(document, landscape=landscape)
    _set_styles(document)
    return document


def save_form(document: Any, path: Path, *, title: str) -> None:
    core = document.core_properties
    core.title, core.author, core.last_modified_by, core.comments = title, "Văn phòng", "Văn phòng", ""
    core.created = core.modified = MADE
    slim(document)
    put_bytes(path, packed(document))


def _set_page(document: Any, *, landscape: bool) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(PAGE_HEIGHT), Mm(PAGE_WIDTH)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = ALIGN.CENTER
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = number.add_run()
        set_font(run._r.get_or_add_rPr(), BODY)
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    set_font(normal.element.get_or_add_rPr(), BODY)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    language.set(qn("w:eastAsia"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    normal.paragraph_format.space_after = normal.paragraph_format.space_before = Pt(0)
    normal.paragraph_format.line_spacing = 1.0
    normal.paragraph_format.widow_control = True


NUMBER = "Số:         /{{ ky_hieu }}"
DAY = "{{ dia_danh }}, ngày     tháng {{ thang }} năm {{ nam }}"


def add_head(document: Any, *, number: str = NUMBER, day: str = DAY) -> None:
    """The issuer left, the nation right, number and day below; minutes have no day, ballots no number of a paper."""
    left, right = 72, 103  # wider than the text: the nation's name and the date need it
    table = add_grid(document, (left, right), rows=2, borders=False)
    set_padding(table, 0)
    office, nation = table.rows[0].cells
    fill_cell(office, "{{ co_quan_chu_quan }}", size=SMALL)
    add_text(office, "{{ co_quan_ban_hanh }}", size=SMALL, bold=True)
    add_rule(office, width=22, of=left)
    fill_cell(nation, NATION, size=SMALL, bold=True)
    add_text(nation, MOTTO, size=int(sizes(6)[0]), bold=True)
    add_rule(nation, width=58, of=right)
    of_number, of_day = table.rows[1].cells
    fill_cell(of_number, number, size=int(sizes(9)[0]), before=3)
    fill_cell(of_day, day, size=int(sizes(10)[0]), italic=True, before=3)


def add_title(document: Any, kind: str, about: str, *, of: float = TEXT_WIDTH) -> None:
    """The kind of paper, what it is about, and the line under both; `of`: the width of the text in mm."""
    add_text(document, kind, bold=True, before=18)
    add_text(document, about, bold=True)
    add_rule(document, width=58, of=of)


def add_entries(
    document: Any,
    variable: str,
    widths: Sequence[float],
    heads: Sequence[str],
    cells: Sequence[str],
    *,
    size: int = SMALL,
    padding: float | None = None,
) -> None:
    """A table with a repeated heading and one row for every entry of a list."""
    table = add_grid(document, widths, rows=4, borders=True)
    if padding is not None:
        set_padding(table, padding)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill_cell(cell, head, size=size, bold=True, before=2, after=2, keep=True)
    fill_cell(table.rows[1].cells[0], f"{{%tr for d in {variable} %}}", size=size)
    for number, (cell, text) in enumerate(zip(table.rows[2].cells, cells, strict=True)):
        first, *rest = text.split("\n")
        align = ALIGN.CENTER if number == 0 else ALIGN.LEFT
        fill_cell(cell, first, size=size, align=align, before=1, after=1)
        for line in rest:
            add_text(cell, line, size=size, align=align, before=1, after=1)
    fill_cell(table.rows[3].cells[0], "{%tr endfor %}", size=size)
    set_row(table.rows[0], heading=True)
    set_row(table.rows[2])


def add_dotted(document: Any, label: str = "") -> None:
    """A line to fill in by hand: dots from the label to the margin, as a tab draws them in every font."""
    line = add_text(
        document, f"{label} \t" if label else "\t", align=ALIGN.LEFT, before=PARAGRAPH_GAP, indent=bool(label)
    )
    line.paragraph_format.tab_stops.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def _add_recipients(cell: Any) -> None:
    add_text(cell, "Nơi nhận:", size=SMALL, bold=True, italic=True, align=ALIGN.LEFT)
    add_tag(cell, "{%p for n in noi_nhan %}")
    add_text(cell, "- {{ n }}", size=LIST, align=ALIGN.LEFT)
    add_tag(cell, "{%p endfor %}")


def add_two_signatures(document: Any, left: tuple[str, str], right: tuple[str, str]) -> None:
    """Office and name of two who sign side by side, recipients below the left one; the row is never torn."""
    table = add_grid(document, (80, 85), rows=1, borders=False)
    for cell, (office, name) in zip(table.rows[0].cells, (left, right), strict=True):
        fill_cell(cell, office, bold=True, after=70)
        add_text(cell, name, bold=True, after=8)
    _add_recipients(table.rows[0].cells[0])
    set_row(table.rows[0])


def add_appendix_head(
    document: Any, title: str, *, goes_with: str, heading: str = "", on_new_page: bool = True
) -> None:
    """The word “Phụ lục” where it has one, the title in capitals, and the paper with which it goes."""
    lines = [*([heading] if heading else []), title]
    for number, text in enumerate(lines):
        line = add_text(document, text, bold=True, keep=True)
        line.paragraph_format.page_break_before = (number == 0 and on_new_page) or None
    add_text(
        document,
        f"(Kèm theo {goes_with} ngày      tháng {{{{ thang }}}} năm {{{{ nam }}}})",
        italic=True,
        after=8,
        keep=True,
    )


def add_grouped(
    document: Any, widths: Sequence[float], heads: Sequence[str], cells: Sequence[str], *, group: str
) -> Any:
    """A table with a repeated heading: a line for every group of `nhom`, then a row for each of its `truong_hop`."""
    table = add_grid(document, widths, rows=7, borders=True)
    set_padding(table, NARROW)
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    tags = {1: "for g in nhom", 3: "for d in g.truong_hop", 5: "endfor", 6: "endfor"}
    for at, tag in tags.items():
        fill_cell(table.rows[at].cells[0], f"{{%tr {tag} %}}", size=SMALL)
    line = table.rows[2].cells[0].merge(table.rows[2].cells[-1])
    fill_cell(line, group, size=SMALL, align=ALIGN.LEFT, before=2, after=2, keep=True)
    for cell, text in zip(table.rows[4].cells, cells, strict=True):
        centred = text.startswith("^")
        align = ALIGN.CENTER if centred else ALIGN.LEFT
        fill_cell(cell, text.lstrip("^"), size=SMALL, align=align, before=1, after=1)
    set_row(table.rows[0], heading=True)
    for at in (2, 4):
        set_row(table.rows[at])
    return table


def add_closing(document: Any) -> None:
    """Recipients left, the signature right; the row is never torn."""
    table = add_grid(document, (80, 85), rows=1, borders=False)
    recipients, signature = table.rows[0].cells
    empty = recipients.paragraphs[0]
    _add_recipients(recipients)
    recipients._tc.remove(empty._p)
    fill_cell(signature, "{%p if quyen_han %}")
    add_text(signature, "{{ quyen_han }}", bold=True)
    add_tag(signature, "{%p endif %}")
    add_text(signature, "{{ chuc_vu_ky }}", bold=True, after=70)
    add_text(signature, "{{ nguoi_ky }}", bold=True)
    set_row(table.rows[0])
