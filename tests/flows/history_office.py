"""An office with a report, a decision and a workbook of earlier years, all of invented people, for the history."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from flows.books import open_books
from records import Classification, DocumentHead, Evidence, Field, Nominee, Reading, Recognition
from records.settings import Settings

NOW = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
AN, BORN = "Nguyễn Văn Án Thử", "1980-05-02"
HEADS = ("STT", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu", "Năm", "Số quyết định", "Ngày quyết định", "Ghi chú")
ROW = (1, AN, "02/05/1980", "Trung tâm Thử", "CSTĐCS", 2024, "12/QĐ-SKHCN", "06/01/2025", None)


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = Workbook()
    for row in (("SỔ KHEN THƯỞNG",), HEADS, *rows):
        book.active.append(list(row))
    book.save(path)
    return path


def field(value: str) -> Field:
    return Field(value=value, text=value)


def report(*titles: Recognition, levels: tuple[Classification, ...] = (), file: str = "bc.docx") -> Reading:
    """The report of one person who asks for the province's Bằng khen of 2025."""
    who = Nominee(
        kind="ca_nhan",
        full_name=field(AN),
        birth_date=field(BORN),
        unit=field("Trung tâm Thử"),
        requested=(Recognition(code="BK_TINH", text="Bằng khen", year="2025"),),
        prior_titles=titles,
        classifications=levels,
    )
    head = DocumentHead(issuing_unit=field("Trung tâm Thử"))
    kind = "bao_cao_thanh_tich_ca_nhan"
    return Reading(file=file, sha256=file.ljust(64, "0"), status="read", kind=kind, document=head, nominees=(who,))


def had(year: int, number: str | None = None) -> Recognition:
    """A title of the report, with where it stands."""
    place = (Evidence(paragraph=year - 2000),)
    return Recognition(code="CSTDCS", text="CSTĐCS", year=str(year), decision_number=number, evidence=place)


def take(settings: Settings, reading: Reading, *, quarter: str = "2026-Q1") -> str:
    """Records a reading; gives the id of its proposal."""
    with open_books(settings) as record:
        record.take(reading.file, reading.sha256, received=date(2026, 3, 10), size=1)
        (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
        (id_,) = record.finish(claim, [reading], status="processed", reason=None, quarter=quarter, at=NOW)
    return id_
