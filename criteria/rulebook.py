"""Takes folders of dated YAML rules; gives one frozen Rulebook that answers what was in force on a day.

Judging is the engine's. A later folder holds local rules: where both speak of a day, the later folder goes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from criteria.vocabulary import Condition


@dataclass(frozen=True)
class Dated:
    """Where a rule was read and when it holds; `layer` 0 is what the program brings."""

    id: str
    from_: date
    to: date | None
    reference: str
    status: str
    file: str
    line: int
    layer: int

    @property
    def is_confirmed(self) -> bool:
        """Whether the program may decide on the text: read in the law, or in a summary of it."""
        return self.status != "unconfirmed"

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)


@dataclass(frozen=True)
class Regime(Dated):
    """The law for what was received on a day; an unconfirmed one shows its `fallback`'s rules and never decides."""

    name: str
    fallback: str | None

    @property
    def label(self) -> str:
        return f"{self.id} ({self.name})"


@dataclass(frozen=True)
class Meets:
    """Stands for all conditions of another recognition on the same day."""

    code: str
    article: str


@dataclass(frozen=True)
class Group:
    """Conditions joined by "and" (`is_any` false) or by "or"."""

    is_any: bool
    members: tuple[Condition | Group | Meets, ...]


@dataclass(frozen=True)
class Rule(Dated):
    """What one recognition asks of one kind of nominee while it holds."""

    code: str
    kinds: tuple[str, ...]
    legal_kinds: tuple[str, ...]
    is_exclusive: bool
    needs_local_rule: bool
    note: str
    conditions: Group


@dataclass(frozen=True)
class GeneralRule(Dated):
    """A condition that every request meets, whatever it asks for."""

    condition: Condition


@dataclass(frozen=True)
class HistoryRule(Dated):
    """Legal kinds of awards that are no basis for a request on merit, and the source that forbids reuse."""

    not_a_basis: tuple[str, ...]
    reuse_reference: str


@dataclass(frozen=True)
class Part:
    """One paper of a dossier, and the finding where it is missing."""

    part: str
    finding: str
    kinds: tuple[str, ...]
    is_for_initiative: bool


@dataclass(frozen=True)
class DossierRule(Dated):
    """The papers of a dossier; `codes` empty means every recognition."""

    codes: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class FieldRule(Dated):
    """A field that a proposal must state, with its Vietnamese name."""

    field: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class DeadlineRule(Dated):
    """The source of the quarterly deadline."""


@dataclass(frozen=True)
class BaseSalary(Dated):
    """Lương cơ sở in đồng."""

    amount_vnd: int


@dataclass(frozen=True)
class Coefficient(Dated):
    """How many times the base salary a recognition is worth."""

    code: str
    kind: str
    times: Fraction


@dataclass(frozen=True)
class Rounding(Dated):
    """Rewards are rounded up to this many đồng; 1 leaves them as computed."""

    up_to_vnd: int


Entry = TypeVar("Entry", bound=Dated)


@dataclass(frozen=True)
class Rulebook:
    """All that was loaded. Every question is asked for one day: the date received for appraisal, or of the decision."""

    entries: tuple[Dated, ...]

    def all_of(self, kind: type[Entry]) -> Iterator[Entry]:
        """Every entry of one kind, in the order of loading."""
        return (entry for entry in self.entries if isinstance(entry, kind))

    def in_force(self, kind: type[Entry], day: date) -> tuple[Entry, ...]:
        """The entries of one kind that hold on a day, those that go first at the front."""
        entries = [entry for entry in self.all_of(kind) if entry.holds_on(day)]
        return tuple(sorted(entries, key=lambda entry: (entry.layer, entry.from_), reverse=True))

    def regime_on(self, day: date) -> Regime | None:
        return next(iter(self.in_force(Regime, day)), None)

    def regime(self, id: str | None) -> Regime | None:
        return next((regime for regime in self.all_of(Regime) if regime.id == id), None)

    def rules_for(self, code: str, day: date) -> tuple[Rule, ...]:
        """The rules of a recognition on a day, for every kind of nominee."""
        return tuple(rule for rule in self.in_force(Rule, day) if rule.code == code)

    def dossier_for(self, code: str, day: date) -> DossierRule | None:
        dossiers = (d for d in self.in_force(DossierRule, day) if not d.codes or code in d.codes)
        return next(dossiers, None)

    def history_on(self, day: date) -> HistoryRule | None:
        return next(iter(self.in_force(HistoryRule, day)), None)
