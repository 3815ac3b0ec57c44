"""Every Word form that the Office owns: its file in `templates/`, what it is, and the class of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.papers.quarter_report import REPORT_FORM
from reports.papers.report_variables import LISTS as REPORT_LISTS
from reports.papers.report_variables import ReportValues
from reports.papers.submission import SUBMISSION_TEMPLATE
from reports.papers.variables import LISTS, SubmissionValues


@dataclass(frozen=True)
class OfficeForm:
    """`lists` gives the class of the entries of lists where the types of `model` do not tell it."""

    file: str
    about: str
    model: type
    lists: Mapping[str, type] = field(default_factory=dict)


# in the order of the pack; a form that is not here is not checked before the quarter
FORMS: tuple[OfficeForm, ...] = (
    OfficeForm(SUBMISSION_TEMPLATE, "Tờ trình Thường trực Hội đồng", SubmissionValues, LISTS),
    OfficeForm(REPORT_FORM, "Báo cáo công tác khen thưởng của quý", ReportValues, REPORT_LISTS),
)
