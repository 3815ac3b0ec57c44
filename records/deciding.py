"""Takes an open transaction and what a person decided; keeps it for good, with the history of what was there before.

What decisions make of a proposal is `records.merging`; what is linked anew because of one, `records.relinking`.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from records.catalogue import RECOGNITIONS
from records.decided import decided_values, machine_proposal
from records.errors import RecordError
from records.folding import nfc
from records.freezing import refuse_frozen
from records.merging import ANOTHER_PERSON, DECIDABLE, WITHDRAWN, value_of
from records.relinking import relink, survivor
from records.statements import checked_json, is_statement
from records.tables import decisions, history, proposals
from records.units import Register
from records.withdrawals import refuse_settled


def put_decision(
    connection: Connection, proposal_id: str, field: str, value: str | None, *, who: str, at: datetime, units: Register
) -> None:
    """Sets a person's value or statement for a field; the same again changes nothing.

    Raises RecordError for an unknown proposal, field or value.
    """
    value = _decidable(field, value)
    kept_id = survivor(connection, proposal_id)
    row = connection.execute(select(proposals).where(proposals.c.id == kept_id)).one_or_none()
    if row is None:
        raise RecordError(
            f"Không có đề nghị “{proposal_id}”.", hint="Xem các mã bằng tdkt check.", code="KHONG_CO_DE_NGHI"
        )
    known = decided_values(connection, {kept_id}).get(kept_id, {})
    if field in known and known[field] == value:
        return
    refuse_frozen(connection, [kept_id])
    if field == WITHDRAWN:
        refuse_settled(connection, kept_id)
    machine = None if is_statement(field) else value_of(machine_proposal(row), field)
    old = known.get(field, machine)
    key = {"proposal_id": kept_id, "field": field}
    told = {"value": value, "who": who, "at": at}
    own = update(decisions).where(decisions.c.proposal_id == kept_id, decisions.c.field == field)
    if not connection.execute(own.values(**told)).rowcount:
        connection.execute(insert(decisions).values(**key, **told))
    if field == "identity":
        _settle_identity(connection, row, told, units)
    change = {"at": at, "who": who, "subject": kept_id, "field": field, "old": old, "new": value}
    connection.execute(insert(history).values(**change))


def _settle_identity(connection: Connection, row: Row[Any], told: dict[str, Any], units: Register) -> None:
    """Links again what is one person now, or no longer; ids merged into this one follow its decision."""
    if told["value"] != ANOTHER_PERSON:
        here = (proposals.c.quarter == row.quarter, proposals.c.block == row.block, proposals.c.id != row.id)
        if connection.execute(select(proposals.c.id).where(*here, proposals.c.id == told["value"])).first() is None:
            raise RecordError(
                f"Không gộp được {row.id} với “{told['value']}”.",
                hint=f"Chọn đề nghị khác cùng quý, cùng họ tên (khác dấu cũng được), hoặc “{ANOTHER_PERSON}”.",
                code="GIA_TRI_SAI",
            )
    together = select(proposals.c.id).where(proposals.c.quarter == row.quarter, proposals.c.block == row.block)
    refuse_frozen(connection, connection.execute(together).scalars())
    merged = select(proposals.c.id).where(proposals.c.merged_into == row.id)
    follow = update(decisions).where(decisions.c.field == "identity", decisions.c.proposal_id.in_(merged))
    connection.execute(follow.values(**told))
    relink(connection, row.quarter, blocks={row.block}, at=told["at"], units=units)


def _decidable(field: str, value: str | None) -> str | None:
    if is_statement(field):
        return None if value is None else checked_json(field, value)
    if field not in DECIDABLE:
        raise RecordError(
            f"Không có trường “{field}”.", hint=f"Dùng: {', '.join(sorted(DECIDABLE))}.", code="TRUONG_SAI"
        )
    value = nfc(value) if value is not None else None
    if value == "" or (value is None and field in ("requested.code", "requested.text", "identity")):
        raise RecordError(
            f"Trường “{field}” không được để trống.", hint="Nhập giá trị rồi lưu lại.", code="GIA_TRI_SAI"
        )
    if field == "requested.code" and value not in RECOGNITIONS:
        raise RecordError(f"Không có mã khen thưởng “{value}”.", hint="Chọn mã trong danh mục.", code="GIA_TRI_SAI")
    return value
