"""Takes the quarter's table; gives the workbook that the Office prints, signs and pivots on; same input, same bytes.

Every text is written as text: nothing that stands in a proposal can become a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd

from records import OfficeProfile, Quarter
from records.catalogue import VERDICTS
from records.proposals import TakenFile
from records.rewards import QuarterRewards
from records.shortlists import Placed
from reports.abbreviations import abbreviate
from reports.bases import for_council
from reports.captions import laws_and_legend, totals_in_words
from reports.places import day_in_words
from reports.rows import Row
from reports.states import in_column
from reports.tables import QuarterTable
from reports.versions import put_bytes
from reports.workbooks.cells import (
    DATA,
    DOUBTFUL,
    FIGURES,
    FILES,
    FONT,
    NOTES,
    REVIEW,
    REWARDS,
    SHORTLIST,
    SUMMARY,
    Styles,
    row_height,
    shorten,
    write_text,
)
from reports.workbooks.doubtful import fill_doubtful, fill_of, states_by_column, write_note
from reports.workbooks.figures import fill_figures
from reports.workbooks.files_sheet import fill_files
from reports.workbooks.review_sheet import fill_review
from reports.workbooks.rewards_sheet import fill_rewards
from reports.workbooks.shortlist_sheet import fill_shortlist
from reports.workbooks.widths import lines_needed

A4 = 9
VERDICT_FILLS = {"DAT": "#E2F0D9", "CHUA_DU_CO_SO": "#FFF2CC", "CAN_XEM_XET": "#FFF2CC", "KHONG_DAT": "#F8D7DA"}

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


def write_workbook(
    path: Path,
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    laws: Sequence[str] = (),
    files: Sequence[TakenFile] = (),
) -> None:
    """Seven sheets: the printed table, figures, flat data, doubtful values, what to look at again, files, notes."""
    put_bytes(path, workbook_bytes(table, quarter=quarter, office=office, made_on=made_on, laws=laws, files=files))


def workbook_bytes(
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    laws: Sequence[str] = (),
    files: Sequence[TakenFile] = (),
    rewards: QuarterRewards | None = None,
    shortlist: Sequence[Placed] = (),
) -> bytes:
    stream = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(
        stream, engine="xlsxwriter", date_format="dd/mm/yyyy", engine_kwargs={"options": options}
    ) as writer:
        book = writer.book
        styles = Styles(book)
        book.set_properties(
            {
                "title": f"Bảng tổng hợp đề nghị khen thưởng quý {quarter.label}",
                "created": datetime.combine(made_on, time()),
            }
        )
        more = [name for name, is_there in ((REWARDS, rewards is not None), (SHORTLIST, bool(shortlist))) if is_there]
        for name in (SUMMARY, FIGURES, *more, DATA, DOUBTFUL, REVIEW, FILES, NOTES):
            sheet = book.add_worksheet(name)
            sheet.add_write_handler(str, write_text)
            sheet.set_paper(A4)
            sheet.set_footer(f'&C&"{FONT},Regular"&11Trang &P/&N')
        _fill_summary(
            book.get_worksheet_by_name(SUMMARY), table, styles, quarter=quarter, office=office, made_on=made_on
        )
        fill_figures(book, book.get_worksheet_by_name(FIGURES), table, styles)
        _fill_data(writer, table, styles)
        fill_doubtful(book.get_worksheet_by_name(DOUBTFUL), table.rows, styles)
        fill_review(book.get_worksheet_by_name(REVIEW), table, styles, files=files)
        if rewards is not None:
            fill_rewards(book.get_worksheet_by_name(REWARDS), rewards, styles, city=table.city)
        if shortlist:
            fill_shortlist(book.get_worksheet_by_name(SHORTLIST), shortlist, table, styles)
        fill_files(book.get_worksheet_by_name(FILES), files, table.notes, styles)
        _fill_notes(book.get_worksheet_by_name(NOTES), table, styles, quarter=quarter, made_on=made_on, laws=laws)
    return stream.getvalue()


def _fill_summary(
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
        if column == 7:
            style = styles.cell(align="center", bold=True, bg_color=VERDICT_FILLS[row.verdict])
        write_text(sheet, at, column, shorten(text, COLUMNS[column][1]), style)
        if own:
            write_note(sheet, at, column, own)
    height = row_height(texts, [width for _, width in COLUMNS])
    sheet.set_row(at, height)
    return height


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


def _fill_data(writer: pd.ExcelWriter[Any], table: QuarterTable, styles: Styles) -> None:
    """The flat table as pandas writes it; headings and real dates again in the workbook's own font."""
    table.data.to_excel(writer, sheet_name=DATA, index=False, header=False, startrow=1)
    sheet = writer.sheets[DATA]
    columns = list(table.data.columns)
    for column, name in enumerate(columns):
        sheet.write_string(0, column, str(name), styles.get(bold=True, border=1, bg_color="#E7E6E6"))
    received = columns.index("ngay_nhan")
    for at, row in enumerate(table.rows, start=1):
        sheet.write_datetime(at, received, row.proposal.received, styles.get(num_format="dd/mm/yyyy"))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_column(0, len(columns) - 1, 20)
    sheet.set_column(0, 0, 6)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)


