"""What became of the papers of a quarter when they were laid into its folder. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reports.desk.kept import FoundCorrection
from reports.papers.paper import Paper
from reports.revisions.changes import Change, Edit

State = Literal["new", "next", "same", "restored", "waiting"]
STATES: dict[State, str] = {
    "new": "tệp mới",
    "next": "bản mới",
    "same": "không đổi",
    "restored": "lập lại tệp đã mất",
    "waiting": "chưa lập được",
}


@dataclass(frozen=True)
class Laid:
    """One paper: `path` is the file to open now, the reviewer's own where the program had nothing to add to it.

    `edits` are what reviewers wrote and the file keeps, `edit_count` how many those are even where nothing was looked
    at again; `changes` what the program did in this version; `corrections` what they wrote against the record.
    """

    paper: Paper
    path: Path | None
    state: State
    edits: tuple[Edit, ...] = ()
    edit_count: int = 0
    changes: tuple[Change, ...] = ()
    corrections: tuple[FoundCorrection, ...] = ()
    notes: tuple[str, ...] = ()
    reviewed: str = ""


@dataclass(frozen=True)
class DeskResult:
    """All papers in the order of the pack, and in words those that the pack no longer has."""

    papers: tuple[Laid, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def paths(self) -> list[Path]:
        return [laid.path for laid in self.papers if laid.path is not None]

    @property
    def edit_count(self) -> int:
        return sum(laid.edit_count for laid in self.papers)

    @property
    def has_changed(self) -> bool:
        """Whether anything was done that a clerk should read of; a first compilation only makes files."""
        return bool(self.gone) or any(laid.state == "next" or laid.notes for laid in self.papers)

    def count(self, *kinds: str) -> int:
        """How many changes of these kinds the program made over all papers."""
        return sum(change.kind in kinds for laid in self.papers for change in laid.changes)
