"""Every sentence in cases/*.yaml holds; every rule, regime and condition has sentences that tell when it breaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial
from itertools import pairwise, product
from typing import Any

import pytest
from rule_sentences import Sentence, facts_of, sentences, told

from criteria import FINDINGS, Rulebook, check_proposal, evaluate, load_rulebook
from criteria.book.paper_rules import DeadlineRule
from criteria.book.rulebook import (
    Dated,
    DossierRule,
    FieldRule,
    GeneralRule,
    Group,
    HistoryRule,
    Meets,
    Regime,
    Rule,
)
from criteria.checks.vocabulary import Condition
from records.proposals import Judgement, Proposal, Source
from records.readings import Evidence, Field, Nominee, Recognition

EXPECTED = {"verdict", "regime", "findings", "no_findings", "says", "never_says", "conditions"}
KINDS_WITH_SENTENCES = (Regime, Rule, GeneralRule, HistoryRule, DossierRule, FieldRule, DeadlineRule)
NEVER_VIOLATED = {"discipline_stated", "not_pending"}  # they hold a request up, they never end it
FOR_A_PERSON = {"reduced_service"}  # named, and left to a person whatever the facts
ALL = sentences()
Judged = Callable[[Sentence], Judgement]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def judged(rulebook: Rulebook) -> Judged:
    """What comes out of a sentence; each is judged once."""
    return cache(partial(judge, rulebook=rulebook))


def judge(sentence: Sentence, *, rulebook: Rulebook) -> Judgement:
    if sentence.is_recorded:
        return check_proposal(proposal_said(sentence.facts), rulebook)
    return evaluate(facts_of(sentence), rulebook)


def proposal_said(said: dict[str, Any]) -> Proposal:
    """A recorded proposal of one person or collective that states everything but what is `missing`."""
    place = Evidence(paragraph=3)
    values = {"full_name": "Ngô Bích Hà", "birth_date": "1988-02-03", "position": "Chuyên viên", "unit": "Văn phòng"}
    missing = said.get("missing", ())
    fields = {
        name: None if name in missing else Field(value=value, text=value, confidence=0.9, evidence=(place,))
        for name, value in values.items()
    }
    year = None if "year" in missing else str(said.get("year", 2024))
    return Proposal(
        id="2025-Q1-0001",
        quarter=said["quarter"],
        received=said["received"],
        nominee=Nominee(kind=said["kind"], **fields),
        requested=Recognition(code=said["requested"], text=said["requested"], year=year, evidence=(place,)),
        sources=(Source(sha256="0", file="bao-cao.docx", kind="bao_cao_thanh_tich_ca_nhan"),),
    )


@pytest.mark.parametrize("sentence", ALL, ids=lambda each: each.label)
def test_sentence(sentence: Sentence, judged: Judged) -> None:
    judgement, expect = judged(sentence), sentence.expect
    text = told(judgement)
    assert set(expect) <= EXPECTED
    assert judgement.verdict == expect["verdict"], text
    if "regime" in expect:
        assert judgement.regime.startswith(f"{expect['regime']} ("), judgement.regime
    grave = {f.code for f in judgement.findings if f.severity != "THONG_TIN"}
    assert set(expect.get("findings", ())) <= grave, text
    assert not set(expect.get("no_findings", ())) & grave, text
    assert {*expect.get("findings", ()), *expect.get("no_findings", ())} <= set(FINDINGS)
    for words in expect.get("says", ()):
        assert words in text
    for words in expect.get("never_says", ()):
        assert words not in text
    outcomes = {c.id: c.outcome for c in judgement.conditions}
    assert expect.get("conditions", {}).items() <= outcomes.items(), outcomes
    answer_is_whole(judgement)


def answer_is_whole(judgement: Judgement) -> None:
    ids = [c.id for c in judgement.conditions]
    assert len(ids) == len(set(ids))
    assert all(c.article and c.text for c in judgement.conditions)
    assert all(f.code in FINDINGS and f.text and "None" not in f.text for f in judgement.findings)
    if judgement.verdict == "DAT":
        assert all(f.severity == "THONG_TIN" for f in judgement.findings)
        assert all(c.outcome == "DAT" or c.severity == "THONG_TIN" for c in judgement.conditions)
    else:
        assert any(f.severity != "THONG_TIN" for f in judgement.findings)


def test_sentences_have_names_of_their_own() -> None:
    labels = [each.label for each in ALL]
    assert len(labels) == len(set(labels))


def test_named_rules_are_the_ones_asked(rulebook: Rulebook) -> None:
    """A sentence that says which rule it tests is about a request to which that rule speaks."""
    known = {entry.id for entry in rulebook.all_of(Dated) if isinstance(entry, KINDS_WITH_SENTENCES)}
    assert {rule for each in ALL for rule in each.rules} <= known
    strangers = [(each.label, rule) for each in ALL for rule in each.rules if rule not in touched(each, rulebook)]
    assert not strangers, strangers


def touched(sentence: Sentence, rulebook: Rulebook) -> set[str]:
    """The ids of all entries in force on the day of a sentence that could speak to its request."""
    day, code = sentence.facts["received"], sentence.facts["requested"]
    own = {entry.id for entry in rulebook.in_force(Dated, day) if not isinstance(entry, Rule)}
    regime = rulebook.regime_on(day)
    fallback = rulebook.regime(regime.fallback) if regime else None
    days = [day, *([fallback.to] if fallback and fallback.to else [])]
    return own | {rule.id for each in days for rule in rulebook.rules_for(code, each)}


def test_every_rule_has_sentences(rulebook: Rulebook) -> None:
    named = {rule for each in ALL for rule in each.rules}
    silent = [e.id for e in rulebook.all_of(Dated) if isinstance(e, KINDS_WITH_SENTENCES) and e.id not in named]
    assert not silent, silent


def test_every_rule_has_the_verdicts_it_can_have(rulebook: Rulebook, judged: Judged) -> None:
    """A rule that decides: met, not met, unknown. One that does not: CAN_XEM_XET."""
    verdicts: defaultdict[str, set[str]] = defaultdict(set)
    for each in ALL:
        for rule in each.rules:
            verdicts[rule].add(judged(each).verdict)
    missing = {rule.id: wanted_of(rule) - verdicts[rule.id] for rule in rulebook.all_of(Rule)}
    assert not {id: sorted(verdicts) for id, verdicts in missing.items() if verdicts}


def wanted_of(rule: Rule) -> set[str]:
    is_computed = any(condition.check for condition in conditions_of(rule.conditions))
    decides = rule.is_confirmed and not rule.needs_local_rule and is_computed
    return {"DAT", "KHONG_DAT", "CHUA_DU_CO_SO"} if decides else {"CAN_XEM_XET"}


def conditions_of(node: Condition | Group | Meets) -> list[Condition]:
    match node:
        case Condition():
            return [node]
        case Group():
            return [condition for member in node.members for condition in conditions_of(member)]
    return []


def test_every_condition_has_the_outcomes_it_can_have(rulebook: Rulebook, judged: Judged) -> None:
    """Each condition that decides was seen met, violated and unknown; every other one was named."""
    seen: defaultdict[str, set[str]] = defaultdict(set)
    for each in ALL:
        for condition in judged(each).conditions:
            seen[condition.id].add(condition.outcome)
    wanted = {general.condition.id: outcomes_of(general.condition) for general in rulebook.all_of(GeneralRule)}
    for rule in rulebook.all_of(Rule):
        decides = "DAT" in wanted_of(rule)
        for condition in conditions_of(rule.conditions):
            wanted[condition.id] = outcomes_of(condition) if decides else {"CHUA_RO"}
    missing = {id: sorted(outcomes - seen[id]) for id, outcomes in wanted.items() if outcomes - seen[id]}
    assert not missing, missing


def outcomes_of(condition: Condition) -> set[str]:
    if not condition.check or condition.check in FOR_A_PERSON:
        return {"CHUA_RO"}
    return {"DAT", "CHUA_RO"} | (set() if condition.check in NEVER_VIOLATED else {"KHONG_DAT"})


def test_first_and_last_days_have_sentences(rulebook: Rulebook) -> None:
    """Every day on which some regime or rule begins or ends, and the day beside it."""
    edges: set[date] = set()
    for entry in rulebook.all_of(Dated):
        if isinstance(entry, (Regime, Rule)):
            edges |= {entry.from_, date.fromordinal(entry.from_.toordinal() - 1)}
            edges |= {entry.to, date.fromordinal(entry.to.toordinal() + 1)} if entry.to else set()
    unseen = edges - {each.facts["received"] for each in ALL}
    assert not unseen, unseen


def test_rules_follow_each_other_with_the_law(rulebook: Rulebook) -> None:
    """What one kind of nominee is asked for has its text from a law's first day to a law's last, without a hole."""
    regimes = list(rulebook.all_of(Regime))
    starts, ends = {regime.from_ for regime in regimes}, {regime.to for regime in regimes}
    spans: defaultdict[tuple[str, str, str], list[Rule]] = defaultdict(list)
    for rule in rulebook.all_of(Rule):
        for kind, legal_kind in product(rule.kinds, rule.legal_kinds):
            spans[rule.code, kind, legal_kind].append(rule)
    for asked, rules in spans.items():
        rules.sort(key=lambda rule: rule.from_)
        assert rules[0].from_ in starts, asked
        assert rules[-1].to in ends, asked
        for earlier, later in pairwise(rules):
            assert earlier.to is not None and later.from_ == earlier.to + timedelta(days=1), asked
