"""The share of CSTĐCS among LĐTT, counted from submissions: only where they tell the whole, and nobody is chosen."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from invented_quarter import asked, initiative, judged

from criteria import Facts, Rulebook, Surroundings, check_all, evaluate, load_rulebook
from records.proposals import Proposal
from records.readings import Counted, Reading

OLD_DAY = date(2023, 12, 1)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def unit(lower: int, higher: int, **changes: Any) -> list[Proposal]:
    """A unit that asks for `lower` LĐTT, of whom `higher` for CSTĐCS too, under the law before 2024."""
    told: dict[str, Any] = {"year": "2023", "quarter": "2023-Q4", "received": OLD_DAY, **changes}
    people = [{"name": f"Người Thứ {n}", "born": f"1980-02-{n:02d}"} for n in range(1, lower + 1)]
    asks = [asked(n, "LDTT", **person, **told) for n, person in enumerate(people, start=1)]
    made = [initiative("Sổ tay số", year=2023)]
    return asks + [
        asked(50 + n, **person, **told, initiatives=made) for n, person in enumerate(people[:higher], start=1)
    ]


@pytest.mark.parametrize(
    ("lower", "higher", "outcome"),
    [(20, 3, "DAT"), (20, 4, "CHUA_RO"), (7, 1, "DAT"), (7, 2, "CHUA_RO"), (13, 1, "DAT"), (13, 2, "CHUA_RO")],
)
def test_share_of_those_proposed(rulebook: Rulebook, lower: int, higher: int, outcome: str) -> None:
    found = judged(unit(lower, higher), rulebook)
    lines = [c for each in found.values() for c in each.judgement.conditions if c.found.startswith("đề nghị ")]
    assert {c.outcome for c in lines} == {outcome} and len(lines) == higher
    assert all(f"đề nghị {higher} " in c.found and f"15% của {lower} là" in c.found for c in lines)


def test_too_many_are_told_and_nobody_is_refused(rulebook: Rulebook) -> None:
    found = judged(unit(20, 4), rulebook)
    over = [each for key, each in found.items() if int(key[-4:]) > 50]
    assert {each.judgement.verdict for each in over} == {"CHUA_DU_CO_SO"}
    texts = [f.text for each in over for f in each.judgement.findings if "đề nghị 4 " in f.text and "15%" in f.text]
    assert len(texts) == 4 and all("Hội đồng xét chọn từ cao xuống thấp" in text for text in texts)


def test_facts_written_by_hand_are_judged_as_they_stand(rulebook: Rulebook) -> None:
    facts = Facts.model_validate(
        {
            "received": OLD_DAY,
            "nominee": {"kind": "ca_nhan"},
            "requested": "CSTDCS",
            "year": 2023,
            "quota": {"ldtt_in_unit": 20, "cstdcs_proposed": 4},
        }
    )
    assert evaluate(facts, rulebook).verdict == "KHONG_DAT"


@pytest.mark.parametrize("kinds", [("bao_cao_thanh_tich_ca_nhan", "bien_ban", "xac_nhan_sang_kien")])
def test_without_a_submission_the_share_stays_unknown(rulebook: Rulebook, kinds: tuple[str, ...]) -> None:
    found = judged(unit(20, 4, kinds=kinds), rulebook)
    assert not [c for each in found.values() for c in each.judgement.conditions if c.found.startswith("đề nghị ")]


def test_without_those_of_the_lower_title_the_share_stays_unknown(rulebook: Rulebook) -> None:
    only_higher = [each for each in unit(20, 4) if each.requested.code == "CSTDCS"]
    found = judged(only_higher, rulebook)
    assert all(
        "chưa rõ số Lao động tiên tiến" in " ".join(c.found for c in e.judgement.conditions) for e in found.values()
    )


@pytest.mark.parametrize(("counted", "is_known"), [(20, True), (22, False)])
def test_submission_that_counts_others_than_it_names_tells_no_share(
    rulebook: Rulebook, counted: int, is_known: bool
) -> None:
    proposals = unit(20, 3)
    proposals = [
        each.model_copy(
            update={"sources": tuple(s.model_copy(update={"file": f"{s.kind}.docx"}) for s in each.sources)}
        )
        for each in proposals
    ]
    paper = Reading(
        file="to_trinh.docx",
        sha256="1",
        status="read",
        kind="to_trinh",
        counted=(Counted(number=counted, text=f"{counted} Lao động tiên tiến", code="LDTT"),),
    )
    checked, _ = check_all(proposals, rulebook, around=Surroundings(papers={paper.file: paper}))
    lines = [c for each in checked for c in each.judgement.conditions if c.found.startswith("đề nghị ")]
    assert bool(lines) is is_known


def test_share_of_another_year_is_another_share(rulebook: Rulebook) -> None:
    later = unit(20, 2)
    earlier = [each for each in unit(7, 2, year="2022") if each.requested.code == "LDTT"]
    earlier = [each.model_copy(update={"id": f"2023-Q4-{900 + n}"}) for n, each in enumerate(earlier)]
    found = judged([*later, *earlier], rulebook)
    lines = [c.found for each in found.values() for c in each.judgement.conditions if c.found.startswith("đề nghị ")]
    assert lines and all("15% của 20 là" in line for line in lines)


def test_new_law_has_no_share_and_a_local_rule_brings_one(rulebook: Rulebook, tmp_path: Path) -> None:
    now = {"year": "2024", "quarter": "2025-Q1", "received": date(2025, 2, 1)}
    assert {each.judgement.verdict for each in judged(unit(20, 4, **now), rulebook).values()} == {"DAT"}
    (tmp_path / "ty-le.yaml").write_text(
        """rules:
- id: CSTDCS.so
  code: CSTDCS
  kinds: [ca_nhan]
  from: 2025-01-01
  to: null
  reference: "Quy chế của Sở (bịa)"
  status: confirmed
  conditions:
    all:
    - {id: xep_loai, check: level_in_year, level: hoan_thanh_tot, article: "Điều 3", text: "{level} trở lên năm {year}"}
    - {id: ty_le, check: share_of_quota, share: 0.15, article: "Điều 4", text: "Không quá {share} số LĐTT"}
""",
        encoding="utf-8",
    )
    local = load_rulebook(tmp_path)
    found = judged(unit(20, 4, **now), local)
    assert [e.judgement.verdict for e in found.values() if e.proposal.requested.code == "CSTDCS"] == [
        "CHUA_DU_CO_SO"
    ] * 4
    within = judged(unit(20, 3, **now), local)
    assert {each.judgement.verdict for each in within.values()} == {"DAT"}
