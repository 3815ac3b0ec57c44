"""A Rulebook and a day come in, what the rules ask goes out as a person would read it; nothing is judged here."""

from criteria.words.comparing import compare
from criteria.words.differences import lines_of_comparison
from criteria.words.doubts import doubts_of
from criteria.words.explaining import explain
from criteria.words.prose import lines_of
from criteria.words.targets import progress_of

__all__ = [
    "compare",
    "doubts_of",
    "explain",
    "lines_of",
    "lines_of_comparison",
    "progress_of",
]
