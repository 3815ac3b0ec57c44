"""The order of a shortlist: points and votes first, the law's preference among equals, and everybody equal shares."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from invented_quarter import asked

from criteria import Facts, Rulebook, facts_of, load_rulebook, order_candidates, shortlist
from criteria.facts import Collective, Score, VoteFact
from records.proposals import CheckedProposal, Judgement, Verdict
from records.readings import Field
from records.shortlists import Placed

ON = date(2026, 8, 1)
OLD = date(2022, 8, 1)
SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def candidate(
    number: int,
    name: str,
    *,
    gender: str = "Nam",
    verdict: Verdict = "DAT",
    points: float | None = None,
    yes: int | None = None,
    women: int | None = None,
    **changes: Any,
) -> tuple[CheckedProposal, Facts]:
    kind = changes.get("kind", "ca_nhan")
    told = Field(value=gender, text=gender) if kind == "ca_nhan" else None
    proposal = asked(number, "CSTDCS", name=name, born=None, gender=told, **changes)
    facts = facts_of(proposal).model_copy(
        update={
            "scores": {"ket_qua": Score(points=points)} if points is not None else None,
            "vote": VoteFact(yes=yes, members=11) if yes is not None else None,
            "collective": Collective(members=10, women=women) if women is not None else None,
        }
    )
    return CheckedProposal(proposal=proposal, judgement=Judgement(verdict=verdict, regime="x (y)")), facts


def placed(rulebook: Rulebook, *candidates: tuple[CheckedProposal, Facts], on: date = ON) -> list[Placed]:
    facts = {checked.proposal.id: own for checked, own in candidates}
    return list(order_candidates([checked for checked, _ in candidates], facts, rulebook, on=on))


def names(found: list[Placed]) -> list[tuple[int, str]]:
    return [(each.place, each.name) for each in found]


def test_points_then_votes_then_preference(rulebook: Rulebook) -> None:
    found = placed(
        rulebook,
        candidate(1, "Kim Một", points=80, yes=9),
        candidate(2, "Kim Hai", points=80, yes=11),
        candidate(3, "Kim Ba", points=92.5, yes=8),
        candidate(4, "Kim Bốn", gender="Nữ", points=80, yes=9),
    )
    assert names(found) == [(1, "Kim Ba"), (2, "Kim Hai"), (3, "Kim Bốn"), (4, "Kim Một")]
    assert "92,5 điểm" in found[0].reasons and "11/11 phiếu" in found[1].reasons
    assert any("ưu tiên khi ngang nhau: nữ (" in reason and "Điều 4" in reason for reason in found[2].reasons)


def test_preference_never_beats_points(rulebook: Rulebook) -> None:
    found = placed(rulebook, candidate(1, "Kim Một", points=80), candidate(2, "Kim Hai", gender="Nữ", points=79))
    assert names(found) == [(1, "Kim Một"), (2, "Kim Hai")]


def test_no_points_stand_behind_few_points_and_are_said(rulebook: Rulebook) -> None:
    found = placed(rulebook, candidate(1, "Kim Một"), candidate(2, "Kim Hai", points=0))
    assert names(found) == [(1, "Kim Hai"), (2, "Kim Một")]
    assert "chưa có điểm chấm" in found[1].reasons


def test_equals_share_a_place_in_the_order_of_names(rulebook: Rulebook) -> None:
    three = [candidate(1, "Kim Ước"), candidate(2, "Kim Ánh"), candidate(3, "Kim Bình", verdict="CHUA_DU_CO_SO")]
    for each in permutations(three):
        found = placed(rulebook, *each)
        assert names(found) == [(1, "Kim Ánh"), (1, "Kim Ước"), (3, "Kim Bình")]
        assert [each.is_shared for each in found] == [True, True, False]


@pytest.mark.parametrize(("women", "is_preferred"), [(6, False), (7, True), (10, True), (None, False)])
def test_collective_mostly_of_women(rulebook: Rulebook, women: int | None, is_preferred: bool) -> None:
    other = candidate(1, "Phòng An", kind="tap_the", women=0)
    found = placed(rulebook, other, candidate(2, "Phòng Ước", kind="tap_the", women=women))
    assert (names(found)[0] == (1, "Phòng Ước")) is is_preferred
    assert any("là nữ" in reason for reason in found[0].reasons) is is_preferred


def test_shortlist_names_each_person_once_and_nobody_who_is_refused(rulebook: Rulebook) -> None:
    one, other = candidate(1, "Kim Ánh", verdict="CAN_XEM_XET"), candidate(2, "Kim Ánh")
    same = [
        (
            each.model_copy(update={"proposal": each.proposal.model_copy(update={"sources": one[0].proposal.sources})}),
            own,
        )
        for each, own in (one, other)
    ]
    others = [
        candidate(3, "Kim Bình", verdict="KHONG_DAT"),
        candidate(4, "Phòng An", kind="tap_the"),
        candidate(5, "Kim Ước"),
    ]
    facts = {checked.proposal.id: own for checked, own in (*same, *others)}
    found = shortlist([checked for checked, _ in (*same, *others)], facts, rulebook, on=ON)
    assert [(each.place, each.proposal) for each in found] == [(1, "2025-Q1-0002"), (1, "2025-Q1-0005")]


def test_ba_before_a_name_tells_a_woman(rulebook: Rulebook) -> None:
    other, (checked, facts) = candidate(1, "Kim Ánh"), candidate(2, "Kim Ước", gender="?")
    named = checked.proposal.nominee.model_copy(update={"honorific": Field(value="Bà", text="Bà")})
    checked = checked.model_copy(update={"proposal": checked.proposal.model_copy(update={"nominee": named})})
    assert names(placed(rulebook, other, (checked, facts))) == [(1, "Kim Ước"), (2, "Kim Ánh")]


def test_direct_worker_before_a_leader_who_is_equal(rulebook: Rulebook) -> None:
    both = (candidate(1, "Kim Ánh", position="Phó Trưởng phòng"), candidate(2, "Kim Ước"))
    assert names(placed(rulebook, *both)) == [(1, "Kim Ước"), (2, "Kim Ánh")]
    assert names(placed(rulebook, *both, on=OLD)) == [(1, "Kim Ánh"), (1, "Kim Ước")]


def with_scale(folder: Path) -> Rulebook:
    """The rules with the Office's sample of a scale."""
    shutil.copy(SAMPLES / "dien-hinh-tien-tien.yaml", folder)
    return load_rulebook(folder)


