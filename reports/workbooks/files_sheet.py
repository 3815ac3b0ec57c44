"""Takes the files of a quarter; fills the sheet that says how each was read: doubts, the reader's notes, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from records.catalogue import DOCUMENT_KINDS, STATUSES
from records.proposals import TakenFile
from reports.files import signature_in_words
from reports.places import printable
from reports.senders import SenderNote
from reports.workbooks.cells import Styles, row_height, shorten, write_text
from reports.workbooks.senders_block import fill_sender_notes

COLUMNS = (
    ("STT", 5),
    ("Tệp", 44),
    ("Loại giấy tờ", 18),
    ("Kết quả", 12),
    ("Cần xem", 48),
    ("Ghi chú khi đọc", 52),
    ("Chữ ký số", 34),
)
FILLS = {"rejected": "#F8D7DA", "needs_review": "#FFF2CC"}
READ_AS = {"bundle": "Gói tệp", "pdf_scan": "bản quét", "image": "ảnh"}
NOTHING = "Trong quý chưa nhận tệp nào."


def fill_files(sheet: Any, files: Sequence[TakenFile], notes: Sequence[SenderNote], styles: Styles) -> None:
    """One row a file, in the order given; under them what was found in comparing the papers of each sender."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    for column, (heading, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.head)
    sheet.set_row(0, 24)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)
    for at, each in enumerate(files, start=1):
        _write_file(sheet, at, each, styles)
    if files:
        sheet.autofilter(0, 0, len(files), len(COLUMNS) - 1)
    else:
        sheet.write_string(1, 1, NOTHING, styles.get(italic=True))
    fill_sender_notes(sheet, notes, styles, first=max(len(files), 1) + 2, widths=[width for _, width in COLUMNS])


def _write_file(sheet: Any, at: int, each: TakenFile, styles: Styles) -> None:
    texts = [
        printable(each.file),
        _kind_in_words(each),
        STATUSES[each.status],
        printable(each.reason or ""),
        "\n".join(printable(note) for note in each.notes),
        "\n".join(map(signature_in_words, each.signatures)),
    ]
    sheet.write_number(at, 0, at, styles.cell(align="center"))
    for column, text in enumerate(texts, start=1):
        fill = {"bg_color": FILLS[each.status]} if column == 3 and each.status in FILLS else {}
        write_text(sheet, at, column, shorten(text, COLUMNS[column][1]), styles.cell(**fill))
    sheet.set_row(at, row_height(texts, [width for _, width in COLUMNS[1:]]))


def _kind_in_words(each: TakenFile) -> str:
    kind = DOCUMENT_KINDS.get(each.kind or "", "")
    manner = READ_AS.get(each.read_as or "", "")
    return f"{kind} ({manner})" if kind and manner else kind or manner
