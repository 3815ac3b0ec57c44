"""Short papers of `short_papers.yaml`: what each prints of a person is read, and nothing beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from typed import Row, Typed, centred, read, value

from records.readings import Nominee, Reading, Recognition

CASES = yaml.safe_load(Path(__file__).with_name("short_papers.yaml").read_text(encoding="utf-8"))
_TITLE_LINES = 2


def _typed(text: str) -> list[Typed]:
    """Lines, rows as tables, and headings as Word centres them."""
    blocks: list[Typed] = []
    for number, line in enumerate(text.splitlines()):
        if line.startswith("|"):
            row: Row = [cell.replace("\\n", "\n") for cell in line[1:].split("|")]
            if blocks and isinstance(blocks[-1], list):
                blocks[-1].append(row)
            else:
                blocks.append([row])
        else:
            blocks.append(centred(line) if number < _TITLE_LINES or line.isupper() else line)
    return blocks


def _said(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _recognition(item: Recognition) -> str:
    return _said(item.code, item.year, item.decision_number)


def _told(reading: Reading, field: str) -> Any:
    if field == "people":
        return [" | ".join(str(x) for x in (n.name, value(n, "position"), value(n, "unit"))) for n in reading.nominees]
    if field in ("signer", "signer_title"):
        found = getattr(reading.document, field)
        return found and found.value
    (nominee,) = reading.nominees
    return _told_of(nominee, field)


def _told_of(nominee: Nominee, field: str) -> Any:
    match field:
        case "prior_titles" | "prior_awards" | "requested":
            return [_recognition(item) for item in getattr(nominee, field)]
        case "initiatives":
            return [_said(each.title, each.year, each.decision_number, each.scope) for each in nominee.initiatives]
        case "classifications":
            return [_said(each.year, each.level) for each in nominee.classifications]
        case _:
            return value(nominee, field)


def _folded(told: Any) -> Any:
    return sorted(map(_folded, told)) if isinstance(told, list) else told and told.casefold()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["paper"].splitlines()[-1][:40])
def test_short_paper_is_read_as_printed(case: dict[str, Any]) -> None:
    reading = read(*_typed(case["paper"]))
    told = {field: _folded(_told(reading, field)) for field in case["expected"]}
    assert told == {field: _folded(wanted) for field, wanted in case["expected"].items()}
