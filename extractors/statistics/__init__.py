"""Takes a laid-out Doc; marks spans by a trained model in `doc.spans["statistics"]`. Training is `training/`."""

from __future__ import annotations

from extractors.statistics.component import SHIPPED, Statistics, statistics

__all__ = ["SHIPPED", "Statistics", "statistics"]
