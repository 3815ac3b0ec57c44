"""What a quarter costs: met proposals alone are summed; what is open, unconfirmed or doubtful stands apart."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from invented_quarter import asked

from criteria import Rulebook, amount, load_rulebook, rewards_of
from records.proposals import CheckedProposal, Judgement, Verdict

ON = date(2025, 3, 1)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def checked(number: int, code: str, verdict: Verdict = "DAT", **changes: Any) -> CheckedProposal:
    changes.setdefault("name", f"Người Thứ {number}")
    changes.setdefault("born", f"1980-01-{number:02d}")
    return CheckedProposal(
        proposal=asked(number, code, **changes), judgement=Judgement(verdict=verdict, regime="new_98 (luật)")
    )


def test_lines_by_recognition_kind_and_payer(rulebook: Rulebook) -> None:
    quarter = [checked(n, "CSTDCS") for n in (1, 2, 3)]
    quarter += [checked(4, "TTLDTT", kind="tap_the", born=None), checked(5, "BK_TINH"), checked(6, "BK_TTG")]
    found = rewards_of(quarter, rulebook, on=ON)
    assert [(line.code, line.kind, line.number, line.each_vnd, line.total_vnd) for line in found.lines] == [
        ("CSTDCS", "ca_nhan", 3, 2_340_000, 7_020_000),
        ("TTLDTT", "tap_the", 1, 1_880_000, 1_880_000),
        ("BK_TINH", "ca_nhan", 1, 3_510_000, 3_510_000),
        ("BK_TTG", "ca_nhan", 1, 8_190_000, 8_190_000),
    ]
    assert [(line.coefficient, line.base_vnd) for line in found.lines[:2]] == [(1.0, 2_340_000), (0.8, 2_340_000)]
    assert found.total_vnd == 20_600_000 == sum(found.total_of(payer) for payer in found.payers)
    assert found.total_of("Sở hoặc cơ quan quyết định") == 8_900_000


def test_only_met_proposals_are_summed(rulebook: Rulebook) -> None:
    quarter = [
        checked(1, "CSTDCS"),
        checked(2, "CSTDCS", "CHUA_DU_CO_SO"),
        checked(3, "CSTDCS", "CAN_XEM_XET"),
        checked(4, "CSTDCS", "KHONG_DAT"),
    ]
    found = rewards_of(quarter, rulebook, on=ON)
    assert (found.total_vnd, found.waiting_vnd) == (2_340_000, 4_680_000)
    assert [line.number for line in found.waiting] == [2]


def test_sum_that_nobody_knows_stands_apart_with_its_reason(rulebook: Rulebook) -> None:
    quarter = [checked(1, "GIAY_KHEN"), checked(2, "KNC"), checked(3, "LDTT"), checked(4, "GIAY_KHEN", "CAN_XEM_XET")]
    found = rewards_of(quarter, rulebook, on=ON)
    assert found.total_vnd == 710_000
    assert [each.proposal for each in found.unknown] == ["2025-Q1-0001", "2025-Q1-0002", "2025-Q1-0004"]
    assert all(each.amount_vnd is None and each.reason for each in found.unknown)


def test_day_of_the_decision_chooses_the_sums(rulebook: Rulebook) -> None:
    quarter = [checked(1, "LDTT"), checked(2, "LDTT")]
    for on in (date(2024, 6, 30), date(2024, 7, 1), date(2026, 7, 1)):
        each = amount("LDTT", "ca_nhan", on, rulebook).amount_vnd
        assert rewards_of(quarter, rulebook, on=on).total_vnd == 2 * (each or 0) > 0


def of_one(code: str, number: int, year: str | None, **changes: Any) -> CheckedProposal:
    return checked(number, code, name="Sầm Thị Ngát", born="1987-05-06", year=year, **changes)


@pytest.mark.parametrize(
    ("first", "second", "is_paid"),
    [
        (("CSTDCS", "2024"), ("LDTT", "2023"), True),
        (("CSTDCS", "2024"), ("LDTT", "2024"), False),
        (("CSTDCS", "2024"), ("LDTT", None), False),
        (("BK_TINH", "2024"), ("LDTT", "2024"), True),
        (("BK_TTG", "2024"), ("BK_TINH", "2024"), False),
        (("BK_TTG", "2024"), ("BK_TINH", "2023"), True),
    ],
)
def test_two_rewards_of_one_person(
    rulebook: Rulebook, first: tuple[str, str], second: tuple[str, str | None], is_paid: bool
) -> None:
    quarter = [of_one(first[0], 1, first[1]), of_one(second[0], 2, second[1])]
    found = rewards_of(quarter, rulebook, on=ON)
    sums = [amount(code, "ca_nhan", ON, rulebook).amount_vnd or 0 for code, _ in (first, second)]
    assert found.total_vnd == (sum(sums) if is_paid else sums[0])
    assert [each.proposal for each in found.unsure] == ([] if is_paid else ["2025-Q1-0002"])
    assert all("chưa xác nhận được nhận cả hai" in str(each.doubt) for each in found.unsure)


def test_two_people_of_one_name_are_paid_each(rulebook: Rulebook) -> None:
    other = checked(2, "LDTT", name="Sầm Thị Ngát", born="1990-09-09", year="2024")
    found = rewards_of([of_one("CSTDCS", 1, "2024"), other], rulebook, on=ON)
    assert found.unsure == () and found.total_vnd == 2_340_000 + 710_000


def test_before_the_rule_on_several_rewards_was_read_the_lower_one_is_doubted(rulebook: Rulebook) -> None:
    found = rewards_of([of_one("BK_TINH", 1, "2022"), of_one("LDTT", 2, "2022")], rulebook, on=date(2023, 8, 1))
    assert found.total_vnd == 1_800_000 and len(found.unsure) == 1
    assert "Chưa nạp quy định" in found.notes[0]


def test_recognition_without_money_is_nowhere(rulebook: Rulebook) -> None:
    found = rewards_of([checked(1, "SANG_KIEN"), checked(2, "DIEN_HINH")], rulebook, on=ON)
    assert not (found.lines or found.waiting or found.unsure or found.unknown) and found.total_vnd == 0


def test_order_of_proposals_does_not_matter(rulebook: Rulebook) -> None:
    quarter = [of_one("CSTDCS", 1, "2024"), of_one("LDTT", 2, "2024"), checked(3, "LDTT"), checked(4, "BK_BO")]
    assert rewards_of(quarter[::-1], rulebook, on=ON).lines == rewards_of(quarter, rulebook, on=ON).lines
    assert rewards_of(quarter[::-1], rulebook, on=ON).total_vnd == rewards_of(quarter, rulebook, on=ON).total_vnd


def test_what_people_settled_counts_and_not_the_verdict(rulebook: Rulebook) -> None:
    """One granted against the verdict is paid, one refused is nowhere, one that is held back waits."""
    quarter = [checked(1, "CSTDCS"), checked(2, "CSTDCS", "KHONG_DAT"), checked(3, "LDTT"), checked(4, "LDTT")]
    first, second, third, fourth = (each.proposal.id for each in quarter)
    found = rewards_of(quarter, rulebook, on=ON, granted={first, second}, refused={third})
    assert [each.proposal for each in found.met] == [first, second]
    assert (found.total_vnd, found.waiting_vnd) == (4_680_000, 710_000)
    assert fourth not in {each.proposal for each in found.met}
