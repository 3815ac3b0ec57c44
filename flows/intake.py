"""Takes the files of the inbox through keeping, recording, reading and judging; gives what became of each.

Plain steps that any runner may order: every step can be done again, and what a kill left half done the next run
finishes. The bytes are kept before anything is recorded, and leave the inbox only after the result is recorded.
"""

from __future__ import annotations

import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import product
from pathlib import Path
from typing import Any

from extractors.dossier import DossierRoom
from extractors.phrasebook import phrasebook_in_force
from flows import inbox as folder_of_papers
from flows.books import open_books
from flows.drafts import RETURNED, take_back, to_keep
from flows.inbox import GROWING_REASON, REFUSED, Seen, is_young, look
from flows.judging import count_verdicts, judge_some, rules_of
from flows.originals import clear, find_kept, note_of
from flows.owners import RUNS, dead_owners, held, owner_name
from flows.reading import BYTES_LIMIT, LIMITS, reading_of
from flows.terminal import log_failure, say
from records.archive import Kept, keep, put_aside
from records.claims import ATTEMPTS, Claim
from records.errors import InputError, RecordError
from records.proposals import InputRecord, InputStatus
from records.quarters import VIETNAM, Quarter
from records.readings import Reading, ReadingStatus, files_of
from records.settings import Settings
from records.stages import FIXED
from records.store import Record

ARCHIVE = "kho-luu"
READ_PAGES = "bo-nho-trang"  # what was read of scanned pages; may be deleted at any time
DOOR = "cua-nhan"
HALF_KEPT = ".dang-chep-*"
FILES_A_RUN = 200
FILES_A_CLAIM = 50
LEASE_SECONDS = 3600.0  # what takes longer may be read by two runs; the first to finish records it
SECOND_LOOK_SECONDS = 1.0
MEND_ARCHIVE = "chép lại kho lưu từ bản sao lưu hoặc bỏ lại tệp vào hộp thư đến, rồi chạy lại."
NOT_YET = frozenset({"DANG_GHI", "DANG_BAN", "HET_CHO"})
STATUSES = ("processed", "needs_review", "rejected", "duplicate", "pending", "ignored")
_OF_READING: dict[ReadingStatus, InputStatus] = {
    "read": "processed",
    "needs_review": "needs_review",
    "rejected": "rejected",
}


@dataclass(frozen=True)
class Taken:
    """What became of one file in this run."""

    file: str
    sha256: str | None
    status: str
    reason: str | None = None
    proposal_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class IntakeResult:
    """One run: the files in the order of their names, verdicts of the proposals they touched, whether more waits."""

    taken: tuple[Taken, ...] = ()
    verdicts: dict[str, int] = field(default_factory=dict)
    is_full: bool = False

    @property
    def counts(self) -> dict[str, int]:
        found = Counter(each.status for each in self.taken)
        return {status: found[status] for status in STATUSES}

    def as_contract(self) -> dict[str, Any]:
        """The object that `tdkt intake --json` prints."""
        taken = [
            {
                "file": each.file,
                "sha256": each.sha256,
                "status": each.status,
                "reason": each.reason,
                "proposal_ids": list(each.proposal_ids),
            }
            for each in self.taken
        ]
        return {"taken": taken, "counts": self.counts}


Day = date | Mapping[str, date] | None
Each = Callable[[Callable[[Claim], Taken], Sequence[Claim]], list[Taken]]


@dataclass(frozen=True)
class Desk:
    """What the steps of one run share. `received` is the day of all files, of each by name, or None for today."""

    settings: Settings
    record: Record
    owner: str
    workers: int
    received: Day
    stable_seconds: float
    failed: list[Claim] = field(default_factory=list)
    _rooms: list[DossierRoom] = field(default_factory=list)
    _starting: threading.Lock = field(default_factory=threading.Lock)

    @property
    def archive(self) -> Path:
        return self.settings.data / ARCHIVE

    @property
    def room(self) -> DossierRoom:
        """Opened when the first file is read: a run that finds nothing starts no child."""
        with self._starting:
            if not self._rooms:
                self._rooms.append(_open_room(self.settings, self.workers))
            return self._rooms[0]

    def received_on(self, name: str) -> date:
        today = datetime.now(VIETNAM).date()
        if isinstance(self.received, Mapping):
            return self.received.get(name, today)
        return self.received or today

    def at_the_door(self) -> AbstractContextManager[None]:
        """One at a time from a look at an original to its entry, and from a result to the original's removal.

        A second run would else enter the file that this one has just finished as a duplicate of itself.
        """
        return held(self.settings.data / RUNS / DOOR)


