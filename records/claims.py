"""Takes an open transaction; leases pending inputs to one owner for a time, and tells whether a lease still holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, or_, select, update

from records.readings import Model
from records.tables import inputs

ATTEMPTS = 3
GIVEN_UP = f"Đã thử đọc {ATTEMPTS} lần nhưng chương trình đọc không xong; cần người xem tệp này."
_OPEN_INPUT = inputs.c.status == "pending"


class Claim(Model):
    """The right of one owner to work on one input until the lease ends; `attempts` tells this claim from later ones."""

    id: int
    file: str
    sha256: str
    owner: str
    attempts: int
    received: date


def claim_pending(
    connection: Connection, owner: str, *, limit: int, lease_seconds: float, now: datetime
) -> list[Claim]:
    """Leases up to `limit` pending inputs, oldest first; what failed three times is rejected instead."""
    free = (_OPEN_INPUT, or_(inputs.c.lease_until.is_(None), inputs.c.lease_until <= now))
    spent = select(inputs.c.id).where(*free, inputs.c.attempts >= ATTEMPTS)
    ready = select(inputs.c.id).where(*free, inputs.c.attempts < ATTEMPTS).order_by(inputs.c.id).limit(limit)
    lease = {"owner": owner, "lease_until": now + timedelta(seconds=lease_seconds), "attempts": inputs.c.attempts + 1}
    given_up = {"status": "rejected", "reason": GIVEN_UP, "owner": None, "lease_until": None, "finished": now}
    connection.execute(_update_picked(spent).values(**given_up))
    rows = connection.execute(_update_picked(ready).values(**lease).returning(*inputs.c)).all()
    return [_claim(row) for row in sorted(rows, key=lambda r: r.id)]


def is_held(claim: Claim) -> tuple[Any, ...]:
    """The conditions on the input of a claim that nobody else has taken over."""
    return inputs.c.id == claim.id, inputs.c.owner == claim.owner, inputs.c.attempts == claim.attempts, _OPEN_INPUT


def _claim(row: Row[Any]) -> Claim:
    return Claim(**{name: row._mapping[name] for name in Claim.model_fields})


def _update_picked(picked: Select[Any]) -> Any:
    """An update of what is picked. PostgreSQL skips rows others hold, in a CTE that its planner may not run twice."""
    rows = picked.with_for_update(skip_locked=True).cte("picked").prefix_with("MATERIALIZED", dialect="postgresql")
    return update(inputs).where(inputs.c.id.in_(select(rows.c.id)))
