"""Takes a .zip; puts its files on the shelf. What its directory or its end has lost is looked for file after file."""

from __future__ import annotations

import contextlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from extractors.bundles.names import Decoded, decode_name, unicode_path
from extractors.bundles.shelf import Shelf, broken, linked, locked, too_many
from extractors.sandbox.pulse import beat
from records.errors import InputError, UnsupportedFile

CHUNK_BYTES = 256 * 1024
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_SIZES_BEHIND = 0x8  # sizes stand behind the data
_UNIX_SYSTEMS = (3, 19)
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_END = struct.Struct("<4s4H2LH")
_MOST_DIRECTORY_BYTES = 2 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error, RuntimeError)


def open_zip(path: Path, shelf: Shelf, *, name: str) -> None:
    """Every entry of the archive, by its directory; without one, by what stands before each file."""
    with path.open("rb") as file:
        try:
            _refuse_long_directory(file)
            package = zipfile.ZipFile(file)
        except _BROKEN:
            _salvage(file, shelf)
            return
        with package:
            if not _covers_start(package):
                _salvage(file, shelf)
                return
            for info in package.infolist():
                _put_entry(package, info, shelf)


def _refuse_long_directory(file: BinaryIO) -> None:
    """The standard library would hold a directory of a million entries in memory before anybody counts them."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - 65_557, 0))
    tail = file.read()
    at = tail.rfind(b"PK\x05\x06")
    if at >= 0 and len(tail) >= at + _END.size:
        directory = _END.unpack_from(tail, at)[5]
        if _MOST_DIRECTORY_BYTES < directory < 0xFFFFFFFF:
            raise too_many()
    file.seek(0)


def _covers_start(package: zipfile.ZipFile) -> bool:
    """Whether this directory is that of the whole file: one cut off inside a stored archive shows that one's."""
    return min((info.header_offset for info in package.infolist()), default=0) <= len(b"PK\x07\x08")


def _put_entry(package: zipfile.ZipFile, info: zipfile.ZipInfo, shelf: Shelf) -> None:
    shelf.count()
    raw = _raw_name(info)
    name = _name_of(raw, info.flag_bits, info.extra)
    if raw.endswith((b"/", b"\\")) and not info.file_size:
        shelf.pass_folder(name.text)
        return
    label = shelf.label(name.text, guess=name.guess)
    if shelf.is_passed_over(label):
        return
    mode = info.external_attr >> 16 if info.create_system in _UNIX_SYSTEMS else 0
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        shelf.put_aside(label, linked())
    elif info.flag_bits & _ENCRYPTED:
        shelf.put_aside(label, locked())
    else:
        shelf.put(label, _unpacked(package, info, shelf, label), packed=info.compress_size)


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    """The bytes of the name; the library has decoded them by the flag, and CP437 gives every byte back."""
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8_NAME else "cp437", "replace")


def _name_of(raw: bytes, flags: int, extra: bytes) -> Decoded:
    told = unicode_path(extra, raw)
    if told is not None:
        return Decoded(told)
    if flags & _UTF8_NAME:
        return Decoded(raw.decode("utf-8", "replace"))
    return decode_name(raw)


def _unpacked(package: zipfile.ZipFile, info: zipfile.ZipInfo, shelf: Shelf, label: str) -> Iterator[bytes]:
    """The bytes of one file; raises InputError where they cannot be had."""
    try:
        with package.open(info) as stream:
            while chunk := stream.read(CHUNK_BYTES):
                yield chunk
    except NotImplementedError as exc:
        raise _strange_method() from exc
    except zipfile.BadZipFile as exc:
        if "differ" not in str(exc):
            raise broken() from exc
        shelf.doubt("HAI_NGHIA", f"Tệp “{label}” mang hai tên khác nhau trong gói nén: đối chiếu với đơn vị gửi.")
        yield from _unpacked_at(package, info)
    except _BROKEN as exc:
        raise broken() from exc


