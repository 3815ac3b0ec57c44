"""Takes a Doc and its zones; gives the nominees with what is asked for each, by kind of document.

A person who signs, chairs, attends or is thanked is no nominee: only rows, labels and sentences that propose count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.document import Line, lines_of, locate, piece_of
from extractors.heading import field_of, signature_columns
from extractors.labels import Value, lines_for_labels, read_labels
from extractors.merits import find_level, read_achievements, read_classifications, read_initiatives
from extractors.posts import split_post, starts_with_post, starts_with_unit
from extractors.received import read_received
from extractors.requests import Asked, asked_in_body, asked_in_line, asked_in_title, recognition, unique, year_of
from extractors.rosters import Entry, Roster, find_rosters, has_failed, kind_of_section
from extractors.text import bare, is_upper, sentence_case, strip_value
from extractors.values import HONORIFIC, NAME, clean_name, has_surname, is_name, year_of_birth_or_date
from extractors.zones import Zones, heading_kind
from records.readings import (
    Classification,
    DocumentHead,
    Field,
    Initiative,
    Nominee,
    NomineeKind,
    Recognition,
)

_REPORTS = ("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the")
_ATTENDANCE = re.compile(r"thanh phan|tham du|du hop|^\W*(?:\d+[.)]\s*)?(?:chu tri|thu ky|vang|to kiem phieu|kiem phieu|dai bieu|khach moi|cac uy vien)\b")
_REFUSED = re.compile(r"khong de nghi|khong du|khong dat|chua (?:xet|du|de nghi|dua vao)|khong xet|rut (?:ten|ho so)|khong xem xet|de lai|chua xem xet")
_PROPOSES = re.compile(r"de nghi|de cu|dang ky|bau\b|gioi thieu|thong nhat|tang\b|trinh\b|xet\b|bieu duong|cong nhan|suy ton")
_PERSON = re.compile(
    r"(?<![\wÀ-ỹ])(?P<h>[Ôô]ng|[Bb]à|[Đđ]ồng chí|đ/c|Đ/c|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|[Cc]hú|[Bb]ác sĩ|[Bb]ác|BS\.?)\s*:?\s+(?:(?:TS|ThS|Ths|GS|PGS|BS|KS|CN)\.?\s*)?(?P<n>"
    + NAME.pattern
    + ")"
)
_ENUMERATED = re.compile(r"^\s*(?:\(?\d{1,3}[.)]|[-–•*+]|[a-hđ][.)])?\s*")
_HOUSEHOLD = re.compile(r"^hộ (?:gia đình )?(?:ông |bà )?", re.I)


@dataclass(slots=True)
class Draft:
    """A nominee while it is being put together."""

    kind: NomineeKind
    full_name: Field
    values: dict[str, Field] = field(default_factory=dict)
    requested: list[Recognition] = field(default_factory=list)
    prior_titles: tuple[Recognition, ...] = ()
    prior_awards: tuple[Recognition, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    classifications: tuple[Classification, ...] = ()
    achievements: tuple[Field, ...] = ()

    def freeze(self) -> Nominee:
        return Nominee(
            kind=self.kind,
            full_name=self.full_name,
            requested=unique(self.requested),
            prior_titles=self.prior_titles,
            prior_awards=self.prior_awards,
            initiatives=self.initiatives,
            classifications=self.classifications,
            achievements=self.achievements,
            **self.values,
        )


def read_nominees(doc: Doc, zones: Zones, head: DocumentHead) -> tuple[Nominee, ...]:
    """Nominees in document order, one entry each with all that is asked for it."""
    title = asked_in_title(doc, zones)
    match zones.kind:
        case "bao_cao_thanh_tich_ca_nhan":
            drafts = _read_person_report(doc, zones, title)
        case "bao_cao_thanh_tich_tap_the":
            drafts = _read_collective_report(doc, zones, title, head)
        case "don_sang_kien" | "xac_nhan_sang_kien":
            drafts = _read_initiative_paper(doc, zones)
        case "dien_hinh":
            drafts = _read_exemplar(doc, zones, title)
        case "khac":
            drafts = []
        case "cong_van":
            drafts = _read_lists(doc, zones, title) if title.awards else []
        case _:
            drafts = _read_lists(doc, zones, title)
    return tuple(draft.freeze() for draft in _merge(drafts))


# ---------------------------------------------------------------- one person's report


def _read_person_report(doc: Doc, zones: Zones, title: Asked) -> list[Draft]:
    labels = read_labels(lines_for_labels(zones))
    rows = [entry for roster in find_rosters(doc) for entry in roster.entries]
    if len(rows) == 1 and (draft := _draft_of_row(doc, zones, rows[0], Asked(), title)):
        _add_requests(doc, draft, zones, title) if not draft.requested else None
        _add_merits(doc, draft, zones, title.year)
        return [draft]
    reporter = _name_of_reporter(doc, zones)
    name = _name_from_labels(doc, labels) or _name_from_title(doc, zones) or reporter or _name_in_narrative(doc, zones)
    if name is None:
        return []
    full_name, honorific = name
    if reporter and reporter[0].value.casefold() == full_name.value.casefold() and reporter[0].sources != full_name.sources:
        full_name = full_name.model_copy(update={"confidence": 0.99, "sources": (*full_name.sources, "signature")})
    draft = Draft("ca_nhan", full_name)
    if honorific:
        draft.values["honorific"] = honorific
    _fill_from_labels(doc, draft, labels)
    _fill_from_title(doc, draft, zones)
    _fill_from_narrative(doc, draft, zones)
    _add_requests(doc, draft, zones, title)
    _add_merits(doc, draft, zones, title.year)
    return [draft]


def _name_from_labels(doc: Doc, labels: dict[str, list[Value]]) -> tuple[Field, Field | None] | None:
    for value in labels.get("full_name", []):
        text = re.split(r"\s+(?:sinh|Sinh|nam|nữ|Nam|Nữ|giới)\b|\t", value.text)[0]
        name, honorific = clean_name(text)
        if is_name(name):
            full = field_of(doc, value.line, name, start=value.start, end=value.end, sure=0.97, source="label")
            title = field_of(doc, value.line, honorific, start=value.start, end=value.end, source="label") if honorific else None
            return (full, title) if full else None
    return None


def _name_from_title(doc: Doc, zones: Zones) -> tuple[Field, Field | None] | None:
    """"Ông Võ Minh Nhật, chuyên viên …" or "của đồng chí Hồ Ngọc Thảo Vy" under the title."""
    for line in [*zones.subject, *(x for x in zones.body[:4] if len(x.text) < 130)]:
        person = _person_in(doc, line)
        if person:
            return person
        low = line.bare
        match = re.search(r"(?:ca nhan|cua)\s*:?\s*", low)
        if match:
            found = NAME.match(line.text[match.end() :])
            if found and is_name(clean_name(found.group())[0]) and has_surname(clean_name(found.group())[0]) and not starts_with_unit(found.group()):
                full = field_of(doc, line, clean_name(found.group())[0], start=match.end(), end=match.end() + found.end(), sure=0.85)
                return (full, None) if full else None
    return None


def _name_of_reporter(doc: Doc, zones: Zones) -> tuple[Field, Field | None] | None:
    """The one who signs as reporter of his or her own merit."""
    for column in signature_columns(zones):
        if re.match(r"^(?:nguoi|ca nhan)\s+(?:bao cao|viet|khai|lap|lam)|^nguoi duoc de nghi", column[0].bare.strip()):
            for line in reversed(column):
                name = clean_name(line.text)[0]
                if is_name(name) and not line.bare.startswith("nguoi"):
                    full = field_of(doc, line, name, sure=0.9, source="signature")
                    return (full, None) if full else None
    return None


def _person_in(doc: Doc, line: Line) -> tuple[Field, Field | None] | None:
    match = _PERSON.search(line.text)
    if match is None and is_upper(line.text):
        found = HONORIFIC.search(line.bare)
        if found:
            rest = re.split(r"\s[-–]\s|[,;:(]|\s(?:TRONG|NĂM|LÀ)\s", line.text[found.end() :])[0]
            name, _ = clean_name(rest)
            if is_name(name) and has_surname(name):
                full = field_of(doc, line, name, start=found.end(), end=found.end() + len(rest), sure=0.85)
                return (full, field_of(doc, line, found.group(1), start=found.start(), end=found.end())) if full else None
    if match is None:
        return None
    name, _ = clean_name(match["n"])
    if not is_name(name):
        return None
    full = field_of(doc, line, name, start=match.start("n"), end=match.end("n"), sure=0.88, source="grammar")
    return (full, field_of(doc, line, match["h"], start=match.start("h"), end=match.end("h"), source="grammar")) if full else None


def _name_in_narrative(doc: Doc, zones: Zones) -> tuple[Field, Field | None] | None:
    for line in zones.body[:12]:
        match = re.search(rf"(?:tên (?:đầy đủ )?là|Tôi là|tôi là|mang tên)\s+(?P<n>{NAME.pattern})", line.text)
        if match:
            full = field_of(doc, line, clean_name(match["n"])[0], start=match.start("n"), end=match.end("n"), sure=0.8, source="grammar")
            return (full, None) if full else None
    people: dict[str, tuple[Field, Field | None]] = {}
    counts: dict[str, int] = {}
    for line in zones.body:
        person = _person_in(doc, line)
        if person and zones.section.get(line.index) != "legal":
            people.setdefault(person[0].value, person)
            counts[person[0].value] = counts.get(person[0].value, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return people[best]


def _fill_from_labels(doc: Doc, draft: Draft, labels: dict[str, list[Value]]) -> None:
    for name in ("hometown", "residence", "unit", "education", "academic_title", "duties", "position"):
        for value in labels.get(name, []):
            text = _clean_value(name, value.text)
            if text and name not in draft.values:
                made = field_of(doc, value.line, text, start=value.start, end=value.end, sure=value.sure, source="label")
                if made:
                    draft.values[name] = made
    for value in labels.get("birth_date", []):
        found = year_of_birth_or_date(value.text)
        if found and "birth_date" not in draft.values:
            _set(draft, "birth_date", field_of(doc, value.line, found.value, start=value.start, end=value.end, sure=0.96, source="label"))
            gender = re.search(r"(?:^|[,;.\s])(nam|nữ)(?:[,;.\s]|$)", value.text[found.end :], re.I)
            if gender and not re.search(r"^\s*\d", value.text[found.end :]):
                _set_gender(doc, draft, value, gender[1])
    for value in labels.get("gender", []):
        _set_gender(doc, draft, value, value.text)
    for value in labels.get("position_unit", []):
        post, unit = split_post(value.text)
        for name, text in (("position", post), ("unit", unit)):
            if text and name not in draft.values:
                _set(draft, name, field_of(doc, value.line, text, start=value.start, end=value.end, sure=0.85, source="label"))
    if "position" in draft.values and "unit" not in draft.values:
        post, unit = split_post(draft.values["position"].value)
        if post and unit:
            old = draft.values["position"]
            draft.values["position"] = old.model_copy(update={"value": post})
            draft.values["unit"] = old.model_copy(update={"value": unit, "confidence": 0.75})


def _clean_value(name: str, text: str) -> str:
    if re.fullmatch(r"(?:không|khong|chưa|chưa có|không có|/|-|x)\.?", text.strip(), re.I):
        return ""
    if name == "duties":
        return text
    return strip_value(re.sub(r"\s+", " ", text))


def _set(draft: Draft, name: str, value: Field | None) -> None:
    if value is not None:
        draft.values.setdefault(name, value)


def _set_gender(doc: Doc, draft: Draft, value: Value, text: str) -> None:
    low = bare(text).strip()
    gender = "nu" if re.match(r"nu\b", low) else "nam" if re.match(r"nam\b(?!\s*/)", low) else None
    if gender:
        _set(draft, "gender", field_of(doc, value.line, gender, start=value.start, end=value.end, sure=0.95, source="label"))


def _fill_from_title(doc: Doc, draft: Draft, zones: Zones) -> None:
    """The line under the title that names the nominee: honorific, post and unit, where the labels left them open."""
    for line in [*zones.subject, *zones.body[:2]]:
        match = _PERSON.search(line.text)
        if not match or bare(clean_name(match["n"])[0]) != bare(draft.full_name.value):
            continue
        _set(draft, "honorific", field_of(doc, line, match["h"], start=match.start("h"), end=match.end("h"), source="grammar"))
        rest = line.text[match.end() :]
        if rest.startswith((",", " -", " –", ";")):
            post, unit = split_post(rest.lstrip(" ,;–-"))
            for name, text in (("position", post), ("unit", unit)):
                if text and len(text) < 120:
                    _set(draft, name, field_of(doc, line, text, start=match.end(), sure=0.75, source="grammar"))


_NARRATIVE = (
    ("birth_date", re.compile(r"sinh (?:năm|ngày)\s*:?\s*(?P<v>[\d/.\- ]+(?:tháng \d+ năm \d{4})?)")),
    ("hometown", re.compile(r"(?<!\w)(?:[Qq]uê quán|[Qq]uê|[Nn]guyên quán)\s*(?:ở|tại|:)?\s+(?P<v>(?:xã |huyện |tỉnh |thành phố |TP\.? )?[A-ZĐ][^.;\n]*?)(?=[.;\n]|,\s+(?:làm|hiện|là|công tác|đang|vào|sinh|tốt nghiệp)|$)")),
    ("position", re.compile(r"(?:[Hh]iện(?: nay)? (?:đang )?(?:là|giữ chức vụ|giữ chức|công tác)|đang (?:là|giữ chức vụ)|(?<=, )làm|(?<=\d, )là)\s+(?P<v>[^.;\n]+?)(?=[.;\n]|,\s+(?:giữ|kiêm|sinh|quê)|$)")),
)


def _fill_from_narrative(doc: Doc, draft: Draft, zones: Zones) -> None:
    """Birth, home and post told in running sentences."""
    for line in zones.body[:14]:
        if zones.section.get(line.index) in ("prior", "legal") or len(line.text) < 40:
            continue
        for name, pattern in _NARRATIVE:
            match = pattern.search(line.text)
            if not match or name in draft.values:
                continue
            text = strip_value(match["v"])
            if name == "birth_date":
                found = year_of_birth_or_date(text)
                text = found.value if found else ""
            if name == "position":
                _set_post(doc, draft, line, text, match.start("v"), match.end("v"))
                continue
            if text:
                _set(draft, name, field_of(doc, line, text, start=match.start("v"), end=match.end("v"), sure=0.75, source="grammar"))


def _set_post(doc: Doc, draft: Draft, line: Line, text: str, start: int, end: int) -> None:
    post, unit = split_post(re.sub(r"\s+(?:đã|được)\s+\d+ năm.*$", "", text))
    if unit:
        unit = re.sub(r"\s+(?:đã|được)\s.*$", "", unit)
    post = re.sub(r"\s+(?:cho|tại|của|ở)$", "", post or "")
    if post and len(post) < 100:
        _set(draft, "position", field_of(doc, line, post, start=start, end=end, sure=0.7, source="grammar"))
    if unit and len(unit) < 120:
        _set(draft, "unit", field_of(doc, line, unit, start=start, end=end, sure=0.65, source="grammar"))


def _add_requests(doc: Doc, draft: Draft, zones: Zones, title: Asked) -> None:
    """Requests of a report: from its title, else from the sentence that asks."""
    asked = title
    if not asked.awards:
        asked = asked_in_body(zones)
    year = title.year or asked.year
    draft.requested += [recognition(doc, award, line, year=year) for award, line in asked.awards]


def _add_merits(doc: Doc, draft: Draft, zones: Zones, year: str | None) -> None:
    received = read_received(doc, zones)
    draft.prior_titles, draft.prior_awards = received.titles, received.awards
    draft.initiatives = read_initiatives(doc, zones)
    draft.classifications = read_classifications(doc, zones, year=year)
    draft.achievements = read_achievements(doc, zones)


# ---------------------------------------------------------------- a collective's report


def _read_collective_report(doc: Doc, zones: Zones, title: Asked, head: DocumentHead) -> list[Draft]:
    name = _collective_name(doc, zones, head)
    if name is None:
        return []
    draft = Draft("tap_the", name)
    _fill_collective(doc, draft, zones)
    _add_requests(doc, draft, zones, title)
    _add_merits(doc, draft, zones, title.year)
    return [draft]


def _fill_collective(doc: Doc, draft: Draft, zones: Zones) -> None:
    """Parent unit and duties of a collective, where the report labels them."""
    pool = zones.body
    for line, following in zip(pool[:14], pool[1:15], strict=False):
        match = re.match(r"^\W*(?:don vi )?(?:truc thuoc|thuoc|don vi (?:chu quan|cap tren|quan ly))(?: truc tiep)?\s*:?\s*", line.bare)
        if not match:
            continue
        rest = strip_value(line.text[match.end() :])
        if rest and starts_with_unit(rest):
            _set(draft, "unit", field_of(doc, line, rest, start=match.end(), source="label"))
        elif not rest and starts_with_unit(following.text):
            _set(draft, "unit", field_of(doc, following, strip_value(following.text), source="label"))
    duties = [line for line in zones.body if zones.section.get(line.index) == "duties" and line.table is None]
    if duties and len(duties) <= 3:
        text = " ".join(strip_value(line.text) + "." for line in duties)
        _set(draft, "duties", field_of(doc, duties[0], re.sub(r"\.\.$", ".", text).rstrip(".") , sure=0.75, source="layout"))


def _collective_name(doc: Doc, zones: Zones, head: DocumentHead) -> Field | None:
    """"Tập thể: X", "của tập thể X", a label "Tên đơn vị", else the issuing unit."""
    pool = [*zones.subject, *zones.body[:14]]
    for line, following in zip(pool, [*pool[1:], None], strict=True):
        if following is not None and re.match(r"^\W*(?:ten (?:don vi|tap the)|tap the)(?: duoc de nghi| de nghi khen thuong)?\s*:?$", line.bare) and starts_with_unit(following.text):
            return field_of(doc, following, strip_value(following.text), sure=0.9, source="label")
        match = re.search(r"(?:t[aậ]p th[eể]|tên (?:đơn vị|tập thể)|đơn vị(?= ?:))\s*:?\s+(?P<n>[A-ZĐ].*)$", line.text, re.I)
        if not match:
            continue
        text = re.split(r"\s+(?:đề nghị|ĐỀ NGHỊ|năm \d{4}|NĂM \d{4}|trong|có |được )|[;.(]|,\s(?=thuộc|trực thuộc)", match["n"])[0]
        if starts_with_unit(text) and len(text) > 4:
            value = sentence_case(strip_value(text), doc._.source)
            return field_of(doc, line, value, start=match.start("n"), end=match.start("n") + len(text), sure=0.9, source="label")
    return head.issuing_unit.model_copy(update={"confidence": 0.7}) if head.issuing_unit else None


# ---------------------------------------------------------------- submissions, lists, minutes, registrations


def _read_lists(doc: Doc, zones: Zones, title: Asked) -> list[Draft]:
    rosters = find_rosters(doc)
    refused_names, refused_rows = _refused(zones)
    drafts: list[Draft] = []
    for roster in rosters:
        above = _asked_above(doc, zones, roster)
        for entry in roster.entries:
            if has_failed(entry) or entry.ordinal.lstrip("0") in refused_rows:
                continue
            draft = _draft_of_row(doc, zones, entry, above, title)
            if draft and bare(draft.full_name.value) not in refused_names:
                drafts.append(draft)
    drafts += _read_enumerated(doc, zones, title, refused_names, known=bool(rosters))
    return drafts


def _refused(zones: Zones) -> tuple[set[str], set[str]]:
    """Names and row numbers that a sentence says are not proposed."""
    names: set[str] = set()
    rows: set[str] = set()
    for line in zones.body:
        if line.table is not None or not _REFUSED.search(line.bare):
            continue
        for clause in re.split(r"[;.]\s|;", line.text):
            if not _REFUSED.search(bare(clause)):
                continue
            names |= {bare(clean_name(m["n"])[0]) for m in _PERSON.finditer(clause)}
            match = re.search(r"truong hop(?: so)?\s*((?:\d+\s*(?:,|va)?\s*)+)", bare(clause)[_REFUSED.search(bare(clause)).start() :])
            if match:
                rows |= set(re.findall(r"\d+", match[1]))
    return names, rows


def _asked_above(doc: Doc, zones: Zones, roster: Roster) -> Asked:
    """The award in the last heading above the table and below the table before it."""
    first = next((line.index for line in doc._.lines if line.table is roster.table), 0)
    for line in reversed([x for x in doc._.lines if x.index < first]):
        if line.table is not None and line.table.rows > 1:
            break
        if line.recognitions() and (heading_kind(line) is not None or len(line.text) < 120) and zones.section.get(line.index) != "legal":
            return asked_in_line(line)
        if line.index == zones.title:
            break
    return Asked()


def _draft_of_row(doc: Doc, zones: Zones, entry: Entry, above: Asked, title: Asked) -> Draft | None:
    raw = " ".join(entry.text("name").split("\n")).strip()
    section_kind = kind_of_section(entry.sections)
    household = _HOUSEHOLD.match(raw)
    name_lines = lines_of(doc, entry.cells["name"])
    if not name_lines:
        return None
    kind, name, honorific, rest = _name_of_row(raw, section_kind, household is not None)
    if name is None:
        return None
    full_name = field_of(doc, name_lines[0], name, sure=0.95 if len(name_lines) == 1 else 0.85, source="table")
    if full_name is None:
        return None
    draft = Draft(kind, full_name)
    if honorific or entry.text("honorific"):
        _set(draft, "honorific", field_of(doc, name_lines[0], honorific or strip_value(entry.text("honorific")), source="table"))
    if rest:
        post, unit = split_post(rest)
        _set(draft, "position", field_of(doc, name_lines[-1], post or "", sure=0.75, source="table"))
        _set(draft, "unit", field_of(doc, name_lines[-1], unit or "", sure=0.7, source="table"))
    _fill_row(doc, draft, entry)
    _ask_for_row(doc, zones, draft, entry, above, title)
    return draft


def _name_of_row(raw: str, section_kind: str | None, household: bool) -> tuple[NomineeKind, str | None, str | None, str]:
    """Kind, name, honorific and what follows the name in the cell."""
    if household:
        return "ho_gia_dinh", clean_name(_HOUSEHOLD.sub("", raw))[0], None, ""
    text = strip_value(re.sub(r"^\d{1,3}[.)]\s*", "", raw))
    collective = starts_with_unit(text) and HONORIFIC.match(bare(text)) is None
    if collective or section_kind == "tap_the":
        return "tap_the", re.sub(r"^[Tt]ập thể\s+(?=[A-ZĐ])", "", text) if not is_upper(text) else text, None, ""
    name, honorific = clean_name(text)
    if not is_name(name):
        return "ca_nhan", None, None, ""
    tail = re.split(r"\s*[,;(]|\s+-\s+|\s[–—]\s", text, maxsplit=1)
    return "ca_nhan", name, honorific, strip_value(tail[1].rstrip(")")) if len(tail) > 1 else ""


def _fill_row(doc: Doc, draft: Draft, entry: Entry) -> None:
    def first(role: str) -> Line | None:
        return next(iter(lines_of(doc, entry.cells.get(role, []))), None)

    for role, gender in (("male", "nam"), ("female", "nu"), ("birth", None)):
        line, text = first(role), entry.text(role)
        found = year_of_birth_or_date(text) if line else None
        if found and line:
            _set(draft, "birth_date", field_of(doc, line, found.value, source="table", sure=0.93))
            if gender:
                _set(draft, "gender", field_of(doc, line, gender, source="table"))
    for role, gender in (("gender_male", "nam"), ("gender_female", "nu")):
        line = first(role)
        if line and re.match(r"^[xX✓]$", line.text.strip()):
            _set(draft, "gender", field_of(doc, line, gender, source="table"))
    line = first("gender")
    if line:
        _set_gender(doc, draft, Value(line.text, line, 0, len(line.text), 0.95, "table"), line.text)
    for role in ("hometown", "residence", "education", "unit"):
        line = first(role)
        if line and (draft.kind == "ca_nhan" or role == "unit"):
            _set(draft, role, field_of(doc, line, _cell_value(entry.text(role)), source="table"))
    _fill_row_post(doc, draft, entry, first("position_unit"), first("position"))
    _fill_row_merits(doc, draft, entry, first)


def _cell_value(text: str) -> str:
    return strip_value(re.sub(r"\s*\n\s*", " ", text))


def _fill_row_post(doc: Doc, draft: Draft, entry: Entry, both: Line | None, post_line: Line | None) -> None:
    if both:
        if draft.kind == "tap_the":
            _set(draft, "unit", field_of(doc, both, _cell_value(entry.text("position_unit")), source="table", sure=0.8))
        else:
            post, unit = split_post(entry.text("position_unit"))
            _set(draft, "position", field_of(doc, both, post or "", source="table", sure=0.88))
            _set(draft, "unit", field_of(doc, both, unit or "", source="table", sure=0.85))
    if post_line and draft.kind != "tap_the":
        text = _cell_value(entry.text("position"))
        post, unit = (text, None) if "unit" in draft.values else split_post(entry.text("position"))
        _set(draft, "position", field_of(doc, post_line, post or "", source="table", sure=0.9))
        _set(draft, "unit", field_of(doc, post_line, unit or "", source="table", sure=0.75))


def _fill_row_merits(doc: Doc, draft: Draft, entry: Entry, first) -> None:
    line = first("achievement")
    if line and len(entry.text("achievement")) > 12:
        made = field_of(doc, line, _cell_value(entry.text("achievement")), source="table")
        draft.achievements = (made,) if made else ()


def _ask_for_row(
    doc: Doc, zones: Zones, draft: Draft, entry: Entry, above: Asked, title: Asked
) -> None:
    """Awards of the row's own cells, else of its section rows, else of the heading above, else of the title or body."""
    section_year = next((y for s in reversed(entry.sections) if (y := year_of(s.text))), None)
    year = section_year or above.year or title.year
    own = lines_of(doc, entry.cells.get("request", []))
    awards: list[tuple] = []
    for line in own:
        awards += list(asked_in_line(line).awards)
    level_source = " ".join(entry.text(role) for role in ("note", "level"))
    for section in reversed(entry.sections):
        if awards:
            break
        awards = list(asked_in_line(section).awards)
    if not awards and not (own and any(strip_value(x.text) for x in own)):
        awards = list(above.awards)
        if not awards:
            fitting = [pair for pair in title.awards if _fits(pair[0].code, draft.kind)]
            awards = fitting if len({a.code for a, _ in fitting}) == 1 else []
        if not awards:
            fitting = [pair for pair in asked_in_body(zones).awards if _fits(pair[0].code, draft.kind)]
            awards = fitting if len({a.code for a, _ in fitting}) == 1 else []
    draft.requested += [recognition(doc, award, line, year=year) for award, line in awards]
    level = find_level(bare(level_source))
    if level and year:
        source = lines_of(doc, [*entry.cells.get("note", []), *entry.cells.get("level", [])])[0]
        draft.classifications = (Classification(year=year, level=level, confidence=0.75, evidence=locate(doc, source)),)


