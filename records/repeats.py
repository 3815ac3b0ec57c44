"""Takes a quarter's proposals, those of its year that came before, and who is who; says what was asked before.

It is told, never judged: whether a second proposal is right is for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from records.folding import fold
from records.people import People, Person
from records.proposals import Finding, Proposal
from records.quarters import Quarter

CONDITION = "requested_before"


def with_all_repeats(
    found: Sequence[Proposal], before: Sequence[Proposal], *, who_is_who: Callable[[Sequence[Proposal]], People]
) -> list[Proposal]:
    """The proposals of one session, those of earlier sessions, and late ones of it that came in the quarter before."""
    quarters = sorted({each.quarter for each in found})
    if not before and len(quarters) < 2:
        return list(found)
    people = who_is_who([*before, *found])
    given = []
    for name in quarters:
        own = [each for each in found if each.quarter == name]
        years = _years(own)
        earlier = [each for each in before if _years([each]) & years]
        earlier += [each for each in found if each.quarter < name]
        given += with_repeats(own, earlier, people)
    return given


def _years(proposals: Sequence[Proposal]) -> set[str]:
    """The years in which they came in and in which they are considered: what was asked last year is another matter."""
    return {quarter[:4] for each in proposals for quarter in (each.quarter, each.considered or each.quarter)}


def with_repeats(found: Sequence[Proposal], earlier: Sequence[Proposal], people: People) -> list[Proposal]:
    """The proposals, with a finding where the same recognition was asked before for the same, or maybe the same."""
    before = {proposal.id: proposal for proposal in earlier}
    collectives: dict[str, list[str]] = defaultdict(list)
    for proposal in earlier:
        if proposal.known.nominee:
            collectives[proposal.known.nominee.id].append(proposal.id)
    given = []
    for proposal in found:
        own = people.by_proposal.get(proposal.id)
        sure = own.ids if own else collectives[proposal.known.nominee.id] if proposal.known.nominee else ()
        same = [before[id_] for id_ in sorted(sure) if id_ in before and _is_same_ask(proposal, before[id_])]
        maybe = {id_: why for id_, why in _suggested(own, people).items() if id_ in before}
        finding = _repeated(proposal, same) or _maybe_repeated(proposal, before, maybe)
        added = (*proposal.findings, finding) if finding else proposal.findings
        given.append(proposal.model_copy(update={"findings": added}))
    return given


def _repeated(proposal: Proposal, same: Sequence[Proposal]) -> Finding | None:
    if not same:
        return None
    return _finding(f"Đã được đề nghị “{proposal.requested.text}” trong năm: {_said(same)}.", same)


def _maybe_repeated(proposal: Proposal, before: Mapping[str, Proposal], maybe: Mapping[str, str]) -> Finding | None:
    unsure = [before[id_] for id_ in sorted(maybe) if _is_same_ask(proposal, before[id_])]
    if not unsure:
        return None
    why = "; ".join(sorted({maybe[each.id] for each in unsure}))
    text = f"Có thể là người đã được đề nghị “{proposal.requested.text}” trong năm ({why}): {_said(unsure)}."
    return _finding(f"{text} Cần xác nhận có phải một người.", unsure)


def _is_same_ask(one: Proposal, other: Proposal) -> bool:
    asked, before = one.requested, other.requested
    if asked.code != before.code or (asked.code == "KHAC" and fold(asked.text) != fold(before.text)):
        return False
    return asked.year is None or before.year is None or asked.year == before.year


def _suggested(person: Person | None, people: People) -> dict[str, str]:
    """The proposals of those who may be the same person, each with the reason."""
    found: dict[str, str] = {}
    for each in people.suggested.get(person.id, ()) if person else ():
        other = people.by_proposal[each.other if person and each.one == person.id else each.one]
        found |= dict.fromkeys(other.ids, each.text)
    return found


def _said(before: Iterable[Proposal]) -> str:
    return "; ".join(f"quý {Quarter.parse(each.quarter).label}, {each.id}" for each in before)


def _finding(text: str, before: Sequence[Proposal]) -> Finding:
    ids = "; ".join(each.id for each in before)
    return Finding(code="DA_DE_NGHI", severity="THONG_TIN", condition=CONDITION, found=ids, text=text)
