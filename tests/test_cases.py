"""Every case: what is read against what stands on the paper, the contract's schema, boxes on their pages.

The floors of `tests.floors` hold what was reached.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from extractors.readers import read_paper
from extractors.reading import read_file
from records.readings import Reading
from reports.accuracy import PaperScore, merge, micro, parse_gold, score_file
from tests.floors import read_floors

TESTS = Path(__file__).resolve().parent
CASES = TESTS / "cases"
FLOORS = CASES / "floors.json"
SCHEMA = TESTS / "contract" / "extract.schema.json"
NAMES = sorted(path.parent.name for path in CASES.glob("*/expected.json"))
LEAST_F1 = {"word": 0.97, "pdf_text": 0.90, "pdf_scan": 0.85}
SLACK = 1.0  # point: boxes are rounded to a tenth


def input_of(name: str) -> Path:
    (path,) = [path for path in (CASES / name).iterdir() if path.name != "expected.json"]
    return path


def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((CASES / name / "expected.json").read_text(encoding="utf-8"))
    return expected


@cache
def reading_of(name: str) -> Reading:
    return read_file(input_of(name))


@cache
def read_case(name: str) -> dict[str, Any]:
    return reading_of(name).as_contract()


@cache
def score_of(name: str) -> PaperScore:
    gold = parse_gold((CASES / name / "expected.json").read_bytes(), f"{name}/expected.json")
    (paper,) = score_file(gold, reading_of(name))
    return paper


def f1_of(names: list[str]) -> float | None:
    return micro(merge(score_of(name).compared for name in names)).exact.f1


@pytest.fixture(scope="session")
def floors() -> dict[str, float]:
    return read_floors(FLOORS, NAMES, lambda name: f1_of([name]))


@pytest.mark.parametrize("name", NAMES)
def test_case_is_read_as_well_as_before(name: str, floors: dict[str, float]) -> None:
    f1 = f1_of([name])
    assert f1 is not None
    assert f1 >= floors[name], "\n".join(map(str, score_of(name).errors))
    assert score_of(name).apart["read_as"].value == 1


def test_every_case_has_a_floor(floors: dict[str, float]) -> None:
    assert sorted(floors) == NAMES


@pytest.mark.parametrize("read_as", sorted(LEAST_F1))
def test_all_cases_together(read_as: str) -> None:
    names = [name for name in NAMES if expected_of(name)["read_as"] == read_as]
    assert len(names) >= 5
    f1 = f1_of(names)
    assert f1 is not None
    assert f1 >= LEAST_F1[read_as]


@pytest.mark.parametrize("name", NAMES)
def test_reading_keeps_the_contract(name: str) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    errors = jsonschema.Draft202012Validator(schema).iter_errors(read_case(name))
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


@pytest.mark.parametrize("name", [name for name in NAMES if input_of(name).suffix == ".pdf"])
def test_every_box_lies_on_its_page(name: str) -> None:
    pages = read_paper(input_of(name)).pages
    places = list(evidence_of(read_case(name)))
    assert places
    outside = []
    for place in places:
        x0, top, x1, bottom = place["bbox"]
        page = pages[place["page"] - 1]
        across = -SLACK <= x0 < x1 <= page.width + SLACK
        down = -SLACK <= top < bottom <= page.height + SLACK
        if not (across and down):
            outside.append(place)
    assert outside == []


@pytest.mark.parametrize("name", [name for name in NAMES if input_of(name).suffix == ".docx"])
def test_word_evidence_names_a_paragraph_or_cell(name: str) -> None:
    shapes = {tuple(sorted(place)) for place in evidence_of(read_case(name))}
    assert shapes <= {("paragraph",), ("cell", "row", "table")}


def evidence_of(value: Any) -> Iterator[dict[str, Any]]:
    """Every place that a reading names."""
    if isinstance(value, dict):
        yield from value.get("evidence", [])
        for child in value.values():
            yield from evidence_of(child)
    elif isinstance(value, list):
        for child in value:
            yield from evidence_of(child)