def _fits(code: str, kind: NomineeKind) -> bool:
    if kind == "tap_the":
        return code not in ("LDTT", "CSTDCS", "CSTD", "CSTD_TINH", "CSTD_TQ")
    return code not in ("TTLDTT", "TTLDXS", "CO", "CO_TINH", "CO_CP", "CO_BO")


def _read_enumerated(doc: Doc, zones: Zones, title: Asked, refused: set[str], *, known: bool) -> list[Draft]:
    """Nominees of numbered lines and of sentences that propose somebody by name."""
    drafts: list[Draft] = []
    attending = False
    current = Asked()
    for line in zones.body:
        section = zones.section.get(line.index)
        if line.table is not None or section == "legal":
            continue
        if heading_kind(line) or _ATTENDANCE.search(line.bare.split(":")[0][:60]):
            attending = bool(_ATTENDANCE.search(line.bare.split(":")[0][:60]))
            asked = asked_in_line(line)
            if heading_kind(line):
                current = asked if asked.awards else Asked()
        elif line.recognitions() and len(line.text) < 120 and not _PERSON.search(line.text) and _leads(line):
            current = asked_in_line(line)
        if attending or _REFUSED.search(line.bare) and not _PROPOSES.search(_REFUSED.sub("", line.bare)):
            continue
        drafts += _read_proposing_line(doc, zones, line, title, current, known=known)
    return [d for d in drafts if bare(d.full_name.value) not in refused]


