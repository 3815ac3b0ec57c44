from __future__ import annotations

import random
from datetime import UTC, date, datetime
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from invented_readings import asked, field, nominee, submission

from records.linking import link, mentions_in
from records.people import MOST_OF_A_NAME, Appearance, Kinship, People, appearance_of, identify
from records.units import Standing

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
AN = "Nguyễn Văn Án Thử"
DAY, ANOTHER_DAY = "1980-05-02", "1980-06-03"


def seen(id_: str, name: str = AN, birth: str | None = None, **more: object) -> Appearance:
    births = frozenset([birth] if birth else [])
    return Appearance(id=id_, quarter=id_[:7], name=name, births=births, **more)  # type: ignore[arg-type]


def told(one: str, other: str, *, is_same: bool) -> Kinship:
    return Kinship(one=one, other=other, is_same=is_same, who="Lê Thử", at=NOW)


def groups(found: People) -> list[list[str]]:
    return [[each.id for each in person.appearances] for person in found.people]


def reasons(found: People) -> dict[tuple[str, str], str]:
    return {(each.one, each.other): each.reason for each in found.suggestions}


def test_name_and_full_birth_date_make_one_person_in_another_unit_too() -> None:
    found = identify([seen("1", birth=DAY, unit="Phòng Một"), seen("2", AN.upper(), DAY, unit="Trung tâm Hai")])
    assert groups(found) == [["1", "2"]]
    assert found.suggestions == ()


def test_name_alone_joins_nobody_and_suggests_nothing() -> None:
    found = identify([seen("1"), seen("2"), seen("3", birth=DAY)])
    assert groups(found) == [["1"], ["2"], ["3"]]
    assert found.suggestions == ()


def test_two_full_birth_dates_are_two_people_for_ever() -> None:
    one_unit = {"unit": "Phòng Một"}
    found = identify([seen("1", birth=DAY, **one_unit), seen("2", birth=ANOTHER_DAY, **one_unit)])
    assert groups(found) == [["1"], ["2"]]
    assert found.suggestions == ()


def test_year_or_unit_is_only_suggested() -> None:
    assert reasons(identify([seen("1", birth="1980"), seen("2", birth=DAY)])) == {("1", "2"): "nam_sinh"}
    assert reasons(identify([seen("1", birth="1981"), seen("2", birth=DAY)])) == {}
    units = [seen("1", unit="Phòng Một"), seen("2", birth=DAY, unit="PHÒNG MỘT")]
    assert reasons(identify(units)) == {("1", "2"): "don_vi"}
    assert groups(identify(units)) == [["1"], ["2"]]


def test_unit_that_came_of_another_is_the_same() -> None:
    old = Standing(frozenset({"S1", "S"}), frozenset(), "S1")
    new = Standing(frozenset({"S1", "S2", "S"}), frozenset(), "S")
    room = Standing(frozenset({"S.P"}), frozenset({"S", "S1", "S2"}), "S.P")
    other = Standing(frozenset({"T"}), frozenset(), "T")
    assert reasons(identify([seen("1", standing=old), seen("2", standing=new)])) == {("1", "2"): "don_vi"}
    assert reasons(identify([seen("1", standing=old), seen("2", standing=room)])) == {("1", "2"): "don_vi"}
    assert reasons(identify([seen("1", standing=old), seen("2", standing=other)])) == {}


def test_accents_tell_people_apart_and_only_find_candidates() -> None:
    found = identify([seen("1", "Lê Thị Hà", DAY), seen("2", "Lê Thị Hạ", DAY), seen("3", "Lê Thị Hạ", "1980")])
    assert groups(found) == [["1"], ["2"], ["3"]]
    assert reasons(found) == {("1", "2"): "khac_dau", ("2", "3"): "nam_sinh"}


def test_man_and_woman_are_not_one_and_who_fits_both_stands_alone() -> None:
    people = [seen("1", birth=DAY, gender="nam"), seen("2", birth=DAY, gender="nữ"), seen("3", birth=DAY)]
    found = identify([*people, seen("4", birth=DAY, gender="nam")])
    assert groups(found) == [["1", "4"], ["2"], ["3"]]
    assert {pair for pair, reason in reasons(found).items() if reason == "ngay_sinh"} >= {("1", "3"), ("2", "3")}


def test_two_proposals_on_one_place_of_a_paper_are_one_person() -> None:
    place = frozenset({("sha", 3)})
    assert groups(identify([seen("1", mentions=place), seen("2", mentions=place)])) == [["1", "2"]]
    another = frozenset({("sha", 4)})
    assert groups(identify([seen("1", mentions=place), seen("2", mentions=another)])) == [["1"], ["2"]]


# --- what a person said


def test_word_of_a_person_joins_what_no_rule_would() -> None:
    found = identify([seen("1"), seen("2", "Nguyễn Văn Ân Thử", birth=DAY)], [told("1", "2", is_same=True)])
    assert groups(found) == [["1", "2"]]
    dates = [seen("1", birth=DAY), seen("2", birth=ANOTHER_DAY), seen("3", birth=DAY)]
    assert groups(identify(dates, [told("2", "1", is_same=True)])) == [["1", "2"], ["3"]]


