"""Takes an open transaction and two proposals that a person told apart or together; settles the doubt about their name.

Two people of one name in one quarter are told as a question (`records.linking`); a word on them answers it.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, Row, select

from records.decided import machine_proposal
from records.deciding import put_decision
from records.kinships import appearances_of, kinships_in
from records.merging import ANOTHER_PERSON
from records.people import People, identify
from records.relinking import survivor
from records.tables import proposals
from records.units import Register

IDENTITY = "identity"


def settle_namesakes(
    connection: Connection, one: str, other: str, *, is_same: bool, who: str, at: datetime, units: Register
) -> None:
    """Decides who they are where both are of one quarter and name; other pairs have no such question.

    Whoever has a third namesake, not told apart yet, stays in doubt.
    """
    first, second = sorted(survivor(connection, id_) for id_ in (one, other))
    rows = _namesakes(connection, first)
    if second not in {row.id for row in rows}:
        return
    if is_same:
        put_decision(connection, second, IDENTITY, first, who=who, at=at, units=units)
        return
    said = kinships_in(connection)
    people = identify(appearances_of(map(machine_proposal, rows), units), said)
    apart = {frozenset((kin.one, kin.other)) for kin in said if not kin.is_same}
    for id_ in (first, second):
        if _is_told_from_all(id_, people, apart):
            for own in people.by_proposal[id_].ids:
                put_decision(connection, own, IDENTITY, ANOTHER_PERSON, who=who, at=at, units=units)


def _namesakes(connection: Connection, id_: str) -> list[Row[tuple[object, ...]]]:
    own = select(proposals.c.quarter, proposals.c.block).where(proposals.c.id == id_)
    quarter, block = connection.execute(own).one()
    here = (proposals.c.quarter == quarter, proposals.c.block == block, proposals.c.state == "active")
    return list(connection.execute(select(proposals).where(*here)))


def _is_told_from_all(id_: str, people: People, apart: set[frozenset[str]]) -> bool:
    own = people.by_proposal[id_]
    others = [each for each in people.people if each.id != own.id]
    return all(any(frozenset((a, b)) in apart for a in own.ids for b in each.ids) for each in others)
