"""Takes the settings; opens the record together with the Office's register of units, through which it is linked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from records.complete_history import HISTORY_FILE, read_complete_history
from records.settings import Settings
from records.units import UNITS_FILE, Register, read_register

if TYPE_CHECKING:
    from criteria import Rulebook
    from records.quarters import Quarter
    from records.store import Record


def units_of(settings: Settings) -> Register:
    """The register in `templates/units.yaml`; an empty one where the Office keeps none."""
    return read_register(settings.templates / UNITS_FILE)


def open_books(settings: Settings) -> Record:
    """The open record, seen through the register, the Office's word on its history and its deadline of a quarter.

    Raises SettingsError with the line where one of their files is wrong.
    """
    from records.store import open_record

    complete = read_complete_history(settings.templates / HISTORY_FILE)
    deadline = deadlines_of(settings)
    return open_record(settings.database_url, units=units_of(settings), complete=complete, deadline=deadline)


def deadlines_of(settings: Settings) -> Callable[[Quarter], date]:
    """The first day that is too late for a quarter; the rules are loaded when it is first asked."""

    @cache
    def deadline(quarter: Quarter) -> date:
        from criteria import quarter_deadline

        return quarter_deadline(quarter, rulebook())

    @cache
    def rulebook() -> Rulebook:
        from flows.judging import rules_of

        return rules_of(settings)

    return deadline
