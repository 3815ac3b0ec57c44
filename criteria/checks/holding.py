"""Takes facts and a condition on what was received or reached, ever or within a run; gives whether it is enough."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from criteria.checks.timelines import (
    Run,
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
    Result,
    compared,
    decision_on,
    did,
    evidence_of,
    listed_years,
    names_of,
    why_only_claimed,
)
from criteria.facts import Held
from records.catalogue import LEGAL_KINDS, LEVELS, RECOGNITIONS, TITLES
from records.folding import fold


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
    ask = f"nếu có, đề nghị đơn vị gửi {decision_on(condition.codes)} trong thời gian đó"
    in_doubt = [item for item in unsure if _why_not_sure(context, item) == NOT_SURELY_IN_RUN]
    ask = _waits(run, number + _times(in_doubt), condition) or ask
    outcome = compared(number, possible, condition.count)
    return Result(outcome, found, counted=counted, evidence=evidence_of(sure), settled_by=ask)


def _told_of_held(
    context: Context, condition: Condition, run: Run, *, sure: Sequence[Held], unsure: Sequence[Held]
) -> str:
    number, name = _times(sure), names_of(condition.codes)
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
    name = names_of(condition.codes)
    sure = [item for item, outcome in items if outcome == "DAT"]
    if sure:
        first = min(sure, key=lambda item: item.year or 9999)
        number = f", Quyết định số {first.decision_number}" if first.decision_number else ""
        found = f"{RECOGNITIONS[first.code]} năm {first.year or 'chưa rõ'}{number}"
        return Result("DAT", found, counted=did([first.year], "carried"), evidence=first.evidence)
    ask = f"đề nghị đơn vị gửi {decision_on(condition.codes)}"
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
