"""Two days compared: what changed is named in words, and nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from criteria import Rulebook, load_rulebook
from criteria.book.rulebook import Rule
from criteria.words.comparing import asks_the_same, compare
from criteria.words.differences import lines_of_comparison
from criteria.words.explaining import rules_shown
from records.catalogue import RECOGNITIONS

OLD, NEW = date(2023, 12, 31), date(2024, 1, 1)
DAY = timedelta(days=1)
LOCAL = """\
rules:
- id: LDTT.so
  code: LDTT
  kinds: [ca_nhan]
  exclusive: true
  from: 2025-03-01
  to: null
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


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def told(rulebook: Rulebook, first: date, last: date, code: str | None = None) -> str:
    return "\n".join(lines_of_comparison(compare(rulebook, first, last, code=code)))


def turns(rulebook: Rulebook) -> list[date]:
    """Every day on which something begins or has ended."""
    found = {entry.from_ for entry in rulebook.entries} | {e.to + DAY for e in rulebook.entries if e.to is not None}
    return sorted(found)


def test_a_day_with_itself_is_empty(rulebook: Rulebook) -> None:
    for day in turns(rulebook):
        assert compare(rulebook, day, day).is_empty
    assert "như nhau" in told(rulebook, NEW, NEW)


def test_days_between_two_turns_are_alike(rulebook: Rulebook) -> None:
    for first, last in pairwise(turns(rulebook)):
        assert compare(rulebook, first, last - DAY).is_empty


def test_every_rule_whose_conditions_differ_is_named(rulebook: Rulebook) -> None:
    number = 0
    for day in turns(rulebook):
        named = {
            (each.old.id if each.old else None, each.new.id if each.new else None)
            for each in compare(rulebook, day - DAY, day).rules
        }
        for code in RECOGNITIONS:
            old, new = (rules_shown(rulebook, code, each) for each in (day - DAY, day))
            for place in {*old, *new}:
                before, after = old.get(place), new.get(place)
                if before is None or after is None or not asks_the_same(before, after):
                    number += 1
                    assert (before.id if before else None, after.id if after else None) in named, (day, place)
    assert number > 50


def test_comparison_backwards_names_the_same_rules(rulebook: Rulebook) -> None:
    there, back = compare(rulebook, OLD, NEW), compare(rulebook, NEW, OLD)
    assert {(each.old, each.new) for each in there.rules} == {(each.new, each.old) for each in back.rules}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LDTT", "mức xếp loại từ Hoàn thành nhiệm vụ thành Hoàn thành tốt nhiệm vụ"),
        ("LDTT", "Bỏ: Làm việc từ 10 tháng trở lên trong năm xét"),
        ("TTLDTT", "tỷ lệ từ > 50% thành ≥ 70%"),
        ("CSTDCS", "trước là bắt buộc, nay là thuộc một trong các cách"),
        ("CSTDCS", "Bỏ: Số Chiến sĩ thi đua cơ sở không quá 15% số Lao động tiên tiến của đơn vị"),
        ("CSTDCS", "Tiêu chuẩn Lao động tiên tiến mà quy tắc này đòi cũng thay đổi"),
        ("TTLDXS", "Bỏ: Không có cá nhân bị kỷ luật từ cảnh cáo trở lên"),
        ("BK_TTG", "Thêm: 03 lần Chiến sĩ thi đua cơ sở trong thời gian đó"),
        ("BK_TINH", "cá nhân: từ “1 lần mức lương cơ sở” thành “1,5 lần mức lương cơ sở”"),
        ("CSTD_TINH", "nay theo Luật 06/2022/QH15, Điều 22 khoản 1 điểm a (trước là NĐ 91/2017/NĐ-CP, Điều 9 khoản 2)"),
    ],
)
def test_change_of_2024_in_words(rulebook: Rulebook, code: str, words: str) -> None:
    assert words in told(rulebook, OLD, NEW, code)


def test_one_recognition_leaves_out_the_others(rulebook: Rulebook) -> None:
    comparison = compare(rulebook, OLD, NEW, code="LDTT")
    assert {each.code for each in comparison.rules} == {"LDTT"}
    assert "Bằng khen của Chủ tịch" not in told(rulebook, OLD, NEW, "LDTT")


def test_base_salary_of_july_2026(rulebook: Rulebook) -> None:
    text = told(rulebook, date(2026, 6, 30), date(2026, 7, 1))
    assert "== Mức lương cơ sở ==\n - Từ “2.340.000 đồng” thành “2.530.000 đồng”" in text


def test_law_of_october_2026_is_told_as_unread(rulebook: Rulebook) -> None:
    text = told(rulebook, date(2026, 9, 30), date(2026, 10, 1))
    assert "chưa xác nhận, mọi đề nghị là Cần xem xét" in text
    assert "LDTT.moi → không có" not in text


def test_local_rule_that_begins(tmp_path: Path) -> None:
    (tmp_path / "so.yaml").write_text(LOCAL, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    (change,) = compare(rulebook, date(2025, 2, 28), date(2025, 3, 1), code="LDTT").rules
    assert (change.old and change.old.id, change.new and change.new.id) == ("LDTT.moi", "LDTT.so")
    assert any(each.what == "bo" and "Năm xét không trong thời gian bị kỷ luật" in each.text for each in change.changes)


def test_conditions_joined_otherwise_are_a_change(tmp_path: Path) -> None:
    conditions = """
    - {id: a, judged_by: nguoi_xet, article: "Điều 5", text: "Một"}
    - {id: b, judged_by: nguoi_xet, article: "Điều 5", text: "Hai"}
"""
    second = LOCAL.replace("LDTT.so", "LDTT.so_2").replace("2025-03-01", "2025-06-01").removeprefix("rules:\n")
    first = LOCAL.replace("to: null", "to: 2025-05-31")
    head, tail = first[: first.index("    all:")], second[: second.index("    all:")]
    deeper = conditions.replace("\n    ", "\n      ")
    text = f"{head}    all:\n    - any:{deeper}{tail}    all:{conditions}"
    (tmp_path / "so.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    assert [rule.id for rule in rulebook.all_of(Rule) if rule.layer] == ["LDTT.so", "LDTT.so_2"]
    (change,) = compare(rulebook, date(2025, 5, 31), date(2025, 6, 1), code="LDTT").rules
    assert any("trước là thuộc một trong các cách, nay là bắt buộc" in each.text for each in change.changes)


def test_rule_of_one_unit_is_told_as_its_own(tmp_path: Path) -> None:
    text = f"issued_by: don_vi\nunits: [Chi cục Cân Đo]\n{LOCAL}".replace("LDTT.so", "LDTT.chi_cuc")
    (tmp_path / "cc.yaml").write_text(text, encoding="utf-8")
    rulebook = load_rulebook(tmp_path)
    assert "Cá nhân của Chi cục Cân Đo: không có → LDTT.chi_cuc" in told(rulebook, date(2025, 2, 28), date(2025, 3, 1))
    (change,) = compare(rulebook, date(2025, 2, 28), date(2025, 3, 1), code="LDTT").rules
    assert change.old is None  # the rule for all others stays as it was
