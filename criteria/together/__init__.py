"""The proposals of a quarter come in; what only the others tell of each goes out: reuse, repetition, quota, order."""

from criteria.together.looking import look_together
from criteria.together.ties import order_candidates, shortlist
from criteria.together.workers import class_counts

__all__ = [
    "class_counts",
    "look_together",
    "order_candidates",
    "shortlist",
]
