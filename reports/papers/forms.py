"""Every Word form that the Office owns: its file in `templates/`, what it is, and the class of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reports.papers import appendix, ballots, lists, minutes
from reports.papers.appendix import APPENDIX_FORM, AppendixValues
from reports.papers.ballots import BALLOT_FORM, BallotValues
from reports.papers.budget import BUDGET_FORM, BUDGET_LISTS, BudgetValues
from reports.papers.changes import CHANGES_FORM, ChangesValues
from reports.papers.changes import LISTS as CHANGES_LISTS
from reports.papers.contents import CONTENTS_FORM, ContentsValues
from reports.papers.contents import LISTS as CONTENTS_LISTS
from reports.papers.decision import (
    DECISION_FORM,
    DECISION_LISTS,
    HIGHER_FORM,
    HIGHER_LISTS,
    DecisionValues,
    HigherValues,
)
from reports.papers.exemplars import EXEMPLAR_FORM, EXEMPLAR_LISTS, ExemplarValues
from reports.papers.lists import COLLECTIVES_FORM, PERSONS_FORM, ListValues
from reports.papers.minutes import MINUTES_FORM, MinutesValues
from reports.papers.profiles import PROFILE_FORM, PROFILE_LISTS, ProfileValues
from reports.papers.quarter_report import REPORT_FORM
from reports.papers.report_variables import LISTS as REPORT_LISTS
from reports.papers.report_variables import ReportValues
from reports.papers.requests import REQUEST_FORM, REQUEST_LISTS, RequestValues
from reports.papers.salute import SALUTE_FORM, SALUTE_LISTS, SaluteValues
from reports.papers.submission import SUBMISSION_TEMPLATE
from reports.papers.submission_values import LISTS, SubmissionValues


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
    OfficeForm(APPENDIX_FORM, "Phụ lục bảng tổng hợp, khổ ngang", AppendixValues, appendix.LISTS),
    OfficeForm(PERSONS_FORM, "Danh sách cá nhân đề nghị khen thưởng", ListValues, lists.LISTS),
    OfficeForm(COLLECTIVES_FORM, "Danh sách tập thể, hộ gia đình đề nghị khen thưởng", ListValues, lists.LISTS),
    OfficeForm(SALUTE_FORM, "Đề xuất cá nhân biểu dương dưới cờ", SaluteValues, SALUTE_LISTS),
    OfficeForm(BALLOT_FORM, "Phiếu biểu quyết của thành viên Hội đồng", BallotValues, ballots.LISTS),
    OfficeForm(MINUTES_FORM, "Biên bản họp Hội đồng", MinutesValues, minutes.LISTS),
    OfficeForm(DECISION_FORM, "Quyết định khen thưởng", DecisionValues, DECISION_LISTS),
    OfficeForm(HIGHER_FORM, "Tờ trình đề nghị cấp trên khen thưởng", HigherValues, HIGHER_LISTS),
    OfficeForm(BUDGET_FORM, "Dự toán kinh phí khen thưởng", BudgetValues, BUDGET_LISTS),
    OfficeForm(REPORT_FORM, "Báo cáo công tác khen thưởng của quý", ReportValues, REPORT_LISTS),
    OfficeForm(REQUEST_FORM, "Công văn đề nghị đơn vị bổ sung hồ sơ", RequestValues, REQUEST_LISTS),
    OfficeForm(PROFILE_FORM, "Tóm tắt thành tích một trang", ProfileValues, PROFILE_LISTS),
    OfficeForm(EXEMPLAR_FORM, "Bài giới thiệu gương điển hình", ExemplarValues, EXEMPLAR_LISTS),
    OfficeForm(CONTENTS_FORM, "Mục lục hồ sơ trình", ContentsValues, CONTENTS_LISTS),
    OfficeForm(CHANGES_FORM, "Thay đổi so với bản trước", ChangesValues, CHANGES_LISTS),
)
