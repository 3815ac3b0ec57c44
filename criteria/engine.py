"""Takes Facts and a Rulebook; gives a Judgement: a verdict of four, findings with their article, conditions met or not.

Missing evidence is CHUA_RO, never "not met"; unconfirmed text never decides. Reading proposals is `criteria.recorded`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from criteria.answering import Said, say, say_dossier, say_unconfirmed
from criteria.facts import Facts
from criteria.findings import make_finding
from criteria.past import past_of
from criteria.rulebook import ClaimRule, DossierRule, QuotaRule, Regime, Rule, Rulebook
from criteria.timelines import worst
from criteria.vocabulary import Context
from criteria.weighing import rests_on_initiative, weigh
from records.catalogue import RECOGNITIONS, TITLES
from records.proposals import Finding, Judgement, Outcome, Verdict

KIND_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
NO_REGIME = "khong_co (chưa nạp quy định cho ngày nhận hồ sơ)"


def evaluate(facts: Facts, rulebook: Rulebook) -> Judgement:
    """The judgement under the law in force on the date received (HANDBOOK §1: never by the year of achievement)."""
    day = facts.received
    regime = rulebook.regime_on(day)
    if regime is None:
        finding = _review(facts, "chưa nạp quy định có hiệu lực vào ngày nhận hồ sơ", article=None)
        return Judgement(verdict="CAN_XEM_XET", regime=NO_REGIME, findings=(finding,))
    shown_day = _day_of_text(regime, rulebook, day)
    context = _context(facts, rulebook, shown_day)
    facts = context.facts
    general = [
        weigh(rule.condition, context, rulebook, day=shown_day)
        for rule in rulebook.general_on(shown_day)
        if rule.speaks_of(facts.requested, facts.legal_kind)
    ]
    rule, doubts = _rule_in_force(facts, rulebook, regime, day=shown_day)
    wrong_kind = _wrong_kind(facts, rulebook, shown_day)
    doubts = wrong_kind if wrong_kind and regime.is_confirmed else doubts + wrong_kind
    own = weigh(rule.conditions, context, rulebook, day=shown_day) if rule else None
    if any(leaf.result and leaf.result.code == "CAN_XEM_XET" for leaf in (own.leaves() if own else ())):
        doubts.append(
            _review(facts, "dẫn chiếu đến quy định chưa được xác nhận", article=rule.reference if rule else None)
        )

    said = [line for weighed in general for line in say(weighed, facts, is_needed=True)]
    if own is not None:
        decides = not doubts
        said += list(say(own, facts, is_needed=True) if decides else say_unconfirmed(own, facts))
    said += say_dossier(facts, _dossier_rule(facts, rulebook, shown_day), rests_on_initiative(own))
    outcome = worst([w.outcome for w in general if not w.for_person] + ([own.outcome] if own and not doubts else []))
    verdict = _verdict(outcome, said, doubts)
    if not regime.is_confirmed:
        verdict = "CAN_XEM_XET"
    findings = [*doubts, *_assumed_kind(facts), *(line.finding for line in said if line.finding)]
    return Judgement(
        verdict=verdict,
        regime=regime.label,
        findings=by_severity(findings),
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


def _day_of_text(regime: Regime, rulebook: Rulebook, day: date) -> date:
    """The day whose rules are shown: an unconfirmed regime shows those of the regime it falls back to."""
    fallback = None if regime.is_confirmed else rulebook.regime(regime.fallback)
    return fallback.to if fallback and fallback.to else day


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


def _rule_in_force(facts: Facts, rulebook: Rulebook, regime: Regime, *, day: date) -> tuple[Rule | None, list[Finding]]:
    """The rule of the request, and why it may not decide."""
    legal_kind = "cong_trang" if facts.requested in TITLES else facts.legal_kind or "cong_trang"
    rules = [r for r in rulebook.rules_for(facts.requested, day) if facts.nominee.kind in r.kinds]
    rule = next((r for r in rules if legal_kind in r.legal_kinds), None)
    article = rule.reference if rule else rules[0].reference if rules else None
    reasons: list[str] = []
    if not regime.is_confirmed:
        reasons.append(f"quy định mới chưa được cập nhật, xác nhận: {regime.name}")
    elif rule is None and rules:
        reasons.append("loại hình khen thưởng này do người xét đánh giá, không tính từ dữ kiện")
    elif rule is None:
        reasons.append("không có tiêu chuẩn chung và chưa nạp quy định của địa phương")
    elif rule.needs_local_rule:
        reasons.append(rule.note or "tiêu chuẩn do địa phương quy định, chưa nạp quy định đó")
    elif not rule.is_confirmed:
        reasons.append(rule.note or "nội dung quy định chưa được xác nhận")
    return rule, [_review(facts, reason, article=article) for reason in reasons]


def _review(facts: Facts, reason: str, *, article: str | None) -> Finding:
    words = {"name": RECOGNITIONS[facts.requested]}
    return make_finding("CAN_XEM_XET", found=reason, article=article, words=words)


def _wrong_kind(facts: Facts, rulebook: Rulebook, day: date) -> list[Finding]:
    kinds = {kind for r in rulebook.rules_for(facts.requested, day) if r.is_exclusive for kind in r.kinds}
    if not kinds or facts.nominee.kind in kinds:
        return []
    words = {
        "name": RECOGNITIONS[facts.requested],
        "kinds": ", ".join(KIND_NAMES[kind] for kind in sorted(kinds)),
        "kind": KIND_NAMES[facts.nominee.kind],
    }
    rule = rulebook.rules_for(facts.requested, day)[0]
    found = f"đề nghị cho {words['kind']}"
    return [
        make_finding(
            "TC05", required=f"xét tặng cho {words['kinds']}", found=found, article=rule.reference, words=words
        )
    ]


def _assumed_kind(facts: Facts) -> list[Finding]:
    return [make_finding("LOAI_HINH")] if facts.legal_kind is None and facts.requested not in TITLES else []


def _dossier_rule(facts: Facts, rulebook: Rulebook, day: date) -> DossierRule | None:
    legal_kind = "cong_trang" if facts.requested in TITLES else facts.legal_kind
    return rulebook.dossier_for(facts.requested, day, person=facts.nominee, legal_kind=legal_kind)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = {"LOI": 0, "CANH_BAO": 1, "THONG_TIN": 2}
    return tuple(sorted(findings, key=lambda finding: order[finding.severity]))
