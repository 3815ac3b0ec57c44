"""Facts or a recorded proposal come in, a judgement goes out: verdict, findings with article and evidence, conditions.

Rules are dated YAML in `rules/`; reading papers is left to `extractors`, keeping the answer to `records`.
"""

from criteria.book.loading import load_rulebook
from criteria.book.rulebook import Rulebook
from criteria.checking import check_all, check_proposal, check_with_facts, weigh_facts
from criteria.chronicle import chronicle_of
from criteria.deadlines import quarter_deadline
from criteria.dossiers import SenderFinding
from criteria.facts import Facts, read_facts
from criteria.findings import FINDINGS
from criteria.judging.engine import as_contract, evaluate
from criteria.recorded import facts_of
from criteria.rewards.money import MoneyResult, amount
from criteria.rewards.totals import rewards_of
from criteria.surroundings import Surroundings
from criteria.together.ties import order_candidates, shortlist
from criteria.together.workers import class_counts
from criteria.voting import voting_rules

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
    "check_with_facts",
    "chronicle_of",
    "class_counts",
    "evaluate",
    "facts_of",
    "load_rulebook",
    "order_candidates",
    "quarter_deadline",
    "read_facts",
    "rewards_of",
    "shortlist",
    "voting_rules",
    "weigh_facts",
]
