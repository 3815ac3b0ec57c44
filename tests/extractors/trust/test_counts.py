"""A list that counts others than were found in it is doubted; what counts other things is not listened to."""

from __future__ import annotations

import pytest

from extractors.trust.counts import doubts_of_counts
from records.readings import Nominee, NomineeKind
from tests.extractors.typed import centred, zones_of

LEAD = "Phòng đề nghị Giám đốc Sở tặng Giấy khen cho 02 tập thể và 03 cá nhân có tên sau:"


def doubts(kinds: dict[NomineeKind, int], *lines: str, title: str = "TỜ TRÌNH") -> list[str]:
    _, zones = zones_of(centred(title), "Về việc đề nghị khen thưởng năm 2025", *lines)
    nominees = [Nominee(kind=kind, full_name=None) for kind, count in kinds.items() for _ in range(count)]
    return [doubt.sentence for doubt in doubts_of_counts(zones, nominees)]


def test_as_many_as_stated() -> None:
    assert doubts({"tap_the": 2, "ca_nhan": 3}, LEAD) == []


def test_fewer_than_stated() -> None:
    (told,) = doubts({"tap_the": 2, "ca_nhan": 2}, LEAD)
    assert "3 cá nhân, đọc được 2" in told
    assert "tập thể" not in told


@pytest.mark.parametrize(
    "line",
    [
        "Tổng số: 03 người./.",
        "Tổng cộng danh sách có 03 cá nhân.",
        "Ấn định danh sách: 03 cá nhân./.",
        "Danh sách này gồm 03 (ba) đồng chí.",
        "(Danh sách có 03 cá nhân)",
    ],
)
@pytest.mark.parametrize(("found", "count"), [(3, 0), (2, 1), (4, 1)])
def test_totals_count_the_whole_list(line: str, found: int, count: int) -> None:
    assert len(doubts({"ca_nhan": found}, line)) == count


@pytest.mark.parametrize(
    "line",
    [
        "Quý I, Giám đốc Sở đã tặng Giấy khen cho 06 cá nhân có tên sau:",
        "Hội đồng có mặt 09/11 người.",
        "Tổng số: LĐTT: 03 người; CSTĐCS: 02 người.",
        "Danh sách có 02 người, trong đó 01 người là đồng bào dân tộc thiểu số.",
        "Đợt mưa lũ làm 1.104 hộ bị ngập, chở 63 người đến nơi an toàn.",
    ],
)
def test_other_counts_are_not_listened_to(line: str) -> None:
    assert doubts({"ca_nhan": 2}, line) == []


def test_one_award_after_the_other_may_count_people_twice() -> None:
    line = "Danh sách này có 04 cá nhân đề nghị LĐTT, 02 cá nhân đề nghị CSTĐCS."
    assert [len(doubts({"ca_nhan": found}, line, title="DANH SÁCH")) for found in (3, 4, 5, 6, 7)] == [1, 0, 0, 0, 1]


def test_minutes_count_whom_they_leave_out() -> None:
    assert doubts({"ca_nhan": 1}, LEAD, title="BIÊN BẢN") == []
