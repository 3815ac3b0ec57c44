"""Takes nominees placed by a scale; gives the lines that a Council reads before it chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from criteria.checks.scoring import Mark, Placed, Scale, shown


def lines_of_ranking(scale: Scale, placed: Sequence[Placed]) -> Iterator[str]:
    """Each nominee with the place, the total and every criterion with its evidence."""
    yield f"{scale.name}: đạt từ {shown(scale.passing)} trên {shown(scale.most)} điểm"
    if not scale.is_confirmed:
        yield "Thang điểm này chưa được xác nhận: thứ hạng chỉ để tham khảo."
    for each in placed:
        yield ""
        yield f"Hạng {each.place}{' (bằng điểm)' if each.is_shared else ''}: {each.name}, {_total(each)}"
        if not each.is_settled:
            yield "   Hạng còn có thể đổi khi có đủ điểm và minh chứng."
        for mark in each.total.marks:
            yield f" - {_mark(mark)}."
        if each.total.unknown:
            yield f" - Thang điểm không có tiêu chí: {', '.join(each.total.unknown)}."
    if any(each.is_shared for each in placed):
        yield ""
        yield "Những người bằng điểm do Hội đồng chọn."


def _total(placed: Placed) -> str:
    total = placed.total
    rank = total.scale.rank_of(total.low) if total.scale.rank_of(total.low) == total.scale.rank_of(total.high) else None
    points = f"{shown(total.low)} điểm"
    if total.low != total.high:
        points = f"chắc chắn {shown(total.low)}, nhiều nhất {shown(total.high)} điểm"
    is_met, is_lost = total.low >= total.scale.passing, total.high < total.scale.passing
    said = "đạt" if is_met else "chưa đạt" if is_lost else "chưa rõ đạt hay không"
    return f"{points}, {said}" + (f", bậc {rank}" if rank else "")


def _mark(mark: Mark) -> str:
    if mark.fault:
        return mark.fault[:1].upper() + mark.fault[1:]
    quotes = "; ".join(f"“{quote}”" for quote in mark.evidence)
    if mark.points is None:
        return f"{mark.criterion.text}: chưa chấm" + (f"; minh chứng: {quotes}" if quotes else "")
    points = f"{mark.criterion.text}: {shown(mark.points)}/{shown(mark.criterion.max)}"
    return f"{points}; minh chứng: {quotes}" if quotes else f"{points}, chưa nêu minh chứng nên chưa tính"
