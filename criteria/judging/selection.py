"""Takes a request and a rulebook; gives the rule that judges it, and why it may not decide.

Which day's text is shown was settled before; weighing its conditions is `criteria.judging.weighing`.
"""

from __future__ import annotations

from datetime import date
from typing import get_args

from criteria.book.rulebook import Regime, Rule, Rulebook
from criteria.facts import Facts, LegalKind
from criteria.findings import make_finding
from records.catalogue import LEGAL_KINDS, RECOGNITIONS, TITLES
from records.proposals import Finding, Outcome

KIND_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}


def choose_rule(facts: Facts, rulebook: Rulebook, regime: Regime, *, day: date) -> tuple[Rule | None, list[Finding]]:
    """The rule of the request, with a finding for each reason why it may not decide; TC05 decides by itself."""
    rules = _rules_shown(facts, rulebook, regime, day=day)
    kind = _legal_kind(facts)
    rule = next((each for each in rules if kind in each.legal_kinds), None)
    article = rule.reference if rule else rules[0].reference if rules else None
    reason = _why_not(facts, regime, rule, rulebook.rules_for(facts.requested, day, facts.nominee))
    doubts = [review(facts, reason, article=article)] if reason else []
    wrong = _wrong_kind(facts, rulebook, day)
    return rule, wrong if wrong and regime.is_confirmed else doubts + wrong


def _legal_kind(facts: Facts) -> LegalKind:
    return "cong_trang" if facts.requested in TITLES else facts.legal_kind or "cong_trang"


def _rules_shown(facts: Facts, rulebook: Rulebook, regime: Regime, *, day: date) -> list[Rule]:
    """Those for the kind of nominee; under an unconfirmed regime its own text, where any is loaded, goes first."""
    days = (day,) if regime.is_confirmed else (facts.received, day)
    found = [rule for at in days for rule in rulebook.rules_for(facts.requested, at, facts.nominee)]
    return [rule for rule in found if facts.nominee.kind in rule.kinds]


def _why_not(facts: Facts, regime: Regime, rule: Rule | None, of_award: tuple[Rule, ...]) -> str | None:
    """What keeps the rule from deciding; None where it decides."""
    if not regime.is_confirmed:
        note = f"; {rule.note}" if rule and rule.note else ""
        return f"quy định mới chưa được cập nhật, xác nhận: {regime.name}{note}"
    if rule is None:
        return _what_is_missing(facts, of_award)
    if rule.reach(facts.nominee) != "DAT":
        return f"có quy định riêng của {', '.join(rule.units)}, chưa rõ đề nghị này có thuộc đó hay không"
    if rule.needs_local_rule:
        return rule.note or "tiêu chuẩn do địa phương quy định, chưa nạp quy định đó"
    return None if rule.is_confirmed else rule.note or "nội dung quy định chưa được xác nhận"


def _what_is_missing(facts: Facts, of_award: tuple[Rule, ...]) -> str:
    name = RECOGNITIONS[facts.requested]
    if not of_award:
        return f"không có tiêu chuẩn chung và chưa nạp tiêu chuẩn nào cho {name}"
    if not any(facts.nominee.kind in rule.kinds for rule in of_award):
        return f"chưa nạp tiêu chuẩn {name} cho {KIND_NAMES[facts.nominee.kind]}"
    return f"chưa nạp tiêu chuẩn {name} theo loại hình khen thưởng {LEGAL_KINDS[_legal_kind(facts)].lower()}"


def only_for_people(facts: Facts, rule: Rule) -> Finding:
    """That a rule holds nothing that a program could decide."""
    reason = "các tiêu chuẩn này do người xét đánh giá, không tính từ dữ kiện"
    return review(facts, reason, article=rule.reference)


def review(facts: Facts, reason: str, *, article: str | None) -> Finding:
    """That a person must decide, and why."""
    words = {"name": RECOGNITIONS[facts.requested]}
    return make_finding("CAN_XEM_XET", found=reason, article=article, words=words)


def _wrong_kind(facts: Facts, rulebook: Rulebook, day: date) -> list[Finding]:
    rules = rulebook.rules_for(facts.requested, day, facts.nominee)
    kinds = {kind for rule in rules if rule.is_exclusive and rule.is_confirmed for kind in rule.kinds}
    if not kinds or facts.nominee.kind in kinds:
        return []
    words = {
        "name": RECOGNITIONS[facts.requested],
        "kinds": ", ".join(KIND_NAMES[kind] for kind in sorted(kinds)),
        "kind": KIND_NAMES[facts.nominee.kind],
    }
    found = f"đề nghị cho {words['kind']}"
    return [
        make_finding(
            "TC05", required=f"xét tặng cho {words['kinds']}", found=found, article=rules[0].reference, words=words
        )
    ]


def assumed_kind(facts: Facts, rule: Rule | None, outcome: Outcome | None) -> list[Finding]:
    """That the request is taken for one on merit, where it may be of another kind: then nothing is violated yet."""
    is_open = rule is None or not frozenset(get_args(LegalKind)).issubset(rule.legal_kinds)
    if facts.legal_kind is not None or facts.requested in TITLES or not is_open:
        return []
    if outcome != "KHONG_DAT":
        return [make_finding("LOAI_HINH", words={"consequence": ""})]
    consequence = " thì không đạt; đề nghị đơn vị ghi rõ loại hình"
    return [make_finding("LOAI_HINH", severity="CANH_BAO", words={"consequence": consequence})]
