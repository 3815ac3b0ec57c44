from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from invented_readings import asked, nominee, report, submission

from records import Reading, RecordError
from records.people import People
from records.store import Record, open_record
from records.units import Register, Unit

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
AN = "Nguyễn Văn Án Thử"
BORN = "1980-05-02"
UNITS = Register([Unit(id="CC", name="Chi cục Cân Đo", short_names=("CC CĐ",))])


def put(record: Record, paper: Reading, quarter: str) -> str:
    year, number = quarter.split("-Q")
    record.take(paper.file, paper.sha256, received=date(int(year), int(number) * 3, 10), size=1)
    (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
    (id_,) = record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=NOW)
    return id_


def groups(found: People) -> list[list[str]]:
    return [[each.id for each in person.appearances] for person in found.people]


def told(record: Record, quarter: str) -> list[str]:
    return [f.text for p in record.considered(quarter) for f in p.findings if f.code == "DA_DE_NGHI"]


def test_person_is_found_over_the_quarters_and_unlike_names_are_left_out(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), birth_date=BORN, unit="Phòng Một")), "2025-Q4")
    again = put(record, report("b.docx", nominee(AN.upper(), asked("CSTDCS"), birth_date=BORN)), "2026-Q2")
    other = put(record, report("c.docx", nominee("Đỗ Thị Thử", asked("LDTT"), birth_date=BORN)), "2026-Q2")
    assert groups(record.people(AN.lower())[0]) == [[first, again]]
    people, proposals = record.people("án thử")
    assert (groups(people), [p.id for p in proposals]) == ([[first, again]], [first, again])
    assert groups(record.people()[0]) == [[first, again], [other]]
    assert groups(record.people("100%")[0]) == []


def test_word_of_a_person_is_kept_with_who_and_when(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"))), "2026-Q1")
    again = put(record, report("b.docx", nominee(AN, asked("LDTT"))), "2026-Q2")
    assert groups(record.people()[0]) == [[first], [again]]
    record.tell_kinship(again, first, is_same=True, who="Lê Thử", at=NOW)
    assert groups(record.people()[0]) == [[first, again]]
    record.tell_kinship(first, again, is_same=False, who="Đỗ Thử", at=NOW)
    record.tell_kinship(first, again, is_same=False, who="Đỗ Thử", at=NOW)
    assert groups(record.people()[0]) == [[first], [again]]
    changes = [(c.who, c.old, c.new) for c in record.history(first) if c.field == "nguoi"]
    assert changes == [
        ("Lê Thử", None, f"cùng một người với {again}"),
        ("Đỗ Thử", f"cùng một người với {again}", f"không phải người của {again}"),
    ]


def test_word_on_nobody_or_on_a_collective_is_refused(record: Record) -> None:
    one = put(record, report("a.docx", nominee(AN, asked("LDTT"))), "2026-Q1")
    room = put(record, report("b.docx", nominee("Phòng Một", asked("TTLDTT"), kind="tap_the")), "2026-Q1")
    for other in (one, room, "2026-Q1-0099"):
        with pytest.raises(RecordError):
            record.tell_kinship(one, other, is_same=True, who="Lê Thử", at=NOW)


def test_word_follows_a_proposal_that_was_merged_into_another(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Một")), "2026-Q1")
    one = put(record, report("b.docx", nominee(AN, asked("LDTT"), unit="Phòng Hai")), "2026-Q2")
    other = put(record, report("c.docx", nominee(AN, asked("LDTT"), unit="Phòng Ba")), "2026-Q2")
    record.tell_kinship(first, other, is_same=True, who="Lê Thử", at=NOW)
    record.decide(one, "identity", other, who="Lê Thử", at=NOW)
    (person,) = record.people()[0].people
    assert len(person.appearances) == 2 and person.id == first


# --- what was asked before in the year


def test_same_recognition_of_the_same_person_in_the_year_is_told(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2026-Q1")
    put(record, report("b.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2026-Q3")
    put(record, report("c.docx", nominee(AN, asked("CSTDCS"), birth_date=BORN)), "2026-Q4")
    put(record, report("d.docx", nominee(AN, asked("LDTT", "2025"), birth_date=BORN)), "2027-Q1")
    assert told(record, "2026-Q1") == []
    assert told(record, "2026-Q3") == [f"Đã được đề nghị “LDTT” trong năm: quý I-2026, {first}."]
    assert told(record, "2026-Q4") == [] and told(record, "2027-Q1") == []
    assert [p.findings for p in record.proposals(quarter="2026-Q3")] == [()]


def test_who_may_be_the_same_is_told_as_a_question_until_a_person_says_no(record: Record) -> None:
    first = put(record, report("a.docx", nominee(AN, asked("LDTT"), birth_date="1980")), "2026-Q1")
    again = put(record, submission("b.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2026-Q2")
    namesake = put(record, report("c.docx", nominee(AN, asked("LDTT"))), "2026-Q3")
    (text,) = told(record, "2026-Q2")
    assert text.startswith("Có thể là người") and "cùng họ tên và năm sinh" in text and first in text
    assert told(record, "2026-Q3") == [], "the name alone says nothing"
    record.tell_kinship(first, again, is_same=False, who="Lê Thử", at=NOW)
    assert told(record, "2026-Q2") == []
    record.tell_kinship(again, namesake, is_same=True, who="Lê Thử", at=NOW)
    assert told(record, "2026-Q3") == [f"Đã được đề nghị “LDTT” trong năm: quý II-2026, {again}."]


def test_collective_is_told_under_another_spelling(record_url: str) -> None:
    with open_record(record_url, units=UNITS) as record:
        room = {"kind": "tap_the"}
        first = put(record, report("a.docx", nominee("Chi cục Cân Đo", asked("TTLDTT"), **room)), "2026-Q1")
        put(record, report("b.docx", nominee("CC CĐ", asked("TTLDTT"), **room)), "2026-Q2")
        assert told(record, "2026-Q2") == [f"Đã được đề nghị “TTLDTT” trong năm: quý I-2026, {first}."]


def doubted(record: Record) -> list[str]:
    return [p.id for p in record.considered("2026-Q4") if any(f.condition == "identity" for f in p.findings)]


def test_word_on_two_of_one_name_in_a_quarter_settles_the_question_of_their_name(record: Record) -> None:
    one = put(record, report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Một")), "2026-Q4")
    two = put(record, report("b.docx", nominee(AN, asked("CSTDCS"), unit="Phòng Hai")), "2026-Q4")
    three = put(record, report("c.docx", nominee(AN, asked("LDTT"), unit="Phòng Ba")), "2026-Q4")
    assert doubted(record) == [one, two, three]
    record.tell_kinship(one, two, is_same=False, who="Lê Thử", at=NOW)
    assert doubted(record) == [one, two, three]  # each still has a namesake of whom nobody said anything
    record.tell_kinship(three, one, is_same=False, who="Lê Thử", at=NOW)
    assert doubted(record) == [two, three]
    record.tell_kinship(three, two, is_same=False, who="Lê Thử", at=NOW)
    assert doubted(record) == []


def test_two_of_one_name_in_a_quarter_who_are_one_are_joined(record: Record) -> None:
    one = put(record, report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Một")), "2026-Q4")
    two = put(record, report("b.docx", nominee(AN, asked("CSTDCS"), unit="Phòng Hai")), "2026-Q4")
    record.tell_kinship(one, two, is_same=False, who="Lê Thử", at=NOW)
    record.tell_kinship(one, two, is_same=True, who="Lê Thử", at=NOW)
    assert doubted(record) == []
    assert groups(record.people()[0]) == [[one, two]]
