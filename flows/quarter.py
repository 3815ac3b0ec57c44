"""Takes a quarter; gives the files made for it in the outbox and how its proposals stand. Never overwrites an edit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from flows.books import open_books
from flows.clock import now
from flows.compiling import compilation_of, day_of_papers
from flows.drafts import DRAFTS, PRESS
from flows.freezing import Frozen, put_back
from flows.judging import count_verdicts, judge_quarter, rules_of
from flows.owners import RUNS, held
from flows.printing import PDF_FOLDER, print_papers
from records.errors import RecordError, in_words
from records.proposals import CheckedProposal
from records.quarters import Quarter
from records.relinking import PROGRAM
from records.settings import Settings
from records.stages import FIXED, Stage, Suggestion
from records.store import Record
from records.suggestions import note_suggestions
from reports import Compilation
from reports.desk import DeskResult, Laid, lay_papers, told_of
from reports.filing import filed_of
from reports.papers.bundle import bundle, bundle_name
from reports.papers.changes import changes_paper
from reports.papers.contents import contents_paper
from reports.papers.pack import pack
from reports.versions import keep_version, put_bytes

HALF_WRITTEN = ".*.[0-9]*.tmp"  # the name of a file that was being written, with the number of its process
# what the Council already has once it was submitted: drawn anew only after the quarter was reopened
SUBMITTED = ("to-trinh", "phu-luc-bang-tong-hop", "danh-sach", "phieu-bieu-quyet", "bang-tong-hop", "bieu-duong")
SUBMITTED_FOLDERS = ("danh-sach", "cong-van", "tom-tat")


@dataclass(frozen=True)
class QuarterResult:
    """What was made: files in the order of reading, proposals by verdict, those let in late, those that wait.

    `desk` says what became of each paper; `frozen` of each file of a closed quarter, which is only looked after;
    `printed` are the PDFs for reading, where they were asked for; `outside` our papers in the outbox itself, where
    older versions of the program laid them: they stay as they are, and what was written into them is in no paper.
    """

    quarter: str
    stage: Stage = "open"
    files: tuple[Path, ...] = ()
    proposals: int = 0
    verdicts: Mapping[str, int] = field(default_factory=dict)
    late: int = 0
    waiting: int = 0
    corrections: int = 0
    desk: DeskResult | None = field(default=None, compare=False, repr=False)
    frozen: tuple[Frozen, ...] = ()
    printed: tuple[Path, ...] = ()
    outside: tuple[str, ...] = ()

    @property
    def fresh(self) -> tuple[Laid, ...]:
        """The papers of which this run wrote a file that nobody has seen yet."""
        return tuple(each for each in (self.desk.papers if self.desk else ()) if each.state in ("new", "next"))


def checked_quarter(settings: Settings, record: Record, quarter: Quarter) -> list[CheckedProposal]:
    """Every proposal considered in the quarter with its judgement, in the order of the ids."""
    return judge_quarter(record, quarter.name, rules_of(settings)).checked


def draw_up(
    settings: Settings,
    quarter: Quarter,
    *,
    made_on: date | None = None,
    at: datetime | None = None,
    with_pdf: bool = False,
) -> QuarterResult:
    """Lays the papers of a quarter into its folder, one run at a time; one without proposals gives no file.

    Without a day they bear that of today, or once the quarter was submitted that of its last step. `at` is when it is
    done, now where nothing is said. A closed quarter is not made again: its files are looked after.
    """
    try:
        with held(settings.data / RUNS / PRESS), open_books(settings) as record:
            standing = record.standing(quarter.name)
            if standing.stage == "closed":
                result = _look_after(settings, record, quarter)
            else:
                day = made_on or day_of_papers(standing, today=now().date())
                result = _make(settings, record, quarter, made_on=day, at=at or now())
        if not with_pdf:
            return result
        printed = print_papers(result.files, settings.outbox / quarter.name / PDF_FOLDER)
        return replace(result, printed=tuple(printed))
    except OSError as exc:
        raise RecordError(
            f"Không ghi được kết quả vào {settings.outbox}: {in_words(exc)}.",
            hint="Kiểm tra ổ đĩa còn chỗ và quyền ghi vào thư mục, rồi chạy lại.",
        ) from exc


def _look_after(settings: Settings, record: Record, quarter: Quarter) -> QuarterResult:
    frozen = put_back(settings, record, quarter)
    files = tuple(each.path for each in frozen if each.state != "lost")
    return QuarterResult(quarter.name, "closed", files, proposals=len(record.members(quarter.name)), frozen=frozen)


def _make(settings: Settings, record: Record, quarter: Quarter, *, made_on: date, at: datetime) -> QuarterResult:
    name = quarter.name
    for own in record.quarters():  # late ones of the quarter before are of this one
        if own <= name:
            record.follow_units(own, at=at)
    rulebook = rules_of(settings)
    judged = judge_quarter(record, name, rulebook)
    waiting = record.postponed(name)
    if not judged.checked:
        return QuarterResult(name, record.standing(name).stage, waiting=len(waiting))
    compilation = compilation_of(settings, record, judged, quarter, rulebook=rulebook, made_on=made_on)
    desk = _lay(settings, compilation)
    corrections = _note(record, compilation, desk, at=at)
    files = _finish(settings, record, compilation, desk, corrections=corrections, at=at)
    return QuarterResult(
        name,
        record.standing(name).stage,
        files,
        proposals=len(judged.checked),
        verdicts=count_verdicts(judged.checked),
        late=sum(row.late for row in compilation.table.rows),
        waiting=len(waiting),
        corrections=corrections,
        desk=desk,
        outside=_outside(settings, record, name),
    )


def _outside(settings: Settings, record: Record, quarter: str) -> tuple[str, ...]:
    """The names of papers of the quarter that lie in the outbox itself, not in the quarter's folder."""
    names = {draft.path for draft in record.drafts(quarter)}
    return tuple(sorted(name for name in names if "/" not in name and (settings.outbox / name).is_file()))


