"""Takes a quarter; gives the files made for it in the outbox and how its proposals stand. Never overwrites."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from criteria import Rulebook, judged_facts, rewards_of, shortlist, voting_rules
from flows.books import open_books
from flows.judging import Judged, count_verdicts, judge_quarter, rules_of
from flows.owners import RUNS, held
from records.errors import RecordError, in_words
from records.proposals import CheckedProposal, TakenFile
from records.quarters import Quarter
from records.settings import Settings
from records.store import Record
from reports import compile_papers_of, write_quarter

PRESS = "cua-ghi"
DRAFTS = "du-thao"  # the program's own copies of its drafts, and of reviewers' files as they were when they were taken
HALF_WRITTEN = ".*quý *.tmp"


@dataclass(frozen=True)
class QuarterResult:
    """What was made: files in the order of reading, proposals by verdict, how many came in late."""

    quarter: str
    files: tuple[Path, ...] = ()
    proposals: int = 0
    verdicts: dict[str, int] = field(default_factory=dict)
    late: int = 0


def checked_quarter(settings: Settings, record: Record, quarter: Quarter) -> list[CheckedProposal]:
    """Every proposal of the quarter with its judgement, in the order of the ids."""
    return judge_quarter(record, quarter.name, rules_of(settings)).checked


def draw_up(settings: Settings, quarter: Quarter, *, made_on: date) -> QuarterResult:
    """Writes the workbook and the draft; a quarter without proposals gives no file."""
    with open_books(settings) as record:
        record.follow_units(quarter.name, at=datetime.now(UTC))
        rulebook = rules_of(settings)
        judged = judge_quarter(record, quarter.name, rulebook)
        checked = judged.checked
        if not checked:
            return QuarterResult(quarter.name)
        files = _write(settings, judged, quarter, made_on, rulebook=rulebook, taken=record.taken_files(quarter.name))
        for path in files:
            note_draft(record, quarter, path, folder=settings.outbox / quarter.name, at=datetime.now(UTC))
    late = sum(quarter.is_late(each.proposal.received) for each in checked)
    return QuarterResult(quarter.name, tuple(files), len(checked), count_verdicts(checked), late)


def _write(
    settings: Settings,
    judged: Judged,
    quarter: Quarter,
    made_on: date,
    *,
    rulebook: Rulebook,
    taken: list[TakenFile],
) -> list[Path]:
    said = judged.around.said
    facts = judged_facts([each.proposal for each in judged.checked], rulebook, around=judged.around)
    compilation = compile_papers_of(
        judged.checked,
        quarter=quarter,
        office=settings.profile_on(made_on),
        made_on=made_on,
        templates=settings.templates,
        files=taken,
        of_senders=judged.of_senders,
        shortlist=shortlist(judged.checked, facts, rulebook, on=made_on, said=said),
        voting=voting_rules(rulebook, on=made_on),
    )
    refused = {row.proposal.id for row in compilation.refused}
    rewards = rewards_of(
        judged.checked, rulebook, on=made_on, said=said, granted=compilation.to_be_paid, refused=refused
    )
    compilation = replace(compilation, rewards=rewards)
    try:
        with held(settings.data / RUNS / PRESS):
            for path in settings.outbox.rglob(HALF_WRITTEN):  # left by a kill: nobody else writes now
                path.unlink(missing_ok=True)
            return write_quarter(settings.outbox, compilation, archive=settings.data / DRAFTS).paths
    except OSError as exc:
        raise RecordError(
            f"Không ghi được kết quả vào {settings.outbox}: {in_words(exc)}.",
            hint="Kiểm tra ổ đĩa còn chỗ và quyền ghi vào thư mục, rồi chạy lại.",
        ) from exc


def note_draft(record: Record, quarter: Quarter, path: Path, *, folder: Path, at: datetime) -> None:
    """Enters a file that was made; one whose older namesake a person threw away counts as the next version of it."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    name = path.relative_to(folder).as_posix()
    known = [draft for draft in record.drafts(quarter.name) if draft.path == name]
    if any(draft.sha256 == sha256 for draft in known):
        return
    version = max((draft.version for draft in known), default=0) + 1
    record.save_draft(quarter.name, version=version, path=name, sha256=sha256, at=at)
