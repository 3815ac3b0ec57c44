"""Takes a proposal as the program made it and what a person decided on it; gives corrections: its value and theirs.

Pure models. Where the decisions lie is `records.decided`; what is learned from them is `extractors.learning`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain

from records.folding import fold
from records.merging import value_of
from records.proposals import Proposal, Source
from records.readings import SCALAR_FIELDS, Evidence, Model, Nominee, NomineeKind, Reading, Recognition, Told

REQUESTED = "requested."  # before the parts of what is asked for: requested.code, requested.year …


class Decision(Model):
    """What one person decided on one field of a proposal; None says that there is no such value."""

    field: str
    value: str | None
    who: str
    at: datetime


class Witness(Model):
    """One file that speaks of a nominee: where it says the field, and where it says anything else of this nominee.

    `kept` is the SHA-256 of the original in the archive: of a file in a bundle, the bundle's.
    """

    file: str
    sha256: str
    kept: str
    nominee: int
    evidence: tuple[Evidence, ...] = ()
    near: tuple[Evidence, ...] = ()


class Correction(Model):
    """One value that a person confirmed or corrected, beside what the machine reads there today.

    `text` is what stood in the file by the machine's reading. The witnesses begin with the file that the machine's
    value came from; without such a value, with the first that names the nominee.
    """

    proposal: str
    quarter: str
    kind: NomineeKind
    field: str
    machine: str | None
    text: str | None
    value: str | None
    who: str
    at: datetime
    confidence: float | None = None
    sources: tuple[str, ...] = ()
    signals: tuple[tuple[str, float], ...] = ()
    conflict: str | None = None
    witnesses: tuple[Witness, ...] = ()

    @property
    def is_right(self) -> bool:
        """The machine had the person's value, but for capitals, spaces and where a tone is put; or rightly none."""
        if self.machine is None or self.value is None:
            return self.machine == self.value
        return fold(self.machine) == fold(self.value)

    @property
    def sha256(self) -> str | None:
        """The file that the machine's value came from."""
        return self.witnesses[0].sha256 if self.witnesses else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where the machine's value stands in that file."""
        return self.witnesses[0].evidence if self.witnesses else ()


def correction_of(
    proposal: Proposal, decision: Decision, readings: Sequence[Reading], *, kept: dict[str, str]
) -> Correction:
    """The correction that a decision makes; `proposal` is the machine's, `kept` the original of each file's bytes."""
    told = _told(proposal, decision.field)
    witnesses = [_witness(source, readings, proposal, decision.field, kept=kept) for source in proposal.sources]
    origin = {place.file for place in told.evidence} if told else set()
    witnesses.sort(key=lambda witness: (witness.file not in origin, not witness.evidence))
    return Correction(
        proposal=proposal.id,
        quarter=proposal.quarter,
        kind=proposal.nominee.kind,
        field=decision.field,
        machine=value_of(proposal, decision.field),
        text=getattr(told, "text", None),
        value=decision.value,
        who=decision.who,
        at=decision.at,
        confidence=told.confidence if told else None,
        sources=told.sources if told else (),
        signals=told.signals if told else (),
        conflict=told.conflict if told else None,
        witnesses=tuple(witnesses),
    )


def _told(proposal: Proposal, field: str) -> Told | None:
    """The machine's value with how it was found out; a sender or a legal kind is derived from several and has none."""
    if field.startswith(REQUESTED):
        return proposal.requested
    return getattr(proposal.nominee, field) if field in SCALAR_FIELDS else None


def _witness(
    source: Source, readings: Sequence[Reading], proposal: Proposal, field: str, *, kept: dict[str, str]
) -> Witness:
    reading = next((r for r in readings if (r.sha256, r.file) == (source.sha256, source.file)), None)
    known = reading is not None and source.nominee < len(reading.nominees)
    nominee = reading.nominees[source.nominee] if reading is not None and known else None
    return Witness(
        file=source.file,
        sha256=source.sha256,
        kept=kept.get(source.sha256, source.sha256),
        nominee=source.nominee,
        evidence=_evidence(nominee, field, asked=proposal.requested) if nominee else (),
        near=_unique(chain.from_iterable(value.evidence for value in _values(nominee))) if nominee else (),
    )


def _evidence(nominee: Nominee, field: str, *, asked: Recognition) -> tuple[Evidence, ...]:
    """Where a field of the nominee stands; of what is asked for, the places of that recognition before all others."""
    if field.startswith(REQUESTED):
        same = [each for each in nominee.requested if (each.code, each.year) == (asked.code, asked.year)]
        return _unique(place for each in same or nominee.requested for place in each.evidence)
    value: Told | None = getattr(nominee, field) if field in SCALAR_FIELDS else None
    return value.evidence if value else ()


def _values(nominee: Nominee) -> list[Told]:
    """What a file says of a nominee to identify it: never what it had or did, which may stand far away."""
    scalars = [getattr(nominee, name) for name in SCALAR_FIELDS if name != "duties"]
    return [value for value in (*scalars, *nominee.requested) if value is not None]


def _unique(places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(places))
