"""Takes a path; gives the Word form of the proposal of biểu dương dưới cờ: the order, its reasons, the choice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from reports.blanks.parts import add_closing, add_dotted, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import SMALL, add_body, add_grid, add_heading, add_tag, add_text, fill_cell, set_row

TITLE = "Đề xuất biểu dương dưới cờ"
WIDTHS = (17, 40, 40, 68)
DETAIL_WIDTHS = (58, 42, 65)


def build_salute_form(path: Path) -> None:
    document = new_form()
    add_head(document)
    add_title(document, "ĐỀ XUẤT", "Cá nhân biểu dương dưới cờ quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "Kính gửi: {{ kinh_gui }}", before=12, after=6)
    _add_order(document)
    _add_choice(document)
    _add_details(document)
    add_text(document, "", size=SMALL)
    add_closing(document)
    save_form(document, path, title=TITLE)


def _add_order(document: Any) -> None:
    add_tag(document, "{%p if not ung_vien %}")
    add_body(
        document,
        "Đến ngày lập văn bản này, chưa có cá nhân nào trong danh sách đề nghị khen thưởng quý {{ quy }}/{{ nam_quy }} "
        "để đề xuất biểu dương dưới cờ.",
    )
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Có {{ so_ung_vien }} cá nhân trong danh sách đề nghị khen thưởng quý {{ quy }}/{{ nam_quy }} được xếp thứ tự "
        "để lựa chọn biểu dương dưới cờ. Thứ tự xếp theo kết quả kiểm tra, điểm chấm, phiếu của Hội đồng; ngang nhau "
        "thì theo các ưu tiên của luật nêu ở cột lý do. Không xếp tập thể, hộ gia đình"
        "{% if so_khong_xep != '00' %} và {{ so_khong_xep }} đề nghị cho cá nhân chưa vào danh sách{% endif %}.",
    )
    add_tag(document, "{%p if thang_diem %}")
    add_body(
        document,
        "Điểm chấm theo {{ thang_diem }} ({{ nguon_thang_diem }})"
        "{% if not thang_da_xac_nhan %}; thang điểm chưa được xác nhận, thứ tự chỉ để tham khảo{% endif %}. "
        "Tiêu chí chưa chấm hoặc chưa có minh chứng ghi là CHƯA RÕ, không tính là 0 điểm.",
    )
    add_tag(document, "{%p else %}")
    add_body(document, "Sở chưa đặt thang điểm có hiệu lực, nên thứ tự chưa tính đến điểm chấm theo từng tiêu chí.")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if ngang_nhau %}")
    add_body(
        document,
        "Những người cùng thứ tự là chưa phân biệt được, do người có thẩm quyền chọn: {{ ngang_nhau|join('; ') }}.",
    )
    add_tag(document, "{%p endif %}")
    add_text(document, "Thứ tự và lý do", bold=True, align=ALIGN.LEFT, before=6, after=4, keep=True)
    table = add_grid(document, WIDTHS, rows=4, borders=True)
    heads, loop, line, end = table.rows
    titles = ("Thứ tự", "Họ và tên, đề nghị", "Chức vụ, đơn vị", "Vì sao ở thứ tự này")
    for cell, head in zip(heads.cells, titles, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], "{%tr for d in ung_vien %}", size=SMALL)
    place, who, post, why = line.cells
    fill_cell(place, "{{ d.hang }}", size=SMALL, before=1, after=1)
    fill_cell(who, "**{{ d.ten_goi }}**", size=SMALL, align=ALIGN.LEFT, before=1)
    add_text(who, "{{ d.danh_hieu }}", size=SMALL, align=ALIGN.LEFT, after=1)
    for cell, text in ((post, "{{ d.chuc_vu_don_vi }}"), (why, "{{ d.ly_do }}")):
        fill_cell(cell, text, size=SMALL, align=ALIGN.LEFT, before=1, after=1)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heads, heading=True)
    set_row(line)
    add_tag(document, "{%p endif %}")


def _add_choice(document: Any) -> None:
    """The person's choice with who and when, or lines to fill in."""
    add_heading(document, "Lựa chọn của người có thẩm quyền")
    add_tag(document, "{%p if nguoi_duoc_chon %}")
    add_body(
        document,
        "Người được chọn biểu dương dưới cờ: **{{ nguoi_duoc_chon }}**. "
        "Người chọn: {{ nguoi_chon }}, ngày {{ ngay_chon }}.{% if ly_do_chon %} Lý do: {{ ly_do_chon }}.{% endif %}",
    )
    add_tag(document, "{%p else %}")
    add_dotted(document, "Người được chọn biểu dương dưới cờ:")
    add_dotted(document, "Lý do:")
    add_dotted(document, "Người chọn, ngày chọn:")
    add_tag(document, "{%p endif %}")


def _add_details(document: Any) -> None:
    """A small table of criteria under each of the first candidates."""
    add_tag(document, "{%p if chi_tiet %}")
    add_heading(document, "Điểm và minh chứng của {{ so_chi_tiet }} người đứng đầu")
    add_tag(document, "{%p for d in chi_tiet %}")
    who = add_text(
        document,
        "Thứ tự {{ d.hang }}: **{{ d.ten_goi }}**, {{ d.diem }} điểm",
        size=13,
        align=ALIGN.LEFT,
        before=6,
        keep=True,
    )
    who.paragraph_format.space_after = Pt(3)
    table = add_grid(document, DETAIL_WIDTHS, rows=4, borders=True)
    heads, loop, line, end = table.rows
    for cell, head in zip(heads.cells, ("Tiêu chí", "Điểm", "Minh chứng"), strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=1, after=1, keep=True)
    fill_cell(loop.cells[0], "{%tr for c in d.tieu_chi %}", size=SMALL)
    for cell, part in zip(line.cells, ("ten", "diem", "minh_chung"), strict=True):
        align = ALIGN.CENTER if part == "diem" else ALIGN.LEFT
        fill_cell(cell, f"{{{{ c.{part} }}}}", size=SMALL, align=align, before=1, after=1)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heads, heading=True)
    set_row(line)
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")
