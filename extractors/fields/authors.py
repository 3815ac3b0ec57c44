"""Takes papers on initiatives; gives their authors as nominees, each with the initiative and the request for it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of, locate, piece_of, source_of, span_of
from extractors.fields.achievements import read_effects
from extractors.fields.drafting import PERSON, Draft, set_field
from extractors.fields.initiatives import find_scope, read_initiatives
from extractors.fields.labels import lines_for_labels, read_labels
from extractors.fields.mentions import draft_of_line, draft_of_span
from extractors.fields.personal import fill_from_labels, name_from_labels
from extractors.fields.posts import starts_with_unit
from extractors.fields.refusals import ENUMERATED
from extractors.fields.requests import Asked, year_of
from extractors.fields.rosters import find_rosters
from extractors.fields.tabular import draft_of_row
from extractors.fields.values import NAME, clean_name, find_dates, find_decisions, find_years, is_name
from extractors.text import bare, strip_value
from extractors.zones import Zones
from records.readings import DocumentHead, Initiative, Recognition

_AUTHOR_LEAD = re.compile(
    r"^\W*(?:\d{1,2}[.)]\s*)?(?:cac )?"
    r"(?:(?:dong )?tac gia(?: sang kien)?|chung nhan|cap cho|nhom tac gia|chung toi(?: gom)?)\s*:\s*"
)
_AUTHOR_IN_SENTENCE = re.compile(r"\b(?:cua|cho) (?:(?:cac|dong|nhom) )*tac gia\s+")
_NEXT_AUTHOR = re.compile(r"\s*(?:,\s*(?:và\s+)?|\s+và\s+)(?=[A-ZĐ])")
_UNIT_BEHIND = re.compile(r",\s+(?P<u>[A-ZĐ][^,.;:“”()]+)")
_IS_AUTHOR = re.compile(r",?\s+là (?:đồng )?tác giả\b.*", re.S)
_EXECUTES = re.compile(r"trach nhiem thi hanh|thi hanh quyet dinh|quyet dinh thi hanh")
_DECISION_OF_PAPER = re.compile(r"^\W*(?:\d+[.)]\s*)?(?:theo |so |can cu )*quyet dinh(?: cong nhan)?\b")
_TITLE_OF_PAPER = re.compile(
    r"(?:[Tt]ên (?:sáng kiến|giải pháp)|[Ss]áng kiến|[Gg]iải pháp)(?: cấp cơ sở| sau| là)?\s*"
    r"(?::\s*[“\"]?|[“\"])(?P<t>[^”\"“\n]{14,250})"
)


def read_initiative_paper(doc: Doc, zones: Zones, head: DocumentHead) -> list[Draft]:
    """Authors of an initiative: rows of the authors' table, labels, or names with an honorific."""
    initiatives = _with_decision(zones, head, _initiatives_of_paper(doc, zones))
    drafts: list[Draft] = []
    for roster in find_rosters(doc):
        for entry in roster.entries:
            draft = draft_of_row(doc, zones, entry, Asked(), Asked())
            if draft and draft.kind == "ca_nhan":
                draft.requested = []
                drafts.append(draft)
    labels = read_labels(lines_for_labels(zones))
    if not drafts:
        name = name_from_labels(doc, labels)
        if name:
            draft = Draft("ca_nhan", name[0])
            set_field(draft, "honorific", name[1])
            fill_from_labels(doc, draft, labels)
            drafts.append(draft)
    if not drafts:
        drafts = _authors_in_text(doc, zones)
        if len(drafts) == 1:
            fill_from_labels(doc, drafts[0], labels)
    titled = _lines_of_titles(zones, initiatives)
    effects = read_effects(doc, zones) if zones.kind == "don_sang_kien" else ()
    for draft in drafts:
        own = _with_decision(zones, head, draft.initiatives)
        draft.initiatives = own or _on_one_line(draft, initiatives, titled) or initiatives
        draft.achievements = draft.achievements or effects
        requested = zones.kind == "don_sang_kien"
        draft.requested = [_initiative_request(doc, zones)] if requested else []
    return drafts


def _with_decision(zones: Zones, head: DocumentHead, initiatives: tuple[Initiative, ...]) -> tuple[Initiative, ...]:
    """Initiatives without a decision of their own get that of the certificate, or the decision that the paper is."""
    told: dict[str, str | None] = {}
    if zones.kind == "quyet_dinh" and head.number:
        told = {
            "decision_number": head.number.value,
            "decision_date": head.date.value if head.date else None,
            "scope": find_scope(" ".join(line.bare for line in zones.subject)),
            "year": year_of(" ".join(line.text for line in zones.subject)),
        }
    elif zones.kind == "xac_nhan_sang_kien":
        line = next((x for x in zones.body if _DECISION_OF_PAPER.match(x.bare) and find_decisions(x.text)), None)
        days = [day.value for day in find_dates(line.text) if len(day.value) == 10] if line else []
        organ = (
            re.search(r"\bcủa\s+(?=[A-ZĐƯ])([^;().]+?)(?=\s+(?:về việc|V/v|v/v)\b|[;().]|$)", line.text)
            if line
            else None
        )
        told = {
            "decision_number": find_decisions(line.text)[0].value if line else None,
            "decision_date": days[0] if days else None,
            "authority": strip_value(organ[1]) if organ else None,
        }
        initiatives = tuple(_with_year_and_scope(zones, each) for each in initiatives)
    return tuple(
        each
        if each.decision_number
        else each.model_copy(update={k: v for k, v in told.items() if v is not None and getattr(each, k) is None})
        for each in initiatives
    )


