"""Takes a recorded proposal; gives Facts, and a Judgement with what is missing, late or doubtful in it.

A list read from a paper is never complete, and an empty one states nothing. Judging itself is the engine's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePath
from typing import Literal, TypeVar, cast, get_args

from criteria.book.rulebook import FieldRule, Rulebook
from criteria.claims.declared import declared_facts
from criteria.deadlines import late_findings
from criteria.dossiers.parts import REPORTS, named_parts
from criteria.facts import Facts, Held, InitiativeFact, LegalKind, Person, YearLevel
from criteria.findings import FINDINGS, make_finding
from criteria.judging.engine import by_severity, evaluate
from records.catalogue import RECOGNITIONS
from records.folding import unaccented
from records.person_classes import standing_of
from records.proposals import Finding, Judgement, Proposal
from records.readings import Evidence, Field, Recognition

LEGAL_KIND_WORDS: tuple[tuple[str, LegalKind], ...] = (
    ("dot xuat", "dot_xuat"),
    ("chuyen de", "phong_trao"),
    ("phong trao", "phong_trao"),
    ("cong hien", "qua_trinh_cong_hien"),
    ("nien han", "nien_han"),
    ("doi ngoai", "doi_ngoai"),
    ("cong trang", "cong_trang"),
)
WORD_SUFFIXES = frozenset({".docx", ".doc", ".rtf", ".odt"})
SHEET_SUFFIXES = frozenset({".xlsx", ".xls", ".xlsm", ".ods", ".csv"})

IDENTITY_CONDITIONS = frozenset({"identity", "full_name"})  # of the findings that `records.merging` brings along
CONTRADICTED = frozenset({"LS01", "LS02"})  # a claim that the history does not bear out: a person looks at it first

Item = TypeVar("Item")


def facts_of(proposal: Proposal, *, received: date | None = None) -> Facts:
    """The facts a recorded proposal states; `received` (default: the proposal's own) chooses the law in force."""
    nominee = proposal.nominee
    year = _year(proposal.requested.year)
    declared = declared_facts(proposal, year=year)
    return Facts(
        received=received or proposal.received,
        nominee=Person(
            kind=nominee.kind,
            full_name=nominee.name or None,
            gender=_gender(nominee.gender),
            unit=proposal.sender or (nominee.unit.value if nominee.unit else None),  # who is asked for missing papers
            units=_units_of(proposal),
            person_class=_class_of(proposal),
        ),
        requested=_code(proposal.requested.code),
        legal_kind=_legal_kind(proposal.legal_kind),
        year=year,
        classifications=_stated(
            YearLevel(year=_year(c.year), level=c.level, decision_number=c.decision_number, evidence=c.evidence)
            for c in nominee.classifications
        ),
        titles=_stated(map(_held, nominee.prior_titles)),
        awards=_stated(map(_held, nominee.prior_awards)),
        initiatives=_stated(
            InitiativeFact(
                title=i.title,
                year=_year(i.year),
                scope=i.scope,
                decision_number=i.decision_number,
                evidence=i.evidence,
            )
            for i in nominee.initiatives
        ),
        dossier=tuple(sorted(named_parts(proposal))),
        places=dict(declared.places),
        **declared.facts,
    )


def judge_recorded(
    proposal: Proposal, facts: Facts, rulebook: Rulebook, *, added: tuple[Finding, ...] = ()
) -> Judgement:
    """The judgement of the rules, with missing fields, the deadline, `added` and the doubts the proposal brought along.

    Who the nominee is comes first: while a name or an identity is in doubt (more than a note), DAT is CAN_XEM_XET; so
    it is where the history contradicts a claim.
    """
    judgement = evaluate(facts, rulebook)
    declared = declared_facts(proposal, year=facts.year).findings
    added = (*added, *(_placed(finding, proposal) for finding in declared))
    findings = [
        *(_placed(finding, proposal) for finding in judgement.findings),
        *added,
        *_missing_fields(proposal, rulebook, facts),
        *late_findings(proposal, rulebook, facts.received),
    ]
    brought = {(finding.code, finding.condition) for finding in proposal.findings}
    fresh = (finding for finding in findings if (finding.code, finding.condition) not in brought)
    doubted = any(f.condition in IDENTITY_CONDITIONS and f.severity != "THONG_TIN" for f in proposal.findings)
    doubted = doubted or any(f.code in CONTRADICTED and f.severity != "THONG_TIN" for f in added)
    doubted |= any(f.severity != "THONG_TIN" and FINDINGS[f.code].awaits_person for f in added if f.code in FINDINGS)
    verdict = "CAN_XEM_XET" if doubted and judgement.verdict == "DAT" else judgement.verdict
    return judgement.model_copy(update={"verdict": verdict, "findings": by_severity((*fresh, *proposal.findings))})


def _class_of(proposal: Proposal) -> Literal["truc_tiep", "lanh_dao"] | None:
    """Leader or direct worker, as the post shows; a businessman is neither."""
    shown = standing_of(proposal) if proposal.nominee.kind == "ca_nhan" else None
    return None if shown == "doanh_nhan" else shown


def _units_of(proposal: Proposal) -> tuple[str, ...] | None:
    """The ids of the nominee's own place in the register and of all above it; None where it is not there."""
    own = proposal.known.nominee if proposal.nominee.kind == "tap_the" else proposal.known.unit
    return own.within if own else None


def _stated(items: Iterable[Item]) -> tuple[Item, ...] | None:
    """What a paper lists; a paper without any states nothing."""
    return tuple(items) or None


def _held(recognition: Recognition) -> Held:
    text = unaccented(recognition.text)
    return Held(
        code=_code(recognition.code),
        year=_year(recognition.year),
        legal_kind=next((kind for words, kind in LEGAL_KIND_WORDS if words in text), None),
        decision_number=recognition.decision_number,
        decision_date=_full_date(recognition.decision_date),
        authority=recognition.authority,
        evidence=recognition.evidence,
    )


def _code(code: str) -> str:
    return code if code in RECOGNITIONS else "KHAC"


def _year(text: str | None) -> int | None:
    """The year, or the first year of a school year "2022-2023"."""
    match = re.match(r"\s*(\d{4})", text or "")
    return int(match[1]) if match else None


def _full_date(text: str | None) -> date | None:
    """The day of a full ISO date; one that is only a month or no day of the calendar is unknown."""
    try:
        return date.fromisoformat(text) if text and len(text) == len("2026-01-31") else None
    except ValueError:
        return None


def _gender(field: Field | None) -> Literal["nam", "nu"] | None:
    match unaccented(field.value) if field else "":
        case "nam":
            return "nam"
        case "nu":
            return "nu"
    return None


def _legal_kind(text: str | None) -> LegalKind | None:
    return cast(LegalKind, text) if text in get_args(LegalKind) else None


def _missing_fields(proposal: Proposal, rulebook: Rulebook, facts: Facts) -> Iterator[Finding]:
    for rule in sorted(rulebook.in_force(FieldRule, facts.received), key=lambda rule: rule.line):
        is_stated = (
            facts.year is not None if rule.field == "year" else getattr(proposal.nominee, rule.field) is not None
        )
        if facts.nominee.kind in rule.kinds and not is_stated:
            person = facts.nominee.full_name or "người, tập thể được đề nghị"
            is_sent = rule.field == "unit" and proposal.sender is not None  # then the unit that sent it is known
            yield make_finding(
                "THIEU_TRUONG",
                severity="THONG_TIN" if is_sent else None,
                condition=rule.field,
                required=rule.label,
                article=rule.reference,
                words={
                    "label": rule.label,
                    "person": f"{person}; hồ sơ do {proposal.sender} gửi" if is_sent else person,
                },
            )


def _placed(finding: Finding, proposal: Proposal) -> Finding:
    """The finding with the file its evidence stands in; without evidence where that file cannot be told."""
    if not finding.evidence:
        return finding
    file = _file_of(finding.evidence[0], proposal)
    return finding.model_copy(update={"file": file, "evidence": finding.evidence if file else ()})


def _file_of(place: Evidence, proposal: Proposal) -> str | None:
    """The file that the evidence names; else the only source that can hold such a place, or the only report."""
    if place.file:
        return place.file
    fitting = {source.file: source.kind for source in proposal.sources if _can_hold(source.file, place)}
    reports = [file for file, kind in fitting.items() if kind and kind in REPORTS]
    candidates = list(fitting) if len(fitting) == 1 else reports
    return candidates[0] if len(candidates) == 1 else None


def _can_hold(file: str, place: Evidence) -> bool:
    suffix = PurePath(file).suffix.lower()
    if place.sheet is not None:
        return suffix in SHEET_SUFFIXES
    if place.page is not None:
        return suffix not in WORD_SUFFIXES | SHEET_SUFFIXES
    return suffix in WORD_SUFFIXES | SHEET_SUFFIXES
