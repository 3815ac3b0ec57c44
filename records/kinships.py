"""Takes an open transaction; keeps what people said of who is who, and gives the people of all quarters.

Who is one person is `records.people`; that proposals of one quarter are one person's is the decision `identity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from records.errors import RecordError
from records.folding import fold, unaccented
from records.freezing import refuse_frozen
from records.people import Appearance, Kinship, appearance_of
from records.proposals import Proposal
from records.relinking import survivor
from records.tables import history, kinships, proposals
from records.units import Register

PERSON = "ca_nhan"
SAID_OF = "nguoi"  # the field of the history that this stands under
SAME, APART = "cùng một người với", "không phải người của"


def put_kinship(connection: Connection, one: str, other: str, *, is_same: bool, who: str, at: datetime) -> None:
    """Sets whether the nominees of two proposals are one person; old and new go into the history of both."""
    pair = sorted(_person_row(connection, id_).id for id_ in (one, other))
    if pair[0] == pair[1]:
        raise RecordError(f"{one} và {other} là một đề nghị.", hint="Chọn hai đề nghị khác nhau.", code="GIA_TRI_SAI")
    key = (kinships.c.one == pair[0], kinships.c.other == pair[1])
    old = connection.execute(select(kinships.c.is_same).where(*key)).scalar()
    if old is is_same:
        return
    refuse_frozen(connection, [pair[1]])  # the earlier of the two is only looked back at
    told = {"is_same": is_same, "who": who, "at": at}
    if old is None:
        connection.execute(insert(kinships).values(one=pair[0], other=pair[1], **told))
    else:
        connection.execute(update(kinships).where(*key).values(**told))
    for id_, with_ in (pair, reversed(pair)):
        words = {"old": None if old is None else _words(with_, is_same=old), "new": _words(with_, is_same=is_same)}
        connection.execute(insert(history).values(at=at, who=who, subject=id_, field=SAID_OF, **words))


def kinships_in(connection: Connection) -> list[Kinship]:
    """What people said, of the proposals that go on; of two words on one pair the later one counts."""
    merged = select(proposals.c.id, proposals.c.merged_into).where(proposals.c.merged_into.is_not(None))
    into = {row.id: row.merged_into for row in connection.execute(merged)}

    def followed(id_: str) -> str:
        while id_ in into:
            id_ = into[id_]
        return id_

    found: dict[tuple[str, ...], Kinship] = {}
    for row in connection.execute(select(kinships).order_by(kinships.c.at, kinships.c.one, kinships.c.other)):
        one, other = sorted((followed(row.one), followed(row.other)))
        if one != other:
            found[one, other] = Kinship(one=one, other=other, is_same=row.is_same, who=row.who, at=row.at)
    return list(found.values())


def named_like(name: str) -> Any:
    """The condition on proposals whose nominee may bear a name: its letters, accents and case aside."""
    letters = unaccented(fold(name))
    return proposals.c.block.contains(letters, autoescape=True) & proposals.c.block.startswith(f"{PERSON}|")


def appearances_of(found: Iterable[Proposal], units: Register) -> list[Appearance]:
    """The appearances of people, their units as the register knows them; collectives are nobody."""
    return [
        appearance_of(proposal, units.standing_of(proposal.known.unit.id) if proposal.known.unit else None)
        for proposal in found
        if proposal.nominee.kind == PERSON
    ]


def _person_row(connection: Connection, id_: str) -> Row[Any]:
    row = connection.execute(select(proposals).where(proposals.c.id == survivor(connection, id_))).one_or_none()
    if row is None or row.state != "active":
        raise RecordError(f"Không có đề nghị “{id_}”.", hint="Xem các mã bằng tdkt people.", code="KHONG_CO_DE_NGHI")
    if Proposal.model_validate_json(row.body).nominee.kind != PERSON:
        raise RecordError(
            f"Đề nghị {id_} không phải của một cá nhân.", hint="Chỉ xác nhận giữa các cá nhân.", code="GIA_TRI_SAI"
        )
    return row


def _words(id_: str, *, is_same: bool) -> str:
    return f"{SAME if is_same else APART} {id_}"
