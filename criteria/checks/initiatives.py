"""Takes facts and a condition on initiatives; gives whether enough unused ones of the right year and scope are there.

An initiative that has served another recognition does not count (CV 5007/BNV-TĐKT 2023, mục III.5c).
"""

from __future__ import annotations

from collections.abc import Sequence

from criteria.checks.vocabulary import (
    NEEDS_RUN,
    NO_RUN,
    NOT_SURELY_IN_RUN,
    WAITS_FOR_RUN,
    YEAR_UNKNOWN,
    Condition,
    Context,
    Result,
    did,
    evidence_of,
    why_only_claimed,
)
from criteria.facts import Facts, InitiativeFact
from records.catalogue import RECOGNITIONS
from records.folding import fold
from records.proposals import Outcome

NAMED_UNFIT = 3
SCOPE_ORDER = {"co_so": 0, "tinh_bo": 1, "toan_quoc": 2}
SCOPE_NAMES = dict(zip(SCOPE_ORDER, ("cơ sở", "tỉnh, bộ, ngành", "toàn quốc"), strict=True))


def initiatives_in_year(context: Context, condition: Condition) -> Result:
    """At least `count` unused initiatives of the year of the request, of `scope` or wider."""
    year = context.facts.year
    if year is None:
        return YEAR_UNKNOWN
    span = range(year, year + 1)
    return _initiatives(context, condition, certain=span, possible=span, when=f"năm {year}")


def initiatives_in_run(context: Context, condition: Condition) -> Result:
    """At least `count` unused initiatives inside the run, of `scope` or wider."""
    run = context.run(condition)
    if run is None:
        return YEAR_UNKNOWN
    return _initiatives(context, condition, certain=run.certain_span, possible=run.possible_span, when=run.in_words)


def _initiatives(context: Context, condition: Condition, *, certain: range, possible: range, when: str) -> Result:
    facts = context.facts
    fitting = [item for item in facts.initiatives or () if _can_fit(item, condition, possible)]
    used = _distinct([item for item in fitting if _other_uses(facts, item)], certain=())
    used_titles = {fold(item.title) for item in used}
    counting = [item for item in fitting if fold(item.title) not in used_titles]
    surely = [item for item in counting if _is_sure(context, item, certain)]
    free = _distinct(counting, certain=surely)
    sure = [item for item in free if item in surely]
    reused = "; ".join(_reuse(facts, item) for item in used) or None
    article = context.reuse_article if used else None
    found = f"{when} có {len(sure)} sáng kiến, đề tài phù hợp: {_titles(sure)}"
    found = found if sure else f"{when} chưa có sáng kiến, đề tài phù hợp"
    counted = did((item.year for item in sure), "carried")
    if len(sure) >= condition.count:
        if any(item.used_for is None for item in sure):
            found += "; chưa đối chiếu việc đã dùng để xét danh hiệu, hình thức khác"
        return Result("DAT", found, counted=counted, evidence=evidence_of(sure), reused=reused, article=article)
    ask = f"đề nghị đơn vị gửi quyết định hoặc giấy công nhận sáng kiến, đề tài {when}"
    unclear = [item for item in free if item not in sure]
    if not possible:
        found, ask = f"{when} {NO_RUN} để tính sáng kiến, đề tài", NEEDS_RUN
    if unclear:  # where of no year it is certain that it counts, "none" would mislead
        found = "; ".join(([found] if sure or certain else []) + [_unclear(context, unclear)])
    found += _told_of_unfit([item for item in facts.initiatives or () if possible and item not in fitting], facts.year)
    if len(free) >= condition.count:
        in_doubt = [item for item in unclear if _why_unsure(context, item) == NOT_SURELY_IN_RUN]
        ask = WAITS_FOR_RUN if len(sure) + len(in_doubt) >= condition.count else ask
        counted += did({item.year for item in unclear} - {item.year for item in sure}, "open")
        counted = tuple(sorted(counted, key=lambda one: one.year))
        return Result("CHUA_RO", found, counted=counted, evidence=evidence_of(free), settled_by=ask)
    if used:
        return Result("KHONG_DAT", reused or "", code="TRUNG_LAP", evidence=evidence_of(used), article=article)
    outcome: Outcome = "KHONG_DAT" if facts.is_closed("initiatives") else "CHUA_RO"
    return Result(outcome, found, counted=counted, evidence=evidence_of(free), settled_by=ask)


def _is_sure(context: Context, item: InitiativeFact, certain: range) -> bool:
    is_known = item.year is not None and item.year in certain and item.scope is not None
    return is_known and context.past.suffices.lets_count(item)


def _unclear(context: Context, items: Sequence[InitiativeFact]) -> str:
    """Which initiatives may still count, those with one reason together."""
    reasons: dict[str, list[str]] = {}
    for item in items:
        reasons.setdefault(_why_unsure(context, item), []).append(f"“{item.title}”")
    return "; ".join(f"{', '.join(titles)} {reason}" for reason, titles in sorted(reasons.items()))


def _why_unsure(context: Context, item: InitiativeFact) -> str:
    if not context.past.suffices.lets_count(item):
        return why_only_claimed(item)
    if item.year is None:
        return "chưa rõ năm công nhận"
    return "chưa rõ phạm vi áp dụng" if item.scope is None else NOT_SURELY_IN_RUN


def _told_of_unfit(items: Sequence[InitiativeFact], year: int | None) -> str:
    """Initiatives with the year and the scope that keep them from counting, a few by name; later ones are no matter."""
    items = [item for item in items if item.year is None or year is None or item.year <= year]
    named = [f"“{item.title}” ({_year_and_scope(item)})" for item in items[:NAMED_UNFIT]]
    more = f" và {len(items) - len(named)} sáng kiến, đề tài khác" if items[NAMED_UNFIT:] else ""
    return f"; không tính {', '.join(named)}{more}" if named else ""


def _year_and_scope(item: InitiativeFact) -> str:
    year = [f"năm {item.year}"] if item.year is not None else []
    return ", ".join(year + ([f"phạm vi {SCOPE_NAMES[item.scope]}"] if item.scope else []))


def _can_fit(item: InitiativeFact, condition: Condition, possible: range) -> bool:
    """Whether year and scope, as far as they are known, let an initiative count."""
    is_in_time = item.year is None or item.year in possible
    return is_in_time and (item.scope is None or SCOPE_ORDER[item.scope] >= SCOPE_ORDER[condition.scope or "co_so"])


def _distinct(items: Sequence[InitiativeFact], *, certain: Sequence[InitiativeFact]) -> list[InitiativeFact]:
    """One of each title, a certain one where there is any: two papers that name one initiative do not make two."""
    found: dict[str, InitiativeFact] = {}
    for item in (*certain, *items):
        found.setdefault(fold(item.title), item)
    return [item for item in items if any(item is kept for kept in found.values())]


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
