"""Takes what was computed of a quarter; lays its papers into the quarter's folder, never over an older one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from reports.desk import DeskResult, lay_papers
from reports.papers.compilation import Compilation
from reports.papers.pack import pack


def write_quarter(
    outbox: Path, compilation: Compilation, *, archive: Path, settled: Collection[str] = ()
) -> DeskResult:
    """What became of each paper in `outbox/<quarter>/`; all are made before one is written.

    `archive` is the folder of the program's own copies, outside of the outbox; each quarter has its own in it. Papers
    with a key in `settled` stay as they stand.
    """
    name = compilation.quarter.name
    return lay_papers(
        pack(compilation),
        folder=outbox / name,
        archive=archive / name,
        quarter=name,
        made_on=compilation.made_on,
        settled=settled,
    )
