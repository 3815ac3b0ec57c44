"""Takes the order of candidates with its reasons; fills the sheet from which people choose whom to praise.

The program orders and explains, it chooses nobody: the last column is for the one who does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from records.shortlists import Placed
from reports.places import printable
from reports.recognitions import in_city_words
from reports.tables import QuarterTable
from reports.workbooks.cells import Styles, row_height, write_text

COLUMNS = (
    ("Thứ tự", 11),
    ("Họ và tên", 24),
    ("Chức vụ, đơn vị", 30),
    ("Danh hiệu, hình thức đề nghị", 26),
    ("Vì sao ở thứ tự này", 52),
    ("Người chọn ghi", 18),
)
WIDTHS = [width for _, width in COLUMNS]
TITLE = "Gợi ý chọn người biểu dương dưới cờ"
EXPLAINED = (
    "Xếp theo kết quả kiểm tra, điểm chấm, phiếu của Hội đồng; ngang nhau thì ưu tiên nữ, rồi người trực tiếp. "
    "Cùng thứ tự là chưa phân biệt được. Chọn ai do người có thẩm quyền quyết định."
)


def fill_shortlist(sheet: Any, placed: Sequence[Placed], table: QuarterTable, styles: Styles) -> None:
    """One row for each candidate, in the order given; nobody is left out and nobody is marked."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, TITLE, styles.get(bold=True, font_size=13))
    small = styles.get(italic=True, text_wrap=True, valign="top")
    sheet.merge_range(1, 0, 1, len(COLUMNS) - 1, EXPLAINED, small)
    sheet.set_row(1, row_height([EXPLAINED], [sum(WIDTHS)]))
    for column, (heading, _) in enumerate(COLUMNS):
        write_text(sheet, 2, column, heading, styles.head)
    sheet.set_row(2, row_height([heading for heading, _ in COLUMNS], WIDTHS))
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 2)
    rows = {row.proposal.id: row for row in table.rows}
    for at, each in enumerate((each for each in placed if each.proposal in rows), start=3):
        row = rows[each.proposal]
        reasons = "; ".join(each.reasons)
        reasons = reasons[:1].upper() + reasons[1:]
        texts = [
            f"{each.place}{' (ngang nhau)' if each.is_shared else ''}",
            printable(each.name) or "(chưa rõ tên)",
            row.post,
            row.recognition,
            in_city_words(reasons) if table.city else reasons,
            "",
        ]
        for column, text in enumerate(texts):
            write_text(sheet, at, column, text, styles.cell(align="center") if column == 0 else styles.cell())
        sheet.set_row(at, row_height(texts, WIDTHS))
    if not placed:
        sheet.write_string(3, 1, "Trong quý chưa có cá nhân nào được đề nghị.", styles.get(italic=True))
