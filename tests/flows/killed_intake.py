"""Runs an intake in this process and kills it, as hard as can be, before or after a given step. For test_killed.py."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import Any

from offices import Office

from flows import intake, originals
from records.store import Record

STEPS: dict[str, tuple[Any, str]] = {
    "keep": (intake, "keep"),
    "take": (Record, "take"),
    "claim": (Record, "claim"),
    "finish": (Record, "finish"),
    "remove": (originals, "remove_original"),
    "aside": (originals, "put_aside"),
    "mark": (Record, "mark_archived"),
}


def kill_at(when: str, step: str) -> None:
    owner, name = STEPS[step]
    real = getattr(owner, name)

    def deadly(*arguments: Any, **options: Any) -> Any:
        if when == "after":
            real(*arguments, **options)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, deadly)


if __name__ == "__main__":
    kill_at(*sys.argv[1].split("-"))
    Office(Path(sys.argv[2])).take_in()
