"""Takes a zip and the parts of it that changed; gives the zip again, all other parts as they are packed already.

Packing anew is most of what a stamp would cost. Times are fixed: same input, same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping, Sequence
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

DAY = (1 << 5) | 1  # 1 January 1980 in the format of MS-DOS, the earliest that a zip can hold
UTF_8 = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")  # APPNOTE.TXT 4.3.7
_CENTRAL = struct.Struct("<4s6H3L5H2L")  # 4.3.12
_END = struct.Struct("<4s4H2LH")  # 4.3.16
_LOCAL_NAMES = struct.Struct("<2H")
_NAMES_AT, _HEAD = 26, 30


def repacked(content: bytes, entries: Sequence[ZipInfo], changed: Mapping[str, bytes]) -> bytes:
    """The parts in their order, then those that are new; raises ValueError for a zip that is encrypted or too large."""
    parts: list[bytes] = []
    central: list[bytes] = []
    at = 0
    for name, method, crc, size, packed in _all(content, entries, changed):
        told = name.encode()
        same = (UTF_8, method, 0, DAY, crc, len(packed), size, len(told), 0)
        head = _LOCAL.pack(b"PK\x03\x04", 20, *same) + told
        central.append(_CENTRAL.pack(b"PK\x01\x02", 20, 20, *same, 0, 0, 0, 0, at) + told)
        parts += (head, packed)
        at += len(head) + len(packed)
    directory = b"".join(central)
    if at + len(directory) >= 1 << 32 or len(central) >= 1 << 16:
        raise ValueError("too large")
    end = _END.pack(b"PK\x05\x06", 0, 0, len(central), len(central), len(directory), at, 0)
    return b"".join((*parts, directory, end))


def _all(
    content: bytes, entries: Sequence[ZipInfo], changed: Mapping[str, bytes]
) -> list[tuple[str, int, int, int, bytes]]:
    """Name, method, checksum, size and packed bytes of each part; of parts of one name the last."""
    last = {entry.filename: entry for entry in entries}
    found = []
    for name in (*last, *(each for each in changed if each not in last)):
        if name in changed:
            found.append((name, ZIP_DEFLATED, zlib.crc32(changed[name]), len(changed[name]), _packed(changed[name])))
            continue
        entry = last[name]
        if entry.flag_bits & 1 or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ValueError("encrypted, or packed in an unknown way")
        names = _LOCAL_NAMES.unpack_from(content, entry.header_offset + _NAMES_AT)
        start = entry.header_offset + _HEAD + sum(names)
        packed = content[start : start + entry.compress_size]
        found.append((name, entry.compress_type, entry.CRC, entry.file_size, packed))
    return found


def _packed(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()
