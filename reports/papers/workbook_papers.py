"""Takes what was computed of a quarter; gives its two workbooks as papers: the table of all, the results to fill in."""

from __future__ import annotations

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.workbooks.workbook import Contents, workbook_bytes


def summary_workbook(compilation: Compilation) -> Paper:
    content = workbook_bytes(
        compilation.table,
        quarter=compilation.quarter,
        office=compilation.office,
        made_on=compilation.made_on,
        more=Contents(
            laws=compilation.laws,
            files=compilation.files,
            rewards=compilation.rewards,
            shortlist=compilation.shortlist,
            earlier=[(each.quarter, each.table) for each in compilation.earlier],
            outcomes=compilation.standing.outcomes if compilation.is_decided else (),
        ),
    )
    return Paper(
        key="bang-tong-hop",
        name=f"Bảng tổng hợp đề nghị khen thưởng quý {compilation.quarter.label}",
        suffix=".xlsx",
        content=content,
        about="Bảng tổng hợp để in, ký; số liệu có biểu đồ; dữ liệu để lọc; giá trị và việc cần xem lại",
        still_open=_to_look_at(compilation),
    )


def _to_look_at(compilation: Compilation) -> tuple[str, ...]:
    doubtful = sum(len(row.states) for row in compilation.table.rows)
    return (f"{doubtful:02d} giá trị cần đối chiếu ở trang “Giá trị cần xem”.",) if doubtful else ()
