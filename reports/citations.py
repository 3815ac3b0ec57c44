"""Takes the Office's dated list of laws and the days on which proposals came in; gives the laws a draft cites.

Which article decides on a proposal is left to `criteria`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from records import TemplateError
from records.office_files import load_yaml
from records.readings import Model

CITATIONS_FILE = "can-cu.yaml"


class Citation(Model):
    """Laws and decrees cited for what is received from one day to another."""

    tu_ngay: date
    den_ngay: date | None = None
    van_ban: tuple[str, ...]


def legal_bases(path: Path, days: Iterable[date]) -> tuple[str, ...]:
    """What was in force on any of the days, the oldest law first; raises TemplateError where a day has none."""
    citations = sorted(_read_citations(path), key=lambda c: c.tu_ngay)
    bases: dict[Citation, None] = {}
    for day in sorted(set(days)):
        citation = next((c for c in reversed(citations) if c.tu_ngay <= day <= (c.den_ngay or day)), None)
        if citation is None:
            raise TemplateError(
                f"{path.name}: không có căn cứ pháp luật cho ngày {day:%d/%m/%Y}.",
                hint="Thêm một mục có tu_ngay phù hợp; xem templates/README.md.",
            )
        bases[citation] = None
    return tuple(dict.fromkeys(text for citation in bases for text in citation.van_ban))


def _read_citations(path: Path) -> list[Citation]:
    entries = load_yaml(path, error=TemplateError)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TemplateError(
            f"{path.name}: phải là danh sách các mục, mỗi mục có tu_ngay.", hint="Xem templates/README.md."
        )
    citations = []
    for entry in entries:
        lines = entry["__lines__"]
        try:
            citations.append(Citation.model_validate({k: v for k, v in entry.items() if k != "__lines__"}))
        except ValidationError as exc:
            first = exc.errors()[0]
            key = str(first["loc"][0]) if first["loc"] else ""
            raise TemplateError(
                f"{path.name}, dòng {lines.get(key, lines[''])}: mục “{key}” sai ({first['msg']}).",
                hint="Xem templates/README.md.",
            ) from exc
    return citations
