"""Takes what was computed of a quarter; gives every paper of its pack, in the order of the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.submission import submission_paper
from reports.papers.workbook_papers import results_paper, summary_workbook


def pack(compilation: Compilation) -> list[Paper]:
    """All are made before any is written: a form's fault writes nothing."""
    return [paper for make in MAKERS for paper in make(compilation)]


def _submission(compilation: Compilation) -> Iterable[Paper]:
    yield submission_paper(compilation)


def _summary_workbook(compilation: Compilation) -> Iterable[Paper]:
    yield summary_workbook(compilation)


# each gives no, one or many papers; their order is that of the table of contents
MAKERS: tuple[Callable[[Compilation], Iterable[Paper]], ...] = (_submission, _summary_workbook, results_paper)
