"""One achievement told for two recognitions: a suspicion with both texts, and none for what every report says."""

from __future__ import annotations

import pytest
from invented_quarter import DEEDS, OTHER_DEEDS, ROUTINE, asked, granted, judged, said

from criteria import Rulebook, load_rulebook

AWARD = "GIAY_KHEN"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def test_same_text_for_two_awards_is_a_suspicion_on_both(rulebook: Rulebook) -> None:
    quarter = [asked(1, "BK_TINH", deeds=DEEDS), asked(2, "BK_BO", deeds=[*ROUTINE, *DEEDS])]
    found = judged(quarter, rulebook)
    for own, other in (("2025-Q1-0001", "2025-Q1-0002"), ("2025-Q1-0002", "2025-Q1-0001")):
        (finding,) = said(found[own], "TL01")
        assert finding.severity == "CANH_BAO"
        assert other in finding.text and "giống 100%" in finding.text
        assert finding.article == "Luật 06/2022/QH15, Điều 5 khoản 2 điểm c"
        assert finding.file == "bao-cao.docx" and finding.evidence


def test_title_and_award_with_one_text_are_worth_a_word(rulebook: Rulebook) -> None:
    found = judged([asked(1, "CSTDCS", deeds=DEEDS), asked(2, AWARD, deeds=DEEDS)], rulebook)
    assert [f.severity for each in found.values() for f in said(each, "TL01")] == ["THONG_TIN", "THONG_TIN"]
    assert found["2025-Q1-0001"].judgement.verdict == "DAT"


def test_two_titles_of_one_year_may_rest_on_one_text(rulebook: Rulebook) -> None:
    for deeds in (DEEDS, [*DEEDS, *OTHER_DEEDS[:1]]):
        found = judged([asked(1, "CSTDCS", deeds=deeds), asked(2, "LDTT", deeds=DEEDS)], rulebook)
        assert not [f for each in found.values() for f in said(each, "TL01")]


@pytest.mark.parametrize("other_year", [None, "2023"])
def test_two_titles_that_one_report_asks_for_are_no_repetition(rulebook: Rulebook, other_year: str | None) -> None:
    one, other = asked(1, "CSTDCS", deeds=DEEDS), asked(2, "LDTT", deeds=DEEDS, year=other_year)
    other = other.model_copy(update={"sources": one.sources})
    assert not [f for each in judged([one, other], rulebook).values() for f in said(each, "TL01")]


def test_two_awards_that_one_report_asks_for_wait_for_a_person(rulebook: Rulebook) -> None:
    one, other = asked(1, "BK_TINH", deeds=DEEDS), asked(2, AWARD, deeds=DEEDS)
    other = other.model_copy(update={"sources": one.sources})
    found = judged([one, other], rulebook)
    assert [f.severity for each in found.values() for f in said(each, "TL01")] == ["CANH_BAO", "CANH_BAO"]


def test_title_of_another_year_with_the_text_of_before_waits_for_a_person(rulebook: Rulebook) -> None:
    before = asked(7, deeds=DEEDS, year="2023", quarter="2024-Q1")
    found = judged([asked(1, deeds=DEEDS)], rulebook, before=[before])["2025-Q1-0001"]
    (finding,) = said(found, "TL01")
    assert "năm 2023 (quý I-2024, 2024-Q1-0007)" in finding.text
    assert found.judgement.verdict == "CAN_XEM_XET"


def test_decision_that_granted_the_earlier_request_is_named(rulebook: Rulebook) -> None:
    before = asked(7, deeds=DEEDS, year="2023", quarter="2024-Q1")
    found = judged([asked(1, deeds=DEEDS)], rulebook, before=[before], honours=[granted("CSTDCS", 2023)])
    (finding,) = said(found["2025-Q1-0001"], "TL01")
    assert "Quyết định số 2023/QĐ-SSM ngày 15/01/2024" in finding.text


def test_reason_of_a_decision_retold_is_noted(rulebook: Rulebook) -> None:
    honour = granted(AWARD, 2024, achievement=DEEDS[1], legal_kind="dot_xuat")
    found = judged([asked(1, "BK_TINH", deeds=[*OTHER_DEEDS, DEEDS[1]])], rulebook, honours=[honour])
    (finding,) = said(found["2025-Q1-0001"], "TL01")
    assert finding.severity == "THONG_TIN"
    assert "thành tích ở đó được nêu lại ở đây" in finding.text and "Quyết định số 2024/QĐ-SSM" in finding.text


