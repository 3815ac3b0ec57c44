"""Takes a path; gives the Word form of the estimate of reward money, in the form of NĐ 30/2020."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from reports.blanks.parts import add_closing, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import (
    SMALL,
    add_body,
    add_grid,
    add_heading,
    add_tag,
    add_text,
    fill_cell,
    set_padding,
    set_row,
)

TITLE = "Dự toán kinh phí khen thưởng"
WIDTHS = (39, 17, 14, 13, 22, 22, 25, 13)
HEADS = ("Danh hiệu, hình thức", "Đối tượng", "Số lượng", "Hệ số", "Lương cơ sở", "Mức thưởng", "Thành tiền", "Căn cứ")
PARTS = ("danh_hieu", "doi_tuong", "so_luong", "he_so", "luong_co_so", "muc", "thanh_tien", "can_cu")
MONEY = ("luong_co_so", "muc", "thanh_tien")


def build_budget_form(path: Path) -> None:
    """The table of what is sure with its total in words, who pays, then what is not summed."""
    document = new_form()
    add_head(document)
    add_title(document, "DỰ TOÁN", "Kinh phí khen thưởng quý {{ quy }}/{{ nam_quy }}")
    add_body(
        document,
        "Dự toán lập theo mức tiền thưởng và mức lương cơ sở áp dụng cho quyết định ký ngày {{ ngay_quyet_dinh }}, đối "
        "với {% if da_quyet %}những trường hợp Hội đồng đã đồng ý{% else %}những trường hợp trong danh sách đề nghị "
        "khen thưởng{% endif %}. Đơn vị tính: đồng.",
    )
    _add_heading(document, "Kinh phí khen thưởng")
    add_tag(document, "{%p if not muc_thuong %}")
    add_body(document, "Chưa có trường hợp nào đủ căn cứ để tính tiền thưởng.")
    add_tag(document, "{%p else %}")
    _add_lines(document, "muc_thuong", number="{{ tong_so_luong }}", total="{{ tong }}")
    add_body(document, "Tổng số tiền bằng chữ: **{{ tong_bang_chu }}**.")
    add_body(
        document,
        "Nguồn chi: {% for n in noi_chi %}{{ n.ten }}: {{ n.so_tien }} đồng ({{ n.so_luong }} trường hợp)"
        "{% if not loop.last %}; {% endif %}{% endfor %}.",
    )
    add_tag(document, "{%p endif %}")
    _add_waiting(document)
    _add_unsure(document)
    _add_unknown(document)
    _add_list(document, "Căn cứ các mức thưởng:", "can_cu")
    _add_list(document, "Ghi chú:", "ghi_chu")
    add_text(document, "", size=SMALL)
    add_closing(document)
    save_form(document, path, title=TITLE)


def _add_lines(document: Any, variable: str, *, number: str, total: str) -> None:
    """The total stands first: a page break can then never leave it alone."""
    table = add_grid(document, WIDTHS, rows=5, borders=True)
    set_padding(table, 1)
    heads, sums, loop, line, end = table.rows
    for cell, head in zip(heads.cells, HEADS, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    said = {"danh_hieu": "Tổng cộng", "so_luong": number, "thanh_tien": total}
    fill_cell(loop.cells[0], f"{{%tr for d in {variable} %}}", size=SMALL)
    for at, part in enumerate(PARTS):
        align = ALIGN.RIGHT if part in MONEY else ALIGN.LEFT if part == "danh_hieu" else ALIGN.CENTER
        form = {"size": SMALL, "align": align, "before": 1, "after": 1}
        fill_cell(sums.cells[at], said.get(part, ""), bold=True, keep=True, **form)
        fill_cell(line.cells[at], f"{{{{ d.{part} }}}}", **form)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heads, heading=True)
    for row in (sums, line):
        set_row(row)


def _add_waiting(document: Any) -> None:
    add_tag(document, "{%p if cho_ket_luan %}")
    _add_heading(document, "Còn chờ kết luận, nếu được tặng thì cần thêm (không cộng vào tổng trên)")
    _add_lines(document, "cho_ket_luan", number="{{ so_cho }}", total="{{ tong_cho }}")
    add_tag(document, "{%p endif %}")


def _add_unsure(document: Any) -> None:
    add_tag(document, "{%p if chua_chac %}")
    _add_heading(document, "Chưa chắc được nhận (không cộng)")
    heads = ("Người, tập thể", "Danh hiệu, hình thức", "Mức thưởng", "Vì sao chưa cộng")
    cells = ("{{ d.ten }}", "{{ d.danh_hieu }}", "{{ d.muc }}", "{{ d.ly_do }}")
    _add_table(document, "chua_chac", (40, 44, 25, 56), heads, cells)
    add_tag(document, "{%p endif %}")


def _add_unknown(document: Any) -> None:
    add_tag(document, "{%p if chua_tinh %}")
    _add_heading(document, "Chưa tính được (không cộng)")
    heads = ("Danh hiệu, hình thức", "Đối tượng", "Số lượng", "Vì sao chưa tính")
    cells = ("{{ d.danh_hieu }}", "{{ d.doi_tuong }}", "{{ d.so_luong }}", "{{ d.ly_do }}")
    _add_table(document, "chua_tinh", (45, 20, 16, 84), heads, cells)
    add_tag(document, "{%p endif %}")


def _add_table(
    document: Any, variable: str, widths: Sequence[float], heads: Sequence[str], cells: Sequence[str]
) -> None:
    table = add_grid(document, widths, rows=4, borders=True)
    heading, loop, line, end = table.rows
    for cell, head in zip(heading.cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], f"{{%tr for d in {variable} %}}", size=SMALL)
    for cell, text in zip(line.cells, cells, strict=True):
        align = ALIGN.RIGHT if "muc" in text else ALIGN.CENTER if "so_luong" in text else ALIGN.LEFT
        fill_cell(cell, text, size=SMALL, align=align, before=1, after=1)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heading, heading=True)
    set_row(line)


def _add_heading(document: Any, text: str) -> None:
    """With room for the table under it."""
    add_heading(document, text).paragraph_format.space_after = Pt(4)


def _add_list(document: Any, heading: str, variable: str) -> None:
    add_tag(document, f"{{%p if {variable} %}}")
    add_body(document, heading, keep=True)
    add_tag(document, f"{{%p for c in {variable} %}}")
    add_body(document, "{{ c }}.")
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")
