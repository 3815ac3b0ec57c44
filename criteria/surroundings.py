"""What is known beside one proposal: the papers it came in, the history of its nominee. Values only, no database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.honours import CompleteHistory, KnownHonour
from records.known_units import FormerName
from records.people import Kinship
from records.proposals import Proposal
from records.readings import Reading


@dataclass(frozen=True)
class Surroundings:
    """`papers` by file, as `Source.file` names them; `honours` by proposal id; `others`: proposals of before.

    `former_names`, by the sha256 of a paper: the units of its head that no longer bore their names on its day.
    `others` are those of earlier quarters: an initiative or achievement may have served there. `coverage` counts what
    the imported history holds by code or level and year; `complete` is the Office's word that it holds everything.
    `said`: who is one person and who is not, by people's word.
    """

    papers: Mapping[str, Reading] = field(default_factory=dict)
    honours: Mapping[str, tuple[KnownHonour, ...]] = field(default_factory=dict)
    others: tuple[Proposal, ...] = ()
    former_names: Mapping[str, tuple[FormerName, ...]] = field(default_factory=dict)
    coverage: Mapping[tuple[str, int], int] = field(default_factory=dict)
    complete: tuple[CompleteHistory, ...] = ()
    said: tuple[Kinship, ...] = ()


NOTHING_AROUND = Surroundings()
