"""Rule files come in, one frozen Rulebook goes out, or every mistake with its line; judging is left to others."""

from criteria.book.loading import load_rulebook, read_rules
from criteria.book.mistakes import Mistake
from criteria.book.rulebook import Rulebook

__all__ = [
    "Mistake",
    "Rulebook",
    "load_rulebook",
    "read_rules",
]