def _open_room(settings: Settings, workers: int) -> DossierRoom:
    return DossierRoom(workers, returned=settings.data / RETURNED, page_cache=settings.data / READ_PAGES, **LIMITS)


@contextmanager
def open_desk(
    settings: Settings,
    *,
    received: Day = None,
    workers: int | None = None,
    stable_seconds: float = folder_of_papers.STABLE_SECONDS,
) -> Iterator[Desk]:
    """A desk with an open record and a name of its own; what dead runs had claimed is given back first."""
    workers = workers or os.cpu_count() or 1
    runs = settings.data / RUNS
    phrasebook_in_force({"TDKT_TEMPLATES": str(settings.templates)})  # a mistake in it stops here, with its line
    with open_books(settings) as record, owner_name(runs) as owner:
        give_back_abandoned(record, runs)
        desk = Desk(settings, record, owner, workers, received, stable_seconds)
        try:
            yield desk
        finally:
            for room in desk._rooms:
                room.close()
            for claim in desk.failed:  # only now: this run would claim them again at once
                record.release(claim)


def run_intake(desk: Desk, *, each: Each) -> IntakeResult:
    """One whole run over at most FILES_A_RUN files; `each` runs a step over many files, in parallel or not."""
    ready, remarks = sort_inbox(desk)
    originals = {_as_recorded(seen.name): seen.path for seen in ready}
    settle(desk, originals)
    taken = [*remarks, *receive_all(desk, ready)]
    read = 0
    while read < FILES_A_RUN and (claims := claim(desk, limit=min(FILES_A_CLAIM, FILES_A_RUN - read))):
        expect(desk, claims)
        taken += each(lambda one: process(desk, one, originals), claims)
        read += len(claims)
    ids = {id_ for one in taken for id_ in one.proposal_ids}
    verdicts = judge_touched(desk, ids)
    taken = sorted(taken, key=lambda one: (one.file, one.status))
    has_moved = any(one.status not in ("pending", "ignored") for one in taken)
    is_full = has_moved and (read >= FILES_A_RUN or len(ready) > FILES_A_RUN)
    return IntakeResult(tuple(taken), verdicts, is_full)


# --- steps


def give_back_abandoned(record: Record, runs: Path) -> None:
    """Frees what killed runs of this machine had claimed, without waiting for their leases.

    Their attempts are forgotten: a file that breaks its reader breaks a child, never the run, so it is not to blame.
    """
    with dead_owners(runs) as owners:
        if not owners:
            return
        pending = [one for one in record.inputs() if one.status == "pending" and one.sha256]
        for one, owner, attempts in product(pending, owners, range(1, ATTEMPTS + 1)):
            claim = Claim(
                id=one.id,
                file=one.file,
                sha256=one.sha256 or "",
                owner=owner,
                attempts=attempts,
                received=one.received,
            )
            record.release(claim, counts=False)


def sort_inbox(desk: Desk) -> tuple[list[Seen], list[Taken]]:
    """The files that stand still, by name, and what is said of those that wait or are passed over."""
    before = look(desk.settings.inbox, now=time.time())
    files = [seen for seen in before if seen.state == "file"]
    if files:
        young = any(is_young(seen, now=time.time()) for seen in files)
        time.sleep(desk.stable_seconds if young else min(SECOND_LOOK_SECONDS, desk.stable_seconds))
    after = look(desk.settings.inbox, now=time.time()) if files else before
    known = {seen.name: seen.stamp for seen in files}
    still = [seen for seen in after if seen.state == "file" and known.get(seen.name) == seen.stamp]
    names = {seen.name for seen in still}
    waiting = [seen for seen in after if seen.state != "ignored" and seen.name not in names]
    remarks = [Taken(_as_recorded(seen.name), None, "pending", seen.reason or GROWING_REASON) for seen in waiting]
    return still[: FILES_A_RUN + 1], remarks + [_ignore(desk, seen) for seen in after if seen.state == "ignored"]


