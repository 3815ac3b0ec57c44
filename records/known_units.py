"""Takes what papers call their units, and the register; gives what it means there, and a finding where it is not sure.

The printed name is never changed. What is linked because of it is `records.linking`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from records.proposals import Finding, KnownUnit, KnownUnits, Proposal
from records.readings import DocumentHead, Field, Nominee
from records.units import Match, Register, Unit

UNITS_OF_A_HEAD = ("issuing_unit", "parent_unit")
NO_UNITS = Register()
NEAR = 80.0  # a candidate so like is worth a warning; one less like is only shown
SHOWN = 3


def known_in(units: Register, nominee: Nominee, *, on: date, issuer: str | None) -> dict[str, Any]:
    """What a mention of a nominee has from the register: the standing of its unit, and of itself where it is one."""
    if not units:
        return {}
    found: dict[str, Any] = {}
    if nominee.unit and (unit := units.match(nominee.unit.value, on, issuer).unit):
        found["standing"] = units.standing(unit)
    if (text := _collective(nominee)) and (unit := units.match(text, on, issuer).unit):
        found |= {"own_standing": units.standing(unit), "linked_name": units.entries(unit.id)[-1].name}
    return found


def with_known_units(proposal: Proposal, units: Register) -> Proposal:
    """The proposal with what its units are in the register on the day of receipt, and what a person should settle."""
    if not units:
        return proposal
    nominee, on = proposal.nominee, proposal.received
    sender = units.match(proposal.sender, on) if proposal.sender else None
    unit = units.match(nominee.unit.value, on, proposal.sender) if nominee.unit else None
    text = _collective(nominee)
    own = units.match(text, on, proposal.sender) if text else None
    known = KnownUnits(
        nominee=_known(units, own, on),
        unit=_known(units, unit, on),
        sender=_known(units, sender, on),
    )
    findings = [
        *_findings(units, own, nominee.full_name, condition="full_name_in_register", on=on),
        *(_findings(units, unit, nominee.unit, condition="unit_in_register", on=on) if own is None else ()),
    ]
    return proposal.model_copy(update={"known": known, "findings": (*proposal.findings, *findings)})


@dataclass(frozen=True)
class FormerName:
    """A unit in the head of a paper (`field`) that bore its printed name till `last`; `now` is what took its place."""

    field: str
    last: date
    now: tuple[str, ...]


def former_names(units: Register, head: DocumentHead, on: date) -> tuple[FormerName, ...]:
    """The units of a head that no longer bore their names on a day; of a name not in the register nothing is said."""
    found: list[FormerName] = []
    for field in UNITS_OF_A_HEAD if units else ():
        printed: Field | None = getattr(head, field)
        unit = units.match(printed.value, on).unit if printed else None
        if unit is not None and unit.end is not None and unit.end < on and units.on(unit.id, on) != unit:
            now = tuple(units.full_name(each) for each in units.now(unit, on))
            found.append(FormerName(field, unit.end, now))
    return tuple(found)


def called_on(units: Register, printed: str, on: date) -> str:
    """What the register calls a printed unit on a day; the printed name where it does not know it."""
    known = _known(units, units.match(printed, on), on)
    return known.name if known else printed


def _collective(nominee: Nominee) -> str | None:
    """A collective with the unit that it belongs to, as one chain; None for people and households."""
    if nominee.kind != "tap_the" or not nominee.full_name:
        return None
    return ", ".join(filter(None, [nominee.name, nominee.unit.value if nominee.unit else None]))


def _known(units: Register, match: Match | None, on: date) -> KnownUnit | None:
    """The unit under the name of that day: its own, or of what it had become where that is one unit alone."""
    if match is None or match.unit is None:
        return None
    unit = match.now[0] if len(match.now) == 1 else match.unit
    standing = units.standing(unit)
    return KnownUnit(id=unit.id, name=units.full_name(unit), within=tuple(sorted(standing.line | standing.above)))


def _findings(
    units: Register, match: Match | None, printed: Field | None, *, condition: str, on: date
) -> tuple[Finding, ...]:
    if match is None or printed is None or (match.unit is not None and match.is_in_force):
        return ()
    if match.unit is None:
        return (_unclear(units, match, printed, condition=condition),)
    return (
        Finding(
            code="DON_VI_DA_DOI_TEN",
            severity="THONG_TIN",
            condition=condition,
            required="; ".join(units.full_name(unit) for unit in match.now) or None,
            found=printed.value,
            text=_renamed(units, match, match.unit, on),
            evidence=printed.evidence,
        ),
    )


def _unclear(units: Register, match: Match, printed: Field, *, condition: str) -> Finding:
    names = [f"“{units.full_name(candidate.unit)}” ({candidate.unit.id})" for candidate in match.candidates]
    near = [name for name, c in zip(names, match.candidates, strict=True) if c.score >= NEAR]
    if near:
        text = f"Chưa rõ “{printed.value}” là đơn vị nào trong danh mục: {' hay '.join(near[:SHOWN])}. Cần xác nhận."
    else:
        text = f"Danh mục đơn vị chưa có “{printed.value}”."
    return Finding(
        code="DON_VI_CHUA_RO",
        severity="CANH_BAO" if near else "THONG_TIN",
        condition=condition,
        required="; ".join(names) or None,
        found=printed.value,
        text=text,
        evidence=printed.evidence,
    )


def _renamed(units: Register, match: Match, unit: Unit, on: date) -> str:
    """One sentence: till when or from when the name holds, and what the unit was called when the papers came in."""
    names = " và ".join(f"“{units.full_name(each)}”" for each in match.now)
    if unit.end is not None and unit.end < on:
        now = f"nay là {names}" if names else "danh mục không ghi đơn vị thay thế"
        return f"“{units.full_name(unit)}” mang tên đó đến {unit.end:%d/%m/%Y}, {now}."
    start = f"từ {unit.start:%d/%m/%Y}" if unit.start else "vào lúc khác"
    then = f"; ngày nhận hồ sơ là {names}" if names else ""
    return f"“{units.full_name(unit)}” mang tên đó {start}{then}."
