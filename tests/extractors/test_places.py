"""Places before and after July 2025: what they are, what they lie in, what they became."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.grammar.places import (
    COMMUNE,
    DISTRICT,
    LONGEST_ADDRESS,
    PROVINCE,
    Gazetteer,
    lookup,
    names,
    places,
    renamed,
    resolve,
)

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
OLD_COMMUNE = "Xã Tây Xuân, Huyện Tây Sơn, Tỉnh Bình Định"


def test_old_commune_has_its_parents_and_its_last_day() -> None:
    (place,) = lookup("xã Tây Xuân")
    assert (place.kind, place.level, place.within) == ("Xã", COMMUNE, ("Huyện Tây Sơn", "Tỉnh Bình Định"))
    assert (place.since, place.until) == (None, BEFORE)
    assert place.stood(BEFORE) and not place.stood(AFTER)


def test_commune_of_today_lies_in_a_province() -> None:
    assert [place.address for place in resolve("xã Tây Sơn, Gia Lai", on=AFTER)] == ["Xã Tây Sơn, Tỉnh Gia Lai"]
    assert resolve("xã Tây Sơn, Gia Lai", on=BEFORE) == ()


@pytest.mark.parametrize("text", ["HUYỆN TÂY SƠN", "H. Tây Sơn", "huyện  tây sơn"])
def test_district_in_any_writing(text: str) -> None:
    (place,) = lookup(text)
    assert (place.full, place.level) == ("Huyện Tây Sơn", DISTRICT)


def test_province_of_both_times_is_two_places() -> None:
    old, new = lookup("TP. Huế")
    assert (old.until, new.since) == (BEFORE, AFTER)
    assert {old.level, new.level} == {PROVINCE}


def test_tone_placement_and_leading_zeros_do_not_matter() -> None:
    assert lookup("tỉnh Hoà Bình") == lookup("tỉnh Hòa Bình") != ()
    assert lookup("phường 05") == lookup("Phường 5") != ()


def test_number_without_kind_is_no_place() -> None:
    assert lookup("1") == ()
    assert len(lookup("quận 1")) == 1


def test_kind_that_is_written_must_be_its_own() -> None:
    assert lookup("huyện Tây Xuân") == ()


@pytest.mark.parametrize("text", ["TP.HCM", "TP HCM", "thành phố Hồ Chí Minh"])
def test_short_name_of_the_southern_city(text: str) -> None:
    assert [place.full for place in lookup(text, on=BEFORE)] == ["Thành phố Hồ Chí Minh"]


@pytest.mark.parametrize("text", ["tỉnh Thừa Thiên Huế", "Thừa Thiên - Huế", "tỉnh TT Huế"])
def test_name_of_a_province_until_2024(text: str) -> None:
    assert [place.full for place in lookup(text, on=BEFORE)] == ["Thành phố Huế"]


@pytest.mark.parametrize(
    "address",
    [
        "xã Tây Xuân, huyện Tây Sơn, tỉnh Bình Định",
        "xã Tây Xuân huyện Tây Sơn tỉnh Bình Định",
        "Tây Xuân - Tây Sơn - Bình Định",
        "Thôn 3; xã Tây Xuân, Tây Sơn, Bình Định.",
    ],
)
def test_old_address_becomes_the_commune_of_today(address: str) -> None:
    ((old, heirs),) = renamed(address)
    assert old.address == OLD_COMMUNE
    assert [heir.address for heir in heirs] == ["Xã Tây Sơn, Tỉnh Gia Lai"]


def test_divided_commune_tells_all_its_heirs() -> None:
    ((_, heirs),) = renamed("xã Phú Hội, huyện An Phú, tỉnh An Giang")
    assert {heir.address for heir in heirs} == {"Xã An Phú, Tỉnh An Giang", "Xã Nhơn Hội, Tỉnh An Giang"}


def test_name_of_a_province_with_a_dash_stays_whole() -> None:
    ((old, heirs),) = renamed("Châu Đức - Bà Rịa - Vũng Tàu")
    assert old.address == "Huyện Châu Đức, Tỉnh Bà Rịa - Vũng Tàu"
    assert {heir.within for heir in heirs} == {("Thành phố Hồ Chí Minh",)}


def test_province_becomes_a_province() -> None:
    assert [heir.full for _, heirs in renamed("tỉnh Bình Định") for heir in heirs] == ["Tỉnh Gia Lai"]


def test_name_of_many_places_gives_them_all() -> None:
    assert len(renamed("xã Tân Thành")) > 5


@pytest.mark.parametrize(
    "address", ["xã Tây Xuân, tỉnh Cà Mau", "xã Không Có, tỉnh Bình Định", "", ", , ,", "x, " * LONGEST_ADDRESS]
)
def test_what_contradicts_itself_or_is_unknown_gives_nothing(address: str) -> None:
    assert [old.address for old, _ in renamed(address) if old.level != PROVINCE] == []


def test_counts_are_those_of_the_two_times() -> None:
    before, after = list(places(BEFORE)), list(places(AFTER))
    assert [sum(place.level == level for place in before) for level in range(3)] == [63, 696, 10_035]
    assert [sum(place.level == level for place in after) for level in range(3)] == [34, 0, 3321]


def test_every_old_province_and_commune_has_an_heir() -> None:
    provinces = [place for place in places(BEFORE) if place.level == PROVINCE]
    assert all(heirs for place in provinces for _, heirs in renamed(place.full))


def test_names_for_matchers_are_each_there_once() -> None:
    found = list(names())
    assert len(found) == len(set(found)) > 9000
    assert ("Xã", "Tây Xuân") in found


def test_divided_names_of_a_small_book() -> None:
    book = Gazetteer("< 2025-07-01\nT A > T B\n H C\n  X D > X E | P F\n  X G > X E\n>= 2025-07-01\nT B\n X E\n P F\n")
    district = book.named("huyện C")[0]
    assert [book.place(heir).full for heir in book.heirs(district)] == ["Xã E", "Phường F"]
