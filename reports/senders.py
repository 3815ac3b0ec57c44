"""Takes what was found in the papers of each sender as a whole; gives it once a sender, for workbook and draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from records.proposals import Finding
from records.senders import SenderFinding
from reports.cells import Styles, row_height, shorten, write_text
from reports.places import places_in_words, printable
from reports.recognitions import in_city_words
from reports.rows import SEVERITIES, finding_in_words, title_order

TITLE = "Đối chiếu hồ sơ của từng đơn vị"
COUNTS = "DC01"
WHOLE_QUARTER = "Cả quý"
HEADINGS = ("STT", "Đơn vị gửi", "Mức độ", "Mã", "Nội dung", "Tệp", "Số đề nghị")
LAST = len(HEADINGS) - 1


@dataclass(frozen=True)
class SenderNote:
    """One finding of a sender as it is printed; `count`: how many proposals it touches."""

    sender: str
    finding: Finding
    text: str
    files: str
    count: int

    @property
    def in_short(self) -> str:
        """The numbers alone where names follow them."""
        return f"{self.text.split('. ')[0].rstrip('.')}." if self.finding.code == COUNTS else self.text

    @property
    def is_trouble(self) -> bool:
        return self.finding.severity != "THONG_TIN"


def sender_notes(found: Sequence[SenderFinding], *, city: bool) -> tuple[SenderNote, ...]:
    """Each finding once a sender, units in Vietnamese order, the gravest first; what is on the whole quarter ends."""
    notes: dict[tuple[str, str], SenderNote] = {}
    for each in found:
        text = finding_in_words(each.finding)
        note = SenderNote(
            sender=printable(each.sender or "") or WHOLE_QUARTER,
            finding=each.finding,
            text=in_city_words(text) if city else text,
            files=_files(each),
            count=len(each.proposals),
        )
        notes.setdefault((note.sender, note.text), note)
    return tuple(sorted(notes.values(), key=_order))


def _order(note: SenderNote) -> tuple[object, ...]:
    grave = list(SEVERITIES).index(note.finding.severity)
    return (note.sender == WHOLE_QUARTER, title_order(note.sender), grave, note.finding.code, note.text)


def _files(each: SenderFinding) -> str:
    names = dict.fromkeys(printable(file) for file in each.files)
    place = places_in_words(each.finding.evidence)
    told = "; ".join(names)
    return f"{told}, {place}" if len(names) == 1 and place else told


def codes_by_proposal(found: Sequence[SenderFinding]) -> dict[str, set[str]]:
    """For each proposal the codes of what is told for its sender, and need not be told again."""
    codes: dict[str, set[str]] = {}
    for each in found:
        for id_ in each.proposals:
            codes.setdefault(id_, set()).add(each.finding.code)
    return codes


def by_sender(notes: Sequence[SenderNote]) -> dict[str, list[SenderNote]]:
    """The notes of each sender, in their order."""
    grouped: dict[str, list[SenderNote]] = {}
    for note in notes:
        grouped.setdefault(note.sender, []).append(note)
    return grouped


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
