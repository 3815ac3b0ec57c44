"""Takes a folder, a name and bytes; gives the path where they now stand, a new version beside what is there already.

Nothing here overwrites a file that a person may have edited.
"""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

_NUMBERED = re.compile(r" \(bản (\d{1,6})\)\Z", re.IGNORECASE)


def next_version(folder: Path, stem: str, suffix: str) -> Path:
    """`<stem><suffix>` where the folder has none yet, then `<stem> (bản 2)<suffix>`, always above the highest there."""
    newest = _newest(folder, stem, suffix)
    number = newest[0] + 1 if newest else 1
    return folder / f"{_stem_of(stem, number)}{suffix}"


def number_of(path: Path) -> int:
    """Which version its name says that a file is; 1 where it says none."""
    told = _NUMBERED.search(unicodedata.normalize("NFC", path.stem))
    return int(told[1]) if told else 1


def without_number(name: str) -> str:
    """The name of a file, or its path, without the number of its version."""
    stem, dot, suffix = unicodedata.normalize("NFC", name).rpartition(".")
    return f"{_NUMBERED.sub('', stem)}{dot}{suffix}"


def keep_version(folder: Path, stem: str, suffix: str, *, content: bytes) -> Path:
    """Writes the content as the next version, unless the newest one holds the same bytes already."""
    folder.mkdir(parents=True, exist_ok=True)
    newest = _newest(folder, stem, suffix)
    if newest and newest[1].read_bytes() == content:
        return newest[1]
    path = next_version(folder, stem, suffix)
    put_bytes(path, content)
    return path


def put_bytes(path: Path, content: bytes) -> None:
    """Whole or not at all: a temporary name in the same folder, then moved over."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(content)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _stem_of(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem} (bản {number})"


def _newest(folder: Path, stem: str, suffix: str) -> tuple[int, Path] | None:
    """The highest version in the folder; names are compared as a file share may keep them (NFD, other case)."""
    if not folder.is_dir():
        return None
    pattern = re.compile(re.escape(_plain(stem)) + r"(?: \(bản (\d+)\))?" + re.escape(_plain(suffix)))
    versions = []
    for path in folder.iterdir():
        match = pattern.fullmatch(_plain(path.name))
        if match and path.is_file():
            versions.append((int(match[1] or 1), path))
    return max(versions, default=None)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
