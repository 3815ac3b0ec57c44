"""Checked proposals come in, workbooks and Council drafts go out; reading, judging and deciding are left to others."""

from reports.blanks import build_submission_template
from reports.papers.compilation import Compilation, compile_papers_of
from reports.papers.submission import write_submission
from reports.tables import QuarterTable, compile_table
from reports.versions import keep_version, next_version
from reports.workbooks import write_workbook

__all__ = [
    "Compilation",
    "QuarterTable",
    "build_submission_template",
    "compile_papers_of",
    "compile_table",
    "keep_version",
    "next_version",
    "write_submission",
    "write_workbook",
]
