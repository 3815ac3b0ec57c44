"""Takes facts and a condition on initiatives; gives whether enough unused ones of the right year and scope are there.

An initiative that has served another recognition does not count (CV 5007/BNV-TĐKT 2023, mục III.5c).
"""

from __future__ import annotations

from criteria.facts import Facts, InitiativeFact
from criteria.vocabulary import YEAR_UNKNOWN, Condition, Context, Result, evidence_of
from records.catalogue import RECOGNITIONS
from records.folding import fold

SCOPE_ORDER = {"co_so": 0, "tinh_bo": 1, "toan_quoc": 2}


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
    fitting = [item for item in facts.initiatives or () if _can_fit(item, condition, possible)]
    used = _distinct([item for item in fitting if _other_uses(facts, item)])
    used_titles = {fold(item.title) for item in used}
    free = _distinct([item for item in fitting if fold(item.title) not in used_titles])
    sure = [item for item in free if item.year is not None and item.year in certain and item.scope is not None]
    reused = "; ".join(_reuse(facts, item) for item in used) or None
    article = context.reuse_article if used else None
    found = f"có {len(sure)} sáng kiến, đề tài: {_titles(sure)}" if sure else "chưa tìm thấy sáng kiến, đề tài phù hợp"
    if len(sure) >= condition.count:
        if any(item.used_for is None for item in sure):
            found += "; chưa đối chiếu việc đã dùng để xét danh hiệu, hình thức khác"
        return Result("DAT", found, evidence=evidence_of(sure), reused=reused, article=article)
    if len(free) >= condition.count:
        unclear = _titles([item for item in free if item not in sure])
        found += f"; chưa rõ năm, phạm vi hoặc chuỗi năm của {unclear}"
        return Result("CHUA_RO", found, evidence=evidence_of(free))
    if used:
        return Result("KHONG_DAT", reused or "", code="TRUNG_LAP", evidence=evidence_of(used), article=article)
    is_closed = facts.is_closed("initiatives")
    return Result("KHONG_DAT" if is_closed else "CHUA_RO", found, evidence=evidence_of(free))


def _can_fit(item: InitiativeFact, condition: Condition, possible: range) -> bool:
    """Whether year and scope, as far as they are known, let an initiative count."""
    is_in_time = item.year is None or item.year in possible
    return is_in_time and (item.scope is None or SCOPE_ORDER[item.scope] >= SCOPE_ORDER[condition.scope or "co_so"])


def _distinct(items: list[InitiativeFact]) -> list[InitiativeFact]:
    """One of each title: two papers that name the same initiative do not make two."""
    return list({fold(item.title): item for item in reversed(items)}.values())[::-1]


def _titles(items: list[InitiativeFact]) -> str:
    return "; ".join(f"“{item.title}”" for item in items)


def _other_uses(facts: Facts, item: InitiativeFact) -> tuple[str, ...]:
    return tuple(
        f"{RECOGNITIONS[use.code]}" + (f" năm {use.year}" if use.year else "")
        for use in item.used_for or ()
        if (use.code, use.year) != (facts.requested, facts.year)
    )


def _reuse(facts: Facts, item: InitiativeFact) -> str:
    return f"sáng kiến “{item.title}” đã dùng để xét {', '.join(_other_uses(facts, item))}"
