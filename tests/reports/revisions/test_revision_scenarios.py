"""Every edit of a reviewer survives the next compilation, as she saved it, as Word does and as LibreOffice does."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from council_paper import LATER, paper_of
from docx.oxml.ns import qn
from reviewer import edited, text_of, word_like
from saving import saved_by_libreoffice
from scenarios import SCENARIOS, Scenario
from word_validity import faults

from reports.drafting.doubts import AUTHOR
from reports.revisions import Revised, revise

FIRST = paper_of()
WAYS = ("as edited", "as Word saves", "as LibreOffice saves")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    plain = {scenario.name: edited(FIRST.content, scenario.edit) for scenario in SCENARIOS}
    folder: Path = tmp_path_factory.mktemp("saved")
    return {
        WAYS[0]: plain,
        WAYS[1]: {name: word_like(content) for name, content in plain.items()},
        WAYS[2]: saved_by_libreoffice(plain, folder),
    }


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def struck_words(content: bytes) -> str:
    root = docx.Document(io.BytesIO(content)).element.body
    return "".join(text.text or "" for text in root.iter(qn("w:delText")))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_next_version_has_all_edits(scenario: Scenario, way: str, files: dict[str, dict[str, bytes]]) -> None:
    reviewed = files[way][scenario.name]
    fresh = paper_of(scenario.council, made_on=LATER)
    revised = revise(FIRST.blocks, reviewed, fresh, made_on=LATER)
    assert revised.is_merged and revised.why_not is None
    assert tuple(edit.kind for edit in revised.edits) == scenario.edits
    assert tuple(change.kind for change in revised.changes) == scenario.changes
    assert {(c.field, c.old, c.new) for c in revised.corrections} == set(scenario.corrections)
    body = Body(revised.content)
    for words in scenario.kept:
        assert words in body.text
    for words in scenario.gone:
        assert words not in body.text
    for words in scenario.struck:
        assert words in struck_words(revised.content)
    assert set(body.updates) >= set(scenario.updates)
    assert set(scenario.offered) <= set(body.comments)
    if scenario.order:
        assert body.numbers == list(scenario.order)
    assert set(faults(revised.content)) <= set(faults(reviewed))


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda each: each.name)
def test_second_look_finds_nothing_to_do(scenario: Scenario, way: str, files: dict[str, dict[str, bytes]]) -> None:
    """What was offered is offered once, what is new is new once, what she took out stays out."""
    fresh = paper_of(scenario.council, made_on=LATER)
    first = revise(FIRST.blocks, files[way][scenario.name], fresh, made_on=LATER)
    second = revise(first.blocks, first.content, fresh, made_on=LATER)
    assert second.content == first.content
    assert second.changes == ()
    assert second.blocks == first.blocks


def test_pending_changes_of_the_program_survive_libreoffice(tmp_path: Path) -> None:
    """What was merged is saved once more by LibreOffice: nothing is changed, offered or brought again."""
    first = {
        scenario.name: revise(
            FIRST.blocks, edited(FIRST.content, scenario.edit), paper_of(scenario.council, made_on=LATER), made_on=LATER
        )
        for scenario in SCENARIOS[1::3]
        if scenario.changes
    }
    saved = saved_by_libreoffice({name: revised.content for name, revised in first.items()}, tmp_path)
    for scenario in SCENARIOS:
        if scenario.name in first:
            fresh = paper_of(scenario.council, made_on=LATER)
            second = revise(first[scenario.name].blocks, saved[scenario.name], fresh, made_on=LATER)
            assert (scenario.name, second.changes) == (scenario.name, ())
            assert second.content == saved[scenario.name]


def test_without_any_change_the_file_is_hers_to_the_byte(files: dict[str, dict[str, bytes]]) -> None:
    for way in WAYS:
        reviewed = files[way]["nothing"]
        revised = revise(FIRST.blocks, reviewed, paper_of(made_on=LATER), made_on=LATER)
        assert revised.content == reviewed
        assert (revised.edits, revised.changes, revised.corrections) == ((), (), ())


def test_same_input_gives_same_bytes(files: dict[str, dict[str, bytes]]) -> None:
    for way in WAYS:
        for scenario in SCENARIOS[::5]:
            fresh = paper_of(scenario.council, made_on=LATER)
            results: list[Revised] = [
                revise(FIRST.blocks, files[way][scenario.name], fresh, made_on=LATER) for _ in range(2)
            ]
            assert results[0] == results[1]


class Body:
    """What is in a Word file, for looking."""

    def __init__(self, content: bytes) -> None:
        document = docx.Document(io.BytesIO(content))
        self.body: Any = document.element.body
        self.text = "\n".join(text_of(paragraph) for paragraph in self.body.iter(qn("w:p")))
        self.comments = ["\n".join(p.text for p in comment.paragraphs) for comment in document.comments]

    @property
    def updates(self) -> list[tuple[str, str]]:
        """The program's tracked replacements: struck words and the new ones behind them."""
        found = []
        for mark in self.body.iter(qn("w:del")):
            after = mark.getnext()
            if after is not None and after.tag == qn("w:ins") and after.get(qn("w:author")) == AUTHOR:
                old = "".join(t.text for t in mark.iter(qn("w:delText")))
                found.append((old, "".join(t.text for t in after.iter(qn("w:t")))))
        return found

    @property
    def numbers(self) -> list[str]:
        """The numbers of the rows of the list that are not struck out; LibreOffice keeps only their struck words."""
        table = next(t for t in self.body.iter(qn("w:tbl")) if "STT" in "".join(map(text_of, t.iter(qn("w:p")))))
        rows = [row for row in table.iter(qn("w:tr")) if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        return [number for row in rows[1:] if (number := text_of(next(row.iter(qn("w:p")))))]
