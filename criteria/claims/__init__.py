"""What papers, persons and the history say comes in, facts with their standing go out; judging is left to others."""

from criteria.claims.comparing import compare_claims
from criteria.claims.declared import declared_facts
from criteria.claims.history import History
from criteria.claims.told import apply_told

__all__ = [
    "History",
    "apply_told",
    "compare_claims",
    "declared_facts",
]
