"""Offices for the tests of flows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from offices import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """On SQLite."""
    (tmp_path / "inbox").mkdir()
    return Office(tmp_path)


@pytest.fixture
def office_on(tmp_path: Path, record_url: str) -> Office:
    """On SQLite and on PostgreSQL in turn."""
    (tmp_path / "inbox").mkdir()
    return Office(tmp_path, {"TDKT_DATABASE_URL": record_url})


@pytest.fixture
def make_office(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Office]:
    def make() -> Office:
        folder = tmp_path_factory.mktemp("office")
        (folder / "inbox").mkdir()
        return Office(folder)

    return make
