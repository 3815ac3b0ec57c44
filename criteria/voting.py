"""Takes a rulebook and the day of a meeting; gives what its rules ask of the votes, for the Council's papers."""

from __future__ import annotations

from datetime import date
from typing import Literal

from criteria.book.paper_rules import VoteRule
from criteria.book.rulebook import Rulebook
from records.voting import VotingRule


def voting_rules(rulebook: Rulebook, *, on: date) -> tuple[VotingRule, ...]:
    """Those in force on the day, confirmed or not."""
    return tuple(
        VotingRule(
            codes=rule.codes,
            reference=rule.reference,
            is_confirmed=rule.is_confirmed,
            yes_min=rule.yes_min,
            base=_base(rule.base),
            present_min=rule.present_min,
            is_secret=rule.is_secret,
        )
        for rule in rulebook.in_force(VoteRule, on)
    )


def _base(name: str) -> Literal["members", "present"]:
    return "present" if name == "present" else "members"
