"""The forms of `templates/` by their file names, each with what makes it: as shipped, and to have one again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reports.blanks.contents import build_contents_form
from reports.blanks.decision import build_decision, build_higher_request
from reports.blanks.lists import build_appendix, build_collectives_list, build_persons_list
from reports.blanks.meeting import build_ballot, build_minutes
from reports.blanks.report import build_report_form
from reports.blanks.submission import build_submission_template

# a builder writes its form to the path; the committed file equals what it makes
BUILDERS: dict[str, Callable[[Path], None]] = {
    "bao-cao-quy.docx": build_report_form,
    "bien-ban-hop.docx": build_minutes,
    "danh-sach-ca-nhan.docx": build_persons_list,
    "danh-sach-tap-the.docx": build_collectives_list,
    "muc-luc.docx": build_contents_form,
    "phieu-bieu-quyet.docx": build_ballot,
    "phu-luc-bang-tong-hop.docx": build_appendix,
    "quyet-dinh.docx": build_decision,
    "to-trinh-cap-tren.docx": build_higher_request,
    "to-trinh-quy.docx": build_submission_template,
}
