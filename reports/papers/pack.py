"""Takes what was computed of a quarter; gives every paper of its pack, in the order of the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.submission import submission_paper
from reports.workbooks.workbook import workbook_bytes


def pack(compilation: Compilation) -> list[Paper]:
    """All are made before any is written: a form's fault writes nothing."""
    return [paper for make in MAKERS for paper in make(compilation)]


def _submission(compilation: Compilation) -> Iterable[Paper]:
    yield submission_paper(compilation)


def _workbook(compilation: Compilation) -> Iterable[Paper]:
    content = workbook_bytes(
        compilation.table,
        quarter=compilation.quarter,
        office=compilation.office,
        made_on=compilation.made_on,
        laws=compilation.laws,
        files=compilation.files,
        rewards=compilation.rewards,
        shortlist=compilation.shortlist,
    )
    yield Paper(
        key="bang-tong-hop",
        name=f"Bảng tổng hợp đề nghị khen thưởng quý {compilation.quarter.label}",
        suffix=".xlsx",
        content=content,
        about="Bảng tổng hợp để in, số liệu và dữ liệu của quý",
    )


# each gives no, one or many papers; their order is that of the table of contents
MAKERS: tuple[Callable[[Compilation], Iterable[Paper]], ...] = (_submission, _workbook)
