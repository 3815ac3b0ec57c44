"""Takes the proposals of a quarter; notes where two people of one sender claim one initiative or one achievement.

A note only: co-authors are lawful, and who did what a person knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from criteria.findings import make_finding
from criteria.persons import PERSON, OfOne, sender_key
from criteria.together.reuse import normal_title
from criteria.together.tellings import Routine
from records.proposals import Finding, Proposal

MOST_AUTHORS = 5  # what more people of a unit claim is the unit's work, not somebody's
LEAST_WORDS = 8  # beyond routine: a shorter sentence is alike by chance
NAMED = 3
TITLE, STATEMENT = "sang_kien", "thanh_tich"
_FIGURE = re.compile(r"\d")


def find_coauthors(
    groups: Sequence[OfOne], proposals: Sequence[Proposal], routine: Routine
) -> dict[int, list[Finding]]:
    """Notes by place in the quarter, each claim once for each other person."""
    claims: dict[tuple[str, str, str], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, group in enumerate(groups):
        for at in group.now:
            proposal, sender = proposals[at], sender_key(proposals[at])
            if proposal.nominee.kind != PERSON or sender is None:
                continue
            for title in {normal_title(each.title) for each in proposal.nominee.initiatives}:
                claims[sender, TITLE, title][number].append(at)
            for text in {each.value for each in proposal.nominee.achievements if _FIGURE.search(each.value)}:
                claims[sender, STATEMENT, text][number].append(at)
    shared: dict[tuple[int, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for (_, what, words), holders in sorted(claims.items(), key=lambda item: item[0]):
        if not 1 < len(holders) <= MOST_AUTHORS:
            continue
        if what == STATEMENT and len(routine.words_beyond(words)) < LEAST_WORDS:
            continue
        for number, places in holders.items():
            names = sorted({proposals[p[0]].nominee.name for other, p in holders.items() if other != number})
            for at in places:
                shared[at, what, tuple(names)].append(words)
    found: dict[int, list[Finding]] = defaultdict(list)
    for (at, what, others), claimed in shared.items():
        found[at].append(_note(proposals[at], what, claimed, others))
    return found


def _note(proposal: Proposal, what: str, claimed: Sequence[str], names: Sequence[str]) -> Finding:
    """One note for all that the same people share."""
    others = ", ".join(names[:NAMED]) + (f" và {len(names) - NAMED} người khác" if len(names) > NAMED else "")
    if what == TITLE:
        texts = {normal_title(each.title): (each.title, each.evidence) for each in proposal.nominee.initiatives}
        noun = "sáng kiến"
    else:
        texts = {each.value: (each.value, each.evidence) for each in proposal.nominee.achievements}
        noun = "câu"
    own = [texts[words] for words in claimed]
    first, evidence = own[0]
    said = f"{noun} “{first}”" if len(own) == 1 else f"{len(own)} {noun}, như “{first}”,"
    said += f" cũng có trong hồ sơ của {others}"
    finding = make_finding("TL03", condition="shared_claim", found=said, evidence=evidence)
    return finding.model_copy(update={"file": evidence[0].file if evidence else None})
