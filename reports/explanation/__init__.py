"""Judged proposals with their years come in, pages and timelines that say why go out; judging is left to others."""

from reports.explanation.drawing import draw_timeline
from reports.explanation.explained import Explained, Framed, PagePicture, places_of
from reports.explanation.page import timeline_of, write_explanation
from reports.explanation.timeline import build_timeline

__all__ = [
    "Explained",
    "Framed",
    "PagePicture",
    "build_timeline",
    "draw_timeline",
    "places_of",
    "timeline_of",
    "write_explanation",
]
