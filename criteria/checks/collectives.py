"""Takes facts of a collective and a condition; gives met, not met or unknown. Shares are compared exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import MINYEAR
from fractions import Fraction
from math import ceil, floor

from criteria.checks.vocabulary import Condition, Context, QuotaRounding, Result, compared, decimal, did, percent
from records.folding import unaccented

ROUND: Mapping[QuotaRounding, Callable[[Fraction], Fraction | int]] = {
    "exact": lambda number: number,
    "down": floor,
    "nearest": lambda number: floor(number + Fraction(1, 2)),  # a half goes up, as people are counted
    "up": ceil,
}
ROUNDING_NAMES = {"down": "làm tròn xuống", "nearest": "làm tròn", "up": "làm tròn lên"}
ASK_UNIT = "đề nghị đơn vị nêu số Lao động tiên tiến và số đề nghị Chiến sĩ thi đua cơ sở"
ASK_COUNCIL = "đề nghị Hội đồng xét chọn từ cao xuống thấp cho đủ số"
ASK_COMPLETED = "đề nghị đơn vị nêu số người và số người hoàn thành nhiệm vụ"
ASK_FOUNDED = "đề nghị đơn vị nêu năm thành lập"
ASK_TITLES = "đề nghị đơn vị nêu số Chiến sĩ thi đua cơ sở"
ASK_COUNTS = "đề nghị đơn vị nêu lại số người và số Lao động tiên tiến"


def share_of_quota(context: Context, condition: Condition) -> Result:
    """Those proposed are at most `share` of the unit's LĐTT; the number allowed is rounded as the rulebook says."""
    quota, year = context.facts.quota, context.facts.year
    if quota is None or quota.cstdcs_proposed is None or quota.ldtt_in_unit is None:
        found = f"chưa rõ số Lao động tiên tiến và số đề nghị Chiến sĩ thi đua cơ sở của đơn vị{_in_year(year)}"
        return Result("CHUA_RO", found, counted=did([year], "open"), settled_by=ASK_UNIT)
    share = condition.share or Fraction(0)
    raw = share * quota.ldtt_in_unit
    allowed = ROUND[context.rounding](raw)
    found = f"đề nghị {quota.cstdcs_proposed} trên {quota.ldtt_in_unit} Lao động tiên tiến"
    if quota.ldtt_in_unit:
        found += f" ({percent(Fraction(quota.cstdcs_proposed, quota.ldtt_in_unit))})"
    found += f"; {percent(share)} của {quota.ldtt_in_unit} là {decimal(raw)}"
    if context.rounding != "exact":
        found += f", {ROUNDING_NAMES[context.rounding]} thành {allowed} người"
    is_met = quota.cstdcs_proposed <= allowed
    if quota.is_open and not is_met:
        found += ", chưa rõ ai trong số cho phép"
        return Result("CHUA_RO", found, counted=did([year], "open"), settled_by=ASK_COUNCIL)
    return Result("DAT" if is_met else "KHONG_DAT", found, counted=did([year], "carried" if is_met else "broke"))


def share_of_members(context: Context, condition: Condition) -> Result:
    """LĐTT are at least `share` of the members, or more than it where `compared` is "above"; compared exactly."""
    collective, year = context.facts.collective, context.facts.year
    if collective is None or collective.ldtt is None or not collective.members:
        found = f"chưa rõ số người và số Lao động tiên tiến của tập thể{_in_year(year)}"
        return Result("CHUA_RO", found, counted=did([year], "open"), settled_by=ASK_COUNTS)
    found = f"{collective.ldtt} trên {collective.members} người là Lao động tiên tiến{_in_year(year)}"
    if collective.ldtt > collective.members:
        return Result("CHUA_RO", f"số liệu mâu thuẫn: {found}", counted=did([year], "open"), settled_by=ASK_COUNTS)
    ratio, share = Fraction(collective.ldtt, collective.members), condition.share or Fraction(0)
    is_met = ratio > share if condition.compared == "above" else ratio >= share
    counted = did([year], "carried" if is_met else "broke")
    return Result("DAT" if is_met else "KHONG_DAT", f"{found} ({percent(ratio)})", counted=counted)


