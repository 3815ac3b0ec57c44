"""Takes a quarter's checked proposals; writes the workbook and the submission, never over an older one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from records import CheckedProposal, OfficeProfile, Quarter
from records.proposals import TakenFile
from records.rewards import QuarterRewards
from records.senders import SenderFinding
from records.shortlists import Placed
from records.trust import THRESHOLDS_FILE, Thresholds, read_thresholds
from reports.drafts import SUBMISSION_TEMPLATE, cited_laws, submission_bytes
from reports.tables import compile_table
from reports.versions import keep_version
from reports.workbook import workbook_bytes

WORKBOOK_NAME = "Bảng tổng hợp đề nghị khen thưởng quý"
SUBMISSION_NAME = "Tờ trình khen thưởng quý"


def write_quarter(
    folder: Path,
    checked: Sequence[CheckedProposal],
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    templates: Path,
    files: Sequence[TakenFile] = (),
    of_senders: Sequence[SenderFinding] = (),
    rewards: QuarterRewards | None = None,
    shortlist: Sequence[Placed] = (),
) -> list[Path]:
    """The paths of workbook and draft; both are made before either is written, so a template's fault writes nothing.

    `files` are those that came in for the quarter, with what was found in reading them; `of_senders` what was found
    in comparing the papers of each sender; `rewards` what it costs; `shortlist` the order of persons to be praised.
    Which values are shown as doubtful, the Office's thresholds say, which lie with its templates.
    """
    limits = templates / THRESHOLDS_FILE
    thresholds = read_thresholds(limits) if limits.exists() else Thresholds()
    table = compile_table(checked, place=office.dia_danh, thresholds=thresholds, of_senders=of_senders)
    laws = cited_laws(table, made_on=made_on, templates=templates)
    workbook = workbook_bytes(
        table,
        quarter=quarter,
        office=office,
        made_on=made_on,
        laws=laws,
        files=files,
        rewards=rewards,
        shortlist=shortlist,
    )
    draft = submission_bytes(
        table,
        quarter=quarter,
        office=office,
        made_on=made_on,
        template=templates / SUBMISSION_TEMPLATE,
        files=files,
    )
    return [
        keep_version(folder, f"{WORKBOOK_NAME} {quarter.label}", ".xlsx", content=workbook),
        keep_version(folder, f"{SUBMISSION_NAME} {quarter.label}", ".docx", content=draft),
    ]
