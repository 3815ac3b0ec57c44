"""What reviewers wrote into drafts: entered once, decided by people, closed by itself; and who was taken out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from invented_readings import asked, nominee, report

from records import RecordError
from records.stages import Suggestion
from records.store import Record
from records.suggestions import as_recorded, code_of, note_suggestions, settle_suggestions, suggestions_of

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
QUARTER = "2026-Q4"
AN, BINH = "Nguyễn Thị Án Thử", "Trần Văn Bình Thử"


@pytest.fixture
def filled(record: Record) -> Record:
    """Two proposals of one quarter."""
    for file, name in (("a.docx", AN), ("b.docx", BINH)):
        paper = report(file, nominee(name, asked("LDTT"), unit="Phòng Một", position="Chuyên viên"))
        record.take(file, paper.sha256, received=date(2026, 11, 10), size=1)
        (claim,) = record.claim("máy", limit=1, lease_seconds=600, now=NOW)
        record.finish(claim, [paper], status="processed", reason=None, quarter=QUARTER, at=NOW)
    return record


def written(field: str, new: str | None, *, number: int = 1, paper: str = "to-trinh", old: str = "cũ") -> Suggestion:
    return Suggestion(
        quarter=QUARTER,
        proposal=f"{QUARTER}-{number:04d}",
        field=field,
        old=old,
        new=new,
        paper=paper,
        file=f"{paper}.docx",
        who="Chị Hoa",
        written=NOW,
    )


def note(record: Record, *found: Suggestion, hours: int = 0) -> list[tuple[str, str | None]]:
    return [(s.field, s.new) for s in note_suggestions(record, QUARTER, found, at=NOW + timedelta(hours=hours))]


def settle(record: Record, *ids: int, accepted: bool = True) -> list[Suggestion]:
    return settle_suggestions(record, QUARTER, ids, is_accepted=accepted, who="Lê Thử", at=NOW)


def test_same_correction_is_entered_once_from_whatever_paper(filled: Record) -> None:
    assert note(filled, written("unit", "Phòng Hai")) == [("unit", "Phòng Hai")]
    again = [written("unit", "Phòng  Hai", paper="danh-sach"), written("unit", "Phòng Hai")]
    assert note(filled, *again) == [("unit", "Phòng Hai")]
    (kept,) = suggestions_of(filled, QUARTER)
    assert (kept.paper, kept.who, kept.written, kept.state) == ("to-trinh", "Chị Hoa", NOW, "open")


def test_what_the_record_says_already_is_no_correction(filled: Record) -> None:
    assert note(filled, written("unit", "phòng một"), written("requested.code", "Lao động tiên tiến")) == []


def test_second_thought_in_the_same_paper_takes_the_place_of_the_first(filled: Record) -> None:
    note(filled, written("full_name", "Nguyễn Thị Ân Thử"))
    assert note(filled, written("full_name", "Nguyễn Thị Ấn Thử")) == [("full_name", "Nguyễn Thị Ấn Thử")]
    other = written("full_name", "Nguyễn Thị Ản Thử", paper="danh-sach")
    assert len(note(filled, other)) == 2  # two papers say two things: a person has to choose


def test_accepted_one_is_a_decision_with_its_history(filled: Record) -> None:
    note(filled, written("full_name", "Nguyễn Thị Ân Thử"))
    (settled,) = settle(filled, 1)
    assert (settled.state, settled.decided_by, settled.decided_at) == ("accepted", "Lê Thử", NOW)
    assert filled.proposals(ids=[f"{QUARTER}-0001"])[0].nominee.name == "Nguyễn Thị Ân Thử"
    change = filled.history(f"{QUARTER}-0001")[-1]
    assert (change.who, change.field, change.old, change.new) == ("Lê Thử", "full_name", AN, "Nguyễn Thị Ân Thử")
    assert suggestions_of(filled, QUARTER, state="open") == []


def test_refused_one_does_not_come_back(filled: Record) -> None:
    note(filled, written("unit", "Phòng Hai"))
    settle(filled, 1, accepted=False)
    assert note(filled, written("unit", "Phòng Hai")) == []
    assert filled.proposals(ids=[f"{QUARTER}-0001"])[0].nominee.unit.value == "Phòng Một"
    assert [s.state for s in suggestions_of(filled, QUARTER)] == ["refused"]


def test_one_that_the_record_says_by_now_closes_by_itself(filled: Record) -> None:
    note(filled, written("unit", "Phòng Hai"), written("position", "Kỹ sư"))
    filled.decide(f"{QUARTER}-0001", "unit", "Phòng Hai", who="Đỗ Thử", at=NOW)
    assert note(filled) == [("position", "Kỹ sư")]
    assert [(s.state, s.decided_by) for s in suggestions_of(filled, QUARTER)] == [("accepted", "tdkt"), ("open", None)]


def test_all_or_nothing_is_accepted(filled: Record) -> None:
    note(filled, written("unit", "Phòng Hai"), written("requested.code", "Danh hiệu không có thật"))
    with pytest.raises(RecordError, match="không phải tên danh hiệu"):
        settle(filled, 1, 2)
    assert filled.proposals(ids=[f"{QUARTER}-0001"])[0].nominee.unit.value == "Phòng Một"
    assert [s.state for s in suggestions_of(filled, QUARTER)] == ["open", "open"]


def test_two_papers_that_contradict_each_other_are_not_both_accepted(filled: Record) -> None:
    note(filled, written("unit", "Phòng Hai"), written("unit", "Phòng Ba", paper="danh-sach"))
    with pytest.raises(RecordError, match="số 1 và số 2 ghi hai giá trị khác nhau"):
        settle(filled, 1, 2)
    settle(filled, 2)
    assert filled.proposals(ids=[f"{QUARTER}-0001"])[0].nominee.unit.value == "Phòng Ba"


def test_number_that_is_not_open_is_told(filled: Record) -> None:
    note(filled, written("unit", "Phòng Hai"))
    with pytest.raises(RecordError, match="không có đề xuất sửa số 7"):
        settle(filled, 7)
    settle(filled, 1)
    with pytest.raises(RecordError, match="đã được Lê Thử giải quyết"):
        settle(filled, 1, accepted=False)


def test_struck_out_row_takes_the_proposal_out_of_every_list_and_can_be_taken_back(filled: Record) -> None:
    note(filled, written("withdrawn", None, number=2, old=BINH))
    settle(filled, 1)
    assert [p.nominee.name for p in filled.considered(QUARTER)] == [AN]
    assert filled.proposals(quarter=QUARTER) == filled.proposals(ids=[f"{QUARTER}-0001"])
    assert note(filled, written("withdrawn", None, number=2, paper="danh-sach")) == []
    change = filled.history(f"{QUARTER}-0002")[-1]
    assert (change.field, change.new) == ("withdrawn", "Gạch tên trong “to-trinh.docx” (Chị Hoa)")
    filled.decide(f"{QUARTER}-0002", "withdrawn", None, who="Lê Thử", at=NOW)
    assert [p.nominee.name for p in filled.considered(QUARTER)] == [AN, BINH]
    assert filled.corrections(quarter=QUARTER) == []  # who is taken out corrects no value


def test_submitted_quarter_takes_nobody_out(filled: Record) -> None:
    filled.note_compiled(QUARTER, filled.considered(QUARTER), proposed=(), at=NOW)
    filled.note_files(QUARTER, {"Tờ trình.docx": "0" * 64}, at=NOW)
    filled.move_stage(QUARTER, "submitted", who="Lê Thử", at=NOW)
    with pytest.raises(RecordError, match="danh sách đề nghị đã chốt"):
        filled.decide(f"{QUARTER}-0001", "withdrawn", "xin rút", who="Lê Thử", at=NOW)


def test_unknown_proposal_or_field_is_passed_over(filled: Record) -> None:
    assert note(filled, written("unit", "Phòng Hai", number=99), written("achievements", "x")) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("LDTT", "LDTT"),
        ("lao động Tiên tiến", "LDTT"),
        ("Bằng khen của Chủ tịch UBND Thành phố", "BK_TINH"),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "BK_TINH"),
        ("Bằng khen", None),
        (None, None),
    ],
)
def test_recognition_is_known_by_its_name(words: str | None, code: str | None) -> None:
    assert code_of(words) == code


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("birth_date", "05/11/1990", "1990-11-05"),
        ("birth_date", "5-1-1990", "1990-01-05"),
        ("birth_date", "11/1990", "1990-11"),
        ("birth_date", "1990", "1990"),
        ("birth_date", "mùa thu 1990", None),
        ("gender", "Nữ", "nu"),
        ("gender", "nam", "nam"),
        ("unit", "Phòng Hai", "Phòng Hai"),
        ("unit", "", None),
    ],
)
def test_printed_words_become_what_the_record_keeps(field: str, words: str, value: str | None) -> None:
    assert as_recorded(field, words) == value


def test_printed_day_and_recognition_are_accepted_as_the_record_keeps_them(filled: Record) -> None:
    note(filled, written("birth_date", "05/11/1990"), written("requested.code", "Chiến sĩ thi đua cơ sở"))
    settle(filled, 1, 2)
    proposal = filled.proposals(ids=[f"{QUARTER}-0001"])[0]
    assert (proposal.nominee.birth_date.value, proposal.requested.code) == ("1990-11-05", "CSTDCS")
    assert note(filled, written("birth_date", "5/11/1990", paper="tom-tat")) == []
