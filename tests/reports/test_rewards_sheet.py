"""The sheets of money and of the shortlist: sums, what stands apart, the order of people, no formula from a name."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
from invented_proposals import OFFICE, QUARTER, checked, collective, person

from records import CheckedProposal
from records.rewards import QuarterRewards, Reward, RewardLine
from records.shortlists import Placed
from reports.tables import compile_table
from reports.workbooks.cells import REWARDS, SHORTLIST
from reports.workbooks.workbook import Contents, workbook_bytes

ON = date(2026, 9, 21)
DECREE = "NĐ 152/2025/NĐ-CP (mức tiền thưởng); lương cơ sở: NĐ 161/2026/NĐ-CP"


def line(code: str, number: int, each: int, payer: str | None = "UBND tỉnh, thành phố") -> RewardLine:
    return RewardLine(code, "ca_nhan", payer, number, each, DECREE)


def reward(name: str, code: str, amount: int | None, *, doubt: str | None = None) -> Reward:
    reason = None if amount else "Hệ số tiền thưởng chưa được xác nhận."
    return Reward("2026-Q3-0009", name, code, "ca_nhan", "2025", amount, DECREE, reason=reason, doubt=doubt)


REWARDS_OF = QuarterRewards(
    on=ON,
    lines=(line("CSTDCS", 3, 2_530_000, "Sở hoặc cơ quan quyết định"), line("BK_TINH", 2, 3_800_000)),
    waiting=(line("LDTT", 4, 760_000, None),),
    unsure=(
        reward('=HYPERLINK("http://x.vn")', "LDTT", 760_000, doubt="cùng lúc được Chiến sĩ thi đua cơ sở năm 2025"),
    ),
    unknown=(reward("Kim Sa Rây", "GIAY_KHEN", None), reward("Bá Văn Đạt", "GIAY_KHEN", None)),
    notes=("Danh hiệu và hình thức khen thưởng: nhận cả hai mức.",),
)


def sheet(
    name: str, proposals: list[CheckedProposal], *, place: str = "Vũng Tàu", placed: tuple[Placed, ...] = ()
) -> list[tuple[object, ...]]:
    table = compile_table(proposals, place=place)
    made = workbook_bytes(
        table, quarter=QUARTER, office=OFFICE, made_on=ON, more=Contents(rewards=REWARDS_OF, shortlist=placed)
    )
    book = openpyxl.load_workbook(io.BytesIO(made), data_only=True)
    return list(book[name].iter_rows(values_only=True))


def test_totals_are_of_what_is_met_alone() -> None:
    rows = sheet(REWARDS, [checked(1, person(0))])
    totals = [(row[4], row[6]) for row in rows if row[1] == "Tổng cộng"]
    assert totals == [(5, 15_190_000), (4, 3_040_000)]
    assert [(row[3], row[6]) for row in rows if str(row[3]).startswith("Trong đó")] == [
        ("Trong đó: Sở hoặc cơ quan quyết định", 7_590_000),
        ("Trong đó: UBND tỉnh, thành phố", 7_600_000),
    ]


def test_what_is_in_no_total_stands_below_with_its_reason() -> None:
    rows = sheet(REWARDS, [checked(1, person(0))])
    (unsure,) = [row for row in rows if row[1] == '=HYPERLINK("http://x.vn")']
    assert unsure[5] == 760_000 and "cùng lúc được" in str(unsure[7])
    (unknown,) = [row for row in rows if row[1] == "Giấy khen"]
    assert (unknown[4], unknown[5]) == (2, None) and "chưa được xác nhận" in str(unknown[7])
    assert any("nhận cả hai mức" in str(row[0]) for row in rows)


def test_awards_of_a_city_are_called_so() -> None:
    rows = sheet(REWARDS, [checked(1, person(0))], place="Thành phố Hồ Chí Minh")
    assert "Bằng khen của Chủ tịch UBND Thành phố" in {row[1] for row in rows}


def test_shortlist_keeps_the_order_and_marks_nobody() -> None:
    people = [checked(1, person(0)), checked(2, person(1)), checked(3, collective(0), code="TTLDTT")]
    placed = (
        Placed(1, True, "2026-Q3-0002", person(1).name, ("kết quả: đạt", "9/11 phiếu")),
        Placed(1, True, "2026-Q3-0001", person(0).name, ("kết quả: đạt", "9/11 phiếu")),
    )
    rows = sheet(SHORTLIST, people, placed=placed)
    assert [(row[0], row[1], row[4], row[5]) for row in rows[3:]] == [
        ("1 (ngang nhau)", person(1).name, "Kết quả: đạt; 9/11 phiếu", None),
        ("1 (ngang nhau)", person(0).name, "Kết quả: đạt; 9/11 phiếu", None),
    ]


def test_same_values_give_the_same_bytes() -> None:
    table = compile_table([checked(1, person(0))])
    made = [
        workbook_bytes(table, quarter=QUARTER, office=OFFICE, made_on=ON, more=Contents(rewards=REWARDS_OF))
        for _ in range(2)
    ]
    assert made[0] == made[1]


def test_book_without_money_has_no_such_sheet() -> None:
    table = compile_table([checked(1, person(0))])
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(table, quarter=QUARTER, office=OFFICE, made_on=ON)))
    assert REWARDS not in book.sheetnames and SHORTLIST not in book.sheetnames
