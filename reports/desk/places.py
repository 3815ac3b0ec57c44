"""Takes the folder of a quarter; gives the files in it that may be papers, and who has which of them open.

Opens nothing but the small lock files that Word and LibreOffice lay beside a file. Names are compared as a file share
may keep them: in either Unicode form, in any case.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from records.folding import nfc

SUFFIXES = (".docx", ".xlsx", ".html")
WORD_LOCK, OFFICE_LOCK = "~$", ".~lock."
DEEPEST = 8  # folders in folders
_LOCK_BYTES = 1024


@dataclass(frozen=True)
class Lying:
    """One file: its path below the quarter's folder, its size and time of change in nanoseconds."""

    path: Path
    name: str
    size: int
    changed: int

    @property
    def place(self) -> str:
        return place_of(self.name)


@dataclass(frozen=True)
class Shelf:
    """What lies in the folder of a quarter; `openers` says of a place who has the file open, "" where unknown."""

    files: tuple[Lying, ...] = ()
    openers: dict[str, str] = field(default_factory=dict)


def place_of(name: str) -> str:
    """A path below the quarter's folder in the one form in which paths are compared."""
    return nfc(name).casefold()


def look_over(folder: Path) -> Shelf:
    """The folder and those below it; links are not followed, hidden and half-written files not seen."""
    openers: dict[str, str] = {}
    files = sorted(_look_in(folder, "", openers), key=lambda each: each.name) if folder.is_dir() else []
    return Shelf(tuple(files), openers)


def _look_in(folder: Path, prefix: str, openers: dict[str, str]) -> Iterator[Lying]:
    with os.scandir(folder) as entries:
        present = sorted(entries, key=lambda entry: entry.name)
    names = [entry.name for entry in present]
    for entry in present:
        if entry.name.startswith((WORD_LOCK, OFFICE_LOCK)):
            openers.update({place_of(prefix + name): _opener(Path(entry.path)) for name in _locked(entry.name, names)})
            continue
        if entry.name.startswith("."):
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except OSError:  # taken away while we looked
            continue
        if stat.S_ISDIR(status.st_mode):
            if prefix.count("/") < DEEPEST:
                yield from _look_in(Path(entry.path), f"{prefix}{entry.name}/", openers)
        elif stat.S_ISREG(status.st_mode) and entry.name.casefold().endswith(SUFFIXES):
            yield Lying(Path(entry.path), prefix + entry.name, status.st_size, status.st_mtime_ns)


def _locked(lock: str, names: list[str]) -> list[str]:
    """The files that a lock is of: Word puts ~$ before a short name, over the first two letters of a longer one."""
    if lock.startswith(OFFICE_LOCK):
        return [lock.removeprefix(OFFICE_LOCK).removesuffix("#")]
    rest = lock.removeprefix(WORD_LOCK)
    return [name for name in names if not name.startswith(WORD_LOCK) and rest in (name, name[1:], name[2:])]


def _opener(lock: Path) -> str:
    """Who holds the file: LibreOffice writes it before the first comma, Word as UTF-16 behind 55 bytes."""
    try:
        with lock.open("rb") as stream:
            told = stream.read(_LOCK_BYTES)
    except OSError:
        return ""
    if lock.name.startswith(OFFICE_LOCK):
        return nfc(told.decode("utf-8", "replace").split(",")[0].strip())[:80]
    if len(told) > 56:
        return nfc(told[56 : 56 + 2 * told[54]].decode("utf-16-le", "replace").strip("\0 "))[:80]
    return ""
