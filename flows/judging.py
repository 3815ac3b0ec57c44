"""Takes recorded proposals; gives them with the judgement of the rules in force, national and the Office's own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from criteria import Rulebook, check_proposal, load_rulebook
from records.catalogue import VERDICTS
from records.proposals import CheckedProposal, Proposal
from records.settings import Settings

LOCAL_RULES = "quy-dinh"


def rules_of(settings: Settings) -> Rulebook:
    """The packaged rules and those of `templates/quy-dinh/`, where the Office keeps any."""
    local = settings.templates / LOCAL_RULES
    return load_rulebook(*([local] if local.is_dir() else []))


def judge(proposals: Iterable[Proposal], rulebook: Rulebook, *, received: date | None = None) -> list[CheckedProposal]:
    """Each proposal with its judgement; `received` looks at them as if they had come in on that day."""
    return [
        CheckedProposal(proposal=each, judgement=check_proposal(each, rulebook, received=received))
        for each in proposals
    ]


def count_verdicts(checked: Iterable[CheckedProposal]) -> dict[str, int]:
    """How many proposals have each verdict; verdicts that nobody has are left out."""
    found: Counter[str] = Counter(each.judgement.verdict for each in checked)
    return {verdict: found[verdict] for verdict in VERDICTS if found[verdict]}


def verdicts_in_words(counts: dict[str, int]) -> str:
    """ "3 đạt, 1 cần xem xét"."""
    return ", ".join(f"{counts[verdict]} {word.lower()}" for verdict, word in VERDICTS.items() if counts.get(verdict))
