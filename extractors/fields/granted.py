"""Takes a nominee that a decision names; gives what it grants, or takes back. What was asked for is no matter here."""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.fields.drafting import Draft, fits
from extractors.fields.recognitions import Award, settle_by_decision
from extractors.fields.requests import Asked
from extractors.fields.values import find_decisions
from extractors.zones import Zones
from records.catalogue import RECOGNITIONS
from records.readings import DocumentHead, Recognition

_CANCELS = re.compile(r"\b(?:thu hoi|huy bo|bai bo)\b")
_SURE_ENOUGH = 0.6  # below it the level of a bare "Bằng khen" was guessed
_LEVELLED = ("BK", "CO")


def what_is_granted(draft: Draft, zones: Zones, head: DocumentHead, title: Asked) -> tuple[Recognition, ...]:
    """What stands beside the nominee, or else the one recognition that the title names for all; levels by who decides.

    A decision that cancels another gives what it takes back, under the number of the one that is cancelled.
    """
    named = list(draft.requested) or _of_title(draft, title)
    told = [settled for each in named if (settled := _settled(each, head)) is not None]
    cancelled = _cancelled_number(zones, head)
    if cancelled is not None:
        told = [each.model_copy(update={"decision_number": cancelled}) for each in told]
    return tuple(each if each.year else each.model_copy(update={"year": title.year}) for each in told)


def cancels(subject: str) -> bool:
    """Whether the bare subject of a decision takes back what another granted."""
    return bool(_CANCELS.search(subject))


def _of_title(draft: Draft, title: Asked) -> list[Recognition]:
    fitting = {award.code: award for award, _ in title.awards if fits(award.code, draft.kind)}
    if len(fitting) != 1:
        return []
    award = next(iter(fitting.values()))
    sure = 0.0 if award.code not in RECOGNITIONS else 0.9
    return [Recognition(code=award.code, text=award.text, authority=award.authority, confidence=sure)]


def _settled(told: Recognition, head: DocumentHead) -> Recognition | None:
    """With the level of a "Bằng khen" or "Cờ thi đua" by the authority that decides; None where that is not told."""
    base = told.code.partition("_")[0]
    if told.confidence >= _SURE_ENOUGH or base not in _LEVELLED:
        return told if told.code in RECOGNITIONS else None
    issuer = head.issuing_unit.value if head.issuing_unit else None
    bare_award = Award(base, told.text, 0, len(told.text), decision=head.number.value if head.number else None)
    settled = settle_by_decision(replace(bare_award, authority=told.authority or issuer))
    if settled.code not in RECOGNITIONS:
        return None
    return told.model_copy(update={"code": settled.code, "confidence": 0.9, "authority": settled.authority})


def _cancelled_number(zones: Zones, head: DocumentHead) -> str | None:
    subject = [*zones.subject]
    if not any(cancels(line.bare) for line in subject):
        return None
    own = head.number.value if head.number else None
    numbers = [found.value for line in subject for found in find_decisions(line.text)]
    return next((number for number in numbers if number != own), None)
