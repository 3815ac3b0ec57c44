"""Takes the numbering part of a Word package; gives the number that Word prints before each paragraph of a list."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from reports.decree.formatting import VAL, Properties, W, shape_properties

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HOLE = re.compile(r"%([1-9])")


class Numbering:
    """Counts each list as Word does; `label` is asked once for each paragraph, in their order."""

    def __init__(self, root: Any | None) -> None:
        self._levels: dict[str, dict[int, Any]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if root is None:
            return
        for abstract in root.iterchildren(W + "abstractNum"):
            levels = {whole(level.get(W + "ilvl")): level for level in abstract.iterchildren(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId") or ""] = levels
        for each in root.iterchildren(W + "num"):
            chosen = each.find(W + "abstractNumId")
            self._lists[each.get(W + "numId") or ""] = chosen.get(VAL) or "" if chosen is not None else ""

    def label(self, number: str, depth: int) -> tuple[str, str, Properties]:
        """The text before the paragraph, the format of its number, and the list's own indent."""
        abstract = self._lists.get(number, "")
        level = self._levels.get(abstract, {}).get(depth)
        if level is None:
            return "", "", {}
        counts = self._counts[abstract]
        counts[depth] = counts.get(depth, _start(level) - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        form = _value(level, "numFmt", "decimal")
        indent = shape_properties(level.find(W + "pPr"))
        if form in ("bullet", "none"):
            return ("-" if form == "bullet" else ""), form, indent
        pattern = _value(level, "lvlText", "")
        return _HOLE.sub(lambda hole: self._counted(abstract, int(hole[1]) - 1), pattern), form, indent

    def _counted(self, abstract: str, depth: int) -> str:
        level = self._levels[abstract].get(depth)
        form = _value(level, "numFmt", "decimal") if level is not None else "decimal"
        return in_form(self._counts[abstract].get(depth, 1), form)


def in_form(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman"):
        return roman(number) if form == "upperRoman" else roman(number).lower()
    return str(number)


def roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        while number >= value:
            said, number = said + letters, number - value
    return said


def whole(text: str | None, default: int = 0) -> int:
    """A small whole number as a file has it; the default for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 5 else default


def _start(level: Any) -> int:
    return whole(_value(level, "start", "1"), 1)


def _value(level: Any, tag: str, default: str) -> str:
    found = level.find(W + tag)
    return default if found is None else found.get(VAL) or default
