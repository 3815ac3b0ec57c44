"""Takes a Reading and what every source marked; gives it with agreement, conflicts and calibrated confidence.

What is accepted at which confidence is a setting of the Office, not decided here.
"""

from __future__ import annotations

from extractors.trust.calibration import Report, Row, report
from extractors.trust.model import LEARNED_FILE, Model, dump_model, model_in_force, shipped_model
from extractors.trust.refit import TooFewDecisions, Trial, check_enough, fit, try_out

__all__ = [
    "LEARNED_FILE",
    "Model",
    "Report",
    "Row",
    "TooFewDecisions",
    "Trial",
    "check_enough",
    "dump_model",
    "fit",
    "model_in_force",
    "report",
    "shipped_model",
    "try_out",
]
