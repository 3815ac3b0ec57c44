"""Takes the facts of a proposal and what was really granted to its nominee; gives the facts with their standing.

A claim that no decision supports stays a claim; whether a claim suffices is the rulebook's. What the history says
otherwise is told, never settled in silence.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from criteria.claims.history import (
    RECOGNISED,
    History,
    as_held,
    as_initiative,
    as_level,
    decision_in_words,
    honour_in_words,
    is_other_number,
    is_same_number,
    legal_kind_of,
    list_of,
    named,
)
from criteria.facts import Facts, Held, InitiativeFact, Use, YearLevel
from criteria.findings import make_finding
from records.catalogue import LEGAL_KINDS, LEVELS, TITLES
from records.chronicle import Standing
from records.folding import fold
from records.honours import Honour
from records.proposals import Finding, Severity
from records.readings import Evidence

CONDITION = "history"  # under which the findings of this module stand
SHOWN = 6  # honours in one sentence

Claim = TypeVar("Claim", Held, YearLevel, InitiativeFact)


def compare_claims(facts: Facts, history: History) -> tuple[Facts, tuple[Finding, ...]]:
    """The facts, each title, award, classification and initiative with its standing, and what the history says else."""
    notes = _Notes(history)
    received = [*(facts.titles or ()), *(facts.awards or ())]
    held = [item for claim in received if (item := _compare_held(claim, received, history, notes)) is not None]
    levels = [_compare_level(claim, history, notes) for claim in facts.classifications or ()]
    initiatives = [_compare_initiative(claim, history, notes) for claim in facts.initiatives or ()]
    rest = [honour for honour in history.sure if honour.key not in notes.used]
    asked = [honour for honour in rest if (honour.code, honour.year) == (facts.requested, facts.year)]
    added = [honour for honour in rest if list_of(honour) is not None and honour not in asked]
    notes.granted_already(asked, received=facts.received)
    notes.forgotten([honour for honour in added if honour.key not in notes.told])
    notes.unsure(facts.nominee.full_name)
    held += [as_held(honour) for honour in added if list_of(honour) in ("titles", "awards")]
    levels += [as_level(honour) for honour in added if honour.level]
    known = [item for item in initiatives if item is not None]
    known += [as_initiative(honour) for honour in added if honour.code == RECOGNISED]
    changed = {
        "titles": _listed((item for item in held if item.code in TITLES), facts.titles),
        "awards": _listed((item for item in held if item.code not in TITLES), facts.awards),
        "classifications": _listed(levels, facts.classifications),
        "initiatives": _listed(known, facts.initiatives),
        "complete_years": {**facts.complete_years, **history.complete_years()},
    }
    return facts.model_copy(update=changed), tuple(notes.findings)


def _listed(items: Iterable[Any], before: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    """A list that is empty states that there is none: only one that was empty before may stay so."""
    return tuple(items) or (() if before == () else None)


class _Notes:
    """What is to be told, gathered claim by claim: `used` honours support one, `told` ones were spoken of."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.used: set[str] = set()
        self.told: set[str] = set()
        self.findings: list[Finding] = []

    def otherwise(self, said: str, honour: Honour, evidence: tuple[Evidence, ...], *, severity: Severity) -> None:
        """The history tells something else of a claim."""
        self.told.add(honour.key)
        self._add("LS01", f"hồ sơ ghi {said}; lịch sử ghi {honour_in_words(honour)}", evidence, severity=severity)

    def revoked(self, said: str, honour: Honour, evidence: tuple[Evidence, ...]) -> None:
        self.told.add(honour.key)
        self._add("LS02", f"{said}{decision_in_words(honour)}", evidence)

    def absent(self, said: str, count: int, evidence: tuple[Evidence, ...], *, is_complete: bool) -> None:
        """A claim that the history does not hold, though it covers its year."""
        told = f"; lịch sử năm đó đã có {count} trường hợp" if count else ""
        severity: Severity = "CANH_BAO" if is_complete else "THONG_TIN"
        self._add("LS03", said, evidence, severity=severity, words={"told": told})

    def forgotten(self, honours: list[Honour]) -> None:
        if honours:
            self._add("LS04", _shown(honour_in_words(honour) for honour in honours))

    def unsure(self, person: str | None) -> None:
        """Doubtful honours that no claim used; those for which only the name speaks are left out."""
        open_ = [k for k in self.history.unsure if k.is_near and k.honour.key not in self.used]
        if open_:
            said = _shown(f"{honour_in_words(k.honour)}, mục {k.key}: {k.why}" for k in open_)
            self._add("LS05", said, words={"person": person or "người, tập thể này"})

    def granted_already(self, honours: list[Honour], *, received: date) -> None:
        """What is asked for stands in the history: before the papers came in, or as their outcome."""
        for honour in honours:
            self.told.add(honour.key)
            is_before = honour.decision_date is not None and honour.decision_date < received
            self._add("LS06", honour_in_words(honour), severity="CANH_BAO" if is_before else None)

    def _add(
        self,
        code: str,
        found: str,
        evidence: tuple[Evidence, ...] = (),
        *,
        severity: Severity | None = None,
        words: dict[str, str] | None = None,
    ) -> None:
        self.findings.append(
            make_finding(code, severity=severity, condition=CONDITION, found=found, evidence=evidence, words=words)
        )


