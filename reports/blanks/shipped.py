"""The forms of `templates/` by their file names, each with what makes it: as shipped, and to have one again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reports.blanks.budget import build_budget_form
from reports.blanks.changes import build_changes_form
from reports.blanks.contents import build_contents_form
from reports.blanks.decision import build_decision, build_higher_request
from reports.blanks.exemplar import build_exemplar_form
from reports.blanks.lists import build_appendix, build_collectives_list, build_persons_list
from reports.blanks.meeting import build_ballot, build_minutes
from reports.blanks.profile import build_profile_form
from reports.blanks.report import build_report_form
from reports.blanks.request import build_request_form
from reports.blanks.salute import build_salute_form
from reports.blanks.submission import build_submission_template

# a builder writes its form to the path; the committed file equals what it makes
BUILDERS: dict[str, Callable[[Path], None]] = {
    "bai-gioi-thieu-guong.docx": build_exemplar_form,
    "bao-cao-quy.docx": build_report_form,
    "bien-ban-hop.docx": build_minutes,
    "cong-van-bo-sung.docx": build_request_form,
    "danh-sach-ca-nhan.docx": build_persons_list,
    "danh-sach-tap-the.docx": build_collectives_list,
    "de-xuat-bieu-duong.docx": build_salute_form,
    "du-toan.docx": build_budget_form,
    "muc-luc.docx": build_contents_form,
    "phieu-bieu-quyet.docx": build_ballot,
    "phu-luc-bang-tong-hop.docx": build_appendix,
    "quyet-dinh.docx": build_decision,
    "thay-doi.docx": build_changes_form,
    "to-trinh-cap-tren.docx": build_higher_request,
    "to-trinh-quy.docx": build_submission_template,
    "tom-tat-thanh-tich.docx": build_profile_form,
}
