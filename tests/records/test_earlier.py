"""Proposals of earlier quarters of those whom a quarter names again, on SQLite and PostgreSQL."""

from __future__ import annotations

from invented_readings import asked, nominee, report
from test_kinships import AN, BORN, NOW, put

from records.store import Record


def test_earlier_proposals_are_those_of_the_same_letters(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2024-Q4")
    again = put(record, report("b.docx", nominee(AN.upper(), asked("LDTT"), birth_date=BORN)), "2025-Q3")
    put(record, report("c.docx", nominee("Đỗ Thị Thử", asked("LDTT"))), "2025-Q3")
    put(record, report("d.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2026-Q1")
    put(record, report("e.docx", nominee(AN, asked("CSTDCS"), birth_date=BORN)), "2026-Q2")
    assert [each.id for each in record.earlier_proposals("2026-Q1")] == [first, again]
    assert record.earlier_proposals("2024-Q4") == [] and record.earlier_proposals("2030-Q1") == []


def test_person_of_another_name_by_people_s_word_is_among_them(record: Record) -> None:
    first = put(record, report("a.docx", nominee("Nguyễn Văn Thử", asked("LDTT"))), "2025-Q3")
    now = put(record, report("b.docx", nominee(AN, asked("CSTDCS"))), "2026-Q1")
    assert record.earlier_proposals("2026-Q1") == [] and record.kinships() == ()
    record.tell_kinship(first, now, is_same=True, who="Lê Thử", at=NOW)
    assert [each.id for each in record.earlier_proposals("2026-Q1")] == [first]
    assert [(each.one, each.other, each.is_same) for each in record.kinships()] == [(first, now, True)]


def test_decisions_of_people_are_in_them(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), position="Văn thư")), "2025-Q3")
    put(record, report("b.docx", nominee(AN, asked("CSTDCS"))), "2026-Q1")
    record.decide(first, "position", "Kế toán", who="Lê Thử", at=NOW)
    (found,) = record.earlier_proposals("2026-Q1")
    assert found.nominee.position is not None and found.nominee.position.value == "Kế toán"
