"""Takes the inbox folder; starts an intake whenever files in it have stood still, one intake at a time.

Polls: events of a file system do not cross a network share. The intake runs in a child, so memory does not pile up.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flows.environment import folders_environment
from flows.inbox import StabilityTracker, Stamp, look
from flows.processes import start_child, stop_child
from flows.terminal import LOG_NAME, log_failure
from records.errors import AppError
from records.quarters import VIETNAM
from records.settings import Settings

POLL_SECONDS = 2.0
AGAIN_SECONDS = 60.0  # before what could not be taken is tried again as it is


@dataclass
class Watcher:
    """The state of the watch; `last` is the last intake, for /health."""

    settings: Settings
    last: dict[str, Any] | None = None
    _tracker: StabilityTracker = field(default_factory=StabilityTracker)
    _tried: dict[str, tuple[Stamp, float]] = field(default_factory=dict)
    _is_first: bool = True

    def watch(self, stop: threading.Event) -> None:
        """Looks every POLL_SECONDS until `stop` is set; the first intake finishes what an earlier end left undone."""
        while not stop.is_set():
            try:
                if self.is_due(at=time.monotonic()):
                    self._take_in(stop)
            except (AppError, OSError, ValueError) as exc:
                log_failure(self.settings.data, exc, at=datetime.now(VIETNAM))
            stop.wait(POLL_SECONDS)

    def is_due(self, *, at: float) -> bool:
        """Whether something stands still that was not tried a moment ago; it counts as tried from now on."""
        seen = [one for one in look(self.settings.inbox, now=time.time()) if one.state == "file"]
        stamps = {one.name: one.stamp for one in seen}
        ready = self._tracker.see(stamps, at=at)
        new = {name for name in ready if not self._was_tried(name, stamps[name], at)}
        is_due, self._is_first = bool(new) or self._is_first, False
        if is_due:
            self._tried = {name: (stamps[name], at) for name in ready}
        return is_due

    def _was_tried(self, name: str, stamp: Stamp, at: float) -> bool:
        tried = self._tried.get(name)
        return tried is not None and tried[0] == stamp and at - tried[1] < AGAIN_SECONDS

    def _take_in(self, stop: threading.Event) -> None:
        child = start_child(
            [sys.executable, "-m", "flows.command", "intake", "--json"],
            environment=folders_environment(self.settings),
            log=self.settings.data / LOG_NAME,
            stdout=subprocess.PIPE,
        )
        reader = threading.Thread(target=self._note, args=(child,), daemon=True)
        reader.start()
        while reader.is_alive() and not stop.is_set():
            reader.join(0.2)
        stop_child(child)

    def _note(self, child: subprocess.Popen[bytes]) -> None:
        assert child.stdout is not None
        said = child.stdout.read()
        code = child.wait()
        counts = json.loads(said)["counts"] if code == 0 and said.strip() else None
        self.last = {"at": f"{datetime.now(VIETNAM):%Y-%m-%dT%H:%M:%S%z}", "exit_code": code, "counts": counts}
