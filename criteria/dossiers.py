"""Takes proposals and the papers they came in; gives what does not agree between the papers, and what no law allows.

Numbers, names, awards, votes, cited laws, deadlines, units. Which paper says what was read before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from criteria.rulebook import Rulebook
from records.proposals import Finding, Proposal
from records.readings import Reading


@dataclass(frozen=True)
class SenderFinding:
    """A finding on a whole set of papers of one sender (a count that differs), with the proposals it touches."""

    sender: str | None
    files: tuple[str, ...]
    proposals: tuple[str, ...]
    finding: Finding


def compare_papers(
    proposals: Sequence[Proposal],
    papers: Mapping[str, Reading],
    rulebook: Rulebook,
    *,
    received: date | None = None,
) -> tuple[dict[str, tuple[Finding, ...]], tuple[SenderFinding, ...]]:
    """Findings by proposal id, and those on what a sender sent as a whole."""
    return {}, ()
