"""Takes a Word document and text; adds paragraphs, lines and tables in the form of NĐ 30/2020, for every suite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from reports.decree.table import decree, sizes

FONT = decree().row(3).phong
BODY, SMALL, LIST = int(sizes(15)[1]), int(sizes(5)[0]), int(sizes(24)[0])  # points: text, heads and tables, recipients
FIRST_LINE = Mm(decree().row(15).thut_dau_dong[0])
PARAGRAPH_GAP = int(decree().row(15).cach_doan)  # points, the least that the decree allows


def set_font(properties: Any, size: int) -> None:
    """All four scripts: Word takes another font for Vietnamese letters where one is left out."""
    fonts = properties.get_or_add_rFonts()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    properties.get_or_add_sz().set(qn("w:val"), str(size * 2))


def add_text(
    holder: Any,
    text: str,
    *,
    size: int = BODY,
    bold: bool = False,
    italic: bool = False,
    align: ALIGN = ALIGN.CENTER,
    before: float = 0,
    after: float = 0,
    indent: bool = False,
    keep: bool = False,
) -> Any:
    """One paragraph with one run; `**` parts bold from plain text inside it."""
    paragraph = holder.add_paragraph()
    paragraph.alignment = align
    form = paragraph.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = keep or None
    if indent:
        form.first_line_indent = FIRST_LINE
    for number, part in enumerate(text.split("**")):
        if part:
            run = paragraph.add_run(part)
            run.bold, run.italic = (bold or number % 2 == 1) or None, italic or None
            set_font(run._r.get_or_add_rPr(), size)
    return paragraph


def add_body(
    document: Any, text: str, *, italic: bool = False, keep: bool = False, is_before_table: bool = False
) -> Any:
    """A justified paragraph, 6 points under the last one and 4 above a table."""
    return add_text(
        document,
        text,
        align=ALIGN.JUSTIFY,
        before=PARAGRAPH_GAP,
        after=4 if is_before_table else 0,
        indent=True,
        italic=italic,
        keep=keep or is_before_table,
    )


def add_heading(document: Any, text: str) -> Any:
    return add_text(document, text, align=ALIGN.JUSTIFY, bold=True, before=PARAGRAPH_GAP, indent=True, keep=True)


def add_tag(holder: Any, text: str) -> None:
    """A paragraph that only carries a command and disappears when the draft is made."""
    add_text(holder, text, align=ALIGN.LEFT)


def add_rule(holder: Any, *, width: float, of: float) -> None:
    """A line `width` mm long in a column `of` mm wide: an empty small paragraph's border survives every suite."""
    paragraph = holder.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((of - width) / 2)
    form.line_spacing, form.space_before = Pt(3), Pt(3)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc")


def add_grid(document: Any, widths: Sequence[float], *, rows: int, borders: bool) -> Any:
    """Widths in mm, written both for Word (cells) and for LibreOffice (grid)."""
    table = document.add_table(rows=rows, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    if borders:
        table.style = document.styles["Table Grid"]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def set_padding(table: Any, width: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(int(width * 56.7)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def set_row(row: Any, *, heading: bool = False) -> None:
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if heading:
        properties.append(OxmlElement("w:tblHeader"))


def fill_cell(cell: Any, text: str, **form: Any) -> None:
    """Text in a cell instead of the empty paragraph that python-docx puts there."""
    empty = cell.paragraphs[0]
    add_text(cell, text, **form)
    if empty._p.getparent() is not None and not empty.text:
        empty._p.getparent().remove(empty._p)
