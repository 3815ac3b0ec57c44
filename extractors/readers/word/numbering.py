"""Takes word/numbering.xml; gives the automatic number or bullet that Word prints before a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lxml import etree

from extractors.readers.packages.package import VAL, W, count_of, parse_part, properties_of
from extractors.readers.word.parts import NUMBERING
from extractors.readers.word.styles import Fonts, fonts_of
from extractors.repair.legacy import decode, draws_capitals, encoding_of, fit_of

LONGEST_PATTERN = 60  # characters of a label
MOST_ROMAN = 200  # larger numbers are written in digits
_DEPTHS = frozenset("012345678")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True, frozen=True)
class _Level:
    """One level of a list: how its number is written, the text around it, where it starts."""

    kind: str
    pattern: str
    start: int


class Numbering:
    """Counters of every list of a document, advanced in reading order."""

    def __init__(self, data: bytes | None) -> None:
        """`data` is word/numbering.xml, parsed with the first numbered paragraph; None where it is missing."""
        self.data = data
        self.levels: dict[str, dict[int, _Level]] = {}
        self.counters: dict[str, dict[int, int]] = {}

    @cached_property
    def definitions(self) -> dict[str, etree._Element]:
        """The lists that the part defines, by their number."""
        if self.data is None:
            return {}
        root = parse_part(self.data, NUMBERING)
        abstract = {e.get(W + "abstractNumId"): e for e in root.findall(W + "abstractNum")}
        definitions = {}
        for element in root.findall(W + "num"):
            reference = element.find(W + "abstractNumId")
            if reference is not None and reference.get(VAL) in abstract:
                definitions[element.get(W + "numId")] = abstract[reference.get(VAL)]
        return definitions

    def next_label(self, number_id: str, level: int) -> str:
        """The label of the next paragraph of this list and level, counting it; "" where there is none."""
        definition = self._levels_of(number_id).get(level)
        if definition is None:
            return ""
        counters = self.counters.setdefault(number_id, {})
        counters[level] = counters.get(level, definition.start - 1) + 1
        for deeper in [key for key in counters if key > level]:
            del counters[deeper]
        if definition.kind == "bullet":
            return "-"
        return re.sub(r"%(\d)", lambda m: self._counter(number_id, int(m[1]) - 1), definition.pattern)

    def _levels_of(self, number_id: str) -> dict[int, _Level]:
        """The levels of a list, read when its first paragraph comes: most lists of a template are never used."""
        if number_id not in self.levels:
            element = self.definitions.get(number_id)
            self.levels[number_id] = {} if element is None else _read_levels(element)
        return self.levels[number_id]

    def _counter(self, number_id: str, level: int) -> str:
        definition = self.levels[number_id].get(level)
        if definition is None:
            return ""
        return _spell(self.counters[number_id].get(level, definition.start), definition.kind)


def _read_levels(element: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in element.findall(W + "lvl"):
        kind, pattern, start = (level.find(W + tag) for tag in ("numFmt", "lvlText", "start"))
        number = level.get(W + "ilvl") or ""
        if number not in _DEPTHS:
            continue
        levels[int(number)] = _Level(
            kind=kind.get(VAL) if kind is not None else "decimal",
            pattern=_decoded((pattern.get(VAL) or "")[:LONGEST_PATTERN] if pattern is not None else "", level),
            start=count_of(start, 1),
        )
    return levels


def _decoded(pattern: str, level: etree._Element) -> str:
    """The words of a label ("§iÒu %1."), in an old font or, where the level names none, in one that spelling tells."""
    if pattern.isascii():
        return pattern
    fonts = fonts_of(properties_of(level, W + "rPr"), Fonts())
    encoding = encoding_of(fonts.high) or encoding_of(fonts.ascii)
    if encoding is None and (fit := fit_of(pattern)).old > fit.modern:
        encoding = fit.encoding
    decoded = pattern if encoding is None else decode(pattern, encoding)
    return decoded.upper() if draws_capitals(fonts.high) else decoded


def _spell(count: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = _LETTERS[(count - 1) % 26]
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman" if count < MOST_ROMAN:
            text, rest = "", count
            for value, sign in _ROMAN:
                while rest >= value:
                    text, rest = text + sign, rest - value
            return text.upper() if kind == "upperRoman" else text
        case "decimalZero":
            return f"{count:02d}"
        case "none":
            return ""
        case _:
            return str(count)
