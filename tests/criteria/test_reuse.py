"""One initiative serves once: granted uses count, two requests of now are both told, likeness is a question."""

from __future__ import annotations

import pytest
from invented_quarter import asked, granted, initiative, judged, said, titles

from criteria import Rulebook, load_rulebook
from records.readings import Classification

TITLE = "Quy trình hiệu chuẩn đồng hồ nước tại chỗ"
NEAR = "Quy trình hiệu chuẩn đồng hồ nước ngay tại chỗ"
ARTICLE = "CV 5007/BNV-TĐKT năm 2023, mục III.5c: một sáng kiến dùng một lần"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def by_initiative(number: int, title: str = TITLE, **changes: object) -> object:
    """A CSTĐCS that only the initiative carries."""
    return asked(number, initiatives=[initiative(title)], level="hoan_thanh_tot", **changes)  # type: ignore[arg-type]


def test_initiative_alone_in_the_quarter_carries_its_title(rulebook: Rulebook) -> None:
    found = judged([by_initiative(1)], rulebook)["2025-Q1-0001"]  # type: ignore[list-item]
    assert found.judgement.verdict == "DAT" and not said(found, "TL02")


def test_use_that_a_decision_names_counts(rulebook: Rulebook) -> None:
    honour = granted("BK_TINH", 2023, initiative=f"Sáng kiến: {TITLE}")
    found = judged([by_initiative(1)], rulebook, honours=[honour])["2025-Q1-0001"]  # type: ignore[list-item]
    assert found.judgement.verdict == "KHONG_DAT"
    assert [f.severity for f in said(found, "TRUNG_LAP")] == ["LOI"]
    (where,) = said(found, "TL02")
    assert where.severity == "THONG_TIN" and "Quyết định số 2023/QĐ-SSM ngày 15/01/2024" in where.text


def test_recognition_of_the_initiative_is_no_use_of_it(rulebook: Rulebook) -> None:
    honour = granted("SANG_KIEN", 2024, initiative=TITLE)
    quarter = [by_initiative(1), asked(2, "SANG_KIEN", initiatives=[initiative(TITLE)])]
    found = judged(quarter, rulebook, honours=[honour])["2025-Q1-0001"]  # type: ignore[arg-type]
    assert found.judgement.verdict == "DAT" and not said(found, "TL02")


def test_use_that_is_not_needed_is_only_told(rulebook: Rulebook) -> None:
    honour = granted("BK_TINH", 2023, initiative=TITLE)
    found = judged([asked(1, initiatives=[initiative(TITLE)])], rulebook, honours=[honour])["2025-Q1-0001"]
    assert found.judgement.verdict == "DAT"
    assert {f.severity for f in found.judgement.findings} == {"THONG_TIN"}


@pytest.mark.parametrize("told", [{"is_revoked": True}, {"is_sure": False}])
def test_use_that_is_revoked_or_maybe_another_s_does_not_count(rulebook: Rulebook, told: dict[str, bool]) -> None:
    honour = granted("BK_TINH", 2023, initiative=TITLE, **told)
    found = judged([by_initiative(1)], rulebook, honours=[honour])["2025-Q1-0001"]  # type: ignore[list-item]
    assert found.judgement.verdict == "DAT"
    assert [f.severity for f in said(found, "TL02")] == ([] if "is_revoked" in told else ["THONG_TIN"])


def test_request_of_before_that_was_granted_through_it_has_used_it(rulebook: Rulebook) -> None:
    before = asked(
        7, initiatives=[initiative(TITLE, year=2023)], level="hoan_thanh_tot", year="2023", quarter="2024-Q1"
    )
    now = asked(1, initiatives=[initiative(TITLE, year=2024)], level="hoan_thanh_tot")
    found = judged([now], rulebook, before=[before], honours=[granted("CSTDCS", 2023)])["2025-Q1-0001"]
    assert found.judgement.verdict == "KHONG_DAT" and said(found, "TRUNG_LAP")


def test_request_of_before_that_did_not_need_it_leaves_a_question(rulebook: Rulebook) -> None:
    before = asked(7, initiatives=[initiative(TITLE, year=2023)], year="2023", quarter="2024-Q1")
    now = asked(1, initiatives=[initiative(TITLE)], level="hoan_thanh_tot")
    found = judged([now], rulebook, before=[before], honours=[granted("CSTDCS", 2023)])["2025-Q1-0001"]
    assert found.judgement.verdict == "CAN_XEM_XET"
    assert [f.severity for f in said(found, "TL02")] == ["CANH_BAO"]


