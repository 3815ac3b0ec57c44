"""Mistakes in rule files: all of them at once, each with line, key and what is wrong, in Vietnamese."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from criteria.book.loading import load_rulebook, read_rules
from criteria.book.mistakes import Mistake
from criteria.words.doubts import doubts_of
from records.errors import RuleError

SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"
RULE = """\
issued_by: so
rules:
- id: GIAY_KHEN.so
  code: GIAY_KHEN
  kinds: [ca_nhan]
  from: 2025-01-01
  to: 2025-12-31
  reference: "Quy chế của Sở"
  status: confirmed
  runs:
    hai_nam: {level: hoan_thanh_tot}
  conditions:
    all:
    - id: xep_loai
      check: level_in_year
      level: hoan_thanh_tot
      article: "Quy chế của Sở, Điều 5"
      text: "{level} trở lên năm {year}"
    - any:
      - id: hai_nam
        check: run_length
        run: hai_nam
        count: 2
        article: "Quy chế của Sở, Điều 5"
        text: "{count} năm liên tục"
      - id: guong_mau
        judged_by: nguoi_xet
        article: "Quy chế của Sở, Điều 5"
        text: "Gương mẫu"
"""
RUBRIC = """\
rubrics:
- id: thang
  name: "Thang điểm"
  from: 2025-01-01
  to: null
  reference: "Quy chế của Sở"
  status: confirmed
  kinds: [ca_nhan]
  criteria:
  - {id: ket_qua, text: "Kết quả", max: 60, evidence: "Số liệu"}
  - {id: lan_toa, text: "Lan tỏa", max: 40, evidence: "Bài viết"}
  passing: 70
