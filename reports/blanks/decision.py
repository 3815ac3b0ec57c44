"""Takes a path; gives the Word forms of what follows the meeting: the decision, and the request to those above."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import (
    add_appendix_head,
    add_closing,
    add_grouped,
    add_head,
    add_title,
    new_form,
    save_form,
)
from reports.drafting.paragraphs import SMALL, add_body, add_tag, add_text, fill_cell, set_row

OPEN_DAY = "ngày\u00a0……\u00a0tháng\u00a0……\u00a0năm\u00a0{{ nam }}"  # never on two lines
GROUP = "**{{ g.ten }}**: {{ g.so_luong }} {{ g.doi_tuong }}"
GRANT = "- {{ v.viec }} cho {{ v.so_luong }} {{ v.doi_tuong }}{% if loop.last %}.{% else %};{% endif %}"
WHO = ("^{{ d.stt }}", "{{ d.ten }}", "{{ d.chuc_vu_don_vi }}", "{{ d.danh_hieu }}")
HEADS = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Danh hiệu, hình thức")


def build_decision(path: Path) -> None:
    """Three articles, the list with the money of each behind them."""
    document = new_form()
    add_head(document)
    add_title(document, "QUYẾT ĐỊNH", "Về việc khen thưởng cá nhân, tập thể quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "{{ nguoi_quyet_dinh }}", bold=True, before=12, after=6)
    _add_bases(document, end=";")
    add_body(document, "Theo đề nghị của Thường trực {{ hoi_dong }}.", italic=True)
    add_text(document, "QUYẾT ĐỊNH:", bold=True, before=12, after=6, keep=True)
    add_body(
        document,
        "**Điều 1.** Khen thưởng {{ gom }} có tên trong danh sách kèm theo Quyết định này, gồm:",
        keep=True,
    )
    _add_grants(document)
    add_tag(document, "{%p if tong_tien %}")
    add_body(
        document,
        "**Điều 2.** Mức tiền thưởng của từng cá nhân, tập thể ghi tại danh sách; tổng số tiền là {{ tong_tien }} "
        "(Bằng chữ: {{ tong_tien_chu }}), chi từ {{ nguon_kinh_phi or '……………………' }}"
        "{% if so_chua_co_tien != '00' %}; chưa gồm {{ so_chua_co_tien }} trường hợp chưa ghi mức tiền thưởng"
        "{% endif %}.",
    )
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "**Điều 2.** Mức tiền thưởng của từng cá nhân, tập thể theo quy định, ghi tại danh sách, chi từ "
        "{{ nguon_kinh_phi or '……………………' }}.",
    )
    add_tag(document, "{%p endif %}")
    add_text(
        document,
        "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, thủ trưởng các đơn vị liên quan và "
        "các cá nhân, tập thể có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
        align=ALIGN.JUSTIFY,
        before=6,
        after=12,
        indent=True,
        keep=True,
    )
    add_closing(document)
    add_appendix_head(
        document,
        "DANH SÁCH ĐƯỢC KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}",
        goes_with="Quyết định số         /{{ ky_hieu }}",
    )
    _add_paid(document)
    save_form(document, path, title="Quyết định khen thưởng")


def build_higher_request(path: Path) -> None:
    """The submission to whoever decides above the department; its list has no money."""
    document = new_form()
    add_head(document)
    add_title(document, "TỜ TRÌNH", "Về việc đề nghị khen thưởng cá nhân, tập thể quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "Kính gửi: {{ kinh_gui }}", before=12, after=12)
    _add_bases(document, end=".")
    add_body(
        document,
        "Qua xét thành tích và kết quả họp của {{ hoi_dong }}, kính trình {{ kinh_gui }} xem xét, khen thưởng "
        "{{ gom }}, gồm:",
        keep=True,
    )
    _add_grants(document)
    add_body(
        document,
        "(Có danh sách, báo cáo thành tích và biên bản họp Hội đồng kèm theo"
        "{% if luat_ap_dung %}; điều, khoản trong danh sách không ghi tên văn bản là của {{ luat_ap_dung }}"
        "{% endif %}).",
    )
    add_text(
        document,
        "Kính trình {{ kinh_gui }} xem xét, quyết định./.",
        align=ALIGN.JUSTIFY,
        before=6,
        after=12,
        indent=True,
        keep=True,
    )
    add_closing(document)
    add_appendix_head(
        document,
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}",
        goes_with="Tờ trình số         /{{ ky_hieu }}",
    )
    heads = (*HEADS, "Căn cứ")
    add_grouped(document, (11, 38, 42, 33, 41), heads, (*WHO, "{{ d.can_cu|join('; ') }}"), group=GROUP)
    save_form(document, path, title="Tờ trình đề nghị cấp trên khen thưởng")


def _add_bases(document: Any, *, end: str) -> None:
    """The laws, then the minutes; `end`: what stands behind the last of them."""
    add_tag(document, "{%p for c in can_cu %}")
    add_body(document, "{{ c }}", italic=True)
    add_tag(document, "{%p endfor %}")
    add_body(document, f"Căn cứ Biên bản họp {{{{ hoi_dong }}}} {OPEN_DAY}{end}", italic=True)


def _add_grants(document: Any) -> None:
    add_tag(document, "{%p for v in noi_dung %}")
    add_body(document, GRANT)
    add_tag(document, "{%p endfor %}")


def _add_paid(document: Any) -> None:
    """The list with its total as a last row."""
    heads, widths = (*HEADS, "Tiền thưởng (đồng)"), (11, 42, 50, 38, 24)
    table = add_grouped(document, widths, heads, (*WHO, "^{{ d.tien }}"), group=GROUP)
    total = table.add_row()
    words = total.cells[0].merge(total.cells[3])
    fill_cell(words, "Tổng cộng: {{ tong_so }} trường hợp", size=SMALL, bold=True, before=2, after=2)
    fill_cell(total.cells[4], "{{ tong_tien_so }}", size=SMALL, bold=True, before=2, after=2)
    set_row(total)
