"""Takes the proposals of a quarter with their facts; gives each what only the others tell: reuse, repetition, quota.

Who is one person was settled before; the law's questions are the engine's.
"""

from __future__ import annotations

from collections.abc import Sequence

from criteria.facts import Facts
from criteria.rulebook import Rulebook
from criteria.surroundings import Surroundings
from records.proposals import Finding, Proposal


def look_together(
    proposals: Sequence[Proposal], facts: Sequence[Facts], around: Surroundings, rulebook: Rulebook
) -> list[tuple[Facts, tuple[Finding, ...]]]:
    """For each proposal its facts, filled with what the others tell, and the findings that follow."""
    return [(own, ()) for own in facts]
