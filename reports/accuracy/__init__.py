"""Takes readings and what their files really say; gives precision, recall, calibration and a page of errors."""

from __future__ import annotations

from reports.accuracy.comparison import Outcome
from reports.accuracy.gold import Gold, parse_gold
from reports.accuracy.scoring import PaperScore, score_file, score_paper
from reports.accuracy.tallies import Counts, Share, Tally, merge, micro

__all__ = [
    "Counts",
    "Gold",
    "Outcome",
    "PaperScore",
    "Share",
    "Tally",
    "merge",
    "micro",
    "parse_gold",
    "score_file",
    "score_paper",
]
