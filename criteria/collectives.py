"""Takes facts of a collective and a condition; gives met, not met or unknown. Shares are compared exactly."""

from __future__ import annotations

from fractions import Fraction

from criteria.vocabulary import Condition, Context, Result, compared


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
    outcome = compared(facts.year - founded, facts.received.year - founded, condition.count)
    return Result(outcome, f"thành lập năm {founded}, tính đến năm {facts.year} được {facts.year - founded} năm")


def leads_cluster(context: Context, condition: Condition) -> Result:
    """The collective leads its emulation cluster."""
    leads = context.facts.collective.leads_cluster if context.facts.collective else None
    if leads is None:
        return Result("CHUA_RO", "chưa rõ tập thể có dẫn đầu cụm, khối thi đua hay không")
    return Result("DAT" if leads else "KHONG_DAT", "dẫn đầu cụm, khối thi đua" if leads else "không dẫn đầu cụm, khối")
