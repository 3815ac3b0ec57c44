"""Takes an open transaction and a file of the inbox; keeps it as an input: to be read, a duplicate, or put aside."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from records.proposals import InputRecord
from records.tables import inputs


def enter_file(connection: Connection, file: str, sha256: str, *, received: date, size: int) -> InputRecord:
    """Enters a file as pending, or as a duplicate where its bytes were taken before (an ignored file aside)."""
    file = storable(file)
    first = connection.execute(select(inputs).where(inputs.c.first_sha256 == sha256)).one_or_none()
    if first is not None and first.status == "pending" and first.file == file:
        return input_record(first)
    values: dict[str, Any] = {"status": "pending", "first_sha256": sha256}
    if first is not None:
        reason = _why_duplicate(first)
        values = {"status": "duplicate", "duplicate_of": first.file, "reason": reason}
    values |= {"file": file, "sha256": sha256, "received": received, "size": size}
    return _enter(connection, values)


def put_aside(
    connection: Connection, file: str, told: Mapping[str, str], *, received: date, sha256: str | None
) -> InputRecord:
    """Enters a file that is not read at all, with its status and reason; the same again is entered once."""
    file = storable(file)
    same_file = (inputs.c.file == file, inputs.c.sha256.is_not_distinct_from(sha256))
    same = (inputs.c.status == told["status"], inputs.c.reason == told["reason"])
    row = connection.execute(select(inputs).where(*same_file, *same).limit(1)).one_or_none()
    if row is not None:
        return input_record(row)
    taken = connection.execute(select(inputs.c.id).where(*same_file, inputs.c.status == "pending")).scalar()
    values: dict[str, Any] = dict(told)
    if taken is not None:
        values |= {"owner": None, "lease_until": None}
        values |= {"first_sha256": None} if told["status"] == "ignored" else {}
        change = update(inputs).where(inputs.c.id == taken).values(**values).returning(*inputs.c)
        return input_record(connection.execute(change).one())
    known = select(inputs.c.id).where(inputs.c.first_sha256 == sha256)
    if told["status"] == "rejected" and sha256 and connection.execute(known).first() is None:
        values["first_sha256"] = sha256
    return _enter(connection, {**values, "file": file, "sha256": sha256, "received": received})


def input_record(row: Row[Any]) -> InputRecord:
    return InputRecord(**{name: row._mapping[name] for name in InputRecord.model_fields})


def storable(file: str) -> str:
    """A name that is no valid UTF-8 on disk gets question marks: databases refuse it otherwise."""
    return file.encode("utf-8", "replace").decode("utf-8")


def _why_duplicate(first: Row[Any]) -> str:
    """Which file has the same bytes; a reason of its own where that one could not be taken either."""
    day = f"{first.received:%d/%m/%Y}"
    if first.status == "rejected":
        return f"Trùng nội dung với tệp “{first.file}” không nhận ngày {day}: {first.reason}"
    return f"Trùng nội dung với tệp “{first.file}” đã nhận ngày {day}."


def _enter(connection: Connection, values: dict[str, Any]) -> InputRecord:
    return input_record(connection.execute(insert(inputs).values(attempts=0, **values).returning(*inputs.c)).one())
