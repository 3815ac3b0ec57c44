"""Takes the facts of a proposal and what was really granted to its nominee; gives the facts with their standing.

A claim that no decision supports stays a claim; whether a claim suffices is the rulebook's.
"""

from __future__ import annotations

from criteria.facts import Facts
from criteria.rulebook import Rulebook
from records.honours import KnownHonour
from records.proposals import Finding


def compare_claims(
    facts: Facts, honours: tuple[KnownHonour, ...], rulebook: Rulebook
) -> tuple[Facts, tuple[Finding, ...]]:
    """The facts, each title, award, classification and initiative with its standing, and what the history says else."""
    return facts, ()
