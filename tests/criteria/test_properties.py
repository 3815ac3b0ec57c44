"""What holds for every rule under every regime, whatever the facts: unknown never decides, good news never harms.

`PROPERTY_EXAMPLES=100000` draws that many for each property instead of a few.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from criteria import Facts, Rulebook, evaluate, load_rulebook
from criteria.book.rulebook import Dated, DossierRule, Meets, Regime, Rule
from records.proposals import Judgement
from tests.criteria.favours import FAVOURS
from tests.criteria.invented_facts import Raw, as_facts, odd_facts, told_in_part, whole_truth

EXAMPLES = int(os.environ.get("PROPERTY_EXAMPLES", "300"))
BOOK = load_rulebook()
DRAWN = st.builds(Random, st.integers(min_value=0, max_value=2**32))
RANK = {"DAT": 2, "CHUA_DU_CO_SO": 1, "CAN_XEM_XET": 1, "KHONG_DAT": 0}
FROM_TRUTH = 0.5  # of the facts drawn, how many are a truth told in part; the rest are odd

drawn = given(DRAWN)
quickly = settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=[*HealthCheck]
)


def some_facts(random: Random) -> Raw:
    return told_in_part(random, whole_truth(random)) if random.random() < FROM_TRUTH else odd_facts(random)


def judge(raw: Raw, book: Rulebook = BOOK) -> Judgement:
    return evaluate(as_facts(raw), book)


def told(judgement: Judgement) -> str:
    return "\n".join(f"{f.severity} {f.code} {f.condition}: {f.text}" for f in judgement.findings)


@settings(quickly, max_examples=EXAMPLES * 4)
@drawn
def test_what_is_left_out_never_decides(random: Random) -> None:
    truth = whole_truth(random)
    part = told_in_part(random, truth)
    whole, partly = judge(truth), judge(part)
    if partly.verdict in ("DAT", "KHONG_DAT") and whole.verdict != "CAN_XEM_XET":
        assert whole.verdict == partly.verdict, f"{truth}\n{part}\n{told(partly)}"


@pytest.mark.parametrize("favour", FAVOURS, ids=lambda favour: favour.__name__)
def test_good_news_never_harms(favour: Callable[[Random, Raw], Raw | None]) -> None:
    @settings(quickly, max_examples=max(EXAMPLES // 4, 1))
    @drawn
    def holds(random: Random) -> None:
        before = some_facts(random)
        after = favour(random, before)
        if after is None:
            return
        worse, better = judge(before), judge(after)
        assert RANK[better.verdict] >= RANK[worse.verdict], f"{before}\n{after}\n{told(better)}"

    holds()


@quickly
@drawn
def test_order_of_facts_changes_nothing(random: Random) -> None:
    raw = some_facts(random)
    assert judge(_shuffled(random, raw)).model_dump_json() == judge(raw).model_dump_json()


def _shuffled(random: Random, value: Raw) -> Raw:
    mixed = {
        key: random.sample(item, len(item))
        if isinstance(item, list)
        else dict(reversed(item.items()))
        if isinstance(item, dict)
        else item
        for key, item in value.items()
    }
    return dict(random.sample(list(mixed.items()), len(mixed)))


@quickly
@drawn
def test_what_has_no_bearing_changes_nothing(random: Random) -> None:
    raw = some_facts(random)
    year = raw["year"]
    if year is None or not 1900 < year < 2100:
        return
    more = dict(raw)
    for name, item in (
        ("awards", {"code": "KNC", "year": year, "legal_kind": "nien_han"}),
        ("titles", {"code": "LDTT", "year": year - 1}),
        ("classifications", {"year": year + 3, "level": "khong_hoan_thanh"}),
        ("initiatives", {"title": "Sáng kiến của năm sau", "year": year + 2, "scope": "toan_quoc", "used_for": []}),
    ):
        if more.get(name) and random.random() < 0.7:
            more[name] = [*more[name], item]
    if more.get("months_worked"):
        more["months_worked"] = {**more["months_worked"], year + 1: 1}
    assert judge(more) == judge(raw)


@quickly
@drawn
def test_answer_agrees_with_itself(random: Random) -> None:
    judgement = judge(some_facts(random))
    severities = {finding.severity for finding in judgement.findings}
    if judgement.verdict == "DAT":
        assert severities <= {"THONG_TIN"}, told(judgement)
        assert all(c.outcome == "DAT" or c.severity == "THONG_TIN" for c in judgement.conditions)
    else:
        assert severities & {"LOI", "CANH_BAO"}, judgement
    ids = [condition.id for condition in judgement.conditions]
    assert len(ids) == len(set(ids))
    for condition in (*judgement.conditions, *judgement.spared):
        years = [counted.year for counted in condition.years]
        assert years == sorted(set(years)), condition


UNCONFIRMED = Rulebook(tuple(replace(e, status="unconfirmed") if isinstance(e, Rule) else e for e in BOOK.entries))
NOTHING_CONFIRMED = Rulebook(
    tuple(e if isinstance(e, Regime) else replace(e, status="unconfirmed") for e in BOOK.entries)
)
NO_REGIME_CONFIRMED = Rulebook(
    tuple(replace(e, status="unconfirmed", fallback=None) if isinstance(e, Regime) else e for e in BOOK.entries)
)


@quickly
@drawn
def test_unconfirmed_text_never_decides(random: Random) -> None:
    raw = some_facts(random)
    if _has_rule(raw):
        by_principles = {rule.condition.id for rule in BOOK.general_on(raw["received"])}
        judgement = judge(raw, UNCONFIRMED)
        violated = {c.id for c in judgement.conditions if c.outcome == "KHONG_DAT"}
        assert judgement.verdict == ("KHONG_DAT" if violated else "CAN_XEM_XET"), told(judgement)
        assert violated <= by_principles
        assert judge(raw, NOTHING_CONFIRMED).verdict == "CAN_XEM_XET"
    assert judge(raw, NO_REGIME_CONFIRMED).verdict == "CAN_XEM_XET"


def _has_rule(raw: Raw) -> bool:
    return bool(BOOK.rules_for(raw["requested"], raw["received"]))


def boundaries() -> list[date]:
    """The day before, of and after every first and last day that any entry of the rules names."""
    named = {day for entry in BOOK.entries for day in (entry.from_, entry.to) if day is not None}
    return sorted({day + timedelta(days=step) for day in named for step in (-1, 0, 1)})


def in_force(kind: type[Dated], day: date) -> list[Dated]:
    """Asked of the entries themselves, not of the rulebook's own answer."""
    return [e for e in BOOK.entries if type(e) is kind and e.from_ <= day and (e.to is None or day <= e.to)]