def test_word_of_a_person_parts_what_the_rule_would_join() -> None:
    both = [seen("1", birth=DAY), seen("2", birth=DAY)]
    found = identify(both, [told("2", "1", is_same=False)])
    assert groups(found) == [["1"], ["2"]]
    assert found.suggestions == (), "what was settled is not asked again"
    third = identify([*both, seen("3", birth=DAY)], [told("1", "2", is_same=False)])
    assert groups(third) == [["1"], ["2"], ["3"]]
    assert reasons(third) == {("1", "3"): "ngay_sinh", ("2", "3"): "ngay_sinh"}
    settled = identify([*both, seen("3", birth=DAY)], [told("1", "2", is_same=False), told("3", "1", is_same=False)])
    assert groups(settled) == [["1"], ["2", "3"]]


def test_contrary_words_join_nobody_and_are_told() -> None:
    said = [told("1", "2", is_same=True), told("2", "3", is_same=True), told("1", "3", is_same=False)]
    found = identify([seen("1"), seen("2"), seen("3")], said)
    assert groups(found) == [["1"], ["2"], ["3"]]
    assert reasons(found) == {("1", "2"): "trai_nhau", ("2", "3"): "trai_nhau"}


def test_word_on_a_proposal_that_is_gone_does_nothing() -> None:
    assert groups(identify([seen("1")], [told("1", "9", is_same=True)])) == [["1"]]


# --- for any proposals

NAMES = ("Lê Thị Hà", "Lê Thị Hạ", "LÊ THỊ HÀ", "Đỗ Văn Bé")
PLACES = st.frozensets(st.tuples(st.sampled_from("ab"), st.integers(0, 2)), max_size=1)
APPEARANCES = st.lists(
    st.builds(
        lambda name, birth, gender, unit, mentions: (name, birth, gender, unit, mentions),
        st.sampled_from(NAMES),
        st.sampled_from([None, "1980", DAY, ANOTHER_DAY]),
        st.sampled_from(["", "nam", "nữ"]),
        st.sampled_from(["", "Phòng Một", "Phòng Hai"]),
        PLACES,
    ),
    max_size=9,
).map(
    lambda drawn: [
        seen(f"p{at}", name, birth, gender=gender, unit=unit, mentions=mentions)
        for at, (name, birth, gender, unit, mentions) in enumerate(drawn)
    ]
)
SAID = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=5)


def kin(drawn: list[tuple[int, int, bool]]) -> list[Kinship]:
    last = {frozenset((one, other)): (one, other, is_same) for one, other, is_same in drawn}
    return [told(f"p{one}", f"p{other}", is_same=is_same) for one, other, is_same in last.values()]


@settings(max_examples=150, deadline=None)
@given(APPEARANCES, SAID, st.randoms())
def test_order_and_sides_change_nothing(found: list[Appearance], drawn: list, rng: random.Random) -> None:
    said = kin(drawn)
    turned = [k.model_copy(update={"one": k.other, "other": k.one}) for k in said]
    shuffled = found[:]
    rng.shuffle(shuffled)
    rng.shuffle(turned)
    assert identify(found, said) == identify(shuffled, turned)


@settings(max_examples=150, deadline=None)
@given(APPEARANCES)
def test_nobody_is_joined_on_a_name_alone(found: list[Appearance]) -> None:
    for person in identify([a for a in found if not a.mentions]).people:
        for one, other in combinations(person.appearances, 2):
            assert one.folded == other.folded
            assert one.births == other.births and max(map(len, one.births)) == len(DAY)
            assert not {one.gender, other.gender} >= {"nam", "nữ"}


@settings(max_examples=150, deadline=None)
@given(APPEARANCES, SAID)
def test_whom_a_person_told_apart_are_never_one_nor_suggested(found: list[Appearance], drawn: list) -> None:
    said = kin(drawn)
    people = identify(found, said)
    of = people.by_proposal
    assert sorted(of) == sorted(each.id for each in found)
    for each in said:
        if not each.is_same and each.one != each.other and {each.one, each.other} <= set(of):
            assert of[each.one] is not of[each.other]
            pair = {of[each.one].id, of[each.other].id}
            assert not any(pair == {s.one, s.other} for s in people.suggestions if s.reason != "trai_nhau")


def test_common_name_ends_soon_and_says_that_it_was_cut() -> None:
    found = identify(seen(f"{number:05d}", birth="1980") for number in range(3_000))
    assert len(found.people) == 3_000
    assert (len(found.suggestions), found.cut) == (MOST_OF_A_NAME, (AN,))


def test_appearance_says_what_the_proposal_says() -> None:
    who = nominee(AN, asked("LDTT"), birth_date=DAY, honorific=field("Bà"), unit="Phòng Một")
    (linked,) = link(mentions_in(submission("a.docx", who), received=date(2026, 11, 10)), quarter="2026-Q4")
    found = appearance_of(linked.proposal)
    assert (found.name, found.births, found.gender, found.unit) == (AN, {DAY}, "nữ", "Phòng Một")
    assert len(found.mentions) == 1
