"""What is known beside one proposal: the papers it came in, the history of its nominee. Values only, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.honours import KnownHonour
from records.people import Kinship
from records.proposals import Proposal
from records.readings import Reading


@dataclass(frozen=True)
class Surroundings:
    """`papers` by file, as `Source.file` names them; `honours` by proposal id; `others`: proposals of before.

    `others` are those of earlier quarters: an initiative or achievement may have served there. `said`: who is one
    person and who is not, by people's word.
    """

    papers: Mapping[str, Reading] = field(default_factory=dict)
    honours: Mapping[str, tuple[KnownHonour, ...]] = field(default_factory=dict)
    others: tuple[Proposal, ...] = ()
    said: tuple[Kinship, ...] = ()


NOTHING_AROUND = Surroundings()
