"""Takes Facts and a Rulebook; gives a Judgement: a verdict of four, findings with their article, conditions met or not.

Missing evidence is CHUA_RO, never "not met"; unconfirmed text never decides. Reading proposals is `criteria.recorded`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from criteria.book.rulebook import ClaimRule, DossierRule, QuotaRule, Rule, Rulebook
from criteria.checks.past import past_of
from criteria.checks.timelines import worst
from criteria.checks.vocabulary import Context
from criteria.facts import Facts
from criteria.judging.answering import Said, say, say_dossier, say_unconfirmed
from criteria.judging.selection import assumed_kind, choose_rule, only_for_people, review
from criteria.judging.weighing import Weighed, rests_on_initiative, weigh
from records.catalogue import TITLES
from records.proposals import Finding, Judgement, Outcome, Verdict
from records.readings import Evidence

ASKING = frozenset({"TC02", "TC04"})  # findings that ask for what would settle a condition
NO_REGIME = "khong_co (chưa nạp quy định cho ngày nhận hồ sơ)"


def evaluate(facts: Facts, rulebook: Rulebook) -> Judgement:
    """The judgement under the law in force on the date received (HANDBOOK §1: never by the year of achievement)."""
    regime = rulebook.regime_on(facts.received)
    if regime is None:
        finding = review(facts, "chưa nạp quy định có hiệu lực vào ngày nhận hồ sơ", article=None)
        return Judgement(verdict="CAN_XEM_XET", regime=NO_REGIME, findings=(finding,))
    day = rulebook.day_of_text(facts.received)
    context = _context(facts, rulebook, day)
    facts = context.facts
    general = _general(facts, context, rulebook, day=day)
    rule, doubts = choose_rule(facts, rulebook, regime, day=day)
    own = weigh(rule.conditions, context, rulebook, day=day) if rule else None
    doubts += _doubted_references(facts, rule, own)
    is_decided = own is not None and not doubts
    said = [line for confirmed, each in general for line in (say if confirmed else say_unconfirmed)(each, facts)]
    if own is not None:
        said += say(own, facts) if is_decided else say_unconfirmed(own, facts)
        doubts += [] if doubts or not own.for_person or rule is None else [only_for_people(facts, rule)]
    said += say_dossier(facts, _dossier_rule(facts, rulebook, day), rests_on_initiative(own))
    assumed = assumed_kind(facts, rule, own.outcome if own and is_decided else None)
    outcomes = [each.outcome for confirmed, each in general if confirmed and not each.for_person]
    if own is not None and is_decided:
        outcomes.append("CHUA_RO" if assumed and own.outcome == "KHONG_DAT" else own.outcome)
    doubts += _doubted_principles(facts, general)
    verdict = _verdict(worst(outcomes), said, doubts) if regime.is_confirmed else "CAN_XEM_XET"
    findings = [*doubts, *assumed, *(line.finding for line in said if line.finding)]
    return Judgement(
        verdict=verdict,
        regime=regime.label,
        findings=by_severity(map(_moot, findings) if verdict == "KHONG_DAT" else findings),
        conditions=tuple(line.condition for line in said if line.condition),
        spared=tuple(line.spared for line in said if line.spared),
    )


def _verdict(outcome: Outcome, said: Iterable[Said], doubts: Iterable[Finding]) -> Verdict:
    """KHONG_DAT goes before CAN_XEM_XET, which goes before CHUA_DU_CO_SO (facts.md)."""
    findings = [line.finding for line in said if line.finding] + list(doubts)
    codes = {finding.code for finding in findings}
    if outcome == "KHONG_DAT" or "TC05" in codes:
        return "KHONG_DAT"
    if codes & {"CAN_XEM_XET", "DANG_XEM_XET"}:
        return "CAN_XEM_XET"
    is_incomplete = any(code.startswith("HS") for code in codes)
    return "CHUA_DU_CO_SO" if outcome == "CHUA_RO" or is_incomplete else "DAT"


def _moot(finding: Finding) -> Finding:
    """What asks for papers on other conditions is worth a note once one is not met: it cannot change the verdict."""
    return finding.model_copy(update={"severity": "THONG_TIN"}) if finding.code in ASKING else finding


def as_contract(judgement: Judgement) -> dict[str, Any]:
    """The object that `tdkt check-file --json` prints, with exactly the keys of the contract."""
    keys = ("code", "severity", "condition", "required", "found", "article", "text")
    return {
        "verdict": judgement.verdict,
        "regime": judgement.regime,
        "findings": [{key: getattr(finding, key) for key in keys} for finding in judgement.findings],
        "conditions": [
            {"id": c.id, "outcome": c.outcome, "article": c.article}
            | ({"severity": c.severity} if c.outcome == "CHUA_RO" else {})
            for c in judgement.conditions
        ],
    }


def _context(facts: Facts, rulebook: Rulebook, day: date) -> Context:
    """The facts in the light of the general rules of a day: what is a basis, what must be supported, how to round."""
    history = rulebook.history_on(day)
    claims = rulebook.first_in_force(ClaimRule, day)
    quota = rulebook.first_in_force(QuotaRule, day)
    return Context(
        past_of(
            facts,
            not_a_basis=history.not_a_basis if history else (),
            suffices=claims.suffices if claims else None,
        ),
        reuse_article=history.reuse_reference if history else None,
        rounding=quota.rounding if quota else "exact",
    )


def _general(facts: Facts, context: Context, rulebook: Rulebook, *, day: date) -> tuple[tuple[bool, Weighed], ...]:
    """The principles that speak of the request, each with whether its text is confirmed and surely for this unit."""
    return tuple(
        (rule.is_confirmed and rule.reach(facts.nominee) == "DAT", weigh(rule.condition, context, rulebook, day=day))
        for rule in rulebook.general_on(day)
        if rule.speaks_of(facts.requested, facts.legal_kind) and rule.reach(facts.nominee) != "KHONG_DAT"
    )


def _doubted_references(facts: Facts, rule: Rule | None, own: Weighed | None) -> list[Finding]:
    """That the rule builds on another whose text is not confirmed."""
    if rule is None or own is None or all(leaf.result and leaf.result.code != "CAN_XEM_XET" for leaf in own.leaves()):
        return []
    return [review(facts, "dẫn chiếu đến quy định chưa được xác nhận", article=rule.reference)]


def _doubted_principles(facts: Facts, general: Iterable[tuple[bool, Weighed]]) -> list[Finding]:
    """What unconfirmed principles would forbid, for a person to decide."""
    violated = [w.condition for confirmed, w in general if not confirmed and w.outcome == "KHONG_DAT"]
    reason = "có thể trái nguyên tắc chung, nhưng quy định chưa được xác nhận"
    return [review(facts, reason, article=condition.article) for condition in violated if condition is not None]


def _dossier_rule(facts: Facts, rulebook: Rulebook, day: date) -> DossierRule | None:
    legal_kind = "cong_trang" if facts.requested in TITLES else facts.legal_kind
    return rulebook.dossier_for(facts.requested, day, person=facts.nominee, legal_kind=legal_kind)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The gravest first; what two conditions say in the same words is said once, as gravely as the graver says it."""
    order = {"LOI": 0, "CANH_BAO": 1, "THONG_TIN": 2}
    said: dict[tuple[str, str, tuple[Evidence, ...]], Finding] = {}
    for finding in sorted(findings, key=lambda finding: order[finding.severity]):
        said.setdefault((finding.code, finding.text, finding.evidence), finding)
    return tuple(said.values())
