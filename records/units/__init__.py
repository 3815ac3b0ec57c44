"""The Office's dated register of units comes in, the unit that a printed name means goes out; judging is no part.

`register` knows what was called how, when and under whom; `matching` finds a printed name in it or says that it cannot.
"""

from records.units.entries import Candidate, Match, Standing, Unit
from records.units.register import Register
from records.units.register_file import UNITS_FILE, Problem, check_register, read_register

__all__ = [
    "UNITS_FILE",
    "Candidate",
    "Match",
    "Problem",
    "Register",
    "Standing",
    "Unit",
    "check_register",
    "read_register",
]