def test_request_of_before_whose_outcome_nobody_knows_leaves_a_question(rulebook: Rulebook) -> None:
    before = asked(
        7, initiatives=[initiative(TITLE, year=2023)], level="hoan_thanh_tot", year="2023", quarter="2024-Q1"
    )
    now = asked(1, initiatives=[initiative(TITLE)], level="hoan_thanh_tot")
    found = judged([now], rulebook, before=[before])["2025-Q1-0001"]
    (finding,) = said(found, "TL02")
    assert "chưa rõ kết quả" in finding.text and finding.article == ARTICLE
    assert found.judgement.verdict == "CAN_XEM_XET"


def two_that_need_it(*, level: str | None = "hoan_thanh_tot") -> list[object]:
    """A title and an award of one person, both asked for through one initiative."""
    history = titles("CSTDCS", 2020)
    years = [initiative(TITLE, year=2024), initiative("Sổ tay đo lường cho chợ phiên", year=2023)]
    title = asked(1, initiatives=years[:1], level=level)
    award = asked(2, "BK_TINH", initiatives=years, level=None, titles=history)
    levels = title.nominee.model_copy(
        update={
            "initiatives": tuple(years),
            "prior_titles": history,
            "classifications": tuple(
                Classification(year=year, level="hoan_thanh_xuat_sac") for year in ("2023", "2024")
            ),
        }
    )
    return [title, award.model_copy(update={"nominee": levels})]


def test_two_requests_that_need_one_initiative_are_both_told_and_neither_is_refused(rulebook: Rulebook) -> None:
    found = judged(two_that_need_it(), rulebook)  # type: ignore[arg-type]
    for own, other in (("2025-Q1-0001", "2025-Q1-0002"), ("2025-Q1-0002", "2025-Q1-0001")):
        (finding,) = said(found[own], "TL02")
        assert finding.severity == "CANH_BAO" and other in finding.text
        assert "đề nghị xác nhận dùng cho danh hiệu, hình thức nào" in finding.text
        assert found[own].judgement.verdict == "CAN_XEM_XET"


def test_two_requests_of_which_one_does_without_are_no_conflict(rulebook: Rulebook) -> None:
    found = judged(two_that_need_it(level="hoan_thanh_xuat_sac"), rulebook)  # type: ignore[arg-type]
    assert [each.judgement.verdict for each in found.values()] == ["DAT", "DAT"]
    assert {f.severity for each in found.values() for f in said(each, "TL02")} == {"THONG_TIN"}


def test_titles_that_are_alike_are_a_question(rulebook: Rulebook) -> None:
    honour = granted("BK_TINH", 2023, initiative=NEAR)
    found = judged([by_initiative(1)], rulebook, honours=[honour])["2025-Q1-0001"]  # type: ignore[list-item]
    (finding,) = said(found, "TL02")
    assert f"có thể là “{NEAR}”" in finding.text
    assert found.judgement.verdict == "CAN_XEM_XET" and not said(found, "TRUNG_LAP")


def test_two_decisions_recognise_two_initiatives(rulebook: Rulebook) -> None:
    before = asked(7, initiatives=[initiative(NEAR, year=2023, number="5/QĐ")], year="2023", quarter="2024-Q1")
    now = asked(1, initiatives=[initiative(TITLE, number="9/QĐ")], level="hoan_thanh_tot")
    same = asked(1, initiatives=[initiative(TITLE, number="5/QĐ")], level="hoan_thanh_tot")
    assert not said(judged([now], rulebook, before=[before])["2025-Q1-0001"], "TL02")
    assert said(judged([same], rulebook, before=[before])["2025-Q1-0001"], "TL02")


def test_title_that_asks_for_no_initiative_uses_none(rulebook: Rulebook) -> None:
    quarter = [by_initiative(1), asked(2, "LDTT", initiatives=[initiative(TITLE)])]
    found = judged(quarter, rulebook, honours=[granted("LDTT", 2023)])  # type: ignore[arg-type]
    assert not [f for each in found.values() for f in said(each, "TL02")]


def test_same_request_once_more_is_not_another_use(rulebook: Rulebook) -> None:
    before = asked(7, initiatives=[initiative(TITLE)], level="hoan_thanh_tot", quarter="2024-Q4")
    found = judged([by_initiative(1)], rulebook, before=[before])["2025-Q1-0001"]  # type: ignore[list-item]
    assert found.judgement.verdict == "DAT" and not said(found, "TL02")


def test_namesake_s_initiative_is_another_s(rulebook: Rulebook) -> None:
    before = asked(7, born="1969-09-09", initiatives=[initiative(TITLE)], level="hoan_thanh_tot", quarter="2024-Q1")
    found = judged([by_initiative(1)], rulebook, before=[before])["2025-Q1-0001"]  # type: ignore[list-item]
    assert not said(found, "TL02")
