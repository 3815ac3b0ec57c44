"""Takes the rows with their doubtful values; marks those on the printed sheet, and lists them on their own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from records.trust import STATE_NAMES
from reports.places import share_in_words
from reports.rows import Row
from reports.states import BASIS, ValueState
from reports.workbooks.cells import FONT, Styles, row_height, shorten, write_text

FILLS = {"check": "#FFF8E1", "conflict": "#FCE4D6"}
NOTE_AUTHOR = "Chương trình"
NOTE_CHARACTERS = 1_200  # of one note; the sheet of doubts tells the rest
_NOTE_WIDTH, _LINE_PIXELS, _LETTERS_A_LINE, _HIGHEST_NOTE = 320, 18, 50, 420
# heading, width in characters
COLUMNS = (
    ("STT", 5),
    ("Họ và tên / Tên tập thể", 22),
    ("Trường", 17),
    ("Giá trị", 38),
    ("Trạng thái", 13),
    ("Độ tin cậy", 8),
    ("Vì sao", 17),
    ("Nơi khác ghi", 26),
    ("Tệp, vị trí", 30),
)
NONE = "Không có giá trị nào cần xem."


def states_by_column(states: Sequence[ValueState]) -> dict[int, list[ValueState]]:
    """The doubtful values of a row by the column of the printed table that they stand in."""
    columns: dict[int, list[ValueState]] = {}
    for each in states:
        columns.setdefault(each.column, []).append(each)
    return columns


def fill_of(states: Sequence[ValueState]) -> dict[str, str]:
    """The shade of a cell: that of a conflict, else that of a value to check.

    The basis is reckoned from many values, each seldom wholly sure: where one is only to be checked, the note tells it.
    """
    if any(each.state == "conflict" for each in states):
        return {"bg_color": FILLS["conflict"]}
    return {"bg_color": FILLS["check"]} if any(each.column != BASIS for each in states) else {}


def write_note(sheet: Any, at: int, column: int, states: Sequence[ValueState]) -> None:
    """A note on a cell, its doubtful values one below the other, as high as it needs."""
    text = "\n".join(each.sentence for each in states)
    if len(text) > NOTE_CHARACTERS:
        text = f"{text[: NOTE_CHARACTERS - 2]} …"
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    height = min(_HIGHEST_NOTE, (lines + 1) * _LINE_PIXELS)
    look = {"author": NOTE_AUTHOR, "width": _NOTE_WIDTH, "height": height, "font_name": FONT, "font_size": 10}
    sheet.write_comment(at, column, text, look)


def fill_doubtful(sheet: Any, rows: Sequence[Row], styles: Styles) -> None:
    """Every value to look at, conflicts first, then the least sure."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.head)
    sheet.set_row(0, 34)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)
    doubtful = [(row, each) for row in rows for each in row.states]
    doubtful.sort(key=lambda pair: (pair[1].state != "conflict", pair[1].confidence, pair[0].number))
    for at, (row, each) in enumerate(doubtful, start=1):
        _write_line(sheet, at, row, each, styles)
    if doubtful:
        sheet.autofilter(0, 0, len(doubtful), len(COLUMNS) - 1)
    else:
        sheet.write_string(1, 1, NONE, styles.get(italic=True))


def _write_line(sheet: Any, at: int, row: Row, each: ValueState, styles: Styles) -> None:
    texts = [
        row.name or "(chưa rõ tên)",
        each.label,
        each.value,
        STATE_NAMES[each.state],
        share_in_words(each.confidence),
        each.why,
        each.other or "",
        each.place or "",
    ]
    sheet.write_number(at, 0, row.number, styles.cell(align="center"))
    for column, text in enumerate(texts, start=1):
        style = styles.cell(bg_color=FILLS[each.state]) if column == 4 else styles.cell()
        write_text(sheet, at, column, shorten(text, COLUMNS[column][1]), style)
    sheet.set_row(at, row_height(texts, [width for _, width in COLUMNS[1:]]))
