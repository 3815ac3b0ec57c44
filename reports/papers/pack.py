"""Takes what was computed of a quarter; gives every paper of its pack, in the order of the table of contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reports.papers.appendix import appendix_paper
from reports.papers.ballots import ballot_paper
from reports.papers.budget import budget_papers
from reports.papers.compilation import Compilation
from reports.papers.decision import decision_papers
from reports.papers.exemplars import exemplar_papers
from reports.papers.lists import list_papers
from reports.papers.minutes import minutes_paper
from reports.papers.paper import Paper
from reports.papers.profiles import profile_papers
from reports.papers.quarter_report import quarter_report
from reports.papers.requests import request_papers
from reports.papers.salute import salute_paper
from reports.papers.submission import submission_paper
from reports.papers.workbook_papers import results_paper, summary_workbook

Maker = Callable[[Compilation], Iterable[Paper]]


def pack(compilation: Compilation) -> list[Paper]:
    """All are made before any is written: a form's fault writes nothing."""
    return [paper for make in MAKERS for paper in make(compilation)]


def _one(make: Callable[[Compilation], Paper]) -> Maker:
    """A maker of one paper that is always there."""
    return lambda compilation: (make(compilation),)


# each gives no, one or many papers; their order is that of the table of contents
MAKERS: tuple[Maker, ...] = (
    _one(submission_paper),
    _one(appendix_paper),
    _one(summary_workbook),
    list_papers,
    _one(salute_paper),
    _one(ballot_paper),
    _one(minutes_paper),
    results_paper,
    decision_papers,
    budget_papers,
    _one(quarter_report),
    request_papers,
    profile_papers,
    exemplar_papers,
)
