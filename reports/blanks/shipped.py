"""The forms of `templates/` by their file names, each with what makes it: as shipped, and to have one again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reports.blanks.report import build_report_form
from reports.blanks.submission import build_submission_template

# a builder writes its form to the path; the committed file equals what it makes
BUILDERS: dict[str, Callable[[Path], None]] = {
    "bao-cao-quy.docx": build_report_form,
    "to-trinh-quy.docx": build_submission_template,
}
