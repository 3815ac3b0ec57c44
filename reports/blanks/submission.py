"""Takes a path; gives the submission's Word template in the form of NĐ 30/2020, for staff to edit afterwards in Word.

The shipped `templates/to-trinh-quy.docx` is what this makes; filling it is left to `drafts`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import add_closing, add_entries, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import (
    SMALL,
    add_body,
    add_grid,
    add_heading,
    add_tag,
    add_text,
    fill_cell,
    set_row,
)


def build_submission_template(path: Path) -> None:
    """A4, five sections, three appendices that appear only for long lists; variables in double braces."""
    document = new_form()
    add_head(document)
    add_title(document, "TỜ TRÌNH", "Về việc xét khen thưởng cá nhân, tập thể tiêu biểu quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "Kính gửi: {{ kinh_gui }}", before=12, after=12)
    _add_bases(document)
    _add_received(document)
    _add_results(document)
    _add_proposed(document)
    _add_flag_salute(document)
    _add_opinions(document)
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
    for variable, title in APPENDICES:
        _add_appendix(document, variable, title)
    save_form(document, path, title="Tờ trình quý")


def _add_bases(document: Any) -> None:
    add_tag(document, "{%p for c in can_cu %}")
    add_body(document, "{{ c }}", italic=True)
    add_tag(document, "{%p endfor %}")
    add_body(document, "Xét đề nghị của {{ don_vi_de_nghi }}.", italic=True)
    add_body(
        document,
        "Văn phòng kính trình {{ kinh_gui }} kết quả tiếp nhận, thẩm định và đề nghị khen thưởng "
        "quý {{ quy }}/{{ nam_quy }} như sau:",
    )


def _add_received(document: Any) -> None:
    add_heading(document, "1. Kết quả tiếp nhận hồ sơ")
    add_body(
        document,
        "Thời hạn nhận hồ sơ: trước ngày {{ thoi_han }}. Văn phòng nhận được {{ tong_so }} đề nghị khen thưởng của "
        "{{ so_don_vi }} đơn vị, gồm {{ so_tap_the }} đề nghị cho tập thể, {{ so_ca_nhan }} đề nghị cho cá nhân"
        "{% if so_ho_gia_dinh != '00' %}, {{ so_ho_gia_dinh }} đề nghị cho hộ gia đình{% endif %}.",
    )
    add_tag(document, "{%p if so_ca_nhan != '00' %}")
    add_body(
        document,
        "Theo chức vụ ghi trong hồ sơ, đề nghị cho cá nhân có {{ so_lanh_dao }} trường hợp là lãnh đạo, quản lý và "
        "{{ so_truc_tiep }} trường hợp trực tiếp công tác"
        "{% if so_doanh_nhan != '00' %}; {{ so_doanh_nhan }} trường hợp là doanh nhân{% endif %}"
        "{% if so_chua_ro_chuc_vu != '00' %}; {{ so_chua_ro_chuc_vu }} trường hợp chưa rõ chức vụ{% endif %}.",
    )
    add_tag(document, "{%p endif %}")
    _add_late(document)


def _add_late(document: Any) -> None:
    """Those of the quarter before that waited, late ones that were let in, and late ones that wait in their turn."""
    add_tag(document, "{%p if chuyen_sang %}")
    add_body(
        document,
        f"Trong đó có {{{{ so_chuyen_sang }}}} đề nghị của quý trước chuyển sang: {by_day('chuyen_sang')}.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if nop_tre %}")
    add_body(
        document,
        f"Hồ sơ nhận sau thời hạn nhưng được xét trong quý này ({{{{ so_nop_tre }}}} trường hợp): {by_day('nop_tre')}.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if cho_quy_sau %}")
    add_body(
        document,
        "Hồ sơ nhận sau thời hạn, chuyển sang xét ở quý sau, không tính vào số liệu của Tờ trình này "
        f"({{{{ so_cho_quy_sau }}}} trường hợp): {by_day('cho_quy_sau')}.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if not nop_tre and not cho_quy_sau %}")
    add_body(document, "Không có hồ sơ nhận sau thời hạn.")
    add_tag(document, "{%p endif %}")


def by_day(variable: str) -> str:
    """The names in a list, each day of receipt once."""
    return (
        f"{{% for ngay, nhom in {variable}|groupby('ngay_nhan') %}}ngày {{{{ ngay }}}}: "
        "{{ nhom|map(attribute='ten_goi')|join(', ') }}{% if not loop.last %}; {% endif %}{% endfor %}"
    )


def _add_results(document: Any) -> None:
    add_heading(document, "2. Kết quả thẩm định")
    add_body(
        document,
        "Qua đối chiếu hồ sơ với tiêu chuẩn, có {{ so_dat }} trường hợp đạt"
        "{% if so_cho_xac_nhan != '00' %} (trong đó {{ so_cho_xac_nhan }} trường hợp còn điểm phải xác nhận, chưa đưa "
        "vào danh sách đề nghị){% endif %}; {{ so_chua_ket_luan }} trường hợp cần bổ sung hoặc cần xin ý kiến; "
        "{{ so_khong_dat }} trường hợp không đạt."
        "{% if luat_ap_dung %} Điều, khoản viện dẫn dưới đây, nếu không ghi tên văn bản, là của {{ luat_ap_dung }}."
        "{% endif %}",
        is_before_table=True,
    )
    add_tag(document, "{%p if bang_ket_qua %}")
    _add_counts(document)
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if doi_chieu %}")
    add_body(document, "Đối chiếu giấy tờ của từng đơn vị, còn những điểm cần làm rõ:", keep=True)
    add_tag(document, "{%p for d in doi_chieu %}")
    add_body(document, "- {{ d.don_vi }}: {{ d.noi_dung|join(' ') }}")
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if khong_dat %}")
    add_tag(document, "{%p if phu_luc_khong_dat %}")
    add_body(document, "Các trường hợp không đạt, không đưa vào danh sách đề nghị: {{ phu_luc_khong_dat }} kèm theo.")
    add_tag(document, "{%p else %}")
    add_body(document, "Các trường hợp không đạt, không đưa vào danh sách đề nghị khen thưởng:", keep=True)
    _add_paragraphs(
        document, "khong_dat", f"{{{{ d.stt }}}}. {WHO}: đề nghị {{{{ d.danh_hieu }}}}.{DONE}{BASIS}{REMARKS}"
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endif %}")


def _add_counts(document: Any) -> None:
    """The totals stand first: a page break can then never leave them alone."""
    heads = ("Danh hiệu, hình thức", "Đề nghị", "Đạt", "Chưa đủ cơ sở", "Cần xem xét", "Không đạt")
    parts = ("danh_hieu", "tong", "dat", "chua_du_co_so", "can_xem_xet", "khong_dat")
    table = add_grid(document, (65, 20, 20, 20, 20, 20), rows=5, borders=True)
    heading, total, loop, line, end = table.rows
    for cell, head in zip(heading.cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], "{%tr for s in bang_ket_qua %}", size=SMALL)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    for row, name in ((total, "tong_ket_qua"), (line, "s")):
        for cell, part in zip(row.cells, parts, strict=True):
            align = ALIGN.LEFT if part == "danh_hieu" else ALIGN.CENTER
            text, is_total = f"{{{{ {name}.{part} }}}}", row is total
            fill_cell(cell, text, size=SMALL, bold=is_total, align=align, before=1, after=1, keep=is_total)
        set_row(row)
    set_row(heading, heading=True)


# One paragraph a proposal: who, what is asked for, what was done, what decides.
WHO = "**{{ d.ten_goi }}**{% if d.chuc_vu_don_vi %}, {{ d.chuc_vu_don_vi }}{% endif %}"
DONE = "{% if d.tom_tat_ngan %} {{ d.tom_tat_ngan }}{% else %} Hồ sơ chưa nêu thành tích.{% endif %}"
BASIS = "{% if d.can_cu %} Căn cứ: {{ d.can_cu|join('; ') }}.{% endif %}"
SETTLE = "{% if d.ket_qua == 'chưa đủ cơ sở' %}{{ d.can_cu|join('. ') }}. {% endif %}{{ d.ghi_chu|join(' ') }}"
GROUP = "{{ g.so_luong }} trường hợp {{ g.ten }}: {{ g.ly_do }}"
REMARKS = "{% if d.ghi_chu %} {{ d.ghi_chu|join(' ') }}{% endif %}"


def _add_paragraphs(document: Any, source: str, text: str) -> None:
    """A paragraph for every entry of a list."""
    add_tag(document, f"{{%p for d in {source} %}}")
    add_body(document, text)
    add_tag(document, "{%p endfor %}")


def _add_proposed(document: Any) -> None:
    add_heading(document, "3. Danh sách đề nghị khen thưởng")
    add_tag(document, "{%p if not de_nghi %}")
    add_body(
        document, "Đến ngày lập Tờ trình, chưa có trường hợp nào đủ cơ sở để đưa vào danh sách đề nghị khen thưởng."
    )
    add_tag(document, "{%p elif phu_luc_de_nghi %}")
    add_body(
        document,
        "Kính đề nghị xét khen thưởng {{ so_de_nghi }} trường hợp; danh sách và tóm tắt thành tích tại "
        "{{ phu_luc_de_nghi }} kèm theo.",
    )
    add_tag(document, "{%p else %}")
    add_body(document, "Kính đề nghị xét khen thưởng {{ so_de_nghi }} trường hợp sau:", keep=True)
    _add_paragraphs(document, "de_nghi", f"{{{{ d.stt }}}}. {WHO}: **{{{{ d.danh_hieu }}}}**.{DONE}{BASIS}")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if de_nghi and (dieu_kien_chung or dieu_kien_rieng) %}")
    add_body(
        document,
        "Kính đề nghị Hội đồng xem xét thêm những điều kiện không thể hiện trong hồ sơ"
        "{% if dieu_kien_chung %}, đối với mọi trường hợp: {{ dieu_kien_chung|join('; ') }}{% endif %}"
        "{% if dieu_kien_rieng %}; điều kiện riêng của từng danh hiệu, hình thức ({{ dieu_kien_rieng }}), nêu tại "
        "trang “Ghi chú” của Bảng tổng hợp{% endif %}.",
    )
    add_tag(document, "{%p endif %}")
    _add_money(document)


def _add_money(document: Any) -> None:
    """The sum that is sure, who pays it and by which law; what has no sum yet is only counted."""
    add_tag(document, "{%p if de_nghi and tien_thuong.tong %}")
    add_body(
        document,
        "Tiền thưởng của các trường hợp đề nghị, tính theo mức của ngày {{ tien_thuong.ngay }}: {{ tien_thuong.tong }} "
        "({{ tien_thuong.bang_chu }}), trong đó: {% for n in tien_thuong.noi_chi %}{{ n.ten }} chi {{ n.so_tien }}"
        "{% if not loop.last %}; {% endif %}{% endfor %}. Căn cứ: {{ tien_thuong.can_cu }}."
        "{% if tien_thuong.so_chua_tinh != '00' %} Chưa tính {{ tien_thuong.so_chua_tinh }} trường hợp chưa rõ mức "
        "tiền thưởng.{% endif %}",
    )
    add_tag(document, "{%p endif %}")


LIST_HEADS = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Danh hiệu, hình thức đề nghị")
LIST_CELLS = ("{{ d.stt }}", "{{ d.ten_goi }}", "{{ d.chuc_vu_don_vi }}", "{{ d.danh_hieu }}")


def _add_flag_salute(document: Any) -> None:
    """Whom a person chose, or that the Council chooses; the order of the shortlist with its reasons."""
    add_heading(document, "4. Đề xuất cá nhân biểu dương dưới cờ")
    add_tag(document, "{%p if nguoi_bieu_duong %}")
    add_body(
        document,
        "Kính đề nghị biểu dương dưới cờ: **{{ nguoi_bieu_duong }}**"
        "{% if ly_do_bieu_duong %} ({{ ly_do_bieu_duong }}){% endif %}.",
    )
    add_tag(document, "{%p elif ung_vien %}")
    add_body(
        document,
        "Kính đề nghị Thường trực Hội đồng lựa chọn cá nhân tiêu biểu nhất để biểu dương dưới cờ trong số "
        "{{ bieu_duong|length }} cá nhân được đề nghị khen thưởng"
        "{% if bieu_duong|length > ung_vien|length %}; những người đứng đầu theo thứ tự gợi ý{% endif %}:",
        keep=True,
    )
    add_tag(document, "{%p for u in ung_vien %}")
    add_body(
        document,
        "Thứ tự {{ u.hang }}: **{{ u.ten_goi }}**{% if u.chuc_vu_don_vi %}, {{ u.chuc_vu_don_vi }}{% endif %}"
        "{% if u.ly_do %}. Vì: {{ u.ly_do }}{% endif %}.",
    )
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p elif bieu_duong and bieu_duong|length <= 10 %}")
    add_body(
        document,
        "Các cá nhân được đề nghị khen thưởng trong quý, theo thứ tự của danh sách, không xếp hạng: "
        "{% for d in bieu_duong %}{{ d.ten_goi }}{% if not loop.last %}; {% endif %}{% endfor %}. "
        "Kính đề nghị Thường trực Hội đồng lựa chọn cá nhân tiêu biểu nhất để biểu dương dưới cờ.",
    )
    add_tag(document, "{%p elif bieu_duong %}")
    add_body(
        document,
        "Kính đề nghị Thường trực Hội đồng lựa chọn cá nhân tiêu biểu nhất trong số {{ bieu_duong|length }} cá nhân "
        "được đề nghị khen thưởng để biểu dương dưới cờ.",
    )
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Đến ngày lập Tờ trình chưa có cá nhân nào đạt đủ điều kiện; kính đề nghị Thường trực Hội đồng xem xét, "
        "lựa chọn cá nhân biểu dương dưới cờ.",
    )
    add_tag(document, "{%p endif %}")


def _add_opinions(document: Any) -> None:
    add_heading(document, "5. Những trường hợp cần xin ý kiến")
    add_tag(document, "{%p if not xin_y_kien %}")
    add_body(document, "Không có trường hợp nào cần bổ sung hoặc cần xin ý kiến.")
    add_tag(document, "{%p elif phu_luc_xin_y_kien %}")
    add_body(
        document,
        "Kính xin ý kiến về {{ so_xin_y_kien }} trường hợp cần bổ sung hoặc cần xem xét: "
        "{% for g in nhom_y_kien %}{{ g.so_luong }} trường hợp {{ g.ten }} ({{ g.ly_do }})"
        "{% if not loop.last %}; {% endif %}{% endfor %}. Danh sách nêu tại {{ phu_luc_xin_y_kien }}; tóm tắt thành "
        "tích nêu tại Bảng tổng hợp kèm theo.",
    )
    add_tag(document, "{%p else %}")
    add_body(document, "Kính xin ý kiến về {{ so_xin_y_kien }} trường hợp sau:", keep=True)
    add_tag(document, "{%p for g in nhom_y_kien %}")
    add_body(document, f"{GROUP}:", italic=True, keep=True)
    text = f"{{{{ d.stt }}}}. {WHO}: đề nghị {{{{ d.danh_hieu }}}}.{DONE}"
    _add_paragraphs(document, "g.truong_hop", f"{text}{BASIS}{REMARKS}")
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")


APPENDICES = (
    ("de_nghi", "DANH SÁCH VÀ TÓM TẮT THÀNH TÍCH ĐỀ NGHỊ KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}"),
    ("xin_y_kien", "NHỮNG TRƯỜNG HỢP CẦN BỔ SUNG, CẦN XIN Ý KIẾN QUÝ {{ quy }}/{{ nam_quy }}"),
    ("khong_dat", "NHỮNG TRƯỜNG HỢP KHÔNG ĐẠT TIÊU CHUẨN QUÝ {{ quy }}/{{ nam_quy }}"),
)
OPINION_HEADS = ("STT", "Trường hợp đề nghị", "Danh hiệu, hình thức đề nghị", "Nội dung cần bổ sung, làm rõ")


def _add_opinion_rows(document: Any) -> None:
    """A line for every reason, then a row for each who waits for it."""
    table = add_grid(document, (12, 56, 43, 54), rows=7, borders=True)
    for cell, head in zip(table.rows[0].cells, OPINION_HEADS, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    tags = {1: "for g in nhom_y_kien", 3: "for d in g.truong_hop", 5: "endfor", 6: "endfor"}
    for at, tag in tags.items():
        fill_cell(table.rows[at].cells[0], f"{{%tr {tag} %}}", size=SMALL)
    reason = table.rows[2].cells[0].merge(table.rows[2].cells[-1])
    form = {"size": SMALL, "align": ALIGN.LEFT, "before": 1, "after": 1}
    fill_cell(reason, GROUP, bold=True, italic=True, keep=True, **form)
    cells = ("{{ d.stt }}", WHO, "{{ d.danh_hieu }}", SETTLE)
    for number, (cell, text) in enumerate(zip(table.rows[4].cells, cells, strict=True)):
        fill_cell(cell, text, **{**form, "align": ALIGN.CENTER if number == 0 else ALIGN.LEFT})
    set_row(table.rows[0], heading=True)
    for at in (2, 4):
        set_row(table.rows[at])


def _add_appendix(document: Any, variable: str, title: str) -> None:
    name = f"phu_luc_{variable}"
    add_tag(document, f"{{%p if {name} %}}")
    add_text(document, f"{{{{ {name} }}}}", bold=True, keep=True).paragraph_format.page_break_before = True
    add_text(document, title, bold=True, keep=True)
    add_text(
        document,
        "(Kèm theo Tờ trình số         /{{ ky_hieu }} ngày      tháng {{ thang }} năm {{ nam }})",
        italic=True,
        after=8,
        keep=True,
    )
    if variable == "de_nghi":
        heads = (*LIST_HEADS, "Tóm tắt thành tích, căn cứ")
        add_entries(document, variable, (12, 32, 34, 29, 58), heads, (*LIST_CELLS, f"{{{{ d.tom_tat_ngan }}}}{BASIS}"))
    elif variable == "xin_y_kien":
        _add_opinion_rows(document)
    else:
        heads = (*LIST_HEADS, "Điều kiện không đạt")
        cells = (*LIST_CELLS, f"{{{{ d.can_cu|join('; ') }}}}.{REMARKS}")
        add_entries(document, variable, (12, 32, 34, 29, 58), heads, cells)
    add_tag(document, "{%p endif %}")
