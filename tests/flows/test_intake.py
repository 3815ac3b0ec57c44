"""Every file of the inbox is accounted for: taken, set aside with a reason, or still there."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from offices import Office, paper

from flows.intake import ARCHIVE, IntakeResult
from records.store import open_record


def statuses(result: IntakeResult) -> dict[str, str]:
    return {one.file: one.status for one in result.taken}


def recorded(office: Office) -> dict[str, str]:
    with open_record(office.settings.database_url) as record:
        return {one.file: one.status for one in record.inputs()}


def kept_hashes(office: Office) -> set[str]:
    files = [path for path in (office.settings.data / ARCHIVE).rglob("*") if path.is_file()]
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() == path.stem for path in files)
    return {path.stem for path in files}


def test_papers_become_proposals(office_on: Office) -> None:
    names = [office_on.drop(paper(case)).name for case in ("a1", "a2")]
    hashes = {hashlib.sha256(paper(case).read_bytes()).hexdigest() for case in ("a1", "a2")}
    result = office_on.take_in()
    assert statuses(result) == dict.fromkeys(names, "processed")
    assert sum(result.verdicts.values()) == len({id_ for one in result.taken for id_ in one.proposal_ids}) == 3
    assert office_on.left() == []
    assert kept_hashes(office_on) == hashes
    with open_record(office_on.settings.database_url) as record:
        assert record.unarchived() == []
        assert {each.quarter for each in record.proposals()} == {"2026-Q3"}


def test_running_twice_changes_nothing(office_on: Office) -> None:
    office_on.drop(paper("a2"))
    office_on.take_in()
    with open_record(office_on.settings.database_url) as record:
        before = (record.inputs(), record.proposals(), record.history())
    assert office_on.take_in() == IntakeResult()
    with open_record(office_on.settings.database_url) as record:
        assert (record.inputs(), record.proposals(), record.history()) == before


def test_copy_under_another_name_is_put_aside(office_on: Office) -> None:
    first = office_on.drop(paper("a2"), "a.docx")
    office_on.drop(paper("a2"), "phong-b/b.docx")
    result = office_on.take_in()
    assert statuses(result) == {"a.docx": "processed", "phong-b/b.docx": "duplicate"}
    aside = office_on.inbox / "_trung-tep"
    assert (aside / "b.docx").read_bytes() == paper("a2").read_bytes()
    assert first.name in (aside / "b.docx.txt").read_text(encoding="utf-8")
    with open_record(office_on.settings.database_url) as record:
        assert len(record.proposals()) == 1


def test_same_name_with_other_bytes_is_another_file(office: Office) -> None:
    office.drop(paper("a2"), "bao-cao.docx")
    office.take_in()
    office.drop(paper("a3"), "bao-cao.docx")
    (taken,) = office.take_in().taken
    assert (taken.status, taken.file) == ("processed", "bao-cao.docx")
    assert len(kept_hashes(office)) == 2


def test_bad_files_are_put_aside_with_a_reason(office: Office) -> None:
    whole = paper("a2").read_bytes()
    bad = {
        "rong.pdf": b"",
        "nua.docx": whole[: len(whole) // 2],
        "lon.docx": b"\0" * (50 * 1024 * 1024 + 1),
        "chuong-trinh.pdf": b"MZ\x90\x00" * 400,
    }
    for name, content in bad.items():
        office.drop(content, name)
    office.drop(paper("a2"), "tot.docx")
    os.mkfifo(office.inbox / "ong")
    (office.inbox / "lien-ket.docx").symlink_to(paper("a3"))
    result = office.take_in()
    assert statuses(result) == {**dict.fromkeys([*bad, "ong", "lien-ket.docx"], "rejected"), "tot.docx": "processed"}
    assert all(one.reason for one in result.taken if one.status == "rejected")
    aside = office.inbox / "_khong-nhan"
    notes = {path.name.removesuffix(".txt") for path in aside.glob("*.txt")}
    assert notes == {*bad, "ong", "lien-ket.docx"}
    assert (aside / "nua.docx").read_bytes() == bad["nua.docx"]
    assert office.left() == []
    assert office.take_in() == IntakeResult()


def test_reason_names_the_file_and_not_its_hash(office: Office) -> None:
    office.drop(b"", "Bao cao.pdf")
    (taken,) = office.take_in().taken
    assert taken.reason is not None
    assert "Bao cao.pdf" in taken.reason
    assert (taken.sha256 or "")[:12] not in taken.reason


def test_file_that_is_still_copied_waits(office: Office) -> None:
    target = office.inbox / "dang-chep.docx"
    stop = threading.Event()

    def write() -> None:
        with target.open("wb") as stream:
            while not stop.is_set():
                stream.write(b"x" * 1000)
                stream.flush()
                time.sleep(0.02)

    thread = threading.Thread(target=write)
    thread.start()
    time.sleep(0.1)
    result = office.take_in(stable_seconds=0.3)
    stop.set()
    thread.join()
    assert statuses(result) == {"dang-chep.docx": "pending"}
    assert "dang-chep.docx" not in recorded(office)
    assert target.exists()


def test_open_and_half_copied_files_are_told(office: Office) -> None:
    office.drop(paper("a2"), "bao-cao.docx")
    (office.inbox / "~$o-cao.docx").write_bytes(b"x")
    office.drop(b"x", "tai.pdf.part")
    result = office.take_in()
    assert statuses(result) == {"bao-cao.docx": "pending", "tai.pdf.part": "ignored", "~$o-cao.docx": "ignored"}
    assert recorded(office) == {"tai.pdf.part": "ignored", "~$o-cao.docx": "ignored"}
    (office.inbox / "~$o-cao.docx").unlink()
    assert statuses(office.take_in())["bao-cao.docx"] == "processed"


def test_name_that_is_no_text_is_taken(office: Office) -> None:
    name = os.fsdecode(b"b\xe1o c\xe1o.docx")
    office.drop(paper("a2"), name)
    (taken,) = office.take_in().taken
    assert taken.status == "processed"
    assert office.left() == []
    taken.file.encode("utf-8")


def test_original_that_changed_meanwhile_stays(office: Office) -> None:
    """A clerk saves over the file between reading and tidying: the new bytes are a new file."""
    target = office.drop(paper("a2"), "bao-cao.docx")
    kept = paper("a2").read_bytes()
    office.take_in()
    target.write_bytes(paper("a3").read_bytes())
    with open_record(office.settings.database_url) as record:
        (row,) = record.inputs()
        record.mark_archived(row.id, None)  # type: ignore[arg-type]  # as a kill just before would leave it
    statuses_after = statuses(office.take_in(stable_seconds=0.1))
    assert statuses_after == {"bao-cao.docx": "processed"}
    assert hashlib.sha256(kept).hexdigest() in kept_hashes(office)
    assert len(kept_hashes(office)) == 2


def test_intake_prints_the_shape_of_the_contract(office: Office) -> None:
    office.drop(paper("a2"))
    office.drop(b"", "rong.pdf")
    done = office.run("intake", "--json", "--no-prefect", "--received", "2026-09-10", "--strict", expected=1)
    said = json.loads(done.stdout)
    assert set(said) == {"taken", "counts"}
    assert set(said["counts"]) == {"processed", "needs_review", "rejected", "duplicate", "pending", "ignored"}
    assert (said["counts"]["processed"], said["counts"]["rejected"]) == (1, 1)
    for one in said["taken"]:
        assert set(one) == {"file", "sha256", "status", "reason", "proposal_ids"}
    lines = [json.loads(line) for line in office.run("status", "--json").stdout.splitlines()]
    assert {(line["file"], line["status"]) for line in lines} == {(one["file"], one["status"]) for one in said["taken"]}
    assert all(set(line) == {"file", "sha256", "status", "reason"} for line in lines)


def test_intake_of_nothing_is_fine(office: Office) -> None:
    assert "không có tệp nào mới" in office.run("intake", "--no-prefect").stdout
    assert not Path(office.outbox).exists() or list(office.outbox.iterdir()) == []


def test_two_runs_at_once_take_each_file_once(office_on: Office) -> None:
    cases = ("a1", "a2", "a3", "a4", "a5", "d1", "d2", "d3", "d4")
    for case in cases:
        office_on.drop(paper(case), f"{case}{paper(case).suffix}")
    command = [sys.executable, "-m", "flows.command", "intake", "--json", "--no-prefect", "--received", "2026-09-10"]
    runs = [
        subprocess.Popen(command, env=office_on.child_environment(), stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    taken = [one["file"] for run in runs for one in json.loads(run.communicate()[0])["taken"] if one["proposal_ids"]]
    assert [run.returncode for run in runs] == [0, 0]
    assert len(taken) == len(set(taken))
    assert sorted(recorded(office_on)) == sorted(f"{case}{paper(case).suffix}" for case in cases)
    with open_record(office_on.settings.database_url) as record:
        assert len(record.inputs()) == len(cases)
        assert {one.status for one in record.inputs()} <= {"processed", "needs_review"}
    assert office_on.left() == []


def test_refused_files_are_read_again_when_asked(office: Office) -> None:
    """As after a new version: what could not be read can be read now."""
    office.drop(paper("a2"), "phong-a/báo cáo.docx")
    office.drop(b"", "rỗng.docx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.reading.LIMITS", {"seconds": 30, "longest_seconds": 0.01, "memory_mb": 1024})
        patch.setattr("flows.intake.LIMITS", {"seconds": 30, "longest_seconds": 0.01, "memory_mb": 1024})
        assert set(statuses(office.take_in()).values()) == {"rejected"}
    aside = office.inbox / "_khong-nhan"
    assert (aside / "báo cáo.docx").is_file()
    assert office.take_in() == IntakeResult()
    done = office.run("intake", "--again", "--no-prefect", "--json")
    assert {one["file"]: one["status"] for one in json.loads(done.stdout)["taken"]} == {
        "phong-a/báo cáo.docx": "processed",
        "rỗng.docx": "rejected",
    }
    assert sorted(path.name for path in aside.iterdir()) == ["rỗng.docx", "rỗng.docx.txt"]
    assert recorded(office) == {"phong-a/báo cáo.docx": "processed", "rỗng.docx": "rejected"}
