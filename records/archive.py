"""Takes a file of the inbox; keeps its bytes under their hash, or moves the file aside with a note.

Never opens what is no plain file, never overwrites, never removes what is not kept. Deciding is left to `flows`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from records.errors import InputError, RecordError, UnreadableFile, UnsafeFile, in_words

CHUNK_BYTES = 1024 * 1024
LONGEST_NAME_BYTES = 255 - len(".txt")
_SAFE_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}")
# Windows has neither O_NOFOLLOW nor O_NONBLOCK; links are refused by lstat there
_OPEN_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):
    _OPEN_FLAGS |= getattr(os, _name, 0)


@dataclass(frozen=True)
class Kept:
    """Bytes that are safe in the archive."""

    sha256: str
    size: int
    path: Path


def keep(path: Path, archive: Path, *, limit_bytes: int) -> Kept:
    """Copies a file into the archive, byte for byte; bytes that are there already are compared, not written again.

    Raises UnsafeFile for a link, device, folder or a file over the limit, UnreadableFile where it cannot be opened,
    InputError DANG_GHI where it changes while it is copied, RecordError where the archive fails.
    """
    with _opened(path) as source:
        before = os.fstat(source.fileno())
        if before.st_size > limit_bytes:
            raise _too_large(path, limit_bytes)
        with _archive_errors(archive):
            archive.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=".dang-chep-", dir=archive)
        copy = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as target:
                sha256, size = _copy(source, target, path=path, archive=archive, limit_bytes=limit_bytes)
            if size != before.st_size or _stamp(os.fstat(source.fileno())) != _stamp(before):
                raise _still_written(path)
            with _archive_errors(archive):
                return Kept(sha256, size, _place(copy, archive / sha256[:2], sha256=sha256, suffix=path.suffix))
        finally:
            copy.unlink(missing_ok=True)


def remove_original(path: Path, kept: Kept) -> bool:
    """Removes the inbox file if its bytes are what was kept; False where they are not, and then it stays."""
    if not kept.path.is_file() or _hash(kept.path) != kept.sha256:
        raise _damaged(kept.path)
    try:
        with _opened(path) as source:
            sha256 = hashlib.file_digest(source, "sha256").hexdigest()
            hashed = os.fstat(source.fileno())
        if sha256 != kept.sha256 or _identity(path.lstat()) != _identity(hashed):
            return False
        path.unlink()
    except FileNotFoundError:
        return True
    except InputError as exc:
        return isinstance(exc.__cause__, FileNotFoundError)
    except OSError as exc:
        raise InputError(
            f"Chưa xóa được {path.name} khỏi hộp thư đến.", hint="Đóng tệp nếu đang mở.", code="DANG_BAN"
        ) from exc
    return True


def put_aside(path: Path, folder: Path, note: str) -> Path:
    """Moves a file (or link, or whatever it is) into a visible folder, with the reason in a .txt beside it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target, paper = _reserve(folder, path, note)
        try:
            _move(path, target)
        except BaseException:
            paper.unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise InputError(
            f"Chưa chuyển được {path.name} sang {folder.name}: {in_words(exc)}.",
            hint="Đóng tệp nếu đang mở, kiểm tra ổ đĩa còn chỗ.",
            code="DANG_BAN",
        ) from exc
    return target


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    try:
        if stat.S_ISLNK(path.lstat().st_mode):
            raise UnsafeFile(
                f"{path.name} là đường dẫn tắt, không phải tệp.", hint="Chép chính tệp đó vào hộp thư đến."
            )
        descriptor = os.open(path, _OPEN_FLAGS)
    except OSError as exc:
        if not _is_plain(path):
            raise _not_plain(path) from exc
        raise UnreadableFile(
            f"Không mở được {path.name}: {in_words(exc)}.", hint="Đóng tệp nếu đang mở.", code="DANG_BAN"
        ) from exc
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise _not_plain(path)
    with os.fdopen(descriptor, "rb") as stream:
        yield stream


