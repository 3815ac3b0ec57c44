"""Takes facts and one condition of a rule; gives met, not met or unknown with what was found.

Every threshold comes with the condition from YAML; the registry is at the end. Joining conditions is the engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType

from criteria.facts import Facts, Held, InitiativeFact, YearLevel
from criteria.timelines import (
    LEVEL_ORDER,
    Run,
    RunSpec,
    discipline_in,
    held,
    is_list_closed,
    level_in,
    run_of,
)
from records.catalogue import LEVELS, RECOGNITIONS, TITLES
from records.proposals import Outcome
from records.readings import Evidence

SCOPE_ORDER = {"co_so": 0, "tinh_bo": 1, "toan_quoc": 2}
DISCIPLINE_NAMES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}


@dataclass(frozen=True)
class Condition:
    """One leaf of a rule. `check` None: only a person can judge; `is_gate`: and nothing follows before that."""

    id: str
    article: str
    text: str
    check: str | None = None
    is_gate: bool = False
    run: RunSpec | None = None
    codes: tuple[str, ...] = ()
    level: str | None = None
    scope: str | None = None
    compared: str | None = None
    count: int = 1
    share: Fraction | None = None
    is_needed: bool = True


@dataclass(frozen=True)
class Context:
    """The facts of one request, and the legal kinds of awards that are no basis for it."""

    facts: Facts
    not_a_basis: tuple[str, ...] = ()
    reuse_article: str | None = None

    def run(self, condition: Condition) -> Run | None:
        """The run a condition speaks of; None where the year of the request is unknown."""
        if condition.run is None:
            return None
        return run_of(self.facts, condition.run, not_a_basis=self.not_a_basis)


@dataclass(frozen=True)
class Result:
    """What one check says. `for_person`: never in the way of DAT; `code`, `article`: other than the usual ones."""

    outcome: Outcome
    found: str
    code: str | None = None
    years: tuple[int, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    reused: str | None = None
    article: str | None = None
    for_person: bool = False


Check = Callable[[Context, Condition], Result]

YEAR_UNKNOWN = Result("CHUA_RO", "chưa rõ năm thành tích của đề nghị")


def _years(years: Iterable[int]) -> str:
    return ", ".join(str(year) for year in sorted(set(years)))


def _evidence(items: Iterable[Held | InitiativeFact | YearLevel]) -> tuple[Evidence, ...]:
    return tuple(place for item in items for place in item.evidence)


def _compare(certain: int, possible: int, count: int) -> Outcome:
    return "DAT" if certain >= count else "CHUA_RO" if possible >= count else "KHONG_DAT"


def level_in_year(context: Context, condition: Condition) -> Result:
    """The classification of the year of the request reaches `level`."""
    facts = context.facts
    if facts.year is None:
        return YEAR_UNKNOWN
    stated = [c for c in facts.classifications or () if c.year == facts.year]
    outcome = level_in(facts, facts.year, at_least=condition.level or "")
    if not stated:
        found = f"năm {facts.year} chưa có kết quả xếp loại"
        return Result(outcome, found, code="TC02" if outcome == "CHUA_RO" else None, years=(facts.year,))
    names = " và ".join(sorted({LEVELS[c.level] for c in stated}))
    found = f"năm {facts.year} xếp loại {names}"
    return Result(outcome, found, years=(facts.year,), evidence=_evidence(stated))


def months_in_year(context: Context, condition: Condition) -> Result:
    """At least `count` months worked in the year of the request; maternity leave counts as work."""
    facts = context.facts
    if facts.year is None:
        return YEAR_UNKNOWN
    if facts.year in (facts.maternity_years or ()):
        return Result("DAT", f"năm {facts.year} nghỉ thai sản, được tính")
    months = (facts.months_worked or {}).get(facts.year)
    if months is None:
        return Result("CHUA_RO", f"chưa rõ số tháng làm việc năm {facts.year}")
    if months >= condition.count:
        return Result("DAT", f"năm {facts.year} làm việc {months:g} tháng")
    if facts.maternity_years is None and facts.nominee.gender != "nam":
        return Result("CHUA_RO", f"năm {facts.year} làm việc {months:g} tháng, chưa rõ có nghỉ thai sản hay không")
    return Result("KHONG_DAT", f"năm {facts.year} làm việc {months:g} tháng")


def no_discipline_in_year(context: Context, condition: Condition) -> Result:
    """No discipline in the year of the request; where it is not `needed`, not knowing is left to a person."""
    facts = context.facts
    if facts.year is None:
        return YEAR_UNKNOWN
    outcome = discipline_in(facts, facts.year)
    if facts.discipline is None:
        return Result(outcome, "chưa có thông tin về kỷ luật", for_person=not condition.is_needed)
    if outcome == "DAT":
        return Result(outcome, f"không bị kỷ luật trong năm {facts.year}")
    measures = "; ".join(
        f"{DISCIPLINE_NAMES[d.form]} từ ngày {d.from_:%d/%m/%Y}" + (f" đến ngày {d.to:%d/%m/%Y}" if d.to else "")
        for d in facts.discipline
    )
    return Result(outcome, f"kỷ luật: {measures}")


def run_length(context: Context, condition: Condition) -> Result:
    """The run that ends with the year of the request has at least `count` years or times."""
    run = context.run(condition)
    if run is None or condition.run is None:
        return YEAR_UNKNOWN
    skipped = set(run.skipped)
    certain = len(run.certain)
    outcome = _compare(certain, len(run.possible), condition.count)
    if outcome == "DAT" and certain > condition.count:
        found = f"có {certain} năm liên tục: {_years(run.certain)}"
    else:
        found = f"tìm thấy năm {_years(run.certain)}" if run.certain else "chưa tìm thấy năm nào"
    if run.starts_after is not None:
        found += f", tính sau năm {run.starts_after}"
    elif condition.run.after:
        found = "chưa có năm được tặng khen thưởng trước để làm mốc"
    if skipped:
        found += f"; năm {_years(skipped)} nghỉ thai sản, không làm gián đoạn"
    if outcome == "KHONG_DAT" and run.broken is not None:
        found += f"; năm {run.broken} làm gián đoạn ({_reason(context, condition.run, run.broken)})"
    missing = tuple(sorted(year for year in run.unknown if year > run.year - condition.count - len(skipped)))
    if outcome == "CHUA_RO" and missing:
        found += f"; năm {_years(missing)} chưa rõ"
    items = [c for c in context.facts.classifications or () if condition.run.level and c.year in run.certain]
    titles = [t for t in context.facts.titles or () if t.code in condition.run.titles and t.year in run.certain]
    code = "TC01" if outcome == "KHONG_DAT" else _unknown_code(condition.run, missing, outcome)
    return Result(outcome, found, code=code, years=missing, evidence=_evidence((*items, *titles)))


def _unknown_code(spec: RunSpec, missing: Sequence[int], outcome: Outcome) -> str | None:
    is_classification_only = bool(spec.level) and not spec.titles
    return "TC02" if outcome == "CHUA_RO" and missing and is_classification_only else None


def _reason(context: Context, spec: RunSpec, year: int) -> str:
    facts = context.facts
    if any((d.to or d.from_).year >= year for d in facts.discipline or ()):
        return "trong thời gian bị kỷ luật, thành tích chỉ tính lại từ khi hết kỷ luật"
    wanted = LEVEL_ORDER[spec.level or spec.excluded_below or "khong_hoan_thanh"]
    lower = {LEVELS[c.level] for c in facts.classifications or () if c.year == year and LEVEL_ORDER[c.level] < wanted}
    if lower:
        return "xếp loại " + " và ".join(sorted(lower))
    return "không có " + " hoặc ".join(RECOGNITIONS[code] for code in spec.titles) if spec.titles else "không xếp loại"


def levels_in_run(context: Context, condition: Condition) -> Result:
    """Inside the run at least `count` years reach `level`; they need not be consecutive."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    wanted = condition.level or ""
    certain = [y for y in run.certain_span if level_in(context.facts, y, at_least=wanted) == "DAT"]
    possible = [y for y in run.possible_span if level_in(context.facts, y, at_least=wanted) != "KHONG_DAT"]
    outcome = _compare(len(certain), len(possible), condition.count)
    items = [c for c in context.facts.classifications or () if c.year in certain]
    return Result(outcome, f"trong chuỗi năm có {_listed(certain)}", evidence=_evidence(items))


