"""Takes a report's body; gives its annual classifications, from tables and from sentences."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, lines_of_table, locate, source_of, span_of
from extractors.fields.values import Found, clean_name, find_decisions, find_years, is_name, is_school_paper
from extractors.layout import Table
from extractors.text import bare
from extractors.zones import Zones
from records.readings import Classification, Level

_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("khong_hoan_thanh", re.compile(r"khong (?:hoan thanh(?: nhiem vu)?|htnv\b)|\bkhtnv\b")),
    ("hoan_thanh_xuat_sac", re.compile(r"hoan thanh xuat sac(?: nhiem vu| chuc trach)?|\bhtxs(?:nv)?\b")),
    ("hoan_thanh_tot", re.compile(r"hoan thanh tot(?: nhiem vu| chuc trach)?|\bhtt(?:nv)?\b")),
    ("hoan_thanh", re.compile(r"hoan thanh nhiem vu|\bhtnv\b")),
)
_ANY_LEVEL = re.compile(r"hoan thanh|\bk?ht(?:xs|t|nv)?(?:nv)?\b")
_COUNTED = re.compile(
    r"\d+\s*(?:/\s*\d+\s*)?(?:%|nguoi|ca nhan|dong chi|don vi|cong chuc|vien chuc|doan vien|ho)\s*(?:\w+\s*){0,3}$"
)
_PLANNED = re.compile(r"\b(?:phan dau|du kien|muc tieu|dang ky|ke hoach)\b[^.;]*$")
_AS_STANDARD = re.compile(r"(?:muc do|muc|de)\s+$")
_JUDGED_AT = re.compile(
    r"\b(?<!phai )(?<!can )(?:dat|o|xep loai|danh gia)"
    r"(?: vien chuc| cong chuc| can bo| chat luong)* (?:o )?muc(?: do)?\s+$"
)
_BORN = re.compile(r"\b(?:sinh|sn)(?: (?:nam|ngay))?[\s:]*(?:\d{1,2}[/.-]){0,2}$")
_OR_HIGHER = re.compile(r"\s*tro len")
_YEAR_BEHIND = re.compile(
    r"^(?:\s*(?:trong )?\d{1,2} nam (?:lien tuc|lien tiep|lien)\b)?[\s,:(-]*(?:trong |cho |cac |)(?:nam|\d{4})"
)
_JUDGES = re.compile(r"xep loai|danh gia|muc do|phan loai")
_ROSTER_HEAD = re.compile(r"ho (?:va )?ten|tap the|so phieu")
_COUNTED_YEARS = re.compile(r"\d{1,2} nam $")
_UNJUDGED = re.compile(r"[\s:,(-]*(?:thi )?(?:chua|khong) (?:duoc )?(?:xep loai|danh gia|phan loai)")
_APART = re.compile(r"trong do|rieng|\btru\b")
_OF_PARTY = re.compile(
    r"doan vien|dang vien|chi bo|to chuc dang|dang bo|"
    r"cong doan (?:co so )?(?:duoc )?(?:xep loai|danh gia|hoan thanh|vung manh)"
)
_LEVEL_LEAD = re.compile(r"(?:ket qua )?(?:duoc )?(?:xep loai|danh gia|phan loai)(?: chat luong)?")
_FORM_COLUMNS = 2
_YEAR_ALONE = re.compile(r"\W*(?:[\d.]+[.)]?\s*)?(?:ket qua (?:cong tac )?)?(?:trong )?nam (?:hoc )?([\d\s\-–]+)\W*")


def find_level(low: str) -> Level | None:
    """The level that a short text names."""
    if not _may_tell_level(low):
        return None
    return next((level for level, pattern in _LEVELS if pattern.search(low)), None)


def is_level_alone(low: str) -> bool:
    """A text that names a level and says nothing else ("Hoàn thành tốt nhiệm vụ", "Xếp loại: HTXSNV")."""
    mentions = [match for _, pattern in _LEVELS for match in [pattern.search(low)] if match]
    rest = [_LEVEL_LEAD.sub("", low[: each.start()]) + low[each.end() :] for each in mentions]
    return any(not re.search(r"\w", each) for each in rest)


def read_levels(doc: Doc, lines: list[Line]) -> list[Classification]:
    """Levels with the years that lines, such as those of a cell, give them."""
    return [each for line in lines for each in _read_level_sentence(doc, line, None)]


def _may_tell_level(low: str) -> bool:
    """Most cells and lines cannot, which saves five searches in each."""
    return "hoan thanh" in low or "ht" in low


def read_classifications(doc: Doc, zones: Zones, lines: list[Line] | None = None) -> tuple[Classification, ...]:
    """Annual classifications by year, of the body or of some lines: from tables, and from clauses with a year."""
    found: dict[str, Classification] = {}
    read_tables: set[int] = set()
    context: str | None = None
    for line in zones.body if lines is None else lines:
        items: list[Classification] = []
        if line.table is None:
            context = _context_after(line, zones, context)
            legal = zones.section.get(line.index) == "legal"
            items = [] if legal else _read_level_sentence(doc, line, context)
        elif line.table.number not in read_tables:
            read_tables.add(line.table.number)
            items = _read_level_table(doc, line.table)
        for item in items:
            if item.year not in found or item.confidence > found[item.year].confidence:
                found[item.year] = item
    return tuple(found[key] for key in sorted(found))


def _context_after(line: Line, zones: Zones, context: str | None) -> str | None:
    """The year that a lead-in ("Năm 2024:") gives to the lines below it, until the next heading."""
    if _YEAR_ALONE.fullmatch(line.bare) and (own := find_years(line.text, line.bare)):
        return own[-1].value
    return None if zones.section.get(line.index) == "heading" else context


def _speaks_of_work(low: str, start: int, end: int) -> bool:
    """Not the level of a party cell or a union: none is named in the sentence up to the end of the level's clause."""
    behind = re.search(r"[;.]", low[end:])
    told = low[low.rfind(". ", 0, start) + 1 : end + behind.start() if behind else len(low)]
    return not _OF_PARTY.search(told) or "chuyen mon" in told


