"""Takes inputs, readings and people's decisions; keeps them in the database and gives proposals with their history.

The one door to the record. Times, days and owners are passed in; who belongs together is `records.linking`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, Row, Select, insert, or_, select, update

from records.accounting import taken_files
from records.corrections import Correction
from records.decided import corrections_in, decided_values, machine_proposal, stated_values
from records.deciding import put_decision
from records.errors import RecordError
from records.honour_book import (
    Entered,
    all_honours,
    blocks_of,
    coverage,
    enter,
    honours_in_blocks,
    is_known,
    names_of_collectives,
)
from records.honour_owners import Owners
from records.honours import CompleteHistory, Honour, KeptHonour, KnownHonour
from records.kinships import PERSON, appearances_of, kinships_in, named_like, put_kinship
from records.known_units import NO_UNITS, with_known_units
from records.merging import with_decisions
from records.migrations import check_whole, prepare
from records.people import Kinship, People, identify
from records.proposals import InputRecord, InputStatus, Proposal, TakenFile
from records.readings import Model, Reading
from records.relinking import active_ids, follow_units, put_readings, relink, survivor
from records.repeats import earlier_quarters, with_repeats
from records.statements import statements_of
from records.tables import drafts, history, inputs, proposals, read_url, reading, readings, sources, writing
from records.units import Register

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


class Change(Model):
    """One line of the history: who changed which field of what, from what to what."""

    id: int
    at: datetime
    who: str
    subject: str
    field: str
    old: str | None
    new: str | None


class Draft(Model):
    """One file that was made for a quarter, as it was when the program wrote it."""

    quarter: str
    version: int
    path: str
    sha256: str
    at: datetime


def open_record(url: str, *, units: Register = NO_UNITS, complete: Sequence[CompleteHistory] = ()) -> Record:
    """Opens the record, made or brought up to date where needed; raises RecordError where it is damaged.

    `units` is the Office's register: what is linked and given is seen through it; it is never written down. `complete`
    is its word on the history of commendation.
    """
    return Record(prepare(read_url(url)), units, complete)


class Record:
    """The open record; close it, or use it in a `with`."""

    def __init__(self, engine: Engine, units: Register = NO_UNITS, complete: Sequence[CompleteHistory] = ()) -> None:
        self.engine = engine
        self.units = units
        self.complete = tuple(complete)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self.engine.dispose()

    def check(self) -> None:
        """Reads the whole database file; raises RecordError where it is damaged."""
        check_whole(self.engine)

    # --- inputs

    def take(self, file: str, sha256: str, *, received: date, size: int) -> InputRecord:
        """Enters a file as pending, or as a duplicate where its bytes were taken before (an ignored file aside)."""
        file = _storable(file)
        with writing(self.engine, in_a_row=True) as connection:
            first = connection.execute(select(inputs).where(inputs.c.first_sha256 == sha256)).one_or_none()
            if first is not None and first.status == "pending" and first.file == file:
                return _input_record(first)
            values: dict[str, Any] = {"status": "pending", "first_sha256": sha256}
            if first is not None:
                reason = _why_duplicate(first)
                values = {"status": "duplicate", "duplicate_of": first.file, "reason": reason}
            values |= {"file": file, "sha256": sha256, "received": received, "size": size}
            return _enter(connection, values)

    def set_aside(
        self,
        file: str,
        *,
        status: Literal["rejected", "ignored"],
        reason: str,
        received: date,
        sha256: str | None = None,
    ) -> InputRecord:
        """Enters a file that is not read at all; the same file, status and reason is entered once."""
        file = _storable(file)
        with writing(self.engine, in_a_row=True) as connection:
            same_file = (inputs.c.file == file, inputs.c.sha256.is_not_distinct_from(sha256))
            told = (inputs.c.status == status, inputs.c.reason == reason)
            row = connection.execute(select(inputs).where(*same_file, *told).limit(1)).one_or_none()
            if row is not None:
                return _input_record(row)
            taken = connection.execute(select(inputs.c.id).where(*same_file, _OPEN_INPUT)).scalar()
            values: dict[str, Any] = {"status": status, "reason": reason}
            if taken is not None:
                values |= {"owner": None, "lease_until": None}
                values |= {"first_sha256": None} if status == "ignored" else {}
                change = update(inputs).where(inputs.c.id == taken).values(**values).returning(*inputs.c)
                return _input_record(connection.execute(change).one())
            known = select(inputs.c.id).where(inputs.c.first_sha256 == sha256)
            if status == "rejected" and sha256 and connection.execute(known).first() is None:
                values["first_sha256"] = sha256
            return _enter(connection, {**values, "file": file, "sha256": sha256, "received": received})

    def inputs(self) -> list[InputRecord]:
        """Every input ever entered, in the order of entry."""
        return self._inputs(select(inputs))

    def taken_files(self, quarter: str) -> list[TakenFile]:
        """Every file of a quarter, those of bundles too, with its doubts and notes; the gravest first."""
        with reading(self.engine) as connection:
            return taken_files(connection, quarter)

    def unarchived(self) -> list[InputRecord]:
        """Inputs that are finished but whose file was not yet marked as moved."""
        done = inputs.c.status.in_(("processed", "needs_review", "rejected", "duplicate"))
        return self._inputs(select(inputs).where(done, inputs.c.archived.is_(None), inputs.c.sha256.is_not(None)))

    def mark_archived(self, id_: int, path: str) -> None:
        """Notes where in the archive the file of an input lies."""
        with writing(self.engine, in_a_row=False) as connection:
            connection.execute(update(inputs).where(inputs.c.id == id_).values(archived=path))

    def _inputs(self, statement: Select[Any]) -> list[InputRecord]:
        with reading(self.engine) as connection:
            return [_input_record(row) for row in connection.execute(statement.order_by(inputs.c.id))]

    # --- work

    def claim(self, owner: str, *, limit: int, lease_seconds: float, now: datetime) -> list[Claim]:
        """Leases up to `limit` pending inputs, oldest first; what failed three times is rejected instead."""
        free = (_OPEN_INPUT, or_(inputs.c.lease_until.is_(None), inputs.c.lease_until <= now))
        spent = select(inputs.c.id).where(*free, inputs.c.attempts >= ATTEMPTS)
        ready = select(inputs.c.id).where(*free, inputs.c.attempts < ATTEMPTS).order_by(inputs.c.id).limit(limit)
        lease = {
            "owner": owner,
            "lease_until": now + timedelta(seconds=lease_seconds),
            "attempts": inputs.c.attempts + 1,
        }
        with writing(self.engine, in_a_row=False) as connection:
            given_up = {"status": "rejected", "reason": GIVEN_UP, "owner": None, "lease_until": None, "finished": now}
            connection.execute(_update_picked(spent).values(**given_up))
            rows = connection.execute(_update_picked(ready).values(**lease).returning(*inputs.c)).all()
        return [_claim(row) for row in sorted(rows, key=lambda r: r.id)]

    def release(self, claim: Claim, *, counts: bool = True) -> bool:
        """Gives an input back; with `counts=False` the attempt is forgotten. False where the claim was lost already."""
        values = {"owner": None, "lease_until": None, "attempts": claim.attempts - (not counts)}
        with writing(self.engine, in_a_row=False) as connection:
            return bool(connection.execute(update(inputs).where(*_is_held(claim)).values(**values)).rowcount)

    def finish(
        self,
        claim: Claim,
        found: Sequence[Reading],
        *,
        status: InputStatus,
        reason: str | None,
        quarter: str,
        at: datetime,
        extractor: str | None = None,
    ) -> list[str]:
        """Stores readings, links them and sets the status, all or nothing; gives the ids of their proposals.

        The claim holds as long as nobody else claimed the input, even past its lease; else RecordError MAT_QUYEN.
        Rejected readings are not stored, and what an earlier reading said stays.
        """
        kept = [r for r in found if r.status != "rejected"] if status != "rejected" else []
        values = {
            "status": status,
            "reason": reason,
            "kind": next((r.kind for r in found if r.kind), None),
            "quarter": quarter,
            "owner": None,
            "lease_until": None,
            "finished": at,
        }
        with writing(self.engine, in_a_row=True) as connection:
            if not connection.execute(update(inputs).where(*_is_held(claim)).values(**values)).rowcount:
                raise RecordError(
                    f"Tệp “{claim.file}” đã được giao cho nơi khác xử lý.",
                    hint="Không cần làm gì: nơi đó sẽ ghi kết quả.",
                    code="MAT_QUYEN",
                )
            if not kept:
                return []
            touched = put_readings(
                connection, claim.id, kept, quarter=quarter, extractor=extractor, at=at, units=self.units
            )
            for each in sorted({q for q, _ in touched}):
                relink(connection, each, blocks={b for q, b in touched if q == each}, at=at, units=self.units)
            return active_ids(connection, [r.sha256 for r in kept])

    def read_again(self, id_: int) -> None:
        """Puts a finished input back to be claimed; its readings count until new ones take their place."""
        done = inputs.c.status.in_(("processed", "needs_review", "rejected"))
        values = {"status": "pending", "reason": None, "attempts": 0}
        with writing(self.engine, in_a_row=False) as connection:
            connection.execute(update(inputs).where(inputs.c.id == id_, done).values(**values))

    # --- proposals and decisions

    def proposals(self, *, quarter: str | None = None, ids: Iterable[str] | None = None) -> list[Proposal]:
        """Proposals as people decided them, in the order of their ids; an id merged away gives its survivor."""
        with reading(self.engine) as connection:
            statement = select(proposals).where(proposals.c.state == "active")
            if quarter is not None:
                statement = statement.where(proposals.c.quarter == quarter)
            if ids is not None:
                statement = statement.where(proposals.c.id.in_({survivor(connection, id_) for id_ in ids}))
            return self._as_decided(connection, statement)

    def earlier_proposals(self, quarter: str) -> list[Proposal]:
        """Those of earlier quarters whose nominees a quarter may name again: of the same letters, or by people."""
        with reading(self.engine) as connection:
            kin = {id_ for said in kinships_in(connection) for id_ in (said.one, said.other)}
            named = select(proposals.c.block).where(proposals.c.quarter == quarter, proposals.c.state == "active")
            may_be_one = proposals.c.block.in_(named) | proposals.c.id.in_(kin)
            before = (proposals.c.state == "active", proposals.c.quarter < quarter, may_be_one)
            return self._as_decided(connection, select(proposals).where(*before))

    def _as_decided(self, connection: Connection, statement: Select[Any]) -> list[Proposal]:
        rows = connection.execute(statement.order_by(proposals.c.quarter, proposals.c.number)).all()
        decided, told = decided_values(connection, ids := {row.id for row in rows}), stated_values(connection, ids)
        found = [
            with_decisions(machine_proposal(row), decided.get(row.id, {}), told=told.get(row.id, ())) for row in rows
        ]
        return [with_known_units(proposal, self.units) for proposal in found]

    def quarter_proposals(self, quarter: str) -> list[Proposal]:
        """The proposals of a quarter, each with what was asked for the same person earlier in the year."""
        found = self.proposals(quarter=quarter)
        earlier = [proposal for name in earlier_quarters(quarter) for proposal in self.proposals(quarter=name)]
        if not earlier:
            return found
        return with_repeats(found, earlier, self._identify([*found, *earlier]))

    def follow_units(self, quarter: str, *, at: datetime) -> bool:
        """Links a quarter again where the Office changed its register since, and says so; ids and decisions stay."""
        with writing(self.engine, in_a_row=True) as connection:
            return follow_units(connection, quarter, units=self.units, at=at)

    def honours_for(self, found: Sequence[Proposal]) -> dict[str, tuple[KnownHonour, ...]]:
        """What was granted before to the nominee of each proposal, surely or maybe; those without any are left out."""
        with reading(self.engine) as connection:
            said = kinships_in(connection)
        kin = {id_ for each in said for id_ in (each.one, each.other)} - {each.id for each in found}
        known = [*found, *self.proposals(ids=kin)] if kin else found
        told = {each.id: words for each in found if (words := statements_of(each).value("honours"))}
        owners = Owners(identify(appearances_of(known, self.units), said), self.units, told)
        with reading(self.engine) as connection:
            blocks = blocks_of(known) | owners.blocks_of_collectives(found, names_of_collectives(connection))
            return owners.of(found, honours_in_blocks(connection, blocks))

    def honours(self, name: str | None = None) -> list[KeptHonour]:
        """The history of commendation: everything that was granted, or to those whose name has these letters."""
        with reading(self.engine) as connection:
            return all_honours(connection, name)

    def honour_coverage(self) -> dict[tuple[str, int], int]:
        """How many honours of each code or level the imported history tells for each year."""
        with reading(self.engine) as connection:
            return coverage(connection)

    def enter_honours(
        self,
        told: Sequence[Honour],
        *,
        file: str,
        who: str,
        at: datetime,
        replace: bool = False,
        keep: bool = True,
    ) -> Entered:
        """Enters the honours that a workbook tells, and says what became of each; twice is as once."""
        with writing(self.engine, in_a_row=True) as connection:
            return enter(connection, told, file=_storable(file), who=who, at=at, replace=replace, keep=keep)

    def people(self, name: str | None = None) -> tuple[People, list[Proposal]]:
        """Who is who over all quarters, and the proposals of it; of those alone whose name has these letters."""
        statement = select(proposals.c.id).where(proposals.c.state == "active")
        if name:
            statement = statement.where(named_like(name))
        with reading(self.engine) as connection:
            ids = connection.execute(statement).scalars().all()
        found = [each for each in self.proposals(ids=ids if name else None) if each.nominee.kind == PERSON]
        return self._identify(found), found

    def tell_kinship(self, one: str, other: str, *, is_same: bool, who: str, at: datetime) -> None:
        """Keeps for good whether the nominees of two proposals are one person; it beats every rule."""
        with writing(self.engine, in_a_row=True) as connection:
            put_kinship(connection, one, other, is_same=is_same, who=who, at=at)

    def kinships(self) -> tuple[Kinship, ...]:
        """What people said of who is who."""
        with reading(self.engine) as connection:
            return tuple(kinships_in(connection))

    def _identify(self, found: Iterable[Proposal]) -> People:
        with reading(self.engine) as connection:
            said = kinships_in(connection)
        return identify(appearances_of(found, self.units), said)

    def quarters(self) -> list[str]:
        """The quarters of which anything is recorded, oldest first."""
        found = select(proposals.c.quarter).union(select(readings.c.quarter))
        with reading(self.engine) as connection:
            return sorted(connection.execute(found).scalars())

    def unlinked(self, quarter: str) -> list[Reading]:
        """Readings of a quarter that no proposal rests on."""
        used = select(sources.c.sha256).join(proposals).where(proposals.c.state == "active")
        free = (readings.c.quarter == quarter, readings.c.is_current, readings.c.sha256.not_in(used))
        with reading(self.engine) as connection:
            bodies = connection.execute(select(readings.c.body).where(*free).order_by(readings.c.id)).scalars().all()
        found = [Reading.model_validate_json(body) for body in bodies]
        return [r for r in found if r.kind or r.nominees]

    def readings(self, sha256s: Iterable[str]) -> list[Reading]:
        """The newest readings of these files, as the extractor gave them."""
        wanted = (readings.c.sha256.in_(set(sha256s)), readings.c.is_current)
        with reading(self.engine) as connection:
            bodies = connection.execute(select(readings.c.body).where(*wanted).order_by(readings.c.id)).scalars().all()
        return [Reading.model_validate_json(body) for body in bodies]

    def decide(self, proposal_id: str, field: str, value: str | None, *, who: str, at: datetime) -> None:
        """Sets a person's value for a field, for good; None says that there is none. Old and new go into the history.

        Fields: those of the nominee, requested.code, .text, .year ..., legal_kind, sender; and identity: "rieng" where
        the nominee is nobody else, or the id of a proposal of the same person, which is then linked with this one; and
        those of `records.statements` (told.pending …), as JSON.
        Raises RecordError for an unknown proposal, field or code.
        """
        with writing(self.engine, in_a_row=True) as connection:
            put_decision(connection, proposal_id, field, value, who=who, at=at, units=self.units)

    def decide_all(
        self, proposal_id: str, told: Callable[[Proposal], Mapping[str, str | None]], *, who: str, at: datetime
    ) -> None:
        """Sets what `told` makes of the proposal as it stands: all or nothing, and nobody else writes in between."""
        with writing(self.engine, in_a_row=True) as connection:
            kept = select(proposals).where(proposals.c.id == survivor(connection, proposal_id))
            for known in self._as_decided(connection, kept):
                for field, value in told(known).items():
                    put_decision(connection, known.id, field, value, who=who, at=at, units=self.units)

    def has_honour(self, key: str) -> bool:
        """Whether the history of commendation holds one whose key begins so, as it is shown."""
        with reading(self.engine) as connection:
            return is_known(connection, key)

    def history(self, subject: str | None = None) -> list[Change]:
        """Every change in the order in which it was made, of one proposal or of all."""
        statement = select(history).order_by(history.c.id)
        if subject is not None:
            statement = statement.where(history.c.subject == subject)
        with reading(self.engine) as connection:
            return [Change(**row._mapping) for row in connection.execute(statement)]

    def corrections(self, *, quarter: str | None = None, since: datetime | None = None) -> list[Correction]:
        """Every value that a person confirmed or corrected, beside the machine's of today; of a quarter or of all."""
        with reading(self.engine) as connection:
            return corrections_in(connection, quarter=quarter, since=since)

    # --- drafts

    def save_draft(self, quarter: str, *, version: int, path: str, sha256: str, at: datetime) -> None:
        """Notes a file made for a quarter; the same version of it with other bytes is refused."""
        key = {"quarter": quarter, "version": version, "path": path}
        with writing(self.engine, in_a_row=True) as connection:
            known = connection.execute(select(drafts.c.sha256).filter_by(**key)).scalar()
            if known is None:
                connection.execute(insert(drafts).values(**key, sha256=sha256, at=at))
            elif known != sha256:
                raise RecordError(
                    f"Lần {version} của {path} đã ghi với nội dung khác.", hint="Lập lần tiếp theo.", code="DU_THAO_CU"
                )

    def drafts(self, quarter: str) -> list[Draft]:
        """The files made for a quarter, by version."""
        columns = (drafts.c.quarter, drafts.c.version, drafts.c.path, drafts.c.sha256, drafts.c.at)
        statement = select(*columns).where(drafts.c.quarter == quarter).order_by(drafts.c.version, drafts.c.id)
        with reading(self.engine) as connection:
            return [Draft(**row._mapping) for row in connection.execute(statement)]


