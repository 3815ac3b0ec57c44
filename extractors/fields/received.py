"""Takes the section "đã được khen thưởng" and prior tables; gives the titles and awards received before."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from spacy.tokens import Doc

from extractors.document import Line, lines_of, lines_of_table, locate, source_of, span_of
from extractors.fields.drafting import PERSON
from extractors.fields.recognitions import (
    Award,
    attach_details,
    authority_in,
    awards_of_collective,
    find_awards,
    likeliest_code,
    settle_by_decision,
)
from extractors.fields.rosters import find_header
from extractors.fields.values import clean_name, find_dates, find_decisions, find_years, is_school_paper
from extractors.layout import Cell, Table
from extractors.text import bare, strip_value
from extractors.zones import Zones
from records.catalogue import TITLES
from records.readings import NomineeKind, Recognition

_YEAR_HEAD = re.compile(r"^(?:cho )?nam\b|nam (?:dat|duoc|khen|tang|cong nhan)|^thoi gian|nam hoc")
_NAME_HEAD = re.compile(r"danh hieu|hinh thuc|noi dung khen|khen thuong$|ten (?:danh hieu|hinh thuc)")
_NUMBER_HEAD = re.compile(
    r"^(?:so\b|qd\b|quyet dinh|can cu|van ban)|so,? ngay|so (?:quyet dinh|qd|van ban)|quyet dinh (?:khen|cong nhan|so)"
)
_DAY_HEAD = re.compile(r"^ngay\b|ngay (?:ky|ban hanh|cap|qd)")
_ORGAN_HEAD = re.compile(r"^(?:co quan|cap\b|noi (?:cap|tang)|nguoi ky|don vi (?:khen|cap|tang|ban hanh)|tham quyen)")
_RECEIVED = re.compile(
    r"\b(?:da |tung |vinh du )?(?:duoc|dat|nhan)\b"
    r".{0,60}(?:tang|khen|cong nhan|danh hieu|giay khen|bang khen|chien s|lao dong tien)|"
    r"da duoc khen|lien tuc (?:dat|la|duoc)\b|\d+ (?:nam|lan) (?:lien tuc|lien)|hai nam lien"
)
_COUNTED = re.compile(
    r"\d+\s+(?:dong chi|nguoi|ca nhan|luot|tap the|doan vien|vien chuc|cong chuc|cong doan vien)\b[^.;]{0,40}$"
)
_ORGAN = re.compile(r"(?:\bcủa\s+|;\s*|,\s*)(?=[A-ZĐƯ])([^;()\n]+?)\s*(?:[;(\n]|\s\d|\s(?:[Ss]ố|QĐ|Quyết định)\s|$)")
_COUNTED_CLAUSE = re.compile(r"\d+ (?:dong chi|nguoi|ca nhan|vien chuc|cong chuc|doan vien|luot)\b")
_REFUSED_BEFORE = re.compile(
    r"\b(?:chua|khong)(?: (?:tung|he|mot|lan|nao|duoc|dat|co|nhan|tang|thuong|xet|cong|danh|hieu|phai|la)){1,6} $"
)
_REFUSED_BEHIND = re.compile(r"\b(?:chua|khong) (?:duoc )?(?:xet|duyet|thong qua|cong nhan|dat\b)")
_ONLY_YEARS = re.compile(r"(?:va )?(?:nam (?:hoc )?)?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?\s*(?:$|[;.])")
_DENIED = re.compile(r"\b(?:chua|khong)\b")
_PLANNED = re.compile(r"\W*(?:nam \d{4},? )?(?:phan dau|du kien|muc tieu|ke hoach)\b")
_FOR_OTHERS = re.compile(
    r"\b(?:huong dan|boi duong|giup|tham muu|dan dat|chi dao|lanh dao)\b(?![^;.]*\b(?:toi|ban than|ca nhan)\b)"
    r"[^,;]*\b(?:duoc|dat|nhan)\b"
)
_COLLECTIVE_OF_PERSON = re.compile(
    r"\W*(?:nam \d{4},? )?(?:tap the(?! l)|don vi|co quan|chi bo|chi doan|cong doan)\b.*\b(?:duoc|dat|nhan)\b"
)
_LEAD = re.compile(r"\W*(?:\w[.)]\s*)?(?:(?:cac )?danh hieu|(?:hinh thuc )?khen thuong)[^:;]{0,30}:")
_MERIT_CELL = re.compile(r"khen thuong|danh hieu")
_HAD_CELL = re.compile(r"\b(?:da|tung|qua trinh) (?:duoc|co|dat|nhan|khen)\b|khen thuong da")
_ASKED = re.compile(r"de nghi|kinh trinh|xet tang|trinh\b|dang ky|phan dau")


Grid = list[list[Cell | None]]


@dataclass(slots=True, frozen=True)
class Received:
    titles: tuple[Recognition, ...]
    awards: tuple[Recognition, ...]


@dataclass(slots=True, frozen=True)
class Owner:
    """Whose recognitions are read: what a sentence tells of others is left out."""

    kind: NomineeKind | None = None
    name: str = ""


def read_received(doc: Doc, zones: Zones, owner: Owner) -> Received:
    """Prior titles and awards of a report: from tables, bullets and running sentences of its prior section."""
    found: list[tuple[Award, Line]] = []
    read_tables: set[int] = set()
    school = is_school_paper(doc)
    context = _Context(school=school)
    for line in zones.body:
        section = zones.section.get(line.index)
        if line.table is not None:
            if line.table.number in read_tables:
                continue
            turned = _turned(line.table)
            read = turned or line.table.grid()
            columns = _columns_of_turned(turned) if turned else _prior_columns(read)
            if columns is None and section == "prior":
                columns = _columns_by_content(doc, line.table)
            read_tables.add(line.table.number)
            found += _read_table(doc, read, columns, school, owner) if columns else _read_form(doc, line.table, school)
            continue
        if section == "prior" or (section == "other" and context.goes_on(line)):
            carried = context.carry(line, _read_sentence(line, school, owner))
            if context.completes:
                found.pop()
            found += carried
            continue
        if section == "heading":
            context.head(line)
        if _is_received_sentence(line) or (section == "heading" and _names_decided_award(line)):
            found += _read_sentence(line, school, owner)
    return _part_titles(doc, found)


def read_received_lines(doc: Doc, lines: list[Line], owner: Owner) -> Received:
    """Prior titles and awards that a cell tells of a row's nominee."""
    if not lines:
        return Received((), ())
    school = is_school_paper(doc)
    found = [pair for line in lines for pair in _read_sentence(line, school, owner)]
    return _part_titles(doc, found)


