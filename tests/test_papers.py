"""Papers in many manners, written by hands that did not know the program: what is read of each may not fall below.

Beside each paper stands what it says, `<file>.json`; a field that two people would label differently is left out there.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.scoring import Tally, compare, differences, merge, micro
from extractors.reading import read_file
from records import fold
from tests.floors import read_floors

PAPERS = Path(__file__).resolve().parent / "papers"
FLOORS = PAPERS / "floors.json"
SUFFIXES = (".doc", ".docx", ".pdf", ".jpg", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".zip", ".rar", ".eml", ".msg")
NAMES = sorted(path.name for path in PAPERS.iterdir() if path.suffix in SUFFIXES)
LEAST_F1 = 0.95
LEAST_RIGHT_NAMES = 0.98  # of the names that come out


def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((PAPERS / f"{name}.json").read_text(encoding="utf-8"))
    return expected


@cache
def read(name: str) -> dict[str, Any]:
    return read_file(PAPERS / name).as_contract()


@cache
def tallies_of(name: str) -> dict[str, Tally]:
    return compare(expected_of(name), read(name))


@pytest.fixture(scope="session")
def floors() -> dict[str, float]:
    return read_floors(FLOORS, NAMES, lambda name: micro(tallies_of(name)).f1)


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_read_as_well_as_before(name: str, floors: dict[str, float]) -> None:
    f1 = micro(tallies_of(name)).f1
    assert f1 is not None
    parted = "\n".join(str(each) for each in differences(expected_of(name), read(name)))
    assert f1 >= floors[name], parted


def test_all_papers_together(floors: dict[str, float]) -> None:
    assert sorted(floors) == NAMES
    f1 = micro(merge(tallies_of(name) for name in NAMES)).f1
    assert f1 is not None
    assert f1 >= LEAST_F1


def nominees_of(paper: dict[str, Any]) -> list[dict[str, Any]]:
    """Its nominees; of a bundle, those of its files."""
    return [nominee for each in paper.get("members", [paper]) for nominee in each["nominees"]]


def test_names_that_come_out_stand_in_the_paper() -> None:
    wrong, count = [], 0
    for name in NAMES:
        expected = {fold(each["full_name"]) for each in nominees_of(expected_of(name)) if each["full_name"]}
        found = [each["full_name"]["value"] for each in nominees_of(read(name)) if each["full_name"]]
        count += len(found)
        wrong += [f"{name}: {each}" for each in found if fold(each) not in expected]
    assert len(wrong) <= (1 - LEAST_RIGHT_NAMES) * count, wrong
