"""Takes an input and its kept bytes; takes its file out of the inbox, or to where its sender sees why it was not read.

Nothing is removed whose bytes are not in the archive. What becomes of an input is decided in `flows.intake`.
"""

from __future__ import annotations

import glob
import os
from pathlib import Path

from flows.inbox import DUPLICATES, REFUSED
from flows.reading import hash_of
from flows.terminal import say
from records.archive import Kept, put_aside, remove_original
from records.errors import InputError
from records.proposals import InputRecord
from records.store import Record


def find_kept(archive: Path, sha256: str) -> Kept | None:
    """The bytes of the archive that have this name."""
    found = sorted((archive / sha256[:2]).glob(f"{sha256}*")) if sha256 else []
    return Kept(sha256, found[0].stat().st_size, found[0]) if found else None


def clear(row: InputRecord, kept: Kept, *, path: Path, inbox: Path) -> bool:
    """Takes the file of a finished input away from `path`; False where it is still open and has to wait.

    A file that has other bytes by now is a new one and stays.
    """
    try:
        if row.status in ("processed", "needs_review"):
            remove_original(path, kept)
            _take_from_refused(path, kept, inbox / REFUSED)
        elif _holds(path, kept.sha256):
            folder = DUPLICATES if row.status == "duplicate" else REFUSED
            put_aside(path, inbox / folder, note_of(row.file, row.reason))
    except InputError as exc:
        if os.path.lexists(path):
            say(exc.sentence())
            return False
    return True


def put_back_refused(record: Record, archive: Path) -> int:
    """Lets every refused file whose bytes were kept be read again; gives how many: a new version may read them."""
    refused = [row for row in record.inputs() if row.status == "rejected" and find_kept(archive, row.sha256 or "")]
    for row in refused:
        record.read_again(row.id)
    return len(refused)


def note_of(name: str, reason: str | None) -> str:
    """What lies beside a file that was put aside."""
    return f"Tệp: {name}\n{reason or ''}\n"


def _take_from_refused(path: Path, kept: Kept, folder: Path) -> None:
    """A file that is read now does not lie among the refused: it, and the note beside it, go."""
    for copy in folder.glob(f"{glob.escape(path.stem)}*"):
        note = copy.with_name(f"{copy.name}.txt")
        if note.is_file() and _holds(copy, kept.sha256) and remove_original(copy, kept):
            note.unlink()


def _holds(path: Path, sha256: str) -> bool:
    return not path.is_symlink() and hash_of(path) == sha256
