from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from offices import Office, paper

from flows.books import open_books
from flows.earlier import MOST, earlier_quarters
from flows.intake import open_desk, plain_each, run_intake
from flows.judging import judge_quarter, rules_of
from records.quarters import Quarter
from reports.papers.compilation import EarlierQuarter

PLACE = "Thành phố Hồ Chí Minh"
DAYS = {"a1": date(2025, 5, 6), "a2": date(2026, 2, 3), "a4": date(2026, 5, 6), "b4": date(2026, 8, 4)}


def office_of(folder: Path) -> Office:
    """One paper in each of four quarters, one of which is a year away."""
    office = Office(folder)
    received = {office.drop(paper(case)).name: day for case, day in DAYS.items()}
    with open_desk(office.settings, received=received, workers=1, stable_seconds=0.05) as desk:
        run_intake(desk, each=plain_each(desk))
    return office


def found(office: Office, quarter: str) -> tuple[EarlierQuarter, ...]:
    settings = office.settings
    with open_books(settings) as record:
        return earlier_quarters(settings, record, Quarter.parse(quarter), rulebook=rules_of(settings), place=PLACE)


def test_last_quarters_with_anything_are_compared_as_they_stand(tmp_path: Path) -> None:
    office = office_of(tmp_path)
    told = found(office, "2026-Q4")
    assert [each.quarter.name for each in told] == ["2025-Q2", "2026-Q1", "2026-Q2", "2026-Q3"]
    assert len(told) <= MOST
    with open_books(office.settings) as record:
        for each in told:
            judged = judge_quarter(record, each.quarter.name, rules_of(office.settings)).checked
            assert {row.proposal.id for row in each.table.rows} == {each.proposal.id for each in judged}
        first = record.proposals(quarter="2026-Q2")[0].id
        record.decide(first, "withdrawn", "gửi nhầm", who="Lê Văn An", at=datetime(2026, 8, 5, tzinfo=UTC))
    again = {each.quarter.name: len(each.table.rows) for each in found(office, "2026-Q4")}
    assert again.get("2026-Q2", 0) == len(told[2].table.rows) - 1
    assert [each.quarter.name for each in found(office, "2026-Q1")] == ["2025-Q2"]
    assert found(office, "2025-Q2") == ()
