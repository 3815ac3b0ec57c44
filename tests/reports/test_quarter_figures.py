from __future__ import annotations

import io

import openpyxl
import pytest
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, field, person, quarter_of

from records import Nominee, Quarter
from reports import compile_table
from reports.figures import ASKED, COLLECTIVES, MET, PEOPLE, SHARE, figures_of, most_first, percent, quarter_in_words
from reports.rows import DIRECT, LEADER
from reports.tables import NO_UNIT, TOTAL
from reports.workbooks.workbook import Contents, workbook_bytes

TABLE = compile_table(quarter_of(44))


def test_counts_of_units_add_up_and_agree_with_those_by_recognition() -> None:
    by_unit = figures_of(TABLE, QUARTER).by_unit
    assert list(by_unit.index) == list(TABLE.by_unit.index)
    assert list(by_unit[ASKED]) == list(TABLE.by_unit[TOTAL])
    assert (by_unit[COLLECTIVES] + by_unit[PEOPLE] == by_unit[ASKED]).all()
    assert by_unit.loc[TOTAL, MET] == len(TABLE.with_verdict("DAT"))


def test_proposal_without_a_unit_is_counted_and_stands_last() -> None:
    nameless = checked(1, Nominee(kind="ca_nhan", full_name=field("Lê Văn An")))
    table = compile_table([nameless, checked(2, person(1)), checked(3, person(2))])
    by_unit = figures_of(table, QUARTER).by_unit
    assert list(by_unit.index[-2:]) == [NO_UNIT, TOTAL]
    assert by_unit.loc[NO_UNIT, ASKED] == 1


def test_units_with_most_proposals_come_first_and_equals_stay_in_order() -> None:
    by_unit = figures_of(TABLE, QUARTER).by_unit
    ordered = most_first(by_unit)
    assert ordered.index[-1] == TOTAL
    assert sorted(ordered.index) == sorted(by_unit.index)
    asked = list(ordered[ASKED])[:-1]
    assert asked == sorted(asked, reverse=True)
    places = [list(by_unit.index).index(name) for name in ordered.index[:-1]]
    assert all(one < other for one, other, a, b in zip(places, places[1:], asked, asked[1:], strict=False) if a == b)


def test_shares_of_classes_are_of_all_persons() -> None:
    by_class = figures_of(TABLE, QUARTER).by_class
    leaders, direct = by_class.loc[LEADER, ASKED], by_class.loc[DIRECT, ASKED]
    assert by_class.loc[LEADER, SHARE] == pytest.approx(100 * leaders / len(TABLE.of_kind("ca_nhan")))
    assert by_class.loc[TOTAL, SHARE] == 100
    assert leaders + direct == by_class.loc[TOTAL, ASKED]


def test_quarters_stand_in_order_of_time_this_one_last() -> None:
    earlier = [(Quarter(2026, 2), compile_table(quarter_of(9))), (Quarter(2025, 4), compile_table([]))]
    by_quarter = figures_of(TABLE, QUARTER, earlier).by_quarter
    assert list(by_quarter.index) == ["Quý IV/2025", "Quý II/2026", "Quý III/2026"]
    assert list(by_quarter[ASKED]) == [0, 9, 44]


def test_empty_quarter_has_empty_frames() -> None:
    figures = figures_of(compile_table([]), QUARTER)
    frames = (figures.by_unit, figures.by_kind, figures.by_recognition, figures.by_class)
    assert all(frame.empty for frame in frames)
    assert not figures.has_earlier


@pytest.mark.parametrize(("part", "whole", "told"), [(1, 3, "33,3%"), (2, 2, "100,0%"), (0, 5, "0,0%"), (1, 0, "–")])
def test_percent_in_words(part: int, whole: int, told: str) -> None:
    assert percent(part, whole) == told


def test_quarter_in_words() -> None:
    assert quarter_in_words(Quarter(2026, 4)) == "Quý IV/2026"


def test_each_chart_of_the_workbook_shows_the_cells_of_its_table() -> None:
    earlier = [(Quarter(2026, 2), compile_table(quarter_of(9)))]
    made = workbook_bytes(TABLE, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, more=Contents(earlier=earlier))
    sheet = openpyxl.load_workbook(io.BytesIO(made))["Tổng hợp số liệu"]
    figures = figures_of(TABLE, QUARTER, earlier)
    shown = []
    for chart in sheet._charts:
        (series,) = chart.series
        names, counts = (
            [cell.value for (cell,) in sheet[reference.partition("!")[2].replace("$", "")]]
            for reference in (series.cat.strRef.f, series.val.numRef.f)
        )
        shown.append(dict(zip(names, counts, strict=True)))
    wanted = [
        TABLE.by_recognition[TOTAL],
        figures.by_kind[ASKED],
        TABLE.by_class[TOTAL],
        figures.by_unit[ASKED],
        figures.by_quarter[ASKED],
    ]
    assert shown == [{name: count for name, count in each.items() if name != TOTAL} for each in wanted]
