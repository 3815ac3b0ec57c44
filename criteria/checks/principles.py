"""Takes facts and a principle that holds for every request; gives met, not met, unknown, or for a person to see.

What recognitions ask for themselves is in `years`, `runs` and `holding`.
"""

from __future__ import annotations

from criteria.checks.timelines import held
from criteria.checks.vocabulary import Condition, Context, Result, evidence_of
from records.catalogue import RECOGNITIONS


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
    facts = context.facts
    if facts.discipline is not None:
        return Result("DAT", "đã nêu")
    if "discipline" not in facts.complete_years:
        return Result("CHUA_RO", "chưa có thông tin về kỷ luật", for_person=True)
    first, last = facts.complete_years["discipline"]
    years = f"năm {first}" if first == last else f"các năm {first}-{last}"
    return Result("CHUA_RO", f"chỉ nêu không bị kỷ luật {years}", for_person=True)


def not_pending(context: Context, condition: Condition) -> Result:
    """No discipline, investigation, inspection or complaint is going on; where it is not said, it is for a person."""
    pending = context.facts.pending
    if pending is None:
        return Result("CHUA_RO", "chưa có thông tin", for_person=True)
    if pending:
        found = "đang xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc giải quyết khiếu nại, tố cáo"
        return Result("CHUA_RO", found, code="DANG_XEM_XET")
    return Result("DAT", "không có việc đang xem xét")


def one_award_a_year(context: Context, condition: Condition) -> Result:
    """None of `codes` was received for the year of the request; one whose legal kind is unknown is for a person."""
    year = context.facts.year
    items = [(item, worth) for item, worth in held(context.past, condition.codes) if item.year == year]
    others = [(item, worth) for item, worth in items if item.code != context.facts.requested]
    if year is None or not others:
        return Result("DAT", f"chưa thấy khen thưởng cấp Nhà nước nào khác của năm {year or 'xét'}")
    names = ", ".join(sorted({RECOGNITIONS[item.code] for item, _ in others}))
    found = f"năm {year} đã được tặng {names}"
    evidence = evidence_of(item for item, _ in others)
    if all(worth == "CHUA_RO" for _, worth in others):
        return Result("CHUA_RO", f"{found}, chưa chắc theo công trạng", for_person=True, evidence=evidence)
    return Result("KHONG_DAT", found, evidence=evidence)


def reduced_service(context: Context, condition: Condition) -> Result:
    """Whether the shorter time of women leaders concerns the nominee; reckoning it is a person's."""
    nominee = context.facts.nominee
    if nominee.gender == "nam":
        return Result("CHUA_RO", "không áp dụng cho nam", for_person=True)
    if nominee.gender == "nu" and nominee.person_class == "lanh_dao":
        return Result("CHUA_RO", "là nữ lãnh đạo, quản lý: người xét tính thời gian đã giảm", for_person=True)
    return Result("CHUA_RO", "áp dụng nếu là nữ lãnh đạo, quản lý", for_person=True)
