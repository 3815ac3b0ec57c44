"""What a page about one nominee is made of: the judgement, the years, the history, pictures of what papers say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.chronicle import YearEntry
from records.honours import KnownHonour
from records.proposals import CheckedProposal, ConditionResult, Finding
from records.readings import Evidence

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Framed:
    """Where the words of some evidence stand on a page, in shares of its width and height."""

    evidence: tuple[Evidence, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page of a file (WebP) with what is framed on it; `aspect`: height by width."""

    file: str
    number: int
    picture: bytes
    aspect: float
    frames: tuple[Framed, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One proposal with everything that its page shows; `received` is the day for which the law was chosen.

    `of_sender`: what was found in the papers of its sender as a whole. `no_pictures` says why a file has no pictures.
    """

    checked: CheckedProposal
    received: date
    entries: tuple[YearEntry, ...] = ()
    honours: tuple[KnownHonour, ...] = ()
    of_sender: tuple[Finding, ...] = ()
    pages: tuple[PagePicture, ...] = ()
    no_pictures: tuple[str, ...] = ()


def places_of(explained: Explained) -> tuple[Evidence, ...]:
    """The places inside files that conditions and findings rest on, each once."""
    judgement = explained.checked.judgement
    told: tuple[ConditionResult | Finding, ...] = (*judgement.conditions, *judgement.findings)
    return tuple(dict.fromkeys(place for each in told for place in each.evidence if _is_inside(place)))


def _is_inside(place: Evidence) -> bool:
    """A paper as a whole is no place to frame."""
    return any(part is not None for part in (place.page, place.paragraph, place.table, place.row))
