"""Takes a path; gives the Word form of the list of changes, for staff to edit afterwards in Word."""

from __future__ import annotations

from pathlib import Path

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import TEXT_WIDTH, add_grouped, add_head, add_title, new_form, save_form
from reports.drafting.paragraphs import add_body, add_tag, add_text


def build_changes_form(path: Path) -> None:
    """How much changed in one paragraph, then a table with a line for every paper and a row for every change."""
    document = new_form()
    add_head(document, number="")
    add_title(
        document,
        "THAY ĐỔI SO VỚI BẢN TRƯỚC",
        "Hồ sơ trình Thường trực Hội đồng quý {{ quy }}/{{ nam_quy }}",
        of=TEXT_WIDTH,
    )
    add_body(
        document,
        "Lần lập này có {{ so_van_ban }} văn bản cần xem{% if so_cap_nhat %}; chương trình cập nhật "
        "{{ so_cap_nhat }} chỗ{% endif %}{% if so_giu %}; giữ nguyên {{ so_giu }} chỗ người soát đã sửa{% endif %}"
        "{% if so_de_xuat %}; đề xuất bằng chú thích {{ so_de_xuat }} chỗ{% endif %}{% if so_cho_xac_nhan %}; "
        "{{ so_cho_xac_nhan }} chỗ người soát sửa khác với sổ, chờ xác nhận{% endif %}.",
        is_before_table=True,
    )
    add_grouped(
        document,
        (12, 32, 121),
        ("STT", "Việc", "Nội dung"),
        ("^{{ d.stt }}", "{{ d.loai }}", "{{ d.noi_dung }}"),
        group="**{{ g.ten }}** – {{ g.tinh_trang }}",
    )
    add_tag(document, "{%p if con_nua %}")
    add_text(document, "Và {{ con_nua }} văn bản nữa.", align=ALIGN.LEFT, before=6)
    add_tag(document, "{%p endif %}")
    save_form(document, path, title="Thay đổi so với bản trước")
