"""Takes numbered lines and sentences of a submission or minutes; gives the nominees that they propose by name."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extractors.document import Line, field_of, piece_of
from extractors.fields.classifications import read_classifications
from extractors.fields.drafting import PERSON, Draft, fits
from extractors.fields.mentions import ENUMERATED, collective_of_line, draft_of_line, draft_of_span, post_after
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import Award
from extractors.fields.refusals import REFUSED
from extractors.fields.requests import Asked, asked_in_line, recognition, year_of
from extractors.fields.values import NAME, clean_name, has_surname, is_name
from extractors.text import bare, strip_value
from extractors.zones import Zones, heading_kind

_ATTENDANCE = re.compile(
    r"thanh phan|tham du|du hop|"
    r"^\W*(?:\d+[.)]\s*)?(?:chu tri|thu ky|vang|to kiem phieu|kiem phieu|dai bieu|khach moi|cac uy vien)\b"
)
_PROPOSES = re.compile(
    r"de nghi|de cu|dang ky|bau\b|gioi thieu|thong nhat|tang\b|trinh\b|xet\b|bieu duong|cong nhan|suy ton"
)
_HOUSEHOLD = re.compile(rf"[Hh]ộ (?:gia đình )?(?:ông |bà )?(?P<n>{NAME.pattern})")
_POST_AND_UNIT = re.compile(
    r"\s*(?:,|-|–|\()\s*"
    r"(?P<r>[^,;.()]+(?:,\s*(?:Phòng|Trung tâm|Chi cục|Văn phòng|Công ty|Bệnh viện|Trường)[^,;.()]*)?)"
)
_FOR_COLLECTIVE = re.compile(
    r"(?:(?:cho|đối với)\s+(?:tập thể\s+)?|(?:^|\s)[Tt]ập thể\s+(?!Lao động|lao động))"
    r"(?P<n>(?:Phòng|Chi cục|Trung tâm|Văn phòng|Thanh tra|Ban|Chi đoàn|Công đoàn|Khoa|Tổ|Sở|Trường|Công ty|Bệnh viện)"
    r"\s[^;.“”\"]+?)(?=\s+(?:đăng ký|đề nghị|đạt|được|năm|vì|có)\b|[;.,“”\"]|$)"
)


def read_enumerated(doc: Doc, zones: Zones, title: Asked, refused: set[str], *, known: bool) -> list[Draft]:
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
        elif line.recognitions() and len(line.text) < 120 and not PERSON.search(line.text) and _leads(line):
            current = asked_in_line(line)
        if attending or (REFUSED.search(line.bare) and not _PROPOSES.search(REFUSED.sub("", line.bare))):
            continue
        drafts += _read_proposing_line(doc, zones, line, title, current, known=known)
    return [d for d in drafts if bare(d.full_name.value) not in refused]


def _leads(line: Line) -> bool:
    """A short line that names an award for the lines below it."""
    return line.text.rstrip().endswith(":") or bool(ENUMERATED.match(line.labelled).end())


def _read_proposing_line(
    doc: Doc, zones: Zones, line: Line, title: Asked, current: Asked, *, known: bool
) -> list[Draft]:
    """Nominees of a line by its shape: numbered, a list behind a colon, or a sentence; `known` where rows gave some."""
    lead = ENUMERATED.match(line.text).end()
    numbered = lead > 0 or bool(line.paragraph.label)
    person = PERSON.match(line.text, lead)
    awards = list(asked_in_line(line).awards)
    if person and (numbered or not known):
        own = [pair for pair in awards if _asked_here(line, pair[0].start)]
        asked = own or list(current.awards) or ([] if known else list(title.awards))
        if not asked:
            return []
        draft = draft_of_line(
            doc, line, person, asked, (year_of(line.text) if own else None) or current.year or title.year
        )
        draft.classifications = read_classifications(doc, zones, [line])
        return [draft]
    household = _HOUSEHOLD.match(line.text, lead)
    if household and numbered and not known:
        asked = list(current.awards) or list(title.awards)
        year = current.year or title.year
        draft = draft_of_span(doc, line, household.start("n"), household.end("n"), None, asked, year)
        return [replace(draft, kind="ho_gia_dinh")]
    if not known and not person and (numbered or _names_at_once(line, lead)):
        unasked = Asked(current.awards or title.awards, current.year or title.year)
        drafts = _read_numbered_name(doc, line, lead, awards, unasked) or _read_numbered_unit(
            doc, zones, line, lead, awards, unasked
        )
        if drafts:
            return drafts
    listed = _read_inline_list(doc, line, awards, current, title)
    if listed:
        return listed
    if awards and _PROPOSES.search(line.bare) and not line.bare.startswith(("can cu", "kinh gui")):
        return _read_sentence(doc, line, awards, title)
    return []


def _names_at_once(line: Line, lead: int) -> bool:
    """A short line that begins with a name or a collective and goes on with a post, a comma or nothing."""
    rest = line.text[lead:]
    if len(rest) > 160:
        return False
    if re.match(r"[Tt]ập thể\s+(?!Lao động|lao động)", rest):
        return True
    name = NAME.match(rest)
    return (
        name is not None
        and has_surname(name.group())
        and re.match(r"\s*(?:$|[,;\t]|[-–]\s)", rest[name.end() :]) is not None
    )


def _read_numbered_name(doc: Doc, line: Line, lead: int, awards: list[tuple[Award, Line]], asked: Asked) -> list[Draft]:
    """ "1. Nguyễn Văn An" under a title that asks."""
    name = NAME.match(line.text, lead)
    if not name or awards or not asked.awards or starts_with_unit(line.text[lead:]):
        return []
    if not is_name(clean_name(name.group())[0]):
        return []
    return [draft_of_span(doc, line, name.start(), name.end(), None, list(asked.awards), asked.year)]


def _read_numbered_unit(
    doc: Doc, zones: Zones, line: Line, lead: int, awards: list[tuple[Award, Line]], asked: Asked
) -> list[Draft]:
    """ "1. Phòng Đo lường" under an award that collectives receive."""
    if not starts_with_unit(line.text[lead:]) or any(_asked_here(line, award.start) for award, _ in awards):
        return []
    fitting = [pair for pair in asked.awards if fits(pair[0].code, "tap_the")]
    made = collective_of_line(doc, line, lead, fitting[:1], asked.year)
    if made is None:
        return []
    made.classifications = read_classifications(doc, zones, [line])
    return [made]


def _read_inline_list(
    doc: Doc, line: Line, awards: list[tuple[Award, Line]], current: Asked, title: Asked
) -> list[Draft]:
    """ "Chiến sĩ thi đua cơ sở (02): bà A, ông B" or "Tập thể LĐTT: Phòng X; Phòng Y": names after a colon."""
    colon = re.search(r":\s+", line.text)
    if not colon:
        return []
    asked = [pair for pair in awards if pair[0].end <= colon.start() + 1] or (
        list(current.awards or title.awards) if re.match(r"^\W*(?:\w[.)]\s*)?(?:tap the|ca nhan)\b", line.bare) else []
    )
    if not asked or REFUSED.search(line.bare) or len(_sentences(line)) > 1:
        return []
    year = year_of(line.text[: colon.end()]) or current.year or title.year
    drafts: list[Draft] = []
    for start, end in _items(line, colon.end()):
        person = PERSON.match(line.text, start) or None
        if person and person.end() <= end:
            draft = draft_of_span(doc, line, person.start("n"), person.end("n"), person, asked[-1:], year)
            post_after(doc, draft, line, person.end(), end)
            drafts.append(draft)
            continue
        name = NAME.match(line.text, start)
        if starts_with_unit(line.text[start:end]):
            made = collective_of_line(doc, piece_of(line, start, end), 0, asked[-1:], year)
            drafts += [made] if made and fits(asked[-1][0].code, "tap_the") else []
        elif (
            name
            and name.end() <= end
            and has_surname(clean_name(name.group())[0])
            and is_name(clean_name(name.group())[0])
        ):
            draft = draft_of_span(doc, line, name.start(), name.end(), None, asked[-1:], year)
            post_after(doc, draft, line, name.end(), end)
            drafts.append(draft)
        else:
            return []
    return drafts


def _items(line: Line, start: int) -> list[tuple[int, int]]:
    """Items of a running list: between semicolons where there are any, else between commas and "và"."""
    text = line.text[start:]
    mark = (
        r";|\s+và\s+(?=(?:[ôÔ]ng|[bB]à|Phòng|Trung tâm|Chi cục|Tổ)\b)"
        if ";" in text.rstrip(" ;")
        else r",\s*(?=(?:[ôÔ]ng|[bB]à|đồng chí|[A-ZĐÀ-Ỹ][\w]*\s+[A-ZĐÀ-Ỹ]|Phòng|Trung tâm|Tổ)\b)|\s+và\s+"
    )
    cuts = [0]
    items = []
    for match in re.finditer(mark, text):
        items.append((cuts[-1], match.start()))
        cuts.append(match.end())
    items.append((cuts[-1], len(text)))
    return [
        (start + a + len(text[a:b]) - len(text[a:b].lstrip()), start + b) for a, b in items if text[a:b].strip(" .;")
    ]


def _asked_here(line: Line, position: int) -> bool:
    clause = re.split(r"[.;:]\s", line.bare[:position])[-1]
    return not re.search(r"lien tuc|da (?:dat|duoc)|nam \d{4}|thanh tich|duoc tang|\blan\b", clause)


def _read_sentence(doc: Doc, line: Line, awards: list[tuple[Award, Line]], title: Asked) -> list[Draft]:
    """People and collectives that a sentence proposes for the awards it names."""
    year = year_of(line.text) or title.year
    drafts: list[Draft] = []
    for start, end in _sentences(line):
        here = [pair for pair in awards if start <= pair[0].start < end]
        if (
            not here
            or REFUSED.search(line.bare[start:end])
            or re.search(r"lien tuc dat|da duoc tang|nam \d{4} duoc", line.bare[start:end])
        ):
            continue
        for match in PERSON.finditer(line.text, start, end):
            nearest = [pair for pair in here if pair[0].start < match.start()] or here
            draft = draft_of_span(doc, line, match.start("n"), match.end("n"), match, nearest[-1:], year)
            following = _POST_AND_UNIT.match(line.text[match.end() : end])
            if following and not PERSON.match(following["r"]):
                post_after(doc, draft, line, match.end(), match.end() + following.end())
            drafts.append(draft)
        drafts += _collectives_in(doc, line, start, end, here, year)
    return drafts


def _sentences(line: Line) -> list[tuple[int, int]]:
    lead = ENUMERATED.match(line.text).end()
    ends = (m.end() for m in re.finditer(r"\.\s+(?=[A-ZĐÀ-Ỹ])", line.text) if m.end() > lead)
    cuts = [0, *ends, len(line.text)]
    return list(pairwise(cuts))


def _collectives_in(
    doc: Doc, line: Line, start: int, end: int, here: list[tuple[Award, Line]], year: str | None
) -> list[Draft]:
    """ "… cho Phòng Kế hoạch - Tài chính", "Tập thể Thanh tra Sở đăng ký danh hiệu …"."""
    fitting = [
        pair for pair in here if pair[0].code in ("TTLDTT", "TTLDXS", "CO", "CO_TINH", "CO_CP", "GIAY_KHEN", "BK")
    ]
    if not fitting:
        return []
    text = line.text[start:end]
    match = _FOR_COLLECTIVE.search(text)
    if not match:
        return []
    full = field_of(
        doc,
        line,
        strip_value(match["n"]),
        start=start + match.start("n"),
        end=start + match.end("n"),
        sure=0.8,
        source="grammar",
    )
    if full is None:
        return []
    draft = Draft("tap_the", full)
    draft.requested = [recognition(doc, award, source, year=year) for award, source in fitting[:1]]
    return [draft]
