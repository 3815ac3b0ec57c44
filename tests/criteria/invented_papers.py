"""Invented papers of invented units as readings, and the proposals that linking makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from criteria import Rulebook, SenderFinding, Surroundings, check_all
from records.linking import link, mentions_in
from records.proposals import CheckedProposal, Finding, Proposal
from records.readings import DocumentHead, Evidence, Field, Nominee, Reading, Recognition

UNIT = "Trung tâm Sao Hôm"
RECEIVED = date(2025, 3, 10)


def field(value: str, row: int = 0) -> Field:
    return Field(value=value, text=value, evidence=(Evidence(table=0, row=row, cell=1),))


def asked(code: str, year: str | None = "2024", text: str = "") -> Recognition:
    return Recognition(code=code, text=text or code, year=year, evidence=(Evidence(table=0, row=1, cell=3),))


def nominee(name: str, *codes: str, year: str | None = "2024", **changes: Any) -> Nominee:
    values: dict[str, Any] = {"kind": "ca_nhan", "full_name": field(name), "unit": field(UNIT)}
    return Nominee(**{**values, "requested": tuple(asked(code, year) for code in codes), **changes})


def paper(
    kind: Any,
    *nominees: Nominee,
    file: str = "",
    number: str | None = None,
    day: str | None = "2025-03-05",
    issuer: str | None = UNIT,
    **changes: Any,
) -> Reading:
    head = {"number": number, "date": day, "issuing_unit": issuer, "place": changes.pop("place", None)}
    file = file or f"{kind}{len(nominees)}.docx"
    return Reading(
        file=file,
        sha256=file,
        status="read",
        kind=kind,
        document=DocumentHead(**{name: field(value) for name, value in head.items() if value}),
        nominees=nominees,
        requested=tuple(dict.fromkeys(r for n in nominees for r in n.requested)),
        **changes,
    )


def linked(papers: Iterable[Reading], *, received: date = RECEIVED, **changes: Any) -> list[Proposal]:
    mentions = [mention for each in papers for mention in mentions_in(each, received=received)]
    found = link(mentions, quarter=f"{received.year}-Q{(received.month + 2) // 3}")
    return [each.proposal.model_copy(update={"id": f"P{at}", **changes}) for at, each in enumerate(found, 1)]


class Look:
    """What a reviewer sees of some papers: by nominee the findings, and those of the senders."""

    def __init__(
        self, papers: Sequence[Reading], rulebook: Rulebook, *, received: date = RECEIVED, **more: Any
    ) -> None:
        around = Surroundings(papers={each.file: each for each in papers}, **more)
        self.checked: list[CheckedProposal]
        self.of_senders: tuple[SenderFinding, ...]
        self.checked, self.of_senders = check_all(linked(papers, received=received), rulebook, around=around)

    def of(self, name: str, code: str | None = None) -> tuple[Finding, ...]:
        return tuple(f for each in self._all(name) for f in each.judgement.findings if code in (None, f.code))

    def verdict(self, name: str) -> str:
        return self._all(name)[0].judgement.verdict

    def codes(self, *, like: str) -> set[str]:
        """The codes of all findings that begin so."""
        own = {f.code for each in self.checked for f in each.judgement.findings}
        return {code for code in own | {each.finding.code for each in self.of_senders} if code.startswith(like)}

    def sender(self, code: str) -> list[SenderFinding]:
        return [each for each in self.of_senders if each.finding.code == code]

    def _all(self, name: str) -> list[CheckedProposal]:
        return [each for each in self.checked if each.proposal.nominee.name == name]


def renamed(reading: Reading, file: str) -> Reading:
    """A copy of a paper under another name, with other bytes: the scan of a Word file."""
    return reading.model_copy(update={"file": file, "sha256": file})


__all__ = ["RECEIVED", "UNIT", "Look", "asked", "field", "linked", "nominee", "paper", "renamed"]
