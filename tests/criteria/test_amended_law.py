"""The law from 1 October 2026: nothing is decided until its text is loaded, and a folder of data makes it decide.

The text of the law in these tests is invented: CSTĐCS asks for both, as the bill of December 2025 proposed.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from rule_sentences import facts_said

from criteria import Facts, Rulebook, evaluate, load_rulebook
from criteria.book.rulebook import Rule
from records.catalogue import RECOGNITIONS
from records.errors import RuleError
from records.proposals import Verdict

REGIME = """
regimes:
- id: amended_2026
  name: "Luật 06/2022/QH15 sửa đổi năm 2026 (chữ bịa để thử)"
  from: 2026-10-01
  to: null
  reference: "Luật bịa, Điều 1"
  status: {status}
  fallback: new_152
{more}
"""
BOTH = """
rules:
- id: CSTDCS.2026
  code: CSTDCS
  kinds: [ca_nhan]
  exclusive: true
  from: 2026-10-01
  to: null
  reference: "Luật bịa, Điều 23"
  status: confirmed
  conditions:
    all:
    - {meets: LDTT, article: "Luật bịa, Điều 23 khoản 1"}
    - id: xuat_sac
      check: level_in_year
      level: hoan_thanh_xuat_sac
      article: "Luật bịa, Điều 23 khoản 2"
      text: "{level} năm {year}"
    - id: sang_kien
      check: initiatives_in_year
      scope: co_so
      count: 1
      article: "Luật bịa, Điều 23 khoản 2"
      text: "{count} sáng kiến hoặc đề tài của năm {year}"
