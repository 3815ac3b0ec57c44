"""Takes a path; gives what one reading child answers about it within its time, or how the child ended.

The parent's side of a child process; its own side is `extractors.sandbox.serving`.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.sandbox.isolation import child_environment
from extractors.sandbox.messages import (
    BEAT,
    CHILD_DIED,
    OUT_OF_MEMORY,
    TIMED_OUT,
    decode,
    encode_request,
    receive,
    send,
)
from extractors.sandbox.scratch import Scratch, make_scratch

ASLEEP = 4  # times as long as a child may work in silence, it may sleep, or wait for a busy machine
UNTOLD = 2  # the same where the system does not tell how long it has worked
_CPU_OF_A_PROCESS = 2  # CPUCLOCK_SCHED of <linux/posix-timers.h>
_LOOK_SECONDS = 0.05  # at least, between two looks at a silent child
_RSS_UNITS_A_MB = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(slots=True, frozen=True)
class Limits:
    """What one file may take: seconds of work without a beat, seconds in all, and memory; where read scans are kept."""

    silent_seconds: float
    longest_seconds: float
    memory_mb: int
    page_cache: Path | None = None
    writable: tuple[Path, ...] = ()


@dataclass(slots=True, frozen=True)
class Broken:
    """A file that its child did not survive."""

    code: str
    files_before: int


@dataclass(slots=True, eq=False)
class Child:
    """One child process, its two pipes and its folder for temporary files."""

    function: str
    limits: Limits
    files: int = 0
    inherited_mb: float = field(init=False)
    scratch: Scratch = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)
    watch: _Watch = field(init=False)

    def __post_init__(self) -> None:
        self.inherited_mb = _peak_of_this_process()
        self.scratch = make_scratch()
        writable = [self.scratch.folder, *self.limits.writable]
        if self.limits.page_cache is not None:
            self.limits.page_cache.mkdir(parents=True, exist_ok=True)
            writable.append(self.limits.page_cache)
        command = [sys.executable, "-m", "extractors.sandbox.serving", self.function, str(self.limits.memory_mb)]
        command += [str(folder.absolute()) for folder in writable]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(self.scratch.folder, self.limits.page_cache),
            start_new_session=os.name == "posix",
        )
        self.watch = _Watch(self.limits, self._strike, self._worked)

    def is_alive(self) -> bool:
        """Whether it runs; one that died keeps its number until `_strike` has ended what it had started."""
        if os.name != "posix" or self.process.returncode is not None:
            return self.process.poll() is None
        ended = os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
        return ended is None

    def ask(self, path: Path, options: dict[str, Any]) -> Any:
        """The child's answer, an InputError, or Broken where the child did not survive."""
        before, self.files = self.files, self.files + 1
        self.watch.begin()
        try:
            assert self.process.stdin is not None and self.process.stdout is not None
            send(self.process.stdin, encode_request(path.absolute(), options))
            while (reply := receive(self.process.stdout)) == BEAT:
                self.watch.hear()
        except (OSError, ValueError):
            reply = None
        finally:
            self.watch.rest()
        if reply is not None:
            return decode(reply, path)
        return Broken(TIMED_OUT if self.watch.struck else self._cause_of_death(), before)

    def _cause_of_death(self) -> str:
        """Memory, where the dead child had grown near its limit; else unknown."""
        self._strike()  # it may live on and have written nonsense
        if os.name != "posix":
            self.process.wait()
            return CHILD_DIED
        try:
            _, status, usage = os.wait4(self.process.pid, 0)
        except ChildProcessError:  # another thread has already taken the status
            return CHILD_DIED
        self.process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / _RSS_UNITS_A_MB
        grown = peak > 1.05 * self.inherited_mb  # Linux counts the parent's size at the start as the child's own
        return OUT_OF_MEMORY if grown and peak > 0.75 * self.limits.memory_mb else CHILD_DIED

    def kill(self) -> None:
        """Ends the child and whatever it has started, waits for its end and removes what it left."""
        self.watch.end()
        self._strike()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self.scratch.remove()

    def _worked(self) -> float | None:
        """Seconds that the processor has worked for the child; None where the system does not tell.

        The clock of another process, as clock_getcpuclockid(3) numbers it: a thirtieth of the time that /proc takes,
        so every beat can ask. What the child has started is not counted: it beats while it waits for LibreOffice.
        """
        if sys.platform != "linux":
            return None
        try:
            return time.clock_gettime((~self.process.pid << 3) | _CPU_OF_A_PROCESS)
        except OSError:
            return None

    def _strike(self) -> None:
        if self.process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()


class _Watch:
    """Strikes a child that works too long over a file without a beat, sleeps for still longer, or takes long in all.

    Silence is counted in the child's own work: on a busy machine a good file waits for its turn, and half a minute of
    the clock says nothing of it. One thread for all files of a child: to start one for each would cost the parent as
    much as decoding the answer. It sleeps no longer than a file may be silent, so that nobody has to wake it when a
    file begins.
    """

    def __init__(self, limits: Limits, strike: Callable[[], None], worked: Callable[[], float | None]) -> None:
        self.struck = False
        self._limits = limits
        self._strike = strike
        self._worked = worked
        self._busy = False
        self._last: tuple[float, float | None] = (0.0, None)  # of the last beat: the clock, the child's work
        self._latest = 0.0
        self._over = threading.Event()
        threading.Thread(target=self._run, daemon=True).start()

    def begin(self) -> None:
        """A file is asked for."""
        self.hear()
        self._latest = self._last[0] + self._limits.longest_seconds
        self._busy = True

    def hear(self) -> None:
        """The child shows life."""
        self._last = time.monotonic(), self._worked()

    def rest(self) -> None:
        """The file is answered."""
        self._busy = False

    def end(self) -> None:
        self._over.set()

    def _run(self) -> None:
        nap = left = min(self._limits.silent_seconds, self._limits.longest_seconds)
        while not self._over.wait(left):
            left = nap
            if self._busy:
                left = self._left()
                if left <= 0:
                    self.struck = True
                    self._strike()
                    return
                left = max(left, _LOOK_SECONDS)

    def _left(self) -> float:
        """Seconds in which the child cannot become too late; none where it is."""
        beat, worked_then = self._last
        now, silent = time.monotonic(), self._limits.silent_seconds
        if now < beat + silent:
            return min(beat + silent, self._latest) - now
        worked = self._worked()
        if worked is None or worked_then is None:
            return min(beat + UNTOLD * silent, self._latest) - now
        left = silent - (worked - worked_then)
        return min(now + left, beat + ASLEEP * silent, self._latest) - now


def _peak_of_this_process() -> float:
    """Megabytes of memory that this process has ever held; 0 where the platform does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_UNITS_A_MB
