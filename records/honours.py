"""What was really granted before: recognitions, classifications and uses of initiatives, each from a decision.

The models of the history of commendation; keeping them is the store's, comparing claims with them is `criteria`.
"""

from __future__ import annotations

from datetime import date

from records.readings import Evidence, Level, Model, NomineeKind


class Honour(Model):
    """One recognition (`code`) or annual classification (`level`) granted to one person or collective.

    `year` is the year of achievement. `initiative`: the title of the initiative that served for it. `is_revoked`: the
    decision was cancelled. `source` is the file it was read from, `place` where in it.
    """

    name: str
    kind: NomineeKind = "ca_nhan"
    birth_date: str | None = None
    unit: str | None = None
    code: str | None = None
    level: Level | None = None
    text: str = ""
    year: int | None = None
    legal_kind: str | None = None
    decision_number: str | None = None
    decision_date: date | None = None
    authority: str | None = None
    achievement: str | None = None
    initiative: str | None = None
    is_revoked: bool = False
    source: str = ""
    place: Evidence | None = None


class KnownHonour(Model):
    """A nominee's honour; where `is_sure` is false it may be another's, and `why` says what speaks for it."""

    honour: Honour
    is_sure: bool
    why: str
