"""Builders of invented honours and decisions for the tests of the history; every person and unit is made up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from invented_readings import asked, field, nominee, reading

from records import DocumentHead, Reading
from records.honours import Honour
from records.store import Record

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
AN = "Nguyễn Văn Án Thử"
BORN = "1980-05-02"


def honour(name: str = AN, code: str | None = "CSTDCS", year: int | None = 2024, **more: Any) -> Honour:
    return Honour(name=name, code=code, year=year, text=more.pop("text", code or ""), **more)


def decision(file: str, *names: str, code: str = "CSTDCS", year: str = "2024", **more: Any) -> Reading:
    """A decision that grants one recognition to each name; `more` are fields of each nominee."""
    subject = more.pop("subject", f"Về việc công nhận danh hiệu năm {year}")
    number = more.pop("number", "12/QĐ-SKHCN")
    granted = (asked(code, year, decision_number=more.pop("cancelled", None)),)
    people = [nominee(name, **more).model_copy(update={"granted": granted}) for name in names]
    paper = reading(file, "quyet_dinh", *people)
    head = DocumentHead(
        number=field(number), date=field("2025-01-05"), issuing_unit=field("Sở Thử Nghiệm"), subject=field(subject)
    )
    return paper.model_copy(update={"document": head})


def put(record: Record, paper: Reading, quarter: str = "2026-Q4") -> list[str]:
    """Takes one reading in; gives the ids of the proposals that rest on it."""
    year, number = quarter.split("-Q")
    record.take(paper.file, paper.sha256, received=date(int(year), int(number) * 3, 10), size=1)
    (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
    return record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=NOW)


def read_anew(record: Record, paper: Reading, quarter: str = "2026-Q4") -> None:
    """The same file again, now read as this."""
    known = next(row for row in record.inputs() if row.file == paper.file)
    record.read_again(known.id)
    (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
    record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=NOW)


def enter(record: Record, *told: Honour, file: str = "lich-su.xlsx", **more: Any) -> list[int]:
    """Enters honours as a workbook's; gives how many were new, the same, changed, and left in the record."""
    found = record.enter_honours(told, file=file, who="Lê Thử", at=NOW, **more)
    return [len(found.new), len(found.same), len(found.changed), len(found.left)]


def owned(record: Record, id_: str) -> list[tuple[str | None, int | None, bool, str]]:
    """Code, year, whether it is surely the nominee's, and why, of each honour that may be."""
    known = record.honours_for(record.proposals(ids=[id_])).get(id_, ())
    return [(each.honour.code or each.honour.level, each.honour.year, each.is_sure, each.why) for each in known]
