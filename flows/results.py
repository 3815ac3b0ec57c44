"""Takes the workbook in which staff entered what the Council decided; gives its rows, or every mistake by its row.

Names are compared with the record and never guessed: a row whose name or id was changed is refused.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from records.errors import SettingsError
from records.folding import nfc

HEAD_ROW, FIRST_ROW = 4, 5
HEADS = ("STT", "Mã đề nghị")
COLUMNS = 8
MOST_ROWS = 20_000
MOST_BYTES = 20_000_000  # of the workbook, unpacked
MOST_TOLD = 12  # mistakes that one message names
RESULTS = {"đồng ý": True, "không đồng ý": False, "không": False}
NO_NAME = "(chưa rõ tên)"


@dataclass(frozen=True)
class ResultRow:
    """What one row says of one proposal; rows that say nothing are left out."""

    place: str
    proposal: str
    is_granted: bool
    votes_for: int | None
    votes_cast: int | None
    note: str | None


def read_results(path: Path, names: Mapping[str, str]) -> list[ResultRow]:
    """The decided rows of every sheet with the heads; `names` are those of the record by id.

    Raises SettingsError with every mistake and its row: all are right, or none is taken.
    """
    rows: dict[str, ResultRow] = {}
    mistakes: list[str] = []
    has_heads = False
    for sheet, number, cells in _cells(path):
        if number == HEAD_ROW:
            has_heads |= tuple(cells[:2]) == HEADS
            continue
        place = f"trang “{sheet}”, dòng {number}"
        found = _row(place, cells, names)
        if isinstance(found, str):
            mistakes.append(f"{place}: {found}")
        elif found is not None and found.proposal in rows:
            mistakes.append(f"{place}: mã {found.proposal} đã có ở {rows[found.proposal].place}")
        elif found is not None:
            rows[found.proposal] = found
    if not has_heads:
        raise SettingsError(
            f"{path.name} không có bảng kết quả họp.",
            hint="Dùng tệp “Kết quả họp quý …” do chương trình lập, đầu cột ở dòng 4.",
            code="KET_QUA_SAI",
        )
    if mistakes:
        more = f"; và {len(mistakes) - MOST_TOLD} chỗ khác" if len(mistakes) > MOST_TOLD else ""
        raise SettingsError(
            f"{path.name}: {'; '.join(mistakes[:MOST_TOLD])}{more}.",
            hint="Sửa những dòng ấy rồi nhập lại; chưa dòng nào được ghi.",
            code="KET_QUA_SAI",
        )
    return list(rows.values())


def _cells(path: Path) -> Iterator[tuple[str, int, list[Any]]]:
    """Sheet, number of the row and its first cells, from the heads on; only sheets with the heads give rows."""
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        _refuse_huge(path)
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            for sheet in book.worksheets:
                limits = {"min_row": HEAD_ROW, "max_row": MOST_ROWS, "max_col": COLUMNS, "values_only": True}
                for number, values in enumerate(sheet.iter_rows(**limits), start=HEAD_ROW):
                    cells = [_text(value) for value in (*values, *[None] * COLUMNS)[:COLUMNS]]
                    if number == HEAD_ROW and tuple(cells[:2]) != HEADS:
                        break
                    yield sheet.title, number, cells
        finally:
            book.close()
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as exc:
        raise SettingsError(
            f"Không mở được {path.name}.", hint="Mở bằng Excel, lưu lại dạng .xlsx rồi nhập lại.", code="KET_QUA_SAI"
        ) from exc


def _refuse_huge(path: Path) -> None:
    with zipfile.ZipFile(path) as package:
        if sum(entry.file_size for entry in package.infolist()) > MOST_BYTES:
            raise ValueError(path.name)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(nfc(str(value)).split()) if value is not None else ""


def _row(place: str, cells: list[str], names: Mapping[str, str]) -> ResultRow | str | None:
    """What a row says, or what is wrong with it; None where nothing was entered."""
    _, id_, name, _, votes_for, votes_cast, result, note = cells
    if not any((votes_for, votes_cast, result, note)):
        return None
    if id_ not in names:
        return f"mã “{id_}” không có trong hồ sơ trình của quý"
    if name != (_text(names[id_]) or NO_NAME):
        return f"họ tên “{name}” khác với sổ (“{names[id_]}”) của mã {id_}"
    if result.lower() not in RESULTS:
        return f"cột Kết quả ghi “{result}”, cần “đồng ý” hoặc “không đồng ý”" if result else "chưa ghi Kết quả"
    for label, votes in (("Số phiếu đồng ý", votes_for), ("Tổng số phiếu", votes_cast)):
        if votes and not re.fullmatch(r"\d{1,4}", votes):
            return f"{label} “{votes}” không phải một số"
    yes, cast = (int(votes) if votes else None for votes in (votes_for, votes_cast))
    if yes is not None and cast is not None and yes > cast:
        return f"số phiếu đồng ý ({yes}) nhiều hơn tổng số phiếu ({cast})"
    return ResultRow(place, id_, RESULTS[result.lower()], yes, cast, note or None)
