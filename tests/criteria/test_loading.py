"""Rule files: what is wrong in one is named by file, line and key; local files go before the packaged ones."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from criteria import evaluate, load_rulebook, read_facts
from criteria.book.loading import PACKAGED
from criteria.book.mistakes import SCHEMA
from criteria.book.rulebook import Rule
from criteria.checks.conditions import CHECKS
from records.errors import RuleError

SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"
LOCAL_RULE = """\
rules:
- id: GIAY_KHEN.so
  code: GIAY_KHEN
  kinds: [ca_nhan]
  from: 2025-01-01
  to: 2025-12-31
  reference: "Quy chế của Sở"
  status: confirmed
  conditions:
    all:
    - id: xep_loai
      check: level_in_year
      level: hoan_thanh_tot
      article: "Quy chế của Sở, Điều 5"
      text: "{level} trở lên năm {year}"
"""
FACTS = """\
received: 2025-03-01
nominee: {kind: ca_nhan, full_name: Đoàn Thị Mười}
requested: GIAY_KHEN
legal_kind: cong_trang
year: 2024
classifications: [{year: 2024, level: hoan_thanh_tot}]
dossier: [to_trinh, bao_cao_thanh_tich, bien_ban]
"""


def local(folder: Path, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "dia-phuong.yaml").write_text(text, encoding="utf-8")
    return folder


def verdict_of(facts: str, tmp_path: Path, *folders: Path) -> str:
    path = tmp_path / "du-kien.yaml"
    path.write_text(facts, encoding="utf-8")
    return evaluate(read_facts(path), load_rulebook(*folders)).verdict


def test_local_rule_makes_certificate_of_merit_decidable(tmp_path: Path) -> None:
    folder = local(tmp_path / "quy-tac", LOCAL_RULE)
    assert verdict_of(FACTS, tmp_path) == "CAN_XEM_XET"
    assert verdict_of(FACTS, tmp_path, folder) == "DAT"
    assert verdict_of(FACTS.replace("hoan_thanh_tot", "hoan_thanh"), tmp_path, folder) == "KHONG_DAT"


def test_local_rule_holds_only_between_its_dates(tmp_path: Path) -> None:
    folder = local(tmp_path / "quy-tac", LOCAL_RULE)
    assert verdict_of(FACTS.replace("2025-03-01", "2024-12-31"), tmp_path, folder) == "CAN_XEM_XET"
    assert verdict_of(FACTS.replace("2025-03-01", "2026-01-01"), tmp_path, folder) == "CAN_XEM_XET"


def test_later_folder_goes_first(tmp_path: Path) -> None:
    first = local(tmp_path / "mot", LOCAL_RULE)
    second = local(tmp_path / "hai", LOCAL_RULE.replace("level: hoan_thanh_tot", "level: hoan_thanh_xuat_sac"))
    assert verdict_of(FACTS, tmp_path, first, second) == "KHONG_DAT"
    assert verdict_of(FACTS, tmp_path, second, first) == "DAT"


def test_local_rule_of_ldtt_reaches_cstdcs(tmp_path: Path) -> None:
    rule = LOCAL_RULE.replace("GIAY_KHEN", "LDTT").replace("level: hoan_thanh_tot", "level: hoan_thanh_xuat_sac")
    facts = FACTS.replace("GIAY_KHEN", "CSTDCS") + "initiatives: [{title: A, year: 2024, scope: co_so, used_for: []}]\n"
    facts = facts.replace("bien_ban]", "bien_ban, xac_nhan_sang_kien]")
    assert verdict_of(facts, tmp_path) == "DAT"
    assert verdict_of(facts, tmp_path, local(tmp_path / "quy-tac", rule)) == "KHONG_DAT"


def test_unconfirmed_local_rule_does_not_decide(tmp_path: Path) -> None:
    folder = local(tmp_path / "quy-tac", LOCAL_RULE.replace("status: confirmed", "status: unconfirmed"))
    assert verdict_of(FACTS.replace("hoan_thanh_tot", "hoan_thanh"), tmp_path, folder) == "CAN_XEM_XET"


def test_local_dossier_list_replaces_the_law_s(tmp_path: Path) -> None:
    dossier = """\
dossier:
- id: ho_so_so
  from: 2025-01-01
  to: null
  reference: "Quy chế của Sở, Điều 9"
  status: confirmed
  codes: [CSTDCS]
  parts:
  - {part: bao_cao_thanh_tich, finding: HS01}
"""
    facts = FACTS.replace("GIAY_KHEN", "CSTDCS").replace("hoan_thanh_tot", "hoan_thanh_xuat_sac")
    facts = facts.replace("[to_trinh, bao_cao_thanh_tich, bien_ban]", "[bao_cao_thanh_tich]")
    assert verdict_of(facts, tmp_path) == "CHUA_DU_CO_SO"
    assert verdict_of(facts, tmp_path, local(tmp_path / "quy-tac", dossier)) == "DAT"


def test_confirmed_local_regime_opens_2026(tmp_path: Path) -> None:
    regime = """\
regimes:
- id: amended_2026
  name: "Luật 06/2026/QH16"
  from: 2026-10-01
  to: null
  reference: "Luật 06/2026/QH16"
  status: confirmed
