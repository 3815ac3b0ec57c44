from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria.claims.comparing import compare_claims
from criteria.claims.history import History
from criteria.facts import Facts, Held
from records.honours import CompleteHistory, Honour, KnownHonour
from records.proposals import Finding
from records.readings import Evidence

AN = "Nguyễn Văn Án Thử"
NUMBER = "12/QĐ-SKHCN"
REPORT, DECISION = Evidence(file="bc.docx", paragraph=3), Evidence(file="qd.docx", paragraph=7)


def claiming(**lists: Any) -> Facts:
    base: dict[str, Any] = {
        "received": date(2026, 3, 10),
        "nominee": {"kind": "ca_nhan", "full_name": AN},
        "requested": "BK_TINH",
        "legal_kind": "cong_trang",
        "year": 2025,
    }
    return Facts.model_validate({**base, **lists})


def title(year: int | None = 2024, code: str = "CSTDCS", **more: Any) -> dict[str, Any]:
    return {"code": code, "year": year, "evidence": [REPORT], **more}


def known(code: str | None = "CSTDCS", year: int | None = 2024, *, is_sure: bool = True, **more: Any) -> KnownHonour:
    honour = Honour(name=AN, code=code, year=year, **more)
    return KnownHonour(honour=honour, is_sure=is_sure, why="cùng họ tên và năm sinh", key=honour.key[:8])


def compared(facts: Facts, *honours: KnownHonour, **more: Any) -> tuple[Facts, list[Finding]]:
    found, findings = compare_claims(facts, History(honours=honours, **more))
    return found, list(findings)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(each.code, each.severity) for each in findings]


def standings(items: tuple[Held, ...] | None) -> list[tuple[int | None, str | None]]:
    return [(item.year, item.standing) for item in items or ()]


def test_claim_is_as_good_as_what_supports_it() -> None:
    claims = [title(2022), title(2023, decision_number="7/QĐ-SKHCN"), title(2024), title(2025, evidence=[DECISION])]
    found, findings = compared(claiming(titles=claims), known(), decided=frozenset({"qd.docx"}))
    assert standings(found.titles) == [(2022, "claimed"), (2023, "cited"), (2024, "verified"), (2025, "verified")]
    assert findings == []


def test_history_fills_what_the_claim_leaves_out() -> None:
    granted = known(
        "BK_TINH", 2022, decision_number="45/QĐ-UBND", decision_date=date(2023, 1, 5), legal_kind="dot_xuat"
    )
    found, findings = compared(claiming(awards=[title(2022, "BK_TINH", decision_number="45/qđ-ubnd")]), granted)
    (award,) = found.awards or ()
    assert (award.standing, award.legal_kind, award.decision_date) == ("verified", "dot_xuat", date(2023, 1, 5))
    assert findings == []


def test_claim_without_a_year_is_known_by_its_number_alone() -> None:
    claims = [title(None, decision_number=NUMBER)]
    found, _ = compared(claiming(titles=claims), known(decision_number=NUMBER))
    assert standings(found.titles) == [(2024, "verified")]
    found, _ = compared(claiming(titles=[title(None)]), known(decision_number=NUMBER))
    assert standings(found.titles) == [(None, "claimed"), (2024, "verified")]


def test_title_under_another_number_counts_once_and_is_told() -> None:
    claims = [title(decision_number="21/QĐ-SKHCN")]
    found, findings = compared(claiming(titles=claims), known(decision_number=NUMBER))
    assert [(t.decision_number, t.standing) for t in found.titles or ()] == [(NUMBER, "verified")]
    assert told(findings) == [("LS01", "CANH_BAO")]
    assert findings[0].text == (
        "Lịch sử khen thưởng ghi khác: hồ sơ ghi Chiến sĩ thi đua cơ sở năm 2024, Quyết định 21/QĐ-SKHCN; "
        "lịch sử ghi Chiến sĩ thi đua cơ sở năm 2024 (Quyết định 12/QĐ-SKHCN). Cần đối chiếu với quyết định."
    )
    assert findings[0].evidence == (REPORT,)


