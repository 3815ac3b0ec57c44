"""What numpy reckons is what CRFsuite's own tagger says, token by token, label by label."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pycrfsuite
from trained_lines import laid_out, lines

from extractors.statistics.columns import Columns
from extractors.statistics.component import TAGS
from extractors.statistics.marginals import label_marginals, stretches
from extractors.statistics.scores import Scorer
from extractors.statistics.sequences import sequences_of
from extractors.statistics.weights import arranged, read_weights
from extractors.zones import find_zones
from training.train_data import attributes_of


def test_marginals_are_those_of_crfsuite(small_model: bytes, tmp_path: Path) -> None:
    doc = laid_out(*(text for text, _, _ in lines()), "Ông Hứa Văn Tám (sinh năm 1970), Kế toán trưởng “xuất sắc”")
    sequences = sequences_of(doc, find_zones(doc._.lines, doc._.tables))
    named = attributes_of(doc, sequences, Columns())
    scorer = Scorer(arranged(read_weights(small_model), TAGS))
    layout, columns = scorer.columns.of(doc, sequences)
    ours = label_marginals(scorer.scores(layout, columns), scorer.weights.transition, sequences.length)

    path = tmp_path / "model"
    path.write_bytes(small_model)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    begin = 0
    for length in sequences.length.tolist():
        tagger.set(pycrfsuite.ItemSequence(named[begin : begin + length]))
        for at, label in product(range(length), tagger.labels()):
            assert abs(tagger.marginal(label, at) - ours[begin + at, TAGS.index(label)]) < 1e-3
        begin += length
    assert begin == len(named)


def test_marginals_of_a_sequence_do_not_depend_on_its_neighbours() -> None:
    chance = np.random.default_rng(1)
    scores = chance.normal(size=(12, 3)).astype(np.float32) * 4
    moves = chance.normal(size=(3, 3))
    together = label_marginals(scores, moves, np.array([5, 1, 6]))
    alone = [label_marginals(part, moves, np.array([len(part)])) for part in (scores[:5], scores[5:6], scores[6:])]
    assert np.allclose(together, np.concatenate(alone))
    assert np.allclose(together.sum(axis=1), 1)


def test_marginals_are_sums_over_all_paths() -> None:
    scores = np.array([[1.0, 0.0], [0.2, 0.9], [0.0, 2.0]], np.float32)
    moves = np.array([[0.5, -0.5], [0.0, 1.0]])
    mass = np.zeros((3, 2))
    for path in product((0, 1), repeat=3):
        weight = np.exp(
            sum(scores[at, tag] for at, tag in enumerate(path)) + moves[path[0], path[1]] + moves[path[1], path[2]]
        )
        for at, tag in enumerate(path):
            mass[at, tag] += weight
    assert np.allclose(label_marginals(scores, moves, np.array([3])), mass / mass.sum(axis=1, keepdims=True))


def test_a_value_is_as_sure_as_its_least_sure_border() -> None:
    likely = np.array(  # O, B-0, I-0, B-1, I-1
        [
            [0.1, 0.9, 0.0, 0.0, 0.0],
            [0.1, 0.0, 0.8, 0.1, 0.0],
            [0.6, 0.0, 0.4, 0.0, 0.0],  # may well go on
            [0.0, 0.0, 0.0, 0.7, 0.3],
            [0.0, 0.0, 0.9, 0.1, 0.0],  # of another kind: begins of its own
        ]
    )
    assert stretches(likely, np.array([0, 0, 0, 0, 0])) == [(0, 1, 0, 0.6), (3, 3, 1, 0.7), (4, 4, 0, 0.9)]


def test_a_value_ends_with_its_sequence() -> None:
    likely = np.array([[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]])
    assert stretches(likely, np.array([0, 1])) == [(0, 0, 0, 1.0), (1, 1, 0, 1.0)]
    assert stretches(np.array([[1.0, 0.0, 0.0]]), np.array([0])) == []
