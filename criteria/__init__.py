"""Facts or a recorded proposal come in, a judgement goes out: verdict, findings with article and evidence, conditions.

Rules are dated YAML in `rules/`; reading papers is left to `extractors`, keeping the answer to `records`.
"""

from criteria.checking import check_all, check_proposal, judged_facts, weigh_facts
from criteria.chronicle import chronicle_of
from criteria.dossiers import SenderFinding
from criteria.engine import as_contract, evaluate
from criteria.facts import Facts, read_facts
from criteria.findings import FINDINGS
from criteria.loading import load_rulebook
from criteria.money import MoneyResult, amount
from criteria.recorded import facts_of
from criteria.rewards import rewards_of
from criteria.rulebook import Rulebook
from criteria.surroundings import Surroundings
from criteria.ties import order_candidates, shortlist
from criteria.workers import class_counts

__all__ = [
    "FINDINGS",
    "Facts",
    "MoneyResult",
    "Rulebook",
    "SenderFinding",
    "Surroundings",
    "amount",
    "as_contract",
    "check_all",
    "check_proposal",
    "chronicle_of",
    "class_counts",
    "evaluate",
    "facts_of",
    "judged_facts",
    "load_rulebook",
    "order_candidates",
    "read_facts",
    "rewards_of",
    "shortlist",
    "weigh_facts",
]
