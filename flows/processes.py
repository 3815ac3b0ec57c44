"""Takes a command; runs it as a child that ends with everything it has started, and, on Linux, with its parent."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

STOP_SECONDS = 10.0
_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def start_child(
    command: Sequence[str], *, environment: Mapping[str, str], log: Path, stdout: int | None = None
) -> subprocess.Popen[bytes]:
    """A child in a session of its own; what it says goes to the end of the log, its stdout too unless asked for."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as stream:
        return _popen(list(command), {**os.environ, **environment}, stream, stdout)


def stop_child(child: subprocess.Popen[bytes], *, seconds: float = STOP_SECONDS) -> None:
    """Asks the child and all it has started to end, then ends them."""
    _signal_all(child, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        child.wait(seconds)
    _signal_all(child, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    child.wait()
    if child.stdout is not None:
        child.stdout.close()


def _popen(
    command: list[str], environment: dict[str, str], log: IO[bytes], stdout: int | None
) -> subprocess.Popen[bytes]:
    output = log if stdout is None else stdout
    if sys.platform == "win32":
        group = subprocess.CREATE_NEW_PROCESS_GROUP
        return subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=log, creationflags=group
        )
    return subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=log,
        start_new_session=True,
        preexec_fn=_end_with_parent if _LIBC else None,
    )


def _end_with_parent() -> None:
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _signal_all(child: subprocess.Popen[bytes], number: int) -> None:
    """To the whole group on POSIX; on Windows the tree is ended at once, there is no gentler way."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False)
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, number)
