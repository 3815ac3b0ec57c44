"""Takes a recorded proposal and the day it came in; gives a finding for every deadline that had passed.

A deadline never decides on a recognition. One on a weekend is moved only where the rule says so, and either is said.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date

from criteria.book.paper_rules import SATURDAY, DeadlineRule
from criteria.book.rulebook import Rulebook
from criteria.findings import make_finding
from records.catalogue import RECOGNITIONS
from records.proposals import Finding, Proposal
from records.quarters import Quarter

WEEKEND = {5: "thứ Bảy", 6: "Chủ nhật"}


def quarter_deadline(quarter: Quarter, rulebook: Rulebook) -> date:
    """The first day from which every proposal waits for the next quarter: the rule in force, or else the Plan's."""
    rules = rulebook.in_force(DeadlineRule, quarter.deadline)
    rule = _first(each for each in rules if each.before_day and not each.codes)
    if rule is None:
        return quarter.deadline
    return rule.moved(_day_of(quarter.year, quarter.last_month, rule.before_day or 1))


def late_findings(proposal: Proposal, rulebook: Rulebook, received: date) -> Iterator[Finding]:
    """HA01 for the deadline of the quarter, HA02 for those of a recognition; of each the rule that goes first."""
    rules = rulebook.in_force(DeadlineRule, received)
    code = proposal.requested.code
    of_quarter = _first(rule for rule in rules if rule.before_day and (not rule.codes or code in rule.codes))
    if of_quarter is not None:
        yield from _late_in_quarter(proposal, of_quarter, received)
    of_year = _first(rule for rule in rules if rule.last_day and code in rule.codes)
    if of_year is not None:
        yield from _late_in_year(proposal, of_year, received)


def _first(rules: Iterable[DeadlineRule]) -> DeadlineRule | None:
    """The rule that goes first; one that nobody has confirmed only where there is no other."""
    return next(iter(sorted(rules, key=lambda rule: not rule.is_confirmed)), None)


def _late_in_quarter(proposal: Proposal, rule: DeadlineRule, received: date) -> Iterator[Finding]:
    """From the deadline day on (the Plan, III.7a: before the 20th); nothing to settle where it waited for its turn."""
    quarter = Quarter.parse(proposal.quarter)
    stated = _day_of(quarter.year, quarter.last_month, rule.before_day or 1)
    deadline = rule.moved(stated)
    if received < deadline:
        return
    words = {"day": f"{received:%d/%m/%Y}", "deadline": f"{deadline:%d/%m/%Y}", "weekend": _weekend(stated, deadline)}
    has_waited = proposal.considered not in ("", proposal.quarter)
    yield make_finding(
        "HA01",
        severity="THONG_TIN" if has_waited else None,
        condition=rule.id,
        required=f"nhận trước ngày {words['deadline']}",
        found=f"nhận ngày {words['day']}",
        article=rule.reference,
        words=words,
    )


def _late_in_year(proposal: Proposal, rule: DeadlineRule, received: date) -> Iterator[Finding]:
    year = re.match(r"\d{4}", proposal.requested.year or "")
    if rule.last_day is None or year is None:
        return
    month, day = rule.last_day
    of_year = int(year.group()) + rule.years_after
    if not MINYEAR <= of_year <= MAXYEAR:  # what a paper prints may be no year
        return
    stated = _day_of(of_year, month, day)
    deadline = rule.moved(stated)
    if received <= deadline:
        return
    words = {
        "name": RECOGNITIONS.get(proposal.requested.code, proposal.requested.text),
        "year": year.group(),
        "day": f"{received:%d/%m/%Y}",
        "deadline": f"{deadline:%d/%m/%Y}",
        "weekend": _weekend(stated, deadline),
    }
    yield make_finding(
        "HA02",
        severity=None if rule.is_confirmed else "THONG_TIN",
        condition=rule.id,
        required=f"nhận chậm nhất ngày {words['deadline']}",
        found=f"nhận ngày {words['day']}",
        article=rule.reference,
        words=words,
    )


def _day_of(year: int, month: int, day: int) -> date:
    """The day, or the last of its month where the month is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _weekend(stated: date, deadline: date) -> str:
    """What to know where the day that the rule states is no working day."""
    if stated.weekday() < SATURDAY:
        return ""
    is_moved = f"đã dời từ {stated:%d/%m/%Y}, {WEEKEND[stated.weekday()]}"
    is_kept = f"{stated:%d/%m/%Y} là {WEEKEND[stated.weekday()]}; chưa đặt quy tắc dời hạn"
    return f" ({is_moved if deadline != stated else is_kept})"