# --- titles and awards


def _compare_held(claim: Held, claims: list[Held], history: History, notes: _Notes) -> Held | None:
    """The claim as the history bears it out; None where what it tells was cancelled, or surely never was."""
    said = _held_in_words(claim)
    if (honour := _first(history.sure, claim)) is not None:
        notes.used.add(honour.key)
        return _filled(claim, honour, notes)
    if (honour := _first(history.revoked, claim)) is not None:
        notes.revoked(said, honour, claim.evidence)
        return None
    of_year = [h for h in history.sure if h.code == claim.code and h.year is not None and h.year == claim.year]
    if of_year and claim.code in TITLES:  # one a year: the history has it under another number
        notes.used.add(of_year[0].key)
        notes.otherwise(said, of_year[0], claim.evidence, severity="CANH_BAO")
        return _filled(claim.model_copy(update={"decision_number": None, "decision_date": None}), of_year[0], notes)
    if of_year:
        notes.otherwise(said, of_year[0], claim.evidence, severity="THONG_TIN")
    elif (honour := _otherwise(claim, claims, history)) is not None:
        notes.otherwise(said, honour, claim.evidence, severity="CANH_BAO")
        return claim.model_copy(update={"standing": "claimed"})
    doubtful = _first((known.honour for known in history.unsure), claim)
    if doubtful is not None and is_same_number(doubtful.decision_number, claim.decision_number):
        notes.used.add(doubtful.key)  # name, recognition, year and number agree
        return _filled(claim, doubtful, notes)
    standing = _standing_by_paper(claim, history)
    if standing != "verified" and not of_year and _is_missed(claim.code, claim.year, said, claim, history, notes):
        return None
    return claim.model_copy(update={"standing": standing})


def _first(honours: Iterable[Honour], claim: Held) -> Honour | None:
    """The first honour that is what the claim tells: the same recognition, year and, where both have one, number."""
    return next((honour for honour in honours if _is_claimed(honour, claim)), None)


def _is_claimed(honour: Honour, claim: Held) -> bool:
    if honour.code != claim.code or is_other_number(honour.decision_number, claim.decision_number):
        return False
    is_numbered = is_same_number(honour.decision_number, claim.decision_number)
    if honour.code == "KHAC" and not is_numbered:
        return False
    if honour.year is None or claim.year is None:
        return is_numbered
    return honour.year == claim.year


def _otherwise(claim: Held, claims: list[Held], history: History) -> Honour | None:
    """What the history has under the claim's number: the same for another year, or for that year something else.

    Numbers begin anew each year, so the decision is the same only where no day speaks against it; and one decision may
    grant two things, both of which the paper then tells.
    """
    for honour in history.sure:
        if not is_same_number(honour.decision_number, claim.decision_number) or honour.year is None:
            continue
        if claim.decision_date and honour.decision_date and claim.decision_date != honour.decision_date:
            continue
        if any(_is_claimed(honour, other) for other in claims):
            continue
        if honour.code == claim.code or (honour.code and honour.year == claim.year):
            return honour
    return None


def _filled(claim: Held, honour: Honour, notes: _Notes) -> Held:
    """The claim as verified, with what the history tells beside it; of two kinds of award the history's counts."""
    kind = legal_kind_of(honour)
    if kind and claim.legal_kind and kind != claim.legal_kind:
        said = f"{_held_in_words(claim)} theo loại hình “{LEGAL_KINDS[claim.legal_kind]}”"
        notes.otherwise(f"{said}, khác loại hình “{LEGAL_KINDS[kind]}”", honour, claim.evidence, severity="CANH_BAO")
    return claim.model_copy(
        update={
            "standing": "verified",
            "year": claim.year or honour.year,
            "legal_kind": kind or claim.legal_kind,
            "decision_number": claim.decision_number or honour.decision_number,
            "decision_date": claim.decision_date or honour.decision_date,
            "authority": claim.authority or honour.authority,
        }
    )


