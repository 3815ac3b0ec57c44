"""The draft minutes: blanks before the meeting, votes with their shares after it; thresholds come from the rules."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from invented_proposals import checked, person, quarter_of
from meeting_quarter import MEETING, comments, compiled, decided, listed, outcome, rule, standing, words

from records.offices import CouncilProfile
from records.stages import FlagHonour
from reports.papers.minutes import minutes_paper

ONE = [checked(1, person(1, confidence=1.0), code="CSTDCS")]


def test_before_the_meeting_all_votes_are_blank() -> None:
    paper = minutes_paper(compiled(quarter_of(14)))
    assert all(set(listed(paper, column=column)) == {""} for column in (3, 4, 5, 6))
    assert "Hội đồng thông qua" not in words(paper)
    assert any(text.startswith("Ghi số phiếu và kết quả của 08 đề nghị") for text in paper.still_open)


def test_votes_are_printed_with_their_share() -> None:
    paper = minutes_paper(decided(quarter_of(14), refuse=["2026-Q3-0002"]))
    rows = list(zip(*(listed(paper, column=column) for column in (1, 3, 4, 5, 6)), strict=True))
    assert ("Trần Thị Ánh", "02", "05", "40%", "Không thông qua") in rows
    assert ("Kim Sa Rây", "05", "05", "100%", "Thông qua") in rows
    assert "Không thông qua: Bà Trần Thị Ánh (chưa nổi bật)." in words(paper)


def test_result_without_its_votes_is_open_work() -> None:
    bare = outcome("2026-Q3-0001").model_copy(update={"votes_for": None, "votes_cast": None})
    told = minutes_paper(compiled(ONE, standing=standing([bare]))).still_open
    assert "Ghi số phiếu của 01 đề nghị đã có kết quả." in told


def test_members_are_those_of_the_profile() -> None:
    text = words(minutes_paper(compiled(ONE)))
    assert "Chủ trì: Lê Thị Minh Châu." in text
    assert "Thành viên Hội đồng: Ngô Bá Khiêm; Đỗ Thị Lan; Võ Hoàng Nam." in text
    assert "Tổng số thành viên: 05;" in text


def test_unknown_council_leaves_blanks() -> None:
    compilation = compiled(ONE)
    office = compilation.office.model_copy(update={"hoi_dong": CouncilProfile()})
    paper = minutes_paper(replace(compilation, office=office))
    assert "Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng quý III/2026" in words(paper)
    assert "Chủ trì: …" in words(paper)
    assert "Tổng số thành viên: ……" in words(paper)
    assert any("hoi_dong" in text for text in paper.still_open)


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ({"yes": 4, "cast": 5}, None),
        ({"yes": 3, "cast": 5}, "3 trên 5 phiếu (60%), chưa được 80% tổng số thành viên Hội đồng"),
        ({"yes": 3, "cast": 3}, "3 trên 5 phiếu (60%)"),
        ({"yes": 6, "cast": 5}, "Số phiếu đồng ý (6) nhiều hơn tổng số phiếu (5)"),
    ],
)
def test_grant_below_the_threshold_is_doubted(votes: dict[str, int], said: str | None) -> None:
    """Of all five members, whoever came: three of three is not four fifths."""
    rules = (rule("CSTDCS", yes_min=Fraction(4, 5)),)
    compilation = compiled(ONE, standing=standing([outcome("2026-Q3-0001", **votes)]), voting=rules)
    found = comments(minutes_paper(compilation))
    assert any(said in text for text in found) if said else found == []


def test_threshold_is_told_and_an_unconfirmed_one_only_told() -> None:
    rules = (
        rule("CSTDCS", yes_min=Fraction(9, 10), present_min=Fraction(2, 3), is_secret=True),
        rule("LDTT", yes_min=Fraction(1, 2), base="present", is_confirmed=False),
    )
    proposals = [*ONE, checked(2, person(2, confidence=1.0), code="LDTT")]
    outcomes = [outcome("2026-Q3-0001"), outcome("2026-Q3-0002", yes=1)]
    paper = minutes_paper(compiled(proposals, standing=standing(outcomes), voting=rules))
    text = words(paper)
    assert "bỏ phiếu kín, họp khi có ít nhất 2/3 tổng số thành viên, thông qua khi được ít nhất 90%" in text
    assert "ít nhất 50% số thành viên có mặt đồng ý (Quy chế Hội đồng, Điều 7; chưa được xác nhận)" in text
    assert comments(paper) == []
    assert any("Chưa nạp quy định" in each and "Lao động tiên tiến" in each for each in paper.still_open)


def test_person_chosen_for_the_flag_salute_is_named() -> None:
    chosen = FlagHonour(proposal="2026-Q3-0001", who="Thư ký", at=MEETING, reason="có sáng kiến áp dụng toàn Sở")
    compilation = compiled(ONE)
    compilation = replace(compilation, standing=compilation.standing.model_copy(update={"honoured": chosen}))
    text = words(minutes_paper(compilation))
    assert "Hội đồng chọn Bà Trần Thị Ánh, Chuyên viên, Phòng Quản lý khoa học (có sáng kiến áp dụng toàn Sở)." in text
