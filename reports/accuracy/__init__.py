"""Takes readings and what their files really say; gives precision, recall, calibration and a page of errors."""

from __future__ import annotations

from reports.accuracy.calibration import Judged, bins_of, by_field, calibration_error, levels, states
from reports.accuracy.comparison import Outcome
from reports.accuracy.evaluation import Evaluation, FileScore, Group, evaluate
from reports.accuracy.figures import as_json
from reports.accuracy.gold import Gold, parse_gold
from reports.accuracy.scoring import PaperScore, score_file, score_paper
from reports.accuracy.tallies import Counts, Share, Tally, merge, micro
from reports.accuracy.wording import (
    decimal,
    field_in_words,
    kind_in_words,
    part_in_words,
    percent,
    reader_in_words,
    spellings,
    state_in_words,
)

__all__ = [
    "Counts",
    "Evaluation",
    "FileScore",
    "Gold",
    "Group",
    "Judged",
    "Outcome",
    "PaperScore",
    "Share",
    "Tally",
    "as_json",
    "bins_of",
    "by_field",
    "calibration_error",
    "decimal",
    "evaluate",
    "field_in_words",
    "kind_in_words",
    "levels",
    "merge",
    "micro",
    "parse_gold",
    "part_in_words",
    "percent",
    "reader_in_words",
    "score_file",
    "score_paper",
    "spellings",
    "state_in_words",
    "states",
]