def settle(desk: Desk, originals: Mapping[str, Path]) -> None:
    """Finishes inputs whose result is recorded but whose file a killed run, or an open Word, left in the inbox."""
    with desk.at_the_door():  # nobody else copies now, so what is half copied was left by a kill
        for path in desk.archive.glob(HALF_KEPT):
            path.unlink(missing_ok=True)
    for row in desk.record.unarchived():
        kept = find_kept(desk.archive, row.sha256 or "")
        if kept is not None:
            with desk.at_the_door():
                put_away(desk, row, kept, originals)


def receive_all(desk: Desk, ready: Sequence[Seen]) -> list[Taken]:
    """Keeps and records each file; gives those that go no further: duplicates, refused and busy ones."""
    return [taken for seen in ready[:FILES_A_RUN] if (taken := receive(desk, seen)) is not None]


def receive(desk: Desk, seen: Seen) -> Taken | None:
    """Keeps the bytes, then records the file; None where it is now waiting to be read, or was taken by another run."""
    with desk.at_the_door():
        return _receive(desk, seen) if os.path.lexists(seen.path) else None


def _receive(desk: Desk, seen: Seen) -> Taken | None:
    name = _as_recorded(seen.name)
    day = desk.received_on(seen.name)
    try:
        kept = keep(seen.path, desk.archive, limit_bytes=BYTES_LIMIT)
    except InputError as exc:
        if exc.code in NOT_YET:
            return Taken(name, None, "pending", exc.sentence())
        return _refuse(desk, seen, exc, day)
    row = desk.record.take(name, kept.sha256, received=day, size=kept.size)
    if row.status == "pending":
        return None
    put_away(desk, row, kept, {name: seen.path})
    return Taken(name, kept.sha256, row.status, row.reason)


def claim(desk: Desk, *, limit: int) -> list[Claim]:
    return desk.record.claim(desk.owner, limit=limit, lease_seconds=LEASE_SECONDS, now=datetime.now(UTC))


def expect(desk: Desk, claims: Sequence[Claim]) -> None:
    """Lets the reading room convert the legacy files of a claim together."""
    kept = [find_kept(desk.archive, claim.sha256) for claim in claims]
    desk.room.expect(each.path for each in kept if each is not None)


def process(desk: Desk, claim: Claim, originals: Mapping[str, Path]) -> Taken:
    """Reads one claimed file in a child, records the result, then takes the original out of the inbox."""
    try:
        return _process(desk, claim, originals)
    except RecordError:
        raise
    except Exception as exc:  # a fault of ours in one file must not hold up the others
        log_failure(desk.settings.data, exc, at=datetime.now(VIETNAM))
        desk.failed.append(claim)
        return Taken(claim.file, claim.sha256, "pending", "Chương trình gặp lỗi ở tệp này; sẽ thử lại ở lượt sau.")


def _process(desk: Desk, claim: Claim, originals: Mapping[str, Path]) -> Taken:
    kept = find_kept(desk.archive, claim.sha256)
    if kept is None:
        desk.failed.append(claim)
        return Taken(claim.file, claim.sha256, "pending", f"Không thấy bản gốc trong kho lưu; {MEND_ARCHIVE}")
    reading = reading_of(desk.room.read(kept.path, claim.file), claim.file, path=kept.path, sha256=claim.sha256)
    if reading.reason_code in NOT_YET:  # nothing is wrong with the file
        desk.failed.append(claim)
        return Taken(claim.file, claim.sha256, "pending", reading.reason)
    with desk.at_the_door():
        return _finish(desk, claim, reading, kept, originals)