def read_decided(doc: Doc, lines: list[Line], award: Award) -> Received:
    """What lines of years and decisions tell of an award that stands elsewhere ("2023: QĐ 18/QĐ-SNV ngày …")."""
    school = is_school_paper(doc)
    found = []
    for line in lines:
        for start, end in _clauses(line):
            told = find_years(line.text[start:end], school=school) or find_decisions(line.text[start:end])
            if told and not _DENIED.search(line.bare[start:end]):
                placed = replace(award, start=start, end=end)
                found += [(each, line) for each in attach_details(line, [placed], start=start, end=end, school=school)]
    return _part_titles(doc, found)


@dataclass(slots=True)
class _Context:
    """What a lead-in carries to the bullets below: "Năm 2021:" its year, "Chiến sĩ thi đua cơ sở:" its award.

    An award alone on its line is one itself, unless the line below `completes` it with its decision.
    """

    year: str | None = None
    award: Award | None = None
    school: bool = False
    alone: bool = False
    completes: bool = False

    def head(self, line: Line) -> None:
        """A heading that names one award ("1.1. Lao động tiên tiến:"): the decisions below are of it."""
        awards = find_awards(line)
        alone = len(awards) == 1 and not find_years(line.text, line.bare) and not _ASKED.search(line.bare)
        self.award, self.year, self.alone = (awards[0] if alone else None), None, False

    def goes_on(self, line: Line) -> bool:
        """A bare decision under a heading of an award belongs to it, whatever the section is called."""
        return self.award is not None and not line.recognitions() and bool(find_decisions(line.text, line.bare))

    def carry(self, line: Line, found: list[tuple[Award, Line]]) -> list[tuple[Award, Line]]:
        years = [y.value for y in find_years(line.text, line.bare, school=self.school)]
        bullet = re.match(r"^\s*[-–+•*]", line.labelled)
        self.completes, self.alone = self.alone and not found and bool(find_decisions(line.text, line.bare)), False
        if not found:
            only_year = re.fullmatch(r"\W*(?:\w[.)]\s*)?(?:trong )?nam (?:hoc )?[\d\s,\-–va]+\W*", line.bare)
            if only_year and years:
                self.year, self.award = years[-1], None
            elif self.award is not None and (years or find_decisions(line.text, line.bare)):
                authority = self.award.authority or authority_in(line)
                award = replace(self.award, start=0, end=0, authority=authority)
                return [(a, line) for a in attach_details(line, [award], school=self.school)]
            return []
        if len(found) == 1 and strip_value(line.text) == found[0][0].text:
            self.award, self.alone = find_awards(line)[0], True
            return [(replace(found[0][0], year=found[0][0].year or self.year), line)]
        if len(found) == 1 and not years and found[0][0].decision is None and line.text.rstrip().endswith(":"):
            self.award = found[0][0]
            return []
        if not bullet:
            self.award = None
        if years or self.year is None:
            return found
        return [(replace(a, year=a.year or self.year), x) for a, x in found]


