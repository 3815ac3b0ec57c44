"""Bundles as programs write them that are not at hand: RAR of both versions, Outlook's messages and its winmail.dat.

Each is written after its format's description, with right checksums; files in them are stored, not packed.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping, Sequence

import libarchive

Files = Mapping[str, bytes]
RAR4_LOCKED, RAR4_SOLID = 0x04, 0x10


def rar4(files: Files, *, flags: int = 0, link: bool = False, raw_names: Sequence[bytes] = ()) -> bytes:
    """RAR 1.5 to 4; `flags` go on every file, `link` marks them as Unix symbolic links.

    `raw_names` stand instead of the names, as old Windows wrote them, in bytes of which nothing says the table.
    """
    main = struct.pack("<BHHHI", 0x73, 0, 13, 0, 0)
    parts = [b"Rar!\x1a\x07\x00", struct.pack("<H", zlib.crc32(main) & 0xFFFF) + main]
    for number, (name, content) in enumerate(files.items()):
        raw = raw_names[number] if raw_names else name.encode()
        flags |= 0x8000 if raw_names else 0x8200
        mode = 0o120777 if link else 0o100644
        head = struct.pack("<BHH", 0x74, flags, 32 + len(raw))
        head += struct.pack(
            "<IIBIIBBHI", len(content), len(content), 3, zlib.crc32(content), 0, 20, 0x30, len(raw), mode
        )
        head += raw
        parts += [struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head, content]
    return b"".join([*parts, b"\xc4\x3d\x7b\x00\x40\x07\x00"])


def rar5(files: Files) -> bytes:
    """RAR 5 and later."""
    parts = [b"Rar!\x1a\x07\x01\x00", _rar5_block(_vint(1) + _vint(0) + _vint(0))]
    for name, content in files.items():
        raw = name.encode()
        head = _vint(2) + _vint(2) + _vint(len(content)) + _vint(4) + _vint(len(content)) + _vint(0o100644)
        head += struct.pack("<I", zlib.crc32(content)) + _vint(0) + _vint(1) + _vint(len(raw)) + raw
        parts += [_rar5_block(head), content]
    return b"".join([*parts, _rar5_block(_vint(5) + _vint(0) + _vint(0))])


def _rar5_block(head: bytes) -> bytes:
    sized = _vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(sized)) + sized


def _vint(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def rar4_with_locked_names() -> bytes:
    """A RAR of which even the names are encrypted: nothing behind the main header can be told."""
    main = struct.pack("<BHHHI", 0x73, 0x80, 13, 0, 0)
    return b"Rar!\x1a\x07\x00" + struct.pack("<H", zlib.crc32(main) & 0xFFFF) + main + bytes(range(200))


def packed(files: Files, format_name: str, filter_name: str | None = None) -> bytes:
    """A .7z or .tar as libarchive writes it."""
    stream = io.BytesIO()
    with libarchive.custom_writer(stream.write, format_name, filter_name) as archive:
        for name, content in files.items():
            archive.add_file_from_memory(name, len(content), content)
    return stream.getvalue()


# --- Outlook


def message(
    *,
    subject: str,
    body: str,
    sender: str = "Phòng Nội vụ",
    files: Sequence[tuple[str, bytes]] = (),
    inner: Sequence[tuple[str, dict[str, object]]] = (),
) -> bytes:
    """A .msg: `files` are attached by value, `inner` are messages inside it (their parts as for `streams_of`)."""
    return compound_file(streams_of(subject=subject, body=body, sender=sender, files=files, inner=inner))


def streams_of(
    *,
    subject: str,
    body: str,
    sender: str = "Phòng Nội vụ",
    files: Sequence[tuple[str, bytes]] = (),
    inner: Sequence[tuple[str, dict[str, object]]] = (),
    head_bytes: int = 32,
) -> dict[str, object]:
    """The streams of a message and the storages of its attachments ([MS-OXMSG] 2.2)."""
    sent = struct.pack("<IIQ", 0x00390040, 6, 134_000_000_000_000_000)  # ticks since 1601
    tree: dict[str, object] = {
        "__properties_version1.0": bytes(head_bytes) + sent,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_0C1A001F": sender.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(files):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + struct.pack("<IIQ", 0x37050003, 6, 1),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": content,
        }
    for number, (name, parts) in enumerate(inner, start=len(files)):
        tree[f"__attach_version1.0_#{number:08X}"] = {
            "__properties_version1.0": bytes(8) + struct.pack("<IIQ", 0x37050003, 6, 5),
            "__substg1.0_3001001F": name.encode("utf-16-le"),
            "__substg1.0_3701000D": streams_of(**parts, head_bytes=24),  # type: ignore[arg-type]
        }
    return tree


SECTOR, MINI, CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def compound_file(tree: dict[str, object]) -> bytes:
    """A compound file of version 3 ([MS-CFB]): storages are dicts, streams bytes."""
    entries = [["Root Entry", 5, tree, _FREE, _FREE, b""]]  # name, kind, children, first child, right sibling, content
    _add_children(entries, 0)
    mini, sectors = bytearray(), bytearray()
    chains: list[list[int]] = []
    starts: dict[int, int] = {}
    mini_fat: list[int] = []

    def place(content: bytes) -> int:
        first, count = len(sectors) // SECTOR, -(-len(content) // SECTOR)
        sectors.extend(content.ljust(count * SECTOR, b"\0"))
        chains.append(list(range(first, first + count)))
        return first if count else _END

    for index, entry in enumerate(entries):
        content = entry[5]
        if entry[1] != 2 or not content:
            continue
        if len(content) >= CUTOFF:
            starts[index] = place(content)
            continue
        first, count = len(mini) // MINI, -(-len(content) // MINI)
        starts[index] = first
        mini_fat += [*range(first + 1, first + count), _END]
        mini.extend(content.ljust(count * MINI, b"\0"))
    starts[0] = place(bytes(mini))
    mini_fat_start = place(
        struct.pack(f"<{len(mini_fat)}I", *mini_fat).ljust(-(-len(mini_fat) // 128) * SECTOR, b"\xff")
    )
    directory = b"".join(
        _directory_entry(entry, starts.get(i, 0), len(mini) if not i else 0) for i, entry in enumerate(entries)
    )
    directory_start = place(directory)
    fat, fat_sectors = _fat_of(chains, len(sectors) // SECTOR)
    first_fat = len(sectors) // SECTOR
    sectors.extend(fat)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<IIIIIIIIII",
        0,
        fat_sectors,
        directory_start,
        0,
        CUTOFF,
        mini_fat_start,
        1 + len(mini_fat) // 128,
        _END,
        0,
        first_fat,
    )
    head += b"".join(struct.pack("<I", first_fat + n) for n in range(1, fat_sectors))
    return head.ljust(SECTOR, b"\xff") + bytes(sectors)


def _add_children(entries: list[list[object]], at: int) -> None:
    """Children of a storage as a chain to the right, in the order that the format asks for."""
    children: dict[str, object] = entries[at][2]  # type: ignore[assignment]
    before = None
    for name in sorted(children, key=lambda each: (len(each), each.upper())):
        content = children[name]
        index = len(entries)
        if isinstance(content, dict):
            entries.append([name, 1, content, _FREE, _FREE, b""])
            _add_children(entries, index)
        else:
            entries.append([name, 2, {}, _FREE, _FREE, content])
        if before is None:
            entries[at][3] = index
        else:
            entries[before][4] = index
        before = index


def _directory_entry(entry: list[object], start: int, mini_size: int) -> bytes:
    name, kind, _, child, right, content = entry
    raw = str(name).encode("utf-16-le") + b"\0\0"
    size = mini_size or len(content)  # type: ignore[arg-type]
    links = struct.pack("<III", _FREE, right, child)
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBB", len(raw), kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _fat_of(chains: list[list[int]], sectors: int) -> tuple[bytes, int]:
    count = 1
    while count * 128 < sectors + count:
        count += 1
    table = [_FREE] * (count * 128)
    for chain in chains:
        for here, following in zip(chain, [*chain[1:], _END], strict=True):
            table[here] = following
    for number in range(count):
        table[sectors + number] = _FAT
    return struct.pack(f"<{len(table)}I", *table), count


def winmail(files: Sequence[tuple[str, bytes]], *, body: str = "") -> bytes:
    """A TNEF stream ([MS-OXTNEF]): short names in the title, long ones in the properties of each file."""
    out = [struct.pack("<IH", 0x223E9F78, 1)]
    if body:
        out.append(_tnef(1, 0x69003, struct.pack("<I", 1) + _mapi_text(0x1000, body)))
    for name, content in files:
        out.append(_tnef(2, 0x69002, bytes(14)))
        out.append(_tnef(2, 0x18010, b"HOSO~1.DOC\0"))
        out.append(_tnef(2, 0x6800F, content))
        properties = struct.pack("<I", 2) + struct.pack("<HHI", 0x0003, 0x3705, 1) + _mapi_text(0x3707, name)
        out.append(_tnef(2, 0x69005, properties))
    return b"".join(out)


def _mapi_text(number: int, text: str) -> bytes:
    raw = text.encode("utf-16-le") + b"\0\0"
    return struct.pack("<HHII", 0x001F, number, 1, len(raw)) + raw.ljust(-(-len(raw) // 4) * 4, b"\0")


def _tnef(level: int, kind: int, data: bytes) -> bytes:
    return struct.pack("<BII", level, kind, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)
