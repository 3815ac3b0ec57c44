"""Takes the settings; opens the record together with the Office's register of units, through which it is linked."""

from __future__ import annotations

from records.settings import Settings
from records.store import Record, open_record
from records.units import UNITS_FILE, Register, read_register


def units_of(settings: Settings) -> Register:
    """The register in `templates/units.yaml`; an empty one where the Office keeps none."""
    return read_register(settings.templates / UNITS_FILE)


def open_books(settings: Settings) -> Record:
    """The open record, seen through the register; raises SettingsError with the line where the register is wrong."""
    return open_record(settings.database_url, units=units_of(settings))
