"""Every sentence in cases/*.yaml holds: these facts, received on this day, give this verdict and these findings.

A case takes the `common` facts of its file, changes those under `facts` and forgets those under `unknown`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from criteria import FINDINGS, Rulebook, evaluate, load_rulebook, read_facts

CASES = Path(__file__).parent / "cases"
EXPECTED = {"verdict", "regime", "findings", "no_findings", "says", "conditions"}


def sentences() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        book = yaml.safe_load(path.read_text(encoding="utf-8"))
        for case in book["cases"]:
            found.append(pytest.param({**case, "common": book["common"]}, id=f"{path.stem}: {case['name']}"))
    return found


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def facts_written(case: dict[str, Any], folder: Path) -> Path:
    facts = {**case["common"], **case.get("facts", {})}
    for key in case.get("unknown", ()):
        del facts[key]
    path = folder / "facts.yaml"
    path.write_text(yaml.safe_dump(facts, allow_unicode=True), encoding="utf-8")
    return path


@pytest.mark.parametrize("case", sentences())
def test_sentence(case: dict[str, Any], tmp_path: Path, rulebook: Rulebook) -> None:
    judgement = evaluate(read_facts(facts_written(case, tmp_path)), rulebook)
    expect = case["expect"]
    assert set(expect) <= EXPECTED
    told = "\n".join(f"{f.severity} {f.code}: {f.text}" for f in judgement.findings)
    assert judgement.verdict == expect["verdict"], told
    if "regime" in expect:
        assert judgement.regime.startswith(f"{expect['regime']} ("), judgement.regime
    grave = {f.code for f in judgement.findings if f.severity != "THONG_TIN"}
    assert set(expect.get("findings", ())) <= grave, told
    assert not set(expect.get("no_findings", ())) & grave, told
    assert {*expect.get("findings", ()), *expect.get("no_findings", ())} <= set(FINDINGS)
    for words in expect.get("says", ()):
        assert words in told
    outcomes = {c.id: c.outcome for c in judgement.conditions}
    assert expect.get("conditions", {}).items() <= outcomes.items(), outcomes


@pytest.mark.parametrize("case", sentences())
def test_answer_is_complete(case: dict[str, Any], tmp_path: Path, rulebook: Rulebook) -> None:
    judgement = evaluate(read_facts(facts_written(case, tmp_path)), rulebook)
    ids = [c.id for c in judgement.conditions]
    assert len(ids) == len(set(ids))
    assert all(c.article and c.text for c in judgement.conditions)
    assert all(f.code in FINDINGS and f.text and "None" not in f.text for f in judgement.findings)
    if judgement.verdict == "DAT":
        assert all(f.severity == "THONG_TIN" for f in judgement.findings)
        assert all(c.outcome == "DAT" or c.severity == "THONG_TIN" for c in judgement.conditions)
    else:
        assert any(f.severity != "THONG_TIN" for f in judgement.findings)