def _read_level_sentence(doc: Doc, line: Line, context: str | None) -> list[Classification]:
    if not _may_tell_level(line.bare) or not _ANY_LEVEL.search(line.bare):
        return []
    mentions = _mentions(line.bare)
    if not mentions:
        return []
    years = find_years(line.text, line.bare, school=is_school_paper(doc))
    years = [y for y in years if not (_UNJUDGED.match(line.bare, y.end) or _BORN.search(line.bare[: y.start]))]
    found: list[Classification] = []
    for number, (start, end, level) in enumerate(mentions):
        left = mentions[number - 1][1] if number else 0
        right = mentions[number + 1][0] if number + 1 < len(mentions) else len(line.text)
        before = line.bare[max(0, start - 40) : start]
        if _COUNTED.search(before) or _PLANNED.search(before) or not _speaks_of_work(line.bare, start, end):
            continue
        behind = _years_after(line, years, end, right)
        counted = _COUNTED_YEARS.search(line.bare[:start]) is not None and len(mentions) > 1
        chosen = behind if counted else [y for y in years if left <= y.start < start] or behind
        if not chosen and len(mentions) == 1:
            chosen = _years_far_before(line, years, start, context)
        elif not chosen and context and not years and _JUDGES.search(line.bare):
            chosen = [Found(context, 0, 0)]
        sure = 0.88 if _APART.search(line.bare[left:start]) else 0.85
        for year, notice in _with_notices(chosen, find_decisions(line.text[end:right])):
            found.append(
                Classification(
                    year=year,
                    level=level,
                    decision_number=notice,
                    confidence=sure,
                    evidence=locate(doc, line, start, end),
                    sources=(source_of(line),),
                    span=span_of(line, start, end),
                )
            )
    return found


def _mentions(low: str) -> list[tuple[int, int, Level]]:
    """Start, end and level of each level named, the longest reading of each place."""
    found: list[tuple[int, int, Level]] = []
    for level, pattern in _LEVELS:
        for match in pattern.finditer(low):
            inside = any(a <= match.start() < b for a, b, _ in found)
            heads = re.match(r"\s*:", low[match.end() :]) and not re.search(r"\w{3}", low[: match.start()])
            if not inside and not heads and not _is_standard(low, match.start(), match.end()):
                found.append((match.start(), match.end(), level))
    return sorted(found)


def _is_standard(low: str, start: int, end: int) -> bool:
    """A level that is named to be reached; "được đánh giá ở mức hoàn thành tốt nhiệm vụ" tells one that was."""
    if not _AS_STANDARD.search(low[:start]):
        return False
    return not _JUDGED_AT.search(low[:start]) or _OR_HIGHER.match(low, end) is not None


def _years_after(line: Line, years: list[Found], start: int, end: int) -> list[Found]:
    """Years right behind a level: "hoàn thành tốt nhiệm vụ năm 2024"."""
    return [y for y in years if start <= y.start < end and _YEAR_BEHIND.match(line.bare[start : y.start + 4])]


def _years_far_before(line: Line, years: list[Found], start: int, context: str | None) -> list[Found]:
    """The years of a line with one level: any before a verb of judging, else that of the lead-in above."""
    if re.match(r".*(?:xep loai|danh gia)", line.bare[:start]):
        before = [y for y in years if y.start < start]
        if before:
            return before
    return [Found(context, 0, 0)] if context and not years and _JUDGES.search(line.bare) else []


def _with_notices(years: list[Found], notices: list[Found]) -> list[tuple[str, str | None]]:
    """Each year with its notice where they pair off one to one."""
    if len(notices) == len(years):
        return [(year.value, notice.value) for year, notice in zip(years, notices, strict=True)]
    return [(year.value, None) for year in years]


def _is_form(grid: list[list[str]]) -> bool:
    """Labels and answers in two columns: what begins with a name is about that one person."""
    return len(grid[0]) == _FORM_COLUMNS and is_name(clean_name(grid[0][1])[0])


def _read_level_table(doc: Doc, table: Table) -> list[Classification]:
    """Years in the first row or column, levels beside them, notices in a third."""
    grid = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    if not any(find_level(bare(text)) for row in grid for text in row) or table.columns > 8:
        return []
    if _ROSTER_HEAD.search(bare(" ".join(grid[0]))) and not _is_form(grid):
        return []
    school = is_school_paper(doc)
    years_across = [find_years(text, school=school) for text in grid[0]]
    if sum(len(y) == 1 for y in years_across) >= 2:
        grid = [list(column) for column in zip(*grid, strict=True)]
    elif not any(find_years(row[0]) or (len(row) > 1 and find_years(row[1])) for row in grid[1:]):
        return []
    line = lines_of_table(doc, table)[0]
    found = []
    for row in grid:
        years = [y.value for text in row for y in find_years(text, school=school)]
        level = next((lv for text in row if (lv := find_level(bare(text)))), None)
        if not years or level is None:
            continue
        notices = [d.value for text in row for d in find_decisions(text)]
        found.append(
            Classification(
                year=years[0],
                level=level,
                decision_number=notices[0] if notices else None,
                confidence=0.92,
                evidence=locate(doc, line),
                sources=("table",),
            )
        )
    return found
