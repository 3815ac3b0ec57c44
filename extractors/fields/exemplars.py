"""Takes a story of somebody exemplary; gives the person, household or collective it is about: asked for is the telling.

Who is quoted, thanked or writes in a story is not the one it is about: the sentence that proposes says who is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.achievements import read_achievements
from extractors.fields.drafting import PERSON, Draft
from extractors.fields.homes import take_homes
from extractors.fields.mentions import is_unit_name
from extractors.fields.personal import Named, read_person_report
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import Award
from extractors.fields.requests import Asked, asked_in_body, recognition
from extractors.fields.values import clean_name, is_name
from extractors.text import bare, strip_value
from extractors.zones import Zones

_PRAISES = re.compile(r"(?:bieu|tuyen) duong|ton vinh|khen thuong|cong nhan|guong\b|dien hinh|\btang\b|de nghi\b")
_AS = re.compile(r"\s+(?:là|đạt|danh hiệu|được|trở thành|vì|đã|có|năm \d{4})\s|[.;:“”\"]|,\s+(?=đã|có|vì|năm|được)")
_NEAR_THE_TITLE = 6  # lines in which a story says who it is about
_FAR = 70  # characters between the word that proposes and whom it proposes


def read_exemplar(doc: Doc, zones: Zones, title: Asked) -> list[Draft]:
    """The nominee of a story; none where nothing names one."""
    asked = asked_in_body(zones)
    person = next(_people_asked_for(doc, asked), None)
    units = () if person else _collectives_asked_for(doc, asked)
    drafts = list(units)[:1] or read_person_report(doc, zones, Asked(), known=person)
    if not drafts:
        return []
    draft = drafts[0]
    if draft.kind == "tap_the":
        draft.achievements = read_achievements(doc, zones)
    elif draft.kind == "ho_gia_dinh":
        _fill_home(doc, draft, zones)
    awards = list(asked.awards) or list(title.awards)
    year = asked.year or title.year
    draft.requested = [recognition(doc, award, line, year=year) for award, line in awards]
    return [draft]


def _fill_home(doc: Doc, draft: Draft, zones: Zones) -> None:
    """ "Hộ ông X ở thôn Đông, xã Y là …": where the household lives, told behind its name."""
    for line in zones.body[:_NEAR_THE_TITLE]:
        start = line.text.find(draft.full_name.text)
        if start >= 0 and line.table is None:
            take_homes(doc, draft, line, start + len(draft.full_name.text), len(line.text))


def _people_asked_for(doc: Doc, asked: Asked) -> Iterator[Named]:
    """Those whom a sentence names between the word that proposes and what it proposes."""
    for award, line in asked.awards:
        for match in PERSON.finditer(line.text, 0, award.start):
            name = clean_name(match["n"], titled=True)[0]
            if _is_proposed(line, award, match.start()) and is_name(name):
                full = field_of(doc, line, name, start=match.start("n"), end=match.end("n"), sure=0.9)
                if full:
                    yield full, None  # "biểu dương chị X": the story may call her otherwise


def _is_proposed(line: Line, award: Award, start: int) -> bool:
    before = re.split(r"[.;]\s", line.bare[:start])[-1][-_FAR:]
    return _PRAISES.search(before) is not None and re.search(r"[.;]\s", line.bare[start : award.start]) is None


def _collectives_asked_for(doc: Doc, asked: Asked) -> Iterator[Draft]:
    """A collective that a sentence names right behind the word that proposes."""
    for award, line in asked.awards:
        for verb in re.finditer(r"(?:bieu|tuyen) duong|ton vinh|cong nhan", line.bare[: award.start]):
            lead = re.match(r"\s*(?:cho\s+|đối với\s+)?(?:tập thể\s+)?", line.text[verb.end() :])
            start = verb.end() + (lead.end() if lead else 0)
            text = strip_value(_AS.split(line.text[start:])[0])
            full = field_of(doc, line, text, start=start, end=start + len(text), sure=0.85)
            if full and starts_with_unit(text) and is_unit_name(text) and bare(text) != "tap the":
                yield Draft("tap_the", full)
