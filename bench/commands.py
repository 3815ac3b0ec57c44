"""A command line comes in, what one cold run of it costs goes out: CPU, wall time and peak memory."""

from __future__ import annotations

import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Run:
    """One finished process: seconds of CPU (children that it waited for included), seconds on the clock, MiB."""

    cpu_s: float
    wall_s: float
    peak_mb: float
    exit_code: int


def run_cold(command: list[str], *, environment: dict[str, str]) -> Run:
    """Starts a process, waits for it and reads its usage; its output is dropped."""
    start = time.monotonic()
    process = subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return Run(
        cpu_s=usage.ru_utime + usage.ru_stime,
        wall_s=time.monotonic() - start,
        peak_mb=usage.ru_maxrss / 1024,
        exit_code=process.returncode,
    )


def measure_commands(commands: dict[str, list[str]], *, rounds: int, folder: Path) -> dict[str, list[Run]]:
    """Each command `rounds` times after one unmeasured start, with empty folders of its own below `folder`."""
    environment = {f"TDKT_{name.upper()}": str(folder / name) for name in ("inbox", "outbox", "data")}
    for path in environment.values():
        Path(path).mkdir(parents=True, exist_ok=True)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            run = run_cold(command, environment=environment)
            if number > 0:
                runs[name].append(run)
    return runs
