"""Takes the proposals of a quarter with their facts; gives each what only the others tell: reuse, repetition, quota.

Who is one person was settled before; the law's questions are the engine's. Each nominee is compared with itself alone,
so the work grows with the number of proposals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from criteria.book.rulebook import Likeness, Rulebook
from criteria.facts import Facts
from criteria.persons import OfOne, by_nominee
from criteria.surroundings import Surroundings
from criteria.together.coauthors import find_coauthors
from criteria.together.quota import fill_quotas
from criteria.together.repetition import Repetitions
from criteria.together.reuse import Reuse
from criteria.together.tellings import Routine
from records.honours import KnownHonour
from records.proposals import Finding, Proposal


def look_together(
    proposals: Sequence[Proposal], facts: Sequence[Facts], around: Surroundings, rulebook: Rulebook
) -> list[tuple[Facts, tuple[Finding, ...]]]:
    """For each proposal its facts, filled with what the others tell, and the findings that follow."""
    if not proposals:
        return []
    groups = by_nominee(proposals, around.others, around.said)
    findings: dict[int, list[Finding]] = defaultdict(list)
    filled = list(facts)
    repetitions = Repetitions(rulebook, _holders(groups, proposals))
    reuse = Reuse(rulebook)
    for group in groups:
        known = _honours_of(group, proposals, around.honours)
        _add(findings, repetitions.look(group, proposals, facts, known))
        for at, (own, said) in reuse.look(group, proposals, facts, known).items():
            filled[at] = own
            findings[at] += said
    _add(findings, find_coauthors(groups, proposals, _routine(facts, rulebook)))
    filled = fill_quotas(groups, proposals, filled, around.papers)
    return [(own, tuple(findings[at])) for at, own in enumerate(filled)]


def _add(findings: dict[int, list[Finding]], more: Mapping[int, Iterable[Finding]]) -> None:
    for at, said in more.items():
        findings[at] += said


def _holders(groups: Sequence[OfOne], proposals: Sequence[Proposal]) -> Mapping[str, int]:
    """How many nominees have each sentence: what many have is routine of their unit."""
    holders: Counter[str] = Counter()
    for group in groups:
        of_one = (*(proposals[at] for at in group.now), *group.before)
        holders.update({statement.value for each in of_one for statement in each.nominee.achievements})
    return holders


def _honours_of(
    group: OfOne, proposals: Sequence[Proposal], honours: Mapping[str, tuple[KnownHonour, ...]]
) -> tuple[KnownHonour, ...]:
    """What is known of the nominee through any of its proposals, each once."""
    return tuple(dict.fromkeys(each for at in group.now for each in honours.get(proposals[at].id, ())))


def _routine(facts: Sequence[Facts], rulebook: Rulebook) -> Routine:
    rule = next(iter(rulebook.in_force(Likeness, max(each.received for each in facts))), None)
    return Routine(rule.routine if rule else ())
