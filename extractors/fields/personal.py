"""Takes a report on one person; gives the nominee from labels, title, signature and running sentences."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.achievements import read_achievements
from extractors.fields.classifications import read_classifications
from extractors.fields.drafting import PERSON, Draft, set_field, set_gender
from extractors.fields.homes import take_homes
from extractors.fields.households import household_of
from extractors.fields.initiatives import read_initiatives
from extractors.fields.labels import Value, lines_for_labels, read_labels
from extractors.fields.posts import named_part, split_post, starts_with_post, starts_with_unit
from extractors.fields.received import Owner, read_received
from extractors.fields.requests import Asked, asked_in_body, recognition
from extractors.fields.rosters import find_rosters
from extractors.fields.signatures import signature_columns
from extractors.fields.tabular import draft_of_row
from extractors.fields.values import HONORIFIC, NAME, clean_name, has_surname, is_name, year_of_birth_or_date
from extractors.fields.workplaces import take_workplace
from extractors.text import bare, strip_value
from extractors.zones import Zones
from records.readings import Field

Named = tuple[Field, Field | None]  # a name and its honorific
_REPORTER = re.compile(r"(?:nguoi|ca nhan)\s+(?:bao cao|viet|khai|lap|lam|tu thuat)|nguoi duoc de (?:nghi|xuat)")


def read_person_report(doc: Doc, zones: Zones, title: Asked, *, known: Named | None = None) -> list[Draft]:
    """The person whom a report is about, `known` where its sentence of request names one; none where nothing does."""
    labels = read_labels(lines_for_labels(zones))
    for values in labels.values():  # what is said in passing under the title gives way to the biography
        values.sort(key=lambda value: zones.section.get(value.line.index) == "opening")
    rows = [entry for roster in find_rosters(doc) for entry in roster.entries]
    if len(rows) == 1 and (draft := draft_of_row(doc, zones, rows[0], Asked(), title)):
        if not draft.requested:
            add_requests(doc, draft, zones, title)
        add_merits(doc, draft, zones)
        return [draft]
    reporter = _name_of_reporter(doc, zones)
    labelled = name_from_labels(doc, labels)
    house = household_of(doc, zones)
    if house and labelled and not bare(labelled[0].value).endswith(bare(house.value)):
        house = None  # a household told of in a report on somebody
    name = (house, None) if house else labelled or known or _name_from_title(doc, zones) or reporter
    name = name or _name_in_narrative(doc, zones)
    if name is None:
        return []
    full_name, honorific = name
    if (
        reporter
        and reporter[0].value.casefold() == full_name.value.casefold()
        and reporter[0].sources != full_name.sources
    ):
        full_name = full_name.model_copy(update={"confidence": 0.99, "sources": (*full_name.sources, "signature")})
    draft = Draft("ho_gia_dinh" if house else "ca_nhan", full_name)
    if honorific:
        draft.values["honorific"] = honorific
    fill_from_labels(doc, draft, labels)
    _fill_from_title(doc, draft, zones)
    _fill_from_narrative(doc, draft, zones)
    add_requests(doc, draft, zones, title)
    add_merits(doc, draft, zones)
    return [draft]


def name_from_labels(doc: Doc, labels: dict[str, list[Value]]) -> Named | None:
    """The name behind a label, and its honorific."""
    for value in labels.get("full_name", []):
        name, honorific = clean_name(_BEHIND_NAME.split(value.text, maxsplit=1)[0])
        name = _without_slip(name)
        if is_name(name):
            full = field_of(doc, value.line, name, start=value.start, end=value.end, sure=0.97, source="label")
            title = (
                field_of(doc, value.line, honorific, start=value.start, end=value.end, source="label")
                if honorific
                else None
            )
            return (full, title) if full else None
    return None


def _without_slip(name: str) -> str:
    """ "Trần đình Khuê" -> "Trần Đình Khuê": one middle name of a short name in small letters."""
    words = name.split()
    small = [at for at, word in enumerate(words) if word[:1].islower()]
    if len(small) != 1 or not 0 < small[0] < len(words) - 1 or len(words) > 4 or not has_surname(name):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _name_from_title(doc: Doc, zones: Zones) -> Named | None:
    """ "Ông Võ Minh Nhật, chuyên viên …" or "của đồng chí Hồ Ngọc Thảo Vy" under the title."""
    for line in [*zones.subject, *(x for x in zones.body[:4] if len(x.text) < 130)]:
        person = _person_in(doc, line)
        if person:
            return person
        low = line.bare
        match = re.search(r"(?:ca nhan|cua)\s*:?\s*", low)
        if match:
            found = NAME.match(line.text[match.end() :])
            if (
                found
                and is_name(clean_name(found.group())[0])
                and has_surname(clean_name(found.group())[0])
                and not starts_with_unit(found.group())
            ):
                full = field_of(
                    doc, line, clean_name(found.group())[0], start=match.end(), end=match.end() + found.end(), sure=0.85
                )
                return (full, None) if full else None
    return None


def _name_of_reporter(doc: Doc, zones: Zones) -> Named | None:
    """The one who signs as reporter of his or her own merit."""
    for column in signature_columns(zones):
        if not _REPORTER.match(column[0].bare.strip()):
            continue
        for line in reversed(column):
            name = clean_name(line.text)[0]
            alone = len(name.split()) <= _LONGEST_NAME  # else two names that stand side by side
            if alone and is_name(name) and not line.bare.startswith("nguoi"):
                full = field_of(doc, line, name, sure=0.9, source="signature")
                return (full, None) if full else None
    return None


def _person_in(doc: Doc, line: Line) -> Named | None:
    match = PERSON.search(line.text)
    if match is None and line.is_upper:
        found = HONORIFIC.search(line.bare)
        if found:
            rest = re.split(r"\s[-–]\s|[,;:(]|\s(?:TRONG|NĂM|LÀ)\s", line.text[found.end() :])[0]
            name, _ = clean_name(rest, titled=True)
            if is_name(name) and has_surname(name):
                full = field_of(doc, line, name, start=found.end(), end=found.end() + len(rest), sure=0.85)
                return (
                    (full, field_of(doc, line, found.group(1), start=found.start(), end=found.end())) if full else None
                )
    if match is None:
        return None
    name, _ = clean_name(match["n"], titled=True)
    if not is_name(name):
        return None
    full = field_of(doc, line, name, start=match.start("n"), end=match.end("n"), sure=0.88)
    return (full, field_of(doc, line, match["h"], start=match.start("h"), end=match.end("h"))) if full else None


def _name_in_narrative(doc: Doc, zones: Zones) -> Named | None:
    for line in zones.body[:12]:
        match = re.search(rf"(?:tên (?:đầy đủ )?là|Tôi là|tôi là|mang tên)\s+(?P<n>{NAME.pattern})", line.text)
        if match:
            full = field_of(
                doc,
                line,
                clean_name(match["n"], titled=True)[0],
                start=match.start("n"),
                end=match.end("n"),
                sure=0.8,
            )
            return (full, None) if full else None
    people: dict[str, Named] = {}
    counts: dict[str, int] = {}
    told = " ".join(line.text for line in zones.body)
    for line in zones.body:
        person = _person_in(doc, line) if len(people) < _MOST_PEOPLE else None
        if person and zones.section.get(line.index) != "legal":
            name = person[0].value
            if name in people:
                continue
            people[name] = person
            given = re.escape(name.split()[-1])
            counts[name] = len(
                re.findall(rf"(?:[Cc]ô|[Cc]hị|[Aa]nh|[Cc]hú|[Ôô]ng|[Bb]à|[Tt]hầy|[Ee]m|[Bb]ác)\s+{given}\b", told)
            )
            counts[name] += 2 * told.count(name)
    if not counts:
        return None
    best = max(counts, key=lambda key: counts[key])
    return people[best]


def fill_from_labels(doc: Doc, draft: Draft, labels: dict[str, list[Value]]) -> None:
    """Fills the fields that labels state and that are still open."""
    for name in ("hometown", "residence", "unit", "education", "academic_title", "duties", "position"):
        for value in labels.get(name, []):
            set_field(draft, name, _field_of_value(doc, value, _clean_value(name, value.text), sure=value.sure))
    for value in labels.get("birth_date", []):
        _fill_birth(doc, draft, value)
    for value in labels.get("gender", []):
        set_gender(doc, draft, value, value.text)
    for value in labels.get("full_name", []):
        behind = re.search(r"[-–,;]\s*(nam|nữ)\b", value.text, re.I)
        if behind:
            set_gender(doc, draft, value, behind[1])
    for value in labels.get("position_unit", []):
        post, unit = split_post(value.text)
        set_field(draft, "position", _field_of_value(doc, value, post or "", sure=0.85))
        set_field(draft, "unit", _field_of_value(doc, value, unit or "", sure=0.85))
    if "position" in draft.values and "unit" not in draft.values:
        whole = draft.values["position"]
        post, unit = split_post(whole.value)
        if post and unit:
            draft.values["position"] = whole.model_copy(update={"value": post})
            draft.values["unit"] = whole.model_copy(update={"value": unit, "confidence": 0.75})


def _field_of_value(doc: Doc, value: Value, text: str, *, sure: float) -> Field | None:
    return field_of(doc, value.line, text, start=value.start, end=value.end, sure=sure, source="label")


def _fill_birth(doc: Doc, draft: Draft, value: Value) -> None:
    """The date of birth, and the gender that may stand behind it ("12/4/1986, nữ")."""
    found = year_of_birth_or_date(value.text)
    if not found or "birth_date" in draft.values:
        return
    set_field(draft, "birth_date", _field_of_value(doc, value, found.value, sure=0.96 * found.sure))
    behind = value.text[found.end :]
    gender = re.search(r"(?:^|[,;.\s])(nam|nữ)(?:[,;.\s]|$)", behind, re.I)
    if gender and not re.match(r"\s*\d", behind):
        set_gender(doc, draft, value, gender[1])


def _clean_value(name: str, text: str) -> str:
    if re.fullmatch(r"(?:không|khong|chưa|chưa có|không có|/|-|x)\.?", text.strip(), re.I):
        return ""
    if name == "duties":
        return text
    return strip_value(re.sub(r"\s+", " ", text))


_LONGEST_NAME = 5  # words of a signature
_MOST_PEOPLE = 200  # of a story, in which each is counted: whom it is about is among the first
_BEHIND_NAME = re.compile(r"\t|\s+(?:[Ss]inh\s+(?:năm|ngày|\d)|[Nn]am/|[Gg]iới\s+tính)")  # Sinh, Nam are names too
_BIRTH = r"sinh (?:năm|ngày) (?P<v>\d[\d/.\-]*(?: tháng \d+ năm \d{4})?)"
_BORN = re.compile(rf"[\s,;(–-]+{_BIRTH}(?=[,;)])")
_CLAUSE = r",\s+(?:là|đã|đang|hiện|được|có|vừa|luôn|quê)\s"
_TOLD = re.compile(r"(?:là|đã|đang|hiện|được|có|vừa|luôn|quê|người|dân tộc|sinh|trú|ở)\s")
_TELLS = re.compile(rf"{_CLAUSE}|[.;]\s")
_POST_BEHIND_BIRTH = re.compile(rf"{_BIRTH},\s+(?P<post>[^.;\n]+?)(?={_CLAUSE}|[.;\n]|$)")


def _fill_from_title(doc: Doc, draft: Draft, zones: Zones) -> None:
    """The line under the title that names the nominee: honorific, post and unit, where the labels left them open."""
    for line in [*zones.subject, *zones.body[:2]]:
        match = PERSON.search(line.text)
        if not match or bare(clean_name(match["n"], titled=True)[0]) != bare(draft.full_name.value):
            continue
        if draft.kind == "ca_nhan":  # of a household "ông" is that of its head
            start, end = match.span("h")
            set_field(draft, "honorific", field_of(doc, line, match["h"], start=start, end=end))
        start = match.end()
        born = _BORN.match(line.text, start)
        if born:
            _set_birth(doc, draft, line, born)
            start = born.end()
        _set_post_behind(doc, draft, line, start)


def _set_post_behind(doc: Doc, draft: Draft, line: Line, start: int) -> None:
    """Post and unit that stand behind a name and a comma or dash, up to where the sentence tells on."""
    rest = line.text[start:]
    if not rest.startswith((",", " -", " –", ";")):
        return
    sentence = _TELLS.search(line.text, start)
    behind = take_homes(doc, draft, line, start, sentence.start() if sentence else len(line.text))
    start = len(line.text) - len(rest.lstrip(" ,;–-"))
    if _TOLD.match(line.text, start):
        return
    rest = behind.strip(" ,;–-")
    end = start + len(behind.lstrip(" ,;–-"))
    for name, text in zip(("position", "unit"), split_post(rest), strict=True):
        text = named_part(text or "")
        if text and len(text) < 120 and text[0].isalpha():
            set_field(draft, name, field_of(doc, line, text, start=start, end=end, sure=0.75))


def _set_birth(doc: Doc, draft: Draft, line: Line, born: re.Match[str]) -> None:
    found = year_of_birth_or_date(born["v"])
    if found:
        start, end = born.span("v")
        made = field_of(doc, line, found.value, start=start, end=end, sure=0.75)
        set_field(draft, "birth_date", made)


_NARRATIVE = (
    ("birth_date", re.compile(r"sinh (?:năm|ngày)\s*:?\s*(?P<v>[\d/.\- ]+(?:tháng \d+ năm \d{4})?)")),
    (
        "hometown",
        re.compile(
            r"(?<!\w)(?:[Qq]uê quán|[Qq]uê|[Nn]guyên quán|người gốc)\s*(?:ở|tại|:)?\s+"
            r"(?P<v>(?:(?:xã|phường|đặc khu|thị trấn|thị xã|huyện|quận|tỉnh|thành phố|TP\.?) )?[A-ZĐ][^.;\n]*?)"
            r"(?=[.;\n]|,\s+(?:làm|hiện|là|công tác|đang|vào|sinh|tốt nghiệp)|$)"
        ),
    ),
    (
        "residence",
        re.compile(
            r"(?:[Hh]iện (?:nay )?(?:đang )?(?:ở|ngụ|cư trú|sinh sống)|[Tt]hường trú|[Cc]ư ngụ)(?: tại| ở)?\s+"
            r"(?P<v>(?:số |tổ |ấp |thôn |bản |khóm |khu |xã |phường )?[A-ZĐ\d][^.;\n]*)"
        ),
    ),
    (
        "position",
        re.compile(
            r"(?:[Hh]iện(?: nay)?,? (?:(?:tôi|anh|chị|ông|bà|cô|thầy|bác|chú|em|đồng chí) )?"
            r"(?:đang )?(?:là|giữ chức vụ|giữ chức|công tác)|đang (?:là|giữ chức vụ)|"
            r"(?<=, )làm|(?<=\d, )là)\s+(?P<v>[^.;\n]+?)(?=[.;\n]|,\s+(?:giữ|kiêm|sinh|quê)|$)"
        ),
    ),
)


_STATE_TITLE = re.compile(
    r"^\W*(?:\d+[.)]\s*)?danh hieu[^:]{0,40}:\s*(?P<v>(?:nha giao|thay thuoc|nghe si|nghe nhan) (?:uu tu|nhan dan))\b"
)


def _fill_state_title(doc: Doc, draft: Draft, line: Line) -> None:
    """ "Danh hiệu: Nhà giáo Ưu tú": a title of the State that its bearer keeps."""
    match = _STATE_TITLE.match(line.bare) if "danh hieu" in line.bare else None
    if match:
        start, end = match.span("v")
        set_field(draft, "academic_title", field_of(doc, line, line.text[start:end], start=start, end=end))


def _fill_from_narrative(doc: Doc, draft: Draft, zones: Zones) -> None:
    """Birth, home and post told in running sentences."""
    for line in zones.body[:14]:
        _fill_state_title(doc, draft, line)
        if zones.section.get(line.index) in ("prior", "legal") or len(line.text) < 40:
            continue
        take_workplace(doc, draft, line)
        for name, pattern in _NARRATIVE:
            match = pattern.search(line.text) if name not in draft.values else None
            if match is None:
                continue
            text = strip_value(match["v"])
            if name in ("hometown", "residence"):
                text, told = named_part(text), text
                behind = told[len(text) :].lstrip(" ,")
                if name == "hometown" and "position" not in draft.values and starts_with_post(behind):
                    _set_post(doc, draft, line, behind, match.end("v") - len(behind), match.end("v"))
            if name == "birth_date":
                found = year_of_birth_or_date(text)
                text = found.value if found else ""
            if name == "position":
                _set_post(doc, draft, line, text, match.start("v"), match.end("v"))
                continue
            if text:
                start, end = match.span("v")
                set_field(draft, name, field_of(doc, line, text, start=start, end=end, sure=0.75))
        behind = _POST_BEHIND_BIRTH.search(line.text) if "position" not in draft.values else None
        if behind and starts_with_post(behind["post"]):
            _set_post(doc, draft, line, strip_value(behind["post"]), behind.start("post"), behind.end("post"))


def _set_post(doc: Doc, draft: Draft, line: Line, text: str, start: int, end: int) -> None:
    post, unit = split_post(re.sub(r"\s+(?:đã|được)\s+\d+ năm.*$", "", text))
    if unit:
        unit = re.sub(r"\s+(?:đã|được)\s.*$", "", unit)
    post = re.sub(r"(?:^|\s+)(?:cho|tại|của|ở)$", "", post or "")
    post = re.sub(r",?\s+(?:(?:hiện|đang)\s+)*(?:công tác|làm việc)$", "", post)
    if any(map(str.isdigit, post)) and not starts_with_post(post):  # "làm lợi 115 triệu đồng"
        return
    if post and len(post) < 100:
        set_field(draft, "position", field_of(doc, line, post, start=start, end=end, sure=0.7))
    if unit and len(unit) < 120:
        set_field(draft, "unit", field_of(doc, line, unit, start=start, end=end, sure=0.65))


def add_requests(doc: Doc, draft: Draft, zones: Zones, title: Asked) -> None:
    """Requests of a report: from its title, else from the sentence that asks."""
    asked = title
    if not asked.awards:
        asked = asked_in_body(zones)
    year = title.year or asked.year
    draft.requested += [recognition(doc, award, line, year=year) for award, line in asked.awards]


def add_merits(doc: Doc, draft: Draft, zones: Zones) -> None:
    """Adds what was received, made, judged and achieved."""
    received = read_received(doc, zones, Owner(draft.kind, draft.full_name.value))
    draft.prior_titles, draft.prior_awards = received.titles, received.awards
    draft.initiatives = read_initiatives(doc, zones)
    draft.classifications = read_classifications(doc, zones)
    person = draft.full_name.value if draft.kind == "ca_nhan" else ""
    draft.achievements = read_achievements(doc, zones, person=person)
