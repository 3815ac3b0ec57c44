"""Takes the bytes of a zip and its directory; says where the two tell different things. Reads no entry.

A zip lists its entries at its end and again before each entry. Programs that trust one list see other content than
programs that trust the other, so a zip made to deceive shows one text to the reader and another to the person.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Sequence

from records.errors import UnreadableFile

_LOCAL = struct.Struct("<4s5HIII2H")
_LENGTHS = struct.Struct("<2H")
_LOCAL_MAGIC, _DIRECTORY_MAGIC, _END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_SIZES_FOLLOW = 0x08  # flag: sizes stand after the entry (data descriptor), zeros before it
_UTF8 = 0x800
_LONGEST_DESCRIPTOR = 24
_UNKNOWN_SIZE = 0xFFFFFFFF  # zip64: the size stands in an extra field
_OTHER_ENTRY = re.compile(rb"PK\x03\x04|PK\x01\x02|PK\x05\x06")


def contradictions(data: bytes, infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """What is said twice and differently, as parts of a Vietnamese sentence; also lets zipfile open such entries.

    Raises UnreadableFile where entries share their bytes: it is spoilt, or a bomb.
    """
    said: list[str] = []
    uncovered: list[bytes] = []
    end = 0
    for info in sorted(infos, key=lambda each: each.header_offset):
        start = info.header_offset
        if start < end:
            raise UnreadableFile("Các phần của tệp nén chồng lên nhau.", hint="Lưu lại rồi gửi lại.", code="TEP_HONG")
        uncovered.append(data[end:start])
        end = _end_of(data, info, said)
    directory = data.rfind(_END_MAGIC)
    tail = data.find(_DIRECTORY_MAGIC, end, directory) if infos else directory
    uncovered.append(data[end : max(tail, end)])
    if any(_OTHER_ENTRY.search(piece) for piece in uncovered if piece):
        said.append("có phần không nằm trong mục lục của tệp")
    if data.find(_END_MAGIC, max(end, tail), directory) >= 0:
        said.append("có hai mục lục")
    return said


def _end_of(data: bytes, info: zipfile.ZipInfo, said: list[str]) -> int:
    """Where an entry's bytes end by the directory; says where its own header differs."""
    start = info.header_offset
    if start + _LOCAL.size > len(data):
        return start
    magic, _, flags, method, _, _, _, packed, unpacked, name_length, extra_length = _LOCAL.unpack_from(data, start)
    if magic != _LOCAL_MAGIC:
        return start
    name_at = start + _LOCAL.size
    raw = data[name_at : name_at + name_length]
    name = raw.decode("utf-8" if info.flag_bits & _UTF8 or raw.isascii() else "cp437", "replace")
    if name != info.orig_filename:
        said.append(f"phần “{info.filename}” còn mang tên “{name}”")
        info.orig_filename = name  # zipfile opens only what bears one name
    sized = not flags & _SIZES_FOLLOW and _UNKNOWN_SIZE not in (packed, unpacked)
    if method != info.compress_type or (sized and (packed, unpacked) != (info.compress_size, info.file_size)):
        said.append(f"phần “{info.filename}” có hai kích thước")
    end = name_at + name_length + extra_length + info.compress_size
    if info.flag_bits & _SIZES_FOLLOW or flags & _SIZES_FOLLOW:
        end = _after_descriptor(data, end)
    return end


def entry_start(data: bytes, info: zipfile.ZipInfo) -> int:
    """Where an entry's packed bytes begin."""
    at = info.header_offset
    if at + _LOCAL.size > len(data):
        return len(data)
    name_length, extra_length = _LENGTHS.unpack_from(data, at + _LOCAL.size - _LENGTHS.size)
    return at + _LOCAL.size + name_length + extra_length


def _after_descriptor(data: bytes, end: int) -> int:
    """Past the sizes that follow an entry, with or without their mark, in 12 to 24 bytes."""
    following = data[end : end + _LONGEST_DESCRIPTOR + 4]
    found = _OTHER_ENTRY.search(following)
    return end + (found.start() if found else len(following))
