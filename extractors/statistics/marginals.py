"""Takes the scores of labels for the tokens of some sequences; gives how likely each label is (forward-backward).

All sequences are walked at once, one step for the first token of all of them, one for the second, and so on: few large
products instead of many small ones.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_SCALED_AFTER = 4  # steps: within so few no product leaves the range of a double


class _Steps:
    """The tokens of sequences ordered by their place in the sequence; the longest sequence comes first in each step."""

    def __init__(self, lengths: npt.NDArray[np.intp]) -> None:
        order = np.argsort(-lengths, kind="stable")
        rank = np.empty_like(order)
        rank[order] = np.arange(len(order))
        firsts = np.cumsum(lengths) - lengths
        step = np.arange(int(lengths.sum())) - np.repeat(firsts, lengths)
        self.sizes = np.bincount(step).tolist()
        begins = np.cumsum(self.sizes) - self.sizes
        self.begins = begins.tolist()
        self.place = begins[step] + np.repeat(rank, lengths)  # where each token stands in the new order


def label_marginals(scores: npt.NDArray[np.float32], transition: Floats, lengths: npt.NDArray[np.intp]) -> Floats:
    """P(label | whole sequence) for each token; `scores` holds the tokens of all sequences, one after the other."""
    steps = _Steps(lengths)
    likely = np.empty(scores.shape)
    likely[steps.place] = np.exp(scores - scores.max(axis=1, keepdims=True))  # in single precision: five times as fast
    moves = np.exp(transition - transition.max())
    forward = _walk_on(likely, moves, steps)
    backward = _walk_back(likely, np.ascontiguousarray(moves.T), steps)
    forward *= backward
    forward /= forward.sum(axis=1, keepdims=True)
    return forward[steps.place]


def _walk_on(likely: Floats, moves: Floats, steps: _Steps) -> Floats:
    forward = likely.copy()
    before = 0
    for number, (begin, size) in enumerate(zip(steps.begins, steps.sizes, strict=True)):
        if number:
            now = forward[begin : begin + size]
            now *= forward[before : before + size] @ moves
            if number % _SCALED_AFTER == 0:
                now /= now.sum(axis=1, keepdims=True)
        before = begin
    return forward


def _walk_back(likely: Floats, moves: Floats, steps: _Steps) -> Floats:
    backward = np.ones_like(likely)
    places = list(zip(steps.begins, steps.sizes, strict=True))
    for number in range(len(places) - 2, -1, -1):
        (begin, _), (after, size) = places[number], places[number + 1]
        ahead = (likely[after : after + size] * backward[after : after + size]) @ moves
        if number % _SCALED_AFTER == 0:
            ahead /= ahead.sum(axis=1, keepdims=True)
        backward[begin : begin + size] = ahead
    return backward


def stretches(likely: Floats, sequence: npt.NDArray[np.intp]) -> list[tuple[int, int, int, float]]:
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
