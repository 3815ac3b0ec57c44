"""Scales of points: what is certain, what is open, what cannot be; several nominees in order."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from criteria import Facts, Rulebook, evaluate, load_rulebook
from criteria.checks.scoring import Scale, rank_nominees, scale_of, total_of
from criteria.facts import Score
from criteria.rewards.rankings import lines_of_ranking
from records.proposals import Judgement

RULES = """\
issued_by: so
rubrics:
- id: dien_hinh
  name: "Thang điểm của Sở"
  from: 2024-01-01
  to: null
  reference: "Hướng dẫn của Sở"
  status: confirmed
  kinds: [ca_nhan]
  criteria:
  - {id: ket_qua, text: "Kết quả nhiệm vụ", max: 40, least: 20, evidence: "Số liệu có xác nhận"}
  - {id: sang_kien, text: "Sáng kiến", max: 20, weight: 2, evidence: "Quyết định công nhận"}
  - {id: lan_toa, text: "Lan tỏa", max: 20, evidence: "Bài viết, hoạt động"}
  passing: 70
  ranks: [{name: "Khá", from: 70}, {name: "Xuất sắc", from: 90}]
rules:
- id: DIEN_HINH.so
  code: DIEN_HINH
  kinds: [ca_nhan]
  from: 2024-01-01
  to: null
  reference: "Hướng dẫn của Sở"
  status: confirmed
  conditions:
    all:
    - id: diem
      check: rubric_score
      rubric: dien_hinh
      article: "Hướng dẫn của Sở, mục 2"
      text: "Được từ {passing} điểm"
