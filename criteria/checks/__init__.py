"""Facts and one condition come in; met, not met or unknown goes out, with what was found and in which years."""

from criteria.checks.conditions import CHECKS
from criteria.checks.vocabulary import Condition, Context, Result

__all__ = [
    "CHECKS",
    "Condition",
    "Context",
    "Result",
]
