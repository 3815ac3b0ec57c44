"""Facts and a Rulebook come in, a Judgement goes out; where the facts come from is left to others."""

from criteria.judging.engine import as_contract, evaluate

__all__ = [
    "as_contract",
    "evaluate",
]