def scored(number: int, name: str, **points: float | None) -> tuple[CheckedProposal, Facts]:
    """Points with a quotation each; a criterion given None has evidence alone."""
    checked, facts = candidate(number, name)
    given = {key: Score(points=value, evidence=(f"minh chứng {key}",)) for key, value in points.items()}
    return checked, facts.model_copy(update={"scores": given})


def test_scale_of_the_office_orders_by_what_is_certain(tmp_path: Path) -> None:
    book = with_scale(tmp_path)
    bare = candidate(3, "Kim Ba", points=30)  # no evidence: nothing is certain of it
    found = placed(book, scored(1, "Kim Một", ket_qua=20), scored(2, "Kim Hai", ket_qua=18, lan_toa=9), bare)
    assert names(found) == [(1, "Kim Hai"), (2, "Kim Một"), (3, "Kim Ba")]
    assert "chắc chắn 27 điểm, nhiều nhất 87 điểm trên 100" in found[0].reasons


def test_criterion_without_points_is_open_and_never_nought(tmp_path: Path) -> None:
    (found,) = placed(with_scale(tmp_path), scored(1, "Kim Một", ket_qua=20, guong_mau=None))
    score = found.score
    assert score is not None and (score.low, score.high, score.is_confirmed) == ("20", "90", False)
    marks = {mark.text: mark for mark in score.marks}
    assert (marks["Kết quả thực hiện nhiệm vụ"].points, marks["Kết quả thực hiện nhiệm vụ"].is_open) == ("20", False)
    assert marks["Phẩm chất, gương mẫu"].points is None and marks["Phẩm chất, gương mẫu"].is_open
    assert marks["Phẩm chất, gương mẫu"].evidence == ("minh chứng guong_mau",)


def test_without_a_scale_nobody_has_a_score(rulebook: Rulebook) -> None:
    (found,) = placed(rulebook, candidate(1, "Kim Một", points=80))
    assert found.score is None
