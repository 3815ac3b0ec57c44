"""Local rules: the nearest issuer goes first, a unit's own rule reaches what is below it; what is worth a look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from criteria import Facts, evaluate, load_rulebook
from criteria.book.rulebook import Rule
from criteria.recorded import facts_of
from criteria.words.doubts import (
    ENDING,
    GAP,
    OUTSIDE,
    REPLACED,
    SHADOWED,
    UNCONFIRMED,
    UNKNOWN_UNIT,
    doubts_of,
    replacing,
)
from records.known_units import with_known_units
from records.proposals import Judgement, Proposal
from records.readings import Evidence, Field, Nominee, Recognition
from records.units import read_register

TODAY = date(2026, 5, 1)
SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"
RULE = """\
issued_by: {issuer}
{units}
rules:
- id: GIAY_KHEN.{name}
  code: GIAY_KHEN
  kinds: [ca_nhan]
  from: {first}
  to: {last}
  reference: "Quy chế {name}"
  status: {status}
  conditions:
    all:
    - id: xep_loai
      check: level_in_year
      level: {level}
      article: "Quy chế {name}, Điều 5"
      text: "{{level}} trở lên năm {{year}}"
"""
LOW, MIDDLE, HIGH = "hoan_thanh", "hoan_thanh_tot", "hoan_thanh_xuat_sac"
UNITS = """\
- {ma: S, ten: Sở Đo Thử}
- {ma: CC, ten: Chi cục Cân Đo, truc_thuoc: S}
- {ma: CC.P1, ten: Phòng Đo Lường, truc_thuoc: CC}
- {ma: TT, ten: Trung tâm Thử Nghiệm, truc_thuoc: S}
"""


def rule(issuer: str, level: str, **more: str) -> str:
    units = f"units: [{more.pop('units')}]" if "units" in more else ""
    said = {"name": issuer, "first": "2024-01-01", "last": "null", "status": "confirmed", **more}
    return RULE.format(issuer=issuer, level=level, units=units, **said)


def folder(path: Path, *texts: str) -> Path:
    path.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (path / f"{number}.yaml").write_text(text, encoding="utf-8")
    return path


def judged(place: Path, level: str, *, received: str = "2026-05-01", **nominee: Any) -> Judgement:
    facts = {
        "received": received,
        "nominee": {"kind": "ca_nhan", "full_name": "Hà Văn Sỏi", **nominee},
        "requested": "GIAY_KHEN",
        "legal_kind": "cong_trang",
        "year": 2025,
        "classifications": [{"year": 2025, "level": level}],
        "dossier": ["to_trinh", "bao_cao_thanh_tich", "bien_ban"],
    }
    return evaluate(Facts.model_validate(facts), load_rulebook(place))


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_nearest_issuer_goes_first_in_whatever_order_files_stand(tmp_path: Path, order: tuple[int, ...]) -> None:
    texts = [rule("tinh", LOW), rule("so", MIDDLE), rule("don_vi", HIGH, units="CC")]
    place = folder(tmp_path / "quy-dinh", *(texts[number] for number in order))
    inside, outside = ("CC", "S"), ("TT", "S")
    assert judged(place, MIDDLE, units=inside).verdict == "KHONG_DAT"
    assert judged(place, HIGH, units=inside).verdict == "DAT"
    assert judged(place, MIDDLE, units=outside).verdict == "DAT"
    assert judged(place, LOW, units=outside).verdict == "KHONG_DAT"


def test_province_rule_speaks_where_the_department_has_none(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("tinh", LOW), rule("so", HIGH, first="2027-01-01"))
    assert judged(place, LOW).verdict == "DAT"


def test_unit_rule_reaches_what_is_below_it(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("so", LOW), rule("don_vi", HIGH, units="CC"))
    assert judged(place, MIDDLE, units=("CC.P1", "CC", "S")).verdict == "KHONG_DAT"


def test_unknown_unit_is_a_question_never_a_guess(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("so", LOW), rule("don_vi", HIGH, units="CC"))
    for level in (LOW, MIDDLE, HIGH):
        judgement = judged(place, level)
        assert judgement.verdict == "CAN_XEM_XET"
        assert any("có quy định riêng của CC" in finding.text for finding in judgement.findings)


def test_unit_named_as_it_is_printed(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("so", LOW), rule("don_vi", HIGH, units="Chi cục Cân Đo"))
    assert judged(place, MIDDLE, unit="chi cục cân đo").verdict == "KHONG_DAT"
    assert judged(place, MIDDLE, unit="Trung tâm Thử Nghiệm", units=("TT", "S")).verdict == "DAT"


def test_unit_of_a_recorded_proposal_is_found_in_the_register(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text(UNITS, encoding="utf-8")
    register = read_register(path)
    printed = Field(value="Phòng Đo Lường, Chi cục Cân Đo", text="Phòng Đo Lường", confidence=1, evidence=(Evidence(),))
    proposal = Proposal(
        id="2026-Q2-0001",
        quarter="2026-Q2",
        received=TODAY,
        nominee=Nominee(kind="ca_nhan", full_name=printed.model_copy(update={"value": "Hà Văn Sỏi"}), unit=printed),
        requested=Recognition(code="GIAY_KHEN", text="Giấy khen"),
        sender="Sở Đo Thử",
    )
    facts = facts_of(with_known_units(proposal, register))
    assert set(facts.nominee.units or ()) == {"CC.P1", "CC", "S"}
    assert facts_of(proposal).nominee.units is None


def test_two_rules_of_one_issuer_for_one_day_are_a_mistake(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("so", LOW, name="mot"), rule("so", HIGH, name="hai"))
    with pytest.raises(Exception, match=r"1\.yaml, dòng 4, khóa “from”: trùng thời gian hiệu lực với “GIAY_KHEN\.mot”"):
        load_rulebook(place)
    apart = folder(
        tmp_path / "rieng",
        rule("don_vi", LOW, name="mot", units="CC"),
        rule("don_vi", HIGH, name="hai", units="TT"),
    )
    assert judged(apart, MIDDLE, units=("CC", "S")).verdict == "DAT"


def kinds_of(place: Path, today: date = TODAY, units: set[str] | None = None) -> dict[str, set[str]]:
    """The doubts on local entries: what kind, at which entries."""
    found: dict[str, set[str]] = {}
    for doubt in doubts_of(load_rulebook(place), today, units=units):
        if doubt.entry.layer:
            found.setdefault(doubt.kind, set()).add(doubt.entry.id)
    return found


def test_what_a_local_rule_replaces_is_visible(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("tinh", LOW), rule("so", HIGH))
    rulebook = load_rulebook(place)
    by_id = {each.id: each for each in rulebook.all_of(Rule)}
    assert {each.id for each in replacing(rulebook, by_id["GIAY_KHEN.moi"])} == {"GIAY_KHEN.tinh", "GIAY_KHEN.so"}
    assert kinds_of(place) == {SHADOWED: {"GIAY_KHEN.tinh"}, REPLACED: {"GIAY_KHEN.tinh", "GIAY_KHEN.so"}}


def test_rule_of_a_unit_shadows_nothing(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("so", LOW), rule("don_vi", HIGH, units="CC"))
    assert SHADOWED not in kinds_of(place)


def test_gap_between_two_versions(tmp_path: Path) -> None:
    versions = [
        rule("so", LOW, name="mot", first="2027-01-01", last="2027-06-30"),
        rule("so", HIGH, name="hai", first="2027-09-01"),
    ]
    assert GAP not in kinds_of(folder(tmp_path / "giay-khen", *versions))  # the packaged rule holds between them
    place = folder(tmp_path / "tien-tien", *(text.replace("code: GIAY_KHEN", "code: LDTT") for text in versions))
    told = [doubt.text for doubt in doubts_of(load_rulebook(place), TODAY) if doubt.kind == GAP and doubt.entry.layer]
    assert [text.partition(": ")[2] for text in told] == [
        "từ 01/10/2026 đến 31/12/2026",
        "từ 01/07/2027 đến 31/08/2027",
    ]


def test_unconfirmed_text_before_a_confirmed_rule(tmp_path: Path) -> None:
    text = rule("so", HIGH, status="unconfirmed").replace("GIAY_KHEN", "LDTT")
    place = folder(tmp_path / "quy-dinh", text)
    (doubt,) = [d for d in doubts_of(load_rulebook(place), TODAY) if d.kind == UNCONFIRMED and d.entry.layer]
    assert "đi trước LDTT.cu, LDTT.moi" in doubt.text or "đi trước LDTT.moi" in doubt.text


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2026, 5, 1), False), (date(2026, 7, 3), True), (date(2027, 1, 1), False)]
)
def test_rule_that_ends_soon(tmp_path: Path, today: date, is_told: bool) -> None:
    text = rule("so", LOW, last="2026-10-01", first="2026-01-01").replace("code: GIAY_KHEN", "code: HCLD1")
    assert (ENDING in kinds_of(folder(tmp_path / "quy-dinh", text), today)) is is_told


def test_unit_that_the_register_does_not_know(tmp_path: Path) -> None:
    place = folder(tmp_path / "quy-dinh", rule("don_vi", LOW, units="CC, XX"))
    assert UNKNOWN_UNIT not in kinds_of(place)  # no register, nothing to say
    assert UNKNOWN_UNIT not in kinds_of(place, units={"CC", "XX"})
    assert kinds_of(place, units={"CC"})[UNKNOWN_UNIT] == {"GIAY_KHEN.don_vi"}


def test_other_recognition_that_is_asked_for_where_it_has_no_rule(tmp_path: Path) -> None:
    text = rule("so", LOW, first="2026-01-01").replace(
        "    all:\n", '    all:\n    - {meets: LDTT, article: "Quy chế, Điều 5"}\n'
    )
    assert kinds_of(folder(tmp_path / "quy-dinh", text))[OUTSIDE] == {"GIAY_KHEN.so"}


def test_samples_decide_nothing_until_they_are_confirmed() -> None:
    rulebook = load_rulebook(SAMPLES)
    local = [entry for entry in rulebook.entries if entry.layer and not entry.id.startswith("sang_kien_sang_tao")]
    assert local and not any(entry.is_confirmed for entry in local)
    assert judged(SAMPLES, HIGH, units=("S",)).verdict == "CAN_XEM_XET"
    assert judged(SAMPLES, LOW, units=("S",)).verdict == "CAN_XEM_XET"


def test_sample_decides_once_it_is_confirmed(tmp_path: Path) -> None:
    text = (SAMPLES / "giay-khen-so.yaml").read_text(encoding="utf-8").replace("unconfirmed", "confirmed")
    place = folder(tmp_path / "quy-dinh", text)
    assert judged(place, MIDDLE).verdict == "DAT"
    assert judged(place, LOW).verdict == "KHONG_DAT"


def test_local_figures_that_go_before_the_law_are_told(tmp_path: Path) -> None:
    days = 'from: 2025-01-01, to: null, reference: "Quy chế của Sở", status: confirmed'
    text = (
        f"base_salary:\n- {{id: luong, amount_vnd: 2500000, {days}}}\n"
        f"coefficients:\n- {{id: he_so, kind: ca_nhan, times: {{LDTT: 0.4}}, {days}}}\n"
        f"quota:\n- {{id: lam_tron, rounding: down, {days}}}\n"
    )
    (tmp_path / "so.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    told = {each.entry.id for each in doubts_of(rulebook, date(2026, 11, 10)) if each.kind == REPLACED}
    assert told == {"luong", "he_so.LDTT", "lam_tron"}