def _leads(line: Line) -> bool:
    """A short line that names an award for the lines below it."""
    return line.text.rstrip().endswith(":") or bool(_ENUMERATED.match(line.labelled).end())


def _read_proposing_line(doc: Doc, zones: Zones, line: Line, title: Asked, current: Asked, *, known: bool) -> list[Draft]:
    lead = _ENUMERATED.match(line.text).end()
    numbered = lead > 0 or bool(line.paragraph.label)
    match = _PERSON.match(line.text, lead)
    awards = list(asked_in_line(line).awards)
    if match and (numbered or not known):
        own = [pair for pair in awards if _asked_here(line, pair[0].start)]
        asked = own or list(current.awards) or ([] if known else list(title.awards))
        return [_draft_of_line(doc, line, match, asked, year_of_asked(line, own, current, title))] if asked else []
    if numbered and not known and not match:
        bare_name = NAME.match(line.text, lead)
        if bare_name and is_name(clean_name(bare_name.group())[0]) and not starts_with_unit(line.text[lead:]) and title.awards and not awards:
            return [_draft_of_span(doc, line, bare_name.start(), bare_name.end(), None, list(current.awards or title.awards), current.year or title.year)]
        if starts_with_unit(line.text[lead:]) and not awards and len(line.text) < 130:
            fitting = [pair for pair in (current.awards or title.awards) if _fits(pair[0].code, "tap_the")]
            made = _collective_of_line(doc, line, lead, fitting[:1], current.year or title.year)
            return [made] if made else []
    listed = _read_inline_list(doc, line, awards, current, title)
    if listed:
        return listed
    if awards and _PROPOSES.search(line.bare) and not line.bare.startswith(("can cu", "kinh gui")):
        return _read_sentence(doc, line, awards, title)
    return []


