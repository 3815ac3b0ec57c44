"""Takes a quarter; gives the tables of the last quarters before it, for comparison: how they stood, or stand now."""

from __future__ import annotations

from criteria import Rulebook
from flows.freezing import judged_when_frozen
from flows.judging import judge_quarter
from records.errors import RecordError
from records.proposals import CheckedProposal
from records.quarters import Quarter
from records.settings import Settings
from records.store import Record
from reports import compile_table
from reports.papers.compilation import EarlierQuarter

MOST = 4  # a year, whichever quarter this is


def earlier_quarters(
    settings: Settings, record: Record, quarter: Quarter, *, rulebook: Rulebook, place: str
) -> tuple[EarlierQuarter, ...]:
    """The last four of which anything is considered, the oldest first; `place` names the awards of its province."""
    found: list[EarlierQuarter] = []
    for name in reversed(record.quarters()):
        if name < quarter.name and len(found) < MOST:
            own = Quarter.parse(name)
            if checked := _judged(settings, record, own, rulebook):
                found.append(EarlierQuarter(own, compile_table(checked, place=place)))
    return tuple(reversed(found))


def _judged(settings: Settings, record: Record, quarter: Quarter, rulebook: Rulebook) -> list[CheckedProposal]:
    """As it was frozen, where it is closed; a lost file of it is told when that quarter itself is asked for."""
    try:
        frozen = judged_when_frozen(settings, record, quarter)
    except RecordError:
        frozen = None
    return frozen if frozen is not None else judge_quarter(record, quarter.name, rulebook).checked
