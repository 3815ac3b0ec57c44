"""Takes a passage; marks the numbers of decisions, days and dates of birth, and reads them for those who ask."""

from __future__ import annotations

import re

from extractors.grammar.passages import Passage
from extractors.spans import BIRTH, DAY, DECISION

_DECISION = re.compile(
    r"(?P<number>\d(?<![\w/.,-].)\d{0,4}[a-z]?(?:\s?/\s?(?:19|20)\d{2})?)\s?"
    r"(?P<organ>/\s?[A-ZĐ][\wĐđƯưÔô&.]*(?:\s?[-–]\s?[A-ZĐ][\w&.]*)*|[-–]\s?[A-ZĐ]\w*\s?/\s?[A-ZĐ][\w.&]*(?:\s?[-–]\s?[A-ZĐ][\w.]*)*)"
)
_BARE_NUMBER = re.compile(r"(?:quyet dinh|\bqd)(?: khen thuong)?\s*(?:so)?\s*:?\s*(\d{1,5})(?=\s*(?:ngay|,|;|\)|$))")
_DATED = re.compile(r"\d\s?[/.\-]\s?\d|thang")
_LAWS = re.compile(r"/(?:N[ĐD]-CP|QH\d*|TT-\w+|TTLT|L-CTN|CT-TTg|UBTVQH)", re.IGNORECASE)
_YEAR_OF_DATE = r"(?P<y>(?:19|20)\d{2}|\d{2}(?=\W|$))(?![\d/])"
_DATE = re.compile(rf"(?P<d>\d(?<![\d/.-].)\d?)\s?(?P<s>[/.\-])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?{_YEAR_OF_DATE}")
_DATE_IN_WORDS = re.compile(
    r"(?P<d>\d(?<![\d/.-].)\d?)\s*thang\s*(?P<m>\d{1,2})\s*,?\s*nam\s*(?P<y>(?:19|20)\d{2})(?!\d)"
)
_MONTH = re.compile(r"(?P<m>\d(?<![\d/.,\-].)\d?)\s?[/.\-]\s?(?P<y>(?:19|20)\d{2})(?![\d/])")
_MONTH_IN_WORDS = re.compile(r"thang\s*(?P<m>\d{1,2})\s*(?:,?\s*nam\s*|[/.\-]\s?)(?P<y>(?:19|20)\d{2})(?![\d/])")
_BLANK = re.compile(r"thang[\s.…_]*nam\s*(?P<y>(?:19|20)\d{2})(?!\d)")
YEAR = re.compile(r"(?<![\d/.\-])(?:19|20)\d{2}(?![\d/])(?!-\d{2}\b)")
_BORN = re.compile(
    r"(?:\bsinh|\bsn)(?: ngay,? thang,? nam| ngay| nam|:| vao| thang)?(?: sinh)?\W{0,40}$|"
    r"nam sinh\W{0,40}$|ngay sinh\W{0,40}$"
)
_YEAR_OF_BIRTH = re.compile(
    r"(?:\b(?:sinh|sn)\b(?:[ ](?:nam|ngay))?\W{1,40}|nam sinh\W{1,40})((?:19|20)\d{2})(?![\d/])"
)
_AGES = (1930, 2010)  # years of birth of those who are nominated


def mark_numbers(passage: Passage) -> None:
    """Marks decisions, days and dates of birth."""
    text, low = passage.text, passage.low
    taken: list[tuple[int, int]] = []
    if "/" in text:
        for match in _DECISION.finditer(text):
            end = match.start() + len(match.group().rstrip(" .,-–"))
            taken.append((match.start(), end))
            if not _LAWS.search(match.group().replace(" ", "")):
                passage.mark(DECISION, match.start(), end)
    if "qd" in low or "quyet dinh" in low:
        for match in _BARE_NUMBER.finditer(low):
            passage.mark(DECISION, match.start(1), match.end(1), sure=0.8)
            taken.append(match.span(1))
    for start, end in _days(low) if _DATED.search(low) else ():
        if any(start < until and begin < end for begin, until in taken):
            continue
        taken.append((start, end))
        born = _BORN.search(low, max(0, start - 60), start) is not None
        if born or _is_birth_of_cell(passage, start, end):
            passage.mark(BIRTH, start, end, sure=1.0 if born else 0.8)
        else:
            passage.mark(DAY, start, end)
    if "sinh" in low or "sn" in low:
        for match in _YEAR_OF_BIRTH.finditer(low):
            if not any(begin <= match.start(1) < until for begin, until in taken):
                passage.mark(BIRTH, match.start(1), match.end(1))
    alone = low.strip()
    if (
        len(alone) == 4
        and alone.isdigit()
        and _AGES[0] < int(alone) < 2004
        and (passage.line.cell is not None or passage.zone == "biography")
    ):
        passage.mark(BIRTH, low.index(alone), low.index(alone) + 4, sure=0.7)


def _days(low: str) -> list[tuple[int, int]]:
    """Places of dates in any precision but a bare year."""
    found: list[tuple[int, int]] = []
    in_words = "thang" in low
    for pattern in (_DATE, _DATE_IN_WORDS) if in_words else (_DATE,):
        for match in pattern.finditer(low):
            year = match["y"]
            if (len(year) == 4 or match["s"] == "/") and is_day(int(match["d"]), int(match["m"]), _full_year(year)):
                found.append(match.span())
    for pattern in (_MONTH_IN_WORDS, _MONTH) if in_words else (_MONTH,):
        for match in pattern.finditer(low):
            if 1 <= int(match["m"]) <= 12 and not _overlaps(found, match.start(), match.end()):
                found.append(match.span())
    if in_words:
        found += [m.span() for m in _BLANK.finditer(low) if not _overlaps(found, m.start(), m.end())]
    return sorted(found)


def _overlaps(found: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(begin < end and start < until for begin, until in found)


def _is_birth_of_cell(passage: Passage, start: int, end: int) -> bool:
    """A date alone in a cell, of a year in which those at work were born."""
    if passage.line.cell is None or passage.text[:start].strip() or passage.text[end:].strip(" ."):
        return False
    return _AGES[0] < int(passage.low[end - 4 : end]) < 2004 if passage.low[end - 4 : end].isdigit() else False


def _full_year(year: str) -> int:
    return int(year) if len(year) == 4 else 1900 + int(year) if int(year) > 40 else 2000 + int(year)


def is_day(day: int, month: int, year: int) -> bool:
    """There is such a day."""
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return 1 <= month <= 12 and 1 <= day <= longest and 1900 <= year <= 2100


def iso_day(low: str) -> str | None:
    """A day, month or year as ISO, from text without accents; None where there is none."""
    match = _DATE.search(low) or _DATE_IN_WORDS.search(low)
    if match:
        return f"{_full_year(match['y']):04d}-{int(match['m']):02d}-{int(match['d']):02d}"
    match = _MONTH_IN_WORDS.search(low) or _MONTH.search(low)
    if match:
        return f"{match['y']}-{int(match['m']):02d}"
    match = _BLANK.search(low)
    if match:
        return match["y"]
    alone = YEAR.search(low)
    return alone.group() if alone else None


def number_of(text: str) -> str:
    """A decision's number as the contract writes it: without spaces, with plain dashes."""
    return re.sub(r"\s+", "", text).replace("–", "-").rstrip(".,;-")
