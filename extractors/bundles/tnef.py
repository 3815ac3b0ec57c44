"""Takes a winmail.dat, in which Outlook hides a mail's files from other programs; gives the files ([MS-OXTNEF])."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from extractors.bundles.letters import Attached, Letter
from extractors.bundles.names import decode_name
from extractors.bundles.shelf import broken

_SIGNATURE = 0x223E9F78
_BEGIN_FILE, _TITLE, _DATA, _FILE_PROPERTIES, _MAIL_PROPERTIES = 0x69002, 0x18010, 0x6800F, 0x69005, 0x69003
_LONG_NAME, _SHORT_NAME, _OBJECT, _BODY = 0x3707, 0x3704, 0x3701, 0x1000
_OBJECT_HEAD = 16  # the kind of an embedded object; a mail inside is a stream of the same form
_DEEPEST = 3
_SIZES = {0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0A: 4, 0x0B: 4, 0x14: 8, 0x40: 8, 0x48: 16}
_TEXT_8, _TEXT_16, _EMBEDDED, _BYTES = 0x1E, 0x1F, 0x0D, 0x102
_VARIABLE = (_TEXT_8, _TEXT_16, _EMBEDDED, _BYTES)

Properties = dict[int, tuple[int, bytes]]  # by number: type and value


def winmail(content: bytes, letter: Letter, *, depth: int = 0) -> list[Attached]:
    """The files of the stream, in its order; the mail's words go into the letter where it has none."""
    name, files = "winmail.dat", []
    try:
        for kind, data in _attributes(content):
            if kind == _BEGIN_FILE:
                files.append(Attached("tep-khong-ten", b""))
            elif kind == _MAIL_PROPERTIES:
                _take_words(_properties(data), letter)
            elif files and kind in (_TITLE, _DATA, _FILE_PROPERTIES):
                files[-1:] = _told(files[-1], kind, data, letter, depth)
    except (struct.error, ValueError, IndexError) as exc:
        error = broken("Phần đóng gói riêng của Outlook (winmail.dat) bị hỏng, các tệp trong đó không lấy được hết.")
        error.__cause__ = exc
        return [*files, Attached(name, b"", error=error)]
    return files


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    if len(content) < 6 or struct.unpack_from("<I", content)[0] != _SIGNATURE:
        raise ValueError("no TNEF")
    at = 6
    while at + 9 <= len(content):
        _, kind, size = struct.unpack_from("<BII", content, at)
        data = content[at + 9 : at + 9 + size]
        if len(data) < size:
            raise ValueError("cut off")
        yield kind, data
        at += 9 + size + 2  # a checksum behind each


def _told(file: Attached, kind: int, data: bytes, letter: Letter, depth: int) -> list[Attached]:
    """The file with what one attribute says of it; a mail inside is replaced by its own files."""
    if kind == _TITLE:
        return [Attached(decode_name(data.split(b"\0")[0], default="cp1258").text, file.content)]
    if kind == _DATA:
        return [Attached(file.name, data)]
    properties = _properties(data)
    name = _text(properties.get(_LONG_NAME)) or _text(properties.get(_SHORT_NAME)) or file.name
    told, value = properties.get(_OBJECT, (0, b""))
    if told == _EMBEDDED and depth < _DEEPEST:
        return winmail(value[_OBJECT_HEAD:], Letter(), depth=depth + 1) or [Attached(name, b"")]
    return [Attached(name, file.content or (value if told == _BYTES else b""))]


def _take_words(properties: Properties, letter: Letter) -> None:
    if not letter.plain.strip() and not letter.markup:
        letter.plain = _text(properties.get(_BODY))


def _properties(data: bytes) -> Properties:
    """The MAPI properties of one value each; those with names and lists of values are passed by."""
    found: Properties = {}
    (count,), at = struct.unpack_from("<I", data), 4
    for _ in range(count):
        kind, number = struct.unpack_from("<HH", data, at)
        at += 4
        if number >= 0x8000:
            at = _after_name(data, at)
        values, at = _values(data, at, kind)
        if values:
            found[number] = (kind & ~0x1000, values[0])
    return found


def _after_name(data: bytes, at: int) -> int:
    (by_text,) = struct.unpack_from("<I", data, at + 16)
    if not by_text:
        return at + 24
    (size,) = struct.unpack_from("<I", data, at + 20)
    return at + 24 + _padded(size)


def _values(data: bytes, at: int, kind: int) -> tuple[list[bytes], int]:
    is_list, kind = bool(kind & 0x1000), kind & ~0x1000
    count = 1
    if is_list or kind in _VARIABLE:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
    if count > len(data):
        raise ValueError("more values than bytes")
    values = []
    for _ in range(count):
        if kind in _VARIABLE:
            (size,) = struct.unpack_from("<I", data, at)
            at += 4
            values.append(data[at : at + size])
            at += _padded(size)
        else:
            size = _SIZES.get(kind)
            if size is None:
                raise ValueError("unknown type")
            values.append(data[at : at + size])
            at += size
    return values, at


def _padded(size: int) -> int:
    return (size + 3) & ~3


def _text(told: tuple[int, bytes] | None) -> str:
    if told is None:
        return ""
    kind, value = told
    if kind == _TEXT_16:
        return value.decode("utf-16-le", "replace").rstrip("\0")
    return decode_name(value.split(b"\0")[0], default="cp1258").text
