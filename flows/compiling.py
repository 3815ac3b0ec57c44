"""Takes the record of a quarter; gives everything its papers are made of, each count and judgement made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from criteria import Rulebook, chronicle_of, quarter_deadline, rewards_of, shortlist, voting_rules
from flows.earlier import earlier_quarters
from flows.judging import Judged, judge_some
from records.proposals import CheckedProposal
from records.quarters import VIETNAM, Quarter
from records.settings import Settings
from records.stages import QuarterStanding
from records.store import Record
from reports import Compilation, compile_papers_of

DATED = ("submitted", "decided", "closed")  # from then on papers bear the day of the last step


def compilation_of(
    settings: Settings, record: Record, judged: Judged, quarter: Quarter, *, rulebook: Rulebook, made_on: date
) -> Compilation:
    """What the judged proposals of a quarter come to on a day, beside where the quarter stands."""
    said = judged.around.said
    office = settings.profile_on(made_on)
    compilation = compile_papers_of(
        judged.checked,
        quarter=quarter,
        office=office,
        made_on=made_on,
        templates=settings.templates,
        standing=record.standing(quarter.name),
        files=record.taken_files(quarter.name),
        of_senders=judged.of_senders,
        shortlist=shortlist(judged.checked, judged.facts, rulebook, on=made_on, said=said),
        earlier=earlier_quarters(settings, record, quarter, rulebook=rulebook, place=office.dia_danh),
        postponed=waiting(record, quarter, rulebook),
        chronicles={id_: chronicle_of(facts) for id_, facts in judged.facts.items()},
        voting=voting_rules(rulebook, on=made_on),
        closes=quarter_deadline(quarter, rulebook),
    )
    refused = {row.proposal.id for row in compilation.refused}
    rewards = rewards_of(
        judged.checked, rulebook, on=made_on, said=said, granted=compilation.to_be_paid, refused=refused
    )
    return replace(compilation, rewards=rewards)


def waiting(record: Record, quarter: Quarter, rulebook: Rulebook) -> Sequence[CheckedProposal]:
    """Those that came in by now and wait for a later quarter, judged as they will be there."""
    ids = [each.id for each in record.postponed(quarter.name)]
    return judge_some(record, ids, rulebook) if ids else []


def day_of_papers(standing: QuarterStanding, *, today: date) -> date:
    """The day that papers bear: today, and once the quarter was submitted the day of its last step."""
    steps = [move for move in standing.moves if move.stage in DATED[:2]]
    return steps[-1].at.astimezone(VIETNAM).date() if steps and standing.stage in DATED else today
