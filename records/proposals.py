"""What is asked for one nominee in one quarter, and what the rules say of it; the vocabulary after reading.

Frozen models; linking readings into proposals is `records.linking`, judging is `criteria`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import Field as Slot

from records.readings import DigitalSignature, DocumentKind, Evidence, Model, Nominee, ReadAs, Recognition

Severity = Literal["LOI", "CANH_BAO", "THONG_TIN"]
Outcome = Literal["DAT", "KHONG_DAT", "CHUA_RO"]
Verdict = Literal["DAT", "KHONG_DAT", "CHUA_DU_CO_SO", "CAN_XEM_XET"]
Did = Literal["carried", "open", "broke", "skipped"]
CLASSIFICATION, INITIATIVE = "xep_loai", "sang_kien"  # beside recognition codes: what carries a year of a condition
# of each "một trong" above a condition, the outermost first: where it stands in the rule, which alternative this is of
Within = tuple[tuple[str, int], ...]
InputStatus = Literal["processed", "needs_review", "rejected", "duplicate", "pending", "ignored"]


class Finding(Model):
    """A doubt or an unmet condition, for a person to settle. `text` is Vietnamese, ready to print."""

    code: str
    severity: Severity
    condition: str | None = None
    required: str | None = None
    found: str | None = None
    article: str | None = None
    text: str
    file: str | None = None
    evidence: tuple[Evidence, ...] = ()


class CountedYear(Model):
    """What one year did for a condition: carried it, left it open, broke it, or was skipped (maternity leave)."""

    year: int
    did: Did


class ConditionResult(Model):
    """One condition of a rule: `id` is stable, `text` is Vietnamese; `years` say what counted, the oldest first.

    `about` says what carries a year: recognition codes, CLASSIFICATION, INITIATIVE; years count only `after` that of
    a prior award. `within` says to which alternative of which groups joined by "or" it belongs;
    `is_aside`: computed, but of an alternative that decides nothing.
    """

    id: str
    outcome: Outcome
    article: str
    severity: Severity = "LOI"
    text: str = ""
    required: str = ""
    found: str = ""
    within: Within = ()
    is_aside: bool = False
    about: tuple[str, ...] = ()
    after: int | None = None
    years: tuple[CountedYear, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Judgement(Model):
    """What the rules in force say of one proposal; `regime` is the regime's name in the rules, then its laws.

    `spared` are the conditions of alternatives that are not asked any more, since another one is met.
    """

    verdict: Verdict
    regime: str
    findings: tuple[Finding, ...] = ()
    conditions: tuple[ConditionResult, ...] = ()
    spared: tuple[ConditionResult, ...] = ()

    @property
    def laws(self) -> str:
        """The laws alone: "Luật 06/2022/QH15 + NĐ 152/2025/NĐ-CP"."""
        return re.sub(r"^\S+ \((.+)\)$", r"\1", self.regime)


class Source(Model):
    """One reading that speaks of a proposal: which file, which kind, which of its nominees (from 0)."""

    sha256: str
    file: str
    kind: DocumentKind | None = None
    nominee: int = 0


class KnownUnit(Model):
    """A unit of the register under the name that it had on the day of receipt, with those above it.

    `within`: the ids that mean it and everything above it, over time.
    """

    id: str
    name: str
    within: tuple[str, ...] = ()


class KnownUnits(Model):
    """What the printed names of a proposal mean in the register; None where none is printed, or it is not sure.

    `nominee` is the collective that is proposed, `unit` the nominee's unit, `sender` the unit that sent the papers.
    """

    nominee: KnownUnit | None = None
    unit: KnownUnit | None = None
    sender: KnownUnit | None = None


class Proposal(Model):
    """One recognition asked for one nominee in one quarter, merged from its sources.

    `id` looks like "2026-Q4-0007". `received` is the day the first source was taken in.
    `findings` are doubts met while linking and merging (DOI_CHIEU, THIEU_TRUONG ...).
    `confirmed` names the fields whose value a person set. `known` is asked of the register anew at each look, and
    `considered` of the record: the quarter whose session takes it, another than `quarter` where it came in late.
    `told` is what a person stated for the rules that no field holds (`records.statements`), by field, as JSON.
    """

    id: str
    quarter: str
    received: date
    nominee: Nominee
    requested: Recognition
    legal_kind: str | None = None
    sender: str | None = None
    sources: tuple[Source, ...] = ()
    findings: tuple[Finding, ...] = ()
    confirmed: tuple[str, ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    known: KnownUnits = Slot(default=KnownUnits(), exclude=True)
    considered: str = Slot(default="", exclude=True)


class InputRecord(Model):
    """One file ever put into the inbox."""

    id: int
    file: str
    sha256: str | None
    status: InputStatus
    reason: str | None = None
    received: date
    kind: DocumentKind | None = None
    archived: str | None = None
    duplicate_of: str | None = None


class TakenFile(Model):
    """One file that came in for a quarter, or one file of a bundle, with what a reviewer should know of it."""

    file: str
    status: InputStatus
    kind: DocumentKind | None = None
    read_as: ReadAs | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()
    signatures: tuple[DigitalSignature, ...] = ()


class CheckedProposal(Model):
    """A proposal with its judgement: what the tables and drafts are made of."""

    proposal: Proposal
    judgement: Judgement
