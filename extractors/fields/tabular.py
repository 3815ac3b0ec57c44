"""Takes a row of a roster; gives its nominee: the row's own cells, then section rows, heading, title and body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc

from extractors.document import Line, field_of, lines_of, lines_of_table, locate, span_of
from extractors.fields.drafting import Draft, fits, set_field, set_gender
from extractors.fields.dwellings import MIXED_HEAD, part_dwelling
from extractors.fields.labels import Value
from extractors.fields.mentions import BORN
from extractors.fields.merits import fill_merits, read_row_levels
from extractors.fields.posts import split_post, starts_with_post, starts_with_unit
from extractors.fields.recognitions import Award, awards_of_collective, settle_by_heading
from extractors.fields.requests import Asked, asked_in_body, asked_in_line, recognition, year_in, year_of
from extractors.fields.rosters import Entry, Roster, kind_of_section
from extractors.fields.values import clean_name, has_surname, is_name, year_of_birth_or_date
from extractors.layout import Table
from extractors.text import bare, is_upper, strip_value, unit_case
from extractors.zones import Zones, heading_kind
from records.readings import NomineeKind, Recognition

_PROPOSES = re.compile(
    r"(?!can cu|kem theo|\(|theo ).{0,90}?(?:de nghi|khen thuong|danh hieu|thi dua|dang ky|sang kien)"
)
_HOUSEHOLD = re.compile(r"^(?:hộ (?:gia đình |kinh doanh )?|gia đình )(?:ông |bà )?", re.I)


def asked_above(doc: Doc, zones: Zones, roster: Roster) -> Asked:
    """The award in the last heading above the table and below the table before it."""
    for line in _upwards(doc, roster.table):
        if line.table is not None and line.table.rows > 1:
            break
        if (
            line.recognitions()
            and (heading_kind(line) is not None or len(line.text) < 120)
            and zones.section.get(line.index) != "legal"
        ):
            return asked_in_line(line)
        if line.index == zones.title:
            break
    return Asked()


def draft_of_row(doc: Doc, zones: Zones, entry: Entry, above: Asked, title: Asked) -> Draft | None:
    """The nominee of a row; None where its name cell names nobody."""
    section_kind = kind_of_section(entry.sections) or ("tap_the" if entry.of_collectives else None)
    name_lines = lines_of(doc, entry.cells["name"])
    if not name_lines:
        return None
    parted = _is_parted(entry)
    raw, born = _without_birth((" " if parted else "\n").join(line.text for line in name_lines))
    first, _, below = raw.partition("\n")
    name = clean_name(first)[0]
    of_person = starts_with_post(below) or (has_surname(name) and (born is not None or starts_with_unit(below)))
    raw = f"{first}; {below}" if below and of_person and is_name(name) else raw.replace("\n", " ")
    kind, name, honorific, rest = _name_of_row(raw, section_kind)
    if name is None:
        return None
    full_name = field_of(doc, name_lines[0], name, sure=0.95 if len(name_lines) == 1 else 0.85, source="table")
    if full_name is None:
        return None
    if parted:
        places = tuple(place for line in name_lines for place in locate(doc, line))
        full_name = full_name.model_copy(update={"text": raw, "evidence": places})
    draft = Draft(kind, full_name)
    if honorific or entry.text("honorific"):
        set_field(
            draft,
            "honorific",
            field_of(doc, name_lines[0], honorific or strip_value(entry.text("honorific")), source="table"),
        )
    if born:
        set_field(draft, "birth_date", field_of(doc, name_lines[-1], born, source="table", sure=0.85))
    if rest and not (has_surname(rest) and is_name(clean_name(rest)[0]) and not starts_with_post(rest)):
        post, unit = split_post(rest)
        set_field(draft, "position", field_of(doc, name_lines[-1], post or "", sure=0.75, source="table"))
        set_field(draft, "unit", field_of(doc, name_lines[-1], unit or "", sure=0.7, source="table"))
    _fill_row(doc, draft, entry)
    _ask_for_row(doc, zones, draft, entry, above, title)
    return draft


def _is_parted(entry: Entry) -> bool:
    """Family and given name stand in two cells; a given name such as Khoa or Viện is no unit."""
    first, *rest = (cell.text for cell in entry.cells["name"])
    return len(rest) == 1 and "\n" not in first + rest[0] and 0 < len(rest[0].split()) <= 2


def _without_birth(text: str) -> tuple[str, str | None]:
    """The text of a name cell without the birth date in it ("SN 1981", "(sinh năm 1981)"), and that date."""
    told = BORN.search(text) if any(map(str.isdigit, text)) else None
    day = year_of_birth_or_date(told["d"] or told["y"]) if told else None
    if told is None or day is None:
        return text.strip(), None
    return f"{text[: told.start()]}\n{text[told.end() :]}".strip(), day.value


def _name_of_row(raw: str, section_kind: str | None) -> tuple[NomineeKind, str | None, str | None, str]:
    """Kind, name, honorific and what follows the name in the cell."""
    if _HOUSEHOLD.match(raw):
        return "ho_gia_dinh", clean_name(_HOUSEHOLD.sub("", raw))[0], None, ""
    raw, _, behind = raw.partition("; ") if "\n" in raw else (raw, "", "")
    text = strip_value(re.sub(r"^\d{1,3}[.)]\s*", "", raw))
    collective = starts_with_unit(text)
    if collective or section_kind == "tap_the":
        whole = re.sub(r"^[Tt]ập thể\s+(?=[A-ZĐ])", "", text) if not is_upper(text) else text
        part, _, within = whole.partition(", ")
        return ("tap_the", part, None, within) if starts_with_unit(within) else ("tap_the", whole, None, "")
    name, honorific = clean_name(text)
    if not is_name(name):
        return "ca_nhan", None, None, ""
    if behind:
        return "ca_nhan", name, honorific, behind
    tail = re.split(r"\s*[,;(]|\s+-\s+|\s[–—]\s", text, maxsplit=1)
    return "ca_nhan", name, honorific, strip_value(tail[1].rstrip(")")) if len(tail) > 1 else ""


def _fill_row(doc: Doc, draft: Draft, entry: Entry) -> None:
    def first(role: str) -> Line | None:
        cells = entry.cells.get(role)
        return next(iter(lines_of(doc, cells)), None) if cells else None

    dated = (("male", "nam"), ("female", "nu"), ("birth", None), ("gender_male", "nam"), ("gender_female", "nu"))
    line = first("birth_year")
    if line:
        parts = [strip_value(entry.text(role)) for role in ("birth_day", "birth_month", "birth_year")]
        found = year_of_birth_or_date("/".join(part for part in parts if part))
        if found:
            set_field(draft, "birth_date", field_of(doc, line, found.value, source="table", sure=0.9 * found.sure))
    for role, gender in dated:
        line = first(role)
        found = year_of_birth_or_date(entry.text(role)) if line else None
        if found and line:
            set_field(draft, "birth_date", field_of(doc, line, found.value, source="table", sure=0.93 * found.sure))
            if gender:
                set_field(draft, "gender", field_of(doc, line, gender, source="table"))
    for role, gender in (("gender_male", "nam"), ("gender_female", "nu")):
        line = first(role)
        if line and re.match(r"^[xX✓]$", line.text.strip()):
            set_field(draft, "gender", field_of(doc, line, gender, source="table"))
    line = first("gender")
    if line:
        set_gender(doc, draft, Value(line.text, line, 0, len(line.text), 0.95, "table"), line.text)
    for role in ("hometown", "residence", "education", "unit"):
        line = first(role)
        if line and (
            draft.kind == "ca_nhan" or role == "unit" or (draft.kind == "ho_gia_dinh" and role == "residence")
        ):
            set_field(draft, role, field_of(doc, line, _cell_value(entry.text(role)), source="table"))
    role = "position" if first("position") else "rank"
    _fill_row_post(doc, draft, entry, first("position_unit"), role=role, post_line=first(role))
    _fill_section_unit(doc, draft, entry)
    fill_merits(doc, draft, entry)


def _fill_section_unit(doc: Doc, draft: Draft, entry: Entry) -> None:
    """The unit that a section row names for the people below it ("II. PHÒNG KỸ THUẬT")."""
    for section in reversed(entry.sections):
        text = strip_value(re.sub(r"^\W*(?:[IVX]+|[A-D]|\d{1,2})\s*[.)\-–]\s*", "", section.text))
        if draft.kind == "ca_nhan" and starts_with_unit(text) and not text.lower().startswith("tập thể"):
            value = unit_case(text, doc._.source)
            set_field(draft, "unit", field_of(doc, section, value, sure=0.8, source="table"))
            return


def _cell_value(text: str) -> str:
    return strip_value(" ".join(part.strip() for part in text.split("\n")))


def _fill_row_post(
    doc: Doc, draft: Draft, entry: Entry, both: Line | None, *, role: str, post_line: Line | None
) -> None:
    """Post and unit of one cell, or the post of a column of its own: that of posts, else that of ranks (ngạch)."""
    if both:
        told, place = _part_of_mixed(entry, both)
        if place and draft.kind != "tap_the":
            set_field(draft, "residence", field_of(doc, both, place, source="table", sure=0.85))
        if draft.kind == "tap_the":
            set_field(
                draft, "unit", field_of(doc, both, _cell_value(entry.text("position_unit")), source="table", sure=0.8)
            )
        else:
            post, unit = split_post(told)
            set_field(draft, "position", field_of(doc, both, post or "", source="table", sure=0.88))
            set_field(draft, "unit", field_of(doc, both, unit or "", source="table", sure=0.85))
    if post_line and draft.kind != "tap_the":
        text = _cell_value(entry.text(role))
        post, unit = (text, None) if "unit" in draft.values else split_post(entry.text(role))
        set_field(draft, "position", field_of(doc, post_line, post or "", source="table", sure=0.9))
        set_field(draft, "unit", field_of(doc, post_line, unit or "", source="table", sure=0.75))


def _part_of_mixed(entry: Entry, line: Line) -> tuple[str, str | None]:
    """Post and unit of a cell, and the place of living where its column heads that, too."""
    text = entry.text("position_unit")
    head = entry.columns.heads.get(line.cell.column, "") if line.cell is not None else ""
    return part_dwelling(text) if MIXED_HEAD.search(head) else (text, None)


def lines_above(doc: Doc, table: Table) -> list[Line]:
    """The two lines right above a table."""
    return [line for line in reversed([*islice(_upwards(doc, table), 2)]) if line.table is None]


def year_of_book(doc: Doc, roster: Roster) -> str | None:
    """The year that the nearest line of a workbook above a list tells of proposals, be it on a sheet before."""
    if roster.table.sheet is None:
        return None
    lines = (line for line in _upwards(doc, roster.table) if line.table is None and _PROPOSES.match(line.bare))
    return next((year for line in lines if (year := year_in(line.bare))), None)


def _upwards(doc: Doc, table: Table) -> Iterator[Line]:
    """The lines above a table, from the nearest up."""
    own = lines_of_table(doc, table)
    return (doc._.lines[index] for index in range(own[0].index - 1 if own else -1, -1, -1))


def _of_class(doc: Doc, zones: Zones, entry: Entry, own: list[Line]) -> list[tuple[Award, Line]]:
    """The Huân chương Lao động whose class stands in a column of its own, its name in the row or above."""
    lines = lines_of(doc, entry.cells.get("class", []))
    if not lines:
        return []
    named = [*own, *entry.sections, *lines_above(doc, entry.table), *zones.subject]
    if not any("huan chuong lao dong" in line.bare for line in named):
        return []
    code = {"nhat": "HCLD1", "nhi": "HCLD2", "ba": "HCLD3"}.get(bare(strip_value(lines[0].text)))
    text = f"Huân chương Lao động hạng {strip_value(lines[0].text)}"
    return [(Award(code, text, 0, len(lines[0].text)), lines[0])] if code else []


def _initiative_asked(doc: Doc, zones: Zones, year: str | None) -> list[Recognition]:
    """A list of initiatives "đề nghị công nhận" asks for that of each; its title names no award."""
    if zones.title is None:
        return []
    title = doc._.lines[zones.title]
    told = " ".join(line.bare for line in [title, *zones.subject])
    if not ("sang kien" in told and re.search(r"cong nhan|xet duyet", told)):
        return []
    text = "công nhận sáng kiến"
    return [
        Recognition(
            code="SANG_KIEN",
            text=text,
            year=year,
            confidence=0.85,
            evidence=locate(doc, title),
            sources=("heading",),
            span=span_of(title),
        )
    ]


def _ask_for_row(doc: Doc, zones: Zones, draft: Draft, entry: Entry, above: Asked, title: Asked) -> None:
    """Awards of the row's own cells, else of its section rows, else of the heading above, else of the title or body."""
    section_year = next((y for s in reversed(entry.sections) if (y := asked_in_line(s).year)), None)
    year = section_year or above.year or title.year
    own = [*lines_of(doc, entry.cells.get("request", [])), *lines_of(doc, entry.headers)]
    awards: list[tuple[Award, Line]] = []
    for line in own:
        asked = asked_in_line(line)
        awards += list(asked.awards)
        year = asked.year or year
    year = _year_of_request(entry) or year
    awards = _of_class(doc, zones, entry, own) or awards
    if draft.kind == "tap_the":
        awards = [(award, line) for line in own for award in awards_of_collective(line)] or awards
    for section in reversed(entry.sections):
        if awards:
            break
        awards = list(asked_in_line(section).awards)
    if not awards:
        awards = list(above.awards)
        if not awards:
            fitting = [pair for pair in title.awards if fits(pair[0].code, draft.kind)]
            awards = fitting if len({a.code for a, _ in fitting}) == 1 else []
        if not awards:
            fitting = [pair for pair in asked_in_body(zones).awards if fits(pair[0].code, draft.kind)]
            awards = fitting if len({a.code for a, _ in fitting}) == 1 else []
    headings = [line.bare for line in [*reversed(entry.sections), *lines_above(doc, entry.table)]]
    draft.requested += [recognition(doc, settle_by_heading(award, headings), line, year=year) for award, line in awards]
    if not draft.requested and draft.initiatives:
        draft.requested += _initiative_asked(doc, zones, year)
    draft.classifications = read_row_levels(doc, entry, year)
    asked_now = {(each.code, each.year) for each in draft.requested}  # a deed that tells of it is no earlier one
    draft.prior_titles = tuple(
        each for each in draft.prior_titles if each.decision_number or (each.code, each.year) not in asked_now
    )


def _year_of_request(entry: Entry) -> str | None:
    """The year in a column "Năm" that belongs to what is asked, or to nothing else; else that of a column's head."""
    for cell in entry.cells.get("year", []):
        owner = entry.columns.owners.get(cell.column)
        if owner is None or any(owner == each.column for each in entry.cells.get("request", [])):
            return year_of(cell.text)
    heads = (entry.columns.heads.get(cell.column, "") for cell in [*entry.cells.get("request", []), *entry.headers])
    return next((year for head in heads if (year := year_of(head))), None)
