"""An office whose record has invented dossiers that meet everything, without a file read: the steps need no papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from invented_readings import asked, nominee, reading, report, sha, submission
from offices import Office

from records import Classification, Field
from records.quarters import Quarter
from records.store import open_record

AT = datetime(2026, 9, 22, 8, 0, tzinfo=UTC)
ON_TIME, LATE = date(2026, 9, 10), date(2026, 9, 22)
UNIT = "Phòng Đo lường, Chi cục Sao Mai"


def enter_dossiers(office: Office, *named: tuple[str, date], code: str = "LDTT") -> list[str]:
    """A dossier for each name on its day: report, submission and minutes; gives the ids."""
    (office.folder / "data").mkdir(exist_ok=True)
    with open_record(office.settings.database_url) as record:
        ids: list[str] = []
        for name, day in named:
            record.take(f"{name}.zip", sha(name), received=day, size=1)
            (claim,) = record.claim("test", limit=1, lease_seconds=60, now=AT)
            papers = dossier(name, code)
            quarter = Quarter.of(day).name
            ids += record.finish(claim, papers, status="processed", reason=None, quarter=quarter, at=AT)
    return ids


def dossier(name: str, code: str) -> Sequence:
    values = {"birth_date": "1980-05-02", "gender": "Nam", "position": "Chuyên viên", "unit": UNIT}
    sure = {key: certain(value) for key, value in values.items()}
    asks = asked(code, "2025", text="Lao động tiên tiến", confidence=0.99)
    rated = Classification(year="2025", level="hoan_thanh_tot", confidence=0.99)
    who = nominee(name, asks, classifications=(rated,), **sure).model_copy(update={"full_name": certain(name)})
    return (
        report(f"Báo cáo {name}.docx", who),
        submission(f"Tờ trình {name}.docx", who, issuing_unit="Chi cục Sao Mai"),
        reading(f"Biên bản {name}.docx", "bien_ban", who),
    )


def certain(value: str) -> Field:
    return Field(value=value, text=value, confidence=0.99)
