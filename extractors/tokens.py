"""Takes nothing; gives the spaCy pipeline: a tokenizer of syllables and a ruler of the field's phrases.

`spacy.blank("vi")` needs a word segmenter that merges syllables across names; this tokenizer splits all punctuation
and loses no span. Its NORM attribute is accent-free lower case, so that phrases match capitals and OCR slips.
"""

from __future__ import annotations

import re
from functools import lru_cache

import spacy
from spacy.attrs import NORM, ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry

from extractors.phrases import PATTERNS
from extractors.text import bare

_PIECE = r"\.{2,}|…+|_+|[^\w\s]"
_PREFIX = re.compile(rf"^(?:{_PIECE})")
_SUFFIX = re.compile(rf"(?:{_PIECE})$")
_INFIX = re.compile(rf"{_PIECE}|(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_WHOLE = {"đ/c": [{ORTH: "đ/c"}], "Đ/c": [{ORTH: "Đ/c"}], "đ/c:": [{ORTH: "đ/c"}, {ORTH: ":"}]}


@registry.tokenizers("tdkt.Syllables.v1")
def create_tokenizer():
    """spaCy's factory for the tokenizer: syllables, punctuation split, dot leaders one token, "đ/c" kept."""

    def make(nlp: Language) -> Tokenizer:
        return Tokenizer(
            nlp.vocab,
            rules=_WHOLE,
            prefix_search=_PREFIX.search,
            suffix_search=_SUFFIX.search,
            infix_finditer=_INFIX.finditer,
        )

    return make


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The pipeline of this process, built at first use."""
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "tdkt.Syllables.v1"}}})
    nlp.vocab.lex_attr_getters[NORM] = bare
    nlp.max_length = 5_000_000
    ruler = nlp.add_pipe(
        "span_ruler", name="phrases", config={"spans_key": "phrases", "phrase_matcher_attr": "NORM", "validate": False}
    )
    ruler.add_patterns(PATTERNS)
    return nlp