"""


def mistakes_of(tmp_path: Path, text: str) -> tuple[Mistake, ...]:
    path = tmp_path / "so.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rules([path]).mistakes


def test_well_written_files_have_none(tmp_path: Path) -> None:
    assert mistakes_of(tmp_path, RULE) == ()
    assert mistakes_of(tmp_path, RUBRIC) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "words"),
    [
        ("      article:", "      articel:", 17, "articel", "có phải “article”?"),
        ("  status: confirmed", "  stauts: confirmed", 9, "stauts", "có phải “status”?"),
        ("rules:", "rule:", 2, "rule", "có phải “rules”?"),
        ("issued_by: so", "issued_by: sở", 1, "issued_by", "có phải “so”?"),
        ("issued_by: so", "issued_by: don_vi", 1, "units", "phải ghi mã hoặc tên đơn vị"),
        ("issued_by: so", "issued_by: so\nunits: []", 2, "units", "không được để trống"),
        ("    all:", "    al:", 13, "al", "có phải “all”?"),
        ("check: level_in_year", "check: level_in_yaer", 15, "check", "có phải “level_in_year”?"),
        ("code: GIAY_KHEN", "code: GIAYKHEN", 4, "code", "có phải “GIAY_KHEN”?"),
        ("code: GIAY_KHEN", "code: giay_khen", 4, "code", "có phải “GIAY_KHEN”?"),
        ("kinds: [ca_nhan]", "kinds: ca_nhan", 5, "kinds", "phải là danh sách"),
        ("kinds: [ca_nhan]", "kinds: [ca_nhan, ca_nhan]", 5, "kinds", "lặp lại"),
        ("kinds: [ca_nhan]", "kinds: []", 5, "kinds", "không được để trống"),
        ("from: 2025-01-01", "from: 01/01/2025", 6, "from", "năm-tháng-ngày"),
        ("from: 2025-01-01", 'from: "2025-02-31"', 6, "from", "không phải ngày"),
        ("to: 2025-12-31", "to: 2024-12-31", 7, "to", "trước ngày bắt đầu"),
        ("to: 2025-12-31", "to: mai", 7, "to", "năm-tháng-ngày"),
        ("to: 2025-12-31", "to: 2025", 7, "to", "2025 không phải ngày; viết năm-tháng-ngày"),
        ("from: 2025-01-01", "from: 2025", 6, "from", "phải là ngày"),
        ('reference: "Quy chế của Sở"', "reference: 2025-01-01", 8, "reference", "phải là chữ"),
        ("code: GIAY_KHEN", "code:", 4, "code", "không được để trống"),
        ('reference: "Quy chế của Sở"', "reference: 12", 8, "reference", "phải là chữ"),
        ("status: confirmed", "status: confirm", 9, "status", "có phải “confirmed”?"),
        ("{level: hoan_thanh_tot}", "{muc: hoan_thanh_tot}", 11, "muc", "không có khóa này"),
        ("{level: hoan_thanh_tot}", "{}", 11, "hai_nam", "cần một trong các khóa: level, titles"),
        ("        run: hai_nam\n", "        run: hai_na\n", 22, "run", "có phải “hai_nam”?"),
        ("        count: 2\n", "", 20, "count", "phép xét “run_length” thiếu khóa này"),
        ("        count: 2\n", "        count: 0\n", 23, "count", "phải từ 1 trở lên"),
        ("        count: 2\n", "        count: hai\n", 23, "count", "phải là số nguyên"),
        ("judged_by: nguoi_xet", "judged_by: may", 27, "judged_by", "nguoi_xet"),
        ("        judged_by: nguoi_xet\n", "", 26, "any", "cần một trong các khóa: check, judged_by"),
        (
            "        judged_by: nguoi_xet",
            "        judged_by: nguoi_xet\n        share: 0.5",
            28,
            "share",
            "không dùng khóa này",
        ),
        ("      - id: guong_mau", "      - id: hai_nam", 26, "id", "đã dùng trong quy tắc này, ở dòng 20"),
        ('text: "Gương mẫu"', 'text: "Gương mẫu {muc}"', 29, "text", "chỉ được dùng {year}"),
        ('text: "Gương mẫu"', "text: Gương mẫu: tốt", 29, "tệp", "dấu hai chấm"),
        ("  status: confirmed", "\tstatus: confirmed", 9, "tệp", "Tab"),
        ("  code: GIAY_KHEN", "  code: GIAY_KHEN\n  code: LDTT", 5, "tệp", "lặp lại"),
    ],
)
def test_wrong_file(tmp_path: Path, old: str, new: str, line: int, key: str, words: str) -> None:
    assert old in RULE
    found = mistakes_of(tmp_path, RULE.replace(old, new, 1))
    assert len(found) == 1, [mistake.sentence for mistake in found]
    assert (found[0].line, found[0].key) == (line, key), found[0].sentence
    assert words in found[0].what, found[0].sentence


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "words"),
    [
        ("passing: 70", "passing: 101", 12, "passing", "cao hơn tổng điểm tối đa (100)"),
        ("max: 60", "max: 0", 10, "max", "phải lớn hơn 0"),
        ("max: 60,", "max: 60, least: 61,", 10, "least", "cao hơn điểm tối đa (60)"),
        ("id: lan_toa", "id: ket_qua", 11, "id", "đã dùng trong thang điểm này, ở dòng 10"),
        (', evidence: "Số liệu"', "", 10, "evidence", "thiếu khóa bắt buộc"),
    ],
)
def test_wrong_rubric(tmp_path: Path, old: str, new: str, line: int, key: str, words: str) -> None:
    assert old in RUBRIC
    found = mistakes_of(tmp_path, RUBRIC.replace(old, new, 1))
    assert [(each.line, each.key) for each in found] == [(line, key)], [each.sentence for each in found]
    assert words in found[0].what


def test_rubric_that_no_file_declares(tmp_path: Path) -> None:
    rule = RULE.replace("check: level_in_year", "check: rubric_score").replace(
        "level: hoan_thanh_tot\n      art", "rubric: thag\n      art"
    )
    found = mistakes_of(tmp_path, rule.replace("{level} trở lên năm {year}", "Từ {passing} điểm") + RUBRIC)
    assert [each.sentence for each in found] == [
        "so.yaml, dòng 16, khóa “rubric”: không có thang điểm “thag” trong mục rubrics; có phải “thang”?"
    ]


def test_unknown_fallback_names_the_nearest(tmp_path: Path) -> None:
    text = """\
