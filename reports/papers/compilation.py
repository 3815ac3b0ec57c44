"""All that the papers of one quarter are made of, computed once: counts in text, table and appendix come from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from records import CheckedProposal, OfficeProfile, Quarter
from records.chronicle import YearEntry
from records.proposals import TakenFile
from records.rewards import QuarterRewards
from records.senders import SenderFinding
from records.shortlists import Placed
from records.stages import QuarterStanding
from records.trust import THRESHOLDS_FILE, Thresholds, read_thresholds
from reports.citations import CITATIONS_FILE, legal_bases
from reports.tables import QuarterTable, compile_table


@dataclass(frozen=True)
class EarlierQuarter:
    """Numbers of a quarter before this one, for comparison; names as the tables of this quarter print them."""

    quarter: Quarter
    table: QuarterTable


@dataclass(frozen=True, eq=False)
class Compilation:
    """`table` has the rows and counts; `standing` where the quarter stands and what the Council decided.

    `chronicles` are the timelines by proposal id; `postponed` are late proposals that wait for the next quarter, and
    are in none of the counts; `laws` those in force on the days of receipt; `templates` the Office's folder of forms.
    """

    quarter: Quarter
    office: OfficeProfile
    made_on: date
    templates: Path
    table: QuarterTable
    standing: QuarterStanding
    laws: tuple[str, ...] = ()
    files: tuple[TakenFile, ...] = ()
    rewards: QuarterRewards | None = None
    shortlist: tuple[Placed, ...] = ()
    earlier: tuple[EarlierQuarter, ...] = ()
    postponed: tuple[CheckedProposal, ...] = ()
    chronicles: Mapping[str, tuple[YearEntry, ...]] = field(default_factory=dict)


def compile_papers_of(
    checked: Sequence[CheckedProposal],
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    templates: Path,
    standing: QuarterStanding | None = None,
    files: Sequence[TakenFile] = (),
    of_senders: Sequence[SenderFinding] = (),
    rewards: QuarterRewards | None = None,
    shortlist: Sequence[Placed] = (),
    earlier: Sequence[EarlierQuarter] = (),
    postponed: Sequence[CheckedProposal] = (),
    chronicles: Mapping[str, tuple[YearEntry, ...]] | None = None,
) -> Compilation:
    """Table and counts of the quarter; which values are doubtful, the Office's thresholds beside its forms say."""
    limits = templates / THRESHOLDS_FILE
    thresholds = read_thresholds(limits) if limits.exists() else Thresholds()
    days = {each.proposal.received for each in checked} or {made_on}
    return Compilation(
        quarter=quarter,
        office=office,
        made_on=made_on,
        templates=templates,
        table=compile_table(checked, place=office.dia_danh, thresholds=thresholds, of_senders=of_senders),
        standing=standing or QuarterStanding(quarter=quarter.name),
        laws=tuple(legal_bases(templates / CITATIONS_FILE, days)),
        files=tuple(files),
        rewards=rewards,
        shortlist=tuple(shortlist),
        earlier=tuple(earlier),
        postponed=tuple(postponed),
        chronicles=chronicles or {},
    )
