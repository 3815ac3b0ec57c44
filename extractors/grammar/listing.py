"""Takes the groups of a submission, list or minutes; gives the nominees in order: of a row one, of a sentence many."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.grammar.context import PRESENT, REFUSED, Asked, Context, is_heading
from extractors.grammar.linking import Details, details_in_line, with_year, year_told
from extractors.grammar.making import (
    Draft,
    classification_of,
    draft_of,
    recognition_of,
    statement_of,
    value_of,
)
from extractors.grammar.passes import Group, ticked
from extractors.grammar.voting import Stretch
from extractors.spans import DECISION, LEVEL, PERSON, POSITION, RECOGNITION, UNIT

_PAST_HEAD = re.compile(
    r"\bda (?:dat|duoc|nhan)|thanh tich (?:da|cac nam)|duoc khen|nam truoc|qua trinh|lich su|da khen"
)
_ASKED_HEAD = re.compile(r"de nghi|dang ky|hinh thuc|danh hieu|khen thuong|de xuat")
_COLLECTIVES = re.compile(r"ten (?:tap the|don vi|to chuc)|tap the|don vi|ca nhan|ho gia dinh|ho va ten|ten\b")
_BELONGS = re.compile(r"don vi|cong tac|noi lam|phong|bo phan|chuc vu")
_OF_POST = re.compile(
    r"chuc (?:vu|danh)|don vi|cong tac|noi lam|phong|cong viec|nghe nghiep|ho (?:va |, )?ten|vi tri|co quan|to\b"
)
_ITEM = re.compile(
    r"\s*(?:[-–•+*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-z][.)])?\s*"
    r"(?:(?:tap the|don vi|ho|gia dinh|cac|\d+)[:\s]+)*(?:(?:ong|ba|dong chi|d/c|anh|chi|co|"
    r"thay)\s*:?\s*)?(?:[a-z]{1,6}\.\s?)*$"
)
_TO = re.compile(r"(?:\bcho|tap the|don vi|:|;|,|\bva)\s*(?:cac )?(?:tap the |don vi )?(?:la )?\W*$")
_LEADS = re.compile(r"[^;.]*\b(?:chu tri|chu toa|dieu khien|kiem phieu)\b")
_TO_OTHERS = re.compile(r"\btang\b|de nghi|kinh trinh|khen thuong cho")
_VOTES = re.compile(r"(?<![\d/])(\d{1,3})\s?/\s?(\d{1,3})(?![\d/])")
_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s?%")


def read_list(doc: Doc, groups: list[Group], title: Asked) -> list[Draft]:
    """The nominees of a paper that proposes several."""
    context = Context(title)
    drafts: list[Draft] = []
    for group in groups:
        if group.zone in ("header", "title", "subject", "signature"):
            continue
        if group.table is not None and not group.is_head:
            found = _read_row(doc, group, context)
        elif group.table is None:
            found = _read_line(doc, group, context)
        else:
            found = []
        if not found:
            context.enter(group)
        drafts += found
    return drafts


def _read_row(doc: Doc, group: Group, context: Context) -> list[Draft]:
    """The nominee of a row, or those whom one of its cells names; none where it is a section row, or they failed."""
    if context.among_present or is_heading(group) or REFUSED.search(group.low) or _is_outvoted(group):
        return []
    whom = _whom(group)
    drafts = [(who, draft) for who in whom if (draft := draft_of(doc, who)) is not None]
    for who, draft in drafts:
        others = {each.line.index for each in whom if each.line is not who.line}
        rest = [each for each in group.stretches if each not in whom and each.line.index not in others]
        _fill(doc, draft, group, who, rest=sorted(rest, key=lambda each: _strays(group, each)))
        if context.unit is not None and draft.kind == "ca_nhan":
            draft.set("unit", value_of(doc, context.unit))
        _tell_merits(doc, draft, group, context)
    return [draft for _, draft in drafts]


def _whom(group: Group) -> list[Stretch]:
    """Whom a row is about: one, or the several people of one cell."""
    who = _who(group)
    if who is None:
        return []
    stacked = [each for each in group.of(PERSON) if each.line.cell is who.line.cell]
    return stacked if len(stacked) > 1 else [who]


def _tell_merits(doc: Doc, draft: Draft, group: Group, context: Context) -> None:
    """What a row asks for, had, and was judged."""
    past = [each for each in group.of(RECOGNITION) if _was_received(group, each, context)]
    asked = [each for each in group.of(RECOGNITION) if each not in past]
    year = _year_of_heads(group, asked) or context.asked.year
    if asked:
        for award in asked:
            own = details_in_line(
                group, [each for each in asked if each.line is award.line], _place_in_line(asked, award)
            )
            told = Details(own[0].year, authority=own[0].authority)
            draft.ask(recognition_of(doc, award, with_year(told, year), meant=context.meant))
    elif marked := ticked(group):
        for award in marked:
            told_over = year_told(group.heads.get(_column(award), "")) or context.asked.year
            draft.ask(recognition_of(doc, award, Details(told_over), meant=context.meant))
    elif not group.awards:
        _ask(doc, draft, context)
    for award in past:
        own_line = [each for each in past if each.line is award.line]
        over = year_told(group.head_over(award))
        for details in details_in_line(group, own_line, _place_in_line(past, award)):
            draft.receive(recognition_of(doc, award, with_year(details, over)))
    for stretch in group.of(LEVEL):
        years = (year_told(stretch.line.bare), year_told(group.head_over(stretch)))
        told_year = next(filter(None, (*years, context.title.year, context.asked.year)), None)
        if told_year:
            draft.classifications.append(classification_of(doc, stretch, told_year))


def _strays(group: Group, stretch: Stretch) -> bool:
    """A post in the column of ranks, a unit in that of results: others go first."""
    head = group.head_over(stretch)
    return stretch.label in (POSITION, UNIT) and head != "" and _OF_POST.search(head) is None


def _was_received(group: Group, award: Stretch, context: Context) -> bool:
    """The head of its column says so; or a decision or an earlier year stands with it, and something else is asked."""
    head = group.head_over(award)
    if "de nghi" in head:
        return False
    if _PAST_HEAD.search(head):
        return True
    others = [each for each in group.of(RECOGNITION) if each.line is not award.line]
    if not context.asked.awards and not others:
        return False
    decided = any(each.line is award.line and each.label == DECISION for each in group.stretches)
    year, now = year_told(award.line.bare), context.asked.year
    return decided or (year is not None and now is not None and year[:4] < now[:4])


def _column(award: Stretch) -> int:
    return award.line.cell.column if award.line.cell is not None else -1


def _place_in_line(awards: list[Stretch], award: Stretch) -> int:
    return [each for each in awards if each.line is award.line].index(award)


def _year_of_heads(group: Group, asked: list[Stretch]) -> str | None:
    return next((year for each in asked if (year := year_told(group.head_over(each)))), None)


def _who(group: Group) -> Stretch | None:
    """Whom a row is about: its person, or, in a table of collectives, the unit named first."""
    people = group.of(PERSON)
    if people:
        return people[0]
    units = [each for each in group.of(UNIT) if not each.line.text[: each.start].strip(" -–•+*0123456789.)")]
    for each in units:
        head = group.head_over(each)
        if _COLLECTIVES.search(head) and not (
            _BELONGS.search(head) and "tap the" not in head and len(units) > 1 and each is not units[0]
        ):
            return each
    return None


def _is_outvoted(group: Group) -> bool:
    """Fewer than half of the votes."""
    for line in group.lines:
        head = group.heads.get(line.cell.column, "") if line.cell is not None else ""
        if "phieu" not in head and "ty le" not in head and "bieu quyet" not in head:
            continue
        votes, share = _VOTES.search(line.text), _SHARE.search(line.text)
        if votes and int(votes[2]) and 2 * int(votes[1]) < int(votes[2]):
            return True
        if share and float(share[1].replace(",", ".")) < 50:
            return True
    return False


def _fill(doc: Doc, draft: Draft, group: Group, who: Stretch, rest: list[Stretch]) -> None:
    """Post, unit, birth and the like that stand with a nominee."""
    for each in rest:
        head = group.head_over(each)
        match each.label:
            case "BIRTH":
                draft.set("birth_date", value_of(doc, each))
            case "POSITION" if draft.kind == "ca_nhan":
                draft.set(
                    "education" if "trinh do" in head or "chuyen mon" in head else "position", value_of(doc, each)
                )
            case "UNIT":
                draft.set("unit", value_of(doc, each))
            case "PLACE":
                draft.set("hometown" if "que" in head or not head else "residence", value_of(doc, each))
            case "EDUCATION":
                draft.set("academic_title" if "hoc vi" in head else "education", value_of(doc, each))
            case "RESULT":
                draft.achievements += statement_of(doc, each)


def _ask(doc: Doc, draft: Draft, context: Context) -> None:
    """What the heading above asks for holds for each one under it."""
    asked = context.asked
    for award in asked.awards:
        draft.ask(recognition_of(doc, award, Details(asked.year), meant=context.meant))


def _read_line(doc: Doc, group: Group, context: Context) -> list[Draft]:
    """The nominees that a paragraph names."""
    found: list[Draft] = []
    for line in group.lines:
        stretches = [each for each in group.stretches if each.line is line]
        if any(each.label in (PERSON, UNIT) for each in stretches):
            found += _read_sentence(doc, group, stretches, context)
    return found


def _read_sentence(doc: Doc, group: Group, stretches: list[Stretch], context: Context) -> list[Draft]:
    """Walks a line: an award holds for those named behind it, until the next one; details for the one before them."""
    line = stretches[0].line
    text, low = line.text, line.bare
    named_here = [each for each in stretches if each.label in (PERSON, RECOGNITION)]
    awards_here = any(each.label == RECOGNITION for each in stretches)
    if context.among_present and not awards_here:
        return []
    if not awards_here and not context.asked.awards:
        return []
    item = bool(line.paragraph.label) or _ITEM.match(low[: _first_start(stretches)]) is not None
    drafts: list[Draft] = []
    asked: list[Stretch] = []
    last: Draft | None = None
    waiting: list[Draft] = []
    previous = ""
    for each in stretches:
        clause = low[_clause_start(text, each.start) : each.start]
        ahead = low[each.end : each.end + 60]
        if each.label == RECOGNITION:
            if REFUSED.search(clause):
                asked, previous = [], ""
                continue
            asked = [*asked, each] if previous == RECOGNITION else [each]
            previous = RECOGNITION
            between = low[people[-1].end : each.start] if (people := _before(stretches, each)) else ""
            if waiting and not _drafts_behind(stretches, each) and not _TO_OTHERS.search(between):
                for draft in waiting:
                    _request(doc, draft, asked, context, low)
                waiting = []
            continue
        if each.label == PERSON:
            told_around = (
                PRESENT.search(clause) or REFUSED.search(clause) or _refuses_behind(ahead) or _LEADS.search(ahead)
            )
            if told_around:
                last = None
                continue
            if not asked and not item and not (context.asked.awards and _TO.search(clause)) and not awards_here:
                last = None
                continue
            last = draft_of(doc, each)
            previous = PERSON
        elif each.label == UNIT and _is_proposed(group, each, clause, asked, context, item=item, people=named_here):
            last = draft_of(doc, each)
            previous = UNIT
        else:
            if last is not None:
                _fill(doc, last, group, each, [each])
            continue
        if last is None:
            continue
        drafts.append(last)
        if asked:
            _request(doc, last, asked, context, low)
        elif context.asked.awards:
            _ask(doc, last, context)
        else:
            waiting.append(last)
    return [draft for draft in drafts if draft.requested]


def _before(stretches: list[Stretch], award: Stretch) -> list[Stretch]:
    return [each for each in stretches if each.label == PERSON and each.end <= award.start]


def _drafts_behind(stretches: list[Stretch], award: Stretch) -> bool:
    """Somebody is named behind an award."""
    return any(each.label == PERSON and each.start > award.end for each in stretches)


def _request(doc: Doc, draft: Draft, asked: list[Stretch], context: Context, low: str) -> None:
    year = year_told(low) or context.asked.year
    for award in asked:
        draft.ask(recognition_of(doc, award, Details(year), meant=context.meant))


def _first_start(stretches: list[Stretch]) -> int:
    return min(each.start for each in stretches if each.label in (PERSON, UNIT))


def _clause_start(text: str, at: int) -> int:
    return max(text.rfind(mark, 0, at) for mark in (";", ". ")) + 1


def _refuses_behind(ahead: str) -> bool:
    return REFUSED.search(ahead.split(";")[0].split(". ")[0].split(", ong ")[0].split(", ba ")[0]) is not None


def _is_proposed(
    group: Group,
    unit: Stretch,
    clause: str,
    asked: list[Stretch],
    context: Context,
    *,
    item: bool,
    people: list[Stretch],
) -> bool:
    """A unit is a nominee where an award or "tập thể" stands before it, or the item begins with it and names nobody."""
    if any(each.label == PERSON for each in people) or PRESENT.search(clause) or REFUSED.search(clause):
        return False
    low = unit.line.bare
    behind = low[unit.end : unit.end + 24]
    if re.match(r"\s*(?:de nghi|kinh|trinh|thong nhat|hop|da|to chuc|xin|cung|xet|lap)\b", behind):
        return False
    if asked and asked[-1].end <= unit.start and _TO.search(low[: unit.start]):
        return True
    return item and _ITEM.match(low[: unit.start]) is not None and bool(context.asked.awards)
