"""Takes the quarter's table and its files; fills the sheet of what a person has to look at again, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from records import Finding
from records.catalogue import STATUSES
from records.proposals import TakenFile
from reports.files import NO_PROPOSAL, files_without_proposal, needs_person
from reports.places import printable
from reports.rows import SEVERITIES, Row, finding_in_words
from reports.senders import SenderNote
from reports.tables import QuarterTable
from reports.workbooks.cells import Styles, row_height, shorten, write_text

REVIEW_COLUMNS = (
    ("STT", 5),
    ("Họ và tên / Tên tập thể", 22),
    ("Danh hiệu, hình thức đề nghị", 20),
    ("Mức độ", 10),
    ("Mã", 16),
    ("Nội dung", 44),
    ("Yêu cầu", 22),
    ("Tìm thấy", 22),
    ("Điều khoản", 20),
    ("Tệp, vị trí", 28),
)


def fill_review(sheet: Any, table: QuarterTable, styles: Styles, *, files: Sequence[TakenFile]) -> None:
    """The files that a person has to open, what concerns a sender, every finding, the gravest proposals first."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    for column, (heading, width) in enumerate(REVIEW_COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, styles.head)
    sheet.set_row(0, 34)
    sheet.repeat_rows(0)
    sheet.freeze_panes(1, 2)
    grave = list(SEVERITIES)
    with_findings = sorted(
        (row for row in table.rows if row.own_findings), key=lambda r: grave.index(r.own_findings[0].severity)
    )
    lines: list[tuple[int | None, list[str]]] = [(None, line) for line in _file_lines(table, files)]
    lines += [(None, _note_line(note)) for note in table.notes]
    lines += [(row.number, _finding_line(row, finding)) for row in with_findings for finding in row.own_findings]
    for at, (number, texts) in enumerate(lines, start=1):
        if number is None:
            sheet.write_blank(at, 0, None, styles.cell())
        else:
            sheet.write_number(at, 0, number, styles.cell(align="center"))
        for column, text in enumerate(texts, start=1):
            write_text(sheet, at, column, shorten(text, REVIEW_COLUMNS[column][1]), styles.cell())
        sheet.set_row(at, row_height(texts, [width for _, width in REVIEW_COLUMNS[1:]]))
    if not lines:
        sheet.write_string(1, 1, "Không có nội dung nào cần xem lại.", styles.get(italic=True))
    else:
        sheet.autofilter(0, 0, len(lines), len(REVIEW_COLUMNS) - 1)


def _finding_line(row: Row, finding: Finding) -> list[str]:
    return [
        row.name or "(chưa rõ tên)",
        row.recognition,
        SEVERITIES[finding.severity],
        finding.code,
        finding_in_words(finding),
        printable(finding.required or ""),
        printable(finding.found or ""),
        printable(finding.article or ""),
        row.place(finding.evidence, [finding.file] if finding.file else []) or "",
    ]


def _note_line(note: SenderNote) -> list[str]:
    """What was found in the papers of a sender as a whole."""
    finding = note.finding
    return [
        f"(cả bộ hồ sơ) {note.sender}",
        "",
        SEVERITIES[finding.severity],
        finding.code,
        note.text,
        printable(finding.required or ""),
        printable(finding.found or ""),
        printable(finding.article or ""),
        note.files,
    ]


def _file_lines(table: QuarterTable, files: Sequence[TakenFile]) -> list[list[str]]:
    """Files that gave no proposal first: whom they ask for stands nowhere else in the book."""
    silent = files_without_proposal(table, files)
    others = [each for each in files if needs_person(each) and each not in silent]
    return [
        [
            NO_PROPOSAL if each in silent else "",
            "",
            STATUSES[each.status].capitalize(),
            "",
            printable(each.reason or ""),
            *("", "", "", printable(each.file)),
        ]
        for each in (*silent, *others)
    ]