def _lay(settings: Settings, compilation: Compilation) -> DeskResult:
    """All papers into the quarter's folder; what the Council has before it stays as it was submitted."""
    folder = settings.outbox / compilation.quarter.name
    for path in folder.rglob(HALF_WRITTEN):  # left by a kill: nobody else writes now
        path.unlink(missing_ok=True)
    papers = pack(compilation)
    is_submitted = compilation.standing.stage in FIXED
    settled = {each.key for each in papers if is_submitted and _is_before_council(each.key)}
    return lay_papers(papers, **_places(settings, compilation), settled=settled)


def _places(settings: Settings, compilation: Compilation) -> dict[str, Any]:
    name = compilation.quarter.name
    return {
        "folder": settings.outbox / name,
        "archive": settings.data / DRAFTS / name,
        "quarter": name,
        "made_on": compilation.made_on,
    }


def _finish(
    settings: Settings,
    record: Record,
    compilation: Compilation,
    desk: DeskResult,
    *,
    corrections: int,
    at: datetime,
) -> tuple[Path, ...]:
    """The table of contents of what lies there now, then the zip of all; gives the files in the order of reading.

    What changed since the last compilation is told beside them, in no zip: the next one has nothing to tell.
    """
    quarter = compilation.quarter
    folder = settings.outbox / quarter.name
    now_standing = replace(compilation, standing=record.standing(quarter.name))
    contents = contents_paper(now_standing, filed_of(desk, folder=folder), to_confirm=corrections)
    listed = lay_papers([contents], **_places(settings, compilation), is_whole=False)
    paths = [*listed.paths, *desk.paths]
    zipped = _put_zip(record, quarter, folder, bundle(paths, root=folder))
    changes = changes_paper(now_standing, told_of(desk, folder=folder))
    told = lay_papers([changes], **_places(settings, compilation), is_whole=False).paths if changes else []
    made = (*told, *paths, zipped)
    files = {path.relative_to(folder).as_posix(): _hash(path.read_bytes()) for path in made}
    record.note_files(quarter.name, files, at=at)
    return made


def _put_zip(record: Record, quarter: Quarter, folder: Path, content: bytes) -> Path:
    """The zip in the place of our older one; where a person put another there, beside it."""
    path = folder / f"{bundle_name(quarter)}.zip"
    ours = {draft.sha256 for draft in record.drafts(quarter.name) if draft.path == path.name}
    there = path.read_bytes() if path.is_file() else None
    if there == content:
        return path
    if there is not None and _hash(there) not in ours:
        return keep_version(folder, path.stem, path.suffix, content=content)
    put_bytes(path, content)
    return path


def _note(record: Record, compilation: Compilation, desk: DeskResult, *, at: datetime) -> int:
    """Enters of whom the papers speak and what somebody wrote into them; gives how many corrections are open."""
    name = compilation.quarter.name
    named = sorted((row.proposal for row in compilation.table.rows), key=lambda each: each.id)
    record.note_compiled(name, named, proposed={row.proposal.id for row in compilation.table.ready}, at=at)
    if desk.edit_count:
        record.note_review(name, who=_reviewer(desk) or PROGRAM, at=at)
    found = [
        Suggestion(quarter=name, paper=laid.paper.key, file=laid.reviewed, **each.model_dump())
        for laid in desk.papers
        for each in laid.corrections
    ]
    return len(note_suggestions(record, name, found, at=at))


def _reviewer(desk: DeskResult) -> str | None:
    """Who wrote into a paper, as the paper tells."""
    names = sorted({edit.author for laid in desk.papers for edit in laid.edits if edit.author})
    return ", ".join(names) or None


def _is_before_council(key: str) -> bool:
    """Whether a paper is one that the Council has before it once the quarter was submitted."""
    return key in SUBMITTED or key.split("/")[0] in SUBMITTED_FOLDERS


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
