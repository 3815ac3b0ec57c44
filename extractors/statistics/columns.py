"""Takes the sequences of a Doc; gives columns of numbers, one a token: its word, its neighbours, what it stands in.

Whatever a column holds is numbered at first sight; what a number means to the model, its attributes, is said once. So
training reads attributes, and voting adds the weights of a number as one row, without a string.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from extractors.statistics.lexemes import CUES, EDGE, SHAPES, Lexeme, Numbered, attributes, describe
from extractors.statistics.sequences import Sequences

Numbers = npt.NDArray[np.intp]
REACH = 3  # tokens before and behind that are looked at
MOST_VALUES = 50_000  # of a column, before it is begun anew: a hostile file may invent words without end
_FULL = 40_000  # of them: a part of a file is read on before that is asked again
_NEAR = 3  # tokens behind a label
_STOPS = frozenset((CUES.index("stop"), CUES.index("edge")))


@dataclass(slots=True)
class Layout:
    """The tokens of all sequences laid in one row with edges between them; `place` is where each token lies in it."""

    tokens: Numbers  # numbers in the Doc
    place: Numbers
    size: int
    sequence: Numbers  # which sequence each token is of
    first: Numbers  # index of each sequence's first token


def lay(sequences: Sequences) -> Layout:
    """The layout of sequences, with REACH edges before and behind each."""
    length = sequences.length
    first = np.cumsum(length) - length
    sequence = np.repeat(np.arange(len(length)), length)
    within = np.arange(int(length.sum())) - np.repeat(first, length)
    place = within + np.repeat(first + REACH * (1 + np.arange(len(length))), length)
    return Layout(
        sequences.first[sequence] + within, place, int(length.sum()) + REACH * (len(length) + 1), sequence, first
    )


class Columns:
    """Numbers for words and for what they stand in, kept from Doc to Doc."""

    def __init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forgets every number."""
        self.words, self.pairs, self.about, self.shapes = Numbered(), Numbered(), Numbered(), Numbered()
        self._shape_numbers = np.full(len(SHAPES) ** 3, -1, np.intp)
        self.labels = Numbered()
        self.known: dict[int, int] = {}
        self.words[describe(EDGE, loud=False)]
        self._bracket = self.words[describe("(", loud=False)]
        self.labels[""]
        self._traits = np.zeros((0, 5), np.intp)

    @property
    def is_full(self) -> bool:
        return max(map(len, (self.known, self.pairs, self.about))) > _FULL

    def of(self, doc: Doc, sequences: Sequences) -> tuple[Layout, dict[str, Numbers]]:
        """The layout and the columns; "word" is laid out with edges, the others have one entry a token."""
        layout = lay(sequences)
        word = np.zeros(layout.size, np.intp)
        word[layout.place] = self._words(doc, layout, sequences)
        traits = self.traits()[word]
        phrase, label = self._mentions(doc, sequences, layout)
        shape = traits[:, 0]
        place = layout.place
        pair = np.zeros(layout.size, np.intp)
        pair[1:] = list(map(self.pairs.__getitem__, (word[:-1] * MOST_VALUES + word[1:]).tolist()))
        shape3 = (shape[place - 1] * len(SHAPES) + shape[place]) * len(SHAPES) + shape[place + 1]
        about = np.array(list(map(self.about.__getitem__, sequences.about)), np.intp)
        return layout, {
            "word": word,
            "pair": pair,
            "shape": self._shapes(shape3),
            "before": _nearest(traits[:, 1], place, ahead=False),
            "behind": _nearest(traits[:, 1], place, ahead=True),
            "phrase": phrase,
            "label": label,
            "inside": _depth(traits, layout),
            "about": about[layout.sequence],
            "begins": np.where(layout.tokens == sequences.first[layout.sequence], about[layout.sequence] + 1, 0),
        }

    def _words(self, doc: Doc, layout: Layout, sequences: Sequences) -> list[int]:
        loud = np.array(sequences.loud, np.uint64)[layout.sequence]
        keys = ((doc.to_array("ORTH")[layout.tokens] << np.uint64(1)) | loud).tolist()
        known = self.known
        try:
            return list(map(known.__getitem__, keys))
        except KeyError:
            for key, token, is_loud in zip(keys, layout.tokens.tolist(), loud.tolist(), strict=True):
                if key not in known:
                    known[key] = self.words[describe(doc[token].text, loud=bool(is_loud))]
            return list(map(known.__getitem__, keys))

    def _shapes(self, shapes: Numbers) -> Numbers:
        """The numbers of three shapes in a row."""
        numbers = self._shape_numbers[shapes]
        if numbers.min() < 0:
            for shape in shapes[numbers < 0].tolist():
                self._shape_numbers[shape] = self.shapes[shape]
            numbers = self._shape_numbers[shapes]
        return numbers

    def trimmed(self, words: list[int], first: int, last: int) -> tuple[int, int]:
        """A stretch of words without marks around it, and without what stands in a bracket that it does not close."""
        seen = self.words.values_seen
        if self._bracket in words[first : last + 1]:
            last = self._before_open_bracket(words, first, last)
        while first <= last and seen[words[first]].is_mark:
            first += 1
        while first <= last and seen[words[last]].is_mark and not seen[words[last]].ends:
            last -= 1
        return first, last

    def _before_open_bracket(self, words: list[int], first: int, last: int) -> int:
        opened = []
        for at in range(first, last + 1):
            bracket = self.words.values_seen[words[at]].bracket
            if bracket > 0:
                opened.append(at)
            elif bracket < 0 and opened:
                opened.pop()
        return opened[0] - 1 if opened and opened[0] > first else last

    def traits(self) -> Numbers:
        """Shape, cue, quotation marks, brackets and straight marks of each word known, one row a word."""
        seen = self.words.values_seen
        if len(self._traits) < len(seen):
            new: list[Lexeme] = seen[len(self._traits) :]
            rows = np.array([(w.shape, w.cue, w.quote, w.bracket, w.straight) for w in new], np.intp)
            self._traits = np.concatenate([self._traits, rows])
        return self._traits

    def _mentions(self, doc: Doc, sequences: Sequences, layout: Layout) -> tuple[Numbers, Numbers]:
        """The part of a phrase that a token is, and the label that it follows."""
        phrase, label = np.zeros(len(doc) + 2, np.intp), np.zeros(len(doc) + 2, np.intp)
        found = [(line, each) for line in dict.fromkeys(sequences.lines) for each in line.mentions]
        if found:
            starts = doc.to_array("IDX")
            borders = [(line.start + m.start, line.start + m.end, line.start + len(line.text)) for line, m in found]
            for (begin, end, stop), (_, mention) in zip(starts.searchsorted(borders).tolist(), found, strict=True):
                if mention.kind == "LABEL":
                    phrase[begin:end] = 3
                    label[end:stop] = self.labels[mention.name]
                    label[end : min(end + _NEAR, stop)] = self.labels[f"{mention.name}+"]
                else:
                    phrase[begin:end] = 2
                    phrase[begin] = 1
        tokens = layout.tokens
        return phrase[tokens - 1] * 16 + phrase[tokens] * 4 + phrase[tokens + 1], label[tokens]


