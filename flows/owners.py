"""Takes a folder; gives this process a name for its claims, and the names whose processes have died.

A name is a file that its process keeps locked. The system lets go of the lock when the process ends, however it ends,
so a dead owner is told from a living one without clocks or process numbers.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from uuid import uuid4

RUNS = "dang-chay"  # the folder of these files, in the data folder
SUFFIX = ".run"
ASK_AGAIN_SECONDS = 0.01


@contextmanager
def owner_name(folder: Path) -> Iterator[str]:
    """A name that no other process has, held until the end of the `with`."""
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{socket.gethostname()}-{os.getpid()}-{uuid4().hex[:8]}"
    path = folder / f"{name}{SUFFIX}"
    with path.open("w+b") as stream:
        _try_lock(stream)
        stream.write(b"+")  # an empty file is one that is not locked yet
        stream.flush()
        try:
            yield name
        finally:
            _unlock(stream)
    path.unlink(missing_ok=True)


@contextmanager
def dead_owners(folder: Path) -> Iterator[list[str]]:
    """Names left by processes that ended without saying so; forgotten when the `with` ends well."""
    paths = [path for path in sorted(folder.glob(f"*{SUFFIX}")) if _is_free(path)]
    yield [path.stem for path in paths]
    for path in paths:
        path.unlink(missing_ok=True)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Keeps every other thread and process on this machine that asks for the same file waiting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as stream:
        while not _try_lock(stream):
            time.sleep(ASK_AGAIN_SECONDS)
        try:
            yield
        finally:
            _unlock(stream)


def _is_free(path: Path) -> bool:
    try:
        with path.open("r+b") as stream:
            return path.stat().st_size > 0 and _try_lock(stream)
    except OSError:  # gone, or held on Windows
        return False


def _try_lock(stream: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(stream: IO[bytes]) -> None:
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            stream.seek(0)
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_UN)
