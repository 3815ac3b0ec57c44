"""Takes a database URL; gives an engine set up for it and the tables of the record.

Migrations are `records.migrations`; what is written and when is `records.store`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.engine import URL, Dialect
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from records.errors import RecordError

BUSY_SECONDS = 30
WRITE_LOCK = 0x74646B74  # "tdkt": the advisory lock that puts writers of linked data in a row on PostgreSQL

metadata = MetaData()


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC without zone on both engines; a time without zone is taken as UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value and value.tzinfo else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


inputs = Table(
    "inputs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("file", Text, nullable=False),
    Column("sha256", String(64)),
    Column("first_sha256", String(64)),  # set on the one row that stands for these bytes
    Column("size", Integer),
    Column("status", String(20), nullable=False),
    Column("reason", Text),
    Column("received", Date, nullable=False),
    Column("kind", String(40)),
    Column("quarter", String(7)),
    Column("archived", Text),
    Column("duplicate_of", Text),
    Column("owner", Text),
    Column("lease_until", Moment),
    Column("attempts", Integer, nullable=False),
    Column("finished", Moment),
    UniqueConstraint("first_sha256", name="uq_inputs_first_sha256"),
    Index("ix_inputs_status", "status", "id"),
    Index("ix_inputs_sha256", "sha256"),
)
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("input_id", Integer, ForeignKey("inputs.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("quarter", String(7), nullable=False),
    Column("body", Text, nullable=False),
    Column("extractor", Text),
    Column("is_current", Boolean, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_readings_input", "input_id"),
    Index("ix_readings_quarter", "quarter", "is_current"),
    Index("ix_readings_sha256", "sha256"),
)
mentions = Table(
    "mentions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading_id", Integer, ForeignKey("readings.id"), nullable=False),
    Column("nominee", Integer, nullable=False),
    Column("quarter", String(7), nullable=False),
    Column("block", Text, nullable=False),
    Index("ix_mentions_block", "quarter", "block"),
    Index("ix_mentions_reading", "reading_id"),
)
proposals = Table(
    "proposals",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("number", Integer, nullable=False),
    Column("received", Date),
    Column("state", String(10), nullable=False),  # active, merged, withdrawn
    Column("merged_into", String(20), ForeignKey("proposals.id")),
    Column("block", Text, nullable=False),
    Column("anchors", Text, nullable=False),
    Column("body", Text, nullable=False),
    UniqueConstraint("quarter", "number", name="uq_proposals_number"),
    Index("ix_proposals_block", "quarter", "block"),
    Index("ix_proposals_merged_into", "merged_into"),
)
sources = Table(
    "sources",
    metadata,
    Column("proposal_id", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("sha256", String(64), primary_key=True),
    Column("nominee", Integer, primary_key=True),
    Index("ix_sources_sha256", "sha256"),
)
decisions = Table(
    "decisions",
    metadata,
    Column("proposal_id", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("field", String(40), primary_key=True),
    Column("value", Text),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
kinships = Table(  # a person's word on who is who: one row a pair of proposals, the smaller id first
    "kinships",
    metadata,
    Column("one", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("other", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("is_same", Boolean, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
)
registers = Table(  # through which register of units a quarter was last linked
    "registers",
    metadata,
    Column("quarter", String(7), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
)
honours = Table(  # what was granted: entered from workbooks, or of the nominees of a decision's current reading
    "honours",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String(64), nullable=False),
    Column("block", Text, nullable=False),
    Column("code", String(20)),
    Column("year", Integer),
    Column("file", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("reading_id", Integer, ForeignKey("readings.id")),
    Column("nominee", Integer),
    Column("who", Text),
    Column("at", Moment, nullable=False),
    Index("ix_honours_key", "key"),
    Index("ix_honours_block", "block"),
    Index("ix_honours_file", "file"),
    Index("ix_honours_reading", "reading_id"),
)
history = Table(
    "history",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("who", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Index("ix_history_subject", "subject"),
)
drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("version", Integer, nullable=False),
    Column("path", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("quarter", "version", "path", name="uq_drafts_path"),
)

stages = Table(  # every step of a quarter; the last row says where it stands
    "stages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("stage", String(12), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Text),
    Index("ix_stages_quarter", "quarter"),
)
admissions = Table(  # a person's word in which quarter a proposal is considered
    "admissions",
    metadata,
    Column("proposal_id", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Text),
    Index("ix_admissions_quarter", "quarter"),
)
members = Table(  # of which proposals a quarter's papers speak; for good once it was submitted
    "members",
    metadata,
    Column("proposal_id", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("is_proposed", Boolean, nullable=False),
    Column("fingerprint", String(64), nullable=False, server_default=""),  # the proposal as the papers know it
    Index("ix_members_quarter", "quarter"),
)
frozen_files = Table(  # the papers of a closed quarter, by the step that closed it
    "frozen_files",
    metadata,
    Column("closing", Integer, ForeignKey("stages.id"), primary_key=True),
    Column("path", String(400), primary_key=True),
    Column("sha256", String(64), nullable=False),
)
outcomes = Table(  # what the Council decided
    "outcomes",
    metadata,
    Column("proposal_id", String(20), ForeignKey("proposals.id"), primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("is_granted", Boolean, nullable=False),
    Column("votes_for", Integer),
    Column("votes_cast", Integer),
    Column("note", Text),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_outcomes_quarter", "quarter"),
)
flag_honours = Table(  # whom a person chose for biểu dương dưới cờ
    "flag_honours",
    metadata,
    Column("quarter", String(7), primary_key=True),
    Column("proposal_id", String(20), ForeignKey("proposals.id"), nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("reason", Text),
)
suggestions = Table(  # what reviewers wrote into drafts and the record does not say
    "suggestions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("quarter", String(7), nullable=False),
    Column("proposal_id", String(20), ForeignKey("proposals.id"), nullable=False),
    Column("field", String(40), nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("paper", Text, nullable=False),
    Column("file", Text, nullable=False),
    Column("who", Text),
    Column("written", Moment),
    Column("state", String(8), nullable=False),
    Column("decided_by", Text),
    Column("decided_at", Moment),
    Column("at", Moment, nullable=False),
    Index("ix_suggestions_quarter", "quarter", "state"),
)


def read_url(text: str) -> URL:
    """A SQLite file or a PostgreSQL database (by psycopg); raises RecordError for anything else."""
    try:
        url = make_url(text)
    except ArgumentError as exc:
        raise RecordError("Không hiểu địa chỉ cơ sở dữ liệu.", hint="Kiểm tra TDKT_DATABASE_URL.") from exc
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite+pysqlite")
    raise RecordError(
        f"Cơ sở dữ liệu “{url.drivername}” không dùng được.",
        hint="Dùng sqlite:///đường/dẫn/tệp hoặc postgresql://máy/tên trong TDKT_DATABASE_URL.",
    )


def connect(url: URL) -> Engine:
    """An engine whose transactions begin explicitly: SQLite's driver would begin them late and lose the write lock."""
    if url.get_backend_name() == "postgresql":
        return create_engine(url, pool_pre_ping=True)
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {BUSY_SECONDS * 1000}",  # first: the next one already waits for locks
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    is_writing = connection.get_execution_options().get("tdkt_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the record."""
    with plain_errors(engine.url), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine, *, in_a_row: bool) -> Iterator[Connection]:
    """One transaction, all or nothing. `in_a_row` keeps other such writers out on PostgreSQL; SQLite always does."""
    with plain_errors(engine.url), engine.connect() as connection:
        connection = connection.execution_options(tdkt_writing=True)
        with connection.begin():
            if in_a_row and engine.dialect.name == "postgresql":
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITE_LOCK})")
            yield connection


