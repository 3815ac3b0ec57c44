"""Takes an open transaction; says what of the record belongs to a closed quarter, and refuses to change it.

What closes and reopens a quarter is `records.sessions`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from sqlalchemy import Connection, func, select

from records.errors import RecordError
from records.quarters import Quarter
from records.stages import Stage
from records.tables import members, proposals, stages


def stages_now(connection: Connection) -> dict[str, Stage]:
    """The stage of every quarter that has left the first one."""
    last = select(func.max(stages.c.id)).group_by(stages.c.quarter)
    rows = connection.execute(select(stages.c.quarter, stages.c.stage).where(stages.c.id.in_(last)))
    return {row.quarter: row.stage for row in rows}


def closed_quarters(connection: Connection) -> set[str]:
    return {quarter for quarter, stage in stages_now(connection).items() if stage == "closed"}


def refuse_frozen(connection: Connection, ids: Iterable[str]) -> None:
    """Raises RecordError DA_KHOA where one of these proposals was considered in a quarter that is closed now."""
    closed = closed_quarters(connection)
    if not closed:
        return
    frozen = select(members.c.proposal_id, members.c.quarter).where(
        members.c.proposal_id.in_(set(ids)), members.c.quarter.in_(closed)
    )
    row = connection.execute(frozen.order_by(members.c.proposal_id)).first()
    if row is not None:
        label = Quarter.parse(row.quarter).label
        raise RecordError(
            f"Đề nghị {row.proposal_id} thuộc quý {label} đã khóa sổ, không sửa được nữa.",
            hint=f'Cần sửa thì mở lại quý trước: tdkt council reopen {row.quarter} --reason "LÝ DO" --who "HỌ TÊN".',
            code="DA_KHOA",
        )


def frozen_blocks(connection: Connection, quarter: str) -> set[str]:
    """The blocks of a quarter that hold a proposal of a closed quarter: nothing is linked there any more."""
    closed = closed_quarters(connection)
    if not closed:
        return set()
    held = (
        select(proposals.c.block)
        .join(members, members.c.proposal_id == proposals.c.id)
        .where(proposals.c.quarter == quarter, proposals.c.state == "active", members.c.quarter.in_(closed))
    )
    return set(connection.execute(held.distinct()).scalars())


def quarter_for(connection: Connection, quarter: str, blocks: Callable[[], Collection[str]]) -> str:
    """The quarter under which new readings are entered: their own, or the next that is not closed to their blocks."""
    closed = closed_quarters(connection)
    if not closed:
        return quarter
    named = set(blocks())
    while quarter in closed or named & frozen_blocks(connection, quarter):
        quarter = Quarter.parse(quarter).next.name
    return quarter
