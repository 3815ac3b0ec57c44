"""Takes the stream of an .xls of Excel 95 to 2003; gives its records, strings, fonts and cell formats ([MS-XLS]).

Excel 95 (BIFF5) has strings in the code page of its day, later versions (BIFF8) in one or two bytes a letter. What the
records of a sheet mean is left to `xls`.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.readers.cell_formats import BUILT_IN, GENERAL
from extractors.readers.cell_text import Piece, SharedText
from extractors.readers.sheets import Look
from records.errors import EncryptedFile

BOF, EOF, CONTINUE = 0x0809, 0x000A, 0x003C
_FILE_PASS, _CODE_PAGE, _DATE_MODE = 0x002F, 0x0042, 0x0022
_FONT, _FORMAT, _XF, _BOUND_SHEET, _SST = 0x0031, 0x041E, 0x00E0, 0x0085, 0x00FC
BIFF8 = 0x0600
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08  # flags of a string
_BOLD_WEIGHT = 600
_MISSING_FONT = 4  # font numbers leave out 4
_CENTRED = (2, 6)  # centre, centre across selection
_MOST_STRINGS = 1_000_000


@dataclass(slots=True)
class Bound:
    """A sheet as the workbook lists it: where its records begin; kind 0 is a sheet of cells."""

    name: str
    start: int
    hidden: bool
    kind: int


@dataclass(slots=True)
class Font:
    name: str
    bold: bool
    struck: bool


@dataclass(slots=True)
class Globals:
    """What all sheets share."""

    version: int = BIFF8
    code_page: str = "cp1252"
    from_1904: bool = False
    fonts: list[Font] = field(default_factory=list)
    patterns: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    looks: list[Look] = field(default_factory=list)
    bounds: list[Bound] = field(default_factory=list)
    shared: list[SharedText] = field(default_factory=list)

    def font(self, number: int) -> Font | None:
        number -= number > _MISSING_FONT
        return self.fonts[number] if number < len(self.fonts) else None

    def look(self, number: int) -> Look:
        return self.looks[number] if number < len(self.looks) else Look()


def records(stream: bytes, start: int = 0) -> Iterator[tuple[int, list[bytes]]]:
    """Kind and data of each record up to the end of its part; records that continue it are in the same list."""
    depth, kind = 0, -1
    parts: list[bytes] = []
    while start + 4 <= len(stream):
        following, length = struct.unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + length]
        start += 4 + length
        if following == CONTINUE and kind >= 0:
            parts.append(data)
            continue
        if kind >= 0 and (depth <= 1 or kind in (BOF, EOF)):  # a chart inside a sheet is passed over
            yield kind, parts
        kind, parts = following, [data]
        depth += (following == BOF) - (following == EOF)
        if depth <= 0:
            break
    if kind >= 0:
        yield kind, parts


def read_globals(stream: bytes) -> Globals:
    """The first part of the stream; raises EncryptedFile where a password was set, struct.error where it is cut off."""
    found = Globals()
    for kind, parts in records(stream):
        _read_global(kind, parts[0], parts, found)
    return found


def _read_global(kind: int, data: bytes, parts: list[bytes], found: Globals) -> None:
    match kind:
        case 0x0809:
            found.version = struct.unpack_from("<H", data)[0]
        case 0x002F:
            raise EncryptedFile("Tệp Excel có mật khẩu nên không đọc được.", hint="Lưu một bản không đặt mật khẩu.")
        case 0x0042:
            number = struct.unpack_from("<H", data)[0]
            found.code_page = "cp1252" if number in (1200, 0x8000, 0x8001) else _known_code_page(number)
        case 0x0022:
            found.from_1904 = struct.unpack_from("<H", data)[0] == 1
        case 0x0031:
            flags, _, weight = struct.unpack_from("<HHH", data, 2)
            name = read_string(data, 14, found, wide_count=False)
            found.fonts.append(Font(name, weight >= _BOLD_WEIGHT, bool(flags & 0x0008)))
        case 0x041E:
            number = struct.unpack_from("<H", data)[0]
            found.patterns[number] = read_string(data, 2, found, wide_count=found.version == BIFF8) or GENERAL
        case 0x00E0:
            found.looks.append(_read_look(data, found))
        case 0x0085:
            start, hidden, sheet = struct.unpack_from("<IBB", data)
            name = read_string(data, 6, found, wide_count=False)
            found.bounds.append(Bound(name, start, hidden & 3 != 0, sheet))
        case 0x00FC:
            found.shared = list(_Strings(parts, found).read())


def _known_code_page(number: int) -> str:
    name = f"cp{number}"
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name


def _read_look(data: bytes, found: Globals) -> Look:
    font_number, pattern = struct.unpack_from("<HH", data)
    font = found.font(font_number)
    if found.version == BIFF8:
        framed = struct.unpack_from("<H", data, 10)[0] != 0  # the styles of the four sides, four bits each
    else:
        bottom, sides = struct.unpack_from("<HH", data, 10)
        framed = bool(bottom >> 6 & 7 or sides & 0x1FF)
    return Look(
        pattern=found.patterns.get(pattern, GENERAL),
        font=font.name if font else None,
        bold=bool(font and font.bold),
        struck=bool(font and font.struck),
        framed=framed,
        centred=data[6] & 7 in _CENTRED,
    )


def read_string(data: bytes, at: int, found: Globals, *, wide_count: bool) -> str:
    """A string that stands in one record, its length in one byte or two."""
    count = struct.unpack_from("<H" if wide_count else "<B", data, at)[0]
    at += 2 if wide_count else 1
    if found.version < BIFF8:
        return data[at : at + count].decode(found.code_page, "replace")
    return _decode(data[at + 1 : at + 1 + 2 * count], count, data[at])


def read_continued(parts: list[bytes], at: int) -> str:
    """A BIFF8 string that begins in a record and may go on in those that continue it."""
    count = struct.unpack_from("<H", parts[0], at)[0]
    text = ""
    for number, data in enumerate(parts):
        start = at + 2 if number == 0 else 0
        if len(text) >= count or start >= len(data):
            break
        text += _decode(data[start + 1 :], count - len(text), data[start])
    return text


def _decode(data: bytes, count: int, flags: int) -> str:
    """At most `count` letters."""
    if flags & _WIDE:
        return data[: 2 * count].decode("utf-16-le", "replace")
    return data[:count].decode("latin-1")


class _Strings:
    """The shared strings: they run on through continuing records, which begin with the flags of a string cut in two."""

    def __init__(self, parts: list[bytes], found: Globals) -> None:
        self.parts, self.found = parts, found
        self.part, self.at = 0, 8

    def read(self) -> Iterator[SharedText]:
        for _ in range(min(struct.unpack_from("<I", self.parts[0], 4)[0], _MOST_STRINGS)):
            if not self._has_more():
                return
            yield self._string()

    def _string(self) -> SharedText:
        count, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self._take(4))[0] if flags & _EXTENDED else 0
        text = self._letters(count, flags)
        marks = [struct.unpack("<HH", self._take(4)) for _ in range(runs)]
        self._skip(extra)
        return pieces_of(text, marks, self.found)

    def _letters(self, count: int, flags: int) -> str:
        text = ""
        while len(text) < count and self._has_more(keep=True):
            data = self.parts[self.part]
            if self.at >= len(data):
                self.part, self.at = self.part + 1, 1
                flags = self.parts[self.part][0] if self.parts[self.part] else 0
                continue
            size = 2 if flags & _WIDE else 1
            taken = _decode(data[self.at : self.at + size * (count - len(text))], count - len(text), flags)
            self.at += max(size * len(taken), 1)
            text += taken
        return text

    def _has_more(self, *, keep: bool = False) -> bool:
        """Whether anything is left; steps to the next record at the end of one, unless letters are read."""
        while not keep and self.part < len(self.parts) and self.at >= len(self.parts[self.part]):
            self.part, self.at = self.part + 1, 0
        return self.part < len(self.parts) and (self.at < len(self.parts[self.part]) or self.part + 1 < len(self.parts))

    def _take(self, length: int) -> bytes:
        taken = b""
        while len(taken) < length and self._has_more():
            piece = self.parts[self.part][self.at : self.at + length - len(taken)]
            self.at += len(piece)
            taken += piece
        if len(taken) < length:
            raise struct.error("string cut off")
        return taken

    def _skip(self, length: int) -> None:
        while length > 0 and self._has_more():
            step = min(length, len(self.parts[self.part]) - self.at)
            self.at += step
            length -= step


def pieces_of(text: str, marks: list[tuple[int, int]], found: Globals) -> SharedText:
    """The text in pieces of one font; what stands before the first mark has the font of its cell."""
    starts = [0, *(start for start, _ in marks), len(text)]
    fonts = [None, *(found.font(number) for _, number in marks)]
    return tuple(
        Piece(text[start:end], font.name if font else None, bool(font and font.struck), bool(font and font.bold))
        for start, end, font in zip(starts[:-1], starts[1:], fonts, strict=True)
        if start < end
    )
