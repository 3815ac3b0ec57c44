"""Takes a report's body; gives the statements of what was achieved."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.document import locate, source_of, span_of
from extractors.fields.initiatives import tells_initiative
from extractors.text import strip_value
from extractors.zones import Zones
from records.readings import Field

_MOST = 40  # statements of one report


def read_achievements(doc: Doc, zones: Zones) -> tuple[Field, ...]:
    """Statements of achievement in order: the paragraphs of the achievements section that say what was done."""
    found = []
    for line in zones.body:
        if zones.section.get(line.index) not in ("achievements", "opening_narrative") or line.table is not None:
            continue
        text = strip_value(line.text)
        if len(text) >= 30 and not tells_initiative(line):
            place = locate(doc, line)
            source, span = source_of(line), span_of(line)
            found.append(
                Field(value=text, text=line.text, confidence=0.8, evidence=place, sources=(source,), span=span)
            )
    return tuple(found[:_MOST])
