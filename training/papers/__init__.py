"""Templates of papers in three splits. A template is a function of a Script; the splits share no template.

TRAIN teaches the statistics, FIT calibrates confidence, HELD only measures: nobody mends the program by its papers.
"""

from __future__ import annotations

from training.composing import Template
from training.papers import examples, train_reports

__all__ = ["FIT", "HELD", "TRAIN"]

TRAIN: tuple[Template, ...] = (
    *(examples.report_with_labels, examples.submission_with_table),
    *(train_reports.decree_of_2023, train_reports.decree_of_2025, train_reports.decree_of_2017),
    *(train_reports.short_report_of_a_worker, train_reports.application_in_letter_form),
    *(train_reports.sudden_merit, train_reports.special_theme),
)
FIT: tuple[Template, ...] = ()
HELD: tuple[Template, ...] = ()
