"""Lists of places come out of the gazetteer that ships with the grammar, and are written as people write them.

`training.vocabulary` parts them like the lists of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

REFORM = date(2025, 7, 1)  # districts are gone from that day
GAZETTEER = Path(__file__).resolve().parent.parent / "extractors" / "grammar" / "places.txt"
_KINDS = {
    "T": "tỉnh",
    "TP": "thành phố",
    "H": "huyện",
    "Q": "quận",
    "TX": "thị xã",
    "X": "xã",
    "P": "phường",
    "TT": "thị trấn",
    "ĐK": "đặc khu",
}
_SHORT = {"thành phố": "TP.", "thị xã": "TX.", "thị trấn": "TT."}
_KIND = re.compile(f"^(?:{'|'.join(_KINDS.values())}) ")


def written_as(address: str, chance: Random) -> str:
    """An address of the gazetteer as somebody wrote it: whole, without kinds, without the commune, with dashes ..."""
    parts = address.split(", ")
    bare = [_KIND.sub("", part) for part in parts]
    numbered = any(name.isdigit() for name in bare)
    match chance.randrange(10):
        case 0 if not numbered:
            return ", ".join(bare)
        case 1 if not numbered and len(parts) > 2:
            return ", ".join(bare[1:])
        case 2:
            return ", ".join([*parts[:-1], bare[-1]])
        case 3:
            return " - ".join(parts)
        case 4:
            return address[0].upper() + address[1:]
        case 5 if len(parts) > 2:
            return ", ".join(parts[1:])
        case 6:
            return ", ".join(_abbreviated(part) for part in parts)
        case 7 if not numbered:
            return f"{parts[0]}, {', '.join(bare[1:])}"
        case _:
            return address


def _abbreviated(part: str) -> str:
    kind = next((kind for kind in _SHORT if part.startswith(f"{kind} ")), None)
    return f"{_SHORT[kind]} {part.removeprefix(kind).strip()}" if kind else part


@cache
def _gazetteer() -> tuple[tuple[bool, tuple[str, ...]], ...]:
    """Every place: whether it is one of today, and its written names, its own first ("xã Tây Xuân", "huyện ...")."""
    found: list[tuple[bool, tuple[str, ...]]] = []
    above: list[str] = []
    today = False
    for line in GAZETTEER.read_text(encoding="utf-8").splitlines():
        if not line or line[0] in "#<>":
            today = today or line.startswith(">")
            continue
        level = len(line) - len(line.lstrip(" "))
        kind, name = line.partition(" > ")[0].strip().split(" ", 1)
        above = [*above[:level], f"{_KINDS[kind]} {name}"]
        found.append((today, tuple(reversed(above))))
    return tuple(found)


def _addresses(*, today: bool) -> tuple[str, ...]:
    """Communes with all they lie in: "xã Tây Xuân, huyện Tây Sơn, tỉnh Bình Định"."""
    least = 2 if today else 3
    return tuple(", ".join(names) for new, names in _gazetteer() if new == today and len(names) == least)


def _names(kind: str, *, today: bool) -> tuple[str, ...]:
    """Names without their kind of the places of one kind, each once; none that is a number."""
    written = (names[0] for new, names in _gazetteer() if new == today and names[0].startswith(f"{kind} "))
    bare = (name.removeprefix(f"{kind} ") for name in written)
    return tuple(dict.fromkeys(name for name in bare if not name.isdigit()))


def _provinces(*, today: bool) -> tuple[str, ...]:
    """Provinces with their kind: "tỉnh Lâm Đồng", "thành phố Hà Nội"."""
    return tuple(names[0] for new, names in _gazetteer() if new == today and len(names) == 1)


PLACES: dict[str, Callable[[], tuple[str, ...]]] = {
    "places_old": lambda: _addresses(today=False),  # until 30 June 2025
    "places_new": lambda: _addresses(today=True),
    "places": lambda: tuple(dict.fromkeys((*_addresses(today=False), *_addresses(today=True)))),
    "provinces_old": lambda: _provinces(today=False),
    "provinces_new": lambda: _provinces(today=True),
    "districts": lambda: _names("huyện", today=False),
    "towns": lambda: _names("thị xã", today=False),
    "communes": lambda: _names("xã", today=True),
    "wards": lambda: _names("phường", today=True),
}
