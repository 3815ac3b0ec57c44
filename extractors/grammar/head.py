"""Takes the groups of letterhead and signature; gives the head of the document: number, day, units, signer.

The subject is no span of a source, so it is not assembled here.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line
from extractors.grammar.making import field_at, value_of
from extractors.grammar.voting import Stretch
from extractors.spans import DAY, DECISION, PERSON, PLACE, POSITION, UNIT
from extractors.text import sentence_case, unit_case
from extractors.zones import Zones
from records.readings import DocumentHead, Field

_OTHERS = re.compile(
    r"\W*(?:nguoi (?:bao cao|viet|lap|khai|ghi|tu thuat|duoc)|thu ky|nguoi de nghi|ca nhan|tac gia|"
    r"to kiem|nguoi lam|kiem soat)"
)
_PARTY = re.compile(r"dang cong san|doan tncs ho chi minh$|cong hoa xa hoi")
_CAPTION = re.compile(r"\W*(?:xac nhan|y kien|thu truong (?!don vi$)|dai dien|nguoi |ky,|ky ten|\(|noi nhan)")
_CHAIR = re.compile(r"\W*(?:chu tri|chu toa|chu tich hoi dong)")
_CHAIRS = re.compile(r"chu tri|chu toa|chu tri cuoc hop|thu truong don vi")
_LEAD = re.compile(r"(?:TM\.|T/M|KT\.|K/T|TL\.|TUQ\.|Q\.)\s*", re.IGNORECASE)
_BEGINS_AGAIN = re.compile(r"\W*(?:so\b|v/v|ve viec|\d|cong hoa|doc lap|dang cong|mau\b|\*|[a-z ]+, ngay)")
_FULL_DAY = 10  # characters of an ISO day


def read_head_of_spans(doc: Doc, zones: Zones, stretches: list[Stretch]) -> DocumentHead:
    """The head that the spans tell of."""
    header = {line.index for line in zones.header}
    signature = {line.index for line in zones.signature}
    top = [each for each in stretches if each.line.index in header]
    foot = [each for each in stretches if each.line.index in signature]
    units = _units(top)
    signer, title = _signer(doc, zones, foot)
    return DocumentHead(
        number=_first(doc, top, DECISION),
        date=_day(doc, zones, top, foot, stretches),
        place=_first(doc, top, PLACE) or _first(doc, foot, PLACE) or _place_of_end(doc, zones, stretches),
        issuing_unit=_named(doc, zones, units, -1),
        parent_unit=_named(doc, zones, units, -2),
        signer=signer,
        signer_title=title,
    )


def _place_of_end(doc: Doc, zones: Zones, stretches: list[Stretch]) -> Field | None:
    """The place that stands with the day right over the signature."""
    if not zones.signature:
        return None
    over = zones.signature[0].index - 1
    return _first(doc, [each for each in stretches if each.line.index == over and each.start == 0], PLACE)


def _first(doc: Doc, stretches: list[Stretch], label: str) -> Field | None:
    found = next((each for each in stretches if each.label == label), None)
    return value_of(doc, found) if found else None


def _units(top: list[Stretch]) -> list[Stretch]:
    """Units of the letterhead, each line's first; not the Party or the nation beside it."""
    found: list[Stretch] = []
    for each in top:
        if (
            each.label == UNIT
            and not _PARTY.search(each.line.bare)
            and all(other.line is not each.line for other in found)
            and not each.line.bare.startswith(("v/v", "ve viec"))
        ):
            found.append(each)
    columns = [each.line.cell.column for each in found if each.line.cell is not None]
    return [each for each in found if each.line.cell is None or each.line.cell.column == min(columns)]


def _named(doc: Doc, zones: Zones, units: list[Stretch], number: int) -> Field | None:
    """A unit of the letterhead; a name too long for its column goes on in the lines below."""
    if len(units) < -number:
        return None
    unit = units[number]
    if unit.end < len(unit.line.text.rstrip()) or not unit.line.is_upper:
        return value_of(doc, unit)
    text = unit.text
    ends = {each.line.index for each in units}
    for line in zones.header:
        if line.index <= unit.line.index:
            continue
        apart = (
            line.cell is not unit.line.cell or line.index in ends or not line.is_upper or _BEGINS_AGAIN.match(line.bare)
        )
        if apart or line.table is None:
            break
        text = f"{text} {line.text.strip()}"
    return field_at(doc, unit, unit_case(text, doc._.source))


