"""Takes the reading of a decision; gives the honours that it grants, or takes back. Other papers grant nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from records.folding import unaccented
from records.honours import Honour, legal_kind_in
from records.readings import DocumentHead, Nominee, Reading, Recognition

LONGEST_ACHIEVEMENT = 2_000  # characters
SURE_ENOUGH = 0.7  # of what was read: a decision that was read badly grants nothing by itself
_CANCELS = re.compile(r"\b(?:thu hoi|huy bo|bai bo)\b")
_FULL_DAY = len("2026-01-31")


def honours_of(reading: Reading) -> Iterator[tuple[int, Honour]]:
    """Each honour with the index of its nominee, numbered and dated as the decision is."""
    if reading.kind != "quyet_dinh":
        return
    head = reading.document
    subject = head.subject.value if head.subject else ""
    is_revoked = bool(_CANCELS.search(unaccented(subject)))
    for index, nominee in enumerate(reading.nominees):
        if nominee.full_name is None or nominee.full_name.confidence < SURE_ENOUGH:
            continue
        shared = _of_nominee(nominee, reading, legal_kind=legal_kind_in(subject))
        for granted in nominee.granted:
            if granted.confidence < SURE_ENOUGH:
                continue
            yield index, _granted(granted, head, shared, is_revoked=is_revoked)
        for initiative in nominee.initiatives if not nominee.granted else ():
            yield (
                index,
                shared.model_copy(
                    update={
                        "code": "SANG_KIEN",
                        "text": initiative.title,
                        "initiative": initiative.title,
                        "year": year_of(initiative.year) or year_of(_year_in(subject)),
                        "decision_number": initiative.decision_number or _value(head.number),
                        "decision_date": day_of(initiative.decision_date) or day_of(_value(head.date)),
                        "authority": initiative.authority or _value(head.issuing_unit),
                        "is_revoked": is_revoked,
                        "place": next(iter(initiative.evidence), shared.place),
                    }
                ),
            )


def year_of(text: str | None) -> int | None:
    """The year, or the first year of a school year "2022-2023"."""
    match = re.match(r"\s*(\d{4})", text or "")
    return int(match[1]) if match else None


def day_of(text: str | None) -> date | None:
    """The day of a full ISO date; one that is only a month or no day of the calendar is unknown."""
    try:
        return date.fromisoformat(text) if text and len(text) == _FULL_DAY else None
    except ValueError:
        return None


def _of_nominee(nominee: Nominee, reading: Reading, *, legal_kind: str | None) -> Honour:
    """What all honours of one nominee of the decision have in common."""
    deeds = "; ".join(deed.value for deed in nominee.achievements)[:LONGEST_ACHIEVEMENT]
    name = nominee.full_name
    return Honour(
        name=nominee.name,
        kind=nominee.kind,
        birth_date=_value(nominee.birth_date),
        gender=gender_of(_value(nominee.gender)),
        unit=_value(nominee.unit),
        legal_kind=legal_kind,
        achievement=deeds or None,
        source=reading.file,
        place=next(iter(name.evidence), None) if name else None,
    )


def _granted(granted: Recognition, head: DocumentHead, shared: Honour, *, is_revoked: bool) -> Honour:
    """A decision that cancels another is not the one that is cancelled: its own number and day say nothing then."""
    own_number, own_day = (None, None) if is_revoked else (_value(head.number), _value(head.date))
    return shared.model_copy(
        update={
            "code": granted.code,
            "text": granted.text,
            "year": year_of(granted.year),
            "decision_number": granted.decision_number or own_number,
            "decision_date": day_of(granted.decision_date) or day_of(own_day),
            "authority": granted.authority or _value(head.issuing_unit),
            "legal_kind": legal_kind_in(granted.text) or shared.legal_kind,
            "is_revoked": is_revoked,
        }
    )


def gender_of(text: str | None) -> Literal["nam", "nu"] | None:
    """What a cell or field says of the gender; anything but "Nam" and "Nữ" says nothing."""
    match unaccented(text or ""):
        case "nam":
            return "nam"
        case "nu":
            return "nu"
    return None


def _value(field: object) -> str | None:
    value: str | None = getattr(field, "value", None)
    return value


def _year_in(text: str) -> str | None:
    found = re.findall(r"(?<!\d)(?:19|20)\d{2}(?!\d)", text)
    return found[-1] if len(set(found)) == 1 else None
