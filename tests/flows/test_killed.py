"""kill -9 at any moment loses nothing and records nothing twice."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from offices import Office, paper

from flows.intake import ARCHIVE
from records.store import open_record

CASES = ("a2", "a3", "a4")
SCRIPT = Path(__file__).with_name("killed_intake.py")
MOMENTS = ("after-keep", "after-take", "after-claim", "before-finish", "after-finish", "after-remove", "after-aside")


def fill(office: Office) -> None:
    for case in CASES:
        office.drop(paper(case), f"{case}.docx")
    office.drop(paper("a2"), "lai-a2.docx")
    office.drop(b"", "rong.pdf")


def state(office: Office) -> tuple[list[tuple[str, str]], list[tuple[str, str, int]]]:
    """Inputs with their statuses, proposals with their nominees and the number of their sources."""
    with open_record(office.settings.database_url) as record:
        record.check()
        assert record.unarchived() == []
        inputs = sorted((one.file, one.status) for one in record.inputs())
        proposals = [(each.id, each.nominee.name, len(each.sources)) for each in record.proposals()]
    return inputs, sorted(proposals)


def assert_whole(office: Office, expected: tuple[list[tuple[str, str]], list[tuple[str, str, int]]]) -> None:
    inputs, proposals = state(office)
    assert inputs == expected[0]
    assert sorted(name for _, name, _ in proposals) == sorted(name for _, name, _ in expected[1])
    assert office.left() == []
    kept = {path.stem: path for path in (office.settings.data / ARCHIVE).rglob("*") if path.is_file()}
    assert [name for name in kept if name.startswith(".")] == []
    for case in CASES:
        content = paper(case).read_bytes()
        assert kept[hashlib.sha256(content).hexdigest()].read_bytes() == content
    aside = sorted(path.name for folder in ("_trung-tep", "_khong-nhan") for path in (office.inbox / folder).iterdir())
    assert aside == ["lai-a2.docx", "lai-a2.docx.txt", "rong.pdf", "rong.pdf.txt"]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[str, str]], list[tuple[str, str, int]]]:
    office = Office(tmp_path_factory.mktemp("undisturbed"))
    fill(office)
    office.take_in()
    return state(office)


def test_copy_that_a_kill_left_half_made_is_cleared(office: Office) -> None:
    archive = office.settings.data / ARCHIVE
    archive.mkdir(parents=True)
    (archive / ".dang-chep-x").write_bytes(b"half")
    office.take_in()
    assert list(archive.iterdir()) == []


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_intake_is_finished_by_the_next(
    moment: str, office: Office, undisturbed: tuple[list[tuple[str, str]], list[tuple[str, str, int]]]
) -> None:
    fill(office)
    done = subprocess.run(
        [sys.executable, str(SCRIPT), moment, str(office.folder)], env=office.child_environment(), check=False
    )
    assert done.returncode == -signal.SIGKILL
    office.take_in()
    assert_whole(office, undisturbed)


def test_command_killed_over_and_over(
    make_office: Callable[[], Office], undisturbed: tuple[list[tuple[str, str]], list[tuple[str, str, int]]]
) -> None:
    office = make_office()
    fill(office)
    for delay in (0.5, 0.9, 1.2, 1.6, 2.0, 2.4):
        command = [sys.executable, "-m", "flows.command", "intake", "--no-prefect", "--received", "2026-09-10"]
        child = subprocess.Popen(command, env=office.child_environment(), stderr=subprocess.DEVNULL)
        time.sleep(delay)
        child.kill()
        child.wait()
    office.take_in()
    assert_whole(office, undisturbed)


def test_intake_that_is_interrupted_says_so_and_goes_on_later(
    office: Office, undisturbed: tuple[list[tuple[str, str]], list[tuple[str, str, int]]]
) -> None:
    fill(office)
    code = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "from flows.command import main\nsys.exit(main())"
    command = [sys.executable, "-c", code, "intake", "--no-prefect", "--received", "2026-09-10"]
    child = subprocess.Popen(command, env=office.child_environment(), stderr=subprocess.PIPE, text=True)
    assert child.stderr is not None
    child.stderr.readline()  # it has begun
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=30)
    assert child.returncode == 3
    assert "Đã dừng giữa chừng" in said
    assert "Traceback" not in said
    office.take_in()
    assert_whole(office, undisturbed)


def test_reading_children_end_with_a_killed_intake(office: Office) -> None:
    fill(office)
    command = [sys.executable, str(SCRIPT), "before-finish", str(office.folder)]
    subprocess.run(command, env=office.child_environment(), check=False)
    mark = os.fsencode(str(office.folder))
    deadline = time.monotonic() + 10
    while (left := _running_with(mark)) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert left == []


def _running_with(mark: bytes) -> list[str]:
    """Processes whose environment names this office."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                if mark in (folder / "environ").read_bytes():
                    found.append((folder / "cmdline").read_bytes().decode().replace("\0", " "))
            except OSError:
                continue
    return found