def test_award_under_another_number_may_be_another_award() -> None:
    claims = [title(2024, "GIAY_KHEN", decision_number="21/QĐ-SKHCN")]
    found, findings = compared(claiming(awards=claims), known("GIAY_KHEN", decision_number=NUMBER))
    assert standings(found.awards) == [(2024, "cited"), (2024, "verified")]
    assert told(findings) == [("LS01", "THONG_TIN")]


def test_year_that_the_decision_does_not_have_is_only_claimed() -> None:
    claims = [title(2024, decision_number=NUMBER)]
    found, findings = compared(claiming(titles=claims), known(year=2023, decision_number=NUMBER))
    assert standings(found.titles) == [(2024, "claimed"), (2023, "verified")]
    assert told(findings) == [("LS01", "CANH_BAO")]


def test_number_that_begins_anew_each_year_contradicts_nothing_of_another_day() -> None:
    claims = [title(2024, decision_number=NUMBER, decision_date=date(2025, 1, 5))]
    granted = known(year=2023, decision_number=NUMBER, decision_date=date(2024, 1, 8))
    found, findings = compared(claiming(titles=claims), granted)
    assert standings(found.titles) == [(2024, "cited"), (2023, "verified")]
    assert told(findings) == [("LS04", "THONG_TIN")]


def test_decision_on_something_else_does_not_support_the_claim() -> None:
    claims = [title(decision_number=NUMBER)]
    found, findings = compared(claiming(titles=claims), known("LDTT", decision_number=NUMBER))
    assert [(t.code, t.standing) for t in found.titles or ()] == [("CSTDCS", "claimed"), ("LDTT", "verified")]
    assert told(findings) == [("LS01", "CANH_BAO")]


def test_decision_that_grants_two_things_contradicts_neither() -> None:
    claims = [title(decision_number=NUMBER), title(code="LDTT", decision_number=NUMBER)]
    found, findings = compared(claiming(titles=claims), known("LDTT", decision_number=NUMBER))
    assert [(t.code, t.standing) for t in found.titles or ()] == [("CSTDCS", "cited"), ("LDTT", "verified")]
    assert findings == []


def test_revoked_honour_does_not_count() -> None:
    found, findings = compared(claiming(titles=[title(decision_number=NUMBER)]), known(is_revoked=True))
    assert found.titles is None  # unknown: an empty list would state that there never was one
    assert told(findings) == [("LS02", "LOI")]
    assert "đã bị thu hồi, hủy bỏ; không được tính" in findings[0].text


def test_decision_that_cancels_takes_back_what_its_number_granted() -> None:
    granted = known(decision_number=NUMBER, decision_date=date(2025, 1, 5))
    cancelled = known(decision_number=NUMBER, is_revoked=True, source="thu-hoi.docx")
    found, findings = compared(claiming(titles=[title()]), granted, cancelled)
    assert (found.titles, told(findings)) == (None, [("LS02", "LOI")])


def test_honour_that_the_papers_forgot_is_added_and_told_once() -> None:
    honours = [known(year=2023), known("HCLD3", 2020), known(None, 2024, level="hoan_thanh_tot")]
    found, findings = compared(claiming(titles=[title()]), known(), *honours)
    assert standings(found.titles) == [(2024, "verified"), (2023, "verified")]
    assert standings(found.awards) == [(2020, "verified")]
    assert [(c.year, c.level) for c in found.classifications or ()] == [(2024, "hoan_thanh_tot")]
    assert told(findings) == [("LS04", "THONG_TIN")]


def test_doubtful_honour_is_never_added() -> None:
    found, findings = compared(claiming(), known(is_sure=False))
    assert (found.titles, told(findings)) == (None, [("LS05", "THONG_TIN")])
    assert f"mục {known().key}: cùng họ tên và năm sinh" in findings[0].text


