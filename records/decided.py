"""Takes an open transaction; gives what people decided on proposals, and what that corrects.

Decisions on an id that was merged away count for its survivor. What a correction holds is `records.corrections`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from records.corrections import Correction, Decision, correction_of
from records.merging import WITHDRAWN
from records.proposals import Proposal
from records.quarters import VIETNAM
from records.readings import Reading
from records.statements import PREFIX, is_statement, signed
from records.tables import decisions, inputs, proposals, readings

NO_VALUES = frozenset(("identity", WITHDRAWN))  # say who is who, and who is taken out; they correct no value


def machine_proposal(row: Row[Any]) -> Proposal:
    """A row of proposals as the program made it, without anybody's decisions."""
    return Proposal.model_validate_json(row.body).model_copy(update={"id": row.id})


def decided_values(connection: Connection, ids: set[str]) -> dict[str, dict[str, str | None]]:
    """What stands decided on each of these proposals, by field."""
    return {
        id_: {field: row.value for field, row in fields.items()}
        for id_, fields in _decided(connection).items()
        if id_ in ids
    }


def stated_values(connection: Connection, ids: set[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What people stated of these proposals that no field holds, by name, each with who said so and when."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for id_, fields in _decided(connection).items():
        if id_ in ids:
            found[id_] = tuple(
                (name.removeprefix(PREFIX), signed(row.value, who=row.who, on=row.at.astimezone(VIETNAM).date()))
                for name, row in sorted(fields.items())
                if is_statement(name) and row.value is not None
            )
    return found


def corrections_in(connection: Connection, *, quarter: str | None, since: datetime | None) -> list[Correction]:
    """Every decision on a value of an active proposal, by proposal and field; `since` is the earliest that counts."""
    decided = _decided(connection)
    statement = select(proposals).where(proposals.c.state == "active", proposals.c.id.in_(decided))
    if quarter is not None:
        statement = statement.where(proposals.c.quarter == quarter)
    rows = connection.execute(statement.order_by(proposals.c.quarter, proposals.c.number)).all()
    made = [machine_proposal(row) for row in rows]
    read, kept = _readings(connection, {source.sha256 for proposal in made for source in proposal.sources})
    return [
        correction_of(
            proposal, _decision(row), [r for s in proposal.sources for r in read.get(s.sha256, [])], kept=kept
        )
        for proposal in made
        for field, row in sorted(decided[proposal.id].items())
        if field not in NO_VALUES and not is_statement(field) and (since is None or row.at >= since)
    ]


def _decision(row: Row[Any]) -> Decision:
    return Decision(field=row.field, value=row.value, who=row.who, at=row.at)


def _decided(connection: Connection) -> dict[str, dict[str, Row[Any]]]:
    """Decisions by surviving proposal and field; where several were merged, the survivor's own before theirs."""
    merged = select(proposals.c.id, proposals.c.merged_into).where(proposals.c.merged_into.is_not(None))
    into = {row.id: row.merged_into for row in connection.execute(merged)}
    found: dict[str, dict[str, Row[Any]]] = {}
    statement = select(decisions).order_by(decisions.c.at, decisions.c.proposal_id)
    for row in sorted(connection.execute(statement), key=lambda r: r.proposal_id not in into):
        id_ = row.proposal_id
        while id_ in into:
            id_ = into[id_]
        found.setdefault(id_, {})[row.field] = row
    return found


def _readings(connection: Connection, sha256s: Iterable[str]) -> tuple[dict[str, list[Reading]], dict[str, str]]:
    """The newest readings of these bytes, and under which bytes their originals lie in the archive."""
    statement = (
        select(readings.c.sha256, readings.c.body, inputs.c.sha256.label("kept"))
        .join(inputs, readings.c.input_id == inputs.c.id)
        .where(readings.c.sha256.in_(set(sha256s)), readings.c.is_current)
        .order_by(readings.c.id)
    )
    read: dict[str, list[Reading]] = {}
    kept: dict[str, str] = {}
    for row in connection.execute(statement):
        read.setdefault(row.sha256, []).append(Reading.model_validate_json(row.body))
        if kept.get(row.sha256) != row.sha256:  # a file that also lies there by itself is read from there
            kept[row.sha256] = row.kept
    return read, kept
