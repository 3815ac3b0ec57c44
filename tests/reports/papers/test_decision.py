"""The decision names only who was granted, with money that adds up; what others decide goes to them without any sum."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from invented_proposals import checked, collective, person, quarter_of
from meeting_quarter import comments, compiled, decided, listed, office, words

from records.offices import AuthorityProfile
from reports.papers.decision import decision_papers
from reports.papers.minutes import minutes_paper
from reports.sums import dong_in_words

MIXED = [
    checked(1, person(1), code="CSTDCS"),
    checked(2, person(2), code="LDTT"),
    checked(3, person(3), code="GIAY_KHEN"),
    checked(4, collective(0), code="TTLDTT"),
    checked(5, person(5), code="BK_TINH"),
    checked(6, person(6), code="BK_BO"),
    checked(7, person(7), code="DIEN_HINH"),
]


def test_nothing_is_decided_before_the_council() -> None:
    assert list(decision_papers(compiled(quarter_of(14)))) == []


def test_each_authority_gets_its_own_paper() -> None:
    papers = {paper.key: paper for paper in decision_papers(decided(MIXED))}
    assert {key: listed(paper) for key, paper in papers.items()} == {
        "quyet-dinh": ["Phòng Kế hoạch - Tài chính", "Trần Thị Ánh", "Thạch Sô Phia", "Ngô Minh Anh"],
        "to-trinh-cap-tren/1": ["Kim Sa Rây"],
        "to-trinh-cap-tren/2": ["Lê Đức Ước"],
    }
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh" in words(papers["to-trinh-cap-tren/1"])
    assert "Kính gửi: Bộ trưởng Bộ Khoa học và Công nghệ" in words(papers["to-trinh-cap-tren/2"])
    assert not any("đồng" in words(paper).replace("Hội đồng", "") for paper in list(papers.values())[1:])


def test_list_for_those_above_tells_of_which_law_its_articles_are() -> None:
    compilation = decided(MIXED)
    lawful = replace(compilation, table=replace(compilation.table, law="Luật 06/2022/QH15"))
    request = next(paper for paper in decision_papers(lawful) if paper.key.startswith("to-trinh-cap-tren"))
    assert "điều, khoản trong danh sách không ghi tên văn bản là của Luật 06/2022/QH15)." in words(request)


def test_who_decides_is_the_office_s_to_say() -> None:
    profile = office().model_copy(
        update={
            "tham_quyen": (
                AuthorityProfile(danh_hieu=("LDTT",)),
                AuthorityProfile(danh_hieu=("CSTDCS",), kinh_gui="Bộ"),
            )
        }
    )
    compilation = decided(MIXED, office=profile)
    papers = {paper.key: listed(paper) for paper in decision_papers(compilation)}
    assert papers == {"quyet-dinh": ["Ngô Minh Anh"], "to-trinh-cap-tren/1": ["Trần Thị Ánh"]}
    assert any(
        re.match("05 trường hợp được thông qua nhưng chưa rõ ai quyết định", text) for text in open_of(compilation)
    )


def open_of(compilation: object) -> tuple[str, ...]:
    return minutes_paper(compilation).still_open  # type: ignore[arg-type]


def test_granted_without_a_known_authority_is_told_not_decided() -> None:
    compilation = decided(MIXED)
    assert not any("Bá Văn Đạt" in words(paper) for paper in decision_papers(compilation))
    assert any("Điển hình tiên tiến" in text and "tham_quyen" in text for text in open_of(compilation))


@pytest.mark.parametrize("refused", ["2026-Q3-0001", "2026-Q3-0004", "2026-Q3-0005"])
def test_refused_stand_nowhere(refused: str) -> None:
    compilation = decided(MIXED, refuse=[refused])
    name = next(row.name for row in compilation.table.rows if row.proposal.id == refused)
    assert name
    assert not any(name in words(paper) for paper in decision_papers(compilation))


def test_money_adds_up_in_figures_and_words() -> None:
    """At 2.530.000 đồng: 2.530.000 for CSTĐCS, 760.000 for LĐTT, 2.030.000 for TTLĐTT; the Giấy khen has no sum yet."""
    paper = next(iter(decision_papers(decided(MIXED))))
    assert listed(paper, column=4) == ["2.030.000", "2.530.000", "……", "760.000"]
    total = 2_030_000 + 2_530_000 + 760_000
    assert f"tổng số tiền là 5.320.000 đồng (Bằng chữ: {dong_in_words(total)})" in words(paper)
    assert "chưa gồm 01 trường hợp chưa ghi mức tiền thưởng" in words(paper)
    assert any("Hệ số tiền thưởng của Giấy khen cho cá nhân" in text for text in comments(paper))
    assert "5.320.000" in words(paper).splitlines()[-1]


def test_second_reward_of_one_person_is_no_part_of_the_total() -> None:
    twice = [
        checked(1, person(1), code="CSTDCS"),
        checked(2, person(1), code="LDTT"),
    ]
    twice = [
        each.model_copy(
            update={"proposal": each.proposal.model_copy(update={"nominee": with_birth(each.proposal.nominee)})}
        )
        for each in twice
    ]
    paper = next(iter(decision_papers(decided(twice))))
    assert listed(paper, column=4) == ["2.530.000", "……"]
    assert "tổng số tiền là 2.530.000 đồng" in words(paper)
    assert any("760.000 đồng: cùng lúc được Chiến sĩ thi đua cơ sở" in text for text in comments(paper))


def with_birth(nominee: object) -> object:
    from invented_proposals import field

    return nominee.model_copy(update={"birth_date": field("1985-04-12")})  # type: ignore[attr-defined]


def test_grounds_are_those_of_receipt_and_of_the_decision() -> None:
    """What came in under the old decree is judged by it and paid by the one of the day of the decision."""
    paper = next(iter(decision_papers(decided([checked(1, person(1), received=date(2024, 9, 10))]))))
    assert re.findall(r"Nghị định số ([\d/]+)/", words(paper)) == ["98/2023", "152/2025"]


def test_law_that_was_amended_is_cited_once_and_laws_go_before_decrees() -> None:
    """Received before 1 October 2026, decided after it."""
    paper = next(iter(decision_papers(decided([checked(1, person(1))], made_on=date(2026, 10, 5)))))
    grounds = [line for line in words(paper).splitlines() if line.startswith("Căn cứ ")]
    assert ["được sửa đổi, bổ sung bởi Luật số 06/2026/QH16" in line for line in grounds] == [True, False, False]
    assert grounds[1].startswith("Căn cứ Nghị định số 152/2025/NĐ-CP")


def test_another_authority_of_a_giay_khen_is_doubted() -> None:
    proposal = checked(1, person(1), code="GIAY_KHEN")
    asked = proposal.proposal.requested.model_copy(update={"authority": "Chủ tịch UBND xã An Thới"})
    proposal = proposal.model_copy(update={"proposal": proposal.proposal.model_copy(update={"requested": asked})})
    paper = next(iter(decision_papers(decided([proposal]))))
    assert any("Hồ sơ ghi cấp tặng là “Chủ tịch UBND xã An Thới”" in text for text in comments(paper))


def test_same_quarter_is_the_same_bytes() -> None:
    first, second = (list(decision_papers(decided(MIXED))) for _ in range(2))
    assert [paper.content for paper in first] == [paper.content for paper in second]
