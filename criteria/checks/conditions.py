"""Takes facts and one condition of a rule; gives met, not met or unknown with what was found.

Every threshold comes with the condition from YAML; the registry is at the end. Joining conditions is the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

from criteria.checks.collectives import (
    all_members_completed,
    leads_cluster,
    members_with_title,
    no_member_disciplined,
    share_of_members,
    share_of_quota,
    years_since_founding,
)
from criteria.checks.initiatives import initiatives_in_run, initiatives_in_year
from criteria.checks.past import LEVEL_ORDER
from criteria.checks.principles import (
    discipline_stated,
    not_pending,
    not_same_achievement,
    one_award_a_year,
    reduced_service,
)
from criteria.checks.rubrics import rubric_score
from criteria.checks.timelines import (
    Run,
    RunSpec,
    counts_after_discipline,
    discipline_in,
    held,
    is_list_closed,
    level_in,
)
from criteria.checks.vocabulary import (
    NEEDS_RUN,
    NO_RUN,
    NOT_SURELY_IN_RUN,
    WAITS_FOR_RUN,
    YEAR_UNKNOWN,
    Condition,
    Context,
    Registered,
    Result,
    compared,
    did,
    evidence_of,
    listed_years,
    why_only_claimed,
)
from criteria.checks.votes import vote
from criteria.facts import Discipline, Facts, Held, YearLevel
from records.catalogue import LEGAL_KINDS, LEVELS, RECOGNITIONS, TITLES
from records.folding import fold
from records.proposals import Did, Outcome

DISCIPLINE_NAMES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}
DID: dict[Outcome, Did] = {"DAT": "carried", "CHUA_RO": "open", "KHONG_DAT": "broke"}


def level_in_year(context: Context, condition: Condition) -> Result:
    """The classification of the year of the request reaches `level`."""
    facts = context.facts
    if facts.year is None:
        return YEAR_UNKNOWN
    outcome = level_in(context.past, facts.year, at_least=condition.level or "")
    stated = [c for c in facts.classifications or () if c.year == facts.year]
    counted = did([facts.year], DID[outcome])
    if not stated:
        is_whole = outcome == "KHONG_DAT"  # the list of classifications holds everything
        found = f"năm {facts.year} {'không được xếp loại' if is_whole else 'chưa có kết quả xếp loại'}"
        code = None if is_whole else "TC02"
        return Result(outcome, found, code=code, years=(facts.year,), counted=counted)
    names = " và ".join(sorted({LEVELS[c.level] for c in stated}))
    found = f"năm {facts.year} xếp loại {names}"
    settled_by = None
    if outcome == "CHUA_RO":
        is_claimed = facts.year in context.past.claimed_levels and facts.year not in context.past.ranks
        found += f" ({why_only_claimed(stated[0])})" if is_claimed else " (hai nơi ghi khác nhau)"
        settled_by = f"đề nghị đơn vị gửi quyết định hoặc thông báo xếp loại năm {facts.year}"
    years = (facts.year,)
    evidence = evidence_of(stated)
    return Result(outcome, found, years=years, counted=counted, evidence=evidence, settled_by=settled_by)


def months_in_year(context: Context, condition: Condition) -> Result:
    """At least `count` months worked in the year of the request; maternity leave counts as work."""
    facts = context.facts
    year = facts.year
    if year is None:
        return YEAR_UNKNOWN
    if year in (facts.maternity_years or ()):
        return Result("DAT", f"năm {year} nghỉ thai sản, được tính", counted=did([year], "skipped"))
    months = (facts.months_worked or {}).get(year)
    if months is None:
        ask = f"đề nghị đơn vị xác nhận số tháng làm việc năm {year}"
        return Result("CHUA_RO", f"chưa rõ số tháng làm việc năm {year}", counted=did([year], "open"), settled_by=ask)
    found = f"năm {year} làm việc {months:g} tháng".replace(".", ",")
    if months >= condition.count:
        return Result("DAT", found, counted=did([year], "carried"))
    if facts.maternity_years is None and facts.nominee.gender != "nam":
        ask = f"đề nghị đơn vị xác nhận năm {year} có nghỉ thai sản hay không"
        found += ", chưa rõ có nghỉ thai sản hay không"
        return Result("CHUA_RO", found, counted=did([year], "open"), settled_by=ask)
    return Result("KHONG_DAT", found, counted=did([year], "broke"))


def no_discipline_in_year(context: Context, condition: Condition) -> Result:
    """No discipline in the year of the request; where it is not `needed`, not knowing is left to a person."""
    facts = context.facts
    if facts.year is None:
        return YEAR_UNKNOWN
    outcome = discipline_in(facts, facts.year)
    counted = did([facts.year], DID[outcome])
    if outcome == "DAT":
        return Result(outcome, f"không bị kỷ luật trong năm {facts.year}", counted=counted)
    if facts.discipline is None:
        ask = f"đề nghị đơn vị xác nhận năm {facts.year} có bị kỷ luật hay không"
        is_left = not condition.is_needed
        found = f"chưa có thông tin về kỷ luật năm {facts.year}"
        return Result(outcome, found, for_person=is_left, counted=counted, settled_by=ask)
    found = f"bị kỷ luật {_measures(facts)}"
    settled_by = _what_settles_discipline(facts, [facts.year]) if outcome == "CHUA_RO" else None
    return Result(outcome, found, counted=counted, settled_by=settled_by)


def _measures(facts: Facts) -> str:
    return "; ".join(_measure(measure) for measure in facts.discipline or ())


def _measure(measure: Discipline) -> str:
    form = DISCIPLINE_NAMES[measure.form] if measure.form else "chưa rõ hình thức"
    start = f" từ ngày {measure.from_:%d/%m/%Y}" if measure.from_ else ", chưa rõ ngày bắt đầu"
    end = f" đến ngày {measure.to:%d/%m/%Y}" if measure.to else ", chưa rõ ngày hết"
    return f"{form}{start}{end}"


def run_length(context: Context, condition: Condition) -> Result:
    """The run that ends with the year of the request has at least `count` years or times."""
    run, spec = context.run(condition), condition.run
    if run is None or spec is None:
        return YEAR_UNKNOWN
    outcome = compared(len(run.certain), len(run.possible), condition.count)
    earliest = run.year - condition.count - len(run.skipped)
    missing = tuple(sorted(year for year in run.unknown if year > earliest)) if outcome == "CHUA_RO" else ()
    items = _carrying(context, spec, run)
    found = "; ".join(_told_of_run(context, condition, run, missing=missing, outcome=outcome, items=items))
    if outcome == "KHONG_DAT":
        items += tuple(c for c in context.facts.classifications or () if spec.level and c.year == run.broken)
    return Result(
        outcome,
        found,
        code="TC01" if outcome == "KHONG_DAT" else _unknown_code(context, spec, missing, outcome),
        years=missing,
        counted=run.counted(condition.count),
        evidence=evidence_of(items),
        after=run.starts_after,
        settled_by=_what_settles(context, run, spec, missing, _held_up(context, missing, items)),
    )


def _held_up(context: Context, years: Iterable[int], items: Iterable[Held | YearLevel]) -> tuple[int, ...]:
    """Years that only a discipline leaves open: what carries them is stated."""
    stated = {item.year for item in items}
    return tuple(y for y in years if y in stated and counts_after_discipline(context.facts, y) == "CHUA_RO")


def _told_of_run(
    context: Context,
    condition: Condition,
    run: Run,
    *,
    missing: Sequence[int],
    outcome: Outcome,
    items: tuple[Held | YearLevel, ...],
) -> list[str]:
    assert condition.run is not None
    earliest = run.year - condition.count - len(run.skipped)
    years = run.certain if outcome == "DAT" else tuple(item.year for item in items if item.year is not None)
    said = [f"tìm thấy năm {listed_years(years)}" if years else "chưa tìm thấy năm nào"]
    if run.starts_after is not None:
        said[0] += f", tính sau năm {run.starts_after}"
    elif condition.run.after:
        said = [_told_of_missing_prior(context, condition.run.after)]
    skipped = [year for year in run.skipped if year > earliest]
    if skipped:
        said.append(f"năm {listed_years(skipped)} nghỉ thai sản, không làm gián đoạn")
    if outcome == "KHONG_DAT" and run.broken is not None:
        said.append(f"năm {run.broken} làm gián đoạn ({_reason(context, condition.run, run.broken)})")
    claimed = {item.year: item for item in items if item.year in missing and not context.past.suffices.lets_count(item)}
    held_up = _held_up(context, missing, items)
    unknown = [year for year in missing if year not in claimed and year not in held_up]
    if held_up:
        said.append(f"năm {listed_years(held_up)} chưa chắc được tính (bị kỷ luật {_measures(context.facts)})")
    said += [f"năm {year} {why_only_claimed(item)}" for year, item in sorted(claimed.items(), key=lambda i: i[0] or 0)]
    return [*said, f"năm {listed_years(unknown)} chưa rõ"] if unknown else said


def _told_of_missing_prior(context: Context, codes: Sequence[str]) -> str:
    if _is_never_given(context, codes):
        return f"chưa được tặng {_names(codes)} nên chưa có mốc để tính"
    return f"chưa rõ năm được tặng {_names(codes)} để làm mốc"


def _is_never_given(context: Context, codes: Sequence[str]) -> bool:
    return not held(context.past, codes) and is_list_closed(context.facts, codes)


def _carrying(context: Context, spec: RunSpec, run: Run) -> tuple[Held | YearLevel, ...]:
    """The titles and classifications that carry years of the run, whether or not they stand without a gap."""
    facts = context.facts
    first = run.starts_after if run.starts_after is not None else 0
    levels = (c for c in facts.classifications or () if spec.level and LEVEL_ORDER[c.level] >= LEVEL_ORDER[spec.level])
    titles = (title for title in facts.titles or () if title.code in spec.titles)
    carrying: tuple[Held | YearLevel, ...] = (*levels, *titles)
    return tuple(item for item in carrying if item.year and first < item.year <= run.year)


def _unknown_code(context: Context, spec: RunSpec, missing: Sequence[int], outcome: Outcome) -> str | None:
    """TC02 where nothing but classifications are lacking, and nothing is said of them."""
    stated = {c.year for c in context.facts.classifications or ()}
    is_all = bool(missing) and spec.level is not None and not spec.titles and not stated.intersection(missing)
    return "TC02" if outcome == "CHUA_RO" and is_all else None


def _what_settles(
    context: Context, run: Run, spec: RunSpec, missing: Sequence[int], held_up: Sequence[int]
) -> str | None:
    """What would tell whether the run is long enough, as one asks a unit for it."""
    lacking = [year for year in missing if year not in held_up]
    if spec.after and _is_never_given(context, spec.after):
        return f"chỉ tính được từ sau khi được tặng {_names(spec.after)}"
    asked = [f"đề nghị đơn vị gửi {_decision_on(spec.after)}"] if spec.after and run.starts_after is None else []
    asked += [_papers_lacking(spec, lacking)] if lacking else []
    asked += [_what_settles_discipline(context.facts, held_up)] if held_up else []
    if not asked and run.skipped:
        asked = [f"có tính năm {listed_years(run.skipped)} nghỉ thai sản là một năm hay không do người xét quyết định"]
    return "; ".join(asked) or None


def _what_settles_discipline(facts: Facts, years: Sequence[int]) -> str:
    measures = facts.discipline or ()
    lacking = ["ngày bắt đầu"] if any(measure.from_ is None for measure in measures) else []
    lacking += ["ngày hết"] if any(measure.to is None for measure in measures) else []
    if lacking:
        return f"đề nghị đơn vị nêu {', '.join(lacking)} kỷ luật"
    return f"có tính năm {listed_years(years)} hay không do người xét quyết định"


def _papers_lacking(spec: RunSpec, years: Sequence[int]) -> str:
    papers = [_decision_on(spec.titles)] if spec.titles else []
    papers += ["quyết định hoặc thông báo xếp loại"] if spec.level else []
    return f"đề nghị đơn vị gửi {' hoặc '.join(papers)} năm {listed_years(years)}"


def _names(codes: Iterable[str]) -> str:
    return " hoặc ".join(RECOGNITIONS[code] for code in codes)


def _decision_on(codes: Iterable[str]) -> str:
    """The paper that shows a title or award; flags are titles that are given, not conferred."""
    granted = any(code not in TITLES or code.startswith("CO_") for code in codes)
    return f"quyết định {'tặng' if granted else 'công nhận'} {_names(codes)}"


def _reason(context: Context, spec: RunSpec, year: int) -> str:
    facts = context.facts
    wanted = LEVEL_ORDER[spec.level or spec.excluded_below or "khong_hoan_thanh"]
    lower = {LEVELS[c.level] for c in facts.classifications or () if c.year == year and LEVEL_ORDER[c.level] < wanted}
    if lower:
        return "xếp loại " + " và ".join(sorted(lower))
    if any(d.last_told and d.last_told.year >= year for d in facts.discipline or ()):
        return "trong thời gian bị kỷ luật, thành tích chỉ tính lại từ khi hết kỷ luật"
    return f"không có {_names(spec.titles)}" if spec.titles else "không xếp loại"


def levels_in_run(context: Context, condition: Condition) -> Result:
    """Inside the run at least `count` years reach `level`; they need not be consecutive."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    past, wanted = context.past, condition.level or ""
    certain = [y for y in run.certain_span if level_in(past, y, at_least=wanted) == "DAT"]
    possible = [y for y in run.possible_span if level_in(past, y, at_least=wanted) != "KHONG_DAT"]
    outcome = compared(len(certain), len(possible), condition.count)
    items = [c for c in context.facts.classifications or () if c.year in certain]
    open_years = [year for year in possible if year not in certain and year >= past.first_year]
    reached = [year for year in open_years if level_in(past, year, at_least=wanted) == "DAT"]
    counted = (*did(certain, "carried"), *did(open_years, "open"))
    found = [f"{run.in_words} {_listed(certain)} {LEVELS[wanted]}"] if run.certain_span or not reached else []
    if reached and len(certain) < condition.count:
        found.append(f"năm {listed_years(reached)} {LEVELS[wanted]} nhưng {NOT_SURELY_IN_RUN}")
    if not run.possible:
        found = [f"{run.in_words} {NO_RUN} để tính"]
    lacking = [year for year in open_years if year not in reached]
    waiting = _waits(run, len(certain) + len(reached), condition)
    return Result(
        outcome,
        "; ".join(found),
        counted=tuple(sorted(counted, key=lambda one: one.year)),
        evidence=evidence_of(items),
        settled_by=waiting or _ask_for("quyết định hoặc thông báo xếp loại", lacking),
    )