def test_doubtful_honour_supports_a_claim_of_its_own_number() -> None:
    doubtful = known(is_sure=False, decision_number=NUMBER)
    found, findings = compared(claiming(titles=[title(decision_number=NUMBER)]), doubtful)
    assert (standings(found.titles), findings) == ([(2024, "verified")], [])
    found, findings = compared(claiming(titles=[title()]), doubtful)
    assert (standings(found.titles), told(findings)) == ([(2024, "claimed")], [("LS05", "THONG_TIN")])


def test_level_that_the_history_has_otherwise_leaves_both() -> None:
    claims = [{"year": 2024, "level": "hoan_thanh_xuat_sac", "evidence": [REPORT]}]
    found, findings = compared(claiming(classifications=claims), known(None, level="hoan_thanh_tot"))
    assert [(c.level, c.standing) for c in found.classifications or ()] == [
        ("hoan_thanh_xuat_sac", "claimed"),
        ("hoan_thanh_tot", "verified"),
    ]
    assert told(findings) == [("LS01", "CANH_BAO")]


def test_initiative_is_verified_and_what_it_served_is_known() -> None:
    claims = [{"title": "Số hóa quy trình", "year": 2024}]
    honours = [
        known("SANG_KIEN", initiative="SỐ HÓA QUY TRÌNH", decision_number="77/QĐ-SKHCN"),
        known("CSTDCS", initiative="Số hóa quy trình"),
    ]
    found, findings = compared(claiming(initiatives=claims, titles=[title()]), *honours)
    (item,) = found.initiatives or ()
    assert (item.standing, item.decision_number) == ("verified", "77/QĐ-SKHCN")
    assert [(use.code, use.year) for use in item.used_for or ()] == [("CSTDCS", 2024)]
    assert findings == []


def test_claim_that_the_history_of_its_year_does_not_hold_is_told() -> None:
    covered = {("CSTDCS", 2024): 25}
    found, findings = compared(claiming(titles=[title(), title(2023)]), coverage=covered)
    assert standings(found.titles) == [(2024, "claimed"), (2023, "claimed")]
    assert told(findings) == [("LS03", "THONG_TIN")]
    assert "lịch sử năm đó đã có 25 trường hợp" in findings[0].text


def test_history_that_the_office_calls_complete_makes_absence_known() -> None:
    complete = (CompleteHistory(name="titles", first=2020, last=2024),)
    found, findings = compared(claiming(titles=[title(decision_number=NUMBER), title(2019)]), complete=complete)
    assert standings(found.titles) == [(2019, "claimed")]
    assert found.complete_years == {"titles": (2020, 2024)} and found.is_closed("titles", 2024)
    assert not found.is_closed("titles", 2019) and not found.is_closed("titles")
    assert told(findings) == [("LS03", "CANH_BAO")]


def test_doubtful_honour_of_a_year_leaves_its_absence_unknown() -> None:
    complete = (CompleteHistory(name="titles", first=2020, last=2024),)
    found, _ = compared(claiming(titles=[title()]), known(year=2022, is_sure=False), complete=complete)
    assert found.complete_years == {"titles": (2023, 2024)}


@pytest.mark.parametrize(("day", "severity"), [(date(2026, 1, 5), "CANH_BAO"), (date(2026, 4, 1), "THONG_TIN")])
def test_what_is_asked_for_was_granted_already(day: date, severity: str) -> None:
    found, findings = compared(claiming(), known("BK_TINH", 2025, decision_date=day))
    assert (found.awards, told(findings)) == (None, [("LS06", severity)])


def test_stated_emptiness_stays_and_unknown_stays_unknown() -> None:
    assert compared(claiming(titles=[]))[0].titles == ()
    assert compared(claiming())[0].titles is None
