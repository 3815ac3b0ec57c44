"""Gives a child process a folder of its own for temporary files; removes it with all that was left in it.

A folder is held by a lock that ends with the process that made it: what a killed run left is known by its free lock
and goes with the next run. Windows has no such lock: there a killed run leaves its folder to the system's clean-up.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

PREFIX = "tdkt-doc-"
_LOCK = "dang-dung"


@dataclass(slots=True, frozen=True)
class Scratch:
    """A folder in use, and the file descriptor whose lock says so."""

    folder: Path
    lock: int

    def remove(self) -> None:
        """Removes the folder; what still writes into it has been ended before."""
        shutil.rmtree(self.folder, ignore_errors=True)
        with contextlib.suppress(OSError):
            os.close(self.lock)


def make_scratch() -> Scratch:
    """A new private folder among the system's temporary files."""
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    if fcntl is not None:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return Scratch(folder, lock)


def sweep_scratch() -> None:
    """Removes the folders of runs that were killed: ours, not in use by anyone."""
    if fcntl is None:
        return
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if folder.is_symlink() or folder.lstat().st_uid != os.getuid():
                continue
            lock = os.open(folder / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)