def held_in_run(context: Context, condition: Condition) -> Result:
    """Inside the run at least `count` titles, flags or awards of `codes`; they need not be consecutive."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    facts = context.facts
    items = held(facts, condition.codes, not_a_basis=context.not_a_basis)
    sure = {
        (i.code, i.year, i.decision_number): i for i, known in items if known == "DAT" and i.year in run.certain_span
    }
    maybe = {(i.code, i.year, i.decision_number) for i, _ in items if i.year is None or i.year in run.possible_span}
    slots = len(run.possible) if TITLES.issuperset(condition.codes) or not run.possible else condition.count
    possible = len(maybe) if is_list_closed(facts, condition.codes) else max(slots, len(maybe))
    outcome = _compare(len(sure), possible, condition.count)
    name = " hoặc ".join(RECOGNITIONS[code] for code in condition.codes)
    found = f"trong chuỗi năm có {len(sure)} {name}"
    if sure:
        found += f" (năm {_years(i.year for i in sure.values() if i.year is not None)})"
    return Result(outcome, found, evidence=_evidence(sure.values()))


def _listed(years: Sequence[int]) -> str:
    return f"{len(years)} năm ({_years(years)})" if years else "0 năm"


def award_held(context: Context, condition: Condition) -> Result:
    """One of `codes` has been received before; awards of a kind that is no basis do not count."""
    facts = context.facts
    items = held(facts, condition.codes, not_a_basis=context.not_a_basis)
    name = " hoặc ".join(RECOGNITIONS[code] for code in condition.codes)
    sure = [item for item, outcome in items if outcome == "DAT"]
    if sure:
        first = min(sure, key=lambda item: item.year or 9999)
        number = f", Quyết định số {first.decision_number}" if first.decision_number else ""
        return Result(
            "DAT", f"{RECOGNITIONS[first.code]} năm {first.year or 'chưa rõ'}{number}", evidence=first.evidence
        )
    if items:
        return Result("CHUA_RO", f"chưa rõ loại hình khen thưởng của {RECOGNITIONS[items[0][0].code]} đã được tặng")
    if is_list_closed(facts, condition.codes):
        return Result("KHONG_DAT", f"chưa được tặng {name} theo công trạng")
    return Result("CHUA_RO", f"chưa tìm thấy {name} theo công trạng")


def initiatives_in_year(context: Context, condition: Condition) -> Result:
    """At least `count` unused initiatives of the year of the request, of `scope` or wider."""
    year = context.facts.year
    if year is None:
        return YEAR_UNKNOWN
    return _initiatives(context, condition, certain=range(year, year + 1), possible=range(year, year + 1))


def initiatives_in_run(context: Context, condition: Condition) -> Result:
    """At least `count` unused initiatives inside the run, of `scope` or wider."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    return _initiatives(context, condition, certain=run.certain_span, possible=run.possible_span)


