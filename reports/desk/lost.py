"""Takes a paper whose newest file is gone from the folder; gives the reviewer's file again, as last seen there."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reports.desk.copies import Copy
from reports.desk.kept import Archive, Ledger, Look
from reports.desk.places import Lying
from reports.versions import put_bytes


def keep_seen(paper: str, looks: Sequence[Look], edited: Sequence[Copy], archive: Archive) -> None:
    """The bytes of what was looked at and went into no version: the folder alone has them otherwise."""
    seen = {look.sha256 for look in looks}
    for copy in edited:
        if copy.sha256 in seen and copy.content is not None:
            archive.keep_taken(paper, copy.sha256, copy.content, copy.lying.path.suffix)


def brought_back(ledger: Ledger, copies: Sequence[Copy], *, folder: Path, archive: Archive) -> Copy | None:
    """Her edited file of the newest version, laid again under its name; None where a copy lies there, or none was seen.

    Something else under that name is left alone: the next version is then made of what the program wrote.
    """
    newest = ledger.newest
    if any(copy.of == newest.number for copy in copies):
        return None
    look = next((each for each in reversed(ledger.looks) if each.of == newest.number), None)
    content = archive.seen_content(ledger.paper, look) if look else None
    if look is None or content is None:
        return None
    path = folder / look.file
    if path.exists():
        return None
    path.parent.mkdir(parents=True, exist_ok=True)
    put_bytes(path, content)
    status = path.stat()
    return Copy(Lying(path, look.file, status.st_size, status.st_mtime_ns), newest.number, look.sha256, content)
