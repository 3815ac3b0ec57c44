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
from records.voting import VotingRule
from reports.citations import CITATIONS_FILE, legal_bases
from reports.rows import Row
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
    are in none of the counts; `laws` those in force on the days of receipt; `templates` the Office's folder of forms;
    `voting` what the rules ask of the Council's votes; `closes` the first day that is too late, as the Office's rules
    move it.
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
    voting: tuple[VotingRule, ...] = ()
    closes: date | None = None

    @property
    def deadline(self) -> date:
        """The first day on which a proposal is late for this quarter."""
        return self.closes or self.quarter.deadline

    @property
    def is_decided(self) -> bool:
        """Whether the Council has met: what it granted then counts, not what was proposed."""
        return self.standing.stage in ("decided", "closed")

    @property
    def granted(self) -> tuple[Row, ...]:
        """What the Council granted, in the order of the table; nothing before it has decided."""
        ids = {each.proposal for each in self.standing.outcomes if each.is_granted} if self.is_decided else set()
        return tuple(row for row in self.table.rows if row.proposal.id in ids)

    @property
    def refused(self) -> tuple[Row, ...]:
        ids = {each.proposal for each in self.standing.outcomes if not each.is_granted} if self.is_decided else set()
        return tuple(row for row in self.table.rows if row.proposal.id in ids)

    @property
    def proposed(self) -> tuple[Row, ...]:
        """On whom the Council votes: the approved list, and whom it decided on beside."""
        decided = {row.number for row in (*self.granted, *self.refused)}
        ready = {row.number for row in self.table.ready}
        return tuple(row for row in self.table.rows if row.number in decided | ready)

    @property
    def to_be_paid(self) -> frozenset[str]:
        """Ids of the proposals whose rewards are summed: what is granted, and before that the approved list."""
        return frozenset(row.proposal.id for row in (self.granted if self.is_decided else self.table.ready))


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
    voting: Sequence[VotingRule] = (),
    closes: date | None = None,
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
        voting=tuple(voting),
        closes=closes,
    )
