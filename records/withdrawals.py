"""Takes an open transaction; says which proposals a person took out: they stand in no list, nothing is lost.

It is a decision like any other, on the field WITHDRAWN: its value is the reason, none takes the proposal in again.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from records.errors import RecordError
from records.freezing import stages_now
from records.merging import WITHDRAWN
from records.quarters import Quarter
from records.relinking import survivors
from records.stages import FIXED, STAGES
from records.tables import decisions, members


def withdrawn_ids(connection: Connection) -> set[str]:
    """The ids under which withdrawn proposals go on; a decision on an id counts before one on an id merged into it."""
    rows = connection.execute(
        select(decisions.c.proposal_id, decisions.c.value)
        .where(decisions.c.field == WITHDRAWN)
        .order_by(decisions.c.at, decisions.c.proposal_id)
    ).all()
    if not rows:
        return set()
    into = survivors(connection)
    last: dict[str, str | None] = {}
    for row in sorted(rows, key=lambda row: row.proposal_id not in into):
        last[into.get(row.proposal_id, row.proposal_id)] = row.value
    return {id_ for id_, value in last.items() if value is not None}


def refuse_settled(connection: Connection, proposal: str) -> None:
    """Raises RecordError DA_CHOT where the proposal stands in the papers of a quarter that is submitted."""
    standing = stages_now(connection)
    rows = connection.execute(select(members.c.quarter).where(members.c.proposal_id == proposal)).scalars()
    for quarter in sorted(rows):
        stage = standing.get(quarter, "open")
        if stage in FIXED:
            raise RecordError(
                f"Quý {Quarter.parse(quarter).label} {STAGES[stage]}: danh sách đề nghị đã chốt, "
                f"không rút hay nhận lại {proposal} được.",
                hint=f'Mở lại quý trước: tdkt council reopen {quarter} --reason "LÝ DO" --who "HỌ TÊN".',
                code="DA_CHOT",
            )
