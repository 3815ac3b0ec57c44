"""Takes a report on a collective with what it counts; gives how many of its people completed their tasks, by year.

"20/20 người", all of them ("100%"), or levels that add up to all; shares of some and counts of a part say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractors.fields.clauses import LONGEST_CLAUSE, Clause, clauses_of, lines_with, year_above
from extractors.fields.declarations import Owner, make_declared
from extractors.fields.headcounts import ALL_PEOPLE, NOT_YET, ONE, PARTY, year_of
from extractors.fields.sentences import sentences_of
from extractors.zones import Zones
from records.readings import Declared

WORDS = ("hoan thanh", "htxs", "httnv")
_COUNT = r"(?<![\d.,/])0*(?P<n>\d{1,4})"
_EVERYBODY = re.compile(
    rf"\b100\s*% (?:so )?(?:{ALL_PEOPLE}|ca nhan|thanh vien)\b[^.;,\d]{{0,40}}\bhoan thanh (?!chi tieu|ke hoach)"
)
_OUT_OF = re.compile(
    rf"{_COUNT}\s*/\s*0*(?P<of>\d{{1,4}})\s*(?:\(\s*[\d.,]+\s*%\s*\)\s*)?{ONE}?[^.;\d]{{0,40}}?"
    r"\bhoan thanh (?P<level>xuat sac|tot)?(?=\s*(?:nhiem vu|chuc trach|$|[,.(]))"
)
_LEVEL = r"(?P<level>(?:khong )?hoan thanh(?: xuat sac| tot)?(?: nhiem vu)?|k?ht(?:xs|t)?nv)"
_LEVELS = (
    re.compile(
        rf"{_COUNT}(?:/\d{{1,4}})?\s*(?:{ONE}\s*)?"
        rf"(?:\([^()]*\)\s*)?(?:(?:duoc|xep loai|danh gia|dat|muc)\s+)*{_LEVEL}(?!\s*:)",
    ),
    re.compile(rf"\b{_LEVEL}\s+0*(?P<n>\d{{1,4}})\s*{ONE}"),
    re.compile(rf"\b{_LEVEL}(?: tro len)?\s*(?::|co|la)\s*0*(?P<n>\d{{1,4}})(?![\d/]|\s*%)"),
)


def declared_of_completion(doc: Doc, zones: Zones, counted: Sequence[Declared], owner: Owner) -> list[Declared]:
    """How many completed their tasks; `counted` says how many there are."""
    found: list[Declared] = []
    for line in lines_with(doc, WORDS):
        if line.table is not None or _is_aside(line.bare):
            continue
        above = year_above(zones, doc, line)
        for clause in clauses_of(doc, line):
            if len(clause.years()) <= 1:
                found += _of_clause(clause, counted, year_of(clause, owner, above, zones))
        for start, end in sentences_of(line.text):
            sentence = Clause(doc, line, start, end, line.bare[start:end], 0)
            if end - start <= LONGEST_CLAUSE and len(sentence.years()) <= 1:
                found += _of_levels(sentence, counted, year_of(sentence, owner, above, zones))
    return found


def _is_aside(low: str) -> bool:
    return PARTY.search(low) is not None or NOT_YET.search(low) is not None


def _of_clause(clause: Clause, counted: Sequence[Declared], year: str | None) -> Iterator[Declared]:
    match = _OUT_OF.search(clause.low)
    if match is not None:
        part, whole = int(match["n"]), int(match["of"])
        if part == whole or (part < whole and not match["level"]):
            yield make_declared(clause, "members", str(whole), year=year)
            yield make_declared(clause, "completed_tasks", str(part), year=year)
    elif _EVERYBODY.search(clause.low) and (total := _total(counted, year)) is not None:
        yield make_declared(clause, "completed_tasks", str(total), year=year)


def _of_levels(sentence: Clause, counted: Sequence[Declared], year: str | None) -> Iterator[Declared]:
    """Numbers by level, where they add up to all the people that the paper counts."""
    total = _total(counted, year)
    for pattern in _LEVELS if total else ():
        levels = [(int(each["n"]), each["level"]) for each in pattern.finditer(sentence.low)]
        if len(levels) > 1 and sum(number for number, _ in levels) == total:
            done = sum(number for number, level in levels if not level.startswith("k"))
            yield make_declared(sentence, "completed_tasks", str(done), year=year)
            return


def _total(counted: Sequence[Declared], year: str | None) -> int | None:
    """How many people there are in a year, where the paper says one number alone."""
    totals = {each.value for each in counted if each.fact == "members" and each.year == year}
    return int(totals.pop()) if len(totals) == 1 else None
