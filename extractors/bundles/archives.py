"""Takes a .rar, .7z, .tar or .gz; puts its files on the shelf, by libarchive. Which kind it is was told by its bytes.

Only the formats asked for are tried, and no filter that starts a program of the machine.
"""

from __future__ import annotations

import ctypes
import locale
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from extractors.bundles.names import Decoded, decode_name
from extractors.bundles.shelf import MOST_RATIO, RATIO_FROM_BYTES, Shelf, broken, linked, locked, swollen
from records.errors import InputError, UnsupportedFile

CHUNK_BYTES = 256 * 1024
_BLOCK_BYTES = 64 * 1024
_LOCKED_WORDS = ("encrypt", "passphrase", "password")
_FILE, _FOLDER = 0o100000, 0o040000


def open_rar(path: Path, shelf: Shelf, *, name: str) -> None:
    """RAR of every version, but no further volumes."""
    _open(path, shelf, filters=(), formats=("rar", "rar5"), name=name)


def open_seven_zip(path: Path, shelf: Shelf, *, name: str) -> None:
    _open(path, shelf, filters=(), formats=("7zip",), name=name)


def open_tar(path: Path, shelf: Shelf, *, name: str) -> None:
    _open(path, shelf, filters=(), formats=("tar",), name=name)


def open_packed(path: Path, shelf: Shelf, *, name: str) -> None:
    """A .tar.gz, or one file that is only packed: it takes the name of its archive."""
    _open(path, shelf, filters=("gzip", "bzip2", "xz"), formats=("tar", "raw"), name=name)


def _open(path: Path, shelf: Shelf, *, filters: Sequence[str], formats: Sequence[str], name: str) -> None:
    ffi = _library()
    found = 0
    try:
        with _opened(ffi, path, filters, formats) as archive:
            for entry in _entries(ffi, archive):
                found += 1
                _put_entry(ffi, archive, entry, shelf, size=path.stat().st_size, name=name)
    except ffi.ArchiveError as exc:
        _say_broken(str(exc.msg), shelf, found)


def _say_broken(message: str, shelf: Shelf, found: int) -> None:
    """The archive cannot be read on: nothing of it was had, or what follows is lost."""
    is_locked = any(word in message.lower() for word in _LOCKED_WORDS)
    if not found:
        raise locked() if is_locked else broken("Gói nén bị hỏng, không lấy được tệp nào.")
    what = shelf.prefix.rstrip("/") or "Gói nén"
    if is_locked:
        shelf.doubt(
            "CO_MAT_KHAU", f"{what} có phần đặt mật khẩu, không mở hết được. Xin đơn vị gửi bản không mật khẩu."
        )
    else:
        shelf.doubt(
            "TEP_HONG", f"{what} bị hỏng hoặc thiếu phần cuối: các tệp phía sau bị mất. Xin đơn vị gửi lại gói."
        )


def _put_entry(ffi: Any, archive: Any, entry: Any, shelf: Shelf, *, size: int, name: str) -> None:
    shelf.count()
    told = _name_of(ffi, entry, name)
    kind = ffi.entry_filetype(entry)
    if kind == _FOLDER:
        shelf.pass_folder(told.text)
        return
    label = shelf.label(told.text, guess=told.guess)
    if shelf.is_passed_over(label):
        return
    if kind not in (0, _FILE) or ffi.entry_hardlink_w(entry):
        shelf.put_aside(label, linked())
    elif ffi.entry_is_encrypted(entry):
        shelf.put_aside(label, locked())
    else:
        shelf.put(label, _unpacked(ffi, archive, size))


def _unpacked(ffi: Any, archive: Any, packed: int) -> Iterator[bytes]:
    buffer = ctypes.create_string_buffer(CHUNK_BYTES)
    total = 0
    while True:
        try:
            count = ffi.read_data(archive, buffer, CHUNK_BYTES)
        except ffi.ArchiveError as exc:
            raise _error_of(str(exc.msg)) from exc
        if count == 0:
            return
        if count < 0:  # a warning: the bytes are not those that were packed
            raise broken()
        total += count
        if total > RATIO_FROM_BYTES and total > MOST_RATIO * packed:  # one size for all: entries are packed together
            raise swollen()
        yield buffer.raw[:count]


def _error_of(message: str) -> InputError:
    return locked() if any(word in message.lower() for word in _LOCKED_WORDS) else broken()


def _entries(ffi: Any, archive: Any) -> Iterator[Any]:
    entry = ffi.entry_new()
    try:
        while ffi.read_next_header2(archive, entry) != ffi.ARCHIVE_EOF:
            yield entry
    finally:
        ffi.entry_free(entry)


def _name_of(ffi: Any, entry: Any, archive_name: str) -> Decoded:
    wide = ffi.entry_pathname_w(entry)
    if wide and not any("\udc80" <= char <= "\udcff" for char in wide):
        if wide == "data":  # what libarchive calls a file that is only packed, without a name
            return Decoded(archive_name.rpartition("/")[2].removesuffix(".gz"))
        return Decoded(wide)
    raw = ffi.entry_pathname(entry)
    return decode_name(raw) if raw else Decoded("")


@contextmanager
def _opened(ffi: Any, path: Path, filters: Sequence[str], formats: Sequence[str]) -> Iterator[Any]:
    archive = ffi.read_new()
    try:
        for each in filters:
            ffi.get_read_filter_function(each)(archive)
        for each in formats:
            ffi.get_read_format_function(each)(archive)
        ffi.read_open_filename_w(archive, str(path), _BLOCK_BYTES)
        yield archive
    finally:
        ffi.read_free(archive)


def library_version() -> str | None:
    """Which libarchive this machine has; None where it has none."""
    try:
        number = int(_library().version_number())
    except InputError:
        return None
    return f"{number // 1_000_000}.{number // 1000 % 1000}.{number % 1000}"


@cache
def _library() -> Any:
    """The C functions of libarchive; raises UnsupportedFile THIEU_LIBARCHIVE where the machine has none."""
    _point_to_windows_library()
    try:
        from libarchive import ffi
        from libarchive.exception import ArchiveError

        ffi.ArchiveError = ArchiveError
        ffi.ffi("entry_is_encrypted", [ffi.c_archive_entry_p], ctypes.c_int)  # sets the name in the module
    except (ImportError, OSError, AttributeError, TypeError) as exc:
        raise UnsupportedFile(
            "Máy thiếu libarchive nên chưa mở được tệp nén RAR, 7-Zip.",
            hint="Chạy tdkt doctor để xem cách cài, hoặc giải nén rồi bỏ từng tệp vào hộp thư.",
            code="THIEU_LIBARCHIVE",
        ) from exc
    logging.getLogger("libarchive").setLevel(logging.CRITICAL)  # what it warns of is told of the file
    if sys.platform != "win32":  # names come as UTF-16 and are lost in the locale "C"
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    return ffi


def _point_to_windows_library() -> None:
    """Windows carries libarchive under a name of its own, since its tar.exe is made of it."""
    own = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "archiveint.dll"
    if sys.platform == "win32" and "LIBARCHIVE" not in os.environ and own.is_file():
        os.environ["LIBARCHIVE"] = str(own)
