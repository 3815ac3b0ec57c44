"""Takes a path; gives the Word form of the quarterly report, for staff to edit afterwards in Word.

The shipped `templates/bao-cao-quy.docx` is what this makes; filling it is left to `papers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import add_closing, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import (
    PARAGRAPH_GAP,
    SMALL,
    add_body,
    add_grid,
    add_heading,
    add_tag,
    add_text,
    fill_cell,
    set_row,
)

UNIT_HEADS = ("Đơn vị gửi", "Tập thể, hộ gia đình", "Cá nhân", "Tổng số", "Đạt")
UNIT_PARTS = ("don_vi", "tap_the", "ca_nhan", "tong", "dat")
RESULT_HEADS = ("Đề nghị", "Đạt", "Chưa đủ cơ sở", "Cần xem xét", "Không đạt")
RESULT_PARTS = ("danh_hieu", "tong", "dat", "chua_du_co_so", "can_xem_xet", "khong_dat")


def build_report_form(path: Path) -> None:
    """A4, eight sections, each table with the chart of its numbers below it; a long list of units is an appendix."""
    document = new_form()
    add_head(document)
    add_title(document, "BÁO CÁO", "Công tác khen thưởng quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "Kính gửi: {{ kinh_gui }}", before=12, after=12)
    _add_received(document)
    _add_recognitions(document)
    _add_classes(document)
    _add_results(document)
    _add_decided(document)
    _add_quarters(document)
    _add_money(document)
    _add_next(document)
    add_text(
        document,
        "Trên đây là báo cáo công tác khen thưởng quý {{ quy }}/{{ nam_quy }}; Văn phòng kính báo cáo "
        "{{ kinh_gui }}./.",
        align=ALIGN.JUSTIFY,
        before=PARAGRAPH_GAP,
        after=10,
        indent=True,
        keep=True,
    )
    add_closing(document)
    _add_appendix(document)
    save_form(document, path, title="Báo cáo quý")


def _add_received(document: Any) -> None:
    add_heading(document, "1. Kết quả tiếp nhận hồ sơ")
    add_body(
        document,
        "Số liệu đến ngày {{ so_lieu_den }}: quý {{ quy }}/{{ nam_quy }} có {{ tong_so }} đề nghị khen thưởng của "
        "{{ so_don_vi }} đơn vị, gồm {{ so_tap_the }} đề nghị cho tập thể, {{ so_ca_nhan }} đề nghị cho cá nhân"
        "{% if so_ho_gia_dinh != '00' %}, {{ so_ho_gia_dinh }} đề nghị cho hộ gia đình{% endif %}."
        "{% if don_vi_nhieu_nhat %} {{ don_vi_nhieu_nhat }}{% endif %}",
    )
    add_tag(document, "{%p if so_nop_tre == '00' and so_chuyen_quy_sau == '00' %}")
    add_body(document, "Không có hồ sơ nhận sau thời hạn (từ ngày {{ thoi_han }}).")
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Hồ sơ nhận sau thời hạn (từ ngày {{ thoi_han }}): "
        "{% if so_nop_tre != '00' %}{{ so_nop_tre }} trường hợp đã tính vào số liệu của quý này{% endif %}"
        "{% if so_nop_tre != '00' and so_chuyen_quy_sau != '00' %}; {% endif %}"
        "{% if so_chuyen_quy_sau != '00' %}{{ so_chuyen_quy_sau }} trường hợp chuyển xem xét ở quý sau, không tính vào "
        "số liệu của quý này{% endif %}.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if bang_don_vi %}")
    add_tag(document, "{%p if phu_luc_don_vi %}")
    add_body(document, "Các đơn vị có nhiều đề nghị nhất (đủ các đơn vị: Phụ lục kèm theo):", is_before_table=True)
    add_tag(document, "{%p else %}")
    add_body(document, "Theo đơn vị gửi:", is_before_table=True)
    add_tag(document, "{%p endif %}")
    _add_table(document, "bang_don_vi", "tong_don_vi", (73, 32, 22, 20, 18), UNIT_HEADS, UNIT_PARTS)
    _add_chart(document, "bieu_do_don_vi", "{{ ten_bieu_do_don_vi }}")
    add_tag(document, "{%p endif %}")


def _add_recognitions(document: Any) -> None:
    add_heading(document, "2. Danh hiệu, hình thức được đề nghị")
    add_tag(document, "{%p if not bang_danh_hieu %}")
    add_body(document, "Trong quý chưa có đề nghị khen thưởng.")
    add_tag(document, "{%p else %}")
    add_body(document, "Theo danh hiệu, hình thức và kết quả kiểm tra hồ sơ:", is_before_table=True)
    heads = ("Danh hiệu, hình thức", *RESULT_HEADS)
    _add_table(document, "bang_danh_hieu", "tong_danh_hieu", (65, 20, 16, 22, 22, 20), heads, RESULT_PARTS)
    _add_chart(document, "bieu_do_danh_hieu", "Số đề nghị theo danh hiệu, hình thức")
    add_tag(document, "{%p endif %}")


def _add_classes(document: Any) -> None:
    add_heading(document, "3. Cơ cấu lãnh đạo, quản lý và người trực tiếp công tác")
    add_tag(document, "{%p if not bang_doi_tuong %}")
    add_body(document, "{{ co_cau }}")
    add_tag(document, "{%p else %}")
    add_body(document, "{{ co_cau }}", is_before_table=True)
    heads = ("Đối tượng", "Số đề nghị", "Tỷ lệ", "Đạt")
    parts = ("doi_tuong", "tong", "ty_le", "dat")
    _add_table(document, "bang_doi_tuong", "tong_doi_tuong", (90, 27, 25, 23), heads, parts)
    _add_chart(document, "bieu_do_doi_tuong", "Đề nghị cho cá nhân theo chức vụ")
    add_tag(document, "{%p endif %}")


def _add_results(document: Any) -> None:
    add_heading(document, "4. Kết quả kiểm tra hồ sơ")
    add_tag(document, "{%p if not bang_ket_qua %}")
    add_body(document, "Chưa có hồ sơ để kiểm tra.")
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Có {{ so_dat }} trường hợp đạt ({{ ty_le_dat }})"
        "{% if so_lam_ro != '00' %}, trong đó {{ so_de_nghi }} trường hợp đưa vào danh sách đề nghị khen thưởng, "
        "{{ so_lam_ro }} trường hợp còn điểm phải làm rõ trước{% elif so_dat != '00' %}, đều đưa vào danh sách đề nghị "
        "khen thưởng{% endif %}; {{ so_chua_du_co_so }} trường hợp chưa đủ cơ sở; {{ so_can_xem_xet }} trường hợp cần "
        "xem xét; {{ so_khong_dat }} trường hợp không đạt.",
        is_before_table=True,
    )
    heads = ("Đối tượng", *RESULT_HEADS)
    _add_table(document, "bang_ket_qua", "tong_ket_qua", (65, 20, 16, 22, 22, 20), heads, RESULT_PARTS)
    add_tag(document, "{%p if vuong_mac %}")
    add_body(document, "Những vướng mắc thường gặp (một đề nghị có thể có nhiều vướng mắc):", is_before_table=True)
    told = ("Vướng mắc", "Số đề nghị", "Số đơn vị gửi")
    _add_table(document, "vuong_mac", "", (110, 25, 30), told, ("noi_dung", "so_de_nghi", "so_don_vi"))
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endif %}")


def _add_decided(document: Any) -> None:
    add_heading(document, "5. Kết quả xét của Hội đồng")
    add_tag(document, "{%p if not da_hop %}")
    add_body(document, "Đến ngày lập báo cáo chưa có kết quả họp Hội đồng.")
    add_tag(document, "{%p elif not bang_duoc_khen %}")
    add_body(document, "Hội đồng đã họp, không xét trường hợp nào.")
    add_tag(document, "{%p else %}")
    add_body(
        document,
        "Hội đồng đã xét {{ so_xet }} trường hợp: {{ so_duoc_khen }} trường hợp được khen thưởng, {{ so_khong_khen }} "
        "trường hợp không được khen thưởng.",
        is_before_table=True,
    )
    heads = ("Danh hiệu, hình thức", "Đã xét", "Được khen thưởng", "Không được")
    parts = ("danh_hieu", "xet", "duoc_khen", "khong_khen")
    _add_table(document, "bang_duoc_khen", "tong_duoc_khen", (84, 22, 34, 25), heads, parts)
    add_tag(document, "{%p endif %}")


def _add_quarters(document: Any) -> None:
    add_heading(document, "6. So với các quý trước")
    add_tag(document, "{%p if not cac_quy %}")
    add_body(document, "Chưa có số liệu của quý nào trước đó để so sánh.")
    add_tag(document, "{%p else %}")
    add_body(document, "{{ so_sanh }}", is_before_table=True)
    heads = (
        *("Quý", "Tổng số", "Tập thể, hộ gia đình", "Cá nhân"),
        *("Lãnh đạo, quản lý", "Trực tiếp công tác", "Đạt"),
    )
    parts = ("quy", "tong", "tap_the", "ca_nhan", "lanh_dao", "truc_tiep", "dat")
    _add_table(document, "cac_quy", "", (34, 20, 27, 20, 24, 24, 16), heads, parts)
    _add_chart(document, "bieu_do_quy", "Số đề nghị theo quý")
    add_tag(document, "{%p endif %}")


def _add_money(document: Any) -> None:
    add_heading(document, "7. Kinh phí khen thưởng")
    add_tag(document, "{%p if not tong_tien %}")
    add_body(document, "Chưa có trường hợp nào để tính tiền thưởng.")
    add_tag(document, "{%p else %}")
    add_tag(document, "{%p if bang_tien %}")
    add_body(
        document,
        "Tiền thưởng của các trường hợp {% if da_hop %}được khen thưởng{% else %}trong danh sách đề nghị{% endif %}: "
        "{{ tong_tien }} ({{ tong_tien_bang_chu }}).",
        is_before_table=True,
    )
    heads = ("Cơ quan chi", "Số phần thưởng", "Thành tiền (đồng)")
    _add_table(document, "bang_tien", "", (95, 30, 40), heads, ("co_quan", "so_luong", "thanh_tien"))
    add_tag(document, "{%p else %}")
    add_body(document, "Chưa có trường hợp nào trong danh sách đã tính được tiền thưởng.")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if tien_cho or so_chua_tinh_tien != '00' %}")
    add_body(
        document,
        "Không cộng vào số trên: "
        "{% if tien_cho %}các trường hợp còn chờ kết luận, nếu được khen thưởng thì thêm {{ tien_cho }}{% endif %}"
        "{% if tien_cho and so_chua_tinh_tien != '00' %}; {% endif %}"
        "{% if so_chua_tinh_tien != '00' %}{{ so_chua_tinh_tien }} trường hợp chưa tính được hoặc chưa chắc được nhận "
        "tiền thưởng{% endif %}. Chi tiết tại Dự toán kinh phí.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endif %}")


def _add_next(document: Any) -> None:
    add_heading(document, "8. Việc cần tiếp tục")
    add_tag(document, "{%p if not viec_tiep %}")
    add_body(document, "Không còn việc tồn đọng của quý.")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p for v in viec_tiep %}")
    add_body(document, "- {{ v.noi_dung }}")
    add_tag(document, "{%p endfor %}")


def _add_appendix(document: Any) -> None:
    add_tag(document, "{%p if phu_luc_don_vi %}")
    add_text(document, "Phụ lục", bold=True, keep=True).paragraph_format.page_break_before = True
    add_text(document, "SỐ ĐỀ NGHỊ THEO ĐƠN VỊ GỬI QUÝ {{ quy }}/{{ nam_quy }}", bold=True, keep=True)
    add_text(
        document,
        "(Kèm theo Báo cáo số         /{{ ky_hieu }} ngày      tháng {{ thang }} năm {{ nam }})",
        italic=True,
        after=8,
        keep=True,
    )
    table = _add_table(
        document, "phu_luc_don_vi", "", (12, 67, 30, 20, 20, 16), ("STT", *UNIT_HEADS), ("", *UNIT_PARTS)
    )
    fill_cell(table.rows[2].cells[0], "{{ loop.index }}", size=SMALL, before=1, after=1)
    add_tag(document, "{%p endif %}")


def _add_table(
    document: Any, variable: str, total: str, widths: Sequence[float], heads: Sequence[str], parts: Sequence[str]
) -> Any:
    """A row for every entry of a list, names left and numbers centred, a cell without a part is left empty.

    The total stands first, where a page break can never leave it alone.
    """
    table = add_grid(document, widths, rows=5 if total else 4, borders=True)
    heading, *totals, loop, line, end = table.rows
    for cell, head in zip(heading.cells, heads, strict=True):
        fill_cell(cell, head, size=SMALL, bold=True, before=2, after=2, keep=True)
    fill_cell(loop.cells[0], f"{{%tr for d in {variable} %}}", size=SMALL)
    fill_cell(end.cells[0], "{%tr endfor %}", size=SMALL)
    for row, name in ((line, "d"), *((row, total) for row in totals)):
        is_total = name == total
        for cell, part in zip(row.cells, parts, strict=True):
            align = ALIGN.LEFT if part == next(filter(None, parts)) else ALIGN.CENTER
            if part:
                form: dict[str, Any] = {"size": SMALL, "bold": is_total, "align": align, "keep": is_total}
                fill_cell(cell, f"{{{{ {name}.{part} }}}}", before=1, after=1, **form)
        set_row(row)
    set_row(heading, heading=True)
    return table


def _add_chart(document: Any, variable: str, caption: str) -> None:
    """The picture under its caption, both on one page; nothing where there is nothing to compare."""
    add_tag(document, f"{{%p if {variable} %}}")
    add_text(document, caption, size=SMALL, italic=True, before=8, after=2, keep=True)
    add_text(document, f"{{{{ {variable} }}}}", after=4)
    add_tag(document, "{%p endif %}")
