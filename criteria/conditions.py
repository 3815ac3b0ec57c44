"""Takes facts and one condition of a rule; gives met, not met or unknown with what was found.

Every threshold comes with the condition from YAML; the registry is at the end. Joining conditions is the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from criteria.collectives import (
    all_members_completed,
    leads_cluster,
    members_with_title,
    no_member_disciplined,
    share_of_members,
    share_of_quota,
    years_since_founding,
)
from criteria.facts import Held, YearLevel
from criteria.initiatives import initiatives_in_run, initiatives_in_year
from criteria.timelines import LEVEL_ORDER, Run, RunSpec, discipline_in, held, is_list_closed, level_in
from criteria.vocabulary import (
    YEAR_UNKNOWN,
    Condition,
    Context,
    Registered,
    Result,
    compared,
    evidence_of,
    listed_years,
)
from records.catalogue import LEVELS, RECOGNITIONS, TITLES
from records.folding import fold
from records.proposals import Outcome

DISCIPLINE_NAMES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}


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
    return Result(outcome, found, years=(facts.year,), evidence=evidence_of(stated))


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
    outcome = compared(len(run.certain), len(run.possible), condition.count)
    earliest = run.year - condition.count - len(run.skipped)
    missing = tuple(sorted(year for year in run.unknown if year > earliest)) if outcome == "CHUA_RO" else ()
    skipped = [year for year in run.skipped if year > earliest]
    items = _carrying(context, condition.run, run)
    years = run.certain if outcome == "DAT" else tuple(item.year for item in items if item.year is not None)
    said = [f"tìm thấy năm {listed_years(years)}" if years else "chưa tìm thấy năm nào"]
    if run.starts_after is not None:
        said[0] += f", tính sau năm {run.starts_after}"
    elif condition.run.after:
        said = ["chưa có năm được tặng khen thưởng trước để làm mốc"]
    if skipped:
        said.append(f"năm {listed_years(skipped)} nghỉ thai sản, không làm gián đoạn")
    if outcome == "KHONG_DAT" and run.broken is not None:
        said.append(f"năm {run.broken} làm gián đoạn ({_reason(context, condition.run, run.broken)})")
        items += tuple(c for c in context.facts.classifications or () if condition.run.level and c.year == run.broken)
    if missing:
        said.append(f"năm {listed_years(missing)} chưa rõ")
    code = "TC01" if outcome == "KHONG_DAT" else _unknown_code(condition.run, missing, outcome)
    found = "; ".join(said)
    return Result(outcome, found, code=code, years=missing, evidence=evidence_of(items), after=run.starts_after)


def _carrying(context: Context, spec: RunSpec, run: Run) -> tuple[Held | YearLevel, ...]:
    """The titles and classifications that carry years of the run, whether or not they stand without a gap."""
    facts = context.facts
    first = run.starts_after if run.starts_after is not None else 0
    levels = (c for c in facts.classifications or () if spec.level and LEVEL_ORDER[c.level] >= LEVEL_ORDER[spec.level])
    titles = (title for title in facts.titles or () if title.code in spec.titles)
    carrying: tuple[Held | YearLevel, ...] = (*levels, *titles)
    return tuple(item for item in carrying if item.year and first < item.year <= run.year)


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
    outcome = compared(len(certain), len(possible), condition.count)
    items = [c for c in context.facts.classifications or () if c.year in certain]
    return Result(outcome, f"trong chuỗi năm có {_listed(certain)}", evidence=evidence_of(items))


def held_in_run(context: Context, condition: Condition) -> Result:
    """Inside the run at least `count` titles, flags or awards of `codes`; they need not be consecutive."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    items = held(context.facts, condition.codes, not_a_basis=context.not_a_basis)
    sure = [item for item, known in items if known == "DAT" and item.year in run.certain_span]
    maybe = [item for item, _ in items if item.year is None or item.year in run.possible_span]
    number = _times(sure)
    possible = _times(maybe)
    if not is_list_closed(context.facts, condition.codes):
        slots = len(run.possible) if TITLES.issuperset(condition.codes) or not run.possible else condition.count
        possible = max(possible, slots)
    name = " hoặc ".join(RECOGNITIONS[code] for code in condition.codes)
    found = f"trong chuỗi năm có {number} {name}"
    if sure:
        found += f" (năm {listed_years(item.year for item in sure if item.year is not None)})"
    return Result(compared(number, possible, condition.count), found, evidence=evidence_of(sure))


def _times(items: Iterable[Held]) -> int:
    """How many times they were received: a title once a year, awards of a year as many as they have decisions."""
    numbers: dict[tuple[str, int | None], set[str]] = {}
    for item in items:
        of_year = numbers.setdefault((item.code, item.year), set())
        if item.decision_number and item.code not in TITLES:
            of_year.add(fold(item.decision_number))
    return sum(max(1, len(of_year)) for of_year in numbers.values())


def _listed(years: Sequence[int]) -> str:
    return f"{len(years)} năm ({listed_years(years)})" if years else "0 năm"


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
