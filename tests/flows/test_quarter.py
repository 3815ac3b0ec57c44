"""A quarter's files: written once, never over a person's work; what is still missing is told."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from offices import Office, paper

from flows.clock import now as time_now
from flows.judging import judge_quarter, judge_some, rules_of
from flows.quarter import QuarterResult, draw_up
from flows.quarter_lines import lines_of_quarter
from flows.reminder import write_reminder
from records.quarters import Quarter
from records.store import open_record

QUARTER = Quarter(2026, 3)
MADE_ON = date(2026, 9, 18)


@pytest.fixture
def filled(office: Office) -> Office:
    for case in ("a1", "a2", "a5", "d2"):
        office.drop(paper(case))
    office.take_in()
    return office


def submission_in(result: QuarterResult) -> Path:
    return next(path for path in result.files if path.name.startswith("Tờ trình khen thưởng"))


def test_quarter_gives_workbook_and_draft(filled: Office) -> None:
    result = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    assert {".docx", ".xlsx"} <= {path.suffix for path in result.files}
    folder = filled.outbox / "2026-Q3"
    assert all(path.is_file() and path.is_relative_to(folder) for path in result.files)
    assert result.proposals == sum(result.verdicts.values()) > 0
    with open_record(filled.settings.database_url) as record:
        assert {draft.path for draft in record.drafts("2026-Q3")} == {
            path.relative_to(folder).as_posix() for path in result.files
        }


def test_older_draft_outside_of_the_quarters_folder_is_left_alone_and_told(filled: Office) -> None:
    old = filled.outbox / "Tờ trình khen thưởng quý III-2026.docx"
    old.parent.mkdir(exist_ok=True)
    old.write_bytes(b"a draft of an older version, with words of a reviewer")
    result = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    told = [line for line in lines_of_quarter(result) if "nằm ngoài thư mục của quý" in line]
    assert len(told) == 1 and old.name in told[0]
    assert old.read_bytes().startswith(b"a draft")


def test_one_id_is_judged_as_in_the_whole_quarter(filled: Office) -> None:
    rulebook = rules_of(filled.settings)
    with open_record(filled.settings.database_url) as record:
        whole = judge_quarter(record, QUARTER.name, rulebook).checked
        assert len(whole) > 1
        assert [judge_some(record, [each.proposal.id], rulebook) for each in whole] == [[each] for each in whole]


def test_same_quarter_again_gives_the_same_files(filled: Office) -> None:
    first = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    again = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    assert again == first and again.fresh == () and len(first.fresh) == len(first.desk.papers)
    made = {path for path in (filled.outbox / "2026-Q3").rglob("*") if path.is_file()}
    assert made == set(first.files)


def test_two_compilations_at_once_make_the_papers_once(filled: Office) -> None:
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: draw_up(filled.settings, QUARTER, made_on=MADE_ON), range(2)))
    assert made[0] == made[1]
    assert sorted(bool(result.fresh) for result in made) == [False, True]
    assert not [path for path in filled.outbox.rglob("*") if "(bản" in path.name]


def test_edited_draft_is_left_alone(filled: Office) -> None:
    draft = submission_in(draw_up(filled.settings, QUARTER, made_on=MADE_ON))
    draft.write_bytes(b"edited by a person")
    filled.drop(paper("a3"))
    filled.take_in()
    second = submission_in(draw_up(filled.settings, QUARTER, made_on=MADE_ON))
    assert draft.read_bytes() == b"edited by a person"
    assert "(bản 2)" in second.name


def test_draft_that_was_thrown_away_is_made_again(filled: Office) -> None:
    first = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    before = {path: path.read_bytes() for path in first.files}
    for path in first.files:
        path.unlink()
    again = draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    assert {path: path.read_bytes() for path in again.files} == before
    assert {laid.state for laid in again.desk.papers} == {"restored"}


def test_half_written_file_of_a_killed_run_is_cleared(filled: Office) -> None:
    folder = filled.outbox / QUARTER.name
    folder.mkdir(parents=True)
    left = folder / ".Tờ trình khen thưởng quý III-2026.docx.4711.tmp"
    left.write_bytes(b"half")
    own = folder / ".ghi-chu.tmp"
    own.write_bytes(b"a person's")
    draw_up(filled.settings, QUARTER, made_on=MADE_ON)
    assert not left.exists()
    assert own.exists()


def test_outbox_that_cannot_be_written_is_told(filled: Office) -> None:
    filled.outbox.write_text("a file in the way")
    done = filled.run("quarter", "2026-Q3", "--on", "2026-09-18", "--no-prefect", expected=3)
    assert str(filled.outbox) in done.stderr
    assert "→" in done.stderr
    assert "Traceback" not in done.stderr
    assert filled.outbox.read_text() == "a file in the way"


def test_empty_quarter_makes_no_file(office: Office) -> None:
    done = office.run("quarter", "2026-Q4", "--no-prefect")
    assert "chưa có đề nghị nào" in done.stdout
    assert not office.outbox.exists()


def test_check_prints_findings_of_recorded_proposals(filled: Office) -> None:
    lines = [json.loads(line) for line in filled.run("check", "--json").stdout.splitlines()]
    assert {"id", "nominee", "requested", "verdict", "regime", "findings", "conditions"} <= set(lines[0])
    by_name = {line["nominee"]: line for line in lines}
    assert by_name["Đỗ Gia Huy"]["verdict"] == "KHONG_DAT"
    one = filled.run("check", lines[0]["id"], "--json").stdout.splitlines()
    assert [json.loads(line)["id"] for line in one] == [lines[0]["id"]]
    later = json.loads(filled.run("check", lines[0]["id"], "--json", "--on", "2026-10-05").stdout)
    assert later["verdict"] == "CAN_XEM_XET"
    assert "Đỗ Gia Huy" in filled.run("check", "--strict", expected=1).stdout


def test_reminder_tells_who_sent_and_who_did_not(filled: Office) -> None:
    now = write_reminder(filled.settings, QUARTER, on=date(2026, 9, 10)).read_text(encoding="utf-8-sig")
    assert "Đỗ Gia Huy" in now
    assert "trước ngày 20/09/2026" in now
    later = write_reminder(filled.settings, Quarter(2026, 4), on=date(2026, 12, 10)).read_text(encoding="utf-8-sig")
    silent = later.split("QUÝ NÀY CHƯA THẤY")[1]
    with open_record(filled.settings.database_url) as record:
        senders = {each.sender for each in record.proposals() if each.sender}
    assert senders
    assert all(sender in silent for sender in senders)


def test_day_is_that_of_vietnam_whatever_the_machine_is_set_to(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "America/Lima")
        time.tzset()
        assert time_now().utcoffset() == timedelta(hours=7)
    time.tzset()
