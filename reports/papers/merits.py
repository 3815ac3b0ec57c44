"""Takes a nominee; gives in words, each with its place in the dossier, what was achieved, invented and received."""

from __future__ import annotations

import re
from collections import Counter

from records import Initiative, Recognition, fold
from records.merging import printed_day
from records.proposals import Proposal
from records.readings import Statement
from reports.explanation.wording import SCOPES
from reports.papers.sources import NumberedSources
from reports.places import printable
from reports.recognitions import recognition_in_words
from reports.rows import Row

_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+")
MOST_WORDS = 0.9  # of a statement, that others say as well
_DUTY = re.compile(r"^(?:quyền hạn|chức năng|nhiệm vụ|chức trách)\b[^:.;]{0,70}(?::|$)", re.IGNORECASE)


def with_place(text: str, place: str) -> str:
    """“Hoàn thành 100% nhiệm vụ ([1], trang 2).”"""
    if not place:
        return text
    body = text.rstrip(" .;")
    return f"{body} ({place})."


def plain(text: str) -> str:
    """A statement without the mark of the list that it stood in."""
    words = _MARK.sub("", printable(text))
    return words[:1].upper() + words[1:]


def is_duty(text: str) -> bool:
    """Whether a statement says what is to be done, not what was."""
    return _DUTY.match(_MARK.sub("", printable(text))) is not None


def deeds(row: Row, sources: NumberedSources) -> tuple[str, ...]:
    """Every statement of what was achieved, as it stands in the papers, with its place."""
    return tuple(with_place(plain(each.value), sources.cite(each.evidence, each.sources)) for each in achieved(row))


def achieved(row: Row) -> list[Statement]:
    """What was achieved, each thing once: a list repeats with fewer words what the report tells."""
    told = {
        plain(each.value).casefold(): each
        for each in reversed(row.nominee.achievements)
        if plain(each.value) and not is_duty(each.value)
    }
    kept = list(reversed(told.values()))
    words = {id(each): _words(each.value) for each in kept}
    counted = Counter(word for own in words.values() for word in own)
    for each in sorted(kept, key=lambda statement: len(statement.value)):
        own = words[id(each)]
        if _is_repeated(own, {word for word in own if counted[word] > 1}):
            kept.remove(each)
            counted.subtract(own)
    return kept


def _is_repeated(words: set[str], others: set[str]) -> bool:
    """Its figures all stand elsewhere, and most of its words; without a figure nothing is taken for a repetition."""
    numbers = {word for word in words if any(sign.isdigit() for sign in word)}
    return bool(numbers) and numbers <= others and len(words & others) >= MOST_WORDS * len(words)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)*|\w+", fold(text)))


def initiatives(proposal: Proposal, sources: NumberedSources) -> tuple[str, ...]:
    return tuple(
        with_place(initiative_in_words(each), sources.cite(each.evidence, each.sources))
        for each in proposal.nominee.initiatives
    )


def initiative_in_words(made: Initiative) -> str:
    scope = SCOPES.get(made.scope or "")
    parts = [f"“{printable(made.title).strip('“”')}”"]
    parts += [f"năm {made.year}"] if made.year else []
    parts += [decision_in_words(made.decision_number, made.decision_date, made.authority)]
    parts += [f"phạm vi {scope}"] if scope else []
    return ", ".join(filter(None, parts)) + "."


def honours(proposal: Proposal, sources: NumberedSources, *, city: bool) -> tuple[str, ...]:
    """Titles and awards that the dossier states, the latest first."""
    received = [*proposal.nominee.prior_titles, *proposal.nominee.prior_awards]
    ordered = sorted(received, key=lambda each: each.year or each.decision_date or "", reverse=True)
    told = [with_place(honour_in_words(each, city=city), sources.cite(each.evidence, each.sources)) for each in ordered]
    return tuple(dict.fromkeys(told))


def honour_in_words(received: Recognition, *, city: bool) -> str:
    number = decision_in_words(received.decision_number, received.decision_date, received.authority)
    return ", ".join(filter(None, [recognition_in_words(received, city=city), number])) + "."


def decision_in_words(number: str | None, day: str | None, authority: str | None) -> str:
    """“Quyết định số 15/QĐ-SKHCN ngày 05/02/2024 của Giám đốc Sở”; what is not stated is said to be missing."""
    if number is None:
        return "chưa ghi số quyết định"
    of = f" của {printable(authority)}" if authority else ""
    return f"Quyết định số {printable(number)}" + (f" ngày {printed_day(day)}" if day else "") + of
