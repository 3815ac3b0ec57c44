"""Takes weighed conditions and the papers that are needed; gives the lines of an answer in Vietnamese, with findings.

Deciding is done before: nothing here changes an outcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from criteria.book.rulebook import DossierRule, Part
from criteria.checks.initiatives import SCOPE_NAMES
from criteria.checks.vocabulary import Condition, Result, listed_years
from criteria.claims.declared import places_told
from criteria.facts import Facts
from criteria.findings import make_finding
from criteria.judging.weighing import Weighed
from records.catalogue import LEVELS, RECOGNITIONS
from records.proposals import ConditionResult, Finding, Outcome, Severity, Within

PART_NAMES = {
    "to_trinh": "Tờ trình",
    "bao_cao_thanh_tich": "Báo cáo thành tích",
    "bien_ban": "Biên bản họp xét",
    "xac_nhan_sang_kien": "Chứng nhận, xác nhận sáng kiến, đề tài",
    "y_kien_cap_tinh": "Ý kiến của UBND tỉnh",
    "thanh_phan": "Thành phần hồ sơ",
}


@dataclass(frozen=True)
class Said:
    """One line of the answer: a condition and the finding that explains it, where there is one.

    `spared`: a condition of an alternative that is not asked any more, since another is met.
    """

    condition: ConditionResult | None
    finding: Finding | None = None
    spared: ConditionResult | None = None


def say(
    weighed: Weighed, facts: Facts, *, is_needed: bool = True, within: Within = (), path: str = ""
) -> Iterator[Said]:
    """Conditions and findings of a weighed rule; of alternatives, once one is met the others are spared."""
    if weighed.condition is not None:
        yield _say_condition(weighed, facts, is_needed=is_needed, within=within)
        return
    for at, member in enumerate(weighed.members):
        inside = (*within, (path, at)) if weighed.is_any else within
        is_listed = not weighed.is_any or member.for_person or member.outcome == weighed.outcome
        said = say(member, facts, is_needed=is_needed and is_listed, within=inside, path=f"{path}.{at}")
        yield from map(_spared, said) if not is_listed and weighed.outcome == "DAT" else said


def _spared(said: Said) -> Said:
    """An initiative used before is worth a word even where the request does not need it."""
    is_reuse = said.finding is not None and said.finding.code == "TRUNG_LAP"
    is_unmet = said.condition is not None and said.condition.outcome != "DAT"
    return Said(None, said.finding if is_reuse and is_unmet else None, spared=said.condition or said.spared)


def _say_condition(weighed: Weighed, facts: Facts, *, is_needed: bool, within: Within) -> Said:
    condition, result = weighed.condition, weighed.result
    assert condition is not None and result is not None
    if not result.evidence:
        result = replace(result, evidence=places_told(facts.places, condition.check))
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
        return Said(line)
    if result.outcome == "DAT":
        return Said(line, _finding_of("TRUNG_LAP", "THONG_TIN", condition, required, result, result.reused or ""))
    code = result.code or ("TC03" if result.outcome == "KHONG_DAT" else "TC04")
    return Said(line, _finding_of(code, None if is_needed else "THONG_TIN", condition, required, result, result.found))


def say_unconfirmed(weighed: Weighed, facts: Facts, *, within: Within = (), path: str = "") -> Iterator[Said]:
    """What unconfirmed text would ask, for the person who decides: never met, never violated."""
    for at, member in enumerate(weighed.members):
        inside = (*within, (path, at)) if weighed.is_any else within
        yield from say_unconfirmed(member, facts, within=inside, path=f"{path}.{at}")
    if weighed.condition is not None and weighed.result is not None:
        required = _required(weighed.condition, facts)
        found = f"{weighed.result.found} (quy định chưa được xác nhận)"
        yield Said(
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


def say_dossier(facts: Facts, rule: DossierRule | None, is_on_initiative: bool) -> list[Said]:
    """The papers of the dossier (Luật 06/2022 Điều 84); a missing one is a finding, never KHONG_DAT."""
    if rule is None:
        return []
    asked = (part for part in rule.parts if part.is_asked_of(facts.requested, facts.nominee.kind))
    needed = [part for part in asked if is_on_initiative or not part.is_for_initiative]
    if facts.dossier is None:
        line = _part_result(rule, "thanh_phan", "CHUA_RO", "chưa rõ gồm những giấy tờ gì")
        return [Said(line, _dossier_finding(facts, rule, "HS05", line.id))]
    return [_say_part(facts, rule, part) for part in needed]


def _say_part(facts: Facts, rule: DossierRule, part: Part) -> Said:
    if facts.dossier is not None and part.part in facts.dossier:
        return Said(_part_result(rule, part.part, "DAT", "có trong hồ sơ"))
    if part.finding is None:
        line = _part_result(rule, part.part, "CHUA_RO", part.text)
        return Said(line.model_copy(update={"severity": "THONG_TIN"}))
    line = _part_result(rule, part.part, "CHUA_RO", "chưa có trong hồ sơ")
    return Said(line, _dossier_finding(facts, rule, part.finding, line.id))


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
