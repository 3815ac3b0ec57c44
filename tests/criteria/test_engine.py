"""The three-valued runs, the order of verdicts and the shape of the answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from criteria import FINDINGS, Facts, as_contract, evaluate, load_rulebook
from criteria.checks.past import past_of
from criteria.checks.timelines import RunSpec, best, level_in, run_of, worst
from criteria.findings import make_finding
from records.proposals import Judgement

BOOK = load_rulebook()
OF_EVERY_FINDING = ("required", "found", "article")
TITLES = RunSpec(titles=("CSTDCS",), excluded_below="hoan_thanh_tot")
LEVELS = RunSpec(level="hoan_thanh_tot")


def facts(**changes: Any) -> Facts:
    values = {"received": date(2025, 3, 1), "nominee": {"kind": "ca_nhan"}, "requested": "BK_TINH", "year": 2024}
    return Facts.model_validate({**values, **changes})


def titles(*years: int) -> list[dict[str, Any]]:
    return [{"year": year, "code": "CSTDCS"} for year in years]


def levels(**by_year: str) -> list[dict[str, Any]]:
    return [{"year": int(year[1:]), "level": level} for year, level in by_year.items()]


@pytest.mark.parametrize(
    ("outcomes", "joined_by_and", "joined_by_or"),
    [
        (("DAT", "DAT"), "DAT", "DAT"),
        (("DAT", "CHUA_RO"), "CHUA_RO", "DAT"),
        (("DAT", "KHONG_DAT"), "KHONG_DAT", "DAT"),
        (("CHUA_RO", "KHONG_DAT"), "KHONG_DAT", "CHUA_RO"),
        (("KHONG_DAT", "KHONG_DAT"), "KHONG_DAT", "KHONG_DAT"),
    ],
)
def test_three_values(outcomes: Any, joined_by_and: str, joined_by_or: str) -> None:
    assert worst(outcomes) == joined_by_and
    assert best(outcomes) == joined_by_or


def test_run_ends_with_the_year_asked_for() -> None:
    run = run_of(past_of(facts(titles=titles(2021, 2022, 2023), complete=["titles"])), TITLES)
    assert run is not None and run.certain == () and run.broken == 2024


def test_run_of_titles_ignores_classifications_that_are_high_enough() -> None:
    stated = facts(titles=titles(2023, 2024), classifications=levels(y2022="hoan_thanh_tot"))
    run = run_of(past_of(stated), TITLES)
    assert run is not None and run.certain == (2024, 2023) and run.unknown[0] == 2022


def test_run_of_levels_ignores_titles() -> None:
    stated = facts(titles=titles(2022, 2023, 2024), classifications=levels(y2024="hoan_thanh_tot"))
    run = run_of(past_of(stated), LEVELS)
    assert run is not None and run.certain == (2024,) and run.unknown[:2] == (2023, 2022)


def test_run_without_the_year_is_none() -> None:
    assert run_of(past_of(facts(year=None, titles=titles(2024))), TITLES) is None


def test_run_starts_after_the_earliest_listed_award() -> None:
    spec = RunSpec(level="hoan_thanh_tot", after=("BK_TINH", "BK_BO"))
    awards = [
        {"year": year, "code": code, "legal_kind": "cong_trang"} for year, code in ((2023, "BK_TINH"), (2021, "BK_BO"))
    ]
    years = levels(y2020="hoan_thanh_tot", y2021="hoan_thanh_tot", y2022="hoan_thanh_tot", y2023="hoan_thanh_tot")
    stated = facts(awards=awards, classifications=[*years, *levels(y2024="hoan_thanh_tot")])
    run = run_of(past_of(stated), spec)
    assert run is not None and run.certain == (2024, 2023, 2022) and run.possible == run.certain


def test_run_after_an_award_that_is_no_basis_is_not_certain() -> None:
    spec = RunSpec(level="hoan_thanh_tot", after=("BK_TINH",))
    awards = [{"year": 2020, "code": "BK_TINH", "legal_kind": "phong_trao"}]
    stated = facts(awards=awards, classifications=levels(y2024="hoan_thanh_tot"))
    run = run_of(past_of(stated, not_a_basis=("phong_trao",)), spec)
    assert run is not None and run.certain == ()


@pytest.mark.parametrize(
    ("level", "outcome"),
    [("hoan_thanh_xuat_sac", "DAT"), ("hoan_thanh_tot", "DAT"), ("hoan_thanh", "KHONG_DAT")],
)
def test_levels_are_ordered(level: str, outcome: str) -> None:
    assert level_in(past_of(facts(classifications=levels(y2024=level))), 2024, at_least="hoan_thanh_tot") == outcome


def test_unstated_year_is_unknown_until_the_list_is_complete() -> None:
    stated = levels(y2023="hoan_thanh_tot")
    assert level_in(past_of(facts(classifications=stated)), 2024, at_least="hoan_thanh") == "CHUA_RO"
    assert level_in(past_of(facts(complete=["classifications"])), 2024, at_least="hoan_thanh") == "CHUA_RO"
    assert level_in(past_of(facts(classifications=[])), 2024, at_least="hoan_thanh") == "CHUA_RO"
    closed = facts(classifications=stated, complete=["classifications"])
    assert level_in(past_of(closed), 2024, at_least="hoan_thanh") == "KHONG_DAT"


def test_contract_has_exactly_its_keys() -> None:
    answer = as_contract(evaluate(facts(requested="LDTT"), BOOK))
    assert set(answer) == {"verdict", "regime", "findings", "conditions"}
    wanted = {"code", "severity", "condition", "required", "found", "article", "text"}
    assert all(set(finding) == wanted for finding in answer["findings"])
    for condition in answer["conditions"]:
        assert {"id", "outcome", "article"} <= set(condition) <= {"id", "outcome", "article", "severity"}
    by_person = next(c for c in answer["conditions"] if c["id"] == "LDTT.moi.tinh_than")
    assert (by_person["outcome"], by_person["severity"]) == ("CHUA_RO", "THONG_TIN")
    assert answer["regime"] == "new_98 (Luật 06/2022/QH15 + NĐ 98/2023/NĐ-CP)"


def test_same_facts_same_answer() -> None:
    stated = facts(titles=titles(2023, 2024), dossier=["bien_ban"])
    assert evaluate(stated, BOOK) == evaluate(stated, BOOK)


def test_findings_are_listed_by_severity() -> None:
    found = evaluate(facts(titles=titles(2023)), BOOK).findings
    order = [("LOI", "CANH_BAO", "THONG_TIN").index(finding.severity) for finding in found]
    assert order == sorted(order) and len(set(order)) > 1


def test_what_two_conditions_lack_alike_is_said_once() -> None:
    """CSTĐCS asks twice for the level of the year: as LĐTT, and as an alternative to an initiative."""
    findings = evaluate(facts(requested="CSTDCS", year=2024, initiatives=[]), BOOK).findings
    assert [finding.text for finding in findings].count(
        "Năm 2024 chưa có kết quả xếp loại; đề nghị đơn vị bổ sung."
    ) == 1


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_every_code_explains_itself(code: str) -> None:
    words = {name for _, name, _, _ in Formatter().parse(FINDINGS[code].template) if name} - {*OF_EVERY_FINDING}
    finding = make_finding(code, required="…", found="…", article="…", words=dict.fromkeys(words, "…"))
    assert finding.text.endswith(".") and "{" not in finding.text
    assert FINDINGS[code].meaning.endswith(".")


def test_undated_titles_may_each_be_of_another_year() -> None:
    years = [{"year": year, "level": "hoan_thanh_tot"} for year in range(2020, 2025)]
    awards = [{"year": 2019, "code": "BK_TINH", "legal_kind": "cong_trang"}]
    of_person = {"requested": "BK_TTG", "legal_kind": "cong_trang", "classifications": years, "awards": awards}
    undated = [{"code": "CSTDCS"}, {"code": "CSTDCS"}, {"code": "CSTDCS", "year": 2024}]
    judgement = evaluate(facts(**of_person, titles=undated, complete=["titles"]), BOOK)
    assert outcome_of(judgement, "ba_lan_cstdcs") == "CHUA_RO"
    judgement = evaluate(facts(**of_person, titles=undated[1:], complete=["titles"]), BOOK)
    assert outcome_of(judgement, "ba_lan_cstdcs") == "KHONG_DAT"


@pytest.mark.parametrize("turned", [False, True])
def test_one_initiative_in_two_papers_counts_as_the_better_of_them(turned: bool) -> None:
    papers = [{"title": "Giá thử", "year": 2024, "scope": "co_so"}, {"title": "giá  thử", "year": 2024}]
    found = papers[::-1] if turned else papers
    judgement = evaluate(facts(requested="CSTDCS", initiatives=found), BOOK)
    assert outcome_of(judgement, "sang_kien") == "DAT"


def outcome_of(judgement: Judgement, condition: str) -> str:
    return next(c.outcome for c in judgement.conditions if c.id.endswith(f".{condition}"))


def standing_of(standing: str, *years: int) -> list[dict[str, Any]]:
    return [{**title, "standing": standing} for title in titles(*years)]


def test_title_that_only_the_report_claims_is_not_certain() -> None:
    claimed = facts(legal_kind="cong_trang", titles=standing_of("claimed", 2023, 2024), complete=["titles"])
    judgement = evaluate(claimed, BOOK)
    assert outcome_of(judgement, "hai_lan_cstdcs") == "CHUA_RO" and judgement.verdict == "CHUA_DU_CO_SO"
    assert any("mới là lời khai trong báo cáo, chưa có số quyết định" in f.text for f in judgement.findings)
    assert any("đề nghị đơn vị gửi quyết định công nhận Chiến sĩ thi đua cơ sở" in f.text for f in judgement.findings)
    cited = facts(legal_kind="cong_trang", titles=standing_of("cited", 2023, 2024))
    assert outcome_of(evaluate(cited, BOOK), "hai_lan_cstdcs") == "DAT"


def test_claim_whose_number_the_history_has_otherwise_is_not_said_to_lack_one() -> None:
    numbered = [{**title, "decision_number": "27/QĐ-S"} for title in standing_of("claimed", 2023, 2024)]
    judgement = evaluate(facts(legal_kind="cong_trang", titles=numbered, complete=["titles"]), BOOK)
    told = " ".join(finding.text for finding in judgement.findings)
    assert "số quyết định đã nêu không khớp với lịch sử khen thưởng" in told
    assert "chưa có số quyết định" not in told


CLAIMS_OF_THE_OFFICE = """claims:
- id: loi_khai_cua_so
  from: 2024-01-01
  to: null
  reference: "Quy chế của Sở"
  status: confirmed
  titles: verified
  awards: verified
  classifications: verified
  initiatives: verified