def _unpacked_at(package: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    file = package.fp
    if file is None:
        raise broken()
    file.seek(info.header_offset)
    found = _local_entry(file)
    if found is None:
        raise broken()
    yield from _inflated(file, found)


# --- archives whose directory is lost


@dataclass(slots=True, frozen=True)
class _Local:
    """What stands before the data of one file."""

    name: Decoded
    flags: int
    method: int
    crc: int
    packed: int
    data: int  # offset


def _salvage(file: BinaryIO, shelf: Shelf) -> None:
    """Reads file after file from the start until the archive breaks off, and says that something is lost."""
    at, found = 0, 0
    while (entry := _local_at(file, at)) is not None:
        before, end = len(shelf.contents.members), [entry.data + entry.packed]
        _put_local(file, entry, shelf, end)
        found += len(shelf.contents.members) - before
        if entry.flags & _SIZES_BEHIND and end[0] == entry.data:
            _pass_by(file, entry, end)
        at = _next_local(file, end[0])
    if not found and not shelf.contents.aside:
        raise broken("Gói nén bị hỏng, không lấy được tệp nào.")
    what = shelf.prefix.rstrip("/") or "Gói nén"
    shelf.doubt("TEP_HONG", f"{what} bị hỏng hoặc thiếu phần cuối: chỉ lấy được {found} tệp. Xin đơn vị gửi lại gói.")


def _put_local(file: BinaryIO, entry: _Local, shelf: Shelf, end: list[int]) -> None:
    shelf.count()
    if entry.name.text.endswith("/"):
        shelf.pass_folder(entry.name.text)
        return
    label = shelf.label(entry.name.text, guess=entry.name.guess)
    if shelf.is_passed_over(label):
        return
    if entry.flags & _ENCRYPTED:
        shelf.put_aside(label, locked())
    else:
        packed = entry.packed or file.seek(0, os.SEEK_END)
        file.seek(entry.data)
        shelf.put(label, _inflated(file, entry, end), packed=packed)


def _pass_by(file: BinaryIO, entry: _Local, end: list[int]) -> None:
    """Unpacks what is not kept, only to find its end."""
    file.seek(entry.data)
    with contextlib.suppress(InputError):
        for _ in _inflated(file, entry, end):
            beat()


def _local_at(file: BinaryIO, at: int) -> _Local | None:
    file.seek(at)
    return _local_entry(file)


def _local_entry(file: BinaryIO) -> _Local | None:
    """The header at this place of the file, which then stands at the data; None where there is no whole one."""
    head = file.read(_LOCAL.size)
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        return None
    _, _, flags, method, _, _, crc, packed, _, name_size, extra_size = _LOCAL.unpack(head)
    raw, extra = file.read(name_size), file.read(extra_size)
    if len(extra) < extra_size:
        return None
    return _Local(_name_of(raw, flags, extra), flags, method, crc, packed, file.tell())


def _next_local(file: BinaryIO, at: int) -> int:
    """Where the next header stands: behind the data may come its sizes, or a directory and another archive."""
    file.seek(at)
    near = file.read(32)
    if near.startswith(b"PK\x01\x02"):
        near += file.read(_MOST_DIRECTORY_BYTES)
    return at + max(near.find(b"PK\x03\x04"), 0)


def _inflated(file: BinaryIO, entry: _Local, end: list[int] | None = None) -> Iterator[bytes]:
    """The data of a file by its own header; puts into `end` where the data ended. Raises InputError where cut off."""
    if entry.method == 0 and not entry.flags & _SIZES_BEHIND:
        yield from _stored(file, entry)
        return
    if entry.method != zipfile.ZIP_DEFLATED:
        raise _strange_method()
    inflater, crc = zlib.decompressobj(-15), 0
    try:
        while not inflater.eof:
            packed = inflater.unconsumed_tail or file.read(CHUNK_BYTES)
            if not packed:
                raise broken()
            chunk = inflater.decompress(packed, CHUNK_BYTES)
            crc = zlib.crc32(chunk, crc)
            yield chunk
    except zlib.error as exc:
        raise broken() from exc
    if end is not None:
        end[0] = file.tell() - len(inflater.unused_data)
    if not entry.flags & _SIZES_BEHIND and crc != entry.crc:
        raise broken()


def _stored(file: BinaryIO, entry: _Local) -> Iterator[bytes]:
    left, crc = entry.packed, 0
    while left and (chunk := file.read(min(left, CHUNK_BYTES))):
        left, crc = left - len(chunk), zlib.crc32(chunk, crc)
        yield chunk
    if left or crc != entry.crc:
        raise broken()


def _strange_method() -> InputError:
    return UnsupportedFile(
        "Được nén bằng cách chương trình chưa đọc được.", hint="Giải nén rồi bỏ tệp này vào hộp thư."
    )
