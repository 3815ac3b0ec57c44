"""Takes the title, headings and sentences of a document; gives what is asked for now, with its year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Doc

from extractors.document import Line, Mention, locate, source_of, span_of
from extractors.fields.recognitions import Award, find_awards, likeliest_code, settle_by_decision, settle_by_heading
from extractors.fields.values import find_years
from extractors.text import bare
from extractors.tokens import pipeline
from extractors.zones import Zones, heading_kind
from records.readings import Recognition

_PERIOD = re.compile(
    r"giai doan[^,;.]*|nhiem ky[^,;.]*|tu nam \d{4} den[^,;.]*|trong \d+ nam[^,;.]*|\d{4}\s*-\s*\d{4}(?! *nam hoc)|"
    r"\b(?:sinh|sn)\s+(?:nam\s+|ngay\s+)?[\d/.\-]+"
)
_FOUR_DIGITS = re.compile(r"\d{4}")
_ASKS = re.compile(
    r"de nghi|kinh trinh|xet tang|tang thuong|dang ky|de cu|trinh\b|\btang\b|cong nhan|(?:bieu|tuyen) duong"
)
_AND = re.compile(r"[\s,;]*(?:(?:va|cung|danh hieu(?: thi dua)?|hinh thuc(?: khen thuong)?)\s+)*")
_TITLE_LINES = "lines of the title"  # in `doc.user_data`: their indexes
_OF_TITLE = "asked in title"  # in `doc.user_data`: what a bare "Bằng khen" further down means
_SURE_TITLE, _SURE_BODY, _SURE_BARE = 0.93, 0.8, 0.45


@dataclass(slots=True, frozen=True)
class Asked:
    """Recognitions asked for in one place of the document, each with its line for evidence."""

    awards: tuple[tuple[Award, Line], ...] = ()
    year: str | None = None


def joined_line(lines: list[Line], *, text: str | None = None) -> Line | None:
    """The lines as one, phrases found anew: titles wrap in the middle of an award's name."""
    if not lines:
        return None
    joined = text if text is not None else " ".join(line.text for line in lines)
    first = lines[0]
    line = Line(first.index, joined, bare(joined), first.start, first.offset, first.paragraph, first.table, first.cell)
    doc = pipeline()(joined)
    spans = sorted(doc.spans["phrases"], key=lambda s: (s.start, -s.end))
    until = -1
    for span in spans:
        if span.label_ == "RECOGNITION" and span.start_char >= until:
            line.mentions.append(Mention("RECOGNITION", span.id_, span.start_char, span.end_char))
            until = span.end_char
    return line


def year_of(text: str) -> str | None:
    """The year that a title or heading names for what is asked, be it that of a quarter or month; a period is none."""
    return year_in(bare(text))


def year_in(low: str) -> str | None:
    """The same of a text that is bare already."""
    if not _FOUR_DIGITS.search(low):
        return None
    school = re.search(r"nam hoc\s*((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})", low)
    if school:
        return f"{school[1]}-{school[2]}"
    quarter = re.search(r"(?:quy\s+(?:[ivx]+|\d)|thang\s+\d{1,2})\s*/\s*((?:19|20)\d{2})", low)
    if quarter:
        return quarter[1]
    years = [y.value for y in find_years(_PERIOD.sub(lambda m: " " * len(m.group()), low))]
    return years[-1] if years else None


def asked_in_title(doc: Doc, zones: Zones) -> Asked:
    """What the title and subject ask for."""
    lines = [line for line in doc._.lines if line.index == zones.title] + zones.subject
    if zones.kind == "cong_van":
        lines = subject_of_letter(zones)
    line = joined_line(lines)
    doc.user_data[_TITLE_LINES] = {each.index for each in lines}
    if line is None:
        return Asked()
    awards = [settle_by_decision(a) if a.authority else a for a in find_awards(line)]
    doc.user_data[_OF_TITLE] = awards
    return Asked(tuple(_place(award, lines) for award in awards), year_of(line.text))


def subject_of_letter(zones: Zones) -> list[Line]:
    """ "V/v …" under the number of a letter, with the lines of its cell on which it runs on."""
    start = next((at for at, line in enumerate(zones.header) if line.bare.startswith(("v/v", "ve viec"))), None)
    if start is None:
        return []
    first, *others = zones.header[start:]
    return [first, *takewhile(lambda line: first.cell is not None and line.cell is first.cell, others)]


