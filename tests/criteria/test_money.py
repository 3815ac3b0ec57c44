"""Reward money: every cell of the handbook's table, and the days when the base salary or the decree changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from criteria import Rulebook, amount, load_rulebook
from records.catalogue import RECOGNITIONS
from records.errors import InputError

AT_1_49, AT_1_80_OLD, AT_1_80, AT_2_34, AT_2_53 = (
    date(2022, 6, 1),
    date(2023, 9, 1),
    date(2024, 3, 1),
    date(2025, 1, 15),
    date(2026, 8, 1),
)
# HANDBOOK §4: coefficient, then the sums at 1.490.000 (NĐ 91, as computed), 1.800.000 (NĐ 98), 2.340.000, 2.530.000
TABLE = {
    ("LDTT", "ca_nhan"): (0.3, 447_000, 540_000, 710_000, 760_000),
    ("CSTDCS", "ca_nhan"): (1.0, 1_490_000, 1_800_000, 2_340_000, 2_530_000),
    ("CSTD_TINH", "ca_nhan"): (3.0, 4_470_000, 5_400_000, 7_020_000, 7_590_000),
    ("CSTD_TQ", "ca_nhan"): (4.5, 6_705_000, 8_100_000, 10_530_000, 11_390_000),
    ("TTLDTT", "tap_the"): (0.8, 1_192_000, 1_440_000, 1_880_000, 2_030_000),
    ("TTLDXS", "tap_the"): (1.5, 2_235_000, 2_700_000, 3_510_000, 3_800_000),
    ("CO_TINH", "tap_the"): (8.0, 11_920_000, 14_400_000, 18_720_000, 20_240_000),
    ("CO_BO", "tap_the"): (8.0, 11_920_000, 14_400_000, 18_720_000, 20_240_000),
    ("CO_CP", "tap_the"): (12.0, 17_880_000, 21_600_000, 28_080_000, 30_360_000),
    ("BK_TTG", "ca_nhan"): (3.5, 5_215_000, 6_300_000, 8_190_000, 8_860_000),
}
# those that the decrees of 2023 and 2025 changed, or that were read of one regime only
CHANGED = {
    ("GIAY_KHEN", "ca_nhan"): (447_000, 540_000, None, None, None),
    ("BK_TINH", "ca_nhan"): (1_490_000, 1_800_000, 2_700_000, 3_510_000, 3_800_000),
    ("BK_BO", "ca_nhan"): (1_490_000, 1_800_000, 2_700_000, 3_510_000, 3_800_000),
    ("HCLD3", "ca_nhan"): (None, None, 8_100_000, 10_530_000, 11_390_000),
    ("HCLD2", "ca_nhan"): (None, None, 13_500_000, 17_550_000, 18_980_000),
    ("HCLD1", "ca_nhan"): (None, None, 16_200_000, 21_060_000, 22_770_000),
    ("HCLD3", "tap_the"): (None, None, 16_200_000, 21_060_000, 22_770_000),
    ("HCLD2", "tap_the"): (None, None, 27_000_000, 35_100_000, 37_950_000),
    ("HCLD1", "tap_the"): (None, None, 32_400_000, 42_120_000, 45_540_000),
}
NEVER = [("GIAY_KHEN", "tap_the"), ("BK_TINH", "tap_the"), ("BK_BO", "tap_the"), ("BK_TTG", "tap_the")]


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


@pytest.mark.parametrize(("asked", "row"), TABLE.items())
def test_cell_of_the_table(rulebook: Rulebook, asked: tuple[str, str], row: tuple[float, ...]) -> None:
    coefficient, *sums = row
    found = [amount(*asked, on, rulebook) for on in (AT_1_49, AT_1_80, AT_2_34, AT_2_53)]
    assert [each.amount_vnd for each in found] == sums
    assert {each.coefficient for each in found} == {coefficient}
    assert [each.base for each in found] == [1_490_000, 1_800_000, 2_340_000, 2_530_000]


@pytest.mark.parametrize(("asked", "sums"), CHANGED.items())
def test_recognition_whose_coefficient_changed(
    rulebook: Rulebook, asked: tuple[str, str], sums: tuple[int | None, ...]
) -> None:
    days = (AT_1_49, AT_1_80_OLD, AT_1_80, AT_2_34, AT_2_53)
    found = [amount(*asked, on, rulebook) for on in days]
    assert [each.amount_vnd for each in found] == list(sums)
    assert all((each.reason is None) == (each.amount_vnd is not None) for each in found)


@pytest.mark.parametrize("asked", NEVER)
def test_unconfirmed_coefficient_gives_no_sum_on_any_day(rulebook: Rulebook, asked: tuple[str, str]) -> None:
    for on in (AT_1_49, AT_1_80_OLD, AT_1_80, AT_2_34, AT_2_53):
        result = amount(*asked, on, rulebook)
        assert result.amount_vnd is None and result.coefficient is None
        assert "chưa được xác nhận" in (result.reason or "") and "cho tập thể" in (result.reason or "")


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("LDTT", date(2018, 7, 1), 417_000),
        ("LDTT", date(2019, 6, 30), 417_000),
        ("LDTT", date(2019, 7, 1), 447_000),
        ("LDTT", date(2023, 6, 30), 447_000),
        ("LDTT", date(2023, 7, 1), 540_000),
        ("LDTT", date(2024, 6, 30), 540_000),
        ("LDTT", date(2024, 7, 1), 710_000),
        ("LDTT", date(2025, 6, 30), 710_000),
        ("LDTT", date(2025, 7, 1), 710_000),
        ("LDTT", date(2026, 6, 30), 710_000),
        ("LDTT", date(2026, 7, 1), 760_000),
        ("LDTT", date(2026, 10, 1), 760_000),
        ("LDTT", date(2027, 2, 28), 760_000),
        ("BK_TINH", date(2023, 12, 31), 1_800_000),
        ("BK_TINH", date(2024, 1, 1), 2_700_000),
    ],
)
def test_day_of_the_decision(rulebook: Rulebook, code: str, on: date, expected: int) -> None:
    result = amount(code, "ca_nhan", on, rulebook)
    assert result.amount_vnd == expected
    assert result.article and result.reason is None


def test_decree_of_the_day_is_named(rulebook: Rulebook) -> None:
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    decrees = [str(amount("CSTDCS", "ca_nhan", on, rulebook).article).split("/NĐ-CP")[0] for on in days]
    assert decrees == ["NĐ 91/2017", "NĐ 98/2023", "NĐ 98/2023", "NĐ 152/2025"]


def test_rounding_that_nobody_confirmed_is_said_where_it_matters(rulebook: Rulebook) -> None:
    unsure = amount("LDTT", "ca_nhan", AT_1_49, rulebook)
    assert unsure.amount_vnd == 447_000
    assert "chưa được xác nhận" in (unsure.note or "") and "450.000 đồng" in (unsure.note or "")
    assert unsure.note in str(unsure.article)
    assert amount("CSTDCS", "ca_nhan", AT_1_49, rulebook).note is None
    assert amount("LDTT", "ca_nhan", AT_2_53, rulebook).note is None


@pytest.mark.parametrize(
    ("code", "kind", "on", "words"),
    [
        ("LDTT", "tap_the", AT_2_34, "Chưa có hệ số tiền thưởng của Lao động tiên tiến cho tập thể"),
        ("TTLDTT", "ca_nhan", AT_2_34, "cho cá nhân"),
        ("LDTT", "ho_gia_dinh", AT_2_34, "cho hộ gia đình"),
        ("DIEN_HINH", "ca_nhan", AT_2_34, "Chưa có hệ số"),
        ("HCLD3", "ca_nhan", AT_1_49, "Chưa có hệ số"),
        ("KNC", "ca_nhan", AT_2_34, "Chưa có hệ số"),
        ("LDTT", "ca_nhan", date(2018, 6, 30), "Chưa có mức lương cơ sở"),
        ("LDTT", "ca_nhan", date(2017, 9, 30), "Chưa có hệ số"),
        ("LDTT", "ca_nhan", date(2027, 3, 1), "áp dụng đến hết ngày 28/02/2027, chưa nạp quy định thay thế"),
    ],
)
def test_no_amount_without_known_figures(rulebook: Rulebook, code: str, kind: str, on: date, words: str) -> None:
    result = amount(code, kind, on, rulebook)
    assert result.amount_vnd is None
    assert words in (result.reason or "")


def test_memorial_medal_names_its_ceiling_and_gives_no_sum(rulebook: Rulebook) -> None:
    result = amount("KNC", "ca_nhan", AT_2_53, rulebook)
    assert result.amount_vnd is None
    assert all(words in (result.reason or "") for words in ("mức cao nhất", "0,8 lần", "0,6 lần", "1.520.000 đồng"))


@pytest.mark.parametrize(
    ("code", "kind", "payer"),
    [
        ("CSTDCS", "ca_nhan", "Sở hoặc cơ quan quyết định"),
        ("BK_TINH", "ca_nhan", "UBND tỉnh, thành phố"),
        ("BK_BO", "ca_nhan", "Bộ, ngành quyết định"),
        ("HCLD3", "ca_nhan", "Bộ, tỉnh trình khen thưởng"),
        ("BK_TTG", "ca_nhan", "Bộ, tỉnh trình khen thưởng"),
        ("CO_CP", "tap_the", "Bộ, tỉnh trình khen thưởng"),
    ],
)
def test_who_pays(rulebook: Rulebook, code: str, kind: str, payer: str) -> None:
    result = amount(code, kind, AT_2_34, rulebook)
    assert (result.payer, result.payer_article) == (payer, "Luật 06/2022/QH15, Điều 11 khoản 4")
    assert amount(code, kind, date(2023, 12, 31), rulebook).payer is None  # the old law's article was not read


def test_every_recognition_gives_a_sum_or_a_reason_on_every_day(rulebook: Rulebook) -> None:
    for year in range(2016, 2029):
        for code in RECOGNITIONS:
            for kind in ("ca_nhan", "tap_the", "ho_gia_dinh"):
                result = amount(code, kind, date(year, 7, 1), rulebook)
                assert (result.amount_vnd is None) == bool(result.reason)


def test_local_file_confirms_a_coefficient(tmp_path: Path) -> None:
    (tmp_path / "tien-thuong.yaml").write_text(
        """coefficients:
- id: giay_khen_so
  from: 2026-01-01
  to: null
  reference: "Quyết định của Sở (bịa)"
  status: confirmed
  kind: tap_the
  times: {GIAY_KHEN: 0.6}
""",
        encoding="utf-8",
    )
    local = load_rulebook(tmp_path)
    assert amount("GIAY_KHEN", "tap_the", AT_2_53, local).amount_vnd == 1_520_000
    assert amount("GIAY_KHEN", "tap_the", date(2025, 12, 31), local).amount_vnd is None


def test_unknown_code(rulebook: Rulebook) -> None:
    with pytest.raises(InputError, match="XYZ"):
        amount("XYZ", "ca_nhan", date(2025, 1, 1), rulebook)
