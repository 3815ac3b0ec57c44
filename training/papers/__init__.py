"""Templates of papers in three splits. A template is a function of a Script; the splits share no template.

TRAIN teaches the statistics, FIT calibrates confidence, HELD only measures: nobody mends the program by its papers.
"""

from __future__ import annotations

from training.composing import Template
from training.papers import (
    examples,
    fit_collectives,
    fit_crowded,
    fit_lists,
    fit_minutes,
    fit_others,
    fit_persons,
    fit_persons_more,
    fit_persons_rare,
    fit_submissions,
    held_collectives,
    held_lists,
    held_longer,
    held_minutes,
    held_officials,
    held_others,
    held_submissions,
    held_workers,
    train_collectives,
    train_decisions,
    train_initiatives,
    train_lists,
    train_longer,
    train_minutes,
    train_others,
    train_prose,
    train_reports,
    train_submissions,
)

__all__ = ["FIT", "HELD", "TRAIN"]

TRAIN: tuple[Template, ...] = (
    *(examples.report_with_labels, examples.submission_with_table),
    *train_reports.TEMPLATES,
    *train_collectives.TEMPLATES,
    *train_submissions.TEMPLATES,
    *train_lists.TEMPLATES,
    *train_minutes.TEMPLATES,
    *train_decisions.TEMPLATES,
    *train_initiatives.TEMPLATES,
    *train_others.TEMPLATES,
    *train_longer.TEMPLATES,
    *train_prose.TEMPLATES,
)
FIT: tuple[Template, ...] = (
    *fit_persons.TEMPLATES,
    *fit_persons_more.TEMPLATES,
    *fit_persons_rare.TEMPLATES,
    *fit_collectives.TEMPLATES,
    *fit_submissions.TEMPLATES,
    *fit_crowded.TEMPLATES,
    *fit_lists.TEMPLATES,
    *fit_minutes.TEMPLATES,
    *fit_others.TEMPLATES,
)
HELD: tuple[Template, ...] = (
    *held_officials.TEMPLATES,
    *held_workers.TEMPLATES,
    *held_collectives.TEMPLATES,
    *held_submissions.TEMPLATES,
    *held_lists.TEMPLATES,
    *held_minutes.TEMPLATES,
    *held_others.TEMPLATES,
    *held_longer.TEMPLATES,
)
