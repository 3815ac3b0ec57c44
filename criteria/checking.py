"""Takes recorded proposals with what is known around them; gives each with its judgement, and what concerns a sender.

The way of a check: facts, what they are worth, how they stand together, the rules, the papers. No database, no clock.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from criteria.book.rulebook import Rulebook
from criteria.claims.comparing import compare_claims
from criteria.claims.history import History
from criteria.claims.told import apply_told
from criteria.dossiers import NOTHING_COMPARED, SenderFinding, compare_papers
from criteria.facts import Facts
from criteria.recorded import facts_of, judge_recorded
from criteria.surroundings import NOTHING_AROUND, Surroundings
from criteria.together.looking import look_together
from criteria.together.workers import few_direct_workers
from records.proposals import CheckedProposal, Finding, Judgement, Proposal

DECIDING = frozenset({"quyet_dinh", "xac_nhan_sang_kien"})  # papers that grant or certify, no claims


def check_all(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
    only: Collection[str] | None = None,
) -> tuple[list[CheckedProposal], tuple[SenderFinding, ...]]:
    """Every proposal with its judgement, in the order given; `received` looks at all as if they came in that day.

    `only` gives those of these ids alone, the same as among all: all are looked at together before any is judged.
    """
    checked, of_senders, _ = check_with_facts(proposals, rulebook, around=around, received=received, only=only)
    return checked, of_senders


def check_with_facts(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
    only: Collection[str] | None = None,
) -> tuple[list[CheckedProposal], tuple[SenderFinding, ...], dict[str, Facts]]:
    """As `check_all`, and the facts that were judged, by proposal id."""
    with _without_collecting():
        return _check_all(proposals, rulebook, around=around, received=received, only=only)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands of frozen values without a cycle: looking for cycles among them takes as long as judging them."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _check_all(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings,
    received: date | None,
    only: Collection[str] | None,
) -> tuple[list[CheckedProposal], tuple[SenderFinding, ...], dict[str, Facts]]:
    weighed = weigh_facts(proposals, rulebook, around=around, received=received)
    compared, of_senders = compare_papers(proposals, around, rulebook, received=received)
    checked = []
    facts = {}
    for each, (own, added) in zip(proposals, weighed, strict=True):
        if only is not None and each.id not in only:
            continue
        papers = compared.get(each.id, NOTHING_COMPARED)
        facts[each.id] = papers.told_by(own)
        judgement = judge_recorded(each, facts[each.id], rulebook, added=(*added, *papers.findings))
        checked.append(CheckedProposal(proposal=each, judgement=papers.with_files(judgement)))
    return checked, (*of_senders, *few_direct_workers(proposals, rulebook, received=received)), facts


def weigh_facts(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings = NOTHING_AROUND,
    received: date | None = None,
) -> list[tuple[Facts, tuple[Finding, ...]]]:
    """For each proposal the facts that are judged, and what the history and the other proposals say of them."""
    stated = [apply_told(facts_of(each, received=received), each) for each in proposals]
    compared = [
        compare_claims(own, _history_of(each, around)) for each, (own, _) in zip(proposals, stated, strict=True)
    ]
    joined = look_together(proposals, [own for own, _ in compared], around, rulebook)
    return [
        (own, (*told, *claimed, *together))
        for (_, told), (_, claimed), (own, together) in zip(stated, compared, joined, strict=True)
    ]


def _history_of(proposal: Proposal, around: Surroundings) -> History:
    """What is known of the nominee's past, and which files of the dossier decide rather than claim."""
    return History(
        honours=around.honours.get(proposal.id, ()),
        decided=frozenset(source.file for source in proposal.sources if source.kind in DECIDING),
        coverage=around.coverage,
        complete=around.complete,
    )


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