def _read_inline_list(doc: Doc, line: Line, awards: list, current: Asked, title: Asked) -> list[Draft]:
    """"Chiến sĩ thi đua cơ sở (02): bà A, ông B" or "Tập thể LĐTT: Phòng X; Phòng Y": names after a colon."""
    colon = re.search(r":\s+", line.text)
    if not colon:
        return []
    asked = [pair for pair in awards if pair[0].end <= colon.start() + 1] or (
        list(current.awards) if re.match(r"^\W*(?:\w[.)]\s*)?(?:tap the|ca nhan)\b", line.bare) else []
    )
    if not asked or _REFUSED.search(line.bare) or len(_sentences(line)) > 1:
        return []
    year = year_of(line.text[: colon.end()]) or current.year or title.year
    drafts: list[Draft] = []
    for start, end in _items(line, colon.end()):
        person = _PERSON.match(line.text, start) or None
        if person and person.end() <= end:
            draft = _draft_of_span(doc, line, person.start("n"), person.end("n"), person, asked[-1:], year)
            _post_after(doc, draft, line, person.end(), end)
            drafts.append(draft)
            continue
        name = NAME.match(line.text, start)
        if starts_with_unit(line.text[start:end]):
            made = _collective_of_line(doc, piece_of(line, start, end), 0, asked[-1:], year)
            drafts += [made] if made and _fits(asked[-1][0].code, "tap_the") else []
        elif name and name.end() <= end and has_surname(clean_name(name.group())[0]) and is_name(clean_name(name.group())[0]):
            draft = _draft_of_span(doc, line, name.start(), name.end(), None, asked[-1:], year)
            _post_after(doc, draft, line, name.end(), end)
            drafts.append(draft)
        else:
            return []
    return drafts