def _fill_notes(
    sheet: Any, table: QuarterTable, styles: Styles, *, quarter: Quarter, made_on: date, laws: Sequence[str]
) -> None:
    regimes = sorted({row.checked.judgement.laws for row in table.rows})
    judgements = [row.checked.judgement for row in table.rows]
    articles = sorted({c.article for each in judgements for c in each.conditions if c.article})
    left = for_council(judgements, law="")
    lines: list[tuple[str, str]] = [
        ("Quý", quarter.label.replace("-", "/")),
        ("Số liệu đến ngày", day_in_words(made_on)),
        ("Thời hạn nhận hồ sơ", f"trước ngày {day_in_words(quarter.deadline)}"),
        *[("Văn bản pháp luật", law) for law in laws],
        *[("Luật áp dụng theo ngày nhận hồ sơ", regime) for regime in regimes],
        *[("Điều kiện do Hội đồng xem xét", f"{text} ({article}).") for text, article in left.items()],
        *[("Điều khoản đã đối chiếu", article) for article in articles],
        *[(f"Kết quả “{VERDICTS[verdict]}”", text) for verdict, text in VERDICT_NOTES.items()],
        *[
            ("Đơn vị ghi khác danh mục", f"{known}: hồ sơ ghi {', '.join(f'“{name}”' for name in printed)}.")
            for known, printed in table.other_spellings.items()
        ],
        (
            "Cách sắp xếp",
            "Tập thể, cá nhân, hộ gia đình; rồi danh hiệu từ cao xuống thấp, đơn vị, tên theo thứ tự tiếng Việt.",
        ),
        (
            "Độ tin cậy",
            "Từ 0 đến 1, của máy đọc; dưới mức Văn phòng đặt (nguong.yaml) thì cần đối chiếu với hồ sơ gốc.",
        ),
        (
            "Cột “Cần xem”, ô tô màu",
            "Máy đọc chưa chắc, hoặc nơi khác ghi khác; lý do, vị trí ở ghi chú của ô và trang “Giá trị cần xem”.",
        ),
        ("Vị trí", "Đoạn, bảng, hàng, ô đếm từ 1 theo thứ tự trong tệp Word; trang đếm từ 1 trong tệp PDF."),
    ]
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 88)
    sheet.fit_to_pages(1, 0)
    for column, heading in enumerate(("Mục", "Nội dung")):
        sheet.write_string(0, column, heading, styles.head)
    for at, (label, text) in enumerate(lines, start=1):
        write_text(sheet, at, 0, label, styles.cell(bold=True))
        write_text(sheet, at, 1, text, styles.cell())
        sheet.set_row(at, row_height([label, text], [28, 88]))


VERDICT_NOTES = {
    "DAT": "mọi điều kiện chương trình kiểm tra được đều đạt; điều kiện thuộc Hội đồng vẫn do Hội đồng xem xét.",
    "CHUA_DU_CO_SO": "chưa thấy vi phạm, nhưng còn thiếu thông tin hoặc hồ sơ chứng minh.",
    "CAN_XEM_XET": "chương trình chưa có quy định đã được xác nhận, hay việc cần người xem xét.",
    "KHONG_DAT": "có điều kiện không đạt theo thông tin ghi trong hồ sơ.",
}
