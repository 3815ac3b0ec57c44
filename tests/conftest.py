"""Shared parts of the tests: a PostgreSQL of their own, and an empty record on either engine."""

from __future__ import annotations

import getpass
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine

from records.store import Record, open_record
from records.tables import read_url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A cluster in a folder of its own, reached by a Unix socket; root hands it to the user `postgres`."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not programs:
        pytest.fail("Thiếu PostgreSQL: cài gói postgresql (apt-get install postgresql) rồi chạy lại.")
    is_root = os.geteuid() == 0
    user = "postgres" if is_root else getpass.getuser()
    folder = Path(tempfile.mkdtemp(prefix="tdkt-pg-", dir="/tmp"))
    if is_root:
        shutil.chown(folder, "postgres")

    def run(program: str, *options: str) -> None:
        as_user = ["runuser", "-u", "postgres", "--"] if is_root else []
        command = [*as_user, str(programs[-1] / program), "-D", str(folder / "data"), *options]
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        if done.returncode:
            pytest.fail(f"{program} không chạy được: {done.stdout}")

    try:
        run("initdb", "-U", user, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        server = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off -c max_connections=60"
        run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", server, "start")
        yield f"postgresql://{user}@/postgres?host={folder}"
        run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def record_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of its own for each test, not yet opened."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'tdkt.db'}"
        return
    server = read_url(request.getfixturevalue("postgres_url"))
    name = f"t{uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.set(drivername="postgresql", database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture
def record(record_url: str) -> Iterator[Record]:
    with open_record(record_url) as opened:
        yield opened
