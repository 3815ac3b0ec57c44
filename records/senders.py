"""What was found in the papers of one sender as a whole: a count that differs, a cited law that is no longer in force.

Comparing papers is `criteria`'s; showing it once for a sender, not once for each proposal, is `reports`'.
"""

from __future__ import annotations

from dataclasses import dataclass

from records.proposals import Finding


@dataclass(frozen=True)
class SenderFinding:
    """A finding on a set of papers, with the proposals it touches; without a sender it is on the whole quarter."""

    sender: str | None
    files: tuple[str, ...]
    proposals: tuple[str, ...]
    finding: Finding
