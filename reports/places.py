"""Takes evidence and figures; gives the words in which staff read them: “đoạn 12”, “bảng 1, hàng 2, ô 3”, “0,62”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from records import Evidence, nfc
from records.proposals import Proposal

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


def place_in_file(proposal: Proposal, evidence: Sequence[Evidence], sources: Sequence[str] = ()) -> str | None:
    """File and place of a value: “HS002.pdf, trang 2”; None where nothing is known of either."""
    named = list(dict.fromkeys(printable(place.file) for place in evidence if place.file))
    file = ", ".join(named) or _file_of(proposal, sources)
    return ", ".join(filter(None, [file, places_in_words(evidence)])) or None


def _file_of(proposal: Proposal, sources: Sequence[str]) -> str | None:
    """The file of a value: the one its sources name, else the only one; several are all named, none is guessed."""
    files = {key: printable(source.file) for source in proposal.sources for key in (source.file, source.sha256)}
    named = list(dict.fromkeys(files[s] for s in sources if s in files))
    return " hoặc ".join(named or dict.fromkeys(files.values())) or None


def share_in_words(share: float) -> str:
    """“0,71”, cut and never rounded up: what is not wholly sure is not called so."""
    return f"{int(share * 100 + 1e-9) / 100:.2f}".replace(".", ",")


def day_in_words(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def count_in_words(count: int) -> str:
    """Official papers write a number under ten with a leading zero (NĐ 30/2020, Phụ lục I)."""
    return f"{count:02d}"
