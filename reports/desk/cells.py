"""Takes a workbook as the program wrote it and as a reviewer saved it; says cell by cell what is otherwise.

Rows are known by the id of the proposal or by STT, so that a sorted sheet has no edits. Nothing of hers is carried into
the next workbook: it is told, and a name, a post or a unit that she wrote becomes a proposed correction.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from records.folding import fold, nfc
from reports.desk.kept import FoundCorrection
from reports.desk.stamping import LONGEST_DRAFT, MOST_PARTS
from reports.revisions import WITHDRAWN, Edit

MOST_EDITS = 200  # told of one workbook
MOST_ROWS, MOST_COLUMNS, HEAD_ROWS = 20_000, 60, 12
FIELDS = {
    "ho_ten": "full_name",
    "họ và tên / tên tập thể": "full_name",
    "họ và tên": "full_name",
    "tên tập thể": "full_name",
    "chuc_vu": "position",
    "chức vụ": "position",
    "don_vi": "unit",
    "đơn vị": "unit",
}
IDS, NUMBER = ("ma_de_nghi", "mã đề nghị"), "stt"
_FIELDS = {fold(head): name for head, name in FIELDS.items()}
_IDS = frozenset(map(fold, IDS))


@dataclass
class _Sheet:
    """One sheet: its heads by column, its rows by what identifies them, each with its number in the sheet."""

    name: str
    heads: dict[int, str] = field(default_factory=dict)
    rows: dict[tuple[str, str], tuple[int, tuple[str, ...]]] = field(default_factory=dict)

    def column(self, *names: str) -> int | None:
        return next((at for at, head in self.heads.items() if head in names), None)


def edits_of_workbook(written: bytes, edited: bytes) -> tuple[list[Edit], tuple[FoundCorrection, ...]]:
    """What she changed, row by row, at most MOST_EDITS; a file that is no workbook any more has no edits to tell."""
    try:
        before, after = _sheets(written), _sheets(edited)
    except Exception:  # openpyxl raises whatever its parts raise on a file that a person or a program broke
        return [], ()
    who, at = _saved(edited)
    people = _people(before)
    edits: list[Edit] = []
    corrections: dict[tuple[str, str], FoundCorrection] = {}
    for name, sheet in before.items():
        if name not in after:
            edits.append(Edit(name, "deleted", f"Trang “{name}”", "", author=who, at=at))
            continue
        for edit, told in _differences(sheet, after[name], people):
            edits.append(Edit(edit.key, edit.kind, edit.before, edit.after, edit.proposal, who, at))
            if told and edit.proposal:
                old, new = edit.before or None, edit.after or None
                found = FoundCorrection(
                    proposal=edit.proposal,
                    field=told,
                    old=old,
                    new=None if told == WITHDRAWN else new,
                    who=who,
                    written=at,
                )
                corrections.setdefault((edit.proposal, told), found)
    return edits[:MOST_EDITS], tuple(corrections.values())


def _sheets(content: bytes) -> dict[str, _Sheet]:
    _check(content)
    book = load_workbook(io.BytesIO(content), read_only=True)
    try:
        return {sheet.title: _sheet(sheet) for sheet in book.worksheets}
    finally:
        book.close()


def _check(content: bytes) -> None:
    """Refuses what no office program writes: a declaration of entities, or far too much of anything."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LONGEST_DRAFT:
            raise ValueError("too large")
        for entry in entries:
            with package.open(entry) as stream:
                if b"<!DOCTYPE" in stream.read(1024):
                    raise ValueError("declares entities")


def _sheet(source: Any) -> _Sheet:
    sheet, counted = _Sheet(source.title), dict[tuple[str, str], int]()
    own: int | None = None
    rows = source.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
    for at, values in enumerate(rows, start=1):
        texts = tuple(_text(value) for value in values)
        if not sheet.heads and at <= HEAD_ROWS and _is_head(texts):
            sheet.heads = {column: fold(text) for column, text in enumerate(texts) if text}
            own = sheet.column(*_IDS)
            own = sheet.column(NUMBER) if own is None else own
        if not any(texts):
            continue
        told = texts[own] if own is not None and own < len(texts) else ""
        key = ("row", told) if told else ("line", str(at))
        counted[key] = counted.get(key, 0) + 1
        if counted[key] > 1:  # a number that stands twice tells no row apart
            key = ("line", str(at))
        sheet.rows[key] = (at, texts)
    return sheet


def _is_head(texts: tuple[str, ...]) -> bool:
    folded = [fold(text) for text in texts]
    return NUMBER in folded or any(text in _IDS for text in folded)


def _people(sheets: Mapping[str, _Sheet]) -> dict[tuple[str, str], str]:
    """The proposal of each number and name, from the flat sheet, which has them all."""
    found = {}
    for sheet in sheets.values():
        own, number, name = sheet.column(*_IDS), sheet.column(NUMBER), _name_column(sheet)
        if own is None or number is None or name is None:
            continue
        for at, (_, texts) in enumerate(sheet.rows.values()):
            if at and len(texts) > max(own, number, name):
                found[(texts[number], texts[name])] = texts[own]
    return found


def _name_column(sheet: _Sheet) -> int | None:
    return next((at for at, head in sheet.heads.items() if _FIELDS.get(head) == "full_name"), None)


def _proposal(sheet: _Sheet, texts: tuple[str, ...], people: Mapping[tuple[str, str], str]) -> str | None:
    own, number, name = sheet.column(*_IDS), sheet.column(NUMBER), _name_column(sheet)
    if own is not None and own < len(texts):
        return texts[own] or None
    if number is None or name is None or len(texts) <= max(number, name):
        return None
    return people.get((texts[number], texts[name]))


def _differences(
    before: _Sheet, after: _Sheet, people: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Edit, str | None]]:
    """Each edit, and the field of the record that it contradicts, if any."""
    for key, (at, texts) in before.rows.items():
        proposal = _proposal(before, texts, people)
        if key not in after.rows:
            told = WITHDRAWN if proposal and key[0] == "row" else None
            yield Edit(f"{before.name}!{at}", "deleted", _row_text(texts), "", proposal), told
            continue
        now_at, now = after.rows[key]
        for column in range(max(len(texts), len(now))):
            old, new = _cell(texts, column), _cell(now, column)
            if old != new and not (old.startswith("=") and new.startswith("=")):  # each program writes formulas its way
                place = f"{before.name}!{get_column_letter(column + 1)}{now_at}"
                told = _FIELDS.get(before.heads.get(column, "")) if proposal else None
                yield Edit(place, "changed", old, new, proposal), told
    for key, (at, texts) in after.rows.items():
        if key not in before.rows:
            yield Edit(f"{after.name}!{at}", "added", "", _row_text(texts)), None


def _cell(texts: tuple[str, ...], column: int) -> str:
    return texts[column] if column < len(texts) else ""


def _row_text(texts: tuple[str, ...]) -> str:
    return "; ".join(filter(None, texts))[:200]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == datetime.min.time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float):
        return f"{value:.12g}"  # LibreOffice keeps 15 digits of 17
    return nfc(str(value))


def _saved(content: bytes) -> tuple[str | None, datetime | None]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True)
    except Exception:
        return None, None
    told = book.properties
    book.close()
    return (nfc(told.lastModifiedBy) if told.lastModifiedBy else None), told.modified
