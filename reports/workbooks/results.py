"""Takes who is voted on; gives the workbook in which staff enter what the Council decided, for `tdkt council decide`.

Only the cells to fill in can be changed; there is no password. Same input, same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from records import Quarter
from records.stages import Outcome
from reports.rows import Row
from reports.workbooks.cells import FONT, Styles, row_height, write_text

LISTED, WAITING = "Đề nghị", "Xin ý kiến"
TITLES = {
    LISTED: "KẾT QUẢ HỌP HỘI ĐỒNG QUÝ {} – DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",
    WAITING: "KẾT QUẢ HỌP HỘI ĐỒNG QUÝ {} – NHỮNG TRƯỜNG HỢP XIN Ý KIẾN",
}
GUIDE = (
    "Ghi số phiếu và kết quả vào các cột E, F, G (chọn trong danh sách), ghi chú ở cột H; các cột khác đã khóa, không "
    "có mật khẩu. Dòng nào để trống là chưa có kết quả. Ghi xong, lưu tệp rồi nhập vào sổ bằng lệnh: "
    "tdkt council decide {} --from TỆP --who HỌ_TÊN"
)
AGREED, NOT_AGREED = "đồng ý", "không đồng ý"
COLUMNS = (
    ("STT", 5),
    ("Mã đề nghị", 16),
    ("Họ và tên / Tên tập thể", 30),
    ("Danh hiệu, hình thức", 34),
    ("Số phiếu đồng ý", 11),
    ("Tổng số phiếu", 11),
    ("Kết quả", 15),
    ("Ghi chú", 26),
)
HEAD_ROW = 3  # from 0: the fourth row of the sheet
NO_NAME = "(chưa rõ tên)"
MOST_VOTES = 999
_FOR, _CAST, _RESULT, _NOTE = 4, 5, 6, 7
_ENTRY_FILL = "#FFFDF2"
_A4 = 9


@dataclass(frozen=True)
class Ballot:
    """Who stands on the approved list, who waits for the Council's opinion, and what is decided already."""

    listed: Sequence[Row]
    waiting: Sequence[Row] = ()
    outcomes: Sequence[Outcome] = ()


def results_workbook(ballot: Ballot, *, quarter: Quarter, made_on: date) -> bytes:
    """A sheet for each list that has anybody; heads stand in row 4, the entries from row 5 on."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    with xlsxwriter.Workbook(stream, options) as book:
        title = f"Kết quả họp quý {quarter.label}"
        book.set_properties({"title": title, "created": datetime.combine(made_on, time())})
        styles = Styles(book)
        decided = {each.proposal: each for each in ballot.outcomes}
        for name, rows in ((LISTED, ballot.listed), (WAITING, ballot.waiting)):
            if rows or name == LISTED:
                _fill(book.add_worksheet(name), rows, decided, styles, name=name, quarter=quarter)
    return stream.getvalue()


def _fill(
    sheet: Any, rows: Sequence[Row], decided: Mapping[str, Outcome], styles: Styles, *, name: str, quarter: Quarter
) -> None:
    last = len(COLUMNS) - 1
    _set_page(sheet)
    label = quarter.label.replace("-", "/")
    sheet.merge_range(0, 0, 0, last, TITLES[name].format(label), styles.get(bold=True, align="center", font_size=14))
    guide = GUIDE.format(quarter.name)
    sheet.merge_range(1, 0, 1, last, guide, styles.get(italic=True, text_wrap=True, valign="top"))
    sheet.set_row(0, 26)
    sheet.set_row(1, row_height([guide], [sum(width for _, width in COLUMNS)]))
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(HEAD_ROW, column, heading, styles.head)
    sheet.set_row(HEAD_ROW, 34)
    for number, row in enumerate(rows, start=1):
        _write_row(sheet, HEAD_ROW + number, number, row, decided.get(row.proposal.id), styles)
    if rows:
        sheet.autofilter(HEAD_ROW, 0, HEAD_ROW + len(rows), last)
        _watch_entries(sheet, styles, first=HEAD_ROW + 1, last=HEAD_ROW + len(rows))
    allowed = ("autofilter", "format_cells", "format_columns", "format_rows")
    sheet.protect("", dict.fromkeys(allowed, True))


def _set_page(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f'&C&"{FONT},Regular"&11Trang &P/&N')
    sheet.repeat_rows(HEAD_ROW)
    sheet.freeze_panes(HEAD_ROW + 1, 3)


def _write_row(sheet: Any, at: int, number: int, row: Row, outcome: Outcome | None, styles: Styles) -> None:
    texts = ["", row.proposal.id, row.name or NO_NAME, row.recognition]
    note = (outcome.note or "") if outcome else ""
    entry = {"locked": False, "bg_color": _ENTRY_FILL}
    sheet.write_number(at, 0, number, styles.cell(align="center"))
    for column in (1, 2, 3):
        write_text(sheet, at, column, texts[column], styles.cell(bold=column == 2))
    for column, votes in ((_FOR, outcome and outcome.votes_for), (_CAST, outcome and outcome.votes_cast)):
        style = styles.cell(align="center", **entry)
        if votes is None:
            sheet.write_blank(at, column, None, style)
        else:
            sheet.write_number(at, column, votes, style)
    result = "" if outcome is None else AGREED if outcome.is_granted else NOT_AGREED
    write_text(sheet, at, _RESULT, result, styles.cell(align="center", **entry))
    write_text(sheet, at, _NOTE, note, styles.cell(**entry))
    widths = [width for _, width in COLUMNS]
    sheet.set_row(at, row_height([*texts, "", "", result, note], widths))


def _watch_entries(sheet: Any, styles: Styles, *, first: int, last: int) -> None:
    """Excel refuses what cannot be; votes without a result, or more for than cast, stay shaded until mended."""
    votes = {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": MOST_VOTES,
        "error_title": "Số phiếu",
        "error_message": "Ghi số phiếu bằng chữ số, ví dụ 7.",
    }
    for column in (_FOR, _CAST):
        sheet.data_validation(first, column, last, column, votes)
    choice = {
        "validate": "list",
        "source": [AGREED, NOT_AGREED],
        "error_title": "Kết quả",
        "error_message": f"Chọn “{AGREED}” hoặc “{NOT_AGREED}”.",
    }
    sheet.data_validation(first, _RESULT, last, _RESULT, choice)
    at, doubtful = first + 1, styles.shade("#F8D7DA")
    too_many = f'AND($E{at}<>"",$F{at}<>"",$E{at}>$F{at})'
    unsaid = f'AND($G{at}="",OR($E{at}<>"",$F{at}<>""))'
    for columns, formula in (((_FOR, _CAST), too_many), ((_RESULT, _RESULT), unsaid)):
        rule = {"type": "formula", "criteria": f"={formula}", "format": doubtful}
        sheet.conditional_format(first, columns[0], last, columns[1], rule)
