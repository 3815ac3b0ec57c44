"""Takes the pieces of a cell's text with their fonts; gives Unicode text with single spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.readers.word.document import clean
from extractors.readers.workbook.sheet import MOST_CHARACTERS
from extractors.repair.repairs import Repairs

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ECMA-376 part 1, 22.9.2.19: a character that XML cannot hold


@dataclass(slots=True, frozen=True)
class Piece:
    """A stretch of text in one font; `struck` has a line through it."""

    text: str
    font: str | None = None
    struck: bool = False
    bold: bool = False


SharedText = tuple[Piece, ...]


def unescape(text: str) -> str:
    """The text with its `_x000D_` escapes resolved."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def read_pieces(pieces: Iterable[Piece], font: str | None, repairs: Repairs) -> str:
    """The Unicode text of a cell set in `font` where a piece names none; line breaks stay."""
    return read_text(repairs.join([(piece.text, piece.font or font) for piece in pieces]))


def read_text(text: str) -> str:
    """Clean text, lines trimmed; what is longer than a cell of Excel is cut."""
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    if "\n" not in text:
        return clean(text)
    return "\n".join(line for part in text.split("\n") if (line := clean(part)))
