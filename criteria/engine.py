"""Takes Facts and a Rulebook; gives a Judgement: a verdict of four, findings with their article, conditions met or not.

Missing evidence is CHUA_RO, never "not met"; unconfirmed text never decides. Reading proposals is `criteria.recorded`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from criteria.conditions import CHECKS, INITIATIVE_CHECKS
from criteria.facts import Facts
from criteria.findings import make_finding
from criteria.initiatives import SCOPE_ORDER
from criteria.past import past_of
from criteria.rulebook import ClaimRule, DossierRule, Group, Meets, Part, QuotaRule, Regime, Rule, Rulebook
from criteria.timelines import best, worst
from criteria.vocabulary import Condition, Context, Result, listed_years
from records.catalogue import LEVELS, RECOGNITIONS, TITLES
from records.proposals import ConditionResult, Finding, Judgement, Outcome, Severity, Verdict, Within

KIND_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
SCOPE_NAMES = dict(zip(SCOPE_ORDER, ("cơ sở", "tỉnh, bộ, ngành", "toàn quốc"), strict=True))
PART_NAMES = {
    "to_trinh": "Tờ trình",
    "bao_cao_thanh_tich": "Báo cáo thành tích",
    "bien_ban": "Biên bản họp xét",
    "xac_nhan_sang_kien": "Chứng nhận, xác nhận sáng kiến, đề tài",
    "y_kien_cap_tinh": "Ý kiến của UBND tỉnh",
    "thanh_phan": "Thành phần hồ sơ",
}
NO_REGIME = "khong_co (chưa nạp quy định cho ngày nhận hồ sơ)"


@dataclass(frozen=True)
class _Weighed:
    """A condition or group with its outcome; `for_person`: nothing in it that a program could decide."""

    outcome: Outcome
    for_person: bool = False
    condition: Condition | None = None
    result: Result | None = None
    is_any: bool = False
    members: tuple[_Weighed, ...] = ()

    def leaves(self) -> Iterator[_Weighed]:
        if self.condition is not None:
            yield self
        for member in self.members:
            yield from member.leaves()


@dataclass(frozen=True)
class _Said:
    """One line of the answer: a condition and the finding that explains it, where there is one.

    `spared`: a condition of an alternative that is not asked any more, since another is met.
    """

    condition: ConditionResult | None
    finding: Finding | None = None
    spared: ConditionResult | None = None


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
        _weigh(rule.condition, context, rulebook, day=shown_day)
        for rule in rulebook.general_on(shown_day)
        if rule.speaks_of(facts.requested, facts.legal_kind)
    ]
    rule, doubts = _rule_in_force(facts, rulebook, regime, day=shown_day)
    wrong_kind = _wrong_kind(facts, rulebook, shown_day)
    doubts = wrong_kind if wrong_kind and regime.is_confirmed else doubts + wrong_kind
    own = _weigh(rule.conditions, context, rulebook, day=shown_day) if rule else None
    if any(leaf.result and leaf.result.code == "CAN_XEM_XET" for leaf in (own.leaves() if own else ())):
        doubts.append(
            _review(facts, "dẫn chiếu đến quy định chưa được xác nhận", article=rule.reference if rule else None)
        )

    said = [line for weighed in general for line in _say(weighed, facts, is_needed=True)]
    if own is not None:
        decides = not doubts
        said += list(_say(own, facts, is_needed=True) if decides else _say_unconfirmed(own, facts))
    said += _dossier(facts, _dossier_rule(facts, rulebook, shown_day), rests_on_initiative(own))
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


def _verdict(outcome: Outcome, said: Iterable[_Said], doubts: Iterable[Finding]) -> Verdict:
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


def rests_on_initiative(weighed: _Weighed | None) -> bool:
    """Whether the weighed rule is met, as far as it is, through an initiative that no other alternative replaces."""
    if weighed is None:
        return False
    if weighed.condition is not None:
        return weighed.condition.check in INITIATIVE_CHECKS and weighed.outcome == "DAT"
    if not weighed.is_any:
        return any(rests_on_initiative(member) for member in weighed.members)
    met = [member for member in weighed.members if member.outcome == "DAT"]
    return bool(met) and all(rests_on_initiative(member) for member in met)


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


def _weigh(node: Condition | Group | Meets, context: Context, rulebook: Rulebook, *, day: date) -> _Weighed:
    """The outcome of a node; what only a person can judge stays out of the way of the rest."""
    match node:
        case Condition():
            return _weigh_condition(node, context)
        case Meets():
            return _weigh_other(node, context, rulebook, day=day)
    members = tuple(_weigh(member, context, rulebook, day=day) for member in node.members)
    decided = [member.outcome for member in members if not member.for_person]
    if not decided:
        return _Weighed("CHUA_RO", for_person=True, is_any=node.is_any, members=members)
    return _Weighed((best if node.is_any else worst)(decided), is_any=node.is_any, members=members)


def _weigh_condition(condition: Condition, context: Context) -> _Weighed:
    if condition.check is None:
        result = Result("CHUA_RO", "do người xét đánh giá", for_person=not condition.is_gate)
    else:
        result = CHECKS[condition.check].check(context, condition)
    return _Weighed(result.outcome, for_person=result.for_person, condition=condition, result=result)


def _weigh_other(meets: Meets, context: Context, rulebook: Rulebook, *, day: date) -> _Weighed:
    """All conditions of another recognition, each with the article that calls for it."""
    kind = context.facts.nominee.kind
    rule = next((r for r in rulebook.rules_for(meets.code, day) if kind in r.kinds), None)
    if rule is None or not rule.is_confirmed or rule.needs_local_rule:
        missing = Condition(id=f"{meets.code}.chua_xac_nhan", article=meets.article, text=RECOGNITIONS[meets.code])
        result = Result("CHUA_RO", "quy định chưa được xác nhận", code="CAN_XEM_XET")
        return _Weighed("CHUA_RO", condition=missing, result=result)
    return _cited(_weigh(rule.conditions, context, rulebook, day=day), meets.article)


def _cited(weighed: _Weighed, article: str) -> _Weighed:
    condition = weighed.condition
    if condition is not None:
        condition = replace(condition, article=f"{article}; {condition.article}")
    members = tuple(_cited(member, article) for member in weighed.members)
    return replace(weighed, condition=condition, members=members)


def _say(weighed: _Weighed, facts: Facts, *, is_needed: bool, within: Within = (), path: str = "") -> Iterator[_Said]:
    """Conditions and findings of a weighed rule; of alternatives, once one is met the others are spared."""
    if weighed.condition is not None:
        yield _say_condition(weighed, facts, is_needed=is_needed, within=within)
        return
    for at, member in enumerate(weighed.members):
        inside = (*within, (path, at)) if weighed.is_any else within
        is_listed = not weighed.is_any or member.for_person or member.outcome == weighed.outcome
        said = _say(member, facts, is_needed=is_needed and is_listed, within=inside, path=f"{path}.{at}")
        yield from map(_spared, said) if not is_listed and weighed.outcome == "DAT" else said


def _spared(said: _Said) -> _Said:
    """An initiative used before is worth a word even where the request does not need it."""
    is_reuse = said.finding is not None and said.finding.code == "TRUNG_LAP"
    is_unmet = said.condition is not None and said.condition.outcome != "DAT"
    return _Said(None, said.finding if is_reuse and is_unmet else None, spared=said.condition or said.spared)


def _say_condition(weighed: _Weighed, facts: Facts, *, is_needed: bool, within: Within) -> _Said:
    condition, result = weighed.condition, weighed.result
    assert condition is not None and result is not None
    required = _required(condition, facts)
    severity: Severity = "LOI" if is_needed and not result.for_person else "THONG_TIN"
    text = f"{required}: {result.found}."
    line = ConditionResult(
        id=condition.id,
        outcome=result.outcome,
        article=condition.article,
        severity=severity,
        text=text,
        required=required,
        found=result.found,
        within=within,
        is_aside=not is_needed and not result.for_person,
        about=condition.about,
        after=result.after,
        years=result.counted,
        evidence=result.evidence,
    )
    if result.for_person or (result.outcome == "DAT" and not result.reused):
        return _Said(line)
    if result.outcome == "DAT":
        return _Said(line, _finding_of("TRUNG_LAP", "THONG_TIN", condition, required, result, result.reused or ""))
    code = result.code or ("TC03" if result.outcome == "KHONG_DAT" else "TC04")
    return _Said(line, _finding_of(code, None if is_needed else "THONG_TIN", condition, required, result, result.found))


def _say_unconfirmed(weighed: _Weighed, facts: Facts, *, within: Within = (), path: str = "") -> Iterator[_Said]:
    """What unconfirmed text would ask, for the person who decides: never met, never violated."""
    for at, member in enumerate(weighed.members):
        inside = (*within, (path, at)) if weighed.is_any else within
        yield from _say_unconfirmed(member, facts, within=inside, path=f"{path}.{at}")
    if weighed.condition is not None and weighed.result is not None:
        required = _required(weighed.condition, facts)
        found = f"{weighed.result.found} (quy định chưa được xác nhận)"
        yield _Said(
            ConditionResult(
                id=weighed.condition.id,
                outcome="CHUA_RO",
                article=weighed.condition.article,
                severity="THONG_TIN",
                text=f"{required}: {found}.",
                required=required,
                found=found,
                within=within,
            )
        )


def _finding_of(
    code: str, severity: Severity | None, condition: Condition, required: str, result: Result, found: str
) -> Finding:
    return make_finding(
        code,
        severity=severity,
        condition=condition.id,
        required=required,
        found=found,
        article="; ".join(filter(None, (condition.article, result.article))),
        evidence=result.evidence,
        words={"years": listed_years(result.years), "name": required}
        | ({"settled_by": result.settled_by} if result.settled_by else {}),
    )


def _required(condition: Condition, facts: Facts) -> str:
    share = f"{float((condition.share or 0) * 100):g}%".replace(".", ",")
    return condition.text.format(
        year=facts.year if facts.year is not None else "xét",
        count=f"{condition.count:02d}",
        share=share,
        level=LEVELS.get(condition.level or "", ""),
        scope=SCOPE_NAMES.get(condition.scope or "", ""),
    )


def _dossier_rule(facts: Facts, rulebook: Rulebook, day: date) -> DossierRule | None:
    legal_kind = "cong_trang" if facts.requested in TITLES else facts.legal_kind
    return rulebook.dossier_for(facts.requested, day, person=facts.nominee, legal_kind=legal_kind)


def _dossier(facts: Facts, rule: DossierRule | None, is_on_initiative: bool) -> list[_Said]:
    """The papers of the dossier (Luật 06/2022 Điều 84); a missing one is a finding, never KHONG_DAT."""
    if rule is None:
        return []
    asked = (part for part in rule.parts if part.is_asked_of(facts.requested, facts.nominee.kind))
    needed = [part for part in asked if is_on_initiative or not part.is_for_initiative]
    if facts.dossier is None:
        line = _part_result(rule, "thanh_phan", "CHUA_RO", "chưa rõ gồm những giấy tờ gì")
        return [_Said(line, _dossier_finding(facts, rule, "HS05", line.id))]
    return [_say_part(facts, rule, part) for part in needed]


def _say_part(facts: Facts, rule: DossierRule, part: Part) -> _Said:
    if facts.dossier is not None and part.part in facts.dossier:
        return _Said(_part_result(rule, part.part, "DAT", "có trong hồ sơ"))
    if part.finding is None:
        line = _part_result(rule, part.part, "CHUA_RO", part.text)
        return _Said(line.model_copy(update={"severity": "THONG_TIN"}))
    line = _part_result(rule, part.part, "CHUA_RO", "chưa có trong hồ sơ")
    return _Said(line, _dossier_finding(facts, rule, part.finding, line.id))


def _part_result(rule: DossierRule, part: str, outcome: Outcome, found: str) -> ConditionResult:
    required = PART_NAMES.get(part, part)
    return ConditionResult(
        id=f"{rule.id}.{part}",
        outcome=outcome,
        article=rule.reference,
        text=f"{required}: {found}.",
        required=required,
        found=found,
    )


def _dossier_finding(facts: Facts, rule: DossierRule, code: str, condition: str) -> Finding:
    words = {
        "person": facts.nominee.full_name or "người, tập thể được đề nghị",
        "unit": facts.nominee.unit or facts.nominee.full_name or "đơn vị trình",
        "name": RECOGNITIONS[facts.requested],
    }
    return make_finding(code, condition=condition, article=rule.reference, words=words)


def by_severity(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    order = {"LOI": 0, "CANH_BAO": 1, "THONG_TIN": 2}
    return tuple(sorted(findings, key=lambda finding: order[finding.severity]))