def _place(award: Award, lines: list[Line]) -> tuple[Award, Line]:
    """An award of the joined title, back on the line where its words stand."""
    words = bare(award.text)
    for line in lines:
        start = line.bare.find(words)
        if start >= 0:
            return replace(award, start=start, end=start + len(words)), line
    return replace(award, start=0, end=len(lines[-1].text)), lines[-1]


def asked_in_line(line: Line) -> Asked:
    """What a heading, section row or cell asks for.

    The line keeps it without itself: a circle would keep the whole paper in memory until Python looks for circles.
    """
    if line.asked is None:  # a section row is asked by each row below it
        line.asked = find_awards(line), year_in(line.bare)
    awards, year = line.asked
    return Asked(tuple((award, line) for award in awards), year)


def asked_in_body(zones: Zones) -> Asked:
    """What the sentences of the body ask for, outside prior recognitions and legal grounds."""
    if isinstance(zones.asked, Asked):
        return zones.asked
    zones.asked = _find_in_body(zones)
    return zones.asked


def _find_in_body(zones: Zones) -> Asked:
    awards: list[tuple[Award, Line]] = []
    year = None
    for line in zones.body:
        if zones.section.get(line.index) in ("prior", "legal") or line.table is not None or not line.recognitions():
            continue
        told = -1  # where the last one asked for ends
        for award in find_awards(line):
            if told >= 0 and _AND.fullmatch(line.bare, told, award.start):
                awards.append((award, line))
                told = award.end
                continue
            before = line.bare[max(0, award.start - 120) : award.start]
            clause = re.split(r"[.;]\s", before)[-1]
            received = "duoc" in clause.split() and "de nghi" not in clause
            if _ASKS.search(clause) and not received and not re.search(r"khong de nghi|lien tuc dat", clause):
                awards.append((award, line))
                told = award.end
                year = year or year_of(line.text[award.start :]) or year_of(line.text)
    return Asked(tuple(awards), year)


def recognition(doc: Doc, award: Award, line: Line, *, year: str | None, authority: str | None = None) -> Recognition:
    """A request as the contract prints it; an award whose authority is nowhere named is doubtful and says so."""
    of_title = _meant_by_title(doc, award)
    settled = of_title or settle_by_decision(award)
    if settled.code == "CSTD":
        settled = settle_by_heading(
            settled, [" ".join(doc._.lines[at].bare for at in doc.user_data.get(_TITLE_LINES, ()))]
        )
    known = award.code not in ("BK", "CO", "CSTD") or (award.code == "CSTD" and settled.code != "CSTD")
    sure = _SURE_TITLE if known else _SURE_BODY if of_title else _SURE_BARE
    of_heading = line.table is None and (line.index in doc.user_data.get(_TITLE_LINES, ()) or heading_kind(line))
    own_year = year_of(line.text[award.end : award.end + 30]) if line.table is None else None
    return Recognition(
        code=likeliest_code(settled.code),
        text=award.text,
        year=own_year or year,
        authority=award.authority or authority or (of_title and of_title.authority),
        confidence=sure,
        evidence=locate(doc, line, award.start, award.end) if award.end <= len(line.text) else locate(doc, line),
        sources=("heading" if of_heading else source_of(line),),
        span=span_of(line, award.start, award.end),
    )


def _meant_by_title(doc: Doc, award: Award) -> Award | None:
    """The title's award of which a bare "Bằng khen", "Cờ thi đua" is short; None where it names none or several."""
    if award.code not in ("BK", "CO") or award.authority:
        return None
    same = {each.code: each for each in doc.user_data.get(_OF_TITLE, ()) if each.code.startswith(f"{award.code}_")}
    return next(iter(same.values())) if len(same) == 1 else None


def unique(requests: list[Recognition]) -> tuple[Recognition, ...]:
    """The distinct (code, year) of some requests, in order."""
    seen: dict[tuple[str, str | None], Recognition] = {}
    for item in requests:
        seen.setdefault((item.code, item.year), item)
    return tuple(seen.values())
