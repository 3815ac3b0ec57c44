"""Every paper of the meeting says the same numbers and the same names as the quarter's table."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from meeting_quarter import QUARTERS, compiled, decided, listed, words

from reports.papers.appendix import appendix_paper
from reports.papers.ballots import ballot_paper
from reports.papers.compilation import Compilation
from reports.papers.decision import decision_papers
from reports.papers.lists import list_papers
from reports.papers.minutes import minutes_paper
from reports.papers.submission import submission_paper


@pytest.fixture(scope="module", params=QUARTERS, ids=lambda name: name.replace(" ", "-"))
def compilation(request: pytest.FixtureRequest) -> Compilation:
    return compiled(QUARTERS[request.param])


def said(pattern: str, text: str) -> list[int]:
    """The numbers behind a pattern's groups."""
    match = re.search(pattern, text)
    assert match, pattern
    return [int(number) for number in match.groups()]


def test_submission_counts_as_the_table(compilation: Compilation) -> None:
    text, table = words(submission_paper(compilation)), compilation.table
    assert said(r"Văn phòng nhận được (\d+) đề nghị", text) == [len(table.rows)]
    verdicts = Counter(row.verdict for row in table.rows)
    told = said(r"có (\d+) trường hợp đạt.*?; (\d+) trường hợp cần bổ sung .*?; (\d+) trường hợp không đạt", text)
    assert told == [verdicts["DAT"], verdicts["CHUA_DU_CO_SO"] + verdicts["CAN_XEM_XET"], verdicts["KHONG_DAT"]]
    if table.ready:
        assert said(r"Kính đề nghị xét khen thưởng (\d+) trường hợp", text) == [len(table.ready)]
    else:
        assert "chưa có trường hợp nào đủ cơ sở" in text
    assert all(row.name in text for row in table.ready)


def test_appendix_has_every_row_once(compilation: Compilation) -> None:
    paper, table = appendix_paper(compilation), compilation.table
    assert listed(paper) == [row.name for row in table.rows]
    assert listed(paper, column=0) == [str(row.number) for row in table.rows]
    if table.rows:
        verdicts = Counter(row.verdict for row in table.rows)
        pattern = r"Tổng cộng: (\d+) đề nghị .*đạt (\d+); chưa đủ cơ sở (\d+); cần xem xét (\d+); không đạt (\d+)"
        assert said(pattern, words(paper)) == [
            len(table.rows),
            *(verdicts[each] for each in ("DAT", "CHUA_DU_CO_SO", "CAN_XEM_XET", "KHONG_DAT")),
        ]


def test_lists_have_who_is_proposed_and_nobody_else(compilation: Compilation) -> None:
    papers = list(list_papers(compilation))
    named = [name for paper in papers for name in listed(paper)]
    assert Counter(named) == Counter(row.name for row in compilation.table.ready)
    for paper in papers:
        names = listed(paper)
        assert listed(paper, column=0) == [str(number) for number in range(1, len(names) + 1)]
        if names:
            assert said(r"Tổng số: (\d+)", words(paper)) == [len(names)]
            assert sum(map(int, re.findall(r": (\d+) (?:cá nhân|tập thể|hộ gia đình)\n", words(paper)))) == len(names)
        else:
            assert "chưa có" in words(paper)


def test_ballot_and_minutes_vote_on_who_is_proposed(compilation: Compilation) -> None:
    ballot, minutes = ballot_paper(compilation), minutes_paper(compilation)
    ready = compilation.table.ready
    assert listed(ballot) == [row.name for row in ready]
    assert listed(minutes) == listed(ballot)
    assert said(r"Đưa ra biểu quyết (\d+)\s+trường hợp", words(minutes)) == [len(ready)]
    if ready:
        assert said(r"Phiếu này có (\d+) trường hợp", words(ballot)) == [len(ready)]


@pytest.mark.parametrize("name", QUARTERS)
def test_what_is_granted_stands_in_exactly_one_decision(name: str) -> None:
    ready = [row.proposal.id for row in compiled(QUARTERS[name]).table.ready]
    compilation = decided(QUARTERS[name], refuse=ready[::5])
    papers = list(decision_papers(compilation))
    named = [name for paper in papers for name in listed(paper)]
    assert Counter(named) == Counter(row.name for row in compilation.granted)
    for paper in papers:
        first, *_ = re.findall(r"[Kk]hen thưởng ((?:\d+ (?:cá nhân|tập thể|hộ gia đình)(?:, )?)+)", words(paper))
        assert sum(map(int, re.findall(r"\d+", first))) == len(listed(paper))
    minutes = words(minutes_paper(compilation))
    assert said(r"Hội đồng thông qua (\d+) trường hợp", minutes) == [len(compilation.granted)]
    assert sum(map(int, re.findall(r"^- .* cho (\d+) ", "\n".join(map(words, papers)), re.MULTILINE))) == len(named)
