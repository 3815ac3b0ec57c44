"""Takes a report's body; gives initiatives, annual classifications and the statements of achievement."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, lines_of, locate
from extractors.layout import Table
from extractors.text import bare, strip_value
from extractors.values import Found, find_dates, find_decisions, find_years
from extractors.zones import Zones
from records.readings import Classification, Field, Initiative, Level, Scope

_QUOTED = re.compile(r"[“\"„«]([^”\"»“]{8,300})[”\"»]")
_INITIATIVE = re.compile(r"sang kien|giai phap|de tai|de an|cong trinh|nhiem vu kh|cai tien|du an")
_RECOGNISED = re.compile(r"cong nhan|nghiem thu|qd|quyet dinh|tac gia|dong tac gia|cap co so|cap tinh|so\s*\d")
_NOT_OWN = re.compile(r"phong trao|chuyen muc|tu sach|cuoc thi|chien dich|mo hinh chuyen|danh hieu")
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("khong_hoan_thanh", re.compile(r"khong hoan thanh(?: nhiem vu)?|\bkhtnv\b")),
    ("hoan_thanh_xuat_sac", re.compile(r"hoan thanh xuat sac(?: nhiem vu| chuc trach)?|\bhtxs(?:nv)?\b")),
    ("hoan_thanh_tot", re.compile(r"hoan thanh tot(?: nhiem vu| chuc trach)?|\bhtt(?:nv)?\b")),
    ("hoan_thanh", re.compile(r"hoan thanh nhiem vu|\bhtnv\b")),
)
_ANY_LEVEL = re.compile(r"hoan thanh|\bk?ht(?:xs|t|nv)?(?:nv)?\b")
_UNQUOTED = re.compile(
    r"^\W*(?:\d+[.)]\s*)?(?:năm \d{4}\s*:?\s*)?(?:(?:tên )?(?:sáng kiến|đề tài(?: cấp \w+)?|giải pháp)\s*:?\s*)?"
    r"(?P<t>.{12,220}?)[,;(\-–]?\s*(?:\(|được|theo|QĐ|Quyết định|quyết định|số|công nhận)",
    re.I,
)
_YEAR_ALONE = re.compile(r"\W*(?:[\d.]+[.)]?\s*)?(?:trong )?nam (?:hoc )?([\d\s\-–]+)\W*")
_TITLE_HEAD = re.compile(r"ten (?:sang kien|giai phap|de tai)|^(?:sang kien|de tai|giai phap)|noi dung sang kien")
_NUMBER_HEAD = re.compile(r"quyet dinh|^so\b|cong nhan|so qd")
_YEAR_HEAD = re.compile(r"^nam\b")
_SCOPE_HEAD = re.compile(r"pham vi|cap cong nhan|^cap\b")


def find_scope(low: str) -> Scope | None:
    """Scope that a text states: co_so, tinh_bo, toan_quoc."""
    if re.search(r"toan quoc|cap (?:quoc gia|nha nuoc)", low):
        return "toan_quoc"
    if re.search(r"cap (?:tinh|thanh pho|bo|nganh)|pham vi (?:anh huong )?(?:cap )?(?:toan )?(?:tinh|thanh pho)", low):
        return "tinh_bo"
    if re.search(r"cap (?:co so|so\b)|pham vi (?:anh huong )?(?:cap )?co so|co so cong nhan", low):
        return "co_so"
    return None


def read_initiatives(doc: Doc, zones: Zones) -> tuple[Initiative, ...]:
    """Initiatives and accepted projects with their decisions, from tables and sentences."""
    found: list[Initiative] = []
    read_tables: set[int] = set()
    for line in zones.body:
        if zones.section.get(line.index) in ("legal", "prior"):
            continue
        if line.table is not None:
            if line.table.number not in read_tables:
                read_tables.add(line.table.number)
                found += _read_initiative_table(doc, line.table)
            continue
        found += _read_initiative_sentence(doc, line, zones)
    unique: dict[str, Initiative] = {}
    for item in found:
        unique.setdefault(bare(item.title), item)
    return tuple(unique.values())


def _read_initiative_sentence(doc: Doc, line: Line, zones: Zones) -> list[Initiative]:
    section = zones.section.get(line.index)
    quotes = list(_QUOTED.finditer(line.text))
    inside = section == "initiatives"
    if not quotes:
        return (
            _read_unquoted(doc, line)
            if inside or re.match(r"^\W*(?:ten )?(?:sang kien|de tai|giai phap)\b", line.bare)
            else []
        )
    found = []
    for number, quote in enumerate(quotes):
        before = line.bare[max(0, quote.start() - 110) : quote.start()]
        until = quotes[number + 1].start() if number + 1 < len(quotes) else len(line.text)
        after = line.text[quote.end() : min(until, quote.end() + 260)]
        named = bool(_INITIATIVE.search(before)) and not _NOT_OWN.search(before[-40:])
        if not (named and (_RECOGNISED.search(before) or _RECOGNISED.search(bare(after)))) and not (
            inside and not _NOT_OWN.search(before)
        ):
            continue
        found.append(_initiative(doc, line, strip_value(quote[1]), before, after, quote.start(1), quote.end(1)))
    return found


def _read_unquoted(doc: Doc, line: Line) -> list[Initiative]:
    """A title without quotation marks: what stands between the lead-in and the decision."""
    decisions = find_decisions(line.text)
    if not decisions:
        return []
    match = _UNQUOTED.match(line.text)
    if not match:
        return []
    title = strip_value(match["t"])
    if len(title.split()) < 4:
        return []
    start = match.start("t")
    return [_initiative(doc, line, title, line.bare[:start], line.text[start:], start, match.end("t"), sure=0.6)]


def _initiative(
    doc: Doc, line: Line, title: str, before: str, after: str, start: int, end: int, *, sure: float = 0.85
) -> Initiative:
    decisions, low_after = find_decisions(after), bare(after)
    dates = [d.value for d in find_dates(after, low_after) if len(d.value) == 10]
    years = [y.value for y in find_years(before)] or [y.value for y in find_years(after)]
    authority = re.search(
        r"\bcủa\s+(?=[A-ZĐƯ])([^;().]+?)(?:\s*[;().,]|$)", after[decisions[0].end :] if decisions else ""
    )
    return Initiative(
        title=title,
        year=years[-1] if years else None,
        decision_number=decisions[0].value if decisions else None,
        decision_date=dates[0] if dates else None,
        authority=strip_value(authority[1]) or None if authority else None,
        scope=find_scope(before + " " + low_after),
        confidence=sure,
        evidence=locate(doc, line, start, end),
    )


def _read_initiative_table(doc: Doc, table: Table) -> list[Initiative]:
    heads: dict[str, int] = {}
    for cell in table.cells:
        if cell.row > 0:
            break
        low = bare(cell.text).strip()
        for name, pattern in (
            ("title", _TITLE_HEAD),
            ("number", _NUMBER_HEAD),
            ("year", _YEAR_HEAD),
            ("scope", _SCOPE_HEAD),
        ):
            if name not in heads and pattern.search(low):
                heads[name] = cell.column
                break
    if "title" not in heads or table.rows < 2:
        return []
    found = []
    for row in table.grid()[1:]:
        cell = row[heads["title"]]
        line = next(iter(lines_of(doc, [cell])), None) if cell else None
        if cell is None or line is None or len(cell.text) < 8:
            continue
        quote = _QUOTED.search(cell.text)
        title = strip_value((quote[1] if quote else cell.text).replace("\n", " "))
        text = {name: (row[column].text if row[column] else "") for name, column in heads.items()}
        rest = " ".join(c.text for c in row if c is not None and c is not cell)
        decisions = find_decisions(text.get("number", "") or rest)
        dates = [d.value for d in find_dates(rest) if len(d.value) == 10]
        years = [y.value for y in find_years(text.get("year", ""))]
        organ = re.search(r"\bcủa\s+([^;()\n]+)", rest)
        found.append(
            Initiative(
                title=title,
                year=years[0] if years else None,
                decision_number=decisions[0].value if decisions else None,
                decision_date=dates[0] if dates else None,
                authority=strip_value(organ[1]) if organ else None,
                scope=find_scope(bare(text.get("scope", "") + " " + rest)),
                confidence=0.9,
                evidence=locate(doc, line),
            )
        )
    return found


def find_level(low: str) -> Level | None:
    """The level that a short text names."""
    return next((level for level, pattern in _LEVELS if pattern.search(low)), None)


def read_classifications(
    doc: Doc, zones: Zones, *, year: str | None, lines: list[Line] | None = None
) -> tuple[Classification, ...]:
    """Annual classifications by year: tables with years beside levels, and clauses "năm 2020 hoàn thành xuất sắc …"."""
    found: dict[str, Classification] = {}
    read_tables: set[int] = set()
    context: str | None = None
    for line in lines if lines is not None else zones.body:
        if line.table is None:
            if _YEAR_ALONE.fullmatch(line.bare) and (own := find_years(line.text, line.bare)):
                context = own[-1].value
            elif zones.section.get(line.index) == "heading":
                context = None
        if line.table is not None:
            if line.table.number not in read_tables:
                read_tables.add(line.table.number)
                for item in _read_level_table(doc, line.table):
                    found.setdefault(item.year, item)
            continue
        if zones.section.get(line.index) == "legal" or (
            re.search(
                r"doan vien|dang vien|chi bo|to chuc dang|cong doan (?:co so )?(?:hoan thanh|vung manh)|dang bo",
                line.bare,
            )
            and "chuyen mon" not in line.bare
        ):
            continue
        for item in _read_level_sentence(doc, line, context):
            if item.confidence > found.get(item.year, item).confidence or item.year not in found:
                found[item.year] = item
    return tuple(found[key] for key in sorted(found))


def _read_level_sentence(doc: Doc, line: Line, context: str | None) -> list[Classification]:
    if not _ANY_LEVEL.search(line.bare):
        return []
    mentions: list[tuple[int, int, Level]] = []
    for level, pattern in _LEVELS:
        for match in pattern.finditer(line.bare):
            if not any(a <= match.start() < b for a, b, _ in mentions) and not re.search(
                r"(?:muc do|muc|de)\s+$", line.bare[: match.start()]
            ):
                mentions.append((match.start(), match.end(), level))
    mentions.sort()
    if not mentions:
        return []
    years = find_years(line.text, line.bare)
    found: list[Classification] = []
    used: set[int] = set()
    for number, (start, end, level) in enumerate(mentions):
        left = mentions[number - 1][1] if number else 0
        right = mentions[number + 1][0] if number + 1 < len(mentions) else len(line.text)
        if re.search(
            r"\d+\s*(?:/\s*\d+\s*)?(?:%|nguoi|ca nhan|dong chi|don vi|cong chuc|vien chuc|doan vien|ho)\s*(?:\w+\s*){0,3}$",
            line.bare[max(0, start - 40) : start],
        ):
            continue
        before = [y for y in years if left <= y.start < start]
        if number and re.search(r"[;.]", line.text[left:start]) is None and not before:
            before = []
        after = [
            y
            for y in years
            if end <= y.start < right
            and re.match(r"^[\s,:(-]*(?:trong |cho |cac |)(?:nam|\d{4})", line.bare[end : y.start + 4])
        ]
        chosen = before or after
        if not chosen and not used and len(mentions) == 1 and re.match(r".*(?:xep loai|danh gia)", line.bare[:start]):
            chosen = [y for y in years if y.start < start]
        if not chosen and context and not years and re.search(r"xep loai|danh gia|muc do|phan loai", line.bare):
            chosen = [Found(context, 0, 0)]
        apart = bool(re.search(r"trong do|rieng", line.bare[left:start]))
        notices = [d for d in find_decisions(line.text[end:right])]
        for order, year in enumerate(chosen):
            used.add(year.start)
            notice = (
                notices[order]
                if len(notices) == len(chosen)
                else notices[0]
                if len(notices) == 1 and len(chosen) == 1
                else None
            )
            found.append(
                Classification(
                    year=year.value,
                    level=level,
                    decision_number=notice.value if notice else None,
                    confidence=0.88 if apart else 0.85,
                    evidence=locate(doc, line, start, end),
                )
            )
    return found


def _read_level_table(doc: Doc, table: Table) -> list[Classification]:
    """Years in the first row or column, levels beside them, notices in a third."""
    grid = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    if not any(find_level(bare(text)) for row in grid for text in row) or table.columns > 8:
        return []
    if re.search(r"ho (?:va )?ten|tap the|so phieu", bare(" ".join(grid[0]))):
        return []
    years_across = [find_years(text) for text in grid[0]]
    if sum(len(y) == 1 for y in years_across) >= 2:
        grid = [list(column) for column in zip(*grid, strict=True)]
    elif not any(find_years(row[0]) or (len(row) > 1 and find_years(row[1])) for row in grid[1:]):
        return []
    line = next(item for item in doc._.lines if item.table is table)
    found = []
    for row in grid:
        years = [y.value for text in row for y in find_years(text)]
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
            )
        )
    return found


def read_achievements(doc: Doc, zones: Zones) -> tuple[Field, ...]:
    """Statements of achievement in order: the paragraphs of the achievements section that say what was done."""
    found = []
    for line in zones.body:
        if zones.section.get(line.index) not in ("achievements", "opening_narrative") or line.table is not None:
            continue
        text = strip_value(line.text)
        if len(text) < 30 or (
            _QUOTED.search(text) and _INITIATIVE.search(line.bare[:60]) and _RECOGNISED.search(line.bare)
        ):
            continue
        found.append(Field(value=text, text=line.text, confidence=0.8, evidence=locate(doc, line), sources=("layout",)))
    return tuple(found[:40])