"""
FACTS: dict[str, Any] = {
    "received": date(2026, 10, 5),
    "nominee": {"kind": "ca_nhan", "full_name": "Lương Thị Bưởi", "unit": "Văn phòng"},
    "requested": "CSTDCS",
    "legal_kind": "cong_trang",
    "year": 2025,
    "xep_loai": {2025: "HTXSNV"},
    "sang_kien": {2025: "co_so"},
    "discipline": [],
    "pending": False,
    "dossier": ["to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_sang_kien"],
    "same_achievement_as": [],
}


def with_law(folder: Path, *, unchanged: str | None = "LDTT", status: str = "confirmed", rules: str = BOTH) -> Rulebook:
    folder.mkdir()
    more = f"  unchanged: [{unchanged}]" if unchanged else ""
    text = REGIME.format(status=status, more=more) + rules
    (folder / "luat-2026.yaml").write_text(text, encoding="utf-8")
    return load_rulebook(folder)


def verdict(rulebook: Rulebook, **changes: Any) -> Verdict:
    return evaluate(Facts.model_validate(facts_said({**FACTS, **changes})), rulebook).verdict


def test_law_that_is_loaded_decides(tmp_path: Path) -> None:
    rulebook = with_law(tmp_path / "quy-dinh")
    assert verdict(rulebook) == "DAT"
    assert verdict(rulebook, sang_kien={}) == "KHONG_DAT"
    assert verdict(rulebook, xep_loai={2025: "HTTNV"}) == "KHONG_DAT"
    assert verdict(rulebook, xep_loai={}) == "CHUA_DU_CO_SO"
    assert evaluate(Facts.model_validate(facts_said(FACTS)), rulebook).regime.startswith("amended_2026 (Luật 06/2022")


def test_dossier_received_before_stays_on_the_earlier_text(tmp_path: Path) -> None:
    rulebook = with_law(tmp_path / "quy-dinh")
    judgement = evaluate(Facts.model_validate(facts_said({**FACTS, "received": date(2026, 9, 30)})), rulebook)
    assert verdict(rulebook, received=date(2026, 9, 30), sang_kien={}) == "DAT"
    assert judgement.regime.startswith("new_152 (")


def test_recognition_said_to_be_unchanged_follows_the_rule_before(tmp_path: Path) -> None:
    rulebook = with_law(tmp_path / "quy-dinh", unchanged="LDTT, BK_TINH")
    assert verdict(rulebook, requested="LDTT") == "DAT"
    asked = {"requested": "BK_TINH", "danh_hieu": {"CSTDCS": "2024..2025"}}
    assert verdict(rulebook, **asked) == "DAT"
    assert verdict(rulebook, **{**asked, "danh_hieu": {}, "sang_kien": {}}) == "KHONG_DAT"


def test_recognition_that_nobody_read_waits(tmp_path: Path) -> None:
    """A confirmed regime says nothing of a recognition that has neither a rule nor a word that it is unchanged."""
    rulebook = with_law(tmp_path / "quy-dinh")
    for code in sorted(RECOGNITIONS.keys() - {"CSTDCS", "LDTT"}):
        collective = {"kind": "tap_the", "full_name": "Phòng Hợp tác"}
        assert verdict(rulebook, requested=code) == "CAN_XEM_XET", code
        assert verdict(rulebook, requested=code, nominee=collective) == "CAN_XEM_XET", code


def test_rule_that_leans_on_a_text_nobody_read_waits(tmp_path: Path) -> None:
    assert verdict(with_law(tmp_path / "quy-dinh", unchanged=None)) == "CAN_XEM_XET"


def test_own_rule_goes_before_the_unchanged_one(tmp_path: Path) -> None:
    rulebook = with_law(tmp_path / "quy-dinh", unchanged="LDTT, CSTDCS")
    assert verdict(rulebook, sang_kien={}) == "KHONG_DAT"


def test_law_that_is_loaded_but_not_confirmed_waits(tmp_path: Path) -> None:
    rulebook = with_law(tmp_path / "quy-dinh", status="unconfirmed")
    assert verdict(rulebook) == verdict(rulebook, xep_loai={2025: "KHTNV"}) == "CAN_XEM_XET"


def test_unchanged_needs_the_regime_before(tmp_path: Path) -> None:
    folder = tmp_path / "quy-dinh"
    folder.mkdir()
    text = REGIME.format(status="confirmed", more="  unchanged: [LDTT]").replace("  fallback: new_152\n", "")
    (folder / "luat-2026.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleError, match="unchanged"):
        load_rulebook(folder)


@pytest.mark.parametrize("code", RECOGNITIONS)
@pytest.mark.parametrize("kind", ["ca_nhan", "tap_the", "ho_gia_dinh"])
def test_whatever_is_asked_waits_and_says_so(code: str, kind: str) -> None:
    said = {**FACTS, "received": date(2026, 10, 1), "requested": code, "nominee": {"kind": kind}}
    judgement = evaluate(Facts.model_validate(facts_said(said)), load_once())
    assert judgement.verdict == "CAN_XEM_XET"
    assert any("Luật 06/2026/QH16" in finding.text for finding in judgement.findings)


@cache
def load_once() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize("code", RECOGNITIONS)
@pytest.mark.parametrize("day", [date(2022, 5, 5), date(2024, 5, 5), date(2025, 9, 5), date(2026, 2, 2)])
def test_every_request_has_a_text_or_is_told_that_there_is_none(code: str, day: date) -> None:
    """No recognition, kind of nominee or kind of award falls through: a rule speaks, or a finding names what lacks."""
    rulebook = load_once()
    for kind in ("ca_nhan", "tap_the", "ho_gia_dinh"):
        for legal_kind in ("cong_trang", "dot_xuat", "phong_trao", "qua_trinh_cong_hien", "nien_han", "doi_ngoai"):
            said = {**FACTS, "received": day, "requested": code, "legal_kind": legal_kind, "nominee": {"kind": kind}}
            judgement = evaluate(Facts.model_validate(facts_said(said)), rulebook)
            own = {rule.id for rule in rulebook.rules_for(code, day) if isinstance(rule, Rule)}
            is_judged = any(condition.id.startswith(f"{id}.") for condition in judgement.conditions for id in own)
            told = any(finding.code in {"TC05", "CAN_XEM_XET"} for finding in judgement.findings)
            assert is_judged or told, (code, kind, legal_kind)
            assert judgement.verdict != "DAT" or is_judged