def _initiatives(context: Context, condition: Condition, *, certain: range, possible: range) -> Result:
    facts = context.facts
    wanted = SCOPE_ORDER[condition.scope or "co_so"]
    fitting = [
        item
        for item in facts.initiatives or ()
        if (item.year is None or item.year in possible) and (item.scope is None or SCOPE_ORDER[item.scope] >= wanted)
    ]
    used = [item for item in fitting if _other_uses(facts, item)]
    free = [item for item in fitting if not _other_uses(facts, item)]
    sure = [item for item in free if item.year is not None and item.year in certain and item.scope is not None]
    reused = "; ".join(_reuse(facts, item) for item in used) or None
    article = context.reuse_article if used else None
    found = f"có {len(sure)} sáng kiến, đề tài" + (": " + "; ".join(f"“{i.title}”" for i in sure) if sure else "")
    if len(sure) >= condition.count:
        return Result("DAT", found, evidence=_evidence(sure), reused=reused, article=article)
    if len(free) >= condition.count:
        unclear = "; ".join(f"“{item.title}”" for item in free if item not in sure)
        return Result(
            "CHUA_RO", f"{found}; chưa rõ năm, phạm vi hoặc chuỗi năm của {unclear}", evidence=_evidence(free)
        )
    if used:
        return Result("KHONG_DAT", reused or "", code="TRUNG_LAP", evidence=_evidence(used), article=article)
    is_closed = facts.is_closed("initiatives")
    return Result("KHONG_DAT" if is_closed else "CHUA_RO", found, evidence=_evidence(free))


