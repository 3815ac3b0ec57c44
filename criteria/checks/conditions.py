"""The checks that a condition in YAML may call, with the keys that each needs and takes. One module an idea.

Every threshold comes with the condition from YAML. Joining conditions is `criteria.judging`.
"""

from __future__ import annotations

from types import MappingProxyType

from criteria.checks.collectives import (
    all_members_completed,
    leads_cluster,
    members_with_title,
    no_member_disciplined,
    share_of_members,
    share_of_quota,
    years_since_founding,
)
from criteria.checks.holding import award_held, held_in_run, levels_in_run
from criteria.checks.initiatives import initiatives_in_run, initiatives_in_year
from criteria.checks.principles import (
    discipline_stated,
    not_pending,
    not_same_achievement,
    one_award_a_year,
    reduced_service,
)
from criteria.checks.rubrics import rubric_score
from criteria.checks.runs import run_length
from criteria.checks.vocabulary import Registered
from criteria.checks.votes import vote
from criteria.checks.years import level_in_year, months_in_year, no_discipline_in_year

CHECKS = MappingProxyType(
    {
        "all_members_completed": Registered(all_members_completed),
        "award_held": Registered(award_held, ("codes",)),
        "discipline_stated": Registered(discipline_stated),
        "held_in_run": Registered(held_in_run, ("run", "codes", "count")),
        "initiatives_in_run": Registered(initiatives_in_run, ("run", "scope", "count")),
        "initiatives_in_year": Registered(initiatives_in_year, ("scope", "count")),
        "leads_cluster": Registered(leads_cluster),
        "level_in_year": Registered(level_in_year, ("level",)),
        "levels_in_run": Registered(levels_in_run, ("run", "level", "count")),
        "members_with_title": Registered(members_with_title, ("count",)),
        "months_in_year": Registered(months_in_year, ("count",)),
        "no_discipline_in_year": Registered(no_discipline_in_year, (), ("needed",)),
        "no_member_disciplined": Registered(no_member_disciplined),
        "not_pending": Registered(not_pending),
        "not_same_achievement": Registered(not_same_achievement),
        "one_award_a_year": Registered(one_award_a_year, ("codes",)),
        "reduced_service": Registered(reduced_service),
        "rubric_score": Registered(rubric_score, ("rubric",)),
        "run_length": Registered(run_length, ("run", "count")),
        "share_of_members": Registered(share_of_members, ("share",), ("compared",)),
        "share_of_quota": Registered(share_of_quota, ("share",)),
        "vote": Registered(vote, ("share",), ("base", "quorum", "secret")),
        "years_since_founding": Registered(years_since_founding, ("count",)),
    }
)
INITIATIVE_CHECKS = frozenset({"initiatives_in_run", "initiatives_in_year"})
