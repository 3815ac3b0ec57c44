"""Takes a path; gives the Word form of the letter that asks a unit for what is missing, in the form of NĐ 30/2020."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from reports.blanks.parts import add_closing, add_head, new_form, save_form
from reports.drafting.paragraphs import SMALL, add_body, add_grid, add_heading, add_tag, add_text, fill_cell, set_row

TITLE = "Công văn đề nghị bổ sung hồ sơ"
ABOUT = "V/v bổ sung, làm rõ hồ sơ đề nghị khen thưởng quý {{ quy }}/{{ nam_quy }}"
WIDTHS = (12, 53, 100)


def build_request_form(path: Path) -> None:
    """A letter has no title: what it is about stands under its number."""
    document = new_form()
    add_head(document)
    add_text(document.tables[0].rows[1].cells[0], ABOUT, size=SMALL, before=6)
    add_text(document, "Kính gửi: {{ kinh_gui }}", before=18, after=6)
    add_tag(document, "{%p if la_noi_bo %}")
    add_body(
        document,
        "Văn phòng có {{ so_can_bo_sung }} trường hợp đề nghị khen thưởng quý {{ quy }}/{{ nam_quy }} mà giấy tờ chưa "
        "cho biết đơn vị nào gửi. Phiếu này để Văn phòng theo dõi, không gửi ra ngoài; khi xác định được đơn vị, các "
        "nội dung dưới đây được đưa vào công văn gửi đơn vị đó.",
    )
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Văn phòng đã nhận hồ sơ đề nghị khen thưởng quý {{ quy }}/{{ nam_quy }} của {{ don_vi }}"
        "{% if so_truong_hop != '00' %}, gồm {{ so_truong_hop }} trường hợp{% endif %}. Qua kiểm tra, "
        "còn một số nội dung cần được bổ sung, làm rõ để đủ căn cứ trình Hội đồng Thi đua - Khen thưởng.",
    )
    add_tag(document, "{%p endif %}")
    _add_common(document)
    _add_cases(document)
    add_tag(document, "{%p if not la_noi_bo %}")
    ending = add_body(
        document,
        "Đề nghị {{ don_vi }} gửi giấy tờ bổ sung và văn bản xác nhận về Văn phòng "
        "{% if han_bo_sung %}trước ngày {{ han_bo_sung }}{% else %}trước ngày ……/……/{{ nam }}{% endif %}. "
        "Trường hợp chưa bổ sung đủ trong thời hạn này sẽ được chuyển sang xem xét ở quý sau. "
        "Văn phòng trân trọng cảm ơn sự phối hợp của quý đơn vị./.",
        keep=True,  # with the signature: neither stands alone on a page
    )
    ending.paragraph_format.keep_together = True
    ending.paragraph_format.space_after = Pt(12)
    add_tag(document, "{%p endif %}")
    add_closing(document)
    save_form(document, path, title=TITLE)


def _add_common(document: Any) -> None:
    add_tag(document, "{%p if noi_dung_chung %}")
    add_heading(document, "Nội dung chung")
    add_tag(document, "{%p for d in noi_dung_chung %}")
    add_body(document, "- {% if d.pham_vi %}{{ d.pham_vi }}: {% endif %}{{ d.noi_dung }}")
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")


def _add_cases(document: Any) -> None:
    """A row for each nominee, a paragraph in it for each thing asked."""
    add_tag(document, "{%p if truong_hop %}")
    add_heading(document, "Nội dung của từng trường hợp").paragraph_format.space_after = Pt(4)
    table = add_grid(document, WIDTHS, rows=4, borders=True)
    heads, loop, case, end = table.rows
    titles = ("STT", "Trường hợp, danh hiệu, hình thức đề nghị", "Nội dung cần bổ sung, làm rõ")
    for cell, head in zip(heads.cells, titles, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], "{%tr for d in truong_hop %}", size=SMALL)
    number, who, what = case.cells
    fill_cell(number, "{{ d.stt }}", size=SMALL, before=1, after=1)
    fill_cell(who, "**{{ d.ten }}**", size=SMALL, align=ALIGN.LEFT, before=1)
    add_text(who, "{{ d.danh_hieu }}", size=SMALL, align=ALIGN.LEFT, after=1)
    fill_cell(what, "{%p for v in d.noi_dung %}", size=SMALL)
    add_text(what, "- {{ v }}", size=SMALL, align=ALIGN.LEFT, before=1, after=1)
    add_tag(what, "{%p endfor %}")
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    set_row(heads, heading=True)
    set_row(case)
    add_tag(document, "{%p endif %}")
