"""Takes facts; gives what they state year by year, as a timeline shows it. Judging is the engine's."""

from __future__ import annotations

from collections.abc import Iterator

from criteria.facts import Facts, Held
from records.catalogue import TITLES
from records.chronicle import YearEntry


def chronicle_of(facts: Facts) -> tuple[YearEntry, ...]:
    """Every dated statement of the facts, the oldest first; what has no year stands at the end."""
    return tuple(sorted(_entries(facts), key=lambda entry: entry.year or 9999))


def _entries(facts: Facts) -> Iterator[YearEntry]:
    for level in facts.classifications or ():
        yield YearEntry(
            kind="classification",
            year=level.year,
            code=level.level,
            decision_number=level.decision_number,
            standing=level.standing,
            evidence=level.evidence,
        )
    yield from map(_received, (*(facts.titles or ()), *(facts.awards or ())))
    for initiative in facts.initiatives or ():
        others = [use for use in initiative.used_for or () if (use.code, use.year) != (facts.requested, facts.year)]
        yield YearEntry(
            kind="initiative",
            year=initiative.year,
            text=initiative.title,
            scope=initiative.scope,
            decision_number=initiative.decision_number,
            standing=initiative.standing,
            is_used=bool(others),
            evidence=initiative.evidence,
        )
    for measure in facts.discipline or ():
        until = measure.to.year if measure.to else None
        year = measure.from_.year if measure.from_ else None
        yield YearEntry(kind="discipline", year=year, until=until, code=measure.form)
    yield from (YearEntry(kind="maternity", year=year) for year in facts.maternity_years or ())


def _received(held: Held) -> YearEntry:
    return YearEntry(
        kind="title" if held.code in TITLES else "award",
        year=held.year,
        code=held.code,
        legal_kind=held.legal_kind,
        decision_number=held.decision_number,
        standing=held.standing,
        evidence=held.evidence,
    )
