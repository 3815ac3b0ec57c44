"""Takes facts and a condition on a run of years; gives how long it surely is, what broke it, what would settle it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from criteria.checks.past import LEVEL_ORDER
from criteria.checks.timelines import (
    Run,
    RunSpec,
    counts_after_discipline,
    held,
    is_list_closed,
)
from criteria.checks.vocabulary import (
    YEAR_UNKNOWN,
    Condition,
    Context,
    Result,
    compared,
    decision_on,
    evidence_of,
    listed_years,
    names_of,
    why_only_claimed,
)
from criteria.checks.years import measures_of, what_settles_discipline
from criteria.facts import Held, YearLevel
from records.catalogue import LEVELS
from records.proposals import Outcome


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
        said.append(f"năm {listed_years(held_up)} chưa chắc được tính (bị kỷ luật {measures_of(context.facts)})")
    said += [f"năm {year} {why_only_claimed(item)}" for year, item in sorted(claimed.items(), key=lambda i: i[0] or 0)]
    return [*said, f"năm {listed_years(unknown)} chưa rõ"] if unknown else said


def _told_of_missing_prior(context: Context, codes: Sequence[str]) -> str:
    if _is_never_given(context, codes):
        return f"chưa được tặng {names_of(codes)} nên chưa có mốc để tính"
    return f"chưa rõ năm được tặng {names_of(codes)} để làm mốc"


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
        return f"chỉ tính được từ sau khi được tặng {names_of(spec.after)}"
    asked = [f"đề nghị đơn vị gửi {decision_on(spec.after)}"] if spec.after and run.starts_after is None else []
    asked += [_papers_lacking(spec, lacking)] if lacking else []
    asked += [what_settles_discipline(context.facts, held_up)] if held_up else []
    if not asked and run.skipped:
        asked = [f"có tính năm {listed_years(run.skipped)} nghỉ thai sản là một năm hay không do người xét quyết định"]
    return "; ".join(asked) or None


def _papers_lacking(spec: RunSpec, years: Sequence[int]) -> str:
    papers = [decision_on(spec.titles)] if spec.titles else []
    papers += ["quyết định hoặc thông báo xếp loại"] if spec.level else []
    return f"đề nghị đơn vị gửi {' hoặc '.join(papers)} năm {listed_years(years)}"


def _reason(context: Context, spec: RunSpec, year: int) -> str:
    facts = context.facts
    wanted = LEVEL_ORDER[spec.level or spec.excluded_below or "khong_hoan_thanh"]
    lower = {LEVELS[c.level] for c in facts.classifications or () if c.year == year and LEVEL_ORDER[c.level] < wanted}
    if lower:
        return "xếp loại " + " và ".join(sorted(lower))
    if any(d.last_told and d.last_told.year >= year for d in facts.discipline or ()):
        return "trong thời gian bị kỷ luật, thành tích chỉ tính lại từ khi hết kỷ luật"
    return f"không có {names_of(spec.titles)}" if spec.titles else "không xếp loại"
