"""Takes a Doc; marks in `doc.spans["statistics"]` what a trained conditional random field takes for a value.

`span._.sure` is the least marginal of its tokens. Which part a value plays is not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from spacy.attrs import NORM
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from extractors.spans import LABELS, STATISTICS, Mark, hang_spans
from extractors.statistics.marginals import label_marginals, stretches
from extractors.statistics.scores import Scorer
from extractors.statistics.sequences import Sequences, sequences_of
from extractors.statistics.weights import arranged, read_weights
from extractors.text import bare
from extractors.zones import Zones, find_zones

SHIPPED = Path(__file__).resolve().parent / "spans.crfsuite"
_FILE = "spans.crfsuite"
_BATCH = 4_000  # tokens voted on at once: a file of millions needs no more memory
OUTSIDE = "O"
TAGS = (OUTSIDE, *(f"{edge}-{label}" for label in LABELS for edge in "BI"))


class Statistics:
    """A component that votes; without a model it marks nothing.

    Its marginals are reckoned with numpy: CRFsuite's own tagger asks for every attribute of every token by its string.
    """

    def __init__(self, name: str = STATISTICS) -> None:
        self.name = name
        self._data = b""
        self._scorer: Scorer | None = None

    def __call__(self, doc: Doc) -> Doc:
        """Votes on a Doc whose zones nobody has found yet."""
        return self.mark(doc, find_zones(doc._.lines, doc._.tables) if doc._.lines else None)

    def mark(self, doc: Doc, zones: Zones | None, *, quiet: frozenset[int] = frozenset()) -> Doc:
        """Votes on a Doc, line by line but for `quiet` ones, with what its zones say of each line."""
        hang_spans(doc, STATISTICS, self.marks(doc, zones, quiet=quiet))
        return doc

    def marks(self, doc: Doc, zones: Zones | None, *, quiet: frozenset[int] = frozenset()) -> list[Mark]:
        """The same as plain marks."""
        marks: list[Mark] = []
        if self._scorer is not None and len(doc):
            sequences = sequences_of(doc, zones, quiet=quiet)
            for part in _batches(sequences):
                marks += self._vote(self._scorer, doc, part)
        return marks

    def _vote(self, scorer: Scorer, doc: Doc, sequences: Sequences) -> list[Mark]:
        if scorer.columns.is_full:
            scorer.begin_anew()
        layout, columns = scorer.columns.of(doc, sequences)
        scores = scorer.scores(layout, columns)
        likely = label_marginals(scores, scorer.weights.transition, sequences.length)
        marks = []
        starts = doc.to_array("IDX")[layout.tokens]
        ends = (starts + doc.to_array("LENGTH")[layout.tokens]).tolist()
        starts, words = starts.tolist(), columns["word"][layout.place].tolist()
        for first, last, label, sure in stretches(likely, layout.sequence):
            first, last = scorer.columns.trimmed(words, first, last)
            if first <= last:
                marks.append((starts[first], ends[last], LABELS[label], sure))
        return marks

    # --- as any component of spaCy

    def load(self, data: bytes) -> Statistics:
        """Takes a model of CRFsuite; raises WrongModel."""
        self._scorer = Scorer(arranged(read_weights(data), TAGS))
        self._data = data
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        return self._data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Statistics:
        return self.load(data) if data else self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(exist_ok=True)
        (folder / _FILE).write_bytes(self._data)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Statistics:
        return self.from_bytes((Path(path) / _FILE).read_bytes())


def _batches(sequences: Sequences) -> Iterator[Sequences]:
    """The sequences in parts of so many tokens as are voted on at once."""
    begin = tokens = 0
    for number, length in enumerate(sequences.length.tolist()):
        if tokens + length > _BATCH and number > begin:
            yield sequences.part(begin, number)
            begin, tokens = number, 0
        tokens += length
    if len(sequences.length) > begin:
        yield sequences.part(begin, len(sequences.length))


@registry.callbacks("tdkt.BareNorm.v1")
def create_bare_norm() -> Callable[[Language], Language]:
    """spaCy's callback for a pipeline of its own: NORM is lower case without accents, as in `extractors.tokens`."""

    def set_norm(nlp: Language) -> Language:
        nlp.vocab.lex_attr_getters[NORM] = bare
        return nlp

    return set_norm


@registry.misc("tdkt.ShippedModel.v1")
def shipped_model() -> bytes:
    """The bytes of the model that ships with the program."""
    return SHIPPED.read_bytes()


@Language.factory("tdkt_statistics", assigns=["doc.spans"], default_config={"model": None})
def create_statistics(nlp: Language, name: str, model: bytes | None) -> Statistics:
    """spaCy's factory for the component; `model` is what CRFsuite trained, None before training."""
    component = Statistics(name)
    return component.load(model) if model else component


@lru_cache(maxsize=1)
def statistics() -> Statistics:
    """The component of this process, loaded at first use."""
    return Statistics().load(shipped_model())
