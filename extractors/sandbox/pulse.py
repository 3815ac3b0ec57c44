"""Takes a beat from whoever works long; passes it to whoever listens. Leaves it to the listener what silence means.

A reader calls `beat()` after each page, sheet, member or conversion: the sandbox ends a child that works in silence for
thirty seconds, and lets one that shows life go on for ten minutes. Where nobody listens a beat does nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable

LEAST_SECONDS = 1.0  # between two beats that are passed on


class _Pulse:
    """Who listens, and when the last beat was passed on."""

    def __init__(self) -> None:
        self.listener: Callable[[], None] | None = None
        self.last = 0.0


_PULSE = _Pulse()


def listen(listener: Callable[[], None] | None) -> None:
    """Sends the beats of this process to a listener; None: to nobody."""
    _PULSE.listener = listener


def beat() -> None:
    """Says that the work goes on; may be called as often as one likes, from any thread."""
    if _PULSE.listener is None:
        return
    now = time.monotonic()
    if now - _PULSE.last >= LEAST_SECONDS:
        _PULSE.last = now
        _PULSE.listener()