"""
    rule = LOCAL_RULE.replace("2025-01-01", "2026-10-01").replace("2025-12-31", "2027-12-31")
    facts = FACTS.replace("2025-03-01", "2026-11-02")
    assert verdict_of(facts, tmp_path, local(tmp_path / "a", rule)) == "CAN_XEM_XET"
    assert verdict_of(facts, tmp_path, local(tmp_path / "b", regime + rule)) == "DAT"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "words"),
    [
        ("check: level_in_year", "check: level_in_yaer", 12, "check", "không hợp lệ"),
        ("level: hoan_thanh_tot", "level: gioi", 13, "level", "không hợp lệ"),
        ("      level: hoan_thanh_tot\n", "", 11, "level", "thiếu khóa này"),
        ("      level: hoan_thanh_tot\n", "      level: hoan_thanh_tot\n      share: 0.5\n", 14, "share", "không dùng"),
        ("  status: confirmed\n", "", 2, "status", "thiếu khóa bắt buộc"),
        ("status: confirmed", "status: chac_chan", 8, "status", "confirmed, secondary, unconfirmed"),
        ("kinds: [ca_nhan]", "kinds: [nguoi]", 4, "kinds", "không hợp lệ"),
        ("  to: 2025-12-31\n", "  to: 2024-12-31\n", 6, "to", "trước ngày bắt đầu"),
        ("from: 2025-01-01", "from: 01/01/2025", 5, "from", "khuôn dạng"),
        ("from: 2025-01-01", 'from: "2025-02-31"', 5, "from", "không phải ngày"),
        ("{level} trở lên", "{muc} trở lên", 15, "text", "{year}"),
        ("  reference:", "  nguon: a\n  reference:", 7, "nguon", "không có khóa này"),
        ("check: level_in_year", "check: run_length\n      run: chuoi\n      count: 2", 15, "level", "không dùng"),
    ],
)
def test_wrong_rule_file_names_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: int, key: str, words: str
) -> None:
    assert old in LOCAL_RULE
    folder = local(tmp_path / "quy-tac", LOCAL_RULE.replace(old, new))
    with pytest.raises(RuleError) as caught:
        load_rulebook(folder)
    assert f"dia-phuong.yaml, dòng {line}, khóa “{key}”" in caught.value.message
    assert words in caught.value.message


def test_run_that_is_not_declared(tmp_path: Path) -> None:
    text = LOCAL_RULE.replace("check: level_in_year", "check: run_length\n      run: chuoi\n      count: 2")
    folder = local(tmp_path / "quy-tac", text.replace("      level: hoan_thanh_tot\n", ""))
    with pytest.raises(RuleError, match="dòng 13, khóa “run”: chưa khai báo chuỗi “chuoi”"):
        load_rulebook(folder)


def test_two_rules_of_one_folder_for_one_day(tmp_path: Path) -> None:
    second = LOCAL_RULE.removeprefix("rules:\n").replace("GIAY_KHEN.so", "GIAY_KHEN.so_2")
    with pytest.raises(RuleError, match=r"dòng 16, khóa “from”: trùng thời gian hiệu lực với “GIAY_KHEN.so”"):
        load_rulebook(local(tmp_path / "quy-tac", LOCAL_RULE + second))


def test_one_id_twice(tmp_path: Path) -> None:
    second = LOCAL_RULE.removeprefix("rules:\n").replace("2025-01-01", "2026-01-01").replace("2025-12-31", "2026-12-31")
    with pytest.raises(RuleError, match="dòng 16, khóa “id”"):
        load_rulebook(local(tmp_path / "quy-tac", LOCAL_RULE + second))


def test_broken_yaml_names_the_line(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"dia-phuong\.yaml, dòng \d+"):
        load_rulebook(local(tmp_path / "quy-tac", LOCAL_RULE + "  - : ["))


def test_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"dia-phuong\.yaml, dòng 1"):
        load_rulebook(local(tmp_path / "quy-tac", "# chưa có gì\n"))


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="khong-co"):
        load_rulebook(tmp_path / "khong-co")


def test_schema_and_registry_name_the_same_checks() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert set(schema["$defs"]["condition"]["properties"]["check"]["enum"]) == set(CHECKS)


def test_every_check_is_used_by_a_packaged_rule_or_a_sample() -> None:
    files = [*PACKAGED.glob("*.yaml"), *SAMPLES.glob("*.yaml")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    assert {check for check in CHECKS if f"check: {check}\n" not in text} == set()


def test_old_and_new_law_meet_without_a_gap() -> None:
    rulebook = load_rulebook()
    last, first = date(2023, 12, 31), date(2024, 1, 1)
    codes = {rule.code for rule in rulebook.all_of(Rule)}
    for code in sorted(codes):
        new, old = ({kind for rule in rulebook.rules_for(code, day) for kind in rule.kinds} for day in (first, last))
        assert new - {"ho_gia_dinh"} == old - {"ho_gia_dinh"}, code


def test_rules_after_september_2026_wait_for_the_new_text() -> None:
    rules = load_rulebook().in_force(Rule, date(2026, 10, 1))
    assert "GIAY_KHEN" in {rule.code for rule in rules}
    assert all(rule.needs_local_rule or not rule.is_confirmed for rule in rules)


def test_packaged_files_are_plain_yaml() -> None:
    assert all(yaml.safe_load(path.read_text(encoding="utf-8")) for path in PACKAGED.glob("*.yaml"))


def test_readme_explains_every_check_and_its_example_loads(tmp_path: Path) -> None:
    text = (PACKAGED.parent / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", text, flags=re.M))
    assert {name: re.findall(r"`(\w+)`", rows.get(name, "")) for name in CHECKS} == {
        name: list(registered.needs) for name, registered in CHECKS.items()
    }
    example = re.search(r"```yaml\n(.*?)```", text, flags=re.S)
    assert example
    assert verdict_of(FACTS, tmp_path, local(tmp_path / "quy-tac", example[1])) == "DAT"
