"""What `tdkt extract` says of values that a person should look at; every person here is invented."""

from __future__ import annotations

import pytest
from offices import Office, paper

from flows.states import LINES_SHOWN, read_values, states_in_words
from records.readings import DocumentHead, Field, Nominee, Reading, Recognition
from records.trust import Thresholds

THRESHOLDS = Thresholds(default=0.9, accept={"unit": 0.5})


def say(value: str, confidence: float, conflict: str | None = None) -> Field:
    return Field(value=value, text=value, confidence=confidence, conflict=conflict)


def person(name: str, **told: Field) -> Nominee:
    return Nominee(kind="ca_nhan", full_name=say(name, 0.95), **told)


def lines(*nominees: Nominee, head: DocumentHead | None = None) -> list[str]:
    reading = Reading(file="a.docx", sha256="0" * 64, status="read", document=head or DocumentHead(), nominees=nominees)
    return states_in_words(read_values(reading, THRESHOLDS))


def test_accepted_values_are_only_counted() -> None:
    assert lines(person("Lò Văn Tường", unit=say("Phòng Một", 0.6))) == ["Giá trị đọc được: 2 nhận."]
    assert lines() == []


def test_conflict_stands_before_doubt_and_says_the_other_value() -> None:
    head = DocumentHead(number=say("5/TTr-X", 0.3), date=say("2026-09", 0.99, conflict="2026-08"))
    assert lines(person("Lò Văn Tường", gender=say("nu", 0.7)), head=head) == [
        "Giá trị đọc được: 1 nhận, 2 cần xem, 1 hai giá trị khác nhau.",
        "- Ngày văn bản: “2026-09” (0,99); nơi khác ghi “2026-08”",
        "- Số văn bản: “5/TTr-X” (0,30)",
        "- Giới tính của Lò Văn Tường: “nữ” (0,70)",
    ]


@pytest.mark.parametrize("confidence", [0.899, 0.8999999])
def test_confidence_below_the_threshold_is_not_rounded_up_to_it(confidence: float) -> None:
    assert lines(person("Lò Văn Tường", hometown=say("Lai Châu", confidence)))[1].endswith("(0,89)")


def test_the_same_value_of_several_nominees_is_one_line() -> None:
    people = [person(name, unit=say("Phòng Kỹ thuật", 0.08)) for name in ("Lò An", "Lê Bình", "Tạ Chi")]
    assert lines(*people)[1:] == ["- Đơn vị của Lò An và 2 người, tập thể nữa: “Phòng Kỹ thuật” (0,08)"]


def test_many_doubts_are_counted_and_long_values_cut() -> None:
    asked = [Recognition(code="LDTT", text="LĐTT", year=str(2000 + n), confidence=0.2) for n in range(LINES_SHOWN + 3)]
    reviewed = person("Lò An").model_copy(update={"requested": tuple(asked)})
    told = lines(reviewed)
    assert len(told) == LINES_SHOWN + 2 and told[-1] == "- và 3 dòng như vậy nữa"
    assert "“Lao động tiên tiến 2000”" in told[1]
    (_, line) = lines(person("Lò An", duties=say("việc " * 50, 0.1)))
    assert len(line) < 120 and "…”" in line


def test_extract_tells_a_person_what_to_look_at(office: Office) -> None:
    said = office.run("extract", str(paper("a2"))).stdout
    assert "Giá trị đọc được: " in said and " nhận" in said
