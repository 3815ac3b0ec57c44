"""Takes a path; gives the Word forms of the Council's meeting: the ballot and the minutes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import (
    add_dotted,
    add_grouped,
    add_head,
    add_title,
    add_two_signatures,
    new_form,
    save_form,
)
from reports.drafting.paragraphs import add_body, add_heading, add_tag, add_text

GROUP = "**{{ g.ten }}**: {{ g.so_luong }} {{ g.doi_tuong }}{% if g.nguong %}; {{ g.nguong }}{% endif %}"
WHO = ("^{{ d.stt }}", "{{ d.ten }}", "{{ d.chuc_vu_don_vi }}")
OPEN_DAY = "{{ dia_danh }}, ngày      tháng      năm {{ nam }}"


def build_ballot(path: Path) -> None:
    """No voter's name; a row a proposal with two empty boxes, the threshold of each recognition above its rows."""
    document = new_form()
    add_head(document, number="", day=OPEN_DAY)
    add_title(document, "PHIẾU BIỂU QUYẾT", "Xét khen thưởng cá nhân, tập thể tiêu biểu quý {{ quy }}/{{ nam_quy }}")
    add_text(document, "Phiếu số: ………", size=13, before=6)
    add_tag(document, "{%p if nhom %}")
    add_body(
        document,
        "Thành viên Hội đồng đánh dấu (x) vào một trong hai ô “Đồng ý” hoặc “Không đồng ý” của từng trường hợp. "
        "Không đánh dấu, hoặc đánh dấu cả hai ô, thì phiếu không hợp lệ đối với trường hợp đó. "
        "Người bỏ phiếu không ghi tên, không ký vào phiếu.",
    )
    add_body(document, "Phiếu này có {{ tong_so }} trường hợp: {{ gom }}.", is_before_table=True)
    heads = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Đồng ý", "Không đồng ý")
    add_grouped(document, (11, 50, 66, 18, 20), heads, (*WHO, "^", "^"), group=GROUP)
    add_dotted(document, "Ý kiến khác (nếu có):")
    add_tag(document, "{%p else %}")
    add_body(document, "Đến ngày lập phiếu, chưa có trường hợp nào được đưa ra biểu quyết.")
    add_tag(document, "{%p endif %}")
    save_form(document, path, title="Phiếu biểu quyết")


def build_minutes(path: Path) -> None:
    """The minutes have a head of their own: the time stands in the text, secretary and chair sign."""
    document = new_form()
    add_head(document, day="")
    add_title(document, "BIÊN BẢN", "Họp {{ hoi_dong }} xét khen thưởng quý {{ quy }}/{{ nam_quy }}")
    add_body(document, "Thời gian bắt đầu: …… giờ ……, ngày …… tháng …… năm {{ nam }}.")
    add_dotted(document, "Địa điểm:")
    _add_present(document)
    _add_agenda(document)
    _add_result(document)
    _add_conclusion(document)
    add_two_signatures(document, ("THƯ KÝ", "{{ thu_ky }}"), ("CHỦ TRÌ", "{{ chu_tri }}"))
    save_form(document, path, title="Biên bản họp Hội đồng")


def _add_present(document: Any) -> None:
    add_heading(document, "1. Thành phần dự họp")
    add_body(document, "Chủ trì: {{ chu_tri or '…………………………' }}.")
    add_body(document, "Thư ký: {{ thu_ky or '…………………………' }}.")
    add_tag(document, "{%p if thanh_vien %}")
    add_body(document, "Thành viên Hội đồng: {{ thanh_vien|join('; ') }}.")
    add_tag(document, "{%p else %}")
    add_dotted(document, "Thành viên Hội đồng:")
    add_tag(document, "{%p endif %}")
    add_body(document, "Tổng số thành viên: {{ so_thanh_vien or '……' }}; có mặt: ……; vắng mặt: ……")
    add_dotted(document, "Họ tên, lý do vắng mặt:")


def _add_agenda(document: Any) -> None:
    add_heading(document, "2. Nội dung")
    add_body(
        document,
        "a) Văn phòng báo cáo kết quả tiếp nhận, thẩm định hồ sơ quý {{ quy }}/{{ nam_quy }}: nhận {{ tong_so }} đề "
        "nghị; qua đối chiếu với tiêu chuẩn có {{ so_dat }} trường hợp đạt, {{ so_chua_ket_luan }} trường hợp chưa đủ "
        "cơ sở hoặc cần xem xét, {{ so_khong_dat }} trường hợp không đạt. Đưa ra biểu quyết {{ so_bieu_quyet }} "
        "trường hợp{% if nhom %}: {{ gom }}{% endif %}.",
    )
    add_body(document, "b) Ý kiến thảo luận:")
    for _ in range(3):
        add_dotted(document)


def _add_result(document: Any) -> None:
    add_tag(document, "{%p if nhom %}")
    add_body(document, "c) Kết quả biểu quyết:", is_before_table=True)
    heads = ("STT", "Họ và tên, tên tập thể", "Chức vụ, đơn vị", "Đồng ý", "Tổng số phiếu", "Tỷ lệ", "Kết quả")
    cells = (*WHO, "^{{ d.phieu_dong_y }}", "^{{ d.tong_phieu }}", "^{{ d.ty_le }}", "^{{ d.ket_qua }}")
    add_grouped(document, (11, 38, 47, 17, 15, 15, 22), heads, cells, group=GROUP)
    add_tag(document, "{%p else %}")
    add_body(document, "c) Kết quả biểu quyết: không có trường hợp nào được đưa ra biểu quyết.")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p if nguoi_bieu_duong %}")
    add_body(
        document,
        "d) Biểu dương dưới cờ: Hội đồng chọn {{ nguoi_bieu_duong }}"
        "{% if ly_do_bieu_duong %} ({{ ly_do_bieu_duong }}){% endif %}.",
    )
    add_tag(document, "{%p else %}")
    add_dotted(document, "d) Biểu dương dưới cờ: Hội đồng chọn ông (bà)")
    add_tag(document, "{%p endif %}")


def _add_conclusion(document: Any) -> None:
    add_heading(document, "3. Kết luận")
    add_tag(document, "{%p if da_quyet %}")
    add_body(
        document,
        "Hội đồng thông qua {{ so_thong_qua }} trường hợp{% if so_thong_qua != '00' %} ({{ thong_qua }}){% endif %} "
        "để đề nghị khen thưởng.",
    )
    add_tag(document, "{%p if khong_thong_qua %}")
    add_body(
        document,
        "Không thông qua: {% for d in khong_thong_qua %}{{ d.ten_goi }}{% if d.y_kien %} ({{ d.y_kien }}){% endif %}"
        "{% if not loop.last %}; {% endif %}{% endfor %}.",
    )
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p else %}")
    for _ in range(2):
        add_dotted(document)
    add_tag(document, "{%p endif %}")
    add_text(
        document,
        "Cuộc họp kết thúc vào …… giờ …… cùng ngày. Biên bản đã được đọc lại, các thành viên dự họp thống nhất "
        "thông qua./.",
        align=ALIGN.JUSTIFY,
        before=6,
        after=12,
        indent=True,
        keep=True,
    )
