"""Takes recorded proposals with what is known around them; gives each with its judgement, and what concerns a sender.

The way of a check: facts, what they are worth, how they stand together, the rules, the papers. No database, no clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from criteria.claims import compare_claims
from criteria.dossiers import SenderFinding, compare_papers
from criteria.facts import Facts
from criteria.recorded import facts_of, judge_recorded
from criteria.rulebook import Rulebook
from criteria.surroundings import NOTHING_AROUND, Surroundings
from criteria.together import look_together
from records.proposals import CheckedProposal, Finding, Judgement, Proposal


def check_all(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
) -> tuple[list[CheckedProposal], tuple[SenderFinding, ...]]:
    """Every proposal with its judgement, in the order given; `received` looks at all as if they came in that day."""
    weighed = weigh_facts(proposals, rulebook, around=around, received=received)
    of_papers, of_senders = compare_papers(proposals, around.papers, rulebook, received=received)
    checked = [
        CheckedProposal(
            proposal=each,
            judgement=judge_recorded(each, own, rulebook, added=(*added, *of_papers.get(each.id, ()))),
        )
        for each, (own, added) in zip(proposals, weighed, strict=True)
    ]
    return checked, of_senders


def weigh_facts(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
) -> list[tuple[Facts, tuple[Finding, ...]]]:
    """For each proposal the facts that are judged, and what the history and the other proposals say of them."""
    facts = [facts_of(each, received=received) for each in proposals]
    compared = [
        compare_claims(own, around.honours.get(each.id, ()), rulebook)
        for each, own in zip(proposals, facts, strict=True)
    ]
    joined = look_together(proposals, [own for own, _ in compared], around, rulebook)
    return [(own, (*claimed, *together)) for (_, claimed), (own, together) in zip(compared, joined, strict=True)]


def check_proposal(
    proposal: Proposal,
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
) -> Judgement:
    """The judgement of one proposal as if it were the only one of its quarter."""
    checked, _ = check_all([proposal], rulebook, around=around, received=received)
    return checked[0].judgement
