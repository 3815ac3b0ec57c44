"""The steps of a quarter, in which quarter a proposal is considered, outcomes, and what a closed quarter refuses."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from invented_readings import asked, nominee, report

from records import Quarter, RecordError
from records.placing import placed
from records.stages import Outcome, Stage
from records.store import Record, open_record, plain_deadline
from records.tables import reading

AT = datetime(2026, 12, 22, 8, 0, tzinfo=UTC)
WHO = "Lê Thị Thử"
Q3, Q4, Q1 = "2026-Q3", "2026-Q4", "2027-Q1"
ON_TIME, LATE = date(2026, 12, 10), date(2026, 12, 20)
STEPS = ("admit", "postpone", "compile", "submit", "close", "open")
GIVEN_NAMES = [
    "An",
    "Bình",
    "Chi",
    "Dũng",
    "Giang",
    "Hà",
    "Khánh",
    "Lan",
    "Minh",
    "Nga",
    "Oanh",
    "Phúc",
    "Quân",
    "Sơn",
    "Tâm",
    "Uyên",
    "Vinh",
    "Xuân",
    "Yến",
    "Đạt",
]


def put(record: Record, number: int, day: date, *, name: str | None = None, born: str = "1980-05-02") -> str:
    """One report of one nominee that came in on a day; gives the id of its proposal."""
    called = name or f"Nguyễn Văn {GIVEN_NAMES[number % 10]} {GIVEN_NAMES[number // 10]}"
    paper = report(f"{number}.docx", nominee(called, asked("LDTT"), birth_date=born))
    record.take(paper.file, paper.sha256, received=day, size=1)
    (claim,) = record.claim("test", limit=1, lease_seconds=60, now=AT)
    quarter = Quarter.of(day).name
    (id_,) = record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=AT)
    return id_


def compiled(record: Record, quarter: str = Q4) -> list[str]:
    """The papers of a quarter as `tdkt quarter` notes them, all of whom are proposed."""
    found = record.considered(quarter)
    ids = [each.id for each in found]
    record.note_compiled(quarter, found, proposed=ids, at=AT)
    record.note_files(quarter, {"Tờ trình.docx": "a" * 64}, at=AT)
    return ids


def considered(record: Record, quarter: str) -> list[str]:
    return [each.id for each in record.considered(quarter)]


def granted(*ids: str, is_granted: bool = True) -> list[Outcome]:
    return [Outcome(proposal=id_, is_granted=is_granted, who=WHO, at=AT) for id_ in ids]


def decided(record: Record, quarter: str = Q4) -> list[str]:
    ids = compiled(record, quarter)
    record.move_stage(quarter, "submitted", who=WHO, at=AT)
    record.decide_outcomes(quarter, granted(*ids))
    record.move_stage(quarter, "decided", who=WHO, at=AT)
    return ids


def closed(record: Record, quarter: str = Q4) -> list[str]:
    ids = decided(record, quarter)
    record.move_stage(quarter, "closed", who=WHO, at=AT, files={"Tờ trình.docx": "b" * 64})
    return ids


def code_of(error: pytest.ExceptionInfo[RecordError]) -> str:
    assert error.value.hint
    return error.value.code


# --- steps


def test_quarter_goes_from_open_to_closed_with_every_step_in_its_history(record: Record) -> None:
    put(record, 1, ON_TIME)
    assert record.standing(Q4).stage == "open"
    compiled(record)
    record.note_review(Q4, who="Trần Văn Soát", at=AT)
    record.note_review(Q4, who="Trần Văn Soát", at=AT)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    record.decide_outcomes(Q4, granted("2026-Q4-0001"))
    record.move_stage(Q4, "decided", who=WHO, at=AT)
    record.move_stage(Q4, "closed", who=WHO, at=AT, files={"Tờ trình.docx": "b" * 64})
    standing = record.standing(Q4)
    steps = ["compiled", "in_review", "submitted", "decided", "closed"]
    assert [move.stage for move in standing.moves] == steps
    assert [move.who for move in standing.moves] == ["tdkt", "Trần Văn Soát", WHO, WHO, WHO]
    told = [(each.who, each.old, each.new) for each in record.history(Q4)]
    assert [new for _, _, new in told] == steps
    assert [old for _, old, _ in told] == ["open", *steps[:-1]]


@pytest.mark.parametrize("stage", ["in_review", "submitted", "decided", "closed"])
def test_step_without_papers_is_refused_with_what_comes_first(record: Record, stage: Stage) -> None:
    with pytest.raises(RecordError) as error:
        record.move_stage(Q4, stage, who=WHO, at=AT)
    assert code_of(error) == "BUOC_SAI"
    assert record.standing(Q4).moves == () and record.history(Q4) == []


def test_quarter_without_files_is_not_submitted(record: Record) -> None:
    id_ = put(record, 1, ON_TIME)
    record.note_compiled(Q4, record.considered(Q4), proposed=[id_], at=AT)
    with pytest.raises(RecordError) as error:
        record.move_stage(Q4, "submitted", who=WHO, at=AT)
    assert code_of(error) == "CHUA_CO_VAN_BAN"


def test_papers_older_than_the_list_are_not_submitted(record: Record) -> None:
    put(record, 1, ON_TIME)
    compiled(record)
    new = put(record, 2, ON_TIME)
    with pytest.raises(RecordError, match=new) as error:
        record.move_stage(Q4, "submitted", who=WHO, at=AT)
    assert code_of(error) == "HO_SO_CU"
    compiled(record)
    record.decide(new, "position", "Kế toán", who=WHO, at=AT)
    with pytest.raises(RecordError, match=new):
        record.move_stage(Q4, "submitted", who=WHO, at=AT)
    compiled(record)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)


def test_decided_needs_an_outcome_of_all_who_are_proposed(record: Record) -> None:
    first, second, waiting = (put(record, number, ON_TIME) for number in (1, 2, 3))
    compiled(record)
    record.note_compiled(Q4, record.considered(Q4), proposed=[first, second], at=AT)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    record.decide_outcomes(Q4, granted(first))
    with pytest.raises(RecordError, match=second) as error:
        record.move_stage(Q4, "decided", who=WHO, at=AT)
    assert code_of(error) == "CHUA_CO_KET_QUA" and waiting not in error.value.message
    record.decide_outcomes(Q4, granted(second, is_granted=False))
    record.move_stage(Q4, "decided", who=WHO, at=AT)
    assert [each.is_granted for each in record.standing(Q4).outcomes] == [True, False]


def test_two_clerks_move_at_once_and_one_is_told_who_won(record: Record) -> None:
    put(record, 1, ON_TIME)
    compiled(record)

    def move(who: str) -> str:
        try:
            record.move_stage(Q4, "submitted", who=who, at=AT)
        except RecordError as error:
            assert error.code == "BUOC_DA_QUA"
            return error.message
        return ""

    with ThreadPoolExecutor(4) as pool:
        said = list(pool.map(move, ["Một", "Hai", "Ba", "Bốn"]))
    (winner,) = (move.who for move in record.standing(Q4).moves if move.stage == "submitted")
    assert said.count("") == 1
    assert all(winner in each and "15:00 ngày 22/12/2026" in each for each in said if each)


def test_reopening_needs_a_reason_and_takes_back_what_was_decided(record: Record) -> None:
    (id_,) = [put(record, 1, ON_TIME)]
    closed(record)
    for reason in (None, "  "):
        with pytest.raises(RecordError) as error:
            record.reopen(Q4, who=WHO, at=AT, reason=reason)
        assert code_of(error) == "THIEU_LY_DO"
    record.reopen(Q4, who=WHO, at=AT, reason="Sai họ tên")
    standing = record.standing(Q4)
    assert (standing.stage, standing.moves[-1].reason, standing.outcomes) == ("in_review", "Sai họ tên", ())
    last = [each for each in record.history(id_) if each.field == "kết quả họp"][-1]
    assert (last.old, last.new, last.who) == ("đồng ý", None, WHO)
    assert record.history(Q4)[-1].new == "in_review (Sai họ tên)"


def test_reopening_after_the_decision_keeps_it(record: Record) -> None:
    put(record, 1, ON_TIME)
    closed(record)
    record.reopen(Q4, stage="decided", who=WHO, at=AT, reason="In lại")
    assert len(record.standing(Q4).outcomes) == 1
    with pytest.raises(RecordError) as error:
        record.reopen(Q4, stage="decided", who=WHO, at=AT, reason="Lần nữa")
    assert code_of(error) == "BUOC_SAI"
    record.move_stage(Q4, "closed", who=WHO, at=AT, files={"Tờ trình.docx": "c" * 64})
    assert record.frozen_files(Q4) == (2, {"Tờ trình.docx": "c" * 64})


# --- in which quarter


def test_late_proposal_waits_and_is_told_as_waiting(record: Record) -> None:
    early, late = put(record, 1, LATE - timedelta(1)), put(record, 2, LATE)
    assert considered(record, Q4) == [early]
    assert considered(record, Q1) == [late]
    assert [each.id for each in record.postponed(Q4)] == [late]
    assert [(each.quarter, each.considered, each.received) for each in record.proposals(ids=[late])] == [(Q4, Q1, LATE)]


def test_person_lets_a_late_one_in_and_puts_one_on_time_off(record: Record) -> None:
    early, late = put(record, 1, ON_TIME), put(record, 2, LATE)
    assert record.admit(late, Q4, who=WHO, at=AT, reason="Mưa bão") == (Q1, Q4)
    assert record.admit(early, None, who=WHO, at=AT) == (Q4, Q1)
    assert (considered(record, Q4), considered(record, Q1)) == ([late], [early])
    assert [(each.proposal, each.reason) for each in record.standing(Q4).admissions] == [
        (early, None),
        (late, "Mưa bão"),
    ]
    assert [each.new for each in record.history(late)] == [f"{Q4} (Mưa bão)"]
    assert record.admit(early, Q4, who=WHO, at=AT) == (Q1, Q4)
    assert record.admit(early, Q4, who=WHO, at=AT) == (Q4, Q4)
    assert len(record.history(early)) == 2


def test_proposal_is_not_considered_before_it_came(record: Record) -> None:
    id_ = put(record, 1, ON_TIME)
    with pytest.raises(RecordError) as error:
        record.admit(id_, Q3, who=WHO, at=AT)
    assert code_of(error) == "GIA_TRI_SAI"


def test_list_of_a_submitted_quarter_is_settled(record: Record) -> None:
    first = put(record, 1, ON_TIME)
    compiled(record)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    after = put(record, 2, ON_TIME)
    assert (considered(record, Q4), considered(record, Q1)) == ([first], [after])
    for id_, quarter in ((after, Q4), (first, Q1)):
        with pytest.raises(RecordError) as error:
            record.admit(id_, quarter, who=WHO, at=AT)
        assert code_of(error) == "DA_CHOT"
    record.reopen(Q4, who=WHO, at=AT, reason="Bổ sung")
    assert considered(record, Q4) == [first, after]


def test_one_of_a_submitted_quarter_keeps_its_place_when_it_is_merged(record: Record) -> None:
    first = put(record, 1, ON_TIME, name="Hà Văn Thử", born="1980-05-02")
    second = put(record, 2, ON_TIME, name="Hà Văn Thử", born="1981-05-02")
    compiled(record)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    record.decide(second, "identity", first, who=WHO, at=AT)
    (left,) = considered(record, Q4)
    assert set(record.members(Q4)) == {left}
    assert record.postponed(Q4) == []


def test_deadline_is_that_of_the_office(record_url: str) -> None:
    with open_record(record_url, deadline=lambda quarter: quarter.deadline + timedelta(2)) as record:
        late = put(record, 1, LATE)
        too_late = put(record, 2, LATE + timedelta(2))
        assert (considered(record, Q4), considered(record, Q1)) == ([late], [too_late])


def test_same_request_of_the_quarter_before_is_seen_beside_the_one_that_waited(record: Record) -> None:
    waited = put(record, 1, date(2026, 9, 25), name="Đỗ Văn Thử")
    again = put(record, 2, ON_TIME, name="Đỗ Văn Thử")
    found = {each.id: [f.found for f in each.findings if f.code == "DA_DE_NGHI"] for each in record.considered(Q4)}
    assert found == {waited: [], again: [waited]}
    assert record.earlier_proposals(Q4) == []


def quarters() -> list[str]:
    """All the quarters in which anything of 2026 can be considered."""
    found = [Quarter(2025, 4)]
    while found[-1] < Quarter(2028, 1):
        found.append(found[-1].next)
    return [each.name for each in found]


@pytest.mark.parametrize("seed", range(5))
def test_nothing_is_lost_and_nothing_is_in_two_quarters(tmp_path: Path, seed: int) -> None:
    """Random days, words of people, steps and reopenings: everybody is in one quarter, never before the receipt."""
    chance = Random(seed)
    with open_record(f"sqlite:///{tmp_path / 'tdkt.db'}") as record:
        ids: list[str] = []
        for step in range(40):
            quarter = Quarter(2026, chance.randint(1, 4)).name
            try:
                match chance.choice(
                    ("come", "come", "come", "admit", "postpone", "compile", "submit", "close", "open")
                ):
                    case "come":
                        ids.append(put(record, step, date(2026, 1, 1) + timedelta(chance.randrange(365))))
                    case "admit" if ids:
                        record.admit(chance.choice(ids), quarter, who=WHO, at=AT)
                    case "postpone" if ids:
                        record.admit(chance.choice(ids), None, who=WHO, at=AT)
                    case "compile":
                        compiled(record, quarter)
                    case "submit":
                        compiled(record, quarter)
                        record.move_stage(quarter, "submitted", who=WHO, at=AT)
                    case "close":
                        closed(record, quarter)
                    case "open":
                        record.reopen(quarter, who=WHO, at=AT, reason="Thử")
            except RecordError as error:
                assert error.code in ("BUOC_SAI", "BUOC_DA_QUA", "DA_CHOT", "DA_KHOA", "GIA_TRI_SAI")
            with reading(record.engine) as connection:
                places = placed(connection, plain_deadline)
            assert sorted(places) == sorted(ids)
            assert all(id_[:7] <= place for id_, place in places.items())
            for name in quarters()[1:5]:
                if record.standing(name).stage in ("submitted", "decided", "closed"):
                    assert {id_ for id_, place in places.items() if place == name} == set(record.members(name))
        found = {name: considered(record, name) for name in quarters()}
        assert sorted(id_ for each in found.values() for id_ in each) == sorted(ids)
        assert all(places[id_] == name for name, each in found.items() for id_ in each)
        for name in quarters():
            waiting = {id_ for id_, place in places.items() if id_[:7] <= name < place}
            assert {each.id for each in record.postponed(name)} == waiting


# --- outcomes and the flag


def test_outcomes_are_kept_once_with_who_said_so(record: Record) -> None:
    first, second = put(record, 1, ON_TIME), put(record, 2, ON_TIME)
    compiled(record)
    with pytest.raises(RecordError) as error:
        record.decide_outcomes(Q4, granted(first))
    assert code_of(error) == "BUOC_SAI"
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    told = [Outcome(proposal=first, is_granted=True, votes_for=7, votes_cast=9, who=WHO, at=AT), *granted(second)]
    assert record.decide_outcomes(Q4, told) == 2
    assert record.decide_outcomes(Q4, told) == 0
    assert record.decide_outcomes(Q4, granted(second, is_granted=False)) == 1
    assert [(each.old, each.new) for each in record.history(first)] == [(None, "đồng ý, 7/9 phiếu")]
    assert [(each.old, each.new) for each in record.history(second)] == [(None, "đồng ý"), ("đồng ý", "không đồng ý")]


def test_outcomes_are_all_kept_or_none(record: Record) -> None:
    first, late = put(record, 1, ON_TIME), put(record, 2, LATE)
    compiled(record)
    record.move_stage(Q4, "submitted", who=WHO, at=AT)
    with pytest.raises(RecordError, match=late) as error:
        record.decide_outcomes(Q4, granted(first, late))
    assert code_of(error) == "KHONG_TRONG_QUY"
    assert record.standing(Q4).outcomes == ()


def test_choice_for_the_flag_is_one_of_the_considered_and_can_be_taken_back(record: Record) -> None:
    first, late = put(record, 1, ON_TIME), put(record, 2, LATE)
    with pytest.raises(RecordError) as error:
        record.honour_at_flag(Q4, late, who=WHO, at=AT)
    assert code_of(error) == "KHONG_TRONG_QUY"
    record.honour_at_flag(Q4, first, who=WHO, at=AT, reason="Việc làm cụ thể")
    chosen = record.standing(Q4).honoured
    assert chosen is not None and (chosen.proposal, chosen.reason) == (first, "Việc làm cụ thể")
    record.honour_at_flag(Q4, None, who=WHO, at=AT)
    assert record.standing(Q4).honoured is None
    assert [each.new for each in record.history(Q4)] == [f"{first} (Việc làm cụ thể)", None]


# --- closed


@pytest.fixture
def frozen(record: Record) -> Iterator[tuple[Record, str]]:
    id_ = put(record, 1, ON_TIME, name="Hà Văn Thử")
    closed(record)
    yield record, id_


def test_closed_proposal_takes_no_decision_until_it_is_reopened(frozen: tuple[Record, str]) -> None:
    record, id_ = frozen
    before = record.proposals(ids=[id_])
    for field, value in (("position", "Kế toán"), ("told.pending", "true"), ("legal_kind", "cong_trang")):
        with pytest.raises(RecordError) as error:
            record.decide(id_, field, value, who=WHO, at=AT)
        assert code_of(error) == "DA_KHOA" and "reopen 2026-Q4" in error.value.hint
    with pytest.raises(RecordError):
        record.admit(id_, Q1, who=WHO, at=AT)
    with pytest.raises(RecordError):
        record.honour_at_flag(Q4, id_, who=WHO, at=AT)
    assert record.proposals(ids=[id_]) == before
    record.reopen(Q4, stage="decided", who=WHO, at=AT, reason="Sai chức vụ")
    record.decide(id_, "position", "Kế toán", who=WHO, at=AT)


def test_new_paper_for_a_closed_quarter_goes_to_the_next(frozen: tuple[Record, str]) -> None:
    record, id_ = frozen
    before = record.proposals(ids=[id_])
    again = put(record, 2, ON_TIME, name="Hà Văn Thử")
    assert again == "2027-Q1-0001"
    assert record.proposals(ids=[id_]) == before
    assert considered(record, Q4) == [id_]
    assert considered(record, Q1) == [again]
    assert [each.file for each in record.taken_files(Q1)] == ["2.docx"]


def test_kinship_is_told_of_a_new_one_and_refused_between_frozen_ones(frozen: tuple[Record, str]) -> None:
    record, id_ = frozen
    later = put(record, 2, date(2027, 2, 3), name="Hà Văn Thử", born="1980")
    record.tell_kinship(id_, later, is_same=True, who=WHO, at=AT)
    closed(record, Q1)
    with pytest.raises(RecordError) as error:
        record.tell_kinship(id_, later, is_same=False, who=WHO, at=AT)
    assert code_of(error) == "DA_KHOA"


def test_late_one_is_frozen_with_the_quarter_that_considered_it(record: Record) -> None:
    late = put(record, 1, LATE)
    closed(record, Q1)
    with pytest.raises(RecordError, match="I-2027") as error:
        record.decide(late, "position", "Kế toán", who=WHO, at=AT)
    assert code_of(error) == "DA_KHOA"
    on_time = put(record, 2, ON_TIME)
    record.decide(on_time, "position", "Kế toán", who=WHO, at=AT)
