"""Takes one checked proposal; gives its row: what tables and drafts print of it, None where unknown.

Sorting and counting rows is left to `tables`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from records import CheckedProposal, ConditionResult, Evidence, Field, Finding, Nominee, Quarter, fold
from records import name_order as person_order
from records.catalogue import DOCUMENT_KINDS
from records.person_classes import Standing, standing_of
from records.proposals import KnownUnit, Proposal, Verdict
from records.trust import Thresholds
from reports.abbreviations import papers_in_short
from reports.achievements import Summary, headline, summarise
from reports.bases import is_for_council, short_basis
from reports.places import day_in_words, place_in_file, printable
from reports.recognitions import in_city_words, recognition_in_words
from reports.remarks import short_remarks
from reports.states import ValueState, states_of
from reports.units import known_sender_of, known_unit_of, printed_value, sender_of, spelled, unit_of

SEVERITIES: dict[str, str] = {"LOI": "Lỗi", "CANH_BAO": "Cảnh báo", "THONG_TIN": "Thông tin"}
LEADER = "Lãnh đạo, quản lý"
DIRECT = "Trực tiếp công tác"
BUSINESS = "Doanh nhân"
UNKNOWN_CLASS = "Chưa rõ chức vụ"
_CLASSES: dict[Standing | None, str] = {"lanh_dao": LEADER, "truc_tiep": DIRECT, "doanh_nhan": BUSINESS}
_OUTCOMES = {"DAT": "đạt", "KHONG_DAT": "không đạt", "CHUA_RO": "chưa rõ"}


@dataclass(frozen=True)
class Row:
    """One proposal as tables and drafts print it; what no file states is None.

    `unit` is as the papers print it; `sender` as the register calls it where it knows it: by it rows are counted.
    `summary`, `basis` and `notes` are for the flat data; `headline`, `decided` and `remarks` say it in short.
    `of_sender` are the codes of findings that are told once for all papers of its sender. `late`: came in after the
    deadline and was let in; `has_waited`: came in for a quarter before.
    """

    number: int
    checked: CheckedProposal
    name: str | None
    position: str | None
    unit: str | None
    known_unit: KnownUnit | None
    sender: str | None
    printed_sender: str | None
    recognition: str
    told: Summary
    headline: str | None
    basis: tuple[str, ...]
    decided: tuple[str, ...]
    remarks: tuple[str, ...]
    dossier: tuple[str, ...]
    findings: tuple[Finding, ...]
    late: bool
    has_waited: bool
    person_class: str | None
    states: tuple[ValueState, ...] = ()
    of_sender: frozenset[str] = frozenset()

    @property
    def proposal(self) -> Proposal:
        return self.checked.proposal

    @property
    def nominee(self) -> Nominee:
        return self.checked.proposal.nominee

    @property
    def verdict(self) -> Verdict:
        return self.checked.judgement.verdict

    @property
    def post(self) -> str:
        """Position and unit in one line."""
        return ", ".join(filter(None, [self.position, self.unit]))

    @property
    def summary(self) -> str | None:
        """The draft summary of what was achieved, in the documents' own words."""
        return self.told.text

    @property
    def summary_places(self) -> str | None:
        """File and place of each piece of the summary, numbered as the pieces follow each other."""
        places = [self.place(piece.evidence, piece.sources) or "" for piece in self.told.pieces]
        if len(set(places)) == 1:
            return places[0] or None
        return "; ".join(f"({number}) {place}" for number, place in enumerate(places, start=1)) or None

    @property
    def own_findings(self) -> tuple[Finding, ...]:
        """The findings that are not told for its sender already."""
        return tuple(f for f in self.findings if f.code not in self.of_sender)

    @property
    def troubles(self) -> tuple[Finding, ...]:
        """Those of its own findings that somebody has to settle."""
        return tuple(f for f in self.own_findings if f.severity != "THONG_TIN")

    @property
    def notes(self) -> tuple[str, ...]:
        notes = list(dict.fromkeys(printable(f.text) for f in self.troubles))
        if self.late and not any(f.code.startswith("HA") for f in self.findings):
            notes.append(f"Nhận ngày {day_in_words(self.proposal.received)}, sau thời hạn.")
        return tuple(notes)

    @property
    def papers(self) -> tuple[str, ...]:
        """The kinds of papers in the dossier, in short: “TTr”, “BC”."""
        return papers_in_short(source.kind for source in self.proposal.sources)

    @property
    def name_field(self) -> Field | None:
        return self.nominee.full_name

    def place(self, evidence: Sequence[Evidence], sources: Sequence[str] = ()) -> str | None:
        """File and place of a value: “HS002.pdf, trang 2”; None where nothing is known of either."""
        return place_in_file(self.proposal, evidence, sources)


