"""Takes folders of dated YAML rules; gives one frozen Rulebook that answers what was in force on a day.

Judging is the engine's. A later folder holds local rules: where both speak of a day, the later folder goes first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, TypeVar, cast

from criteria.checks.past import Suffices
from criteria.checks.scoring import Scale
from criteria.checks.vocabulary import Condition, QuotaRounding
from criteria.facts import Person
from records.folding import fold
from records.proposals import Outcome

NEARNESS = {"trung_uong": 0, "tinh": 1, "so": 2, "don_vi": 3}  # who issued a rule; the nearest goes first


@dataclass(frozen=True)
class Dated:
    """Where a rule was read, when it holds and for whom; `layer` 0 is what the program brings.

    `units`: ids of the register or printed names; without any it holds for all. `issued_by`: who issued the document.
    """

    id: str
    from_: date
    to: date | None
    reference: str
    status: str
    file: str
    line: int
    layer: int
    issued_by: str
    units: tuple[str, ...]

    @property
    def is_confirmed(self) -> bool:
        """Whether the program may decide on the text: read in the law, or in a summary of it."""
        return self.status != "unconfirmed"

    @property
    def precedence(self) -> tuple[int, int, bool, date]:
        """Of two that speak of one day the greater goes first: the later folder, nearer issuer, narrower reach."""
        return self.layer, NEARNESS[self.issued_by], bool(self.units), self.from_

    def holds_on(self, day: date) -> bool:
        return self.from_ <= day and (self.to is None or day <= self.to)

    def reach(self, person: Person) -> Outcome:
        """Whether it is a rule for this nominee; unknown where its unit is unknown, or not placed in the register."""
        if not self.units:
            return "DAT"
        names = {fold(name) for name in (person.unit, person.full_name if person.kind == "tap_the" else None) if name}
        if set(self.units) & set(person.units or ()) or names & {fold(unit) for unit in self.units}:
            return "DAT"
        return "CHUA_RO" if person.units is None else "KHONG_DAT"


@dataclass(frozen=True)
class Regime(Dated):
    """The law for what was received on a day; an unconfirmed one shows its `fallback`'s rules and never decides.

    `unchanged`: recognitions whose text a person has read and found as under `fallback`; its rules go on for them.
    """

    name: str
    fallback: str | None
    unchanged: tuple[str, ...]

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
class Rubric(Dated):
    """A scale of points for some kinds of nominees; conditions name it by its id."""

    kinds: tuple[str, ...]
    scale: Scale


@dataclass(frozen=True)
class GeneralRule(Dated):
    """A condition that every request meets; `codes` and `legal_kinds`, where named, are the requests it speaks of."""

    condition: Condition
    codes: tuple[str, ...] = ()
    legal_kinds: tuple[str, ...] = ()

    def speaks_of(self, code: str, legal_kind: str | None) -> bool:
        return (not self.codes or code in self.codes) and (not self.legal_kinds or legal_kind in self.legal_kinds)


@dataclass(frozen=True)
class Target(Dated):
    """How many recognitions of a kind a movement is to bring forth while it holds; it decides on no request."""

    name: str
    code: str
    count: int


@dataclass(frozen=True)
class HistoryRule(Dated):
    """Legal kinds of awards that are no basis for a request on merit, and the source that forbids reuse."""

    not_a_basis: tuple[str, ...]
    reuse_reference: str


@dataclass(frozen=True)
class ClaimRule(Dated):
    """How well each kind of past item must be supported before it counts; a local file may ask for more."""

    suffices: Suffices


@dataclass(frozen=True)
class QuotaRule(Dated):
    """How the number of people that a share allows is rounded."""

    rounding: QuotaRounding


@dataclass(frozen=True)
class Part:
    """One paper of a dossier, and the finding where it is missing; None: a person sees to it, `text` says to what.

    Without `codes` it is needed for every recognition of its list.
    """

    part: str
    finding: str | None
    kinds: tuple[str, ...]
    is_for_initiative: bool
    codes: tuple[str, ...] = ()
    text: str = ""

    def is_asked_of(self, code: str, kind: str) -> bool:
        return kind in self.kinds and (not self.codes or code in self.codes)


@dataclass(frozen=True)
class DossierRule(Dated):
    """The papers of a dossier; without `codes` for every recognition, without `legal_kinds` for every kind."""

    codes: tuple[str, ...]
    legal_kinds: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class FieldRule(Dated):
    """A field that a proposal must state, with its Vietnamese name."""

    field: str
    label: str
    kinds: tuple[str, ...]


@dataclass(frozen=True)
class BaseSalary(Dated):
    """Lương cơ sở in đồng."""

    amount_vnd: int


@dataclass(frozen=True)
class Coefficient(Dated):
    """How many times the base salary a recognition is worth; `is_ceiling`: at most so many, by a decision of its own.

    A table of the YAML gives one for each recognition, its code behind the table's id.
    """

    code: str
    kind: str
    times: Fraction
    is_ceiling: bool


@dataclass(frozen=True)
class Rounding(Dated):
    """Rewards are rounded up to this many đồng; 1 leaves them as computed, and `note` says why."""

    up_to_vnd: int
    note: str


@dataclass(frozen=True)
class Payer(Dated):
    """Who pays the rewards of some recognitions: the body that decides, or the one that proposes."""

    codes: tuple[str, ...]
    role: str
    body: str


@dataclass(frozen=True)
class Payment(Dated):
    """Which rewards of one nominee at one time are both paid; of what is not named here nothing is known.

    `titles_of_different_years`, `title_and_award`, `awards_of_different_years`.
    """

    both: tuple[str, ...]


@dataclass(frozen=True)
class Preference(Dated):
    """Whom the law favours among equals: `women`, `collectives_of_women` from `share` on, `direct_workers`."""

    prefers: str
    share: Fraction | None


@dataclass(frozen=True)
class Likeness(Dated):
    """From which share on two texts of achievements are one, and the phrases that every report repeats.

    `suspected`: a person has to look; `noted`: worth a word; `title`: two titles of initiatives may be one.
    """

    suspected: Fraction
    noted: Fraction
    title: Fraction
    routine: tuple[str, ...]


Entry = TypeVar("Entry", bound=Dated)


@dataclass(frozen=True)
class Rulebook:
    """All that was loaded. Every question is asked for one day: the date received for appraisal, or of the decision.

    What holds on a day is found once: thousands of dossiers come in on the same few days.
    """

    entries: tuple[Dated, ...]
    _known: dict[tuple[Any, ...], tuple[Dated, ...]] = field(default_factory=dict, repr=False, compare=False)

    def all_of(self, kind: type[Entry]) -> Iterator[Entry]:
        """Every entry of one kind, in the order of loading."""
        known = self._known.get((kind,))
        if known is None:
            known = self._known[(kind,)] = tuple(entry for entry in self.entries if isinstance(entry, kind))
        return iter(cast(tuple[Entry, ...], known))

    def in_force(self, kind: type[Entry], day: date) -> tuple[Entry, ...]:
        """The entries of one kind that hold on a day, those that go first at the front."""
        known = self._known.get((kind, day))
        if known is None:
            entries = [entry for entry in self.all_of(kind) if entry.holds_on(day)]
            known = tuple(sorted(entries, key=lambda entry: entry.precedence, reverse=True))
            self._known[kind, day] = known
        return cast(tuple[Entry, ...], known)

    def first_in_force(self, kind: type[Entry], day: date) -> Entry | None:
        return next(iter(self.in_force(kind, day)), None)

    def regime_on(self, day: date) -> Regime | None:
        return self.first_in_force(Regime, day)

    def regime(self, id: str | None) -> Regime | None:
        return next((regime for regime in self.all_of(Regime) if regime.id == id), None)

    def day_of_text(self, day: date) -> date:
        """The day whose rules are shown: an unconfirmed regime shows those of the regime it falls back to."""
        regime = self.regime_on(day)
        fallback = self.regime(regime.fallback) if regime and not regime.is_confirmed else None
        return fallback.to if fallback and fallback.to else day

    def rules_for(self, code: str, day: date, person: Person | None = None) -> tuple[Rule, ...]:
        """The rules of a recognition on a day, for every kind of nominee; of a person: that may reach its unit."""
        known = self._known.get((Rule, code, day))
        if known is None:
            known = tuple(rule for rule in self._rules_on(day, code) if rule.code == code)
            self._known[Rule, code, day] = known
        rules = cast(tuple[Rule, ...], known)
        if person is None or not any(rule.units for rule in rules):
            return rules
        return tuple(rule for rule in rules if rule.reach(person) != "KHONG_DAT")

    def _rules_on(self, day: date, code: str) -> tuple[Rule, ...]:
        """The rules of a day; where its regime says that nothing changed, those of the regime before come next."""
        rules = self.in_force(Rule, day)
        regime = self.regime_on(day)
        before = self.regime(regime.fallback) if regime and regime.is_confirmed and code in regime.unchanged else None
        if regime is None or before is None or before.to is None:
            return rules
        return (*(rule for rule in rules if rule.layer >= regime.layer), *self.in_force(Rule, before.to))

    def general_on(self, day: date) -> tuple[GeneralRule, ...]:
        """The general rules of a day in the order of their ids; of two with the same id the one that goes first."""
        known = self._known.get((GeneralRule, "by id", day))
        if known is None:
            first: dict[str, GeneralRule] = {}
            for rule in self.in_force(GeneralRule, day):
                first.setdefault(rule.id, rule)
            known = tuple(first[id] for id in sorted(first))
            self._known[GeneralRule, "by id", day] = known
        return cast(tuple[GeneralRule, ...], known)

    def dossier_for(
        self, code: str, day: date, *, person: Person | None = None, legal_kind: str | None = None
    ) -> DossierRule | None:
        """The list of papers for a recognition on a day; one for some units alone needs a person surely of them.

        Of two that are as near, the one for this legal kind alone goes before the one for all.
        """
        found = [
            each
            for each in self.in_force(DossierRule, day)
            if each.is_confirmed  # a list that nobody has confirmed takes no paper off the law's
            and (not each.codes or code in each.codes)
            and (not each.legal_kinds or legal_kind in each.legal_kinds)
            and (not each.units or (person is not None and each.reach(person) == "DAT"))
        ]
        nearest = [each for each in found if each.precedence[:3] == found[0].precedence[:3]]
        return next((each for each in nearest if each.legal_kinds), next(iter(found), None))

    def history_on(self, day: date) -> HistoryRule | None:
        return self.first_in_force(HistoryRule, day)
