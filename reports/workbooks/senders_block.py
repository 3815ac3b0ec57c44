"""Takes the notes on each sender's papers; fills the block that tells them under the table of another sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reports.rows import SEVERITIES
from reports.senders import SenderNote
from reports.workbooks.cells import Styles, row_height, shorten, write_text

TITLE = "Đối chiếu hồ sơ của từng đơn vị"
HEADINGS = ("STT", "Đơn vị gửi", "Mức độ", "Mã", "Nội dung", "Tệp", "Số đề nghị")
LAST = len(HEADINGS) - 1


def fill_sender_notes(
    sheet: Any, notes: Sequence[SenderNote], styles: Styles, *, first: int, widths: Sequence[int]
) -> None:
    """A titled block under a sheet's own table, in its columns; `first` is the row of the title; none without notes."""
    if not notes:
        return
    sheet.write_string(first, 0, TITLE, styles.get(bold=True, font_size=12))
    sheet.set_row(first, 22)
    for column, heading in enumerate(HEADINGS):
        sheet.write_string(first + 1, column, heading, styles.head)
    for at, note in enumerate(notes, start=1):
        texts = [note.sender, SEVERITIES[note.finding.severity], note.finding.code, note.text, note.files]
        row = first + 1 + at
        sheet.write_number(row, 0, at, styles.cell(align="center"))
        for column, text in enumerate(texts, start=1):
            write_text(sheet, row, column, shorten(text, widths[column]), styles.cell())
        sheet.write_number(row, LAST, note.count, styles.cell(align="center"))
        sheet.set_row(row, row_height(texts, list(widths[1:LAST])))
