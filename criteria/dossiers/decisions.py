"""Takes a proposal; gives what its report leaves out of the decisions it names, and of the years it has to cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from criteria.book.paper_rules import ReportSpan
from criteria.book.rulebook import Rulebook
from criteria.dossiers.parts import REPORTS
from criteria.findings import make_finding
from records.catalogue import RECOGNITIONS
from records.proposals import Finding, Proposal
from records.readings import Evidence, Recognition

SIGN = re.compile(r"\d+\s*(?:/\s*\d{4})?\s*[/-]\s*[^\W\d]")  # a number with the letters behind it: 12/QĐ-SKHCN
FULL_DATE = len("2024-01-31")
ISSUER = "cơ quan ban hành"


def incomplete_decisions(proposal: Proposal) -> Iterator[Finding]:
    """QD01: the titles and awards whose decision a report names in part: number, sign, day, issuer.

    One without any decision is a claim, which is another matter. An issuer alone that the sign tells is only a note.
    """
    reports = {source.file for source in proposal.sources if source.kind in REPORTS}
    lacking: dict[str, dict[str, list[str]]] = {}
    places: list[Evidence] = []
    for held in (*proposal.nominee.prior_titles, *proposal.nominee.prior_awards):
        if any(place.file in reports for place in held.evidence):
            for what in _missing(held):
                lacking.setdefault(what, {}).setdefault(_called(held), []).append(held.year or "")
                places += [place for place in held.evidence if place not in places]
    if lacking:
        yield make_finding(
            "QD01",
            severity="THONG_TIN" if lacking.keys() == {ISSUER} else None,
            condition="decisions",
            required="số, ký hiệu, ngày, cơ quan ban hành quyết định",
            found="; ".join(f"{what} ({_listed(items)})" for what, items in lacking.items()),
            evidence=tuple(places),
            words={"person": proposal.nominee.name},
        )


def _listed(items: Mapping[str, Sequence[str]]) -> str:
    """ "Chiến sĩ thi đua cơ sở năm 2019, 2020; Giấy khen"."""
    named = []
    for name, years in items.items():
        told = ", ".join(dict.fromkeys(filter(None, years)))
        named.append(f"{name} năm {told}" if told else name)
    return "; ".join(named)


def short_reports(proposal: Proposal, rulebook: Rulebook, received: date) -> Iterator[Finding]:
    """BC01: a report whose every year is later than the first that the recognition needs."""
    code = proposal.requested.code
    rule = next((rule for rule in rulebook.in_force(ReportSpan, received) if code in rule.codes), None)
    if rule is None or not any(source.kind in REPORTS for source in proposal.sources):
        return
    last = _year(proposal.requested.year) or received.year - 1
    needed = last - rule.years + 1
    told = [year for year in _years_told(proposal) if year <= last]
    if told and min(told) > needed:
        yield make_finding(
            "BC01",
            severity=None if rule.is_confirmed else "THONG_TIN",
            condition=rule.id,
            required=f"{rule.years:02d} năm ({needed} - {last})",
            found=str(min(told)),
            article=rule.reference,
            words={"person": proposal.nominee.name, "name": RECOGNITIONS.get(code, code)},
        )


def _missing(held: Recognition) -> list[str]:
    """What is left out of a decision that is named at all; a sign is asked only where there is a number."""
    number, day = held.decision_number, held.decision_date
    if number is None and day is None:
        return []
    return [
        *(["số quyết định"] if number is None else []),
        *(["ký hiệu"] if number is not None and not SIGN.search(number) else []),
        *(["ngày"] if day is None or len(day) < FULL_DATE else []),
        *([ISSUER] if held.authority is None else []),
    ]


def _called(held: Recognition) -> str:
    return held.text if held.code == "KHAC" else RECOGNITIONS.get(held.code, held.text)


def _years_told(proposal: Proposal) -> Iterator[int]:
    """The years of achievement that the papers tell: of classifications, titles, awards, initiatives and results."""
    nominee = proposal.nominee
    stated = [held.year for held in (*nominee.prior_titles, *nominee.prior_awards)]
    stated += [level.year for level in nominee.classifications]
    stated += [initiative.year for initiative in nominee.initiatives]
    for text in (*filter(None, stated), *(each.value for each in nominee.achievements)):
        yield from (int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d{2})(?!\d)", text))


def _year(text: str | None) -> int | None:
    match = re.match(r"\d{4}", text or "")
    return int(match.group()) if match else None
