"""Takes an open transaction; keeps which files were made for a quarter, each version as the program wrote it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert, select

from records.readings import Model
from records.tables import drafts


class Draft(Model):
    """One file that was made for a quarter, as it was when the program wrote it."""

    quarter: str
    version: int
    path: str
    sha256: str
    at: datetime


def note_files(connection: Connection, quarter: str, files: Mapping[str, str], *, at: datetime) -> None:
    """Notes files by path with their hashes; other bytes under a name are its next version, the same are known."""
    known: dict[str, dict[int, str]] = {}
    for each in drafts_of(connection, quarter):
        known.setdefault(each.path, {})[each.version] = each.sha256
    rows = [
        {"quarter": quarter, "version": max(known.get(path, {0: ""})) + 1, "path": path, "sha256": sha256, "at": at}
        for path, sha256 in files.items()
        if sha256 not in known.get(path, {}).values()
    ]
    if rows:
        connection.execute(insert(drafts), rows)


def drafts_of(connection: Connection, quarter: str) -> list[Draft]:
    """The files made for a quarter, by version."""
    columns = (drafts.c.quarter, drafts.c.version, drafts.c.path, drafts.c.sha256, drafts.c.at)
    statement = select(*columns).where(drafts.c.quarter == quarter).order_by(drafts.c.version, drafts.c.id)
    return [Draft(**row._mapping) for row in connection.execute(statement)]
