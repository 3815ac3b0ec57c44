"""Counts of a collective that cannot be so together decide nothing; a person asks the unit."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria.checks.collectives import all_members_completed, members_with_title, years_since_founding
from criteria.checks.past import past_of
from criteria.checks.vocabulary import Condition, Context
from criteria.facts import Collective, Facts, Person


def context(**counts: Any) -> Context:
    nominee = Person(kind="tap_the", full_name="Phòng Thử")
    facts = Facts(
        received=date(2025, 3, 10), nominee=nominee, requested="TTLDXS", year=2024, collective=Collective(**counts)
    )
    return Context(past_of(facts))


CONDITION = Condition(id="x", article="Điều 1", text="x", count=1)


@pytest.mark.parametrize(
    ("members", "completed", "outcome"), [(10, 10, "DAT"), (10, 9, "KHONG_DAT"), (10, 20, "CHUA_RO"), (0, 0, "CHUA_RO")]
)
def test_more_completed_than_there_are_is_unknown(members: int, completed: int, outcome: str) -> None:
    assert all_members_completed(context(members=members, completed_tasks=completed), CONDITION).outcome == outcome


@pytest.mark.parametrize(("members", "titled", "outcome"), [(10, 2, "DAT"), (10, 0, "KHONG_DAT"), (2, 5, "CHUA_RO")])
def test_more_titled_than_there_are_is_unknown(members: int, titled: int, outcome: str) -> None:
    assert members_with_title(context(members=members, cstdcs=titled), CONDITION).outcome == outcome


@pytest.mark.parametrize(("founded", "outcome"), [(2010, "DAT"), (2026, "CHUA_RO"), (-99999999, "CHUA_RO")])
def test_year_of_founding_that_cannot_be_is_unknown(founded: int, outcome: str) -> None:
    assert years_since_founding(context(founded_year=founded), CONDITION).outcome == outcome
