"""What papers declare of a nominee: facts of the year asked about, contradictions, what only a person can settle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria import Rulebook, check_proposal, facts_of, load_rulebook
from criteria.claims.declared import declared_facts
from records.proposals import Finding, Proposal, Source
from records.readings import Classification, Declared, Evidence, Field, Nominee, Recognition
from records.statements import signed

REPORT, LIST = "Báo cáo.docx", "Danh sách.docx"
HELD = "hoan_thanh_xuat_sac"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def told(fact: Any, value: str, *, year: str | None = None, file: str = REPORT, **days: str) -> Declared:
    place = Evidence(file=file, paragraph=12)
    return Declared(fact=fact, value=value, text=f"câu về {fact}", year=year, evidence=(place,), **days)


def asked(
    code: str, *declared: Declared, kind: Any = "ca_nhan", received: date = date(2025, 3, 10), **more: Any
) -> Proposal:
    field = Field(value="Trạm Quan trắc Gành Hào" if kind == "tap_the" else "Trần Văn Nhuận", text="")
    nominee = Nominee(
        kind=kind,
        full_name=field,
        unit=Field(value="Chi cục Thủy sản", text=""),
        position=Field(value="Chuyên viên", text=""),
        birth_date=Field(value="1988-02-03", text=""),
        gender=Field(value="Nam", text=""),
        classifications=(Classification(year="2024", level=HELD, evidence=(Evidence(file=REPORT, paragraph=3),)),),
        declared=declared,
    )
    kinds = {
        "Tờ trình.docx": "to_trinh",
        REPORT: "bao_cao_thanh_tich_ca_nhan",
        "Biên bản.docx": "bien_ban",
        LIST: "danh_sach",
    }
    if kind == "tap_the":
        kinds[REPORT] = "bao_cao_thanh_tich_tap_the"
    sources = tuple(Source(sha256=file, file=file, kind=own) for file, own in kinds.items())  # type: ignore[arg-type]
    return Proposal(
        id="2025-Q1-0001",
        quarter="2025-Q1",
        received=received,
        nominee=nominee,
        requested=Recognition(code=code, text=code, year="2024"),
        sources=sources,
        **more,
    )


def finding(proposal: Proposal, rulebook: Rulebook, code: str) -> Finding:
    (found,) = [each for each in check_proposal(proposal, rulebook).findings if each.code == code]
    return found


COUNTS = (
    told("members", "20", year="2024"),
    told("completed_tasks", "20", year="2024"),
    told("ldtt", "15", year="2024"),
    told("cstdcs", "2", year="2024"),
    told("disciplined_from_canh_cao", "0", year="2024"),
)


def test_collective_with_its_counts_is_met(rulebook: Rulebook) -> None:
    assert check_proposal(asked("TTLDXS", *COUNTS, kind="tap_the"), rulebook).verdict == "DAT"


def test_collective_without_its_counts_is_open(rulebook: Rulebook) -> None:
    assert check_proposal(asked("TTLDXS", kind="tap_the"), rulebook).verdict == "CHUA_DU_CO_SO"


def test_collective_with_too_few_is_violated_and_names_the_line(rulebook: Rulebook) -> None:
    few = tuple(each for each in COUNTS if each.fact != "ldtt")
    proposal = asked("TTLDXS", *few, told("ldtt", "13", year="2024"), kind="tap_the")
    assert check_proposal(proposal, rulebook).verdict == "KHONG_DAT"
    found = finding(proposal, rulebook, "TC03")
    assert (found.file, found.evidence) == (REPORT, (Evidence(file=REPORT, paragraph=12),))


def test_counts_of_another_year_are_no_counts_of_the_request() -> None:
    proposal = asked("TTLDXS", told("members", "20", year="2023"), told("ldtt", "15"), kind="tap_the")
    assert facts_of(proposal).collective is None


def test_two_papers_that_differ_leave_it_unknown(rulebook: Rulebook) -> None:
    other = told("ldtt", "17", year="2024", file=LIST)
    proposal = asked("TTLDXS", *COUNTS, other, kind="tap_the")
    collective = facts_of(proposal).collective
    assert collective is not None and (collective.members, collective.ldtt) == (20, None)
    assert check_proposal(proposal, rulebook).verdict == "CHUA_DU_CO_SO"
    found = finding(proposal, rulebook, "DOI_CHIEU")
    assert found.text == (
        f"Số Lao động tiên tiến năm 2024 không thống nhất: “15” trong {REPORT}, “17” trong {LIST}; "
        "đề nghị đơn vị ghi lại cho đúng."
    )


def test_same_count_in_two_papers_is_one_fact() -> None:
    proposal = asked("TTLDXS", *COUNTS, told("ldtt", "15", year="2024", file=LIST), kind="tap_the")
    collective = facts_of(proposal).collective
    assert collective is not None and collective.ldtt == 15


def test_counts_of_persons_are_not_asked_for() -> None:
    assert facts_of(asked("LDTT", *COUNTS)).collective is None


def test_founding_and_cluster() -> None:
    proposal = asked(
        "HCLD3",
        told("founded_year", "2004"),
        told("leads_cluster", "Cụm thi đua số 3", year="2024"),
        told("leads_cluster", "Cụm thi đua số 3", year="2022"),
        kind="tap_the",
    )
    collective = facts_of(proposal).collective
    assert collective is not None and (collective.founded_year, collective.leads_cluster) == (2004, "Cụm thi đua số 3")


def test_two_founding_years_are_none(rulebook: Rulebook) -> None:
    proposal = asked("HCLD3", told("founded_year", "2004"), told("founded_year", "1998"), kind="tap_the")
    assert facts_of(proposal).collective is None
    assert "“2004”" in finding(proposal, rulebook, "DOI_CHIEU").text


def test_none_at_all_is_an_empty_list() -> None:
    assert facts_of(asked("LDTT", told("discipline", "khong"))).discipline == ()


def test_none_of_the_year_holds_for_the_year_alone(rulebook: Rulebook) -> None:
    proposal = asked(
        "LDTT",
        told("discipline", "khong", year="2024"),
        told("months_worked", "12", year="2024"),
        received=date(2023, 12, 1),
    )
    facts = facts_of(proposal)
    assert facts.discipline is None
    assert facts.complete_years == {"discipline": (2024, 2024)}
    lines = check_proposal(proposal, rulebook).conditions
    (line,) = [each for each in lines if each.found == "không bị kỷ luật trong năm 2024"]
    assert (line.outcome, line.evidence) == ("DAT", (Evidence(file=REPORT, paragraph=12),))
    assert "chỉ nêu không bị kỷ luật năm 2024" in {each.found for each in lines}


@pytest.mark.parametrize(
    ("years", "span"),
    [
        (("2022", "2023", "2024"), (2022, 2024)),
        (("2022", "2024"), (2024, 2024)),
        (("2022", "2023"), None),
    ],
)
def test_years_without_discipline(years: tuple[str, ...], span: tuple[int, int] | None) -> None:
    nones = tuple(told("discipline", "khong", year=year) for year in years)
    assert facts_of(asked("LDTT", *nones)).complete_years.get("discipline") == span


def test_since_a_year(rulebook: Rulebook) -> None:
    facts = facts_of(asked("LDTT", told("discipline", "khong", start="2020")))
    assert facts.complete_years == {"discipline": (2020, 2024)}


def test_measure_with_its_days_is_violated(rulebook: Rulebook) -> None:
    measure = told("discipline", "canh_cao", year="2024", start="2024-02-01", end="2025-02-01")
    proposal = asked("LDTT", measure, told("months_worked", "12", year="2024"), received=date(2023, 12, 1))
    (own,) = facts_of(proposal).discipline or ()
    assert (own.form, own.from_, own.to) == ("canh_cao", date(2024, 2, 1), date(2025, 2, 1))
    assert check_proposal(proposal, rulebook).verdict == "KHONG_DAT"


def test_measure_without_its_days_decides_nothing(rulebook: Rulebook) -> None:
    proposal = asked("LDTT", told("discipline", "khien_trach", year="2024"))
    assert facts_of(proposal).discipline is None
    assert check_proposal(proposal, rulebook).verdict == "CAN_XEM_XET"
    assert "kỷ luật khiển trách" in finding(proposal, rulebook, "KK02").text


@pytest.mark.parametrize(
    ("none", "is_open"),
    [
        (told("discipline", "khong", file=LIST), True),
        (told("discipline", "khong", year="2021", file=LIST), True),
        (told("discipline", "khong", year="2024", file=LIST), False),
        (told("discipline", "khong", start="2023", file=LIST), False),
    ],
)
def test_none_against_a_measure(none: Declared, *, is_open: bool) -> None:
    measure = told("discipline", "khien_trach", year="2021", start="2021-03-01", end="2022-03-01")
    found = declared_facts(asked("LDTT", measure, none), year=2024)
    assert ("discipline" not in found.facts) == is_open
    assert [each.code for each in found.findings] == (["DOI_CHIEU"] if is_open else [])


def test_months_and_leave() -> None:
    proposal = asked(
        "LDTT",
        told("months_worked", "8.5", year="2024"),
        told("maternity", "co", year="2024"),
        told("maternity", "co", year="2023"),
    )
    facts = facts_of(proposal)
    assert facts.months_worked == {2024: 8.5}
    assert facts.maternity_years == (2023, 2024)


def test_a_paper_never_settles_that_a_matter_is_pending(rulebook: Rulebook) -> None:
    proposal = asked("LDTT", told("pending", "đang bị thanh tra"), told("months_worked", "12", year="2024"))
    assert facts_of(proposal).pending is None
    assert check_proposal(proposal, rulebook).verdict == "CAN_XEM_XET"
    found = finding(proposal, rulebook, "KK01")
    assert (found.severity, found.file) == ("CANH_BAO", REPORT)
    assert found.text.startswith(
        "Hồ sơ có câu “câu về pending”: cần xác nhận Trần Văn Nhuận có đang bị xem xét kỷ luật"
    )


def test_the_word_of_a_person_ends_the_question(rulebook: Rulebook) -> None:
    word = signed("false", who="Lê Thử", on=date(2025, 3, 11))
    proposal = asked("LDTT", told("pending", "đang bị thanh tra"), told=(("pending", word),))
    assert "KK01" not in {each.code for each in check_proposal(proposal, rulebook).findings}
