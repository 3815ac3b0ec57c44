"""Takes what was computed of a quarter; gives its two workbooks as papers: the table of all, the results to fill in."""

from __future__ import annotations

from collections.abc import Iterable

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.places import count_in_words
from reports.workbooks.results import Ballot, results_workbook
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
            deadline=compilation.deadline,
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
    return (f"{count_in_words(doubtful)} giá trị cần đối chiếu ở trang “Giá trị cần xem”.",) if doubtful else ()


def results_paper(compilation: Compilation) -> Iterable[Paper]:
    """For after the meeting; none where there is nobody to decide on."""
    listed = compilation.proposed
    known = {row.number for row in listed}
    waiting = [row for row in compilation.table.need_opinion if row.number not in known]
    if not listed and not waiting:
        return
    ballot = Ballot(listed, waiting, compilation.standing.outcomes)
    decided = {each.proposal for each in compilation.standing.outcomes}
    empty = sum(1 for row in listed if row.proposal.id not in decided)
    yield Paper(
        key="ket-qua-hop",
        name=f"Kết quả họp quý {compilation.quarter.label}",
        suffix=".xlsx",
        content=results_workbook(ballot, quarter=compilation.quarter, made_on=compilation.made_on),
        about="Bảng ghi số phiếu, kết quả sau khi họp, để nhập vào sổ bằng tdkt council decide",
        still_open=(f"{count_in_words(empty)} trường hợp chưa có kết quả.",) if empty else (),
    )
