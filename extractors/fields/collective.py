"""Takes a report on a collective; gives it as nominee, with its parent unit and duties where the report labels them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import field_of
from extractors.fields.drafting import Draft, set_field
from extractors.fields.labels import read_labels
from extractors.fields.mentions import is_unit_name
from extractors.fields.personal import add_merits, add_requests
from extractors.fields.posts import starts_with_unit
from extractors.fields.requests import Asked
from extractors.fields.values import clean_name, is_name
from extractors.text import bare, strip_value, unit_case
from extractors.zones import Zones, heading_kind
from records.readings import DocumentHead, Field

_NEAR_THE_TITLE = 14  # lines of the body in which a report names its collective
_NUMBER = r"^\W*(?:\w{1,3}\s*[.)/]\s*)?"
_BODY = r"(?:don vi|co quan)(?:(?:,| hoac|/)? ?(?:don vi|co quan))?"
_PARENT = re.compile(
    rf"{_NUMBER}(?:(?:ten )?{_BODY} (?:truc thuoc|chu quan|cap tren|quan ly)(?: truc tiep| cap tren)*|"
    rf"(?:truc )?thuoc(?: {_BODY})?(?: truc tiep)?|{_BODY}(?=\s*:))\s*:?\s*"
)
_PARENT_ENDS = re.compile(r"[;(\t]|\.\s+(?=(?:Địa chỉ|Điện thoại|Trụ sở|Số)\b)")
_LONGEST_NAME = 12  # words
_LABELLED = re.compile(rf"{_NUMBER}ten (?:tap the|don vi)\b[^:]{{0,40}}:\s*\S")
_TEAM = re.compile(rf"{_NUMBER}(?:ten )?tap the(?: (?:duoc )?de nghi[^:]*)?\s*:\s*\S")
_NAME_LABEL = re.compile(r"^\W*(?:ten (?:don vi|tap the)|tap the)(?: duoc de nghi| de nghi khen thuong)?\s*:?$")
_UNIT_LABEL = re.compile(rf"{_NUMBER}don vi\s*:")
_NAMED = re.compile(
    r"(?:(?:t[aậ]p th[eể]|tên (?:đơn vị|tập thể))(?: (?:được )?đề nghị)?|đơn vị(?= ?:))\s*:?\s+(?P<n>[^\W\d_].*)$", re.I
)
_OF_UNIT = re.compile(r"\W*của\s+(?P<n>[A-ZĐ].*)$", re.I)
_AFTER_NAME = re.compile(
    r"\s+(?:thuộc|THUỘC|đề nghị|ĐỀ NGHỊ|năm \d{4}|NĂM \d{4}|trong|(?<!người )có |được )|[;.(]|,\s(?=thuộc|trực thuộc)"
)


def read_collective_report(doc: Doc, zones: Zones, title: Asked, head: DocumentHead) -> list[Draft]:
    """The collective that a report is about; none where neither label nor header names it."""
    name = _collective_name(doc, zones, head)
    if name is None:
        return []
    name, parent = _apart(name)
    draft = Draft("tap_the", name)
    set_field(draft, "unit", parent)
    _fill_collective(doc, draft, zones)
    add_requests(doc, draft, zones, title)
    add_merits(doc, draft, zones)
    return [draft]


def _apart(name: Field) -> tuple[Field, Field | None]:
    """ "Xưởng Cơ khí, Công ty X": the collective and the unit to which it belongs."""
    own, _, parent = name.value.partition(", " if ", " in name.value else " - ")
    if not (parent[:1].isupper() and starts_with_unit(own) and starts_with_unit(parent)):
        return name, None
    start, end = name.span or (0, 0)
    cut = (start, min(end, start + len(own)))
    return name.model_copy(update={"value": own, "span": cut}), name.model_copy(update={"value": parent})


def _fill_collective(doc: Doc, draft: Draft, zones: Zones) -> None:
    """Parent unit and duties of a collective, where the report labels them."""
    pool = zones.body[:_NEAR_THE_TITLE]
    for line, following in zip(pool, [*pool[1:], None], strict=False):
        match = _PARENT.match(line.bare)
        if not match:
            continue
        rest = strip_value(_PARENT_ENDS.split(line.text[match.end() :])[0])
        several = "don vi truc thuoc" in match.group() and "," in rest  # its own units
        if several or bare(rest) == bare(draft.full_name.value):  # "Đơn vị: …" may label the collective itself
            continue
        if rest and starts_with_unit(rest):
            set_field(draft, "unit", field_of(doc, line, rest, start=match.end(), source="label"))
        elif not rest and following is not None and starts_with_unit(following.text):
            set_field(draft, "unit", field_of(doc, following, strip_value(following.text), source="label"))
    set_field(draft, "duties", _duties(doc, zones))


def _duties(doc: Doc, zones: Zones) -> Field | None:
    """The section on duties, where it is short enough to be one statement."""
    duties = [line for line in zones.body if zones.section.get(line.index) == "duties" and line.table is None]
    if not duties:
        return _labelled_duties(doc, zones)
    if not 1 <= len(duties) <= 3:
        return None
    first = duties[0].text
    start = first.index(":") + 1 if ":" in first and heading_kind(duties[0]) == "duties" else 0
    texts = [first[start:], *(line.text for line in duties[1:])]
    text = " ".join(strip_value(text) + "." for text in texts if strip_value(text))
    value = re.sub(r"\.\.$", ".", text).rstrip(".")
    return field_of(doc, duties[0], value, start=start, sure=0.75, source="heading")


def _labelled_duties(doc: Doc, zones: Zones) -> Field | None:
    """ "Chức năng, nhiệm vụ được giao: …" among what is told of the collective."""
    told = [line for line in zones.body if zones.section.get(line.index) in ("opening", "biography", "other")]
    for value in read_labels(told).get("duties", []):
        return field_of(doc, value.line, value.text, start=value.start, end=value.end, sure=0.8, source="label")
    return None


def _looks_named(text: str) -> bool:
    """Short and begun in capitals, as "Ca sản xuất số 1": behind a label that is a name, whatever its first word."""
    return (
        text[:1].isupper()
        and len(text.split()) <= _LONGEST_NAME
        and (starts_with_unit(text) or not is_name(clean_name(text)[0]))
    )


def _collective_name(doc: Doc, zones: Zones, head: DocumentHead) -> Field | None:
    """ "Tập thể: X", "của tập thể X", a label "Tên đơn vị", else the issuing unit."""
    pool = [*zones.subject, *zones.body[:_NEAR_THE_TITLE]]
    own = next((line for line in pool if _TEAM.match(line.bare)), None)
    pool = [line for line in pool if own is None or line is own or not _UNIT_LABEL.match(line.bare)]
    for number, (line, following) in enumerate(zip(pool, [*pool[1:], None], strict=False)):
        if following is not None and _NAME_LABEL.match(line.bare) and starts_with_unit(following.text):
            return field_of(doc, following, strip_value(following.text), sure=0.9, source="label")
        of_unit = _OF_UNIT.match(line.text) if number <= len(zones.subject) else None
        match = of_unit if of_unit and starts_with_unit(of_unit["n"]) else _NAMED.search(line.text) or of_unit
        if not match:
            continue
        text = _AFTER_NAME.split(match["n"])[0]
        known = starts_with_unit(text) and is_unit_name(text[:1].upper() + text[1:])
        if len(text) > 4 and (known or (_LABELLED.match(line.bare) and _looks_named(text))):
            value = unit_case(strip_value(text), doc._.source)
            start, sure = match.start("n"), 0.9 if known else 0.7
            return field_of(doc, line, value, start=start, end=start + len(text), sure=sure, source="label")
    return head.issuing_unit.model_copy(update={"confidence": 0.55}) if head.issuing_unit else None
