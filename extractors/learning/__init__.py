"""Values that people confirmed and the originals come in; marked texts, for training and for suggestions, go out.

A value is marked only where it stands in the paper, read again; whether anything is learned from it is left to others.
"""

from extractors.learning.examples import Example, Mark, Marked, Wanted, parse_marked
from extractors.learning.exporting import docbin_of, jsonl_of

__all__ = ["Example", "Mark", "Marked", "Wanted", "docbin_of", "jsonl_of", "parse_marked"]