def _other_uses(facts: Facts, item: InitiativeFact) -> tuple[str, ...]:
    return tuple(
        f"{RECOGNITIONS[use.code]}" + (f" năm {use.year}" if use.year else "")
        for use in item.used_for or ()
        if (use.code, use.year) != (facts.requested, facts.year)
    )


def _reuse(facts: Facts, item: InitiativeFact) -> str:
    return f"sáng kiến “{item.title}” đã dùng để xét {', '.join(_other_uses(facts, item))}"


def share_of_quota(context: Context, condition: Condition) -> Result:
    """Those proposed are at most `share` of the unit's LĐTT, compared exactly."""
    quota = context.facts.quota
    if quota is None or quota.cstdcs_proposed is None or not quota.ldtt_in_unit:
        return Result("CHUA_RO", "chưa rõ số Lao động tiên tiến và số đề nghị Chiến sĩ thi đua cơ sở của đơn vị")
    ratio = Fraction(quota.cstdcs_proposed, quota.ldtt_in_unit)
    found = f"đề nghị {quota.cstdcs_proposed} trên {quota.ldtt_in_unit} Lao động tiên tiến ({_percent(ratio)})"
    return Result("DAT" if ratio <= (condition.share or 0) else "KHONG_DAT", found)


def share_of_members(context: Context, condition: Condition) -> Result:
    """LĐTT are at least `share` of the members, or more than it where `compared` is "above"; compared exactly."""
    collective = context.facts.collective
    if collective is None or collective.ldtt is None or not collective.members:
        return Result("CHUA_RO", "chưa rõ số người và số Lao động tiên tiến của tập thể")
    ratio, share = Fraction(collective.ldtt, collective.members), condition.share or Fraction(0)
    is_met = ratio > share if condition.compared == "above" else ratio >= share
    found = f"{collective.ldtt} trên {collective.members} người là Lao động tiên tiến ({_percent(ratio)})"
    return Result("DAT" if is_met else "KHONG_DAT", found)


def _percent(ratio: Fraction) -> str:
    return f"{float(ratio * 100):.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%"


def all_members_completed(context: Context, condition: Condition) -> Result:
    """Every member completed the tasks of the year."""
    collective = context.facts.collective
    if collective is None or collective.completed_tasks is None or collective.members is None:
        return Result("CHUA_RO", "chưa rõ số người hoàn thành nhiệm vụ của tập thể")
    found = f"{collective.completed_tasks} trên {collective.members} người hoàn thành nhiệm vụ"
    return Result("DAT" if collective.completed_tasks >= collective.members else "KHONG_DAT", found)


