"""The timeline marks exactly the years that the judgement counted, and is drawn with the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from explained_cases import broken, collective, explained, levels, met, unclear
from lxml import etree

from records.chronicle import YearEntry
from records.proposals import ConditionResult, CountedYear, Judgement
from reports.explanation import Explained, build_timeline, draw_timeline, timeline_of
from reports.explanation.drawing import MOST_COLUMNS
from reports.explanation.timeline import Timeline, number_conditions

CASES = [met, unclear, broken, collective]
PNG = b"\x89PNG\r\n\x1a\n"


def drawn(case: Callable[[], Explained]) -> Timeline:
    timeline = timeline_of(case())
    assert timeline is not None
    return timeline


def marks_in(svg: bytes) -> set[tuple[int, str, int]]:
    """(year, what it did, number of the condition) of every marked cell in the picture."""
    names = [element.get("id") or "" for element in etree.fromstring(svg).iter("{*}g")]
    marks = set()
    for name in names:
        if cell := re.match(r"[a-z]+-(\d{4})_", name):
            for did, numbers in re.findall(r"_([a-z]+)\.([\d,]+)", name):
                marks |= {(int(cell[1]), did, int(number)) for number in numbers.split(",")}
    return marks


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_years_marked_in_the_picture_are_those_that_the_judgement_counted(case: Callable[[], Explained]) -> None:
    timeline = drawn(case)
    numbered = [each for each in number_conditions(case().checked.judgement) if each.condition.about]
    counted = {(c.year, c.did, each.number) for each in numbered for c in each.condition.years}
    assert counted
    assert marks_in(draw_timeline(timeline, format="svg")) == counted


@pytest.mark.parametrize("format", ["svg", "png"])
def test_picture_is_the_same_bytes_each_time(format: str) -> None:
    pictures = {draw_timeline(drawn(unclear), format=format) for _ in range(2)}  # type: ignore[arg-type]
    assert len(pictures) == 1
    assert next(iter(pictures)).startswith(PNG if format == "png" else b"<?xml")


def test_picture_needs_no_font_and_nothing_from_elsewhere() -> None:
    tree = etree.fromstring(draw_timeline(drawn(broken), format="svg"))
    assert not list(tree.iter("{*}text"))
    links = [value for element in tree.iter() for name, value in element.attrib.items() if name.endswith("href")]
    assert links and all(value.startswith("#") for value in links)


def test_what_broke_a_run_stands_where_it_is_stated() -> None:
    lines = {line.kind: line.cells for line in drawn(broken).lines}
    assert [mark.did for mark in lines["classification"][2022].marks] == ["broke"]
    assert lines["classification"][2022].labels[0].text == "HTNV"


def test_years_of_a_run_begin_after_the_prior_award() -> None:
    assert drawn(broken).after == (2018,)


def test_needed_year_that_nobody_states_is_an_empty_open_cell() -> None:
    cells = {line.kind: line.cells for line in drawn(unclear).lines}["classification"]
    assert cells[2022].labels == ()
    assert {mark.did for mark in cells[2022].marks} == {"open"}


def test_claim_is_told_from_what_has_a_decision() -> None:
    cells = {line.kind: line.cells for line in drawn(unclear).lines}["title"]
    assert [label.is_claim for label in cells[2024].labels] == [True]
    assert [label.is_claim for label in cells[2023].labels] == [False]


def test_discipline_and_leave_have_their_own_rows() -> None:
    case = explained(
        requested="CSTD_TINH",
        year=2024,
        classifications=levels(y2022="hoan_thanh_xuat_sac", y2024="hoan_thanh_xuat_sac"),
        titles=[{"year": year, "code": "CSTDCS"} for year in (2021, 2022, 2024)],
        discipline=[{"form": "khien_trach", "from": "2019-05-01", "to": "2020-05-01"}],
        maternity_years=[2023],
    )
    timeline = timeline_of(case)
    assert timeline is not None
    rows = {line.kind: line.cells for line in timeline.lines}
    assert sorted(year for year in rows["discipline"] if year) == [2019, 2020]
    assert [mark.did for mark in rows["maternity"][2023].marks] == ["skipped"]


def test_what_no_row_shows_is_not_marked_on_another() -> None:
    case = explained(
        requested="LDTT",
        year=2023,
        received=date(2023, 12, 20),
        classifications=levels(y2023="hoan_thanh_tot"),
        months_worked={2023: 12},
        discipline=[],
    )
    told = {each.condition.id for each in timeline_of(case).numbered}  # type: ignore[union-attr]
    stated = [c for c in case.checked.judgement.conditions if c.years]
    assert len(stated) > len(told)
    assert told == {c.id for c in stated if c.about}


def test_several_things_of_one_year_share_a_cell_and_what_counts_stands_first() -> None:
    entries = [YearEntry(kind="title", year=2024, code=code) for code in ("LDTT", "CSTDCS")]
    entries += [YearEntry(kind="initiative", year=2024, text=text, scope="co_so") for text in ("Một", "Hai")]
    condition = ConditionResult(
        id="a",
        outcome="DAT",
        article="Luật",
        required="CSTĐCS",
        about=("CSTDCS",),
        years=(CountedYear(year=2024, did="carried"),),
    )
    judgement = Judgement(verdict="DAT", regime="x", conditions=(condition,))
    timeline = build_timeline(judgement, entries, asked=2024)
    assert timeline is not None
    rows = {line.kind: line.cells[2024] for line in timeline.lines}
    assert [(label.text, label.is_counted) for label in rows["title"].labels] == [("CSTĐCS", True), ("LĐTT", False)]
    assert [label.text for label in rows["initiative"].labels] == ["2× SK cơ sở"]


def test_long_silence_is_one_column_and_a_long_life_goes_on_below() -> None:
    years = [1999, *range(2006, 2025)]
    entries = [YearEntry(kind="title", year=year, code="LDTT") for year in years]
    timeline = build_timeline(Judgement(verdict="DAT", regime="x"), entries, asked=2024)
    assert timeline is not None
    assert [column.label for column in timeline.columns][:3] == ["1999", "…", "2006"]
    assert len(timeline.columns) > MOST_COLUMNS
    short = build_timeline(Judgement(verdict="DAT", regime="x"), entries[-2:], asked=2024)
    assert short is not None
    heights = [
        float(re.search(rb'height="([\d.]+)pt"', draw_timeline(each, format="svg"))[1])  # type: ignore[index]
        for each in (short, timeline)
    ]
    assert heights[1] > heights[0]


def test_nothing_known_of_any_year_is_no_timeline() -> None:
    assert build_timeline(Judgement(verdict="CAN_XEM_XET", regime="x"), (), asked=2024) is None
