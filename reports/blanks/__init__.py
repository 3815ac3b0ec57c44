"""Nothing comes in, the Word forms shipped in `templates/` go out, in the form of NĐ 30/2020; staff edit them after."""

from reports.blanks.submission import build_submission_template

__all__ = ["build_submission_template"]
