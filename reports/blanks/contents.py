"""Takes a path; gives the Word form of the table of contents, landscape, for staff to edit afterwards in Word."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import LANDSCAPE_TEXT_WIDTH, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import SMALL, add_grid, add_tag, add_text, fill_cell, set_row

OPEN = "{{ d.con_lai|join(' ') }}"


def build_contents_form(path: Path) -> None:
    """Stage and next steps, what is open, the papers; below, each file of a folder."""
    document = new_form(landscape=True)
    add_head(document, number="")
    about = "Hồ sơ trình Thường trực Hội đồng quý {{ quy }}/{{ nam_quy }}"
    add_title(document, "MỤC LỤC", about, of=LANDSCAPE_TEXT_WIDTH)
    _add_stage(document)
    _add_papers(document)
    _add_open(document)
    _add_folders(document)
    save_form(document, path, title="Mục lục")


def _add_stage(document: Any) -> None:
    add_text(document, "**Giai đoạn:** {{ giai_doan }}.", align=ALIGN.LEFT, before=10)
    add_tag(document, "{%p for b in cac_buoc %}")
    add_text(document, "- {{ b.noi_dung }}", size=SMALL, align=ALIGN.LEFT, before=2)
    add_tag(document, "{%p endfor %}")
    add_text(document, "**Việc tiếp theo:**", align=ALIGN.LEFT, before=6, keep=True)
    add_tag(document, "{%p for v in viec_tiep %}")
    add_text(document, "- {{ v.noi_dung }}", align=ALIGN.LEFT, before=2)
    add_tag(document, "{%p endfor %}")


def _add_papers(document: Any) -> None:
    text = "**Các văn bản** ({{ so_van_ban }} mục, {{ so_tep }} tệp):"
    add_text(document, text, align=ALIGN.LEFT, before=10, after=4, keep=True)
    heads = ("STT", "Tên tệp", "Là gì", "Tình trạng", "Còn phải làm")
    _add_table(document, "van_ban", (12, 72, 62, 38, 68), heads)


def _add_open(document: Any) -> None:
    add_text(document, "**Những việc còn mở của quý:**", align=ALIGN.LEFT, before=10, after=4, keep=True)
    add_tag(document, "{%p if not con_mo %}")
    add_text(document, "Không còn việc nào.", align=ALIGN.LEFT)
    add_tag(document, "{%p else %}")
    table = add_grid(document, (192, 60), rows=4, borders=True)
    heading, loop, line, end = table.rows
    for cell, head in zip(heading.cells, ("Việc", "Số lượng"), strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], "{%tr for d in con_mo %}", size=SMALL)
    fill_cell(line.cells[0], "{{ d.noi_dung }}", size=SMALL, align=ALIGN.LEFT, before=1, after=1)
    fill_cell(line.cells[1], "{{ d.so_luong }}", size=SMALL, before=1, after=1)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heading, heading=True)
    set_row(line)
    add_tag(document, "{%p endif %}")


def _add_folders(document: Any) -> None:
    """A line for every folder, then a row for each of its files that is not as the program left it."""
    add_tag(document, "{%p if thu_muc %}")
    add_text(
        document,
        "**Tệp trong thư mục đã có người sửa, chưa lập được:**",
        align=ALIGN.LEFT,
        before=10,
        after=4,
        keep=True,
    )
    table = add_grid(document, (12, 130, 40, 70), rows=7, borders=True)
    heads = ("STT", "Tệp", "Tình trạng", "Còn phải làm")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    tags = {1: "for g in thu_muc", 3: "for d in g.tep", 5: "endfor", 6: "endfor"}
    for at, tag in tags.items():
        fill_cell(table.rows[at].cells[0], f"{{%tr {tag} %}}", size=SMALL)
    folder = table.rows[2].cells[0].merge(table.rows[2].cells[-1])
    fill_cell(folder, "{{ g.ten }}", size=SMALL, bold=True, align=ALIGN.LEFT, before=1, after=1, keep=True)
    _fill_line(table.rows[4], ("{{ d.stt }}", "{{ d.ten }}", "{{ d.tinh_trang }}", OPEN))
    set_row(table.rows[0], heading=True)
    for at in (2, 4):
        set_row(table.rows[at])
    add_tag(document, "{%p endif %}")


def _add_table(document: Any, variable: str, widths: Sequence[float], heads: Sequence[str]) -> None:
    table = add_grid(document, widths, rows=4, borders=True)
    heading, loop, line, end = table.rows
    for cell, head in zip(heading.cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], f"{{%tr for d in {variable} %}}", size=SMALL)
    _fill_line(line, ("{{ d.stt }}", "{{ d.ten }}", "{{ d.la_gi }}", "{{ d.tinh_trang }}", OPEN))
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heading, heading=True)
    set_row(line)


def _fill_line(line: Any, texts: Sequence[str]) -> None:
    for at, (cell, text) in enumerate(zip(line.cells, texts, strict=True)):
        align = ALIGN.CENTER if at == 0 else ALIGN.LEFT
        fill_cell(cell, text, size=SMALL, align=align, before=1, after=1)
