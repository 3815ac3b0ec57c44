"""Takes inputs, readings and people's decisions; keeps them in the database and gives proposals with their history.

The one door to the record. Times, days and owners are passed in; who belongs together is `records.linking`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, Select, select, update

from records.accounting import taken_files
from records.claims import Claim, claim_pending, is_held
from records.corrections import Correction
from records.decided import corrections_in, decided_values, machine_proposal, stated_values
from records.deciding import put_decision
from records.drafts import Draft, drafts_of, note_files
from records.entries import enter_file, input_record, put_aside, storable
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
from records.namesakes import settle_namesakes
from records.people import Kinship, People, identify
from records.placing import Deadline, placed, put_admission
from records.proposals import InputRecord, InputStatus, Proposal, TakenFile
from records.quarters import Quarter
from records.readings import Model, Reading
from records.relinking import active_ids, follow_units, put_readings, quarter_of, relink, survivor
from records.repeats import with_all_repeats
from records.sessions import (
    frozen_files_of,
    members_of,
    note_compiled,
    note_review,
    put_flag_honour,
    put_move,
    put_outcomes,
    put_reopening,
    standing_of,
)
from records.stages import Outcome, QuarterStanding, Stage
from records.statements import statements_of
from records.tables import history, inputs, proposals, read_url, reading, readings, sources, writing
from records.units import Register


class Change(Model):
    """One line of the history: who changed which field of what, from what to what."""

    id: int
    at: datetime
    who: str
    subject: str
    field: str
    old: str | None
    new: str | None


def plain_deadline(quarter: Quarter) -> date:
    """The first day that is too late where the Office has no rule of its own."""
    return quarter.deadline


def open_record(
    url: str,
    *,
    units: Register = NO_UNITS,
    complete: Sequence[CompleteHistory] = (),
    deadline: Deadline = plain_deadline,
) -> Record:
    """Opens the record, made or brought up to date where needed; raises RecordError where it is damaged.

    `units` is the Office's register: what is linked and given is seen through it; it is never written down. `complete`
    is its word on the history of commendation, `deadline` on the day from which a proposal waits for the next quarter.
    """
    return Record(prepare(read_url(url)), units, complete, deadline)


class Record:
    """The open record; close it, or use it in a `with`."""

    def __init__(
        self,
        engine: Engine,
        units: Register = NO_UNITS,
        complete: Sequence[CompleteHistory] = (),
        deadline: Deadline = plain_deadline,
    ) -> None:
        self.engine = engine
        self.units = units
        self.complete = tuple(complete)
        self.deadline = deadline

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
        with writing(self.engine, in_a_row=True) as connection:
            return enter_file(connection, file, sha256, received=received, size=size)

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
        told = {"status": status, "reason": reason}
        with writing(self.engine, in_a_row=True) as connection:
            return put_aside(connection, file, told, received=received, sha256=sha256)

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
            return [input_record(row) for row in connection.execute(statement.order_by(inputs.c.id))]

    # --- work

    def claim(self, owner: str, *, limit: int, lease_seconds: float, now: datetime) -> list[Claim]:
        """Leases up to `limit` pending inputs, oldest first; what failed three times is rejected instead."""
        with writing(self.engine, in_a_row=False) as connection:
            return claim_pending(connection, owner, limit=limit, lease_seconds=lease_seconds, now=now)

    def release(self, claim: Claim, *, counts: bool = True) -> bool:
        """Gives an input back; with `counts=False` the attempt is forgotten. False where the claim was lost already."""
        values = {"owner": None, "lease_until": None, "attempts": claim.attempts - (not counts)}
        with writing(self.engine, in_a_row=False) as connection:
            return bool(connection.execute(update(inputs).where(*is_held(claim)).values(**values)).rowcount)

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
        What speaks of a closed quarter is entered in the next.
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
            if not connection.execute(update(inputs).where(*is_held(claim)).values(**values)).rowcount:
                raise RecordError(
                    f"Tệp “{claim.file}” đã được giao cho nơi khác xử lý.",
                    hint="Không cần làm gì: nơi đó sẽ ghi kết quả.",
                    code="MAT_QUYEN",
                )
            if not kept:
                return []
            quarter = quarter_of(connection, claim.id, kept, quarter=quarter, units=self.units)
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
        """Those considered before a quarter whose nominees it may name again: of the same letters, or by people."""
        with reading(self.engine) as connection:
            places = placed(connection, self.deadline)
            here = {id_ for id_, place in places.items() if place == quarter}
            kin = {id_ for said in kinships_in(connection) for id_ in (said.one, said.other)}
            named = select(proposals.c.block).where(proposals.c.id.in_(here))
            may_be_one = proposals.c.block.in_(named) | proposals.c.id.in_(kin)
            before = {id_ for id_, place in places.items() if place < quarter}
            return self._as_decided(connection, select(proposals).where(proposals.c.id.in_(before), may_be_one))

    def _as_decided(self, connection: Connection, statement: Select[Any]) -> list[Proposal]:
        rows = connection.execute(statement.order_by(proposals.c.quarter, proposals.c.number)).all()
        decided, told = decided_values(connection, ids := {row.id for row in rows}), stated_values(connection, ids)
        places = placed(connection, self.deadline) if rows else {}
        found = [
            with_decisions(machine_proposal(row), decided.get(row.id, {}), told=told.get(row.id, ())) for row in rows
        ]
        found = [each.model_copy(update={"considered": places[each.id]}) for each in found if each.id in places]
        return [with_known_units(proposal, self.units) for proposal in found]

    def considered(self, quarter: str) -> list[Proposal]:
        """The proposals considered in a quarter, each with what was asked for the same person before in the year."""
        found = self._placed(lambda _own, place: place == quarter)
        years = {quarter[:4], *(each.quarter[:4] for each in found)}
        before = self._placed(lambda own, place: place < quarter and bool({own[:4], place[:4]} & years))
        return with_all_repeats(found, before, who_is_who=self._identify)

    def postponed(self, quarter: str) -> list[Proposal]:
        """Those received in a quarter or before that are considered in a later one."""
        return self._placed(lambda own, place: own <= quarter < place)

    def _placed(self, is_wanted: Callable[[str, str], bool]) -> list[Proposal]:
        """The proposals whose own quarter and whose place are wanted."""
        with reading(self.engine) as connection:
            places = placed(connection, self.deadline)
            own = {id_: id_.rpartition("-")[0] for id_ in places}
            ids = {id_ for id_, place in places.items() if is_wanted(own[id_], place)}
            return self._as_decided(connection, select(proposals).where(proposals.c.id.in_(ids))) if ids else []

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
            return enter(connection, told, file=storable(file), who=who, at=at, replace=replace, keep=keep)

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
            settle_namesakes(connection, one, other, is_same=is_same, who=who, at=at, units=self.units)

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

    # --- the quarter before the Council

    def standing(self, quarter: str) -> QuarterStanding:
        """Where a quarter stands, what the Council decided in it, and whom a person chose for the flag."""
        with reading(self.engine) as connection:
            return standing_of(connection, quarter)

    def note_compiled(
        self, quarter: str, named: Sequence[Proposal], *, proposed: Collection[str], at: datetime
    ) -> None:
        """Keeps of which proposals the papers speak, and who is on the approved list; moves an open quarter on."""
        with writing(self.engine, in_a_row=True) as connection:
            note_compiled(connection, quarter, named, proposed, at=at)

    def note_review(self, quarter: str, *, who: str, at: datetime) -> None:
        """A reviewer wrote into a paper: a compiled quarter is in review; any other stays where it is."""
        with writing(self.engine, in_a_row=True) as connection:
            note_review(connection, quarter, who=who, at=at)

    def members(self, quarter: str) -> dict[str, bool]:
        """Of which proposals the papers of a quarter speak, true for those on the approved list."""
        with reading(self.engine) as connection:
            return members_of(connection, quarter)

    def move_stage(
        self,
        quarter: str,
        stage: Stage,
        *,
        who: str,
        at: datetime,
        reason: str | None = None,
        files: Mapping[str, str] | None = None,
    ) -> None:
        """Moves a quarter on; closing keeps the hashes of its `files`. RecordError says what has to happen first."""
        considered = self.considered(quarter) if stage == "submitted" else []
        with writing(self.engine, in_a_row=True) as connection:
            put_move(connection, quarter, stage, who=who, at=at, reason=reason, considered=considered, files=files)

    def reopen(self, quarter: str, *, stage: Stage = "in_review", who: str, at: datetime, reason: str | None) -> None:
        """Takes a submitted quarter back to an earlier step, with a reason."""
        with writing(self.engine, in_a_row=True) as connection:
            put_reopening(connection, quarter, stage, who=who, at=at, reason=reason)

    def frozen_files(self, quarter: str) -> tuple[int, dict[str, str]]:
        """The how manieth closing it is or will be, and the papers that a closed quarter was frozen with."""
        with reading(self.engine) as connection:
            return frozen_files_of(connection, quarter)

    def admit(
        self, proposal: str, quarter: str | None, *, who: str, at: datetime, reason: str | None = None
    ) -> tuple[str, str]:
        """Has a proposal considered in a quarter (None: the next one), whatever its day; gives before and after."""
        with writing(self.engine, in_a_row=True) as connection:
            return put_admission(connection, proposal, quarter, who=who, at=at, reason=reason, deadline=self.deadline)

    def decide_outcomes(self, quarter: str, told: Sequence[Outcome]) -> int:
        """Keeps what the Council decided, all or nothing; gives how many say something new."""
        with writing(self.engine, in_a_row=True) as connection:
            return put_outcomes(connection, quarter, told)

    def honour_at_flag(
        self, quarter: str, proposal: str | None, *, who: str, at: datetime, reason: str | None = None
    ) -> None:
        """Keeps whom a person chose for biểu dương dưới cờ; None takes the choice back."""
        with writing(self.engine, in_a_row=True) as connection:
            put_flag_honour(connection, quarter, proposal, who=who, at=at, reason=reason, deadline=self.deadline)

    # --- drafts

    def note_files(self, quarter: str, files: Mapping[str, str], *, at: datetime) -> None:
        """Notes the files made for a quarter, by path in its folder, with the hashes of their bytes."""
        with writing(self.engine, in_a_row=True) as connection:
            note_files(connection, quarter, files, at=at)

    def drafts(self, quarter: str) -> list[Draft]:
        """The files made for a quarter, by version."""
        with reading(self.engine) as connection:
            return drafts_of(connection, quarter)
