"""Takes files; gives the Reading of each, made in child processes with limits. Stores nothing."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from extractors.dossier import DossierRoom
from extractors.phrasebook import phrasebook_in_force
from extractors.readers.kinds import open_plain
from records.errors import InputError, UnreadableFile, UnsafeFile, in_words
from records.readings import Reading

LIMITS = {"seconds": 30, "longest_seconds": 600, "memory_mb": 1024}
BYTES_LIMIT = 50 * 1024 * 1024
NO_HASH = "0" * 64


def read_files(
    paths: Sequence[Path], *, workers: int | None = None, page_cache: Path | None = None
) -> Iterator[Reading]:
    """One Reading a path, in the order of the paths; what cannot be read is a rejected one, never an exception.

    What is read of scanned pages is kept in `page_cache`.
    """
    phrasebook_in_force()  # a mistake in the Office's file stops here, with its line
    refusals = [refusal_of(path) for path in paths]
    readable = [path for path, refusal in zip(paths, refusals, strict=True) if refusal is None]
    limits = LIMITS | {"page_cache": page_cache}
    with DossierRoom(workers or os.cpu_count() or 1, **limits) if readable else nullcontext() as room:
        answers = room.map(readable) if room else iter(())
        for path, refusal in zip(paths, refusals, strict=True):
            answer = refusal or next(answers)
            sha256 = hash_of(path) if isinstance(answer, InputError) else NO_HASH
            yield reading_of(answer, path.name, path=path, sha256=sha256)


def refusal_of(path: Path) -> InputError | None:
    """Why a path is not even opened: it is missing, a link, a folder, a device, a pipe, or a file over the limit."""
    try:
        status = path.lstat()
    except (OSError, ValueError) as exc:
        said = in_words(exc) if isinstance(exc, OSError) else "tên tệp sai"
        return UnreadableFile(
            f"Không mở được {path.name}: {said}.", hint="Kiểm tra tên tệp và quyền đọc.", code="KHONG_MO_DUOC"
        )
    if stat.S_ISDIR(status.st_mode):
        return UnsafeFile(f"{path.name} là thư mục, không phải tệp.", hint="Ghi tên từng tệp trong thư mục.")
    if not stat.S_ISREG(status.st_mode):
        what = "là liên kết, không phải tệp" if stat.S_ISLNK(status.st_mode) else "không phải tệp thường"
        return UnsafeFile(f"{path.name} {what}.", hint="Chép chính tệp văn bản ra rồi đọc lại.")
    if status.st_size > BYTES_LIMIT:
        limit = BYTES_LIMIT // 1024 // 1024
        return UnsafeFile(f"{path.name} lớn hơn {limit} MB.", hint="Tách nhỏ hoặc nén ảnh lại.", code="QUA_LON")
    return None


def hash_of(path: Path) -> str:
    """The SHA-256 of a plain file; zeros for anything else."""
    try:
        with open_plain(path) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (InputError, OSError, ValueError):
        return NO_HASH


def reading_of(answer: Reading | InputError, name: str, *, path: Path, sha256: str = NO_HASH) -> Reading:
    """The answer of a reader under the file's own name: readers see `path`, which in the archive is a hash."""
    if isinstance(answer, InputError):
        refused = answer.sentence().replace(path.name, name)
        return Reading(file=name, sha256=sha256, status="rejected", reason=refused, reason_code=answer.code)
    reason = answer.reason.replace(path.name, name) if answer.reason else None
    return answer.model_copy(update={"file": name, "reason": reason})
