"""Takes a Doc with lines, and zones; marks spans of every label in `doc.spans["grammar"]`.

The pipeline of grammar runs on a Doc that exists already: `tdkt_gazetteer` finds the phrases of the lexicons, and
`tdkt_grammar` reads each line that can hold a value. Legal grounds, addressees and the motto hold none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from extractors import spans
from extractors.document import Line
from extractors.grammar.authorities import mark_authorities
from extractors.grammar.gazetteer import CLUES, Clue
from extractors.grammar.initiatives import mark_initiatives
from extractors.grammar.numbers import mark_numbers
from extractors.grammar.passages import LONGEST_TOLD, Passage
from extractors.grammar.people import mark_people
from extractors.grammar.placings import mark_places
from extractors.grammar.posts import mark_posts
from extractors.grammar.recognitions import mark_recognitions
from extractors.grammar.results import mark_results
from extractors.grammar.studies import mark_studies
from extractors.grammar.units import mark_units
from extractors.tokens import pipeline
from extractors.zones import Zones

_TELLING = frozenset(
    ("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the", "dien_hinh", "don_sang_kien", "xac_nhan_sang_kien")
)
_PROPOSES = re.compile(
    r"(?:de nghi|kinh trinh|\btrinh)\b.{0,160}?\b(?:tang|khen|cong nhan|bieu duong)\b[^;]*(?::\W*|cho .{0,80})$"
)
ZONES = "zones of grammar"  # in `doc.user_data`: what the component is told of the paper
_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]\s*tu do")


class Grammar:
    """A component that marks values by patterns around the phrases of the gazetteer."""

    def __init__(self, nlp: Language) -> None:
        strings = nlp.vocab.strings
        self.labels = {label: strings.add(label) for label in spans.LABELS}
        self.own_name = strings.add(spans.GRAMMAR)

    def __call__(self, doc: Doc) -> Doc:
        zones: Zones | None = doc.user_data.get(ZONES)
        names = names_of_zones(zones) if zones is not None else {}
        clues: dict[int, list[Clue]] = doc.user_data.get(CLUES, {})
        found: list[Span] = []
        idx = doc.to_array("IDX")
        told = zones is None or zones.kind in _TELLING
        for line in doc._.lines:
            zone = names.get(line.index, "") if zones is not None else "other"
            if zone in ("", "legal") or line.paragraph.zone == "footer":
                continue
            passage = read_line(line, zone, clues.get(line.index, []))
            if passage is not None and (line.cell is not None or told):
                mark_results(passage)
            if passage is None or not passage.marks:
                continue
            found += self._spans(doc, idx, passage)
        doc.spans[spans.GRAMMAR] = found
        return doc

    def _spans(self, doc: Doc, idx, passage: Passage) -> list[Span]:  # type: ignore[no-untyped-def]
        made = []
        base = passage.line.start
        for mark in sorted(passage.marks, key=lambda each: (each.start, each.end)):
            first = int(idx.searchsorted(base + mark.start, side="right")) - 1
            last = int(idx.searchsorted(base + mark.end, side="left"))
            span = Span(doc, first, last, label=self.labels[mark.label], span_id=self.own_name)
            if mark.sure < 1.0:
                span._.sure = mark.sure
            made.append(span)
        return made


def names_of_zones(zones: Zones) -> dict[int, str]:
    """The zone of each line by its index."""
    names = dict(zones.section)
    for line in zones.body:
        if names.get(line.index) == "legal" and _PROPOSES.search(line.bare):
            names[line.index] = "proposal"
    names |= {line.index: "header" for line in zones.header}
    names |= {line.index: "subject" for line in zones.subject}
    names |= {line.index: "signature" for line in zones.signature}
    if zones.title is not None:
        names[zones.title] = "title"
    return names


_STEPS: tuple[Callable[[Passage], None], ...] = (
    mark_recognitions,
    mark_posts,
    mark_units,
    mark_people,
    mark_numbers,
    mark_authorities,
    mark_places,
    mark_studies,
    mark_initiatives,
)


def read_line(line: Line, zone: str, clues: list[Clue]) -> Passage | None:
    """The passage of a line with all that is marked in it; None where the line can hold nothing."""
    text = line.text
    if not clues and len(text) < 4 and not text.isdigit():
        return None
    if zone == "header" and _MOTTO.match(line.bare):
        return None
    if len(text) > LONGEST_TOLD:
        text = text[:LONGEST_TOLD]
        clues = [clue for clue in clues if clue.end <= LONGEST_TOLD]
    passage = Passage(line, text, line.bare[: len(text)], zone, clues)
    for step in _STEPS:
        step(passage)
    return passage


@Language.factory("tdkt_grammar", assigns=["doc.spans"])
def create_grammar(nlp: Language, name: str) -> Grammar:
    """spaCy's factory for the component."""
    return Grammar(nlp)


@lru_cache(maxsize=1)
def grammar() -> Language:
    """The pipeline of grammar of this process, on the vocabulary of the tokenizer's, built at first use."""
    nlp = spacy.blank("xx", vocab=pipeline().vocab)
    nlp.max_length = pipeline().max_length
    nlp.add_pipe("tdkt_gazetteer")
    nlp.add_pipe("tdkt_grammar")
    return nlp


def mark_grammar(doc: Doc, zones: Zones) -> Doc:
    """Marks the spans of grammar in `doc.spans["grammar"]`; zones tell which lines can hold what."""
    doc.user_data[ZONES] = zones
    return grammar()(doc)
