"""Takes a condition on a scale of points, and the points that people gave; gives met, not met or unknown.

At loading such a condition becomes one condition a criterion and one for the total, so that the answer shows each.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from criteria.checks.scoring import Mark, Total, mark_of, shown, total_of
from criteria.checks.vocabulary import Condition, Context, Result
from criteria.spelling import nearest
from records.proposals import Outcome


def rubric_score(context: Context, condition: Condition) -> Result:
    """The points of one criterion where the condition names one, else the total of the scale."""
    scale = condition.scale
    scores = context.facts.scores or {}
    if scale is None:
        return Result("CHUA_RO", "chưa có thang điểm", for_person=True)
    criterion = next((each for each in scale.criteria if each.id == condition.criterion), None)
    if criterion is not None:
        result = _of_criterion(mark_of(criterion, scores.get(criterion.id)))
        return result if scale.is_confirmed else replace(result, outcome="CHUA_RO", code=None, for_person=True)
    if not scale.is_confirmed:
        return Result("CHUA_RO", f"{scale.name} chưa được xác nhận", code="CAN_XEM_XET")
    return _of_total(total_of(scale, scores), is_scored=bool(scores))


def _of_criterion(mark: Mark) -> Result:
    """One criterion decides only where it has a least of its own; else it is there to be seen."""
    if mark.fault:
        return Result("CHUA_RO", mark.fault, code="DIEM_SAI")
    least = mark.criterion.least
    found = _found(mark)
    if least is None:
        return Result("CHUA_RO", found, for_person=True) if mark.is_open else Result("DAT", found)
    outcome: Outcome = "DAT" if mark.low >= least else "KHONG_DAT" if mark.high < least else "CHUA_RO"
    return Result(outcome, f"{found} (riêng tiêu chí này cần từ {shown(least)} điểm)", settled_by=_settled_by(mark))


def _found(mark: Mark) -> str:
    quotes = "; ".join(f"“{quote}”" for quote in mark.evidence)
    if mark.points is None:
        return f"chưa chấm điểm; minh chứng: {quotes}" if quotes else "chưa chấm điểm, chưa có minh chứng"
    points = f"{shown(mark.points)} trên {shown(mark.criterion.max)} điểm"
    return f"{points}; minh chứng: {quotes}" if quotes else f"{points} nhưng chưa nêu minh chứng nên chưa tính"


def _settled_by(mark: Mark) -> str:
    return f"cần {mark.criterion.evidence[:1].lower()}{mark.criterion.evidence[1:]}"


def _of_total(total: Total, *, is_scored: bool) -> Result:
    if total.unknown:
        return Result("CHUA_RO", _unknown(total), code="DIEM_SAI")
    scale = total.scale
    names = ", ".join(f"“{mark.criterion.text}”" for mark in total.open)
    settled_by = f"cần điểm chấm kèm minh chứng của {names}" if names else None
    if not is_scored:
        return Result("CHUA_RO", "chưa chấm điểm", settled_by=settled_by)
    needed = f"cần từ {shown(scale.passing)} trên {shown(scale.most)}"
    if total.open:
        found = f"chắc chắn được {shown(total.low)} điểm, nhiều nhất {shown(total.high)} điểm ({needed})"
        found += f"; chưa rõ {names}"
    else:
        found = f"được {shown(total.low)} điểm ({needed})"
    rank = scale.rank_of(total.low) if scale.rank_of(total.low) == scale.rank_of(total.high) else None
    if rank:
        found += f", xếp bậc {rank}"
    if any(mark.fault for mark in total.marks):
        return Result("CHUA_RO", found, settled_by="cần sửa điểm chấm sai")
    is_met, is_lost = total.low >= scale.passing, total.high < scale.passing
    return Result("DAT" if is_met else "KHONG_DAT" if is_lost else "CHUA_RO", found, settled_by=settled_by)


def _unknown(total: Total) -> str:
    known: Mapping[str, str] = {each.id: each.text for each in total.scale.criteria}
    parts = []
    for name in total.unknown:
        meant = nearest(name, known)
        parts.append(f"“{name}”" + (f" (có phải “{meant}”?)" if meant else ""))
    return f"{total.scale.name} không có tiêu chí {', '.join(parts)}; có: {', '.join(known)}"