def members_with_title(context: Context, condition: Condition) -> Result:
    """At least `count` members are CSTĐCS."""
    collective = context.facts.collective
    if collective is None or collective.cstdcs is None:
        return Result("CHUA_RO", "chưa rõ số Chiến sĩ thi đua cơ sở của tập thể")
    found = f"có {collective.cstdcs} Chiến sĩ thi đua cơ sở"
    return Result("DAT" if collective.cstdcs >= condition.count else "KHONG_DAT", found)


def no_member_disciplined(context: Context, condition: Condition) -> Result:
    """No member was disciplined by cảnh cáo or harder."""
    collective = context.facts.collective
    if collective is None or collective.disciplined_from_canh_cao is None:
        return Result("CHUA_RO", "chưa rõ tập thể có người bị kỷ luật từ cảnh cáo trở lên hay không")
    number = collective.disciplined_from_canh_cao
    found = f"có {number} người bị kỷ luật từ cảnh cáo trở lên" if number else "không có người bị kỷ luật từ cảnh cáo"
    return Result("KHONG_DAT" if number else "DAT", found)


def years_since_founding(context: Context, condition: Condition) -> Result:
    """At least `count` years of building up; unknown where only the year of receipt reaches it."""
    facts = context.facts
    founded = facts.collective.founded_year if facts.collective else None
    if founded is None or facts.year is None:
        return Result("CHUA_RO", "chưa rõ năm thành lập của tập thể")
    outcome = _compare(facts.year - founded, facts.received.year - founded, condition.count)
    return Result(outcome, f"thành lập năm {founded}, tính đến năm {facts.year} được {facts.year - founded} năm")


def leads_cluster(context: Context, condition: Condition) -> Result:
    """The collective leads its emulation cluster."""
    leads = context.facts.collective.leads_cluster if context.facts.collective else None
    if leads is None:
        return Result("CHUA_RO", "chưa rõ tập thể có dẫn đầu cụm, khối thi đua hay không")
    return Result("DAT" if leads else "KHONG_DAT", "dẫn đầu cụm, khối thi đua" if leads else "không dẫn đầu cụm, khối")


def not_same_achievement(context: Context, condition: Condition) -> Result:
    """No other recognition was given for the same achievement; where nobody has looked, it is for a person."""
    same = context.facts.same_achievement_as
    if same is None:
        return Result("CHUA_RO", "chưa đối chiếu với các quyết định khen thưởng đã có", for_person=True)
    if not same:
        return Result("DAT", "không trùng thành tích đã được khen")
    names = ", ".join(RECOGNITIONS[use.code] + (f" năm {use.year}" if use.year else "") for use in same)
    return Result("KHONG_DAT", f"thành tích này trùng với thành tích đã được tặng {names}", code="TRUNG_LAP")


def discipline_stated(context: Context, condition: Condition) -> Result:
    """Whether anything is said of discipline; what is said is judged with the years, what is not is for a person."""
    if context.facts.discipline is None:
        return Result("CHUA_RO", "chưa có thông tin về kỷ luật", for_person=True)
    return Result("DAT", "đã nêu")


def not_pending(context: Context, condition: Condition) -> Result:
    """No discipline, investigation, inspection or complaint is going on; where it is not said, it is for a person."""
    pending = context.facts.pending
    if pending is None:
        return Result("CHUA_RO", "chưa có thông tin", for_person=True)
    if pending:
        found = "đang xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc giải quyết khiếu nại, tố cáo"
        return Result("CHUA_RO", found, code="DANG_XEM_XET")
    return Result("DAT", "không có việc đang xem xét")


@dataclass(frozen=True)
class Registered:
    """A check with the keys its condition must state in YAML, and those it may."""

    check: Check
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = field(default=())


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
        "run_length": Registered(run_length, ("run", "count")),
        "share_of_members": Registered(share_of_members, ("share",), ("compared",)),
        "share_of_quota": Registered(share_of_quota, ("share",)),
        "years_since_founding": Registered(years_since_founding, ("count",)),
    }
)
INITIATIVE_CHECKS = frozenset({"initiatives_in_run", "initiatives_in_year"})
