from __future__ import annotations

import json
from datetime import date

import pytest
from invented_honours import AN, BORN, NOW, decision, enter, honour, owned, put
from invented_readings import asked, nominee, report, submission

from records.store import Record, open_record
from records.units import Register, Unit

UNITS = Register(
    [
        Unit(id="SO", name="Sở Thử Nghiệm"),
        Unit(id="CD", name="Chi cục Cân Đo", end=date(2025, 2, 28), parent="SO"),
        Unit(id="TC", name="Chi cục Tiêu Chuẩn Thử", start=date(2025, 3, 1), predecessors=("CD",), parent="SO"),
        Unit(id="TC1", name="Phòng Một", start=date(2025, 3, 1), parent="TC"),
    ]
)


@pytest.fixture
def register(record_url: str) -> Record:
    return open_record(record_url, units=UNITS)


def ask(record: Record, file: str = "bc.docx", name: str = AN, **more: str) -> str:
    (id_,) = put(record, report(file, nominee(name, asked("BK_TINH"), **more)))
    return id_


def test_name_alone_is_never_sure(record: Record) -> None:
    enter(record, honour())
    assert owned(record, ask(record)) == [("CSTDCS", 2024, False, "chỉ cùng họ tên, không rõ ngày sinh")]


def test_other_birth_date_or_gender_is_somebody_else(record: Record) -> None:
    enter(record, honour(birth_date="1981-05-02"), honour(year=2023, gender="nu"), honour("Nguyễn Văn Ẩn Thử"))
    assert owned(record, ask(record, birth_date=BORN, gender="nam")) == []


def test_accents_aside_a_birth_date_is_a_suspicion(record: Record) -> None:
    enter(record, honour("Nguyễn Văn Ẩn Thử", birth_date=BORN))
    (found,) = owned(record, ask(record, birth_date=BORN))
    assert found[2:] == (False, "cùng ngày sinh 02/05/1980, họ tên chỉ khác dấu")


@pytest.mark.parametrize(
    ("told", "printed", "is_sure"),
    [
        ({"unit": "Trung tâm Thử"}, {"unit": "TRUNG TÂM THỬ"}, True),
        ({"unit": "Phòng Hành chính"}, {"unit": "Phòng Hành chính"}, False),
        ({"unit": "Phòng Hành chính", "birth_date": "1980"}, {"unit": "Phòng Hành chính", "birth_date": BORN}, True),
        ({"unit": "Trung tâm Khác"}, {"unit": "Trung tâm Thử"}, False),
        ({"birth_date": "1980"}, {"birth_date": BORN}, False),
    ],
)
def test_unit_makes_sure_where_it_names_one_house(
    record: Record, told: dict[str, str], printed: dict[str, str], is_sure: bool
) -> None:
    enter(record, honour(**told))
    assert [each[2] for each in owned(record, ask(record, **printed))] == [is_sure]


def test_unit_is_followed_through_a_merger(register: Record) -> None:
    with register as record:
        enter(record, honour(unit="Chi cục Cân Đo", year=2020))
        found = owned(record, ask(record, unit="Chi cục Tiêu Chuẩn Thử"))
    assert found == [("CSTDCS", 2020, True, "cùng họ tên và đơn vị theo danh mục")]


def test_unit_within_the_other_is_only_near(register: Record) -> None:
    with register as record:
        enter(record, honour(unit="Chi cục Tiêu Chuẩn Thử", year=2025))
        found = owned(record, ask(record, unit="Phòng Một, Chi cục Tiêu Chuẩn Thử"))
    assert found == [("CSTDCS", 2025, False, "cùng họ tên, đơn vị này thuộc đơn vị kia")]


def test_two_people_of_one_name_in_one_unit_are_not_told_apart_by_it(record: Record) -> None:
    unit = "Trung tâm Thử"
    enter(record, honour(unit=unit, birth_date=BORN), honour(unit=unit, birth_date="1991-01-01"))
    found = owned(record, ask(record, unit=unit))
    assert {each[2] for each in found} == {False}
    assert found[0][3] == "có nhiều người cùng họ tên ở đơn vị này, sinh 02/05/1980 và 01/01/1991"
    assert [each[2] for each in owned(record, ask(record, "b.docx", birth_date=BORN, unit=unit))] == [True]


def test_two_nominees_of_one_name_in_one_unit_share_nothing_surely(record: Record) -> None:
    unit = "Trung tâm Thử"
    enter(record, honour(unit=unit))
    two = [nominee(AN, asked("LDTT"), birth_date=born, unit=unit) for born in (BORN, "1991-01-01")]
    ids = put(record, submission("ttr.docx", *two))
    known = record.honours_for(record.proposals(ids=ids))
    assert [(each.is_sure, each.why) for own in known.values() for each in own] == [
        (False, "có nhiều người cùng họ tên ở đơn vị này")
    ] * 2


def test_person_who_says_that_two_are_one_brings_the_honours_along(record: Record) -> None:
    enter(record, honour(birth_date=BORN))
    (known,) = put(record, report("cu.docx", nominee(AN, asked("LDTT"), birth_date=BORN)), "2026-Q1")
    id_ = ask(record)
    assert [each[2] for each in owned(record, id_)] == [False]
    record.tell_kinship(known, id_, is_same=True, who="Lê Thử", at=NOW)
    assert [each[2] for each in owned(record, id_)] == [True]


def test_person_says_of_an_honour_whose_it_is(record: Record) -> None:
    enter(record, honour(), honour(year=2023))
    id_ = ask(record)
    known = record.honours_for(record.proposals(ids=[id_]))[id_]
    said = {each.key: each.honour.year == 2024 for each in known}
    record.decide(id_, "told.honours", json.dumps(said), who="Lê Thử", at=NOW)
    assert owned(record, id_) == [("CSTDCS", 2024, True, "theo xác nhận của người xét")]


def test_decision_in_the_dossier_names_its_nominee(record: Record) -> None:
    id_ = ask(record, birth_date=BORN)
    put(record, decision("qd.docx", AN))
    assert owned(record, id_) == [("CSTDCS", 2024, True, "quyết định nằm trong hồ sơ")]


def test_collective_is_followed_through_its_names(register: Record) -> None:
    with register as record:
        enter(record, honour("Chi cục Cân Đo", "TTLDXS", 2023, kind="tap_the"))
        enter(record, honour("Chi cục Khác", "TTLDXS", 2023, kind="tap_the"))
        (id_,) = put(record, submission("a.docx", nominee("Chi cục Tiêu Chuẩn Thử", asked("CO_TINH"), kind="tap_the")))
        assert owned(record, id_) == [("TTLDXS", 2023, True, "cùng đơn vị theo danh mục")]


def test_room_of_a_name_that_every_house_has_is_not_sure(record: Record) -> None:
    enter(record, honour("Phòng Hành chính", "TTLDTT", 2023, kind="tap_the"))
    enter(record, honour("Phòng Hành chính", "TTLDXS", 2023, kind="tap_the", unit="Chi cục Thử"))
    room = nominee("Phòng Hành chính", asked("TTLDXS"), kind="tap_the", unit="Chi cục Thử")
    (id_,) = put(record, submission("a.docx", room))
    assert sorted(each[0::2] for each in owned(record, id_)) == [("TTLDTT", False), ("TTLDXS", True)]


def test_collective_and_person_of_one_name_are_two(record: Record) -> None:
    enter(record, honour("Sao Mai", "TTLDTT", kind="tap_the"))
    assert owned(record, ask(record, name="Sao Mai")) == []
