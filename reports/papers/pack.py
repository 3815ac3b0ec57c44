"""Takes what was computed of a quarter; gives every paper of its pack, in the order of the table of contents."""

from __future__ import annotations

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.submission import submission_paper
from reports.workbooks.workbook import workbook_bytes


def pack(compilation: Compilation) -> list[Paper]:
    """All are made before any is written: a form's fault writes nothing."""
    return [submission_paper(compilation), workbook_paper(compilation)]


def workbook_paper(compilation: Compilation) -> Paper:
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
    return Paper(
        key="bang-tong-hop",
        name=f"Bảng tổng hợp đề nghị khen thưởng quý {compilation.quarter.label}",
        suffix=".xlsx",
        content=content,
        about="Bảng tổng hợp để in, số liệu và dữ liệu của quý",
    )