def _items(line: Line, start: int) -> list[tuple[int, int]]:
    """Items of a running list: between semicolons where there are any, else between commas and "và"."""
    text = line.text[start:]
    mark = r";|\s+và\s+(?=(?:[ôÔ]ng|[bB]à|Phòng|Trung tâm|Chi cục|Tổ)\b)" if ";" in text.rstrip(" ;") else r",\s*(?=(?:[ôÔ]ng|[bB]à|đồng chí|[A-ZĐÀ-Ỹ][\w]*\s+[A-ZĐÀ-Ỹ]|Phòng|Trung tâm|Tổ)\b)|\s+và\s+"
    cuts = [0]
    items = []
    for match in re.finditer(mark, text):
        items.append((cuts[-1], match.start()))
        cuts.append(match.end())
    items.append((cuts[-1], len(text)))
    return [(start + a + len(text[a:b]) - len(text[a:b].lstrip()), start + b) for a, b in items if text[a:b].strip(" .;")]


def _post_after(doc: Doc, draft: Draft, line: Line, start: int, end: int) -> None:
    """Post and unit that stand after a name in a list."""
    rest = strip_value(line.text[start:end].strip(" ,–-(").rstrip(")."))
    if not rest or len(rest) > 140 or re.match(r"^\d|đã |có |với ", rest):
        return
    post, unit = split_post(rest)
    if not (starts_with_post(post or "") or starts_with_unit(unit or "")):
        return
    _set(draft, "position", field_of(doc, line, post or "", start=start, end=end, sure=0.78, source="grammar"))
    _set(draft, "unit", field_of(doc, line, unit or "", start=start, end=end, sure=0.75, source="grammar"))


