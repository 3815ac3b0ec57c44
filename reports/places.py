"""Takes evidence and figures; gives the words in which staff read them: “đoạn 12”, “bảng 1, hàng 2, ô 3”, “0,62”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from records import Evidence, nfc

_NOT_PRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff\U000f0000-\U000ffffd]")
PLACES_SHOWN = 2


def printable(text: str) -> str:
    """NFC with single spaces, without the characters that XML or our own comment marks cannot hold."""
    return nfc(_NOT_PRINTABLE.sub("", text))


def place_in_words(evidence: Evidence) -> str:
    """Where a value stands, counted from 1 as people count; "" where the evidence names no place."""
    parts = []
    if evidence.sheet is not None:
        parts.append(f"trang tính “{printable(evidence.sheet)}”")
    if evidence.page is not None:
        parts.append(f"trang {evidence.page}")
    if evidence.table is not None:
        parts.append(f"bảng {evidence.table + 1}")
    if evidence.row is not None:
        parts.append(f"hàng {evidence.row + 1}")
    if evidence.cell is not None:
        parts.append(f"ô {evidence.cell + 1}")
    if evidence.paragraph is not None:
        parts.append(f"đoạn {evidence.paragraph + 1}")
    return ", ".join(parts)


def places_in_words(evidence: Sequence[Evidence]) -> str:
    """The first places, each once."""
    words = list(dict.fromkeys(filter(None, map(place_in_words, evidence))))
    return "; ".join(words[:PLACES_SHOWN])


def confidence_in_words(confidence: float) -> str:
    return f"{confidence:.0%}"


def day_in_words(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def count_in_words(count: int) -> str:
    """Official papers write a number under ten with a leading zero (NĐ 30/2020, Phụ lục I)."""
    return f"{count:02d}"
