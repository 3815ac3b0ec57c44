"""Takes the name or address of a place; gives its kind, what it lies in, when it stood, and what it became in 2025.

Until 30 June 2025 there were provinces, districts and communes; since 1 July 2025 districts are gone and most communes
and half of the provinces have other names or bounds. Data: `places.txt` (MIT, see `places-LICENSE.txt`), read at first
use. It knows no district or commune that was abolished before 2025, and guesses none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path

from records.folding import fold, nfc

REFORM = date(2025, 7, 1)
PROVINCE, DISTRICT, COMMUNE = 0, 1, 2  # levels
KINDS = {
    "T": "Tỉnh",
    "TP": "Thành phố",
    "H": "Huyện",
    "Q": "Quận",
    "TX": "Thị xã",
    "X": "Xã",
    "P": "Phường",
    "TT": "Thị trấn",
    "ĐK": "Đặc khu",
}
LONGEST_ADDRESS = 500  # characters; longer text is no address

_FILE = Path(__file__).with_name("places.txt")
_OTHER_NAMES = {  # what papers of those years write and the data does not
    "hcm": "TP Hồ Chí Minh",
    "thừa thiên huế": "TP Huế",  # a province until the end of 2024
    "thừa thiên - huế": "TP Huế",
    "tt huế": "TP Huế",
    "br-vt": "T Bà Rịa - Vũng Tàu",
}
_OTHER_KEYS = frozenset(fold(name) for name in _OTHER_NAMES)  # "tỉnh Thừa Thiên Huế": of another kind by now
_KIND = re.compile(
    r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s+|(tp|tx|tt|đk)(?:\.\s*|\s+)|([tpqhx])\.\s*",
    re.IGNORECASE,
)
_SHORT = {kind.casefold(): short for short, kind in KINDS.items()} | {short.casefold(): short for short in KINDS}
_SEPARATOR = re.compile(
    r"\s*[,;]\s*|\s[-–—]\s|(?<=[^\s,;–—-])\s+(?=(?:tỉnh|huyện|quận|thị xã|thành phố|TP\.?)\s)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Place:
    """A province, district or commune: `within` are those it lies in, the next one first; `until` is its last day."""

    kind: str
    name: str
    level: int
    within: tuple[str, ...]
    since: date | None
    until: date | None

    @property
    def full(self) -> str:
        """ "Xã Tây Xuân"."""
        return f"{self.kind} {self.name}"

    @property
    def address(self) -> str:
        """ "Xã Tây Xuân, Huyện Tây Sơn, Tỉnh Bình Định"."""
        return ", ".join((self.full, *self.within))

    def stood(self, day: date) -> bool:
        """It was there on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Gazetteer:
    """All places of the file, by folded name. A place is made when it is asked for: 14,000 stay as lines."""

    def __init__(self, text: str) -> None:
        lines = [line for line in text.split("\n") if line and not line.startswith("#")]
        self.reform = lines.index(f">= {REFORM}") - 1  # number of the first place of today
        self.lines = [line for line in lines if line[0] not in "<>"]
        self.above: list[int] = []  # number of the place that it lies in; of a province its own
        last = [0, 0, 0]
        for number, line in enumerate(self.lines):
            level = _indent(line)
            last[level] = number
            self.above.append(last[level - 1] if level else number)

    @cached_property
    def by_name(self) -> dict[str, list[int]]:
        """Numbers of all places of a name without its kind ("Hà Nội")."""
        syllables: dict[str, str] = {}
        names: dict[str, list[int]] = {}
        for number in range(len(self.lines)):
            names.setdefault(_folded(self.written(number)[1], syllables), []).append(number)
        for other, written in _OTHER_NAMES.items():
            kind, name = written.split(" ", 1)
            meant = [n for n in names.get(fold(name), []) if self.written(n)[0] == kind and not _indent(self.lines[n])]
            names.setdefault(fold(other), []).extend(meant)
        return names

    def written(self, number: int) -> tuple[str, str]:
        """Short kind and name: ("X", "Tây Xuân")."""
        kind, name = self.lines[number].partition(" > ")[0].strip().split(" ", 1)
        return kind, name

    def place(self, number: int) -> Place:
        """The place of a number."""
        kind, name = self.written(number)
        level = _indent(self.lines[number])
        old = number < self.reform
        within = [_full(*self.written(above)) for above in self.all_above(number)]
        return Place(
            KINDS[kind],
            name,
            level if old or not level else COMMUNE,
            tuple(within),
            None if old else REFORM,
            REFORM - timedelta(days=1) if old else None,
        )

    def all_above(self, number: int) -> list[int]:
        """The places that it lies in, the next one first."""
        found: list[int] = []
        while self.above[number] != number:
            number = self.above[number]
            found.append(number)
        return found

    def named(self, text: str) -> list[int]:
        """Numbers of the places that a text names: all of the name, of its kind where one is written."""
        kind, name = _parted(text)
        key = fold(re.sub(r"^0+(?=\d)", "", name))
        if kind is None and key.isdigit():
            return []
        found = self.by_name.get(key, [])
        return [n for n in found if kind in (None, self.written(n)[0]) or key in _OTHER_KEYS]

    def addressed(self, parts: list[str]) -> list[int]:
        """Numbers of the places named by the first of the parts that lie in those named by the others, lowest first."""
        found = self.named(parts[0])
        for part in parts[1:]:
            around = set(self.named(part))
            found = [n for n in found if around.intersection(self.all_above(n))]
        return found

    def heirs(self, number: int) -> list[int]:
        """Places of today on the ground of an old one; of a district, those of all its communes."""
        line = self.lines[number]
        if number >= self.reform:
            return [number]
        below = [n for n in range(number + 1, self.reform) if self.above[n] == number] if _indent(line) == 1 else []
        of_communes = [heir for commune in below for heir in self.heirs(commune)]
        province = self._heir_of_province(number)
        told = [written.split(" ", 1) for written in line.partition(" > ")[2].split(" | ") if written]
        return list(dict.fromkeys([self._today(kind, name, province) for kind, name in told] + of_communes))

    def _heir_of_province(self, number: int) -> int | None:
        above = self.all_above(number)
        if not above:
            return None
        kind, name = self.lines[above[-1]].partition(" > ")[2].split(" ", 1)
        return self._today(kind, name, None)

    def _today(self, kind: str, name: str, province: int | None) -> int:
        """The place of today of that name: a province, or a commune of that province."""
        return next(
            n
            for n in self.by_name[fold(name)]
            if n >= self.reform
            and self.written(n) == (kind, name)
            and self.above[n] == (n if province is None else province)
            and (province is not None or not _indent(self.lines[n]))
        )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this process, read at first use."""
    return Gazetteer(_FILE.read_text("utf-8"))


def lookup(text: str, on: date | None = None) -> tuple[Place, ...]:
    """All places that "xã Tây Xuân", "TP. Huế" or "Tây Xuân" can be, of that day or of any; () where none is known.

    Case and placement of tones do not matter; a kind that is written must be the place's own.
    """
    if len(text) > LONGEST_ADDRESS:
        return ()
    book = gazetteer()
    return _of_day([book.place(number) for number in book.named(text)], on)


def resolve(address: str, on: date | None = None) -> tuple[Place, ...]:
    """All places that "xã Tây Xuân, huyện Tây Sơn, tỉnh Bình Định" can be; what is before the first place is left out.

    A part that contradicts another ("xã Tây Xuân, tỉnh Cà Mau") leaves none.
    """
    book = gazetteer()
    return _of_day([book.place(number) for number in _found(book, address)], on)


def renamed(address: str) -> tuple[tuple[Place, tuple[Place, ...]], ...]:
    """Each place until 2025 that an address can be, with those that stand on its ground since 1 July 2025.

    For a reviewer's eyes: a name without its district can be many places, and a divided commune has several heirs.
    """
    book = gazetteer()
    old = [number for number in _found(book, address) if number < book.reform]
    return tuple((book.place(n), tuple(book.place(heir) for heir in book.heirs(n))) for n in old)


def names() -> Iterator[tuple[str, str]]:
    """Kind and name of every place that ever stood in the file, each pair once, in a fixed order: for matchers."""
    book = gazetteer()
    pairs = {book.written(number) for number in range(len(book.lines))}
    yield from ((KINDS[kind], name) for kind, name in sorted(pairs))


def places(on: date | None = None) -> Iterator[Place]:
    """Every place, of that day or of any, in the order of the file: provinces, each with what lies in it."""
    book = gazetteer()
    for number in range(len(book.lines)):
        place = book.place(number)
        if on is None or place.stood(on):
            yield place


def _found(book: Gazetteer, address: str) -> list[int]:
    """Numbers of the places of an address; its parts are tried whole first ("Bà Rịa - Vũng Tàu" is one name)."""
    if len(address) > LONGEST_ADDRESS:
        return []
    parts = [part.strip(" .") for part in _SEPARATOR.split(address)]
    marks = [mark.group().strip() for mark in _SEPARATOR.finditer(address)]
    whole: list[str] = []
    for part, before in zip(parts, ["", *marks], strict=True):
        joined = f"{whole[-1]} - {part}" if whole and before in {"-", "–", "—"} else ""
        if joined and book.named(joined):
            whole[-1] = joined
        else:
            whole.append(part)
    known = [bool(part) and bool(book.named(part)) for part in whole]
    first = next((at for at, is_known in enumerate(known) if is_known), None)
    if first is None or not all(known[first:]):
        return []
    return book.addressed(whole[first:])


def _of_day(found: list[Place], on: date | None) -> tuple[Place, ...]:
    return tuple(place for place in found if on is None or place.stood(on))


def _parted(text: str) -> tuple[str | None, str]:
    """Short kind and name of "TP. Huế", "xã Tây Xuân" or "Huế"."""
    text = nfc(text)
    match = _KIND.match(text)
    if match is None:
        return None, text
    return _SHORT[next(word for word in match.groups() if word).casefold()], text[match.end() :]


def _full(kind: str, name: str) -> str:
    return f"{KINDS[kind]} {name}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _folded(name: str, syllables: dict[str, str]) -> str:
    """The same as `fold`, each syllable folded once: the gazetteer has 3,000 in 25,000 places."""
    if not name.replace(" ", "").isalpha():
        return fold(name)
    found = []
    for syllable in name.split():
        if syllable not in syllables:
            syllables[syllable] = fold(syllable)
        found.append(syllables[syllable])
    return " ".join(found)