def test_reason_of_a_revoked_decision_is_no_matter(rulebook: Rulebook) -> None:
    honour = granted(AWARD, 2024, achievement=DEEDS[1], is_revoked=True)
    found = judged([asked(1, "BK_TINH", deeds=[DEEDS[1]])], rulebook, honours=[honour])
    assert not said(found["2025-Q1-0001"], "TL01")


def test_request_whose_decision_was_revoked_is_still_a_request(rulebook: Rulebook) -> None:
    before = asked(7, deeds=DEEDS, year="2023", quarter="2024-Q1")
    honours = [granted("CSTDCS", 2023, is_revoked=True)]
    (finding,) = said(
        judged([asked(1, deeds=DEEDS)], rulebook, before=[before], honours=honours)["2025-Q1-0001"], "TL01"
    )
    assert "đề nghị Chiến sĩ thi đua cơ sở năm 2023" in finding.text and "2023/QĐ-SSM" not in finding.text


def test_decision_of_somebody_maybe_else_never_holds_up(rulebook: Rulebook) -> None:
    honour = granted("BK_BO", 2023, is_sure=False, achievement=" ".join(DEEDS))
    found = judged([asked(1, "BK_TINH", deeds=DEEDS)], rulebook, honours=[honour])
    (finding,) = said(found["2025-Q1-0001"], "TL01")
    assert finding.severity == "THONG_TIN" and "chưa chắc là cùng một người" in finding.text


@pytest.mark.parametrize("deeds", [ROUTINE, [*ROUTINE, "Làm tốt công việc."], []])
def test_routine_is_nobody_s_achievement(rulebook: Rulebook, deeds: list[str]) -> None:
    before = asked(7, AWARD, deeds=deeds, year="2023", quarter="2024-Q1")
    found = judged([asked(1, "BK_TINH", deeds=deeds)], rulebook, before=[before])
    assert not said(found["2025-Q1-0001"], "TL01")


def test_other_achievements_among_the_same_routine_are_no_repetition(rulebook: Rulebook) -> None:
    before = asked(7, AWARD, deeds=[*ROUTINE, *OTHER_DEEDS], year="2023", quarter="2024-Q1")
    found = judged([asked(1, "BK_TINH", deeds=[*ROUTINE, *DEEDS])], rulebook, before=[before])
    assert not said(found["2025-Q1-0001"], "TL01")


def test_same_sentence_with_other_figures_is_another_achievement(rulebook: Rulebook) -> None:
    now = [deed.replace("27", "31").replace("63", "70").replace("118", "96") for deed in DEEDS]
    before = asked(7, AWARD, deeds=DEEDS, year="2023", quarter="2024-Q1")
    found = judged([asked(1, AWARD, deeds=now)], rulebook, before=[before])
    assert not said(found["2025-Q1-0001"], "TL01")


def test_sentence_that_a_whole_unit_has_weighs_little(rulebook: Rulebook) -> None:
    shared = "Góp phần đưa Chi cục dẫn đầu 12 đơn vị về chấm điểm chuyển đổi số của ngành trong hai đợt đánh giá."
    others = [asked(n, AWARD, name=f"Người {n} Bịa", born=f"1980-01-{n:02d}", deeds=[shared]) for n in range(10, 20)]
    own = asked(1, AWARD, deeds=[shared, *DEEDS])
    before = asked(7, "BK_TINH", deeds=[shared, *OTHER_DEEDS], year="2023", quarter="2024-Q1")
    assert not said(judged([own, *others], rulebook, before=[before])["2025-Q1-0001"], "TL01")


def test_two_people_of_one_name_are_not_compared(rulebook: Rulebook) -> None:
    namesake = asked(7, AWARD, born="1969-09-09", deeds=DEEDS, year="2023", quarter="2024-Q1")
    found = judged([asked(1, AWARD, deeds=DEEDS)], rulebook, before=[namesake])
    assert not said(found["2025-Q1-0001"], "TL01")


def test_long_service_awards_retell_a_part_of_what_was_rewarded(rulebook: Rulebook) -> None:
    before = asked(7, "BK_TINH", deeds=DEEDS[:1], year="2022", quarter="2023-Q1")
    found = judged([asked(1, "BK_TTG", deeds=[*DEEDS, *OTHER_DEEDS])], rulebook, before=[before])
    assert [f.severity for f in said(found["2025-Q1-0001"], "TL01")] in ([], ["THONG_TIN"])


def test_recognition_of_an_initiative_rewards_nothing(rulebook: Rulebook) -> None:
    found = judged([asked(1, "SANG_KIEN", deeds=DEEDS), asked(2, AWARD, deeds=DEEDS)], rulebook)
    assert not [f for each in found.values() for f in said(each, "TL01")]
