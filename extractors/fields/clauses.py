"""Takes the lines of a Doc and words; gives the clauses that hold any of the words, with the years they speak of.

What a clause declares is left to others. Only lines that hold one of the words are ever cut up.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from extractors.document import Line, locate, span_of, trust_in_letters
from extractors.fields.sentences import sentences_of
from extractors.fields.values import find_dates, find_years
from extractors.zones import Zones, heading_kind
from records.readings import Evidence

_YEAR_ALONE = re.compile(r"\W*(?:[\d.]+[.)]?\s*|[a-h][.)]\s*)?(?:trong |cuoi |ket qua )?nam (?:hoc )?([\d\s\-–]+)\W*")
_AS_OF = re.compile(r"(?:tinh )?den (?:ngay |thang |het )")
_OF_A_LAW = re.compile(r"\b(?:(?<!ky )luat|nghi dinh|thong tu)\b[^,;.]{0,60}$|\b(?:sinh|sn)(?: ngay| nam)?\s*$")
_THIS_YEAR = re.compile(r"\b(?:trong|cuoi) nam(?! \d)")
LONGEST_CLAUSE = 1_200  # characters
_AROUND = 600  # characters of a sentence before and behind a clause
_FURTHEST = 40  # lines above a clause among which its year may head it
_LOOKED_FOR = 60  # characters before a date in which it is said to count up to then


@dataclass(slots=True, frozen=True)
class Clause:
    """A part of a line up to its semicolon or full stop; `sentence` is the sentence around it, bare, as far as near."""

    doc: Doc
    line: Line
    start: int
    end: int
    sentence: str
    before: int  # characters of the sentence that stand before the clause

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]

    @property
    def low(self) -> str:
        return self.line.bare[self.start : self.end]

    def printed(self, start: int = 0, end: int | None = None) -> str:
        """A part of it as one line, as it is printed."""
        return " ".join(self.text[start:end].split()).strip(" .,;:")

    def evidence(self) -> tuple[Evidence, ...]:
        return locate(self.doc, self.line, self.start, self.end)

    def sure(self) -> float:
        """How likely OCR read its worst word right."""
        return round(trust_in_letters(self.line, self.start, self.end), 3)

    def span(self) -> tuple[int, int]:
        return span_of(self.line, self.start, self.end)

    def years(self) -> tuple[str, ...]:
        """The years that it names, those of a range one by one; else the year up to whose day it counts."""
        low = self.low
        years = [each.value for each in find_years(self.text, low) if not _OF_A_LAW.search(low[: each.start])]
        if not years:
            days = [day for day in find_dates(self.text, low) if self._counts_up_to(day.start)]
            years = [day.value[:4] for day in days]
        return tuple(dict.fromkeys(years))

    def _counts_up_to(self, start: int) -> bool:
        return any(
            start - each.end() <= 1 for each in _AS_OF.finditer(self.low, max(0, start - _LOOKED_FOR), start + 6)
        )

    def is_of_this_year(self) -> bool:
        """Whether it speaks of "trong năm" without a number."""
        return _THIS_YEAR.search(self.low) is not None


def lines_with(doc: Doc, words: Sequence[str]) -> list[Line]:
    """The lines that hold one of some bare words, in order: a search of the whole text costs less than one a line."""
    lines: list[Line] = doc._.lines
    bare: str = doc._.bare
    met: set[int] = set()
    starts: list[int] | None = None
    for word in words:
        at = bare.find(word)
        while at >= 0:
            starts = starts or [line.start for line in lines]
            index = bisect_right(starts, at) - 1
            met.add(index)
            at = bare.find(word, starts[index + 1]) if index + 1 < len(lines) else -1
    return [lines[index] for index in sorted(met)]


def clauses_of(doc: Doc, line: Line) -> Iterator[Clause]:
    """The clauses of a line: its sentences, cut at semicolons outside of brackets; what no one could read is none."""
    for start, end in sentences_of(line.text):
        left = start
        for cut in _cuts(line.bare, start, end):
            if cut - left <= LONGEST_CLAUSE and line.text[left:cut].strip():
                begins = max(start, left - _AROUND)
                yield Clause(doc, line, left, cut, line.bare[begins : min(end, cut + _AROUND)], left - begins)
            left = cut + 1


def _cuts(low: str, start: int, end: int) -> Iterator[int]:
    depth = 0
    for at in range(start, end) if ";" in low[start:end] else ():
        depth += (low[at] == "(") - (low[at] == ")")
        if low[at] == ";" and depth <= 0:
            yield at
    yield end


def year_above(zones: Zones, doc: Doc, line: Line) -> str | None:
    """The year of the heading or lead-in ("Năm 2023:") that a line stands below."""
    lines: list[Line] = doc._.lines
    for above in reversed(lines[max(0, line.index - _FURTHEST) : line.index]):
        if above.table is not None:
            continue
        if _YEAR_ALONE.fullmatch(above.bare):
            years = find_years(above.text, above.bare)
            return years[-1].value if years else None
        if zones.section.get(above.index) == "heading" or heading_kind(above):
            years = find_years(above.text, above.bare)
            return years[0].value if len(years) == 1 else None
    return None


def day_range(text: str, low: str) -> tuple[str | None, str | None]:
    """Start and end of "từ ngày … đến ngày …"; days of two digits' years and unreadable ones are none."""
    days = find_dates(text, low)
    for first, second in pairwise(days):
        between = low[first.end : second.start]
        if re.fullmatch(r"\s*(?:den|toi|-)\s*(?:het\s*)?(?:ngay\s*)?", between) and first.value <= second.value:
            return first.value, second.value
    return None, None