def _collective_of_line(doc: Doc, line: Line, start: int, asked: list, year: str | None) -> Draft | None:
    """A numbered line that names a collective under an award that collectives receive."""
    text = re.split(r"[;:.(]|,\s(?=thuộc|trực thuộc|đã|có|đạt)", line.text[start:])[0]
    name = re.sub(r"^[Tt]ập thể\s+", "", strip_value(text))
    full = field_of(doc, line, name, start=start, end=start + len(text), sure=0.75, source="grammar")
    if full is None or not asked or len(name.split()) > 16 or not _is_unit_name(name):
        return None
    draft = Draft("tap_the", full)
    draft.requested = [recognition(doc, award, source, year=year) for award, source in asked]
    return draft


def _is_unit_name(name: str) -> bool:
    """A unit's name has no verb of proposing and begins in capitals."""
    return name[:1].isupper() and not re.search(r"de nghi|kinh trinh|xem xet|duoc|khong|bao cao|to chuc\b.*cho", bare(name))


def _asked_here(line: Line, position: int) -> bool:
    clause = re.split(r"[.;:]\s", line.bare[:position])[-1]
    return not re.search(r"lien tuc|da (?:dat|duoc)|nam \d{4}|thanh tich|duoc tang|\blan\b", clause)


def year_of_asked(line: Line, own: list, current: Asked, title: Asked) -> str | None:
    return (year_of(line.text) if own else None) or current.year or title.year


