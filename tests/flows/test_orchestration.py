"""A real Prefect run, and the same work where Prefect cannot run."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from offices import Office, paper

from flows.environment import FIXED, orchestrated, prefect_environment
from records.errors import RecordError

NOW = datetime(2026, 9, 10, tzinfo=UTC)


def test_prefect_runs_intake_and_quarter(office: Office) -> None:
    for case in ("a1", "a2"):
        office.drop(paper(case))
    done = office.run("intake", "--json", "--received", "2026-09-10")
    assert json.loads(done.stdout)["counts"]["processed"] == 2
    assert "Prefect không chạy được" not in done.stderr
    assert "Traceback" not in done.stderr
    assert office.left() == []
    with sqlite3.connect(office.folder / "data" / "prefect" / "prefect.db") as connection:
        runs = connection.execute("SELECT state_type FROM flow_run").fetchall()
        flows = connection.execute("SELECT name FROM flow").fetchall()
    assert flows == [("nhan-ho-so",)]
    assert len(runs) == 1


def test_work_goes_on_without_prefect(office: Office) -> None:
    office.drop(paper("a2"))
    (office.folder / "data").mkdir()
    (office.folder / "data" / "prefect").write_text("in the way of its folder")
    done = office.run("intake", "--json", "--received", "2026-09-10")
    assert json.loads(done.stdout)["counts"]["processed"] == 1
    assert "không có Prefect" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in (office.folder / "data" / "tdkt.log").read_text(encoding="utf-8")


def test_damaged_record_is_told_before_prefect_starts(office: Office) -> None:
    office.drop(paper("a2"))
    data = office.folder / "data"
    data.mkdir()
    (data / "tdkt.db").write_bytes(b"no database" * 200)
    done = office.run("intake", expected=3)
    assert "tdkt.db" in done.stderr
    assert "Prefect" not in done.stderr


def test_our_own_error_is_not_tried_again_without_prefect(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []

    def fail() -> None:
        calls.append("flow")
        raise RecordError("hỏng")

    for name, value in prefect_environment(office.settings, api_url=None).items():
        monkeypatch.setenv(name, value)  # what the call sets is taken back afterwards
    with pytest.raises(RecordError):
        orchestrated(office.settings, fail, lambda: calls.append("alone"), is_wanted=True, at=NOW)
    assert calls == ["flow"]


def test_prefect_takes_our_settings(office: Office) -> None:
    code = (
        "from prefect.settings import get_current_settings as g; s = g(); import json; print(json.dumps(["
        "s.server.analytics_enabled, s.server.ui.v2_enabled, str(s.home), s.results.default_serializer, "
        "s.server.ephemeral.startup_timeout_seconds]))"
    )
    environment = {**os.environ, **prefect_environment(office.settings, api_url=None)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    home = str(office.settings.data / "prefect")
    assert json.loads(done.stdout) == [False, False, home, "json", 120]
    assert FIXED["DO_NOT_TRACK"] == "1"