def _names_decided_award(line: Line) -> bool:
    return bool(line.recognitions() and find_decisions(line.text, line.bare))


def _is_received_sentence(line: Line) -> bool:
    if not line.recognitions():
        return False
    return any(
        (_LEAD.match(clause) and find_decisions(line.text, line.bare))
        or (
            _RECEIVED.search(clause)
            and not re.search(r"de nghi|de xet|dung de|xet danh hieu", clause)
            and not _COUNTED_CLAUSE.search(clause)
        )
        for clause in (line.bare[a:b] for a, b in _clauses(line))
        if any(line.bare[m.start : m.end] in clause for m in line.recognitions())
    )


def _turned(table: Table) -> Grid | None:
    """The grid on its side where the first column holds the heads: years run across."""
    grid = table.grid()
    heads = [bare(row[0].text).strip() if row and row[0] else "" for row in grid]
    years = [find_years(cell.text) for cell in (grid[0][1:] if grid else []) if cell]
    across = len(years) >= 2 and all(years)
    named = any(_NAME_HEAD.search(head) for head in heads)
    return [list(column) for column in zip(*grid, strict=True)] if across and named else None


def _columns_of_turned(grid: Grid) -> dict[str, int] | None:
    """Columns of a table on its side: the years first, then what each of its rows was headed with."""
    heads = {name: column for name, column in (_prior_columns(grid) or {}).items() if column > 0}
    for column, cell in enumerate(grid[0]):
        if column and cell and "name" not in heads and _NAME_HEAD.search(bare(cell.text)):
            heads["name"] = column
    return {"year": 0, **heads} if "name" in heads else None


def _prior_columns(grid: Grid) -> dict[str, int] | None:
    """Column numbers of year, name, decision, day and organ in a table of prior recognitions; None for other tables."""
    if len(grid) < 2 or len(grid[0]) < 2:
        return None
    columns: dict[str, int] = {}
    for column, cell in [(i, c) for row in grid[:2] for i, c in enumerate(row) if c is not None]:
        low = bare(cell.text).replace("\n", " ").strip()
        if re.search(r"ho (?:va )?ten|ten tap the|de nghi|dang ky|so phieu|ten sang kien|ten de tai", low):
            return None
        for name, pattern in (
            ("organ", _ORGAN_HEAD),
            ("number", _NUMBER_HEAD),
            ("day", _DAY_HEAD),
            ("year", _YEAR_HEAD),
            ("name", _NAME_HEAD),
        ):
            if name not in columns and column not in columns.values() and pattern.search(low):
                columns[name] = column
                break
    return columns if "name" in columns and ("year" in columns or "number" in columns) else None


def _columns_by_content(doc: Doc, table: Table) -> dict[str, int] | None:
    """Column numbers of a prior table whose header says nothing: the names stand where awards are named."""
    counts: dict[int, int] = {}
    for line in lines_of_table(doc, table):
        if line.cell is not None and line.recognitions():
            counts[line.cell.column] = counts.get(line.cell.column, 0) + 1
    if not counts or find_header(table) is not None:
        return None
    columns = {"name": max(counts, key=lambda key: counts[key])}
    for cell in table.cells:
        if cell.column in columns.values():
            continue
        if "year" not in columns and re.fullmatch(
            r"\W*(?:năm\s*)?(?:19|20)\d{2}(?:\s*[-–,]\s*(?:19|20)\d{2})*\W*", cell.text.strip().lower()
        ):
            columns["year"] = cell.column
        elif "number" not in columns and find_decisions(cell.text):
            columns["number"] = cell.column
    return columns


