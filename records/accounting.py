"""Takes an open connection and a quarter; gives every file that came in for it, and what a reviewer should know of it.

The files of a bundle are told one by one. What became of proposals is `records.relinking`.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from records.proposals import InputStatus, TakenFile
from records.quarters import Quarter
from records.readings import Reading
from records.tables import inputs, readings

_GRAVITY: tuple[InputStatus, ...] = ("rejected", "needs_review", "processed")


def taken_files(connection: Connection, quarter: str) -> list[TakenFile]:
    """Files not read, then those to be looked at, then those with a note, then the others; inside by name."""
    found = [*_refused(connection, quarter), *_read(connection, quarter)]
    return sorted(found, key=lambda each: (_GRAVITY.index(each.status), not (each.notes or each.signatures), each.file))


def _read(connection: Connection, quarter: str) -> list[TakenFile]:
    bodies = select(readings.c.body).where(readings.c.quarter == quarter, readings.c.is_current)
    found = [Reading.model_validate_json(body) for body in connection.execute(bodies).scalars()]
    return [
        TakenFile(
            file=each.file,
            status="needs_review" if each.status == "needs_review" else "processed",
            kind=each.kind,
            read_as=each.read_as,
            reason=each.reason,
            notes=each.notes,
            signatures=each.signatures,
        )
        for each in found
    ]


def _refused(connection: Connection, quarter: str) -> list[TakenFile]:
    """Inputs of which nothing was read: they are of the quarter in whose days they came."""
    unread = select(inputs.c.file, inputs.c.reason, inputs.c.quarter, inputs.c.received)
    return [
        TakenFile(file=row.file, status="rejected", reason=row.reason)
        for row in connection.execute(unread.where(inputs.c.status == "rejected"))
        if quarter == (row.quarter or Quarter.of(row.received).name)
    ]
