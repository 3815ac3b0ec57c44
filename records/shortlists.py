"""The order of candidates for a choice that people make, with the reasons of each place. Values only."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """One candidate's place, from 1; equals share one. `reasons` are Vietnamese, in the order in which they counted."""

    place: int
    is_shared: bool
    proposal: str
    name: str
    reasons: tuple[str, ...]
