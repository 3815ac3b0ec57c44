"""A few hundred files come in, what a second worker gains goes out: clock time of `tdkt extract` with one and two."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.speed import ReaderError
from bench.tables import markdown, spread, three

COUNT = 300
WORKERS = (1, 2)


@dataclass(frozen=True)
class Run:
    """Seconds on the clock: of the whole command, and from the first file's line to the last one's."""

    whole_s: float
    between_s: float


def copy_files(paths: Sequence[Path], folder: Path) -> list[Path]:
    """`COUNT` files, each of the given ones again and again under a name of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    copies = []
    for number, path in enumerate(islice(cycle(paths), COUNT)):
        copy = folder / f"{number:03}-{path.name}"
        if not copy.exists():
            shutil.copy(path, copy)
        copies.append(copy)
    return copies


def extract(paths: Sequence[Path], *, workers: int, log: Path) -> Run:
    """One cold run; raises ReaderError where a file has no line."""
    command = [str(Path(sys.executable).with_name("tdkt")), "extract", *map(str, paths), "--json"]
    start = time.monotonic()
    with (
        log.open("wb") as errors,
        subprocess.Popen([*command, "--workers", str(workers)], stdout=subprocess.PIPE, stderr=errors) as process,
    ):
        assert process.stdout is not None
        moments = [time.monotonic() for _ in process.stdout]
    if len(moments) != len(paths):
        raise ReaderError(f"tdkt extract: {len(moments)} / {len(paths)}, {log}")
    return Run(time.monotonic() - start, moments[-1] - moments[0])


def measure_workers(paths: Sequence[Path], *, rounds: int, folder: Path) -> list[dict[str, Any]]:
    """One and two workers in turns, after one unmeasured run."""
    copies, log = copy_files(paths, folder / "many"), folder / "parallel.log"
    extract(copies, workers=max(WORKERS), log=log)
    runs: dict[int, list[Run]] = {workers: [] for workers in WORKERS}
    for _ in range(rounds):
        for workers in WORKERS:
            runs[workers].append(extract(copies, workers=workers, log=log))
    alone = runs[WORKERS[0]]
    return [
        {
            "workers": workers,
            "files": len(copies),
            "whole_s": spread([run.whole_s for run in own]),
            "between_s": spread([run.between_s for run in own]),
            "gain_whole": round(median(r.whole_s for r in alone) / median(r.whole_s for r in own), 2),
            "gain_between": round(median(r.between_s for r in alone) / median(r.between_s for r in own), 2),
            "cores": os.cpu_count(),
        }
        for workers, own in runs.items()
    ]


def parallel_table(rows: list[dict[str, Any]]) -> str:
    head = ["Tiến trình", "đồng hồ s min", "median", "max", "nhanh hơn", "không kể khởi động s (median)", "nhanh hơn"]
    return markdown(
        head,
        [
            [
                str(each["workers"]),
                *three(each["whole_s"], digits=2),
                f"{each['gain_whole']:.2f}",
                f"{each['between_s']['median']:.2f}",
                f"{each['gain_between']:.2f}",
            ]
            for each in rows
        ],
    )