"""


def test_office_may_ask_for_more_than_a_number(tmp_path: Path) -> None:
    (tmp_path / "loi-khai.yaml").write_text(CLAIMS_OF_THE_OFFICE, encoding="utf-8")
    strict = load_rulebook(tmp_path)
    cited = facts(legal_kind="cong_trang", titles=standing_of("cited", 2023, 2024))
    judgement = evaluate(cited, strict)
    assert outcome_of(judgement, "hai_lan_cstdcs") == "CHUA_RO"
    assert any("chưa đối chiếu được với quyết định đã lưu" in f.text for f in judgement.findings)
    level = {"year": 2024, "level": "hoan_thanh", "standing": "claimed"}
    assert outcome_of(evaluate(facts(requested="LDTT", classifications=[level]), strict), "xep_loai") == "CHUA_RO"
    by_hand = facts(legal_kind="cong_trang", titles=titles(2023, 2024))
    assert outcome_of(evaluate(by_hand, strict), "hai_lan_cstdcs") == "DAT"


def test_years_of_a_run_say_what_each_did() -> None:
    stated = facts(
        legal_kind="cong_trang",
        titles=titles(2021, 2024),
        maternity_years=[2023],
        classifications=levels(y2022="hoan_thanh"),
    )
    line = next(c for c in evaluate(stated, BOOK).conditions if c.id.endswith("hai_lan_cstdcs"))
    assert [(one.year, one.did) for one in line.years] == [(2022, "broke"), (2023, "skipped"), (2024, "carried")]
    unknown = facts(legal_kind="cong_trang", titles=titles(2023))
    line = next(c for c in evaluate(unknown, BOOK).conditions if c.id.endswith("hai_lan_cstdcs"))
    assert [(one.year, one.did) for one in line.years] == [(2023, "carried"), (2024, "open")]


@pytest.mark.parametrize(
    ("rounding", "proposed", "outcome", "says"),
    [
        ("exact", 1, "DAT", "15% của 10 là 1,5"),
        ("exact", 2, "KHONG_DAT", "15% của 10 là 1,5"),
        ("down", 2, "KHONG_DAT", "làm tròn xuống thành 1 người"),
        ("nearest", 2, "DAT", "làm tròn thành 2 người"),
        ("up", 2, "DAT", "làm tròn lên thành 2 người"),
        ("up", 3, "KHONG_DAT", "làm tròn lên thành 2 người"),
    ],
)
def test_number_allowed_is_rounded_as_the_office_says(
    rounding: str, proposed: int, outcome: str, says: str, tmp_path: Path
) -> None:
    text = (
        f'quota:\n- {{id: so, from: 2017-10-01, to: null, reference: "Sở", status: confirmed, rounding: {rounding}}}\n'
    )
    (tmp_path / "ty-le.yaml").write_text(text, encoding="utf-8")
    quota = {"ldtt_in_unit": 10, "cstdcs_proposed": proposed}
    old = facts(received=date(2023, 3, 1), year=2022, requested="CSTDCS", quota=quota)
    line = next(c for c in evaluate(old, load_rulebook(tmp_path)).conditions if c.id == "CSTDCS.cu.ty_le")
    assert line.outcome == outcome and says in line.found


def test_two_state_awards_of_one_year_under_the_old_law() -> None:
    def judged(received: date, **award: Any) -> Judgement:
        year = received.year - 1
        awards = [{"code": "HCLD3", "year": year, **award}]
        return evaluate(
            facts(received=received, year=year, requested="BK_TTG", legal_kind="cong_trang", awards=awards),
            load_rulebook(),
        )

    one_a_year = "mot_lan_mot_nam.mot_khen_thuong_cap_nha_nuoc"
    old = judged(date(2023, 3, 1), legal_kind="cong_trang")
    assert {c.id: c.outcome for c in old.conditions}[one_a_year] == "KHONG_DAT"
    assert any("năm 2022 đã được tặng Huân chương Lao động hạng Ba" in f.text for f in old.findings)
    unsure = next(c for c in judged(date(2023, 3, 1)).conditions if c.id == one_a_year)
    assert (unsure.outcome, unsure.severity) == ("CHUA_RO", "THONG_TIN")
    assert one_a_year not in {c.id for c in judged(date(2024, 3, 1), legal_kind="cong_trang").conditions}


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ({"gender": "nu", "person_class": "lanh_dao"}, "người xét tính thời gian đã giảm"),
        ({"gender": "nam", "person_class": "lanh_dao"}, "không áp dụng cho nam"),
        ({}, "áp dụng nếu là nữ lãnh đạo, quản lý"),
    ],
)
def test_shorter_service_of_women_leaders_is_shown(person: dict[str, str], says: str) -> None:
    stated = facts(requested="HCLD3", legal_kind="qua_trinh_cong_hien", nominee={"kind": "ca_nhan", **person})
    line = next(c for c in evaluate(stated, BOOK).conditions if c.id.endswith("giam_thoi_gian_cong_hien"))
    assert (line.outcome, line.severity) == ("CHUA_RO", "THONG_TIN") and says in line.found
    others = evaluate(facts(requested="HCLD3", legal_kind="cong_trang"), BOOK).conditions
    assert not any(c.id.endswith("giam_thoi_gian_cong_hien") for c in others)


def test_unmet_merit_does_not_decide_while_the_kind_of_award_is_unknown() -> None:
    merit = facts(legal_kind="cong_trang", titles=[], complete=["initiatives"], initiatives=[])
    assert evaluate(merit, BOOK).verdict == "KHONG_DAT"
    judgement = evaluate(merit.model_copy(update={"legal_kind": None}), BOOK)
    assert judgement.verdict == "CHUA_DU_CO_SO"
    assert any(f.code == "LOAI_HINH" and "xét theo công trạng thì không đạt" in f.text for f in judgement.findings)


BALLOTS = {"members": 11, "present": 10, "is_secret": True}


@pytest.mark.parametrize(
    ("ballots", "outcome", "severity", "says"),
    [
        ({**BALLOTS, "yes": 10}, "DAT", "LOI", "10 trên 11 thành viên Hội đồng đồng ý (90,91%)"),
        ({**BALLOTS, "yes": 9}, "KHONG_DAT", "LOI", "9 trên 11 thành viên Hội đồng đồng ý (81,82%)"),
        ({**BALLOTS, "yes": 10, "is_secret": False}, "KHONG_DAT", "LOI", "không bỏ phiếu kín"),
        ({**BALLOTS, "yes": 10, "is_secret": None}, "CHUA_RO", "THONG_TIN", "chưa rõ bỏ phiếu kín hay biểu quyết"),
        ({"yes": 10, "present": 10}, "CHUA_RO", "THONG_TIN", "10 phiếu đồng ý, chưa rõ số thành viên Hội đồng"),
        ({**BALLOTS, "yes": 12}, "CHUA_RO", "THONG_TIN", "số liệu trong biên bản mâu thuẫn"),
        (None, "CHUA_RO", "THONG_TIN", "chưa có kết quả bỏ phiếu trong biên bản"),
    ],
)
def test_vote_is_counted_again(ballots: Any, outcome: str, severity: str, says: str) -> None:
    old = facts(received=date(2023, 3, 1), year=2022, requested="CSTD_TINH", vote=ballots)
    line = next(c for c in evaluate(old, BOOK).conditions if c.id == "CSTD_TINH.cu.bo_phieu")
    assert (line.outcome, line.severity) == (outcome, severity) and says in line.found


@pytest.mark.parametrize(
    ("written", "outcome"),
    [
        (True, "DAT"),
        ("Cụm số 2", "DAT"),
        ("không", "KHONG_DAT"),
        ("khong", "KHONG_DAT"),
        ("Chưa dẫn đầu", "KHONG_DAT"),
        ("", "CHUA_RO"),
    ],
)
def test_cluster_is_led_unless_words_say_no(written: Any, outcome: str) -> None:
    nominee = {"kind": "tap_the"}
    stated = facts(requested="CO_TINH", nominee=nominee, collective={"leads_cluster": written})
    assert outcome_of(evaluate(stated, BOOK), "dan_dau") == outcome


@pytest.mark.parametrize(
    ("level", "verdict", "severity"),
    [("hoan_thanh", "KHONG_DAT", "THONG_TIN"), ("hoan_thanh_tot", "CHUA_DU_CO_SO", "CANH_BAO")],
)
def test_papers_that_cannot_change_the_verdict_are_a_note(level: str, verdict: str, severity: str) -> None:
    judgement = evaluate(facts(requested="CSTDCS", classifications=levels(y2024=level)), BOOK)
    asking = [each for each in judgement.findings if each.code == "TC04"]
    assert judgement.verdict == verdict
    assert {each.severity for each in asking} == {severity}
