"""Papers in many manners, written by hands that did not know the program: what is read of each may not fall below.

Beside each paper stands what it says, `<file>.json`; a field that two people would label differently is left out there.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extractors.reading import read_file
from records import fold
from records.readings import Reading
from reports.accuracy import PaperScore, Share, merge, micro, parse_gold, score_file
from tests.floors import read_floors

PAPERS = Path(__file__).resolve().parent / "papers"
FLOORS = PAPERS / "floors.json"
SUFFIXES = (".doc", ".docx", ".pdf", ".jpg", ".odt", ".rtf", ".xlsx", ".xls", ".ods", ".zip", ".rar", ".eml", ".msg")
NAMES = sorted(path.name for path in PAPERS.iterdir() if path.suffix in SUFFIXES)
LEAST_F1 = 0.95
LEAST_RIGHT_NAMES = 0.98  # of the names that come out
LEAST_RIGHT_PARTS = 0.77  # of what stands beside an entry that was found: decision, its date, authority, scope


def expected_of(name: str) -> dict[str, Any]:
    expected: dict[str, Any] = json.loads((PAPERS / f"{name}.json").read_text(encoding="utf-8"))
    return expected


@cache
def read(name: str) -> Reading:
    return read_file(PAPERS / name)


@cache
def scores_of(name: str) -> tuple[PaperScore, ...]:
    return score_file(parse_gold((PAPERS / f"{name}.json").read_bytes(), name), read(name))


def f1_of(names: list[str]) -> float | None:
    return micro(merge(paper.compared for name in names for paper in scores_of(name))).exact.f1


@pytest.fixture(scope="session")
def floors() -> dict[str, float]:
    return read_floors(FLOORS, NAMES, lambda name: f1_of([name]))


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_read_as_well_as_before(name: str, floors: dict[str, float]) -> None:
    f1 = f1_of([name])
    assert f1 is not None
    assert f1 >= floors[name], "\n".join(str(error) for paper in scores_of(name) for error in paper.errors)


@pytest.mark.parametrize("name", NAMES)
def test_paper_is_known_for_what_it_is(name: str) -> None:
    told = {key: share for paper in scores_of(name) for key, share in paper.apart.items()}
    assert not [key for key in ("read_as", "status", "reason_code") if key in told and told[key].value != 1]


def test_all_papers_together(floors: dict[str, float]) -> None:
    assert sorted(floors) == NAMES
    f1 = f1_of(NAMES)
    assert f1 is not None
    assert f1 >= LEAST_F1


def test_what_stands_beside_an_entry() -> None:
    told: dict[str, Share] = {}
    for paper in (paper for name in NAMES for paper in scores_of(name)):
        for key, share in paper.apart.items():
            if "." in key:
                told[key] = told.get(key, Share()) + share
    everything = sum(told.values(), Share())
    assert everything.asked > 100 and everything.value is not None
    assert everything.value >= LEAST_RIGHT_PARTS, told


def nominees_of(paper: dict[str, Any]) -> list[dict[str, Any]]:
    """Its nominees; of a bundle, those of its files."""
    return [nominee for each in paper.get("members", [paper]) for nominee in each["nominees"]]


def test_names_that_come_out_stand_in_the_paper() -> None:
    wrong, count = [], 0
    for name in NAMES:
        expected = {fold(each["full_name"]) for each in nominees_of(expected_of(name)) if each["full_name"]}
        found = [each["full_name"]["value"] for each in nominees_of(read(name).as_contract()) if each["full_name"]]
        count += len(found)
        wrong += [f"{name}: {each}" for each in found if fold(each) not in expected]
    assert len(wrong) <= (1 - LEAST_RIGHT_NAMES) * count, wrong
