"""Takes letters set in a font of symbols (Wingdings, Symbol); gives the sign seen, or a mark of the private area.

What stays in the private area is no text: repair/characters.py makes a bullet of it, or drops it.
"""

from __future__ import annotations

import re

from extractors.repair.legacy import decode, draws_capitals, encoding_of, is_symbol_font

_WINGDINGS = {
    0x6F: "☐",
    0x71: "☐",
    0x72: "☐",
    0xA8: "☐",
    0xFC: "✓",
    0xFE: "☑",
    0xFD: "☒",
    0x78: "☒",
    0xE0: "→",
    0xF0: "→",
}
_SYMBOL = {0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xAE: "→", 0x6D: "µ", 0x2D: "-"}
_AREA = 0xF000


def read_symbol(font: str | None, code: str | None) -> str:
    """The sign of a w:sym; "" where its code is none."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    if not 0x20 <= number < 0x110000 or 0xD800 <= number < 0xE000:
        return ""
    if is_symbol_font(font):
        return _sign(number & 0xFF, font or "") if number < 0x100 or number >> 8 == 0xF0 else chr(number)
    encoding = encoding_of(font)
    if encoding is None:
        return chr(number)
    letter = decode(chr(number), encoding)
    return letter.upper() if draws_capitals(font) else letter


def read_symbol_font(text: str, font: str | None) -> str:
    """The signs that text in a symbol font shows; text in another font as it is."""
    if not is_symbol_font(font):
        return text
    return "".join(
        _sign(ord(c) & 0xFF, font or "") if 0xF020 <= ord(c) <= 0xF0FF or _is_sign(c, font) else c for c in text
    )


def _is_sign(char: str, font: str | None) -> bool:
    """Letters and signs of ASCII in Wingdings are pictures; in Symbol, letters are Greek but digits stay."""
    return re.search("wingdings|webdings", font or "", re.IGNORECASE) is not None and "!" <= char <= "\u00ff"


def _sign(code: int, font: str) -> str:
    table = _SYMBOL if re.search("symbol", font, re.IGNORECASE) else _WINGDINGS
    return table.get(code, chr(_AREA + code))
