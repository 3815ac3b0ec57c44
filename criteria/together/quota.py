"""Takes the proposals of a quarter nominee by nominee; fills how many LĐTT and CSTĐCS one awarding body is asked for.

Only where submissions tell the whole; a number that is not sure stays unknown. The share allowed is the rulebook's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from criteria.facts import Facts, Quota
from criteria.persons import PERSON, OfOne
from records.folding import fold
from records.proposals import Proposal
from records.readings import Reading

LOWER, HIGHER = "LDTT", "CSTDCS"  # the share is that of the higher title among those who have the lower one
SUBMISSION = "to_trinh"


@dataclass
class _Body:
    """What one awarding body is asked for one year: nominees by number, and the submissions that name them."""

    lower: set[int] = field(default_factory=set)
    higher: set[int] = field(default_factory=set)
    submissions: set[str] = field(default_factory=set)
    is_whole: bool = True


def fill_quotas(
    groups: Sequence[OfOne], proposals: Sequence[Proposal], facts: Sequence[Facts], papers: Mapping[str, Reading]
) -> list[Facts]:
    """The facts of each request of the higher title, with the counts of its awarding body and year."""
    bodies: dict[tuple[str, int], _Body] = defaultdict(_Body)
    for number, group in enumerate(groups):
        for at in group.now:
            _count(bodies, number, proposals[at], facts[at])
    return [_filled(own, each, bodies, papers) for each, own in zip(proposals, facts, strict=True)]


def _count(bodies: dict[tuple[str, int], _Body], number: int, proposal: Proposal, facts: Facts) -> None:
    if proposal.nominee.kind != PERSON or facts.year is None or facts.requested not in (LOWER, HIGHER):
        return
    body = bodies[_key(proposal, facts.year)]
    named_in = {source.file for source in proposal.sources if source.kind == SUBMISSION}
    body.submissions |= named_in
    body.is_whole = body.is_whole and bool(named_in)
    (body.lower if facts.requested == LOWER else body.higher).add(number)


def _filled(
    facts: Facts, proposal: Proposal, bodies: Mapping[tuple[str, int], _Body], papers: Mapping[str, Reading]
) -> Facts:
    if facts.requested != HIGHER or facts.year is None or facts.quota is not None or proposal.nominee.kind != PERSON:
        return facts
    body = bodies[_key(proposal, facts.year)]
    if not body.is_whole:
        return facts
    # a CSTĐCS has to be a LĐTT, so that whoever is proposed for the higher title alone counts among the lower ones
    lower = len(body.lower | body.higher) if body.lower and _agrees(body, papers) else None
    quota = Quota(ldtt_in_unit=lower, cstdcs_proposed=len(body.higher), is_open=True)
    return facts.model_copy(update={"quota": quota})


def _agrees(body: _Body, papers: Mapping[str, Reading]) -> bool:
    """Whether the submissions count as many as they name, where they count."""
    told = [
        (counted.code, counted.number)
        for file in sorted(body.submissions)
        if file in papers
        for counted in papers[file].counted
        if counted.code in (LOWER, HIGHER) and counted.kind in (None, PERSON)
    ]
    sums = {code: sum(number for c, number in told if c == code) for code, _ in told}
    return all(total == len(body.lower if code == LOWER else body.higher) for code, total in sums.items())


def _key(proposal: Proposal, year: int) -> tuple[str, int]:
    """The body that awards the title, as far as the request names it, and the year of achievement."""
    return fold(proposal.requested.authority or ""), year
