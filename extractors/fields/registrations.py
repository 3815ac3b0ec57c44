"""Takes the registration of one person; gives him or her with the titles and the initiatives that are registered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import locate, source_of, span_of
from extractors.fields.drafting import Draft, set_field
from extractors.fields.labels import lines_for_labels, read_labels
from extractors.fields.personal import add_merits, add_requests, fill_from_labels, name_from_labels
from extractors.fields.requests import Asked
from extractors.text import strip_value
from extractors.zones import Zones
from records.readings import Initiative

_REGISTERED = re.compile(
    r"\W*(?:\w{1,3}\s*[.)/-]\s*)?(?:dang ky )?(?:ten )?(?:sang kien|giai phap|de tai)[^:]{0,40}:\s*(?=\S)"
)
_FEWEST_WORDS = 4  # of a title: fewer is a count, a level or "không"


def read_registration(doc: Doc, zones: Zones, title: Asked) -> list[Draft]:
    """The one person who registers, by the labels; a paper that names nobody so is no person's registration."""
    labels = read_labels(lines_for_labels(zones))
    name = name_from_labels(doc, labels)
    if name is None:
        return []
    draft = Draft("ca_nhan", name[0])
    set_field(draft, "honorific", name[1])
    fill_from_labels(doc, draft, labels)
    add_requests(doc, draft, zones, title)
    add_merits(doc, draft, zones)
    draft.initiatives = tuple(_registered(doc, zones)) or draft.initiatives
    return [draft]


def _registered(doc: Doc, zones: Zones) -> Iterator[Initiative]:
    """ "2. Đăng ký sáng kiến: …": what its author means to make; no decision is told yet."""
    for line in zones.body:
        label = _REGISTERED.match(line.bare) if line.table is None else None
        text = strip_value(line.text[label.end() :]) if label else ""
        if label and len(text.split()) >= _FEWEST_WORDS:
            end = label.end() + len(line.text[label.end() :].rstrip())
            yield Initiative(
                title=text,
                confidence=0.7,
                evidence=locate(doc, line, label.end(), end),
                sources=(source_of(line),),
                span=span_of(line, label.end(), end, value=text),
            )
