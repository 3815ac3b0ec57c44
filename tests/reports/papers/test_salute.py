from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from invented_proposals import NOT_MET, checked, collective, person
from nominee_papers import comments, compiled, words

from records import CheckedProposal
from records.shortlists import CriterionMark, Placed, ScaleScore
from records.stages import FlagHonour, QuarterStanding
from reports.papers.paper import Paper
from reports.papers.salute import salute_paper

MARKS = (
    CriterionMark("Kết quả thực hiện nhiệm vụ", "30", "27,5", ("khảo sát 45/45 cơ sở",), is_open=False),
    CriterionMark("Sáng kiến và hiệu quả", "25", None, ("Quyết định 203/QĐ-SKHCN",)),
    CriterionMark("Khả năng nhân rộng", "20", "15"),
    CriterionMark("Gương mẫu", "15", "40", ("lời đơn vị",), fault="điểm là 40, phải từ 0 đến 15"),
)
SCORE = ScaleScore("Thang điểm thử", "Quyết định 9/QĐ-SKHCN", True, "27,5", "87,5", "100", True, MARKS)


def shortlist(proposals: list[CheckedProposal], *, score: ScaleScore | None = None, shared: int = 0) -> list[Placed]:
    return [
        Placed(
            1 if at < shared else at + 1,
            at < shared,
            each.proposal.id,
            each.proposal.nominee.name,
            ("kết quả: đạt", f"{9 - at}/11 phiếu"),
            score,
        )
        for at, each in enumerate(proposals)
    ]


def drawn(proposals: list[CheckedProposal], placed: list[Placed], **more: object) -> Paper:
    return salute_paper(compiled(proposals, shortlist=placed, **more))


def test_persons_are_ordered_with_their_reasons() -> None:
    proposals = [checked(n, person(n)) for n in (3, 1, 2)]
    paper = drawn(proposals, shortlist(proposals))
    text = words(paper)
    assert [line for line in text.split("\n") if line in ("1", "2", "3")] == ["1", "2", "3"]
    assert text.index("Thạch Sô Phia") < text.index("Trần Thị Ánh") < text.index("Ngô Minh Anh")
    assert "kết quả: đạt; 9/11 phiếu" in text and "Sở chưa đặt thang điểm" in text
    assert "chọn người biểu dương dưới cờ" in paper.still_open and "Người chọn, ngày chọn:" in text


def test_collectives_and_who_has_an_open_error_are_out() -> None:
    proposals = [
        checked(1, person(1)),
        checked(2, person(2), findings=(NOT_MET,)),  # an error that nobody settled, although the rules are met
        checked(4, person(4), confidence=1.0, verdict="CHUA_DU_CO_SO"),
        checked(3, collective(0), code="TTLDXS"),
    ]
    text = words(drawn(proposals, shortlist(proposals)))
    assert "Trần Thị Ánh" in text and "Có 01 cá nhân" in text
    assert not any(name in text for name in ("Ngô Minh Anh", "Dụng Thị Kiều", "Phòng Kế hoạch - Tài chính"))
    assert "02 đề nghị cho cá nhân chưa vào danh sách" in text


def test_criteria_tell_points_and_evidence_or_that_they_are_not_known() -> None:
    proposals = [checked(1, person(1))]
    text = words(drawn(proposals, shortlist(proposals, score=SCORE)))
    assert "Kết quả thực hiện nhiệm vụ\n27,5/30\n“khảo sát 45/45 cơ sở”" in text
    assert "Sáng kiến và hiệu quả\nCHƯA RÕ (chưa chấm)\n“Quyết định 203/QĐ-SKHCN”" in text
    assert "Khả năng nhân rộng\nCHƯA RÕ (ghi 15/20, chưa có minh chứng)\nchưa nêu" in text
    assert "Gương mẫu\nCHƯA RÕ\nđiểm là 40, phải từ 0 đến 15; “lời đơn vị”" in text
    assert "chắc chắn 27,5/100, nhiều nhất 87,5 điểm" in text
    assert "Thang điểm thử (Quyết định 9/QĐ-SKHCN)" in text and "chưa được xác nhận" not in text


def test_criteria_on_which_nobody_wrote_anything_fill_no_pages() -> None:
    proposals = [checked(1, person(1))]
    blank = [replace(mark, points=None, evidence=(), fault=None) for mark in SCORE.marks]
    text = words(drawn(proposals, shortlist(proposals, score=replace(SCORE, marks=tuple(blank)))))
    assert "Thang điểm thử" in text and "Điểm và minh chứng" not in text


def test_ties_are_told() -> None:
    proposals = [checked(n, person(n)) for n in (1, 2, 3)]
    text = words(drawn(proposals, shortlist(proposals, shared=2)))
    assert "thứ tự 1: Trần Thị Ánh, Ngô Minh Anh." in text and "1 (ngang nhau)" in text


def test_choice_is_told_with_who_and_when() -> None:
    proposals = [checked(n, person(n)) for n in (1, 2)]
    late = datetime(2026, 9, 28, 20, 0, tzinfo=UTC)  # the next day in Vietnam
    chosen = FlagHonour(proposal="2026-Q3-0002", who="Đàm Thị Quyết", at=late, reason="tiêu biểu nhất.")
    paper = drawn(proposals, shortlist(proposals), standing=QuarterStanding(quarter="2026-Q3", honoured=chosen))
    assert "Ông Ngô Minh Anh" in words(paper)
    assert "Người chọn: Đàm Thị Quyết, ngày 29/09/2026. Lý do: tiêu biểu nhất." in words(paper)
    assert paper.still_open == ()


def test_choice_of_somebody_off_the_list_is_doubted() -> None:
    proposals = [checked(1, person(1)), checked(2, person(2), verdict="KHONG_DAT")]
    chosen = FlagHonour(proposal="2026-Q3-0002", who="Đàm Thị Quyết", at=datetime(2026, 9, 28, tzinfo=UTC))
    paper = drawn(proposals, shortlist(proposals[:1]), standing=QuarterStanding(quarter="2026-Q3", honoured=chosen))
    assert any("xem lại lựa chọn" in each for each in paper.still_open)
    assert any("không có trong danh sách" in comment for comment in comments(paper))


def test_quarter_without_candidates_says_so() -> None:
    paper = drawn([checked(1, person(1), verdict="CHUA_DU_CO_SO")], [])
    assert "chưa có cá nhân nào trong danh sách đề nghị khen thưởng" in words(paper)
