"""Takes a nominee; gives in words, each with its place in the dossier, what was achieved, invented and received."""

from __future__ import annotations

import re

from records import Initiative, Recognition
from records.merging import printed_day
from records.proposals import Proposal
from reports.explanation.wording import SCOPES
from reports.papers.sources import NumberedSources
from reports.places import printable
from reports.recognitions import recognition_in_words
from reports.rows import Row

_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+")
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
    """Every statement of what was achieved, each once, as it stands in the papers."""
    told: dict[str, str] = {}
    for each in row.nominee.achievements:
        text = plain(each.value)
        if text and not is_duty(each.value):
            told.setdefault(text.casefold(), with_place(text, sources.cite(each.evidence, each.sources)))
    return tuple(told.values())


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