regimes:
- {id: thu, name: "Luật thử", from: 2030-01-01, to: null, reference: "Luật", status: unconfirmed, fallback: new_15}
"""
    (found,) = mistakes_of(tmp_path, text)
    assert (found.line, found.key) == (2, "fallback")
    assert "có phải “new_152”?" in found.what


def test_all_mistakes_are_told_at_once_and_in_order(tmp_path: Path) -> None:
    text = RULE
    for old, new in (
        ("code: GIAY_KHEN", "code: GIAYKHEN"),
        ("to: 2025-12-31", "to: 2024-12-31"),
        ("check: level_in_year", "check: level_in_yaer"),
        ("run: hai_nam", "run: ba_nam"),
        ("count: 2", "count: 0"),
        ("judged_by", "judge_by"),
    ):
        text = text.replace(old, new, 1)
    other = tmp_path / "khac.yaml"
    other.write_text("la: [1]\n", encoding="utf-8")
    path = tmp_path / "so.yaml"
    path.write_text(text, encoding="utf-8")
    found = read_rules([tmp_path]).mistakes
    assert [(each.file.name, each.line, each.key) for each in found] == [
        ("khac.yaml", 1, "la"),
        ("so.yaml", 4, "code"),
        ("so.yaml", 7, "to"),
        ("so.yaml", 15, "check"),
        ("so.yaml", 22, "run"),
        ("so.yaml", 23, "count"),
        ("so.yaml", 27, "judge_by"),
    ]
    with pytest.raises(RuleError) as caught:
        load_rulebook(tmp_path)
    assert all(each.sentence in caught.value.message for each in found)
    assert "tdkt rules check" in caught.value.hint


STRANGE: tuple[Any, ...] = (
    None,
    1,
    1.5,
    True,
    "x",
    "",
    [],
    [1],
    {},
    {"a": 1},
    date(2024, 1, 1),
    {"any": []},
    [["LDTT"]],
)


def spots(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything within a file."""
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from spots(value[key], (*path, key))


def spoilt(value: Any, chance: random.Random) -> Any:
    """The same with up to three things taken out, renamed or replaced by something strange."""
    value = copy.deepcopy(value)
    for _ in range(chance.randint(1, 3)):
        *above, key = chance.choice([path for path in spots(value) if path] or [("x",)])
        place = value
        for step in above:
            place = place[step]
        match chance.randint(0, 2):
            case 0:
                del place[key]
            case 1 if isinstance(place, dict):
                place[f"{key}x"] = place.pop(key)
            case _:
                place[key] = copy.deepcopy(chance.choice(STRANGE))
        if not value:
            break
    return value


def test_spoilt_files_are_told_wrong_and_never_stop_the_program(tmp_path: Path) -> None:
    chance = random.Random(5)
    samples = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(SAMPLES.glob("*.yaml"))]
    number = 0
    for count in range(60):
        text = yaml.safe_dump(spoilt(chance.choice(samples), chance), allow_unicode=True, sort_keys=False)
        path = tmp_path / f"{count}.yaml"
        path.write_text(text, encoding="utf-8")
        read = read_rules([path])
        number += bool(read.mistakes)
        for mistake in read.mistakes:
            assert 1 <= mistake.line <= len(text.splitlines()) + 1
            assert mistake.sentence.startswith(f"{count}.yaml, dòng {mistake.line}, khóa “")
            assert "None" not in mistake.sentence
        if read.rulebook is not None:
            doubts_of(read.rulebook, date(2026, 5, 1), units=set())
    assert number > 40


MEETS = """\
- id: {id}
  code: {code}
  kinds: [ca_nhan]
  from: 2025-01-01
  to: 2025-12-31
  reference: "Quy chế của Sở"
  status: confirmed
  conditions:
    all:
    - {{meets: {meets}, article: "Quy chế của Sở, Điều 5"}}
"""
REGIME = """\
- id: {id}
  name: "Luật"
  from: 2030-01-01
  to: null
  reference: "Luật"
  status: unconfirmed
  fallback: {fallback}
"""


@pytest.mark.parametrize(
    ("rules", "way"),
    [
        ([("a", "GIAY_KHEN", "GIAY_KHEN")], "GIAY_KHEN → GIAY_KHEN"),
        ([("a", "LDTT", "CSTDCS")], "LDTT → CSTDCS → LDTT"),
        ([("a", "GIAY_KHEN", "DIEN_HINH"), ("b", "DIEN_HINH", "GIAY_KHEN")], "GIAY_KHEN → DIEN_HINH → GIAY_KHEN"),
    ],
)
def test_rules_that_refer_in_a_circle(tmp_path: Path, rules: list[tuple[str, str, str]], way: str) -> None:
    texts = [MEETS.format(id=id_, code=code, meets=meets) for id_, code, meets in rules]
    (tmp_path / "so.yaml").write_text("rules:\n" + "".join(texts), encoding="utf-8")
    mistakes = read_rules([tmp_path]).mistakes
    assert [m.file.name for m in mistakes] == ["so.yaml"] * len(rules)
    assert mistakes[0].sentence == f"so.yaml, dòng 2, khóa “meets”: dẫn chiếu vòng tròn: {way}."


