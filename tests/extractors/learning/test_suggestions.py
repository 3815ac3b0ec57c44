"""What could be learned from corrections: once or many times, by whom, and what speaks against it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from extractors.learning.examples import Mark, Words
from extractors.learning.suggestions import Case, Suggestion, suggest
from records.corrections import Correction
from records.units import Register, Unit

AT = datetime(2026, 9, 12, 3, 0, tzinfo=UTC)
UNIT = "Phòng Kỹ thuật Sao Mai"
REGISTER = Register([Unit(ma="SM.KT", ten=UNIT, viet_tat=("P. KTSM",)), Unit(ma="SM.HC", ten="Phòng Hành chính")])


def case(field: str, machine: str | None, value: str | None, mark: Mark | None = None, **more: Any) -> Case:
    told = {"proposal": "2026-Q3-0001", "who": "Lan", "text": machine, "kind": "ca_nhan"} | more
    file = told.pop("file", "báo cáo.docx")
    correction = Correction(quarter="2026-Q3", field=field, machine=machine, value=value, at=AT, **told)
    return Case(correction, mark, file, "0" * 64)


def before(text: str, known: str | None = None, ring: Any = "near") -> Mark:
    return Mark(id=0, example=0, start=0, end=1, ring=ring, before=Words(text=text, how="line", known=known))


def told(found: list[Suggestion]) -> list[tuple[str, str, str, int]]:
    return [(each.kind, each.text, each.target, each.count) for each in found]


def test_other_name_of_a_unit_is_counted_with_its_origins() -> None:
    cases = [
        case("unit", "Tổ kỹ thuật SM", UNIT),
        case("unit", "Tổ Kỹ thuật SM", UNIT, proposal="2026-Q3-0002", who="Hoa", file="tờ trình.docx"),
    ]
    (found,) = suggest(cases, REGISTER)
    assert told([found]) == [("don_vi", "Tổ kỹ thuật SM", UNIT, 2)]
    assert found.unit == "SM.KT"
    assert [(origin.who, origin.file) for origin in found.origins] == [
        ("Lan", "báo cáo.docx"),
        ("Hoa", "tờ trình.docx"),
    ]


def test_unit_that_the_register_does_not_know_has_no_id() -> None:
    (found,) = suggest([case("unit", "Tổ HTX", "Hợp tác xã Sao Xa")], REGISTER)
    assert (found.target, found.unit) == ("Hợp tác xã Sao Xa", None)


def test_name_that_the_register_resolves_already_is_no_suggestion() -> None:
    assert suggest([case("unit", "P. KTSM", UNIT)], REGISTER) == []


def test_name_cut_wrongly_is_no_other_name() -> None:
    assert suggest([case("unit", f"{UNIT} đã hoàn thành", UNIT)], REGISTER) == []
    assert suggest([case("unit", "Phòng Kỹ thuật", UNIT)], REGISTER) == []


def test_unit_that_stands_where_it_was_read_is_no_other_name() -> None:
    mark = Mark(id=0, example=0, start=0, end=1, ring="evidence")
    assert suggest([case("unit", "Tổ kỹ thuật SM", UNIT, mark)], REGISTER) == []


def test_name_of_a_collective_is_one_of_a_unit() -> None:
    assert told(suggest([case("full_name", "Tổ kỹ thuật SM", UNIT, kind="tap_the")], REGISTER)) == [
        ("don_vi", "Tổ kỹ thuật SM", UNIT, 1)
    ]
    assert suggest([case("full_name", "Trần Thị Sao Khue", "Trần Thị Sao Khuê")], REGISTER) == []


def test_two_meanings_of_one_name_speak_against_each_other() -> None:
    cases = [
        case("unit", "Tổ SM", UNIT),
        case("unit", "Tổ SM", UNIT, proposal="2026-Q3-0002"),
        case("unit", "tổ SM", "Phòng Hành chính", proposal="2026-Q3-0003", who="Hoa"),
    ]
    first, second = suggest(cases, REGISTER)
    assert (first.count, second.count) == (2, 1)
    assert first.against == ("Cũng được sửa thành “Phòng Hành chính”: 1 lần (Hoa).",)
    assert second.against == (f"Cũng được sửa thành “{UNIT}”: 2 lần (Lan).",)


def test_name_of_another_unit_is_told() -> None:
    (found,) = suggest([case("unit", "Phòng Hành chính", UNIT)], REGISTER)
    assert found.against == ("Danh mục đã có “Phòng Hành chính”: SM.HC (Phòng Hành chính).",)


def test_unknown_words_before_a_value_are_a_label() -> None:
    cases = [case("position", None, "Kỹ sư", before("Việc đang giữ"))]
    assert told(suggest(cases, REGISTER)) == [("nhan", "Việc đang giữ", "chuc_vu", 1)]


def test_words_that_the_reader_knows_are_no_new_label() -> None:
    assert suggest([case("position", None, "Kỹ sư", before("Chức vụ", "position"))], REGISTER) == []
    assert suggest([case("position", None, "Kỹ sư", before("CV"))], REGISTER) == []


def test_label_of_two_fields_is_told() -> None:
    cases = [
        case("position", None, "Kỹ sư", before("Vị trí hiện tại")),
        case("unit", None, "Phòng Xa", before("Vị trí hiện tại"), proposal="2026-Q3-0002"),
    ]
    assert [each.against != () for each in suggest(cases, REGISTER)] == [True, True]


def test_spelling_of_a_recognition() -> None:
    cases = [case("requested.code", "KHAC", "CSTDCS", text="Chiến sĩ giỏi của đơn vị")]
    assert told(suggest(cases, REGISTER)) == [("khen_thuong", "Chiến sĩ giỏi của đơn vị", "CSTDCS", 1)]


def test_usual_name_of_another_recognition_is_no_spelling() -> None:
    assert suggest([case("requested.code", "BK_TINH", "BK_BO", text="Bằng khen")], REGISTER) == []


def test_confirmed_and_removed_values_teach_nothing_here() -> None:
    cases = [
        case("unit", UNIT, UNIT),
        case("unit", "Tổ kỹ thuật SM", None),
        case("position", "Kỹ sư", "kỹ sư", before("Việc đang giữ")),
    ]
    assert suggest(cases, REGISTER) == []
