"""Takes recorded proposals; gives them with the judgement of the rules in force, national and the Office's own."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from criteria import Facts, Rulebook, SenderFinding, Surroundings, check_with_facts, load_rulebook
from records.catalogue import VERDICTS
from records.known_units import former_names
from records.proposals import CheckedProposal, Proposal
from records.readings import Reading
from records.settings import Settings
from records.units import UNITS_FILE, read_register

if TYPE_CHECKING:
    from records.store import Record

LOCAL_RULES = "quy-dinh"


class Judged(NamedTuple):
    """Proposals with their judgements, in the order given, and what concerns the papers of a sender as a whole.

    `around` is what they were judged with, `facts` what was judged of each, by its id.
    """

    checked: list[CheckedProposal]
    of_senders: tuple[SenderFinding, ...]
    around: Surroundings
    facts: Mapping[str, Facts]


def rules_of(settings: Settings) -> Rulebook:
    """The packaged rules and those of `templates/quy-dinh/`, where the Office keeps any."""
    local = settings.templates / LOCAL_RULES
    return load_rulebook(*([local] if os.path.lexists(local) else []))  # a folder that cannot be opened is told


def placed(facts: Facts, rulebook: Rulebook, settings: Settings) -> Facts:
    """Facts written by hand with their unit as the register knows it, where some rule is for single units alone."""
    path = settings.templates / UNITS_FILE
    person = facts.nominee
    name = person.full_name if person.kind == "tap_the" else person.unit
    if person.units is not None or not name or not path.exists() or not any(e.units for e in rulebook.entries):
        return facts
    register = read_register(path)
    unit = register.match(name, facts.received, person.unit if person.kind == "tap_the" else None).unit
    if unit is None:
        return facts
    standing = register.standing(unit)
    within = tuple(sorted(standing.line | standing.above))
    return facts.model_copy(update={"nominee": person.model_copy(update={"units": within})})


def judge(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    around: Surroundings,
    received: date | None = None,
    only: Collection[str] | None = None,
) -> Judged:
    """Each proposal, or of these ids alone, with its judgement; `received`: as if they had come in on that day."""
    found = check_with_facts(proposals, rulebook, around=around, received=received, only=only)
    checked, of_senders, facts = found
    return Judged(checked, of_senders, around, facts)


def judge_quarter(
    record: Record,
    quarter: str,
    rulebook: Rulebook,
    *,
    received: date | None = None,
    only: Collection[str] | None = None,
) -> Judged:
    """Every proposal considered in a quarter, or these ids alone, with its judgement: they are looked at together."""
    found = record.considered(quarter)
    around = surroundings_of(record, found, quarter=quarter)
    return judge(found, rulebook, around=around, received=received, only=only)


def judge_some(
    record: Record, ids: Iterable[str] | None, rulebook: Rulebook, *, received: date | None = None
) -> list[CheckedProposal]:
    """These proposals (None: all), each judged in the quarter that considers it; a merged id gives its survivor."""
    named = record.proposals(ids=ids)
    wanted = {each.id for each in named}
    quarters = sorted({each.considered for each in named})
    judged = (judge_quarter(record, quarter, rulebook, received=received, only=wanted) for quarter in quarters)
    return sorted((each for found in judged for each in found.checked), key=_by_id)


def _by_id(checked: CheckedProposal) -> tuple[str, int]:
    quarter, _, number = checked.proposal.id.rpartition("-")
    return quarter, int(number)


def surroundings_of(record: Record, proposals: Sequence[Proposal], *, quarter: str) -> Surroundings:
    """What the record knows around the proposals of a quarter: the papers that came in for it, and the history."""
    sha256s = {source.sha256 for each in proposals for source in each.sources}
    papers = [*record.readings(sha256s), *record.unlinked(quarter)]
    former = {each.sha256: former_names(record.units, each.document, day) for each in papers if (day := _written(each))}
    return Surroundings(
        papers=_by_file(papers),
        former_names=former,
        honours=record.honours_for(proposals),
        coverage=record.honour_coverage(),
        complete=record.complete,
        others=tuple(record.earlier_proposals(quarter)),
        said=record.kinships(),
    )


def _by_file(papers: Iterable[Reading]) -> dict[str, Reading]:
    """The readings by their files; of two files of one name the later has its bytes behind the name."""
    found: dict[str, Reading] = {}
    for reading in papers:
        is_taken = reading.file in found
        found[f"{reading.file} ({reading.sha256[:8]})" if is_taken else reading.file] = reading
    return found


def _written(reading: Reading) -> date | None:
    """The day that a paper prints; None where it prints none, or less than a day."""
    printed = reading.document.date.value if reading.document.date else ""
    try:
        return date.fromisoformat(printed) if len(printed) == len("2026-01-31") else None
    except ValueError:  # no day of the calendar
        return None


def count_verdicts(checked: Iterable[CheckedProposal]) -> dict[str, int]:
    """How many proposals have each verdict; verdicts that nobody has are left out."""
    found: Counter[str] = Counter(each.judgement.verdict for each in checked)
    return {verdict: found[verdict] for verdict in VERDICTS if found[verdict]}


def verdicts_in_words(counts: dict[str, int]) -> str:
    """ "3 đạt, 1 cần xem xét"."""
    return ", ".join(f"{counts[verdict]} {word.lower()}" for verdict, word in VERDICTS.items() if counts.get(verdict))
