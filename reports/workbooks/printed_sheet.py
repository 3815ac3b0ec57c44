"""Takes the quarter's table; fills the sheet that is printed and signed, with the heads of an official table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from records import OfficeProfile, Quarter
from records.catalogue import VERDICTS
from reports.abbreviations import abbreviate
from reports.captions import laws_and_legend, totals_in_words
from reports.rows import Row
from reports.states import in_column
from reports.tables import QuarterTable
from reports.workbooks.cells import Styles, row_height, shorten, write_text
from reports.workbooks.doubtful import fill_of, states_by_column, write_note
from reports.workbooks.widths import lines_needed

VERDICT_FILLS = {"DAT": "#E2F0D9", "CHUA_DU_CO_SO": "#FFF2CC", "CAN_XEM_XET": "#FFF2CC", "KHONG_DAT": "#F8D7DA"}
VERDICT_COLUMN = 7

# heading, width in characters
COLUMNS = (
    ("STT", 5),
    ("Họ và tên / Tên tập thể", 18),
    ("Chức vụ, đơn vị", 21),
    ("Danh hiệu, hình thức đề nghị", 16),
    ("Tóm tắt thành tích", 34),
    ("Căn cứ tiêu chuẩn", 23),
    ("Hồ sơ", 7),
    ("Kết quả kiểm tra", 9),
    ("Ghi chú", 14),
    ("Cần xem", 14),
)
# Excel ignores page breaks on a sheet that is fitted to a page, so the scale is ours: 161 characters on 271 mm.
PRINT_SCALE = 83  # the body of 11 points is printed at 9.1
PAGE_POINTS = (595 - 72 * 1.1) / PRINT_SCALE * 100  # of a landscape page between its margins
HEAD_HEIGHTS = (18, 19, 8, 24, 18, 42, 34)  # the rows above the first proposal; the last one is repeated on each page
HEAD_LINES = 3  # of the explanations; the row grows with more
GAP_HEIGHT, SIGNATURE_HEIGHT = 12, 130
FIRST_ROW = 7  # of the body of the printed sheet, under the heading row


def fill_printed(
    sheet: Any, table: QuarterTable, styles: Styles, *, quarter: Quarter, office: OfficeProfile, made_on: date
) -> None:
    sheet.set_landscape()
    sheet.set_print_scale(PRINT_SCALE)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    sheet.center_horizontally()
    for column, (_, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
    _write_official_head(sheet, styles, office=office)
    last = len(COLUMNS) - 1
    title = f"BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG QUÝ {quarter.label.replace('-', '/')}"
    sheet.merge_range(3, 0, 3, last, title, styles.get(bold=True, align="center", font_size=14))
    sheet.merge_range(4, 0, 4, last, totals_in_words(table, made_on=made_on), styles.get(italic=True, align="center"))
    small = styles.get(italic=True, align="center", text_wrap=True, font_size=10)
    explained = laws_and_legend(table)
    sheet.merge_range(5, 0, 5, last, explained, small)
    lines = lines_needed(explained, 1.1 * sum(width for _, width in COLUMNS))  # in letters of 10 points, not 11
    longer = max(0, lines - HEAD_LINES) * HEAD_HEIGHTS[5] / HEAD_LINES
    for at in (3, 4, 5):
        sheet.set_row(at, HEAD_HEIGHTS[at] + (longer if at == 5 else 0))
    for column, (heading, _) in enumerate(COLUMNS):
        sheet.write_string(FIRST_ROW - 1, column, heading, styles.head)
    sheet.set_row(FIRST_ROW - 1, HEAD_HEIGHTS[-1])
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.freeze_panes(FIRST_ROW, 2)
    heights = [_write_row(sheet, FIRST_ROW + offset, row, styles) for offset, row in enumerate(table.rows)]
    if _is_signature_alone(heights, longer=longer):
        sheet.set_h_pagebreaks([FIRST_ROW + len(heights) - 1])
    end = FIRST_ROW + max(len(table.rows), 1)
    if not table.rows:
        sheet.merge_range(
            FIRST_ROW, 0, FIRST_ROW, last, "Trong quý chưa có đề nghị khen thưởng.", styles.cell(align="center")
        )
    else:
        sheet.autofilter(FIRST_ROW - 1, 0, end - 1, last)
        _shade_verdicts(sheet, styles, last=end - 1)
    _write_signatures(sheet, end + 1, styles, office=office)
    sheet.print_area(0, 0, end + 1, last)


def _write_official_head(sheet: Any, styles: Styles, *, office: OfficeProfile) -> None:
    last = len(COLUMNS) - 1
    sheet.merge_range(0, 0, 0, 3, office.co_quan_chu_quan, styles.get(align="center", font_size=12))
    sheet.merge_range(
        1, 0, 1, 3, office.co_quan_ban_hanh, styles.get(align="center", font_size=12, bold=True, underline=1)
    )
    sheet.merge_range(
        0, 5, 0, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", styles.get(align="center", font_size=12, bold=True)
    )
    sheet.merge_range(
        1, 5, 1, last, "Độc lập - Tự do - Hạnh phúc", styles.get(align="center", font_size=13, bold=True, underline=1)
    )
    sheet.set_row(0, HEAD_HEIGHTS[0])
    sheet.set_row(1, HEAD_HEIGHTS[1])
    sheet.set_row(2, HEAD_HEIGHTS[2])


def _write_row(sheet: Any, at: int, row: Row, styles: Styles) -> float:
    """One proposal; gives the height of its row in points."""
    texts = [
        str(row.number),
        row.name or "(chưa rõ tên)",
        row.post,
        row.recognition,
        row.headline or "(Hồ sơ chưa nêu thành tích)",
        "\n".join(abbreviate(line) for line in row.decided),
        ", ".join(row.papers),
        VERDICTS[row.verdict],
        abbreviate(" ".join(row.remarks)),
        in_column(row.states),
    ]
    doubtful = states_by_column(row.states)
    sheet.write_number(at, 0, row.number, styles.cell(align="center"))
    for column, text in enumerate(texts[1:], start=1):
        own = doubtful.get(column, [])
        style = styles.cell(**fill_of(own))
        if column == 1:
            style = styles.cell(bold=True, **fill_of(own))
        if column == VERDICT_COLUMN:
            style = styles.cell(align="center", bold=True)
        write_text(sheet, at, column, shorten(text, COLUMNS[column][1]), style)
        if own:
            write_note(sheet, at, column, own)
    height = row_height(texts, [width for _, width in COLUMNS])
    sheet.set_row(at, height)
    return height


def _shade_verdicts(sheet: Any, styles: Styles, *, last: int) -> None:
    """By the words in the cell: who corrects a result sees its shade follow."""
    for verdict, fill in VERDICT_FILLS.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{VERDICTS[verdict]}"', "format": styles.shade(fill)}
        sheet.conditional_format(FIRST_ROW, VERDICT_COLUMN, last, VERDICT_COLUMN, rule)


def _is_signature_alone(heights: Sequence[float], *, longer: float) -> bool:
    """Whether the signatures would open a page of their own: the last proposal then goes over with them."""
    room = PAGE_POINTS - sum(HEAD_HEIGHTS) - longer
    for height in heights:
        if height > room:
            room = PAGE_POINTS - HEAD_HEIGHTS[-1]
        room -= height
    return len(heights) > 1 and room < SIGNATURE_HEIGHT + GAP_HEIGHT


def _write_signatures(sheet: Any, at: int, styles: Styles, *, office: OfficeProfile) -> None:
    """One tall row, so that a page break can never part a name from its office."""
    style = styles.get(bold=True, align="center", valign="top", text_wrap=True, font_size=12)
    power = f"{office.quyen_han}\n" if office.quyen_han else ""
    sheet.merge_range(at, 1, at, 3, f"NGƯỜI LẬP BẢNG\n\n\n\n\n\n{office.nguoi_lap_bang}".rstrip(), style)
    signer = f"{power}{office.chuc_vu_ky}\n\n\n\n\n\n{office.nguoi_ky}".rstrip()
    sheet.merge_range(at, 6, at, len(COLUMNS) - 1, signer, style)
    sheet.set_row(at - 1, GAP_HEIGHT)
    sheet.set_row(at, SIGNATURE_HEIGHT)
