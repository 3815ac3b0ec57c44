"""Takes new readings inside an open transaction; brings the recorded proposals of their nominees up to date.

Only the blocks that a reading touches are computed again, whole. Who belongs together is `records.linking`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from records.freezing import frozen_blocks, quarter_for
from records.honour_book import drop_granted, keep_granted
from records.known_units import NO_UNITS
from records.linking import Linked, MentionKey, block_of, keep_ids, link, mentions_in
from records.merging import ANOTHER_PERSON, Mention
from records.proposals import Finding, Proposal
from records.readings import Reading
from records.tables import decisions, history, inputs, mentions, proposals, readings, registers, sources
from records.units import Register

BLOCKS = 5_000  # linked in one go: a statement takes only so many values
PROGRAM = "tdkt"  # who the history names where no person decided

Touched = set[tuple[str, str]]


def put_readings(
    connection: Connection,
    input_id: int,
    found: Sequence[Reading],
    *,
    quarter: str,
    extractor: str | None,
    at: datetime,
    units: Register = NO_UNITS,
) -> Touched:
    """Adds readings in place of the earlier ones of an input; gives the (quarter, block) pairs that changed."""
    touched = _retire_readings(connection, input_id)
    for each in found:
        values = {
            "input_id": input_id,
            "sha256": each.sha256,
            "quarter": quarter,
            "body": each.model_dump_json(exclude_none=True),
            "extractor": extractor,
            "is_current": True,
            "at": at,
        }
        reading_id = connection.execute(insert(readings).values(**values).returning(readings.c.id)).scalar_one()
        received = connection.execute(select(inputs.c.received).where(inputs.c.id == input_id)).scalar_one()
        keep_granted(connection, reading_id, each, at=at)
        rows = [
            {"reading_id": reading_id, "nominee": m.index, "quarter": quarter, "block": block_of(m)}
            for m in mentions_in(each, received=received, units=units)
        ]
        if rows:
            connection.execute(insert(mentions), rows)
        touched |= {(quarter, str(row["block"])) for row in rows}
    return touched


def relink(
    connection: Connection, quarter: str, *, blocks: Collection[str], at: datetime, units: Register = NO_UNITS
) -> None:
    """Computes the proposals of some blocks of a quarter again; ids, and people's decisions by them, stay.

    Blocks with a proposal of a closed quarter stay as they are.
    """
    blocks = set(blocks) - frozen_blocks(connection, quarter)
    if not blocks:
        return
    joined = _joined(connection, quarter, blocks)
    linked = link(_mentions(connection, quarter, blocks, units), quarter=quarter, joined=joined)
    here = (proposals.c.quarter == quarter, proposals.c.block.in_(blocks))
    known = connection.execute(select(proposals).where(*here)).all()
    known = sorted(known, key=lambda row: (row.state != "active", row.number))
    kept = keep_ids({row.id: frozenset(json.loads(row.anchors)) for row in known}, linked)
    numbers = {row.id: row.number for row in known}
    highest = select(func.max(proposals.c.number)).where(proposals.c.quarter == quarter)
    last = connection.execute(highest).scalar() or 0
    placed: list[tuple[str, Linked]] = []
    for id_, item in sorted(zip(kept, linked, strict=True), key=lambda pair: pair[1].place):
        if id_ is None:
            last += 1
            id_ = f"{quarter}-{last:04d}"
            _put(connection, id_, item, number=last, is_new=True)
        else:
            _put(connection, id_, item, number=numbers[id_], is_new=False)
        placed.append((id_, item))
    _retire(connection, [row for row in known if row.state == "active" and row.id not in kept], placed, at=at)


def follow_units(connection: Connection, quarter: str, *, units: Register, at: datetime) -> bool:
    """Links a quarter again where the register is another than the one it was linked through; False where it is not.

    One of which something is frozen is left alone.
    """
    known = connection.execute(select(registers.c.fingerprint).where(registers.c.quarter == quarter)).scalar()
    if (known or "") == units.fingerprint or frozen_blocks(connection, quarter):
        return False
    rows = _placed_mentions(connection, quarter)
    moved: list[tuple[str, str]] = []
    for row, block in _blocks_now(connection, rows, units):
        if block != row.block:
            connection.execute(update(mentions).where(mentions.c.id == row.id).values(block=block))
            moved.append((row.block, block))
    together = {block for pair in moved for block in pair}
    count = Counter(row.block for row in rows)
    several = sorted(block for block in count.keys() - together if count[block] > 1)
    for blocks in (together, *(set(several[first : first + BLOCKS]) for first in range(0, len(several), BLOCKS))):
        if blocks:
            relink(connection, quarter, blocks=blocks, at=at, units=units)
    if known is None:
        connection.execute(insert(registers).values(quarter=quarter, fingerprint=units.fingerprint))
    else:
        own = update(registers).where(registers.c.quarter == quarter)
        connection.execute(own.values(fingerprint=units.fingerprint))
    return True


def _placed_mentions(connection: Connection, quarter: str) -> list[Row[Any]]:
    statement = select(mentions.c.id, mentions.c.reading_id, mentions.c.nominee, mentions.c.block)
    here = statement.where(mentions.c.quarter == quarter).order_by(mentions.c.reading_id, mentions.c.nominee)
    return list(connection.execute(here))


def _blocks_now(connection: Connection, rows: Sequence[Row[Any]], units: Register) -> Iterator[tuple[Row[Any], str]]:
    """Each mention with its block in the register of today, one reading in memory at a time."""
    body = select(readings.c.body, inputs.c.received).join(inputs, readings.c.input_id == inputs.c.id)
    for reading_id, own in groupby(rows, key=lambda row: row.reading_id):
        found = connection.execute(body.where(readings.c.id == reading_id)).one()
        now = mentions_in(Reading.model_validate_json(found.body), received=found.received, units=units)
        yield from ((row, block_of(now[row.nominee])) for row in own)


def survivor(connection: Connection, id_: str) -> str:
    """The id under which a proposal goes on after it was merged into others."""
    while merged := connection.execute(select(proposals.c.merged_into).where(proposals.c.id == id_)).scalar():
        id_ = merged
    return id_


def survivors(connection: Connection) -> dict[str, str]:
    """For each id that was merged away the one under which it goes on."""
    merged = select(proposals.c.id, proposals.c.merged_into).where(proposals.c.merged_into.is_not(None))
    into = {row.id: row.merged_into for row in connection.execute(merged)}
    found = {}
    for id_ in into:
        last = id_
        while last in into:
            last = into[last]
        found[id_] = last
    return found


def quarter_of(
    connection: Connection, input_id: int, found: Sequence[Reading], *, quarter: str, units: Register
) -> str:
    """The quarter in which the readings of an input are entered: a closed one takes nothing more."""

    def blocks() -> set[str]:
        received = connection.execute(select(inputs.c.received).where(inputs.c.id == input_id)).scalar_one()
        return {block_of(m) for each in found for m in mentions_in(each, received=received, units=units)}

    own = quarter_for(connection, quarter, blocks)
    if own != quarter:
        connection.execute(update(inputs).where(inputs.c.id == input_id).values(quarter=own))
    return own


def active_ids(connection: Connection, sha256s: Collection[str]) -> list[str]:
    """The proposals that rest on any of these files, in order."""
    statement = (
        select(proposals.c.id)
        .join(sources)
        .where(sources.c.sha256.in_(sha256s), proposals.c.state == "active")
        .distinct()
    )
    return sorted(connection.execute(statement).scalars())


def _joined(connection: Connection, quarter: str, blocks: Collection[str]) -> list[frozenset[MentionKey]]:
    """The mentions of each two proposals whose nominees a person called one, by the field `identity`."""
    statement = (
        select(decisions.c.proposal_id, decisions.c.value)
        .join(proposals)
        .where(proposals.c.quarter == quarter, proposals.c.block.in_(blocks))
        .where(decisions.c.field == "identity", decisions.c.value != ANOTHER_PERSON)
        .order_by(decisions.c.proposal_id)
    )
    joined = []
    for row in connection.execute(statement).all():
        ids = {survivor(connection, row.proposal_id), survivor(connection, row.value)}
        keys = select(sources.c.sha256, sources.c.nominee).where(sources.c.proposal_id.in_(ids))
        joined.append(frozenset((key.sha256, key.nominee) for key in connection.execute(keys)))
    return joined


def _retire_readings(connection: Connection, input_id: int) -> Touched:
    old = select(readings.c.id).where(readings.c.input_id == input_id, readings.c.is_current)
    ids = connection.execute(old).scalars().all()
    if not ids:
        return set()
    found = connection.execute(select(mentions.c.quarter, mentions.c.block).where(mentions.c.reading_id.in_(ids)))
    touched = {(row.quarter, row.block) for row in found}
    connection.execute(delete(mentions).where(mentions.c.reading_id.in_(ids)))
    drop_granted(connection, ids)
    connection.execute(update(readings).where(readings.c.id.in_(ids)).values(is_current=False))
    return touched


def _mentions(connection: Connection, quarter: str, blocks: Collection[str], units: Register) -> list[Mention]:
    statement = (
        select(readings.c.id, readings.c.body, inputs.c.received, mentions.c.nominee, mentions.c.block)
        .join(readings, mentions.c.reading_id == readings.c.id)
        .join(inputs, readings.c.input_id == inputs.c.id)
        .where(mentions.c.quarter == quarter, mentions.c.block.in_(blocks))
    )
    read: dict[int, tuple[Mention, ...]] = {}
    found = []
    for row in connection.execute(statement):
        if row.id not in read:
            reading = Reading.model_validate_json(row.body)
            read[row.id] = mentions_in(reading, received=row.received, units=units)
        found.append(replace(read[row.id][row.nominee], block=row.block))
    return found


def _put(connection: Connection, id_: str, item: Linked, *, number: int, is_new: bool) -> None:
    values: dict[str, Any] = {
        "state": "active",
        "received": item.proposal.received,
        "merged_into": None,
        "block": item.block,
        "anchors": json.dumps(sorted(item.anchors), ensure_ascii=False),
        "body": item.proposal.model_dump_json(exclude_none=True),
    }
    if is_new:
        key = {"id": id_, "quarter": item.proposal.quarter, "number": number}
        connection.execute(insert(proposals).values(**key, **values))
    else:
        connection.execute(update(proposals).where(proposals.c.id == id_).values(**values))
        connection.execute(delete(sources).where(sources.c.proposal_id == id_))
    rows = {(s.sha256, s.nominee) for s in item.proposal.sources}
    connection.execute(
        insert(sources), [{"proposal_id": id_, "sha256": sha256, "nominee": n} for sha256, n in sorted(rows)]
    )


def _retire(
    connection: Connection, lost: Sequence[Row[Any]], placed: Sequence[tuple[str, Linked]], *, at: datetime
) -> None:
    """A proposal that no longer stands by itself goes into the one that took its anchors, or is withdrawn.

    One on which a person decided something is never withdrawn: it stays, with a doubt for that person to settle.
    """
    decided = set(connection.execute(select(decisions.c.proposal_id).distinct()).scalars())
    for row in lost:
        anchors = set(json.loads(row.anchors))
        into = max(placed, key=lambda p: len(anchors & p[1].anchors), default=None)
        survivor = into[0] if into and anchors & into[1].anchors else None
        if survivor is None and row.id in decided:
            body = _unsupported(Proposal.model_validate_json(row.body)).model_dump_json(exclude_none=True)
            connection.execute(update(proposals).where(proposals.c.id == row.id).values(body=body))
            continue
        state = "merged" if survivor else "withdrawn"
        connection.execute(update(proposals).where(proposals.c.id == row.id).values(state=state, merged_into=survivor))
        connection.execute(delete(sources).where(sources.c.proposal_id == row.id))
        change = {"subject": row.id, "field": "state", "old": "active", "new": survivor or state}
        connection.execute(insert(history).values(**change, at=at, who=PROGRAM))


def _unsupported(proposal: Proposal) -> Proposal:
    files = ", ".join(s.file for s in proposal.sources)
    doubt = Finding(
        code="DOI_CHIEU",
        severity="CANH_BAO",
        condition="sources",
        text=f"Lần đọc mới không còn thấy đề nghị này trong {files}; giữ lại vì đã có người xác nhận.",
    )
    kept = tuple(f for f in proposal.findings if f.condition != doubt.condition)
    return proposal.model_copy(update={"findings": (*kept, doubt)})