def _day(doc: Doc, zones: Zones, top: list[Stretch], foot: list[Stretch], every: list[Stretch]) -> Field | None:
    found = _first(doc, top, DAY) or _first(doc, foot, DAY)
    if found is None and zones.kind == "bien_ban":  # minutes have the day of the meeting
        in_body = [each for each in every if each.label == DAY]
        return _first(doc, in_body, DAY)
    if found is None and zones.signature:
        before = [each for each in every if each.label == DAY and each.line.index == zones.signature[0].index - 1]
        return _first(doc, before, DAY)
    return found


def _signer(doc: Doc, zones: Zones, foot: list[Stretch]) -> tuple[Field | None, Field | None]:
    """The head who signs for the unit, with all that is printed of the post above the name."""
    columns = _columns(zones.signature)
    best: tuple[int, Stretch, list[Line]] | None = None
    for number, lines in enumerate(columns):
        indexes = {line.index for line in lines}
        people = [each for each in foot if each.line.index in indexes and each.label == PERSON]
        if not people:
            continue
        posts = [each for each in foot if each.line.index in indexes and each.label in (POSITION, UNIT)]
        other = any(_OTHERS.match(line.bare) for line in lines)
        rank = (
            (0 if other else 10)
            + (5 if posts else 0)
            + (3 if any(_CHAIR.match(line.bare) for line in lines) else 0)
            + number
        )
        if best is None or rank > best[0]:
            best = rank, people[-1], lines
    if best is None:
        return None, None
    _, person, lines = best
    above = [line for line in lines if line.index < person.line.index]
    return value_of(doc, person), _title(doc, above, foot, person)


def _columns(lines: list[Line]) -> list[list[Line]]:
    """The lines of each column of a signature block; lines outside tables part at each "người báo cáo" or post."""
    by_column: dict[int, list[Line]] = {}
    free: list[list[Line]] = []
    for line in lines:
        if line.cell is not None:
            by_column.setdefault(line.cell.column, []).append(line)
        elif line.bare.startswith("noi nhan"):
            free.append([line])
        else:
            begins = _OTHERS.match(line.bare) or _CHAIR.match(line.bare)
            if not free or (begins and any(each.text[:1].isupper() and not each.is_upper for each in free[-1])):
                free.append([])
            free[-1].append(line)
    return [by_column[column] for column in sorted(by_column)] + free


def _title(doc: Doc, above: list[Line], foot: list[Stretch], person: Stretch) -> Field | None:
    """All that is printed of the post over a name: "KT. Giám đốc Phó Giám đốc", "TM. Ban Chấp hành Chủ tịch"."""
    told = [line for line in above if _is_of_post(line, foot)]
    if len(told) > 1 and told[0].bare.strip(" :.*").startswith("thu truong"):
        told = told[1:]  # the caption over the post
    if not told:
        return None
    first = told[0]
    written = " ".join(_cased(doc, line.text.strip(" *:")) for line in told)
    sources = next((each.sources for each in foot if each.line in told), person.sources)
    whole = Stretch(POSITION, first, 0, len(first.text), person.sure, sources)
    return field_at(doc, whole, written)


def _is_of_post(line: Line, foot: list[Stretch]) -> bool:
    if _CAPTION.match(line.bare):
        return False
    on_behalf = _LEAD.match(line.text) is not None or _CHAIRS.fullmatch(line.bare.strip(" :.")) is not None
    return on_behalf or any(each.label == POSITION and each.line is line for each in foot)


def _cased(doc: Doc, text: str) -> str:
    lead = _LEAD.match(text)
    if lead is None:
        return sentence_case(text, doc._.source) if text.isupper() else text
    rest = text[lead.end() :]
    return f"{lead.group().strip()} {sentence_case(rest, doc._.source) if rest.isupper() else rest}"
