"""`python -m training.train_rival`: spaCy's own `ner`, trained on the same sequences, to know what the choice costs.

Small batches and one pass or two: more passes only learn the templates by heart.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example as Lesson
from spacy.training import iob_to_biluo
from spacy.util import compounding, minibatch

from extractors.document import make_doc
from extractors.spans import STATISTICS
from extractors.statistics.sequences import sequences_of
from extractors.zones import Zones, find_zones
from training.train import SEEDS, training_papers
from training.train_data import tags_of
from training.train_measure import count_composed, count_files, table_of

_MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.HashEmbedCNN.v2",
        "pretrained_vectors": None,
        "width": 64,
        "depth": 4,
        "embed_size": 2000,
        "window_size": 1,
        "maxout_pieces": 3,
        "subword_features": True,
    },
}


def lessons(seeds: int) -> list[tuple[list[str], list[str]]]:
    """Words and tags of each sequence to train on."""
    found = []
    for composed in training_papers(seeds=seeds):
        doc = make_doc(composed.paper)
        sequences = sequences_of(doc, find_zones(doc._.lines, doc._.tables))
        tags = tags_of(doc, composed, sequences)
        begin = 0
        for first, length in zip(sequences.first.tolist(), sequences.length.tolist(), strict=True):
            found.append(([token.text for token in doc[first : first + length]], tags[begin : begin + length]))
            begin += length
    return found


def train_rival(taught: Iterable[tuple[list[str], list[str]]], *, seconds: float, passes: int) -> Language:
    """A `ner` trained for so many passes, or for so much CPU time where that is less."""
    nlp = spacy.blank("xx")
    nlp.add_pipe("ner", config={"model": _MODEL})
    chance = random.Random(1)
    examples = []
    for words, tags in taught:
        doc = Doc(nlp.vocab, words=words)
        examples.append(Lesson.from_dict(doc, {"entities": iob_to_biluo(tags)}))
    spacy.util.fix_random_seed(1)
    optimizer = nlp.initialize(lambda: examples)
    begin = time.process_time()
    for _ in range(passes):
        chance.shuffle(examples)
        for batch in minibatch(examples, size=compounding(4.0, 12.0, 1.001)):
            nlp.update(batch, sgd=optimizer, drop=0.3)
            if time.process_time() - begin > seconds:
                return nlp
    return nlp


class Rival:
    """Marks a Doc as the component does, by a `ner` that sees the same sequences."""

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def mark(self, doc: Doc, zones: Zones | None) -> Doc:
        sequences = sequences_of(doc, zones)
        spans = []
        for first, length in zip(sequences.first.tolist(), sequences.length.tolist(), strict=True):
            own = Doc(self.nlp.vocab, words=[token.text for token in doc[first : first + length]])
            for found in self.nlp.get_pipe("ner")(own).ents:
                begin, end = first + found.start, first + found.end
                spans.append(Span(doc, begin, end, label=found.label_, span_id=STATISTICS))
        doc.spans[STATISTICS] = spans
        return doc


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.train_rival", description="So với `ner` của spaCy.")
    parser.add_argument("--seeds", type=int, default=SEEDS)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--passes", type=int, default=2)
    parser.add_argument("--held", type=int, default=10, help="giấy mỗi mẫu để đo")
    parser.add_argument("--papers", type=Path)
    given = parser.parse_args()
    from training.__main__ import papers_of

    begin = time.process_time()
    rival = Rival(train_rival(lessons(given.seeds), seconds=given.seconds, passes=given.passes))
    trained = time.process_time() - begin
    size = len(rival.nlp.get_pipe("ner").to_bytes())
    sys.stdout.write(f"{trained:.0f} giây CPU, {size:,} byte\n")
    held = papers_of("held", given.held)
    begin = time.process_time()
    counts = count_composed(held, rival)
    sys.stdout.write(
        f"{table_of(counts)}\n{1000 * (time.process_time() - begin) / max(len(held), 1):.1f} ms một giấy\n"
    )
    if given.papers:
        sys.stdout.write(table_of(count_files(given.papers, rival)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
