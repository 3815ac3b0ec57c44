"""What the rules ask of the Council's votes, as values: papers print it. Loading it is left to `criteria`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal


@dataclass(frozen=True)
class VotingRule:
    """The share of `base` that some recognitions need, the quorum and the ballot; what is None is not ruled.

    `is_confirmed`: a person has read the text of it; another one is shown as such and binds nobody.
    """

    codes: tuple[str, ...]
    reference: str
    is_confirmed: bool
    yes_min: Fraction | None = None
    base: Literal["members", "present"] = "members"
    present_min: Fraction | None = None
    is_secret: bool | None = None
