"""A rule that said anything else would make a sentence fail: each rule that decides is changed, one word at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from rule_sentences import Sentence, facts_of, sentences, told

from criteria import Facts, Rulebook, evaluate, load_rulebook
from criteria.book.consistency import meets_in
from criteria.book.rulebook import Group, Meets, Rule
from criteria.checks.initiatives import SCOPE_ORDER
from criteria.checks.timelines import RunSpec
from criteria.checks.vocabulary import Condition
from records.catalogue import LEVELS

RULEBOOK = load_rulebook()
DECIDING = [rule for rule in RULEBOOK.all_of(Rule) if rule.is_confirmed and not rule.needs_local_rule]
STEP = Fraction(1, 100)
OTHER_PRIOR = ("BK_TINH", "BK_BO")  # an award that a run without "sau đó" does not wait for
Node = Condition | Group | Meets


def neighbours(value: str, ladder: tuple[str, ...]) -> list[str]:
    """The step below and the step above."""
    place = ladder.index(value)
    return [ladder[at] for at in (place - 1, place + 1) if 0 <= at < len(ladder)]


def changed_conditions(condition: Condition) -> Iterator[tuple[str, Condition]]:
    """One number, level, scope, share or code other than it is; what a person judges, made to hold the rest up."""
    if condition.check is None:
        yield "gate", replace(condition, is_gate=not condition.is_gate)
        return
    if condition.count > 1 or condition.run or condition.scope:
        yield "count + 1", replace(condition, count=condition.count + 1)
    if condition.count > 1:
        yield "count - 1", replace(condition, count=condition.count - 1)
    if condition.level:
        for level in neighbours(condition.level, tuple(LEVELS)):
            yield f"level {level}", replace(condition, level=level)
    if condition.scope:
        for scope in neighbours(condition.scope, tuple(SCOPE_ORDER)):
            yield f"scope {scope}", replace(condition, scope=scope)
    if condition.share:
        yield "share above", replace(condition, share=condition.share + STEP)
        yield "share below", replace(condition, share=condition.share - STEP)
    if condition.compared:
        other = "at_least" if condition.compared == "above" else "above"
        yield f"compared {other}", replace(condition, compared=other)
    for code in condition.codes if len(condition.codes) > 1 else ():
        yield f"without {code}", replace(condition, codes=tuple(c for c in condition.codes if c != code))


def changed_runs(run: RunSpec) -> Iterator[tuple[str, RunSpec]]:
    """A run with, or without, "sau đó"; of another level; without its titles; nothing that excludes a title."""
    yield "after", replace(run, after=() if run.after else OTHER_PRIOR)
    for code in run.after if len(run.after) > 1 else ():
        yield f"not after {code}", replace(run, after=tuple(c for c in run.after if c != code))
    if run.level:
        for level in neighbours(run.level, tuple(LEVELS)):
            yield f"level {level}", replace(run, level=level)
    if run.level and run.titles:
        yield "without titles", replace(run, titles=())
        yield "without level", replace(run, level=None)
    if run.excluded_below:
        yield "nothing excluded", replace(run, excluded_below=None)


def changed_groups(group: Group) -> Iterator[tuple[str, Group]]:
    """ "And" for "or"; one member less; one member other than it is."""
    computed = [member for member in group.members if not (isinstance(member, Condition) and member.check is None)]
    if len(computed) > 1:
        yield "and / or", replace(group, is_any=not group.is_any)
    for place, member in enumerate(group.members):
        before, after = group.members[:place], group.members[place + 1 :]
        if member in computed and len(group.members) > 1:
            yield f"without {getattr(member, 'id', 'group')}", replace(group, members=before + after)
        for what, other in changed(member):
            yield what, replace(group, members=(*before, other, *after))


def changed(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Condition):
        yield from ((f"{node.id}: {what}", other) for what, other in changed_conditions(node))
    elif isinstance(node, Group):
        yield from changed_groups(node)


def runs_of(node: Node) -> set[RunSpec]:
    if isinstance(node, Group):
        return {run for member in node.members for run in runs_of(member)}
    return {node.run} if isinstance(node, Condition) and node.run else set()


def with_run(node: Node, old: RunSpec, new: RunSpec) -> Node:
    """A run is declared once for a rule: every condition that speaks of it speaks of the new one."""
    if isinstance(node, Group):
        return replace(node, members=tuple(with_run(member, old, new) for member in node.members))
    return replace(node, run=new) if isinstance(node, Condition) and node.run == old else node


def changed_rules(rule: Rule) -> Iterator[tuple[str, Rule]]:
    yield "unconfirmed", replace(rule, status="unconfirmed")
    if rule.is_exclusive:
        yield "for anybody", replace(rule, is_exclusive=False)
    for what, group in changed_groups(rule.conditions):
        yield what, replace(rule, conditions=group)
    for run in sorted(runs_of(rule.conditions), key=repr):
        for what, other in changed_runs(run):
            group = with_run(rule.conditions, run, other)
            assert isinstance(group, Group)
            yield f"run {what}", replace(rule, conditions=group)


def asked(rule: Rule) -> list[tuple[Sentence, Facts]]:
    """The sentences on requests that the rule judges, by itself or through a rule that refers to it."""
    codes = {rule.code} | {
        other.code
        for other in RULEBOOK.all_of(Rule)
        if any(meets.code == rule.code for meets in meets_in(other.conditions))
    }
    spoken = [each for each in sentences() if not each.is_recorded and each.facts["requested"] in codes]
    return [(each, facts_of(each)) for each in spoken]


def holds(sentence: Sentence, facts: Facts, rulebook: Rulebook) -> bool:
    judgement = evaluate(facts, rulebook)
    outcomes = {condition.id: condition.outcome for condition in judgement.conditions}
    text = told(judgement)
    return (
        judgement.verdict == sentence.expect["verdict"]
        and sentence.expect.get("conditions", {}).items() <= outcomes.items()
        and all(words in text for words in sentence.expect.get("says", ()))
    )


@pytest.mark.parametrize("rule", DECIDING, ids=lambda rule: rule.id)
def test_rule_that_said_anything_else_would_be_noticed(rule: Rule) -> None:
    place = RULEBOOK.entries.index(rule)
    spoken = asked(rule)
    unnoticed = []
    for what, other in changed_rules(rule):
        rulebook = Rulebook((*RULEBOOK.entries[:place], other, *RULEBOOK.entries[place + 1 :]))
        if all(holds(sentence, facts, rulebook) for sentence, facts in spoken):
            unnoticed.append(what)
    assert not unnoticed, unnoticed