def finding_in_words(finding: Finding) -> str:
    """The finding's sentence, with its article where the sentence does not name it."""
    text = printable(finding.text)
    if finding.article and fold(finding.article) not in fold(text):
        return f"{text.rstrip('.')} ({printable(finding.article)})."
    return text


def title_order(text: str) -> tuple[object, ...]:
    """Sort key of a unit or a collective: word after word, each by Vietnamese letters, then tones."""
    return tuple(person_order(word) for word in text.split())


def make_row(
    number: int,
    checked: CheckedProposal,
    *,
    units: dict[str, str],
    law: str,
    city: bool,
    thresholds: Thresholds,
    of_sender: frozenset[str] = frozenset(),
) -> Row:
    """The row of one proposal; `law` is the one that all rows cite without its name; `city`: as in `printed_name`."""
    proposal, judgement = checked.proposal, checked.judgement
    found = dict.fromkeys([*proposal.findings, *judgement.findings])
    if city:
        found = dict.fromkeys(finding.model_copy(update={"text": in_city_words(finding.text)}) for finding in found)
    findings = tuple(sorted(found, key=lambda f: list(SEVERITIES).index(f.severity)))
    troubles = [f for f in findings if f.severity != "THONG_TIN" and f.code not in of_sender]
    has_waited = proposal.considered not in ("", proposal.quarter)
    is_late = not has_waited and Quarter.parse(proposal.quarter).is_late(proposal.received)
    position = printed_value(proposal.nominee.position)
    basis = short_basis(judgement, law=law)
    achievements = proposal.nominee.achievements
    told = summarise(achievements, duties=proposal.nominee.duties)
    shown = [achievements[at] for at in dict.fromkeys(piece.statement for piece in told.pieces)]
    return Row(
        number=number,
        checked=checked,
        name=printable(proposal.nominee.name) or None,
        position=position,
        unit=spelled(unit_of(proposal), units),
        known_unit=known_unit_of(proposal),
        sender=known_sender_of(proposal) or spelled(sender_of(proposal), units),
        printed_sender=spelled(sender_of(proposal), units),
        recognition=recognition_in_words(proposal.requested, city=city),
        told=told,
        headline=headline(achievements, proposal.nominee.duties),
        basis=_basis(judgement.conditions),
        decided=basis.lines,
        remarks=short_remarks(proposal, judgement, troubles=troubles, basis=basis, is_late=is_late),
        dossier=_dossier(proposal),
        findings=findings,
        late=is_late,
        has_waited=has_waited,
        person_class=_CLASSES.get(standing_of(proposal), UNKNOWN_CLASS) if proposal.nominee.kind == "ca_nhan" else None,
        states=states_of(proposal, shown, thresholds),
        of_sender=of_sender,
    )


def _basis(conditions: Sequence[ConditionResult]) -> tuple[str, ...]:
    """One line an article: its conditions, each with what was found."""
    lines: dict[str, list[str]] = {}
    for condition in conditions:
        outcome = "Hội đồng xem xét" if is_for_council(condition) else _OUTCOMES[condition.outcome]
        text = printable(condition.text).rstrip(".;")
        lines.setdefault(printable(condition.article), []).append(f"{text} ({outcome})" if text else outcome)
    return tuple(f"{article}: {'; '.join(texts)}." for article, texts in lines.items())


def _dossier(proposal: Proposal) -> tuple[str, ...]:
    kinds = {source.kind for source in proposal.sources if source.kind}
    names = [DOCUMENT_KINDS[kind] for kind in DOCUMENT_KINDS if kind in kinds]
    return tuple(dict.fromkeys(re.sub(r" (cá nhân|tập thể)$", "", name) for name in names))
