"""Rules in words: three as a clerk reads them, and every rule of every day can be told whole."""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from criteria import Rulebook, load_rulebook
from criteria.book.rulebook import Group, Meets, Regime, Rule
from criteria.words.explaining import explain
from criteria.words.prose import lines_of
from criteria.words.wording import KIND_NAMES, asked, recognition_meant
from records.catalogue import RECOGNITIONS

TOLD = Path(__file__).parent / "explained"
SAMPLES = Path(__file__).resolve().parents[2] / "templates" / "quy-dinh" / "mau"
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.fixture(scope="module")
def with_samples() -> Rulebook:
    return load_rulebook(SAMPLES)


def told(rulebook: Rulebook, code: str, day: str, kind: str | None = None) -> str:
    return "\n".join(lines_of(explain(rulebook, code, date.fromisoformat(day), kind=kind)))


@pytest.mark.parametrize("path", sorted(TOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_rule_as_a_clerk_reads_it(rulebook: Rulebook, path: Path) -> None:
    """Lines of files move; TDKT_REWRITE=1 writes the texts anew, for a person to read the difference."""
    code, year, month, day, kind = path.stem.split("-")
    text = re.sub(r"(yaml), dòng \d+", r"\1, dòng …", told(rulebook, code, f"{year}-{month}-{day}", kind)) + "\n"
    if os.environ.get("TDKT_REWRITE") == "1":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def days_of(rulebook: Rulebook) -> list[date]:
    """The first and the last day of every entry, and the days beside them."""
    found = {rule.from_ for rule in rulebook.all_of(Rule)} | {regime.from_ for regime in rulebook.all_of(Regime)}
    found |= {rule.to + DAY for rule in rulebook.all_of(Rule) if rule.to}
    return sorted(found | {day - DAY for day in found})


def asked_in(rule: Rule) -> list[str]:
    """What every condition of a rule asks; those of another recognition stand under its name."""
    said: list[str] = []
    waiting = list(rule.conditions.members)
    while waiting:
        node = waiting.pop()
        match node:
            case Group():
                waiting += node.members
            case Meets():
                said.append(f"Đủ tiêu chuẩn {RECOGNITIONS[node.code]}")
            case _:
                said.append(asked(node))
    return said


@pytest.mark.parametrize("which", ["rulebook", "with_samples"])
def test_every_rule_of_every_day_is_told_whole(which: str, request: pytest.FixtureRequest) -> None:
    rules: Rulebook = request.getfixturevalue(which)
    number = 0
    for day in days_of(rules):
        for code in RECOGNITIONS:
            explanation = explain(rules, code, day)
            text = "\n".join(lines_of(explanation))
            assert "{" not in text and "None" not in text and "_" not in re.sub(r"\S*[._]\S*", "", text)
            for explained in explanation.rules:
                number += 1
                assert explained.rule.reference in text and explained.rule.id in text
                assert all(words in text for words in asked_in(explained.rule)), (day, explained.rule.id)
    assert number > 500


def test_every_rule_is_told_on_some_day(rulebook: Rulebook) -> None:
    seen = {
        explained.rule.id
        for day in days_of(rulebook)
        for code in RECOGNITIONS
        for explained in explain(rulebook, code, day).rules
    }
    assert {rule.id for rule in rulebook.all_of(Rule)} - seen == set()


def test_kinds_asked_for_are_those_told(rulebook: Rulebook) -> None:
    for code in RECOGNITIONS:
        for kind in KIND_NAMES:
            rules = explain(rulebook, code, date(2026, 5, 1), kind=kind).rules
            assert all(explained.kinds == (kind,) for explained in rules)


def test_day_without_any_law_says_so(rulebook: Rulebook) -> None:
    assert "Chưa nạp quy định có hiệu lực vào ngày này" in told(rulebook, "LDTT", "2016-05-01")


def test_law_that_nobody_has_read_shows_the_last_text(rulebook: Rulebook) -> None:
    text = told(rulebook, "CSTDCS", "2026-10-01")
    assert "Văn bản này chưa được đọc, xác nhận: mọi đề nghị là “Cần xem xét”." in text
    assert "Dưới đây là quy định đến ngày 30/09/2026, chỉ để tham khảo." in text


def test_wrong_kind_of_nominee(rulebook: Rulebook) -> None:
    assert "Chỉ xét cho cá nhân; đề nghị cho đối tượng khác thì không đạt." in told(
        rulebook, "LDTT", "2026-05-01", "tap_the"
    )


def test_local_rule_names_its_file_and_what_it_replaces(with_samples: Rulebook) -> None:
    text = told(with_samples, "GIAY_KHEN", "2026-05-01", "ca_nhan")
    assert re.search(r"Quy tắc GIAY_KHEN\.so\.ca_nhan: giay-khen-so\.yaml, dòng \d+ \(quy định của Sở\)\.", text)
    assert re.search(r"Dùng thay cho GIAY_KHEN\.moi: giay-khen\.yaml, dòng \d+ \(có sẵn trong chương trình\)\.", text)
    assert "(quy định của đơn vị, chỉ cho TDC và đơn vị trực thuộc)" in text


def test_scale_is_told_with_points_and_evidence(with_samples: Rulebook) -> None:
    text = told(with_samples, "DIEN_HINH", "2026-05-01", "ca_nhan")
    assert "Chấm theo “Thang điểm điển hình tiên tiến (cá nhân)”, được từ 70 trên 100 điểm:" in text
    assert "Kết quả thực hiện nhiệm vụ (tối đa 30 điểm)" in text
    assert "Minh chứng: Số liệu kết quả so với kế hoạch, kèm xác nhận của đơn vị." in text
    assert "Riêng tiêu chí này phải được từ 15 điểm." in text


def test_target_of_a_movement_is_told(with_samples: Rulebook) -> None:
    text = told(with_samples, "DIEN_HINH", "2025-05-01")
    assert "Phong trào “Sáng kiến, sáng tạo”: ít nhất 10 điển hình tiên tiến" in text


@pytest.mark.parametrize(
    ("typed", "code", "near"),
    [
        ("bk_tinh", "BK_TINH", ()),
        ("Chiến sĩ thi đua cơ sở", "CSTDCS", ()),
        ("lao dong tien tien", "LDTT", ()),
        ("BK_TIN", None, ("BK_TINH",)),
        ("bằng khen thủ tướng", None, ("BK_TTG",)),
    ],
)
def test_recognition_that_is_meant(typed: str, code: str | None, near: tuple[str, ...]) -> None:
    found, likely = recognition_meant(typed)
    assert found == code
    assert set(near) <= set(likely)
