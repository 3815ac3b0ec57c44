"""Takes a database URL; gives an engine on a database that holds the newest tables, or refuses aloud.

The history of the tables is in `versions/`, one module a step; an empty database goes through all of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from records.errors import RecordError, in_words
from records.tables import BUSY_SECONDS, connect, damaged, plain_errors, reading, writing

__all__ = ["HEAD", "HERE", "check_whole", "prepare"]

HEAD = "0007"
HERE = Path(__file__).resolve().parent
CHECKED_BYTES = 32 * 1024 * 1024  # a whole check of a larger file would make every command slow
_MAGIC = b"SQLite format 3\x00"


def prepare(url: URL) -> Engine:
    """Opens the database, made or brought up to date under a lock where needed; never replaces what is there."""
    if url.get_backend_name() == "sqlite":
        _prepare_file(url)
    engine = connect(url)
    try:
        with reading(engine) as connection:
            version = _version(connection)
        if version != HEAD:
            with writing(engine, in_a_row=True) as connection:
                _upgrade(connection)
    except BaseException:
        engine.dispose()
        raise
    return engine


def check_whole(engine: Engine) -> None:
    """Reads every page of a SQLite file; raises RecordError where one is damaged."""
    if engine.dialect.name != "sqlite":
        return
    with reading(engine) as connection:
        said = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if said != "ok":
        raise damaged(Path(engine.url.database or ""), said)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _upgrade(connection: Connection) -> None:
    """The steps that are missing, in the caller's transaction: the write lock keeps a second program out."""
    version = _version(connection)
    if version == HEAD:
        return
    from alembic import command  # slow to import, and needed once in a database's life
    from alembic.config import Config

    known = {path.name[: len(HEAD)] for path in (HERE / "versions").glob("[0-9]*.py")}
    if version is not None and version not in known:
        raise RecordError(
            f"Sổ ghi do bản mới hơn của chương trình lập (bước {version}).", hint="Cài bản mới nhất rồi chạy lại."
        )
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _prepare_file(url: URL) -> None:
    """A new file is made whole under another name, so that no moment shows an empty record in its place."""
    file = Path(url.database or "")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists():
            with _file_lock(file.with_name(file.name + ".lock")):
                if not file.exists():
                    _create_file(url, file)
        _refuse_damaged(url, file)
    except OSError as exc:
        raise RecordError(
            f"Không mở được sổ ghi {file}: {in_words(exc)}.", hint="Kiểm tra thư mục dữ liệu còn đó và có quyền ghi."
        ) from exc


def _create_file(url: URL, file: Path) -> None:
    left = [
        path for path in (file.with_name(file.name + "-wal"), file.with_name(file.name + "-journal")) if path.exists()
    ]
    if left:
        raise RecordError(
            f"Thiếu tệp sổ ghi {file} nhưng còn {left[0].name}.",
            hint="Chép lại tệp sổ ghi từ bản sao lưu; nếu muốn lập sổ mới, chuyển các tệp còn lại đi nơi khác.",
            code="SO_GHI_HONG",
        )
    fresh = file.with_name(file.name + ".new")
    for path in file.parent.glob(fresh.name + "*"):
        path.unlink()
    engine = connect(url.set(database=str(fresh)))
    try:
        with writing(engine, in_a_row=True) as connection:
            _upgrade(connection)
        with plain_errors(url), engine.connect() as connection:
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()
    fresh.replace(file)


def _refuse_damaged(url: URL, file: Path) -> None:
    size = file.stat().st_size
    with file.open("rb") as stream:
        if stream.read(len(_MAGIC)) != _MAGIC:
            raise damaged(file, "không phải tệp SQLite" if size else "tệp rỗng")
    if size > CHECKED_BYTES:
        return
    engine = connect(url)
    try:
        check_whole(engine)
    finally:
        engine.dispose()


@contextmanager
def _file_lock(path: Path) -> Iterator[None]:
    """Holds a lock file that the system lets go of when the process dies."""
    with path.open("a+b") as stream:
        _lock(stream.fileno(), deadline=time.monotonic() + BUSY_SECONDS)
        yield


def _lock(descriptor: int, *, deadline: float) -> None:
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            raise RecordError("Một chương trình khác đang lập sổ ghi.", hint="Đợi một lát rồi chạy lại.")
        time.sleep(0.05)


def _try_lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