def _finish(desk: Desk, claim: Claim, reading: Reading, kept: Kept, originals: Mapping[str, Path]) -> Taken:
    reading = take_back(
        desk.settings,
        reading,
        original=kept.path,
        received=claim.received,
        is_fixed=lambda quarter: desk.record.standing(quarter).stage in FIXED,
    )
    status = _OF_READING[reading.status]
    try:
        ids = desk.record.finish(
            claim,
            to_keep(files_of(reading)),
            status=status,
            reason=reading.reason,
            quarter=Quarter.of(claim.received).name,
            at=datetime.now(UTC),
            extractor=version("tdkt"),
        )
    except RecordError as exc:
        if exc.code != "MAT_QUYEN":
            raise
        return Taken(claim.file, claim.sha256, "pending", exc.message)
    row = InputRecord(
        id=claim.id,
        file=claim.file,
        sha256=claim.sha256,
        status=status,
        reason=reading.reason,
        received=claim.received,
    )
    put_away(desk, row, kept, originals)
    reason = reading.reason or _elsewhere(Quarter.of(claim.received), ids)
    return Taken(claim.file, claim.sha256, status, reason, tuple(ids))


def _elsewhere(own: Quarter, ids: Sequence[str]) -> str | None:
    """Where proposals went whose own quarter is closed."""
    others = sorted({id_.rpartition("-")[0] for id_ in ids} - {own.name})
    labels = ", ".join(Quarter.parse(name).label for name in others)
    return f"Quý {own.label} đã khóa sổ nên ghi vào quý {labels}." if others else None


def put_away(desk: Desk, row: InputRecord, kept: Kept, originals: Mapping[str, Path]) -> None:
    """Takes a finished file out of the inbox; one that is still open is tried in the next run."""
    path = originals.get(row.file, desk.settings.inbox / row.file)
    if clear(row, kept, path=path, inbox=desk.settings.inbox):
        desk.record.mark_archived(row.id, kept.path.relative_to(desk.settings.data).as_posix())


def judge_touched(desk: Desk, ids: set[str]) -> dict[str, int]:
    """Verdicts of the proposals that this run touched."""
    if not ids:
        return {}
    return count_verdicts(judge_some(desk.record, ids, rules_of(desk.settings)))


def _ignore(desk: Desk, seen: Seen) -> Taken:
    name, reason = _as_recorded(seen.name), seen.reason or ""
    desk.record.set_aside(name, status="ignored", reason=reason, received=desk.received_on(seen.name))
    return Taken(name, None, "ignored", reason)


def _refuse(desk: Desk, seen: Seen, error: InputError, day: date) -> Taken:
    name = _as_recorded(seen.name)
    desk.record.set_aside(name, status="rejected", reason=error.sentence(), received=day)
    try:
        put_aside(seen.path, desk.settings.inbox / REFUSED, note_of(name, error.sentence()))
    except InputError as exc:
        say(exc.sentence())
    return Taken(name, None, "rejected", error.sentence())


def _as_recorded(name: str) -> str:
    """As the record keeps it: a name that is no valid UTF-8 gets question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def plain_each(desk: Desk) -> Each:
    """Runs a step over many files on threads, as many as there are reading children."""

    def each(step: Callable[[Claim], Taken], claims: Sequence[Claim]) -> list[Taken]:
        with ThreadPoolExecutor(max_workers=desk.workers) as threads:
            return list(threads.map(step, claims))

    return each


def merged(results: Sequence[IntakeResult]) -> IntakeResult:
    """Several runs as one; what is said of a waiting or passed-over file is said once."""
    taken = dict.fromkeys(one for result in results for one in result.taken)
    verdicts: Counter[str] = Counter()
    for result in results:
        verdicts.update(result.verdicts)
    return IntakeResult(tuple(taken), dict(verdicts))


def days_in_words(received: Day) -> str | dict[str, str] | None:
    """Days of receipt as parameters of a flow, which have to be plain text."""
    if isinstance(received, Mapping):
        return {name: day.isoformat() for name, day in received.items()}
    return received.isoformat() if received else None
