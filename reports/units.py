"""Takes proposals; gives their units as papers print them and as the register calls them, and where the two differ.

What the register knows is `records.known_units`; without it everything is as printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby

from records import Field, fold
from records.proposals import KnownUnit, Proposal
from reports.places import printable


def printed_value(field: Field | None) -> str | None:
    return (printable(field.value) or None) if field else None


def unit_of(proposal: Proposal) -> str | None:
    """The nominee's unit as printed; a household's home."""
    nominee = proposal.nominee
    return printed_value(nominee.unit) or (printed_value(nominee.residence) if nominee.kind == "ho_gia_dinh" else None)


def sender_of(proposal: Proposal) -> str | None:
    """The unit that sent the papers as printed; where none says so, the nominee's, or the collective itself."""
    if proposal.sender:
        return printable(proposal.sender) or None
    return unit_of(proposal) or (
        printable(proposal.nominee.name) or None if proposal.nominee.kind == "tap_the" else None
    )


def known_unit_of(proposal: Proposal) -> KnownUnit | None:
    """The nominee's unit in the register; of a collective without a unit above it, the collective itself."""
    return proposal.known.unit or (proposal.known.nominee if proposal.nominee.unit is None else None)


def known_sender_of(proposal: Proposal) -> str | None:
    """The name in the register of what `sender_of` names."""
    if proposal.sender:
        known = proposal.known.sender
    elif unit_of(proposal):
        known = proposal.known.unit
    else:
        known = proposal.known.nominee
    return printable(known.name) or None if known else None


def one_spelling(names: Sequence[str | None]) -> dict[str, str]:
    """The commonest spelling of each unit, by its folded form; of equals the first in the alphabet."""
    present = sorted(filter(None, names), key=lambda name: (fold(name), name))
    groups = {key: list(group) for key, group in groupby(present, key=fold)}
    return {key: max(dict.fromkeys(group), key=group.count) for key, group in groups.items()}


def spelled(name: str | None, units: dict[str, str]) -> str | None:
    known = units[fold(name)] if name else ""
    return known[:1].upper() + known[1:] or None


def other_spellings(pairs: Iterable[tuple[str | None, str | None]]) -> dict[str, list[str]]:
    """Of pairs of a register's name and a printed one: what papers print otherwise, by the register's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for known, printed in pairs:
        if known and printed and fold(known) != fold(printed):
            found[known].add(printed)
    return {known: sorted(found[known]) for known in sorted(found)}
