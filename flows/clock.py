"""Gives the time in Vietnam, which commands and flows pass on to all that has to know it."""

from __future__ import annotations

from datetime import datetime

from records.quarters import VIETNAM


def now() -> datetime:
    """The time in Vietnam: a machine set to UTC has yesterday's date until seven in the morning."""
    return datetime.now(VIETNAM)
