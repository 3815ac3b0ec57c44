"""Reward money on the days when the base salary or the decree changes."""

from __future__ import annotations

from datetime import date

import pytest

from criteria import Rulebook, amount, load_rulebook
from records.errors import InputError


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize(
    ("code", "kind", "on", "expected"),
    [
        ("LDTT", "ca_nhan", date(2022, 3, 1), 447_000),
        ("LDTT", "ca_nhan", date(2024, 6, 30), 540_000),
        ("LDTT", "ca_nhan", date(2024, 7, 1), 710_000),
        ("LDTT", "ca_nhan", date(2026, 6, 30), 710_000),
        ("LDTT", "ca_nhan", date(2026, 7, 1), 760_000),
        ("BK_TINH", "ca_nhan", date(2023, 12, 31), 1_800_000),
        ("BK_TINH", "ca_nhan", date(2024, 1, 1), 2_700_000),
        ("TTLDTT", "tap_the", date(2024, 7, 1), 1_880_000),
        ("HCLD3", "tap_the", date(2025, 1, 1), 21_060_000),
    ],
)
def test_amount(rulebook: Rulebook, code: str, kind: str, on: date, expected: int) -> None:
    result = amount(code, kind, on, rulebook)
    assert result.amount_vnd == expected
    assert result.article and result.reason is None


@pytest.mark.parametrize(
    ("code", "kind", "on", "words"),
    [
        ("BK_TINH", "tap_the", date(2025, 1, 1), "chưa được xác nhận"),
        ("GIAY_KHEN", "ca_nhan", date(2025, 1, 1), "chưa được xác nhận"),
        ("GIAY_KHEN", "tap_the", date(2025, 1, 1), "chưa được xác nhận"),
        ("LDTT", "tap_the", date(2025, 1, 1), "Chưa có hệ số"),
        ("KNC", "ca_nhan", date(2025, 1, 1), "Chưa có hệ số"),
        ("LDTT", "ca_nhan", date(2018, 6, 30), "Chưa có mức lương cơ sở"),
    ],
)
def test_no_amount_without_confirmed_figures(rulebook: Rulebook, code: str, kind: str, on: date, words: str) -> None:
    result = amount(code, kind, on, rulebook)
    assert result.amount_vnd is None
    assert words in (result.reason or "")


def test_unknown_code(rulebook: Rulebook) -> None:
    with pytest.raises(InputError, match="XYZ"):
        amount("XYZ", "ca_nhan", date(2025, 1, 1), rulebook)