def _with_year_and_scope(zones: Zones, initiative: Initiative) -> Initiative:
    """What lines of their own tell on a certificate: "Năm công nhận: 2025", "Phạm vi áp dụng: cấp cơ sở"."""
    scopes = [find_scope(x.bare) for x in zones.body if x.bare.startswith(("cap cong nhan", "pham vi"))]
    years = [find_years(x.text) for x in zones.body if x.bare.startswith("nam cong nhan")]
    told = {
        "scope": next(filter(None, scopes), None),
        "year": next((found[0].value for found in years if found), None),
    }
    return initiative.model_copy(update={k: v for k, v in told.items() if v and getattr(initiative, k) is None})


def _lines_of_titles(zones: Zones, initiatives: tuple[Initiative, ...]) -> list[tuple[Line, int]]:
    """The lines that name an initiative, each with its place among the initiatives."""
    titles = [bare(each.title) for each in initiatives]
    return [(line, place) for line in zones.body for place, title in enumerate(titles) if title in line.bare]


def _on_one_line(
    draft: Draft, initiatives: tuple[Initiative, ...], titled: list[tuple[Line, int]]
) -> tuple[Initiative, ...]:
    """The initiatives that the author's own lines name."""
    own = {place for line, place in titled if draft.full_name.text in line.text}
    return tuple(initiatives[place] for place in sorted(own))


def _authors_in_text(doc: Doc, zones: Zones) -> list[Draft]:
    """Names behind "Tác giả:", else every name with an honorific outside legal grounds."""
    lines = [*zones.subject, *zones.body]
    drafts = [draft for line in lines for draft in _authors_behind_lead(doc, line)] or _authors_below_lead(doc, lines)
    if drafts:
        return drafts
    drafts = [draft for line in lines for draft in _authors_in_sentence(doc, line)]
    if drafts:
        return drafts
    told = [x for x in lines if zones.section.get(x.index) != "legal" and not _EXECUTES.search(x.bare)]
    pieces = [piece_of(line, 0, len(_IS_AUTHOR.sub("", line.text))) for line in told]
    return [draft_of_line(doc, piece, match, [], None) for piece in pieces for match in PERSON.finditer(piece.text)]


def _authors_behind_lead(doc: Doc, line: Line) -> list[Draft]:
    lead = _AUTHOR_LEAD.match(line.bare)
    if lead is None or PERSON.search(line.text):
        return []
    names = [found for found in NAME.finditer(line.text, lead.end()) if not starts_with_unit(found.group())]
    named = [found for found in names if is_name(clean_name(found.group())[0])]
    return [draft_of_span(doc, line, found.start(), found.end(), None, [], None) for found in named]


def _authors_in_sentence(doc: Doc, line: Line) -> list[Draft]:
    """ "Công nhận sáng kiến “…” của tác giả A và B, Trạm X": the names that follow each other at once."""
    lead = _AUTHOR_IN_SENTENCE.search(line.bare)
    drafts: list[Draft] = []
    place = lead.end() if lead else len(line.text)
    while found := NAME.match(line.text, place):
        if starts_with_unit(found.group()) or not is_name(clean_name(found.group())[0]):
            break
        drafts.append(draft_of_span(doc, line, found.start(), found.end(), None, [], None))
        unit = _UNIT_BEHIND.match(line.text, found.end())
        if unit and starts_with_unit(unit["u"]):
            where = field_of(doc, line, strip_value(unit["u"]), start=unit.start("u"), end=unit.end("u"), sure=0.8)
            for draft in drafts:
                set_field(draft, "unit", where)
        joint = _NEXT_AUTHOR.match(line.text, found.end())
        place = joint.end() if joint else len(line.text)
    return drafts


def _authors_below_lead(doc: Doc, lines: list[Line]) -> list[Draft]:
    """Authors below "Các tác giả:", a line each with its labels."""
    drafts: list[Draft] = []
    below = False
    for line in lines:
        lead = _AUTHOR_LEAD.match(line.bare)
        found = NAME.match(line.text, ENUMERATED.match(line.text).end()) if below and line.table is None else None
        if lead is not None and lead.end() == len(line.bare):
            below = True
        elif found and is_name(clean_name(found.group())[0]) and not starts_with_unit(found.group()):
            draft = draft_of_span(doc, line, found.start(), found.end(), None, [], None)
            fill_from_labels(doc, draft, read_labels([line]))
            drafts.append(draft)
        elif below:
            break
    return drafts


def _initiatives_of_paper(doc: Doc, zones: Zones) -> tuple[Initiative, ...]:
    found = read_initiatives(doc, zones)
    if found:
        return found
    for line in [*zones.subject, *zones.body]:
        match = _TITLE_OF_PAPER.search(line.text)
        if match and len(match["t"].split()) > 3:
            title = strip_value(re.split(r"[”\"]|\.\s", match["t"])[0])
            start, end = match.span("t")
            made = Initiative(
                title=title,
                confidence=0.75,
                evidence=locate(doc, line, start, end),
                sources=(source_of(line),),
                span=span_of(line, start, end, value=title),
            )
            return (made,)
    return ()


def _initiative_request(doc: Doc, zones: Zones) -> Recognition:
    title = next((line for line in doc._.lines if line.index == zones.title), None)
    year = year_of(" ".join(line.text for line in zones.subject))
    return Recognition(
        code="SANG_KIEN",
        text="công nhận sáng kiến",
        year=year,
        confidence=0.9,
        evidence=locate(doc, title) if title else (),
        sources=("heading",),
        span=span_of(title) if title else None,
    )
