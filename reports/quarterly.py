"""Takes what was computed of a quarter; writes its papers into the quarter's folder, never over an older one."""

from __future__ import annotations

from pathlib import Path

from reports.papers.compilation import Compilation
from reports.papers.pack import pack
from reports.versions import keep_version


def write_quarter(outbox: Path, compilation: Compilation) -> list[Path]:
    """The paths of the papers, in `outbox/<quarter>/`; all are made before one is written."""
    folder = outbox / compilation.quarter.name
    return [
        keep_version(folder / paper.folder, paper.name, paper.suffix, content=paper.content)
        for paper in pack(compilation)
    ]