def _storable(file: str) -> str:
    """A name that is no valid UTF-8 on disk gets question marks: databases refuse it otherwise."""
    return file.encode("utf-8", "replace").decode("utf-8")


def _why_duplicate(first: Row[Any]) -> str:
    """Which file has the same bytes; a reason of its own where that one could not be taken either."""
    day = f"{first.received:%d/%m/%Y}"
    if first.status == "rejected":
        return f"Trùng nội dung với tệp “{first.file}” không nhận ngày {day}: {first.reason}"
    return f"Trùng nội dung với tệp “{first.file}” đã nhận ngày {day}."


def _enter(connection: Connection, values: dict[str, Any]) -> InputRecord:
    return _input_record(connection.execute(insert(inputs).values(attempts=0, **values).returning(*inputs.c)).one())


def _input_record(row: Row[Any]) -> InputRecord:
    return InputRecord(**{name: row._mapping[name] for name in InputRecord.model_fields})


def _claim(row: Row[Any]) -> Claim:
    return Claim(**{name: row._mapping[name] for name in Claim.model_fields})


def _is_held(claim: Claim) -> tuple[Any, ...]:
    return inputs.c.id == claim.id, inputs.c.owner == claim.owner, inputs.c.attempts == claim.attempts, _OPEN_INPUT


def _update_picked(picked: Select[Any]) -> Any:
    """An update of what is picked. PostgreSQL skips rows others hold, in a CTE that its planner may not run twice."""
    rows = picked.with_for_update(skip_locked=True).cte("picked").prefix_with("MATERIALIZED", dialect="postgresql")
    return update(inputs).where(inputs.c.id.in_(select(rows.c.id)))
