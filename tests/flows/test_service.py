"""`tdkt serve`: one command, a watched inbox, /health, and nothing left when it stops."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from offices import Office, paper

from flows.watching import AGAIN_SECONDS, Watcher


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def health(port: int) -> dict[str, Any] | None:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as answer:
            found: dict[str, Any] = json.load(answer)
            return found
    except OSError:
        return None


def wait_for(condition: Callable[[], Any], *, seconds: float) -> Any:
    deadline = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.3)
    assert found, f"not within {seconds} s"
    return found


def processes_of(office: Office) -> list[str]:
    """Command lines of the processes whose environment names this office."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                if os.fsencode(str(office.folder)) in (folder / "environ").read_bytes():
                    found.append((folder / "cmdline").read_bytes().decode().replace("\0", " "))
            except OSError:
                continue
    return found


@contextmanager
def running(office: Office, port: int) -> Iterator[subprocess.Popen[str]]:
    child = subprocess.Popen(
        [sys.executable, "-m", "flows.command", "serve"],
        env=office.child_environment() | {"TDKT_PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def test_service_takes_files_and_ends_clean(office: Office) -> None:
    port = free_port()
    with running(office, port) as child:
        first = wait_for(lambda: health(port), seconds=20)
        assert first["database"] == "ok"
        office.drop(paper("a2"))
        wait_for(lambda: office.left() == [], seconds=90)
        ready = wait_for(
            lambda: (
                (found := health(port))
                and len(found["next_runs"]) >= 3
                and (found["last_intake"] or {}).get("counts", {}).get("processed")
                and found
            ),
            seconds=90,
        )
        assert ready["status"] == "ok"
        assert {run["name"] for run in ready["next_runs"]} >= {"nhac-nop-ho-so", "du-thao-quy", "chot-quy"}
        assert all("T01:00:00" in run["at"] for run in ready["next_runs"])  # 08:00 in Vietnam
        second = Office(office.folder, {"TDKT_PORT": str(port)}).run("serve", expected=2)
        assert str(port) in second.stderr
        child.send_signal(signal.SIGTERM)
        _, said = child.communicate(timeout=40)
        assert child.returncode == 0, said
        assert "Traceback" not in said
    wait_for(lambda: processes_of(office) == [], seconds=10)
    log = (office.folder / "data" / "tdkt.log").read_text(encoding="utf-8")
    assert "Đang nhận hồ sơ" in log
    assert "Đang khởi động bộ điều phối" not in log, "the intake used the server that was running"
    assert not (office.folder / "data" / "prefect-server.json").exists()


def test_watcher_is_due_when_a_file_stands_still(office: Office) -> None:
    watcher = Watcher(office.settings)
    assert watcher.is_due(at=0), "the first look finishes what was left undone"
    office.drop(b"x", "a.docx")
    assert not watcher.is_due(at=10)
    assert not watcher.is_due(at=14)
    assert watcher.is_due(at=15)


def test_watcher_does_not_hammer_at_a_file_that_stays(office: Office) -> None:
    watcher = Watcher(office.settings)
    watcher.is_due(at=0)
    office.drop(b"x", "a.docx")
    watcher.is_due(at=10)
    assert watcher.is_due(at=15)
    assert not watcher.is_due(at=20)
    assert watcher.is_due(at=15 + AGAIN_SECONDS)


def test_watch_ends_when_told(office: Office) -> None:
    stop = threading.Event()
    stop.set()
    Watcher(office.settings).watch(stop)