def _draft_of_line(doc: Doc, line: Line, match: re.Match[str], asked: list, year: str | None) -> Draft:
    draft = _draft_of_span(doc, line, match.start("n"), match.end("n"), match, asked, year)
    rest = line.text[match.end() :]
    rest = re.split(r":\s|;|\.\s|\s\(", rest)[0].strip(" ,–-.\t")
    ends = [m.start for m in line.recognitions() if m.start >= match.end()]
    if ends and ends[0] < match.end() + len(rest) + 3:
        rest = ""
    if rest and len(rest) < 150 and not re.match(r"^(?:\d|đã|có|là người)", rest):
        post, unit = split_post(rest)
        _set(draft, "position", field_of(doc, line, post or "", start=match.end(), sure=0.8, source="grammar"))
        _set(draft, "unit", field_of(doc, line, unit or "", start=match.end(), sure=0.78, source="grammar"))
    return draft


def _draft_of_span(
    doc: Doc, line: Line, start: int, end: int, match: re.Match[str] | None, asked: list, year: str | None
) -> Draft:
    name = clean_name(line.text[start:end])[0]
    full = field_of(doc, line, name, start=start, end=end, sure=0.88, source="grammar")
    draft = Draft("ca_nhan", full)
    if match:
        _set(draft, "honorific", field_of(doc, line, match["h"], start=match.start("h"), end=match.end("h"), source="grammar"))
    draft.requested = [recognition(doc, award, source, year=year) for award, source in asked]
    received = _received_in(doc, line, end)
    draft.prior_titles = received
    return draft


def _received_in(doc: Doc, line: Line, start: int) -> tuple[Recognition, ...]:
    """Titles that the line itself says were received ("02 lần liên tục đạt CSTĐCS năm 2023, 2024")."""
    from extractors.recognitions import attach_details, find_awards

    match = re.search(r"lien tuc|da dat|duoc tang|da duoc", line.bare[start:])
    if not match:
        return ()
    begin = start + match.start()
    awards = attach_details(line, find_awards(line, start=begin), start=begin)
    return tuple(
        Recognition(code=a.code, text=a.text, year=a.year, decision_number=a.decision, decision_date=a.day, confidence=0.8, evidence=locate(doc, line))
        for a in awards
        if a.year and a.code not in ("BK", "CO", "CSTD")
    )


def _read_sentence(doc: Doc, line: Line, awards: list, title: Asked) -> list[Draft]:
    """People and collectives that a sentence proposes for the awards it names."""
    year = year_of(line.text) or title.year
    drafts: list[Draft] = []
    for start, end in _sentences(line):
        here = [pair for pair in awards if start <= pair[0].start < end]
        if not here or _REFUSED.search(line.bare[start:end]) or re.search(r"lien tuc dat|da duoc tang|nam \d{4} duoc", line.bare[start:end]):
            continue
        for match in _PERSON.finditer(line.text, start, end):
            nearest = [pair for pair in here if pair[0].start < match.start()] or here
            draft = _draft_of_span(doc, line, match.start("n"), match.end("n"), match, nearest[-1:], year)
            following = re.match(r"\s*(?:,|-|–|\()\s*(?P<r>[^,;.()]+(?:,\s*(?:Phòng|Trung tâm|Chi cục|Văn phòng|Công ty|Bệnh viện|Trường)[^,;.()]*)?)", line.text[match.end() : end])
            if following and not _PERSON.match(following["r"]):
                _post_after(doc, draft, line, match.end(), match.end() + following.end())
            drafts.append(draft)
        drafts += _collectives_in(doc, line, start, end, here, year)
    return drafts


def _sentences(line: Line) -> list[tuple[int, int]]:
    cuts = [0, *(m.end() for m in re.finditer(r"\.\s+(?=[A-ZĐÀ-Ỹ])", line.text)), len(line.text)]
    return list(zip(cuts, cuts[1:], strict=False))


