from __future__ import annotations

from dataclasses import replace
from datetime import date

from invented_proposals import MADE_ON, checked, collective, person, quarter_of
from nominee_papers import compiled, words

from criteria import load_rulebook, rewards_of
from records import CheckedProposal
from records.rewards import QuarterRewards, Reward
from records.stages import Outcome, QuarterStanding
from reports.papers.budget import budget_papers
from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.sums import dong_in_words, figures

RULEBOOK = load_rulebook()


def with_rewards(proposals: list[CheckedProposal], **more: object) -> Compilation:
    one = compiled(proposals, **more)
    refused = {row.proposal.id for row in one.refused}
    found = rewards_of(proposals, RULEBOOK, on=MADE_ON, granted=one.to_be_paid, refused=refused)
    return replace(one, rewards=found)


def estimate(compilation: Compilation) -> Paper:
    (paper,) = budget_papers(compilation)
    return paper


def test_sums_are_those_of_the_rewards() -> None:
    compilation = with_rewards(quarter_of(40))
    rewards, text = compilation.rewards, words(estimate(compilation))
    assert rewards is not None and rewards.total_vnd > 0
    assert f"Tổng số tiền bằng chữ: {dong_in_words(rewards.total_vnd)}." in text
    numbers = text.split("Tổng cộng\n")[1].split("\n")
    assert numbers[1] == f"{sum(line.number for line in rewards.lines):02d}"
    assert figures(rewards.total_vnd) in numbers and figures(rewards.waiting_vnd) in text
    for payer in rewards.payers:
        assert f"{payer}: {figures(rewards.total_of(payer))} đồng" in text
    paid = {row.proposal.id for row in compilation.table.ready}
    apart = [each for each in (*rewards.unknown, *rewards.unsure) if each.proposal in paid]
    assert sum(line.number for line in rewards.lines) + len(apart) == len(paid)


def test_each_line_shows_how_its_sum_comes_about() -> None:
    text = words(estimate(with_rewards([checked(n, person(n), code="LDTT") for n in range(3)])))
    assert "Lao động tiên tiến\nCá nhân\n03\n0,3\n2.530.000\n760.000\n2.280.000\n(1)" in text
    assert "(1) NĐ 152/2025/NĐ-CP" in text and "lương cơ sở: NĐ 161/2026/NĐ-CP" in text


def test_what_waits_is_apart_and_never_in_the_total() -> None:
    proposals = [checked(1, person(1)), checked(2, person(2), verdict="CHUA_DU_CO_SO")]
    paper = estimate(with_rewards(proposals))
    sure, _, waiting = words(paper).partition("Còn chờ kết luận")
    assert "Hai triệu năm trăm ba mươi nghìn đồng" in sure and "2.530.000" in waiting
    assert "2.530.000 đồng cho 01 trường hợp trong danh sách đề nghị" in paper.about


def test_unsure_and_unknown_come_with_their_reasons() -> None:
    unsure = Reward("2026-Q3-0001", "Trần Thị Ánh", "LDTT", "ca_nhan", "2026", 760_000, doubt="chưa chắc nhận cả hai")
    unknown = Reward("2026-Q3-0002", "A", "KNC", "ca_nhan", "2026", None, reason="văn bản chỉ nêu mức cao nhất")
    rewards = QuarterRewards(on=MADE_ON, unsure=(unsure,), unknown=(unknown,))
    paper = estimate(compiled([checked(1, person(1)), checked(2, person(2))], rewards=rewards))
    text = words(paper)
    assert "Trần Thị Ánh\nChiến sĩ thi đua cơ sở (năm 2026)\n760.000\nchưa chắc nhận cả hai" in text
    assert "Kỷ niệm chương\nCá nhân\n01\nvăn bản chỉ nêu mức cao nhất" in text
    assert "Chưa có trường hợp nào đủ căn cứ" in text and len(paper.still_open) == 2


def test_after_the_decision_only_what_was_granted_is_summed() -> None:
    proposals = [checked(n, person(n)) for n in range(3)]
    outcomes = tuple(
        Outcome(proposal=each.proposal.id, is_granted=at > 0, who="Lê Thị Thư", at="2026-09-30T08:00:00Z")
        for at, each in enumerate(proposals)
    )
    standing = QuarterStanding(quarter="2026-Q3", stage="decided", outcomes=outcomes)
    paper = estimate(with_rewards(proposals, standing=standing))
    assert paper.about == "Dự toán tiền thưởng: 5.060.000 đồng cho 02 trường hợp Hội đồng đồng ý"


def test_collectives_have_lines_of_their_own() -> None:
    text = words(estimate(with_rewards([checked(1, collective(0), code="TTLDTT"), checked(2, person(2), code="LDTT")])))
    assert "Tập thể Lao động tiên tiến\nTập thể\n" in text and "Lao động tiên tiến\nCá nhân\n" in text


def test_quarter_without_computed_money_has_no_estimate() -> None:
    assert list(budget_papers(compiled([checked(1, person(1))], made_on=date(2026, 9, 1)))) == []
