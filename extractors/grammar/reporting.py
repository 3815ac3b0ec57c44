"""Takes the groups of a report on one person or collective, a story or a request of authors; gives who it is about."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.grammar.context import Asked, Context, asks, received
from extractors.grammar.linking import Details, details_in_line, details_of_row, year_told, years_in
from extractors.grammar.making import (
    Draft,
    classification_of,
    draft_of,
    initiative_of,
    recognition_of,
    statement_of,
    value_of,
)
from extractors.grammar.passes import Group
from extractors.grammar.voting import Stretch
from extractors.spans import BIRTH, EDUCATION, INITIATIVE, LEVEL, PERSON, PLACE, POSITION, RECOGNITION, RESULT, UNIT
from records.readings import DocumentHead

_NAME_CUE = re.compile(r"ho (?:va |, )?ten|toi ten|ten toi|ten day du|ca nhan|chu ho|tac gia|ten don vi|ten tap the")
_NO_SUBJECT = re.compile(r"kinh gui|giam doc so|nguoi (?:lap|xac nhan)|xac nhan cua")
_POST_CUE = re.compile(r"chuc (?:vu|danh)|nghe nghiep|cong viec|vi tri")
_UNIT_CUE = re.compile(r"don vi|cong tac|co quan|noi lam viec|phong\b")
_HOME_CUE = re.compile(r"\bque|nguyen quan")
_DWELLING_CUE = re.compile(r"tru quan|thuong tru|noi o|cho o|cu tru|ho khau|dia chi")
_TITLE_CUE = re.compile(r"hoc ham|hoc vi|danh hieu, giai")
_LIFE = frozenset(("opening", "biography", "subject", "heading", "other", "title", "duties"))
_FORGONE = re.compile(r"\b(?:de nghi|dang ky|phan dau|muc tieu)\b")


def read_report(doc: Doc, groups: list[Group], title: Asked, *, collective: bool, head: DocumentHead) -> list[Draft]:
    """Who a report is about, with life, request and merits; none where nobody is named."""
    who = _subject_of(groups, collective=collective)
    draft = draft_of(doc, who) if who else None
    if draft is None and collective and head.issuing_unit is not None:
        draft = Draft("tap_the", head.issuing_unit)
        draft.set("unit", head.parent_unit)
    if draft is None:
        return []
    _tell_life(doc, draft, groups, who)
    _tell_requests(doc, draft, groups, title)
    tell_merits(doc, draft, groups, title)
    return [draft]


def _subject_of(groups: list[Group], *, collective: bool) -> Stretch | None:
    """The stretch that names the person or collective: in the subject, behind a label, or first in the paper."""
    label = UNIT if collective else PERSON
    before = ""
    first: Stretch | None = None
    for group in groups:
        if group.zone in ("header", "signature", "prior", "request"):
            continue
        for each in group.of(label):
            low = each.line.bare[: each.start]
            told = low.strip(" -–+*.") or (before if len(before) < 60 else "")
            if _NO_SUBJECT.search(low) or (collective and _NO_SUBJECT.search(each.line.bare)):
                continue
            if group.zone == "subject" or (_NAME_CUE.search(told) and group.zone in _LIFE):
                return each
            first = first or each
        before = group.lines[-1].bare
    if first is not None and not collective:
        return first
    return None if collective else _reporter(groups)


def _reporter(groups: list[Group]) -> Stretch | None:
    """Who signs as the one who reports of himself."""
    signed = [group for group in groups if group.zone == "signature"]
    for group in signed:
        columns: dict[int, list[Stretch]] = {}
        for each in group.of(PERSON):
            columns.setdefault(each.line.cell.column if each.line.cell else -1, []).append(each)
        for column, people in columns.items():
            lines = [line for line in group.lines if (line.cell.column if line.cell else -1) == column]
            if any(re.match(r"\W*(?:nguoi (?:bao cao|viet|khai|lap)|ca nhan)", line.bare) for line in lines):
                return people[-1]
    return None


def _tell_life(doc: Doc, draft: Draft, groups: list[Group], who: Stretch | None) -> None:
    """Birth, home, post, unit and education: where a word beside them says so, else the first that stands."""
    best: dict[str, tuple[int, Stretch]] = {}
    before = ""
    for group in groups:
        if group.zone in ("header", "signature", "prior", "request", "classification"):
            continue
        for each in group.stretches:
            if each is who or each.label not in (BIRTH, POSITION, UNIT, PLACE, EDUCATION):
                continue
            low = each.line.bare[: each.start]
            told = low if len(low.strip(" -–+*.:")) > 2 else (_cell_before(group, each) or before)
            name, rank = _meaning(each, told, group, who)
            if name and (name not in best or rank > best[name][0]):
                best[name] = rank, each
        before = group.lines[-1].bare if len(group.lines[-1].bare) < 60 else ""
    for name, (_, stretch) in best.items():
        if draft.kind == "tap_the" and name != "unit":
            continue
        draft.set(name, value_of(doc, stretch))


def _cell_before(group: Group, stretch: Stretch) -> str:
    """The text of the cell to the left."""
    if stretch.line.cell is None:
        return ""
    left = [line.bare for line in group.lines if line.cell and line.cell.column < stretch.line.cell.column]
    return left[-1] if left else ""


def _meaning(each: Stretch, told: str, group: Group, who: Stretch | None) -> tuple[str, int]:
    """The field that a stretch can be, and how strongly its surroundings say so; "" where it is none."""
    life = 1 if group.zone in _LIFE else 0
    beside = 1 if who is not None and each.line is who.line and each.start > who.start else 0
    match each.label:
        case "BIRTH":
            return "birth_date", life + beside
        case "POSITION":
            cued = _POST_CUE.search(told) is not None
            return ("position", 4 * cued + beside + life) if cued or beside or life else ("", 0)
        case "UNIT":
            cued = _UNIT_CUE.search(told) is not None
            return ("unit", 4 * cued + beside + life) if cued or beside else ("", 0)
        case "PLACE":
            if _HOME_CUE.search(told):
                return "hometown", 3
            return ("residence", 3) if _DWELLING_CUE.search(told) else ("", 0)
        case _:
            title = _TITLE_CUE.search(told) is not None
            return ("academic_title", 2) if title else ("education", 1 + life)


def _tell_requests(doc: Doc, draft: Draft, groups: list[Group], title: Asked) -> None:
    """What title and subject ask for; else what the section of requests or a sentence does."""
    context = Context(title)
    if title.awards:
        for award in title.awards:
            draft.ask(recognition_of(doc, award, Details(title.year), meant=None))
        return
    for group in groups:
        if group.zone in ("header", "signature", "prior", "legal"):
            continue
        for each in group.of(RECOGNITION):
            low = each.line.bare[max(0, each.start - 120) : each.start]
            if group.zone == "request" or ("de nghi" in low and asks(low)):
                year = year_told(each.line.bare[each.end :]) or title.year
                draft.ask(recognition_of(doc, each, Details(year), meant=context.meant))


def tell_merits(doc: Doc, draft: Draft, groups: list[Group], title: Asked) -> None:
    """What was received, invented, judged and achieved."""
    school = sum("nam hoc" in group.low for group in groups) >= 2
    for group in groups:
        if group.zone in ("header", "title", "subject", "signature", "request") or group.is_head:
            continue
        _tell_received(doc, draft, group, school=school)
        _tell_initiatives(doc, draft, group)
        _tell_levels(doc, draft, group, school=school)
        for each in group.of(RESULT):
            draft.achievements += statement_of(doc, each)


def _tell_received(doc: Doc, draft: Draft, group: Group, *, school: bool) -> None:
    awards = group.of(RECOGNITION)
    if not awards or group.zone == "heading":
        return
    for award in awards:
        low = award.line.bare
        if group.zone != "prior" and group.table is None:
            clause = low[max(0, award.start - 90) : award.start]
            if not received(clause) and not re.search(r"\bdat\b|\bnhan\b|duoc", clause):
                continue
            if _FORGONE.search(clause) or re.search(r"\d+ (?:nguoi|ca nhan|dong chi|tap the|luot)", clause):
                continue
        if group.table is not None and "de nghi" in group.head_over(award):
            continue
        same = [each for each in awards if each.line is award.line]
        told = (
            details_of_row(group, award, school=school)
            if group.table is not None and len(same) == 1
            else details_in_line(group, same, same.index(award), school=school)
        )
        for details in told:
            draft.receive(recognition_of(doc, award, details))


def _tell_initiatives(doc: Doc, draft: Draft, group: Group) -> None:
    for each in group.of(INITIATIVE):
        details = details_of_row(group, each)[0] if group.table is not None else details_in_line(group, [each], 0)[0]
        if group.table is None:
            details = Details(
                None if details.decision else details.year, details.decision, details.day, details.authority
            )
        draft.initiatives.append(initiative_of(doc, each, details, group.text))


def _tell_levels(doc: Doc, draft: Draft, group: Group, *, school: bool) -> None:
    """Classifications with the years that stand with them; those without any year are no entry."""
    levels = group.of(LEVEL)
    for number, each in enumerate(levels):
        if group.table is not None:
            beside = [details.year for details in details_of_row(group, each, school=school) if details.year]
            years = beside or list(filter(None, [year_told(group.head_over(each))]))
        else:
            years = _years_of_level(levels, number, school=school)
        told = list(dict.fromkeys(years))
        for year in told:
            known = next((k for k in draft.classifications if k.year == year), None)
            if known is not None and len(told) == 1 and group.table is None:
                draft.classifications.remove(known)  # "đều hoàn thành tốt, riêng năm 2018 hoàn thành xuất sắc"
            elif known is not None:
                continue
            draft.classifications.append(classification_of(doc, each, year))


def _years_of_level(levels: list[Stretch], number: int, *, school: bool) -> list[str]:
    """Years between the level before and this one, or right behind it in brackets."""
    each = levels[number]
    low = each.line.bare
    same = [other for other in levels if other.line is each.line]
    place = same.index(each)
    floor = same[place - 1].end if place else 0
    before = [year for _, year in years_in(low[floor : each.start], school=school)]
    if before:
        return before
    ceiling = same[place + 1].start if place + 1 < len(same) else len(low)
    return [year for _, year in years_in(low[each.end : min(ceiling, each.end + 60)], school=school)]


def read_authors(doc: Doc, groups: list[Group], title: Asked) -> list[Draft]:
    """The authors whom a request or certificate of an initiative names, each with it."""
    drafts: list[Draft] = []
    titles = [
        (group, each) for group in groups if group.zone not in ("header", "signature") for each in group.of(INITIATIVE)
    ]
    for group in groups:
        if group.zone in ("header", "signature", "legal", "title"):
            continue
        for who in group.of(PERSON)[:1] if group.table is not None else group.of(PERSON):
            clause = who.line.bare[: who.start]
            if _NO_SUBJECT.search(clause) or (group.table is None and who.line.bare.count(" ") > 40):
                continue
            draft = draft_of(doc, who)
            if draft is not None:
                drafts.append(draft)
                for each in group.stretches:
                    _fill_author(doc, draft, each, who)
    if len(drafts) == 1:
        _tell_life(doc, drafts[0], groups, None)
    for draft in drafts:
        for award in title.awards:
            draft.ask(recognition_of(doc, award, Details(title.year)))
        for group, each in titles[:1]:
            details = (
                details_of_row(group, each)[0] if group.table is not None else details_in_line(group, [each], 0)[0]
            )
            draft.initiatives.append(initiative_of(doc, each, details, group.text))
    return drafts


def _fill_author(doc: Doc, draft: Draft, each: Stretch, who: Stretch) -> None:
    names = {BIRTH: "birth_date", POSITION: "position", UNIT: "unit", EDUCATION: "education"}
    if each is not who and each.label in names:
        draft.set(names[each.label], value_of(doc, each))
