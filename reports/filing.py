"""Takes what became of each paper on the desk; gives the lines from which the table of contents is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reports.desk import DeskResult, Laid
from reports.papers.contents import Filed
from reports.versions import number_of


def filed_of(desk: DeskResult, *, folder: Path, pages: Mapping[str, int] | None = None) -> list[Filed]:
    """In the order of the pack; `folder` is the quarter's. `pages` are those that somebody counted, by paper key."""
    return [_filed(laid, folder, pages or {}) for laid in desk.papers]


def _filed(laid: Laid, folder: Path, pages: Mapping[str, int]) -> Filed:
    path = laid.path
    is_there = path is not None and laid.state != "waiting"
    return Filed(
        paper=laid.paper,
        file=path.relative_to(folder).as_posix() if path is not None else f"{laid.paper.name}{laid.paper.suffix}",
        version=number_of(path) if path is not None and is_there else None,
        edits=laid.edit_count,
        pages=pages.get(laid.paper.key),
    )
