"""Takes the quarter's counts; fills the sheet of figures, under each table the chart that Excel draws from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from reports.figures import ASKED, SHARE, QuarterFigures, most_first
from reports.tables import TOTAL, QuarterTable
from reports.workbooks.cells import FIGURES, FONT, Styles, row_height, write_text

NAME_WIDTH, NUMBER_WIDTH = 46, 13  # characters
MOST_BARS = 20
_CHARACTER, _CELL_EDGE, _PIXEL = 7, 5, 0.75  # pixels of a character and of a column's edges; points of a pixel
_PAGE_WIDTH, _PAGE_HEIGHT = 842 - 72 * 1.0, 595 - 72 * 1.1  # points of a landscape A4 between its margins
_WIDTH_SLACK, _HEIGHT_SLACK = 0.93, 0.88  # LibreOffice sets columns a little wider, and takes the footer from the page
_ROW = 15.0  # points of a row that is not set
_TITLE = 20.0
_CHART_WIDTH, _CHART_HEAD, _CHART_BAR = 760, 70, 26  # pixels


@dataclass(frozen=True, eq=False)
class _Part:
    """One table; `chart` is the title of its chart and `charted` the column that it shows, where it has one."""

    title: str
    corner: str
    counts: pd.DataFrame
    chart: str = ""
    charted: str = TOTAL

    @property
    def bars(self) -> int:
        """How many rows the chart shows: the total is none, one alone compares nothing."""
        names = sum(1 for name in self.counts.index if name != TOTAL)
        return min(names, MOST_BARS) if self.chart and names > 1 else 0


class _Pages:
    """Where pages break so that no chart is torn: rows that begin a page, and the points left on the last one."""

    def __init__(self, room: float) -> None:
        self.breaks: list[int] = []
        self._room, self._left, self._is_new = room, room, True

    def begin(self, row: int, height: float) -> None:
        """What should stay whole begins at the row; what is longer than a page begins on a new one at least."""
        if height > self._left and not self._is_new:
            self.breaks.append(row)
            self._left, self._is_new = self._room, True

    def pass_on(self, height: float) -> None:
        """What goes over the page ends nobody knows where, for suites differ: the next thing begins a page."""
        self._is_new = False
        self._left = max(0.0, self._left - height)


def fill_figures(book: Any, sheet: Any, table: QuarterTable, figures: QuarterFigures, styles: Styles) -> None:
    parts = _parts(table, figures)
    columns = max(len(part.counts.columns) for part in parts)
    scale = _scale(columns)
    sheet.set_landscape()
    sheet.set_print_scale(scale)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    sheet.set_column(0, 0, NAME_WIDTH)
    sheet.set_column(1, columns, NUMBER_WIDTH)
    at, pages = 0, _Pages(_PAGE_HEIGHT * _HEIGHT_SLACK / scale * 100)
    for number, part in enumerate(parts, start=1):
        chart = _chart_rows(part) * _ROW if part.bars else 0
        pages.begin(at, _table_height(part) + chart)
        pages.pass_on(_table_height(part))
        at = _write_counts(sheet, at, f"{number}. {part.title}", part, styles)
        if part.bars:
            pages.begin(at, chart)
            pages.pass_on(chart)
            at = _add_chart(book, sheet, part, at=at)
    sheet.set_h_pagebreaks(pages.breaks)
    late = f"{len(parts) + 1}. Hồ sơ nhận sau thời hạn: {len(table.late)}"
    sheet.write_string(at, 0, late, styles.get(bold=True, font_size=12))


def _parts(table: QuarterTable, figures: QuarterFigures) -> list[_Part]:
    by_unit = most_first(figures.by_unit)
    parts = [
        _Part(
            "Theo danh hiệu, hình thức và kết quả kiểm tra",
            "Danh hiệu, hình thức",
            table.by_recognition,
            "Số đề nghị theo danh hiệu, hình thức",
        ),
        _Part(
            "Theo tập thể, cá nhân, hộ gia đình và kết quả kiểm tra",
            "Đối tượng",
            figures.by_kind,
            "Số đề nghị theo đối tượng",
            ASKED,
        ),
        _Part(
            "Cá nhân theo chức vụ ghi trong hồ sơ và kết quả kiểm tra",
            "Chức vụ",
            table.by_class.assign(**{SHARE: figures.by_class[SHARE]}),
            "Đề nghị cho cá nhân theo chức vụ",
        ),
        _Part(
            "Theo đơn vị gửi, nhiều đề nghị nhất trước",
            "Đơn vị gửi",
            by_unit,
            f"{MOST_BARS} đơn vị có nhiều đề nghị nhất" if len(by_unit) > MOST_BARS + 1 else "Số đề nghị theo đơn vị",
            ASKED,
        ),
        _Part("Theo đơn vị gửi và danh hiệu, hình thức", "Đơn vị gửi", table.by_unit),
    ]
    if figures.has_earlier:
        parts.append(_Part("So với các quý trước", "Quý", figures.by_quarter, "Số đề nghị theo quý", ASKED))
    return parts


def _scale(columns: int) -> int:
    """Percent at which the widest table goes on one page; Excel ignores page breaks on a sheet fitted to a page."""
    characters = (NAME_WIDTH, *[NUMBER_WIDTH] * columns)
    width = sum((each * _CHARACTER + _CELL_EDGE) * _PIXEL for each in characters)
    return max(10, min(100, int(_PAGE_WIDTH * _WIDTH_SLACK / width * 100)))


def _table_height(part: _Part) -> float:
    """Points of a table with its title and the row left empty after it."""
    names = [row_height([str(name)], [NAME_WIDTH - 2]) for name in part.counts.index]
    return _TITLE + _head_height(_heads(part)) + sum(names) + _ROW


def _heads(part: _Part) -> list[str]:
    return [part.corner, *map(str, part.counts.columns)]


def _head_height(heads: Sequence[str]) -> float:
    return row_height(heads, [NAME_WIDTH - 2] + [NUMBER_WIDTH - 3] * (len(heads) - 1))


def _write_counts(sheet: Any, at: int, title: str, part: _Part, styles: Styles) -> int:
    """A table of counts under its title; gives the row under it, one left empty."""
    sheet.write_string(at, 0, title, styles.get(bold=True, font_size=12))
    sheet.set_row(at, _TITLE)
    heads = _heads(part)
    for column, head in enumerate(heads):
        write_text(sheet, at + 1, column, head, styles.head)
    sheet.set_row(at + 1, _head_height(heads))
    for offset, (key, values) in enumerate(part.counts.iterrows(), start=at + 2):
        name, is_total = str(key), key == TOTAL
        write_text(sheet, offset, 0, name, styles.cell(bold=is_total))
        sheet.set_row(offset, row_height([name], [NAME_WIDTH - 2]))
        for column, (head, value) in enumerate(zip(heads[1:], values, strict=True), start=1):
            bold = is_total or head in (TOTAL, ASKED)
            if head == SHARE:
                share = styles.cell(align="center", bold=bold, num_format="0.0%")
                sheet.write_number(offset, column, float(value) / 100, share)
            else:
                sheet.write_number(offset, column, int(value), styles.cell(align="center", bold=bold))
    return at + len(part.counts.index) + 3


def _chart_rows(part: _Part) -> int:
    """Rows that the chart covers, one left empty."""
    return -(-(_CHART_HEAD + _CHART_BAR * part.bars) // int(_ROW / _PIXEL)) + 1


def _add_chart(book: Any, sheet: Any, part: _Part, *, at: int) -> int:
    """Bars under the numbers that they show, which stand above `at`; gives the row under them."""
    first = at - 1 - len(part.counts.index)
    column = list(map(str, part.counts.columns)).index(part.charted) + 1
    chart = book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "name": part.charted,
            "categories": [FIGURES, first, 0, first + part.bars - 1, 0],
            "values": [FIGURES, first, column, first + part.bars - 1, column],
            "data_labels": {"value": True, "font": {"name": FONT, "size": 10}},
            "fill": {"color": "#8A8A8A"},
            "gap": 60,
        }
    )
    chart.set_title({"name": part.chart, "name_font": {"name": FONT, "size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 10}})
    chart.set_x_axis({"visible": False, "min": 0, "major_gridlines": {"visible": False}})
    chart.set_size({"width": _CHART_WIDTH, "height": _CHART_HEAD + _CHART_BAR * part.bars})
    sheet.insert_chart(at, 0, chart, {"object_position": 1, "y_offset": 4, "description": part.chart})
    return at + _chart_rows(part)
