"""Takes an open transaction; keeps the honours of decisions and workbooks, and gives those that may be somebody's.

Whose an honour is says `records.honour_owners`. Those of a decision stand and fall with its reading.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from records.decided import decided_values
from records.folding import fold, unaccented
from records.granting import honours_of
from records.honours import SHOWN_OF_KEY, Honour, KeptHonour, honour_block
from records.proposals import Proposal
from records.readings import NomineeKind, Reading
from records.tables import history, honours, readings, sources

IN_ONE_GO = 5_000  # a statement takes only so many values
CORRECTED = {"full_name": "name", "birth_date": "birth_date", "unit": "unit"}  # a person's word on a nominee
SUBJECT = "lich_su"  # under which the history tells of changes: lich_su:<key>


@dataclass
class Entered:
    """What became of the honours of a workbook; `left` were entered from it before and stand in it no longer."""

    new: list[Honour] = field(default_factory=list)
    same: list[Honour] = field(default_factory=list)
    changed: list[Honour] = field(default_factory=list)
    left: list[Honour] = field(default_factory=list)


# --- of decisions


def keep_granted(connection: Connection, reading_id: int, reading: Reading, *, at: datetime) -> None:
    """Keeps what a decision grants, beside its reading."""
    rows = [
        _row(honour, file=reading.file, at=at) | {"reading_id": reading_id, "nominee": index}
        for index, honour in honours_of(reading)
    ]
    if rows:
        connection.execute(insert(honours), rows)


def drop_granted(connection: Connection, reading_ids: Collection[int]) -> None:
    """Forgets what readings that no longer count granted."""
    connection.execute(delete(honours).where(honours.c.reading_id.in_(reading_ids)))


# --- of workbooks


def enter(
    connection: Connection, told: Sequence[Honour], *, file: str, who: str, at: datetime, replace: bool, keep: bool
) -> Entered:
    """Enters what a workbook tells; twice is as once. What is told anew of a known honour is changed, with its history.

    `replace` takes out what the same file told before and no longer tells; without `keep` nothing is written.
    """
    found = Entered()
    known = _known(connection, [honour.key for honour in told])
    seen: set[str] = set()
    fresh: list[dict[str, Any]] = []
    for honour in told:
        key = honour.key
        if key in seen:
            found.same.append(honour)
            continue
        seen.add(key)
        row = known.get(key)
        if row is None:
            found.new.append(honour)
            fresh.append(_row(honour, file=file, at=at) | {"who": who})
        elif row.reading_id is not None or _is_same(Honour.model_validate_json(row.body), honour):
            found.same.append(honour)
        else:
            found.changed.append(honour)
            if keep:
                _change(connection, row, honour, file=file, who=who, at=at)
    own = (honours.c.file == file, honours.c.reading_id.is_(None))
    before = connection.execute(select(honours.c.id, honours.c.key, honours.c.body).where(*own)).all()
    gone = [row for row in before if row.key not in seen]
    found.left = [Honour.model_validate_json(row.body) for row in gone]
    if keep:
        for first in range(0, len(fresh), IN_ONE_GO):
            connection.execute(insert(honours), fresh[first : first + IN_ONE_GO])
        for lost in gone if replace else ():
            connection.execute(delete(honours).where(honours.c.id == lost.id))
            _note(connection, lost.key, old=lost.body, new=None, who=who, at=at)
    return found


def _known(connection: Connection, keys: Sequence[str]) -> dict[str, Row[Any]]:
    """The rows of these keys; one entered from a workbook before one of a decision: it can be changed."""
    found: dict[str, Row[Any]] = {}
    for part in _parts(keys):
        for row in connection.execute(select(honours).where(honours.c.key.in_(part)).order_by(honours.c.id)):
            if row.key not in found or row.reading_id is None:
                found[row.key] = row
    return found


def _is_same(one: Honour, other: Honour) -> bool:
    """Whether both tell the same, wherever it stands and however it is spelt."""
    return _told(one) == _told(other)


def _told(honour: Honour) -> dict[str, Any]:
    told = honour.model_dump(exclude={"source", "place", "name", "unit", "text"})
    return {name: fold(value) if isinstance(value, str) else value for name, value in told.items()}


def _change(connection: Connection, row: Row[Any], honour: Honour, *, file: str, who: str, at: datetime) -> None:
    values = _row(honour, file=file, at=at) | {"who": who}
    connection.execute(update(honours).where(honours.c.id == row.id).values(**values))
    _note(connection, row.key, old=row.body, new=values["body"], who=who, at=at)


def _note(connection: Connection, key: str, *, old: str, new: str | None, who: str, at: datetime) -> None:
    subject = f"{SUBJECT}:{key[:SHOWN_OF_KEY]}"
    connection.execute(insert(history).values(at=at, who=who, subject=subject, field=SUBJECT, old=old, new=new))


def _row(honour: Honour, *, file: str, at: datetime) -> dict[str, Any]:
    return {
        "key": honour.key,
        "block": honour_block(honour.kind, honour.name),
        "code": honour.code or honour.level,
        "year": honour.year,
        "file": file,
        "body": honour.model_dump_json(exclude_none=True),
        "at": at,
    }


# --- asked for


def honours_in_blocks(connection: Connection, blocks: Collection[str]) -> Iterator[KeptHonour]:
    """The honours of names with these letters, oldest entered first, those of decisions as people corrected them."""
    wanted = set(blocks)
    corrected = _corrected(connection)
    for part in _parts(sorted(wanted)):
        for row in connection.execute(_select().where(honours.c.block.in_(part)).order_by(honours.c.id)):
            if (row.sha256, row.nominee) not in corrected:
                yield _kept(row)
    for row, values in _corrected_rows(connection, corrected):
        kept = _kept(row)
        honour = kept.honour.model_copy(update=values)
        if honour.name and honour_block(honour.kind, honour.name) in wanted:
            yield dataclasses.replace(kept, honour=honour)


def all_honours(connection: Connection, name: str | None = None) -> list[KeptHonour]:
    """Every honour, or those whose name has these letters, accents and case aside; by name, then year."""
    corrected = _corrected(connection)
    letters = unaccented(fold(name)) if name else ""
    statement = _select()
    if letters:
        statement = statement.where(honours.c.block.contains(letters, autoescape=True))
    rows = connection.execute(statement).all()
    found = [_kept(row) for row in rows if (row.sha256, row.nominee) not in corrected]
    for row, values in _corrected_rows(connection, corrected):
        kept = _kept(row)
        found.append(dataclasses.replace(kept, honour=kept.honour.model_copy(update=values)))
    if letters:
        found = [each for each in found if letters in unaccented(fold(each.honour.name))]
    return sorted(found, key=lambda k: (unaccented(k.honour.name), fold(k.honour.name), k.honour.year or 0, k.key))


def names_of_collectives(connection: Connection) -> list[tuple[str, str | None, int | None]]:
    """Each collective that the history names, with its unit and a year in which it was called so."""
    where = honours.c.block.startswith("tap_the|")
    latest = select(func.max(honours.c.id)).where(where).group_by(honours.c.block)
    bodies = connection.execute(select(honours.c.body).where(honours.c.id.in_(latest))).scalars()
    told = (Honour.model_validate_json(body) for body in bodies)
    return [(each.name, each.unit, each.year) for each in told]


def coverage(connection: Connection) -> dict[tuple[str, int], int]:
    """How many honours of each code or level the workbooks tell for each year."""
    told = (honours.c.code, honours.c.year)
    own = (honours.c.reading_id.is_(None), honours.c.code.is_not(None), honours.c.year.is_not(None))
    statement = select(*told, func.count().label("told")).where(*own).group_by(*told)
    return {(row.code, row.year): row.told for row in connection.execute(statement)}


def is_known(connection: Connection, key: str) -> bool:
    """Whether there is an honour whose key begins so."""
    own = select(honours.c.id).where(honours.c.key.startswith(key, autoescape=True))
    return bool(key) and connection.execute(own.limit(1)).first() is not None


def blocks_of(proposals: Iterable[Proposal]) -> set[str]:
    """The blocks in which the honours of these nominees stand, by the names that the papers print."""
    named: set[tuple[NomineeKind, str]] = {(each.nominee.kind, each.nominee.name) for each in proposals}
    return {honour_block(kind, name) for kind, name in named if name}


def _select() -> Select[Any]:
    own = (honours.c.key, honours.c.body, honours.c.nominee, honours.c.who, readings.c.sha256)
    return select(*own).outerjoin(readings, honours.c.reading_id == readings.c.id)


def _kept(row: Row[Any]) -> KeptHonour:
    honour = Honour.model_validate_json(row.body)
    return KeptHonour(honour=honour, key=row.key, sha256=row.sha256, nominee=row.nominee, who=row.who)


Corrections = dict[tuple[str | None, int | None], dict[str, str | None]]


def _corrected(connection: Connection) -> Corrections:
    """What people say of the nominees of decisions, by the decision's bytes and the nominee's place in it."""
    statement = (
        select(sources.c.proposal_id, sources.c.sha256, sources.c.nominee)
        .join(readings, readings.c.sha256 == sources.c.sha256)
        .join(honours, (honours.c.reading_id == readings.c.id) & (honours.c.nominee == sources.c.nominee))
        .distinct()
    )
    rows = connection.execute(statement).all()
    decided = decided_values(connection, {row.proposal_id for row in rows}) if rows else {}
    found: Corrections = defaultdict(dict)
    for row in rows:
        values = {
            CORRECTED[name]: value for name, value in decided.get(row.proposal_id, {}).items() if name in CORRECTED
        }
        if values:
            found[row.sha256, row.nominee] |= {
                name: value or "" if name == "name" else value for name, value in values.items()
            }
    return dict(found)


def _corrected_rows(connection: Connection, corrected: Corrections) -> Iterator[tuple[Row[Any], dict[str, str | None]]]:
    sha256s = sorted({sha256 for sha256, _ in corrected if sha256})
    for part in _parts(sha256s):
        for row in connection.execute(_select().where(readings.c.sha256.in_(part)).order_by(honours.c.id)):
            if values := corrected.get((row.sha256, row.nominee)):
                yield row, values


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    return (values[first : first + IN_ONE_GO] for first in range(0, len(values), IN_ONE_GO))
