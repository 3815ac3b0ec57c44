"""The three-valued runs, the order of verdicts and the shape of the answer."""

from __future__ import annotations

from datetime import date
from string import Formatter
from typing import Any

import pytest

from criteria import FINDINGS, Facts, as_contract, evaluate, load_rulebook
from criteria.findings import make_finding
from criteria.past import past_of
from criteria.timelines import RunSpec, best, level_in, run_of, worst

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
    answer = as_contract(evaluate(facts(requested="LDTT"), load_rulebook()))
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
    assert evaluate(stated, load_rulebook()) == evaluate(stated, load_rulebook())


def test_findings_are_listed_by_severity() -> None:
    found = evaluate(facts(titles=titles(2023)), load_rulebook()).findings
    order = [("LOI", "CANH_BAO", "THONG_TIN").index(finding.severity) for finding in found]
    assert order == sorted(order) and len(set(order)) > 1


@pytest.mark.parametrize("code", sorted(FINDINGS))
def test_every_code_explains_itself(code: str) -> None:
    words = {name for _, name, _, _ in Formatter().parse(FINDINGS[code].template) if name} - {*OF_EVERY_FINDING}
    finding = make_finding(code, required="…", found="…", article="…", words=dict.fromkeys(words, "…"))
    assert finding.text.endswith(".") and "{" not in finding.text
    assert FINDINGS[code].meaning.endswith(".")
