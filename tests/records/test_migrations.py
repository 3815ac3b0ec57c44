from __future__ import annotations

import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from records import RecordError
from records.migrations import HEAD, HERE
from records.store import Record, open_record
from records.tables import metadata, reading, writing

OPENER = """
import sys
from records.store import open_record
open_record(sys.argv[1]).close()
print("alembic" in sys.modules)
"""


def opened_by(url: str, *, times: int) -> list[str]:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", OPENER, url]
    processes = [subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True) for _ in range(times)]
    return [process.communicate(timeout=120)[0].strip() for process in processes]


def test_tables_are_what_the_steps_make(record: Record) -> None:
    with reading(record.engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert context.get_current_revision() == HEAD
        assert compare_metadata(context, metadata) == []


def test_older_record_is_brought_up_to_date_with_what_it_holds(record: Record, record_url: str) -> None:
    record.take("a.docx", "a" * 64, received=date(2026, 11, 10), size=1)
    config = Config()
    config.set_main_option("script_location", str(HERE))
    with writing(record.engine, in_a_row=True) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
        assert not inspect(connection).has_table("kinships")
    with open_record(record_url) as again:
        assert [row.file for row in again.inputs()] == ["a.docx"]
        assert again.people()[0].people == ()


def test_head_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", str(HERE))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_several_programs_open_a_new_record_at_once(record_url: str) -> None:
    assert set(opened_by(record_url, times=4)) <= {"True", "False"}
    with open_record(record_url) as record:
        assert record.inputs() == []


def test_opening_again_leaves_alembic_alone(record: Record, record_url: str) -> None:
    assert opened_by(record_url, times=1) == ["False"]


def test_record_of_a_newer_program_is_refused(record: Record, record_url: str) -> None:
    with writing(record.engine, in_a_row=True) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match="bản mới hơn"):
        open_record(record_url)


@pytest.mark.parametrize("url", ["mysql://may/ten", "sqlite://", "không phải địa chỉ"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(RecordError):
        open_record(url)


def test_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RecordError) as refused:
        open_record(f"postgresql://x:bi-mat@/ten?host={tmp_path}")
    assert refused.value.hint and "bi-mat" not in refused.value.sentence()


# --- damaged files


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "dữ liệu" / "tdkt.db"
    with open_record(f"sqlite:///{file}") as record:
        for number in range(300):
            record.take(f"{number}.docx", f"{number:064d}", received=date(2026, 11, 10), size=1)
    assert not file.with_name("tdkt.db-wal").exists()
    return file


def refused(file: Path) -> RecordError:
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(RecordError) as error:
        open_record(f"sqlite:///{file}")
    assert str(file) in error.value.message and error.value.hint
    assert (file.read_bytes() if file.exists() else None) == before, "the damaged file was changed"
    return error.value


@pytest.mark.parametrize("content", [b"", b"rac" * 5000, b"SQLite format 3\x00" + b"rac" * 5000])
def test_file_that_is_no_record_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "tdkt.db").write_bytes(content)
    assert refused(tmp_path / "tdkt.db").code == "SO_GHI_HONG"


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_truncated_file_is_refused(file: Path, part: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    assert refused(file).code == "SO_GHI_HONG"


def test_page_overwritten_in_the_middle_is_refused(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'inputs'").fetchone()[0]
    connection.close()
    content = bytearray(file.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    assert refused(file).code == "SO_GHI_HONG"


def test_missing_file_beside_its_log_is_refused(file: Path) -> None:
    file.rename(file.with_name("tdkt.db-wal"))
    assert refused(file).code == "SO_GHI_HONG"
    assert not file.exists()


def test_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("x")
    with pytest.raises(RecordError):
        open_record(f"sqlite:///{tmp_path / 'tệp' / 'tdkt.db'}")


def test_leftover_of_a_killed_first_start_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "tdkt.db.new").write_bytes(b"SQLite form")
    (tmp_path / "tdkt.db.new-wal").write_bytes(b"x")
    with open_record(f"sqlite:///{tmp_path / 'tdkt.db'}") as record:
        assert record.inputs() == []
    assert not (tmp_path / "tdkt.db.new").exists()


def test_sqlite_is_set_up(tmp_path: Path) -> None:
    with open_record(f"sqlite:///{tmp_path / 'tdkt.db'}") as record, reading(record.engine) as connection:
        names = ("journal_mode", "busy_timeout", "foreign_keys", "synchronous")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]
    assert found == ["wal", 30000, 1, 2]
