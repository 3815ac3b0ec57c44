"""Templates of papers in three splits. A template is a function of a Script; the splits share no template.

TRAIN teaches the statistics, FIT calibrates confidence, HELD only measures: nobody mends the program by its papers.
"""

from __future__ import annotations

from training.composing import Template
from training.papers import examples

__all__ = ["FIT", "HELD", "TRAIN"]

TRAIN: tuple[Template, ...] = (examples.report_with_labels, examples.submission_with_table)
FIT: tuple[Template, ...] = ()
HELD: tuple[Template, ...] = ()
