"""Takes the head and nominees of the structure with a Doc that other sources marked; gives them with their confidence.

Whether a confidence is enough is the Office's to say (`records.trust`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from spacy.tokens import Doc

from extractors.layout import Doubt
from extractors.trust.counts import doubts_of_counts
from extractors.trust.gaps import fill
from extractors.trust.model import Model
from extractors.trust.signals import Surroundings, judge, surroundings_of
from extractors.zones import Zones
from records.readings import DocumentHead, Field, Nominee, Told

DISPUTED = 0.5  # of two values that contradict each other at most one is right
_MOST_REPEATED = 300  # nominees whose names are looked for all over the paper
_LONGEST_REPEATED = 300_000  # characters of such a paper
T = TypeVar("T", bound=Told)


@dataclass(slots=True, frozen=True)
class Weighed:
    """Head and nominees with their confidence, holes filled, and what a person has to see."""

    head: DocumentHead
    nominees: tuple[Nominee, ...]
    doubts: tuple[Doubt, ...] = ()


def weigh(
    doc: Doc,
    zones: Zones,
    head: DocumentHead,
    nominees: Sequence[Nominee],
    *,
    model: Model,
    told: Sequence[str] = (),
) -> Weighed:
    """The same values, each with signals, confidence, the sources that agree, and what speaks against it.

    `told` are sentences that name people whom the paper leaves out on purpose.
    """
    signed_from = zones.signature[0].start if zones.signature else None
    around = surroundings_of(doc, year=head.date.value[:4] if head.date else None, signed_from=signed_from)
    if len(nominees) <= _MOST_REPEATED and len(around.text) <= _LONGEST_REPEATED:
        around.people = tuple(each.name for each in nominees)
    around.is_of_one = len(nominees) == 1 and nominees[0].kind == "ca_nhan"
    own = _judge_head(head, around, model)
    judged = tuple(_judge_nominee(each, around, model) for each in nominees)
    filled = fill(doc, zones, own, judged, around=around, model=model, told=told)
    return Weighed(own, filled.nominees, (*filled.doubts, *doubts_of_counts(zones, filled.nominees)))


def _judge_head(head: DocumentHead, around: Surroundings, model: Model) -> DocumentHead:
    """The head's values; who signs is as doubtful as the post above."""
    judged = {
        name: _judged(name, value, around, model) for name, value in head if value is not None and name != "signer"
    }
    if head.signer is not None:
        owner = judged["signer_title"].confidence if "signer_title" in judged else 1.0
        judged["signer"] = _judged("signer", head.signer, around, model, owner=owner)
    return head.model_copy(update=judged)


def _judge_nominee(nominee: Nominee, around: Surroundings, model: Model) -> Nominee:
    """The nominee's values; what is told of one whose name is doubtful is doubtful too."""
    kind = nominee.kind
    changed: dict[str, Any] = {}
    if nominee.full_name is not None:
        changed["full_name"] = _judged("full_name", nominee.full_name, around, model, kind=kind)
    owner = changed["full_name"].confidence if changed else 0.0
    for name, value in nominee:
        if name == "full_name":
            continue
        if isinstance(value, Field):
            changed[name] = _judged(name, value, around, model, kind=kind, owner=owner)
        elif value and isinstance(value, tuple):
            changed[name] = tuple(_judged(name, each, around, model, kind=kind, owner=owner) for each in value)
    return nominee.model_copy(update=changed)


def _judged(name: str, told: T, around: Surroundings, model: Model, *, kind: str = "", owner: float = 1.0) -> T:
    found = judge(name, told, around, kind=kind, owner=owner)
    conflict = told.conflict or found.instead
    likely = round(model.confidence(name, found.signals), 3)
    return told.model_copy(
        update={
            "confidence": min(likely, DISPUTED) if conflict else likely,
            "signals": found.signals,
            "sources": (*told.sources, *found.agreeing),
            "conflict": conflict,
        }
    )