def _in_year(year: int | None) -> str:
    return f" năm {year}" if year is not None else ""


def all_members_completed(context: Context, condition: Condition) -> Result:
    """Every member completed the tasks of the year."""
    collective = context.facts.collective
    if collective is None or collective.completed_tasks is None or not collective.members:
        found = f"chưa rõ số người hoàn thành nhiệm vụ của tập thể{_in_year(context.facts.year)}"
        return Result("CHUA_RO", found, settled_by=ASK_COMPLETED)
    found = f"{collective.completed_tasks} trên {collective.members} người hoàn thành nhiệm vụ"
    found += _in_year(context.facts.year)
    if collective.completed_tasks > collective.members:
        return Result("CHUA_RO", f"số liệu mâu thuẫn: {found}", settled_by=ASK_COMPLETED)
    return Result("DAT" if collective.completed_tasks == collective.members else "KHONG_DAT", found)


def members_with_title(context: Context, condition: Condition) -> Result:
    """At least `count` members are CSTĐCS."""
    collective = context.facts.collective
    if collective is None or collective.cstdcs is None:
        found = f"chưa rõ số Chiến sĩ thi đua cơ sở của tập thể{_in_year(context.facts.year)}"
        return Result("CHUA_RO", found, settled_by=ASK_TITLES)
    found = f"{collective.cstdcs or 'không có'} người là Chiến sĩ thi đua cơ sở{_in_year(context.facts.year)}"
    if collective.members is not None and collective.cstdcs > collective.members:
        found = f"số liệu mâu thuẫn: tập thể {collective.members} người mà {found}"
        return Result("CHUA_RO", found, settled_by=ASK_TITLES)
    return Result("DAT" if collective.cstdcs >= condition.count else "KHONG_DAT", found)


def no_member_disciplined(context: Context, condition: Condition) -> Result:
    """No member was disciplined by cảnh cáo or harder."""
    collective = context.facts.collective
    if collective is None or collective.disciplined_from_canh_cao is None:
        found = f"chưa rõ tập thể có người bị kỷ luật từ cảnh cáo trở lên{_in_year(context.facts.year)} hay không"
        return Result("CHUA_RO", found, settled_by="đề nghị đơn vị xác nhận")
    number = collective.disciplined_from_canh_cao
    found = f"{f'có {number}' if number else 'không có'} người bị kỷ luật từ cảnh cáo trở lên"
    found += _in_year(context.facts.year)
    return Result("KHONG_DAT" if number else "DAT", found)


def years_since_founding(context: Context, condition: Condition) -> Result:
    """At least `count` years of building up; unknown where only the year of receipt reaches it."""
    facts = context.facts
    founded = facts.collective.founded_year if facts.collective else None
    if founded is None or facts.year is None:
        return Result("CHUA_RO", "chưa rõ năm thành lập của tập thể", settled_by=ASK_FOUNDED)
    if not MINYEAR <= founded <= facts.received.year:
        found = f"năm thành lập ghi {founded}, ngày nhận hồ sơ là năm {facts.received.year}"
        return Result("CHUA_RO", f"số liệu mâu thuẫn: {found}", settled_by=ASK_FOUNDED)
    outcome = compared(facts.year - founded, facts.received.year - founded, condition.count)
    return Result(outcome, f"thành lập năm {founded}, tính đến năm {facts.year} được {facts.year - founded} năm")


def leads_cluster(context: Context, condition: Condition) -> Result:
    """The collective leads its emulation cluster; words name the cluster, or say that it does not."""
    leads = context.facts.collective.leads_cluster if context.facts.collective else None
    if leads is None or leads == "":
        found = f"chưa rõ tập thể có dẫn đầu cụm, khối thi đua{_in_year(context.facts.year)} hay không"
        return Result("CHUA_RO", found, settled_by="đề nghị đơn vị gửi kết quả xếp hạng của cụm, khối thi đua")
    if isinstance(leads, str):
        leads = unaccented(leads).partition(" ")[0] not in {"khong", "chua"}
    found = f"{'' if leads else 'không '}dẫn đầu cụm, khối thi đua{_in_year(context.facts.year)}"
    return Result("DAT" if leads else "KHONG_DAT", found)