def held_in_run(context: Context, condition: Condition) -> Result:
    """Inside the run at least `count` titles, flags or awards of `codes`; they need not be consecutive."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    items = held(context.past, condition.codes)
    sure = [item for item, worth in items if worth == "DAT" and item.year in run.certain_span]
    maybe = [item for item, _ in items if item.year is None or item.year in run.possible_span]
    number = _times(sure)
    undated = [item for item in maybe if item.year is None]  # each may be of another year
    possible = _times(item for item in maybe if item.year is not None) + len(undated)
    if not is_list_closed(context.facts, condition.codes):
        slots = len(run.possible) if TITLES.issuperset(condition.codes) or not run.possible else condition.count
        possible = max(possible, slots)
    unsure = [item for item in maybe if item not in sure]
    found = _told_of_held(context, condition, run, sure=sure, unsure=unsure)
    years = {item.year for item in sure}
    open_years = did((item.year for item in unsure if item.year not in years), "open")
    counted = tuple(sorted((*did(years, "carried"), *open_years), key=lambda one: one.year))
    ask = f"nếu có, đề nghị đơn vị gửi {_decision_on(condition.codes)} trong thời gian đó"
    in_doubt = [item for item in unsure if _why_not_sure(context, item) == NOT_SURELY_IN_RUN]
    ask = _waits(run, number + _times(in_doubt), condition) or ask
    outcome = compared(number, possible, condition.count)
    return Result(outcome, found, counted=counted, evidence=evidence_of(sure), settled_by=ask)


def _told_of_held(
    context: Context, condition: Condition, run: Run, *, sure: Sequence[Held], unsure: Sequence[Held]
) -> str:
    number, name = _times(sure), _names(condition.codes)
    if not run.possible:
        return "; ".join([f"{run.in_words} {NO_RUN} để tính {name}", *_told_of_no_basis(context, condition.codes)])
    said = [f"{run.in_words} " + (f"có {number} lần {name}" if number else f"chưa có {name}")]
    if len(run.certain_span) > 1 and sure:
        said[0] += f" (năm {listed_years(item.year for item in sure if item.year is not None)})"
    if number < condition.count:
        said = said if run.certain_span or not unsure else []  # of no year is it certain: "none" would mislead
        said += [_why_unsure(context, unsure)] if unsure else []
        said += _told_of_no_basis(context, condition.codes)
    return "; ".join(said)


def _told_of_no_basis(context: Context, codes: Iterable[str]) -> list[str]:
    """The titles and awards of these codes that are stated, but of a legal kind that is no basis."""
    facts, wanted = context.facts, frozenset(codes)
    aside = [item for item in (*(facts.titles or ()), *(facts.awards or ())) if item.code in wanted]
    aside = [item for item in aside if item not in context.past.basis]
    kinds = dict.fromkeys(item.legal_kind for item in aside if item.legal_kind)
    return [
        f"{_named([item for item in aside if item.legal_kind == kind])} là khen thưởng {LEGAL_KINDS[kind].lower()}, "
        "không làm căn cứ xét công trạng"
        for kind in kinds
    ]


def _waits(run: Run, stated: int, condition: Condition) -> str | None:
    """What to wait for where no paper is lacking: the run itself."""
    if not run.possible:
        return NEEDS_RUN
    return WAITS_FOR_RUN if stated >= condition.count else None


def _ask_for(paper: str, years: Sequence[int]) -> str | None:
    return f"đề nghị đơn vị gửi {paper} năm {listed_years(years)}" if years else None


def _why_unsure(context: Context, items: Sequence[Held]) -> str:
    """What keeps titles and awards that are stated from counting."""
    reasons: dict[str, list[Held]] = {}
    for item in items:
        reasons.setdefault(_why_not_sure(context, item), []).append(item)
    return "; ".join(f"{_named(group)} {reason}" for reason, group in sorted(reasons.items()))


def _named(items: Iterable[Held]) -> str:
    """Titles and awards with their years, those of one name together."""
    years: dict[str, list[int]] = {}
    for item in items:
        years.setdefault(RECOGNITIONS[item.code], []).extend([item.year] if item.year is not None else [])
    return ", ".join(f"{name} năm {listed_years(of)}" if of else name for name, of in years.items())


def _why_not_sure(context: Context, item: Held) -> str:
    if item.year is None:
        return "chưa rõ năm"
    if item.code not in TITLES and item.legal_kind is None:
        return "chưa rõ loại hình khen thưởng"
    return NOT_SURELY_IN_RUN if context.past.suffices.lets_count(item) else why_only_claimed(item)


def _times(items: Iterable[Held]) -> int:
    """How many times they were received: a title once a year, awards of a year as many as they have decisions."""
    numbers: dict[tuple[str, int | None], set[str]] = {}
    for item in items:
        of_year = numbers.setdefault((item.code, item.year), set())
        if item.decision_number and item.code not in TITLES:
            of_year.add(fold(item.decision_number))
    return sum(max(1, len(of_year)) for of_year in numbers.values())


def _listed(years: Sequence[int]) -> str:
    return f"có {len(years)} năm ({listed_years(years)})" if years else "chưa có năm nào"


def award_held(context: Context, condition: Condition) -> Result:
    """One of `codes` has been received before; awards of a kind that is no basis do not count."""
    facts = context.facts
    items = held(context.past, condition.codes)
    name = _names(condition.codes)
    sure = [item for item, outcome in items if outcome == "DAT"]
    if sure:
        first = min(sure, key=lambda item: item.year or 9999)
        number = f", Quyết định số {first.decision_number}" if first.decision_number else ""
        found = f"{RECOGNITIONS[first.code]} năm {first.year or 'chưa rõ'}{number}"
        return Result("DAT", found, counted=did([first.year], "carried"), evidence=first.evidence)
    ask = f"đề nghị đơn vị gửi {_decision_on(condition.codes)}"
    if items:
        stated = [item for item, _ in items]
        counted = did((item.year for item in stated), "open")
        ask += ", có ghi loại hình khen thưởng" if any(item.legal_kind is None for item in stated) else ""
        found = _why_unsure(context, stated)
        return Result("CHUA_RO", found, counted=counted, evidence=evidence_of(stated), settled_by=ask)
    aside = _told_of_no_basis(context, condition.codes)
    if is_list_closed(facts, condition.codes):
        return Result("KHONG_DAT", "; ".join([f"chưa được tặng {name} theo công trạng", *aside]))
    ask += " theo công trạng, nếu có" if aside else ""
    return Result("CHUA_RO", "; ".join([f"chưa tìm thấy {name} theo công trạng", *aside]), settled_by=ask)


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
        "one_award_a_year": Registered(one_award_a_year, ("codes",)),
        "reduced_service": Registered(reduced_service),
        "rubric_score": Registered(rubric_score, ("rubric",)),
        "run_length": Registered(run_length, ("run", "count")),
        "share_of_members": Registered(share_of_members, ("share",), ("compared",)),
        "share_of_quota": Registered(share_of_quota, ("share",)),
        "vote": Registered(vote, ("share",), ("base", "quorum", "secret")),
        "years_since_founding": Registered(years_since_founding, ("count",)),
    }
)
INITIATIVE_CHECKS = frozenset({"initiatives_in_run", "initiatives_in_year"})
