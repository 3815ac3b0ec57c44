"""Takes nothing; gives the spaCy pipeline: a tokenizer of syllables and a matcher of the field's phrases.

`spacy.blank("vi")` needs a word segmenter that merges syllables across names; this tokenizer splits all punctuation
and loses no span. Its NORM attribute is accent-free lower case, so that phrases match capitals and OCR slips.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast

import spacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import registry
from spacy.vocab import Vocab

from extractors.phrasebook import Phrasebook
from extractors.phrases import PATTERNS
from extractors.text import bare

_PIECE = r"\.{2,}|…+|_+|[^\w\s]"
_PREFIX = re.compile(rf"^(?:{_PIECE})")
_SUFFIX = re.compile(rf"(?:{_PIECE})$")
_INFIX = re.compile(rf"{_PIECE}|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_WHOLE = {"đ/c": [{ORTH: "đ/c"}], "Đ/c": [{ORTH: "Đ/c"}], "đ/c:": [{ORTH: "đ/c"}, {ORTH: ":"}]}
_TOKEN = re.compile(rf"((?<!\w)[đĐ]/c(?!\w)|{_PIECE}|\d+|[^\W\d_]+|\s+)( ?)")
Place = tuple[int, int, str, str]  # where a phrase begins, its end with a minus, its kind, its name
LONGEST_WORD = 500  # characters between two spaces
_LONG_WORD = re.compile(rf"\S{{{LONGEST_WORD}}}")


class Syllables:
    """A tokenizer: syllables, numbers, single marks; dot leaders are one token, "đ/c" is kept.

    spaCy's peels marks off a word one by one and copies the rest each time, which takes minutes for 100,000 brackets in
    a row. A text with such a word is cut by an expression, four times as slow as spaCy with usual words.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.usual = Tokenizer(
            vocab,
            rules=_WHOLE,
            prefix_search=_PREFIX.search,
            suffix_search=_SUFFIX.search,
            infix_finditer=_INFIX.finditer,
        )

    def __call__(self, text: str) -> Doc:
        long_lines = [line for line in text.split("\n") if len(line) >= LONGEST_WORD]
        if any(map(_LONG_WORD.search, long_lines)):
            return self.cut(text)
        return self.usual(text)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: its rules stand here, not in a file. spaCy asks every tokenizer of a pipeline that it saves."""
        return b""

    def from_bytes(self, data: bytes, **_: object) -> Syllables:
        return self

    def to_disk(self, path: Path | str, **_: object) -> None:
        """Nothing, for the same reason."""

    def from_disk(self, path: Path | str, **_: object) -> Syllables:
        return self

    def cut(self, text: str) -> Doc:
        """The same tokens, in time that grows with the text and no faster."""
        found = _TOKEN.findall(text)
        return Doc(self.vocab, words=[word for word, _ in found], spaces=[space != "" for _, space in found])


@registry.tokenizers("tdkt.Syllables.v1")
def create_tokenizer():
    """spaCy's factory for the tokenizer."""

    def make(nlp: Language) -> Syllables:
        return Syllables(nlp.vocab)

    return make


class Phrases:
    """A component that sets `doc.spans["phrases"]`: every phrase found, its kind as label and its name as id.

    spaCy's SpanRuler does the same by way of sets and sorting of spans, for twice the time.
    """

    def __init__(self, nlp: Language, patterns: Sequence[Mapping[str, str]] = PATTERNS) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self.known: dict[int, tuple[int, int]] = {}
        phrases: dict[tuple[str, str], list[Doc]] = {}
        for pattern in patterns:
            phrases.setdefault((pattern["label"], pattern["id"]), []).append(nlp.make_doc(pattern["pattern"]))
        for (kind, name), docs in phrases.items():
            key = f"{kind} {name}"
            self.matcher.add(key, docs)
            self.known[nlp.vocab.strings.add(key)] = nlp.vocab.strings.add(kind), nlp.vocab.strings.add(name)

    def __call__(self, doc: Doc) -> Doc:
        doc.spans["phrases"] = [
            Span(doc, start, end, label=label, span_id=own) for start, end, label, own in self._found(doc)
        ]
        return doc

    def places(self, doc: Doc) -> list[Place]:
        """The places of a Doc's phrases; sorted, the longest of those that begin together comes first."""
        starts, lengths = doc.to_array("IDX").tolist(), doc.to_array("LENGTH").tolist()
        names = doc.vocab.strings
        return [
            (starts[start], -starts[end - 1] - lengths[end - 1], names[label], names[own])
            for start, end, label, own in self._found(doc)
        ]

    def _found(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        return [(start, end, *self.known[key]) for key, start, end in self.matcher(doc)]


@Language.factory("tdkt_phrases", assigns=["doc.spans"])
def create_phrases(nlp: Language, name: str) -> Phrases:
    """spaCy's factory for the component."""
    return Phrases(nlp)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline of this process, built at first use.

    What is loaded by then stays as long as the process: freezing it spares Python's collector a walk through half a
    million objects (40 ms) at every hundredth paper or so.
    """
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "tdkt.Syllables.v1"}}})
    nlp.vocab.lex_attr_getters[NORM] = bare
    nlp.max_length = 5_000_000
    nlp.add_pipe("tdkt_phrases", name="phrases")
    gc.freeze()
    return nlp


def shipped_phrases() -> Phrases:
    """The pipeline's own component: called by itself it is spared what `Language.__call__` does around it."""
    return cast(Phrases, pipeline().get_pipe("phrases"))


@lru_cache(maxsize=2)
def phrases_of(book: Phrasebook) -> Phrases:
    """What finds the Office's own phrases in Docs of the pipeline."""
    return Phrases(pipeline(), book.patterns())
