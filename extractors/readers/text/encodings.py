"""Takes the bytes of a text or web page, whose encoding nobody may have written down; gives the text.

Text that was typed in an old 8-bit letter table comes out as Latin-1 letters: `extractors.repair.repairs` tells which.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, field

from extractors.layout import Doubt
from extractors.repair.legacy import decode, fit_of, is_modern, raise_capitals, split_words
from extractors.repair.syllables import is_syllable

_MARKS = (  # longer marks first: that of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_ONE_BYTE = tuple(bytes([n]).decode("cp1252", "replace").replace("\ufffd", chr(n)) for n in range(256))
_LEAST_OLD = 8  # words
_UNKNOWN = "Không rõ tệp ghi bằng bảng mã nào, chữ có dấu có thể sai. Mở tệp, chuyển sang Unicode rồi gửi lại."
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_FOREIGN = re.compile(r"(?:iso-?8859-\d+|windows-\d+|cp\d+|big5|gb\w+|shift_jis|euc-\w+|koi8-\w|macintosh)", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEAST_LETTERS = 0.25  # of what is no space, in words of two letters or more
_LEAST_SYLLABLES = 0.5  # of the words
_FEW = 200  # characters that say nothing
_SAMPLE = 200_000
_MOST_LOST = 0.02


@dataclass(slots=True)
class Decoded:
    """Text, with what a reviewer shall know of how it was decoded."""

    text: str
    notes: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def decode_bytes(data: bytes, *, declared: str = "") -> Decoded:
    """Text by its byte order mark, as UTF-8, by the declared encoding, or by what makes Vietnamese words of it."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _tidy(Decoded(data.decode(codec, "replace")))
    wide = _wide_codec(data)
    if wide:
        return _tidy(Decoded(data.decode(wide, "replace")))
    try:
        return _tidy(Decoded(data.decode("utf-8")))
    except UnicodeDecodeError as exc:
        if exc.start > len(data) - 4 and exc.reason == "unexpected end of data":
            return _tidy(Decoded(data[: exc.start].decode("utf-8")))  # cut inside its last letter
    return _tidy(_decode_old(data, declared))


def doubts_of(text: str) -> list[Doubt]:
    """A doubt where the words of a file are no Vietnamese: it may be damaged, or decoded by a wrong table."""
    sample = text[:_SAMPLE]
    count = len("".join(sample.split()))
    words = _WORD.findall(sample)
    if count < _FEW:
        return []
    letters = sum(map(len, words))
    if letters >= _LEAST_LETTERS * count and sum(map(is_syllable, words)) >= _LEAST_SYLLABLES * len(words):
        return []
    sentence = "Phần lớn chữ đọc được không phải tiếng Việt: tệp có thể hỏng. Mở tệp, đối chiếu với kết quả đọc."
    return [Doubt("CAN_XEM", sentence)]


def _decode_old(data: bytes, declared: str) -> Decoded:
    """8-bit text, or UTF-8 with damage."""
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    wide_letters = sum(1 for char in damaged if char > "\u00ff") - lost
    if wide_letters > 20 * lost:
        sentence = f"Có {lost} ký tự hỏng trong tệp, thay bằng dấu �. Đối chiếu với bản gốc."
        return Decoded(damaged, doubts=[Doubt("CHU_LA", sentence)])
    combined = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    plain = "".join(map(_ONE_BYTE.__getitem__, data))
    fit = fit_of(plain[:_SAMPLE])
    if _vietnamese_words(combined) > max(_vietnamese_words(plain), fit.old):
        return Decoded(combined, notes=["Chữ mã Windows-1258 đã chuyển sang Unicode."])
    if fit.old >= _LEAST_OLD and fit.old >= 3 * fit.second:
        text = "\n".join(map(raise_capitals, decode(plain, fit.encoding).split("\n")))
        return Decoded(
            text, notes=[f"Chữ phông cũ bảng mã {fit.encoding} (nhận ra qua chính tả) đã chuyển sang Unicode."]
        )
    if _FOREIGN.fullmatch(declared) and _known(declared) not in (None, "cp1252", "iso8859-1", "cp1258"):
        return Decoded(data.decode(declared, "replace"), notes=[f"Chữ mã {declared} đã chuyển sang Unicode."])
    return Decoded(plain, doubts=[Doubt("MA_CHU_CU", _UNKNOWN)])


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 without its mark, as "Unicode text" of some programs: most high bytes of its letters are small."""
    sample = data[:4096]
    zeros = [sample[offset::2].count(0) for offset in (1, 0)]
    half = len(sample) // 2
    for codec, count in zip(_WIDE, zeros, strict=True):
        if half and count > 0.4 * half and min(zeros) < 0.05 * half:
            return codec
    return None


def _vietnamese_words(text: str) -> int:
    return sum(1 for word, _ in split_words(text[:_SAMPLE]) if not word.isascii() and is_modern(word))


def _known(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def _tidy(decoded: Decoded) -> Decoded:
    """Without characters that no text holds; many of them mean that this is none."""
    text, count = _CONTROLS.subn("", unicodedata.normalize("NFC", decoded.text))
    decoded.text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    if count > _MOST_LOST * max(len(text), 1):
        decoded.doubts.append(Doubt("CHU_LA", f"Có {count} ký tự điều khiển trong tệp. Mở tệp, xem có hỏng không."))
    return decoded
