"""Takes a Doc with lines, and zones; marks spans of every label in `doc.spans["grammar"]`.

The pipeline of grammar runs on a Doc that exists already: `tdkt_gazetteer` finds the phrases of the lexicons, and
`tdkt_grammar` reads each line that can hold a value. Legal grounds, addressees and the motto hold none. Measured on 60
papers of 760 words: names, dates and numbers of decisions by spaCy's Matcher 0.76 ms, by expressions over each line
0.26 ms; so patterns are expressions. All of the grammar takes 1.4 ms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors import spans
from extractors.grammar.gazetteer import CLUES, OFFSETS, QUIET, Clue, Gazetteer
from extractors.grammar.lines import read_line
from extractors.grammar.passages import Mark
from extractors.tokens import pipeline
from extractors.zones import Zones

_TELLING = frozenset(
    ("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the", "dien_hinh", "don_sang_kien", "xac_nhan_sang_kien")
)
_PROPOSES = re.compile(
    r"(?:de nghi|kinh trinh|\btrinh)\b.{0,160}?\b(?:tang|khen|cong nhan|bieu duong)\b[^;]*(?::\W*|cho .{0,80})$"
)
ZONES = "zones of grammar"  # in `doc.user_data`: what the component is told of the paper
RESULTS = "whether grammar marks results"  # there, too


class Grammar:
    """A component that marks values by patterns around the phrases of the gazetteer."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, doc: Doc) -> Doc:
        spans.hang_spans(doc, spans.GRAMMAR, self.marks(doc))
        return doc

    def marks(self, doc: Doc) -> list[spans.Mark]:
        """What `doc.spans["grammar"]` would hold."""
        zones: Zones | None = doc.user_data.get(ZONES)
        names = names_of_zones(zones) if zones is not None else {}
        clues: dict[int, list[Clue]] = doc.user_data.get(CLUES, {})
        starts: list[int] = doc.user_data.get(OFFSETS) or doc.to_array("IDX").tolist()
        ends = [start + length for start, length in zip(starts, doc.to_array("LENGTH").tolist(), strict=True)]
        results: bool = doc.user_data.get(RESULTS, True)
        told = zones is None or zones.kind in _TELLING
        quiet: frozenset[int] = doc.user_data.get(QUIET, frozenset())
        read: dict[tuple[str, str, bool], list[Mark]] = {}  # the rows of a list say the same again and again
        found: list[spans.Mark] = []
        for line in doc._.lines:
            zone = names.get(line.index, "") if zones is not None else "other"
            if zone in ("", "legal") or line.index in quiet or line.paragraph.zone == "footer":
                continue
            key = line.text, zone, line.cell is not None
            marks = read.get(key)
            if marks is None:
                passage = read_line(line, zone, clues.get(line.index, []), told=told, results=results)
                read[key] = marks = sorted(passage.marks, key=_place) if passage is not None else []
            base = line.start
            for mark in marks:
                first = bisect_right(starts, base + mark.start) - 1
                last = bisect_left(starts, base + mark.end, first)
                found.append((starts[first], ends[last - 1], mark.label, mark.sure))
        return found


def _place(mark: Mark) -> tuple[int, int]:
    return mark.start, mark.end


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


def mark_grammar(doc: Doc, zones: Zones, *, quiet: frozenset[int] = frozenset(), results: bool = True) -> Doc:
    """Marks the spans of grammar in `doc.spans["grammar"]`; zones tell which lines can hold what.

    `quiet` lines are left out, and results where nobody asks for them.
    """
    spans.hang_spans(doc, spans.GRAMMAR, marks_of_grammar(doc, zones, quiet=quiet, results=results))
    return doc


def marks_of_grammar(
    doc: Doc, zones: Zones, *, quiet: frozenset[int] = frozenset(), results: bool = True
) -> list[spans.Mark]:
    """The same as plain marks."""
    doc.user_data[ZONES], doc.user_data[QUIET], doc.user_data[RESULTS] = zones, quiet, results
    gazetteer, reader = _components()
    return reader.marks(gazetteer(doc))


@lru_cache(maxsize=1)
def _components() -> tuple[Gazetteer, Grammar]:
    """The components by themselves: `Language.__call__` costs 0.15 ms more a paper, a tenth of all."""
    (_, gazetteer), (_, reader) = grammar().pipeline
    return cast(Gazetteer, gazetteer), cast(Grammar, reader)
