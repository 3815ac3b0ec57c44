from __future__ import annotations

import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from invented_readings import asked, certificate, listing, nominee, reading, report, sha, submission
from sqlalchemy import insert, text

from records import Reading, RecordError
from records.claims import ATTEMPTS, Claim
from records.merging import value_of
from records.store import Record, open_record
from records.tables import inputs, writing

DAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
QUARTER = "2026-Q4"
AN = "Nguyễn Văn Án Thử"
UNIT = "Phòng Đo lường, Chi cục Sao Mai"
WORKER = """
import sys
from datetime import UTC, datetime
from records.store import open_record
with open_record(sys.argv[1]) as record:
    while claims := record.claim(sys.argv[2], limit=5, lease_seconds=600, now=datetime(2026, 11, 10, tzinfo=UTC)):
        print(*(c.id for c in claims))
"""
TAKER = """
import sys
from datetime import date
from records.store import open_record
with open_record(sys.argv[1]) as record:
    for number in range(20):
        taken = record.take(f"{sys.argv[2]}-{number}.docx", f"{number:064d}", received=date(2026, 11, 10), size=1)
        print(taken.status)
"""
KILLED = """
import os, signal, sys
from datetime import UTC, date, datetime
from sqlalchemy import event
from records import Reading
from records.store import open_record
record = open_record(sys.argv[1])
claim = record.claim("killed", limit=1, lease_seconds=60, now=datetime(2026, 11, 10, 9, tzinfo=UTC))[0]
moment, _, count = sys.argv[2].partition(" ")
left = iter(range(int(count or 0)))
@event.listens_for(record.engine, moment)
def die(*_):
    if next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
found = [Reading.model_validate_json(open(sys.argv[3], encoding="utf-8").read())]
at = datetime(2026, 11, 10, 9, tzinfo=UTC)
record.finish(claim, found, status="processed", reason=None, quarter="2026-Q4", at=at)
print("finished")
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, "-c", script, *arguments], cwd=root, stdout=subprocess.PIPE, text=True)


def outputs(processes: list[subprocess.Popen[str]]) -> list[str]:
    outs = [process.communicate(timeout=120)[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * len(processes)
    return [word for out in outs for word in out.split()]


def put(record: Record, *found: Reading, quarter: str = QUARTER, day: date = DAY) -> list[str]:
    """Takes, claims and finishes one input made of these readings."""
    taken = record.take(found[0].file, found[0].sha256, received=day, size=1)
    assert taken.status == "pending"
    return finish(record, *found, quarter=quarter)


def finish(record: Record, *found: Reading, quarter: str = QUARTER) -> list[str]:
    (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
    return record.finish(claim, found, status="processed", reason=None, quarter=quarter, at=NOW, extractor="1")


# --- inputs


def test_same_bytes_again_are_a_duplicate(record: Record) -> None:
    first = record.take("a.docx", sha("x"), received=DAY, size=3)
    again = record.take("b.docx", sha("x"), received=DAY, size=3)
    assert (first.status, first.duplicate_of) == ("pending", None)
    assert (again.status, again.duplicate_of) == ("duplicate", "a.docx")
    assert again.reason is not None and "a.docx" in again.reason
    assert [i.file for i in record.inputs()] == ["a.docx", "b.docx"]


def test_taking_a_pending_file_again_gives_its_row(record: Record) -> None:
    first = record.take("a.docx", sha("x"), received=DAY, size=3)
    assert record.take("a.docx", sha("x"), received=DAY + timedelta(1), size=3) == first
    assert len(record.inputs()) == 1


def test_duplicate_of_a_rejected_file_says_why_that_one_was_not_taken(record: Record) -> None:
    record.set_aside("a.exe", status="rejected", reason="Không đọc loại này.", received=DAY, sha256=sha("a"))
    again = record.take("b.exe", sha("a"), received=DAY, size=1)
    assert again.status == "duplicate"
    assert again.reason == f"Trùng nội dung với tệp “a.exe” không nhận ngày {DAY:%d/%m/%Y}: Không đọc loại này."


def test_same_file_after_it_was_finished_is_a_duplicate(record: Record) -> None:
    put(record, report("a.docx", nominee(AN, asked("LDTT"))))
    assert record.take("a.docx", sha("a.docx"), received=DAY, size=1).status == "duplicate"


def test_same_name_with_new_bytes_is_a_new_input(record: Record) -> None:
    record.take("a.docx", sha("x"), received=DAY, size=3)
    assert record.take("a.docx", sha("y"), received=DAY, size=3).status == "pending"
    assert len(record.inputs()) == 2


def test_ignored_bytes_may_be_taken_and_rejected_ones_are_known(record: Record) -> None:
    record.set_aside("~$a.docx", status="ignored", reason="Tệp tạm.", received=DAY, sha256=sha("x"))
    assert record.take("a.docx", sha("x"), received=DAY, size=3).status == "pending"
    record.set_aside("b.exe", status="rejected", reason="Không nhận.", received=DAY, sha256=sha("y"))
    assert record.take("c.docx", sha("y"), received=DAY, size=3).duplicate_of == "b.exe"


def test_setting_aside_twice_enters_once(record: Record) -> None:
    for day in (DAY, DAY + timedelta(1)):
        record.set_aside("ống", status="rejected", reason="Không phải tệp thường.", received=day)
    record.set_aside("ống", status="rejected", reason="Lý do khác.", received=DAY)
    assert [(i.status, i.sha256, i.received) for i in record.inputs()] == [("rejected", None, DAY)] * 2


def test_setting_aside_a_pending_file_settles_its_row(record: Record) -> None:
    record.take("a.docx", sha("x"), received=DAY, size=3)
    record.set_aside("a.docx", status="rejected", reason="Quá lớn.", received=DAY, sha256=sha("x"))
    assert [(i.status, i.reason) for i in record.inputs()] == [("rejected", "Quá lớn.")]
    assert not record.claim("w", limit=1, lease_seconds=1, now=NOW)


def test_name_that_is_no_utf8_is_entered(record: Record) -> None:
    record.take("bao-c\udce1o.doc", sha("x"), received=DAY, size=3)
    assert [i.file for i in record.inputs()] == ["bao-c?o.doc"]


def test_two_programs_take_each_content_once(record: Record, record_url: str) -> None:
    taken = outputs([start(TAKER, record_url, name) for name in ("mot", "hai", "ba")])
    assert Counter(taken) == {"pending": 20, "duplicate": 40}
    assert len(record.inputs()) == 60


def test_second_writer_waits_and_sees_the_first(record: Record, record_url: str) -> None:
    with ThreadPoolExecutor(1) as pool, open_record(record_url) as other:
        with writing(record.engine, in_a_row=True) as connection:
            row = {"file": "a.docx", "sha256": sha("x"), "first_sha256": sha("x"), "status": "pending"}
            connection.execute(insert(inputs).values(**row, received=DAY, attempts=0))
            waiting = pool.submit(other.take, "b.docx", sha("x"), received=DAY, size=1)
            assert not wait([waiting], timeout=0.5).done
        assert waiting.result(timeout=30).duplicate_of == "a.docx"


def test_unarchived_until_marked(record: Record) -> None:
    put(record, report("a.docx", nominee(AN, asked("LDTT"))))
    record.take("b.docx", sha("a.docx"), received=DAY, size=1)
    record.take("c.docx", sha("c"), received=DAY, size=1)
    assert [i.file for i in record.unarchived()] == ["a.docx", "b.docx"]
    record.mark_archived(record.unarchived()[0].id, "archive/ab/ab.docx")
    assert [i.file for i in record.unarchived()] == ["b.docx"]
    assert record.inputs()[0].archived == "archive/ab/ab.docx"


# --- claims


def take_many(record: Record, count: int) -> None:
    for number in range(count):
        record.take(f"{number}.docx", sha(str(number)), received=DAY, size=1)


def test_several_programs_claim_each_input_once(record: Record, record_url: str) -> None:
    take_many(record, 200)
    claimed = outputs([start(WORKER, record_url, f"w{n}") for n in range(4)])
    assert sorted(map(int, claimed)) == [i.id for i in record.inputs()]


def test_lease_runs_out_and_the_late_owner_is_refused(record: Record) -> None:
    take_many(record, 1)
    (late,) = record.claim("một", limit=1, lease_seconds=60, now=NOW)
    assert not record.claim("hai", limit=1, lease_seconds=60, now=NOW + timedelta(seconds=59))
    (held,) = record.claim("hai", limit=1, lease_seconds=60, now=NOW + timedelta(seconds=61))
    assert (late.id, late.attempts, held.attempts, held.received) == (held.id, 1, 2, DAY)
    found = report("0.docx", nominee(AN, asked("LDTT")), content="0")
    with pytest.raises(RecordError) as refused:
        record.finish(late, [found], status="processed", reason=None, quarter=QUARTER, at=NOW)
    assert refused.value.code == "MAT_QUYEN"
    assert not record.proposals() and record.inputs()[0].status == "pending"
    assert record.finish(held, [found], status="processed", reason=None, quarter=QUARTER, at=NOW) == ["2026-Q4-0001"]
    with pytest.raises(RecordError):
        record.finish(held, [found], status="processed", reason=None, quarter=QUARTER, at=NOW)


def test_same_owner_claiming_again_loses_the_first_claim(record: Record) -> None:
    take_many(record, 1)
    (first,) = record.claim("một", limit=1, lease_seconds=60, now=NOW)
    record.claim("một", limit=1, lease_seconds=60, now=NOW + timedelta(hours=1))
    with pytest.raises(RecordError):
        record.finish(first, [], status="needs_review", reason="Trống.", quarter=QUARTER, at=NOW)
    assert not record.release(first)


def test_three_attempts_then_rejected(record: Record) -> None:
    take_many(record, 1)
    moments = [NOW + timedelta(hours=hour) for hour in range(ATTEMPTS + 1)]
    assert [len(record.claim("w", limit=5, lease_seconds=60, now=moment)) for moment in moments] == [1, 1, 1, 0]
    (rejected,) = record.inputs()
    assert rejected.status == "rejected" and rejected.reason is not None and "3 lần" in rejected.reason


def test_release_gives_back(record: Record) -> None:
    take_many(record, 1)
    for _ in range(ATTEMPTS + 2):
        (claim,) = record.claim("w", limit=1, lease_seconds=60, now=NOW)
        assert record.release(claim, counts=False)
    for attempt in range(ATTEMPTS):
        (claim,) = record.claim("w", limit=1, lease_seconds=60, now=NOW)
        assert claim.attempts == attempt + 1
        record.release(claim)
    assert not record.claim("w", limit=1, lease_seconds=60, now=NOW)


# --- finishing


def test_finish_links_readings_into_proposals(record: Record) -> None:
    first = put(
        record, submission("a.docx", nominee(AN, asked("LDTT"), asked("CSTDCS")), issuing_unit="Chi cục Sao Mai")
    )
    second = put(record, report("b.docx", nominee(AN, asked("CSTDCS", None), unit=UNIT)), day=DAY + timedelta(1))
    assert first == ["2026-Q4-0001", "2026-Q4-0002"]
    assert len(second) == 1
    (proposal,) = record.proposals(ids=second)
    assert (proposal.requested.code, proposal.received, proposal.quarter) == ("CSTDCS", DAY, QUARTER)
    assert [s.file for s in proposal.sources] == ["b.docx", "a.docx"]
    assert record.quarters() == [QUARTER]
    assert record.proposals(quarter="2026-Q3") == []
    assert (record.inputs()[0].kind, record.inputs()[0].status) == ("to_trinh", "processed")


def test_several_workers_finish_papers_of_one_person(record: Record, record_url: str) -> None:
    codes = ["LDTT", "CSTDCS", "CSTD_TINH", "BK_TINH", "BK_BO", "KNC"]
    found = {f"{n}.docx": report(f"{n}.docx", nominee(AN, asked(codes[n % 6]), unit=UNIT)) for n in range(24)}
    for file, each in found.items():
        record.take(file, each.sha256, received=DAY, size=1)

    def work(owner: str) -> None:
        with open_record(record_url) as own:
            while claims := own.claim(owner, limit=2, lease_seconds=600, now=NOW):
                for claim in claims:
                    own.finish(claim, [found[claim.file]], status="processed", reason=None, quarter=QUARTER, at=NOW)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, "abcd"))
    proposals = record.proposals(quarter=QUARTER)
    assert [p.id for p in proposals] == [f"2026-Q4-000{n}" for n in range(1, 7)]
    assert sorted(p.requested.code for p in proposals) == sorted(codes)
    assert [len(p.sources) for p in proposals] == [4] * 6


def test_rejected_readings_store_only_the_status(record: Record) -> None:
    good = report("goi.zip/a.docx", nominee(AN, asked("LDTT")), content="goi")
    bad = reading("goi.zip/b.exe", None, status="rejected", reason="Không nhận.")
    assert len(put(record, good, bad)) == 1
    assert [r.file for r in record.readings([sha("goi"), sha("goi.zip/b.exe")])] == ["goi.zip/a.docx"]
    record.take("c.docx", sha("c"), received=DAY, size=1)
    (claim,) = record.claim("w", limit=1, lease_seconds=60, now=NOW)
    found = report("c.docx", nominee("Lê Thị Hà", asked("LDTT")))
    assert record.finish(claim, [found], status="rejected", reason="Hỏng.", quarter=QUARTER, at=NOW) == []
    assert len(record.proposals()) == 1
    assert (record.inputs()[1].status, record.inputs()[1].reason) == ("rejected", "Hỏng.")


def test_unlinked_until_its_author_is_proposed(record: Record) -> None:
    assert put(record, certificate("chung-nhan.pdf", nominee(AN, unit=UNIT))) == []
    assert [r.file for r in record.unlinked(QUARTER)] == ["chung-nhan.pdf"]
    put(record, submission("a.docx", nominee(AN, asked("LDTT"), unit=UNIT)))
    assert record.unlinked(QUARTER) == []


def test_quarters_are_linked_apart(record: Record) -> None:
    put(record, submission("a.docx", nominee(AN, asked("LDTT"))))
    assert put(record, submission("b.docx", nominee(AN, asked("LDTT"))), quarter="2027-Q1") == ["2027-Q1-0001"]
    assert record.quarters() == [QUARTER, "2027-Q1"]


@pytest.mark.parametrize("moment", [*(f"after_cursor_execute {n}" for n in range(0, 16, 3)), "commit"])
def test_killed_in_the_middle_leaves_nothing_half(record: Record, record_url: str, tmp_path: Path, moment: str) -> None:
    put(record, submission("a.docx", nominee(AN, asked("LDTT"), unit=UNIT)))
    before = (record.proposals(), record.history())
    people = [nominee(AN, asked("LDTT"), unit=UNIT), nominee("Lê Thị Hà", asked("LDTT"))]
    found = listing("b.docx", *people)
    record.take("b.docx", found.sha256, received=DAY, size=1)
    (tmp_path / "reading.json").write_text(found.model_dump_json(), encoding="utf-8")
    process = start(KILLED, record_url, moment, str(tmp_path / "reading.json"))
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (-9, "")
    record.check()
    assert (record.proposals(), record.history()) == before
    assert record.inputs()[1].status == "pending" and not record.readings([found.sha256])
    (claim,) = record.claim("w", limit=1, lease_seconds=60, now=NOW + timedelta(hours=5))
    ids = record.finish(claim, [found], status="processed", reason=None, quarter=QUARTER, at=NOW)
    assert ids == ["2026-Q4-0001", "2026-Q4-0002"]


# --- people's decisions


def test_decision_wins_and_survives_reading_again(record: Record) -> None:
    file = report("a.docx", nominee(AN, asked("LDTT", None), unit=UNIT, position="Chuyên vien"))
    (id_,) = put(record, file)
    record.decide(id_, "position", "Chuyên viên", who="Bà Thử", at=NOW)
    record.decide(id_, "requested.year", "2026", who="Bà Thử", at=NOW)
    record.read_again(record.inputs()[0].id)
    better = report("a.docx", nominee(AN, asked("LDTT", "2025"), unit=UNIT, position="Trưởng phòng", hometown="Xã Thử"))
    assert finish(record, better) == [id_]
    (proposal,) = record.proposals()
    assert value_of(proposal, "position") == "Chuyên viên"
    assert value_of(proposal, "hometown") == "Xã Thử"
    assert proposal.requested.year == "2026"
    assert proposal.confirmed == ("position", "requested.year")
    assert record.readings([file.sha256]) == [better]


def test_every_change_is_in_the_history(record: Record) -> None:
    (id_,) = put(record, report("a.docx", nominee(AN, asked("LDTT"), position="Chuyên viên")))
    for value in ("Trưởng phòng", "Trưởng phòng", None):
        record.decide(id_, "position", value, who="Bà Thử", at=NOW)
    changes = [(c.subject, c.who, c.field, c.old, c.new, c.at) for c in record.history(id_)]
    assert changes == [
        (id_, "Bà Thử", "position", "Chuyên viên", "Trưởng phòng", NOW),
        (id_, "Bà Thử", "position", "Trưởng phòng", None, NOW),
    ]
    assert record.history("khác") == []
    assert record.proposals()[0].nominee.position is None


@pytest.mark.parametrize("change", ["UPDATE history SET who = 'x'", "DELETE FROM history"])
def test_history_cannot_be_changed(record: Record, change: str) -> None:
    (id_,) = put(record, report("a.docx", nominee(AN, asked("LDTT"))))
    record.decide(id_, "sender", "Sở Thử", who="Bà Thử", at=NOW)
    with pytest.raises(RecordError, match="append-only"), writing(record.engine, in_a_row=True) as connection:
        connection.execute(text(change))
    assert record.history()[0].who == "Bà Thử"


@pytest.mark.parametrize(
    ("id_", "field", "value", "code"),
    [
        ("2026-Q4-0099", "position", "x", "KHONG_CO_DE_NGHI"),
        ("2026-Q4-0001", "lương", "x", "TRUONG_SAI"),
        ("2026-Q4-0001", "position", " ", "GIA_TRI_SAI"),
        ("2026-Q4-0001", "requested.code", "HUY_CHUONG", "GIA_TRI_SAI"),
        ("2026-Q4-0001", "requested.code", None, "GIA_TRI_SAI"),
    ],
)
def test_wrong_decision_is_refused(record: Record, id_: str, field: str, value: str | None, code: str) -> None:
    put(record, report("a.docx", nominee(AN, asked("LDTT"))))
    with pytest.raises(RecordError) as refused:
        record.decide(id_, field, value, who="Bà Thử", at=NOW)
    assert refused.value.code == code
    assert record.history() == []


def test_id_stays_when_reading_again_corrects_the_name(record: Record) -> None:
    (id_,) = put(record, report("a.docx", nominee("Nguyên Văn An Thử", asked("LDTT"))))
    record.read_again(record.inputs()[0].id)
    assert finish(record, report("a.docx", nominee(AN, asked("LDTT")))) == [id_]
    assert [value_of(p, "full_name") for p in record.proposals()] == [AN]


def test_proposals_that_become_one_keep_both_ids_and_decisions(record: Record) -> None:
    (kept,) = put(record, report("a.docx", nominee(AN, asked("LDTT"), unit=UNIT)))
    (merged,) = put(record, submission("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Nhầm")))
    record.decide(merged, "gender", "nam", who="Bà Thử", at=NOW)
    record.read_again(record.inputs()[1].id)
    assert finish(record, submission("b.docx", nominee(AN, asked("LDTT"), unit=UNIT))) == [kept]
    (proposal,) = record.proposals()
    assert (proposal.id, value_of(proposal, "gender"), proposal.findings) == (kept, "nam", ())
    assert record.proposals(ids=[merged]) == [proposal]
    assert [(c.field, c.new) for c in record.history(merged)] == [("gender", "nam"), ("state", kept)]
    record.read_again(record.inputs()[1].id)
    assert finish(record, submission("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Nhầm"))) == [merged]


def test_withdrawn_proposal_goes_unless_a_person_decided(record: Record) -> None:
    ids = put(record, listing("a.docx", nominee(AN, asked("LDTT")), nominee("Lê Thị Hà", asked("LDTT"))))
    record.decide(ids[0], "gender", "nam", who="Bà Thử", at=NOW)
    record.read_again(record.inputs()[0].id)
    assert finish(record, listing("a.docx")) == [ids[0]]
    (proposal,) = record.proposals()
    assert value_of(proposal, "full_name") == AN
    assert [f.condition for f in proposal.findings] == ["sources"]
    put(record, listing("b.docx", nominee("Trần Văn Mới", asked("LDTT"))))
    assert [p.id for p in record.proposals()] == [ids[0], "2026-Q4-0003"]


def test_person_says_that_two_are_one_and_takes_it_back(record: Record) -> None:
    (one,) = put(record, submission("a.docx", nominee("Võ Thị Thùy Thử", asked("LDTT"), unit=UNIT)))
    (two,) = put(record, report("b.docx", nominee("Võ Thị Thúy Thử", asked("LDTT"), unit=UNIT)))
    (third,) = put(record, report("c.docx", nominee("Võ Thị Thúy Thử", asked("CSTDCS"), unit="Trung tâm Sông Xanh")))
    record.decide(two, "identity", one, who="Bà Thử", at=NOW)
    assert [(p.id, len(p.sources)) for p in record.proposals()] == [(one, 2), (third, 1)]
    (merged,) = record.proposals(ids=[two])
    assert {f.condition for f in merged.findings} == {"full_name"}
    put(record, certificate("d.pdf", nominee("Võ Thị Thùy Thử", unit=UNIT)))
    assert [(p.id, len(p.sources)) for p in record.proposals()] == [(one, 3), (third, 1)]
    record.decide(one, "identity", "rieng", who="Bà Thử", at=NOW)
    assert [p.id for p in record.proposals()] == [one, two, third]
    assert [(c.subject, c.field, c.new) for c in record.history()] == [
        (two, "state", one),
        (two, "identity", one),
        (one, "identity", "rieng"),
    ]


@pytest.mark.parametrize("value", ["2026-Q4-0001", "2026-Q4-0002", "2026-Q4-0099", "có", None])
def test_nobody_is_joined_with_another_name(record: Record, value: str | None) -> None:
    put(record, listing("a.docx", nominee(AN, asked("LDTT")), nominee("Lê Thị Hà", asked("LDTT"))))
    with pytest.raises(RecordError) as refused:
        record.decide("2026-Q4-0001", "identity", value, who="Bà Thử", at=NOW)
    assert refused.value.code == "GIA_TRI_SAI"
    assert record.history() == [] and len(record.proposals()) == 2


def test_order_of_files_does_not_matter(record: Record) -> None:
    files = [
        report("1.docx", nominee(AN, asked("LDTT"), unit=UNIT)),
        submission("2.docx", nominee(AN, asked("LDTT")), nominee("Lê Thị Hà", asked("CSTDCS"))),
        certificate("3.pdf", nominee(AN)),
        report("4.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh")),
    ]
    for quarter, order in (("2026-Q1", files), ("2026-Q2", files[::-1]), ("2026-Q3", files[2:] + files[:2])):
        for file in order:
            name = f"{quarter}/{file.file}"
            record.take(name, sha(name), received=DAY, size=1)
            finish(record, file, quarter=quarter)
    sets = [[p.model_dump(exclude={"id", "quarter"}) for p in record.proposals(quarter=q)] for q in record.quarters()]
    assert len(sets[0]) == 4
    for found in sets:
        assert sorted(found, key=repr) == sorted(sets[0], key=repr)


# --- drafts and the rest


def test_drafts_by_version(record: Record) -> None:
    first = {"bang.xlsx": sha("1"), "to-trinh.docx": sha("2")}
    for files in (first, first, {**first, "to-trinh.docx": sha("3")}, first):
        record.note_files(QUARTER, files, at=NOW)
    assert [(d.version, d.path) for d in record.drafts(QUARTER)] == [
        (1, "bang.xlsx"),
        (1, "to-trinh.docx"),
        (2, "to-trinh.docx"),
    ]
    assert record.drafts(QUARTER)[0].at == NOW


def test_everything_is_there_after_opening_again(record: Record, record_url: str) -> None:
    put(record, report("a.docx", nominee(AN, asked("LDTT"))))
    with open_record(record_url) as other:
        assert other.proposals() == record.proposals()
        assert other.inputs() == record.inputs()


def test_claim_is_frozen() -> None:
    claim = Claim(id=1, file="a", sha256=sha("a"), owner="w", attempts=1, received=DAY)
    with pytest.raises(ValueError, match="frozen"):
        claim.owner = "other"  # type: ignore[misc]