def _is_plain(path: Path) -> bool:
    """True for a missing file too: missing is another complaint."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except OSError:
        return True


def _copy(source: BinaryIO, target: BinaryIO, *, path: Path, archive: Path, limit_bytes: int) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    while chunk := _read(source, path):
        size += len(chunk)
        if size > limit_bytes:
            raise _too_large(path, limit_bytes)
        digest.update(chunk)
        with _archive_errors(archive):
            target.write(chunk)
    with _archive_errors(archive):
        target.flush()
        os.fsync(target.fileno())
    return digest.hexdigest(), size


def _read(source: BinaryIO, path: Path) -> bytes:
    try:
        return source.read(CHUNK_BYTES)
    except OSError as exc:
        raise UnreadableFile(f"Không đọc được {path.name}: {in_words(exc)}.", hint="Chép lại tệp.") from exc


def _place(copy: Path, folder: Path, *, sha256: str, suffix: str) -> Path:
    """The name of the content in the archive; content that is there under any suffix is verified and left alone."""
    folder.mkdir(exist_ok=True)
    present = sorted(folder.glob(f"{sha256}*"))
    if present:
        if _hash(present[0]) != sha256:
            raise _damaged(present[0])
        return present[0]
    target = folder / f"{sha256}{suffix.lower() if _SAFE_SUFFIX.fullmatch(suffix) else ''}"
    copy.replace(target)
    for changed in (folder, folder.parent):
        _sync_folder(changed)
    return target


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals the rename
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _stamp(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns


def _identity(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _reserve(folder: Path, path: Path, note: str) -> tuple[Path, Path]:
    """A free name, held by making its note first; a note that a killed run left for the same reason is used again."""
    number = 1
    while True:
        name = _numbered(path, number)
        target, paper = folder / name, folder / f"{name}.txt"
        if not os.path.lexists(target):
            try:
                with paper.open("x", encoding="utf-8") as stream:
                    stream.write(note)
                return target, paper
            except FileExistsError:
                if _is_same_note(paper, note):
                    return target, paper
        number += 1


def _numbered(path: Path, number: int) -> str:
    """The file's name, with its number from 2 on; cut where the note's name would be longer than disks take."""
    stem, suffix = (path.stem, path.suffix) if len(path.suffix) < 20 else (path.name, "")
    tail = suffix if number == 1 else f" ({number}){suffix}"
    while len(os.fsencode(stem + tail)) > LONGEST_NAME_BYTES:
        stem = stem[:-1]
    return stem + tail


def _is_same_note(paper: Path, note: str) -> bool:
    if not _is_plain(paper):
        return False
    with paper.open("rb") as stream:
        return stream.read(len(note.encode()) + 3).decode("utf-8", "replace").strip() == note.strip()


def _move(path: Path, target: Path) -> None:
    try:
        path.rename(target)
    except OSError as exc:
        if exc.errno != errno.EXDEV or not (_is_plain(path) or path.is_symlink()):
            raise
        shutil.move(path, target)


@contextmanager
def _archive_errors(archive: Path) -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise RecordError(
            f"Không ghi được vào kho lưu {archive}: {in_words(exc)}.",
            hint="Kiểm tra ổ đĩa còn chỗ và quyền ghi, rồi chạy lại; tệp gốc vẫn còn trong hộp thư đến.",
            code="KHO_LUU_LOI",
        ) from exc


def _not_plain(path: Path) -> UnsafeFile:
    return UnsafeFile(f"{path.name} không phải tệp thường.", hint="Chép chính tệp văn bản vào hộp thư đến.")


def _too_large(path: Path, limit_bytes: int) -> UnsafeFile:
    return UnsafeFile(
        f"{path.name} lớn hơn {limit_bytes / 1024 / 1024:g} MB.", hint="Tách nhỏ hoặc nén ảnh lại.", code="QUA_LON"
    )


def _still_written(path: Path) -> InputError:
    return InputError(f"{path.name} đang được ghi dở.", hint="Đợi chép xong rồi chạy lại.", code="DANG_GHI")


def _damaged(path: Path) -> RecordError:
    return RecordError(
        f"Tệp {path.name} trong kho lưu không còn đúng nội dung.",
        hint="Chép lại tệp này từ bản sao lưu; tệp gốc trong hộp thư đến được giữ nguyên.",
        code="KHO_LUU_HONG",
    )
