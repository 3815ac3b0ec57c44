"""Takes the files of a quarter; fills the sheet that says how each was read: doubts, the reader's notes, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from records.catalogue import DOCUMENT_KINDS, STATUSES
from records.proposals import TakenFile
from records.readings import DigitalSignature
from reports.cells import Styles, row_height, shorten, write_text
from reports.places import count_in_words, printable
from reports.senders import SenderNote, fill_sender_notes
from reports.tables import QuarterTable

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
TRUST = {True: "chứng thư được tin cậy", False: "chứng thư KHÔNG được tin cậy", None: "chứng thư chưa kiểm tra"}
NO_PROPOSAL = "(chưa có đề nghị nào từ tệp này)"
FILES_NAMED = 20  # in one comment
NOTHING = "Trong quý chưa nhận tệp nào."


def needs_person(each: TakenFile) -> bool:
    return each.status in FILLS


def files_without_proposal(table: QuarterTable, files: Sequence[TakenFile]) -> list[TakenFile]:
    """Files that a person has to open and from which nothing stands in the table; a bundle speaks by its files."""
    told = {printable(source.file) for row in table.rows for source in row.proposal.sources}
    known = {printable(each.file) for each in files} | told

    def is_told(file: str) -> bool:
        return file in told or any(other.startswith(f"{file}/") for other in known)

    return [each for each in files if needs_person(each) and not is_told(printable(each.file))]


def files_to_open(table: QuarterTable, files: Sequence[TakenFile]) -> list[str]:
    """What a reviewer of the draft should know of the files that nothing in it comes from."""
    silent = files_without_proposal(table, files)
    if not silent:
        return []
    names = "; ".join(f"{printable(each.file)} ({STATUSES[each.status]})" for each in silent[:FILES_NAMED])
    more = f"; và {len(silent) - FILES_NAMED} tệp khác" if len(silent) > FILES_NAMED else ""
    return [
        f"{count_in_words(len(silent))} tệp đã nhận chưa có đề nghị nào trong dự thảo, cần mở xem: {names}{more}. "
        "Lý do từng tệp ở trang “Cần xem lại” của bảng tổng hợp."
    ]


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


def signature_in_words(signature: DigitalSignature) -> str:
    """Who signed when, and what was found of the bytes; it says nothing of whether the paper is valid."""
    who = signature.signer + (f" ({signature.organisation})" if signature.organisation else "")
    when = f", ký {_moment_in_words(signature.at)}" if signature.at else ""
    return printable(f"{who}{when}: {_state_in_words(signature)}; {TRUST[signature.trusted]}.")


def _state_in_words(signature: DigitalSignature) -> str:
    """Signed bytes may be whole and the page another: what is added to the file later can cover them."""
    if not signature.unchanged:
        return "NỘI DUNG ĐÃ BỊ SỬA sau khi ký"
    if not signature.covers_all:
        return "tệp được THÊM NỘI DUNG sau khi ký, trang có thể khác bản đã ký"
    return "nội dung không đổi sau khi ký"


def _moment_in_words(text: str) -> str:
    try:
        return f"{datetime.fromisoformat(text):%d/%m/%Y %H:%M}"
    except ValueError:
        return text
