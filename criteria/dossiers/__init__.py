"""Proposals and the papers they came in come in, what does not agree between the papers goes out.

Numbers, names, awards, votes, cited laws, names of units, parts of the dossier. Reading papers is left to `extractors`,
criteria of recognitions to `criteria.judging.engine`.
"""

from criteria.dossiers.comparing import NOTHING_COMPARED, Compared, compare_papers
from criteria.dossiers.parts import named_parts
from records.senders import SenderFinding

__all__ = ["NOTHING_COMPARED", "Compared", "SenderFinding", "compare_papers", "named_parts"]