@pytest.mark.parametrize("day", boundaries(), ids=str)
def test_every_boundary_day_has_its_law(day: date) -> None:
    regimes = in_force(Regime, day)
    assert len(regimes) <= 1
    rules = [rule for rule in in_force(Rule, day) if isinstance(rule, Rule)]
    own = {
        (rule.code, kind, legal_kind): rule for rule in rules for kind in rule.kinds for legal_kind in rule.legal_kinds
    }
    assert len(own) == sum(len(rule.kinds) * len(rule.legal_kinds) for rule in rules), "two rules for one request"
    for (code, kind, legal_kind), rule in own.items():
        facts = Facts.model_validate(
            {
                "received": day,
                "nominee": {"kind": kind},
                "requested": code,
                "legal_kind": legal_kind,
                "year": day.year - 1,
            }
        )
        judgement = evaluate(facts, BOOK)
        if not regimes:
            assert judgement.verdict == "CAN_XEM_XET" and not judgement.conditions
            continue
        assert judgement.regime.startswith(f"{regimes[0].id} (")
        if regimes[0].is_confirmed:
            _assert_rule(judgement, rule, rules, day)


def _assert_rule(judgement: Judgement, rule: Rule, rules: list[Rule], day: date) -> None:
    met = {node.code for node in rule.conditions.members if isinstance(node, Meets)}
    others = {each.id for each in rules if each.code in met}
    shared = {rule.id for rule in (*BOOK.general_on(day), *in_force(DossierRule, day))}
    for condition in (*judgement.conditions, *judgement.spared):
        assert condition.id.rpartition(".")[0] in {rule.id} | others | shared, condition.id
    assert any(c.id.rpartition(".")[0] in {rule.id} | others for c in judgement.conditions)
