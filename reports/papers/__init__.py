"""What was computed once of a quarter comes in, the Council's papers go out; keeping edits is left to `revisions`."""

from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.submission import write_submission

__all__ = ["Compilation", "Paper", "write_submission"]
