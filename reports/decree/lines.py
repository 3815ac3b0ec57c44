"""Takes the paragraphs of a document; gives its lines as a reader sees them, the halves of a line apart.

Heads and closings are laid out in tables, but also with tabs or a row of spaces between the left and the right half.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reports.decree.pieces import Line, Paragraph, Piece, cut

_GAP = r"(?:[ \u00a0]*\t[\t \u00a0]*|[ \u00a0]{3,})"
_RIGHT_HALVES = re.compile(
    _GAP + r"(?=C[ỘO]NG\s+H|Độc\s+lập|Doc lap|[^\t,]{2,40},?\s*ngày\b.*tháng\b)",
    re.I,
)
_ANY_HALVES = re.compile(_GAP)
_CLOSING = re.compile(r"^\s*Nơi\s+nhận", re.I)
_CLOSING_LINES = 14
_ENDS = (".", ";", ",")
_ALL = 1_000_000


def lines_of(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Every line that has a letter or a digit, in the order of the document."""
    found: list[Line] = []
    closing = 0
    for paragraph in paragraphs:
        text = unicodedata.normalize("NFC", "".join(piece.text for piece in paragraph.pieces))
        if not paragraph.is_in_table and _CLOSING.match(text):
            closing = _CLOSING_LINES
        is_closing = closing > 0 and not paragraph.is_in_table
        closing = max(0, closing - 1)
        for pieces in _broken(paragraph.pieces):
            met = _where_cells_met(pieces) if is_closing else 0
            parts = [(0, cut(pieces, 0, met)), (1, cut(pieces, met, _ALL))] if met else None
            for half, part in parts or _halves(pieces, _ANY_HALVES if is_closing else _RIGHT_HALVES):
                line = Line(part, paragraph, half=half)
                if any(map(str.isalnum, line.text)):
                    line.order = len(found)
                    found.append(line)
    return found


def _where_cells_met(pieces: Sequence[Piece]) -> int:
    """Where the signature begins in the last line of the recipients; 0 where it does not.

    LibreOffice writes a .doc whose last table has no end: the last line of a cell and the first of the next are one
    paragraph, "- Lưu: VT.GIÁM ĐỐC", told apart by their look alone.
    """
    at = 0
    for piece, following in pairwise(pieces):
        at += len(piece.text)
        differs = (piece.look.bold, piece.look.size) != (following.look.bold, following.look.size)
        if differs and piece.text[-1:] in _ENDS and following.text[:1].isupper() and following.look.bold:
            return at
    return 0


def _broken(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The parts between line breaks."""
    text = "".join(piece.text for piece in pieces)
    if "\n" not in text:
        yield pieces
        return
    start = 0
    for match in re.finditer(r"\n|$", text):
        yield cut(pieces, start, match.start())
        start = match.end()


def _halves(pieces: list[Piece], pattern: re.Pattern[str]) -> Iterator[tuple[int, list[Piece]]]:
    text = "".join(piece.text for piece in pieces)
    start = len(text) - len(text.lstrip())
    match = pattern.search(text, start)
    if match is None:
        # what stands behind tabs or many spaces stands on the right
        lead = text[:start]
        yield (1 if "\t\t" in lead or len(lead) > 20 else 0), pieces
        return
    yield 0, cut(pieces, 0, match.start())
    yield 1, cut(pieces, match.end(), len(text))
