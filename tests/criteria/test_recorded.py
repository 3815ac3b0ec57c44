"""Recorded proposals: what a paper states, what it leaves unknown, what is missing, late or doubtful."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria import Rulebook, check_proposal, facts_of, load_rulebook
from records.proposals import Finding, Proposal, Source
from records.readings import Classification, Evidence, Field, Initiative, Nominee, Recognition

PLACE = Evidence(paragraph=7)
WHOLE_DOSSIER = ("to_trinh", "bao_cao_thanh_tich_ca_nhan", "bien_ban")


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def field(value: str) -> Field:
    return Field(value=value, text=value, confidence=0.9, evidence=(PLACE,))


def title(code: str, year: str | None, text: str = "") -> Recognition:
    return Recognition(code=code, text=text or code, year=year, evidence=(PLACE,))


def nominee(**changes: Any) -> Nominee:
    values: dict[str, Any] = {
        "kind": "ca_nhan",
        "full_name": field("Bạch Thị Ngà"),
        "gender": field("Nữ"),
        "birth_date": field("1988-02-03"),
        "position": field("Chuyên viên"),
        "unit": field("Phòng Tổng hợp"),
        "classifications": (Classification(year="2024", level="hoan_thanh_xuat_sac", evidence=(PLACE,)),),
    }
    return Nominee(**{**values, **changes})


def proposal(*kinds: Any, **changes: Any) -> Proposal:
    sources = tuple(
        Source(sha256=str(n), file=f"{kind}.docx", kind=kind) for n, kind in enumerate(kinds or WHOLE_DOSSIER)
    )
    values: dict[str, Any] = {
        "id": "2025-Q1-0001",
        "quarter": "2025-Q1",
        "received": date(2025, 3, 10),
        "nominee": nominee(),
        "requested": title("CSTDCS", "2024"),
        "legal_kind": "cong_trang",
        "sources": sources,
    }
    return Proposal(**{**values, **changes})


def codes(found: tuple[Finding, ...]) -> set[str]:
    return {finding.code for finding in found}


def test_whole_dossier_is_met(rulebook: Rulebook) -> None:
    judgement = check_proposal(proposal(), rulebook)
    assert judgement.verdict == "DAT"
    assert judgement.findings == ()


def test_empty_lists_of_a_paper_are_unknown() -> None:
    facts = facts_of(proposal(nominee=nominee(classifications=())))
    unknown = ("titles", "awards", "initiatives", "classifications", "discipline", "pending", "maternity_years")
    assert [getattr(facts, name) for name in unknown] == [None] * len(unknown)


def test_lists_of_a_paper_are_not_complete() -> None:
    facts = facts_of(proposal(nominee=nominee(prior_titles=(title("CSTDCS", "2023"),))))
    assert not facts.is_closed("titles")


def test_school_year_is_its_first_year() -> None:
    facts = facts_of(
        proposal(
            requested=title("LDTT", "2022-2023"),
            nominee=nominee(classifications=(Classification(year="2022-2023", level="hoan_thanh_tot"),)),
        )
    )
    assert facts.year == 2022
    assert facts.classifications is not None and facts.classifications[0].year == 2022


def test_partial_and_impossible_decision_dates_are_unknown() -> None:
    awards = tuple(
        Recognition(code="BK_TINH", text="Bằng khen", decision_date=day) for day in ("2023", "2023-02-30", "2023-02-03")
    )
    facts = facts_of(proposal(nominee=nominee(prior_awards=awards)))
    assert [award.decision_date for award in facts.awards or ()] == [None, None, date(2023, 2, 3)]


@pytest.mark.parametrize(
    ("text", "legal_kind"),
    [
        ("Bằng khen thành tích đột xuất phòng, chống dịch", "dot_xuat"),
        ("Bằng khen theo chuyên đề chuyển đổi số", "phong_trao"),
        ("BẰNG KHEN phong trào Lao động giỏi", "phong_trao"),
        ("Bằng khen của Chủ tịch UBND tỉnh", None),
    ],
)
def test_legal_kind_of_an_award_from_its_words(text: str, legal_kind: str | None) -> None:
    facts = facts_of(proposal(nominee=nominee(prior_awards=(title("BK_TINH", "2022", text),))))
    assert [award.legal_kind for award in facts.awards or ()] == [legal_kind]


def test_unknown_legal_kind_is_judged_on_merit_and_said(rulebook: Rulebook) -> None:
    asked = proposal(requested=title("BK_TINH", "2024"), legal_kind=None)
    found = [f for f in check_proposal(asked, rulebook).findings if f.code == "LOAI_HINH"]
    assert [f.severity for f in found] == ["THONG_TIN"]


def test_code_that_nobody_knows_needs_review(rulebook: Rulebook) -> None:
    judgement = check_proposal(proposal(requested=title("KHEN_LA", "2024")), rulebook)
    assert judgement.verdict == "CAN_XEM_XET"


@pytest.mark.parametrize(
    ("missing", "code"), [("bao_cao_thanh_tich_ca_nhan", "HS01"), ("bien_ban", "HS02"), ("to_trinh", "HS04")]
)
def test_missing_paper(rulebook: Rulebook, missing: str, code: str) -> None:
    judgement = check_proposal(proposal(*(kind for kind in WHOLE_DOSSIER if kind != missing)), rulebook)
    assert judgement.verdict == "CHUA_DU_CO_SO"
    assert codes(judgement.findings) == {code}


def test_report_of_a_collective_is_a_report(rulebook: Rulebook) -> None:
    assert facts_of(proposal("bao_cao_thanh_tich_tap_the", "danh_sach")).dossier == ("bao_cao_thanh_tich",)


def test_certificate_only_where_the_verdict_rests_on_an_initiative(rulebook: Rulebook) -> None:
    made = (Initiative(title="Sổ tay", year="2024", scope="co_so"),)
    good = (Classification(year="2024", level="hoan_thanh_tot"),)
    by_level = proposal(nominee=nominee(initiatives=made))
    by_initiative = proposal(nominee=nominee(initiatives=made, classifications=good))
    with_paper = proposal(*WHOLE_DOSSIER, "xac_nhan_sang_kien", nominee=nominee(initiatives=made, classifications=good))
    assert "HS03" not in codes(check_proposal(by_level, rulebook).findings)
    assert "HS03" in codes(check_proposal(by_initiative, rulebook).findings)
    assert check_proposal(with_paper, rulebook).verdict == "DAT"


def test_decision_that_names_the_initiative_certifies_it(rulebook: Rulebook) -> None:
    good = (Classification(year="2024", level="hoan_thanh_tot"),)
    decided = Evidence(file="quyet_dinh.docx", paragraph=7)
    made = (Initiative(title="Sổ tay", year="2024", scope="co_so", evidence=(decided,)),)
    other = (Initiative(title="Sổ tay", year="2024", scope="co_so", evidence=(PLACE,)),)
    dossier = (*WHOLE_DOSSIER, "quyet_dinh")
    certified = proposal(*dossier, nominee=nominee(initiatives=made, classifications=good))
    unrelated = proposal(*dossier, nominee=nominee(initiatives=other, classifications=good))
    assert check_proposal(certified, rulebook).verdict == "DAT"
    assert "HS03" in codes(check_proposal(unrelated, rulebook).findings)


@pytest.mark.parametrize(
    ("condition", "severity", "verdict"),
    [
        ("full_name", "CANH_BAO", "CAN_XEM_XET"),
        ("identity", "CANH_BAO", "CAN_XEM_XET"),
        ("identity", "THONG_TIN", "DAT"),
        ("unit", "CANH_BAO", "DAT"),
    ],
)
def test_doubt_about_who_it_is_comes_before_met(
    rulebook: Rulebook, condition: str, severity: Any, verdict: str
) -> None:
    doubt = Finding(code="DOI_CHIEU", severity=severity, condition=condition, text="Không thống nhất.")
    assert check_proposal(proposal(findings=(doubt,)), rulebook).verdict == verdict


@pytest.mark.parametrize(("day", "is_late"), [(19, False), (20, True), (21, True)])
def test_deadline(rulebook: Rulebook, day: int, is_late: bool) -> None:
    judgement = check_proposal(proposal(received=date(2025, 3, day)), rulebook)
    late = [f for f in judgement.findings if f.code == "HA01"]
    assert bool(late) is is_late
    assert judgement.verdict == "DAT"
    if is_late:
        assert late[0].text == f"Hồ sơ nhận ngày {day}/03/2025, sau thời hạn trước ngày 20/03/2025."


def test_received_can_be_given(rulebook: Rulebook) -> None:
    judgement = check_proposal(proposal(), rulebook, received=date(2026, 10, 1))
    assert judgement.regime.startswith("amended_2026")
    assert judgement.verdict == "CAN_XEM_XET"
    assert "HA01" in codes(judgement.findings)


def test_missing_papers_are_asked_of_the_unit_that_sent_the_dossier(rulebook: Rulebook) -> None:
    papers = ("bao_cao_thanh_tich_ca_nhan",)
    of_room = nominee(unit=field("Ban Giám đốc"))
    sent = check_proposal(proposal(*papers, nominee=of_room, sender="Trung tâm Sao Hôm"), rulebook)
    unsent = check_proposal(proposal(*papers, nominee=of_room), rulebook)
    asked = [next(f.text for f in each.findings if f.code == "HS04") for each in (sent, unsent)]
    assert "của Trung tâm Sao Hôm (" in asked[0] and "của Ban Giám đốc (" in asked[1]


def test_missing_unit_is_a_remark_where_the_sender_is_known(rulebook: Rulebook) -> None:
    judgement = check_proposal(proposal(nominee=nominee(unit=None), sender="Phòng Tổng hợp"), rulebook)
    found = next(f for f in judgement.findings if f.condition == "unit")
    assert (found.code, found.severity) == ("THIEU_TRUONG", "THONG_TIN")
    assert "Bạch Thị Ngà; hồ sơ do Phòng Tổng hợp gửi" in found.text


def test_missing_fields(rulebook: Rulebook) -> None:
    bare = proposal(nominee=nominee(unit=None, position=None), requested=title("LDTT", None), sender=None)
    judgement = check_proposal(bare, rulebook)
    assert [f.condition for f in judgement.findings if f.code == "THIEU_TRUONG"] == ["unit", "position", "year"]
    assert judgement.verdict == "CHUA_DU_CO_SO"


def test_collective_needs_no_birth_date(rulebook: Rulebook) -> None:
    unit = Nominee(kind="tap_the", full_name=field("Phòng Tổng hợp"))
    judgement = check_proposal(proposal(nominee=unit, requested=title("TTLDTT", "2024")), rulebook)
    assert "THIEU_TRUONG" not in codes(judgement.findings)


def test_doubts_of_the_proposal_stay_and_are_said_once(rulebook: Rulebook) -> None:
    doubts = (
        Finding(code="THIEU_TRUONG", severity="LOI", condition="full_name", text="Không đọc được họ tên."),
        Finding(code="DOI_CHIEU", severity="CANH_BAO", condition="unit", text="Đơn vị không thống nhất."),
    )
    judgement = check_proposal(proposal(nominee=nominee(full_name=None), findings=doubts), rulebook)
    assert [f for f in judgement.findings if f.condition in ("full_name", "unit")] == list(doubts)


def test_finding_names_file_and_place(rulebook: Rulebook) -> None:
    low = nominee(classifications=(Classification(year="2024", level="hoan_thanh", evidence=(PLACE,)),))
    judgement = check_proposal(proposal(nominee=low), rulebook)
    finding = next(f for f in judgement.findings if f.condition == "LDTT.moi.xep_loai")
    assert judgement.verdict == "KHONG_DAT"
    assert (finding.file, finding.evidence) == ("bao_cao_thanh_tich_ca_nhan.docx", (PLACE,))


def test_place_in_a_pdf_is_not_laid_on_a_word_file(rulebook: Rulebook) -> None:
    place = Evidence(page=2, bbox=(1, 2, 3, 4))
    low = nominee(classifications=(Classification(year="2024", level="hoan_thanh", evidence=(place,)),))
    scan = Source(sha256="9", file="Tờ trình.PDF", kind="to_trinh")
    report = Source(sha256="8", file="Báo cáo.docx", kind="bao_cao_thanh_tich_ca_nhan")
    judgement = check_proposal(proposal(nominee=low, sources=(report, scan)), rulebook)
    assert next(f for f in judgement.findings if f.condition == "LDTT.moi.xep_loai").file == "Tờ trình.PDF"


def test_place_without_a_certain_file_is_not_shown(rulebook: Rulebook) -> None:
    low = nominee(classifications=(Classification(year="2024", level="hoan_thanh", evidence=(PLACE,)),))
    sources = tuple(Source(sha256=name, file=f"{name}.docx", kind="to_trinh") for name in ("một", "hai"))
    judgement = check_proposal(proposal(nominee=low, sources=sources), rulebook)
    finding = next(f for f in judgement.findings if f.condition == "LDTT.moi.xep_loai")
    assert (finding.file, finding.evidence) == (None, ())


def test_award_read_without_its_kind_is_asked_for(rulebook: Rulebook) -> None:
    years = tuple(Classification(year=str(year), level="hoan_thanh_tot") for year in range(2020, 2025))
    titles = tuple(title("CSTDCS", str(year)) for year in (2020, 2022, 2024))
    known = nominee(classifications=years, prior_titles=titles, prior_awards=(title("BK_TINH", "2021", "Bằng khen"),))
    judgement = check_proposal(proposal(nominee=known, requested=title("BK_TTG", "2024")), rulebook)
    assert judgement.verdict == "CHUA_DU_CO_SO"
    assert any("chưa rõ loại hình" in f.text for f in judgement.findings)


def test_recognition_of_an_initiative_is_not_asked_for_an_award_s_papers(rulebook: Rulebook) -> None:
    judgement = check_proposal(proposal("don_sang_kien", requested=title("SANG_KIEN", "2024")), rulebook)
    assert judgement.verdict == "CAN_XEM_XET"
    assert not {code for code in codes(judgement.findings) if code.startswith("HS")}


def test_finding_shows_the_year_that_broke_the_run(rulebook: Rulebook) -> None:
    broken = Evidence(paragraph=12)
    years = (
        Classification(year="2024", level="hoan_thanh_tot", evidence=(PLACE,)),
        Classification(year="2023", level="hoan_thanh", evidence=(broken,)),
    )
    asked = proposal(nominee=nominee(classifications=years), requested=title("BK_TTG", "2024"))
    finding = next(f for f in check_proposal(asked, rulebook).findings if f.code == "TC01")
    assert broken in finding.evidence
