"""Takes an open transaction; says in which quarter each proposal is considered, and keeps a person's word on it.

A late proposal waits for the next quarter unless a person says otherwise; of whom a submitted quarter speaks is
settled. Ids and the day of receipt, and so the law in force, never change by it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime

from sqlalchemy import Connection, insert, select, update

from records.errors import RecordError
from records.freezing import refuse_frozen, stages_now
from records.quarters import Quarter
from records.relinking import survivors
from records.stages import FIXED, STAGES, Stage
from records.tables import admissions, history, members, proposals
from records.withdrawals import withdrawn_ids

Deadline = Callable[[Quarter], date]  # the first day that is too late
PLACED = "xét ở quý"  # the field of the history that a person's word stands under


def placed(connection: Connection, deadline: Deadline) -> dict[str, str]:
    """The quarter in which each active proposal is considered, one for each, by its id; withdrawn ones in none."""
    into, standing = survivors(connection), stages_now(connection)
    fixed = {quarter for quarter, stage in standing.items() if stage in FIXED}
    settled: dict[str, str] = {}
    rows = connection.execute(select(members.c.proposal_id, members.c.quarter).where(members.c.quarter.in_(fixed)))
    for row in sorted(rows, key=lambda row: (row.proposal_id in into, row.quarter)):
        settled.setdefault(into.get(row.proposal_id, row.proposal_id), row.quarter)
    said: dict[str, str] = {}
    words = connection.execute(select(admissions).order_by(admissions.c.at, admissions.c.proposal_id))
    for row in sorted(words, key=lambda row: row.proposal_id not in into):  # its own word comes last, and counts
        said[into.get(row.proposal_id, row.proposal_id)] = row.quarter
    limits: dict[str, date] = {}
    found, withdrawn = {}, withdrawn_ids(connection)
    columns = (proposals.c.id, proposals.c.quarter, proposals.c.received)
    for id_, own, received in connection.execute(select(*columns).where(proposals.c.state == "active")):
        if id_ in withdrawn:
            continue
        if id_ in settled:
            found[id_] = settled[id_]
            continue
        if own not in limits:
            limits[own] = deadline(Quarter.parse(own))
        place = said.get(id_) or (own if received < limits[own] else Quarter.parse(own).next.name)
        while place in fixed:
            place = Quarter.parse(place).next.name
        found[id_] = place
    return found


def put_admission(
    connection: Connection,
    proposal: str,
    quarter: str | None,
    *,
    who: str,
    at: datetime,
    reason: str | None,
    deadline: Deadline,
) -> tuple[str, str]:
    """Has a proposal considered in a quarter (None: the one after that in which it is now); gives before and after."""
    id_ = survivors(connection).get(proposal, proposal)
    refuse_frozen(connection, [id_])
    places, standing = placed(connection, deadline), stages_now(connection)
    if id_ not in places:
        raise RecordError(
            f"Không có đề nghị “{proposal}”.", hint="Xem các mã bằng tdkt check.", code="KHONG_CO_DE_NGHI"
        )
    before = places[id_]
    after = quarter or Quarter.parse(before).next.name
    _refuse_fixed(id_, (before, after), standing)
    own = str(connection.execute(select(proposals.c.quarter).where(proposals.c.id == id_)).scalar_one())
    if after < own:
        raise RecordError(
            f"Đề nghị {id_} nhận trong quý {_label(own)}, không xét ở quý {_label(after)} được.",
            hint="Chọn quý nhận hồ sơ hoặc quý sau.",
            code="GIA_TRI_SAI",
        )
    if after == before:
        return before, after
    told = {"quarter": after, "who": who, "at": at, "reason": reason}
    if not connection.execute(update(admissions).where(admissions.c.proposal_id == id_).values(**told)).rowcount:
        connection.execute(insert(admissions).values(proposal_id=id_, **told))
    change = {"subject": id_, "field": PLACED, "old": before, "new": f"{after} ({reason})" if reason else after}
    connection.execute(insert(history).values(at=at, who=who, **change))
    return before, after


def _refuse_fixed(id_: str, quarters: Collection[str], standing: dict[str, Stage]) -> None:
    for quarter in quarters:
        stage = standing.get(quarter, "open")
        if stage in FIXED:
            raise RecordError(
                f"Quý {_label(quarter)} {STAGES[stage]}: danh sách đề nghị đã chốt, không chuyển {id_} được.",
                hint=f'Để xét ở quý sau, hoặc mở lại: tdkt council reopen {quarter} --reason "LÝ DO" --who "HỌ TÊN".',
                code="DA_CHOT",
            )


def _label(quarter: str) -> str:
    return Quarter.parse(quarter).label
