"""Takes a group and its recognitions; gives each its year, decision, day and authority as they stand beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.grammar.numbers import YEAR, iso_day, number_of
from extractors.grammar.passes import Group
from extractors.grammar.voting import Stretch
from extractors.spans import AUTHORITY, BIRTH, DAY, DECISION, POSITION, UNIT

_SCHOOL = re.compile(r"(?:nam hoc\s*)?((?:19|20)\d{2})\s?-\s?((?:19|20)\d{2})")
_RANGE = re.compile(
    r"(?<![\d/])((?:19|20)\d{2})\s*(?:-|den(?:\s+het)?(?:\s+nam)?|toi(?:\s+nam)?)\s*((?:19|20)\d{2})(?![\d/])"
)
_PERIOD = re.compile(r"giai doan[^,;.]*|nhiem ky[^,;.]*|tu nam \d{4} den nay")
_LONGEST_RANGE = 12  # years


@dataclass(slots=True, frozen=True)
class Details:
    """What belongs to a recognition, an initiative or a classification."""

    year: str | None = None
    decision: str | None = None
    day: str | None = None
    authority: str | None = None


@dataclass(slots=True)
class _Clause:
    """A stretch of a line: the values in it and its years with their places."""

    start: int
    end: int
    years: list[tuple[int, str]]
    decisions: list[Stretch]
    days: list[Stretch]
    authorities: list[Stretch]


def years_in(low: str, *, taken: list[tuple[int, int]] | None = None, school: bool = False) -> list[tuple[int, str]]:
    """Years of bare text with their places, ranges spelt out; a school year is one ("2021-2022").

    `taken`: places of dates and numbers, whose years are none.
    """
    blank = low
    for start, end in taken or []:
        blank = blank[:start] + "#" * (end - start) + blank[end:]
    blank = _PERIOD.sub(lambda match: "#" * len(match.group()), blank)
    found: list[tuple[int, str]] = []
    told_school = "nam hoc" in low or school

    def spell(match: re.Match[str]) -> str:
        first, last = int(match[1]), int(match[2])
        if told_school and last - first == 1:
            found.append((match.start(), f"{first}-{last}"))
        elif 0 < last - first <= _LONGEST_RANGE:
            found.extend((match.start(), str(year)) for year in range(first, last + 1))
        else:
            return match.group()
        return "#" * len(match.group())

    blank = _RANGE.sub(spell, blank)
    found += [(match.start(), match.group()) for match in YEAR.finditer(blank)]
    return sorted(found, key=lambda each: each[0])


def details_of_row(group: Group, award: Stretch, *, school: bool = False) -> list[Details]:
    """Years and decisions of a row for an award in it: those of its own cell first, else those of the whole row."""
    own_line = [each for each in group.stretches if each.line is award.line]
    years = _years_of_line(award.line, own_line, school=school)
    if not years:
        cells = [line for line in (*group.lines, *group.above) if line.cell is not None and line is not award.line]
        for line in cells:
            marked = [each for each in group.stretches if each.line is line and each.label in (DECISION, DAY, BIRTH)]
            if not marked and "#" not in line.bare and len(line.bare) < 40:
                years += _years_of_line(line, [], school=school)
    same = [each for each in own_line if each.label in (DECISION, DAY)] or group.of(DECISION, DAY)
    decisions = [each for each in same if each.label == DECISION]
    days = [each for each in same if each.label == DAY]
    authority = _authority_of_row(group, award)
    return _spread(_unique(years), decisions, days, authority)


def _authority_of_row(group: Group, award: Stretch) -> str | None:
    inner = next((each for each in group.of(AUTHORITY) if each.line is award.line), None)
    told = inner or next(iter(group.of(AUTHORITY)), None)
    if told is not None:
        return told.text
    after = [
        each
        for each in group.of(POSITION, UNIT)
        if "cap" in group.head_over(each) or "co quan" in group.head_over(each)
    ]
    return after[0].line.text.strip() if after else None


def details_in_line(group: Group, awards: list[Stretch], number: int, *, school: bool = False) -> list[Details]:
    """Years and decisions for one of the awards of a running line: those of its clause."""
    award = awards[number]
    line = award.line
    text, low = line.text, line.bare
    mine = [each for each in group.stretches if each.line is line]
    start, end = _clause(text, awards, number)
    clause = _read_clause(low, mine, start, end, school=school)
    if not clause.years:
        before = awards[number - 1] if number else None
        lead = _read_clause(low, mine, 0, awards[0].start, school=school).years
        semicolon = text.rfind(";", 0, award.start)
        if lead and (before is None or semicolon < 0 or number > 0):
            clause.years = lead
    inner = next((each for each in mine if each.label == AUTHORITY and award.start <= each.start < award.end), None)
    authority = inner or next(iter(clause.authorities), None)
    return _spread(
        _unique([year for _, year in clause.years]),
        clause.decisions,
        clause.days,
        authority.text if authority else None,
    )


def _clause(text: str, awards: list[Stretch], number: int) -> tuple[int, int]:
    """From the mark before an award to where the next clause begins."""
    award = awards[number]
    floor = awards[number - 1].end if number else 0
    ceiling = awards[number + 1].start if number + 1 < len(awards) else len(text)
    cut = max(text.rfind(mark, floor, award.start) for mark in (";", ". ", ":"))
    start = cut + 1 if cut >= 0 else floor
    stop = _outside_brackets(text, award.end, ceiling)
    if stop < 0 and ceiling < len(text):
        stop = max(text.rfind(mark, award.end, ceiling) for mark in (". ", ", năm ", ", Năm "))
    return start, stop if stop >= 0 else ceiling


def _outside_brackets(text: str, start: int, end: int) -> int:
    """The first semicolon that stands in no brackets; -1 where there is none."""
    depth = 0
    for at in range(start, end):
        match text[at]:
            case "(":
                depth += 1
            case ")":
                depth = max(0, depth - 1)
            case ";" if depth == 0:
                return at
    return -1


def _read_clause(low: str, marked: list[Stretch], start: int, end: int, *, school: bool) -> _Clause:
    inside = [each for each in marked if start <= each.start < end]
    taken = [(each.start - start, each.end - start) for each in inside if each.label in (DECISION, DAY, BIRTH)]
    return _Clause(
        start,
        end,
        years_in(low[start:end], taken=taken, school=school),
        [each for each in inside if each.label == DECISION],
        [each for each in inside if each.label == DAY],
        [each for each in inside if each.label == AUTHORITY],
    )


def _years_of_line(line, marked: list[Stretch], *, school: bool) -> list[str]:  # type: ignore[no-untyped-def]
    taken = [(each.start, each.end) for each in marked if each.label in (DECISION, DAY, BIRTH)]
    return [year for _, year in years_in(line.bare, taken=taken, school=school)]


def _spread(years: list[str], decisions: list[Stretch], days: list[Stretch], authority: str | None) -> list[Details]:
    """One entry a year; decisions and days in the same order where there are as many, else the one for all."""
    count = max(1, len(years), len(decisions) if not years else 0)
    entries = []
    for number in range(count):
        decision = _nth(decisions, number, count)
        day = _nth(days, number, count)
        entries.append(
            Details(
                years[number] if number < len(years) else None,
                number_of(decision.text) if decision else None,
                iso_day(day.low) if day else None,
                authority,
            )
        )
    return entries


def _nth(found: list[Stretch], number: int, count: int) -> Stretch | None:
    if len(found) == count or (len(found) > 1 and number < len(found)):
        return found[number]
    return found[0] if len(found) == 1 else None


def _unique(years: list[str]) -> list[str]:
    return list(dict.fromkeys(years))


def year_told(low: str) -> str | None:
    """The year that a title or heading names for what stands under it; a period is none."""
    years = years_in(low)
    return years[-1][1] if years else None


def with_year(details: Details, year: str | None) -> Details:
    """The same, of a year told above where none stands beside it."""
    return details if details.year else replace(details, year=year)
