"""Takes the scores of labels for the tokens of some sequences; gives how likely each label is (forward-backward).

All sequences are walked at once, one step for the first token of all of them, one for the second, and so on: few large
products instead of many small ones.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]
_LEAST = 1e-15  # of a label against the likeliest one of its token
_SCALED_AFTER = 2  # steps: within so few no product leaves the range of single precision


class _Steps:
    """The tokens of sequences ordered by their place in the sequence; the longest sequence comes first in each step.

    `on` is where each token stands in that order, `back` where it stands when all sequences are read backwards.
    """

    def __init__(self, lengths: Whole) -> None:
        order = np.argsort(-lengths, kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        step = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        sizes = np.bincount(step)
        begins = np.cumsum(sizes) - sizes
        self.on = begins[step] + np.repeat(rank, lengths)
        self.back = begins[np.repeat(lengths, lengths) - 1 - step] + np.repeat(rank, lengths)
        self.parts = list(zip(begins.tolist(), sizes.tolist(), strict=True))


def label_marginals(scores: npt.NDArray[np.float32], transition: Floats, lengths: Whole) -> Floats:
    """P(label | whole sequence) for each token; `scores` holds the tokens of all sequences, one after the other."""
    steps = _Steps(lengths)
    likely = np.exp(scores - scores.max(axis=1, keepdims=True))  # in single precision: five times as fast
    np.maximum(likely, _LEAST, out=likely)
    moves = np.exp(transition - transition.max())
    walked = np.empty((2, *scores.shape), np.float32)
    walked[0, steps.on] = likely
    walked[1, steps.back] = likely
    _walk(walked, np.stack([moves, moves.T]).astype(np.float32), steps)
    found = walked[0, steps.on] * walked[1, steps.back]
    found /= likely  # both walks have counted the token itself
    found /= found.sum(axis=1, keepdims=True)
    return found


def _walk(walked: Floats, moves: Floats, steps: _Steps) -> None:
    """Walks through all sequences, forwards in the first half of `walked` and backwards in the second, at once."""
    before = steps.parts[0][0]
    for number, (begin, size) in enumerate(steps.parts[1:], 1):
        now = walked[:, begin : begin + size]
        now *= walked[:, before : before + size] @ moves
        if number % _SCALED_AFTER == 0:
            now /= now.sum(axis=2, keepdims=True)
        before = begin


def stretches(likely: Floats, sequence: Whole) -> list[tuple[int, int, int, float]]:
    """First and last token, number of the label, and certainty of each value; tags are O, B-0, I-0, B-1, I-1 ...

    Each token takes its likeliest tag. As certain as its least certain token, the one behind it, which must not go on,
    among them: what is certain to be a name, but not where it ends, is not certain.
    """
    tag = likely.argmax(axis=1)
    kind = (tag + 1) // 2  # 0 where outside
    held = np.flatnonzero(kind)
    if not len(held):
        return []
    joined = np.zeros(len(tag), bool)  # goes on with the value of the token before
    joined[1:] = (kind[1:] > 0) & (tag[1:] % 2 == 0) & (kind[1:] == kind[:-1]) & (sequence[1:] == sequence[:-1])
    first = held[~joined[held]]
    goes_on = np.append(joined[1:], False)
    last = held[~goes_on[held]]
    rows = np.arange(len(tag))
    sure = likely[rows, tag]
    begins = first[tag[first] % 2 == 0]
    sure[begins] += likely[begins, tag[begins] - 1]
    least = np.minimum.reduceat(np.append(sure, 1.0), np.stack([first, last + 1], axis=1).ravel())[::2]
    behind = np.minimum(last + 1, len(tag) - 1)
    inside = (behind > last) & (sequence[behind] == sequence[last])
    least = np.where(inside, np.minimum(least, 1 - likely[behind, 2 * kind[last]]), least)
    return list(zip(first.tolist(), last.tolist(), (kind[first] - 1).tolist(), least.round(3).tolist(), strict=True))