@contextmanager
def plain_errors(url: URL) -> Iterator[None]:
    """Turns what the driver raises into one RecordError that names the file or server."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as exc:
        raise _plain_error(url, str(getattr(exc, "orig", None) or exc)) from exc


def _plain_error(url: URL, said: str) -> RecordError:
    if url.get_backend_name() == "postgresql":
        place = f"{url.host or 'máy này'}/{url.database}"
        return RecordError(
            f"Không dùng được cơ sở dữ liệu PostgreSQL {place}: {said.strip().splitlines()[0]}",
            hint="Kiểm tra máy chủ PostgreSQL đang chạy và TDKT_DATABASE_URL, rồi chạy lại.",
        )
    file = Path(url.database or "")
    if "malformed" in said or "not a database" in said:
        return damaged(file, said)
    hint = "Kiểm tra ổ đĩa còn chỗ và quyền ghi vào thư mục, rồi chạy lại; chưa có gì mất."
    if "locked" in said:
        hint = "Một chương trình khác đang giữ sổ ghi; đợi một lát rồi chạy lại."
    return RecordError(f"Không ghi hoặc đọc được sổ ghi {file}: {said}.", hint=hint)


def damaged(file: Path, said: str) -> RecordError:
    return RecordError(
        f"Tệp sổ ghi {file} bị hỏng ({said}).",
        hint="Không xóa tệp này; chép bản sao lưu gần nhất đè lên, hoặc chuyển nó đi nơi khác để lập sổ mới.",
        code="SO_GHI_HONG",
    )
