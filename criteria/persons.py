"""Takes proposals of a quarter and of before; gives them nominee by nominee, so that only those are compared.

Who is one person, `records.people` settles; a collective is one by the register, or by its name and its unit's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from records.folding import fold
from records.people import Kinship, appearance_of, identify
from records.proposals import Proposal

PERSON = "ca_nhan"


@dataclass(frozen=True)
class OfOne:
    """Proposals of one nominee: those asked now, by their place in the quarter, and those of earlier quarters."""

    now: tuple[int, ...]
    before: tuple[Proposal, ...]


def by_nominee(proposals: Sequence[Proposal], others: Sequence[Proposal], said: Iterable[Kinship] = ()) -> list[OfOne]:
    """One entry for each nominee of the quarter, in the order of their first proposals."""
    people = identify((appearance_of(each) for each in (*proposals, *others) if each.nominee.kind == PERSON), said)
    persons = people.by_proposal

    def key(proposal: Proposal) -> str:
        person = persons.get(proposal.id)
        return person.id if person else collective_key(proposal)

    now: dict[str, list[int]] = defaultdict(list)
    for at, proposal in enumerate(proposals):
        now[key(proposal)].append(at)
    before: dict[str, list[Proposal]] = defaultdict(list)
    for proposal in sorted(others, key=lambda each: each.id):
        before[key(proposal)].append(proposal)
    return [OfOne(tuple(places), tuple(before.get(name, ()))) for name, places in now.items()]


def collective_key(proposal: Proposal) -> str:
    """What makes two proposals those of one collective: the register, or else name and unit as they are printed."""
    nominee = proposal.nominee
    if proposal.known.nominee:
        return f"#{proposal.known.nominee.id}"
    unit = nominee.unit.value if nominee.unit else proposal.sender or ""
    return f"{nominee.kind}|{fold(nominee.name)}|{fold(unit)}" if nominee.name else f"?|{proposal.id}"


def sender_key(proposal: Proposal) -> str | None:
    """The unit that sent the papers, by the register where it knows it; None where nobody says who sent them."""
    if proposal.known.sender:
        return f"#{proposal.known.sender.id}"
    return fold(proposal.sender) if proposal.sender else None
