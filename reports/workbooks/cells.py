"""Takes text for a sheet; writes it as text, in one of the workbook's styles, in a row that is high enough for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.workbooks.widths import lines_needed

FONT = "Times New Roman"
SUMMARY, FIGURES, DATA, REVIEW, NOTES = "Bảng tổng hợp", "Tổng hợp số liệu", "Dữ liệu", "Cần xem lại", "Ghi chú"
FILES, DOUBTFUL = "Tệp đã nhận", "Giá trị cần xem"
REWARDS, SHORTLIST = "Kinh phí", "Biểu dương"
LINE_POINTS = 13.5  # one line of the 11-point body: 12.7 in LibreOffice, up to 18 pixels in Excel
ROW_PADDING = 3.0  # points above and below the text of a row
INDENT_WIDTH = 1.4  # characters that one step of indent takes
HIGHEST_ROW = 405.0  # Excel stops at 409 points
CELL_CHARACTERS = 32_000  # Excel stops at 32,767


class Styles:
    """The formats of one workbook, each made once; XlsxWriter numbers them in the order of asking."""

    def __init__(self, book: Any) -> None:
        book.formats[0].set_font_name(FONT)
        book.formats[0].set_font_size(11)
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def get(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
            self._made[key] = self._book.add_format({**base, **properties})
        return self._made[key]

    def shade(self, fill: str) -> Any:
        """A format of a condition: whatever it does not say stays as the cell has it."""
        return self._book.add_format({"bg_color": fill})

    @property
    def head(self) -> Any:
        return self.get(bold=True, align="center", text_wrap=True, border=1, bg_color="#E7E6E6")

    def cell(self, **properties: object) -> Any:
        """Wrapped text in a border; one step of indent keeps it off the line, which Excel only obeys with `align`."""
        form = {"text_wrap": True, "valign": "top", "border": 1, "align": "left", **properties}
        return self.get(**form, indent=1 if form["align"] == "left" else 0)


def write_text(sheet: Any, row: int, column: int, text: str, style: Any = None) -> int:
    """A string is always a string. One in <r> tags would be taken for XlsxWriter's own rich text: a space breaks it."""
    if len(text) > CELL_CHARACTERS:
        text = text[: CELL_CHARACTERS - 2] + " …"
    if text.startswith("<r>") and text.endswith("</r>"):
        text += " "
    if not text:
        return int(sheet.write_blank(row, column, None, style))
    return int(sheet.write_string(row, column, text, style))


def row_height(texts: Sequence[str], widths: Sequence[int]) -> float:
    """Excel and LibreOffice do not grow a row that holds wrapped text written by a program: its height is set here."""
    lines = max(lines_needed(text, width - INDENT_WIDTH) for text, width in zip(texts, widths, strict=True))
    return min(HIGHEST_ROW, lines * LINE_POINTS + ROW_PADDING)


def shorten(text: str, width: int) -> str:
    """What a row of the greatest height can show; the rest stands on the other sheets."""
    while lines_needed(text, width - INDENT_WIDTH) * LINE_POINTS + ROW_PADDING > HIGHEST_ROW:
        text = text[: int(len(text) * 0.9)].rstrip() + f" … (xem tiếp: {DATA})"
    return text