def _collectives_in(doc: Doc, line: Line, start: int, end: int, here: list, year: str | None) -> list[Draft]:
    """"… cho Phòng Kế hoạch - Tài chính", "Tập thể Thanh tra Sở đăng ký danh hiệu …"."""
    fitting = [pair for pair in here if pair[0].code in ("TTLDTT", "TTLDXS", "CO", "CO_TINH", "CO_CP", "GIAY_KHEN", "BK")]
    if not fitting:
        return []
    text = line.text[start:end]
    match = re.search(
        r"(?:(?:cho|đối với)\s+(?:tập thể\s+)?|(?:^|\s)[Tt]ập thể\s+(?!Lao động|lao động))(?P<n>(?:Phòng|Chi cục|Trung tâm|Văn phòng|Thanh tra|Ban|Chi đoàn|Công đoàn|Khoa|Tổ|Sở|Trường|Công ty|Bệnh viện)\s[^;.“”\"]+?)(?=\s+(?:đăng ký|đề nghị|đạt|được|năm|vì|có)\b|[;.,“”\"]|$)",
        text,
    )
    if not match:
        return []
    full = field_of(doc, line, strip_value(match["n"]), start=start + match.start("n"), end=start + match.end("n"), sure=0.8, source="grammar")
    if full is None:
        return []
    draft = Draft("tap_the", full)
    draft.requested = [recognition(doc, award, source, year=year) for award, source in fitting[:1]]
    return [draft]


# ---------------------------------------------------------------- initiatives and exemplars


def _read_initiative_paper(doc: Doc, zones: Zones) -> list[Draft]:
    """Authors of an initiative: rows of the authors' table, labels, or names with an honorific."""
    initiatives = _initiatives_of_paper(doc, zones)
    drafts: list[Draft] = []
    for roster in find_rosters(doc):
        for entry in roster.entries:
            draft = _draft_of_row(doc, zones, entry, Asked(), Asked())
            if draft and draft.kind == "ca_nhan":
                draft.requested = []
                drafts.append(draft)
    if not drafts:
        labels = read_labels(lines_for_labels(zones))
        name = _name_from_labels(doc, labels)
        if name:
            draft = Draft("ca_nhan", name[0])
            _set(draft, "honorific", name[1])
            _fill_from_labels(doc, draft, labels)
            drafts.append(draft)
    if not drafts:
        drafts = _authors_in_text(doc, zones)
    for draft in drafts:
        draft.initiatives = initiatives
        if zones.kind == "don_sang_kien":
            draft.requested = [_initiative_request(doc, zones, initiatives)]
        else:
            draft.requested = []
    return drafts


def _authors_in_text(doc: Doc, zones: Zones) -> list[Draft]:
    drafts = []
    for line in [*zones.subject, *zones.body]:
        lead = re.match(r"^\W*(?:cac )?(?:(?:dong )?tac gia(?: sang kien)?|chung nhan|cap cho|nhom tac gia)\s*:\s*", line.bare)
        if lead and not _PERSON.search(line.text):
            for found in NAME.finditer(line.text, lead.end()):
                if is_name(clean_name(found.group())[0]) and not starts_with_unit(found.group()):
                    drafts.append(_draft_of_span(doc, line, found.start(), found.end(), None, [], None))
    if drafts:
        return drafts
    for line in [*zones.subject, *zones.body]:
        if zones.section.get(line.index) == "legal":
            continue
        for match in _PERSON.finditer(line.text):
            drafts.append(_draft_of_line(doc, line, match, [], None))
    return drafts


def _initiatives_of_paper(doc: Doc, zones: Zones) -> tuple[Initiative, ...]:
    found = read_initiatives(doc, zones)
    if found:
        return found
    for line in [*zones.subject, *zones.body]:
        match = re.search(
            r"(?:[Tt]ên (?:sáng kiến|giải pháp)|[Ss]áng kiến|[Gg]iải pháp)(?: cấp cơ sở| sau| là)?\s*(?::\s*[“\"]?|[“\"])(?P<t>[^”\"“\n]{14,250})", line.text
        )
        if match and len(match["t"].split()) > 3:
            title = strip_value(re.split(r"[”\"]|\.\s", match["t"])[0])
            return (Initiative(title=title, confidence=0.75, evidence=locate(doc, line, match.start("t"), match.end("t"))),)
    return ()


def _initiative_request(doc: Doc, zones: Zones, initiatives: tuple[Initiative, ...]) -> Recognition:
    title = next((line for line in doc._.lines if line.index == zones.title), None)
    year = year_of(" ".join(line.text for line in zones.subject))
    return Recognition(
        code="SANG_KIEN", text="công nhận sáng kiến", year=year, confidence=0.9, evidence=locate(doc, title) if title else ()
    )


def _read_exemplar(doc: Doc, zones: Zones, title: Asked) -> list[Draft]:
    """The person a story is about: asked for is that the story be told."""
    drafts = _read_person_report(doc, zones, Asked())
    if not drafts:
        return []
    draft = drafts[0]
    asked = asked_in_body(zones)
    awards = [pair for pair in asked.awards] or list(title.awards)
    year = asked.year or title.year
    draft.requested = [recognition(doc, award, line, year=year) for award, line in awards]
    return [draft]


# ---------------------------------------------------------------- merging


def _merge(drafts: list[Draft]) -> list[Draft]:
    """One entry a nominee: same kind and name, no contradiction in unit, post and birth date."""
    merged: list[Draft] = []
    for draft in drafts:
        for other in merged:
            if _same(draft, other):
                for name, value in draft.values.items():
                    other.values.setdefault(name, value)
                other.requested += draft.requested
                other.prior_titles += tuple(t for t in draft.prior_titles if t not in other.prior_titles)
                other.classifications = other.classifications or draft.classifications
                other.achievements += draft.achievements
                break
        else:
            merged.append(draft)
    return merged


def _same(left: Draft, right: Draft) -> bool:
    if left.kind != right.kind or bare(left.full_name.value) != bare(right.full_name.value):
        return False
    if left.full_name.value.casefold() != right.full_name.value.casefold():
        return False
    return all(
        name not in left.values or name not in right.values or bare(left.values[name].value) == bare(right.values[name].value)
        for name in ("unit", "position", "birth_date")
    )