def _read_table(doc: Doc, grid: Grid, columns: dict[str, int], school: bool, owner: Owner) -> list[tuple[Award, Line]]:
    found: list[tuple[Award, Line]] = []
    of_years = grid[0][columns["year"]] if "year" in columns else None
    school = school or (of_years is not None and "nam hoc" in bare(of_years.text))
    for row in grid:
        cells = {name: row[column] for name, column in columns.items() if column < len(row)}
        name_cell = cells.get("name")
        if name_cell is None:
            continue
        texts = {name: cell.text if cell else "" for name, cell in cells.items()}
        if "number" not in columns:
            found += _read_loose_row(doc, row, texts.get("year", ""), school)
            continue
        decision_text = " ".join(texts.get(k, "") for k in ("number", "day", "organ"))
        for line in lines_of(doc, [name_cell]):
            named = [y.value for y in find_years(line.text, line.bare, school=school)]
            for award in _awards_of(owner, line):
                found += [(a, line) for a in _complete(award, texts, decision_text, school, named)]
    return found


def _read_loose_row(doc: Doc, row: list[Cell | None], year: str, school: bool) -> list[tuple[Award, Line]]:
    """Awards of any cell of a row whose decisions stand beside the awards' names."""
    default = find_years(year, school=school)
    cells = list({id(cell): cell for cell in row if cell is not None}.values())
    found = []
    for line in lines_of(doc, cells):
        awards = find_awards(line)
        if awards and not _ASKED.search(line.bare):
            found += [(a, line) for a in attach_details(line, awards, default=default, school=school)]
    return found


def _read_form(doc: Doc, table: Table, school: bool) -> list[tuple[Award, Line]]:
    """Decided awards of a form's cell, beside the cell that asks for them ("Khen thưởng đã có")."""
    found = []
    for label, cell in pairwise(table.cells):
        asks = label.row == cell.row and _MERIT_CELL.search(bare(label.text)) and len(label.text) < 60
        if asks and not _ASKED.search(bare(label.text)):
            had = _HAD_CELL.search(bare(label.text)) is not None
            for line in lines_of(doc, [cell]):
                told = _names_decided_award(line) or (had and line.recognitions() and find_years(line.text, line.bare))
                found += _read_sentence(line, school, Owner()) if told else []
    return found


def _complete(award: Award, texts: dict[str, str], decision_text: str, school: bool, named: list[str]) -> list[Award]:
    """An award of a row with the row's year, decision, day and organ; `named` are years beside the award's name."""
    years = [y.value for y in find_years(texts.get("year", ""), school=school)] or named
    if not years:
        years = [d.value[:4] for d in find_dates(texts.get("year", ""))][:1]
    if not years and "year" not in texts:  # "Giám đốc Sở tặng năm 2022 theo QĐ số …" beside the award
        years = [y.value for y in find_years(decision_text, school=school)]
    decisions = find_decisions(decision_text)
    dates = [d.value for d in find_dates(decision_text) if len(d.value) == 10]
    organ = strip_value(texts.get("organ", "")) or _organ_in(decision_text)
    result = []
    for number, year in enumerate(years or [""]):
        decision = decisions[number] if number < len(decisions) else decisions[0] if len(decisions) == 1 else None
        day = dates[number] if number < len(dates) else dates[0] if len(dates) == 1 else None
        result.append(
            settle_by_decision(
                replace(
                    award,
                    year=year or None,
                    decision=decision.value if decision else None,
                    day=day,
                    authority=organ or award.authority,
                )
            )
        )
    return result


def _organ_in(text: str) -> str | None:
    """Who issued, in "QĐ 298/QĐ-SKHCN ngày 23/12/2019; Sở …" or "… của Giám đốc Sở"."""
    match = _ORGAN.search(re.sub(r"(?<![;.,])\n", " ", text))
    return strip_value(match[1]) or None if match else None


