from __future__ import annotations

import time
from datetime import date

from invented_honours import AN, BORN, NOW, decision, enter, honour, owned, put, read_anew
from invented_readings import asked, nominee, report, submission

from records.honours import Honour
from records.store import Record

BY_BIRTH = "cùng họ tên và ngày sinh 02/05/1980"


def test_workbook_entered_twice_is_entered_once(record: Record) -> None:
    told = [honour(birth_date=BORN), honour(year=2023), honour("Đỗ Thị Thử", None, level="hoan_thanh_tot")]
    assert enter(record, *told) == [3, 0, 0, 0]
    assert enter(record, *told) == [0, 3, 0, 0]
    assert enter(record, *told, file="bản khác.xlsx") == [0, 3, 0, 0]
    assert len(record.honours()) == 3


def test_what_is_told_anew_of_a_known_honour_is_changed_with_its_history(record: Record) -> None:
    enter(record, honour())
    assert enter(record, honour(is_revoked=True)) == [0, 0, 1, 0]
    (kept,) = record.honours()
    assert kept.honour.is_revoked and kept.who == "Lê Thử"
    (change,) = record.history(f"lich_su:{kept.key[:8]}")
    assert change.who == "Lê Thử" and change.old != change.new


def test_rows_that_left_the_workbook_stay_unless_they_are_to_be_replaced(record: Record) -> None:
    enter(record, honour(decision_number="12/QĐ-SKHCN"), honour(year=2023))
    mended = [honour(decision_number="21/QĐ-SKHCN"), honour(year=2023)]
    assert enter(record, *mended, keep=False) == [1, 1, 0, 1]
    assert len(record.honours()) == 2
    assert enter(record, *mended, replace=True) == [1, 1, 0, 1]
    assert [each.honour.decision_number for each in record.honours()] == [None, "21/QĐ-SKHCN"]


def test_trial_run_writes_nothing(record: Record) -> None:
    assert enter(record, honour(), keep=False) == [1, 0, 0, 0]
    assert record.honours() == []


def test_decision_grants_what_it_names_with_its_number_and_day(record: Record) -> None:
    put(record, decision("qd.docx", AN, "Đỗ Thị Thử", birth_date=BORN), "2026-Q1")
    (first, second) = [each.honour for each in record.honours()]
    assert (second.name, second.code, second.year) == (AN, "CSTDCS", 2024)
    assert (second.decision_number, second.decision_date) == ("12/QĐ-SKHCN", date(2025, 1, 5))
    assert (second.authority, second.birth_date, first.name) == ("Sở Thử Nghiệm", BORN, "Đỗ Thị Thử")


def test_decision_that_was_read_badly_grants_nothing(record: Record) -> None:
    paper = decision("qd.docx", AN, birth_date=BORN)
    (who,) = paper.nominees
    unsure = who.model_copy(update={"granted": tuple(g.model_copy(update={"confidence": 0.4}) for g in who.granted)})
    put(record, paper.model_copy(update={"nominees": (unsure,)}), "2026-Q1")
    assert record.honours() == []


def test_decision_that_is_read_again_leaves_nothing_stale(record: Record) -> None:
    put(record, decision("qd.docx", AN, "Đỗ Thị Thử", birth_date=BORN), "2026-Q1")
    read_anew(record, decision("qd.docx", AN, code="LDTT", birth_date=BORN), "2026-Q1")
    assert [(each.honour.name, each.honour.code) for each in record.honours()] == [(AN, "LDTT")]
    (id_,) = put(record, report("bc.docx", nominee(AN, asked("BK_TINH"), birth_date=BORN)))
    assert owned(record, id_) == [("LDTT", 2024, True, BY_BIRTH)]


def test_person_who_corrects_the_name_corrects_the_honour(record: Record) -> None:
    wrong, right = "Nguyễn Văn Xuân", AN
    both = [
        submission("ttr.docx", nominee(wrong, asked("CSTDCS"), birth_date=BORN, unit="Trung tâm Thử")),
        decision("qd.docx", wrong, birth_date=BORN, unit="Trung tâm Thử"),
    ]
    (first,) = put(record, both[0], "2026-Q1")
    put(record, both[1], "2026-Q1")
    (id_,) = put(record, report("bc.docx", nominee(right, asked("BK_TINH"), birth_date=BORN)))
    assert owned(record, id_) == []
    record.decide(first, "full_name", right, who="Lê Thử", at=NOW)
    assert owned(record, id_) == [("CSTDCS", 2024, True, BY_BIRTH)]
    assert [each.honour.name for each in record.honours("an thu")] == [right]
    record.decide(first, "full_name", "Trần Thử", who="Lê Thử", at=NOW)
    assert owned(record, id_) == []


def test_imported_row_that_a_decision_tells_too_is_there_already(record: Record) -> None:
    put(record, decision("qd.docx", AN, birth_date=BORN), "2026-Q1")
    (kept,) = record.honours()
    again = Honour.model_validate(kept.honour.model_dump() | {"source": "so.xlsx", "place": None})
    assert enter(record, again) == [0, 1, 0, 0]


def test_history_is_found_by_a_part_of_the_name_without_accents(record: Record) -> None:
    enter(record, honour(), honour("Đỗ Thị Thử"), honour("100% Thử"))
    assert [each.honour.name for each in record.honours("AN THU")] == [AN]
    assert [each.honour.name for each in record.honours("do thi")] == ["Đỗ Thị Thử"]
    assert [each.honour.name for each in record.honours("%")] == ["100% Thử"]


def test_coverage_counts_what_workbooks_tell(record: Record) -> None:
    enter(record, honour(), honour("Đỗ Thị Thử"), honour(year=2020), honour(code=None, level="hoan_thanh_tot"))
    put(record, decision("qd.docx", "Bùi Thử", year="2019"))
    told = {("CSTDCS", 2024): 2, ("CSTDCS", 2020): 1, ("hoan_thanh_tot", 2024): 1}
    assert record.honour_coverage() == told


def test_whole_quarter_is_asked_in_a_few_statements(record: Record) -> None:
    """A statement for each of 300 nominees would be 300 times as many."""
    from sqlalchemy import event

    people = [
        nominee(f"{AN} {letter}{other}", asked("LDTT"), birth_date=BORN)
        for letter in "abcdefghijklmnop"
        for other in "qrst"
    ]
    put(record, submission("ttr.docx", *people))
    enter(record, *(honour(each.name, birth_date=BORN, year=year) for each in people for year in (2022, 2023)))
    found = record.considered("2026-Q4")
    statements: list[str] = []
    event.listen(record.engine, "before_cursor_execute", lambda *a: statements.append(a[2]))
    started = time.perf_counter()
    known = record.honours_for(found)
    assert len(statements) < 15 and time.perf_counter() - started < 5
    assert sum(map(len, known.values())) == 2 * len(people)
