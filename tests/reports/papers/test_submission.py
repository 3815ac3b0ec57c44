"""The submission: who is proposed and who held back, late ones, money, the flag salute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from invented_proposals import MISSING_MINUTES, checked, field, person, quarter_of
from meeting_quarter import DEADLINE_MISSED, MEETING, comments, compiled, words

from records import CheckedProposal
from records.shortlists import Placed
from records.stages import FlagHonour
from reports.papers.submission import submission_paper


def with_conflict(number: int, key: str, other: str) -> CheckedProposal:
    """One who meets the rules, but whose papers say two things."""
    base = checked(number, person(number))
    nominee = base.proposal.nominee
    value = getattr(nominee, key).model_copy(update={"conflict": other})
    proposal = base.proposal.model_copy(update={"nominee": nominee.model_copy(update={key: value})})
    return base.model_copy(update={"proposal": proposal})


def proposed(text: str) -> str:
    return text.partition("3. Danh sách đề nghị khen thưởng")[2].partition("4. Đề xuất")[0]


HELD = [
    checked(1, person(1), findings=(MISSING_MINUTES,)),
    with_conflict(1, "full_name", "Trần Thị Anh"),
    with_conflict(1, "unit", "Phòng Kế hoạch"),
    checked(1, person(1).model_copy(update={"full_name": None})),
]


@pytest.mark.parametrize("held", HELD, ids=["open-error", "two-names", "two-units", "no-name"])
def test_doubtful_one_is_not_proposed_but_told_with_the_reason(held: CheckedProposal) -> None:
    compilation = compiled([held, checked(2, person(2))])
    text = words(submission_paper(compilation))
    assert [row.number for row in compilation.table.held_back] == [1] or len(compilation.table.held_back) == 1
    assert "Ngô Minh Anh" in proposed(text)
    assert "Trần Thị Ánh" not in proposed(text)
    assert "có 02 trường hợp đạt (trong đó 01 trường hợp còn điểm phải xác nhận" in text
    assert "Kính đề nghị xét khen thưởng 01 trường hợp" in text
    assert "còn điểm phải xác nhận trước khi đưa vào danh sách đề nghị" in text.partition("5. Những")[2]


def test_reason_of_who_is_held_back_is_said() -> None:
    text = words(submission_paper(compiled([with_conflict(1, "full_name", "Trần Thị Anh")])))
    assert "Họ tên: nơi ghi “Trần Thị Ánh”, nơi ghi “Trần Thị Anh”; cần xác nhận." in text


def test_each_reason_is_said_once() -> None:
    paper = submission_paper(compiled([HELD[0]]))
    assert words(paper).count("Thiếu biên bản bình xét") == 1
    assert "01 trường hợp đạt nhưng chưa đưa vào danh sách: còn điểm phải xác nhận." in paper.still_open
    assert not any("cần bổ sung" in text for text in paper.still_open)


def test_value_that_is_only_unsure_is_proposed_with_a_comment() -> None:
    paper = submission_paper(compiled([checked(1, person(1, confidence=0.9))]))
    assert "Trần Thị Ánh" in proposed(words(paper))
    assert any("Họ tên: cần xem, độ tin cậy 0,90" in text for text in comments(paper))


def test_name_below_the_office_s_least_goes_to_a_person_first() -> None:
    """`nguoi_xem` of the shipped thresholds: a name read with less than 0,60."""
    compilation = compiled([checked(1, person(1, confidence=0.55))])
    assert compilation.table.ready == ()
    assert "Họ tên “Trần Thị Ánh” đọc chưa chắc; cần xác nhận." in words(submission_paper(compilation))


def test_confirmed_value_holds_nobody_back() -> None:
    held = with_conflict(1, "full_name", "Trần Thị Anh")
    settled = held.model_copy(update={"proposal": held.proposal.model_copy(update={"confirmed": ("full_name",)})})
    assert len(compiled([settled]).table.ready) == 1


def test_late_ones_that_wait_are_named_with_their_day_and_counted_nowhere() -> None:
    late = [checked(number, person(number), received=DEADLINE_MISSED) for number in (3, 4)]
    text = words(submission_paper(compiled([checked(1, person(1))], postponed=late)))
    assert "Văn phòng nhận được 01 đề nghị" in text
    assert "chuyển sang xét ở quý sau" in text
    assert "(02 trường hợp): ngày 22/09/2026: Ông Thạch Sô Phia, Bà Dụng Thị Kiều Oanh Mỹ Huyền Trân." in text
    assert "Không có hồ sơ nhận sau thời hạn" not in text


def test_late_one_that_was_let_in_is_told_apart() -> None:
    text = words(submission_paper(compiled([checked(1, person(1), received=DEADLINE_MISSED)])))
    assert "nhận sau thời hạn nhưng được xét trong quý này (01 trường hợp): ngày 22/09/2026: Bà Trần Thị Ánh." in text


def test_one_that_waited_from_the_quarter_before_is_told_apart() -> None:
    waited = checked(1, person(1), received=date(2026, 6, 25))
    moved = waited.proposal.model_copy(update={"quarter": "2026-Q2", "considered": "2026-Q3"})
    text = words(submission_paper(compiled([waited.model_copy(update={"proposal": moved})])))
    assert "01 đề nghị của quý trước chuyển sang: ngày 25/06/2026: Bà Trần Thị Ánh." in text
    assert "Không có hồ sơ nhận sau thời hạn." in text


def test_money_is_that_of_the_list_with_its_law() -> None:
    held = checked(2, person(2), code="LDTT", findings=(MISSING_MINUTES,))
    proposals = [checked(1, person(1), code="CSTDCS"), held, checked(3, person(3), code="BK_TINH")]
    text = words(submission_paper(compiled(proposals)))
    assert "6.330.000 đồng (sáu triệu ba trăm ba mươi nghìn đồng)" in text
    assert "Sở hoặc cơ quan quyết định chi 2.530.000 đồng" in text
    assert "UBND tỉnh, thành phố chi 3.800.000 đồng" in text
    assert "NĐ 152/2025/NĐ-CP (mức tiền thưởng); lương cơ sở: NĐ 161/2026/NĐ-CP" in text


def test_shortlist_names_only_persons_on_the_list_with_reasons() -> None:
    placed = (
        Placed(1, False, "2026-Q3-0002", "Ngô Minh Anh", ("đạt", "trực tiếp công tác")),
        Placed(2, False, "2026-Q3-0001", "Trần Thị Ánh", ("đạt",)),
    )
    held = checked(1, person(1), findings=(MISSING_MINUTES,))
    text = words(submission_paper(compiled([held, checked(2, person(2))], shortlist=placed)))
    salute = text.partition("4. Đề xuất")[2].partition("5. Những")[0]
    assert "Thứ tự 1: Ông Ngô Minh Anh, Viên chức" in salute
    assert "Vì: đạt; trực tiếp công tác." in salute
    assert "Trần Thị Ánh" not in salute


def test_person_s_choice_is_named_and_a_choice_off_the_list_is_doubted() -> None:
    held = checked(1, person(1), findings=(MISSING_MINUTES,))
    compilation = compiled([held, checked(2, person(2))])

    def chosen(proposal: str) -> object:
        honoured = FlagHonour(proposal=proposal, who="Chánh Văn phòng", at=MEETING)
        return replace(compilation, standing=compilation.standing.model_copy(update={"honoured": honoured}))

    listed, unlisted = (submission_paper(chosen(f"2026-Q3-000{n}")) for n in (2, 1))  # type: ignore[arg-type]
    assert "Kính đề nghị biểu dương dưới cờ: Ông Ngô Minh Anh" in words(listed)
    assert not any("không có trong danh sách đề nghị" in text for text in comments(listed))
    assert any("không có trong danh sách đề nghị" in text for text in comments(unlisted))


def test_open_work_is_told_for_the_contents() -> None:
    told = submission_paper(compiled(quarter_of(14))).still_open
    assert "04 trường hợp cần bổ sung, làm rõ hoặc xin ý kiến." in told
    assert "Chưa chọn người biểu dương dưới cờ." in told


def test_words_of_a_file_cannot_break_the_paper() -> None:
    name = "Trần {{ 7*7 }} <w:t> {%p endfor %} Ánh"
    proposal = checked(1, person(1, name=name).model_copy(update={"unit": field("Phòng A & B")}))
    assert f"{name}, Chuyên viên, Phòng A & B" in words(submission_paper(compiled([proposal])))
