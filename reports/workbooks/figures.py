"""Takes the quarter's counts; fills the sheet of figures, with one chart that Excel draws from them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from reports.tables import TOTAL, QuarterTable
from reports.workbooks.cells import FIGURES, FONT, Styles, row_height, write_text


def fill_figures(book: Any, sheet: Any, table: QuarterTable, styles: Styles) -> None:
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 20, 13)
    parts = (
        ("Theo danh hiệu, hình thức và kết quả kiểm tra", "Danh hiệu, hình thức", table.by_recognition),
        ("Cá nhân theo chức vụ ghi trong hồ sơ và kết quả kiểm tra", "Đối tượng", table.by_class),
        ("Theo đơn vị gửi và danh hiệu, hình thức", "Đơn vị gửi", table.by_unit),
    )
    at = 0
    for number, (title, corner, counts) in enumerate(parts, start=1):
        at = _write_counts(sheet, at, f"{number}. {title}", corner, counts, styles)
    sheet.write_string(at, 0, f"4. Hồ sơ nhận sau thời hạn: {len(table.late)}", styles.get(bold=True, font_size=12))
    if table.rows:
        _add_chart(book, sheet, table.by_recognition, at=at + 2)


def _write_counts(sheet: Any, at: int, title: str, corner: str, counts: pd.DataFrame, styles: Styles) -> int:
    """A table of counts under its title; gives the row under it, one left empty."""
    sheet.write_string(at, 0, title, styles.get(bold=True, font_size=12))
    sheet.set_row(at, 20)
    heads = [corner, *map(str, counts.columns)]
    for column, head in enumerate(heads):
        write_text(sheet, at + 1, column, head, styles.head)
    sheet.set_row(at + 1, row_height(heads, [44] + [10] * len(counts.columns)))
    for offset, (key, values) in enumerate(counts.iterrows(), start=at + 2):
        name, is_total = str(key), key == TOTAL
        write_text(sheet, offset, 0, name, styles.cell(bold=is_total))
        sheet.set_row(offset, row_height([name], [44]))
        for column, value in enumerate(values, start=1):
            is_bold = is_total or column == len(counts.columns)
            sheet.write_number(offset, column, int(value), styles.cell(align="center", bold=is_bold))
    return at + len(counts.index) + 3


def _add_chart(book: Any, sheet: Any, counts: pd.DataFrame, *, at: int) -> None:
    """Bars of the totals by recognition, under the numbers; Excel draws it, staff can edit it."""
    first = 2  # row of the first recognition in the first table
    rows, total = len(counts.index) - 1, len(counts.columns)
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [FIGURES, first, 0, first + rows - 1, 0],
            "values": [FIGURES, first, total, first + rows - 1, total],
            "data_labels": {"value": True, "font": {"name": FONT, "size": 10}},
            "fill": {"color": "#7F9DB9"},
            "gap": 60,
        }
    )
    chart.set_title({"name": "Số đề nghị theo danh hiệu, hình thức", "name_font": {"name": FONT, "size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 10}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 760, "height": 90 + 26 * rows})
    sheet.insert_chart(at, 0, chart)
