"""What in the inbox is a file to take, what waits and what is passed over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flows.inbox import STALE_LOCK_SECONDS, StabilityTracker, is_young, look

NOW = 1_800_000_000.0


def put(folder: Path, name: str, *, age: float = 100) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    os.utime(path, (NOW - age, NOW - age))
    return path


def states(folder: Path) -> dict[str, str]:
    return {seen.name: seen.state for seen in look(folder, now=NOW)}


def test_file_that_stands_still_is_ready() -> None:
    tracker = StabilityTracker(5)
    assert tracker.see({"a": (1, 1)}, at=10) == set()
    assert tracker.see({"a": (1, 1)}, at=14.9) == set()
    assert tracker.see({"a": (1, 1)}, at=15) == {"a"}


def test_file_that_grows_starts_again() -> None:
    tracker = StabilityTracker(5)
    tracker.see({"a": (1, 1)}, at=0)
    assert tracker.see({"a": (2, 1)}, at=5) == set()
    assert tracker.see({"a": (2, 1)}, at=9) == set()
    assert tracker.see({"a": (2, 1)}, at=10) == {"a"}


def test_file_that_went_away_and_came_back_starts_again() -> None:
    tracker = StabilityTracker(5)
    tracker.see({"a": (1, 1)}, at=0)
    tracker.see({}, at=3)
    assert tracker.see({"a": (1, 1)}, at=6) == set()


def test_subfolders_are_walked_and_set_aside_folders_are_not(tmp_path: Path) -> None:
    for name in ("to-trinh.docx", "phong-a/bao-cao.docx", "_trung-tep/cu.docx", ".an/x.docx", ".gitkeep"):
        put(tmp_path, name)
    assert states(tmp_path) == {"to-trinh.docx": "file", "phong-a/bao-cao.docx": "file"}


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", ".DS_Store", "README.md", ".an.docx"])
def test_system_file_is_not_spoken_of(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    assert states(tmp_path) == {}


@pytest.mark.parametrize("name", ["~$o cao.docx", "bao-cao.docx.part", "x.CRDOWNLOAD", "~wrd.tmp"])
def test_file_that_is_no_paper_is_ignored_with_a_reason(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    (seen,) = look(tmp_path, now=NOW)
    assert seen.state == "ignored"
    assert seen.reason


@pytest.mark.parametrize(("name", "lock"), [("báo-cáo.docx", "~$o-cáo.docx"), ("a.docx", "~$a.docx")])
def test_file_that_is_open_in_word_waits(tmp_path: Path, name: str, lock: str) -> None:
    put(tmp_path, name)
    put(tmp_path, lock)
    assert states(tmp_path) == {name: "open", lock: "ignored"}


def test_lock_that_word_left_behind_holds_nothing_up(tmp_path: Path) -> None:
    put(tmp_path, "báo-cáo.docx")
    put(tmp_path, "~$o-cáo.docx", age=STALE_LOCK_SECONDS + 1)
    assert states(tmp_path)["báo-cáo.docx"] == "file"


def test_youth_is_told_even_by_a_clock_that_is_ahead(tmp_path: Path) -> None:
    put(tmp_path, "a", age=1)
    put(tmp_path, "b", age=60)
    put(tmp_path, "c", age=-86400)
    assert [is_young(seen, now=NOW) for seen in look(tmp_path, now=NOW)] == [True, False, True]