def _nearest(cue: Numbers, place: Numbers, *, ahead: bool) -> Numbers:
    """The nearest cue before or behind each token, edges being cues too."""
    size = len(cue)
    if ahead:
        cue = cue[::-1]
    at = np.maximum.accumulate(np.where(cue > 0, np.arange(size), 0))
    near = cue[at]
    if ahead:
        near = near[::-1]
        return near[place + 1]
    return near[place - 1]


def _depth(traits: Numbers, layout: Layout) -> Numbers:
    """1 inside brackets, 2 inside quotation marks, 3 inside both."""
    depths = np.cumsum(traits[layout.place, 2:], axis=0)
    start = layout.first[layout.sequence]
    depths -= depths[start] - traits[layout.place[start], 2:]
    quoted = (depths[:, 0] > 0) | (depths[:, 2] % 2 == 1)
    return (depths[:, 1] > 0) + 2 * quoted


View = tuple[str, int, Callable[[Columns, int], tuple[str, ...]]]


def _word(offset: int) -> View:
    return "word", offset, lambda columns, number: attributes(columns.words.values_seen[number], offset)


def _pair(offset: int) -> View:
    def name(columns: Columns, number: int) -> tuple[str, ...]:
        left, right = divmod(columns.pairs.values_seen[number], MOST_VALUES)
        words = columns.words.values_seen
        return (f"nn[{offset}]={words[left].norm}|{words[right].norm}",)

    return "pair", offset, name


def _named(column: str, names: tuple[str, ...]) -> View:
    return column, 0, lambda _, number: (f"{column}={names[number]}",)


def _shape(columns: Columns, number: int) -> tuple[str, ...]:
    rest, last = divmod(columns.shapes.values_seen[number], len(SHAPES))
    before, here = divmod(rest, len(SHAPES))
    return (f"sss={SHAPES[before]}|{SHAPES[here]}|{SHAPES[last]}",)


def _label(columns: Columns, number: int) -> tuple[str, ...]:
    name = columns.labels.values_seen[number]
    return (f"a={name.removesuffix('+')}", f"a+={name}") if name.endswith("+") else (f"a={name}",)


def _about(columns: Columns, number: int) -> tuple[str, ...]:
    return tuple(f"@{each}" for each in columns.about.values_seen[number])


def _begins(columns: Columns, number: int) -> tuple[str, ...]:
    return tuple(f"@1{each}" for each in columns.about.values_seen[number - 1]) if number else ()


VIEWS: tuple[View, ...] = (
    *(_word(offset) for offset in range(-REACH, REACH + 1)),
    _pair(0),
    _pair(1),
    ("shape", 0, _shape),
    _named("before", CUES),
    _named("behind", CUES),
    ("phrase", 0, lambda _, number: (f"ph={number}",) if number else ()),
    ("label", 0, _label),
    ("inside", 0, lambda _, number: (f"in={number}",)),
    ("about", 0, _about),
    ("begins", 0, _begins),
)
LAID_OUT = frozenset(("word", "pair"))  # columns with edges between the sequences
