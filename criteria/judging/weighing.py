"""Takes the conditions of a rule and what is told of one request; gives each with its outcome, and that of the whole.

What only a person can judge stays out of the way of the rest. How it is said is `criteria.judging.answering`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from criteria.book.rulebook import Group, Meets, Rulebook
from criteria.checks.conditions import CHECKS, INITIATIVE_CHECKS
from criteria.checks.timelines import best, worst
from criteria.checks.vocabulary import Condition, Context, Result
from records.catalogue import RECOGNITIONS
from records.proposals import Outcome


@dataclass(frozen=True)
class Weighed:
    """A condition or group with its outcome; `for_person`: nothing in it that a program could decide."""

    outcome: Outcome
    for_person: bool = False
    condition: Condition | None = None
    result: Result | None = None
    is_any: bool = False
    members: tuple[Weighed, ...] = ()

    def leaves(self) -> Iterator[Weighed]:
        if self.condition is not None:
            yield self
        for member in self.members:
            yield from member.leaves()


def weigh(node: Condition | Group | Meets, context: Context, rulebook: Rulebook, *, day: date) -> Weighed:
    """The outcome of a node; what only a person can judge stays out of the way of the rest."""
    match node:
        case Condition():
            return _weigh_condition(node, context)
        case Meets():
            return _weigh_other(node, context, rulebook, day=day)
    members = tuple(weigh(member, context, rulebook, day=day) for member in node.members)
    decided = [member.outcome for member in members if not member.for_person]
    if not decided:
        return Weighed("CHUA_RO", for_person=True, is_any=node.is_any, members=members)
    return Weighed((best if node.is_any else worst)(decided), is_any=node.is_any, members=members)


def _weigh_condition(condition: Condition, context: Context) -> Weighed:
    if condition.check is None:
        result = Result(
            "CHUA_RO",
            "do người xét đánh giá",
            for_person=not condition.is_gate,
            settled_by="có đánh giá đó thì mới kết luận được",
        )
    else:
        result = CHECKS[condition.check].check(context, condition)
    return Weighed(result.outcome, for_person=result.for_person, condition=condition, result=result)


def _weigh_other(meets: Meets, context: Context, rulebook: Rulebook, *, day: date) -> Weighed:
    """All conditions of another recognition, each with the article that calls for it."""
    kind = context.facts.nominee.kind
    nominee = context.facts.nominee
    rule = next((r for r in rulebook.rules_for(meets.code, day, nominee) if kind in r.kinds), None)
    if rule is None or not rule.is_confirmed or rule.needs_local_rule or rule.reach(nominee) != "DAT":
        missing = Condition(id=f"{meets.code}.chua_xac_nhan", article=meets.article, text=RECOGNITIONS[meets.code])
        result = Result("CHUA_RO", "quy định chưa được xác nhận", code="CAN_XEM_XET")
        return Weighed("CHUA_RO", condition=missing, result=result)
    return _cited(weigh(rule.conditions, context, rulebook, day=day), meets.article)


def _cited(weighed: Weighed, article: str) -> Weighed:
    condition = weighed.condition
    if condition is not None:
        condition = replace(condition, article=f"{article}; {condition.article}")
    members = tuple(_cited(member, article) for member in weighed.members)
    return replace(weighed, condition=condition, members=members)


def rests_on_initiative(weighed: Weighed | None) -> bool:
    """Whether the weighed rule is met, as far as it is, through an initiative that no other alternative replaces."""
    if weighed is None:
        return False
    if weighed.condition is not None:
        return weighed.condition.check in INITIATIVE_CHECKS and weighed.outcome == "DAT"
    if not weighed.is_any:
        return any(rests_on_initiative(member) for member in weighed.members)
    met = [member for member in weighed.members if member.outcome == "DAT"]
    return bool(met) and all(rests_on_initiative(member) for member in met)
