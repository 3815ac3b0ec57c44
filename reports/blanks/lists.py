"""Takes a path; gives the Word forms of the lists that go with the submission, and of the table as its appendix."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import NARROW, add_appendix_head, add_entries, add_grouped, new_form, save_form
from reports.drafting.paragraphs import LIST, SMALL, add_tag, add_text

GROUP = "**{{ g.ten }}**: {{ g.so_luong }} {{ g.doi_tuong }}"
BASIS = "{{ d.can_cu|join('; ') }}"


def build_persons_list(path: Path) -> None:
    """Landscape: name, year of birth, gender, post, recognition and basis, by recognition."""
    document = _new_list("DANH SÁCH CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}")
    heads = ("STT", "Họ và tên", "Năm sinh", "Giới tính", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Căn cứ")
    cells = (
        *("^{{ d.stt }}", "{{ d.ten }}", "^{{ d.nam_sinh }}", "^{{ d.gioi_tinh }}", "{{ d.chuc_vu_don_vi }}"),
        *("{{ d.danh_hieu }}", BASIS),
    )
    add_grouped(document, (11, 44, 13, 12, 58, 46, 68), heads, cells, group=GROUP)
    _end_list(document)
    save_form(document, path, title="Danh sách cá nhân đề nghị khen thưởng")


def build_collectives_list(path: Path) -> None:
    """Landscape: name, unit or place, recognition and basis; the same form lists households."""
    document = _new_list("DANH SÁCH {{ doi_tuong|upper }} ĐỀ NGHỊ KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}")
    heads = (
        "STT",
        "Tên {{ doi_tuong }}",
        "{% if doi_tuong == 'hộ gia đình' %}Nơi ở{% else %}Đơn vị{% endif %}",
        "Danh hiệu, hình thức",
        "Căn cứ",
    )
    cells = ("^{{ d.stt }}", "{{ d.ten }}", "{{ d.don_vi }}", "{{ d.danh_hieu }}", BASIS)
    add_grouped(document, (11, 66, 56, 50, 69), heads, cells, group=GROUP)
    _end_list(document)
    save_form(document, path, title="Danh sách tập thể đề nghị khen thưởng")


def _new_list(title: str) -> Any:
    document = new_form(landscape=True)
    add_appendix_head(document, title, goes_with="{{ kem_theo }}", on_new_page=False)
    add_tag(document, "{%p if nhom %}")
    add_note(
        document,
        "Tổng số: {{ tong_so }} {{ doi_tuong }}.{% if luat_ap_dung %} Điều, khoản không ghi tên văn bản là của "
        "{{ luat_ap_dung }}.{% endif %}",
    )
    return document


def _end_list(document: Any) -> None:
    add_tag(document, "{%p else %}")
    add_text(
        document,
        "Đến ngày lập danh sách, chưa có {{ doi_tuong }} nào đủ cơ sở để đề nghị khen thưởng.",
        before=12,
    )
    add_tag(document, "{%p endif %}")


def add_note(document: Any, text: str) -> None:
    """A line above a table: below it, it would stand alone on a page when the table just fills one."""
    add_text(document, text, size=SMALL, italic=True, after=4, keep=True)


COLUMNS = (
    ("STT", "{{ d.stt }}", 11),
    ("Họ và tên, tên tập thể", "**{{ d.ten }}**", 29),
    ("Chức vụ, đơn vị", "{{ d.chuc_vu_don_vi }}", 32),
    ("Danh hiệu, hình thức đề nghị", "{{ d.danh_hieu }}", 27),
    ("Tóm tắt thành tích", "{{ d.tom_tat }}", 53),
    ("Căn cứ tiêu chuẩn", "{{ d.can_cu|join('; ') }}", 46),
    ("Hồ sơ", "{{ d.ho_so }}", 11),
    ("Kết quả kiểm tra", "{{ d.ket_qua }}", 16),
    ("Ghi chú", "{{ d.ghi_chu }}", 27),
)


def build_appendix(path: Path) -> None:
    """The nine columns of the summary table on landscape pages, totals below."""
    document = new_form(landscape=True)
    add_appendix_head(
        document,
        "BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG QUÝ {{ quy }}/{{ nam_quy }}",
        heading="Phụ lục",
        goes_with="{{ kem_theo }}",
        on_new_page=False,
    )
    add_text(document, "{{ so_lieu }}", italic=True, size=13)
    add_tag(document, "{%p if giai_thich %}")
    add_text(document, "{{ giai_thich }}", align=ALIGN.JUSTIFY, size=13, before=6, after=6, indent=True)
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if dong %}")
    heads, cells, widths = zip(*COLUMNS, strict=True)
    add_entries(document, "dong", widths, heads, cells, size=LIST, padding=NARROW)
    add_text(
        document,
        "Tổng cộng: {{ tong_so }} đề nghị ({{ gom }}), trong đó: đạt {{ so_dat }}; chưa đủ cơ sở "
        "{{ so_chua_du_co_so }}; cần xem xét {{ so_can_xem_xet }}; không đạt {{ so_khong_dat }}.",
        bold=True,
        size=13,
        align=ALIGN.JUSTIFY,
        before=6,
        indent=True,
    )
    add_tag(document, "{%p else %}")
    add_text(document, "Trong quý chưa có đề nghị khen thưởng.", before=12)
    add_tag(document, "{%p endif %}")
    save_form(document, path, title="Phụ lục bảng tổng hợp quý")
