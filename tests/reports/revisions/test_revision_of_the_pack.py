"""Every Word paper that the Council gets goes through a revision: known to the last line, changed soundly, and back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, person, quarter_of
from reviewer import Reviewer, edited
from test_no_edit_lost import lines, reject_program
from word_validity import faults

from records import CheckedProposal
from reports.drafting.blocks import Rendered
from reports.papers.compilation import compile_papers_of
from reports.papers.pack import pack
from reports.papers.paper import Paper
from reports.revisions import edits_in, revise

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
HERS = "Ý kiến của người soát xét."


def papers_of(proposals: list[CheckedProposal]) -> dict[str, Paper]:
    compilation = compile_papers_of(
        proposals, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, templates=TEMPLATES, files=()
    )
    return {paper.key: paper for paper in pack(compilation) if paper.suffix == ".docx"}


@pytest.fixture(scope="module")
def packs() -> tuple[dict[str, Paper], dict[str, Paper]]:
    """The quarter at its first compilation; later one nominee is left out, one is late and one is judged otherwise."""
    first = quarter_of(9)
    later = [each for number, each in enumerate(first) if number not in (1, 3)]
    later.append(checked(30, person(20), code="CSTDCS"))
    later[0] = checked(1, person(0), code="BK_TINH")
    return papers_of(first), papers_of(later)


def test_every_paper_is_known_and_left_alone_when_nothing_changed(packs: tuple[dict[str, Paper], ...]) -> None:
    for key, paper in packs[0].items():
        revised = revise(paper.blocks, paper.content, _rendered(paper), made_on=MADE_ON)
        assert (key, revised.content == paper.content, revised.changes, revised.edits) == (key, True, (), ())
        assert (key, faults(paper.content)) == (key, [])


def test_rejecting_gives_hers_and_accepting_gives_the_fresh_paper(packs: tuple[dict[str, Paper], ...]) -> None:
    first, later = packs
    changed = 0
    for key in sorted(first.keys() & later.keys()):
        reviewed = edited(first[key].content, lambda r: r.insert(HERS, after=next(r.body.iterchildren())))
        revised = revise(first[key].blocks, reviewed, _rendered(later[key]), made_on=date(2026, 9, 28))
        assert (key, faults(revised.content)) == (key, [])
        changed += bool(revised.changes)
        rejected, accepted = Reviewer(revised.content), Reviewer(revised.content)
        reject_program(rejected)
        accepted.settle(accept=True)
        assert lines(rejected) == lines(Reviewer(reviewed)), key
        now = [line for line in lines(accepted) if line != HERS]
        fresh = lines(Reviewer(later[key].content))
        assert sorted(now) == sorted(fresh), key
        assert (now != fresh) == any("Giữ thứ tự đang có" in change.what for change in revised.changes), key
    assert changed >= 5


def test_looking_at_an_untouched_pack_finds_no_edit(packs: tuple[dict[str, Paper], ...]) -> None:
    for paper in packs[0].values():
        assert edits_in(paper.blocks, paper.content).edits == ()


def _rendered(paper: Paper) -> Rendered:
    return Rendered(paper.content, paper.blocks)
