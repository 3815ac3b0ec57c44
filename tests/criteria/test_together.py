"""What proposals of a quarter tell of each other: no stranger's findings move, no order counts, work grows evenly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_quarter import DEEDS, OTHER_DEEDS, ROUTINE, asked, initiative, judged, said

from criteria import Rulebook, check_all, load_rulebook
from criteria.together.tellings import Telling
from records.proposals import Finding, Proposal

TITLE = "Quy trình hiệu chuẩn đồng hồ nước tại chỗ"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


RULEBOOK = load_rulebook()
STRANGER = asked(
    99, "BK_TINH", name="Điểu Văn Trời", born="1971-01-01", sender="Trung tâm Sao Hôm", deeds=["Trồng 4.000 cây đước."]
)
requests = st.builds(
    asked,
    st.integers(1, 90),
    st.sampled_from(["LDTT", "CSTDCS", "BK_TINH", "BK_BO", "GIAY_KHEN", "SANG_KIEN"]),
    name=st.sampled_from(["Sầm Thị Ngát", "Bàn Văn Tài", "Kim Sa Vy"]),
    born=st.sampled_from(["1987-05-06", "1990-01-02"]),
    year=st.sampled_from(["2023", "2024", None]),
    deeds=st.lists(st.sampled_from([*DEEDS, *OTHER_DEEDS, *ROUTINE]), max_size=4, unique=True),
    initiatives=st.lists(st.just(initiative(TITLE)), max_size=1),
    level=st.sampled_from(["hoan_thanh_tot", "hoan_thanh_xuat_sac", None]),
)
quarters = st.lists(requests, min_size=1, max_size=6, unique_by=lambda each: each.id)


def findings_of(proposals: Sequence[Proposal]) -> dict[str, list[Finding]]:
    checked, _ = check_all(proposals, RULEBOOK)
    return {each.proposal.id: sorted(each.judgement.findings, key=repr) for each in checked}


@settings(max_examples=60, derandomize=True, deadline=None)
@given(quarters)
def test_stranger_changes_nothing_for_the_others(proposals: list[Proposal]) -> None:
    alone, joined = findings_of(proposals), findings_of([*proposals, STRANGER])
    assert {key: joined[key] for key in alone} == alone


@settings(max_examples=60, derandomize=True, deadline=None)
@given(quarters, st.randoms(use_true_random=False))
def test_order_of_proposals_does_not_matter(proposals: list[Proposal], chance: Any) -> None:
    mixed = list(proposals)
    chance.shuffle(mixed)
    assert findings_of(mixed) == findings_of(proposals)


def test_order_of_three_that_tell_of_each_other(rulebook: Rulebook) -> None:
    three = [asked(1, "BK_TINH", deeds=DEEDS), asked(2, "BK_BO", deeds=DEEDS), asked(3, "GIAY_KHEN", deeds=DEEDS)]
    answers = [findings_of(each) for each in permutations(three)]
    assert all(each == answers[0] for each in answers)
    assert [len([f for f in found if f.code == "TL01"]) for found in answers[0].values()] == [2, 2, 2]


def comparisons(work: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> int:
    """How often two texts are laid beside each other."""
    counted = [0]
    share_in = Telling.share_in

    def counting(self: Telling, other: Telling) -> float:
        counted[0] += 1
        return share_in(self, other)

    with monkeypatch.context() as patch:
        patch.setattr(Telling, "share_in", counting)
        work()
    return counted[0]


def test_comparisons_grow_with_the_number_of_people(rulebook: Rulebook, monkeypatch: pytest.MonkeyPatch) -> None:
    def quarter(people: int) -> list[Proposal]:
        return [
            asked(
                2 * n + k, code, name=f"Người Thứ {n}", born="1980-01-01", deeds=[f"{deed} Đợt {n}." for deed in DEEDS]
            )
            for n in range(people)
            for k, code in enumerate(("BK_TINH", "GIAY_KHEN"))
        ]

    few, many = quarter(10), quarter(40)
    counts = [comparisons(lambda each=each: check_all(each, rulebook), monkeypatch) for each in (few, many)]
    assert counts[0] > 0 and counts[1] == 4 * counts[0]


def test_initiative_of_two_people_of_one_sender_is_noted_on_both(rulebook: Rulebook) -> None:
    both = [
        asked(1, initiatives=[initiative(TITLE)]),
        asked(2, name="Bàn Văn Tài", born="1990-01-02", initiatives=[initiative(f"Đề tài: {TITLE}")]),
    ]
    found = judged(both, rulebook)
    notes = [said(found[each.id], "TL03") for each in both]
    assert [[f.severity for f in each] for each in notes] == [["THONG_TIN"], ["THONG_TIN"]]
    assert "Bàn Văn Tài" in notes[0][0].text and "Sầm Thị Ngát" in notes[1][0].text
    assert [each.judgement.verdict for each in found.values()] == ["DAT", "DAT"]


def test_sentence_with_figures_of_two_people_is_noted_and_routine_is_not(rulebook: Rulebook) -> None:
    both = [
        asked(1, deeds=[DEEDS[0], "Hoàn thành 100% nhiệm vụ được giao."]),
        asked(2, name="Bàn Văn Tài", born="1990-01-02", deeds=[DEEDS[0], "Hoàn thành 100% nhiệm vụ được giao."]),
    ]
    found = judged(both, rulebook)
    assert [len(said(each, "TL03")) for each in found.values()] == [1, 1]


def test_claims_of_two_senders_or_of_a_unit_and_its_head_are_not_noted(rulebook: Rulebook) -> None:
    apart = [
        asked(1, initiatives=[initiative(TITLE)]),
        asked(2, name="Bàn Văn Tài", born="1990-01-02", sender="Trung tâm Sao Hôm", initiatives=[initiative(TITLE)]),
        asked(3, "TTLDTT", name="Phòng Đo lường", born=None, kind="tap_the", initiatives=[initiative(TITLE)]),
    ]
    assert not [f for each in judged(apart, rulebook).values() for f in said(each, "TL03")]
