"""Judged proposals and a day come in; money by recognition and payer, and places by points, go out."""

from criteria.rewards.money import MoneyResult, amount
from criteria.rewards.rankings import lines_of_ranking
from criteria.rewards.totals import rewards_of

__all__ = [
    "MoneyResult",
    "amount",
    "lines_of_ranking",
    "rewards_of",
]
