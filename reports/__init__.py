"""Checked proposals come in, workbooks and Council drafts go out; reading, judging and deciding are left to others."""

from reports.drafts import write_submission
from reports.quarterly import write_quarter
from reports.tables import QuarterTable, compile_table
from reports.template import build_submission_template
from reports.versions import keep_version, next_version
from reports.workbook import write_workbook

__all__ = [
    "QuarterTable",
    "build_submission_template",
    "compile_table",
    "keep_version",
    "next_version",
    "write_quarter",
    "write_submission",
    "write_workbook",
]
