"""Takes a rulebook, a rule and a day; gives what goes with it beside its conditions: papers, votes, deadlines, money.

In Vietnamese sentences with their sources; what is not loaded is left out. The conditions are `explaining`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from criteria.book.paper_rules import DeadlineRule, ReportSpan, VoteRule
from criteria.book.rulebook import ClaimRule, Payer, Rule, Rulebook, Target
from criteria.checks.vocabulary import decimal
from criteria.rewards.money import amount
from criteria.words.provisions import (
    claims_in_words,
    deadline_in_words,
    history_in_words,
    in_dong,
    span_in_words,
    target_in_words,
    vote_in_words,
)
from criteria.words.wording import KIND_NAMES, PAPERS, STATUS_WORDS, cited


@dataclass(frozen=True)
class Attending:
    """Sentences by what they are about; an empty tuple where nothing is ruled."""

    papers: tuple[str, ...]
    papers_source: str
    votes: tuple[str, ...]
    history: tuple[str, ...]
    deadlines: tuple[str, ...]
    money: tuple[str, ...]
    targets: tuple[str, ...]


def attending_of(rulebook: Rulebook, rule: Rule, *, kind: str, day: date) -> Attending:
    """What goes with a rule for one kind of nominee on one day."""
    legal_kind = rule.legal_kinds[0]
    dossier = rulebook.dossier_for(rule.code, day, legal_kind=legal_kind)
    papers = [
        (part.text or PAPERS.get(part.part, part.part))
        + (" (khi kết luận dựa vào sáng kiến, đề tài)" if part.is_for_initiative else "")
        for part in (dossier.parts if dossier else ())
        if kind in part.kinds and (not part.codes or rule.code in part.codes)
    ]
    return Attending(
        papers=tuple(papers),
        papers_source=dossier.reference if dossier else "",
        votes=tuple(_votes(rulebook, rule.code, day)),
        history=tuple(_history(rulebook, day)),
        deadlines=tuple(_deadlines(rulebook, rule.code, day)),
        money=tuple(_money(rulebook, rule.code, kind, day)),
        targets=tuple(
            f"{target_in_words(target)} ({cited(target.reference)})"
            for target in rulebook.in_force(Target, day)
            if target.code == rule.code
        ),
    )


def _votes(rulebook: Rulebook, code: str, day: date) -> Iterator[str]:
    for rule in rulebook.in_force(VoteRule, day):
        if code in rule.codes and (said := vote_in_words(rule)):
            doubt = "" if rule.is_confirmed else f"; {STATUS_WORDS[rule.status]}"
            yield f"{_capital(said)} ({cited(rule.reference)}{doubt})"


def _history(rulebook: Rulebook, day: date) -> Iterator[str]:
    history = rulebook.history_on(day)
    claims = rulebook.first_in_force(ClaimRule, day)
    yield from history_in_words(history) if history else ()
    yield from claims_in_words(claims) if claims else ()


def _deadlines(rulebook: Rulebook, code: str, day: date) -> Iterator[str]:
    for rule in rulebook.in_force(DeadlineRule, day):
        if not rule.codes or code in rule.codes:
            yield f"{_capital(f'gửi {deadline_in_words(rule)}')} ({cited(rule.reference)})"
    for span in rulebook.in_force(ReportSpan, day):
        if code in span.codes:
            yield f"{_capital(span_in_words(span))} ({cited(span.reference)})"


def _money(rulebook: Rulebook, code: str, kind: str, day: date) -> Iterator[str]:
    result = amount(code, kind, day, rulebook)
    if result.amount_vnd is None:
        yield result.reason or f"Chưa có mức tiền thưởng cho {KIND_NAMES[kind]}"
        return
    counted = f"{decimal(Fraction(str(result.coefficient)))} × {in_dong(result.base or 0)}"
    yield f"{_capital(KIND_NAMES[kind])}: {in_dong(result.amount_vnd)} nếu ra quyết định hôm đó ({counted})"
    for payer in rulebook.in_force(Payer, day):
        if code in payer.codes:
            yield f"Cơ quan chi: {payer.body} ({payer.reference})"
            return


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
