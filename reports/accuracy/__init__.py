"""Takes readings and what their files really say; gives precision, recall, calibration and a page of errors."""

from __future__ import annotations

from reports.accuracy.calibration import Judged, bins_of, by_field, calibration_error, levels, states
from reports.accuracy.comparison import Outcome
from reports.accuracy.diagram import draw_reliability
from reports.accuracy.evaluation import Evaluation, FileScore, Group, evaluate
from reports.accuracy.figures import as_json
from reports.accuracy.gold import Gold, parse_gold
from reports.accuracy.page import FramedPage, Pictures, Sought, sought_in, write_page
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
    value_in_words,
)

__all__ = [
    "Counts",
    "Evaluation",
    "FileScore",
    "FramedPage",
    "Gold",
    "Group",
    "Judged",
    "Outcome",
    "PaperScore",
    "Pictures",
    "Share",
    "Sought",
    "Tally",
    "as_json",
    "bins_of",
    "by_field",
    "calibration_error",
    "decimal",
    "draw_reliability",
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
    "sought_in",
    "spellings",
    "state_in_words",
    "states",
    "value_in_words",
    "write_page",
]