def test_rule_that_goes_before_the_referring_one_makes_no_circle(tmp_path: Path) -> None:
    own = MEETS.format(id="a", code="LDTT", meets="CSTDCS")
    other = RULE.partition("rules:\n")[2].replace("GIAY_KHEN", "CSTDCS")
    (tmp_path / "so.yaml").write_text(f"rules:\n{own}{other}", encoding="utf-8")
    assert not read_rules([tmp_path]).mistakes


@pytest.mark.parametrize("pairs", [[("x", "x")], [("x", "y"), ("y", "x")]])
def test_regimes_that_fall_back_in_a_circle(tmp_path: Path, pairs: list[tuple[str, str]]) -> None:
    texts = [REGIME.format(id=id_, fallback=fallback) for id_, fallback in pairs]
    (tmp_path / "so.yaml").write_text("regimes:\n" + "".join(texts), encoding="utf-8")
    mistakes = read_rules([tmp_path]).mistakes
    assert [(m.line, m.key) for m in mistakes] == [(2 + 7 * number, "fallback") for number in range(len(pairs))]


@pytest.mark.parametrize("name", ["so.yml", "so.YAML", "so.yaml.txt"])
def test_file_that_would_be_left_out_for_its_name_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(RULE, encoding="utf-8")
    assert [m.sentence for m in read_rules([tmp_path]).mistakes] == [
        f"{name}, dòng 1, khóa “tệp”: tên phải có đuôi .yaml thì mới được nạp; đổi tên tệp."
    ]
    with pytest.raises(RuleError):
        load_rulebook(tmp_path)


@pytest.mark.parametrize("text", ["issued_by: so\n", "rules: []\n", "units: [TDC]\n"])
def test_file_that_says_nothing_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "so.yaml").write_text(text, encoding="utf-8")
    assert [m.key for m in read_rules([tmp_path]).mistakes] == ["tệp"]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("{level} trở lên", "{year:>999999999} trở lên", "text"),
        ("{level} trở lên", "{level.__class__} trở lên", "text"),
        ("{level} trở lên", "{level!r} trở lên", "text"),
        ('reference: "Quy chế của Sở"', 'reference: " "', "reference"),
        ("check: level_in_year\n      level: hoan_thanh_tot", "check: months_in_year\n      count: 60", "count"),
    ],
)
def test_value_that_no_schema_refuses(tmp_path: Path, old: str, new: str, key: str) -> None:
    assert old in RULE
    (tmp_path / "so.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    assert key in {m.key for m in read_rules([tmp_path]).mistakes}


def test_present_share_above_all(tmp_path: Path) -> None:
    told = "votes:\n- {id: v, from: 2025-01-01, to: null, reference: q, status: confirmed, codes: [LDTT], yes_min: 0.8,"
    (tmp_path / "so.yaml").write_text(f'{told} present_min: "3/2"}}\n', encoding="utf-8")
    assert [m.key for m in read_rules([tmp_path]).mistakes] == ["present_min"]


def test_many_copies_are_each_told_once(tmp_path: Path) -> None:
    rule = RULE.partition("rules:\n")[2]
    copies = [rule.replace("GIAY_KHEN.so", f"ban_{number}") for number in range(30)]
    (tmp_path / "so.yaml").write_text("rules:\n" + "".join(copies), encoding="utf-8")
    assert len(read_rules([tmp_path]).mistakes) == 29


@pytest.mark.parametrize("number", [".nan", ".inf", "-.inf"])
def test_share_that_is_no_number(tmp_path: Path, number: str) -> None:
    told = f"votes:\n- {{id: v, from: 2025-01-01, to: null, reference: q, status: confirmed, yes_min: {number}}}\n"
    (tmp_path / "so.yaml").write_text(told, encoding="utf-8")
    assert "yes_min" in {m.key for m in read_rules([tmp_path]).mistakes}
