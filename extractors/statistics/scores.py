"""Takes columns of numbers and the weights of a model; gives the score of each label for each token.

Each view of a column has a table: the sum of the weights of a number's attributes, one row a number, reckoned when the
number is first met. A paper's scores are then some twenty sums of rows.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from extractors.statistics.columns import LAID_OUT, VIEWS, Columns, Layout, Numbers, View
from extractors.statistics.weights import Weights

Scores = npt.NDArray[np.float32]
_LEAST_ROWS = 256


class Table:
    """The rows of one view; grows by doubling."""

    def __init__(self, view: View, weights: Weights) -> None:
        self.column, self.offset, self._attributes = view
        self._weights = weights
        self._known = 0
        self._rows: Scores = np.zeros((_LEAST_ROWS, len(weights.labels)), np.float32)

    def add_to(self, scores: Scores, columns: Columns, numbers: Numbers) -> None:
        """Adds the row of each number to the scores of its token."""
        highest = int(numbers.max())
        if highest >= self._known:
            self._learn(columns, highest + 1)
        scores += self._rows[numbers]

    def _learn(self, columns: Columns, known: int) -> None:
        if known > len(self._rows):
            grown = np.zeros((max(known, 2 * len(self._rows)), self._rows.shape[1]), np.float32)
            grown[: self._known] = self._rows[: self._known]
            self._rows = grown
        row_of, state = self._weights.attributes, self._weights.state
        for number in range(self._known, known):
            for name in self._attributes(columns, number):
                row = row_of.get(name)
                if row is not None:
                    self._rows[number] += state[row]
        self._known = known


class Scorer:
    """Scores by a model; its tables know the numbers of one set of columns."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.columns = Columns()
        self._tables = [Table(view, weights) for view in VIEWS]

    def begin_anew(self) -> None:
        """Forgets what was met, so that memory stays bounded."""
        self.columns.begin_anew()
        self._tables = [Table(view, self.weights) for view in VIEWS]

    def scores(self, layout: Layout, columns: dict[str, Numbers]) -> Scores:
        """One row a token, one column a label."""
        scores = np.zeros((len(layout.tokens), len(self.weights.labels)), np.float32)
        for table in self._tables:
            numbers = columns[table.column]
            if table.column in LAID_OUT:
                numbers = numbers[layout.place + table.offset]
            table.add_to(scores, self.columns, numbers)
        return scores