def _read_sentence(line: Line, school: bool, owner: Owner) -> list[tuple[Award, Line]]:
    """Recognitions of a bullet or sentence, clause by clause."""
    found: list[tuple[Award, Line]] = []
    lead = re.match(r"^\W*(?:\w[.)]\s*)?(?:trong )?nam (?:hoc )?[\d\s,\-–va]+:", line.bare)
    default = find_years(line.text[: lead.end()], school=school) if lead else []
    for start, end in _clauses(line):
        clause = line.bare[start:end]
        awards = _awards_of(owner, line, start, end)
        if not awards or _tells_of_others(line, start, awards[0].start, owner):
            continue
        ends = [*(award.start for award in awards[1:]), end]
        had = {a.start for a, until in zip(awards, ends, strict=True) if _is_had(a, line.bare, start, until)}
        if not _ASKED.search(clause) or ("duoc" in clause and "de nghi" not in clause):
            detailed = attach_details(line, awards, start=start, end=end, default=default, school=school)
            found += [(award, line) for award in detailed if award.start in had]
    return found


def _awards_of(owner: Owner, line: Line, start: int = 0, end: int | None = None) -> list[Award]:
    find = awards_of_collective if owner.kind == "tap_the" else find_awards
    return find(line, start=start, end=end)


def _is_had(award: Award, low: str, start: int, end: int) -> bool:
    """Neither counted among many people, nor refused, nor only planned."""
    before = low[start : award.start]
    refused = _REFUSED_BEFORE.search(before[-60:]) or _REFUSED_BEHIND.search(low[award.end : end])
    return not (refused or _COUNTED.search(before) or _PLANNED.match(before))


def _tells_of_others(line: Line, start: int, end: int, owner: Owner) -> bool:
    """What leads to an award in `line.text[start:end]` tells that another received it, or a person's collective."""
    low = line.bare[start:end]
    if owner.kind == "ca_nhan" and (_COLLECTIVE_OF_PERSON.match(low) or _FOR_OTHERS.search(low)):
        return True
    for person in PERSON.finditer(line.text, start, end) if owner.kind else ():
        receives = re.search(r"\b(?:duoc|dat|nhan|co)\b", line.bare[person.end() : end])
        if receives and bare(clean_name(person["n"])[0]) not in bare(owner.name):
            return True
    return False


def _clauses(line: Line) -> list[tuple[int, int]]:
    """Clauses of a line: split at ";" and "." outside brackets, but not before a mere list of decisions."""
    cuts, depth = [0], 0
    for position, char in enumerate(line.text):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ";." and not line.text[position + 1 : position + 2].isdigit():
            rest = line.bare[position + 1 :].lstrip()
            if re.match(r"\(?(?:quyet dinh|qd|so)\b", rest) and not find_years(rest.split(";")[0]):
                continue
            if _ONLY_YEARS.match(rest):
                continue
            cuts.append(position + 1)
    cuts.append(len(line.text))
    return [(a, b) for a, b in pairwise(cuts) if b - a > 3]


def _part_titles(doc: Doc, found: list[tuple[Award, Line]]) -> Received:
    recognitions = _unique([_recognition(doc, award, line) for award, line in found])
    return Received(
        titles=tuple(r for r, title in recognitions if title),
        awards=tuple(r for r, title in recognitions if not title),
    )


def _recognition(doc: Doc, award: Award, line: Line) -> tuple[Recognition, bool]:
    """The recognition, and whether it is a title (danh hiệu) rather than an award."""
    settled = award.code not in ("BK", "CO", "CSTD")
    code = likeliest_code(award.code)
    title = code in TITLES or (
        code == "KHAC" and bool(re.search(r"lao dong gioi|danh hieu|gioi viec nuoc|^co\b", bare(award.text)))
    )
    return (
        Recognition(
            code=code,
            text=award.text,
            year=award.year,
            decision_number=award.decision,
            decision_date=award.day,
            authority=award.authority,
            confidence=0.9 if settled else 0.4,
            evidence=locate(doc, line, award.start, award.end),
            sources=(source_of(line),),
            span=span_of(line, award.start, award.end, value=award.text),
        ),
        title,
    )


def _unique(found: list[tuple[Recognition, bool]]) -> list[tuple[Recognition, bool]]:
    seen: dict[tuple[str, str | None, str | None, bool], tuple[Recognition, bool]] = {}
    for recognition, title in found:
        key = (recognition.code, recognition.year, recognition.decision_number, title)
        seen.setdefault(key, (recognition, title))
    return list(seen.values())
