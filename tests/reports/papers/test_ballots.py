"""The ballot: a row a proposal with two empty boxes, nobody's vote to be told by it."""

from __future__ import annotations

from fractions import Fraction

from invented_proposals import checked, person, quarter_of
from meeting_quarter import COUNCIL, comments, compiled, crowd, decided, listed, opened, rule, words

from reports.papers.ballots import ballot_paper


def test_boxes_are_empty_and_nothing_is_commented() -> None:
    """Doubtful names are marked in every other paper; a ballot is printed and handed out as it is."""
    paper = ballot_paper(compiled(quarter_of(14)))
    assert set(listed(paper, column=3) + listed(paper, column=4)) == {""}
    assert comments(paper) == []


def test_no_member_is_named() -> None:
    text = words(ballot_paper(compiled(quarter_of(14))))
    assert not any(name in text for name in (COUNCIL.chu_tich, COUNCIL.thu_ky, *COUNCIL.thanh_vien))
    assert "không ghi tên, không ký vào phiếu" in text


def test_outcome_does_not_change_the_ballot() -> None:
    before, after = (ballot_paper(make(quarter_of(14))) for make in (compiled, decided))
    assert before.content == after.content


def test_secret_vote_and_threshold_come_from_the_rules() -> None:
    proposals = [checked(1, person(1), code="CSTDCS"), checked(2, person(2), code="LDTT")]
    rules = (rule("CSTDCS", yes_min=Fraction(9, 10), is_secret=True),)
    text = words(ballot_paper(compiled(proposals, voting=rules)))
    assert (
        "Chiến sĩ thi đua cơ sở: 01 cá nhân; bỏ phiếu kín, thông qua khi được ít nhất 90% tổng số thành viên Hội đồng "
        "đồng ý (Quy chế Hội đồng, Điều 7)"
    ) in text
    assert "Lao động tiên tiến: 01 cá nhân\n" in text


def test_heading_of_a_long_ballot_is_repeated_and_no_row_is_torn() -> None:
    table = opened(ballot_paper(compiled(crowd(500)))).tables[1]
    rows = table._tbl.tr_lst
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert len(rows) == 1 + 2 + 500
    assert rows[0].find(f".//{name}tblHeader") is not None
    assert all(row.find(f".//{name}cantSplit") is not None for row in rows)
