"""Takes examples with labelled spans; gives them as a spaCy DocBin and as lines of JSON in Prodigy's format.

Same examples, same bytes. In a DocBin what nobody has marked is missing, not "no entity": people confirm single values.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from extractors.learning.examples import Example
from extractors.tokens import pipeline

ALL_SPANS = "sc"  # the key under which spaCy's own span categoriser looks
PROVENANCE = "tdkt"  # the key in user_data
_ATTRIBUTES = ("ORTH", "SPACY", "ENT_IOB", "ENT_TYPE")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One example with its spans (begin, end, label), and where it and they come from."""

    example: Example
    spans: tuple[tuple[int, int, str], ...]
    provenance: dict[str, Any]


def docbin_of(examples: Iterable[Labelled]) -> bytes:
    """A DocBin: `doc.ents` the longest of spans that overlap, `doc.spans["sc"]` all of them."""
    binary = DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    for each in examples:
        binary.add(_doc(each))
    return binary.to_bytes()


def jsonl_of(examples: Iterable[Labelled]) -> str:
    """One task a line."""
    return "".join(json.dumps(_task(each), ensure_ascii=False) + "\n" for each in examples)


def _doc(each: Labelled) -> Doc:
    text = each.example.text
    words = [text[token.start : token.end] for token in each.example.tokens]
    doc = Doc(pipeline().vocab, words=words, spaces=[token.ws for token in each.example.tokens])
    spans = [_span(doc, each.example, *span) for span in each.spans]
    doc.set_ents(filter_spans(spans), default="missing")
    doc.spans[ALL_SPANS] = spans
    doc.user_data[PROVENANCE] = each.provenance
    return doc


def _span(doc: Doc, example: Example, start: int, end: int, label: str) -> Span:
    first, last = _tokens_of(example, start, end)
    return Span(doc, first, last + 1, label=label)


def _task(each: Labelled) -> dict[str, Any]:
    text = each.example.text
    tokens = [
        {"text": text[token.start : token.end], "start": token.start, "end": token.end, "id": number, "ws": token.ws}
        for number, token in enumerate(each.example.tokens)
    ]
    spans = []
    for start, end, label in each.spans:
        first, last = _tokens_of(each.example, start, end)
        spans.append({"start": start, "end": end, "token_start": first, "token_end": last, "label": label})
    return {"text": text, "tokens": tokens, "spans": spans, "meta": each.provenance, "answer": "accept"}


def _tokens_of(example: Example, start: int, end: int) -> tuple[int, int]:
    """Numbers of the first and last token of a span."""
    starts: Sequence[int] = [token.start for token in example.tokens]
    ends: Sequence[int] = [token.end for token in example.tokens]
    return starts.index(start), ends.index(end)
