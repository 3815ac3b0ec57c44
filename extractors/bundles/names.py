"""Takes the name of a file in a bundle, in whatever bytes it was written; gives a path for people to read.

The path is a label: nothing is ever written under it.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.repair.legacy import Encoding, decode
from extractors.repair.syllables import is_syllable

UNICODE_PATH = 0x7075  # Info-ZIP: the name in UTF-8, with the CRC of the plain one
LONGEST_PART = 200

VIETNAMESE = frozenset(
    letter
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for letter in unicodedata.normalize("NFC", base + tone)
    if ord(letter) > 127
) | {"đ", "Đ"}
_PUNCTUATION = frozenset("–—‘’“”…°ºª")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DRIVE = re.compile(r"[A-Za-z]:")

JUNK_FOLDERS = frozenset({"__macosx", ".trashes", ".spotlight-v100", ".fseventsd", "$recycle.bin"})
JUNK_NAMES = frozenset(
    {
        *(".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", ".localized"),
        *("oledata.mso", "filelist.xml", "colorschememapping.xml", "themedata.thmx"),  # of Word's mails and web pages
    }
)
JUNK_STARTS = ("~$", "._", ".~lock.")
JUNK_SUFFIXES = (".emz", ".wmz", ".lnk", ".url", ".tmp", ".crdownload", ".part")
_PROGRAM_SUFFIXES = (
    "exe com scr pif bat cmd ps1 vbs vbe js jse wsf wsh ws hta msi msix msp jar dll cpl sys reg sh app apk iso img vhd "
    "vhdx chm scf inf gadget appref-ms application xll"
)
_PROGRAM_SUFFIXES = (
    "exe com scr pif bat cmd ps1 vbs vbe js jse wsf wsh ws hta msi msix msp jar dll cpl sys reg sh app apk iso img vhd "
    "vhdx chm scf inf gadget appref-ms application xll"
)
PROGRAMS = frozenset(_PROGRAM_SUFFIXES.split())
_PROGRAM_HEADS = (b"MZ", b"\x7fELF", b"#!", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


@dataclass(slots=True, frozen=True)
class Decoded:
    """A name as text, and by which table where the bytes did not say ("" where they did)."""

    text: str
    guess: str = ""


def decode_name(raw: bytes, *, default: str = "cp437") -> Decoded:
    """Text of a name whose encoding nobody wrote down: UTF-8, else the table that makes Vietnamese words of it."""
    if raw.isascii():
        return Decoded(raw.decode("ascii"))
    try:
        return Decoded(unicodedata.normalize("NFC", raw.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    best = max(_readings(raw), key=lambda reading: _plausibility(reading.text), default=None)
    if best is not None and _plausibility(best.text) > 0:
        return best
    return Decoded(unicodedata.normalize("NFC", raw.decode(default, "replace")), f"{default}, chưa chắc")


def _readings(raw: bytes) -> Iterator[Decoded]:
    """What the bytes would say in each table that Vietnamese machines have used, the likeliest first."""
    for table, label in (("cp1258", "Windows-1258"), ("cp437", "CP437"), ("cp1252", "Windows-1252")):
        try:
            text = raw.decode(table)
        except UnicodeDecodeError:
            continue
        yield Decoded(unicodedata.normalize("NFC", text), label)
    yield Decoded(unicodedata.normalize("NFC", decode(raw.decode("latin-1"), Encoding.TCVN3)), "TCVN3")


def _plausibility(text: str) -> float:
    """Share of the words with accents that are Vietnamese syllables; 0 where a letter is none of ours."""
    strange = [c for c in text if ord(c) > 127 and c not in VIETNAMESE and c not in _PUNCTUATION]
    words = [w for w in re.findall(r"[^\W\d_]+", text) if not w.isascii()]
    if strange or not words:
        return 0.0
    return sum(is_syllable(word) for word in words) / len(words)


def unicode_path(extra: bytes, raw: bytes) -> str | None:
    """The UTF-8 name of Info-ZIP's extra field, where it belongs to this name."""
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        body, extra = extra[4 : 4 + size], extra[4 + size :]
        if kind == UNICODE_PATH and len(body) > 5 and body[0] == 1:
            if struct.unpack_from("<I", body, 1)[0] != zlib.crc32(raw):
                return None
            try:
                return unicodedata.normalize("NFC", body[5:].decode("utf-8"))
            except UnicodeDecodeError:
                return None
    return None


def clean_path(name: str) -> str:
    """The name as a path of plain parts: no root, drive, "..", controls or turned writing direction."""
    parts = [_CONTROLS.sub("", part).strip() for part in re.split(r"[/\\]", unicodedata.normalize("NFC", name))]
    kept = [part[:LONGEST_PART] for part in parts if part not in ("", ".", "..") and not _DRIVE.fullmatch(part)]
    return "/".join(kept) or "(không tên)"


def leads_outside(name: str) -> bool:
    """Whether a careless program would write this name outside of its folder, or show it as another."""
    parts = re.split(r"[/\\]", name)
    turned = any(c in name for c in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
    return ".." in parts or name.startswith(("/", "\\")) or bool(_DRIVE.match(name)) or "\0" in name or turned


def is_junk(path: str) -> bool:
    """What systems and programs leave behind in a folder: no paper of anyone."""
    *folders, last = path.casefold().split("/")
    return (
        any(folder in JUNK_FOLDERS for folder in folders)
        or last in JUNK_NAMES
        or last.startswith(JUNK_STARTS)
        or last.endswith(JUNK_SUFFIXES)
    )


def is_program(path: str) -> bool:
    """Whether the name is that of something that a machine runs."""
    return path.rstrip(". ").rpartition(".")[2].casefold() in PROGRAMS


def is_program_head(head: bytes) -> bool:
    """Whether the bytes are those of something that a machine runs, whatever the name says."""
    return head.startswith(_PROGRAM_HEADS)
