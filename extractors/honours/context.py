"""Takes what stands above and between the rows of a list; gives what it says of the rows below: year, decision …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from extractors.fields.recognitions import Award
from extractors.fields.values import find_dates, find_decisions, find_years
from extractors.honours.cells import kind_of
from extractors.honours.texts import CellTexts
from extractors.text import bare
from records.honours import legal_kind_in
from records.readings import NomineeKind

_CLOSING = re.compile(
    r"tong (?:cong|so)|^cong\b|nguoi lap|ky ten|thu truong|noi nhan|^ghi chu|xac nhan|tm\.|kt\.|giam doc$"
)
_GROUND = re.compile(r"quyet dinh|\bqd\b|thong bao")
_BY = re.compile(r"\bcủa\s+([^;()]+?)(?:\s*[;()]|$)")
T = TypeVar("T")


@dataclass(slots=True, frozen=True)
class Context:
    """What titles and section rows say; None where they say nothing, or two things."""

    year: str | None = None
    award: Award | None = None
    kind: NomineeKind | None = None
    unit: str | None = None
    number: str | None = None
    day: date | None = None
    authority: str | None = None
    legal_kind: str | None = None


def context_of_titles(titles: Sequence[str], sheet: str, texts: CellTexts) -> Context:
    """What the lines above a list say; its sheet's name counts for year and kind where they say nothing."""
    years = {year for title in titles for year in _years(title)}
    named = set(_years(sheet))
    kinds = {kind_of(title) for title in titles} - {None} or {kind_of(sheet)}
    awards = {award.code: award for title in titles for award in texts.awards(title)}
    legal = {legal_kind_in(title) for title in titles}
    own = Context(
        year=_only(years | named) if years else _only(named),
        award=_only(awards.values()),
        kind=_only(kinds),
        legal_kind=_only(legal),
    )
    return _with_decision(own, " ; ".join(titles))


def in_section(above: Context, text: str, texts: CellTexts, *, has_unit_column: bool) -> Context | None:
    """What holds below a row of one text; None where the row closes the list or says nothing of it."""
    low = bare(text)
    if _CLOSING.search(low):
        return None
    kind, years, awards = kind_of(text), _years(text), texts.awards(text)
    if not (kind or years or awards or _GROUND.search(low)):
        return replace(above, unit=text) if not has_unit_column else None
    told = replace(
        above,
        kind=kind or above.kind,
        year=_only(years) or above.year,
        award=_only({award.code: award for award in awards}.values()) or above.award,
        legal_kind=legal_kind_in(text) or above.legal_kind,
    )
    return _with_decision(told, text)


def is_closing(text: str) -> bool:
    """A sum, a remark or a signature below the list."""
    return bool(_CLOSING.search(bare(text)))


def _years(text: str) -> list[str]:
    return list(dict.fromkeys(found.value for found in find_years(text)))


def _only(found: Iterable[T | None]) -> T | None:
    told = [each for each in found if each is not None]
    return told[0] if len(told) == 1 else None


def _with_decision(above: Context, text: str) -> Context:
    """The one decision that a title rests on: "Kèm theo Quyết định số 12/QĐ-SKHCN ngày 05/01/2024 của Giám đốc Sở"."""
    numbers = list(dict.fromkeys(found.value for found in find_decisions(text)))
    if len(numbers) != 1 or not _GROUND.search(bare(text)):
        return above
    days = list(dict.fromkeys(found.value for found in find_dates(text) if len(found.value) == len("2026-01-31")))
    behind = text[text.find(numbers[0].split("/")[0]) :]
    by = _BY.search(behind)
    return replace(
        above,
        number=numbers[0],
        day=date.fromisoformat(days[0]) if len(days) == 1 else None,
        authority=by[1].strip() if by else above.authority,
    )
