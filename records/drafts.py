"""Takes an open transaction; keeps which files were made for a quarter, each version as the program wrote it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, insert, select

from records.errors import RecordError
from records.readings import Model
from records.tables import drafts


class Draft(Model):
    """One file that was made for a quarter, as it was when the program wrote it."""

    quarter: str
    version: int
    path: str
    sha256: str
    at: datetime


def put_draft(connection: Connection, draft: Draft) -> None:
    """Notes a file; the same version of it with other bytes is refused."""
    key = {"quarter": draft.quarter, "version": draft.version, "path": draft.path}
    known = connection.execute(select(drafts.c.sha256).filter_by(**key)).scalar()
    if known is None:
        connection.execute(insert(drafts).values(**draft.model_dump()))
    elif known != draft.sha256:
        raise RecordError(
            f"Lần {draft.version} của {draft.path} đã ghi với nội dung khác.",
            hint="Lập lần tiếp theo.",
            code="DU_THAO_CU",
        )


def drafts_of(connection: Connection, quarter: str) -> list[Draft]:
    """The files made for a quarter, by version."""
    columns = (drafts.c.quarter, drafts.c.version, drafts.c.path, drafts.c.sha256, drafts.c.at)
    statement = select(*columns).where(drafts.c.quarter == quarter).order_by(drafts.c.version, drafts.c.id)
    return [Draft(**row._mapping) for row in connection.execute(statement)]
