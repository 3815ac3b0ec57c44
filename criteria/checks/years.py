"""Takes facts and a condition on the year of the request: its level, the months worked in it, discipline."""

from __future__ import annotations

from collections.abc import Sequence

from criteria.checks.timelines import (
    discipline_in,
    level_in,
)
from criteria.checks.vocabulary import (
    YEAR_UNKNOWN,
    Condition,
    Context,
    Result,
    did,
    evidence_of,
    listed_years,
    why_only_claimed,
)
from criteria.facts import Discipline, Facts
from records.catalogue import LEVELS
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
    found = f"bị kỷ luật {measures_of(facts)}"
    settled_by = what_settles_discipline(facts, [facts.year]) if outcome == "CHUA_RO" else None
    return Result(outcome, found, counted=counted, settled_by=settled_by)


def measures_of(facts: Facts) -> str:
    """Every measure of discipline with its days."""
    return "; ".join(_measure(measure) for measure in facts.discipline or ())


def _measure(measure: Discipline) -> str:
    form = DISCIPLINE_NAMES[measure.form] if measure.form else "chưa rõ hình thức"
    start = f" từ ngày {measure.from_:%d/%m/%Y}" if measure.from_ else ", chưa rõ ngày bắt đầu"
    end = f" đến ngày {measure.to:%d/%m/%Y}" if measure.to else ", chưa rõ ngày hết"
    return f"{form}{start}{end}"


def what_settles_discipline(facts: Facts, years: Sequence[int]) -> str:
    """The days of a measure that nobody stated; else it is a person who says whether the years count."""
    measures = facts.discipline or ()
    lacking = ["ngày bắt đầu"] if any(measure.from_ is None for measure in measures) else []
    lacking += ["ngày hết"] if any(measure.to is None for measure in measures) else []
    if lacking:
        return f"đề nghị đơn vị nêu {', '.join(lacking)} kỷ luật"
    return f"có tính năm {listed_years(years)} hay không do người xét quyết định"
