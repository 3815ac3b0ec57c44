"""Takes headings, paragraphs, tables and signatures; gives a Word file as offices type it.

Inline marks in any text: `**bold**`, `__italic__`, `{+inserted+}`, `{-deleted-}` (tracked changes),
`{=in a content control=}`, `{^footnote^}`, and `\\t` for a tab.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from tests.samples.word_parts import (
    FONT,
    add_footnotes_part,
    control,
    draw_rule,
    dress,
    merge,
    new_numbering,
    refer_to_footnote,
    use_times_new_roman,
)

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
HEAD_OVERHANG_CM = 1.0  # the heading is wider than the text, as offices pull it to keep the date on one line
MOTTO_RULE_CM = 5.0
WRITTEN_AT = datetime(2026, 8, 3, 8, 0)
MARKS = re.compile(r"(\*\*.+?\*\*|__.+?__|\{\+.+?\+\}|\{-.+?-\}|\{=.+?=\}|\{\^.+?\^\})")
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
Row = str | Sequence[str]


class Sheet:
    """One Word file in the making; every method adds at the end."""

    def __init__(self, *, size: int = 13, landscape: bool = False, indent_cm: float = 1.0) -> None:
        self.doc = Document()
        self.size = size
        self.indent_cm = indent_cm
        self._footnotes: list[str] = []
        self._change = 0
        use_times_new_roman(self.doc, size)
        section = self.doc.sections[0]
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21.0)
        section.top_margin = section.bottom_margin = Cm(2.0)
        section.left_margin, section.right_margin = Cm(3.0), Cm(1.8)
        if landscape:
            section.top_margin = section.bottom_margin = Cm(1.5)

    @property
    def width_cm(self) -> float:
        section = self.doc.sections[0]
        return float((section.page_width - section.left_margin - section.right_margin) / 360000)

    # -- text --------------------------------------------------------------------------------------------------

    def p(
        self,
        text: str = "",
        align: str = "justify",
        *,
        size: float | None = None,
        bold: bool = False,
        italic: bool = False,
        indent_cm: float | None = None,
        left_cm: float = 0,
        after_pt: float = 4,
    ) -> Paragraph:
        paragraph = self.doc.add_paragraph()
        self._lay_out(paragraph, align, after_pt)
        first = (self.indent_cm if align == "justify" else 0) if indent_cm is None else indent_cm
        paragraph.paragraph_format.first_line_indent = Cm(first)
        paragraph.paragraph_format.left_indent = Cm(left_cm)
        self._write(paragraph, text, size=size or self.size, bold=bold, italic=italic)
        return paragraph

    def heading(self, text: str, align: str = "left", *, indent_cm: float = 0) -> Paragraph:
        paragraph = self.p(text, align, bold=True, indent_cm=indent_cm)
        paragraph.paragraph_format.keep_with_next = True
        return paragraph

    def title(self, *lines: str, size: int = 14) -> None:
        for number, line in enumerate(lines):
            self.p(line, "center", bold=True, size=size, after_pt=0 if number + 1 < len(lines) else 2)

    def rule(self, width_cm: float = 4.5) -> None:
        """A short line under a title, drawn as a paragraph border."""
        draw_rule(self.p("", "center", size=2, after_pt=6), (self.width_cm - width_cm) / 2)

    def dotted(self, *pairs: tuple[str, str]) -> None:
        """`Label: value ........` over the width of the line; several pairs share it."""
        paragraph = self.p("", "left")
        step = self.width_cm / len(pairs)
        for number, (label, value) in enumerate(pairs, 1):
            stop = Cm(step * number - (0.2 if number < len(pairs) else 0))
            paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.DOTS)
            self._write(paragraph, f"{label} {value}\t", size=self.size)

    def numbered(self, items: Sequence[str], *, pattern: str = "%1.", left_cm: float = 1.0) -> None:
        """A list numbered by Word itself: the number is not in the text."""
        number_id = new_numbering(self.doc, pattern)
        for item in items:
            paragraph = self.p(item, indent_cm=-0.9, left_cm=left_cm + 0.9)
            properties = paragraph._p.get_or_add_pPr()
            properties.insert(
                0, parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number_id}"/></w:numPr>')
            )

    def text_box(self, lines: Sequence[str], *, width_pt: int = 150, height_pt: int = 60) -> None:
        """A floating box at the right of the text (VML, which Word and LibreOffice both read)."""
        inner = "".join(
            f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" '
            f'w:cs="{FONT}"/><w:sz w:val="22"/></w:rPr><w:t xml:space="preserve">{line}</w:t></w:r></w:p>'
            for line in lines
        )
        shape = (
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect stroked="t" '
            f'style="position:absolute;margin-left:310pt;margin-top:2pt;width:{width_pt}pt;height:{height_pt}pt;'
            f'z-index:2"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:rect></w:pict></w:r>'
        )
        self.p("", "left", after_pt=0)._p.append(parse_xml(shape))

    # -- blocks ------------------------------------------------------------------------------------------------

    def head(
        self,
        left: Sequence[str],
        number: str = "",
        date: str = "",
        *,
        subject: str = "",
        split: float = 0.4,
        motto: bool = True,
    ) -> None:
        """The heading of a paper: units at the left (the last one bold), the country's name at the right."""
        whole = self.width_cm + HEAD_OVERHANG_CM
        table = self._grid(2 if number or date else 1, [whole * split, whole * (1 - split)])
        for index, line in enumerate(left):
            self._cell_line(table.cell(0, 0), line, bold=index + 1 == len(left), size=12, first=index == 0)
        draw_rule(self._cell_line(table.cell(0, 0), "", size=2), whole * split * 0.36)
        if motto:
            self._cell_line(table.cell(0, 1), MOTTO[0], bold=True, size=12, first=True)
            self._cell_line(table.cell(0, 1), MOTTO[1], bold=True, size=13)
            draw_rule(self._cell_line(table.cell(0, 1), "", size=2), (whole * (1 - split) - MOTTO_RULE_CM) / 2)
        if number or date:
            self._cell_line(table.cell(1, 0), number, size=13, first=True)
            if subject:
                self._cell_line(table.cell(1, 0), subject, size=12)
            self._cell_line(table.cell(1, 1), date, size=13, italic=True, first=True)
        self.p("", "left", size=6, after_pt=2)

    def table(
        self,
        rows: Sequence[Row],
        widths_cm: Sequence[float],
        *,
        size: float = 12,
        heads: int = 1,
        merges: Sequence[tuple[int, int, int, int]] = (),
        centred: Sequence[int] = (0,),
        borders: bool = True,
    ) -> Table:
        """A table; a row that is one string is a section row over the whole width, bold."""
        table = self._grid(len(rows), widths_cm, borders=borders)
        for r, row in enumerate(rows):
            if isinstance(row, str):
                cell = table.cell(r, 0).merge(table.cell(r, len(widths_cm) - 1))
                self._cell_line(cell, row, bold=True, size=size, align="left", first=True)
                continue
            for c, text in enumerate(row):
                centre = r < heads or c in centred
                for index, line in enumerate(text.split("\n")):
                    self._cell_line(
                        table.cell(r, c),
                        line,
                        bold=r < heads,
                        size=size,
                        first=index == 0,
                        align="center" if centre else "left",
                    )
        for top, left, bottom, right in merges:
            merge(table, top, left, bottom, right)
        for row_element in table.rows[:heads]:
            row_element._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        self.p("", "left", size=6, after_pt=2)
        return table

    def sign(self, left: Sequence[str], right: Sequence[str], *, name: str, left_name: str = "", gap: int = 3) -> None:
        """A signature block of two columns; at the left either recipients (`Nơi nhận:` first) or another signer."""
        self._keep_end_together()
        table = self._grid(1, [self.width_cm * 0.48, self.width_cm * 0.52])
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if left and left[0].startswith("Nơi nhận"):
            for index, line in enumerate(left):
                self._cell_line(
                    table.cell(0, 0),
                    line,
                    bold=index == 0,
                    italic=index == 0,
                    align="left",
                    size=12 if index == 0 else 11,
                    first=index == 0,
                )
        else:
            self._signature(table.cell(0, 0), left, left_name, gap + max(0, len(right) - len(left)))
            gap += max(0, len(left) - len(right))
        self._signature(table.cell(0, 1), right, name, gap)

    def sign_with_tabs(self, lines: Sequence[tuple[str, str]]) -> None:
        """A signature block typed with tabs: each line has a left and a right part."""
        for left, right in lines:
            paragraph = self.p("", "left", after_pt=0)
            for centre in (self.width_cm * 0.22, self.width_cm * 0.75):
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(centre), WD_TAB_ALIGNMENT.CENTER)
            self._write(paragraph, f"\t{left}\t{right}", size=self.size, bold=not left.startswith("("))

    def new_page(self) -> None:
        self.doc.add_page_break()

    def control_around(self, table: Table, tag: str) -> None:
        """Puts a whole table into a block content control, as form templates do."""
        element = table._tbl
        control = parse_xml(f'<w:sdt {nsdecls("w")}><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent/></w:sdt>')
        element.addprevious(control)
        control.find(qn("w:sdtContent")).append(element)

    # -- saving ------------------------------------------------------------------------------------------------

    def save(self, path: Path) -> None:
        """Writes the file with fixed dates, so that the same text gives the same bytes."""
        if self._footnotes:
            add_footnotes_part(self.doc, self._footnotes)
        core = self.doc.core_properties
        core.author, core.last_modified_by, core.comments, core.title = "Văn phòng", "Văn phòng", "", ""
        core.created = core.modified = WRITTEN_AT
        buffer = io.BytesIO()
        self.doc.save(buffer)
        with zipfile.ZipFile(buffer) as packed, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as fixed:
            for name in packed.namelist():
                if name == "docProps/thumbnail.jpeg":
                    continue
                data = packed.read(name)
                if name == "_rels/.rels":
                    data = re.sub(rb"<Relationship [^>]*thumbnail[^>]*/>", b"", data)
                fixed.writestr(zipfile.ZipInfo(name, (2026, 8, 3, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)

    # -- inside ------------------------------------------------------------------------------------------------

    def _keep_end_together(self) -> None:
        """A signature must not stand alone on its page: the last paragraphs, or the last short table, go with it."""
        for paragraph in self.doc.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = True
        last = self.doc.tables[-1] if self.doc.tables else None
        if last is not None and len(last.rows) <= 6 and last._tbl.getnext() is self.doc.paragraphs[-1]._p:
            for cell in last._cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True

    def _grid(self, rows: int, widths_cm: Sequence[float], *, borders: bool = False) -> Table:
        table = self.doc.add_table(rows, len(widths_cm))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        if borders:
            table.style = "Table Grid"
        for column, width in zip(table.columns, widths_cm, strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        return table

    def _cell_line(
        self,
        cell: _Cell,
        text: str,
        *,
        size: float,
        bold: bool = False,
        italic: bool = False,
        align: str = "center",
        first: bool = False,
    ) -> Paragraph:
        paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
        self._lay_out(paragraph, align, 0)
        self._write(paragraph, text, size=size, bold=bold, italic=italic)
        return paragraph

    def _signature(self, cell: _Cell, lines: Sequence[str], name: str, gap: int) -> None:
        for index, line in enumerate(lines):
            note = line.startswith("(")
            self._cell_line(cell, line, size=self.size, bold=not note, italic=note, first=index == 0)
        if name:
            for _ in range(gap):
                self._cell_line(cell, "", size=self.size)
            self._cell_line(cell, name, size=self.size, bold=True)

    def _lay_out(self, paragraph: Paragraph, align: str, after_pt: float) -> None:
        paragraph.alignment = ALIGN[align]
        paragraph.paragraph_format.space_before = Pt(0)
        paragraph.paragraph_format.space_after = Pt(after_pt)
        paragraph.paragraph_format.line_spacing = 1.05

    def _write(self, paragraph: Paragraph, text: str, *, size: float, bold: bool = False, italic: bool = False) -> None:
        for piece in filter(None, MARKS.split(text)):
            match piece[:2]:
                case "**":
                    dress(paragraph.add_run(piece[2:-2]), size, bold=True, italic=italic)
                case "__":
                    dress(paragraph.add_run(piece[2:-2]), size, bold=bold, italic=True)
                case "{+" | "{-":
                    self._track(dress(paragraph.add_run(piece[2:-2]), size, bold=bold, italic=italic), piece[1])
                case "{=":
                    control(dress(paragraph.add_run(piece[2:-2]), size, bold=bold, italic=italic))
                case "{^":
                    self._footnotes.append(piece[2:-2])
                    refer_to_footnote(paragraph.add_run(), len(self._footnotes))
                case _:
                    dress(paragraph.add_run(piece), size, bold=bold, italic=italic)

    def _track(self, run: Run, sign: str) -> None:
        self._change += 1
        name = "w:ins" if sign == "+" else "w:del"
        change = OxmlElement(name)
        change.set(qn("w:id"), str(900 + self._change))
        change.set(qn("w:author"), "Thư ký")
        change.set(qn("w:date"), "2026-08-21T09:00:00Z")
        run._r.addprevious(change)
        change.append(run._r)
        if sign == "-":
            for text in run._r.findall(qn("w:t")):
                text.tag = qn("w:delText")