def _held_in_words(claim: Held) -> str:
    number = f", Quyết định {claim.decision_number}" if claim.decision_number else ""
    return named(claim.code, claim.year) + number


# --- classifications


def _compare_level(claim: YearLevel, history: History, notes: _Notes) -> YearLevel:
    """The level as the history bears it out; where it tells another, both stand and the year is open."""
    of_year = [h for h in history.sure if h.level and h.year is not None and h.year == claim.year]
    same = next((honour for honour in of_year if honour.level == claim.level), None)
    if same is not None:
        notes.used |= {honour.key for honour in of_year if honour.level == claim.level}
        number = claim.decision_number or same.decision_number
        return claim.model_copy(update={"standing": "verified", "decision_number": number})
    said = named(claim.level, claim.year)
    if of_year:
        notes.otherwise(said, of_year[0], claim.evidence, severity="CANH_BAO")
        return claim.model_copy(update={"standing": _standing_by_paper(claim, history)})
    standing = _standing_by_paper(claim, history)
    if standing != "verified":
        count = sum(history.coverage.get((level, claim.year or 0), 0) for level in LEVELS)
        is_complete = history.holds_all("classifications", claim.year)
        if count or is_complete:
            notes.absent(said, count, claim.evidence, is_complete=is_complete)
    return claim.model_copy(update={"standing": standing})


# --- initiatives


def _compare_initiative(claim: InitiativeFact, history: History, notes: _Notes) -> InitiativeFact | None:
    """The initiative as the history bears it out, with what it has served already; None where it was cancelled."""
    title = fold(claim.title)
    own = [h for h in history.sure if fold(h.initiative or "") == title]
    uses = tuple(Use(code=h.code, year=h.year) for h in own if h.code and h.code != RECOGNISED)
    if uses:
        claim = claim.model_copy(update={"used_for": tuple(dict.fromkeys((*(claim.used_for or ()), *uses)))})
    said = named(RECOGNISED, claim.year, title=claim.title)
    recognised = next((h for h in own if h.code == RECOGNISED and _may_be(h, claim)), None)
    if recognised is not None:
        notes.used.add(recognised.key)
        filled = {
            "standing": "verified",
            "year": claim.year or recognised.year,
            "decision_number": claim.decision_number or recognised.decision_number,
        }
        return claim.model_copy(update=filled)
    cancelled = [h for h in history.revoked if h.code == RECOGNISED and fold(h.initiative or "") == title]
    if cancelled:
        notes.revoked(said, cancelled[0], claim.evidence)
        return None
    standing = _standing_by_paper(claim, history)
    if standing != "verified" and _is_missed(RECOGNISED, claim.year, said, claim, history, notes):
        return None
    return claim.model_copy(update={"standing": standing})


def _may_be(honour: Honour, claim: InitiativeFact) -> bool:
    is_of_year = honour.year is None or claim.year is None or honour.year == claim.year
    return is_of_year and not is_other_number(honour.decision_number, claim.decision_number)


# --- what the papers alone say


def _standing_by_paper(claim: Held | YearLevel | InitiativeFact, history: History) -> Standing:
    """Verified where a decision or certificate of the dossier says so, cited where the paper gives a number."""
    if any(place.file in history.decided for place in claim.evidence):
        return "verified"
    return "cited" if claim.decision_number else "claimed"


def _is_missed(
    code: str, year: int | None, said: str, claim: Held | InitiativeFact, history: History, notes: _Notes
) -> bool:
    """Tells of a claim that the history does not hold though it covers its year; whether it surely never was."""
    name = "initiatives" if code == RECOGNISED else "titles" if code in TITLES else "awards"
    count = history.coverage.get((code, year), 0) if year else 0
    is_complete = history.holds_all(name, year)  # type: ignore[arg-type]
    if count or is_complete:
        notes.absent(said, count, claim.evidence, is_complete=is_complete)
    return is_complete


def _shown(said: Iterable[str]) -> str:
    told = list(said)
    rest = len(told) - SHOWN
    return "; ".join(told[:SHOWN]) + (f"; và {rest} mục khác" if rest > 0 else "")
