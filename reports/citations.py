"""Takes the Office's dated list of laws and the days on which proposals came in; gives the laws a draft cites.

Which article decides on a proposal is left to `criteria`.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import Field as Slot
from pydantic import ValidationError

from records import TemplateError
from records.entry_mistakes import all_in_one, in_words, line_of, without_lines
from records.office_files import load_yaml
from records.readings import Model

CITATIONS_FILE = "can-cu.yaml"
HINT = "Xem templates/README.md, phần can-cu.yaml."


class Citation(Model):
    """Laws and decrees cited for what is received from one day to another."""

    tu_ngay: date
    den_ngay: date | None = None
    van_ban: tuple[str, ...] = Slot(min_length=1)


def legal_bases(path: Path, days: Iterable[date]) -> tuple[str, ...]:
    """What was in force on any of the days, the oldest law first; raises TemplateError where a day has none."""
    citations = read_citations(path)
    bases: dict[Citation, None] = {}
    for day in sorted(set(days)):
        citation = next((c for c in reversed(citations) if c.tu_ngay <= day <= (c.den_ngay or day)), None)
        if citation is None:
            raise TemplateError(
                f"{path.name}: không có căn cứ pháp luật cho ngày {day:%d/%m/%Y}.",
                hint="Thêm một mục có tu_ngay phù hợp; xem templates/README.md, phần can-cu.yaml.",
            )
        bases[citation] = None
    return tuple(dict.fromkeys(text for citation in bases for text in citation.van_ban))


def read_citations(path: Path) -> list[Citation]:
    """The list, oldest first; raises TemplateError with every mistake in it."""
    entries = load_yaml(path, error=TemplateError)
    if not isinstance(entries, list) or not entries or not all(isinstance(entry, dict) for entry in entries):
        raise TemplateError(f"{path.name}: phải là danh sách các mục, mỗi mục có tu_ngay.", hint=HINT)
    found: list[tuple[Citation, Any]] = []
    wrong: list[tuple[Any, str]] = []
    for entry in entries:
        try:
            found.append((Citation.model_validate(without_lines(entry)), line_of(entry, ())))
        except ValidationError as exc:
            wrong += [(line_of(entry, each["loc"]), in_words(each, _known_at)) for each in exc.errors()]
    found.sort(key=lambda each: each[0].tu_ngay)
    if wrong := wrong or list(_broken_times(found)):
        raise TemplateError(all_in_one(path.name, wrong), hint=HINT)
    return [citation for citation, _ in found]


def _known_at(path: Sequence[Any]) -> Sequence[str]:
    return tuple(Citation.model_fields)


def _broken_times(found: Sequence[tuple[Citation, Any]]) -> Iterator[tuple[Any, str]]:
    """Days that two entries claim; an entry without an end ends where the next begins."""
    for citation, line in found:
        if citation.den_ngay and citation.den_ngay < citation.tu_ngay:
            yield line, f"den_ngay {citation.den_ngay:%d/%m/%Y} trước tu_ngay {citation.tu_ngay:%d/%m/%Y}"
    for (earlier, _), (later, line) in itertools.pairwise(found):
        end = earlier.den_ngay
        if earlier.tu_ngay == later.tu_ngay or (end and end >= later.tu_ngay > earlier.tu_ngay):
            until = f" đến {end:%d/%m/%Y}" if end else ""
            yield line, f"ngày {later.tu_ngay:%d/%m/%Y} đã có mục khác{until}; mỗi ngày chỉ một mục"