"""
FULL: dict[str, Any] = {
    "ket_qua": {"points": 30, "evidence": ["Giải quyết 1.240 hồ sơ, đúng hạn 99%"]},
    "sang_kien": {"points": 15, "evidence": ["Quyết định 12/QĐ-SKHCN"]},
    "lan_toa": {"points": 12.5, "evidence": ["Bản tin tháng 3"]},
}


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return load_rulebook(local(tmp_path_factory.mktemp("quy-dinh"), RULES))


@pytest.fixture(scope="module")
def scale(rulebook: Rulebook) -> Scale:
    rule = next(rule for rule in rulebook.rules_for("DIEN_HINH", FACTS_DAY) if rule.layer)
    inner: Any = rule.conditions.members[0]
    found: Scale = inner.members[0].scale
    return found


def local(folder: Path, text: str) -> Path:
    (folder / "thang-diem.yaml").write_text(text, encoding="utf-8")
    return folder


def judged(rulebook: Rulebook, scores: dict[str, Any] | None) -> Judgement:
    facts = {
        "received": "2025-03-03",
        "nominee": {"kind": "ca_nhan", "full_name": "Lâm Thị Mưa"},
        "requested": "DIEN_HINH",
        "legal_kind": "cong_trang",
        "year": 2024,
        "scores": scores,
    }
    return evaluate(Facts.model_validate(facts), rulebook)


FACTS_DAY = Facts.model_validate(
    {"received": "2025-03-03", "nominee": {"kind": "ca_nhan"}, "requested": "DIEN_HINH"}
).received


def test_every_criterion_is_shown_with_points_and_evidence(rulebook: Rulebook) -> None:
    judgement = judged(rulebook, FULL)
    texts = {c.id.removeprefix("DIEN_HINH.so.diem"): c.text for c in judgement.conditions if "diem" in c.id}
    assert judgement.verdict == "DAT"
    assert set(texts) == {".ket_qua", ".sang_kien", ".lan_toa", ""}
    assert "30 trên 40 điểm; minh chứng: “Giải quyết 1.240 hồ sơ, đúng hạn 99%”" in texts[".ket_qua"]
    assert "Sáng kiến (tối đa 20 điểm, hệ số 2)" in texts[".sang_kien"]
    assert texts[""] == "Được từ 70 điểm: được 72,5 điểm (cần từ 70 trên 100), xếp bậc Khá."


def test_missing_evidence_is_open_and_never_zero(rulebook: Rulebook) -> None:
    without = {**FULL, "sang_kien": {"points": 15}}
    judgement = judged(rulebook, without)
    told = "\n".join(finding.text for finding in judgement.findings)
    assert judgement.verdict == "CHUA_DU_CO_SO"
    assert "chắc chắn được 42,5 điểm, nhiều nhất 72,5 điểm" in told and "“Sáng kiến”" in told
    line = next(c for c in judgement.conditions if c.id.endswith(".sang_kien"))
    assert (line.outcome, line.severity) == ("CHUA_RO", "THONG_TIN")
    assert "chưa nêu minh chứng nên chưa tính" in line.text


def test_nobody_has_scored(rulebook: Rulebook) -> None:
    assert judged(rulebook, None).verdict == "CHUA_DU_CO_SO"
    assert judged(rulebook, {}).verdict == "CHUA_DU_CO_SO"


def test_enough_without_the_open_criterion(rulebook: Rulebook) -> None:
    scores = {**FULL, "ket_qua": {"points": 40, "evidence": ["Số liệu"]}, "lan_toa": {}}
    assert judged(rulebook, scores).verdict == "DAT"


def test_too_few_even_with_all_that_is_open(rulebook: Rulebook) -> None:
    scores = {**FULL, "sang_kien": {"points": 4, "evidence": ["Quyết định"]}, "lan_toa": {}}
    assert judged(rulebook, scores).verdict == "KHONG_DAT"


def test_least_of_one_criterion(rulebook: Rulebook) -> None:
    low = {name: {"points": points, "evidence": ["x"]} for name, points in [("ket_qua", 19), ("sang_kien", 20)]}
    scores = {**low, "lan_toa": {"points": 20, "evidence": ["x"]}}
    assert judged(rulebook, scores).verdict == "KHONG_DAT"
    assert judged(rulebook, {**scores, "ket_qua": {"points": 20, "evidence": ["x"]}}).verdict == "DAT"


@pytest.mark.parametrize(
    ("scores", "words"),
    [
        ({**FULL, "lan_toa": {"points": 21, "evidence": ["x"]}}, "là 21, phải từ 0 đến 20"),
        ({**FULL, "lan_toa": {"points": -1, "evidence": ["x"]}}, "là -1, phải từ 0 đến 20"),
        ({**FULL, "lan_toaa": {"points": 5, "evidence": ["x"]}}, "có phải “lan_toa”?"),
    ],
)
def test_points_that_cannot_be_are_an_error(rulebook: Rulebook, scores: dict[str, Any], words: str) -> None:
    judgement = judged(rulebook, scores)
    wrong = [finding for finding in judgement.findings if finding.code == "DIEM_SAI"]
    assert judgement.verdict == "CHUA_DU_CO_SO"
    assert [finding.severity for finding in wrong] == ["LOI"]
    assert words in wrong[0].text
    assert not any("xếp bậc" in condition.text for condition in judgement.conditions)


def test_unconfirmed_scale_never_decides(tmp_path: Path) -> None:
    text = RULES.replace("status: confirmed", "status: unconfirmed", 1)
    rulebook = load_rulebook(local(tmp_path, text))
    low = {name: {"points": 0, "evidence": ["x"]} for name in FULL}
    assert judged(rulebook, FULL).verdict == "CAN_XEM_XET"
    assert judged(rulebook, low).verdict == "CAN_XEM_XET"


def scored(**points: float | None) -> dict[str, Score]:
    return {name: Score(points=value, evidence=("Có xác nhận",)) for name, value in points.items()}


def test_order_of_several_nominees(scale: Scale) -> None:
    placed = rank_nominees(
        scale,
        [
            ("Vũ Văn Nắng", scored(ket_qua=30, sang_kien=10, lan_toa=20)),
            ("Lâm Thị Mưa", scored(ket_qua=40, sang_kien=15, lan_toa=20)),
            ("Đỗ Văn Gió", scored(ket_qua=30, sang_kien=15, lan_toa=10)),
            ("Hồ Thị Mây", scored(ket_qua=20, sang_kien=5)),
        ],
    )
    assert [(each.name, each.place, each.is_shared) for each in placed] == [
        ("Lâm Thị Mưa", 1, False),
        ("Đỗ Văn Gió", 2, True),
        ("Vũ Văn Nắng", 2, True),
        ("Hồ Thị Mây", 4, False),
    ]
    assert [each.is_settled for each in placed] == [True, True, True, True]


def test_open_points_may_change_the_order(scale: Scale) -> None:
    placed = rank_nominees(
        scale,
        [
            ("Hồ Thị Mây", scored(ket_qua=30, sang_kien=15)),
            ("Đỗ Văn Gió", scored(ket_qua=30, sang_kien=15, lan_toa=10)),
        ],
    )
    assert [(each.name, each.is_settled) for each in placed] == [("Đỗ Văn Gió", False), ("Hồ Thị Mây", False)]
    lines = "\n".join(lines_of_ranking(scale, placed))
    assert "Hạng 2: Hồ Thị Mây, chắc chắn 60, nhiều nhất 80 điểm, chưa rõ đạt hay không" in lines
    assert "Hạng còn có thể đổi" in lines and "Lan tỏa: chưa chấm." in lines


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.permutations(["Mây", "Gió", "Mưa", "Nắng"]), st.lists(st.integers(0, 20), min_size=4, max_size=4))
def test_order_does_not_hang_on_the_order_of_asking(scale: Scale, names: list[str], points: list[int]) -> None:
    given_points = dict(zip(["Mây", "Gió", "Mưa", "Nắng"], points, strict=True))
    placed = rank_nominees(scale, [(name, scored(lan_toa=given_points[name])) for name in names])
    again = rank_nominees(scale, [(name, scored(lan_toa=given_points[name])) for name in sorted(names)])
    assert placed == again


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["ket_qua", "sang_kien", "lan_toa"]),
        st.builds(Score, points=st.none() | st.integers(0, 20), evidence=st.sampled_from([(), ("x",)])),
    )
)
def test_what_is_certain_never_exceeds_what_is_possible(scale: Scale, scores: dict[str, Score]) -> None:
    total = total_of(scale, scores)
    assert 0 <= total.low <= total.high <= scale.most
    proven = {name: score.model_copy(update={"evidence": ("x",)}) for name, score in scores.items()}
    assert total.low <= total_of(scale, proven).low and total_of(scale, proven).high <= total.high


def test_points_are_added_exactly() -> None:
    criteria = [{"id": f"c{n}", "text": "x", "max": 1, "evidence": "x"} for n in range(10)]
    scale = scale_of({"id": "t", "name": "T", "criteria": criteria, "passing": 1, "status": "confirmed"})
    total = total_of(scale, scored(**{f"c{n}": 0.1 for n in range(10)}))
    assert total.low == Fraction(1)
